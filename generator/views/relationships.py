"""How two actors relate: the states and the trend of their relationship, as seen by each party."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ..records.dossier import Dossier, Relationship
from ..records.schema import State
from ..text.dates import Date
from ..text.prose import capitalized
from . import queries
from .queries import Shown, Views
from .support import Impact
from .wording import FELL, Grounds, Run, caveat


class StateEntry(NamedTuple):
    """A state of a relationship: its label and time, the claim that supports it, whether that has fallen, and why it could not be checked."""

    label: str
    when: Date
    claim: Shown | None
    fallen: bool
    unchecked: tuple[str, ...] = ()

    @property
    def caveat(self) -> str:
        """The words after it if its support has fallen, or if it was not checked."""
        return caveat(self.fallen, self.unchecked)

    @property
    def words(self) -> str:
        """The state in words: “ferry line open (2 May 2024)”."""
        return f"{self.label} ({self.when.short()}){self.caveat}"

    @property
    def dated(self) -> str:
        """The state after its date: “2 May 2024: ferry line open”."""
        return f"{self.when.short()}: {self.label}{self.caveat}"


class TrendEntry(NamedTuple):
    """The trend of a relationship, the claims that show it, and whether all of these have fallen."""

    words: str
    grounds: tuple[Shown, ...]
    fallen: bool

    @property
    def line(self) -> Run:
        """The trend with its grounds; the first piece is the trend alone."""
        return self.words, "; based on ", Grounds(self.grounds), f"{f' ({FELL})' if self.fallen else ''}"

    @property
    def short(self) -> str:
        """The trend alone, and whether its support has fallen."""
        return f"{self.words}{caveat(self.fallen)}"


@dataclass(frozen=True)
class Standing:
    """The states of a relationship over time, and its trend."""

    states: tuple[StateEntry, ...]
    trend: TrendEntry | None

    @property
    def last(self) -> StateEntry | None:
        """The state that was reported last."""
        return self.states[-1] if self.states else None

    @property
    def first(self) -> StateEntry | None:
        """The state that was reported first, if it is not also the last."""
        return self.states[0] if len(self.states) > 1 else None

    @property
    def line(self) -> tuple[str, ...]:
        """The trend, and the last and the first state, as the parts of a line."""
        trend = (self.trend.short,) if self.trend else ()
        last = (f"as of {self.last.dated}",) if self.last else ()
        first = (f"{self.first.when.adverb()}: {self.first.label}{self.first.caveat}",) if self.first else ()
        parts = (*trend, *last, *first)
        return tuple(map(capitalized, parts))


@dataclass(frozen=True)
class RelationshipEntry:
    """A relationship as listed on the profile of one of its parties: the other party's name, the kinds, and the standing."""

    relationship: Relationship
    name: str
    acts: str
    standing: Standing

    @property
    def summary(self) -> tuple[str, ...]:
        """The standing as the parts of a short line: the last state, the date of the first report, and the trend."""
        first, last, trend = self.standing.first, self.standing.last, self.standing.trend
        stood = last.words if last else ""
        since = f"first reported {first.when.adverb()}{first.caveat}" if first else ""
        going = f"{trend.words.casefold()}{caveat(trend.fallen)}" if trend else ""
        return tuple(filter(None, (stood, since, going)))


def standing(dossier: Dossier, impact: Impact, relationship: Relationship) -> Standing:
    """The standing of a relationship."""
    trend = relationship.trend
    grounds = tuple(Shown(*found) for found in queries.trend_grounds(dossier, relationship))
    return Standing(
        tuple(_state(dossier, impact, relationship, state) for state in relationship.states),
        TrendEntry(queries.trend_words(relationship), grounds, impact.all_fall(relationship, trend.based_on)) if trend else None,
    )


def _state(dossier: Dossier, impact: Impact, relationship: Relationship, state: State) -> StateEntry:
    found = dossier.claim(relationship, state.claim)
    unchecked = dossier.doubts_on(relationship.id, state)
    return StateEntry(state.label, state.when, Shown(*found) if found else None, impact.all_fall(relationship, (state.claim,)), unchecked)


def relationship_entry(views: Views, impact: Impact, relationship: Relationship, party: str) -> RelationshipEntry:
    """A relationship as seen by one of its parties; the words for its kinds follow that party's direction."""
    name = views.dossier.title(queries.other(relationship, party))
    acts = "; ".join(views.acts(relationship, party))
    return RelationshipEntry(relationship, name, f"{views.dossier.title(party)} {acts}", standing(views.dossier, impact, relationship))
