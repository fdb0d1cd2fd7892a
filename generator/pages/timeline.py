"""The page of everything that has a date, in order of time.

Floor 6: imports `markdown`, `views` and `pages.parts`.
"""

from __future__ import annotations

from itertools import groupby

from generator import markdown as md
from generator.dates import MONTHS
from generator.markdown import Md
from generator.pages.parts import DOT, Desk, Notes, Page, crumbs, page, title
from generator.views import Shown, date_of


def render(desk: Desk) -> Page:
    """The dated statements year by year and month by month, the plans among them marked."""
    notes = Notes(desk)
    years = groupby(desk.views.dated, key=_year)
    lead = "Every statement with a date, by the date of the matter; where that is not known, by the date on which it was said."
    body = (
        title("Timeline"),
        crumbs(),
        md.paragraph(md.text(lead)),
        *(_of_year(year, tuple(shown), desk, notes) for year, shown in years),
        notes.block(),
    )
    return page("timeline/index.md", "briefings/", body, title="Timeline", description="Every dated statement in order of time.")


def _year(shown: Shown) -> int:
    date = date_of(shown.claim)
    assert date is not None, "the view holds dated claims only"
    return date.lower.year


def _of_year(year: int, shown: tuple[Shown, ...], desk: Desk, notes: Notes) -> Md:
    """One year's statements; those that only the year is known of stand first."""
    months = groupby(shown, key=_month)
    blocks = (_of_month(month, tuple(items), desk, notes, f"Year-{year}-{number}") for number, (month, items) in enumerate(months))
    return md.blocks(md.heading(2, md.text(str(year)), id=f"Year-{year}"), *blocks)


def _month(shown: Shown) -> str:
    date = date_of(shown.claim)
    assert date is not None, "the view holds dated claims only"
    return MONTHS[date.start.month - 1] if date.start.month else ""


def _of_month(month: str, shown: tuple[Shown, ...], desk: Desk, notes: Notes, id: str) -> Md:
    listed = md.div(md.bullets(_item(item, desk, notes) for item in shown), classes="claims")
    return md.blocks(md.heading(3, md.text(month), id=id), listed) if month else listed


def _item(shown: Shown, desk: Desk, notes: Notes) -> Md:
    claim = shown.claim
    return md.blocks(
        md.paragraph(desk.text(claim.text), notes.marks(claim.cites), id=f"{shown.home.id}.{claim.id}", classes=f"claim {claim.type}"),
        md.paragraph(md.join(desk.meta(claim), desk.home(shown), by=DOT), classes="said"),
    )
