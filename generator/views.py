"""Questions that pages ask of a dossier: what is shown where, who links to whom, which verb reads right.

Floor 4: imports `dates`, `prose` and `model`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from generator import prose
from generator.dates import Date
from generator.model import Actor, Claim, Dossier, Relationship, Role, Source


class Shown(NamedTuple):
    """A claim as a page shows it: with the record it is at home in."""

    home: Actor | Relationship
    claim: Claim

    def anchor(self, page: str) -> str:
        """Its permanent anchor on the page of a record: `claim` at home, `record.claim` elsewhere."""
        return self.claim.id if self.home.id == page else f"{self.home.id}.{self.claim.id}"


@dataclass(frozen=True)
class Views:
    """The answers for one dossier, each worked out once."""

    dossier: Dossier

    @cached_property
    def shown(self) -> Mapping[str, tuple[Shown, ...]]:
        """The claims on each record's page: its own in their order, then those of others that link to it or name it in `also`."""
        found = {id: [Shown(record, claim) for claim in record.claims] for id, record in self.dossier.profiles.items()}
        for record, _, claim in self.dossier.each():
            for id in dict.fromkeys((*(link.record for link in prose.links(claim.text)), *claim.speakers, *claim.also)):
                if id in found and id != record.id:
                    found[id].append(Shown(record, claim))
        return {id: tuple(claims) for id, claims in found.items()}

    @cached_property
    def relationships_of(self) -> Mapping[str, tuple[Relationship, ...]]:
        """The relationships of each actor, in the order of the other party's name."""
        found: dict[str, list[Relationship]] = {id: [] for id in self.dossier.actors}
        for relationship in self.dossier.relationships.values():
            for party in relationship.parties:
                found.setdefault(party, []).append(relationship)
        return {id: tuple(sorted(items, key=lambda item: (self.sort_key(other(item, id)), item.id))) for id, items in found.items()}

    @cached_property
    def resting_on(self) -> Mapping[str, Mapping[int, tuple[Shown, ...]]]:
        """The claims that rest on each paragraph of each source."""
        found: dict[str, dict[int, list[Shown]]] = {id: {} for id in self.dossier.sources}
        for record, _, claim in self.dossier.each():
            for cite in claim.cites:
                for number in cite.numbers:
                    found.setdefault(cite.source, {}).setdefault(number, []).append(Shown(record, claim))
        return {id: {number: tuple(claims) for number, claims in numbers.items()} for id, numbers in found.items()}

    @cached_property
    def shown_by(self) -> Mapping[str, Mapping[int, tuple[tuple[Actor, str], ...]]]:
        """The offices and memberships that rest on each paragraph of each source: whose, and in which words."""
        found: dict[str, dict[int, list[tuple[Actor, str]]]] = {id: {} for id in self.dossier.sources}
        for actor in self.dossier.actors.values():
            shown = [(role.title, role.cites) for role in actor.roles]
            shown += [(f"part of {self.dossier.name(tie.actor)}", tie.cites) for tie in actor.part_of]
            shown += [(f"{self.dossier.name(tie.actor)} as a member", tie.cites) for tie in actor.members]
            for words, cites in shown:
                for cite in cites:
                    for number in cite.numbers:
                        found.setdefault(cite.source, {}).setdefault(number, []).append((actor, words))
        return {id: {number: tuple(items) for number, items in numbers.items()} for id, numbers in found.items()}

    @cached_property
    def members_of(self) -> Mapping[str, tuple[Actor, ...]]:
        """The actors that say they are part of each actor."""
        found: dict[str, list[Actor]] = {}
        for actor in self.dossier.actors.values():
            for tie in actor.part_of:
                found.setdefault(tie.actor, []).append(actor)
        return {id: tuple(actors) for id, actors in found.items()}

    @cached_property
    def blocs_of(self) -> Mapping[str, tuple[Actor, ...]]:
        """The blocs that each actor is a member of."""
        found: dict[str, list[Actor]] = {}
        for actor in self.dossier.actors.values():
            for tie in actor.members:
                found.setdefault(tie.actor, []).append(actor)
        return {id: tuple(actors) for id, actors in found.items()}

    @cached_property
    def offices_of(self) -> Mapping[str, tuple[tuple[Actor, Role], ...]]:
        """Who is shown in which office of each actor."""
        found: dict[str, list[tuple[Actor, Role]]] = {}
        for actor in self.dossier.actors.values():
            for role in actor.roles:
                if role.of:
                    found.setdefault(role.of, []).append((actor, role))
        return {id: tuple(pairs) for id, pairs in found.items()}

    @cached_property
    def dated(self) -> tuple[Shown, ...]:
        """The claims whose matter or utterance has a date, in order of time."""
        found = [Shown(record, claim) for record, _, claim in self.dossier.each() if date_of(claim)]
        return tuple(sorted(found, key=_in_time))

    @cached_property
    def between(self) -> Mapping[frozenset[str], Relationship]:
        """The relationship of two actors."""
        return {frozenset(relationship.parties): relationship for relationship in self.dossier.relationships.values()}

    def matrix(self) -> tuple[Actor, ...]:
        """The actors that have a relationship, kinds in the vocabulary's order."""
        return tuple(actor for _, actors in self.actors_by_kind() for actor in actors if self.relationships_of[actor.id])

    def sort_key(self, id: str) -> tuple[str, str]:
        """Where a list puts an actor: by `sort_as` or name, without regard to case."""
        actor = self.dossier.actors.get(id)
        return ((actor.sort_as or actor.name).casefold(), id) if actor else (id, id)

    def actors_by_kind(self) -> Iterator[tuple[str, tuple[Actor, ...]]]:
        """The kinds of actor that occur, in the vocabulary's order, each with its actors in the order of lists."""
        for kind, words in self.dossier.vocabulary.actor_kinds.items():
            actors = sorted(
                (actor for actor in self.dossier.actors.values() if actor.kind == kind), key=lambda actor: self.sort_key(actor.id)
            )
            if actors:
                yield words.plural, tuple(actors)

    def verbs(self, relationship: Relationship, party: str) -> tuple[str, ...]:
        """What a party does to the other, in its own direction."""
        kinds = self.dossier.vocabulary.relationship_kinds
        return tuple(
            kinds[kind.kind].verb if kinds[kind.kind].symmetric or kind.source == party else kinds[kind.kind].inverse or ""
            for kind in relationship.kinds
        )

    def topics(self, claims: tuple[Shown, ...]) -> tuple[str, ...]:
        """The labels of the topics of some claims, in the vocabulary's order."""
        used = {topic for shown in claims for topic in shown.claim.topics}
        return tuple(topic.label for id, topic in self.dossier.vocabulary.topics.items() if id in used)

    def sources_newest_first(self) -> tuple[Source, ...]:
        """The sources, the newest first."""
        return tuple(sorted(self.dossier.sources.values(), key=lambda source: (source.published.lower, source.id), reverse=True))


def other(relationship: Relationship, party: str) -> str:
    """The other party of a relationship."""
    one, two = relationship.parties
    return two if one == party else one


def date_of(claim: Claim) -> Date | None:
    """When the matter of a claim was, or, where that is not known, when it was said."""
    return claim.when or claim.said_when


def _in_time(shown: Shown) -> tuple[dt.date, dt.date, str, str]:
    date = date_of(shown.claim)
    assert date is not None, "only dated claims are put in order of time"
    return date.lower, date.upper, shown.home.id, shown.claim.id
