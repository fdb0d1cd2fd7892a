"""The indexes of actors, relationships and sources: complete, and in an order that a reader expects.

Floor 7: imports `coverage`, `impact`, `markdown`, `model`, `standing` and `pages.parts`.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator import markdown as md
from generator import standing
from generator.coverage import coverage
from generator.impact import rests_alone
from generator.markdown import Md
from generator.model import Actor, Relationship, Role, Source
from generator.pages.parts import COMMA, DOT, FELL, Desk, Page, outlet, page, title


def actors(desk: Desk) -> Page:
    """All actors by kind, each with its offices and how many statements its page shows."""
    kinds = (
        md.blocks(md.heading(2, md.text(plural), id=f"Kind-{number}"), md.bullets(_actor(actor, desk) for actor in found))
        for number, (plural, found) in enumerate(desk.views.actors_by_kind(), 1)
    )
    return page("actors/index.md", "briefings/actors/", (title("Actors"), *kinds), title="Actors")


def _actor(actor: Actor, desk: Desk) -> Md:
    offices = [_office(role, desk) for role in actor.roles]
    counted = (len(desk.views.relationships_of[actor.id]), "relationship"), (len(desk.views.shown[actor.id]), "statement")
    told = [*offices, *(f"{number} {noun}{'' if number == 1 else 's'}" for number, noun in counted if number)]
    return md.blocks(md.paragraph(desk.record(actor), classes="party"), md.paragraph(md.text(" · ".join(told)), classes="said"))


def _office(role: Role, desk: Desk) -> str:
    fell = f" ({FELL})" if rests_alone(role.cites, desk.impact.sources) else ""
    return f"{role.title}{f', {desk.dossier.name(role.of)}' if role.of else ''}{fell}"


def by_kind(desk: Desk, *, up: str) -> Md:
    """The names of all actors by kind, in lines."""
    kinds = ((md.text(plural), [md.join(*(desk.record(actor, up=up) for actor in found), by=DOT)]) for plural, found in _kinds(desk))
    return md.definitions(kinds)


def _kinds(desk: Desk) -> Iterable[tuple[str, tuple[Actor, ...]]]:
    return desk.views.actors_by_kind()


def relationships(desk: Desk) -> Page:
    """All relationships by tone, each with what the two do and how it stands."""
    groups = standing.by_tone(desk.dossier, desk.dossier.relationships.values())
    tones = (
        md.blocks(
            md.heading(2, md.text(standing.TONES[tone]), id=f"Tone-{tone}"),
            md.div(md.bullets(_relationship(item, desk) for item in found), classes=f"ties {tone}"),
        )
        for tone, found in groups.items()
    )
    return page("relationships/index.md", "briefings/relationships/", (title("Relationships"), *tones), title="Relationships")


def _relationship(relationship: Relationship, desk: Desk) -> Md:
    kinds = desk.dossier.vocabulary.relationship_kinds
    labels = "; ".join(kinds[kind.kind].label for kind in relationship.kinds)
    return md.blocks(
        md.paragraph(desk.record(relationship), classes="party"),
        md.paragraph(desk.standing(relationship), classes="stands"),
        md.paragraph(md.text(labels), classes="said"),
    )


def by_tone(desk: Desk, *, up: str) -> Md:
    """All relationships by tone, each with how it was last reported."""
    groups = standing.by_tone(desk.dossier, desk.dossier.relationships.values())
    return md.blocks(*(_tone(tone, found, desk, up) for tone, found in groups.items()))


def _tone(tone: str, found: Iterable[Relationship], desk: Desk, up: str) -> Md:
    items = []
    for relationship in found:
        last = standing.last(relationship)
        stood = md.join(md.text(": "), desk.stood(last, relationship)) if last else md.EMPTY
        items.append(md.join(desk.record(relationship, up=up), stood))
    return md.div(md.blocks(md.paragraph(md.text(standing.TONES[tone]), classes="tone"), md.bullets(items)), classes=f"ties {tone}")


def sources(desk: Desk) -> Page:
    """All sources, the newest first, each with how much of it is used."""
    body = (title("Sources"), listed(desk.views.sources_newest_first(), desk))
    return page("sources/index.md", "briefings/sources/", body, title="Sources")


def listed(sources: Iterable[Source], desk: Desk, *, up: str = "../") -> Md:
    """Sources with outlet, date and coverage."""
    return md.div(md.bullets(_source(source, desk, up) for source in sources), classes="listed")


def _source(source: Source, desk: Desk, up: str) -> Md:
    told = [f"{source.nature}, reliability {source.reliability.grade}", *([source.status] if source.status != "current" else [])]
    return md.blocks(
        md.paragraph(md.join(desk.record(source, up=up), COMMA, md.text(outlet(source)))),
        md.paragraph(md.text(" · ".join([*told, coverage(desk.views, source).words()])), classes="said"),
    )
