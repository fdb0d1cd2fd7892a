"""The months and years that an English paragraph counts or gives by a part of the year: “last autumn”, “the first five months”, “a year earlier”."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final

from ..articles.paragraph import Paragraph
from ..articles.rewriting import MONTHS
from .passages import Passages


def of_first_months(order: Sequence[str], month: int) -> bool:
    """Whether some words name the first months, a quarter or a half of a year, of which this is the first or the last."""
    for one, two, three in zip(order, order[1:], (*order[2:], ""), strict=False):
        if one == "first" and two.isdecimal() and three == "months" and month in (1, int(two)):
            return True
        number = _PLACE_OF_PART.get(one, 0)
        if (
            number
            and two in _LENGTH_OF_PART
            and month
            in (
                _LENGTH_OF_PART[two] * (number - 1) + 1,
                _LENGTH_OF_PART[two] * number,
            )
        ):
            return True
    return False


_PLACE_OF_PART: Final = {"first": 1, "second": 2, "3th": 3, "4th": 4}
_LENGTH_OF_PART: Final = {"quarter": 3, "half": 6}


def names_end_before(passages: Passages, month: int) -> bool:
    """Whether the passages name the end of the month before: before August is until the end of July."""
    before = MONTHS[month - 2]
    this = any(day.month == (month - 2) % 12 + 1 for day in passages.days)
    return any(
        paragraph.has_phrase(("end", "of", before)) or (this and paragraph.has_phrase(("end", "of", "the", "month")))
        for paragraph in passages.at_home.paragraphs
    )


def begins_in(order: Sequence[str], month: int) -> bool:
    """Whether some months end in a named one and began in another: January for “the nine months to September”."""
    for one, two, three, four in zip(order, order[1:], order[2:], order[3:], strict=False):
        if (two, three) == ("months", "to") and one.isdecimal() and four in MONTHS:
            return (MONTHS.index(four) - int(one) + 1) % 12 == month - 1
    return False


_YEAR_BEFORE: Final = (("year", "earlier"), ("year", "before"), ("year", "ago"), ("previous", "year"), ("year", "previously"))
#: The first and last months of the parts of a year: the second quarter, or half.
_PARTS_OF_YEAR: Final = {"first": (1, 6), "second": (4, 12), "3th": (7, 9), "4th": (10, 12)}
_SEASONS: Final = ("spring", "summer", "autumn", "fall", "winter")


def years_counted(paragraph: Paragraph, day: dt.date) -> Iterator[int]:
    """The years that an English paragraph counts from the day of its source: “a year earlier”, “last autumn”, “ten years ago”."""
    if any(paragraph.has_pair(*pair) for pair in _YEAR_BEFORE):
        yield day.year - 1
    for word, steps in (("last", (0, -1)), ("this", (0,)), ("next", (0, 1))):
        if any(paragraph.has_pair(word, season) for season in _SEASONS):
            yield from (day.year + step for step in steps)
    order = paragraph.order or ()
    if of_first_months(order, 1):
        yield day.year
    for part, (first, last) in _PARTS_OF_YEAR.items():
        if any(paragraph.has_pair(part, word) for word in ("quarter", "half")):
            yield day.year if day.month >= first else day.year - 1
            if day.month <= last:
                yield day.year - 1
    for one, two, three in zip(order, order[1:], order[2:], strict=False):
        if (two, three) in (("years", "ago"), ("years", "earlier")) and one.isdecimal():
            yield day.year - int(one)
