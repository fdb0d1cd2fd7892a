"""Two groups of actors facing each other: the blocs of a dossier with their members, or else the most connected actors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from ..records.dossier import Actor, Relationship
from ..text.prose import count
from . import kinds
from .queries import Views

#: The maximum number of actors on a side; of a bloc with more members the most connected are shown.
MOST_ON_A_SIDE: Final = 10
#: The number of actors that are shown if there are no blocs.
MOST_CONNECTED: Final = 12


@dataclass(frozen=True)
class SideTie:
    """A relationship between two of the actors, by their places (side and number on it), with its tone and what it is in words."""

    one: tuple[int, int]
    two: tuple[int, int]
    relationship: str
    tone: str
    words: str

    @property
    def across(self) -> bool:
        """Whether it leads from one side to the other."""
        return self.one[0] != self.two[0]


@dataclass(frozen=True)
class Sides:
    """The actors of two sides, and their relationships; the first actor of a side is the bloc itself if `blocs` is true."""

    actors: tuple[tuple[Actor, ...], tuple[Actor, ...]]
    ties: tuple[SideTie, ...]
    blocs: bool
    left_out: int

    @property
    def title(self) -> str:
        """The heading of the drawing."""
        return "The two sides" if self.blocs else "The most connected actors"

    @property
    def sentence(self) -> str:
        """What the drawing shows, in one sentence: the tones of the relationships between the sides, and of those within them."""
        if not self.blocs:
            return f"{count(len(self.ties), 'relationship')} between them: {_toned(self.ties)}."
        parts = ((True, "between the two sides"), (False, "within a side"))
        found = ((words, [tie for tie in self.ties if tie.across is across]) for across, words in parts)
        return " ".join(f"{count(len(ties), 'relationship')} {words}: {_toned(ties)}." for words, ties in found if ties)

    @property
    def alt(self) -> str:
        """The drawing in words."""
        return f"{self.title}. {'; '.join(tie.words for tie in self.ties)}."


def _toned(ties: Sequence[SideTie]) -> str:
    found = Counter(tie.tone for tie in ties)
    return ", ".join(f"{found[tone]} {words.casefold()}" for tone, words in kinds.TONES.items() if found[tone])


def sides(views: Views) -> Sides | None:
    """The first two blocs that face each other, or the most connected actors; None if fewer than two relationships are between them."""
    blocs = _facing(views)
    columns = tuple(map(tuple, _members(views, blocs) if blocs else _connected(views)))
    ties = tuple(_ties(views, columns))
    if len(ties) < 2:
        return None
    members = sum(len(bloc.members) for bloc in blocs)
    left_out = max(0, members + len(blocs) - sum(map(len, columns))) if blocs else 0
    return Sides((columns[0], columns[1]), ties, bool(blocs), left_out)


def _facing(views: Views) -> tuple[Actor, ...]:
    """Two blocs with members, of which there is a relationship; nothing if there are none."""
    pairs = (tuple(views.dossier.actors[party] for party in relationship.parties) for relationship in views.facing)
    return next((pair for pair in pairs if all(bloc.members for bloc in pair)), ())


def _rank(views: Views, id: str) -> tuple[int, str]:
    return -len(views.relationships_of[id]), id


def _members(views: Views, blocs: Iterable[Actor]) -> Iterator[list[Actor]]:
    """Each bloc with its members of now, in its own order; an actor is on one side only."""
    known: set[str] = set()
    for bloc in blocs:
        now = [tie.actor for tie in bloc.members if not kinds.is_over(views.dossier, tie.when) and tie.actor not in known]
        kept = set(sorted(now, key=partial(_rank, views))[: MOST_ON_A_SIDE - 1])
        known |= kept | {bloc.id}
        yield [bloc, *(views.dossier.actors[id] for id in dict.fromkeys(now) if id in kept and id in views.dossier.actors)]


def _connected(views: Views) -> tuple[list[Actor], list[Actor]]:
    """The most connected actors, each second one on the right."""
    ids = sorted((id for id, found in views.relationships_of.items() if found and id in views.dossier.actors), key=partial(_rank, views))
    found = [views.dossier.actors[id] for id in ids[:MOST_CONNECTED]]
    return found[::2], found[1::2]


def _ties(views: Views, columns: Sequence[Sequence[Actor]]) -> Iterator[SideTie]:
    """The relationships between the actors, by their places."""
    places = {actor.id: (side, number) for side, actors in enumerate(columns) for number, actor in enumerate(actors)}
    for one, there in places.items():
        for two, other in places.items():
            relationship = views.between.get(frozenset((one, two)))
            if there < other and relationship is not None:
                yield SideTie(there, other, relationship.id, kinds.tone(views.dossier, relationship), _words(views, relationship))


def _words(views: Views, relationship: Relationship) -> str:
    return f"{views.dossier.title(relationship.id)}: {kinds.TONES[kinds.tone(views.dossier, relationship)].casefold()}"
