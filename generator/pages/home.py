"""The first page: what the dossier is, as of when, what matters most, who is in it and what it rests on.

Floor 8: imports `impact`, `markdown`, `claims`, `model`, `standing`, `pages.parts`, `pages.claims` and `pages.indexes`.
"""

from __future__ import annotations

from typing import Final

from generator import markdown as md
from generator.claims import Judgement, Tie
from generator.impact import rests_alone
from generator.markdown import Md
from generator.model import Actor, Relationship
from generator.pages import indexes, printed
from generator.pages.claims import banner, standing_of
from generator.pages.parts import DOT, FELL, Desk, Page, page, section, title

#: So many of the newest sources stand on the first page; the rest are in the index.
NEWEST: Final = 5


def render(desk: Desk) -> Page:
    """The dossier as a reader meets it."""
    settings = desk.dossier.settings
    standing = (f"As of {settings.as_of.words()}", settings.publisher, settings.marking or "")
    based_on = [desk.dossier.claims[ref] for ref in settings.introduction.based_on]
    shaken = any(desk.impact.falls(claim) for _, claim in based_on)
    rests = md.join(md.text("Rests on "), desk.grounds(based_on, up=""))
    caution = md.text(f"Caution: based on a statement that {FELL}.") if shaken else md.EMPTY
    body = (
        title(settings.title),
        md.paragraph(md.text(settings.subtitle), classes="subtitle"),
        md.paragraph(md.join(*map(md.text, standing), by=DOT), classes="said"),
        banner(desk, (desk.dossier.sources[id] for id in sorted(desk.impact.sources)), up=""),
        md.paragraph(desk.text(settings.introduction.text, up="")),
        md.paragraph(rests, classes="said"),
        printed.book(desk.offered, up=""),
        md.paragraph(caution, classes="caution"),
        section("Key judgements", "Judgements", _judgements(desk)),
        section("The blocs, and how they face each other", "Blocs", _blocs(desk), *(_facing(item, desk) for item in desk.views.facing)),
        section("Relationships", "Relationships", md.div(indexes.by_tone(desk, up=""), classes="columns")),
        section("Actors", "Actors", indexes.by_kind(desk, up="")),
        section("Topics", "Topics", md.paragraph(md.join(*desk.topics(desk.dossier.vocabulary.topics, up=""), by=DOT))),
        section("Newest sources", "Sources", indexes.listed(desk.views.sources_newest_first()[:NEWEST], desk, up="")),
        section("Scope", "Scope", md.paragraph(md.text(settings.scope))),
    )
    return page("index.md", "briefings/dossier.yml", body, title="", description=settings.subtitle)


def _judgements(desk: Desk) -> Md:
    """The editors' judgements that are marked as key, each with its record."""
    found = [(record, item) for record in desk.dossier.profiles.values() for item in record.judgements if item.key]
    items = (_judgement(record, item, desk) for record, item in found)
    lead = md.paragraph(md.text("The conclusions of the editors, not of any article."), classes="said")
    return md.blocks(lead, md.div(md.bullets(items), classes="claims judgements")) if found else md.EMPTY


def _judgement(record: Actor | Relationship, judgement: Judgement, desk: Desk) -> Md:
    there = md.link(md.text(desk.dossier.name(record.id)), desk.address(f"{record.id}/{judgement.id}", up=""))
    text = md.paragraph(desk.text(judgement.text, up=""), classes="judgement")
    filed = md.paragraph(md.text("Filed under "), there, classes="said")
    return md.blocks(text, *standing_of(desk, record, judgement, up=""), filed)


def _blocs(desk: Desk) -> Md:
    """Each bloc with its members, side by side."""
    kinds = desk.dossier.vocabulary.actor_kinds
    blocs = (actor for actor in desk.dossier.actors.values() if kinds[actor.kind].group)
    return md.div(md.blocks(*(md.div(_bloc(bloc, desk), classes="side") for bloc in blocs)), classes="sides")


def _bloc(bloc: Actor, desk: Desk) -> Md:
    members = md.join(*(_member(tie, desk) for tie in bloc.members), by=DOT)
    return md.blocks(md.paragraph(desk.record(bloc, up=""), classes="party"), md.paragraph(members, classes="said"))


def _member(tie: Tie, desk: Desk) -> Md:
    fell = md.text(f" ({FELL})") if rests_alone(tie.cites, desk.impact.sources) else md.EMPTY
    return md.join(desk.actor(tie.actor, up=""), fell)


def _facing(relationship: Relationship, desk: Desk) -> Md:
    """How two blocs stand to each other."""
    name = md.paragraph(desk.record(relationship, up=""), classes="party")
    return md.div(md.blocks(name, md.paragraph(desk.standing(relationship, up=""), classes="stands")), classes="facing")
