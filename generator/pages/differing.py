"""Where accounts differ: statements of the same time that disagree, side by side, on a page of their own and on the records concerned.

Floor 8: imports `markdown`, `model`, `views`, `pages.parts` and `pages.claims`.
"""

from __future__ import annotations

from typing import Final

from generator import markdown as md
from generator.markdown import Md
from generator.pages.claims import Notes, unit
from generator.pages.parts import Desk, Page, crumbs, outlet, page, section, title
from generator.views import Shown

_LEAD: Final = (
    "Two statements about the same time that do not agree stand here side by side, each with who says so, where, and when. Which of them is "
    "right, the dossier does not say. What changed from one time to another is a development and stands on the timeline instead."
)
_NONE: Final = "No two accounts of the same time differ in this dossier."


def render(desk: Desk) -> Page:
    """Every pair of statements that disagree."""
    notes = Notes(desk)
    pairs = [_pair(notes, pair, number) for number, pair in enumerate(desk.views.differing, 1)]
    body = (*pairs, notes.block()) if pairs else (md.paragraph(md.text(_NONE)),)
    start = (title("Where accounts differ"), crumbs(), notes.banner(), md.paragraph(md.text(_LEAD)))
    description = "Statements of the same time that disagree, side by side."
    return page("differences/index.md", "briefings/", (*start, *body), title="Where accounts differ", description=description)


def box(notes: Notes, record: str) -> Md:
    """The pairs of which one statement or both are shown on a record's page."""
    pairs = notes.desk.views.differing_on(record)
    return section("Where accounts differ", "Differing", *(_sides(notes, pair) for pair in pairs))


def _pair(notes: Notes, pair: tuple[Shown, Shown], number: int) -> Md:
    names = dict.fromkeys(notes.desk.dossier.name(shown.home.id) for shown in pair)
    return md.blocks(md.heading(2, md.text(" / ".join(names)), id=f"Pair-{number}"), _sides(notes, pair))


def _sides(notes: Notes, pair: tuple[Shown, Shown]) -> Md:
    """Two statements beside each other, one below the other where there is no room."""
    return md.div(md.blocks(*(_side(notes, shown) for shown in pair)), classes="sides")


def _side(notes: Notes, shown: Shown) -> Md:
    sources = notes.desk.dossier.sources
    printed = dict.fromkeys(outlet(sources[cite.source]) for cite in shown.claim.cites)
    where = md.paragraph(md.text(f"Printed by {'; '.join(printed)}"), classes="said")
    return md.div(md.blocks(md.div(md.bullets([md.blocks(unit(notes, shown), where)]), classes="claims")), classes="side")
