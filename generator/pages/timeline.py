"""The page of everything that has a date, in order of time.

Floor 6: imports `dates`, `markdown`, `views` and `pages.parts`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from generator import markdown as md
from generator.dates import MONTHS
from generator.markdown import Md
from generator.pages.parts import Desk, Notes, Page, crumbs, page, title
from generator.views import Shown, date_of

#: More statements than this stand on a page for each year.
MOST: Final = 500

_LEAD: Final = "Every statement with a date, by the date of the matter; where that is not known, by the date on which it was said."


def render(desk: Desk) -> Iterator[Page]:
    """The dated statements year by year and month by month; where they are many, on a page for each year."""
    years = [(year, tuple(shown)) for year, shown in groupby(desk.views.dated, key=_year)]
    if len(desk.views.dated) <= MOST:
        notes = Notes(desk)
        yield _page("index", "Timeline", *(_of_year(year, shown, desk, notes) for year, shown in years), notes.block())
        return
    links = (md.join(md.link(md.text(str(year)), md.local(f"{year}.md")), md.text(f": {len(shown)} statements")) for year, shown in years)
    yield _page("index", "Timeline", md.bullets(links))
    for year, shown in years:
        notes = Notes(desk)
        yield _page(str(year), f"Timeline of {year}", _of_year(year, shown, desk, notes), notes.block())


def _page(name: str, words: str, *body: Md) -> Page:
    whole = (title(words), crumbs("" if name == "index" else "Timeline"), md.paragraph(md.text(_LEAD)), *body)
    return page(f"timeline/{name}.md", "briefings/", whole, title=words, description="Every dated statement in order of time.")


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
    end, below = desk.frame(shown, "")
    return md.blocks(md.join(desk.text(claim.text), notes.marks(claim.cites), end), below)
