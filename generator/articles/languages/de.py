"""German: numbers, dates, names with the ending of the genitive, quotations, and the hedges and negations that are plain."""

from __future__ import annotations

import re
from typing import Final

from ..language import Dates, Hedges, Language
from ..rewriting import (
    MONTHS,
    RECENT,
    RELATIVE_MONTHS,
    RELATIVE_YEARS,
    WEEKDAYS,
    bounds,
    clauses,
    months,
    numbers,
    numeric_dates,
    ordinal_key,
    plain_digits,
    rewriting,
    sentences,
    sizes,
    weekdays,
    with_decimal_comma,
    words_to_keys,
)

_WORD: Final = re.compile(r"\d+(?:\.\d+)?(?:th(?![^\W_]))?|%|[^\W\d_]+(?:'[^\W\d_]+)*")
_ONES: Final = ("ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")
_TENS: Final = ("zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig")
_TEENS: Final = numbers("zehn; elf; zwölf; dreizehn; vierzehn; fünfzehn; sechzehn; siebzehn; achtzehn; neunzehn", first=10)
_UP_TO_99: Final = (
    {word: number for number, word in enumerate(_ONES, 1)}
    | {word: int(key) for word, key in _TEENS.items()}
    | {word: 10 * number for number, word in enumerate(_TENS, 2)}
    | {f"{one}und{ten}": 10 * tens + ones for tens, ten in enumerate(_TENS, 2) for ones, one in enumerate(_ONES, 1)}
)
_HUNDREDS: Final = {"hundert": 100} | {f"{one}hundert": 100 * number for number, one in enumerate(_ONES, 1)}
_NUMBERS: Final = (
    {word: str(number) for word, number in _UP_TO_99.items() if number > 1}
    | {word: str(number) for word, number in _HUNDREDS.items()}
    | {f"{hundred}{word}": str(hundreds + more) for hundred, hundreds in _HUNDREDS.items() for word, more in _UP_TO_99.items()}
    | {f"{word}tausend": str(1000 * number) for word, number in _UP_TO_99.items()}
    | {"zweier": "2", "dreier": "3", "zweien": "2", "dreien": "3", "beiden": "2", "beide": "2", "dutzend": "12"}
)
_ORDINALS: Final = {
    stem + ending: ordinal_key(number)
    for number, stem in enumerate("zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft".split(), 2)
    for ending in ("e", "en", "er", "es", "em")
}
_SAME: Final = {
    **{word.casefold(): key for word, key in _NUMBERS.items()},  # ß is ss in keys
    **_ORDINALS,
    **months(
        "januar jänner jan; februar feber feb; märz; april apr; mai; juni; juli; august aug; september sept; oktober okt; november nov;"
        "dezember dez"
    ),
    **weekdays("montag montags; dienstag; mittwoch; donnerstag; freitag; samstag sonnabend; sonntag"),
    **words_to_keys(
        {
            "million": "million millionen", "billion": "milliarde milliarden", "trillion": "billionen", "1000": "tausend tausende",
            "percent": "% prozent", "tonne": "tonne tonnen", "kilometre": "kilometer kilometern km", "metre": "meter metern",
            "kilogram": "kilo kilogramm kg", "mile": "meile meilen", "year": "jahr jahre jahren jahres", "month": "monat monate monaten monats",
            "week": "woche wochen", "day": "tag tage tagen tages", "hour": "stunde stunden", "yesterday": "gestern", "today": "heute",
            "recently": "kürzlich jüngst",
        }
    ),
}  # fmt: skip
_SIZES: Final = {
    r"Tsd\.?": 1000, "Tausend": 1000, r"Mio\.?": 10**6, "Million(?:en)?": 10**6, r"Mrd\.?": 10**9, "Milliarden?": 10**9, r"Bio\.?": 10**12,
    "Billion(?:en)?": 10**12,
}  # fmt: skip

HEDGES: Final = {
    "doubt": frozenset(
        "möglicherweise vermutlich wahrscheinlich angeblich mutmasslich mutmassliche mutmasslichen offenbar anscheinend vielleicht könnte könnten".split()
    ),
    "dispute": frozenset("bestreitet bestritt bestreiten dementiert dementierte dementierten behauptet behauptete behaupten".split()),
    "plan": frozenset("plant planen plante geplant geplante geplanten beabsichtigt voraussichtlich".split()),
}
NEGATIONS: Final = frozenset(
    "nicht kein keine keinen keinem keiner keines nie niemals niemand nichts ohne weder noch bestreitet bestritt dementiert dementierte "
    "lehnt lehnte lehnten ablehnt abgelehnt verweigert verweigerte".split()
)
BOUNDS: Final = frozenset(
    "mindestens höchstens maximal wenigstens über unter bis rund etwa knapp fast circa ca ungefähr nur alle allen jeder jede mehr weniger".split()
)


def _name_forms(word: str) -> tuple[str, ...]:
    """A word of a name, and its genitive; an adjective from a place has its endings."""
    adjective = re.fullmatch(r"([^\W\d_]+isch)(?:e[rnsm]?)?", word)
    if adjective:
        return (word, *(adjective[1] + ending for ending in ("", "e", "er", "en", "es", "em")))
    return (word,) if word.endswith(("s", "ß", "x", "z")) else (word, f"{word}s")


LANGUAGE: Final = Language(
    code="de",
    name="German",
    word=_WORD,
    same=_SAME,
    plain=rewriting(
        plain_digits,
        numeric_dates(),
        with_decimal_comma,
        (r"\bbeiden? (?:Länder|Ländern|Staaten)\b", "countries"),
        sizes(_SIZES),
        (r"\b([1-9]|[12]\d|3[01])\. ?(?=(?:Jan|Jän|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez|bis\b|und \d|/|- ?\d))", r"\1 "),
        (r"\b(\d{1,3})\. (?=[^\W\d_])", lambda found: f"{ordinal_key(int(found[1]))} "),
        (r"\b(?:im )?(?:vergangenen|vorigen|letzten) Jahr(?:es)?\b|\bVorjahr(?:es)?\b", "last year"),
        (r"\b(?:in )?diese[ms] Jahr(?:es)?\b|\bheuer\b", "this year"),
        (r"\b(?:im )?(?:nächsten|kommenden) Jahr(?:es)?\b", "next year"),
        (r"\b(?:im )?(?:vergangenen|vorigen|letzten) Monat\b", "last month"),
        (r"\b(?:in )?diesem Monat\b", "this month"),
        (r"\b(?:im )?(?:nächsten|kommenden) Monat\b", "next month"),
        bounds(r"mindestens|wenigstens|mehr als|über", r"höchstens|maximal|bis zu|weniger als|unter"),
    ),
    sentences=sentences("Mio Mrd Tsd Dr Prof St Nr bzw ca usw evtl ggf Abs Art Jh Jan Feb Apr Aug Sept Okt Nov Dez"),
    clauses=clauses(r"; |, (?:aber|doch|während|sondern)\b"),
    stop_words=frozenset(
        "der die das den dem des ein eine einen einem einer und oder in im an am auf zu zum zur von vom mit für ist sind war dass er sie es".split()
    ),
    dates=Dates(
        months=MONTHS,
        day_joins=("bis", "und"),
        relative_months=RELATIVE_MONTHS,
        relative_years=RELATIVE_YEARS,
        recent=RECENT,
        weekdays=WEEKDAYS,
        before_christ=(("#", "v", "chr"), ("#", "v", "u")),
        seasons=("frühling frühjahr", "sommer", "herbst", "winter"),
    ),
    hedges=Hedges(words=HEDGES),
    reporting=frozenset("sagt sagte sagten erklärt erklärte teilte laut zufolge berichtet berichtete betonte".split()),
    negations=NEGATIONS,
    bounds=BOUNDS,
    name_forms=_name_forms,
    without_capital=re.compile(r"[^\W\d_]+isch(?:e[rnsm]?)?"),
)
