"""Whether a date follows from the passages that a statement is cited to, and from the day on which their source appeared.

Floor 5: imports `words`, `dates`, `evidence` and `passages`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from generator import words
from generator.dates import Point
from generator.evidence import Paragraph
from generator.passages import Passages

#: What tells that something happened in the year in which the source appeared.
_RECENTLY: Final = tuple(
    "recent recently now today yesterday currently ago latest lately monday tuesday wednesday thursday friday saturday sunday".split()
)
_RELATIVE: Final = (("last", -1), ("this", 0), ("next", 1))
_JOINED: Final = ("to", "and", "or", "until")


def gives(passages: Passages, point: Point, *, planned: bool) -> bool:
    """Whether the passages tell the point of time, or it is the time of their source, where they tell of no other month or year."""
    if holds(passages, point, planned=planned) or any(point in day.points for day in passages.published):
        return True
    covers = any(point.first() <= day.lower and day.upper <= point.last() for day in passages.published)
    return covers and not any(map(passages.has_capital, words.MONTHS)) and not any(map(passages.has, _years_around(point.year)))


def holds(passages: Passages, point: Point, *, planned: bool) -> bool:
    """Whether the passages tell the point of time, as far as it is known: the month, the day beside it, and the year."""
    if point.month and not names_month(passages, point.month):
        return False
    if point.day and not names_day(passages, point.month, point.day):
        return False
    return gives_year(passages, point.year, month=point.month, planned=planned)


def names_month(passages: Passages, month: int) -> bool:
    """Whether the passages name the month, or count it from the day of their source: “last month”."""
    return passages.has_capital(words.MONTHS[month - 1]) or any(
        _counts_month(paragraph, day, month) for paragraph in passages.paragraphs for day in _days(passages)
    )


def names_day(passages: Passages, month: int, day: int) -> bool:
    """Whether the day stands beside its month, or beside another day that does: “26 July”, “July 26 and 27”, “the 2nd of May”."""
    return any(_names_day(paragraph, words.MONTHS[month - 1], day) for paragraph in passages.paragraphs)


def gives_year(passages: Passages, year: int, *, month: int = 0, planned: bool = False) -> bool:
    """Whether the passages hold the year, or it follows from a month without one, from “last year” or from what happened lately."""
    if passages.has(str(year)):
        return True
    days = _days(passages)
    return any(_gives_year(paragraph, day, year, month, planned=planned) for paragraph in passages.paragraphs for day in days)


def _years_around(year: int) -> Iterator[str]:
    """The years that an article may tell of beside a year, without it."""
    return (str(other) for other in range(year - 9, year + 10) if other != year)


def _days(passages: Passages) -> set[dt.date]:
    """The first and the last day on which each source of the passages may have appeared."""
    return {day for date in passages.published for day in (date.lower, date.upper)}


def _counts_month(paragraph: Paragraph, day: dt.date, month: int) -> bool:
    return any(month == (day.month - 1 + step) % 12 + 1 and paragraph.has_pair(word, "month") for word, step in _RELATIVE)


def _names_day(paragraph: Paragraph, month: str, day: int) -> bool:
    if not (paragraph.has(str(day)) or paragraph.has(f"{day}th")):
        return False
    if _beside(paragraph, month, str(day)) or _beside(paragraph, month, f"{day}th"):
        return True
    others = [str(other) for other in range(1, 32) if other != day and _beside(paragraph, month, str(other))]
    return any(_joined(paragraph, str(day), other) for other in others)


def _beside(paragraph: Paragraph, month: str, day: str) -> bool:
    return (
        paragraph.has_pair(day, month)
        or paragraph.has_pair(month, day)
        or (paragraph.has_pair(day, "of") and paragraph.has_pair("of", month))
    )


def _joined(paragraph: Paragraph, one: str, two: str) -> bool:
    """Whether two days of one month are told together: “14-16”, “14 to 16”."""
    for first, second in ((one, two), (two, one)):
        if paragraph.has_pair(first, second) or any(
            paragraph.has_pair(first, word) and paragraph.has_pair(word, second) for word in _JOINED
        ):
            return True
    return False


def _gives_year(paragraph: Paragraph, day: dt.date, year: int, month: int, *, planned: bool) -> bool:
    for number in (month,) if month else range(1, 13):
        named = paragraph.has_capital(words.MONTHS[number - 1]) or _counts_month(paragraph, day, number)
        if named and year in _resolved(number, day, planned=planned) and not _dated_otherwise(paragraph, number, year):
            return True
    if any(year == day.year + step and paragraph.has_pair(word, "year") for word, step in _RELATIVE):
        return True
    return not month and year == day.year and any(map(paragraph.has, _RECENTLY))


def _resolved(month: int, day: dt.date, *, planned: bool) -> tuple[int, ...]:
    """The year of a month that is told without one: the last that had passed, or of a plan the next."""
    past = day.year if month <= day.month else day.year - 1
    return (past, day.year if month >= day.month else day.year + 1) if planned else (past,)


@lru_cache(maxsize=4096)
def _dated_otherwise(paragraph: Paragraph, month: int, year: int) -> bool:
    """Whether another year stands beside the month."""
    return any(paragraph.has_pair(words.MONTHS[month - 1], other) for other in _years_around(year))
