"""French: numbers, dates, names after an elision, quotations, and the hedges and negations that are plain."""

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
    ordinals,
    plain_digits,
    rewriting,
    sentences,
    sizes,
    sums,
    weekdays,
    with_decimal_comma,
    words_to_keys,
)

#: An elided word is one of its own: l'Arvelle, qu'elle.
_WORD: Final = re.compile(
    r"\d+(?:\.\d+)?(?:th(?![^\W_]))?|%|(?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu)'|[^\W\d_]+(?:'[^\W\d_]+)*", re.IGNORECASE
)
_NUMBERS: Final = numbers(
    "deux; trois; quatre; cinq; six; sept; huit; neuf; dix; onze; douze; treize; quatorze; quinze; seize; dix-sept; dix-huit; dix-neuf"
) | words_to_keys(
    {
        "1": "un une", "12": "douzaine", "20": "vingt vingtaine", "30": "trente trentaine", "40": "quarante quarantaine", "50": "cinquante",
        "60": "soixante", "70": "soixante-dix septante", "80": "quatre-vingt quatre-vingts huitante", "90": "quatre-vingt-dix nonante",
        "100": "cent cents centaine",
    }
)  # fmt: skip
_ORDINALS: Final = ordinals(
    "deuxième second seconde; troisième; quatrième; cinquième; sixième; septième; huitième; neuvième; dixième; onzième; douzième"
)
_SAME: Final = {
    **{word: key for word, key in _NUMBERS.items() if key != "1"},
    **_ORDINALS,
    **months(
        "janvier janv; février févr; mars; avril avr; mai; juin; juillet juil; août aout; septembre sept; octobre oct; novembre nov;"
        "décembre déc"
    ),
    **weekdays("lundi lundis; mardi; mercredi; jeudi; vendredi; samedi; dimanche"),
    **words_to_keys(
        {
            "million": "million millions", "billion": "milliard milliards", "trillion": "billions", "1000": "mille millier milliers",
            "percent": "%", "tonne": "tonne tonnes", "kilometre": "kilomètre kilomètres km", "metre": "mètre mètres",
            "kilogram": "kilo kilos kilogramme kilogrammes kg", "mile": "mile miles", "year": "an ans année années", "month": "mois",
            "week": "semaine semaines", "day": "jour jours journée", "hour": "heure heures", "yesterday": "hier", "today": "aujourd'hui",
            "recently": "récemment", "7": "sept",
        }
    ),
}  # fmt: skip
_SIZES: Final = {
    "mille": 1000,
    "milliers": 1000,
    "millions?": 10**6,
    "milliards?": 10**9,
    "billions?": 10**12,
    "Md[s€]?": 10**9,
    "M€": 10**6,
}

HEDGES: Final = {
    "doubt": frozenset("probablement vraisemblablement apparemment pourrait pourraient serait seraient aurait auraient".split()),
    "dispute": frozenset("affirme affirment affirmait prétend prétendent dément démentent démenti nie nient nié".split()),
    "plan": frozenset("prévoit prévoient prévu prévue prévus prévues envisage envisagent".split()),
}
NEGATIONS: Final = frozenset(
    "ne n' pas aucun aucune jamais rien personne sans ni dément démentent démenti nie nient nié refuse refusé refusent rejette rejeté".split()
)
BOUNDS: Final = frozenset(
    "moins plus environ quelque près presque jusqu jusqu' maximum minimum seulement seul seule tous toutes chaque".split()
)

#: What somebody or something from a place is called: arvellois, italienne.
_DEMONYM: Final = re.compile(r"[^\W\d_]+(?:ois|ais|ien|éen|ain|and|ol|que)(?:ne|e)?s?")


def _name_forms(word: str) -> tuple[str, ...]:
    """A word of a name; what is from a place has the endings of an adjective."""
    if not _DEMONYM.fullmatch(word):
        return (word,)
    stem = re.sub(r"(?:(?<=[ée]n)ne|(?<=[sndl])e)?s?$", "", word) if not word.endswith(("ois", "ais")) else word
    return tuple(dict.fromkeys((word, stem, f"{stem}e", f"{stem}ne", f"{stem}s", f"{stem}es", f"{stem}nes")))


LANGUAGE: Final = Language(
    code="fr",
    name="French",
    word=_WORD,
    same=_SAME,
    plain=rewriting(
        plain_digits,
        numeric_dates("[/.]"),
        (r"\b(\d{1,2}) ?h ?(\d{2})\b", r"\1.\2"),
        with_decimal_comma,
        (r"\b(?:les )?deux pays\b", "countries"),
        sums(_NUMBERS, " et |-et-| |-"),
        (r"\b1er\b", "1"),
        (r"\b(\d+)(?:e|ème|nde?)\b", lambda found: ordinal_key(int(found[1]))),
        sizes(_SIZES),
        (r"(?<=\d) ?(?:%|pour cent|p\. ?100)", " %"),
        (r"\b(?:l'an dernier|l'année dernière|l'an passé)", "last year"),
        (r"\b(?:cette année)", "this year"),
        (r"\b(?:l'an prochain|l'année prochaine)", "next year"),
        (r"\b(?:le )?mois (?:dernier|passé)", "last month"),
        (r"\bce mois(?:-ci)?", "this month"),
        (r"\b(?:le )?mois prochain", "next month"),
        bounds(r"au moins|plus de|plus d'|minimum", r"au plus|jusqu'à|moins de|maximum"),
    ),
    sentences=sentences("M MM Mme Mmes Mlle Dr Pr St Ste av env art p etc janv févr avr juil sept oct nov déc"),
    clauses=clauses(r"; |, (?:mais|tandis que|alors que)\b"),
    stop_words=frozenset(
        "le la les l' un une des de du d' et en à au aux que qu' qui ce c' il elle ils elles s' se son sa ses est sont a".split()
    ),
    dates=Dates(
        months=MONTHS,
        day_joins=("au", "et", "à"),
        relative_months=RELATIVE_MONTHS,
        relative_years=RELATIVE_YEARS,
        recent=RECENT,
        weekdays=WEEKDAYS,
        before_christ=(("#", "av", "j"),),
        seasons=("printemps", "été", "automne", "hiver"),
    ),
    hedges=Hedges(words=HEDGES),
    reporting=frozenset("dit déclaré annoncé affirme assure selon averti précisé promis ajouté estime indiqué".split()),
    negations=NEGATIONS,
    bounds=BOUNDS,
    name_forms=_name_forms,
    without_capital=_DEMONYM,
)
