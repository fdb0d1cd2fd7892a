"""Dates as records write them: EDTF (ISO 8601-2), ordered, compared and put into words.

Level 0 and most of level 1 are read, and a day between two others of level 2.  Source of the format:
https://www.loc.gov/standards/datetime/
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, NamedTuple

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SEASONS: Final = ("spring", "summer", "autumn", "winter")
#: EDTF's number of the first season; the months of a season are those of the northern half of the earth.
_SPRING: Final = 21
_PLAIN = re.compile(r"(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_POINT: Final = r"(?:-?\d{4}(?:-\d\d){0,2}|\d{3}X|\d\dXX|\d{4}-XX(?:-XX)?|\d{4}-\d\d-XX)"
_EDGE: Final = r"-?\d{4}(?:-\d\d){0,2}"
_FORM = re.compile(
    rf"(?P<start>{_POINT})(?P<mark>[~?%]?)(?:/(?:(?P<end>{_POINT})(?P<endmark>[~?%]?)|(?P<onwards>\.\.)))?"
    rf"|\.\./(?P<until>{_POINT})(?P<untilmark>[~?%]?)"
    rf"|\[(?P<low>{_EDGE})\.\.(?P<high>{_EDGE})\]"
    r"|(?P<day>\d{4}-\d\d-\d\d)T(?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?"
    r"(?P<zone>Z|[+-](?:0\d|1[0-4])(?::[0-5]\d)?)?",
    re.ASCII,
)
#: The accepted forms for readers of JSON Schema, whose regular expressions have no named groups in Python's syntax.
WRITTEN: Final = f"^(?:{re.sub(r'[?]P<[a-z]+>', '?:', _FORM.pattern)})$"
EXAMPLES: Final = (
    "2023, 2023-07, 2023-07-26, 2022/2023, 2022/.., 199X, 2023-21 (spring), 2023-07-26T14:30Z, 2023-07~, 2023?, -0043 (44 BC) "
    "or '[2023-08-02..2023-08-18]'"
)
#: The days of the Gregorian calendar repeat after so many years, and so many days.
_CYCLE: Final = (400, 146_097)
#: Up to this year, a number alone would not be read as a year: AD 44.
_SMALL: Final = 99


class Day(NamedTuple):
    """A day of the Gregorian calendar, which may also be before its first year: the year 0 is 1 BC, -43 is 44 BC."""

    year: int
    month: int
    day: int

    def isoformat(self) -> str:
        """`2023-07-26`, or `-0043-03-15`."""
        return f"{_iso_year(self.year)}-{self.month:02}-{self.day:02}"

    @property
    def ordinal(self) -> int:
        """Its number, counted from 1 January of the year 1 as 1."""
        cycles = (self.year - 1) // _CYCLE[0]
        return dt.date(self.year - cycles * _CYCLE[0], self.month, self.day).toordinal() + cycles * _CYCLE[1]

    @property
    def date(self) -> dt.date:
        """The day as the standard library has it; the first or the last day that it knows if it does not know this one."""
        return dt.date.min if self.year < dt.MINYEAR else dt.date.max if self.year > dt.MAXYEAR else dt.date(*self)


#: What comes before, and after, every day that a date can name.
EARLIEST: Final = Day(-10_000, 1, 1)
LATEST: Final = Day(10_000, 12, 31)


class Clock(NamedTuple):
    """A time of the day; `zone` is how many minutes its clocks are ahead of UTC, None if that is not known."""

    hour: int
    minute: int
    second: int | None = None
    zone: int | None = None

    @property
    def minutes(self) -> float:
        """The minutes since midnight in UTC, negative on the day before."""
        return self.hour * 60 + self.minute + (self.second or 0) / 60 - (self.zone or 0)

    def words(self) -> str:
        """`14:30 UTC`, `14:30 UTC+5:30` or `14:30`."""
        second = "" if self.second is None else f":{self.second:02}"
        return f"{self.hour:02}:{self.minute:02}{second}{self._zone()}"

    def _zone(self) -> str:
        if not self.zone:
            return "" if self.zone is None else " UTC"
        hours, minutes = divmod(abs(self.zone), 60)
        return f" UTC{'+' if self.zone > 0 else '−'}{hours}{f':{minutes:02}' if minutes else ''}"


@dataclass(frozen=True, slots=True)
class Point:
    """A calendar date known to the year, the month or the day; unknown parts are 0.

    Instead of a month there may be a `season`, from 1 for spring.  `years` is 10 or 100 for a year of a decade or century that begins with
    `year`.  `some` is the part of it that the editor left open: “day” or “month”.
    """

    year: int
    month: int = 0
    day: int = 0
    season: int = 0
    years: int = 1
    some: Literal["", "day", "month"] = ""
    clock: Clock | None = None

    def first(self) -> Day:
        """The earliest day it can mean."""
        return Day(self.year, 3 * self.season or self.month or 1, self.day or 1)

    def last(self) -> Day:
        """The latest day it can mean."""
        year, month = self.year + self.years - 1, self.month or 12
        if self.season:
            year, month = (year, 3 * self.season + 2) if self.season < len(SEASONS) else (year + 1, 2)
        return Day(year, month, self.day or _length(year, month))

    def words(self, *, year: bool = True, era: bool = False) -> str:
        """`26 July 2023`, `spring 2023`, `the 1990s` or `44 BC`; without the year if `year` is false and a month is known.

        `era`: say AD even if the year cannot be taken for another number.
        """
        if self.years > 1:
            return f"the {self.year}s" if self.years == 10 else f"the {_ordinal(self.year // 100 + 1)} century"
        between = MONTHS[self.month - 1] if self.month else SEASONS[self.season - 1] if self.season else ""
        parts = [str(self.day)] if self.day else []
        parts += [between] if between else []
        parts += [_year(self.year, era=era)] if year or not between else []
        said = " ".join(parts) + (f", {self.clock.words()}" if self.clock else "")
        return f"a {self.some} in {said}" if self.some else said


@dataclass(frozen=True, slots=True)
class Date:
    """A date in a record: a point, a period (`lasting`) or a point somewhere between two others.

    `text` is what the editor wrote; `start` and `end` are equal for a single point, and for a period `without` the other end; `lower`
    and `upper` are the first and the last day it covers; `mark` is EDTF's `~` approximate, `?` uncertain or `%` both.
    """

    text: str
    start: Point
    end: Point
    lower: Day
    upper: Day
    mark: str = ""
    lasting: bool = False
    without: Literal["", "start", "end"] = ""

    def __str__(self) -> str:
        return self.text

    @property
    def points(self) -> tuple[Point, ...]:
        """The calendar dates that the editor named: one, or the two ends."""
        return (self.start,) if self.start == self.end else (self.start, self.end)

    @property
    def place(self) -> Day:
        """The day that decides under which year and month it is listed: its first, or for an open beginning that of its end."""
        return self.end.first() if self.without == "start" else self.lower

    @property
    def order(self) -> tuple[Day, int, Day, float, str]:
        """Its place among other dates.  A date that is over before another begins comes before it.

        Years come before their months, and seasons before their first month.  Within a day, times count in UTC.  Days are compared as they
        are called where something happened.
        """
        clock, exact = self.start.clock, 2 if self.start.month else 1 if self.start.season else 0
        return self.place, exact, self.upper, clock.minutes if clock else -dt.timedelta(days=2) / dt.timedelta(minutes=1), self.text

    @property
    def earliest(self) -> Day | None:
        """The first day it covers; None if its beginning is open."""
        return None if self.without == "start" else self.lower

    @property
    def latest(self) -> Day | None:
        """The last day it covers; None if its end is open."""
        return None if self.without == "end" else self.upper

    def words(self) -> str:
        """The date as readers see it, e.g. `between 2 and 18 August 2023`, `about July 2023` or `since 2022`."""
        prefix = {"~": "about ", "%": "perhaps about ", "?": "perhaps "}.get(self.mark, "")
        if self.without:
            return f"{'since' if self.without == 'end' else 'until'} {prefix}{self.start.words()}"
        return prefix + (self.start.words() if self.start == self.end else self._both())

    def _both(self) -> str:
        start, end = self.start, self.end
        opening, middle = ("", " to ") if self.lasting else ("between ", " and ")
        same_year = start.year == end.year
        same_month = same_year and start.month == end.month and start.day and end.day
        first = str(start.day) if same_month else start.words(year=not same_year)
        return f"{opening}{first}{middle}{end.words(era=start.year < 1)}"

    def short(self) -> str:
        """The date in as few words as readers need: a point between two days of a month is that month, `August 2023`."""
        return Point(self.start.year, self.start.month).words() if self._within_a_month else self.words()

    def adverb(self) -> str:
        """The short date with its preposition: `on 3 September 2025`, `in August 2023`, `from 2022 to 2023`, `between 2022 and 2024`."""
        start, single = self.start, self.start == self.end
        if self.without or self.mark or start.some or not (single or self.lasting or self._within_a_month):
            return self.short()
        preposition = "from" if not single and self.lasting else "on" if single and start.day else "in"
        return f"{preposition} {self.short()}"

    @property
    def _within_a_month(self) -> bool:
        start, end = self.start, self.end
        return not self.lasting and start != end and bool(start.day and end.day) and (start.year, start.month) == (end.year, end.month)


def span(first: Date, last: Date) -> str:
    """From the beginning of one date to the end of another, in words."""
    if first == last:
        return first.words()
    begins = first.start.words() if first.without == "end" else first.words()
    if first.without == "start":
        return "" if last.without else f"until {last.end.words()}"
    return f"since {begins}" if last.without == "end" else f"{begins} to {last.words()}"


@lru_cache(maxsize=4096)
def parse(text: str) -> Date:
    """Parse a date of a record.

    Raises ValueError, with a message for editors, if the text has none of the accepted forms or the day does not exist.
    """
    match = _FORM.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is not a valid date; write {EXAMPLES}")
    found = match.groupdict()
    if found["day"]:
        return _timed(text, found)
    start = _point(found["start"] or found["until"] or found["low"])
    end = _point(found["end"] or found["high"]) if found["end"] or found["high"] else start
    if end.last() < start.first():
        raise ValueError(f"{text!r} ends before it begins")
    if found["low"] and (bool(start.month), bool(start.day)) != (bool(end.month), bool(end.day)):
        raise ValueError(f"{text!r} is more precise at one end than at the other; write two years, two months or two days")
    marks = {found[name] or "" for name in ("mark", "endmark", "untilmark")} - {""}
    mark = "" if not marks else marks.pop() if len(marks) == 1 else "%"
    lower, upper = EARLIEST if found["until"] else start.first(), LATEST if found["onwards"] else end.last()
    lasting = bool(found["end"] or found["until"] or found["onwards"])
    return Date(text, start, end, lower, upper, mark, lasting, "start" if found["until"] else "end" if found["onwards"] else "")


def _timed(text: str, found: Mapping[str, str | None]) -> Date:
    """A day with the time of a clock."""
    day, zone = _point(found["day"] or ""), found["zone"]
    ahead = None if zone is None else 0
    if zone and zone != "Z":
        hours, _, minutes = zone[1:].partition(":")
        ahead = (int(hours) * 60 + int(minutes or 0)) * (-1 if zone[0] == "-" else 1)
    clock = Clock(int(found["hour"] or 0), int(found["minute"] or 0), int(found["second"]) if found["second"] else None, ahead)
    point = Point(day.year, day.month, day.day, clock=clock)
    return Date(text, point, point, point.first(), point.last())


def _point(text: str) -> Point:
    if "X" in text:
        return _unspecified(text)
    found = _PLAIN.fullmatch(text)
    assert found is not None, "the form lets only plain dates through"
    year, month, day = (int(part or 0) for part in found.groups())
    if found[1] == "-0000":
        raise ValueError(f"{text!r} does not exist: 1 BC is the year 0000, and 2 BC is -0001")
    if found[2] and not found[3] and _SPRING <= month < _SPRING + len(SEASONS):
        return Point(year, season=month - _SPRING + 1)
    if found[2] and not 1 <= month <= len(MONTHS):
        raise ValueError(f"{text!r} does not exist: there is no month {found[2]}")
    if found[3] and not 1 <= day <= _length(year, month):
        raise ValueError(f"{text!r} does not exist: {MONTHS[month - 1]} {_year(year)} has no day {found[3]}")
    return Point(year, month, day)


def _unspecified(text: str) -> Point:
    """A date some of whose digits are X; only whole parts of it are, or the last digits of the year."""
    if "-" not in text:
        years = 10 ** text.count("X")
        return Point(int(text.replace("X", "0")), years=years)
    known = _point(text.partition("-XX")[0])
    if known.season:
        raise ValueError(f"{text!r} does not exist: there is no month {text[5:7]}")
    return Point(known.year, known.month, some="month" if text.endswith("XX") and text.count("-") == 1 else "day")


def _length(year: int, month: int) -> int:
    """The number of days of a month."""
    return monthrange(year % _CYCLE[0] + _CYCLE[0], month)[1]


def _iso_year(year: int) -> str:
    return f"-{-year:04}" if year < 0 else f"{year:04}"


def _year(year: int, *, era: bool = False) -> str:
    """A year in words: `2023`, `AD 44` or `44 BC`."""
    if year < 1:
        return f"{1 - year} BC"
    return f"AD {year}" if era or year <= _SMALL else str(year)


def year_words(year: int) -> str:
    """A year in words: `2023`, `AD 44` or `44 BC`; 0 is 1 BC."""
    return _year(year)


def year_id(year: int) -> str:
    """A year as part of an address: `2023`, `44-bc`."""
    return f"{1 - year}-bc" if year < 1 else str(year)


def _ordinal(number: int) -> str:
    """`20th`, `21st`."""
    teen = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
