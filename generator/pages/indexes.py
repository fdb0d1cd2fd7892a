"""The indexes: complete tables of actors, relationships, sources and statements."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from ..records.dossier import Actor, Relationship
from ..records.schema import Claim, Role
from ..records.sources import Source
from ..text import collation
from ..text import markdown as md
from ..text.dates import Date
from ..text.markdown import Md
from ..text.prose import count
from ..views import kinds, queries, wording
from ..views.queries import Shown, date_of, in_time
from ..views.support import coverage
from ..views.wording import TYPES, caveat, outlet
from . import context, filters, parting, titles
from .context import COMMA, DOT, PageContext
from .keys import by_date, by_letters, by_time, dated_name, within
from .page import Page, crumbs, make_page, standfirst, title
from .parting import Key, Level, Part, parted

T = TypeVar("T")


def listing(head: Sequence[Md], rows: Iterable[Sequence[Md]], *, name: str) -> Md:
    """A table of records in its own box, which a script lets readers sort and filter; without the script it is complete and in order.

    A heading of the class `by-…` is a column to filter by: by the pieces of its cells that `value` makes, or by whole cells.
    So is an attribute `data-by-…` of the first cells.
    """
    return md.div(md.table(head, rows), classes=f"list {name}", searched=False)


#: The elements of a row of a table, without the links in it.
_ROW: Final = 8


@dataclass(frozen=True)
class _Index(Generic[T]):
    """An index: its folder, title, description and origin, what an item is called, its row and its weight, and what the first page begins with."""

    folder: str
    title: str
    description: str
    origin: str
    noun: str
    head: tuple[Md, ...]
    row: Callable[[T], Sequence[Md]]
    weight: Callable[[T], int]
    opening: tuple[Md, ...]


def columns(*names: tuple[str, str]) -> tuple[Md, ...]:
    """The headings of a table: the words of each, and what a reader can filter by in it, or nothing."""
    return tuple(md.cell(md.text(words), classes=f"by-{by}" if by else "") for words, by in names)


def value(words: Md) -> Md:
    """A piece of a cell by which a list can be filtered."""
    return md.span(words, classes="value")


def values(words: Iterable[Md], *, by: Md = DOT) -> Md:
    """Several such pieces side by side."""
    return md.join(*map(value, words), by=by)


def _index_pages(index: _Index[T], items: Iterable[T], levels: Sequence[Level[T]]) -> Iterator[Page]:
    """The pages of an index: one with all its rows, or one for each part."""

    def page(part: Part[T], before: Md, after: Md) -> Page:
        words = titles.of_part(index.title, part.key.words)
        start = (title(words), crumbs(index.title if part.key.name else ""), standfirst(index.description))
        table = md.EMPTY if part.parts else listing(index.head, map(index.row, part.items), name=index.folder)
        body = (*start, *(() if part.key.name else index.opening), before, table, after)
        name = _name_of(part.key)
        return make_page(f"{index.folder}/{name}.md", index.origin, body, title=words, description=index.description, wide=True)

    yield from parting.pages(parted(items, levels, index.weight), _name_of, index.noun, page)


def _name_of(key: Key) -> str:
    """The page of a part of an index; no record has an underscore in its name."""
    return f"all_{key.name}" if key.name else "index"


def actor_pages(desk: PageContext) -> Iterator[Page]:
    """All actors by kind, each with its offices, the number of relationships and statements on its page, and their topics."""
    dossier, views = desk.dossier, desk.views
    places = {id: place for place, id in enumerate(sorted(dossier.actors, key=views.sort_key))}
    order = list(dossier.vocabulary.actor_kinds)
    topics = {id: views.topics(views.shown[id]) for id in dossier.actors}

    def row(actor: Actor) -> Sequence[Md]:
        return (
            md.cell(desk.record(actor), order=places[actor.id], head=True),
            md.cell(md.text(dossier.vocabulary.actor_kinds[actor.kind].label), order=order.index(actor.kind)),
            md.text(" · ".join(_office(actor, role, desk) for role in actor.roles)),
            md.text(str(len(views.relationships_of[actor.id]))),
            md.text(str(len(views.shown[actor.id]))),
            values(desk.topics(topics[actor.id])),
        )

    def kind(actor: Actor) -> Key:
        return Key(actor.kind, dossier.vocabulary.actor_kinds[actor.kind].plural)

    kinds = list(_kinds(desk))
    head = columns(("Name", ""), ("Kind", "kind"), ("Office", ""), ("Relationships", ""), ("Statements", ""), ("Topics", "topic"))
    index = _Index[Actor](
        "actors",
        "Actors",
        "Everybody who acts or speaks in the sources: states, bodies and people, by kind.",
        "briefings/actors/",
        "actor",
        head,
        row,
        lambda actor: _ROW + 2 * len(topics[actor.id]),
        (
            md.paragraph(md.text(" · ".join(f"{plural}: {len(found)}" for plural, found in kinds)), classes="said"),
            context.book_link(desk.offered),
        ),
    )
    levels = (kind, *within(kind, by_letters(lambda actor: views.sort_key(actor.id)[0])))
    yield from _index_pages(index, (actor for _, found in kinds for actor in found), levels)


def _office(actor: Actor, role: Role, desk: PageContext) -> str:
    fell = caveat(desk.impact.rests_alone(role.cites), desk.dossier.doubts_on(actor.id, role), short=True)
    return f"{role.title}{f', {desk.dossier.title(role.of)}' if role.of else ''}{fell}"


def by_kind(desk: PageContext, *, up: str) -> Md:
    """The names of all actors by kind, one line per kind."""
    kinds = ((md.text(plural), [md.join(*(desk.record(actor, up=up) for actor in found), by=DOT)]) for plural, found in _kinds(desk))
    return md.definitions(kinds)


def _kinds(desk: PageContext) -> Iterable[tuple[str, tuple[Actor, ...]]]:
    return desk.views.actors_by_kind()


def relationship_pages(desk: PageContext) -> Iterator[Page]:
    """All relationships by tone, each with its kinds, the last reported state and its date, and the trend."""
    groups = queries.by_tone(desk.dossier, desk.dossier.relationships.values())
    parties = {item.id: [*map(desk.views.sort_key, item.parties)] for item in desk.dossier.relationships.values()}
    places = {id: place for place, id in enumerate(sorted(parties, key=parties.__getitem__))}
    tones = {item.id: (place, tone) for place, (tone, found) in enumerate(groups.items()) for item in found}

    def row(item: Relationship) -> Sequence[Md]:
        first = md.cell(between(item, desk), order=places[item.id], head=True)
        return (first, *_kinds_and_tone(item, *tones[item.id], desk), *_last(item, desk), _trend(item, desk))

    def tone(item: Relationship) -> Key:
        return Key(tones[item.id][1], kinds.TONES[tones[item.id][1]])

    counted = " · ".join(f"{kinds.TONES[tone]}: {len(found)}" for tone, found in groups.items())
    head = columns(("Between", "party"), ("Type", "kind"), ("Tone", "tone"), ("Latest", ""), ("As of", "year"), ("Trend", "trend"))
    index = _Index[Relationship](
        "relationships",
        "Relationships",
        "How actors stand towards one another: the type and tone of each relationship, the latest report, and the trend.",
        "briefings/relationships/",
        "relationship",
        head,
        row,
        lambda item: _ROW + 5 + len(item.kinds),
        (
            md.paragraph(md.text(counted), classes="said"),
            md.paragraph(md.text(wording.TONE_LEAD), classes="said"),
            context.book_link(desk.offered),
        ),
    )
    levels = (tone, *within(tone, by_letters(lambda item: parties[item.id][0][0])))
    ordered = (item for found in groups.values() for item in found)
    yield from _index_pages(index, ordered, levels)


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


def source_pages(desk: PageContext) -> Iterator[Page]:
    """All sources, the newest first, each with its outlet, its reliability, and how much of it is cited."""
    head = columns(
        ("Source", ""), ("Outlet", "outlet"), ("Nature", "nature"), ("Reliability", "reliability"), ("Published", "year"), ("Used", "")
    )
    by_title = sorted(desk.dossier.sources.values(), key=lambda source: (collation.key(source.title), source.id))
    places = {source.id: place for place, source in enumerate(by_title)}
    index = _Index[Source](
        "sources",
        "Sources",
        "Every article behind this dossier, newest first: where it appeared, how reliable it is, and how much of it is used.",
        "briefings/sources/",
        "source",
        head,
        lambda source: _source_row(source, places[source.id], desk),
        lambda _: _ROW + 2,
        (context.book_link(desk.offered),),
    )
    levels = by_time(_published, lambda source: collation.key(source.title))
    yield from _index_pages(index, desk.views.sources_newest_first(), levels)


def _published(source: Source) -> Date | None:
    return source.published


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


_STATEMENT_HEAD: Final = (
    ("Statement", ""), ("Type", "type"), ("Speakers", "speaker"), ("Topics", "topic"), ("About", "party"), ("When", "year"),
)  # fmt: skip


def statement_pages(desk: PageContext) -> Iterator[Page]:
    """All statements in a table, oldest first; if there are many, in parts by time, and those without a date by what they are about."""
    shown = in_time(Shown(record, claim) for record, _, claim in desk.dossier.each())

    def page(part: Part[Shown], before: Md, after: Md) -> Page:
        words = titles.of_part("Statements", part.key.words)
        lead = f"All {count(len(part.items), 'statement')}, {'in parts' if part.parts else 'oldest first'}."
        rows = (_statement_row(item, desk) for item in part.items)
        table = md.EMPTY if part.parts else listing(columns(*_STATEMENT_HEAD), rows, name="statements")
        start = (title(words), crumbs("Statements" if part.key.name else ""), standfirst(lead))
        body = (*start, before, table, after)
        description = "Every statement in this dossier: who says what about whom, and when."
        return make_page(f"statements/{dated_name(part.key)}.md", "briefings/", body, title=words, description=description, wide=True)

    whole = parted(shown, by_date(desk.views), lambda item: _ROW + 4 + 2 * (len(item.claim.topics) + len(item.claim.speakers)))
    yield from parting.pages(whole, dated_name, "statement", page)


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
