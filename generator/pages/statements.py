"""The index of all statements: who says what on what, when, and where it stands; on a page for each year where they are many.

Floor 8: imports `attribution`, `markdown`, `claims`, `views`, `pages.parts` and `pages.indexes`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from generator import markdown as md
from generator.attribution import TYPES
from generator.claims import Claim
from generator.markdown import Md
from generator.pages.indexes import between, columns, listing, values, when
from generator.pages.parts import DOT, FELL, Desk, Page, crumbs, page, title
from generator.views import Shown, date_of, in_time

#: More statements than this stand on a page for each year: a longer table is no help to anybody.
MOST: Final = 1000
#: What the year of a statement is called that has no date.
UNDATED: Final = "undated"

_HEAD: Final = (
    ("Statement", ""), ("Type", "type"), ("Speakers", "speaker"), ("Topics", "topic"), ("On", "party"), ("When", "year"),
)  # fmt: skip
_LEAD: Final = (
    "Every statement once, in order of time, those without a date last. Each leads to its permanent place, with its marks and who says so."
)


def render(desk: Desk) -> Iterator[Page]:
    """All statements in one table; where they are many, a page for each year, to which the first page leads."""
    shown = in_time(Shown(record, claim) for record, _, claim in desk.dossier.each())
    if len(shown) <= MOST:
        yield _page("index", "Statements", _table(shown, desk))
        return
    years = [(year, tuple(found)) for year, found in groupby(shown, key=_year)]
    yield _page("index", "Statements", md.bullets(_entry(year, len(found)) for year, found in years))
    for year, found in years:
        yield _page(year, _called(year), _table(found, desk))


def _year(shown: Shown) -> str:
    date = date_of(shown.claim)
    return str(date.lower.year) if date else UNDATED


def _called(year: str) -> str:
    return "Statements without a date" if year == UNDATED else f"Statements of {year}"


def _entry(year: str, number: int) -> Md:
    there = md.link(md.text(_called(year)), md.local(f"{year}.md"))
    return md.join(there, md.text(f": {number} statement{'' if number == 1 else 's'}"))


def _page(name: str, words: str, body: Md) -> Page:
    start = (title(words), crumbs("" if name == "index" else "Statements"), md.paragraph(md.text(_LEAD)))
    told = "Every statement of the dossier: who says what on what, and when."
    return page(f"statements/{name}.md", "briefings/", (*start, body), title=words, description=told, wide=True)


def _table(shown: tuple[Shown, ...], desk: Desk) -> Md:
    return listing(columns(*_HEAD), (_row(item, desk) for item in shown), name="statements")


def _row(shown: Shown, desk: Desk) -> tuple[Md, ...]:
    claim = shown.claim
    there = md.link(desk.plain(claim.text), desk.address(f"{shown.home.id}/{claim.id}"))
    return (
        md.cell(md.join(there, *_remarks(claim, desk)), head=True),
        md.cell(md.text(TYPES[claim.type]), order=list(TYPES).index(claim.type)),
        values(map(desk.actor, claim.speakers), by=DOT),
        values(desk.topics(claim.topics)),
        between(shown.home, desk),
        when(date_of(claim)),
    )


def _remarks(claim: Claim, desk: Desk) -> Iterator[Md]:
    """What a reader of the bare words must know."""
    if desk.impact.falls(claim):
        yield md.text(f" ({FELL})")
    if claim.superseded_by:
        yield md.text(" (superseded by another statement)")
