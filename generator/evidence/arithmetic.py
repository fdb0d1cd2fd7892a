"""Numbers of a text that follow from those of its passages by arithmetic, without a word that says so.

A reader who adds up 412 passengers and 38 crew writes 450 people.  A number that is a sum, a difference, a product or a part of some in the
passages is therefore not missing there, unless it is so small that any two numbers give it: of those, only what is counted in days, weeks and
the like between two dates, and what the text itself explains (“all but three”, “two other”).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise, permutations
from typing import Final

from ..articles.doubt import NOT_IN_MARKS, doubt
from ..articles.language import ordinal
from ..articles.paragraph import Paragraph
from ..articles.rewriting import MONTHS
from .days import counted_days, named_days
from .quantities import FRACTIONS, Quantity, quantities, value_of
from .statements import Statement, VisibleText, Word

#: So small a number follows from too many others by chance.
_SMALL: Final = 12
_MOST: Final = 24
#: How far a result may be from a number that a text gives as about, nearly, more than and the like; any other is exact.
_ABOUT: Final = Decimal("0.06")
_ROUND: Final = frozenset("about around roughly some approximately nearly almost over above under below than least most close".split())
#: Units that amounts may have, of which two differing ones are not added.
_UNITS: Final = frozenset(
    "percent point kilometre km mile metre m foot feet hectare acre tonne ton kilogram kg litre gallon barrel megawatt mw hour minute day week month year "
    "dollar euro pound crown".split()
)
#: Words of a passage by which an amount is given several times.
_TIMES: Final = frozenset("each apiece per every a an annually yearly monthly weekly daily".split())
_ONCE: Final = {
    "twice": Decimal(2), "double": Decimal(2), "doubled": Decimal(2), "doubling": Decimal(2), "half": Decimal("0.5"), "halved": Decimal("0.5"),
    "triple": Decimal(3), "tripled": Decimal(3),
}  # fmt: skip
_DAYS: Final = {"day": 1, "days": 1, "night": 1, "nights": 1, "week": 7, "weeks": 7}
#: Words of a text behind or before a number by which it leaves out what an ordinal of the passages counts.
_OTHERS: Final = frozenset("other others earlier previous before former preceding".split())
#: The most that is tried with marks alone.
_MOST_TRIED: Final = 1000


def is_calculated(statement: Statement, word: Word) -> bool:
    """Whether a number of a text follows from those of its passages, together with its own dates; a doubt is noted if only the text of the passages can tell."""
    visible, value = statement.visible, value_of(statement.visible, word)
    passages = statement.passages.at_home
    if not value or not passages.paragraphs:
        return False
    if any(paragraph.order is None for paragraph in passages.paragraphs):
        return _may_be(passages.paragraphs, value) and doubt(NOT_IN_MARKS)
    if _of_days(statement, word, value) or _explained(visible, word, value, passages.paragraphs):
        return True
    sized = visible.key(word.at + 1) in ("million", "billion", "trillion", "percent", "1000")
    if value <= _SMALL and value == value.to_integral_value() and not sized:
        return False
    rounded = not _ROUND.isdisjoint({visible.key(word.at - 1), visible.key(word.at - 2)})
    wide = _ABOUT if rounded else Decimal(0)
    orders = [paragraph.order or () for paragraph in passages.paragraphs]
    if len(orders) > 1:
        orders.append(tuple(key for order in orders for key in order))
    return any(abs(result - value) <= abs(result) * wide for order in orders for result in _results(order))


def _may_be(paragraphs: Sequence[Paragraph], value: Decimal) -> bool:
    """Whether two numbers whose marks some paragraphs have may give a value."""
    if value != value.to_integral_value() or not _SMALL < value < _MOST_TRIED:
        return False
    has = {number for number in range(2, _MOST_TRIED) for paragraph in paragraphs if paragraph.has_number(str(number))}
    return any(int(value) - one in has or int(value) + one in has for one in has)


def _results(order: tuple[str, ...]) -> Iterator[Decimal]:
    """What the amounts of a passage give by one step of arithmetic."""
    given = [quantity for quantity in quantities(order)[:_MOST] if _is_amount(quantity, order)]
    for one, two in permutations(given, 2):
        if one.unit != two.unit and abs(one.at - two.at) > _APART:
            continue
        if one.unit not in _UNITS or two.unit not in _UNITS or one.unit == two.unit or {one.unit, two.unit} == {"point", "percent"}:
            yield from (one.value + two.value, one.value - two.value) if one.value >= two.value else ()
    for start, end in combinations(range(len(given) + 1), 2):
        if end - start > 2 and all(two.at - one.at <= _LISTED for one, two in pairwise(given[start:end])):
            yield sum((quantity.value for quantity in given[start:end]), Decimal(0))
    for amount in given:
        if amount.unit == "percent":
            yield 100 - amount.value
        times = [other.value for other in given if other is not amount and 1 < other.value <= _MOST and other.value % 1 == 0]
        if not _TIMES.isdisjoint(order[amount.at : amount.at + _REACH]):
            yield from (amount.value * other for other in times)
        yield from (amount.value * factor for word, factor in _ONCE.items() if word in order)
        for at, key in enumerate(order):
            if key in FRACTIONS:
                count = Decimal(order[at - 1]) if at and order[at - 1].isdecimal() and len(order[at - 1]) < 3 else Decimal(1)
                yield amount.value * FRACTIONS[key] * count / 100


#: How many words apart amounts of different things may be, and the amounts of a list: those of other sentences are not added up.
_APART: Final = 20
_LISTED: Final = 9
#: What a number behind it names rather than counts.
_LABELLED: Final = frozenset(
    "post article no number bus route line flight room page chapter section platform paragraph clause unit grade phase round".split()
)
#: How far behind an amount a word such as each may be.
_REACH: Final = 7


def _is_amount(quantity: Quantity, order: Sequence[str]) -> bool:
    """Whether a number of a passage is neither a year nor a day of a month."""
    at, key = quantity.at, order[quantity.at]
    if key.endswith("th") or (len(key) == 4 and key.isdecimal() and key[:2] in ("15", "16", "17", "18", "19", "20")):
        return False
    if at and order[at - 1] in _LABELLED:
        return False
    return quantity.value > _MOST_DAYS or {*order[max(0, at - 1) : at], *order[at + 1 : at + 2]}.isdisjoint(MONTHS)


_MOST_DAYS: Final = 31


def _of_days(statement: Statement, word: Word, value: Decimal) -> bool:
    """Whether a text counts the days or weeks between two dates of its passages and its own."""
    size = _DAYS.get(statement.visible.key(word.at + 1), 0)
    if not size or value > _MOST_SPAN:
        return False
    days = {point.first().date for _, date in statement.dates for point in date.points if point.day and point.year > 0}
    for paragraph in statement.dated.at_home.paragraphs:
        for published in statement.dated.days:
            days |= counted_days(paragraph, published, planned=True) if size == 1 else set()
            days |= {*named_days(paragraph, published, planned=True)}
    spans = {abs((one - two).days) for one, two in combinations(sorted(days), 2)}
    spans |= {span + 1 for span in spans} if size == 1 else set()
    return any(abs(span - value * size) < _TOLERATED[size] for span in spans)


_MOST_SPAN: Final = 400
#: By how many days a number of days, or of weeks, may be off.
_TOLERATED: Final = {1: 1, 7: 2}


def _explained(visible: VisibleText, word: Word, value: Decimal, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a text says of what it leaves out, or names, how it comes to a small number: all but three, two other cases, three with the master."""
    if value != value.to_integral_value() or value >= _MOST:
        return False
    keys, number = visible.keys, int(value)
    beside = {*keys[max(0, word.at - 1) : word.at], *keys[word.at + 1 : word.at + 3]}
    orders = [paragraph.order or () for paragraph in paragraphs]
    if beside & _OTHERS and any(ordinal(str(number + 1)) in order or _ORDINALS.get(number + 1) in order for order in orders):
        return True
    amounts = [[quantity for quantity in quantities(order)[:_MOST] if _is_amount(quantity, order)] for order in orders]
    if "including" in keys[word.at :] and any(quantity.value == number - 1 for given in amounts for quantity in given):
        return True
    but = ("all", "but") in pairwise(keys[max(0, word.at - 3) : word.at]) or not _REST.isdisjoint(keys[max(0, word.at - 3) : word.at])
    return but and any(one.value - two.value == number for given in amounts for one, two in permutations(given, 2))


_ORDINALS: Final = {2: "second"}
_REST: Final = frozenset("except remaining rest".split())
