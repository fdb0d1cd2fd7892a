"""The order in which the page of a record cites, so that a note has one number on the page and on paper.

Floor 5: imports `impact`, `values`, `claims`, `model` and `views`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.claims import Judgement, Role, Tie
from generator.impact import Impact
from generator.model import Actor, Relationship
from generator.values import Citation
from generator.views import Shown, Views, in_time


def cites(views: Views, impact: Impact, record: Actor | Relationship) -> Iterator[Citation]:
    """Every citation that the page of a record marks, in its order, as often as it marks it."""
    yield from _of_actor(views, record) if isinstance(record, Actor) else _of_states(views, record)
    yield from _of(key(views, impact, record))
    yield from _of_judgements(views, record, record.judgements)
    if isinstance(record, Actor):
        for part in (*by_topic(views, of_it(views, impact, record)), *spoken(views, record)):
            yield from _of(part[1])
    else:
        yield from _of(in_time(views.shown[record.id]))
    for pair in views.differing_on(record.id):
        yield from _of(pair)


def key(views: Views, impact: Impact, record: Actor | Relationship) -> tuple[Shown, ...]:
    """The claims under “At a glance”: those marked as key that have not fallen."""
    return tuple(item for item in views.shown[record.id] if item.claim.key and not impact.falls(item.claim))


def of_it(views: Views, impact: Impact, actor: Actor) -> tuple[Shown, ...]:
    """The claims about an actor that are neither at a glance nor its own words."""
    apart = {_address(item) for item in (*key(views, impact, actor), *views.said.get(actor.id, ()))}
    return tuple(item for item in views.shown[actor.id] if _address(item) not in apart)


def _address(item: Shown) -> tuple[str, str]:
    return item.home.id, item.claim.id


def by_topic(views: Views, shown: Iterable[Shown]) -> list[tuple[str, tuple[Shown, ...]]]:
    """Claims under the first of their topics, in the vocabulary's order, each topic's in order of time; those on none come last."""
    named = views.dossier.vocabulary.topics
    topics: dict[str, list[Shown]] = {id: [] for id in (*named, "")}
    for item in shown:
        topics[next((id for id in named if id in item.claim.topics), "")].append(item)
    return [(id, in_time(found)) for id, found in topics.items() if found]


def spoken(views: Views, actor: Actor) -> list[tuple[str, tuple[Shown, ...]]]:
    """What an actor said, and what it passed on of others, under the headings of each; what there is none of is left out."""
    said = views.said.get(actor.id, ())
    own = tuple(item for item in said if actor.id in item.claim.said_by[0])
    passed = tuple(item for item in said if item not in own)
    return [(heading, found) for heading, found in (("", own), ("Passed on", passed)) if found]


def _of(shown: Iterable[Shown]) -> Iterator[Citation]:
    return (cite for item in shown for cite in item.claim.cites)


def _of_actor(views: Views, actor: Actor) -> Iterator[Citation]:
    """What the box of an actor cites: who leads it, its offices, where it belongs, who is in it, further offices, its bodies, facts."""
    holders = [role for _, role in views.offices_of.get(actor.id, ())]
    leading, others = ([role for role in holders if role.leads is leads] for leads in (True, False))
    blocs = [tie for bloc in views.blocs_of.get(actor.id, ()) for tie in bloc.members if tie.actor == actor.id]
    bodies = [tie for body in views.members_of.get(actor.id, ()) for tie in body.part_of if tie.actor == actor.id]
    groups: tuple[Iterable[Role | Tie], ...] = (leading, actor.roles, actor.part_of, actor.members, blocs, others, bodies)
    for group in groups:
        for item in group:
            yield from item.cites
    for fact in actor.facts:
        found = views.dossier.claim(actor, fact.claim)
        yield from found[1].cites if found else ()


def _of_states(views: Views, relationship: Relationship) -> Iterator[Citation]:
    for state in relationship.states:
        found = views.dossier.claim(relationship, state.claim)
        yield from found[1].cites if found else ()


def _of_judgements(views: Views, record: Actor | Relationship, judgements: Iterable[Judgement]) -> Iterator[Citation]:
    for judgement in judgements:
        for found in (views.dossier.claim(record, ref) for ref in judgement.based_on):
            yield from found[1].cites if found else ()
