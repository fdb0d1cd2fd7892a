"""The page of a relationship.

Floor 6: imports `markdown`, `model`, `views` and `pages.parts`.
"""

from __future__ import annotations

from typing import Final

from generator import markdown as md
from generator.markdown import Md
from generator.model import Relationship
from generator.pages.parts import COMMA, Desk, Notes, Page, claims, crumbs, history, judgements, page, section, title
from generator.views import other

TRENDS: Final = {"closer": "Growing closer", "apart": "Growing apart", "steady": "Steady", "mixed": "Mixed"}


def render(relationship: Relationship, desk: Desk) -> Page:
    """`relationship` as a reader meets it: who and what, how it stood when, what is said of it."""
    notes = Notes(desk)
    shown = desk.views.shown[relationship.id]
    topics = desk.views.topics(shown)
    key = tuple(item for item in shown if item.claim.key)
    rest = tuple(item for item in shown if not item.claim.key)
    name = desk.dossier.name(relationship.id)
    body = (
        title(name),
        crumbs("Relationships"),
        _infobox(relationship, desk, topics),
        section("At a glance", "Glance", claims(desk, notes, relationship.id, key)),
        section("How it stood", "States", md.bullets(_states(relationship, desk, notes))),
        section("What the sources say", "Claims", claims(desk, notes, relationship.id, rest)),
        judgements(desk, notes, relationship),
        section("Other relationships of the two", "Others", md.bullets(_others(relationship, desk))),
        history(relationship),
        notes.block(),
    )
    description = f"How {name} stand to each other: what the sources of “{desk.dossier.settings.title}” report, paragraph by paragraph."
    return page(f"relationships/{relationship.id}.md", relationship.path, body, title=name, description=description, topics=topics)


def _infobox(relationship: Relationship, desk: Desk, topics: tuple[str, ...]) -> Md:
    """The parties, the kinds, each with its direction, the trend and the topics."""
    rows: list[tuple[str, list[Md]]] = [
        ("Between", [desk.actor(party) for party in relationship.parties]),
        ("Kinds", _kinds(relationship, desk)),
        ("Trend", _trend(relationship, desk)),
        ("Topics", [md.join(*desk.topics(topics), by=COMMA)] if topics else []),
    ]
    return md.div(md.definitions((md.text(label), values) for label, values in rows), classes="infobox")


def _kinds(relationship: Relationship, desk: Desk) -> list[Md]:
    kinds = desk.dossier.vocabulary.relationship_kinds
    described = []
    for kind in relationship.kinds:
        one = kind.source or relationship.parties[0]
        two = other(relationship, one)
        described.append(md.text(f"{kinds[kind.kind].label}: {desk.dossier.name(one)} {kinds[kind.kind].verb} {desk.dossier.name(two)}"))
    return described


def _trend(relationship: Relationship, desk: Desk) -> list[Md]:
    if not relationship.trend:
        return []
    found = [item for item in (desk.dossier.claim(relationship, ref) for ref in relationship.trend.based_on) if item]
    return [md.join(md.text(f"{TRENDS[relationship.trend.direction]} (as in "), desk.grounds(found), md.text(")"))]


def _states(relationship: Relationship, desk: Desk, notes: Notes) -> list[Md]:
    """How it stood, in order of time, each with its claim."""
    items = []
    for state in relationship.states:
        found = desk.dossier.claim(relationship, state.claim)
        if found:
            label = md.link(md.text(state.label), desk.address(f"{found[0].id}/{found[1].id}"))
            items.append(md.join(md.text(f"{state.when.words()}: "), label, notes.marks(found[1].cites)))
    return items


def _others(relationship: Relationship, desk: Desk) -> list[Md]:
    """The other relationships of the two parties."""
    found = {
        item.id: item for party in relationship.parties for item in desk.views.relationships_of.get(party, ()) if item is not relationship
    }
    return [desk.record(found[id]) for id in sorted(found)]
