"""The pages of an actor, of a relationship and of a source."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ..records.dossier import Actor, Relationship
from ..records.scalars import Citation
from ..records.schema import Fact, Role, Source, Tie
from ..text import markdown as md
from ..text import prose
from ..text.markdown import Md
from ..views import queries
from ..views.queries import Shown, in_time, other
from ..views.support import Coverage, Paragraph, coverage, paragraph_use, rests_alone
from ..views.wording import FELL, outlet, sentence
from . import claims, context, page
from .claims import Notes, cite, claim_block, claim_list, judgements
from .context import COMMA, DOT, PageContext, called, history
from .page import Page, Subject, crumbs, make_page, section, title


def actor_page(actor: Actor, desk: PageContext) -> Page:
    """`actor` as a reader meets it: who it is, how it stands with whom, what is said of it and by it."""
    notes = Notes(desk, actor.id)
    shown = desk.views.shown[actor.id]
    key = tuple(item for item in shown if item.claim.key and not desk.impact.falls(item.claim))
    said = desk.views.said.get(actor.id, ())
    elsewhere = {item.anchor("") for item in (*key, *said)}
    of = tuple(item for item in shown if item.anchor("") not in elsewhere)
    body = (
        _actor_names(actor),
        _actor_infobox(actor, desk, notes),
        context.brief_link(desk.offered, actor.id),
        section("At a glance", "Glance", claim_list(notes, key)),
        judgements(notes, actor),
        section("Relationships", "Relationships", *_actor_relationships(actor, desk)),
        section("What is said of it, by topic", "Topics", _by_topic(of, notes)),
        _said(actor, said, notes),
        claims.differences_box(notes, actor.id),
        _chronology(shown, notes),
        section("Mentioned in", "Mentions", md.bullets(_mentions(actor, shown, desk)), searched=False),
        history(actor, desk),
        notes.sources(),
        notes.block(),
        cite(actor, desk),
    )
    start = (title(actor.name), crumbs("Actors"), notes.banner())
    topics = desk.views.topics(shown)
    return make_page(
        f"actors/{actor.id}.md",
        actor.path,
        (*start, *body),
        title=actor.name,
        description=_actor_description(actor, desk),
        topics=[desk.dossier.vocabulary.topics[id].label for id in topics],
        subject=_actor_subject(actor, notes),
    )


def _actor_description(actor: Actor, desk: PageContext) -> str:
    """Its key line: its first key statement, else its first; the name and kind of one that nothing is said of.  None that has fallen."""
    shown = [item.claim for item in desk.views.shown[actor.id] if not desk.impact.falls(item.claim)]
    first = next((claim for claim in shown if claim.key), shown[0] if shown else None)
    kind = desk.dossier.vocabulary.actor_kinds[actor.kind].label
    return prose.shown(first.text, desk.dossier.name) if first else f"{actor.name}: {kind}"


def _actor_subject(actor: Actor, notes: Notes) -> Subject:
    dossier = notes.desk.dossier
    return Subject(
        said={"mainEntity": page.schema_thing(dossier, actor.id)},
        sources=tuple(dict.fromkeys(cite.source for cite in notes.numbers)),
        changed=actor.newest_first[0].date if actor.history else None,
        brief=notes.desk.brief(actor.id),
        person=page.is_person(dossier, actor.id),
    )


def _actor_names(actor: Actor) -> Md:
    """Its other names as a heading, which counts more in a search than the same names in texts about others."""
    called = ", ".join((*actor.aliases, *actor.metonyms))
    return md.heading(2, md.text(f"Also called {called}"), id="Names") if called else md.EMPTY


def _actor_infobox(actor: Actor, desk: PageContext, notes: Notes) -> Md:
    """Who leads it and how it stands with whom; then its kind, names in other scripts, offices, memberships and facts."""
    views = desk.views
    holders = views.offices_of.get(actor.id, ())
    rows: list[tuple[str, list[Md]]] = [
        ("Led by", [_holder(holder, role, desk, notes) for holder, role in holders if role.leads]),
        *_actor_ties(actor, desk),
        ("Kind", [md.text(desk.dossier.vocabulary.actor_kinds[actor.kind].label)]),
        ("Office", [_role(role, desk, notes) for role in actor.roles]),
        ("Names", [md.join(md.foreign(name, language), md.text(f" ({language})")) for language, name in actor.native_names.items()]),
        ("Listed under", [md.text(": ".join(filter(None, (actor.sort_as, actor.sort_why))))] if actor.sort_as else []),
        ("Part of", [_tie(tie, desk, notes) for tie in actor.part_of]),
        ("Members", [_tie(tie, desk, notes) for tie in actor.members]),
        ("In blocs", [_within(bloc, bloc.members, actor, desk, notes) for bloc in views.blocs_of.get(actor.id, ())]),
        ("Offices", [_holder(holder, role, desk, notes) for holder, role in holders if not role.leads]),
        ("Bodies", [_within(body, body.part_of, actor, desk, notes) for body in views.members_of.get(actor.id, ())]),
        *((fact.label, [_fact(actor, fact, desk, notes)]) for fact in actor.facts),
    ]
    return md.div(md.definitions((md.text(label), values) for label, values in rows), classes="infobox")


def _actor_ties(actor: Actor, desk: PageContext) -> Iterable[tuple[str, list[Md]]]:
    """Its relationships in short, by tone."""
    for tone, found in queries.by_tone(desk.dossier, desk.views.relationships_of[actor.id]).items():
        yield queries.TONES[tone], [desk.tie(item, actor.id) for item in found]


def _actor_relationships(actor: Actor, desk: PageContext) -> Iterable[Md]:
    """Its relationships by tone: what the two do, in its direction, how it stood first and last, and where it is going."""
    for tone, found in queries.by_tone(desk.dossier, desk.views.relationships_of[actor.id]).items():
        words = md.heading(3, md.text(queries.TONES[tone]), id=f"Tone-{tone}")
        yield md.div(md.blocks(words, md.bullets(_actor_relationship(item, actor, desk) for item in found)), classes=f"ties {tone}")


def _actor_relationship(relationship: Relationship, actor: Actor, desk: PageContext) -> Md:
    name = desk.dossier.name(other(relationship, actor.id))
    acts = "; ".join(f"{verb} {name}" for verb in desk.views.verbs(relationship, actor.id))
    return md.blocks(
        md.paragraph(md.link(md.text(name), desk.address(relationship.id)), classes="party"),
        md.paragraph(desk.label(f"{actor.name} {acts}")),
        md.paragraph(desk.standing(relationship), classes="said"),
    )


def _holder(holder: Actor, role: Role, desk: PageContext, notes: Notes) -> Md:
    """Somebody who holds an office of the actor."""
    return md.join(desk.actor(holder.id), md.text(f": {role.title}{_when(role)}"), _cited(role.cites, desk, notes))


def _role(role: Role, desk: PageContext, notes: Notes) -> Md:
    """An office that the actor holds, as of the source that shows it."""
    of = md.join(COMMA, desk.actor(role.of)) if role.of else md.EMPTY
    return md.join(md.text(role.title), of, md.text(_when(role)), _cited(role.cites, desk, notes))


def _tie(tie: Tie, desk: PageContext, notes: Notes) -> Md:
    return md.join(desk.actor(tie.actor), _cited(tie.cites, desk, notes))


def _within(other: Actor, ties: tuple[Tie, ...], actor: Actor, desk: PageContext, notes: Notes) -> Md:
    """Another actor whose record says that it has this one for a member, or is a part of it."""
    cites = tuple(cite for tie in ties if tie.actor == actor.id for cite in tie.cites)
    return md.join(desk.record(other), _cited(cites, desk, notes))


def _fact(actor: Actor, fact: Fact, desk: PageContext, notes: Notes) -> Md:
    found = desk.dossier.claim(actor, fact.claim)
    return md.join(md.text(fact.value), _cited(found[1].cites if found else (), desk, notes))


def _cited(cites: tuple[Citation, ...], desk: PageContext, notes: Notes) -> Md:
    """The marks of something in the box, and a warning where it rests on a fallen source alone."""
    fell = md.text(f" ({FELL})") if rests_alone(cites, desk.impact.sources) else md.EMPTY
    return md.join(notes.marks(cites), fell)


def _when(role: Role) -> str:
    """The time of an office: its period, or the dates at which a source shows it."""
    seen = ", ".join(date.words() for date in ((role.when,) if role.when else role.seen))
    when = "; ".join(filter(None, ("former" if role.former else "", f"as reported, {seen}" if seen else "")))
    return f" ({when})" if when else ""


def _by_topic(shown: tuple[Shown, ...], notes: Notes) -> Md:
    """Statements under the first of their topics, in the vocabulary's order; those on none come last."""
    named = notes.desk.dossier.vocabulary.topics
    topics: dict[str, list[Shown]] = {id: [] for id in (*named, "")}
    for item in shown:
        topics[next((id for id in named if id in item.claim.topics), "")].append(item)
    return md.blocks(*(_topic_section(id, tuple(found), notes) for id, found in topics.items() if found))


def _topic_section(id: str, shown: tuple[Shown, ...], notes: Notes) -> Md:
    words = next(iter(notes.desk.topics([id] if id else ())), md.text("Other matters"))
    return md.blocks(md.heading(3, words, id=f"Topic-{id or 'none'}"), claim_list(notes, in_time(shown)))


def _said(actor: Actor, said: tuple[Shown, ...], notes: Notes) -> Md:
    """Everything it said, in which capacity, and what it passed on of others."""
    if not said:
        return md.EMPTY  # before any mark is made, as a note leads back to each
    own = tuple(item for item in said if actor.id in item.claim.said_by[0])
    passed = tuple(item for item in said if item not in own)
    capacity = md.join(*(_role(role, notes.desk, notes) for role in actor.roles), by=md.text("; "))
    lead = md.paragraph(md.text("Speaks here as: "), capacity, classes="said") if capacity else md.EMPTY
    spoken = claim_list(notes, own)  # before what follows it, as notes get their numbers in the making
    through = (md.heading(3, md.text("Passed on"), id="Passed"), claim_list(notes, passed)) if passed else ()
    return section(f"Everything {actor.name} said", "Said", lead, spoken, *through)


def _chronology(shown: tuple[Shown, ...], notes: Notes) -> Md:
    """The dated statements in order of time, folded away, as each stands above with its topic already."""
    dated = tuple(item for item in in_time(shown) if item.claim.when or item.claim.said_when)
    words = md.text(f"{len(dated)} dated statement{'' if len(dated) == 1 else 's'}, the oldest first")
    return section("In order of time", "Time", md.folded(words, claim_list(notes, dated)), searched=False) if dated else md.EMPTY


def _mentions(actor: Actor, shown: tuple[Shown, ...], desk: PageContext) -> Iterable[Md]:
    """The other records whose statements are shown here, with how many."""
    homes: dict[str, int] = {}
    for item in shown:
        if item.home is not actor:
            homes[item.home.id] = homes.get(item.home.id, 0) + 1
    for id, number in sorted(homes.items(), key=lambda pair: (-pair[1], desk.dossier.name(pair[0]))):
        yield md.join(desk.record(desk.dossier.profiles[id]), md.text(f"{number} statement{'' if number == 1 else 's'}"), by=DOT)


def relationship_page(relationship: Relationship, desk: PageContext) -> Page:
    """`relationship` as a reader meets it: who and what, how it stood when, what is said of it."""
    notes = Notes(desk, relationship.id)
    shown = desk.views.shown[relationship.id]
    topics = desk.views.topics(shown)
    key = tuple(item for item in shown if item.claim.key and not desk.impact.falls(item.claim))
    name = desk.dossier.name(relationship.id)
    body = (
        _relationship_infobox(relationship, desk),
        context.brief_link(desk.offered, relationship.id),
        section("How it stood", "States", md.bullets(_state_lines(relationship, desk, notes)), md.paragraph(desk.going(relationship))),
        section("At a glance", "Glance", claim_list(notes, key)),
        judgements(notes, relationship),
        section("Statements in order of time", "Claims", _topic_links(topics, desk), claim_list(notes, in_time(shown))),
        claims.differences_box(notes, relationship.id),
        *(_other_relationships(relationship, party, desk) for party in relationship.parties),
        history(relationship, desk),
        notes.sources(),
        notes.block(),
        cite(relationship, desk),
    )
    start = (title(name), crumbs("Relationships"), notes.banner())
    return make_page(
        f"relationships/{relationship.id}.md",
        relationship.path,
        (*start, *body),
        title=name,
        description=_relationship_description(relationship, desk),
        topics=[desk.dossier.vocabulary.topics[id].label for id in topics],
        subject=_relationship_subject(relationship, notes),
    )


def _relationship_description(relationship: Relationship, desk: PageContext) -> str:
    """How it was last reported to stand, and where it is going; its kinds where the record says neither."""
    name, last, trend = desk.dossier.name(relationship.id), queries.last_state(relationship), relationship.trend
    told = [f"{last.label}{desk.fell(relationship, (last.claim,))}"] if last else []
    told += [f"{queries.trend_words(relationship).casefold()}{desk.fell(relationship, trend.based_on)}"] if trend else []
    labels = desk.dossier.vocabulary.relationship_kinds
    kinds = ", ".join(labels[kind.kind].label.casefold() for kind in relationship.kinds)
    start = f"{name}, as last reported ({last.when.words()})" if last else name
    return sentence(f"{start}: {'; '.join(told) or kinds}")


def _relationship_subject(relationship: Relationship, notes: Notes) -> Subject:
    desk = notes.desk
    return Subject(
        said={"about": [page.schema_thing(desk.dossier, party) for party in relationship.parties]},
        sources=tuple(dict.fromkeys(cite.source for cite in notes.numbers)),
        changed=relationship.newest_first[0].date if relationship.history else None,
        brief=desk.brief(relationship.id),
    )


def _relationship_infobox(relationship: Relationship, desk: PageContext) -> Md:
    """The parties, and the kinds, each with its direction."""
    rows: list[tuple[str, list[Md]]] = [
        ("Between", [md.join(*map(desk.actor, relationship.parties), by=DOT)]),
        ("Kinds", _kind_lines(relationship, desk)),
    ]
    return md.div(md.definitions((md.text(label), values) for label, values in rows), classes="infobox")


def _topic_links(topics: Iterable[str], desk: PageContext) -> Md:
    """What the statements are about."""
    linked = desk.topics(topics)
    return md.paragraph(md.text("On "), md.join(*linked, by=COMMA), classes="said") if linked else md.EMPTY


def _kind_lines(relationship: Relationship, desk: PageContext) -> list[Md]:
    kinds = desk.dossier.vocabulary.relationship_kinds
    described = []
    for kind in relationship.kinds:
        one = kind.source or relationship.parties[0]
        two = other(relationship, one)
        described.append(desk.label(f"{kinds[kind.kind].label}: {desk.dossier.name(one)} {kinds[kind.kind].verb} {desk.dossier.name(two)}"))
    return described


def _state_lines(relationship: Relationship, desk: PageContext, notes: Notes) -> list[Md]:
    """How it stood, in order of time, each with its claim."""
    items = []
    for state in relationship.states:
        found = desk.dossier.claim(relationship, state.claim)
        if found:
            label = md.link(desk.label(state.label), desk.address(f"{found[0].id}/{found[1].id}"))
            fell = md.text(f" ({FELL})") if desk.impact.falls(found[1]) else md.EMPTY
            items.append(md.join(md.text(f"{state.when.words()}: "), label, notes.marks(found[1].cites), fell))
    return items


def _other_relationships(relationship: Relationship, party: str, desk: PageContext) -> Md:
    """The other relationships of a party."""
    found = (item for item in desk.views.relationships_of.get(party, ()) if item is not relationship)
    items = md.bullets(desk.tie(item, party) for item in found)
    position = relationship.parties.index(party) + 1
    return section(f"Other relationships of {desk.dossier.name(party)}", f"Others-{position}", items, searched=False)


_SOURCE_LEAD: Final = (
    "The article belongs to its publisher and is not reproduced. Its paragraphs are the blocks between blank lines, numbered from 1; "
    "below each number stand the statements that rest on it."
)


def source_page(source: Source, desk: PageContext) -> Page:
    """`source` as a reader meets it: where it appeared, how far it is trusted, and each paragraph with its claims."""
    covered, notes = coverage(desk.views, source), Notes(desk)
    body = (
        md.heading(1, called(source), id="Top"),
        crumbs("Sources"),
        _source_banner(source),
        _source_infobox(source),
        section("Coverage", "Coverage", md.paragraph(md.text(f"{covered.words()}."), classes="whole"), _coverage_bar(covered)),
        md.heading(2, md.text("Paragraphs"), id="Paragraphs"),
        md.paragraph(md.text(_SOURCE_LEAD)),
        *(_paragraph(paragraph, notes) for paragraph in covered.paragraphs),
        notes.block(),
        cite(source, desk),
    )
    name = f"{source.title} ({outlet(source)})"
    description, subject = f"{outlet(source)}: {covered.words()}.", Subject(sources=(source.id,))
    return make_page(f"sources/{source.id}.md", source.path, body, title=name, description=description, subject=subject)


def _source_banner(source: Source) -> Md:
    """What its publisher did with it since."""
    why = sentence(f": {source.status_why}" if source.status_why else "")
    words = f"This source was {source.status}{why} What rests on it alone is marked wherever it is shown."
    return md.div(md.paragraph(md.text(words)), classes="banner") if source.status != "current" else md.EMPTY


def _coverage_bar(covered: Coverage) -> Md:
    """The paragraphs in a row, each leading to its place: dark where statements rest on it, light where it is unused."""
    return md.paragraph(*(_coverage_cell(paragraph) for paragraph in covered.paragraphs), classes="coverage", searched=False)


def _coverage_cell(paragraph: Paragraph) -> Md:
    number, how = paragraph.number, "used" if paragraph.used else "unused"
    return md.link(md.text(str(number)), md.local("", f"p{number}"), classes=how, title=f"Paragraph {number}: {paragraph_use(paragraph)}")


def _source_infobox(source: Source) -> Md:
    """Outlet, date, authors, nature, reliability."""
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
        ("Status", f"{source.status}: {source.status_why}" if source.status_why else ""),
    )
    links = (("Publisher’s page", source.url), ("Archived copy", source.archive_url))
    shown = [(md.text(label), [md.text(value)] if value else []) for label, value in rows]
    shown.insert(3, (md.text("Headline"), [md.join(md.text("“"), called(source), md.text("”"))] if source.headline else []))
    shown += [(md.text(label), [_external_link(address)] if address else []) for label, address in links]
    return md.div(md.definitions(shown), classes="infobox")


def _external_link(address: str) -> Md:
    """A link to another site whose words are the address that is asked, so that none looks like another."""
    target = md.url(address)
    return md.link(md.text(target), target, classes="address")


def _paragraph(paragraph: Paragraph, notes: Notes) -> Md:
    """One paragraph: the claims on it, the offices and memberships that it shows, or why there are none."""
    shown_by = (_office_line(actor, words, cites, notes.desk) for actor, words, cites in paragraph.offices)
    body = md.div(md.bullets((*(claim_block(notes, shown) for shown in paragraph.claims), *shown_by)), classes="claims")
    nothing = md.paragraph(md.text(f"Not used. {paragraph.unused}"), classes="said")
    return md.blocks(md.heading(3, md.text(f"Paragraph {paragraph.number}"), id=f"p{paragraph.number}"), body or nothing)


def _office_line(actor: Actor, words: str, cites: tuple[Citation, ...], desk: PageContext) -> Md:
    """An office or a membership that the paragraph shows, with the page that tells it."""
    return md.paragraph(
        desk.record(actor), md.text(f": {words}{f' ({FELL})' if rests_alone(cites, desk.impact.sources) else ''}"), classes="claim office"
    )
