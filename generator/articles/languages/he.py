"""Hebrew: numbers, dates, names after a prefix, quotations, and the hedges and negations that are plain."""

from __future__ import annotations

import re
from itertools import product
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
    ordinals,
    plain_digits,
    rewriting,
    sentences,
    sizes,
    sums,
    weekdays,
    with_decimal_point,
    words_to_keys,
)

#: An abbreviation has its mark before the last letter: ארה"ב.
_WORD: Final = re.compile(r"\d+(?:\.\d+)?(?:th(?![^\W_]))?|%|[^\W\d_]+(?:[\"'][^\W\d_]+)*")
_POINTS: Final = "[\u0591-\u05c7\u200e\u200f]"
_NUMBERS: Final = numbers(
    "שניים שני שתיים שתי; שלושה שלוש שלושת; ארבעה ארבע ארבעת; חמישה חמש חמשת; שישה שש ששת; שבעה שבע שבעת; שמונה שמונת; תשעה תשע תשעת; עשרה עשר עשרת"
) | words_to_keys(
    {
        "20": "עשרים", "30": "שלושים", "40": "ארבעים", "50": "חמישים", "60": "שישים", "70": "שבעים", "80": "שמונים", "90": "תשעים", "100": "מאה", "200": "מאתיים",
    }
)  # fmt: skip
_ORDINALS: Final = ordinals(
    "שנייה; שלישי שלישית; רביעי רביעית; חמישי חמישית; שישי שישית; שביעי שביעית; שמיני שמינית; תשיעי תשיעית; עשירי עשירית"
)
_MONTHS: Final = months("ינואר; פברואר; מרץ מרס; אפריל; מאי; יוני; יולי; אוגוסט; ספטמבר; אוקטובר; נובמבר; דצמבר")
_SAME: Final = {
    **_NUMBERS,
    **_ORDINALS,
    **{prefix + name: key for prefix in ("", "ב", "ל", "מ", "ה", "וב", "ול") for name, key in _MONTHS.items()},
    **words_to_keys(
        {
            "million": "מיליון מיליוני", "billion": "מיליארד מיליארדי", "trillion": "טריליון", "1000": "אלף אלפי", "percent": "% אחוז אחוזים",
            "tonne": "טון טונות", "kilometre": 'קילומטר קילומטרים ק"מ', "metre": "מטר מטרים", "kilogram": 'קילוגרם קילו ק"ג', "mile": "מייל מיילים",
            "year": "שנה שנים", "month": "חודש חודשים", "week": "שבוע שבועות", "day": "יום ימים", "hour": "שעה שעות",
            "yesterday": "אתמול", "today": "היום", "recently": "לאחרונה",
        }
    ),
}  # fmt: skip
_SIZES: Final = {
    "אלף": 1000,
    "אלפי": 1000,
    "אלפים": 1000,
    "מיליון": 10**6,
    "מיליוני": 10**6,
    "מיליארד": 10**9,
    "מיליארדי": 10**9,
    "טריליון": 10**12,
}
_WEEKDAYS: Final = weekdays("שני; שלישי; רביעי; חמישי; שישי; שבת; ראשון")
_DUALS: Final = {
    "יומיים": "2 day",
    "שבועיים": "2 week",
    "חודשיים": "2 month",
    "שנתיים": "2 year",
    "שעתיים": "2 hour",
    "אלפיים": "2000",
    "פעמיים": "2",
}

HEDGES: Final = {
    "doubt": frozenset("אולי ייתכן כנראה לכאורה עשוי עשויה עשויים עלול עלולה עלולים".split()),
    "dispute": frozenset("הכחיש הכחישה מכחיש טען טוען טוענת".split()),
    "plan": frozenset("מתכנן מתכננת מתכננים מתכוון מתכוונת צפוי צפויה צפויים".split()),
}
NEGATIONS: Final = frozenset("לא אין אינו אינה אינם ללא בלי מעולם אף הכחיש הכחישה סירב סירבה".split())
BOUNDS: Final = frozenset("לפחות לכל יותר פחות עד כ מעל כמעט בערך רק כל".split())

_PREFIXES: Final = tuple(and_ + before for and_, before in product(("", "ו"), ("", "ה", "ב", "ל", "מ", "ש", "כ", "שה", "מה", "שב", "של")))


def _name_forms(word: str) -> tuple[str, ...]:
    """A word of a name, also behind prefixes."""
    return tuple(prefix + word for prefix in _PREFIXES) if re.fullmatch("[\u05d0-\u05ea\"']+", word) else (word,)


LANGUAGE: Final = Language(
    code="he",
    name="Hebrew",
    word=_WORD,
    same=_SAME,
    plain=rewriting(
        plain_digits,
        (_POINTS, ""),
        lambda text: text.replace("״", '"').replace("׳", "'").replace("־", "-"),
        numeric_dates("[/.]"),
        with_decimal_point,
        *((rf"\b[ובלה]?יום {name}\b", f"{key}") for name, key in _WEEKDAYS.items()),
        *((rf"\b{word}\b", key) for word, key in _DUALS.items()),
        (r"\b(שני|שניים|שתי|שתיים|שתים)[ -]עשרה?\b", "12"),
        (
            rf"\b({'|'.join(word for word, key in _NUMBERS.items() if 3 <= int(key) <= 9)})[ -]עשרה?\b",
            lambda found: str(10 + int(_NUMBERS[found[1]])),
        ),
        (r"\bשתי המדינות\b", "countries"),
        sums(_NUMBERS, " ו"),
        (r"(?<![^\W\d_])([בלמהוכש]{1,2})-?(?=\d)", r"\1 "),
        sizes(_SIZES),
        (r"\bבשנה שעברה\b|\bאשתקד\b", "last year"),
        (r"\bהשנה\b", "this year"),
        (r"\bבשנה הבאה\b", "next year"),
        (r"\bבחודש שעבר\b", "last month"),
        (r"\bהחודש\b", "this month"),
        (r"\bבחודש הבא\b", "next month"),
        bounds(r"לפחות|יותר מ-?", r"לכל היותר|עד|פחות מ-?"),
    ),
    sentences=sentences(),
    clauses=clauses(r"; |, (?:אבל|אך|ואילו)\b"),
    stop_words=frozenset("של את על עם אל הוא היא הם הן זה זו כי גם או אשר היה הייתה".split()),
    dates=Dates(
        months=MONTHS,
        relative_months=RELATIVE_MONTHS,
        relative_years=RELATIVE_YEARS,
        recent=RECENT,
        weekdays=WEEKDAYS,
        before_christ=(("#", "לפני", "הספירה"),),
        seasons=("אביב באביב", "קיץ בקיץ", "סתיו בסתיו", "חורף בחורף"),
    ),
    hedges=Hedges(words=HEDGES),
    reporting=frozenset("אמר אמרה מסר מסרה הודיע הודיעה לדברי לפי".split()),
    negations=NEGATIONS,
    bounds=BOUNDS,
    name_forms=_name_forms,
)
