"""The timeline: every dated statement by year and month, which readers can filter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from ..text import markdown as md
from ..text.dates import MONTHS, SEASONS, year_id, year_words
from ..text.markdown import Data, Md, Target
from ..views.profile import Statement
from ..views.queries import Shown, date_of
from . import bands, context, filters, parting, titles
from .claims import claim_list
from .context import PageContext
from .keys import by_date, dated_name
from .notes import Notes, of_statements
from .page import Page, crumbs, make_page, standfirst, title
from .parting import Part, parted

#: How many elements of bands there are for each statement, about.
_DRAWN: Final = 8
_TIMELINE_LEAD: Final = "Every statement with a date, oldest first. Each is placed by the date of the event or, if that is not known, by the date on which it was said."


def timeline_pages(desk: PageContext) -> Iterator[Page]:
    """The dated statements by year and month; if there are many, in parts by time."""

    def page(part: Part[Shown], before: Md, after: Md) -> Page:
        words = titles.of_part("Timeline", part.key.words)
        statements = () if part.parts else desk.presentation.statements(part.items)
        notes = of_statements(desk, statements)
        years = [(year, tuple(shown)) for year, shown in groupby((statement.shown for statement in statements), key=_timeline_year)]
        whole_years = part.key.name in {"", *(year_id(year) for year, _ in years)}
        listed = _filtered(_timeline_of_year(year, shown, notes, whole=whole_years) for year, shown in years)
        start = (title(words), crumbs("Timeline" if part.key.name else ""), standfirst(_TIMELINE_LEAD), notes.banner())
        description = "Every dated statement in order of time."
        return make_page(
            f"timeline/{dated_name(part.key)}.md",
            "briefings/",
            (*start, _overview(part, desk), before, listed, after),
            title=words,
            description=description,
        )

    whole = parted(desk.views.dated, by_date(desk.views), lambda shown: context.weight(shown) + _DRAWN)
    yield from parting.pages(whole, dated_name, "statement", page)


def _overview(part: Part[Shown], desk: PageContext) -> Md:
    """The band of all years of a page, or of the year or month whose statements are on pages of its own parts."""
    years = {_timeline_year(shown) for shown in part.items}
    pages = {id(item.claim): md.local(f"{dated_name(inner.key)}.md") for inner in part.parts for item in inner.items}

    def where(shown: Sequence[Shown]) -> Target:
        return pages[id(shown[0].claim)] if pages else md.local("", _year_anchor(_timeline_year(shown[0])))

    if len(years) > 1:
        return bands.over_years(desk, part.items, where)
    if not part.parts:
        return md.EMPTY
    (year,) = years
    return bands.of_time(desk, year, part.items, where, whole=part.key.name == year_id(year))


def _filtered(years: Iterable[Md]) -> Md:
    """The years in a box, whose statements a script lets readers filter as it does the rows of a table."""
    return md.div(md.blocks(*years), classes="list timeline")


def _data(desk: PageContext) -> Callable[[Statement], Data]:
    return lambda statement: filters.values(statement.shown, desk, year=True)


def _timeline_year(shown: Shown) -> int:
    date = date_of(shown.claim)
    assert date is not None, "the view holds dated claims only"
    return date.place.year


def _timeline_of_year(year: int, shown: tuple[Shown, ...], notes: Notes, *, whole: bool) -> Md:
    """One year's statements, or some of them, below their band; those of which only the year is known come first."""
    months = [
        (f"{_year_anchor(year)}-{number}", month, tuple(items)) for number, (month, items) in enumerate(groupby(shown, key=_timeline_month))
    ]
    places = {id(item.claim): anchor if month else _year_anchor(year) for anchor, month, items in months for item in items}

    def where(shown: Sequence[Shown]) -> Target:
        (home, claim), *more = shown
        return md.local("", places[id(claim)]) if more else notes.desk.address(f"{home.id}/{claim.id}")

    drawn = bands.of_time(notes.desk, year, shown, where, whole=whole)
    blocks = (_timeline_of_month(month, items, notes, anchor) for anchor, month, items in months)
    return md.blocks(md.heading(2, md.text(year_words(year)), id=_year_anchor(year)), drawn, *blocks)


def _year_anchor(year: int) -> str:
    return f"Year-{year_id(year)}"


def _timeline_month(shown: Shown) -> str:
    date = date_of(shown.claim)
    assert date is not None, "the view holds dated claims only"
    return MONTHS[date.start.month - 1] if date.start.month else SEASONS[date.start.season - 1].capitalize() if date.start.season else ""


def _timeline_of_month(month: str, shown: tuple[Shown, ...], notes: Notes, id: str) -> Md:
    listed = claim_list(notes, notes.desk.presentation.statements(shown), data=_data(notes.desk))
    return md.blocks(md.heading(3, md.text(month), id=id), listed) if month else listed
