"""Quantities of a passage, and the numbers of a text that follow from them: a difference, a sum, a share, a product, another unit.

A text shows by a word that it calculates (“by”, “in all”, “percent of”, “later”), or it has a fraction; otherwise nothing follows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import combinations, pairwise, permutations
from typing import Final, NamedTuple

from ..articles.doubt import BEYOND_MARKS, NOT_IN_MARKS, doubt
from ..articles.paragraph import Paragraph
from ..articles.rewriting import MONTHS
from .matching import number_occurs
from .passages import Passages
from .statements import VisibleText, Word

_SIZES: Final = {"1000": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "100": 100, "12": 12}
#: Parts of a whole in hundredths.
FRACTIONS: Final = {
    "half": Decimal(50), "third": Decimal(100) / 3, "3th": Decimal(100) / 3, "thirds": Decimal(100) / 3, "quarter": Decimal(25),
    "quarters": Decimal(25), "4th": Decimal(25), "fourth": Decimal(25), "5th": Decimal(20), "fifths": Decimal(20), "10th": Decimal(10), "tenths": Decimal(10),
    "6th": Decimal(100) / 6, "8th": Decimal("12.5"), "eighths": Decimal("12.5"),
}  # fmt: skip
#: Units by what they measure, in the singular, with their size in the smallest common one.
_MEASURES: Final = (
    {"kilometre": "1000", "km": "1000", "mile": "1609.344", "nautical": "1852", "sea": "1852", "metre": "1", "m": "1", "feet": "0.3048",
     "foot": "0.3048", "yard": "0.9144", "centimetre": "0.01", "cm": "0.01", "inch": "0.0254", "inche": "0.0254"},
    {"hectare": "10000", "ha": "10000", "acre": "4046.86"},
    {"second": "1", "minute": "60", "hour": "3600", "day": "86400", "week": "604800", "fortnight": "1209600", "month": "2629800",
     "year": "31557600", "decade": "315576000"},
    {"tonne": "1000", "ton": "1000", "t": "1000", "kilogram": "1", "kg": "1", "pound": "0.4536", "lb": "0.4536"},
    {"litre": "1", "gallon": "3.785", "barrel": "158.99"},
    {"megawatt": "1", "mw": "1", "gigawatt": "1000", "gw": "1000", "kilowatt": "0.001", "kw": "0.001"},
)  # fmt: skip
_MEASURE: Final = {unit: (number, Decimal(size)) for number, units in enumerate(_MEASURES) for unit, size in units.items()}
#: How far a converted quantity may be off: a month has no certain number of days.
_CONVERTED: Final = Decimal("0.02")
#: Words of a text by which it shows that it gives a difference: right before the number, or soon after it.
_BY: Final = frozenset({"by"})
_THAN: Final = frozenset("more fewer less higher lower older younger longer shorter points point further margin majority".split())
#: … right before the number: a majority of four.
_GAPS: Final = frozenset("majority margin lead gap difference".split())
#: What a passage says of the rest.
_ALL_BUT: Final = {("all", "but"), ("except", "for")}
#: … or anywhere in it: what is left.
_LEFT: Final = frozenset("remain remains remaining left still other others rest earlier short missing lacks".split())
#: … a sum or product, or a part of it.
_TOTAL: Final = frozenset("total altogether together sum combined overall".split())
_EACH: Final = frozenset("each apiece".split())
_NEAR_WORDS: Final = 4
_LARGE: Final = 1000
_DECADE: Final = 120
#: The part of a year that some months are.
_PARTS_OF_YEAR: Final = {6: "half", 3: "quarter"}
_TOLERATED: Final = 2
#: The calendar units in months.
_SPANS: Final = {"year": 12, "years": 12, "month": 1, "months": 1, "decade": 120, "decades": 120}
_MOST: Final = 24
#: So few numbers are compared as parts of each other, or those that are so near each other.
_FEW: Final = 4
_BESIDE: Final = 9
_NEAR: Final = Decimal("0.005")
_ABOUT: Final = Decimal("0.05")
_ROUND: Final = frozenset("about around roughly some approximately nearly almost over above under below than least most close".split())


class Quantity(NamedTuple):
    """A number of a passage: its value with its size, the word after it in the singular, and where it is."""

    value: Decimal
    unit: str
    at: int


def _decimal(key: str) -> Decimal | None:
    if not (key[:1].isdecimal() or key[:1] == "."):
        return None
    digits = key.removesuffix("th")
    return Decimal(digits) if digits.replace(".", "", 1).isdecimal() else None


@lru_cache(maxsize=4096)
def quantities(keys: tuple[str, ...]) -> tuple[Quantity, ...]:
    """The quantities among the words of a passage, with “and a half” and dozens."""
    found, at = [], 0
    while at < len(keys):
        value, start = _decimal(keys[at]), at
        if value is None:
            if (
                keys[at] in ("an", "a", "one")
                and keys[at + 1 : at + 2]
                and keys[at + 1] in ("hour", "year", "week", "month", "day", "decade", "dozen")
            ):
                found.append(Quantity(Decimal(1), keys[at + 1], at))
            elif keys[at] == "one" and keys[at + 1 : at + 2] != ("of",):
                found.append(Quantity(Decimal(1), "", at))
            at += 1
            continue
        at += 1
        if at < len(keys) and keys[at] in _SIZES and keys[at - 1] != keys[at] and not (keys[at] == "12" and value > _MOST):
            value *= _SIZES[keys[at]]
            at += 1
        if keys[at : at + 3] == ("and", "a", "half"):
            value += Decimal("0.5")
            at += 3
        found.append(Quantity(value, keys[at].removesuffix("s") if at < len(keys) else "", start))
    return tuple(_with_units_of_ranges(found))


def _with_units_of_ranges(found: Sequence[Quantity]) -> Iterator[Quantity]:
    """The quantities, with the unit of “2 to 3 weeks” for both numbers."""
    for number, quantity in enumerate(found):
        later = found[number + 1] if number + 1 < len(found) else None
        ranged = later and later.at - quantity.at == len(("2", "to")) and quantity.unit in ("to", "and", "or")
        yield quantity._replace(unit=later.unit) if later and ranged else quantity


def value_of(visible: VisibleText, word: Word) -> Decimal | None:
    """The value of a number in a text, with its size; None if it is no plain number."""
    value = _decimal(word.key)
    if value is None or word.key.endswith("th"):
        return None
    after = visible.key(word.at + 1)
    if after in _SIZES and not (after == "12" and value > _MOST):
        value *= _SIZES[after]
    if [visible.key(word.at + step) for step in (1, 2, 3)] == ["and", "a", "half"]:
        value += Decimal("0.5")
    return value


def follows(passages: Passages, visible: VisibleText, word: Word) -> bool:
    """Whether a number of a text can be calculated from the numbers of a passage in the way that the text says."""
    if word.key in FRACTIONS and [visible.key(word.at + step) for step in (1, 2, 3)] == ["of", "a", "percent"]:
        tenth = f"{(FRACTIONS[word.key] / 100).normalize():f}"
        return passages.any_paragraph(lambda paragraph: number_occurs(paragraph, tenth, "percent"))
    if word.key in FRACTIONS and (visible.key(word.at + 1) == "of" or visible.key(word.at - 1) == "one" or _is_fraction(visible, word)):
        times = _decimal(visible.key(word.at - 1)) or 1
        part = FRACTIONS[word.key] * times
        return passages.any_paragraph(lambda paragraph: _has_share(paragraph, part, visible, word.at))
    value = value_of(visible, word)
    if not value:
        return False
    if visible.key(word.at + 1) in FRACTIONS and value < _MOST:
        part = FRACTIONS[visible.key(word.at + 1)] * value
        return passages.any_paragraph(lambda paragraph: _has_share(paragraph, part, visible, word.at))
    unit = visible.key(word.at + 1)
    if unit in ("to", "and", "or") and visible.key(word.at + 2)[:1].isdigit():
        unit = visible.key(word.at + 3)
    elif unit in _SIZES:
        unit = visible.key(word.at + 2)
    elif [visible.key(word.at + step) for step in (1, 2, 3)] == ["and", "a", "half"]:
        unit = visible.key(word.at + 4)
    asked = _Asked(value, unit, _is_rounded(visible, word), *_ways(visible, word))
    share = _share(visible, word, value)
    dozens = word.raw.casefold() in ("dozen", "dozens")
    if share is None and not (
        asked.calculated
        or asked.unit in ("point", "points", "percentage", "basis")
        or asked.unit.removesuffix("s") in _MEASURE
        or value == 2
        or dozens
        or (_MOST < value < _LARGE and not value % 12)
    ):
        return False
    return passages.any_paragraph(
        lambda paragraph: (
            _follows_from(paragraph, passages, asked, share, visible) or (dozens and asked.rounded and _has_about(paragraph, value))
        )
    )


def _is_fraction(visible: VisibleText, word: Word) -> bool:
    """Whether a word such as third is a part and no rank: by a third, from 30 to 20; not a third ship."""
    after = visible.key(word.at + 1)
    return visible.key(word.at - 1) == "a" and (not after or after in visible.language.stop_words)


def _has_about(paragraph: Paragraph, value: Decimal) -> bool:
    """Whether a paragraph has nearly a dozen."""
    return any(abs(quantity.value - value) <= _TOLERATED for quantity in quantities(paragraph.order or ()))


class _Asked(NamedTuple):
    """A number of a text: its value and unit, whether it is rounded, and how the text says that it was calculated."""

    value: Decimal
    unit: str
    rounded: bool
    difference: bool
    total: bool
    each: bool
    part: bool
    #: Whether the text is about what is left (not yet repaired), and whether it gives a lower bound.
    left: bool
    more: bool

    @property
    def calculated(self) -> bool:
        """Whether the text shows that it calculates."""
        return self.difference or self.total or self.each or self.part or self.left or self.unit == "times"

    def is_near(self, other: Decimal) -> bool:
        """Whether another value is the same, or rounded to it."""
        return abs(other - self.value) <= (abs(other) * _ABOUT if self.rounded else abs(other) * _NEAR)


def _is_rounded(visible: VisibleText, word: Word) -> bool:
    return not _ROUND.isdisjoint({visible.key(word.at - 1), visible.key(word.at - 2)})


def _ways(visible: VisibleText, word: Word) -> tuple[bool, bool, bool, bool, bool, bool]:
    after = {visible.key(word.at + step) for step in range(1, _NEAR_WORDS + 2)}
    before = {visible.key(word.at - step) for step in (1, 2)}
    difference = not _BY.isdisjoint(before) or not _THAN.isdisjoint(after) or not _GAPS.isdisjoint(before)
    total = not _TOTAL.isdisjoint(after | {visible.key(word.at - step) for step in range(1, _NEAR_WORDS)}) or {"in", "all"} <= after
    total = total or not _TOTAL.isdisjoint(visible.keys[:2])
    part = visible.key(word.at + 1) in ("of", "out") or visible.key(word.at - 1) in _ROUND
    left = not (visible.language.wording.negators | _LEFT).isdisjoint(visible.keys)
    return difference, total, not _EACH.isdisjoint(after), part, left, not {"more", "over", "least"}.isdisjoint(before)


def _follows_from(paragraph: Paragraph, passages: Passages, asked: _Asked, share: Decimal | None, visible: VisibleText) -> bool:
    if paragraph.language.foreign:
        return False
    if paragraph.order is None:
        return _may_follow(paragraph, asked, share) and doubt(BEYOND_MARKS if paragraph.complete else NOT_IN_MARKS)
    given = quantities(paragraph.order)[:_MOST]
    if share is not None and share == asked.value and asked.value in _rests(paragraph, given):
        return True
    if share is not None:
        wide = Decimal("2.5") if asked.rounded else Decimal("0.51")
        shares = [*_shares(given, paragraph.order, visible)]
        shares += [100 - each for each in shares]
        below, above = _beyond(visible)
        if any(share - wide - below <= each <= share + wide + above for each in shares):
            return True
    if asked.unit == "basis" and any(key in FRACTIONS and asked.value == FRACTIONS[key] for key in paragraph.order):
        return True
    if asked.unit in ("point", "points", "percentage", "percent") and any(
        key in FRACTIONS and 100 * asked.value == FRACTIONS[key] for key in paragraph.order
    ):
        return True
    if asked.unit == "months" and asked.value in _PARTS_OF_YEAR and _PARTS_OF_YEAR[int(asked.value)] in paragraph.order:
        return True
    if _spans(paragraph, passages, asked) or any(_is_same(asked, quantity) for quantity in given):
        return True
    if asked.value == 2 and (
        "twice" in paragraph.order
        or "both" in paragraph.order
        or {"first", "second"} <= {*paragraph.order}
        or _is_ranked(paragraph, visible)
    ):
        return True
    return any(map(asked.is_near, _results(given, paragraph.order, asked)))


def _beyond(visible: VisibleText) -> tuple[int, int]:
    """How far below or above a share a passage may be, if a text says fewer than four in ten, or more than a third."""
    fewer = any(two == "than" and one in ("fewer", "less") for one, two in pairwise(visible.keys))
    more = any(two == "than" and one == "more" for one, two in pairwise(visible.keys))
    return (_WIDELY // 2 if fewer and "in" in visible.keys else 0), (_WIDELY // 2 if more and "in" in visible.keys else 0)


#: Words for what is left of a whole.
_REST: Final = frozenset("rest remaining remainder others undecided".split())


def _rests(paragraph: Paragraph, given: Sequence[Quantity]) -> Iterator[Decimal]:
    """What is left of a hundred percent, if a passage says that there is a rest."""
    if not _REST.isdisjoint(paragraph.order or ()):
        shares = [quantity.value for quantity in given if quantity.unit == "percent"]
        yield from (100 - sum(some, Decimal(0)) for count in (1, 2, 3) for some in combinations(shares, count))


#: How far a share may be from a part of a whole that is said to be more or less, and from one that is rounded.
_WIDELY: Final = 10
_ROUGHLY: Final = Decimal("3.5")


def _has_share(paragraph: Paragraph, part: Decimal, visible: VisibleText, at: int) -> bool:
    """Whether a paragraph has a part of a whole in another form; `at` is its position in the text."""
    if paragraph.language.foreign:
        return False
    if paragraph.order is None:
        return doubt(BEYOND_MARKS if paragraph.complete else NOT_IN_MARKS)
    before = {visible.key(at - step) for step in (1, 2, 3)}
    low, high = part - 1, part + 1
    if {"less", "fewer", "under", "below"} & before:
        low = part - _WIDELY
    elif {"more", "over", "above", "least"} & before:
        high = part + _WIDELY
    elif before & _ROUND:
        low, high = part - _ROUGHLY, part + _ROUGHLY
    given = quantities(paragraph.order)
    shares = [*_shares(given, paragraph.order, visible)]
    shares += [100 - share for share in shares]
    amounts = [quantity.value for quantity in given if not _is_year(quantity) and quantity.value]
    if not _FALLS.isdisjoint(visible.keys):
        shares += [100 * (one - two) / one for one, two in permutations(amounts, 2) if one > two]
    if not _RISES.isdisjoint(visible.keys):
        shares += [100 * (one - two) / two for one, two in permutations(amounts, 2) if one > two]
    return any(low <= each <= high for each in shares)


#: Words of a text by which a part is that of a fall or of a rise.
_FALLS: Final = frozenset(
    "fell fall falls fallen falling dropped drop drops declined decline shrank shrunk shrink lost loss cut cuts decrease decreased reduced "
    "reduction down lower".split()
)
_RISES: Final = frozenset("rose rise rises risen rising grew grow grown growth gained gain increase increased up higher".split())


def _is_ranked(paragraph: Paragraph, visible: VisibleText) -> bool:
    """Whether “number two” of a text is the second of a passage."""
    return "number" in visible.keys and "second" in (paragraph.order or ())


def _is_same(asked: _Asked, quantity: Quantity) -> bool:
    """Whether a quantity is the same in another unit, or as dozens."""
    mine, theirs = _MEASURE.get(asked.unit.removesuffix("s")), _MEASURE.get(quantity.unit)
    if mine and theirs and mine[0] == theirs[0]:
        one, two = asked.value * mine[1], quantity.value * theirs[1]
        return one == two or (mine[1] != theirs[1] and abs(one - two) <= two * (_ABOUT if asked.rounded else _CONVERTED))
    return not mine and asked.value == quantity.value and quantity.value % 12 == 0 and asked.value > 12


def _may_follow(paragraph: Paragraph, asked: _Asked, share: Decimal | None) -> bool:
    """Whether a number may follow from a paragraph whose text is not here: for a unit, if it has another one for the same."""
    mine = _MEASURE.get(asked.unit.removesuffix("s"))
    if asked.calculated or share is not None or mine is None:
        return True
    others = (
        unit
        for unit, (number, _) in _MEASURE.items()
        if number == mine[0] and unit not in (asked.unit, asked.unit.removesuffix("s")) and len(unit) > 1
    )
    return any(paragraph.has(form) for unit in others for form in (unit, f"{unit}s"))


def _is_percent_of_list(visible: VisibleText, word: Word, value: Decimal) -> bool:
    """Whether a number has no noun, while another one has percent: behind 50 percent of it, and warming behind 25."""
    after = visible.key(word.at + 1)
    return value < 100 and "percent" in visible.keys and (not after or after in visible.language.stop_words)


def _share(visible: VisibleText, word: Word, value: Decimal) -> Decimal | None:
    """The share in hundredths that a number with percent is, or either number of “two in five”."""
    if visible.key(word.at + 1) == "percent" or _is_percent_of_list(visible, word, value):
        return value
    before = Decimal(1) if visible.key(word.at - 2) == "one" else _decimal(visible.key(word.at - 2))
    one, two = (value, _decimal(visible.key(word.at + 2))) if visible.key(word.at + 1) == "in" else (before, value)
    linked = "in" in (visible.key(word.at + 1), visible.key(word.at - 1))
    return 100 * one / two if linked and one and two and one < two < 100 else None


#: Words before half and quarter as a part of a year.
_OF_YEARS: Final = frozenset("first second third 3th 4th fourth last".split())


def _shares(given: Sequence[Quantity], order: Sequence[str], visible: VisibleText) -> Iterator[Decimal]:
    """The shares that a passage gives: percentages, fractions, “one in five”, and a number as a part of a larger one if it has no percentages."""
    yield from (quantity.value for quantity in given if quantity.unit == "percent")
    for at, key in enumerate(order):
        if key in FRACTIONS and not (at and order[at - 1] in _OF_YEARS):
            times = _decimal(order[at - 1]) if at else None
            yield FRACTIONS[key] * (times if times and times < _MOST else 1)
        if key in ("halve", "halved", "halving"):
            yield Decimal(50)
        if key == "one" and order[at + 2 : at + 3] == ("in",) and _decimal(order[at + 3] if at + 3 < len(order) else ""):
            yield 100 / Decimal(order[at + 3])  # one farmer in ten
        if key == "times" and at and (_decimal(order[at - 1]) or 0) > 1:
            yield 100 / Decimal(order[at - 1])  # three times as much as planned: the plan was a third
    few = len(given) <= _FEW and "percent" not in order
    named = {value for value in map(_decimal, visible.keys) if value is not None}
    for one, two in permutations([quantity for quantity in given if not _is_year(quantity)], 2):
        near = few or abs(one.at - two.at) <= _BESIDE or (two.unit and two.value in named)
        if one.value < two.value and (near or order[one.at + 1 : one.at + 2] == ("in",)):
            yield 100 * one.value / two.value


def _is_year(quantity: Quantity) -> bool:
    return 1500 < quantity.value < 2100 and quantity.value == quantity.value.to_integral_value()


#: Words by which a passage gives a number before or after a change.
_FACTORS: Final = {
    "doubled": Decimal("0.5"), "doubling": Decimal("0.5"), "tripled": Decimal(1) / 3, "halved": Decimal(2), "trebled": Decimal(1) / 3,
}  # fmt: skip


def _results(given: Sequence[Quantity], order: Sequence[str], asked: _Asked) -> Iterator[Decimal]:
    """What the numbers of a passage give if they are subtracted, added, multiplied or divided, as far as a text shows that it does so."""
    for one, two in permutations(given, 2):
        if _is_year(one) or _is_year(two):
            continue
        if one.value > two.value and (
            asked.difference or ((asked.left or _ALL_BUT & {*pairwise(order)}) and abs(one.at - two.at) <= _BESIDE)
        ):
            yield one.value - two.value
            if asked.unit == "percent" and two.value:
                yield 100 * (one.value - two.value) / two.value
        if asked.total and one.at < two.at:
            yield one.value + two.value
            yield one.value * two.value
        if asked.each and 1 < two.value < _MOST:
            yield one.value / two.value
    if asked.total:
        yield sum((quantity.value for quantity in given if not _is_year(quantity)), Decimal(0))
    if asked.unit == "times":
        yield from (1 / factor for word, factor in _FACTORS.items() if word in order and factor < 1)
        wide = Decimal("1.5") if asked.more else Decimal(1) + _ABOUT
        yield from (
            asked.value for one, two in permutations(given, 2) if two.value and asked.value <= one.value / two.value <= asked.value * wide
        )
    if asked.part:  # two of the ten have: eight of them have not
        pairs = ((one, two) for one, two in permutations(given, 2) if 0 < two.at - one.at <= _NEAR_WORDS and "of" in order[one.at : two.at])
        yield from (two.value - one.value for one, two in pairs if two.value > one.value)
        yield from (
            two.value - one.value for one, two in permutations(given, 2) if two.at < one.at and "of" in order[one.at + 1 : one.at + 2]
        )
    yield from (quantity.value * factor for word, factor in _FACTORS.items() if word in order for quantity in given)
    for at, key in enumerate(order):
        if asked.part and key in FRACTIONS:
            times = _decimal(order[at - 1]) if at else None
            part = FRACTIONS[key] * (times if times and times < _MOST else 1) / 100
            yield from (quantity.value * part for quantity in given if quantity.at > at)
            yield from (part * Decimal(order[quantity.at]) for quantity in given if quantity.at < at and _decimal(order[quantity.at]))


def _spans(paragraph: Paragraph, passages: Passages, asked: _Asked) -> bool:
    """Whether a passage names two years or months, or one and the day of its source, that are so far apart."""
    value, unit = asked.value, asked.unit
    months = value * _SPANS.get(unit, 0)
    wide = 1 if not asked.rounded and value == value.to_integral_value() else _DECADE if months >= _DECADE else 12
    if not months or months != months.to_integral_value():
        return False
    keys = paragraph.order or ()
    years = {int(key) for key in keys if len(key) == 4 and key.isdecimal() and key[:2] in ("15", "16", "17", "18", "19", "20")}
    years |= {day.year for date in passages.published for day in (date.lower, date.upper)}
    if unit in ("year", "years", "decade", "decades"):
        return any(months <= 12 * abs(one - two) < months + wide for one, two in permutations(years, 2))
    named = {number for number, name in enumerate(MONTHS, 1) if paragraph.has_month(number)}
    named |= {12} if paragraph.has_pair("end", "of") else set()
    named |= {day.month for date in passages.published for day in (date.lower, date.upper)}
    return any((one - two) % 12 == months % 12 and months <= _MOST for one, two in permutations(named, 2))
