"""Dates as records write them: EDTF (ISO 8601-2), ordered, compared and put into words.

Plain calendar dates are read with the standard library; every other form goes through the edtf library.  Source of the format:
https://www.loc.gov/standards/datetime/
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_PLAIN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_FORM = re.compile(
    r"(?P<start>\d{4}(?:-\d\d){0,2})(?P<mark>[~?%]?)"
    r"(?:/(?P<end>\d{4}(?:-\d\d){0,2})(?P<endmark>[~?%]?))?"
    r"|\[(?P<low>\d{4}(?:-\d\d){0,2})\.\.(?P<high>\d{4}(?:-\d\d){0,2})\]",
    re.ASCII,
)
#: The accepted forms for readers of JSON Schema, whose regular expressions have no named groups in Python's syntax.
WRITTEN: Final = f"^(?:{re.sub(r'[?]P<[a-z]+>', '?:', _FORM.pattern)})$"
EXAMPLES: Final = "2023, 2023-07, 2023-07-26, 2022/2023, 2023-07~, 2023? or '[2023-08-02..2023-08-18]'"


@dataclass(frozen=True, slots=True)
class Point:
    """A calendar date known to the year, the month or the day; unknown parts are 0."""

    year: int
    month: int = 0
    day: int = 0

    def first(self) -> dt.date:
        """The earliest day it can mean."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    def last(self) -> dt.date:
        """The latest day it can mean."""
        month = self.month or 12
        return dt.date(self.year, month, self.day or monthrange(self.year, month)[1])

    def words(self, *, year: bool = True) -> str:
        """`26 July 2023`, `July 2023` or `2023`; without the year if `year` is false and a month is known."""
        parts = [str(self.day)] if self.day else []
        parts += [MONTHS[self.month - 1]] if self.month else []
        parts += [str(self.year)] if year or not self.month else []
        return " ".join(parts)


@dataclass(frozen=True, slots=True)
class Date:
    """A date in a record: a point, a period (`lasting`) or a point somewhere between two others.

    `text` is what the editor wrote; `start` and `end` are equal for a single point; `lower` and `upper` are the first and
    the last day it covers; `mark` is EDTF's `~` approximate, `?` uncertain or `%` both.
    """

    text: str
    start: Point
    end: Point
    lower: dt.date
    upper: dt.date
    mark: str = ""
    lasting: bool = False

    def __str__(self) -> str:
        return self.text

    @property
    def points(self) -> tuple[Point, ...]:
        """The calendar dates that the editor named: one, or the two ends."""
        return (self.start,) if self.start == self.end else (self.start, self.end)

    def words(self) -> str:
        """The date as readers see it, e.g. `between 2 and 18 August 2023` or `about July 2023`."""
        if self.start == self.end:
            said = self.start.words()
        else:
            opening, middle = ("", " to ") if self.lasting else ("between ", " and ")
            same_year = self.start.year == self.end.year
            same_month = same_year and self.start.month == self.end.month and self.start.day and self.end.day
            first = str(self.start.day) if same_month else self.start.words(year=not same_year)
            said = f"{opening}{first}{middle}{self.end.words()}"
        prefix = {"~": "about ", "%": "perhaps about ", "?": "perhaps "}.get(self.mark, "")
        return prefix + said

    def short(self) -> str:
        """The date in as few words as readers need: a point between two days of a month is that month, `August 2023`."""
        if self._within_a_month:
            return Point(self.start.year, self.start.month).words()
        return self.words()

    def adverb(self) -> str:
        """The short date with its preposition: `on 3 September 2025`, `in August 2023`, `from 2022 to 2023`, `between 2022 and 2024`."""
        if self.mark or (self.start != self.end and not self.lasting and not self._within_a_month):
            return self.short()
        preposition = "from" if self.lasting and self.start != self.end else "on" if self.start.day and self.start == self.end else "in"
        return f"{preposition} {self.short()}"

    @property
    def _within_a_month(self) -> bool:
        start, end = self.start, self.end
        return not self.lasting and start != end and bool(start.day and end.day) and (start.year, start.month) == (end.year, end.month)


@lru_cache(maxsize=4096)
def parse(text: str) -> Date:
    """Parse a date of a record.

    Raises ValueError, with a message for editors, if the text has none of the accepted forms or the day does not exist.
    """
    found = _FORM.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} is not a valid date; write {EXAMPLES}")
    start = _point(found["start"] or found["low"])
    end = _point(found["end"] or found["high"]) if found["end"] or found["high"] else start
    if end.last() < start.first():
        raise ValueError(f"{text!r} ends before it begins")
    if found["low"] and len(found["low"]) != len(found["high"]):
        raise ValueError(f"{text!r} is more precise at one end than at the other; write two years, two months or two days")
    marks = {found["mark"] or "", found["endmark"] or ""} - {""}
    lower, upper = (start.first(), end.last()) if _PLAIN.fullmatch(text) else _bounds(text)
    mark = "" if not marks else marks.pop() if len(marks) == 1 else "%"
    return Date(text, start, end, lower, upper, mark, lasting=bool(found["end"]))


def _point(text: str) -> Point:
    found = _PLAIN.fullmatch(text)
    assert found is not None, "the form lets only plain dates through"
    year, month, day = (int(part or 0) for part in found.groups())
    if not year:
        raise ValueError(f"{text!r} does not exist: there is no year 0")
    if found[2] and not 1 <= month <= 12:
        raise ValueError(f"{text!r} does not exist: there is no month {found[2]}")
    if found[3] and not 1 <= day <= monthrange(year, month)[1]:
        raise ValueError(f"{text!r} does not exist: {MONTHS[month - 1]} {year} has no day {found[3]}")
    return Point(year, month, day)


def _bounds(text: str) -> tuple[dt.date, dt.date]:
    """First and last day of a date that is more than a plain one, as the edtf library reads it."""
    # building its grammars takes a fifth of the time in which a command starts, and the parser for one form a tenth of the one for all
    from edtf.parser.parser_classes import Level1Interval, OneOfASet, UncertainOrApproximate

    form = Level1Interval if "/" in text else OneOfASet if text[0] == "[" else UncertainOrApproximate
    read: Callable[[str], Any] = form.parse
    value = read(text)
    return dt.date(*value.lower_strict()[:3]), dt.date(*value.upper_strict()[:3])
