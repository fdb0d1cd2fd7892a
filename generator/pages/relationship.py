"""The page of a relationship.

Floor 9: imports `markdown`, `model`, `standing`, `views`, `pages.head`, `pages.parts`, `pages.citing`, `pages.claims` and
`pages.differing`.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator import markdown as md
from generator import standing
from generator.markdown import Md
from generator.model import Relationship
from generator.pages import differing, head, printed
from generator.pages.citing import cite
from generator.pages.claims import Notes, claims, judgements
from generator.pages.head import Subject
from generator.pages.parts import COMMA, DOT, FELL, Desk, Page, crumbs, history, page, section, sentence, title
from generator.views import in_time, other


def render(relationship: Relationship, desk: Desk) -> Page:
    """`relationship` as a reader meets it: who and what, how it stood when, what is said of it."""
    notes = Notes(desk, relationship.id)
    shown = desk.views.shown[relationship.id]
    topics = desk.views.topics(shown)
    key = tuple(item for item in shown if item.claim.key and not desk.impact.falls(item.claim))
    name = desk.dossier.name(relationship.id)
    body = (
        _infobox(relationship, desk),
        printed.brief(desk.offered, relationship.id),
        section("How it stood", "States", md.bullets(_states(relationship, desk, notes)), md.paragraph(desk.going(relationship))),
        section("At a glance", "Glance", claims(notes, key)),
        judgements(notes, relationship),
        section("Statements in order of time", "Claims", _topics(topics, desk), claims(notes, in_time(shown))),
        differing.box(notes, relationship.id),
        *(_others(relationship, party, desk) for party in relationship.parties),
        history(relationship, desk),
        notes.sources(),
        notes.block(),
        cite(relationship, desk),
    )
    start = (title(name), crumbs("Relationships"), notes.banner())
    return page(
        f"relationships/{relationship.id}.md",
        relationship.path,
        (*start, *body),
        title=name,
        description=_description(relationship, desk),
        topics=[desk.dossier.vocabulary.topics[id].label for id in topics],
        subject=_subject(relationship, notes),
    )


def _description(relationship: Relationship, desk: Desk) -> str:
    """How it was last reported to stand, and where it is going; its kinds where the record says neither."""
    name, last, trend = desk.dossier.name(relationship.id), standing.last(relationship), relationship.trend
    told = [f"{last.label}{desk.fell(relationship, (last.claim,))}"] if last else []
    told += [f"{standing.going(relationship).casefold()}{desk.fell(relationship, trend.based_on)}"] if trend else []
    labels = desk.dossier.vocabulary.relationship_kinds
    kinds = ", ".join(labels[kind.kind].label.casefold() for kind in relationship.kinds)
    start = f"{name}, as last reported ({last.when.words()})" if last else name
    return sentence(f"{start}: {'; '.join(told) or kinds}")


def _subject(relationship: Relationship, notes: Notes) -> Subject:
    desk = notes.desk
    return Subject(
        said={"about": [head.thing(desk.dossier, party) for party in relationship.parties]},
        sources=tuple(dict.fromkeys(cite.source for cite in notes.numbers)),
        changed=relationship.newest_first[0].date if relationship.history else None,
        brief=desk.brief(relationship.id),
    )


def _infobox(relationship: Relationship, desk: Desk) -> Md:
    """The parties, and the kinds, each with its direction."""
    rows: list[tuple[str, list[Md]]] = [
        ("Between", [md.join(*map(desk.actor, relationship.parties), by=DOT)]),
        ("Kinds", _kinds(relationship, desk)),
    ]
    return md.div(md.definitions((md.text(label), values) for label, values in rows), classes="infobox")


def _topics(topics: Iterable[str], desk: Desk) -> Md:
    """What the statements are about."""
    linked = desk.topics(topics)
    return md.paragraph(md.text("On "), md.join(*linked, by=COMMA), classes="said") if linked else md.EMPTY


def _kinds(relationship: Relationship, desk: Desk) -> list[Md]:
    kinds = desk.dossier.vocabulary.relationship_kinds
    described = []
    for kind in relationship.kinds:
        one = kind.source or relationship.parties[0]
        two = other(relationship, one)
        described.append(desk.label(f"{kinds[kind.kind].label}: {desk.dossier.name(one)} {kinds[kind.kind].verb} {desk.dossier.name(two)}"))
    return described


def _states(relationship: Relationship, desk: Desk, notes: Notes) -> list[Md]:
    """How it stood, in order of time, each with its claim."""
    items = []
    for state in relationship.states:
        found = desk.dossier.claim(relationship, state.claim)
        if found:
            label = md.link(desk.label(state.label), desk.address(f"{found[0].id}/{found[1].id}"))
            fell = md.text(f" ({FELL})") if desk.impact.falls(found[1]) else md.EMPTY
            items.append(md.join(md.text(f"{state.when.words()}: "), label, notes.marks(found[1].cites), fell))
    return items


def _others(relationship: Relationship, party: str, desk: Desk) -> Md:
    """The other relationships of a party."""
    found = (item for item in desk.views.relationships_of.get(party, ()) if item is not relationship)
    items = md.bullets(desk.tie(item, party) for item in found)
    position = relationship.parties.index(party) + 1
    return section(f"Other relationships of {desk.dossier.name(party)}", f"Others-{position}", items, searched=False)
