"""The pages of an actor, of a relationship and of a source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from ..records.dossier import Actor, Relationship
from ..records.scalars import Citation
from ..records.schema import Source
from ..text import markdown as md
from ..text.json import Json
from ..text.markdown import Md
from ..text.prose import count, plural
from ..views import holdings, wording
from ..views.profile import Group, Profile, Row, Section, Statement, Value, cited, numbered
from ..views.profiles import actor_profile, relationship_profile
from ..views.relationships import RelationshipEntry, Standing
from ..views.support import Coverage, Paragraph, coverage, paragraph_use
from ..views.wording import SPEAKS_AS, caveat, outlet, sentence
from . import claims, context, page
from .claims import Notes, cite, claim_block, claim_list, judgements
from .context import COMMA, DOT, PageContext, called, history
from .page import Page, Subject, crumbs, make_page, section, title


def actor_page(actor: Actor, desk: PageContext) -> Page:
    """The page of `actor`: its identity, its relationships, and what is said of it and by it."""
    profile = actor_profile(desk.presentation, actor)
    notes = Notes(desk, profile.numbers, actor.id)
    body = (
        md.heading(2, md.text(profile.also), id="Names") if profile.also else md.EMPTY,  # counts more in a search than the texts of others
        _infobox(profile.box, notes),
        context.brief_link(desk.offered, actor.id),
        section(wording.GLANCE, "Glance", claim_list(notes, profile.glance)),
        judgements(notes, profile.judgements),
        section("Relationships", "Relationships", *_relationships(profile, desk)),
        *(_statements(part, notes) for part in profile.sections),
        claims.differences_box(notes, profile.differing),
        _chronology(profile.dated, notes),
        section("Mentioned in", "Mentions", md.bullets(_mentions(profile, desk)), searched=False),
    )
    subject = {"mainEntity": page.schema_thing(desk.dossier, actor.id)}
    return _record_page(profile, notes, "Actors", body, subject, person=page.is_person(desk.dossier, actor.id))


def relationship_page(relationship: Relationship, desk: PageContext) -> Page:
    """The page of `relationship`: its parties and kinds, its states over time, and what is said of it."""
    profile = relationship_profile(desk.presentation, relationship)
    notes = Notes(desk, profile.numbers, relationship.id)
    body = (
        _infobox(profile.box, notes),
        context.brief_link(desk.offered, relationship.id),
        section(wording.STATES, "States", *(_standing(profile.standing, notes) if profile.standing else ())),
        section(wording.GLANCE, "Glance", claim_list(notes, profile.glance)),
        judgements(notes, profile.judgements),
        *(_statements(part, notes, _topic_links(profile.topics, desk)) for part in profile.sections),
        claims.differences_box(notes, profile.differing),
        *(
            section(heading, f"Others-{number}", md.bullets(map(desk.relationship, found)), searched=False)
            for number, (heading, found) in enumerate(profile.others, 1)
        ),
    )
    subject = {"about": [page.schema_thing(desk.dossier, party) for party in relationship.parties]}
    return _record_page(profile, notes, "Relationships", body, subject)


def _record_page(profile: Profile, notes: Notes, index: str, body: Iterable[Md], said: Mapping[str, Json], *, person: bool = False) -> Page:
    """The page of an actor or a relationship: its title, warnings, body, changes, sources and notes."""
    desk, record = notes.desk, profile.record
    start = (title(profile.title), crumbs(index), notes.banner())
    end = (history(profile, desk), notes.sources(), notes.block(), cite(record, desk))
    topics = desk.dossier.vocabulary.topics
    subject = Subject(
        said=said,
        sources=tuple(source.id for source in profile.sources),
        changed=record.newest_first[0].date if record.history else None,
        brief=desk.brief(record.id),
        person=person,
    )
    path = f"{record.folder}/{record.id}.md"
    return make_page(
        path,
        record.path,
        (*start, *body, *end),
        title=desk.titles[path],
        description=profile.lead,
        topics=[topics[id].label for id in profile.topics],
        subject=subject,
        holds=holdings.of_record(record, desk.views),
    )


def _infobox(rows: Iterable[Row], notes: Notes) -> Md:
    """The rows of the infobox; the parties share a line."""
    shown = ((md.text(row.label), _row(row, notes)) for row in rows)
    return md.div(md.definitions(shown), classes="infobox")


def _row(row: Row, notes: Notes) -> list[Md]:
    values = [_value(value, notes, explained=row.subject == "kind") for value in row.values]
    values += [notes.desk.relationship(entry) for entry in row.relationships]
    return [md.join(*values, by=DOT)] if row.subject == "parties" else values


def _value(value: Value, notes: Notes, *, explained: bool = False) -> Md:
    """A value with its marks, and a warning if it rests on a fallen source alone; `explained` if its short forms are explained."""
    words, foreign = value.words, md.EMPTY
    if value.language:
        foreign, words = md.foreign(str(words[0]), value.language), words[1:]
    shown = notes.desk.run(words) if explained else notes.desk.words(words)
    return md.join(foreign, shown, notes.marks(value.cites), md.text(caveat(value.fallen)))


def _relationships(profile: Profile, desk: PageContext) -> Iterable[Md]:
    """The relationships of an actor by tone: their kinds, in the actor's direction, the first and last reported state, and the trend."""
    for tone, label, found in profile.relationships:
        words = md.heading(3, md.text(label), id=f"Tone-{tone}")
        yield md.div(md.blocks(words, md.bullets(_relationship(entry, desk) for entry in found)), classes=f"ties {tone}")


def _relationship(entry: RelationshipEntry, desk: PageContext) -> Md:
    return md.blocks(
        md.paragraph(md.link(md.text(entry.name), desk.address(entry.relationship.id)), classes="party"),
        md.paragraph(desk.label(entry.acts)),
        md.paragraph(desk.line(entry.standing.line), classes="said"),
    )


def _standing(standing: Standing, notes: Notes) -> Iterable[Md]:
    """The states of a relationship in chronological order, each with its claim; and the trend."""
    desk, items = notes.desk, []
    for state in standing.states:
        if state.claim:
            label = md.link(desk.label(state.label), desk.address(f"{state.claim.home.id}/{state.claim.claim.id}"))
            marks = notes.marks(state.claim.claim.cites)
            items.append(md.join(md.text(f"{state.when.words()}: "), label, marks, md.text(caveat(state.fallen))))
    yield md.bullets(items)
    yield md.paragraph(desk.words(standing.trend.line) if standing.trend else md.EMPTY)


def _statements(part: Section, notes: Notes, lead: Md = md.EMPTY) -> Md:
    """A section of statements; for what an actor said, with the offices in which it speaks."""
    capacity = md.join(*(_value(value, notes) for value in part.capacity), by=md.text("; "))
    speaks = md.paragraph(md.text(SPEAKS_AS), capacity, classes="said") if capacity else md.EMPTY
    return section(part.heading, part.anchor, lead, speaks, *(_group(group, notes) for group in part.groups))


def _group(group: Group, notes: Notes) -> Md:
    words = next(iter(notes.desk.topics([group.topic] if group.topic else ())), md.text(group.heading))
    heading = md.heading(3, words, id=group.anchor) if group.heading else md.EMPTY
    return md.blocks(heading, claim_list(notes, group.statements))


def _topic_links(topics: Iterable[str], desk: PageContext) -> Md:
    """The topics of the statements."""
    linked = desk.topics(topics)
    return md.paragraph(md.text("On "), md.join(*linked, by=COMMA), classes="said") if linked else md.EMPTY


def _chronology(dated: tuple[Statement, ...], notes: Notes) -> Md:
    """The dated statements in chronological order, collapsed, as each is already shown above with its topic."""
    words = md.text(f"{count(len(dated), 'dated statement')}, the oldest first")
    return section("In order of time", "Time", md.folded(words, claim_list(notes, dated)), searched=False) if dated else md.EMPTY


def _mentions(profile: Profile, desk: PageContext) -> Iterable[Md]:
    """The other records whose statements are shown here, with the number of these."""
    return (md.join(desk.record(record), md.text(count(number, "statement")), by=DOT) for record, number in profile.mentions)


_SOURCE_LEAD: Final = (
    "The article belongs to its publisher and is not reproduced. Its paragraphs are the blocks between blank lines, numbered from 1; "
    "below each number stand the statements that rest on it."
)


_UNREAD_LEAD: Final = (
    "Not read by us paragraph by paragraph. Statements name it for readers who want to look there; no statement rests on it, and it is counted "
    "nowhere."
)


def source_page(source: Source, desk: PageContext) -> Page:
    """The page of `source`: where it appeared, its reliability, and each paragraph with its claims."""
    covered = coverage(desk.views, source)
    shown = {paragraph.number: desk.presentation.statements(paragraph.claims) for paragraph in covered.paragraphs}
    naming = desk.presentation.statements(desk.views.cited_whole[source.id])
    notes = Notes(desk, numbered(cited((*(statement for statements in shown.values() for statement in statements), *naming))))
    read = (
        section("Coverage", "Coverage", md.paragraph(md.text(f"{covered.words()}."), classes="whole"), _coverage_bar(covered)),
        md.heading(2, md.text("Paragraphs"), id="Paragraphs"),
        md.paragraph(md.text(_SOURCE_LEAD)),
        *(_paragraph(run, shown[run[0].number], notes) for run in covered.runs()),
    )
    unread = (section("Coverage", "Coverage", md.paragraph(md.text(_UNREAD_LEAD), classes="whole")),)
    body = (
        md.heading(1, called(source), id="Top"),
        crumbs("Sources"),
        _source_banner(source),
        _source_infobox(source, desk),
        *(read if source.read else unread),
        section("Statements that name it", "Naming", claim_list(notes, naming)) if naming else md.EMPTY,
        notes.block(),
        cite(source, desk),
    )
    path = f"sources/{source.id}.md"
    description, subject = f"{outlet(source)}: {covered.words()}.", Subject(sources=(source.id,))
    return make_page(
        path,
        source.path,
        body,
        title=desk.titles[path],
        description=description,
        subject=subject,
        holds=holdings.of_source(source, desk.views),
    )


def _source_banner(source: Source) -> Md:
    """What its publisher has done with it since."""
    why = sentence(f": {source.status_why}" if source.status_why else "")
    words = f"This source was {source.status}{why} What rests on it alone is marked wherever it is shown."
    return md.div(md.paragraph(md.text(words)), classes="banner") if source.status != "current" else md.EMPTY


def _coverage_bar(covered: Coverage) -> Md:
    """The paragraphs in a row, each linked to its place: dark if statements rest on it, light if it is unused."""
    return md.paragraph(*map(_coverage_cell, covered.runs()), classes="coverage", searched=False)


def _coverage_cell(run: Sequence[Paragraph]) -> Md:
    paragraph, number = run[0], _number(run)
    how, noun = "used" if paragraph.used else "unused", plural(len(run), "Paragraph")
    title = f"{noun} {number}: {paragraph_use(paragraph)}"
    return md.link(md.text(number), md.local("", f"p{paragraph.number}"), classes=how, title=title)


def _number(run: Sequence[Paragraph]) -> str:
    """The number of a paragraph, or of the first and last of several."""
    return f"{run[0].number}–{run[-1].number}" if len(run) > 1 else str(run[0].number)


def _source_infobox(source: Source, desk: PageContext) -> Md:
    """Outlet, date, authors, nature, reliability, rights."""
    same = desk.dossier.same_text.get(source.id, source.id)
    printed = f" (prints itself “{source.printed_as}”)" if source.printed_as else ""
    why = f": {source.published_why}" if source.published_why else ""
    rows = (
        ("Outlet", f"{source.publisher}{printed}"),
        ("Agency", source.agency),
        ("Published", f"{source.published.words()}{why}"),
        ("About", source.describes if source.headline else ""),
        ("By", ", ".join(source.authors)),
        ("Nature", source.nature),
        ("Language", source.language),
        ("Reliability", f"{source.reliability.grade}: {source.reliability.why}"),
        ("Rights", _rights(source)),
        ("Status", f"{source.status}: {source.status_why}" if source.status_why else ""),
    )
    links = (("Publisher’s page", source.url), ("Archived copy", source.archive_url))
    shown = [(md.text(label), [md.text(value)] if value else []) for label, value in rows]
    shown.insert(3, (md.text("Headline"), [md.join(md.text("“"), called(source), md.text("”"))] if source.headline else []))
    shown += [(md.text("Same text as"), [desk.record(desk.dossier.sources[same])] if same != source.id else [])]
    shown += [(md.text(label), [_external_link(address)] if address else []) for label, address in links]
    return md.div(md.definitions(shown), classes="infobox")


def _rights(source: Source) -> str:
    """The rights in its text, if they are not the usual ones."""
    if not source.free and not source.licence:
        return ""
    return ": ".join(filter(None, (", ".join(filter(None, (source.rights, source.licence))), source.rights_why)))


def _external_link(address: str) -> Md:
    """A link to another site, with the address itself as its words, so that no link can pretend to be another."""
    target = md.url(address)
    return md.link(md.text(target), target, classes="address")


def _paragraph(run: Sequence[Paragraph], statements: Iterable[Statement], notes: Notes) -> Md:
    """One paragraph: the claims on it, the offices and memberships that it supports, or the reason why there are none.

    Neighbouring paragraphs that were not read are shown together.
    """
    paragraph = run[0]
    offices = (_office_line(actor, words, cites, notes.desk) for actor, words, cites in paragraph.offices)
    body = md.div(md.bullets((*(claim_block(notes, statement) for statement in statements), *offices)), classes="claims")
    nothing = md.paragraph(md.text(f"{'Not used.' if paragraph.read else 'Not read.'} {paragraph.unused}".rstrip()), classes="said")
    place = f" ({paragraph.place})" if paragraph.place and len(run) == 1 else ""
    heading = md.text(f"{plural(len(run), 'Paragraph')} {_number(run)}{place}")
    return md.blocks(md.heading(3, heading, id=f"p{paragraph.number}"), body or nothing)


def _office_line(actor: Actor, words: str, cites: tuple[Citation, ...], desk: PageContext) -> Md:
    """An office or a membership that the paragraph supports, with the page of the actor."""
    fallen = desk.impact.rests_alone(cites)
    return md.paragraph(desk.record(actor), md.text(f": {words}{caveat(fallen)}"), classes="claim office")
