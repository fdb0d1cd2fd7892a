"""Korean: numbers, dates, names with their particles, quotations, and the hedges and negations that are plain."""

from __future__ import annotations

from typing import Final

from .. import unspaced
from ..language import COUNTRIES, Dates, Hedges, Language
from ..rewriting import (
    MONTHS,
    RECENT,
    RELATIVE_MONTHS,
    RELATIVE_YEARS,
    WEEKDAYS,
    Rule,
    ordinal_key,
    plain_digits,
    rewriting,
    with_decimal_point,
)

_COUNTER: Final = "(?=명|개|척|대|번|차례|곳|가지|살|마리|달|시간|사람|나라|배|채|건|편|분)"
_ONES: Final = ("한|하나", "두|둘", "세|석|셋", "네|넉|넷", "다섯", "여섯", "일곱", "여덟", "아홉")
_TENS: Final = ("열", "스무|스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")


def _native_numbers() -> tuple[Rule, ...]:
    """Rules for numbers in native words before a counter, and for ordinals."""
    tens = [(10 * ten, forms) for ten, forms in enumerate(_TENS, 1)]
    ones = [*enumerate(_ONES, 1)]
    values = [
        *((ten + one, f"(?:{forms})(?:{more})") for ten, forms in tens for one, more in ones),
        *((v, f"(?:{f})") for v, f in (*tens, *ones)),
    ]
    each = [(rf"(?<![^\W\d_]){words} ?번째", f" {ordinal_key(value)} ") for value, words in values]
    return (*each, *((rf"(?<![^\W\d_]){words} ?{_COUNTER}", f" {value} ") for value, words in values))


_UNITS: Final = {
    "톤": "tonne", "킬로미터": "kilometre", "킬로그램": "kilogram", "킬로": "kilometre", "미터": "metre", "마일": "mile", "퍼센트": "percent", "프로": "percent",
    "개월": "month", "달": "month", "년": "year", "주일?간?": "week", "일간": "day", "시간": "hour",
}  # fmt: skip
_RELATIVE: Final = {
    "지난해|작년": "last year", "올해|금년|연내": "this year", "내년": "next year", "지난달": "last month", "이번 ?달|이달": "this month",
    "다음 ?달|내달": "next month", "어제": "yesterday", "오늘": "today", "최근": "recently",
}  # fmt: skip
_WEEKDAYS: Final = tuple((rf"{sign}요일", f" {key} ") for sign, key in zip("월화수목금토일", WEEKDAYS, strict=True))

HEDGES: Final = {
    "doubt": frozenset("가능성 아마 추정 의혹".split()),
    "dispute": frozenset({"부인"}),
    "plan": frozenset("예정 계획 방침 전망".split()),
}
NEGATIONS: Final = frozenset("않 못 없 아니 아닌 아닐 거부 부결".split())
BOUNDS: Final = frozenset("최소 적어도 최대 이상 이하 미만 초과 넘는 약 가량 안팎 정도 만 뿐 모두 모든 전원".split())

LANGUAGE: Final = Language(
    code="ko",
    name="Korean",
    word=unspaced.word_pattern(word for word in {*NEGATIONS, *BOUNDS}.union(*HEDGES.values()) if len(word) > 1),
    same={"%": "percent", "km": "kilometre", "kg": "kilogram"},
    plain=rewriting(
        plain_digits,
        with_decimal_point,
        *_WEEKDAYS,
        *((pattern, f" {key} ") for pattern, key in _RELATIVE.items()),
        ("양국|양측", f" {COUNTRIES} "),
        *unspaced.date_rules("년", "월", "일", {}),
        *unspaced.lone_days("일", duration="간"),
        (r"제 ?(\d{1,4})(?=차|회|대|기|조|호)", lambda found: f" {ordinal_key(int(found[1]))} "),
        (r"(?<!\d)(\d{1,4}) ?번째", lambda found: f" {ordinal_key(int(found[1]))} "),
        *_native_numbers(),
        *unspaced.number_rules("(?!)"),
        *unspaced.units(_UNITS),
        (" +", " "),
        *unspaced.bounds("최소|적어도", "최대|많아야", "이상|넘는", "이하|미만|이내"),
    ),
    sentences=unspaced.sentences,
    dates=Dates(
        months=MONTHS,
        relative_months=RELATIVE_MONTHS,
        relative_years=RELATIVE_YEARS,
        recent=RECENT,
        weekdays=WEEKDAYS,
        before_christ=(("전", "#"),),
        seasons=("봄", "여름", "가을", "겨울"),
        lone_day=unspaced.LONE_DAY,
    ),
    hedges=Hedges(words=HEDGES),
    negations=NEGATIONS,
    bounds=BOUNDS,
    tokens_per_word=3,
)
