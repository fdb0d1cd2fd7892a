"""The page of an actor.

Floor 6: imports `markdown`, `model`, `views` and `pages.parts`.
"""

from __future__ import annotations

from generator import markdown as md
from generator.markdown import Md
from generator.model import Actor, Relationship, Role
from generator.pages.parts import COMMA, SPACE, Desk, Notes, Page, claims, crumbs, history, judgements, page, section, title
from generator.views import other


def render(actor: Actor, desk: Desk) -> Page:
    """`actor` as a reader meets it: who it is, how it stands with whom, what is said of it and by it."""
    notes = Notes(desk)
    shown = desk.views.shown[actor.id]
    topics = desk.views.topics(shown)
    key = tuple(item for item in shown if item.claim.key)
    own = tuple(item for item in shown if item.home is actor and not item.claim.key)
    elsewhere = tuple(item for item in shown if item.home is not actor and not item.claim.key)
    body = (
        title(actor.name),
        crumbs("Actors"),
        _names(actor),
        _infobox(actor, desk, notes, topics),
        section("At a glance", "Glance", claims(desk, notes, actor.id, key)),
        section(
            "Relationships",
            "Relationships",
            md.bullets(_relationship(item, actor.id, desk) for item in desk.views.relationships_of[actor.id]),
        ),
        section("What the sources say", "Claims", claims(desk, notes, actor.id, own)),
        section("From other pages", "Mentions", claims(desk, notes, actor.id, elsewhere), searched=False),
        judgements(desk, notes, actor),
        history(actor),
        notes.block(),
    )
    return page(f"actors/{actor.id}.md", actor.path, body, title=actor.name, description=_description(actor, desk), topics=topics)


def _description(actor: Actor, desk: Desk) -> str:
    kind = desk.dossier.vocabulary.actor_kinds[actor.kind].label
    return f"{actor.name} ({kind.casefold()}): what the sources of “{desk.dossier.settings.title}” report, paragraph by paragraph."


def _names(actor: Actor) -> Md:
    """Its other names as a heading, which counts more in a search than the same names in texts about others."""
    called = ", ".join((*actor.aliases, *actor.metonyms))
    return md.heading(2, md.text(f"Also called {called}"), id="Names") if called else md.EMPTY


def _infobox(actor: Actor, desk: Desk, notes: Notes, topics: tuple[str, ...]) -> Md:
    """Kind, names in other scripts, offices, memberships and topics."""
    views = desk.views
    holders = views.offices_of.get(actor.id, ())
    rows: list[tuple[str, list[Md]]] = [
        ("Kind", [md.text(desk.dossier.vocabulary.actor_kinds[actor.kind].label)]),
        ("Offices", [md.join(md.text(f"{role.title}: "), desk.actor(holder.id), _when(role)) for holder, role in holders]),
        ("In other scripts", [md.text(f"{name} ({language})") for language, name in actor.native_names.items()]),
        ("Listed under", [md.text(f"{actor.sort_as}: {actor.sort_why}")] if actor.sort_as and actor.sort_why else []),
        ("Office", _roles(actor, desk, notes)),
        ("Part of", [md.join(desk.actor(tie.actor), notes.marks(tie.cites)) for tie in actor.part_of]),
        ("Members", [md.join(desk.actor(tie.actor), notes.marks(tie.cites)) for tie in actor.members]),
        ("In blocs", [desk.actor(bloc.id) for bloc in views.blocs_of.get(actor.id, ())]),
        ("Bodies", [desk.actor(body.id) for body in views.members_of.get(actor.id, ())]),
    ]
    for fact in actor.facts:
        found = desk.dossier.claim(actor, fact.claim)
        rows.append((fact.label, [md.join(md.text(fact.value), notes.marks(found[1].cites if found else ()))]))
    rows.append(("Topics", [md.join(*desk.topics(topics), by=COMMA)] if topics else []))
    return md.div(md.definitions((md.text(label), values) for label, values in rows), classes="infobox")


def _roles(actor: Actor, desk: Desk, notes: Notes) -> list[Md]:
    """Offices, each as of the source that shows it."""
    found = []
    for role in actor.roles:
        of = md.join(COMMA, desk.actor(role.of)) if role.of else md.EMPTY
        found.append(md.join(md.text(role.title), of, _when(role), notes.marks(role.cites)))
    return found


def _when(role: Role) -> Md:
    """The time of an office: its period, or the dates at which a source shows it."""
    seen = ", ".join(date.words() for date in ((role.when,) if role.when else role.seen))
    when = "; ".join(filter(None, ("former" if role.former else "", f"as reported, {seen}" if seen else "")))
    return md.text(f" ({when})") if when else md.EMPTY


def _relationship(relationship: Relationship, party: str, desk: Desk) -> Md:
    """With whom, what this actor does, and how it stood last."""
    name = md.link(md.text(desk.dossier.name(other(relationship, party))), desk.address(relationship.id))
    verbs = md.text("; ".join(desk.views.verbs(relationship, party)))
    last = relationship.states[-1] if relationship.states else None
    stood = md.text(f". As last reported ({last.when.words()}): {last.label}") if last else md.EMPTY
    return md.join(verbs, SPACE, name, stood)
