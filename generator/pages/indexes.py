"""The indexes: complete tables of actors, relationships, sources and statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from ..records.dossier import Actor, Relationship
from ..records.schema import Claim, Role
from ..records.sources import Source
from ..text import collation
from ..text import markdown as md
from ..text.dates import Date, year_id
from ..text.markdown import Md
from ..text.prose import count
from ..views import kinds, queries, wording
from ..views.queries import Shown, date_of, in_time
from ..views.support import coverage
from ..views.wording import TYPES, caveat, outlet
from . import context, filters, titles
from .context import COMMA, DOT, PageContext
from .page import Page, crumbs, make_page, standfirst, title


def listing(head: Sequence[Md], rows: Iterable[Sequence[Md]], *, name: str) -> Md:
    """A table of records in its own box, which a script lets readers sort and filter; without the script it is complete and in order.

    A heading of the class `by-…` is a column to filter by: by the pieces of its cells that `value` makes, or by whole cells.
    So is an attribute `data-by-…` of the first cells.
    """
    return md.div(md.table(head, rows), classes=f"list {name}", searched=False)


def columns(*names: tuple[str, str]) -> tuple[Md, ...]:
    """The headings of a table: the words of each, and what a reader can filter by in it, or nothing."""
    return tuple(md.cell(md.text(words), classes=f"by-{by}" if by else "") for words, by in names)


def value(words: Md) -> Md:
    """A piece of a cell by which a list can be filtered."""
    return md.span(words, classes="value")


def values(words: Iterable[Md], *, by: Md = DOT) -> Md:
    """Several such pieces side by side."""
    return md.join(*map(value, words), by=by)


def actor_index(desk: PageContext) -> Page:
    """All actors by kind, each with its offices, the number of relationships and statements on its page, and their topics."""
    kinds = [(plural, found) for plural, found in _kinds(desk)]
    lead = md.text(" · ".join(f"{plural}: {len(found)}" for plural, found in kinds))
    head = columns(("Name", ""), ("Kind", "kind"), ("Office", ""), ("Relationships", ""), ("Statements", ""), ("Topics", "topic"))
    places = {id: place for place, id in enumerate(sorted(desk.dossier.actors, key=desk.views.sort_key))}
    order = list(desk.dossier.vocabulary.actor_kinds)
    rows = (
        (
            md.cell(desk.record(actor), order=places[actor.id], head=True),
            md.cell(md.text(desk.dossier.vocabulary.actor_kinds[actor.kind].label), order=order.index(actor.kind)),
            md.text(" · ".join(_office(actor, role, desk) for role in actor.roles)),
            md.text(str(len(desk.views.relationships_of[actor.id]))),
            md.text(str(len(desk.views.shown[actor.id]))),
            values(desk.topics(desk.views.topics(desk.views.shown[actor.id]))),
        )
        for _, found in kinds
        for actor in found
    )
    description = "Everybody who acts or speaks in the sources: states, bodies and people, by kind."
    start = (title("Actors"), crumbs(), standfirst(description), md.paragraph(lead, classes="said"), context.book_link(desk.offered))
    body = (*start, listing(head, rows, name="actors"))
    return make_page("actors/index.md", "briefings/actors/", body, title="Actors", description=description, wide=True)


def _office(actor: Actor, role: Role, desk: PageContext) -> str:
    fell = caveat(desk.impact.rests_alone(role.cites), desk.dossier.doubts_on(actor.id, role), short=True)
    return f"{role.title}{f', {desk.dossier.title(role.of)}' if role.of else ''}{fell}"


def by_kind(desk: PageContext, *, up: str) -> Md:
    """The names of all actors by kind, one line per kind."""
    kinds = ((md.text(plural), [md.join(*(desk.record(actor, up=up) for actor in found), by=DOT)]) for plural, found in _kinds(desk))
    return md.definitions(kinds)


def _kinds(desk: PageContext) -> Iterable[tuple[str, tuple[Actor, ...]]]:
    return desk.views.actors_by_kind()


def relationship_index(desk: PageContext) -> Page:
    """All relationships by tone, each with its kinds, the last reported state and its date, and the trend."""
    groups = queries.by_tone(desk.dossier, desk.dossier.relationships.values())
    parties = {item.id: [*map(desk.views.sort_key, item.parties)] for item in desk.dossier.relationships.values()}
    places = {id: place for place, id in enumerate(sorted(parties, key=parties.__getitem__))}
    head = columns(("Between", "party"), ("Type", "kind"), ("Tone", "tone"), ("Latest", ""), ("As of", "year"), ("Trend", "trend"))
    rows = (
        (
            md.cell(between(item, desk), order=places[item.id], head=True),
            *_kinds_and_tone(item, place, tone, desk),
            *_last(item, desk),
            _trend(item, desk),
        )
        for place, (tone, found) in enumerate(groups.items())
        for item in found
    )
    lead = md.text(" · ".join(f"{kinds.TONES[tone]}: {len(found)}" for tone, found in groups.items()))
    description = "How actors stand towards one another: the type and tone of each relationship, the latest report, and the trend."
    body = (
        title("Relationships"),
        crumbs(),
        standfirst(description),
        md.paragraph(lead, classes="said"),
        md.paragraph(md.text(wording.TONE_LEAD), classes="said"),
        context.book_link(desk.offered),
        listing(head, rows, name="relationships"),
    )
    return make_page("relationships/index.md", "briefings/relationships/", body, title="Relationships", description=description, wide=True)


def between(record: Actor | Relationship, desk: PageContext, claim: str = "") -> Md:
    """A record's name, linked to its page or to a claim there; a list can be filtered by the actor, or by the two parties."""
    there = desk.address(f"{record.id}/{claim}" if claim else record.id)
    if isinstance(record, Actor):
        return md.link(value(md.text(record.title)), there)
    one, two = (desk.dossier.title(party) for party in record.parties)
    joined = desk.dossier.title(record.id).removeprefix(one).removesuffix(two)
    return md.link(values((md.text(one), md.text(two)), by=md.text(joined)), there)


def _kinds_and_tone(relationship: Relationship, place: int, tone: str, desk: PageContext) -> tuple[Md, Md]:
    labels = values(desk.label(kinds.label(desk.dossier, kind)) for kind in relationship.kinds)
    return labels, md.cell(md.span(md.text(kinds.TONES[tone]), classes=f"tone {tone}"), order=place)


def _last(relationship: Relationship, desk: PageContext) -> tuple[Md, Md]:
    """The last reported state, linked to its statement, and its date."""
    state = desk.presentation.standing(relationship).last
    if not state or not state.claim:
        return md.EMPTY, md.EMPTY
    label = md.link(desk.label(state.label), desk.address(f"{state.claim.home.id}/{state.claim.claim.id}"))
    return md.join(label, md.text(caveat(state.fallen, state.unchecked, short=True))), when(state.when)


def when(date: Date | None) -> Md:
    """A date in words, sortable in chronological order; empty if there is none."""
    return md.cell(md.text(date.words()), order=date.place.ordinal) if date else md.EMPTY


def _trend(relationship: Relationship, desk: PageContext) -> Md:
    """The trend, whose grounds are on the page of the relationship."""
    trend = desk.presentation.standing(relationship).trend
    return md.join(value(md.text(trend.words)), md.text(caveat(trend.fallen))) if trend else md.EMPTY


def by_tone(desk: PageContext, *, up: str) -> Md:
    """All relationships by tone, each with its last reported state."""
    groups = queries.by_tone(desk.dossier, desk.dossier.relationships.values())
    return md.blocks(*(_tone(tone, found, desk, up) for tone, found in groups.items()))


def _tone(tone: str, found: Iterable[Relationship], desk: PageContext, up: str) -> Md:
    items = []
    for relationship in found:
        last = desk.presentation.standing(relationship).last
        stood = md.join(md.text(": "), desk.label(last.words)) if last else md.EMPTY
        items.append(md.join(desk.record(relationship, up=up), stood))
    return md.div(md.blocks(md.paragraph(md.text(kinds.TONES[tone]), classes="tone"), md.bullets(items)), classes=f"ties {tone}")


def source_index(desk: PageContext) -> Page:
    """All sources, the newest first, each with its outlet, its reliability, and how much of it is cited."""
    head = columns(
        ("Source", ""), ("Outlet", "outlet"), ("Nature", "nature"), ("Reliability", "reliability"), ("Published", "year"), ("Used", "")
    )
    by_title = sorted(desk.dossier.sources.values(), key=lambda source: (collation.key(source.title), source.id))
    places = {source.id: place for place, source in enumerate(by_title)}
    rows = (_source_row(source, places[source.id], desk) for source in desk.views.sources_newest_first())
    description = "Every article behind this dossier, newest first: where it appeared, how reliable it is, and how much of it is used."
    start = (title("Sources"), crumbs(), standfirst(description), context.book_link(desk.offered))
    body = (*start, listing(head, rows, name="sources"))
    return make_page("sources/index.md", "briefings/sources/", body, title="Sources", description=description, wide=True)


def _source_row(source: Source, place: int, desk: PageContext) -> tuple[Md, ...]:
    covered = coverage(desk.views, source)
    status = md.text(wording.status(source))
    agency = md.text(f" ({source.agency})") if source.agency else md.EMPTY
    return (
        md.cell(md.join(desk.record(source), status), order=place, head=True),
        md.join(value(md.text(source.publisher)), agency),
        md.text(source.nature),
        md.text(source.reliability.grade),
        when(source.published) if source.published else md.text(wording.UNDATED),
        md.cell(md.text(covered.words()), order=covered.used),
    )


def listed(sources: Iterable[Source], desk: PageContext, *, up: str = "../") -> Md:
    """Sources with outlet, date and coverage."""
    return md.div(md.bullets(_source_entry(source, desk, up) for source in sources), classes="listed")


def _source_entry(source: Source, desk: PageContext, up: str) -> Md:
    parts = [wording.reliability(source), *([source.status] if source.status != "current" else [])]
    return md.blocks(
        md.paragraph(md.join(desk.record(source, up=up), COMMA, md.text(outlet(source)))),
        md.paragraph(md.text(" · ".join([*parts, coverage(desk.views, source).words()])), classes="said"),
    )


#: The number of statements above which each year has a page: a longer table helps nobody.
MOST_STATEMENTS: Final = 1000
_STATEMENT_HEAD: Final = (
    ("Statement", ""), ("Type", "type"), ("Speakers", "speaker"), ("Topics", "topic"), ("About", "party"), ("When", "year"),
)  # fmt: skip


def statement_pages(desk: PageContext) -> Iterator[Page]:
    """All statements in one table; if there are many, a page for each year, linked from the first page."""
    shown = in_time(Shown(record, claim) for record, _, claim in desk.dossier.each())
    if len(shown) <= MOST_STATEMENTS:
        yield _statement_page("index", "Statements", f"All {count(len(shown), 'statement')}, oldest first.", _statement_table(shown, desk))
        return
    years = [(year, tuple(found)) for year, found in groupby(shown, key=_statement_year)]
    listed = md.bullets(_statement_entry(year, len(found)) for year, found in years)
    yield _statement_page("index", "Statements", f"All {count(len(shown), 'statement')}, by year.", listed)
    for year, found in years:
        lead = f"All {count(len(found), 'statement')}, oldest first."
        yield _statement_page(_year_name(year), _year_title(year), lead, _statement_table(found, desk))


def _statement_year(shown: Shown) -> int | None:
    date = date_of(shown.claim)
    return date.place.year if date else None


def _year_name(year: int | None) -> str:
    """The name of the page of a year's statements."""
    return wording.UNDATED if year is None else year_id(year)


def _year_title(year: int | None) -> str:
    return "Statements without a date" if year is None else titles.of_year("Statements", year)


def _statement_entry(year: int | None, number: int) -> Md:
    there = md.link(md.text(_year_title(year)), md.local(f"{_year_name(year)}.md"))
    return md.join(there, md.text(f": {count(number, 'statement')}"))


def _statement_page(name: str, words: str, lead: str, body: Md) -> Page:
    start = (title(words), crumbs("" if name == "index" else "Statements"), standfirst(lead))
    description = "Every statement in this dossier: who says what about whom, and when."
    return make_page(f"statements/{name}.md", "briefings/", (*start, body), title=words, description=description, wide=True)


def _statement_table(shown: tuple[Shown, ...], desk: PageContext) -> Md:
    return listing(columns(*_STATEMENT_HEAD), (_statement_row(item, desk) for item in shown), name="statements")


def _statement_row(shown: Shown, desk: PageContext) -> tuple[Md, ...]:
    claim = shown.claim
    there = md.link(desk.plain(claim.text), desk.address(f"{shown.home.id}/{claim.id}"))
    return (
        md.cell(md.join(there, *_statement_remarks(claim, desk)), head=True, data=filters.values(shown, desk)),
        md.cell(md.text(TYPES[claim.type]), order=list(TYPES).index(claim.type)),
        values(desk.speakers(claim), by=DOT),
        values(desk.topics(claim.topics)),
        between(shown.home, desk),
        when(date_of(claim)),
    )


def _statement_remarks(claim: Claim, desk: PageContext) -> Iterator[Md]:
    """What a reader of the bare words must know."""
    yield md.text(caveat(desk.impact.falls(claim)))
    if claim.superseded_by:
        yield md.text(" (superseded by another statement)")
