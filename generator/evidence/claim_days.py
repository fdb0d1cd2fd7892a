"""Days that a claim gives by a weekday, by a week, or by the night after them, with what its paragraphs say of them."""

from __future__ import annotations

import datetime as dt
from typing import Final

from ..text.dates import Point
from . import matching
from .statements import Statement, Word


def is_told_otherwise(statement: Statement, word: Word) -> bool:
    """Whether a word is a weekday that the date of the claim or the passages give in another way."""
    return is_known_weekday(statement, word) or is_relative_weekday(statement, word)


def is_known_weekday(statement: Statement, word: Word) -> bool:
    """Whether a word is the weekday of a date of the claim, which is compared with the paragraphs itself."""
    weekdays = statement.language.dates.weekdays
    days = (point for _, date in statement.dates for point in date.points if point.day)
    return word.key in weekdays and any(point.first().date.weekday() == weekdays.index(word.key) for point in days)


def is_in_week(statement: Statement, word: Word, month: int, day: int) -> bool:
    """Whether a text names a week by a day of it, and the passages mean the same week: in the week of 10 October, this week."""
    if "week" not in statement.visible.keys[max(0, word.at - 4) : word.at]:
        return False
    days = [found for found in statement.dated.days if statement.passages.has("week")]
    around = [found + dt.timedelta(days=more) for found in days for more in range(-_TWO_WEEKS, _TWO_WEEKS + 1)]
    each = [found for found in around if (found.month, found.day) == (month, day)]
    mondays = {found - dt.timedelta(days=found.weekday()) for found in each}
    return any(matching.names_day(statement.dated, monday.month, monday.day, planned=statement.planned) for monday in mondays)


_TWO_WEEKS: Final = 14


def is_relative_weekday(statement: Statement, word: Word) -> bool:
    """Whether a word is a weekday, while the passages give the day by another one that they do not name: on the day after the vote."""
    weekdays, passages = statement.language.dates.weekdays, statement.passages.at_home
    if word.key not in weekdays or any(map(passages.has, weekdays)) or any(map(passages.has_month, range(1, 13))):
        return False
    return any(passages.has_pair(*pair) for pair in _BY_ANOTHER_DAY)


_BY_ANOTHER_DAY: Final = (
    ("day", "after"),
    ("day", "before"),
    ("next", "day"),
    ("following", "day"),
    ("same", "day"),
    ("that", "day"),
    ("day", "later"),
    ("days", "later"),
    ("that", "evening"),
    ("that", "night"),
)


#: Words for the night between two days.
_NIGHT: Final = (
    ("the", "morning"),
    ("small", "hours"),
    ("early", "hours"),
    ("after", "midnight"),
    ("past", "midnight"),
    ("before", "dawn"),
)


def day_before(point: Point) -> Point:
    """The day before one that is known to the day."""
    day = point.first().date - dt.timedelta(days=1)
    return Point(day.year, day.month, day.day)


def is_morning_after(statement: Statement, point: Point) -> bool:
    """Whether the cited paragraphs go on past midnight from the day before: on Sunday evening, and before one in the morning."""
    passages = statement.passages.at_home
    if not any(passages.has_pair(*pair) for pair in _NIGHT) or not any(map(passages.has, ("evening", "night"))):
        return False
    return matching.names_date(passages, day_before(point), planned=False)
