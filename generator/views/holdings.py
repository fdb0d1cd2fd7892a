"""The handling markings of everything that a page or a brief holds: it is marked like the highest of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..records.dossier import Actor, Relationship
from ..records.handling import Markings
from ..records.schema import Tie
from ..records.sources import Source
from .queries import Shown, Views


def of_record(record: Actor | Relationship, views: Views) -> Markings:
    """The markings of the page of an actor or a relationship: of its statements, its relationships, and all that it names."""
    if not views.handling.marked:
        return frozenset()
    handling = views.handling
    statements = (*views.shown.get(record.id, ()), *(shown for pair in views.differing_on(record.id) for shown in pair))
    parties = (record.id,) if isinstance(record, Actor) else record.parties
    ties = (of_tie(item, views) for party in parties for item in views.relationships_of.get(party, ()))
    return handling.record(record.id).union(
        of_statements(statements, views),
        *(handling.judgement(record, item) for item in record.judgements),
        *(handling.gap(record, item) for item in record.gaps),
        *(handling.change(record, item) for item in record.history),
        *ties,
        *(_of_actor(record, views) if isinstance(record, Actor) else ()),
    )


def of_statements(statements: Iterable[Shown], views: Views) -> Markings:
    """The markings of statements as they are shown: with those that they differ from, and those that replaced them."""
    handling, found = views.handling, set[str]()
    for shown in statements:
        found |= handling.claim(*shown)
        found = found.union(*(handling.claim(*other) for other in views.differing_from.get((shown.home.id, shown.claim.id), ())))
        found |= handling.ref(shown.home, shown.claim.superseded_by) if shown.claim.superseded_by else frozenset()
    return frozenset(found)


def of_topic(id: str, views: Views) -> Markings:
    """The markings of the page of a topic."""
    return views.handling.base | of_statements(views.on_topic[id], views)


def of_source(source: Source, views: Views) -> Markings:
    """The markings of the page of a source: its own, and those of what rests on it."""
    statements = (*(shown for found in views.resting_on[source.id].values() for shown in found), *views.cited_whole[source.id])
    offices = (views.handling.record(it.actor.id) for found in views.shown_by[source.id].values() for it in found)
    rows = (views.handling.record(record.id) for record, _ in views.recorded_in[source.id])
    return views.handling.record(source.id).union(of_statements(statements, views), *offices, *rows)


def of_tie(item: Relationship, views: Views) -> Markings:
    """The markings of a relationship in short: its parties, its states and its trend."""
    named = (ref for kind in item.kinds for ref in (kind.claim, kind.tone_from) if ref)
    refs = (*named, *(state.claim for state in item.states), *(item.trend.based_on if item.trend else ()))
    rows = (views.handling.record(id) for kind in item.kinds if kind.recorded for id in (kind.recorded.source, *kind.recorded.references))
    return views.handling.record(item.id).union(*(views.handling.ref(item, ref) for ref in refs), *rows)


def _of_actor(actor: Actor, views: Views) -> Iterator[Markings]:
    """The markings of the offices, memberships, facts, names and successions of an actor."""
    handling = views.handling
    for role in actor.roles:
        yield handling.cites(role.cites) | (handling.record(role.of) if role.of else frozenset())
    ties: tuple[Tie, ...] = (*actor.part_of, *actor.members)
    yield from (handling.record(tie.actor) | handling.cites(tie.cites) for tie in ties)
    yield from (handling.ref(actor, fact.claim) for fact in actor.facts)
    yield from (handling.record(id) for row in actor.recorded for id in (row.source, *row.references))
    yield from (handling.ref(actor, dated.claim) for dated in actor.dated_names)
    yield from (handling.record(it.actor) | handling.ref(actor, it.claim) for _, it in actor.successions)
    yield from (handling.record(other.id) | handling.ref(other, it.claim) for _, other, it in views.successions.get(actor.id, ()))
    others = (*views.members_of.get(actor.id, ()), *views.blocs_of.get(actor.id, ()))
    others += tuple(holder for holder, _ in views.offices_of.get(actor.id, ()))
    yield from (handling.record(other.id) for other in others)
