"""Arabic: numbers, dates with both sets of months, names after a prefix, quotations, and the hedges and negations that are plain."""

from __future__ import annotations

import re
from typing import Final

from ..language import Dates, Hedges, Language, Token
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

_WORD: Final = re.compile(r"\d+(?:\.\d+)?(?:th(?![^\W_]))?|%|[^\W\d_]+")
#: Vowel signs and the lengthening stroke, which are written or not.
_SIGNS: Final = "[\u064b-\u0652\u0670\u0640\u200e\u200f\u061c]"
_LETTERS: Final = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه"})


def _letters(text: str) -> str:
    return text.translate(_LETTERS)


def _spelled(words: str) -> str:
    """Words as they are compared: without signs, and with one form of each letter."""
    return _letters(re.sub(_SIGNS, "", words))


_NUMBERS: Final = numbers(
    _spelled(
        "اثنان اثنين اثنتان اثنتين; ثلاثة ثلاث; أربعة أربع; خمسة خمس; ستة ست; سبعة سبع; ثمانية ثماني ثمان; تسعة تسع; عشرة عشر"
    )
) | words_to_keys(
    {
        "20": "عشرون عشرين", "30": "ثلاثون ثلاثين", "40": _spelled("أربعون أربعين"), "50": "خمسون خمسين", "60": "ستون ستين",
        "70": "سبعون سبعين", "80": "ثمانون ثمانين", "90": "تسعون تسعين", "100": _spelled("مئة مائة"), "200": _spelled("مئتان مئتين مئتا مئتي"),
        "300": _spelled("ثلاثمئة ثلاثمائة"), "400": _spelled("أربعمئة أربعمائة"), "500": _spelled("خمسمئة خمسمائة"), "600": _spelled("ستمئة ستمائة"),
        "700": _spelled("سبعمئة سبعمائة"), "800": _spelled("ثمانمئة ثمانمائة"), "900": _spelled("تسعمئة تسعمائة"),
    }
)  # fmt: skip
_ORDINALS: Final = ordinals(
    _spelled(
        "الثاني الثانية ثاني; الثالث الثالثة ثالث; الرابع الرابعة رابع; الخامس الخامسة خامس; السادس السادسة; السابع السابعة; الثامن الثامنة;"
        "التاسع التاسعة; العاشر العاشرة"
    )
)
_SAME: Final = {
    **_NUMBERS,
    **_ORDINALS,
    **months(
        _spelled(
            "يناير; فبراير شباط; مارس آذار; أبريل ابريل نيسان; مايو أيار; يونيو يونيه حزيران; يوليو يوليه تموز; أغسطس آب;"
            "سبتمبر أيلول; أكتوبر; نوفمبر; ديسمبر"
        )
    ),
    **weekdays(_spelled("الاثنين; الثلاثاء; الأربعاء; الخميس; الجمعة; السبت; الأحد")),
    **words_to_keys(
        {
            "million": _spelled("مليون مليونا ملايين"), "billion": _spelled("مليار مليارا مليارات بليون"), "trillion": _spelled("تريليون تريليونا تريليونات"),
            "1000": _spelled("ألف آلاف ألفا"), "percent": _spelled("% بالمئة بالمائة"), "tonne": _spelled("طن طنا أطنان"),
            "kilometre": _spelled("كيلومتر كيلومترا كيلومترات كم"), "metre": _spelled("متر مترا أمتار"),
            "kilogram": _spelled("كيلوغرام كيلوغراما كيلوغرامات كيلوجرام كغ"), "mile": _spelled("ميل ميلا أميال"),
            "year": _spelled("سنة سنوات سنويا عام عاما أعوام"), "month": _spelled("شهر شهرا أشهر شهور شهريا"),
            "week": _spelled("أسبوع أسبوعا أسابيع أسبوعيا"), "day": _spelled("يوم يوما أيام يوميا"), "countries": _spelled("البلدين البلدان الطرفين الطرفان الدولتين الدولتان"), "hour": _spelled("ساعة ساعات"),
            "yesterday": _spelled("أمس"), "today": _spelled("اليوم"), "recently": _spelled("مؤخرا"),
        }
    ),
}  # fmt: skip
_SIZES: Final = {
    _spelled("ألفا?"): 1000, _spelled("آلاف"): 1000, "مليونا?": 10**6, "ملايين": 10**6, "مليارا?": 10**9, "مليارات": 10**9, "تريليونا?": 10**12,
}  # fmt: skip
_DUALS: Final = {
    "يومين": "2 day", "يومان": "2 day", _spelled("أسبوعين"): "2 week", "شهرين": "2 month", "شهران": "2 month", "سنتين": "2 year", "عامين": "2 year",
    "عامان": "2 year", "مليونين": "2 million", "مليوني": "2 million", "مليارين": "2 billion", "ملياري": "2 billion", _spelled("ألفين"): "2000",
    _spelled("ألفي"): "2000", "مرتين": "2", "دولتين": "2", "دولتان": "2", "ساعتين": "2 hour",
}  # fmt: skip
#: Months of two words, whose second word would be an ordinal.
_LONG_MONTHS: Final = {
    _spelled("كانون الثاني"): "january", _spelled("تشرين الأول"): "october", _spelled("تشرين الثاني"): "november", _spelled("كانون الأول"): "december",
}  # fmt: skip

HEDGES: Final = {
    "doubt": frozenset(_spelled("ربما يحتمل محتمل محتملة المحتمل يرجح مزعوم المزعوم المزعومة يزعم قد").split()),
    "dispute": frozenset(_spelled("نفى ونفى نفت ونفت ينفي تنفي زعم زعمت").split()),
    "plan": frozenset(_spelled("يعتزم تعتزم يخطط تخطط المقرر المتوقع").split()),
}
NEGATIONS: Final = frozenset(_spelled("لا ولا لم ولم لن ولن ليس ليست وليس غير دون بدون عدم نفى ونفى نفت ونفت رفض رفضت ورفض").split())
BOUNDS: Final = frozenset(
    _spelled("الأقل الأكثر أكثر أقل نحو حوالي قرابة زهاء تقريبا فقط سوى كل جميع يتجاوز تتجاوز يقل تقل يزيد تزيد").split()
)

_PREFIXES: Final = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل")
_ARTICLE: Final = "ال"


def _name_forms(word: str) -> tuple[str, ...]:
    """A word of a name, also behind a conjunction or a preposition; after `l` the article loses its first letter."""
    if not re.fullmatch("[\u0620-\u06ff]+", word):
        return (word,)
    bare = word.removeprefix(_ARTICLE)
    joined = tuple(f"{prefix}ل{bare}" for prefix in ("ل", "ول", "فل")) if bare != word else ()
    return (word, *(prefix + word for prefix in _PREFIXES), *joined)


def _hedges_at(sentence: tuple[Token, ...], index: int) -> bool:
    """Whether a hedging word hedges: `qad` does before a verb of the present, and not before one of the past."""
    if sentence[index].key != "قد":
        return True
    following = sentence[index + 1].key if index + 1 < len(sentence) else ""
    return following.startswith("ي") or following in ("تكون", "تصبح", "تشمل", "تؤدي")


LANGUAGE: Final = Language(
    code="ar",
    name="Arabic",
    word=_WORD,
    same=_SAME,
    plain=rewriting(
        plain_digits,
        (_SIGNS, ""),
        _letters,
        numeric_dates("[/.]"),
        with_decimal_point,
        *_LONG_MONTHS.items(),
        (_spelled(r"\b([وبل]?)(أحد|اثنا|اثني) عشر\b"), lambda found: "11" if found[2] == "احد" else "12"),
        (_spelled(r"\b(ثلاثة|أربعة|خمسة|ستة|سبعة|ثمانية|تسعة) عشر\b"), lambda found: str(10 + int(_NUMBERS[found[1]]))),
        sums(_NUMBERS, " و"),
        *((rf"\b[وبل]?{word}\b", key) for word, key in _DUALS.items()),
        sizes(_SIZES),
        (_spelled(r"(?<=\d) ?(?:%|في المئة|في المائة|بالمئة|بالمائة)"), " %"),
        (_spelled(r"\b(?:ال)?ثلثي\b|\bالثلثين\b"), "2 thirds"),
        (_spelled(r"\b[وف]?(?:في )?ال(?:يوم )?(اثنين|ثلاثاء|أربعاء|خميس|جمعة|سبت|أحد) الماضي\b"), r"ال\1"),
        (_spelled(r"\bالأول من\b"), "1"),
        (_spelled(r"\bالعام الماضي\b|\bالسنة الماضية\b"), "last year"),
        (_spelled(r"\b(?:هذا العام|العام الحالي|العام الجاري|هذه السنة)\b"), "this year"),
        (_spelled(r"\b(?:العام المقبل|العام القادم|السنة المقبلة)\b"), "next year"),
        (_spelled(r"\bالشهر الماضي\b"), "last month"),
        (_spelled(r"\b(?:هذا الشهر|الشهر الحالي|الشهر الجاري)\b"), "this month"),
        (_spelled(r"\b(?:الشهر المقبل|الشهر القادم)\b"), "next month"),
        bounds(
            _spelled("(?:ما )?لا [تي]قل عن|(?:ما )?لا [تي]قل عن نحو|أكثر من|يفوق|تفوق"),
            _spelled("لا [تي]تجاوز|لا [تي]زيد (?:عن|على)|أقل من|حتى"),
        ),
        (_spelled(r"(?<![\d.])(\d{1,15}(?:\.\d{1,6})?(?: \w{1,20}){0,2}) على الأقل"), r"least \1"),
    ),
    sentences=sentences("د أ م"),
    clauses=clauses(r"[؛;] |[،,] (?:لكن|ولكن|بينما|فيما|الا ان)\b"),
    stop_words=frozenset(_spelled("في من على إلى عن أن إن كان كانت هذا هذه التي الذي هو هي مع بعد قبل بين").split()),
    dates=Dates(
        months=MONTHS,
        day_links=("من",),
        day_joins=tuple(_spelled("إلى و حتى").split()),
        relative_months=RELATIVE_MONTHS,
        relative_years=RELATIVE_YEARS,
        recent=RECENT,
        weekdays=WEEKDAYS,
        before_christ=(("#", "قبل", "الميلاد"),),
        seasons=("ربيع الربيع", "صيف الصيف", "خريف الخريف", "شتاء الشتاء"),
    ),
    hedges=Hedges(words=HEDGES, hedges_at=_hedges_at),
    reporting=frozenset(_spelled("قال وقال قالت وقالت ذكر وذكر أعلن أعلنت وأعلن أضاف مضيفا مضيفة صرح أكد وبحسب بحسب").split()),
    negations=NEGATIONS,
    bounds=BOUNDS,
    name_forms=_name_forms,
)
