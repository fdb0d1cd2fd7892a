"""The page of everything that has a date, in order of time.

Floor 8: imports `dates`, `markdown`, `views`, `pages.parts` and `pages.claims`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from generator import markdown as md
from generator.dates import MONTHS
from generator.markdown import Md
from generator.pages.claims import Notes, claims
from generator.pages.parts import Desk, Page, crumbs, page, title
from generator.views import Shown, date_of

#: More statements than this stand on a page for each year.
MOST: Final = 500

_LEAD: Final = "Every statement with a date, by the date of the matter; where that is not known, by the date on which it was said."


def render(desk: Desk) -> Iterator[Page]:
    """The dated statements year by year and month by month; where they are many, on a page for each year."""
    years = [(year, tuple(shown)) for year, shown in groupby(desk.views.dated, key=_year)]
    if len(desk.views.dated) <= MOST:
        notes = Notes(desk)
        yield _page("index", "Timeline", notes, *(_of_year(year, shown, notes) for year, shown in years))
        return
    links = (
        md.join(md.link(md.text(str(year)), md.local(f"{year}.md")), md.text(f": {len(shown)} statement{'' if len(shown) == 1 else 's'}"))
        for year, shown in years
    )
    yield _page("index", "Timeline", Notes(desk), md.bullets(links))
    for year, shown in years:
        notes = Notes(desk)
        yield _page(str(year), f"Timeline of {year}", notes, _of_year(year, shown, notes))


def _page(name: str, words: str, notes: Notes, *body: Md) -> Page:
    start = (title(words), crumbs("" if name == "index" else "Timeline"), notes.banner(), md.paragraph(md.text(_LEAD)))
    whole = (*start, *body, notes.block())
    return page(f"timeline/{name}.md", "briefings/", whole, title=words, description="Every dated statement in order of time.")


def _year(shown: Shown) -> int:
    date = date_of(shown.claim)
    assert date is not None, "the view holds dated claims only"
    return date.lower.year


def _of_year(year: int, shown: tuple[Shown, ...], notes: Notes) -> Md:
    """One year's statements; those that only the year is known of stand first."""
    months = groupby(shown, key=_month)
    blocks = (_of_month(month, tuple(items), notes, f"Year-{year}-{number}") for number, (month, items) in enumerate(months))
    return md.blocks(md.heading(2, md.text(str(year)), id=f"Year-{year}"), *blocks)


def _month(shown: Shown) -> str:
    date = date_of(shown.claim)
    assert date is not None, "the view holds dated claims only"
    return MONTHS[date.start.month - 1] if date.start.month else ""


def _of_month(month: str, shown: tuple[Shown, ...], notes: Notes, id: str) -> Md:
    listed = claims(notes, shown)
    return md.blocks(md.heading(3, md.text(month), id=id), listed) if month else listed
