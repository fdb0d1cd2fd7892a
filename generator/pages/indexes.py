"""The indexes of actors, relationships and sources: tables that are complete, and in an order that a reader expects.

Floor 7: imports `coverage`, `dates`, `impact`, `markdown`, `claims`, `model`, `sources`, `standing`, `pages.parts` and `pages.printed`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator import markdown as md
from generator import standing
from generator.claims import Role
from generator.coverage import coverage
from generator.dates import Date
from generator.impact import rests_alone
from generator.markdown import Md
from generator.model import Actor, Relationship
from generator.pages import printed
from generator.pages.parts import COMMA, DOT, FELL, Desk, Page, crumbs, outlet, page, title
from generator.sources import Source


def listing(head: Sequence[Md], rows: Iterable[Sequence[Md]], *, name: str) -> Md:
    """A table of records in its own box, which a script lets readers sort and filter; complete and in order without it.

    A head of the class `by-…` is a column to filter by: by the pieces of its cells that `value` makes, or by a cell as a whole.
    """
    return md.div(md.table(head, rows), classes=f"list {name}", searched=False)


def columns(*names: tuple[str, str]) -> tuple[Md, ...]:
    """The heads of a table: the words of each, and what a reader can filter by in it, or nothing."""
    return tuple(md.cell(md.text(words), classes=f"by-{by}" if by else "") for words, by in names)


def value(words: Md) -> Md:
    """A piece of a cell that a list is filtered by."""
    return md.span(words, classes="value")


def values(words: Iterable[Md], *, by: Md = DOT) -> Md:
    """Several such pieces side by side."""
    return md.join(*map(value, words), by=by)


def actors(desk: Desk) -> Page:
    """All actors, kind by kind, each with its offices, how many relationships and statements its page shows, and what they are about."""
    kinds = [(plural, found) for plural, found in _kinds(desk)]
    lead = md.text(" · ".join(f"{plural}: {len(found)}" for plural, found in kinds))
    head = columns(("Name", ""), ("Kind", "kind"), ("Office", ""), ("Relationships", ""), ("Statements", ""), ("Topics", "topic"))
    places = {id: place for place, id in enumerate(sorted(desk.dossier.actors, key=desk.views.sort_key))}
    order = list(desk.dossier.vocabulary.actor_kinds)
    rows = (
        (
            md.cell(desk.record(actor), order=places[actor.id], head=True),
            md.cell(md.text(desk.dossier.vocabulary.actor_kinds[actor.kind].label), order=order.index(actor.kind)),
            md.text(" · ".join(_office(role, desk) for role in actor.roles)),
            md.text(str(len(desk.views.relationships_of[actor.id]))),
            md.text(str(len(desk.views.shown[actor.id]))),
            values(desk.topics(desk.views.topics(desk.views.shown[actor.id]))),
        )
        for _, found in kinds
        for actor in found
    )
    body = (title("Actors"), crumbs(), md.paragraph(lead), printed.book(desk.offered), listing(head, rows, name="actors"))
    told = "Everybody the sources name who acts or speaks: states, bodies and people, by kind."
    return page("actors/index.md", "briefings/actors/", body, title="Actors", description=told, wide=True)


def _office(role: Role, desk: Desk) -> str:
    fell = f" ({FELL})" if rests_alone(role.cites, desk.impact.sources) else ""
    return f"{role.title}{f', {desk.dossier.name(role.of)}' if role.of else ''}{fell}"


def by_kind(desk: Desk, *, up: str) -> Md:
    """The names of all actors by kind, in lines."""
    kinds = ((md.text(plural), [md.join(*(desk.record(actor, up=up) for actor in found), by=DOT)]) for plural, found in _kinds(desk))
    return md.definitions(kinds)


def _kinds(desk: Desk) -> Iterable[tuple[str, tuple[Actor, ...]]]:
    return desk.views.actors_by_kind()


def relationships(desk: Desk) -> Page:
    """All relationships, tone by tone, each with its kinds, how it was last reported, when, and where it is going."""
    groups = standing.by_tone(desk.dossier, desk.dossier.relationships.values())
    head = columns(
        ("Between", "party"), ("Kinds", "kind"), ("Tone", "tone"), ("As last reported", ""), ("When", "year"), ("Trend", "trend")
    )  # fmt: skip
    rows = (
        (md.cell(between(item, desk), head=True), *_kinds_and_tone(item, place, tone, desk), *_last(item, desk), _trend(item, desk))
        for place, (tone, found) in enumerate(groups.items())
        for item in found
    )
    lead = md.text(" · ".join(f"{standing.TONES[tone]}: {len(found)}" for tone, found in groups.items()))
    body = (title("Relationships"), crumbs(), md.paragraph(lead), printed.book(desk.offered), listing(head, rows, name="relationships"))
    told = "Who has what to do with whom: kinds, tone, how it was last reported, and where it is going."
    return page("relationships/index.md", "briefings/relationships/", body, title="Relationships", description=told, wide=True)


def between(record: Actor | Relationship, desk: Desk, claim: str = "") -> Md:
    """A record's name, leading to its page or to a claim there; a list is filtered by the actor, or by the two parties."""
    there = desk.address(f"{record.id}/{claim}" if claim else record.id)
    if isinstance(record, Actor):
        return md.link(value(md.text(record.name)), there)
    one, two = (desk.dossier.name(party) for party in record.parties)
    joined = desk.dossier.name(record.id).removeprefix(one).removesuffix(two)
    return md.link(values((md.text(one), md.text(two)), by=md.text(joined)), there)


def _kinds_and_tone(relationship: Relationship, place: int, tone: str, desk: Desk) -> tuple[Md, Md]:
    kinds = desk.dossier.vocabulary.relationship_kinds
    labels = values(desk.label(kinds[kind.kind].label) for kind in relationship.kinds)
    return labels, md.cell(md.span(md.text(standing.TONES[tone]), classes=f"tone {tone}"), order=place)


def _last(relationship: Relationship, desk: Desk) -> tuple[Md, Md]:
    """How it was last reported, leading to the statement, and when."""
    state = standing.last(relationship)
    found = desk.dossier.claim(relationship, state.claim) if state else None
    if not state or not found:
        return md.EMPTY, md.EMPTY
    label = md.link(desk.label(state.label), desk.address(f"{found[0].id}/{found[1].id}"))
    return md.join(label, md.text(desk.fell(relationship, (state.claim,)))), when(state.when)


def when(date: Date | None) -> Md:
    """A date in words, in order of time; nothing where there is none."""
    return md.cell(md.text(date.words()), order=date.lower.toordinal()) if date else md.EMPTY


def _trend(relationship: Relationship, desk: Desk) -> Md:
    """Where it is going, and the statements that show it."""
    if not relationship.trend:
        return md.EMPTY
    grounds = desk.grounds(standing.trend_grounds(desk.dossier, relationship))
    fell = f", {FELL}" if desk.impact.all_fall(relationship, relationship.trend.based_on) else ""
    return md.join(value(md.text(standing.going(relationship))), md.text(" (as in "), grounds, md.text(f"{fell})"))


def by_tone(desk: Desk, *, up: str) -> Md:
    """All relationships by tone, each with how it was last reported."""
    groups = standing.by_tone(desk.dossier, desk.dossier.relationships.values())
    return md.blocks(*(_tone(tone, found, desk, up) for tone, found in groups.items()))


def _tone(tone: str, found: Iterable[Relationship], desk: Desk, up: str) -> Md:
    items = []
    for relationship in found:
        last = standing.last(relationship)
        stood = md.join(md.text(": "), desk.stood(last, relationship)) if last else md.EMPTY
        items.append(md.join(desk.record(relationship, up=up), stood))
    return md.div(md.blocks(md.paragraph(md.text(standing.TONES[tone]), classes="tone"), md.bullets(items)), classes=f"ties {tone}")


def sources(desk: Desk) -> Page:
    """All sources, the newest first, each with its outlet, how far it is trusted, and how much of it is used."""
    head = columns(
        ("Source", ""), ("Outlet", "outlet"), ("Nature", "nature"), ("Reliability", "reliability"), ("When", "year"), ("Used", "")
    )
    rows = (_source_row(source, desk) for source in desk.views.sources_newest_first())
    body = (title("Sources"), crumbs(), printed.book(desk.offered), listing(head, rows, name="sources"))
    told = "Every article the dossier rests on: where it appeared, how far it is trusted, and how much of it is used."
    return page("sources/index.md", "briefings/sources/", body, title="Sources", description=told, wide=True)


def _source_row(source: Source, desk: Desk) -> tuple[Md, ...]:
    covered = coverage(desk.views, source)
    status = md.text(f" ({source.status})") if source.status != "current" else md.EMPTY
    agency = md.text(f" ({source.agency})") if source.agency else md.EMPTY
    return (
        md.cell(md.join(desk.record(source), status), head=True),
        md.join(value(md.text(source.publisher)), agency),
        md.text(source.nature),
        md.text(source.reliability.grade),
        when(source.published),
        md.cell(md.text(covered.words()), order=covered.used),
    )


def listed(sources: Iterable[Source], desk: Desk, *, up: str = "../") -> Md:
    """Sources with outlet, date and coverage."""
    return md.div(md.bullets(_source(source, desk, up) for source in sources), classes="listed")


def _source(source: Source, desk: Desk, up: str) -> Md:
    told = [f"{source.nature}, reliability {source.reliability.grade}", *([source.status] if source.status != "current" else [])]
    return md.blocks(
        md.paragraph(md.join(desk.record(source, up=up), COMMA, md.text(outlet(source)))),
        md.paragraph(md.text(" · ".join([*told, coverage(desk.views, source).words()])), classes="said"),
    )
