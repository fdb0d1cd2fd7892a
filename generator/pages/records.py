"""The pages of an actor, of a relationship and of a source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, groupby
from typing import Final

from ..articles import languages
from ..records.dossier import Actor, Relationship
from ..records.sources import Source
from ..text import markdown as md
from ..text.json import Json
from ..text.markdown import Md
from ..text.prose import count, plural
from ..views import holdings, identity, kinds, queries, wording
from ..views.guests import noted
from ..views.profile import Group, Portrait, Profile, Row, Section, Statement, Value, numbered_once
from ..views.profiles import actor_profile, relationship_profile
from ..views.queries import ShownOffice, date_of
from ..views.relationships import RelationshipEntry, Standing
from ..views.summaries import source_summary
from ..views.support import Coverage, Paragraph, coverage, paragraph_use
from ..views.wording import SPEAKS_AS, caveat, sentence
from . import claims, context, figures, page
from . import notes as page_notes
from .citing import cite
from .claims import claim_list, judgements
from .context import COMMA, DOT, PageContext, called, history
from .notes import Notes
from .page import Page, Subject, crumbs, make_page, section, title
from .verifying import is_verifiable, verifying


def actor_page(actor: Actor, desk: PageContext) -> Page:
    """The page of `actor`: its identity, our judgement, its relationships, and what is said of it and by it."""
    whole = actor_profile(desk.presentation, actor)
    profile, numbers = numbered_once(whole, desk.dossier.name)
    notes = Notes(desk, noted(profile), profile.numbers, actor.id, numbers.numbers)
    body = (
        _infobox(_actor_box(profile), notes, portrait=_portrait(profile.portrait)),
        judgements(notes, profile.judgements),
        claims.gaps(notes, profile.gaps),
        section(wording.GLANCE, "Glance", claim_list(notes, profile.glance)),
        section("Connections", "Connections", figures.network(actor, desk), searched=False),
        section("Relationships", "Relationships", *_relationships(profile, desk)),
        *(_statements(part, notes) for part in profile.sections),
        claims.differences_box(notes, profile.differing),
        _by_date(profile, notes),
        section("See also", "Mentions", _mentions(profile, desk), searched=False),
    )
    thing = page.schema_thing(desk.dossier, actor.id)
    facts = page.schema_facts(fact for fact in actor.facts if not desk.impact.all_fall(actor, (fact.claim,)))
    subject = {"mainEntity": page.without_unknown({**thing, "image": _schema_image(profile, desk), "additionalProperty": facts})}
    return _record_page(profile, notes, "Actors", body, subject, person=page.is_person(desk.dossier, actor.id))


def relationship_page(relationship: Relationship, desk: PageContext) -> Page:
    """The page of `relationship`: its parties and kinds, our judgement, its states over time, and what is said of it."""
    whole = relationship_profile(desk.presentation, relationship)
    profile, numbers = numbered_once(whole, desk.dossier.name)
    notes = Notes(desk, noted(profile), profile.numbers, relationship.id, numbers.numbers)
    body = (
        _infobox(profile.box, notes, desk.topics(profile.topics)),
        judgements(notes, profile.judgements),
        claims.gaps(notes, profile.gaps),
        section(wording.STATES, "States", *_states(relationship, profile.standing, notes)),
        section(wording.GLANCE, "Glance", claim_list(notes, profile.glance)),
        *(_statements(part, notes) for part in profile.sections),
        claims.differences_box(notes, profile.differing),
        section("Other relationships", "Others", md.definitions(_others(profile, desk)), searched=False),
    )
    subject = {"about": [page.schema_thing(desk.dossier, party) for party in relationship.parties]}
    return _record_page(profile, notes, "Relationships", body, subject)


def _schema_image(profile: Profile, desk: PageContext) -> dict[str, Json]:
    """An actor's image for programs, if the site has an address."""
    if profile.portrait is None or not desk.dossier.settings.site_url:
        return {}
    image, picture = profile.portrait
    return {
        "@type": "ImageObject",
        "contentUrl": queries.address(desk.dossier, queries.image_path(image)),
        "width": picture.width,
        "height": picture.height,
        "caption": image.alt,
        "creditText": image.credit,
        "license": {"@type": "CreativeWork", "name": image.licence},
    }


def _newest_change(profile: Profile, desk: PageContext) -> Md:
    """The newest change of a record, unless it is only that the record is new."""
    newest = next(iter(profile.record.newest_first), None)
    if newest is None or newest.kind == "added":
        return md.EMPTY
    there = md.link(md.text("all changes"), md.local("", "Changes"))
    return md.paragraph(
        md.text("Latest change: "), desk.change(profile.changes[0]), md.text(" ("), there, md.text(")"), classes="said newest"
    )


def _actor_box(profile: Profile) -> Iterator[Row]:
    """The rows of an actor's box: its relationships in it are names, as a section further down has all of them."""
    relations = {kinds.TONES[tone]: words for tone, words in kinds.RELATIONS.items()}
    for row in profile.box:
        yield replace(row, label=f"{relations[row.label]} with") if row.subject == "tone" else row


def _others(profile: Profile, desk: PageContext) -> Iterator[tuple[Md, list[Md]]]:
    """The other relationships of each party, by name."""
    for party, found in profile.others:
        links = [md.link(md.text(entry.name), desk.address(entry.relationship.id)) for entry in found]
        yield md.text(party), [md.join(*links, by=DOT)] if links else []


def _record_page(profile: Profile, notes: Notes, index: str, body: Iterable[Md], said: Mapping[str, Json], *, person: bool = False) -> Page:
    """The page of an actor or a relationship: its title, warnings, body, changes, sources and notes."""
    desk, record = notes.desk, profile.record
    concerning = context.pack_link(desk.offered, queries.actor_pack(record.id), f"Print what concerns {profile.title}")
    print_brief = md.blocks(context.brief_link(desk.offered, record.id), concerning)
    names = md.heading(2, md.text(profile.also), id="Names") if profile.also else md.EMPTY
    opening = (page.standfirst(profile.lead), names, notes.banner(), _newest_change(profile, desk), print_brief)
    start = (title(profile.title), crumbs(index), page.opening(*opening))
    end = (history(profile, desk), notes.sources(), cite(record, desk))
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


def _portrait(portrait: Portrait | None) -> Md:
    """An actor's image, with whose work it is."""
    if portrait is None:
        return md.EMPTY
    image, picture = portrait
    target, caption = md.file(f"../{queries.image_path(image)}"), md.text(image.caption)
    return md.figure(target, image.alt, width=picture.width, height=picture.height, caption=caption, classes="portrait")


def _infobox(rows: Iterable[Row], notes: Notes, topics: Iterable[Md] = (), portrait: Md = md.EMPTY) -> Md:
    """The image and the rows of the infobox; the parties share a line, and so do the topics of the statements."""
    notes.begin()
    shown = [(md.text(row.label), _row(row, notes)) for row in rows]
    linked = md.join(*topics, by=DOT)
    table = md.definitions([*shown, (md.text("Topics"), [linked] if linked else [])])
    return md.div(md.blocks(portrait, table), classes="infobox")


def _row(row: Row, notes: Notes) -> list[Md]:
    values = [_value(value, notes, explained=row.subject == "kind") for value in row.values]
    values += [md.link(md.text(entry.name), notes.desk.address(entry.relationship.id)) for entry in row.relationships]
    return [md.join(*values, by=DOT)] if row.subject in ("parties", "tone") else values


def _value(value: Value, notes: Notes, *, explained: bool = False) -> Md:
    """A value with its marks, and a warning if it rests on a fallen source alone; `explained` if its short forms are explained."""
    if value.address:
        return _outside(value)
    words, foreign = value.words, md.EMPTY
    if value.language:
        foreign, words = md.foreign(str(words[0]), value.language), words[1:]
    shown = notes.desk.run(words, mentions=notes.mentions) if explained else notes.words(words)
    return md.join(foreign, shown, notes.marks(value.cites, "facts"), md.text(caveat(value.fallen, value.unchecked)))


def _relationships(profile: Profile, desk: PageContext) -> Iterable[Md]:
    """The relationships of an actor by tone: their kinds, in the actor's direction, the trend, and the last and first reported state."""
    for tone, label, found in profile.relationships:
        words = md.heading(3, md.text(label), id=f"Tone-{tone}")
        yield md.div(md.blocks(words, md.bullets(_relationship(entry, desk) for entry in found)), classes=f"ties {tone}")


def _relationship(entry: RelationshipEntry, desk: PageContext) -> Md:
    name = md.span(md.link(md.text(entry.name), desk.address(entry.relationship.id)), classes="party")
    return md.blocks(
        md.paragraph(name, md.text(": "), desk.label(entry.acts)),
        md.paragraph(md.join(*map(desk.label, entry.standing.line), by=DOT), classes="said"),
    )


def _states(relationship: Relationship, standing: Standing | None, notes: Notes) -> Iterable[Md]:
    """The states of a relationship on a line of time, then in a list."""
    drawing = figures.time_line(relationship, notes.desk)
    yield drawing
    yield from _standing(standing, notes, lettered=bool(drawing)) if standing else ()


def _standing(standing: Standing, notes: Notes, *, lettered: bool) -> Iterable[Md]:
    """The states of a relationship in chronological order, each with its claim, and with its letter if they are drawn; and the trend."""
    desk, items = notes.desk, []
    notes.begin()
    for number, state in enumerate(standing.states):
        if state.claim:
            letter = md.span(md.text(f"{wording.letters(number)} "), classes="letter") if lettered else md.EMPTY
            label = md.link(desk.label(state.label), desk.address(f"{state.claim.home.id}/{state.claim.claim.id}"))
            marks = notes.marks(state.claim.claim.cites, "changes")
            items.append(md.join(letter, md.text(f"{state.when.short()}: "), label, marks, md.text(state.caveat)))
    yield md.bullets(items)
    yield md.paragraph(notes.words(standing.trend.line) if standing.trend else md.EMPTY)


def _statements(part: Section, notes: Notes) -> Md:
    """A section of statements; for what an actor said, with the offices in which it speaks, and those that are further up."""
    notes.begin()
    capacity = md.join(*(_value(value, notes) for value in part.capacity), by=md.text("; "))
    speaks = md.paragraph(md.text(SPEAKS_AS), capacity, classes="said") if capacity else md.EMPTY
    above = claims.repeated_line(notes, part.repeated)
    return section(part.heading, part.anchor, speaks, above, *(_group(group, notes) for group in part.groups))


def _group(group: Group, notes: Notes) -> Md:
    words = next(iter(notes.desk.topics([group.topic] if group.topic else ())), md.text(group.heading))
    heading = md.heading(3, words, id=group.anchor) if group.heading else md.EMPTY
    return md.blocks(heading, claim_list(notes, group.statements))


def _by_date(profile: Profile, notes: Notes) -> Md:
    """The dates of an actor's statements with the numbers of these, folded away, as the statements themselves are sorted by topic."""
    dates = groupby(profile.dated, key=_day)
    rows = [(md.text(words), [md.join(*(notes.reference(statement.shown) for statement in found), by=COMMA)]) for words, found in dates]
    return md.folded(md.text("Statements by date"), md.div(md.definitions(rows), classes="dates"), id="Time") if len(rows) > 1 else md.EMPTY


def _day(statement: Statement) -> str:
    date = date_of(statement.claim)
    return date.short() if date else ""


def _mentions(profile: Profile, desk: PageContext) -> Md:
    """The other records whose statements are shown here, with the number of these."""
    found = (md.join(desk.record(record), md.text(f" ({count(number, 'statement')})")) for record, number in profile.mentions)
    return md.div(md.bullets(found), classes="in-line")


_SOURCE_LEAD: Final = (
    "The article belongs to its publisher and is not reproduced here. Its paragraphs, the blocks between blank lines, are numbered from 1; "
    "below each number are the statements based on it."
)


_UNREAD_LEAD: Final = (
    "We have not read this source paragraph by paragraph. Statements name it for readers who want to look there; no statement is based on it, "
    "and no count includes it."
)


def source_page(source: Source, desk: PageContext) -> Page:
    """The page of `source`: where it appeared, its reliability, and each paragraph with its claims."""
    covered = coverage(desk.views, source)
    summary = source_summary(source, covered.words())
    shown = {paragraph.number: desk.presentation.statements(paragraph.claims) for paragraph in covered.paragraphs}
    naming = desk.presentation.statements(desk.views.cited_whole[source.id])
    notes = page_notes.of_statements(desk, (*chain.from_iterable(shown.values()), *naming))
    read = (
        section("Coverage", "Coverage", _coverage_bar(covered)),
        verifying(source, desk.dossier.evidence.get(source.id)),
        md.heading(2, md.text("Paragraphs"), id="Paragraphs"),
        md.paragraph(md.text(_SOURCE_LEAD)),
        *(_paragraph(run, shown[run[0].number], notes) for run in covered.runs()),
    )
    unread = (section("Coverage", "Coverage", md.paragraph(md.text(_UNREAD_LEAD), classes="whole")),)
    body = (
        md.heading(1, called(source), id="Top"),
        crumbs("Sources"),
        page.opening(page.standfirst(summary), _source_banner(source)),
        _source_infobox(source, desk),
        *(read if source.read else unread),
        section("Statements that name it", "Naming", claim_list(notes, naming)) if naming else md.EMPTY,
        cite(source, desk),
    )
    path = f"sources/{source.id}.md"
    subject, held = Subject(sources=(source.id,)), holdings.of_source(source, desk.views)
    made = make_page(path, source.path, body, title=desk.titles[path], description=summary, subject=subject, holds=held)
    compares = source.read and is_verifiable(source, desk.dossier.evidence.get(source.id))
    return replace(made, meta={**made.meta, "compares": "true"}) if compares else made


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
    printed = f" (calls itself “{source.printed_as}”)" if source.printed_as else ""
    why = f": {source.published_why}" if source.published_why else ""
    rows = (
        ("Outlet", f"{source.publisher}{printed}"),
        ("Agency", source.agency),
        ("Published", f"{wording.published(source)}{why}"),
        ("About", source.describes if source.headline else ""),
        ("By", ", ".join(source.author_names)),
        ("Nature", source.nature),
        ("Medium", source.medium),
        ("Accessed", source.accessed.words() if source.accessed else ""),
        ("Language", languages.name_of(source.language)),
        ("Reliability", f"{source.reliability.grade}: {source.reliability.why}"),
        ("Rights", _rights(source)),
        ("Status", f"{source.status}: {source.status_why}" if source.status_why else ""),
    )
    links = (("Publisher’s page", source.url), ("Archived copy", source.archive_url))
    shown = [(md.text(label), [md.text(value)] if value else []) for label, value in rows]
    shown.insert(3, (md.text("Headline"), [md.join(md.text("“"), called(source), md.text("”"))] if source.headline else []))
    shown += [(md.text("Same text as"), [desk.record(desk.dossier.sources[same])] if same != source.id else [])]
    shown += [(md.text(label), [_external_link(address)] if address else []) for label, address in links]
    shown += [(md.text("Same as"), [_outside(value) for value in identity.same_as(source.same_as)])]
    return md.div(md.definitions(shown), classes="infobox")


def _rights(source: Source) -> str:
    """The rights in its text, if they are not the usual ones."""
    if not source.free and not source.licence:
        return ""
    return ": ".join(filter(None, (", ".join(filter(None, (source.rights, source.licence))), source.rights_why)))


def _outside(value: Value) -> Md:
    """An id in a register of others, linked to its entry, if it has one."""
    words = md.text(str(value.words[0]))
    return md.link(words, md.url(value.address), classes="address") if value.address else words


def _external_link(address: str) -> Md:
    """A link to another site, with the address itself as its words, so that no link can pretend to be another."""
    target = md.url(address)
    return md.link(md.text(target), target, classes="address")


def _paragraph(run: Sequence[Paragraph], statements: Iterable[Statement], notes: Notes) -> Md:
    """One paragraph: the claims on it, the offices and memberships that it supports, or the reason why there are none.

    Neighbouring paragraphs that were not read are shown together.
    """
    paragraph = run[0]
    offices = (_office_line(office, notes.desk) for office in paragraph.offices)
    body = md.blocks(claim_list(notes, statements), md.div(md.bullets(offices), classes="claims"))
    which = "this paragraph" if len(run) == 1 else "these paragraphs"
    nothing = md.paragraph(
        md.text(f"{f'No statement is based on {which}.' if paragraph.read else 'Not read.'} {paragraph.unused}".rstrip()), classes="said"
    )
    place = f" ({paragraph.place})" if paragraph.place and len(run) == 1 else ""
    heading = md.text(f"{plural(len(run), 'Paragraph')} {_number(run)}{place}")
    return md.blocks(md.heading(3, heading, id=f"p{paragraph.number}"), body or nothing)


def _office_line(office: ShownOffice, desk: PageContext) -> Md:
    """An office or a membership that the paragraph supports, with the page of the actor."""
    after = caveat(desk.impact.rests_alone(office.cites), office.unchecked)
    return md.paragraph(desk.record(office.actor), md.text(f": {office.words}{after}"), classes="claim office")
