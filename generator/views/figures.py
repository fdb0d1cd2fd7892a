"""The values of figures, which pages and briefs draw: an actor's network, and the states of a relationship over time.

A figure consists of values alone: positions on the time line are between 0 and 1, and whoever draws it formats all words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from ..records.dossier import Actor, Relationship
from ..records.schema import Tie
from ..text.dates import MONTHS, Date, Day, Point, year_words
from ..text.prose import count
from . import kinds, queries
from .queries import Shown, Views, date_of, other
from .wording import letters

#: The maximum number of ties that are drawn around an actor; the rest are named in the text.
MOST_TIES: Final = 14
#: The minimum distance between two letters on the time line, as a fraction of its length.
APART: Final = 0.045
#: The tone of a tie that is not a relationship.
BELONGS: Final = "belongs"
BELONGING: Final = "Part or office of"


@dataclass(frozen=True)
class NetworkTie:
    """A tie of an actor: to whom (`name`, `record`), its tone, what it is in words, and its relationship (empty if it has none)."""

    name: str
    tone: str
    words: str
    record: str
    relationship: str = ""


@dataclass(frozen=True)
class Network:
    """An actor and its ties: those that are drawn to its left and to its right, and those for which there is no room."""

    centre: str
    left: tuple[NetworkTie, ...]
    right: tuple[NetworkTie, ...]
    kept: tuple[NetworkTie, ...]
    ties: tuple[NetworkTie, ...]

    @property
    def tones(self) -> dict[str, str]:
        """The tones that are drawn, each with its label."""
        return {tie.tone: kinds.TONES.get(tie.tone, BELONGING) for tie in self.kept}

    @property
    def more(self) -> str:
        """What is left out; empty if nothing is."""
        return f" The first {MOST_TIES} of {len(self.ties)}." if len(self.ties) > len(self.kept) else ""

    @property
    def alt(self) -> str:
        """The drawing in words."""
        words = "; ".join(f"{tie.name}: {tie.words}" for tie in self.kept)
        return f"Connections of {self.centre}. {words}.{self.more}"

    @property
    def sentence(self) -> str:
        """What the drawing shows, in one sentence: how many relationships of each tone, and how many other ties."""
        found = Counter(tie.tone for tie in self.ties)
        toned = [f"{found[tone]} {words}" for tone, words in _IN_A_SENTENCE.items() if found[tone]]
        related = sum(found.values()) - found[BELONGS]
        parts = [f"{_listed(toned)} {'relationship' if related == 1 else 'relationships'}"] if toned else []
        parts += [f"{count(found[BELONGS], 'tie')} of membership or office"] if found[BELONGS] else []
        return f"{self.centre} has {' and '.join(parts)}."


#: The tones before the word “relationships”.
_IN_A_SENTENCE: Final = {**{tone: label.casefold() for tone, label in kinds.TONES.items()}, "unjudged": "unrated"}


def _listed(words: Sequence[str]) -> str:
    return ", ".join(words) if len(words) < 3 else f"{', '.join(words[:-1])} and {words[-1]}"


def ego_network(views: Views, actor: Actor) -> Network | None:
    """An actor in the middle, its friendly and membership ties to the left, the others to the right; None if it has none."""
    ties = tuple(ties_of(views, actor))
    if not ties:
        return None
    kept = ties[:MOST_TIES]
    left = [tie for tie in kept if tie.tone in ("friendly", BELONGS)]
    right = [tie for tie in kept if tie not in left]
    while abs(len(left) - len(right)) > 1 and not {tie.tone for tie in left} & {"friendly"}:
        long, short = (left, right) if len(left) > len(right) else (right, left)
        short.append(long.pop())
    return Network(actor.title, tuple(left), tuple(right), kept, ties)


def ties_of(views: Views, actor: Actor) -> Iterator[NetworkTie]:
    """The ties of an actor, without duplicates: its relationships by tone, then what it belongs to and what belongs to it."""
    known = {actor.id}
    for tone, found in queries.by_tone(views.dossier, views.relationships_of[actor.id]).items():
        for relationship in found:
            id = other(relationship, actor.id)
            known.add(id)
            yield NetworkTie(views.dossier.title(id), tone, kinds.TONES[tone].casefold(), id, relationship.id)
    bodies = [(tie.actor, _belonging(views, tie, f"part of {actor.name}")) for tie in actor.members]
    bodies += [(tie.actor, _belonging(views, tie, f"has {actor.name} as a part")) for tie in actor.part_of]
    offices = [(role.of, role.title) for role in actor.roles if role.of]
    holders = [(holder.id, role.title) for holder, role in views.offices_of.get(actor.id, ())]
    blocs, parts = views.blocs_of.get(actor.id, ()), views.members_of.get(actor.id, ())
    others = [
        (it.id, _belonging(views, tie, f"has {actor.name} as a member")) for it in blocs for tie in it.members if tie.actor == actor.id
    ]
    within = [(it.id, _belonging(views, tie, f"part of {actor.name}")) for it in parts for tie in it.part_of if tie.actor == actor.id]
    for id, words in (*others, *bodies, *offices, *holders, *within):
        if id not in known:
            known.add(id)
            yield NetworkTie(views.dossier.title(id), BELONGS, words, id)


def _belonging(views: Views, tie: Tie, words: str) -> str:
    """What a membership is, in words, with its time, and that it is over."""
    over = kinds.is_over(views.dossier, tie.when)
    tense = words if not over else f"had {words.removeprefix('has ')}" if words.startswith("has ") else f"formerly {words}"
    return f"{tense}, {tie.when.words()}" if tie.when else tense


@dataclass(frozen=True)
class StateMark:
    """A state on the line: its letter and where that is, where the state begins and ends, its label, its time in words, and the address of its claim."""

    letter: str
    start: float
    end: float
    at: float
    label: str
    when: str
    claim: str


@dataclass(frozen=True)
class TimeLine:
    """The states of a relationship on a line of time.

    `dots` are the positions of dated statements, `ticks` those of the starts of years or months with their words, `going` is the trend.
    """

    title: str
    states: tuple[StateMark, ...]
    dots: tuple[float, ...]
    ticks: tuple[tuple[float, str], ...]
    going: str

    @property
    def alt(self) -> str:
        """The drawing in words."""
        words = "; ".join(f"{state.when}: {state.label}" for state in self.states)
        return f"How {self.title} stood, on a line of time. {words}.{f' {self.going}.' if self.going else ''}"

    @property
    def sentence(self) -> str:
        """What the drawing shows, in one sentence: how many states, and between which times."""
        return f"{count(len(self.states), 'reported state')}: {self.states[0].when} to {self.states[-1].when}."


def time_line(views: Views, relationship: Relationship) -> TimeLine | None:
    """The states of a relationship and the dates of its statements on a time line; None if the relationship has no states."""
    said = [date for date in map(_state_date, views.shown[relationship.id]) if date]
    if not relationship.states:
        return None
    dates = [state.when for state in relationship.states] + said
    first, last = _whole_months(dates, views.dossier.settings.as_of.upper)
    begin, days = first.ordinal, last.ordinal - first.ordinal + 1

    def at(day: Day, after: int = 0) -> float:
        """The place of a day on the line, or of the one after it; what is beyond the line is at its end."""
        return min(1.0, max(0.0, round((day.ordinal + after - begin) / days, 4)))

    spans = [(at(state.when.lower), at(state.when.upper, after=1)) for state in relationship.states]
    places = spread([(one + two) / 2 for one, two in spans])
    states = (
        StateMark(letters(number), *span, round(place, 4), state.label, state.when.words(), _address(views, relationship, state.claim))
        for number, (state, span, place) in enumerate(zip(relationship.states, spans, places, strict=True))
    )
    dots = sorted({at(date.place) if date.without else round((at(date.lower) + at(date.upper)) / 2, 4) for date in said})
    ticks = tuple(_ticks(first, last, at))
    return TimeLine(views.dossier.title(relationship.id), tuple(states), tuple(dots), ticks, queries.trend_words(relationship))


def _address(views: Views, relationship: Relationship, ref: str) -> str:
    """The address of a state's claim (`record/claim`); of the relationship if there is no such claim."""
    found = views.dossier.claim(relationship, ref)
    return f"{found[0].id}/{found[1].id}" if found else relationship.id


def _state_date(shown: Shown) -> Date | None:
    return date_of(shown.claim)


def _whole_months(dates: Iterable[Date], today: Day) -> tuple[Day, Day]:
    """The first day of the first month and the last day of the last one; what has no end reaches to `today`, or to its beginning."""
    found = list(dates)
    first, last = min(date.place for date in found), max(date.latest or max(today, date.place) for date in found)
    return first._replace(day=1), Point(last.year, last.month).last()


def _ticks(first: Day, last: Day, at: Any) -> Iterator[tuple[float, str]]:
    """The beginnings of years, or of months if there are few; the first is at the start of the line, and at most nine have labels."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months <= 14:
        step = -(-months // 7)
        for number in range(0, months, step):
            year, month = divmod(first.year * 12 + first.month - 1 + number, 12)
            yield at(Day(year, month + 1, 1)), f"{MONTHS[month][:3]} {year_words(year)}"
        return
    years = [year for year in range(first.year, last.year + 1) if Day(year, 1, 1) >= first]
    step = -(-len(years) // 9)
    if first.month < 10:
        yield 0.0, (f"{MONTHS[first.month - 1][:3]} {year_words(first.year)}" if first.month > 1 else year_words(first.year))
    yield from ((at(Day(year, 1, 1)), year_words(year)) for year in years[::step] if Day(year, 1, 1) > first)


def spread(places: Sequence[float], apart: float = APART) -> list[float]:
    """Positions on a line from 0 to 1, moved to be at least `apart` from each other as far as the line has room; their order stays."""
    order = sorted(range(len(places)), key=lambda index: (places[index], index))
    step = min(apart, 1 / max(1, len(places) - 1))
    moved: list[float] = []
    for index in order:
        moved.append(max(places[index], moved[-1] + step) if moved else max(0.0, places[index]))
    ceiling = 1.0
    for position in range(len(moved) - 1, -1, -1):
        moved[position] = min(moved[position], ceiling)
        ceiling = moved[position] - step
    found = [0.0] * len(places)
    for index, place in zip(order, moved, strict=True):
        found[index] = max(0.0, place)
    return found
