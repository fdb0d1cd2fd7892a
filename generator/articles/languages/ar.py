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
from ..signs import Signs

_WORD: Final = re.compile(r"\d+(?:\.\d+)?(?:th(?![^\W_]))?|%|[^\W\d_]+")
#: Vowel signs and the lengthening stroke, which are written or not.
_VOWELS: Final = "[\u064b-\u0652\u0670\u0640\u200e\u200f\u061c]"
_LETTERS: Final = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه"})


def _letters(text: str) -> str:
    return text.translate(_LETTERS)


def _spelled(words: str) -> str:
    """Words as they are compared: without signs, and with one form of each letter."""
    return _letters(re.sub(_VOWELS, "", words))


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


def _bare(word: str) -> tuple[str, ...]:
    """A word as it is, and without a conjunction, a preposition and the article."""
    found = [word]
    for prefix in ("ال", "و", "ف", "ب", "ل", "ك", "وال", "فال", "بال", "كال", "لل", "ولل", "وب", "ول", "وبال"):
        if word.startswith(prefix) and len(word) > len(prefix) + 1:
            found.append(word.removeprefix(prefix))
    return tuple(found)


_SIGNS: Final = Signs(spelled=_spelled, bare=_bare, listed="""
    not: لا لم لن ليس ليست ليسوا ما غير دون بدون عدم بلا لست;
    neg: نفى نفت ينفي تنفي نفوا نفي رفض رفضت يرفض ترفض رفضوا رفضه ضد حظر* منع* يمنع تمنع فقط سوى إلا انعدام استبعد* يستبعد تستبعد فشل* توقف* وقف* أوقف* إيقاف علق* تعليق تخلى* انسحب* استحال* مستحيل* مجهول* غياب* غائب* خلو تجنب*
    امتنع* أقل حتى بعد_أن كف تجاهل* أهمل* إهمال* تراجع* معارض* يعارض تعارض عارض*;
    -: لا_سيما ما_بين لا_يقل لا_تقل ما_لا_يقل ما_لا_تقل لا_يزيد لا_يتجاوز لا_تتجاوز لا_تزيد ما_إذا غير_أن ليس_فقط من_دون_شك كما بما فيما عندما بينما حينما لما بعد_ذلك بعد_اليوم مما كلما مما_ادى ما_زال ما_زالت لا_يزال لا_تزال
    قبل_كل_شيء كل_من بعضهم_البعض على_كل;
    all: كل جميع كافة كامل كاملة بالكامل كليا دائما كلا كلتا بالإجماع كلها كلهم;
    most: معظم معظمهم معظمها أغلب أغلبية غالبية أكثرية غالبا أكثر_من_نصف أكثرهم;
    some: بعض بعضهم بعضها عدة عدد جزء جزءا جزئيا عدد_من قليل أقلية كثير كثيرون العديد;
    only: فقط سوى إلا وحده وحدها حصرا مجرد الوحيد الوحيدة;
    none: لا_أحد أي_من;
    former: السابق السابقة سابق سابقا سابقة السابقين الأسبق المستقيل المقال سلف سلفه كان كانت استقال أقيل حينها آنذاك تقاعد المتقاعد;
    cause: بسبب لأن لأنه لأنها نتيجة جراء إثر بفعل بعد سبب* أدى أدت تسبب* نظرا لذلك ولذلك بفضل عقب عزا يعزو على_خلفية مبررا بحجة حيث كون علل;
    first: الأول الأولى أول أولى لأول; last: الأخير الأخيرة آخر;
    deny: نفى نفت ينفي تنفي نفوا أنكر* ينكر تنكر نافيا نافية; admit: اعترف* يعترف تعترف أقر أقرت يقر تقر أكد* يؤكد تؤكد;
    accept: قبلت يقبل تقبل وافق* يوافق توافق موافق* رحب* يرحب ترحب أيد* يؤيد تؤيد يؤيدون; reject: رفض* يرفض ترفض يرفضون رافض*; support: أيد* يؤيد تؤيد يؤيدون مؤيد* دعم* يدعم تدعم يدعمون; oppose: عارض* يعارض تعارض يعارضون معارض* ضد;
    rise: ارتفع* يرتفع ترتفع ارتفاع* زاد زادت يزيد تزيد زياد* نما نمت نمو صعد* تضاعف* رفع* يرفع ترفع; fall: انخفض* ينخفض تنخفض انخفاض* تراجع* هبط* هبوط خفض* يخفض تخفض قلص* تقليص تدن*;
    open: فتح* يفتح تفتح افتتح* يفتتح تفتتح افتتاح*; close: أغلق* يغلق تغلق إغلاق* مغلق*; begin: بدأ* يبدأ تبدأ بدء بداي* انطلق* إطلاق أطلق*; end: انته* ينتهي تنتهي أنهى أنهت إنهاء اختتم* أكمل* اكتمل*;
    buy: اشتر* يشتري تشتري شراء; sell: باع باعت يبيع تبيع بيع; import: استورد* يستورد استيراد وارد* واردات; export: صدر* يصدر تصدر تصدير صادرات; win: فاز فازت يفوز فوز انتصر*; lose: خسر* يخسر تخسر خسار* فقد*;
    praise: أشاد* يشيد أثنى أثنت; criticise: انتقد* ينتقد تنتقد انتقاد* أدان* يدين اتهم* يتهم تتهم; lift: رفع*; impose: فرض* يفرض تفرض; allow: سمح* يسمح تسمح السماح أجاز*; ban: حظر* يحظر تحظر منع* يمنع تمنع;
    demolish: هدم* يهدم; build: بنى بنت يبني تبني بناء شيد* تشييد إنشاء; strengthen: عزز* تعزيز يعزز; weaken: أضعف* يضعف إضعاف; hire: وظف* توظيف; dismiss: أقال* إقال* فصل تسريح سرح*; free: أطلق_سراح إفراج أفرج*; arrest: اعتقل* يعتقل اعتقال أوقف* توقيف;
    before: قبل; after: بعد عقب; north: شمال* الشمال*; south: جنوب* الجنوب*; east: شرق* الشرق*; west: غرب* الغرب*; legal: قانوني* شرعي*; illegal: غير_قانوني غير_قانونية غير_شرعي; secret: سري* سرا; public: علنا;
    guilty: مذنب* أدين*; innocent: بريء* براءة; profit: ربح* أرباح; loss: خسار* خسائر; surplus: فائض*; deficit: عجز; permanent: دائم*; temporary: مؤقت*; delay: تأخ* أجل* تأجيل أرجأ* أرجئ*; hasten: سرع* تسريع;
    extend: مدد* تمديد وسع* توسيع; predecessor: سلف*; successor: خلف*; highest: أعلى أكبر; lowest: أدنى أصغر;
    premier: رئيس_الوزراء رئيسة_الوزراء رئيس_الحكومة رئيسة_الحكومة المستشار رئيس_وزراء رئيسة_وزراء رئيس_وزرائها; minister: وزير وزيرة الوزير الوزيرة وزراء; president: رئيس رئيسة الرئيس الرئيسة; mayor: عمدة رئيس_البلدية رئيسة_البلدية رئيس_بلدية رئيسة_بلدية;
    governor: محافظ حاكم والي; ambassador: سفير سفيرة مبعوث; general: جنرال لواء اللواء فريق الفريق; admiral: أميرال; judge: قاض قاضي القاضي القاضية قضاة; prosecutor: المدعي المدعية النيابة النائب_العام; professor: أستاذ أستاذة بروفيسور; king: ملك الملك ملكة;
    senator: سيناتور; prefect: محافظ; engineer: مهندس مهندسة; lawyer: محام محامي محامية; doctor: طبيب طبيبة; bishop: أسقف; captain: قبطان نقيب; geologist: جيولوجي; deputy: نائب نائبة نواب نوابا عضو_البرلمان; secretary: أمين أمينة سكرتير;
    spokesperson: متحدث متحدثة ناطق ناطقة الناطق; chair: رئيس رئيسة; director: مدير مديرة مدراء;
    say: قال قالت قالوا يقول تقول ذكر ذكرت أعلن* أضاف* مضيفا مضيفة صرح* بحسب وفقا حسب يرى ترى أوضح* أشار* حذر* يعتقد تعتقد رأى رأت أفاد* أكد* يؤكد تؤكد زعم* شدد* لفت* قول;
    ahead: سوف سيكون ستكون سيتم ستتم سيبدأ ستبدأ سيصوت ستصوت سيعقد ستعقد سيزور ستزور سيناقش ستناقش سيجتمع سيقدم ستقدم سينشر ستنشر سيصل ستصل سيفتح ستفتح سيعلن ستعلن سيوقع ستوقع سيدفع ستدفع سيغلق ستغلق سيبني ستبني سيعود ستعود سيرسل سترسل
    سينظر ستنظر سيستمر ستستمر سيؤدي ستؤدي سيصدر ستصدر سيزيد ستزيد سيشارك ستشارك سيستأنف ستستأنف المقرر مقرر يعتزم تعتزم يخطط تخطط المتوقع متوقع ينوي تنوي المزمع مزمع يستعد تستعد المقبل المقبلة المقبلين القادم القادمة يعتزمون سيتخذ;
    may: قد ربما يحتمل محتمل محتملة المحتمل المحتملة يرجح مرجح الأرجح مزعوم مزعومة المزعوم المزعومة يمكن يبدو تبدو لعل عسى احتمال* يشتبه مشتبه المفترض يفترض بإمكان من_الممكن يقال;
    work: عمل* يعمل تعمل عامل*; pay: دفع* يدفع تدفع صرف سداد; cost: كلف* تكلف يكلف كلفة تكلفة تكاليف; price: سعر* أسعار; loan: قرض* قروض; tax: ضريب* ضرائب; money: مال أموال; budget: ميزانية موازنة; wage: راتب رواتب أجور أجر; people: شخص أشخاص ناس الناس;
    staff: موظف* عمال عامل*; member: عضو أعضاء; resident: سكان ساكن مقيم*; household: أسرة أسر عائل*; pupil: طالب طلاب تلميذ تلاميذ; child: طفل أطفال; woman: امرأة نساء; victim: ضحية ضحايا; wounded: جريح جرحى مصاب* إصاب*; dead: قتل* قتيل قتلى مات وفاة مقتل موت;
    soldier: جندي جنود; ship: سفين* سفن قارب قوارب; port: ميناء موانئ مرفأ; bridge: جسر جسور; road: طريق طرق; train: قطار قطارات; line: خط خطوط; station: محط*; tunnel: نفق أنفاق; airport: مطار*; plane: طائر* رحل*; car: سيار* مركب*; truck: شاحن* صهريج* صهاريج; dam: سد سدود;
    wall: جدار; plant: مصنع مصانع محط*; mine: منجم مناجم; school: مدرس* مدارس; hospital: مستشف*; house: منزل منازل بيت بيوت; company: شرك*; union: نقاب*; parliament: برلمان; government: حكوم*; ministry: وزار*; court: محكم*; police: شرط*; authority: سلط*;
    council: مجلس; city: مدين*; province: محافظة إقليم مقاطع*; country: بلد بلاد دول*; island: جزير*; sea: بحر; river: نهر; water: مياه ماء; oil: نفط; gas: غاز; power: كهرباء; energy: طاق*; grain: قمح حبوب; fish: سمك أسماك صيد; food: غذاء طعام; fire: حريق حرائق; flood: فيضان*;
    quake: زلزال; storm: عاصف*; leak: تسرب* تسريب; crack: تشقق* شق شقوق; accident: حادث*; damage: ضرر أضرار تضرر* يضر; danger: خطر مخاطر أخطار; safety: سلام* أمان; check: فحص* تفتيش; inquiry: تحقيق* تحقق; report: تقرير تقارير; study: دراس*; poll: استطلاع; evidence: دليل أدلة;
    document: وثيق* وثائق; letter: رسال* خطاب; contract: عقد عقود; deal: اتفاق* اتفاقية; project: مشروع; plan: خط* خطة; offer: عرض* يعرض تعرض; demand: طالب* يطالب تطالب طلب* مطالب*; promise: وعد* تعهد*; complaint: شكو* شكاوى; strike: إضراب; protest: احتجاج* تظاهر*; vote: صوت* يصوت تصوت تصويت;
    election: انتخاب*; law: قانون; permission: ترخيص تصريح; sanction: عقوب*; tariff: رسوم; trade: تجار*; bank: مصرف بنك; rate: معدل; growth: نمو; inflation: تضخم; debt: دين ديون; aid: مساعد*; army: جيش; war: حرب; weapon: سلاح أسلحة; missile: صاروخ صواريخ; attack: هجوم هجمات هاجم*;
    border: حدود; truce: هدن*; talks: مفاوض* محادث*; visit: زيار* زار زارت; meet: اجتماع* اجتمع* لقاء التقى; resign: استقال*; appoint: عين تعيين; find: عثر* وجد* اكتشف*; keep: احتفظ* حفظ; change: تغيير غير_مسار; repair: إصلاح* صيان*; test: اختبار; deliver: تسليم سلم*; send: أرسل* إرسال يرسل ترسل;
    receive: تلق* استلم*; use: استخدم* استخدام; answer: رد* يرد ترد أجاب*; publish: نشر*; decide: قرر* قرار*; sign: وقع* توقيع; share: حص*; half: نصف; seat: مقعد مقاعد; passenger: راكب ركاب مسافر*; leave: غادر* انسحب* انسحاب; return: عاد عادت عود* يعود تعود; problem: مشكل* مشاكل;
    compensation: تعويض*; responsible: مسؤول*; invest: استثم*; finance: تمويل مول; harvest: حصاد محصول; farmer: مزارع*; bus: حافل*; area: منطق* مناطق; village: قري*; dispute: نزاع خلاف; peace: سلام; tank: خزان*; warn: حذر* تحذير*; run: تشغيل
""")  # fmt: skip


LANGUAGE: Final = Language(
    code="ar",
    name="Arabic",
    word=_WORD,
    same=_SAME,
    plain=rewriting(
        plain_digits,
        (_VOWELS, ""),
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
    signs=_SIGNS,
)
