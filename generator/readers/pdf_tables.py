"""Tables of PDFs: cells side by side, whose texts may have several lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from .pdf_layout import Line

_NUMBER: Final = re.compile(r"[-+(]?[\d.,\s%]*\d[\d.,\s%]*\)?")
_MARK: Final = re.compile(r"[•◦▪‣●○■□–—·*-]|\(?(?:\d{1,2}|[a-z])[.)]")
#: How much larger the distance between rows is than between the lines of a cell.
_WIDER: Final = 1.25
#: The largest distance between the lines of a cell, in the size of the text.
_CLOSE: Final = 1.45


def table_at(levels: Sequence[Sequence[Line]], start: int) -> tuple[list[str], int]:
    """The rows of the table that begins at a level, and the number of its levels; none if no table begins there."""
    if not _is_row(levels, start):
        return [], 0
    end = start + 1
    while end < len(levels) and (_has_cells(levels[end]) or _continues(levels[start:end], levels[end])):
        end += 1
    rows: list[list[Line]] = []
    last: Sequence[Line] = ()
    limit = _limit(levels[start:end])
    for level in levels[start:end]:
        if rows and (len(level) == 1 or _gap(last, level) < limit) and not _both_numbers(last, level):
            for line in level:
                _add(rows[-1], line)
        else:
            rows.append(list(level))
        last = level
    return [" | ".join(line.text for line in row) for row in rows], end - start


def is_mark(line: Line) -> bool:
    """Whether a text is only the sign or number of a list's item."""
    return bool(_MARK.fullmatch(line.text))


def _has_cells(level: Sequence[Line]) -> bool:
    return len(level) > 1 and not is_mark(level[0])


def _is_row(levels: Sequence[Sequence[Line]], number: int) -> bool:
    """Whether the texts at a level are cells: the level before or after has cells too."""
    beside = [levels[near] for near in (number - 1, number + 1) if 0 <= near < len(levels)]
    return _has_cells(levels[number]) and any(map(_has_cells, beside))


def _continues(table: Sequence[Sequence[Line]], level: Sequence[Line]) -> bool:
    """Whether a single text continues a cell of the table above it: close to it, and in the first column closer than rows are to each other."""
    line, above = level[0], table[-1]
    near = [number for number, cell in enumerate(above) if abs(line.left - cell.left) < 0.5 * line.size]
    rows = max((_gap(one, two) for one, two in pairwise(table)), default=0.0)
    return bool(near) and _gap(above, level) < (_CLOSE if near[0] else min(_CLOSE, 0.9 * rows))


def _gap(above: Sequence[Line], below: Sequence[Line]) -> float:
    return (above[0].base - below[0].base) / max(above[0].size, below[0].size, 0.1)


def _limit(levels: Sequence[Sequence[Line]]) -> float:
    """The distance below which two levels are lines of the same cells; 0 if all levels are equally far apart."""
    gaps = sorted(_gap(one, two) for one, two in pairwise(levels))
    if len(gaps) < 2 or gaps[0] > _CLOSE or gaps[-1] < _WIDER * gaps[0]:
        return 0.0
    return gaps[0] * (1 + _WIDER) / 2


def _both_numbers(above: Sequence[Line], below: Sequence[Line]) -> bool:
    """Whether two levels have numbers one above the other, which are no lines of one text."""
    return any(
        one.left < two.right and two.left < one.right and _NUMBER.fullmatch(one.text) and _NUMBER.fullmatch(two.text)
        for one in above
        for two in below
    )


def _add(row: list[Line], line: Line) -> None:
    """Add a line to the cell above it."""
    cell = min(range(len(row)), key=lambda number: abs(row[number].left - line.left))
    row[cell] = row[cell]._replace(text=f"{row[cell].text} {line.text}", right=max(row[cell].right, line.right))
