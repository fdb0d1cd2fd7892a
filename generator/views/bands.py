"""The values of the bands above a timeline: when what was reported of whom, or on which topic, drawn as exactly as it is known.

Positions are between 0 and 1 from the beginning of the band's time to its end; whoever draws it formats all words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ..records.dossier import Relationship
from ..text import prose
from ..text.dates import MONTHS, Date, Day, Point, year_words
from ..text.prose import count
from . import kinds
from .queries import Shown, Views, date_of

#: The most lanes with a name, the most rows in a lane, and the most marks; what has more is drawn as numbers.
MOST_LANES: Final = 6
MOST_ROWS: Final = 4
MOST_MARKS: Final = 60
#: The most columns of numbers.
MOST_COLUMNS: Final = 24
#: The fewest statements, and the fewest different times, of which a drawing says more than a list.
FEWEST: Final = 8
TIMES: Final = 2
#: The least distance of two marks in a row.
APART: Final = 0.085
OTHERS: Final = "Others"


@dataclass(frozen=True)
class Mark:
    """Statements of one time: where it begins and ends, whether it is only known to be between them, whether they are plans, and their tone.

    `day`: its time is one day, which is known.  `words` are the statement, or how many there are.
    `tone` is that of the relationships that they are about, if these agree; empty if they do not, or if there is none.
    """

    start: float
    end: float
    day: bool
    soft: bool
    plan: bool
    tone: str
    when: str
    words: str
    shown: tuple[Shown, ...]


@dataclass(frozen=True)
class Lane:
    """An actor or a topic (`about`, empty for the others) with its marks in rows, in which none covers another."""

    name: str
    about: str
    rows: tuple[tuple[Mark, ...], ...]


@dataclass(frozen=True)
class Column:
    """A part of a band's time, drawn as wide as the others: its words, and its first and last day."""

    start: float
    end: float
    words: str
    first: Day
    last: Day

    @property
    def short(self) -> str:
        """Its words as a tick has them: a day as a number, a month as three letters, some years as the first."""
        if self.first == self.last:
            return str(self.first.day)
        return (
            MONTHS[self.first.month - 1][:3]
            if (self.last.year, self.last.month) == (self.first.year, self.first.month)
            else year_words(self.first.year)
        )


@dataclass(frozen=True)
class Numbers:
    """An actor or a topic (`about`, empty for the others) with its statements in each column."""

    name: str
    about: str
    cells: tuple[tuple[Shown, ...], ...]


@dataclass(frozen=True)
class Band:
    """Lanes of marks, or of numbers in columns, with the ticks of their time; `sentence` says what can be seen."""

    lanes: tuple[Lane, ...]
    numbers: tuple[Numbers, ...]
    columns: tuple[Column, ...]
    ticks: tuple[tuple[float, str], ...]
    sentence: str

    @property
    def tones(self) -> dict[str, str]:
        """The tones that are drawn, each with its label."""
        drawn = {mark.tone for lane in self.lanes for row in lane.rows for mark in row}
        return {tone: label for tone, label in kinds.TONES.items() if tone in drawn}

    @property
    def most(self) -> int:
        """The largest number in a column of an actor or a topic; the others together would make all columns flat."""
        return max((len(cell) for lane in self.numbers if lane.about for cell in lane.cells), default=0)


#: What a statement is about: the ids of actors or of topics.
By = Callable[[Shown], Sequence[str]]


def actors_of(shown: Shown) -> Sequence[str]:
    """The actor that a statement is about, or the parties of the relationship."""
    return shown.home.parties if isinstance(shown.home, Relationship) else (shown.home.id,)


def topics_of(shown: Shown) -> Sequence[str]:
    """The topics of a statement."""
    return shown.claim.topics


def of_time(views: Views, shown: Sequence[Shown], by: By, first: Day, last: Day) -> Band | None:
    """The band of some statements of one year or month; None if it would say nothing.

    If there are more marks than can be told apart, it has numbers instead: of months, or of days in a month.
    """
    if not _says_something(shown, by):
        return None
    lanes = [(name, about, _rows(views, some, first, last)) for name, about, some in _lanes(views, shown, by)]
    marks = sum(len(row) for _, _, rows in lanes for row in rows)
    if marks > MOST_MARKS or any(len(rows) > MOST_ROWS for _, _, rows in lanes):
        return _numbers(views, shown, by, tuple(_months(first, last)))
    sentence = _sentence(shown, [(name, sum(len(mark.shown) for row in rows for mark in row)) for name, _, rows in lanes])
    return Band(tuple(Lane(*lane) for lane in lanes), (), (), tuple(_ticks(first, last)), sentence)


def over_years(views: Views, shown: Sequence[Shown], by: By) -> Band | None:
    """The numbers of some statements by year, or by some years if there are many; None if they would say nothing."""
    years = sorted({day(one).year for one in shown})
    if not _says_something(shown, by) or len(years) < TIMES:
        return None
    return _numbers(views, shown, by, tuple(_years(years[0], years[-1])))


def day(shown: Shown) -> Day:
    """The day by which a statement has its place in time."""
    return _date(shown).place


def month(shown: Shown) -> int:
    """The number of the month by which a statement is listed; 0 if only a season or the year is known."""
    return _date(shown).start.month


def ends(year: int, shown: Iterable[Shown]) -> tuple[Day, Day]:
    """The first and the last day of the months of a year that some statements are of."""
    dates = [_date(one) for one in shown]
    first, last = min(date.place for date in dates), max(max(date.place, date.latest or date.place) for date in dates)
    months = [day.month if day.year == year else edge for day, edge in ((first, 1), (last, 12))]
    return Point(year, months[0]).first(), Point(year, months[1]).last()


def _date(shown: Shown) -> Date:
    date = date_of(shown.claim)
    assert date is not None, "bands are of dated statements"
    return date


def _says_something(shown: Sequence[Shown], by: By) -> bool:
    """Whether there are enough statements, of different times, and any of them has a lane of its own."""
    return any(map(by, shown)) and len(shown) >= FEWEST and len({(_date(one).lower, _date(one).upper) for one in shown}) >= TIMES


def _lanes(views: Views, shown: Sequence[Shown], by: By) -> Iterator[tuple[str, str, tuple[Shown, ...]]]:
    """The actors or topics with the most statements, those first; then the statements of none of them."""
    found = Counter(about for one in shown for about in by(one))
    kept = sorted(found, key=lambda about: (-found[about], _name(views, about), about))
    kept = kept[:MOST_LANES]
    for about in kept:
        yield _name(views, about), about, tuple(one for one in shown if about in by(one))
    others = tuple(one for one in shown if not set(by(one)) & set(kept))
    if others:
        yield OTHERS, "", others


def _name(views: Views, about: str) -> str:
    topics = views.dossier.vocabulary.topics
    return views.dossier.title(about) if about in views.dossier.actors else topics[about].label if about in topics else about


def _rows(views: Views, shown: Iterable[Shown], first: Day, last: Day) -> tuple[tuple[Mark, ...], ...]:
    """The marks of a lane in as few rows as they need, each in the first in which there is room."""
    rows: list[list[Mark]] = []
    ends: list[float] = []
    for mark in sorted(_marks(views, shown, first, last), key=lambda mark: (mark.start, -mark.end, mark.when, mark.plan)):
        middle, half = (mark.start + mark.end) / 2, max(APART, mark.end - mark.start) / 2
        row = next((number for number, end in enumerate(ends) if end <= middle - half + 1e-9), len(rows))
        if row == len(rows):
            rows.append([])
            ends.append(0.0)
        rows[row].append(mark)
        ends[row] = middle + half
    return tuple(map(tuple, rows))


def _marks(views: Views, shown: Iterable[Shown], first: Day, last: Day) -> Iterator[Mark]:
    """The statements of each time, plans apart from others."""
    found: dict[tuple[Date, bool], list[Shown]] = {}
    for one in shown:
        found.setdefault((_date(one), one.claim.type == "plan"), []).append(one)
    days = last.ordinal - first.ordinal + 1
    today = views.dossier.settings.as_of.upper
    for (date, plan), some in found.items():
        ends = (date.earliest or first, max(date.place, date.latest or today))
        start, end = (min(1.0, max(0.0, (day.ordinal + after - first.ordinal) / days)) for day, after in zip(ends, (0, 1), strict=True))
        soft = bool(date.without or date.mark or date.start.some or (date.start != date.end and not date.lasting))
        words = prose.shown(some[0].claim.text, views.dossier.name) if len(some) == 1 else count(len(some), "plan" if plan else "statement")
        yield Mark(
            round(start, 4),
            round(end, 4),
            date.lower == date.upper and not soft,
            soft,
            plan,
            _tone(views, some),
            date.words(),
            words,
            tuple(some),
        )


def _tone(views: Views, shown: Iterable[Shown]) -> str:
    tones = {kinds.tone(views.dossier, one.home) for one in shown if isinstance(one.home, Relationship)} - {"unjudged"}
    return next(iter(tones)) if len(tones) == 1 else ""


def _months(first: Day, last: Day) -> Iterator[tuple[str, Day, Day]]:
    """The months of a time, or its days if it is one month, each with its words and its ends."""
    if (first.year, first.month) == (last.year, last.month):
        days = (Day(first.year, first.month, number) for number in range(1, last.day + 1))
        yield from ((Point(*day).words(), day, day) for day in days)
        return
    for month in range(first.month, last.month + 1):
        point = Point(first.year, month)
        yield point.words(), point.first(), point.last()


def _years(first: int, last: int) -> Iterator[tuple[str, Day, Day]]:
    """The years of a time, or some years together if there are many, each with its words and its ends."""
    step = -(-(last - first + 1) // MOST_COLUMNS)
    for year in range(first, last + 1, step):
        end = year + step - 1
        yield year_words(year) if step == 1 else f"{year_words(year)} to {year_words(end)}", Day(year, 1, 1), Day(end, 12, 31)


def _numbers(views: Views, shown: Sequence[Shown], by: By, times: Sequence[tuple[str, Day, Day]]) -> Band:
    """The band with the number of statements of each lane in each of these times."""
    columns = tuple(Column(round(at / len(times), 4), round((at + 1) / len(times), 4), *time) for at, time in enumerate(times))
    found = [(name, about, some) for name, about, some in _lanes(views, shown, by)]
    lanes = tuple(Numbers(name, about, tuple(_in(column, some) for column in columns)) for name, about, some in found)
    ticks = tuple((column.start, column.short) for column in columns)
    return Band((), lanes, columns, ticks, _sentence(shown, [(name, len(some)) for name, _, some in found]))


def _in(column: Column, shown: Iterable[Shown]) -> tuple[Shown, ...]:
    return tuple(one for one in shown if column.first <= day(one) <= column.last)


def _ticks(first: Day, last: Day) -> Iterator[tuple[float, str]]:
    """The beginnings of months, or of weeks if it is one month."""
    days = last.ordinal - first.ordinal + 1
    if (first.year, first.month) == (last.year, last.month):
        yield from ((round((day - 1) / days, 4), str(day)) for day in range(1, last.day + 1, 7))
        return
    for month in range(first.month, last.month + 1):
        yield round((Day(first.year, month, 1).ordinal - first.ordinal) / days, 4), MONTHS[month - 1][:3]


def _sentence(shown: Sequence[Shown], lanes: Sequence[tuple[str, int]]) -> str:
    """What can be seen: how many statements of which time, and which lanes have the most."""
    years = sorted({day(one).year for one in shown})
    months = Counter((day(one).year, day(one).month) for one in shown if _date(one).start.month)
    when = year_words(years[0]) if len(years) == 1 else f"{year_words(years[0])} to {year_words(years[-1])}"
    (year, month), most = min(months.items(), key=lambda item: (-item[1], item[0])) if months else ((0, 0), 0)
    of_month = f", {most} of them from {Point(year, month).words(year=len(years) > 1)}" if most and most < len(shown) else ""
    named = [f"{name} ({number})" for name, number in lanes if name != OTHERS][:2]
    return (
        f"{when}: {count(len(shown), 'statement')}{of_month}. Most concern {' and '.join(named)}."
        if named
        else f"{when}: {count(len(shown), 'statement')}{of_month}."
    )
