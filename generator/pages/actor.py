"""The page of an actor.

Floor 9: imports `markdown`, `prose`, `values`, `impact`, `claims`, `model`, `standing`, `views`, `pages.head`, `pages.parts`, `pages.citing`,
`pages.claims` and `pages.differing`.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator import markdown as md
from generator import prose, standing
from generator.claims import Fact, Role, Tie
from generator.impact import rests_alone
from generator.markdown import Md
from generator.model import Actor, Relationship
from generator.pages import differing, head, printed
from generator.pages.citing import cite
from generator.pages.claims import Notes, claims, judgements
from generator.pages.head import Subject
from generator.pages.parts import COMMA, DOT, FELL, Desk, Page, crumbs, history, page, section, title
from generator.values import Citation
from generator.views import Shown, in_time, other


def render(actor: Actor, desk: Desk) -> Page:
    """`actor` as a reader meets it: who it is, how it stands with whom, what is said of it and by it."""
    notes = Notes(desk, actor.id)
    shown = desk.views.shown[actor.id]
    key = tuple(item for item in shown if item.claim.key and not desk.impact.falls(item.claim))
    said = desk.views.said.get(actor.id, ())
    elsewhere = {item.anchor("") for item in (*key, *said)}
    of = tuple(item for item in shown if item.anchor("") not in elsewhere)
    body = (
        _names(actor),
        _infobox(actor, desk, notes),
        printed.brief(desk.offered, actor.id),
        section("At a glance", "Glance", claims(notes, key)),
        judgements(notes, actor),
        section("Relationships", "Relationships", *_relationships(actor, desk)),
        section("What is said of it, by topic", "Topics", _by_topic(of, notes)),
        _said(actor, said, notes),
        differing.box(notes, actor.id),
        _chronology(shown, notes),
        section("Mentioned in", "Mentions", md.bullets(_mentions(actor, shown, desk)), searched=False),
        history(actor, desk),
        notes.sources(),
        notes.block(),
        cite(actor, desk),
    )
    start = (title(actor.name), crumbs("Actors"), notes.banner())
    topics = desk.views.topics(shown)
    return page(
        f"actors/{actor.id}.md",
        actor.path,
        (*start, *body),
        title=actor.name,
        description=_description(actor, desk),
        topics=[desk.dossier.vocabulary.topics[id].label for id in topics],
        subject=_subject(actor, notes),
    )


def _description(actor: Actor, desk: Desk) -> str:
    """Its key line: its first key statement, else its first; the name and kind of one that nothing is said of.  None that has fallen."""
    shown = [item.claim for item in desk.views.shown[actor.id] if not desk.impact.falls(item.claim)]
    first = next((claim for claim in shown if claim.key), shown[0] if shown else None)
    kind = desk.dossier.vocabulary.actor_kinds[actor.kind].label
    return prose.shown(first.text, desk.dossier.name) if first else f"{actor.name}: {kind}"


def _subject(actor: Actor, notes: Notes) -> Subject:
    dossier = notes.desk.dossier
    return Subject(
        said={"mainEntity": head.thing(dossier, actor.id)},
        sources=tuple(dict.fromkeys(cite.source for cite in notes.numbers)),
        changed=actor.newest_first[0].date if actor.history else None,
        brief=notes.desk.brief(actor.id),
        person=head.is_person(dossier, actor.id),
    )


def _names(actor: Actor) -> Md:
    """Its other names as a heading, which counts more in a search than the same names in texts about others."""
    called = ", ".join((*actor.aliases, *actor.metonyms))
    return md.heading(2, md.text(f"Also called {called}"), id="Names") if called else md.EMPTY


def _infobox(actor: Actor, desk: Desk, notes: Notes) -> Md:
    """Who leads it and how it stands with whom; then its kind, names in other scripts, offices, memberships and facts."""
    views = desk.views
    holders = views.offices_of.get(actor.id, ())
    rows: list[tuple[str, list[Md]]] = [
        ("Led by", [_holder(holder, role, desk, notes) for holder, role in holders if role.leads]),
        *_ties(actor, desk),
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


def _ties(actor: Actor, desk: Desk) -> Iterable[tuple[str, list[Md]]]:
    """Its relationships in short, by tone."""
    for tone, found in standing.by_tone(desk.dossier, desk.views.relationships_of[actor.id]).items():
        yield standing.TONES[tone], [desk.tie(item, actor.id) for item in found]


def _relationships(actor: Actor, desk: Desk) -> Iterable[Md]:
    """Its relationships by tone: what the two do, in its direction, how it stood first and last, and where it is going."""
    for tone, found in standing.by_tone(desk.dossier, desk.views.relationships_of[actor.id]).items():
        words = md.heading(3, md.text(standing.TONES[tone]), id=f"Tone-{tone}")
        yield md.div(md.blocks(words, md.bullets(_relationship(item, actor, desk) for item in found)), classes=f"ties {tone}")


def _relationship(relationship: Relationship, actor: Actor, desk: Desk) -> Md:
    name = desk.dossier.name(other(relationship, actor.id))
    acts = "; ".join(f"{verb} {name}" for verb in desk.views.verbs(relationship, actor.id))
    return md.blocks(
        md.paragraph(md.link(md.text(name), desk.address(relationship.id)), classes="party"),
        md.paragraph(desk.label(f"{actor.name} {acts}")),
        md.paragraph(desk.standing(relationship), classes="said"),
    )


def _holder(holder: Actor, role: Role, desk: Desk, notes: Notes) -> Md:
    """Somebody who holds an office of the actor."""
    return md.join(desk.actor(holder.id), md.text(f": {role.title}{_when(role)}"), _cited(role.cites, desk, notes))


def _role(role: Role, desk: Desk, notes: Notes) -> Md:
    """An office that the actor holds, as of the source that shows it."""
    of = md.join(COMMA, desk.actor(role.of)) if role.of else md.EMPTY
    return md.join(md.text(role.title), of, md.text(_when(role)), _cited(role.cites, desk, notes))


def _tie(tie: Tie, desk: Desk, notes: Notes) -> Md:
    return md.join(desk.actor(tie.actor), _cited(tie.cites, desk, notes))


def _within(other: Actor, ties: tuple[Tie, ...], actor: Actor, desk: Desk, notes: Notes) -> Md:
    """Another actor whose record says that it has this one for a member, or is a part of it."""
    cites = tuple(cite for tie in ties if tie.actor == actor.id for cite in tie.cites)
    return md.join(desk.record(other), _cited(cites, desk, notes))


def _fact(actor: Actor, fact: Fact, desk: Desk, notes: Notes) -> Md:
    found = desk.dossier.claim(actor, fact.claim)
    return md.join(md.text(fact.value), _cited(found[1].cites if found else (), desk, notes))


def _cited(cites: tuple[Citation, ...], desk: Desk, notes: Notes) -> Md:
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
    return md.blocks(*(_topic(id, tuple(found), notes) for id, found in topics.items() if found))


def _topic(id: str, shown: tuple[Shown, ...], notes: Notes) -> Md:
    words = next(iter(notes.desk.topics([id] if id else ())), md.text("Other matters"))
    return md.blocks(md.heading(3, words, id=f"Topic-{id or 'none'}"), claims(notes, in_time(shown)))


def _said(actor: Actor, said: tuple[Shown, ...], notes: Notes) -> Md:
    """Everything it said, in which capacity, and what it passed on of others."""
    if not said:
        return md.EMPTY  # before any mark is made, as a note leads back to each
    own = tuple(item for item in said if actor.id in item.claim.said_by[0])
    passed = tuple(item for item in said if item not in own)
    capacity = md.join(*(_role(role, notes.desk, notes) for role in actor.roles), by=md.text("; "))
    lead = md.paragraph(md.text("Speaks here as: "), capacity, classes="said") if capacity else md.EMPTY
    spoken = claims(notes, own)  # before what follows it, as notes get their numbers in the making
    through = (md.heading(3, md.text("Passed on"), id="Passed"), claims(notes, passed)) if passed else ()
    return section(f"Everything {actor.name} said", "Said", lead, spoken, *through)


def _chronology(shown: tuple[Shown, ...], notes: Notes) -> Md:
    """The dated statements in order of time, folded away, as each stands above with its topic already."""
    dated = tuple(item for item in in_time(shown) if item.claim.when or item.claim.said_when)
    words = md.text(f"{len(dated)} dated statement{'' if len(dated) == 1 else 's'}, the oldest first")
    return section("In order of time", "Time", md.folded(words, claims(notes, dated)), searched=False) if dated else md.EMPTY


def _mentions(actor: Actor, shown: tuple[Shown, ...], desk: Desk) -> Iterable[Md]:
    """The other records whose statements are shown here, with how many."""
    homes: dict[str, int] = {}
    for item in shown:
        if item.home is not actor:
            homes[item.home.id] = homes.get(item.home.id, 0) + 1
    for id, number in sorted(homes.items(), key=lambda pair: (-pair[1], desk.dossier.name(pair[0]))):
        yield md.join(desk.record(desk.dossier.profiles[id]), md.text(f"{number} statement{'' if number == 1 else 's'}"), by=DOT)
