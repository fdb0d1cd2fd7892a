"""The network of a whole dossier: its actors and the ties between them; of very many actors, groups and the ties between those."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ..text.prose import count
from . import figures, kinds
from .figures import BELONGS, NetworkTie
from .queries import Views

#: The maximum number of actors that are drawn with their names, and of ties between them; more would be a tangle, and a heavy page.
MOST_NODES: Final = 60
MOST_TIES: Final = 150
#: The fewest actors, and the fewest ties, of which a drawing says more than the list.
FEWEST_NODES: Final = 3
FEWEST_TIES: Final = 2
#: The fewest groups into which actors are divided.
_FEWEST_GROUPS: Final = 3


@dataclass(frozen=True)
class Tie:
    """A tie of two actors: its tone, what it is in words with a name, and its relationship (empty if it has none)."""

    one: str
    two: str
    tone: str
    words: str
    relationship: str = ""


@dataclass(frozen=True)
class Group:
    """Some actors that are tied to each other or to others: an id and a name, and its actors, the most connected first."""

    id: str
    name: str
    actors: tuple[str, ...]


@dataclass(frozen=True)
class Network:
    """What is drawn: actors, the ties between them, and how many actors there was no room for."""

    actors: tuple[str, ...]
    ties: tuple[Tie, ...]
    left_out: int = 0

    @property
    def says_something(self) -> bool:
        """Whether a drawing says more than the list."""
        return len(self.actors) >= FEWEST_NODES and len(self.ties) >= FEWEST_TIES

    @property
    def tones(self) -> tuple[str, ...]:
        """The tones that are drawn, in the order of lists."""
        found = {tie.tone for tie in self.ties}
        return tuple(tone for tone in (*kinds.TONES, BELONGS) if tone in found)

    @property
    def sentence(self) -> str:
        """What the drawing shows, in one sentence."""
        return f"{count(len(self.actors), 'actor')} and {count(len(self.ties), 'tie')} between them: {toned(self.ties)}."


def toned(ties: Iterable[Tie]) -> str:
    """How many ties there are of each tone: “3 friendly, 1 hostile, 2 of membership or office”."""
    found = Counter(tie.tone for tie in ties)
    words = {**{tone: label.casefold() for tone, label in kinds.TONES.items()}, BELONGS: "of membership or office"}
    return ", ".join(f"{found[tone]} {said}" for tone, said in words.items() if found[tone])


def all_ties(views: Views) -> tuple[Tie, ...]:
    """Every tie of two actors once: their relationship, else a membership or an office; in the order of their ids, which stay."""
    found: dict[frozenset[str], Tie] = {}
    for id, actor in sorted(views.dossier.actors.items()):
        for tie in figures.ties_of(views, actor):
            if tie.record in views.dossier.actors:
                found.setdefault(frozenset((id, tie.record)), Tie(id, tie.record, tie.tone, _words(views, id, tie), tie.relationship))
    return tuple(found.values())


def _words(views: Views, id: str, tie: NetworkTie) -> str:
    """A tie of an actor as words that do not depend on which of the two is meant: an office is of its holder, a membership of the other."""
    if tie.relationship:
        return f"{views.dossier.title(tie.relationship)}: {tie.words}"
    holds = any(role.of == tie.record and role.title == tie.words for role in views.dossier.actors[id].roles)
    return f"{views.dossier.title(id) if holds else tie.name}: {tie.words}"


@dataclass(frozen=True)
class Whole:
    """All ties of a dossier, and the groups of its actors if there are too many to draw them one by one (none otherwise)."""

    ties: tuple[Tie, ...]
    groups: tuple[Group, ...]

    def of_group(self, group: Group) -> Network:
        """The ties of the actors of a group, as far as there is room: the most connected of them first, and those that they are tied to."""
        members = set(group.actors)
        return _fitting([tie for tie in self.ties if tie.one in members or tie.two in members])

    def between(self) -> dict[tuple[int, int], tuple[Tie, ...]]:
        """The ties between two groups, and within one, by the places of the groups."""
        place = {id: number for number, group in enumerate(self.groups) for id in group.actors}
        found: dict[tuple[int, int], list[Tie]] = {}
        for tie in self.ties:
            one, two = sorted((place[tie.one], place[tie.two]))
            found.setdefault((one, two), []).append(tie)
        return {pair: tuple(ties) for pair, ties in sorted(found.items())}


def whole(views: Views) -> Whole:
    """All ties of a dossier, with its actors in groups if they or their ties are too many."""
    ties = all_ties(views)
    tied = _tied(ties)
    if len(tied) <= MOST_NODES and len(ties) <= MOST_TIES:
        return Whole(ties, ())
    number = degrees(ties)
    order = sorted(tied, key=lambda actor: (-number[actor], *views.sort_key(actor)))
    by_kind, by_topic = (tuple(of(views, order)) for of in (_by_kind, _by_topic))
    return Whole(ties, by_kind if len(by_kind) >= _FEWEST_GROUPS else by_topic)


def degrees(ties: Iterable[Tie]) -> Counter[str]:
    """The number of ties of each actor."""
    return Counter(id for tie in ties for id in (tie.one, tie.two))


def _tied(ties: Iterable[Tie]) -> dict[str, None]:
    return dict.fromkeys(id for tie in ties for id in (tie.one, tie.two))


def _by_kind(views: Views, order: Sequence[str]) -> Iterator[Group]:
    """The actors by kind, in the order of the vocabulary."""
    actors = views.dossier.actors
    for kind, words in views.dossier.vocabulary.actor_kinds.items():
        found = tuple(id for id in order if actors[id].kind == kind)
        if found:
            yield Group(kind, words.plural, found)


def _by_topic(views: Views, order: Sequence[str]) -> Iterator[Group]:
    """The actors by the topic of most statements on their pages, in the order of the vocabulary; last, those without a topic."""
    topics = views.dossier.vocabulary.topics
    mains: dict[str, list[str]] = {}
    for id in order:
        found = Counter(topic for shown in views.shown[id] for topic in shown.claim.topics)
        mains.setdefault(max(topics, key=lambda topic: found[topic]) if found else "", []).append(id)
    for topic in (*topics, ""):
        if topic in mains:
            yield Group(topic or "none", topics[topic].label if topic else "No topic", tuple(mains[topic]))


def drawn(whole: Whole) -> Network:
    """The network of all actors that have a tie."""
    return _fitting(whole.ties)


def _fitting(ties: Sequence[Tie]) -> Network:
    """The most connected actors, and the ties between them: as many as can be drawn."""
    number = degrees(ties)
    order = sorted(number, key=lambda actor: (-number[actor], actor))
    most = min(len(order), MOST_NODES)
    while True:
        chosen = set(order[:most])
        found = tuple(tie for tie in ties if tie.one in chosen and tie.two in chosen)
        if len(found) <= MOST_TIES:
            return Network(tuple(_tied(found)), found, len(order) - len(_tied(found)))
        most -= 1
