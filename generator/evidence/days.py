"""The days that a paragraph names without their month or their number: “on Tuesday”, “yesterday”, 17日.

They are counted from the day on which the article appeared: the last such day before it, for a plan also the next one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from ..articles.paragraph import Paragraph

_WEEK = 7
_LONGEST_MONTH = 31


@lru_cache(maxsize=4096)
def counted_days(paragraph: Paragraph, published: dt.date, *, planned: bool) -> frozenset[dt.date]:
    """The days that a paragraph counts from the day of its article, as its language writes them."""
    dates = paragraph.language.dates
    if not dates.weekdays and not dates.lone_day:
        return frozenset()
    return frozenset({*_weekdays(paragraph, published, planned=planned), *_lone_days(paragraph, published, planned=planned)})


def _weekdays(paragraph: Paragraph, published: dt.date, *, planned: bool) -> Iterator[dt.date]:
    for number, name in enumerate(paragraph.language.dates.weekdays):
        if paragraph.has(name):
            since = (published.weekday() - number) % _WEEK
            yield published - dt.timedelta(days=since)
            if planned:
                yield published + dt.timedelta(days=_WEEK - since)
    for name, days in (("today", 0), ("yesterday", 1)):
        if name in paragraph.language.dates.recent and paragraph.has(name):
            yield published - dt.timedelta(days=days)
    if not paragraph.language.foreign:
        yield from _counted_from_weekdays(paragraph, published, planned=planned)


#: Words that count weeks from the day on which the article appeared.
_WEEKS: Final = {("last", "week"): -1, ("this", "week"): 0, ("next", "week"): 1}
#: Words for the day after or before another one, as pairs.
_DAY_AFTER: Final = (
    ("next", "day"),
    ("following", "day"),
    ("day", "later"),
    ("day", "after"),
    ("next", "morning"),
    ("following", "morning"),
)
_DAY_BEFORE: Final = (("previous", "day"), ("day", "before"), ("day", "earlier"))


def _counted_from_weekdays(paragraph: Paragraph, published: dt.date, *, planned: bool) -> Iterator[dt.date]:
    """The days that an English paragraph counts from another one, or by weeks: “the next day”, “tomorrow”, “next week”."""
    if planned and paragraph.has("tomorrow"):
        yield published + dt.timedelta(days=1)
    for pair, step in _WEEKS.items():
        if paragraph.has_pair(*pair):  # the week is known, and not the day: only its first and last day can be given
            monday = published + dt.timedelta(days=_WEEK * step - published.weekday())
            yield from (monday, monday + dt.timedelta(days=_WEEK - 1))
    steps = [*_steps(paragraph)]
    for step in steps:
        yield from (day + dt.timedelta(days=step) for day in named_days(paragraph, published, planned=planned))
    for number, name in enumerate(paragraph.language.dates.weekdays) if steps else ():
        if paragraph.has(name):
            since = (published.weekday() - number) % _WEEK
            yield from (published - dt.timedelta(days=since - step) for step in steps)


def _steps(paragraph: Paragraph) -> Iterator[int]:
    """By how many days a paragraph counts from another day: five days later, the day before, a fortnight after that."""
    for pairs, step in ((_DAY_AFTER, 1), (_DAY_BEFORE, -1)):
        if any(paragraph.has_pair(*pair) for pair in pairs):
            yield step
    for words, length in _LENGTHS.items():
        for word in words:
            ways = {way for key, way in _LATER.items() if paragraph.has_pair(word, key)}
            numbers = range(1, _MOST_STEPS + 1) if ways else ()
            counts = [1] if ways and (word == "fortnight" or paragraph.has_pair("a", word)) else []
            counts += [number for number in numbers if paragraph.has_pair(str(number), word)]
            yield from (way * number * length for number in counts for way in ways)


#: The lengths by which days are counted, in days, and the words behind them.
_LENGTHS: Final = {("days",): 1, ("week", "weeks"): _WEEK, ("fortnight",): 2 * _WEEK}
_LATER: Final = {"later": 1, "after": 1, "afterwards": 1, "earlier": -1, "before": -1, "previously": -1}
_MOST_STEPS: Final = 30


def named_days(paragraph: Paragraph, published: dt.date, *, planned: bool) -> Iterator[dt.date]:
    """The days that an English paragraph names by their month: the last such day before its article, for a plan also the next one."""
    dates = paragraph.language.dates
    for month in range(1, 13):
        name = dates.month(month)
        if not paragraph.has_capital(name):
            continue
        for number in range(1, _LONGEST_MONTH + 1):
            if paragraph.has_pair(str(number), name) or paragraph.has_pair(name, str(number)):
                years = (published.year - 1, published.year, published.year + 1)
                each = [day for year in years for day in _day(year, month, number)]
                yield from [day for day in each if day <= published][-1:]
                yield from [day for day in each if day > published][:1] if planned else ()


def _day(year: int, month: int, day: int) -> Iterator[dt.date]:
    try:
        yield dt.date(year, month, day)
    except ValueError:
        return


def _lone_days(paragraph: Paragraph, published: dt.date, *, planned: bool) -> Iterator[dt.date]:
    mark = paragraph.language.dates.lone_day
    near = range(-_LONGEST_MONTH, _LONGEST_MONTH + 1 if planned else 1) if mark else ()
    around = [published + dt.timedelta(days=days) for days in near]
    for day in {date.day for date in around}:
        if paragraph.has(f"{day}{mark}"):
            past = [date for date in around if date.day == day and date <= published]
            later = [date for date in around if date.day == day and date > published]
            yield from (*past[-1:], *later[:1])
