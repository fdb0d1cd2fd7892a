"""The pages of an actor and of a relationship."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import Final

from ..records.dossier import Actor, Relationship
from ..text import markdown as md
from ..text.json import Json
from ..text.markdown import Md
from ..text.prose import count
from ..views import holdings, kinds, queries, wording
from ..views.guests import noted
from ..views.profile import Group, Portrait, Profile, Row, Section, Statement, StatementNumbers, Value, cited, numbered_once
from ..views.profiles import actor_profile, relationship_profile
from ..views.queries import date_of
from ..views.relationships import RelationshipEntry, Standing
from ..views.wording import SPEAKS_AS, caveat
from . import claims, context, figures, page, parting, titles
from .apart import Guest, group_key, guests_apart, part_name, without_guests
from .citing import cite
from .claims import claim_list, judgements
from .context import COMMA, DOT, PageContext, history
from .notes import Notes
from .page import Page, Subject, crumbs, make_page, section, title
from .parting import Part


def actor_pages(actor: Actor, desk: PageContext) -> Iterator[Page]:
    """The page of `actor`, and those of the statements of other records on it if they are too many for one page."""
    whole = actor_profile(desk.presentation, actor)
    profile, numbers = numbered_once(whole, desk.dossier.name)
    parts = guests_apart(profile)

    def page(part: Part[Guest], before: Md, after: Md) -> Page:
        if part.key.name:
            return _part_page(profile, numbers, part, (before, after), desk)
        return _actor_page(actor, profile, numbers, parts, desk)

    yield from parting.pages(parts, partial(part_name, actor.id), "statement", page)


def _part_page(profile: Profile, numbers: StatementNumbers, part: Part[Guest], around: tuple[Md, Md], desk: PageContext) -> Page:
    """A page of statements of other records, with the numbers that the profile gives them."""
    shown = () if part.parts else tuple(guest.statement for guest in part.items)
    here = {statement.key: numbers.number(statement) for statement in shown}
    notes = Notes(desk, {}, dict.fromkeys(cited(shown)), profile.record.id, here)
    words = titles.of_part(desk.titles[f"actors/{profile.record.id}.md"], part.key.words)
    lead = md.paragraph(md.text("Part of "), md.link(md.text(profile.title), md.local(f"{profile.record.id}.md")), classes="said")
    body = (
        title(words),
        crumbs("Actors"),
        page.opening(lead, notes.banner()),
        around[0],
        claim_list(notes, shown),
        around[1],
        notes.sources(),
    )
    return make_page(
        f"actors/{part_name(profile.record.id, part.key)}.md",
        profile.record.path,
        body,
        title=words,
        description=profile.lead,
        holds=holdings.of_record(profile.record, desk.views),
    )


def _actor_page(actor: Actor, whole: Profile, numbers: StatementNumbers, parts: Part[Guest], desk: PageContext) -> Page:
    """The page of `actor`: its identity, our judgement, its relationships, and what is said of it and by it."""
    profile, here = without_guests(whole, numbers, parts)
    more = {part.key.name: parting.entry(part, partial(part_name, actor.id), "more statement") for part in parts.parts}
    notes = Notes(desk, noted(profile), whole.numbers, actor.id, here)
    body = (
        _infobox(_actor_box(profile), notes, portrait=_portrait(profile.portrait)),
        judgements(notes, profile.judgements),
        claims.gaps(notes, profile.gaps),
        section(wording.GLANCE, "Glance", claim_list(notes, profile.glance)),
        section("Connections", "Connections", figures.network(actor, desk), searched=False),
        section("Relationships", "Relationships", *_relationships(profile, desk)),
        *(_statements(part, notes, more) for part in profile.sections),
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
        *(_statements(part, notes, {}) for part in profile.sections),
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
        said={**said, "hasPart": page.schema_claims(desk.impact, record)},
        sources=tuple(source.id for source in profile.sources),
        changed=record.newest_first[0].date if record.history else None,
        brief=desk.brief(record.id),
        card=desk.card(record.id),
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
    if row.subject == "tone":  # which a script hides on the page as of an earlier day
        return [md.span(md.join(*values, by=DOT), classes="latest")] if values else []
    return [md.join(*values, by=DOT)] if row.subject == "parties" else values


def _value(value: Value, notes: Notes, *, explained: bool = False) -> Md:
    """A value with its marks, and a warning if it rests on a fallen source alone; `explained` if its short forms are explained."""
    if value.address:
        return outside(value)
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


def _statements(part: Section, notes: Notes, more: Mapping[str, Md]) -> Md:
    """A section of statements; for what an actor said, with the offices in which it speaks, and those that are further up.

    `more` leads to the statements of a group that are on pages of their own, by the name of their part.
    """
    notes.begin()
    capacity = md.join(*(_value(value, notes) for value in part.capacity), by=md.text("; "))
    speaks = md.paragraph(md.text(SPEAKS_AS), capacity, classes="said") if capacity else md.EMPTY
    above = claims.repeated_line(notes, part.repeated)
    return section(
        part.heading,
        part.anchor,
        speaks,
        above,
        *(_group(group, notes, more.get(group_key(part, group).name, md.EMPTY)) for group in part.groups),
    )


def _group(group: Group, notes: Notes, more: Md) -> Md:
    words = next(iter(notes.desk.topics([group.topic] if group.topic else ())), md.text(group.heading))
    heading = md.heading(3, words, id=group.anchor) if group.heading else md.EMPTY
    return md.blocks(heading, claim_list(notes, group.statements), md.div(more, classes="index"))


def _by_date(profile: Profile, notes: Notes) -> Md:
    """The dates of an actor's statements with the numbers of these, folded away, as the statements themselves are sorted by topic."""
    dates = groupby((statement for statement in profile.dated if statement.key in notes.statements), key=_day)
    rows = [(md.text(words), [md.join(*(notes.reference(statement.shown) for statement in found), by=COMMA)]) for words, found in dates]
    return md.folded(md.text("Statements by date"), md.div(md.definitions(rows), classes="dates"), id="Time") if len(rows) > 1 else md.EMPTY


def _day(statement: Statement) -> str:
    date = date_of(statement.claim)
    return date.short() if date else ""


#: The most records whose statements are shown here that are listed; those with the fewest are only counted.
_MOST_MENTIONED: Final = 100


def _mentions(profile: Profile, desk: PageContext) -> Md:
    """The other records whose statements are shown here, with the number of these."""
    found = [md.join(desk.record(record), md.text(f" ({count(number, 'statement')})")) for record, number in profile.mentions]
    others = len(found) - _MOST_MENTIONED
    return md.div(md.bullets([*found[:_MOST_MENTIONED], *([md.text(count(others, "other"))] if others > 0 else [])]), classes="in-line")


def outside(value: Value) -> Md:
    """An id in a register of others, linked to its entry, if it has one."""
    words = md.text(str(value.words[0]))
    return md.link(words, md.url(value.address), classes="address") if value.address else words
