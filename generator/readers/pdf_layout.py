"""The lines of a PDF's page, and the order in which a person reads them: column by column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median
from typing import Final, NamedTuple

#: Gaps between characters, in their size: from which on there is a space, and from which on a line ends.
_SPACE: Final = 0.17
_APART: Final = 1.7
#: The smallest number of lines of a column, its smallest average of characters, and how much of its width its lines fill.
_FEWEST: Final = 4
_SHORTEST: Final = 14
_FILLED: Final = 0.55
#: The smallest space between two columns, in the size of the characters.
_GUTTER: Final = 0.6


class Glyph(NamedTuple):
    """A character with its box, the height of its line, its size and its angle."""

    text: str
    left: float
    right: float
    base: float
    bottom: float
    top: float
    size: float
    bold: bool
    angle: float


class Line(NamedTuple):
    """Characters side by side; in a table, the text of a cell."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool


class Page(NamedTuple):
    """A page: its label (its number, or what is printed as such), its size, and its lines in the order of the file."""

    label: str
    width: float
    height: float
    lines: tuple[Line, ...]


def lines_of(glyphs: Iterable[Glyph]) -> tuple[Line, ...]:
    """The lines that some characters make; raised or small characters, such as those of notes, belong to the line beside them."""
    lines: list[Line] = []
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and not _continues(run, glyph):
            lines += _line(run)
            run = []
        if run or not glyph.text.isspace():
            run.append(glyph)
    lines += _line(run)
    return tuple(_joined(lines))


def _continues(run: Sequence[Glyph], glyph: Glyph) -> bool:
    """Whether a character continues a line."""
    last = run[-1]
    size = max(last.size, glyph.size, run[0].size)
    level = abs(glyph.base - run[0].base) < 0.2 * size or (
        min(glyph.size, last.size) < 0.85 * size and abs(glyph.base - run[0].base) < 0.6 * size
    )
    gap = glyph.left - max(one.right for one in run[-3:])
    return level and -1.2 * size < gap < _APART * size


def _line(run: Sequence[Glyph]) -> list[Line]:
    text = ""
    last: Glyph | None = None
    for glyph in run:
        if glyph.text.isspace():
            text += "" if text.endswith(" ") else " "
        else:
            if (
                last is not None
                and not text.endswith(" ")
                and glyph.left - last.right > _SPACE * max(glyph.size, last.size)
                and not _wide(text[-1], glyph.text)
            ):
                text += " "
            text += glyph.text
            last = glyph
    letters = [glyph for glyph in run if not glyph.text.isspace()]
    if not letters or not text.strip():
        return []
    size = median(glyph.size for glyph in letters)
    level = median(glyph.base for glyph in letters)
    bold = sum(glyph.bold for glyph in letters) > 0.8 * len(letters)
    return [Line(text.strip(), min(glyph.left for glyph in letters), max(glyph.right for glyph in letters), level, size, bold)]


def _wide(one: str, two: str) -> bool:
    return one > "\u2e80" and two > "\u2e80"


def _joined(lines: Sequence[Line]) -> list[Line]:
    """The lines, with parts of one line joined that the file has in pieces, such as a raised number and the word after it."""
    made: list[Line] = []
    for line in lines:
        last = made[-1] if made else None
        if last and _beside(last, line):
            gap = line.left - last.right
            bigger = max((last, line), key=lambda one: len(one.text))
            spaced = " " if gap > _SPACE * bigger.size else ""
            made[-1] = Line(
                f"{last.text}{spaced}{line.text}",
                min(last.left, line.left),
                max(last.right, line.right),
                bigger.base,
                bigger.size,
                last.bold and line.bold,
            )
        else:
            made.append(line)
    return made


def _beside(one: Line, two: Line) -> bool:
    size = max(one.size, two.size)
    return abs(one.base - two.base) < 0.5 * size and -0.3 * size < two.left - one.right < 0.9 * size


class _Band(NamedTuple):
    """Lines between two levels of a page; with `columns`, those on both sides of a gutter are read one side after the other."""

    lines: tuple[Line, ...]
    columns: bool


def in_reading_order(lines: Sequence[Line]) -> list[list[Line]]:
    """The columns of a page, in the order of reading, each with its lines from top to bottom."""
    gutter = _gutter(lines)
    if gutter is None:
        return [sorted(lines, key=lambda line: (-round(line.base, 1), line.left))] if lines else []
    columns: list[list[Line]] = []
    for band in _bands(lines, gutter):
        if not band.columns:
            columns.append(list(band.lines))
            continue
        for side in (_left(band.lines, gutter), _right(band.lines, gutter)):
            columns += in_reading_order(side)
    return columns


def _left(lines: Sequence[Line], x: float) -> list[Line]:
    return [line for line in lines if line.right <= x]


def _right(lines: Sequence[Line], x: float) -> list[Line]:
    return [line for line in lines if line.left >= x]


def _gutter(lines: Sequence[Line]) -> float | None:
    """The right edge of the space between two columns; None if there are no columns."""
    if len(lines) < 2 * _FEWEST:
        return None
    start, end = min(line.left for line in lines), max(line.right for line in lines)
    inside = (start + 0.15 * (end - start), end - 0.15 * (end - start))
    best, most = None, 0
    for x in sorted({round(line.left - 0.5, 1) for line in lines if inside[0] < line.left < inside[1]}):
        ordered = sum(len(band.lines) for band in _bands(lines, x) if band.columns)
        if ordered > most:
            best, most = x, ordered
    return best


def _bands(lines: Sequence[Line], x: float) -> list[_Band]:
    """The page from top to bottom, divided where lines cross `x` and where a table has more than two cells side by side."""
    bands: list[_Band] = []
    held: list[Line] = []
    wide: list[Line] = []
    for level in _levels(lines):
        if len(level) > 2 or any(line.left < x < line.right for line in level):
            bands += _band(held, x)
            held = []
            wide += level
        else:
            if wide:
                bands.append(_Band(tuple(wide), columns=False))
                wide = []
            held += level
    return [*bands, *_band(held, x), *([_Band(tuple(wide), columns=False)] if wide else [])]


def _levels(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines by level, from top to bottom."""
    levels: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (-line.base, line.left)):
        if levels and levels[-1][0].base - line.base < 0.3 * line.size:
            levels[-1].append(line)
        else:
            levels.append([line])
    return levels


def _band(lines: Sequence[Line], x: float) -> list[_Band]:
    """The band of some lines, without those at its beginning and end that have nothing beside them below or above."""
    if not lines:
        return []
    right = _right(lines, x)
    if not right or not _left(lines, x):
        return [_Band(tuple(lines), columns=False)]
    return [_Band(tuple(lines), columns=_are_columns(lines, x))]


def _are_columns(lines: Sequence[Line], x: float) -> bool:
    """Whether the lines on both sides of `x` are columns of text, not of a table."""
    left, right = _left(lines, x), _right(lines, x)
    size = median(line.size for line in lines)
    if min(line.left for line in right) - max(line.right for line in left) < _GUTTER * size:
        return False
    for side in (left, right):
        if len(side) < _FEWEST:
            return False
        width = max(line.right for line in side) - min(line.left for line in side)
        long = [line for line in side if line.right - line.left > _FILLED * width]
        if len(long) < 0.45 * len(side) or sum(len(line.text) for line in side) < _shortest(side) * len(side):
            return False
    return True


def _shortest(side: Sequence[Line]) -> float:
    """The smallest average number of characters; wide characters count double."""
    wide = sum(character > "\u2e80" for line in side for character in line.text)
    return _SHORTEST / 2 if wide > 0.5 * sum(len(line.text) for line in side) else _SHORTEST
