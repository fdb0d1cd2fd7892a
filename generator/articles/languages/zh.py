"""Chinese, in simplified and traditional characters: numbers, dates, names, quotations, and the hedges and negations that are plain."""

from __future__ import annotations

from typing import Final

from .. import unspaced
from ..language import COUNTRIES, Dates, Hedges, Language, Token
from ..rewriting import MONTHS, RECENT, RELATIVE_MONTHS, RELATIVE_YEARS, WEEKDAYS, clauses, plain_digits, rewriting, with_decimal_point

_COUNTERS: Final = "(?:[个個名人家座次年月天周週项項条條艘架辆輛间間位种種吨噸米元倍岁歲届屆票席国國轮輪批村省县縣州党黨成割小]|公[里斤]|英里|千[米克]|星期|分钟|分鐘)"
_UNITS: Final = {
    "公吨": "tonne", "吨": "tonne", "公噸": "tonne", "噸": "tonne", "公里": "kilometre", "千米": "kilometre", "公斤": "kilogram", "千克": "kilogram",
    "英里": "mile", "米": "metre", "个月": "month", "個月": "month", "年": "year", "个星期": "week", "個星期": "week", "星期": "week", "周": "week",
    "週": "week", "天": "day", "小时": "hour", "小時": "hour", "个": "", "個": "", "名": "",
}  # fmt: skip
_RELATIVE: Final = {
    "去年": "last year", "今年": "this year", "本年度?": "this year", "年内": "this year", "年內": "this year", "明年": "next year",
    "上个?個?月": "last month", "本月": "this month", "这个月": "this month", "這個月": "this month", "下个?個?月": "next month",
    "昨[天日]": "yesterday", "今[天日]": "today", "近日|日前|最近|近期": "recently",
}  # fmt: skip
_COUNTRIES: Final = "两国|兩國|双方|雙方"
_WEEKDAYS: Final = tuple(
    (rf"(?:星期|礼拜|禮拜|周|週){signs}(?![个個次期年周天])", f" {key} ")
    for signs, key in zip(("一", "二", "三", "四", "五", "六", "[日天]"), WEEKDAYS, strict=True)
)
#: 民國 counts from 1912.
_ERAS: Final = {"民国": 1911, "民國": 1911, "中華民國": 1911}

HEDGES: Final = {
    "doubt": frozenset("可能 也许 也許 或许 或許 疑似 据说 據說 涉嫌 大概 似乎 恐怕".split()),
    "dispute": frozenset("否认 否認 声称 聲稱 宣称 宣稱".split()),
    "plan": frozenset("计划 計劃 预计 預計 打算 拟 擬 将 將 预定 預定".split()),
}
NEGATIONS: Final = frozenset("不 没有 沒有 没 沒 未 无 無 非 并非 並非 从未 從未 拒绝 拒絕 否决 否決".split())
BOUNDS: Final = frozenset(
    "至少 最少 不少于 不低于 最多 至多 不超过 不超過 超过 超過 逾 近 约 約 大约 大約 左右 以上 以下 仅 僅 只有 所有 全部 全体 每".split()
)

_OBJECTS: Final = frozenset("军 軍 其 他 她 它 这 這 该 該 此 领 領".split())
_NEAR: Final = 12


def _hedges_at(sentence: tuple[Token, ...], index: int) -> bool:
    """Whether a hedging word hedges: 将 marks a plan, or the object of what is made of it (将…列为)."""
    if sentence[index].key not in "将將":
        return True
    after = "".join(token.key for token in sentence[index + 1 : index + 1 + _NEAR])
    return after[:1] not in _OBJECTS and ("为" not in after.replace("成为", "") and "為" not in after.replace("成為", ""))


LANGUAGE: Final = Language(
    code="zh",
    name="Chinese",
    word=unspaced.word_pattern(word for word in {*NEGATIONS, *BOUNDS}.union(*HEDGES.values()) if len(word) > 1),
    same={"%": "percent", "km": "kilometre", "kg": "kilogram"},
    plain=rewriting(
        plain_digits,
        with_decimal_point,
        *_WEEKDAYS,
        *((pattern, f" {key} ") for pattern, key in _RELATIVE.items()),
        (_COUNTRIES, f" {COUNTRIES} "),
        *unspaced.date_rules("年", "月", "[日号號]", _ERAS),
        *unspaced.lone_days("[日号號]"),
        *unspaced.number_rules(_COUNTERS, "成"),
        *unspaced.units(_UNITS),
        (" +", " "),
        *unspaced.bounds(
            "至少|最少|不少于|不少於|不低于|不低於|超过|超過|逾", "至多|最多|不超过|不超過|不到|不足", "以上", "以下|以内|以內"
        ),
    ),
    sentences=unspaced.sentences,
    clauses=clauses(r"[；;]|[，,](?:但|不过|然而|而|却)", shortest=4),
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
    hedges=Hedges(words=HEDGES, hedges_at=_hedges_at),
    negations=NEGATIONS,
    bounds=BOUNDS,
    short_names=frozenset("省市县縣州"),
    tokens_per_word=2,
)
