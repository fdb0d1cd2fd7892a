"""The order in which a record's page cites, so that a note has the same number on the page and on paper."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import Final, Literal, NamedTuple

from ..records.dossier import Actor, Dossier, Relationship
from ..records.scalars import Citation
from ..records.schema import Judgement, Role, Tie
from ..text.dates import Date
from .queries import Shown, Views, in_time
from .support import Impact, fallen_sources


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


AgedKind = Literal["actor", "relationship", "claim"]
AGED_KINDS: Final[tuple[AgedKind, ...]] = ("actor", "relationship", "claim")
_SPAN: Final = re.compile(r"([1-9][0-9]{0,4})([dwmy])")


class Aged(NamedTuple):
    """A record or a statement, what it is called, and the newest source it rests on; none where it rests on nothing that is cited."""

    kind: AgedKind
    id: str
    name: str
    source: str = ""
    published: Date | None = None

    def days(self, today: dt.date) -> int | None:
        """How many days old its newest source is; of one whose day is not known, the latest that it may have appeared on counts."""
        return (today - self.published.upper).days if self.published else None


def day_before(span: str, today: dt.date) -> dt.date:
    """The day that lies a span of time before another: 180d, 26w, 6m or 1y.  Raises ValueError where it is no span."""
    found = _SPAN.fullmatch(span)
    if not found:
        raise ValueError(f"{span!r} is no span of time; write 180d, 26w, 6m or 1y")
    number, unit = int(found[1]), found[2]
    try:
        if unit in "dw":
            return today - dt.timedelta(days=number * (7 if unit == "w" else 1))
        months = today.year * 12 + today.month - 1 - number * (12 if unit == "y" else 1)
        year, month = divmod(months, 12)
        return dt.date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError, IndexError):
        raise ValueError(f"{span!r} leads back before the first year") from None


def older(dossier: Dossier, day: dt.date, kinds: Iterable[AgedKind] = AGED_KINDS) -> list[Aged]:
    """The records and statements whose newest source appeared before a day, the oldest first; those that rest on none come before all."""
    wanted = set(kinds)
    found = (item for item in ages(dossier) if item.kind in wanted and (item.published is None or item.published.upper < day))
    return sorted(found, key=lambda item: (item.published.upper if item.published else dt.date.min, AGED_KINDS.index(item.kind), item.id))


def ages(dossier: Dossier) -> Iterator[Aged]:
    """Every actor, relationship and statement; a record rests on all that its page cites."""
    views, impact = Views(dossier), Impact(dossier, fallen_sources(dossier))
    for record in dossier.profiles.values():
        kind: AgedKind = "actor" if isinstance(record, Actor) else "relationship"
        yield _aged(dossier, kind, record.id, dossier.name(record.id), cites(views, impact, record))
    for ref, (_, claim) in dossier.claims.items():
        yield _aged(dossier, "claim", ref, "", claim.cites)


def _aged(dossier: Dossier, kind: AgedKind, id: str, name: str, cites: Iterable[Citation]) -> Aged:
    sources = {dossier.sources[cite.source] for cite in cites if cite.source in dossier.sources}
    newest = max(sources, key=lambda source: (source.published.upper, source.id), default=None)
    return Aged(kind, id, name, newest.id, newest.published) if newest else Aged(kind, id, name)
