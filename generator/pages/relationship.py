"""The page of a relationship.

Floor 6: imports `markdown`, `model`, `views` and `pages.parts`.
"""

from __future__ import annotations

from generator import markdown as md
from generator.markdown import Md
from generator.model import Relationship
from generator.pages.parts import Desk, Notes, Page, claims, crumbs, history, judgements
from generator.views import Shown, other

TRENDS = {"closer": "Growing closer", "apart": "Growing apart", "steady": "Steady", "mixed": "Mixed"}


def render(relationship: Relationship, desk: Desk) -> Page:
    """`relationship` as a reader meets it: who and what, how it stood when, what is said of it."""
    notes = Notes(desk)
    shown = desk.views.shown[relationship.id]
    key = tuple(item for item in shown if item.claim.key)
    rest = tuple(item for item in shown if not item.claim.key)
    name = desk.dossier.name(relationship.id)
    body = (
        crumbs(("Home", "../index.md"), ("Relationships", "index.md")),
        md.heading(1, md.text(name)),
        _infobox(relationship, desk),
        _section("At a glance", "glance", claims(desk, notes, relationship.id, key, home=True), key),
        _states(relationship, desk, notes),
        _section("What the sources say", "claims", claims(desk, notes, relationship.id, rest, home=True), rest),
        judgements(desk, notes, relationship),
        _others(relationship, desk),
        history(relationship),
        notes.block(),
    )
    description = f"How {name} stand to each other: what the sources of “{desk.dossier.settings.title}” report, paragraph by paragraph."
    meta = {"title": name, "description": description, "tags": desk.views.topics(shown)}
    return Page(f"relationships/{relationship.id}.md", md.page(meta, f"Generated from {relationship.path}; edit that file, not this one", body))


def _section(words: str, id: str, body: Md, shown: tuple[Shown, ...]) -> Md:
    return md.join(md.heading(2, md.text(words), id=id), Md("\n"), body) if shown else md.EMPTY


def _infobox(relationship: Relationship, desk: Desk) -> Md:
    """The parties and the kinds, each with its direction."""
    kinds = desk.dossier.vocabulary.relationship_kinds
    described = []
    for kind in relationship.kinds:
        one = kind.source or relationship.parties[0]
        two = other(relationship, one)
        verb = kinds[kind.kind].verb
        described.append(md.text(f"{kinds[kind.kind].label}: {desk.dossier.name(one)} {verb} {desk.dossier.name(two)}"))
    rows: list[tuple[Md, list[Md]]] = [
        (Md("Between"), [desk.actor(party) for party in relationship.parties]),
        (Md("Kinds"), described),
    ]
    if relationship.trend:
        grounds = [item for item in (desk.dossier.claim(relationship, ref) for ref in relationship.trend.based_on) if item]
        links = (md.link(Md(str(i)), desk.address(f"{home.id}/{claim.id}")) for i, (home, claim) in enumerate(grounds, 1))
        rows.append((Md("Trend"), [md.join(Md(TRENDS[relationship.trend.direction] + " (as in statements "), md.join(*links, by=", "), Md(")"))]))
    return md.div(md.definitions(rows), classes="infobox")


def _states(relationship: Relationship, desk: Desk, notes: Notes) -> Md:
    """How it stood, in order of time, each with its claim."""
    items = []
    for state in relationship.states:
        found = desk.dossier.claim(relationship, state.claim)
        if found:
            label = md.link(md.text(state.label), desk.address(f"{found[0].id}/{found[1].id}"))
            items.append(md.join(md.text(f"{state.when.words()}: "), label, notes.marks(found[1].cites)))
    return md.join(md.heading(2, Md("How it stood"), id="states"), Md("\n"), md.bullets(items)) if items else md.EMPTY


def _others(relationship: Relationship, desk: Desk) -> Md:
    """The other relationships of the two parties."""
    found = {item.id: item for party in relationship.parties for item in desk.views.relationships_of.get(party, ()) if item is not relationship}
    items = [desk.record(found[id]) for id in sorted(found)]
    return md.join(md.heading(2, Md("Other relationships of the two"), id="others"), Md("\n"), md.bullets(items)) if items else md.EMPTY
