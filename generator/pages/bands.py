"""The bands of the timeline: what was reported when, by actor and by topic, as drawings made of links.

What is known to the day is a dot, a month is a bar as long as a month, what is only known to be between two days has pointed ends,
and plans are hollow.  Many statements are numbers in columns.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from ..records import handling
from ..text import lettering
from ..text import markdown as md
from ..text.dates import year_id
from ..text.markdown import Md, Target
from ..text.prose import count
from ..views import bands, kinds
from ..views.bands import Band, Column, Mark, Numbers
from ..views.queries import DATA_FOLDER, Shown
from .context import PageContext
from .figures import LETTER, LINE, SIGNS, WIDE, Label, legend, origin, uses

#: The room for names on the left, where the band begins and ends, and the height of a row, so that a finger hits its marks.
NAMES: Final = 104.0
LEFT: Final = 112.0
RIGHT: Final = 394.0
ROW: Final = 25.0
#: The height of the ticks' line, the height of a bar, how long its pointed ends are, and the size of a number.
TICKS: Final = 18.0
BAR: Final = 7.0
POINT: Final = 6.0
NUMBER: Final = 10.0
#: Where some statements of one time are on the site.
Where = Callable[[Sequence[Shown]], Target]
_BY: Final[tuple[tuple[str, bands.By], ...]] = (("actors", bands.actors_of), ("topics", bands.topics_of))
_DATA: Final = f"{DATA_FOLDER}/claims.csv"
_KEY: Final = "Dots: days. Bars: longer times. Pointed ends: some time in between. Hollow: plans."
_NUMBERS_KEY: Final = "Columns: numbers of statements. Hollow: plans."


def of_time(desk: PageContext, year: int, shown: Sequence[Shown], where: Where, *, whole: bool) -> Md:
    """The bands of a year, by actor and by topic; of a part of a year by actor alone and without a file, as there are many."""
    if whole:
        return _both(lambda by: _of_time(desk, year, shown, by), year_id(year), where)
    drawn = _figure(_of_time(desk, year, shown, bands.actors_of), "", where)
    return md.div(drawn, classes="picture band", searched=False) if drawn else md.EMPTY


def _of_time(desk: PageContext, year: int, shown: Sequence[Shown], by: bands.By) -> Band | None:
    return bands.of_time(desk.views, shown, by, *bands.ends(year, shown))


def over_years(desk: PageContext, shown: Sequence[Shown], where: Where) -> Md:
    """The bands of several years, by actor and by topic."""
    return _both(lambda by: bands.over_years(desk.views, shown, by), "years", where)


def files(desk: PageContext) -> Iterator[tuple[str, bytes]]:
    """The bands of all years and of each year as files of their own."""
    marking = handling.label(desk.views.handling.everything)
    years: dict[int, list[Shown]] = {}
    for one in desk.views.dated:
        years.setdefault(bands.day(one).year, []).append(one)
    for words, by in _BY:
        found = {"years": bands.over_years(desk.views, desk.views.dated, by)}
        found |= {year_id(year): _of_time(desk, year, shown, by) for year, shown in years.items()}
        yield from ((_file(time, words), _as_file(band, desk, marking)) for time, band in found.items() if band)


def _file(time: str, by: str) -> str:
    return f"figures/timeline/{time}-{by}.svg"


def _as_file(band: Band, desk: PageContext, marking: str) -> bytes:
    return md.drawing_file(
        band.sentence, *_parts(band, None), width=WIDE, height=_high(band), origin=origin("Timeline", desk), marking=marking
    )


def _both(of: Callable[[bands.By], Band | None], time: str, where: Where) -> Md:
    """The drawing by actor, and below it, folded, the one by topic; empty if they say nothing."""
    actors, topics = (_figure(of(by), _file(time, words), where) for words, by in _BY)
    folded = md.folded(md.text("By topic"), topics) if topics else md.EMPTY
    return md.div(md.blocks(actors, folded), classes="picture band", searched=False) if actors else md.EMPTY


def _figure(band: Band | None, file: str, where: Where) -> Md:
    if band is None:
        return md.EMPTY
    image = md.drawing(band.sentence, *_parts(band, where), width=WIDE, height=_high(band))
    key = md.text(_NUMBERS_KEY if band.numbers else _KEY)
    caption = md.join(md.text(band.sentence), key, legend(band.tones), uses(file, _DATA), by=md.text(" "))
    return md.drawn_figure(image, caption, classes="drawn")


def _high(band: Band) -> float:
    heights = [_lane_high(lane.name, len(lane.rows)) for lane in band.lanes] + [_lane_high(lane.name, 1) for lane in band.numbers]
    return sum(heights) + TICKS


def _lane_high(name: str, rows: int) -> float:
    return max(ROW * rows, LINE * len(_lines(name)) + 6)


def _lines(name: str) -> tuple[str, ...]:
    """A name in at most two lines."""
    lines = lettering.lines(name, NAMES, LETTER)
    return lines if len(lines) < 3 else (lines[0], f"{lines[1][:-1]}…")


def _across(at: float) -> float:
    return LEFT + (RIGHT - LEFT) * at


def _parts(band: Band, where: Where | None) -> Iterator[Md]:
    """The ticks, then lane by lane its line, its name and its marks or columns, which are links if there is a page around them."""
    yield from _ticks(band)
    y = TICKS
    for lane in band.lanes:
        high = _lane_high(lane.name, len(lane.rows))
        yield from _lane(lane.name, y, high)
        for number, row in enumerate(lane.rows):
            for mark in row:
                yield _linked(_mark(lane.name, mark, y + ROW * number), where and where(mark.shown), _classes(mark))
        y += high
    for numbers in band.numbers:
        high = _lane_high(numbers.name, 1)
        yield from _lane(numbers.name, y, high)
        for column, cell in zip(band.columns, numbers.cells, strict=True):
            if cell:
                yield _linked(_cell(numbers, column, cell, y + high, band.most), where and where(cell), "mark")
        y += high


def _ticks(band: Band) -> Iterator[Md]:
    """A line through all lanes for each time, and its words for all, or for each second, third … if there is no room."""
    high, wide = _high(band), max(lettering.width(words, NUMBER) for _, words in band.ticks)
    step = math.ceil((wide + 5) * len(band.ticks) / (RIGHT - LEFT))
    for number, (at, words) in enumerate(band.ticks):
        x = _across(at)
        yield md.shape("path", of="grid", d=f"M{x:.1f} {TICKS - 4:.1f}V{high:.1f}")
        if number % step == 0:
            yield md.shape("text", words=words, of="time", x=x, y=NUMBER)


def _lane(name: str, y: float, high: float) -> Iterator[Md]:
    lines = _lines(name)
    yield md.shape("path", of="grid", d=f"M0 {y:.1f}H{WIDE:.1f}")
    yield Label(0, y + (high - LINE * len(lines)) / 2, NAMES, lines).drawn()


def _linked(parts: Iterable[Md], target: Target | None, classes: str) -> Md:
    if target is None:
        return md.shape("g", *parts, of=classes)
    return md.link(md.join(*parts), target, classes=classes, searched=False)


def _classes(mark: Mark) -> str:
    return " ".join(filter(None, ("mark", mark.tone, "plan" if mark.plan else "")))


def _mark(lane: str, mark: Mark, y: float) -> Iterator[Md]:
    """A dot or a bar with its sign and its number above."""
    start, end = _across(mark.start), _across(mark.end)
    middle, long = (start + end) / 2, BAR if mark.day else max(BAR, end - start)
    low = y + ROW - 4
    said = (SIGNS[mark.tone] if mark.tone else "") + (str(len(mark.shown)) if len(mark.shown) > 1 else "")
    yield md.shape("title", words=_title(lane, mark))
    yield md.shape("rect", of="hit", x=middle - max(24, long) / 2, y=y + 1, width=max(24, long), height=ROW - 2)
    yield md.shape("path", of="bar", d=_bar(middle - long / 2, middle + long / 2, low, mark))
    if said:
        yield md.shape("text", words=said, of="number", x=middle, y=low - BAR - 3, text_anchor="middle")


def _bar(start: float, end: float, low: float, mark: Mark) -> str:
    """The outline of a bar that stands on `low`: a dot if it is a day; with pointed ends if it is soft."""
    top, middle, half = low - BAR, low - BAR / 2, BAR / 2
    if mark.soft:
        point = min(POINT, (end - start) / 2)
        return f"M{start:.1f} {middle:.1f}L{start + point:.1f} {top:.1f}H{end - point:.1f}L{end:.1f} {middle:.1f}L{end - point:.1f} {low:.1f}H{start + point:.1f}Z"
    if mark.day:
        return f"M{start:.1f} {middle:.1f}a{half:.1f} {half:.1f} 0 1 1 {BAR:.1f} 0a{half:.1f} {half:.1f} 0 1 1 -{BAR:.1f} 0Z"
    return f"M{start:.1f} {top:.1f}H{end:.1f}V{low:.1f}H{start:.1f}Z"


def _title(lane: str, mark: Mark) -> str:
    """Whose and of which time a mark is; then the statement, or how many they are."""
    tone = f", {kinds.TONES[mark.tone].casefold()} relations" if mark.tone else ""
    return f"{lane}, {mark.when}{tone}: {mark.words}"


def _cell(lane: Numbers, column: Column, cell: Sequence[Shown], low: float, most: int) -> Iterator[Md]:
    """A column as high as its number, hollow as far as it is plans, with the number above if there is room; of the others the number alone."""
    start, end = _across(column.start) + 0.8, _across(column.end) - 0.8
    plans = sum(one.claim.type == "plan" for one in cell)
    room = ROW - NUMBER - 5
    high, hollow = (max(1.5, room * number / most) if number and lane.about else 0.0 for number in (len(cell), plans))
    planned = f", {plans} of them plans" if plans else ""
    yield md.shape("title", words=f"{lane.name}, {column.words}: {count(len(cell), 'statement')}{planned}")
    yield md.shape("rect", of="hit", x=start, y=low - ROW + 1, width=end - start, height=ROW - 2)
    if high > hollow:
        yield md.shape("rect", of="bar", x=start, y=low - 1 - high + hollow, width=end - start, height=high - hollow)
    if hollow:
        yield md.shape("g", md.shape("rect", of="bar", x=start, y=low - 1 - high, width=end - start, height=hollow), of="plan")
    if lettering.width(str(len(cell)), NUMBER) <= end - start:
        yield md.shape("text", words=str(len(cell)), of="number", x=(start + end) / 2, y=low - 3 - high, text_anchor="middle")
