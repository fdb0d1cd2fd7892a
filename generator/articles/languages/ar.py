"""Arabic: numbers, dates with both sets of months, names after a prefix, quotations, hedges and negations that are plain, and signs."""

from __future__ import annotations

import re
from typing import Final

from ..language import Token
from ..packs import Spaced
from ..rewriting import numbers_of, ordinal_key, table
from ..signs import Signs

#: Vowel signs and the lengthening stroke, which are written or not.
_VOWELS: Final = "[\u064b-\u0652\u0670\u0640\u200e\u200f\u061c]"
_LETTERS: Final = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه"})


def _letters(text: str) -> str:
    return text.translate(_LETTERS)


def _spelled(words: str) -> str:
    """Words as they are compared: without signs, and with one form of each letter."""
    return _letters(re.sub(_VOWELS, "", words))


_NUMBERS: Final = _spelled(
    "2: اثنان اثنين اثنتان اثنتين; 3: ثلاثة ثلاث; 4: أربعة أربع; 5: خمسة خمس; 6: ستة ست; 7: سبعة سبع; 8: ثمانية ثماني ثمان; 9: تسعة تسع; 10: عشرة عشر;"
    "20: عشرون عشرين; 30: ثلاثون ثلاثين; 40: أربعون أربعين; 50: خمسون خمسين; 60: ستون ستين; 70: سبعون سبعين; 80: ثمانون ثمانين; 90: تسعون تسعين;"
    "100: مئة مائة; 200: مئتان مئتين مئتا مئتي; 300: ثلاثمئة ثلاثمائة; 400: أربعمئة أربعمائة; 500: خمسمئة خمسمائة; 600: ستمئة ستمائة; 700: سبعمئة سبعمائة;"
    "800: ثمانمئة ثمانمائة; 900: تسعمئة تسعمائة"
)
#: The same with the article, and behind a preposition: the five, of three.
_WITH_PREFIX: Final = {
    prefix + word: key
    for word, key in numbers_of(table(_NUMBERS)).items()
    for prefix in ("ال", "ب", "ل", "و", "بال", "وال")
    if len(word) > len("ست")
}
_DUALS: Final = {
    "2 day": "يومين|يومان", "2 week": "أسبوعين|أسبوعان", "2 month": "شهرين|شهران", "2 year": "سنتين|عامين|عامان", "2 million": "مليونين|مليوني",
    "2 billion": "مليارين|ملياري", "2000": "ألفين|ألفي", "2": "مرتين|دولتين|دولتان", "2 hour": "ساعتين", "2 minute": "دقيقتين",
}  # fmt: skip
#: Months of two words, whose second word would be an ordinal.
_LONG_MONTHS: Final = {"كانون الثاني": "january", "تشرين الأول": "october", "تشرين الثاني": "november", "كانون الأول": "december"}
_TEENS: Final = "ثلاثة|أربعة|خمسة|ستة|سبعة|ثمانية|تسعة|ثلاث|أربع|خمس|ست|سبع|ثماني|ثمان|تسع"
_ORDINAL_ONES: Final = "حادي ثاني ثالث رابع خامس سادس سابع ثامن تاسع".split()
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
    return following.startswith("ي") or following in ("تكون", "تصبح", "تشمل", "تؤدي", "تصل", "تستمر", "تتاثر", "ترتفع")


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
    cause: بسبب لأن لأنه لأنها نتيجة جراء إثر بفعل بعد سبب* أدى أدت تسبب* نظرا لذلك ولذلك بفضل عقب عزا يعزو على_خلفية مبررا بحجة حيث كون
    علل;
    about: نحو حوالي زهاء تقريبا;
    stop: أوقف* إيقاف وقف توقف* يوقف علق* تعليق;
    hear: سمع* استمع*; comment: علق* تعليق; exclude: استبعد* يستبعد تستبعد استثن*; comply: التزم* يلتزم تلتزم يلتزموا; attend: حضر* يحضر
    شارك*; need: يحتاج تحتاج حاجة بحاجة; write: كتب* يكتب; see: رأى رأت شاهد*; trust: ثق* يثق تثق ثقة; prepare: استعد* جاهز*; guarantee:
    ضمن* ضمان*; definitive: نهائي*; enough: كاف كافي كافية يكفي بما_يكفي; claims: اتهام*; consult: استشار*; warn: حذر*; inform: أبلغ*
    إبلاغ; sure: متأكد*; reason: سبب أسباب; apologise: اعتذر* اعتذار; exist: يوجد توجد وجود; function: تشغيل يعمل; drink: شرب; crime:
    جريمة احتيال; corruption: رشو* فساد; register: سجل* تسجل تسجيل; sick: مرض*; food_shop: تجار تاجر متجر محال; leader: رئيس زعيم;
    accuse: اتهم*;
    first: الأول الأولى أول أولى لأول; last: الأخير الأخيرة آخر;
    deny: نفى نفت ينفي تنفي نفوا أنكر* ينكر تنكر نافيا نافية; admit: اعترف* يعترف تعترف أقر أقرت يقر تقر أكد* يؤكد تؤكد;
    accept: قبلت يقبل تقبل وافق* يوافق توافق موافق* رحب* يرحب ترحب أيد* يؤيد تؤيد يؤيدون; reject: رفض* يرفض ترفض يرفضون رافض*; support:
    أيد* يؤيد تؤيد يؤيدون مؤيد* دعم* يدعم تدعم يدعمون; oppose: عارض* يعارض تعارض يعارضون ضد;
    rise: ارتفع* يرتفع ترتفع ارتفاع* زاد زادت يزيد تزيد زياد* نما نمت نمو صعد* تضاعف* رفع* يرفع ترفع; fall: انخفض* ينخفض تنخفض انخفاض*
    تراجع* هبط* هبوط خفض* يخفض تخفض قلص* تقليص تدن*;
    open: فتح* يفتح تفتح افتتح* يفتتح تفتتح افتتاح*; close: أغلق* يغلق تغلق إغلاق* مغلق*; begin: بدأ* يبدأ تبدأ بدء بداي* انطلق* إطلاق
    أطلق*; end: انته* ينتهي تنتهي أنهى أنهت إنهاء اختتم* أكمل* اكتمل*;
    buy: اشتر* يشتري تشتري شراء; sell: باع باعت يبيع تبيع بيع; import: استورد* يستورد استيراد وارد* واردات; export: صدر* يصدر تصدر تصدير
    صادرات; win: فاز فازت يفوز فوز انتصر*; lose: خسر* يخسر تخسر خسار* فقد*;
    praise: أشاد* يشيد أثنى أثنت; criticise: انتقد* ينتقد تنتقد انتقاد* أدان* يدين اتهم* يتهم تتهم; lift: رفع*; impose: فرض* يفرض تفرض;
    allow: سمح* يسمح تسمح السماح أجاز*; ban: حظر* يحظر تحظر منع* يمنع تمنع;
    demolish: هدم* يهدم; build: بنى بنت يبني تبني بناء شيد* تشييد إنشاء; strengthen: عزز* تعزيز يعزز; weaken: أضعف* يضعف إضعاف; hire:
    وظف* توظيف; dismiss: أقال* إقال* فصل تسريح سرح*; free: أطلق_سراح إفراج أفرج*; arrest: اعتقل* يعتقل اعتقال أوقف* توقيف;
    before: قبل; after: بعد عقب; north: شمال* الشمال*; south: جنوب* الجنوب*; east: شرق* الشرق*; west: غرب* الغرب*; legal: قانوني* شرعي*;
    illegal: غير_قانوني غير_قانونية غير_شرعي; secret: سري* سرا; public: علنا;
    guilty: مذنب* أدين*; innocent: بريء* براءة; profit: ربح* أرباح; loss: خسار* خسائر; surplus: فائض*; deficit: عجز; permanent: دائم*;
    temporary: مؤقت*; delay: تأخ* أجل* تأجيل أرجأ* أرجئ*; hasten: سرع* تسريع;
    extend: مدد* تمديد وسع* توسيع; predecessor: سلف*; successor: خلف*; highest: أعلى أكبر; lowest: أدنى أصغر;
    premier: رئيس_الوزراء رئيسة_الوزراء رئيس_الحكومة رئيسة_الحكومة المستشار رئيس_وزراء رئيسة_وزراء رئيس_وزرائها; minister: وزير وزيرة
    الوزير الوزيرة وزراء; president: رئيس رئيسة الرئيس الرئيسة; mayor: عمدة رئيس_البلدية رئيسة_البلدية رئيس_بلدية رئيسة_بلدية;
    governor: محافظ حاكم والي; ambassador: سفير سفيرة مبعوث; general: جنرال لواء اللواء فريق الفريق; admiral: أميرال; judge: قاض قاضي
    القاضي القاضية قضاة; prosecutor: المدعي المدعية النيابة النائب_العام; professor: أستاذ أستاذة بروفيسور; king: ملك الملك ملكة;
    senator: سيناتور; prefect: محافظ; engineer: مهندس مهندسة; lawyer: محام محامي محامية; doctor: طبيب طبيبة; bishop: أسقف; captain:
    قبطان نقيب; geologist: جيولوجي; deputy: نائب نائبة نواب نوابا عضو_البرلمان; secretary: أمين أمينة سكرتير;
    spokesperson: متحدث متحدثة ناطق ناطقة الناطق; chair: رئيس رئيسة; director: مدير مديرة مدراء;
    say: قال قالت قالوا يقول تقول ذكر ذكرت أعلن* أضاف* مضيفا مضيفة صرح* بحسب وفقا حسب يرى ترى أوضح* أشار* حذر* يعتقد تعتقد رأى رأت أفاد*
    أكد* يؤكد تؤكد زعم* شدد* لفت* قول;
    ahead: سوف سيكون ستكون سيتم ستتم سيبدأ ستبدأ سيصوت ستصوت سيعقد ستعقد سيزور ستزور سيناقش ستناقش سيجتمع سيقدم ستقدم سينشر ستنشر سيصل ستصل سيفتح ستفتح سيعلن ستعلن سيوقع ستوقع سيدفع ستدفع سيغلق ستغلق سيبني ستبني سيعود ستعود سيرسل سترسل
    سينظر ستنظر سيستمر ستستمر سيؤدي ستؤدي سيصدر ستصدر سيزيد ستزيد سيشارك ستشارك سيستأنف ستستأنف المقرر مقرر يعتزم تعتزم يخطط تخطط المتوقع متوقع ينوي تنوي المزمع مزمع يستعد تستعد المقبل المقبلة المقبلين القادم القادمة يعتزمون سيتخذ;
    may: قد ربما يحتمل محتمل محتملة المحتمل المحتملة يرجح مرجح الأرجح مزعوم مزعومة المزعوم المزعومة يمكن يبدو تبدو لعل عسى احتمال* يشتبه
    مشتبه المفترض يفترض بإمكان من_الممكن يقال;
    work: عمل* يعمل تعمل عامل*; pay: دفع* يدفع تدفع صرف سداد; cost: كلف* تكلف يكلف كلفة تكلفة تكاليف; price: سعر* أسعار; loan: قرض*
    قروض; tax: ضريب* ضرائب; money: مال أموال; budget: ميزانية موازنة; wage: راتب رواتب أجور أجر; people: شخص أشخاص ناس الناس;
    staff: موظف* عمال عامل*; member: عضو أعضاء; resident: سكان ساكن مقيم*; household: أسرة أسر عائل*; pupil: طالب طلاب تلميذ تلاميذ;
    child: طفل أطفال; woman: امرأة نساء; victim: ضحية ضحايا; wounded: جريح جرحى مصاب* إصاب*; dead: قتل* قتيل قتلى مات وفاة مقتل موت;
    soldier: جندي جنود; ship: سفين* سفن قارب قوارب; port: ميناء موانئ مرفأ; bridge: جسر جسور; road: طريق طرق; train: قطار قطارات; line:
    خط خطوط; station: محط*; tunnel: نفق أنفاق; airport: مطار*; plane: طائر* رحل*; car: سيار* مركب*; truck: شاحن* صهريج* صهاريج; dam: سد
    سدود;
    wall: جدار; plant: مصنع مصانع محط*; mine: منجم مناجم; school: مدرس* مدارس; hospital: مستشف*; house: منزل منازل بيت بيوت; company:
    شرك*; union: نقاب*; parliament: برلمان; government: حكوم*; ministry: وزار*; court: محكم*; police: شرط*; authority: سلط*;
    council: مجلس; city: مدين*; province: محافظة إقليم مقاطع*; country: بلد بلاد دول*; island: جزير*; sea: بحر; river: نهر; water: مياه
    ماء; oil: نفط; gas: غاز; power: كهرباء; energy: طاق*; grain: قمح حبوب; fish: سمك أسماك صيد; food: غذاء طعام; fire: حريق حرائق;
    flood: فيضان*;
    quake: زلزال; storm: عاصف*; leak: تسرب* تسريب; crack: تشقق* شق شقوق; accident: حادث*; damage: ضرر أضرار تضرر* يضر; danger: خطر مخاطر
    أخطار; safety: سلام* أمان; check: فحص* تفتيش; inquiry: تحقيق* تحقق; report: تقرير تقارير; study: دراس*; poll: استطلاع; evidence:
    دليل أدلة;
    document: وثيق* وثائق; letter: رسال* خطاب; contract: عقد عقود; deal: اتفاق* اتفاقية; project: مشروع; plan: خط* خطة; offer: عرض* يعرض
    تعرض; demand: طالب* يطالب تطالب طلب* مطالب*; promise: وعد* تعهد*; complaint: شكو* شكاوى; strike: إضراب; protest: احتجاج* تظاهر*;
    vote: صوت* يصوت تصوت تصويت;
    election: انتخاب*; law: قانون; permission: ترخيص تصريح; sanction: عقوب*; tariff: رسوم; trade: تجار*; bank: مصرف بنك; rate: معدل;
    growth: نمو; inflation: تضخم; debt: دين ديون; aid: مساعد*; army: جيش; war: حرب; weapon: سلاح أسلحة; missile: صاروخ صواريخ; attack:
    هجوم هجمات هاجم*;
    border: حدود; truce: هدن*; talks: مفاوض* محادث*; visit: زيار* زار زارت; meet: اجتماع* اجتمع* لقاء التقى; resign: استقال*; appoint:
    عين تعيين; find: عثر* وجد* اكتشف*; keep: احتفظ* حفظ; change: تغيير غير_مسار; repair: إصلاح* صيان*; test: اختبار; deliver: تسليم
    سلم*; send: أرسل* إرسال يرسل ترسل;
    receive: تلق* استلم*; use: استخدم* استخدام; answer: رد* يرد ترد أجاب*; publish: نشر*; decide: قرر* قرار*; sign: وقع* توقيع; share:
    حص*; half: نصف; seat: مقعد مقاعد; passenger: راكب ركاب مسافر*; leave: غادر* انسحب* انسحاب; return: عاد عادت عود* يعود تعود; problem:
    مشكل* مشاكل;
    compensation: تعويض*; responsible: مسؤول*; invest: استثم*; finance: تمويل مول; harvest: حصاد محصول; farmer: مزارع*; bus: حافل*;
    area: منطق* مناطق; village: قري*; dispute: نزاع خلاف; peace: سلام; tank: خزان*; warn: حذر* تحذير*; run: تشغيل;
    opposition: معارض*; party: حزب أحزاب; coalition: ائتلاف* تحالف; candidate: مرشح*; campaign: حملة حملات; reform: إصلاح*; constitution:
    دستور*; referendum: استفتاء*; cabinet: مجلس_الوزراء; speech: خطاب كلمة; statement: بيان بيانا بيانات تصريح*; summit: قمة; embassy: سفارة
    سفارات قنصلي*; refugee: لاجئ* لجوء مهاجر*; trial: محاكم* جلسة جلسات; verdict: حكم حكما قرار_المحكمة; sentence: حكم_على قضت قضى عقوب*;
    prison: سجن سجون بالسجن; suspect: مشتبه متهم متهما متهمين متهمون المتهمين; lawsuit: دعوى دعوي قضية مقاضا*; charge: تهم* اتهام*; bail:
    كفالة; fine: غرامة غرامات; witness: شاهد شهود شهادة شهد; theft: سرق* سطو; murder: قتل جريمة_قتل اغتيال; embezzle: اختلاس* اختلس*; forge:
    تزوير زور تلاعب*; revenue: إيراد* عائدات; stock: سهم أسهم مساهم* مستثمر*; market: سوق أسواق; production: إنتاج* أنتج* ينتج تنتج; order:
    طلبية طلبيات أمر_ب; merger: اندماج دمج استحواذ*; subsidiary: شركة_تابعة فرع; headquarters: مقر مكتب مكاتب; product: منتج منتجات بضائع
    سلع; unemployment: بطالة عاطل*; job: وظيف* وظائف فرص_عمل; currency: عملة عملات; interest: فائدة سعر_الفائدة; researcher: باحث* عالم
    علماء خبير خبراء محلل* مؤلف; species: نوع أنواع فصيلة; experiment: تجربة تجارب; result: نتيجة نتائج; sample: عينة عينات; temperature:
    حرارة درجات_الحرارة; climate: مناخ*; emission: انبعاث* تلوث; satellite: قمر_صناعي أقمار صاروخ مسبار; telescope: تلسكوب* مرصد; fossil:
    أحفور* متحجر* هيكل_عظمي; virus: فيروس* عدوى عدوي إصابات; vaccine: لقاح* تطعيم; patient: مريض مرضى مرضي; drug: دواء أدوية عقار; nurse:
    ممرض*; rescue: إنقاذ* أنقذ* ناجين نجا ناج; missing: مفقود* فقدان; collapse: انهار* انهيار* انزلاق*; explosion: انفجار* انفجر*; smoke:
    دخان; shelter: ملجأ ملاجئ مأوى إيواء; outage: انقطاع* عطل أعطال; drought: جفاف; avalanche: انهيار_ثلجي; club: نادي نادى النادي أندية
    فريق فرق; player: لاعب* رياضي رياضيين عداء; coach: مدرب*; match: مباراة مباريات سباق*; championship: بطولة بطولات دوري كأس; medal:
    ميدالي*; doping: منشط*; referee: حكم_المباراة; season: موسم; stadium: ملعب ملاعب إستاد; record: رقم_قياسي; federation: اتحاد جمعية; fan:
    مشجع* جمهور متفرج*; exhibition: معرض معارض; film: فيلم أفلام سينما; festival: مهرجان; book: كتاب كتب; artist: فنان* رسام* لوحة لوحات;
    monument: نصب تمثال قلعة تراث آثار; library: مكتبة مكتبات أرشيف; university: جامع* كلية; teacher: معلم* مدرس*; tourism: سياح* سائح*
    زائر* زوار; traffic: مرور حركة_المرور; driver: سائق* طيار* طاقم; canal: قناة قنوات هويس; cargo: شحن شحنة شحنات بضائع حاوي*; crane: رافعة
    رافعات; railway: سكك سكة_حديد قطار*; tram: ترام مترو; software: برنامج برامج تطبيق; hacker: قرصنة قراصنة سيبراني* اختراق; data: بيانات
    معطيات; network: شبكة شبكات; customer: زبائن عميل عملاء مستهلك* مستخدم*; rain: مطر أمطار هطول; snow: ثلج ثلوج; heat: حر موجة_حر; wind:
    رياح ريح; level: منسوب مستوى مستوي مستويات; reservoir: خزان* بحيرة بحيرات; mountain: جبل جبال منحدر*; glacier: جليد جليدي* أنهار_جليدية;
    coast: ساحل سواحل شاطئ شواطئ; hunt: صيد صياد; animal: حيوان* أعداد قطيع; bird: طائر طيور; cattle: ماشية أبقار أغنام دواجن; reserve:
    محمية محميات متنزه; tree: شجرة أشجار خشب أخشاب قطع_الأشجار; waste: نفايات قمامة صرف_صحي مخلفات; nuclear: نووي* مفاعل* مشع*; solar:
    شمسي*; turbine: توربين* مزرعة_رياح; battery: بطارية بطاريات; pipeline: أنبوب أنابيب خط_أنابيب; cable: كابل* كيبل*; steel: فولاذ صلب حديد
    معدن معادن; drawing: مخطط مخططات; chip: شرائح رقائق أشباه_الموصلات; laboratory: مختبر مختبرات; center: مركز مراكز; building: مبنى مبني
    مباني برج; floor: طابق طوابق; bed: سرير أسرة; land: أرض أراض أراضي قطعة_أرض; shop: متجر متاجر محل محلات مطعم مطاعم; hotel: فندق فنادق;
    apartment: شقة شقق سكن مساكن; media: صحيفة صحف إعلام تلفزيون صحافي* صحفي*; interview: مقابلة; press_conference: مؤتمر_صحفي مؤتمر_صحافي;
    committee: لجنة لجان مجلس_الإدارة; agency: وكالة وكالات هيئة دائرة; chief: رئيس رئيسة مدير مديرة مسؤول; founder: مؤسس* أسس* تأسس*;
    owner: مالك مالكة ملكية يملك تملك; vice: نائب نائبة; acting: بالإنابة بالوكالة القائم_بأعمال; elect: انتخب* منتخب; dissolve: حل حلت;
    negotiate: تفاوض* مفاوض*; cooperate: تعاون* شراكة; renew: تجديد جدد* تمديد مدد*; expire: ينتهي تنتهي انتهاء انته*; ratify: تصديق صادق*;
    join: انضم* انضمام; cancel: ألغ* إلغاء; postpone: تأجيل أجل* أرجأ*; replace: استبدال استبدل* حل_محل; remove: إزالة أزال* سحب; install:
    تركيب ركب* نصب; expand: توسيع توسعة وسع*; introduce: إدخال تطبيق اعتماد; present: قدم* عرض* كشف* أظهر*; measure: قياس قاس قيس سجل*;
    count: إحصاء تعداد عد; destroy: دمر* تدمير خراب; fire: احترق* حريق حرائق نيران; sink: غرق*; recede: ينحسر انحسر* تراجع* انخفض*; search:
    بحث* تفتيش; flee: فر فرار هرب*; threaten: هدد* تهديد* يهدد; pressure: ضغط ضغوط; protect: حماية حمى دفاع; cost: أنفق* إنفاق; earn: كسب
    ربح; debt: دين ديون مدين متأخرات; transfer: حول* تحويل نقل*; store: تخزين مخزون مخازن مستودع*; consume: استهلاك; training: تدريب درب*;
    live: يعيش تعيش يسكن عاش; connect: ربط* يربط تربط وصل; block: إغلاق حصار قطع; restore: استعادة استئناف استأنف* إعادة; create: إنشاء
    أنشأ* تأسيس; lead: قاد* يقود ترأس*; success: نجح* تمكن* نجاح; failure: فشل* إخفاق أخفق; happen: وقع* حدث* جرى حصل; continue: استمر*
    مستمر* يواصل تواصل مواصلة; repeat: مجددا مرة_أخرى كرر*; successor_role: خلف خليفة; compete: منافس* تنافس; quality: جودة; defect: عيب
    عيوب خلل; late: تأخر* تأخير; shortage: نقص شح عجز; sign: وقع* توقيع; limit: حد قيود تقييد; rule: قاعدة قواعد لوائح نظام; standard: معيار
    معايير; policy: سياسة سياسات; step: إجراء* تدبير تدابير; goal: هدف أهداف; deadline: موعد مهلة جدول; crisis: أزمة أزمات; conflict: صراع
    نزاع* اشتباك* قتال معارك; hostage: رهين* رهائن مختطف* خطف; spy: تجسس جاسوس*; terror: إرهاب*; bomb: قنبلة قنابل قصف*; drone: مسيرة مسيرات
    طائرة_مسيرة; tank: دبابة دبابات; navy: بحرية أسطول; base: قاعدة_عسكرية قاعدة_جوية; plane: رحلة رحلات طيران; ship: قارب قوارب زورق;
    sailor: بحار* ملاح*; tug: قاطرة قاطرات; fish: صياد*; dockworker: عمال_الميناء; shift: نوبة نوبات; union: نقابة نقابات; household: أسرة
    أسر منازل; municipality: بلدية بلديات; region: إقليم محافظة منطقة; capital: عاصمة; abroad: خارج أجنبي*; supply: إمداد* تموين; approve:
    وافق* موافقة أقر*; suspend: أوقف* إيقاف تعليق علق*; sanction: عقوبة عقوبات; discipline: تأديب* انضباط; complaint: اعتراض* شكوى طعن;
    appeal: استئناف* يستأنف تستأنف سيستأنف طعن*; plead: إقرار أقر*; guilt: ذنب مذنب إدانة; inquiry: تحقيق* حقق*; prosecution: نيابة
    المدعي_العام ادعاء; defence: دفاع محام*; acquit: براءة برأ* تبرئ* تبرئة; security_staff: أمن حراس أمني*; wounded: جريح جرحى مصاب* إصابة;
    dead: قتيل قتلى مقتل توفي وفاة وفيات قتل; helicopter: مروحية مروحيات هليكوبتر; firefighter: إطفاء رجال_الإطفاء; message: رسالة رسائل
    تحذير* إنذار; emergency: طوارئ حالة_الطوارئ; disaster: كارثة كوارث; reason: سبب أسباب; area_size: مساحة; thick: سماكة سمك سميك; average:
    متوسط معدل; distance: مسافة; speed: سرعة; height: ارتفاع; length: طول; depth: عمق; weight: وزن; age: عمر العمر; birth: ولادة مولود ولد;
    population_size: سكان; migration: هجرة; religion: دين مسجد مساجد معبد; museum: متحف متاحف; church: كنيسة كنائس كاتدرائية; repair: ترميم
    تجديد; water_supply: مياه_الشرب; irrigation: ري; sugar: سكر أرز قهوة شاي ذرة; lithium: ليثيوم نحاس نيكل ذهب فضة زنك; breakdown: انهيار
    قطع*; influence: تأثير* تأثر* أثر* يتأثر تتأثر; attribute: يعزو تعزو عزا نسب; trend: اتجاه*; turn: يتغير تغير* انعكس; early: مبكر* باكر;
    conclusion: استنتاج* استخلاص نتائج; clear: واضح* غامض; maintain: أكد* يؤكد أصر*; ask: طالب* طلب* دعا دعت يدعو; request: طلب طلبا طلبات;
    answer: رد* أجاب* تعليق* علق*; refuse: رفض* ترفض يرفض; welcome: رحب* ترحيب; thank: شكر*; regret: أسف يأسف; blame: اتهم* لوم ألقى_باللوم;
    fear: خشي* يخشى مخاوف قلق خوف; hope: أمل* يأمل; doubt: شك شكك* يشكك; exceed: تجاوز* يتجاوز تتجاوز فاق; reach: بلغ* وصل* يصل; divide:
    نسبة حصة; double: ضعف تضاعف* مضاعف*; equipment: معدات أجهزة جهاز آلات; car: مركبة مركبات سيارة سيارات شاحن*; route: خط خطوط مسار;
    tunnel: نفق أنفاق; price: رسوم تعرفة سعر أسعار; budget_cut: خفض تقليص تخفيض; layoff: تسريح* فصل إقالة; resign: استقال* تنحى; soldier:
    جندي جنود قوات جيش; state: دولة وطني* قومي; secrecy: سري* سرا; document: رسالة وثيقة وثائق مستند*; test: اختبار* فحص* تفتيش
""")  # fmt: skip

LANGUAGE: Final = Spaced(
    code="ar",
    name="Arabic",
    edition=3,
    word=r"\d+(?:\.\d+)?(?:th(?![^\W_]))?|%|[^\W\d_]+",
    keys=_NUMBERS + ";" + _spelled("""
    second: الثاني الثانية ثاني ثان; 3th: الثالث الثالثة ثالث ثلث الثلث; 4th: الرابع الرابعة رابع; 5th: الخامس الخامسة خامس; 6th: السادس
    السادسة سادس سادسة;
    7th: السابع السابعة سابع سابعة; 8th: الثامن الثامنة ثامن ثامنة; 9th: التاسع التاسعة تاسع تاسعة; 10th: العاشر العاشرة عاشر عاشرة;
    20th: العشرون العشرين; 30th: الثلاثون; january: يناير; february: فبراير شباط; march:
    مارس آذار;
    april: أبريل ابريل نيسان; may: مايو أيار; june: يونيو يونيه حزيران; july: يوليو يوليه تموز; august: أغسطس آب; september: سبتمبر
    أيلول; october: أكتوبر;
    november: نوفمبر; december: ديسمبر; monday: الاثنين; tuesday: الثلاثاء; wednesday: الأربعاء; thursday: الخميس; friday: الجمعة;
    saturday: السبت;
    sunday: الأحد; million: مليون مليونا ملايين; billion: مليار مليارا مليارات بليون; trillion: تريليون تريليونا تريليونات; 1000: ألف
    آلاف ألفا;
    percent: % بالمئة بالمائة; tonne: طن طنا أطنان; kilometre: كيلومتر كيلومترا كيلومترات كم; metre: متر مترا أمتار;
    kilogram: كيلوغرام كيلوغراما كيلوغرامات كيلوجرام كغ; mile: ميل ميلا أميال; year: سنة سنوات سنويا عام عاما أعوام; month: شهر شهرا
    أشهر شهور شهريا;
    week: أسبوع أسبوعا أسابيع أسبوعيا; day: يوم يوما أيام يوميا; countries: البلدين البلدان الطرفين الطرفان الدولتين الدولتان; hour:
    ساعة ساعات;
    minute: دقيقة دقائق; yesterday: أمس; today: اليوم; recently: مؤخرا; half: نصف النصف; quarter: ربع الربع
    """),
    made=_WITH_PREFIX,
    one="واحد واحده",
    joints=" و",
    decimal_point=True,
    sizes={_spelled("ألفا?"): 1000, _spelled("آلاف"): 1000, "مليونا?": 10**6, "ملايين": 10**6, "مليارا?": 10**9, "مليارات": 10**9, "تريليونا?": 10**12},
    units={_spelled(pattern): key for key, pattern in {
        "cubic metre": "(?:متر|مترا|أمتار) مكعبا?ة?", "square kilometre": "(?:كيلومتر|كيلومترا|كيلومترات) مربعا?ة?", "square metre": "(?:متر|مترا|أمتار) مربعا?ة?",
        "metre": "م", "hectare": "هكتارا?ات|هكتارا?", "litre": "لترا?|لترات", "barrel": "برميلا?|براميل", "megawatt": "ميغاواطا?|ميجاواطا?", "gigawatt": "غيغاواطا?",
        "percent": "%|في المئة|في المائة|بالمئة|بالمائة", "percent point": "نقطة مئوية|نقاط مئوية|نقاط|نقطة", "dollar": r"دولارا?|دولارات|\$", "euro": "يورو|€",
        "pound": "جنيها?|جنيهات|ليرة استرلينية", "dinar": "دينارا?|دنانير", "dirham": "درهما?|دراهم", "riyal": "ريالا?|ريالات", "lira": "ليرة|ليرات", "ruble": "روبلا?",
        "yuan": "يوانا?", "yen": "ينا?", "crown": "كرونة|كرونات|كرونا", "shekel": "شيكلا?", "franc": "فرنكا?", "rupee": "روبية",
    }.items()},
    phrases={key: _spelled(pattern) for key, pattern in {
        "2 thirds": "(?:ال)?ثلثي|الثلثين|ثلثا", "3 quarters": "ثلاثة أرباع", "last year": "العام الماضي|السنة الماضية",
        "this year": "هذا العام|العام الحالي|العام الجاري|هذه السنة", "next year": "العام المقبل|العام القادم|السنة المقبلة", "last month": "الشهر الماضي",
        "this month": "هذا الشهر|الشهر الحالي|الشهر الجاري", "next month": "الشهر المقبل|الشهر القادم",
    }.items()},
    first=(
        (_VOWELS, ""),
        _letters,
        (_spelled(r"\b([وبل]?)(أحد|اثنا|اثني) عشر\b"), lambda found: "11" if found[2] == "احد" else "12"),
        (
            _spelled(rf"\b([وبل]?)(?:ال|لل)?({'|'.join(_ORDINAL_ONES)})ة? عشرة?\b"),
            lambda found: ordinal_key(10 + _ORDINAL_ONES.index(found[2]) + 1),
        ),
        (_spelled(rf"\b({_TEENS}) عشرة?\b"), lambda found: str(10 + int(table(_NUMBERS)[found[1]]))),
    ),
    then=(
        (_spelled(r"\bمليونا? ونصف(?: ال?مليون)?"), "1.5 million"),
        (_spelled(r"\bمليارا? ونصف(?: ال?مليار)?"), "1.5 billion"),
        (_spelled(r"\b(?:عام|سنة) ونصف(?: ال?(?:عام|سنة))?"), "1.5 year"),
        *((_spelled(words), key) for words, key in _LONG_MONTHS.items()),
        *((rf"\b[وبل]?(?:{_spelled(words)})\b", key) for key, words in _DUALS.items()),
        (_spelled(r"\b[وف]?(?:في )?ال(?:يوم )?(اثنين|ثلاثاء|أربعاء|خميس|جمعة|سبت|أحد) الماضي\b"), r"ال\1"),
        (_spelled(r"\bالأول من\b"), "1"),
    ),
    dates="[/.]",
    joins=_spelled("إلى|و|أو|-"),
    least=_spelled("(?:ما )?لا [تي]قل عن(?: نحو)?|أكثر من|[يت]فوق|[يت]تجاوز|تجاوزت?|ما [يت]زيد (?:على|عن)|[يت]زيد (?:على|عن)|[بك]حد أدنى"),
    most=_spelled("لا [تي]تجاوز|لا [تي]زيد (?:عن|على)|أقل من|حتى|[تي]صل (?:عددها |عددهم )?إلى|قرابة|ما [يت]قارب|ما يقرب من|[بك]حد أقصى|لا أكثر من"),
    least_after=_spelled("على الأقل|كحد أدنى|أو أكثر|فأكثر|فما فوق"),
    most_after=_spelled("على الأكثر|كحد أقصى|أو أقل"),
    doubt=_spelled("ربما يحتمل محتمل محتملة المحتمل المحتملة يرجح مرجح الأرجح مزعوم مزعومة المزعوم المزعومة يزعم قد يمكن يبدو تبدو مفترض المفترض يشتبه "
                   "احتمال احتمالا لعل يخشى تخشى يعتقد تعتقد يرجحون المشتبه محتملا ويحتمل وربما وقد تردد"),
    dispute=_spelled("نفى ونفى نفت ونفت ينفي تنفي ينفيه تنفيه زعم زعمت وزعم يزعم تزعم أنكر أنكرت ينكر تنكر ادعى ادعت يدعي تدعي"),
    plan=_spelled("يعتزم تعتزم يخطط تخطط المقرر المتوقع متوقع ينوي تنوي المزمع مقرر يسعى تسعى"),
    modal="يمكن",
    negations=_spelled("لا ولا لم ولم لن ولن ليس ليست وليس غير دون بدون عدم نفى ونفى نفت ونفت رفض رفضت ورفض"),
    bounds=_spelled("الأقل الأكثر أكثر أقل نحو حوالي قرابة زهاء تقريبا فقط سوى كل جميع يتجاوز تتجاوز يقل تقل يزيد تزيد بين أدنى أقصى") + " least most",
    home_words=_spelled("حكومة الحكومة البلاد الدولة البرلمان"),
    hedges_at=_hedges_at,
    border=_spelled(r"[؛;] |[،,] (?:لكن|ولكن|بينما|فيما|إلا أن)\b"),
    abbreviations="د أ م",
    dual=_spelled(r"\w{3,}[اي]ن(?:\b)"),
    stop_words=_spelled("في من على إلى عن أن إن كان كانت هذا هذه التي الذي هو هي مع بعد قبل بين"),
    day_links="من",
    day_joins=_spelled("إلى و حتى"),
    reporting=_spelled("قال وقال قالت وقالت ذكر وذكر أعلن أعلنت وأعلن أضاف مضيفا مضيفة صرح أكد وبحسب بحسب"),
    name_forms=_name_forms,
    signs=_SIGNS,
).language()  # fmt: skip
