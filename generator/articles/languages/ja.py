"""Japanese: numbers, dates with eras, names, quotations, and the hedges and negations that are plain."""

from __future__ import annotations

from typing import Final

from .. import unspaced
from ..language import COUNTRIES, Dates, Hedges, Language
from ..rewriting import MONTHS, RECENT, RELATIVE_MONTHS, RELATIVE_YEARS, WEEKDAYS, clauses, plain_digits, rewriting, with_decimal_point

_COUNTERS: Final = "(?:[人名隻個件年月日回社校村町歳台頭匹票席議円度倍国割つ]|[かカヶケ][国月所村町年]|週間|時間|分間|トン|キロ|メートル|パーセント|ドル|ユーロ|党|機|本|棟|世帯)"
_UNITS: Final = {
    "トン": "tonne", "キロメートル": "kilometre", "キログラム": "kilogram", "キロ": "kilometre", "メートル": "metre", "マイル": "mile", "パーセント": "percent",
    "[かカヶケ]月間?": "month", "年間?": "year", "週間": "week", "日間": "day", "時間": "hour",
}  # fmt: skip
_RELATIVE: Final = {
    "昨年度?|去年": "last year", "今年度?|本年": "this year", "年内": "this year", "来年度?": "next year", "前月|先月": "last month", "今月": "this month",
    "来月": "next month", "昨日|きのう": "yesterday", "今日(?!本)|本日|きょう": "today", "このほど|最近|先日": "recently",
}  # fmt: skip
_COUNTRIES: Final = "両国|両者|双方"
_WEEKDAYS: Final = tuple((rf"{sign}曜日?", f" {key} ") for sign, key in zip("月火水木金土日", WEEKDAYS, strict=True))
_WEEKDAYS_BESIDE_DATES: Final = tuple(
    (rf"(?<=日)[（(]{sign}[)）]", f" {key} ") for sign, key in zip("月火水木金土日", WEEKDAYS, strict=True)
)
_ERAS: Final = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867}

HEDGES: Final = {
    "doubt": frozenset("可能性 かもしれない みられる みられている らしい 恐れ おそれ 疑い もよう 模様".split()),
    "dispute": frozenset(),
    "plan": frozenset("予定 計画 方針 見通し 見込み".split()),
}
NEGATIONS: Final = frozenset("ない なかった なく ません ませんでした ず 未 無 不 非 否定 拒否 拒絶 誰も".split())
BOUNDS: Final = frozenset("少なくとも 最低 最大 以上 以下 未満 超 超える 約 およそ ほぼ 近く だけ のみ すべて 全員 全て".split())

LANGUAGE: Final = Language(
    code="ja",
    name="Japanese",
    word=unspaced.word_pattern(word for word in {*NEGATIONS, *BOUNDS}.union(*HEDGES.values()) if len(word) > 1),
    same={"%": "percent", "km": "kilometre", "kg": "kilogram"},
    plain=rewriting(
        plain_digits,
        with_decimal_point,
        *_WEEKDAYS,
        *_WEEKDAYS_BESIDE_DATES,
        *((pattern, f" {key} ") for pattern, key in _RELATIVE.items()),
        (_COUNTRIES, f" {COUNTRIES} "),
        *unspaced.date_rules("年", "月", "日", _ERAS),
        *unspaced.lone_days("日", duration="間"),
        *unspaced.number_rules(_COUNTERS, "割"),
        *unspaced.units(_UNITS),
        (" +", " "),
        *unspaced.bounds("少なくとも|最低", "最大|最高|多くても", "以上|超", "以下|未満|以内"),
    ),
    sentences=unspaced.sentences,
    clauses=clauses(r"(?:が|ものの)、", shortest=4),
    dates=Dates(
        months=MONTHS,
        relative_months=RELATIVE_MONTHS,
        relative_years=RELATIVE_YEARS,
        recent=RECENT,
        weekdays=WEEKDAYS,
        before_christ=(("前", "#"),),
        seasons=("春", "夏", "秋", "冬"),
        lone_day=unspaced.LONE_DAY,
    ),
    hedges=Hedges(words=HEDGES),
    negations=NEGATIONS,
    bounds=BOUNDS,
    short_names=frozenset("県府都道州市町村"),
    tokens_per_word=2,
)
