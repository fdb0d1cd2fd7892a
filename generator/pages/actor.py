"""The page of an actor.

Floor 6: imports `markdown`, `model`, `views` and `pages.parts`.
"""

from __future__ import annotations

from generator import markdown as md
from generator.markdown import Md
from generator.model import Actor, Relationship
from generator.pages.parts import Desk, Notes, Page, claims, crumbs, history, judgements
from generator.views import Shown, other


def render(actor: Actor, desk: Desk) -> Page:
    """`actor` as a reader meets it: who it is, how it stands with whom, what is said of it and by it."""
    notes = Notes(desk)
    shown = desk.views.shown[actor.id]
    key = tuple(item for item in shown if item.claim.key)
    own = tuple(item for item in shown if item.home is actor and not item.claim.key)
    elsewhere = tuple(item for item in shown if item.home is not actor and not item.claim.key)
    body = (
        crumbs(("Home", "../index.md"), ("Actors", "index.md")),
        md.heading(1, md.text(actor.name)),
        _infobox(actor, desk, notes),
        _section("At a glance", "glance", claims(desk, notes, actor.id, key, home=True), key),
        _relationships(actor, desk),
        _section("What the sources say", "claims", claims(desk, notes, actor.id, own), own),
        _section("From other pages", "mentions", claims(desk, notes, actor.id, elsewhere, home=True), elsewhere),
        judgements(desk, notes, actor),
        history(actor),
        notes.block(),
    )
    meta = {"title": actor.name, "description": _description(actor, desk), "tags": desk.views.topics(shown)}
    return Page(f"actors/{actor.id}.md", md.page(meta, f"Generated from {actor.path}; edit that file, not this one", body))


def _description(actor: Actor, desk: Desk) -> str:
    kind = desk.dossier.vocabulary.actor_kinds[actor.kind].label
    return f"{actor.name} ({kind.casefold()}): what the sources of “{desk.dossier.settings.title}” report, paragraph by paragraph."


def _section(words: str, id: str, body: Md, shown: tuple[Shown, ...]) -> Md:
    return md.join(md.heading(2, md.text(words), id=id), Md("\n"), body) if shown else md.EMPTY


def _infobox(actor: Actor, desk: Desk, notes: Notes) -> Md:
    """Kind, names, offices and memberships."""
    views = desk.views
    rows: list[tuple[Md, list[Md]]] = [
        (Md("Kind"), [md.text(desk.dossier.vocabulary.actor_kinds[actor.kind].label)]),
        (Md("Also called"), [md.text(", ".join((*actor.aliases, *actor.metonyms)))] if actor.aliases or actor.metonyms else []),
        (Md("In other scripts"), [md.text(f"{name} ({language})") for language, name in actor.native_names.items()]),
        (Md("Listed under"), [md.text(f"{actor.sort_as}: {actor.sort_why}")] if actor.sort_as and actor.sort_why else []),
        (Md("Office"), _roles(actor, desk, notes)),
        (Md("Part of"), [md.join(desk.actor(tie.actor), notes.marks(tie.cites)) for tie in actor.part_of]),
        (Md("Members"), [md.join(desk.actor(tie.actor), notes.marks(tie.cites)) for tie in actor.members]),
        (Md("In blocs"), [desk.actor(bloc.id) for bloc in views.blocs_of.get(actor.id, ())]),
        (Md("Bodies"), [desk.actor(body.id) for body in views.members_of.get(actor.id, ())]),
        (Md("Offices"), [md.join(md.text(f"{title}: "), desk.actor(holder.id)) for holder, title in views.offices_of.get(actor.id, ())]),
    ]
    for fact in actor.facts:
        found = desk.dossier.claim(actor, fact.claim)
        rows.append((md.text(fact.label), [md.join(md.text(fact.value), notes.marks(found[1].cites if found else ()))]))
    return md.div(md.definitions(rows), classes="infobox")


def _roles(actor: Actor, desk: Desk, notes: Notes) -> list[Md]:
    """Offices, each as of the source that shows it."""
    found = []
    for role in actor.roles:
        of = md.join(Md(", "), desk.actor(role.of)) if role.of else md.EMPTY
        seen = [date.words() for date in ((role.when,) if role.when else role.seen)]
        when = f"{'former; ' if role.former else ''}{'as reported for ' if seen else ''}{', '.join(seen)}".rstrip("; ")
        found.append(md.join(md.text(role.title), of, md.text(f" ({when})") if when else md.EMPTY, notes.marks(role.cites)))
    return found


def _relationships(actor: Actor, desk: Desk) -> Md:
    """With whom, what this actor does, and how it stood last."""
    items = [_relationship(relationship, actor.id, desk) for relationship in desk.views.relationships_of[actor.id]]
    return md.join(md.heading(2, Md("Relationships"), id="relationships"), Md("\n"), md.bullets(items)) if items else md.EMPTY


def _relationship(relationship: Relationship, party: str, desk: Desk) -> Md:
    name = md.link(md.text(desk.dossier.name(other(relationship, party))), desk.address(relationship.id))
    verbs = md.text("; ".join(desk.views.verbs(relationship, party)))
    last = relationship.states[-1] if relationship.states else None
    stood = md.text(f". As last reported ({last.when.words()}): {last.label}") if last else md.EMPTY
    return md.join(verbs, Md(" "), name, stood)
