"""The timeline: every dated statement by year and month, which readers can filter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Final

from ..text import markdown as md
from ..text.dates import MONTHS, SEASONS, year_id, year_words
from ..text.markdown import Data, Md
from ..views.profile import Statement
from ..views.queries import Shown, date_of
from . import context, filters, parting, titles
from .claims import claim_list
from .context import PageContext
from .keys import by_date, dated_name
from .notes import Notes, of_statements
from .page import Page, crumbs, make_page, standfirst, title
from .parting import Part, parted

_TIMELINE_LEAD: Final = "Every statement with a date, oldest first. Each is placed by the date of the event or, if that is not known, by the date on which it was said."


def timeline_pages(desk: PageContext) -> Iterator[Page]:
    """The dated statements by year and month; if there are many, in parts by time."""

    def page(part: Part[Shown], before: Md, after: Md) -> Page:
        words = titles.of_part("Timeline", part.key.words)
        statements = () if part.parts else desk.presentation.statements(part.items)
        notes = of_statements(desk, statements)
        years = groupby((statement.shown for statement in statements), key=_timeline_year)
        listed = _filtered(_timeline_of_year(year, tuple(shown), notes) for year, shown in years)
        start = (title(words), crumbs("Timeline" if part.key.name else ""), standfirst(_TIMELINE_LEAD), notes.banner())
        description = "Every dated statement in order of time."
        return make_page(
            f"timeline/{dated_name(part.key)}.md", "briefings/", (*start, before, listed, after), title=words, description=description
        )

    whole = parted(desk.views.dated, by_date(desk.views), context.weight)
    yield from parting.pages(whole, dated_name, "statement", page)


def _filtered(years: Iterable[Md]) -> Md:
    """The years in a box, whose statements a script lets readers filter as it does the rows of a table."""
    return md.div(md.blocks(*years), classes="list timeline")


def _data(desk: PageContext) -> Callable[[Statement], Data]:
    return lambda statement: filters.values(statement.shown, desk, year=True)


def _timeline_year(shown: Shown) -> int:
    date = date_of(shown.claim)
    assert date is not None, "the view holds dated claims only"
    return date.place.year


def _timeline_of_year(year: int, shown: tuple[Shown, ...], notes: Notes) -> Md:
    """One year's statements; those of which only the year is known come first."""
    months = groupby(shown, key=_timeline_month)
    blocks = (
        _timeline_of_month(month, tuple(items), notes, f"Year-{year_id(year)}-{number}") for number, (month, items) in enumerate(months)
    )
    return md.blocks(md.heading(2, md.text(year_words(year)), id=f"Year-{year_id(year)}"), *blocks)


def _timeline_month(shown: Shown) -> str:
    date = date_of(shown.claim)
    assert date is not None, "the view holds dated claims only"
    return MONTHS[date.start.month - 1] if date.start.month else SEASONS[date.start.season - 1].capitalize() if date.start.season else ""


def _timeline_of_month(month: str, shown: tuple[Shown, ...], notes: Notes, id: str) -> Md:
    listed = claim_list(notes, notes.desk.presentation.statements(shown), data=_data(notes.desk))
    return md.blocks(md.heading(3, md.text(month), id=id), listed) if month else listed
