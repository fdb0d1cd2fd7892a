"""The timeline: every dated statement by year and month, which readers can filter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from ..text import markdown as md
from ..text.dates import MONTHS, SEASONS, year_id, year_words
from ..text.markdown import Data, Md, Target
from ..text.prose import count
from ..views.profile import Statement
from ..views.queries import Shown, date_of
from . import bands, filters, titles
from .claims import claim_list
from .context import PageContext
from .notes import Notes, of_statements
from .page import Page, crumbs, make_page, standfirst, title

#: The number of statements above which each year has a page.
MOST_ON_A_TIMELINE: Final = 500
_TIMELINE_LEAD: Final = "Every statement with a date, oldest first. Each is placed by the date of the event or, if that is not known, by the date on which it was said."


def timeline_pages(desk: PageContext) -> Iterator[Page]:
    """The dated statements by year and month; if there are many, with a page for each year."""
    years = [(year, tuple(shown)) for year, shown in groupby(desk.views.dated, key=_timeline_year)]
    if len(desk.views.dated) <= MOST_ON_A_TIMELINE:
        notes = of_statements(desk, desk.presentation.statements(desk.views.dated))
        whole = bands.over_years(desk, desk.views.dated, lambda shown: md.local("", _year_anchor(_timeline_year(shown[0]))))
        yield _timeline_page("index", "Timeline", notes, whole, _filtered(_timeline_of_year(year, shown, notes) for year, shown in years))
        return
    links = (
        md.join(md.link(md.text(year_words(year)), md.local(f"{year_id(year)}.md")), md.text(f": {count(len(shown), 'statement')}"))
        for year, shown in years
    )
    whole = bands.over_years(desk, desk.views.dated, lambda shown: md.local(f"{year_id(_timeline_year(shown[0]))}.md"))
    yield _timeline_page("index", "Timeline", Notes(desk, {}), whole, md.bullets(links))
    for year, shown in years:
        notes = of_statements(desk, desk.presentation.statements(shown))
        yield _timeline_page(year_id(year), titles.of_year("Timeline", year), notes, _filtered([_timeline_of_year(year, shown, notes)]))


def _timeline_page(name: str, words: str, notes: Notes, *body: Md) -> Page:
    start = (title(words), crumbs("" if name == "index" else "Timeline"), standfirst(_TIMELINE_LEAD), notes.banner())
    return make_page(
        f"timeline/{name}.md", "briefings/", (*start, *body), title=words, description="Every dated statement in order of time."
    )


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
    months = [
        (f"{_year_anchor(year)}-{number}", month, tuple(items)) for number, (month, items) in enumerate(groupby(shown, key=_timeline_month))
    ]
    places = {id(item.claim): anchor if month else _year_anchor(year) for anchor, month, items in months for item in items}
    drawn = bands.of_year(notes.desk, year, shown, lambda items: _place(items, places[id(items[0].claim)], notes.desk))
    parted = bands.is_parted(notes.desk, year, shown)
    blocks = (_timeline_of_month(month, items, notes, anchor, year if parted else None) for anchor, month, items in months)
    return md.blocks(md.heading(2, md.text(year_words(year)), id=_year_anchor(year)), drawn, *blocks)


def _place(shown: Sequence[Shown], anchor: str, desk: PageContext) -> Target:
    """A statement at its home, or several where they are listed."""
    (home, claim), *more = shown
    return md.local("", anchor) if more else desk.address(f"{home.id}/{claim.id}")


def _year_anchor(year: int) -> str:
    return f"Year-{year_id(year)}"


def _timeline_month(shown: Shown) -> str:
    date = date_of(shown.claim)
    assert date is not None, "the view holds dated claims only"
    return MONTHS[date.start.month - 1] if date.start.month else SEASONS[date.start.season - 1].capitalize() if date.start.season else ""


def _timeline_of_month(month: str, shown: tuple[Shown, ...], notes: Notes, anchor: str, year: int | None) -> Md:
    """The statements of a month, below its band if its year has too many to draw each; those without a month have no heading."""
    listed = claim_list(notes, notes.desk.presentation.statements(shown), data=_data(notes.desk))
    if not month:
        return listed
    drawn = bands.of_month(notes.desk, year, shown, lambda items: _place(items, anchor, notes.desk)) if year is not None else md.EMPTY
    return md.blocks(md.heading(3, md.text(month), id=anchor), drawn, listed)
