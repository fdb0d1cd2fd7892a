"""Chinese, Japanese and Korean: scripts that put no spaces between words, or particles without a space after them.

Each character is a token, so that names and quotations are found as rows of characters.  Numbers and dates are written as an English text
has them before that; only the words that a pack lists are tokens of more than one character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Final

from . import rewriting
from .rewriting import LEAST, MONTHS, MOST, Rule, in_figures, ordinal_key, part_of, sized

#: What follows a day whose month is not named.
LONE_DAY: Final = "日"
_DIGITS: Final = {
    **{sign: value for value, sign in enumerate("〇一二三四五六七八九")},
    "零": 0,
    "两": 2,
    "兩": 2,
    "壱": 1,
    "弐": 2,
    "参": 3,
}
_TENS: Final = {"十": 10, "百": 100, "千": 1000, "십": 10, "백": 100, "천": 1000}
_SIZES: Final = {"万": 10**4, "萬": 10**4, "만": 10**4, "亿": 10**8, "億": 10**8, "억": 10**8, "兆": 10**12, "조": 10**12}
_PART: Final = re.compile(r"\d+(?:\.\d+)?|\D")
#: Numerals in characters, and their figures mixed with sizes.
NUMERAL: Final = "[〇零一二三四五六七八九十百千万萬亿億兆两兩]"
#: The most digits and numerals of one number, so that no text takes long to read.
_DIGITS_AT_MOST: Final = r"\d{1,15}(?:\.\d{1,6})?"
_NUMERALS_AT_MOST: Final = f"{NUMERAL}{{1,12}}"
_MIXED: Final = r"(?<![\d.])\d+(?:\.\d+)?[十百千십백천]{0,3}[万萬만亿億억兆조千천百백](?:\d{1,8}[十百千십백천]{0,3}[万萬만亿億억]?| \d{1,8}[십백천]{0,3}[만억]){0,4}"


def value_of(numeral: str) -> Decimal:
    """The value of a number in figures, characters or both: 1万2000, 三百二十, 2.5億."""
    total = section = Decimal(0)
    current: Decimal | None = None
    for part in _PART.findall(numeral.replace(" ", "")):
        if part in _SIZES:
            section += current or 0
            total += (section or 1) * _SIZES[part]
            section, current = Decimal(0), None
        elif part in _TENS:
            section += (1 if current is None else current) * _TENS[part]
            current = None
        elif part in _DIGITS:
            current = (current or Decimal(0)) * 10 + _DIGITS[part]
        else:
            current = Decimal(part)
    return total + section + (current or 0)


def number_rules(counters: str, tenths: str = "") -> tuple[Rule, ...]:
    """Rules for numbers: percentages, fractions, ordinals, sizes, and numerals in characters before one of the counters."""
    figure = rf"(?:(?<![\d.]){_DIGITS_AT_MOST}|{_NUMERALS_AT_MOST})"
    rules: list[Rule] = [(rf"百分之({figure})", lambda found: f" {_figures(found[1])} percent ")]
    if tenths:
        rules.append((rf"(?<![\d第])({figure})[{tenths}](?![立功为為員果分])", lambda found: f" {_percent(found[1])} percent "))
    return (
        (rf"(?<![\d.])({_DIGITS_AT_MOST})([〜~～–-]|至|到)(?={_DIGITS_AT_MOST}([万萬亿億만억천千百割成%]))", r"\1\3\2"),
        *rules,
        (rf"({figure})分[之の]({figure})", lambda found: f" {part_of(_figures(found[2]), _figures(found[1]))} "),
        (rf"第 ?({figure})(?=[^\W\d_])", lambda found: f" {ordinal_key(int(value_of(found[1])))} "),
        (_MIXED, lambda found: f" {sized(value_of(found[0]))} "),
        (
            rf"(?!万一)({NUMERAL}{{0,12}}[十百千万萬亿億兆]{_NUMERALS_AT_MOST}|{_NUMERALS_AT_MOST}[十百千万萬亿億兆])",
            lambda found: _several(found[1]),
        ),
        (rf"({_NUMERALS_AT_MOST})(?={counters})", lambda found: f" {sized(value_of(found[1]))} "),
    )


def _several(numeral: str) -> str:
    return f" {sized(value_of(numeral))} " if any(sign in _DIGITS or sign in "十" for sign in numeral) else numeral


def _figures(numeral: str) -> str:
    return in_figures(value_of(numeral))


def _percent(numeral: str) -> str:
    return in_figures(value_of(numeral) * 10)


def date_rules(year: str, month: str, day: str, eras: Mapping[str, int]) -> tuple[Rule, ...]:
    """Rules for dates; `year`, `month` and `day` are the characters after their numbers, `eras` have the year before their first one."""
    figure = r"\d{1,2}" if month == "월" else rf"(?:\d{{1,2}}|{NUMERAL}{{1,3}})"

    def era(found: re.Match[str]) -> str:
        number = 1 if found[2] == "元" else int(value_of(found[2]))
        return f" {eras[found[1]] + number}{year}"

    def whole(found: re.Match[str]) -> str:
        number, words = int(value_of(found[2])), found[1] or ""
        if not 1 <= number <= len(MONTHS):
            return found[0]
        given = f"{int(value_of(found[3]))} " if found[3] else ""
        return f" {given}{MONTHS[number - 1]} {words} "

    eras_rule = ((rf"({'|'.join(eras)}) ?(元|\d{{1,3}}|{NUMERAL}{{1,4}}) ?{year}", era),) if eras else ()
    return (
        *eras_rule,
        (rf"([〇零一二三四五六七八九]{{4}}){year}", lambda found: f" {value_of(found[1])}{year}"),
        (rf"(?:(\d{{4}}){year} ?)?(?<![\d.])({figure}){month} ?(?:({figure}){day}(?!間))?(?![間])", whole),
        (rf"(?<![\d.])(\d{{4}}){year}(?!間)", r" \1 "),
    )


def spans(month: str) -> tuple[Rule, ...]:
    """Rules for months and times that share a word: 4〜6月, 10時30分, 10時半."""
    hour = "[時时點点시]"
    return (
        (rf"(?<![\d.])(\d{{1,2}})[〜~～–-](?=\d{{1,2}}{month})", rf"\1{month}〜"),
        (rf"(?<![\d.])(\d{{1,2}}){hour} ?(\d{{1,2}})[分분](?![間之의の])", r" \1 \2 "),
        (rf"(?<![\d.])(\d{{1,2}}){hour} ?[半반]", r" \1 30 "),
    )


def lone_days(day: str, *, duration: str = "") -> tuple[Rule, ...]:
    """Rules for a day without its month (17日), and for a number of days."""
    more = ((rf"(?<![\d.])(\d+) ?{day}{duration}", r" \1 day "),) if duration else ()
    return (*more, (rf"(?<![\d.])([1-9]|[12]\d|3[01]){day}(?!本)", rf" \1{LONE_DAY} "))


def bounds(least: str, most: str, least_after: str, most_after: str) -> tuple[Rule, ...]:
    """Rules for the words before or after a number that bound it; they are patterns, and become `least` and `most` before it."""
    counted = rf"(?<![\d.])({_DIGITS_AT_MOST}(?: (?:million|billion|trillion))?(?: {{0,2}}(?:thirds|quarters|[a-z]{{1,12}}(?: metre| kilometre)?|%|[^\W\da-z]{{1,3}}(?=以|이|미|넘|未|超|[をに]?[超上下]|近く|余り|弱|강|초과|가까|을|를|에)))?|half|quarter) {{0,2}}"
    after = ((rf"{counted}(?:{words})", rf" {key} \1 ") for words, key in ((least_after, LEAST), (most_after, MOST)))
    return (*after, rewriting.bounds(least, most, before=""))


def units(words: Mapping[str, str]) -> tuple[Rule, ...]:
    """Rules for units after a number in figures, the longest first: 吨, ヶ月."""
    listed = sorted(words.items(), key=lambda item: -len(item[0]))
    return tuple((rf"(?<=\d) ?(million|billion|trillion)? {{0,2}}(?:{word})", rf" \1 {key} ") for word, key in listed)


def word_pattern(vocabulary: Iterable[str]) -> re.Pattern[str]:
    """The pattern of one token: a number, a word in letters of Europe, a word of the vocabulary, or one character."""
    listed = "|".join(sorted(map(re.escape, vocabulary), key=len, reverse=True))
    return re.compile(rf"\d+(?:\.\d+)?(?:th|{LONE_DAY})?|%|[A-Za-z\u00c0-\u024f]+(?:'[A-Za-z]+)*|{listed}|[^\W\d_]", re.IGNORECASE)


_OPENING: Final = "「『《（(【"
_CLOSING: Final = "」』》）)】"


def sentences(paragraph: str) -> Iterator[str]:
    """The sentences of a paragraph: up to a full stop that is not within quotation marks or brackets."""
    start = depth = 0
    straight = False
    for at, sign in enumerate(paragraph):
        if sign == '"':
            straight = not straight
        depth += (sign in _OPENING) - (sign in _CLOSING)
        within = depth > 0 or straight
        ends = sign in "。！？!?" or (sign == "." and paragraph[at + 1 : at + 2] in ("", " ") and not paragraph[at - 1 : at].isdigit())
        closes = sign == '"' and not straight and paragraph[at - 1 : at] in "。！？"
        if (ends and not within) or closes:
            yield paragraph[start : at + 1].strip()
            start = at + 1
    if paragraph[start:].strip():
        yield paragraph[start:].strip()
