"""Builds the profiles of actors and relationships from the records, and determines the age of the sources they rest on."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from itertools import islice
from typing import Final, Literal, NamedTuple

from ..articles import languages
from ..records.dossier import Actor, Dossier, Relationship
from ..records.scalars import Citation
from ..records.scalars import Value as Part
from ..records.schema import Role, Tie
from ..text.dates import Date
from ..text.prose import Link
from . import identity, kinds, queries, wording
from .profile import Group, Mention, Portrait, Presentation, Profile, Row, Section, Statement, ToneGroup, Value, with_notes
from .queries import Shown, Views, in_time, other
from .relationships import RelationshipEntry
from .summaries import actor_summary, relationship_summary
from .wording import Text

#: The most key statements at a glance; the others are with their topics.
_MOST_KEY: Final = 3


def record_profile(presentation: Presentation, record: Actor | Relationship) -> Profile:
    """The profile of an actor or of a relationship."""
    if isinstance(record, Actor):
        return actor_profile(presentation, record)
    return relationship_profile(presentation, record)


def actor_profile(presentation: Presentation, actor: Actor) -> Profile:
    """The profile of an actor: its identity, its relationships, and what is said of it and by it."""
    views, shown = presentation.views, presentation.views.shown[actor.id]
    glance, tones = presentation.statements(_key_claims(presentation, actor)), tuple(tone_groups(presentation, actor))
    others = ", ".join(identity.names_to_know(presentation, actor))
    profile = Profile(
        record=actor,
        title=actor.title,
        kind=_kind(presentation, actor),
        also=f"Also called {others}" if others else "",
        lead=actor_summary(presentation, actor, tones),
        topics=views.topics(shown),
        box=tuple(_actor_rows(presentation, actor, tones)),
        glance=glance,
        judgements=tuple(presentation.judgement(actor, item) for item in actor.judgements),
        gaps=presentation.gaps(actor),
        sections=tuple(
            section for section in (_topic_section(presentation, actor, glance), _speech_section(presentation, actor)) if section
        ),
        differing=_differing(presentation, actor),
        statements=presentation.statements(in_time(shown)),
        changes=_changes(presentation, actor),
        relationships=tones,
        mentions=tuple(_mentions(presentation, actor)),
        portrait=portrait(presentation.dossier, actor),
    )
    return with_notes(presentation, profile)


def relationship_profile(presentation: Presentation, relationship: Relationship) -> Profile:
    """The profile of a relationship: its parties and kinds, its states over time, and what is said of it."""
    views, shown = presentation.views, presentation.views.shown[relationship.id]
    statements = presentation.statements(in_time(shown))
    profile = Profile(
        record=relationship,
        title=presentation.dossier.title(relationship.id),
        kind="Relationship",
        also="",
        lead=relationship_summary(presentation, relationship),
        topics=views.topics(shown),
        box=tuple(_relationship_rows(presentation, relationship)),
        glance=presentation.statements(_key_claims(presentation, relationship)),
        judgements=tuple(presentation.judgement(relationship, item) for item in relationship.judgements),
        gaps=presentation.gaps(relationship),
        sections=(Section("Claims", "All statements, oldest first", (Group(statements),)),) if statements else (),
        differing=_differing(presentation, relationship),
        statements=statements,
        changes=_changes(presentation, relationship),
        standing=presentation.standing(relationship),
        others=tuple(_other_relationships(presentation, relationship)),
    )
    return with_notes(presentation, profile)


def _key_claims(presentation: Presentation, record: Actor | Relationship) -> tuple[Shown, ...]:
    """The claims under “At a glance”: the first of those that are marked as key and have not fallen; more would not be a glance."""
    found = (item for item in presentation.views.shown[record.id] if item.claim.key and not presentation.impact.falls(item.claim))
    return tuple(islice(found, _MOST_KEY))


def _differing(presentation: Presentation, record: Actor | Relationship) -> tuple[tuple[Statement, Statement], ...]:
    """The pairs of statements that disagree."""
    pairs = presentation.views.differing_on(record.id)
    return tuple((presentation.statement(one), presentation.statement(two)) for one, two in pairs)


def _changes(presentation: Presentation, record: Actor | Relationship) -> tuple[wording.ChangeLine, ...]:
    """The changes of a record, the newest first."""
    return tuple(wording.history_line(change, presentation.dossier.name) for change in record.newest_first)


def portrait(dossier: Dossier, actor: Actor) -> Portrait | None:
    """The image of an actor, if it has one whose file can be shown."""
    picture = dossier.picture(actor)
    return Portrait(actor.image, picture) if actor.image and picture else None


def _kind(presentation: Presentation, actor: Actor) -> str:
    return presentation.dossier.vocabulary.actor_kinds[actor.kind].label


def _actor_rows(presentation: Presentation, actor: Actor, tones: Iterable[ToneGroup]) -> Iterator[Row]:
    """The infobox of an actor: its leaders and relationships; then its kind, names, offices, memberships and facts."""
    holders = presentation.views.offices_of.get(actor.id, ())
    listed = ": ".join(filter(None, (actor.sort_as, actor.sort_why))) if actor.sort_as else ""
    rows = (
        Row("Led by", tuple(_holder(presentation, *held) for held in holders if held[1].leads)),
        *(Row(group.label, relationships=group.relationships, subject="tone") for group in tones),
        Row("Kind", (Value((_kind(presentation, actor),)),), subject="kind"),
        Row("Office", _offices(presentation, actor)),
        Row(
            "Names",
            tuple(
                Value((name, f" ({languages.name_of(language, bracketed=True)})"), language=language)
                for language, name in actor.native_names.items()
            ),
        ),
        *identity.name_rows(presentation, actor),
        Row("Referred to as", tuple(Value((name,)) for name in actor.metonyms)),
        Row("Listed under", (Value((listed,)),) if listed else ()),
        *_membership_rows(presentation, actor),
        *identity.succession_rows(presentation, actor),
        Row("Offices", tuple(_holder(presentation, *held) for held in holders if not held[1].leads)),
        Row("Bodies", tuple(_tie(presentation, body, body.part_of, actor) for body in presentation.views.members_of.get(actor.id, ()))),
        *_fact_rows(presentation, actor),
        *identity.address_rows(actor),
        *identity.recorded_rows(actor),
    )
    return (row for row in rows if row.values or row.relationships)


def _membership_rows(presentation: Presentation, actor: Actor) -> Iterator[Row]:
    """What an actor belongs to, and what belongs to it."""
    for label, ties in (("Part of", actor.part_of), ("Members", actor.members)):
        yield Row(
            label,
            tuple(_cited(presentation, (Link(tie.actor, ""), *_time_of(presentation, tie)), tie.cites, (actor.id, tie)) for tie in ties),
        )
    blocs = presentation.views.blocs_of.get(actor.id, ())
    yield Row("Member of", tuple(_tie(presentation, bloc, bloc.members, actor) for bloc in blocs))


def _fact_rows(presentation: Presentation, actor: Actor) -> Iterator[Row]:
    for fact in actor.facts:
        found = presentation.dossier.claim(actor, fact.claim)
        yield Row(fact.label, (_cited(presentation, (fact.words,), found[1].cites if found else (), (actor.id, fact)),))


def _offices(presentation: Presentation, actor: Actor) -> tuple[Value, ...]:
    """The offices that an actor holds, as of the sources that show them."""
    return tuple(_cited(presentation, _office(role), role.cites, (actor.id, role)) for role in actor.roles)


def _office(role: Role) -> Text:
    return (role.title, *((", ", Link(role.of, "")) if role.of else ()), _term(role))


def _holder(presentation: Presentation, holder: Actor, role: Role) -> Value:
    """The holder of an office of the actor."""
    return _cited(presentation, (Link(holder.id, ""), f": {role.title}{_term(role)}"), role.cites, (holder.id, role))


def _term(role: Role) -> str:
    """The time of an office: its period, or the dates at which a source shows it."""
    seen = " and ".join(date.short() for date in role.seen)
    time = role.when.short() if role.when else f"as of {seen}" if seen else ""
    when = "; ".join(filter(None, ("former" if role.former else "", time)))
    return f" ({when})" if when else ""


def _tie(presentation: Presentation, whole: Actor, ties: Iterable[Tie], actor: Actor) -> Value:
    """Another actor whose record says that this one is its member, or that it is part of this one."""
    own = [tie for tie in ties if tie.actor == actor.id]
    when = tuple(part for tie in own for part in _time_of(presentation, tie))
    return _cited(
        presentation, (Link(whole.id, ""), *when), tuple(cite for tie in own for cite in tie.cites), *((whole.id, tie) for tie in own)
    )


def _time_of(presentation: Presentation, tie: Tie) -> Text:
    """The time of a membership in brackets, with a note if it is over."""
    words = kinds.membership(presentation.dossier, tie)
    return (words,) if words else ()


def _cited(presentation: Presentation, words: Text, cites: tuple[Citation, ...], *parts: tuple[str, Part]) -> Value:
    """A value with its citations, and what could not be checked of the parts of records that it shows."""
    unchecked = tuple(dict.fromkeys(reason for home, part in parts for reason in presentation.dossier.doubts_on(home, part)))
    return Value(words, cites, presentation.impact.rests_alone(cites), unchecked=unchecked)


def tone_groups(presentation: Presentation, actor: Actor) -> Iterator[ToneGroup]:
    """The relationships of an actor by tone."""
    for tone, found in queries.by_tone(presentation.dossier, presentation.views.relationships_of[actor.id]).items():
        yield ToneGroup(tone, kinds.TONES[tone], tuple(presentation.relationship(item, actor.id) for item in found))


def _topic_section(presentation: Presentation, actor: Actor, glance: Iterable[Statement]) -> Section | None:
    """What is said of an actor, by topic: the statements that are neither at a glance nor its own words.

    A statement is under the first of its topics, in the vocabulary's order; those without a topic come last.
    """
    views, topics = presentation.views, presentation.dossier.vocabulary.topics
    elsewhere = {item.shown.anchor("") for item in glance} | {item.anchor("") for item in views.said.get(actor.id, ())}
    found: dict[str, list[Shown]] = {id: [] for id in (*topics, "")}
    for item in views.shown[actor.id]:
        if item.anchor("") not in elsewhere:
            found[next((id for id in topics if id in item.claim.topics), "")].append(item)
    groups = tuple(
        Group(presentation.statements(in_time(shown)), topics[id].label if id else "Other matters", _topic_anchor(id, topics), topic=id)
        for id, shown in found.items()
        if shown
    )
    return Section("Topics", "By topic", groups) if groups else None


def _topic_anchor(id: str, topics: Container[str]) -> str:
    """The anchor of the statements on a topic, or on none."""
    none = "Topic-none" if "none" not in topics else "Other-matters"
    return f"Topic-{id}" if id else none


def _speech_section(presentation: Presentation, actor: Actor) -> Section | None:
    """Everything that an actor said, in which capacity, including what it passed on from others."""
    said = presentation.statements(presentation.views.said.get(actor.id, ()))
    own = tuple(item for item in said if actor.id in item.claim.said_by[0])
    passed = tuple(item for item in said if actor.id not in item.claim.said_by[0])
    groups = tuple(group for group in (Group(own), Group(passed, "Passed on from others", "Passed")) if group.statements)
    return Section("Said", "What they said", groups, _offices(presentation, actor)) if groups else None


def _mentions(presentation: Presentation, actor: Actor) -> Iterator[Mention]:
    """The other records whose statements are shown, the one with the most first."""
    homes = Counter(item.home.id for item in presentation.views.shown[actor.id] if item.home is not actor)
    for id, number in sorted(homes.items(), key=lambda pair: (-pair[1], presentation.views.sort_key(pair[0]))):
        yield Mention(presentation.dossier.profiles[id], number)


def _relationship_rows(presentation: Presentation, relationship: Relationship) -> Iterator[Row]:
    """The infobox of a relationship: the parties, the tone, and the kinds, each with its direction."""
    yield Row("Between", tuple(Value((Link(party, ""),)) for party in relationship.parties), subject="parties")
    if kinds.tone(presentation.dossier, relationship) != "unjudged":
        yield Row("Tone", (Value((kinds.judged(presentation.dossier, relationship),)),), subject="tone")
    yield Row("Type of relationship", tuple(_kinds(presentation, relationship)), subject="kind")


def _kinds(presentation: Presentation, relationship: Relationship) -> Iterator[Value]:
    dossier = presentation.dossier
    for kind in relationship.kinds:
        one = kind.source or relationship.parties[0]
        words = f"{kinds.label(dossier, kind)}: {dossier.title(one)} {kinds.act(dossier, kind, one, other(relationship, one))}"
        found = dossier.claim(relationship, kind.claim) if kind.claim else None
        row: Text = ("; recorded in ", *identity.row_words(kind.recorded)) if kind.recorded else ()
        if found:
            yield _cited(presentation, (words, *row), found[1].cites, (relationship.id, kind))
        else:
            fallen = kind.recorded is not None and kind.recorded.source in presentation.impact.sources
            yield Value((words, *row), fallen=fallen, unchecked=dossier.doubts_on(relationship.id, kind))


def _other_relationships(presentation: Presentation, relationship: Relationship) -> Iterator[tuple[str, tuple[RelationshipEntry, ...]]]:
    """The other relationships of each party, by its name; empty for a party that has none."""
    for party in relationship.parties:
        found = (item for item in presentation.views.relationships_of.get(party, ()) if item is not relationship)
        yield presentation.dossier.title(party), tuple(presentation.relationship(item, party) for item in found)


AgedKind = Literal["actor", "relationship", "claim"]
AGED_KINDS: Final[tuple[AgedKind, ...]] = ("actor", "relationship", "claim")
_SPAN: Final = re.compile(r"([1-9][0-9]{0,4})([dwmy])")


class Aged(NamedTuple):
    """A record or a statement, its name, and the newest source it rests on; no source if it cites none, no day if the source has none."""

    kind: AgedKind
    id: str
    name: str
    source: str = ""
    published: Date | None = None

    def days(self, today: dt.date) -> int | None:
        """The age of its newest source in days; if the source's exact day is not known, the latest possible day counts."""
        return (today - self.published.upper.date).days if self.published else None


def day_before(span: str, today: dt.date) -> dt.date:
    """The day that is a span of time before another: 180d, 26w, 6m or 1y.  Raise ValueError if the span is not valid."""
    found = _SPAN.fullmatch(span)
    if not found:
        raise ValueError(f"{span!r} is not a valid time span; write 180d, 26w, 6m or 1y")
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
    """The records and statements whose newest source appeared before a day, the oldest first; those without a source come before all."""
    wanted = set(kinds)
    found = (item for item in ages(dossier) if item.kind in wanted and (item.published is None or item.published.upper.date < day))
    return sorted(
        found, key=lambda item: (item.published.upper.date if item.published else dt.date.min, AGED_KINDS.index(item.kind), item.id)
    )


def ages(dossier: Dossier) -> Iterator[Aged]:
    """Every actor, relationship and statement; a record rests on everything that its page cites."""
    presentation = Presentation(Views(dossier))
    for record in dossier.profiles.values():
        kind: AgedKind = "actor" if isinstance(record, Actor) else "relationship"
        yield _aged(dossier, kind, record.id, dossier.title(record.id), record_profile(presentation, record).numbers)
    for ref, (_, claim) in dossier.claims.items():
        yield _aged(dossier, "claim", ref, "", claim.cites)


def _aged(dossier: Dossier, kind: AgedKind, id: str, name: str, cites: Iterable[Citation]) -> Aged:
    sources = {dossier.sources[cite.source] for cite in dossier.read(cites) if cite.source in dossier.sources}
    newest = max(sources, key=lambda source: source.age_rank, default=None)
    return Aged(kind, id, name, newest.id, newest.published) if newest else Aged(kind, id, name)
