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
from ..signs import Signs

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


def _bare(word: str) -> tuple[str, ...]:
    """A word as it is, and without the prefixes written before it."""
    return (
        word,
        *(word.removeprefix(prefix) for prefix in _PREFIXES if prefix and word.startswith(prefix) and len(word) > len(prefix) + 1),
    )


_SIGNS: Final = Signs(bare=_bare, listed="""
    not: לא אין אינו אינה אינם אינן ללא בלי מעולם אף_אחד איש_לא שום;
    neg: הכחיש* מכחיש* סירב* מסרב* דחה דחתה דוחה נגד אסר* אוסר* רק אלא למעט בקושי בלתי חסר* הפסיק* עצר* השעה נמנע* התנגד* מתנגד* ביטל* פחות עד טרם נכשל* ויתר*;
    -: לא_רק לא_פחות לא_יותר לפני_הכל אחרי_הכל יותר_מ;
    all: כל כולם כולן כלל מלא לגמרי תמיד שני_הצדדים פה_אחד;
    most: רוב מרבית רובם עיקר; some: חלק כמה אחדים מספר קצת מיעוט רבים; only: רק בלבד אך_ורק היחיד היחידה;
    former: לשעבר הקודם הקודמת פורש היה הייתה התפטר הודח;
    cause: בגלל כי משום עקב בשל מפני לכן בעקבות כתוצאה סיבה הסיבה הודות גרם* מאחר;
    first: ראשון ראשונה הראשון הראשונה לראשונה; last: אחרון אחרונה;
    deny: הכחיש* מכחיש*; admit: הודה הודתה מודה אישר* מאשר* הודו; accept: קיבל* הסכים* מסכים* אישר* בירך*; reject: דחה דחתה דוחה דחו סירב* מסרב*; support: תומך תומכת תומכים תמך* בעד; oppose: מתנגד* התנגד* נגד;
    rise: עלה עלתה עולה עלו גדל* הוכפל* העלה; fall: ירד* יורד* צנח* קטן הופחת* הוריד*; open: פתח* נפתח* פותח*; close: סגר* נסגר* סוגר*; begin: התחיל* החל* מתחיל*; end: הסתיים* סיים* הסתיימ*; buy: קנה קנתה רכש* קונה; sell: מכר* מוכר*;
    win: ניצח* זכה זכתה; lose: הפסיד* איבד*; praise: שיבח*; criticise: ביקר_בחריפות גינה האשים* האשימ*; allow: התיר* אישר*; ban: אסר* אוסר*; build: בנה בנתה בונה; demolish: הרס*; dismiss: פיטר* פוטר*; arrest: נעצר* עצר*; free: שוחרר* שחרר*;
    before: לפני; after: אחרי לאחר; north: צפון*; south: דרום*; east: מזרח*; west: מערב*;
    premier: ראש_הממשלה ראש_ממשלה; minister: שר שרת השר השרה שרים; president: נשיא נשיאת נשיאה; mayor: ראש_העיר ראש_עיריית ראשת_העיר; governor: מושל; ambassador: שגריר*; general: אלוף גנרל; judge: שופט*; prosecutor: תובע* פרקליט*; professor: פרופסור פרופ; king: מלך מלכה;
    senator: סנאטור; engineer: מהנדס*; lawyer: עורך_דין עורכת_דין; doctor: רופא* ד"ר; captain: קפטן; deputy: חבר_הכנסת חברת_הכנסת; secretary: מזכיר*; spokesperson: דובר דוברת; director: מנהל* מנכ"ל*; chair: יושב_ראש יו"ר;
    say: אמר אמרה אמרו מסר מסרה הודיע* לדברי לפי טען טענה הסביר* ציין* סבור* הוסיף*;
    ahead: יהיה תהיה יהיו מתכנן* מתכוון* צפוי* עתיד* אמור* יפתח תפתח יתחיל ייפתח יצביע תצביע הבא הבאה;
    may: אולי ייתכן כנראה לכאורה עשוי* עלול* אפשר ייתכן_כי חשד;
    work: עובד* עבד*; pay: שילם* משלם* תשלום; cost: עלות עולה; price: מחיר*; people: אנשים איש; staff: עובדים עובדי; member: חבר חברים; ship: ספינ* אוני*; port: נמל*; bridge: גשר*; road: כביש*; train: רכבת; station: תחנ*; company: חבר*; government: ממשל*; court: בית_משפט בית_המשפט;
    police: משטר*; city: עיר*; country: מדינ*; water: מים המים; ask: ביקש*; demand: דרש*; offer: הציע*; strike: שבית*; vote: הצבי* הצבע*; check: בדיק* בדק*; find: מצא* נמצא*; danger: סכנ*; report: דו"ח דוח; agreement: הסכם
""")  # fmt: skip


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
    signs=_SIGNS,
)
