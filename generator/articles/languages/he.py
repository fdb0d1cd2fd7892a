"""Hebrew: numbers, dates, names after a prefix, quotations, hedges and negations that are plain, and signs."""

from __future__ import annotations

import re
from itertools import product
from typing import Final

from ..packs import Spaced
from ..rewriting import numbers_of, table
from ..signs import Signs

_POINTS: Final = "[\u0591-\u05c7\u200e\u200f]"
_NUMBERS: Final = (
    "2: שניים שני שתיים שתי; 3: שלושה שלוש שלושת; 4: ארבעה ארבע ארבעת; 5: חמישה חמש חמשת; 6: שישה שש ששת; 7: שבעה שבע שבעת; 8: שמונה שמונת; 9: תשעה תשע תשעת;"
    "10: עשרה עשר עשרת; 20: עשרים; 30: שלושים; 40: ארבעים; 50: חמישים; 60: שישים; 70: שבעים; 80: שמונים; 90: תשעים; 100: מאה; 200: מאתיים"
)
_TEENS: Final = {word: str(10 + int(key)) for word, key in numbers_of(table(_NUMBERS)).items() if 3 <= int(key) <= 9}
_MONTHS: Final = table(
    "january: ינואר; february: פברואר; march: מרץ מרס; april: אפריל; may: מאי; june: יוני; july: יולי; august: אוגוסט; september: ספטמבר;"
    "october: אוקטובר; november: נובמבר; december: דצמבר"
)
_WEEKDAYS: Final = table("monday: שני; tuesday: שלישי; wednesday: רביעי; thursday: חמישי; friday: שישי; saturday: שבת; sunday: ראשון")
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
    neg: הכחיש* מכחיש* סירב* מסרב* דחה דחתה דוחה נגד אסר* אוסר* רק אלא למעט בקושי בלתי חסר* הפסיק* עצר* השעה נמנע* התנגד* מתנגד* ביטל*
    פחות עד טרם נכשל* ויתר*;
    -: לא_רק לא_פחות לא_יותר לפני_הכל אחרי_הכל יותר_מ;
    all: כל כולם כולן כלל מלא לגמרי תמיד שני_הצדדים פה_אחד;
    most: רוב מרבית רובם עיקר; some: חלק כמה אחדים מספר קצת מיעוט רבים; only: רק בלבד אך_ורק היחיד היחידה;
    former: לשעבר הקודם הקודמת פורש היה הייתה התפטר הודח;
    cause: בגלל כי משום עקב בשל מפני לכן בעקבות כתוצאה סיבה הסיבה הודות גרם* מאחר;
    about: כ בערך;
    stop: הפסיק* עצר* השעה הופסק*;
    first: ראשון ראשונה הראשון הראשונה לראשונה; last: אחרון אחרונה;
    deny: הכחיש* מכחיש*; admit: הודה הודתה מודה אישר* מאשר* הודו; accept: קיבל* הסכים* מסכים* אישר* בירך*; reject: דחה דחתה דוחה דחו
    סירב* מסרב*; support: תומך תומכת תומכים תמך* בעד; oppose: מתנגד* התנגד* נגד;
    rise: עלה עלתה עולה עלו גדל* הוכפל* העלה; fall: ירד* יורד* צנח* קטן הופחת* הוריד*; open: פתח* נפתח* פותח*; close: סגר* נסגר* סוגר*;
    begin: התחיל* החל* מתחיל*; end: הסתיים* סיים* הסתיימ*; buy: קנה קנתה רכש* קונה; sell: מכר* מוכר*;
    win: ניצח* זכה זכתה; lose: הפסיד* איבד*; praise: שיבח*; criticise: ביקר_בחריפות גינה האשים* האשימ*; allow: התיר* אישר*; ban: אסר*
    אוסר*; build: בנה בנתה בונה; demolish: הרס*; dismiss: פיטר* פוטר*; arrest: נעצר* עצר*; free: שוחרר* שחרר*;
    before: לפני; after: אחרי לאחר; north: צפון*; south: דרום*; east: מזרח*; west: מערב*;
    premier: ראש_הממשלה ראש_ממשלה; minister: שר שרת השר השרה שרים; president: נשיא נשיאת נשיאה; mayor: ראש_העיר ראש_עיריית ראשת_העיר;
    governor: מושל; ambassador: שגריר*; general: אלוף גנרל; judge: שופט*; prosecutor: תובע* פרקליט*; professor: פרופסור פרופ; king: מלך
    מלכה;
    senator: סנאטור; engineer: מהנדס*; lawyer: עורך_דין עורכת_דין; doctor: רופא* ד"ר; captain: קפטן; deputy: חבר_הכנסת חברת_הכנסת; secretary: מזכיר*; spokesperson: דובר דוברת; director: מנהל* מנכ"ל*; chair: יושב_ראש יו"ר;
    say: אמר אמרה אמרו מסר מסרה הודיע* לדברי לפי טען טענה הסביר* ציין* סבור* הוסיף*;
    ahead: יהיה תהיה יהיו מתכנן* מתכוון* צפוי* עתיד* אמור* יפתח תפתח יתחיל ייפתח יצביע תצביע הבא הבאה;
    may: אולי ייתכן כנראה לכאורה עשוי* עלול* אפשר ייתכן_כי חשד;
    work: עובד* עבד*; pay: שילם* משלם* תשלום; cost: עלות עולה; price: מחיר*; people: אנשים איש; staff: עובדים עובדי; member: חבר חברים;
    ship: ספינ* אוני*; port: נמל*; bridge: גשר*; road: כביש*; train: רכבת; station: תחנ*; company: חבר*; government: ממשל*; court:
    בית_משפט בית_המשפט;
    police: משטר*; city: עיר*; country: מדינ*; water: מים המים; ask: ביקש*; demand: דרש*; offer: הציע*; strike: שבית*; vote: הצבי* הצבע*; check: בדיק* בדק*; find: מצא* נמצא*; danger: סכנ*; report: דו"ח דוח; agreement: הסכם
""")  # fmt: skip

LANGUAGE: Final = Spaced(
    code="he",
    name="Hebrew",
    edition=2,
    #: An abbreviation has its mark before the last letter: ארה"ב.
    word=r"\d+(?:\.\d+)?(?:th(?![^\W_]))?|%|[^\W\d_]+(?:[\"'][^\W\d_]+)*",
    keys=_NUMBERS + """;
    second: שנייה; 3th: שלישי שלישית שליש; 4th: רביעי רביעית; 5th: חמישי חמישית; 6th: שישי שישית; 7th: שביעי שביעית; 8th: שמיני שמינית;
    9th: תשיעי תשיעית;
    10th: עשירי עשירית; million: מיליון מיליוני; billion: מיליארד מיליארדי; trillion: טריליון; 1000: אלף אלפי; percent: % אחוז אחוזים;
    tonne: טון טונות;
    kilometre: קילומטר קילומטרים ק"מ; metre: מטר מטרים; kilogram: קילוגרם קילו ק"ג; mile: מייל מיילים; year: שנה שנים; month: חודש חודשים;
    week: שבוע שבועות; day: יום ימים; hour: שעה שעות; minute: דקה דקות; yesterday: אתמול; today: היום; recently: לאחרונה; half: מחצית
    חצי; quarter: רבע
    """,
    made={prefix + name: key for prefix in ("", "ב", "ל", "מ", "ה", "וב", "ול") for name, key in _MONTHS.items()},
    joints=" ו",
    decimal_point=True,
    sizes={"אלף": 1000, "אלפי": 1000, "אלפים": 1000, "מיליון": 10**6, "מיליוני": 10**6, "מיליארד": 10**9, "מיליארדי": 10**9, "טריליון": 10**12},
    units={
        "מטר מעוקב|מטרים מעוקבים|קוב": "cubic metre", 'קמ"ר|קילומטר רבוע': "square kilometre", "ליטר|ליטרים": "litre", "חביות": "barrel", "מגוואט|מגה-?ואט": "megawatt",
        r"דולר|דולרים|\$": "dollar", "אירו|יורו|€": "euro", 'שקל|שקלים|ש"ח|₪': "shekel", 'ליש"ט|לירות|פאונד': "pound", "דינר": "dinar", "כתרים": "crown",
        "נקודות האחוז|נקודות אחוז|נקודת האחוז": "percent point",
    },
    phrases={
        "countries": "שתי המדינות", "last year": "בשנה שעברה|אשתקד", "this year": "השנה", "next year": "בשנה הבאה", "last month": "בחודש שעבר", "this month": "החודש",
        "next month": "בחודש הבא", "2 thirds": "שני שלישים|שני שליש", "3 quarters": "שלושה רבעים",
    },
    first=(
        (_POINTS, ""),
        lambda text: text.replace("״", '"').replace("׳", "'").replace("־", "-"),
        *((rf"\b[ובלה]?יום {name}\b", key) for name, key in _WEEKDAYS.items()),
        *((rf"\b{word}\b", key) for word, key in (("יומיים", "2 day"), ("שבועיים", "2 week"), ("חודשיים", "2 month"), ("שנתיים", "2 year"),
                                                    ("שעתיים", "2 hour"), ("אלפיים", "2000"), ("פעמיים", "2"))),
        (r"\b(שני|שניים|שתי|שתיים|שתים)[ -]עשרה?\b", "12"),
        (rf"\b({'|'.join(_TEENS)})[ -]עשרה?\b", lambda found: _TEENS[found[1]]),
        (r"\bשתי המדינות\b", "countries"),
    ),
    then=((r"(?<![^\W\d_])([בלמהוכש]{1,2})-?(?=\d)", r"\1 "),),
    dates="[/.]",
    joins="עד|ו|או|-",
    least=r"לפחות|יותר מ-?|מעל(?: ל-?)?|למעלה מ-?|לא פחות מ-?",
    most=r"לכל היותר|עד|פחות מ-?|כמעט|קרוב ל-?|לא יותר מ-?",
    least_after="לפחות|ומעלה|או יותר",
    most_after="לכל היותר|או פחות",
    doubt="אולי ייתכן כנראה לכאורה עשוי עשויה עשויים עלול עלולה עלולים אפשר",
    dispute="הכחיש הכחישה מכחיש טען טוען טוענת טענה",
    plan="מתכנן מתכננת מתכננים מתכוון מתכוונת צפוי צפויה צפויים אמור אמורה אמורים",
    negations="לא אין אינו אינה אינם ללא בלי מעולם אף הכחיש הכחישה סירב סירבה",
    bounds="לפחות לכל יותר פחות עד כ מעל כמעט בערך רק כל least most",
    home_words="הממשלה המדינה הכנסת",
    border=r"; |, (?:אבל|אך|ואילו)\b",
    stop_words="של את על עם אל הוא היא הם הן זה זו כי גם או אשר היה הייתה",
    reporting="אמר אמרה מסר מסרה הודיע הודיעה לדברי לפי",
    name_forms=_name_forms,
    signs=_SIGNS,
).language()  # fmt: skip
