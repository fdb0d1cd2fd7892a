"""Russian: numbers, dates, names in all cases, quotations, and the hedges and negations that are plain."""

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
    with_decimal_comma,
    words_to_keys,
)

_WORD: Final = re.compile(r"\d+(?:\.\d+)?(?:th(?![^\W_]))?|%|[^\W\d_]+")
_NUMBERS: Final = numbers(
    "два две двух двум двумя двое двоих; три трех трех трем трем тремя трое троих; четыре четырех четырех четырьмя четверо; пять пяти пятью пятеро;"
    "шесть шести шестью; семь семи семью; восемь восьми восемью; девять девяти девятью; десять десяти десятью; одиннадцать одиннадцати;"
    "двенадцать двенадцати; тринадцать тринадцати; четырнадцать четырнадцати; пятнадцать пятнадцати; шестнадцать шестнадцати;"
    "семнадцать семнадцати; восемнадцать восемнадцати; девятнадцать девятнадцати"
) | words_to_keys(
    {
        "1": "один одна одно одного одной одну одним", "20": "двадцать двадцати", "30": "тридцать тридцати", "40": "сорок сорока",
        "50": "пятьдесят пятидесяти", "60": "шестьдесят шестидесяти", "70": "семьдесят семидесяти", "80": "восемьдесят восьмидесяти",
        "90": "девяносто девяноста", "100": "сто ста сотня", "200": "двести двухсот", "300": "триста трехсот трехсот", "400": "четыреста четырехсот",
        "500": "пятьсот пятисот", "600": "шестьсот шестисот", "700": "семьсот семисот", "800": "восемьсот восьмисот", "900": "девятьсот девятисот",
    }
)  # fmt: skip
_ENDINGS: Final = "ый ая ое ого ой ому ым ом ую ые ых ыми"
_ORDINALS: Final = ordinals(
    ";".join(
        " ".join(stem + ending for ending in (_ENDINGS + " ий ья ье ьего ьей ьему ьим ьем ью ьи ьих ьими").split()) for stem in
        "втор трет четверт пят шест седьм восьм девят десят".split()
    )
)  # fmt: skip
_SAME: Final = {
    **{word: key for word, key in _NUMBERS.items() if key != "1"},
    **_ORDINALS,
       **months(
        "январь января январе январю; февраль февраля феврале февралю; март марта марте марту; апрель апреля апреле апрелю; май мая мае маю;"
        "июнь июня июне июню; июль июля июле июлю; август августа августе августу; сентябрь сентября сентябре сентябрю;"
        "октябрь октября октябре октябрю; ноябрь ноября ноябре ноябрю; декабрь декабря декабре декабрю"
    ),
    **weekdays("понедельник понедельника понедельнику; вторник вторника; среда среду среды; четверг четверга; пятница пятницу пятницы;"
               "суббота субботу субботы; воскресенье воскресенья"),
    **words_to_keys(
        {
            "million": "миллион миллиона миллионов", "billion": "миллиард миллиарда миллиардов", "trillion": "триллион триллиона триллионов",
            "1000": "тысяча тысячи тысяч", "percent": "% процент процента процентов", "tonne": "тонна тонны тонн тонну т",
            "kilometre": "километр километра километров километрах км", "metre": "метр метра метров", "kilogram": "килограмм килограмма килограммов кг",
            "mile": "миля мили миль", "year": "год года лет году годы", "month": "месяц месяца месяцев месяцы", "week": "неделя недели недель неделю",
            "day": "день дня дней сутки суток", "hour": "час часа часов", "yesterday": "вчера", "today": "сегодня", "recently": "недавно накануне",
        }
    ),
}  # fmt: skip
_SIZES: Final = {
    r"тыс\.?": 1000, r"тысяч[аиу]?": 1000, r"млн\.?": 10**6, r"миллион(?:а|ов)?": 10**6, r"млрд\.?": 10**9, r"миллиард(?:а|ов)?": 10**9,
    r"трлн\.?": 10**12, r"триллион(?:а|ов)?": 10**12,
}  # fmt: skip
_COMPOUND: Final = {
    "двух": 2, "трех": 3, "трех": 3, "четырех": 4, "пяти": 5, "шести": 6, "семи": 7, "восьми": 8, "девяти": 9, "десяти": 10, "двенадцати": 12,
    "двадцати": 20, "тридцати": 30,
}  # fmt: skip

HEDGES: Final = {
    "doubt": frozenset("возможно вероятно предположительно якобы может могут мог могла могли видимо".split()),
    "dispute": frozenset("отрицает отрицал отрицала отрицают опроверг опровергла опровергли утверждает утверждал утверждала утверждают".split()),
    "plan": frozenset("планирует планируют планировал намерен намерена намерены собирается собираются ожидается намечен намечена запланирован".split()),
}
NEGATIONS: Final = frozenset(
    "не нет ни никто никого ничего никогда нельзя без отрицает отрицал отрицала опроверг опровергла отказался отказалась отказались "
    "отверг отвергла отвергли".split()
)
BOUNDS: Final = frozenset("более больше менее меньше свыше около почти примерно порядка минимум максимум лишь только все всех каждый всего до от".split())

#: Endings of names: those of the nominative with those of the other cases, the longest first.
_NAME_ENDINGS: Final = (
    ("ский", "ского скому ским ском"), ("ская", "ской скую скою"), ("цкий", "цкого цкому цким цком"), ("цкая", "цкой цкую цкою"),
    ("ия", "ии ию ией"), ("ий", "ого его ому ему ым им ом ем ия ию ием ии"), ("ый", "ого ому ым ом"), ("ой", "ого ому ым ом"),
    ("ая", "ой ую ою"), ("яя", "ей юю"), ("ое", "ого ому ым ом"), ("ые", "ых ым ыми"), ("ие", "их им ими ия ию ием ии"),
    ("а", "ы и е у ой ою ей"), ("я", "и е ю ей ей"), ("ь", "я ю ем ем е и ью"), ("й", "я ю ем ем е"), ("о", "а у ом е"), ("е", "я ю ем"),
    ("ы", "ов ам ами ах"), ("и", "ей ов ам ями ями ях ах"), ("", "а у ом ем ым е ы ов ам"),
)  # fmt: skip
_SHORTEST_STEM: Final = 2


def _name_forms(word: str) -> tuple[str, ...]:
    """The cases of a word of a name; a vowel that falls out (Пётр, Орёл) is left to the aliases."""
    if not re.fullmatch("[а-я]+", word):
        return (word,)
    for ending, others in _NAME_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM and (ending or word[-1] not in "аеиоуыэюя"):
            stem = word.removesuffix(ending)
            return (word, *(stem + other for other in others.split()))
    return (word,)


LANGUAGE: Final = Language(
    code="ru",
    name="Russian",
    word=_WORD,
    same=_SAME,
    plain=rewriting(
        plain_digits,
        (r"\u0301", ""),  # a stress mark
        lambda text: text.replace("ё", "е").replace("Ё", "Е"),
        numeric_dates(),
        with_decimal_comma,
        sums(_NUMBERS, " "),
        (r"\bполтора\b|\bполторы\b", "1.5"),
        sizes(_SIZES),
        (rf"\b({'|'.join(_COMPOUND)})(лет|месяч|дневн|недельн)", lambda found: f"{_COMPOUND[found[1].casefold()]} {found[2]}"),
        (r"\bпрошл(?:ый|ого|ом|ому) год\w*|\bпрошлогодн\w+", "last year"),
        (r"\b(?:этого|этом|нынешн\w+|текущ\w+) год[ау]?\b", "this year"),
        (r"\b(?:следующ|будущ)\w+ год[ау]?\b", "next year"),
        (r"\bпрошл\w+ месяц\w*", "last month"),
        (r"\b(?:этого|этом|текущ\w+) месяц\w*", "this month"),
        (r"\bследующ\w+ месяц\w*", "next month"),
    ),
    sentences=sentences("г гг т тыс млн млрд трлн руб им ул стр см др пр в вв"),
    clauses=clauses(r"; |, (?:но|однако|тогда как)\b"),
    stop_words=frozenset("и в во на с со по из к у о об за от до для что как это его её их он она они но а же был была было были".split()),
    dates=Dates(
        months=MONTHS,
        day_joins=("по", "и", "до"),
        relative_months=RELATIVE_MONTHS,
        relative_years=RELATIVE_YEARS,
        recent=RECENT,
        weekdays=WEEKDAYS,
    ),
    hedges=Hedges(words=HEDGES),
    reporting=frozenset("сказал сказала сообщил сообщила сообщили заявил заявила заявили словам данным считает ответила ответил".split()),
    negations=NEGATIONS,
    bounds=BOUNDS,
    name_forms=_name_forms,
)
