"""From the lines of a PDF to its paragraphs: without running heads and page numbers, with hyphenated words joined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Final

from ..articles.article import Block, Dropped, Kind
from ..articles.locators import Locator
from .document import one_line
from .pdf_layout import Line, Page, in_reading_order
from .pdf_tables import table_at

#: How near to the edge of a page running heads are, as a share of its height.
_MARGIN: Final = 0.14
_NUMBER: Final = re.compile(
    r"(?:page|seite|p\.|стр\.|-|–|—|\[)?\s*(?:\d{1,4}|[ivxlc]{1,7})\s*(?:(?:of|von|de|/)\s*\d{1,4})?\s*(?:-|–|—|\])?", re.IGNORECASE
)
#: The time that a browser prints at the top of each page.
_STAMP: Final = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}:\d{2}(?::\d{2})?(?: [AP]M)?")
_COUNTED: Final = re.compile(r"[0-9]+|\b[ivxlc]+\b")
_BULLET: Final = re.compile(r"[•◦▪‣●○■□–—·*-]\s+(?=\S)|\(?(?:\d{1,2}|[a-z])[.)]\s+(?=\S)")
_NOTE: Final = re.compile(r"(?:\d{1,3}|[*†‡§¹²³⁴⁵⁶⁷⁸⁹]{1,3})[.)]?\s*(?=[^\W\d]|[“\"'(])")
_ENDED: Final = re.compile(r"[.!?:;。！？…؟।][\"”’»)\]\d]*$")
#: First parts of compounds that keep their hyphen at the end of a line; few, because many are also syllables.
_COMPOUNDS: Final = frozenset("self non cross half high low long twenty thirty forty fifty sixty seventy eighty ninety".split())
_SMALL: Final = 0.92
_LARGE: Final = 1.12


@dataclass(slots=True)
class _Part:
    """A paragraph that is being made of lines; its page is the one on which it begins."""

    kind: Kind
    page: str
    size: float
    left: float
    lines: list[Line] = field(default_factory=list)
    cells: str = ""
    row: int | None = None


def blocks_of(pages: Sequence[Page]) -> tuple[list[Block], list[Dropped]]:
    """The paragraphs of a document, its notes last, and what was left out."""
    furniture = _furniture(pages)
    kept = [[line for line in page.lines if (number, line) not in furniture] for number, page in enumerate(pages)]
    body = _body_size(kept)
    hyphenated = frozenset(found.lower() for lines in kept for line in lines for found in re.findall(r"[^\W\d_]+-[^\W\d_]+", line.text))
    parts: list[_Part] = []
    notes: list[_Part] = []
    for page, lines in zip(pages, kept, strict=True):
        for column in in_reading_order(lines):
            text, small = _without_notes(column, body)
            made = list(_parts(text, page.label, body))
            if made and parts and _runs_on(parts[-1], made[0]):
                parts[-1].lines += made[0].lines
                made = made[1:]
            parts += made
            notes += _notes(small, page.label, body)
    reasons = Counter(furniture.values())
    dropped = [Dropped("page number" if why[1] else "running head", why[0]) for why in reasons]
    return [_block(part, hyphenated) for part in (*parts, *notes)], dropped


def _furniture(pages: Sequence[Page]) -> dict[tuple[int, Line], tuple[str, bool]]:
    """Running heads and page numbers: by page and line, with the first of their kind, and whether it is a number only."""
    found: dict[str, list[tuple[int, Line]]] = {}
    for number, page in enumerate(pages):
        for line in _at_edges(page):
            alike = _COUNTED.sub("#", line.text)
            found.setdefault(f"{line.base > page.height / 2} {alike}", []).append((number, line))
    furniture: dict[tuple[int, Line], tuple[str, bool]] = {}
    for lines in found.values():
        first = lines[0][1].text
        numeral = bool(_NUMBER.fullmatch(first) or _STAMP.fullmatch(first))
        on = {number for number, _ in lines}
        levels = [line.base for _, line in lines]
        steady = max(levels) - min(levels) < 0.03 * pages[0].height
        if numeral or (len(on) > 1 and len(on) >= min(3, len(pages) / 3) and steady):
            furniture |= dict.fromkeys(lines, (first, numeral))
    for number, page in enumerate(pages):  # what is beside a page number
        levels = [line.base for (on_page, line), (_, numeral) in furniture.items() if on_page == number and numeral]
        furniture |= {
            (number, line): (line.text, False)
            for line in page.lines
            if (number, line) not in furniture and any(abs(line.base - level) < 0.3 * line.size for level in levels)
        }
    return furniture


def _at_edges(page: Page) -> Iterator[Line]:
    """The lines at the top and the bottom of a page: the two outermost levels in each margin."""
    for edge, sign in ((page.height, 1), (0.0, -1)):
        inside = [line for line in page.lines if abs(line.base - edge) < _MARGIN * page.height]
        levels = sorted({round(line.base) for line in inside}, key=lambda level: -sign * level)[:2]
        yield from (line for line in inside if round(line.base) in levels)


def _body_size(pages: Iterable[Sequence[Line]]) -> float:
    """The size of most of the text."""
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=10.0)


def _without_notes(column: Sequence[Line], body: float) -> tuple[Sequence[Line], Sequence[Line]]:
    """The lines of a column, and the notes at its end: smaller, and beginning with a number or sign."""
    start = len(column)
    while start and column[start - 1].size < _SMALL * body:
        start -= 1
    while start < len(column) and not _NOTE.match(column[start].text):
        start += 1
    return column[:start], column[start:]


def _notes(lines: Sequence[Line], page: str, body: float) -> Iterator[_Part]:
    part: _Part | None = None
    for line in lines:
        if part is None or _NOTE.match(line.text):
            if part:
                yield part
            part = _Part("note", page, line.size, line.left)
        part.lines.append(line)
    if part:
        yield part


def _parts(column: Sequence[Line], page: str, body: float) -> Iterator[_Part]:
    """The paragraphs, headings, items and rows of a column."""
    rows = _rows(column)
    if not rows:
        return
    left, right = _edges(column, body)
    pitch = _pitch(rows)
    part: _Part | None = None
    number = 0
    while number < len(rows):
        cells, levels = table_at(rows, number)
        if levels:
            if part:
                yield part
                part = None
            for count, text in enumerate(cells, 1):
                yield _Part("row", page, rows[number][0].size, rows[number][0].left, cells=text, row=count)
            number += levels
            continue
        line = _whole(rows[number])
        number += 1
        kind = _kind(line, body)
        if not (part and _follows(part, line, kind, (left, right), pitch)):
            if part:
                yield part
            part = _Part(kind, page, line.size, line.left)
        part.lines.append(line)
    if part:
        yield part


def _rows(column: Sequence[Line]) -> list[list[Line]]:
    """The lines of a column by level; more than one at a level are cells."""
    rows: list[list[Line]] = []
    for line in column:
        if rows and abs(rows[-1][0].base - line.base) < 0.35 * max(line.size, rows[-1][0].size):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.left) for row in rows]


def _whole(row: Sequence[Line]) -> Line:
    if len(row) == 1:
        return row[0]
    longest = max(row, key=lambda line: len(line.text))
    return longest._replace(
        text=" ".join(line.text for line in row), left=row[0].left, right=row[-1].right, bold=all(line.bold for line in row)
    )


def _edges(column: Sequence[Line], body: float) -> tuple[float, float]:
    """The left and the right edge of a column's text."""
    usual = [line for line in column if abs(line.size - body) < 0.1 * body] or list(column)
    lefts = Counter(round(line.left) for line in usual)
    common = [x for x, times in lefts.items() if times >= max(2, 0.15 * len(usual))]
    return float(min(common or lefts)), max(line.right for line in usual)


def _pitch(rows: Sequence[Sequence[Line]]) -> float:
    """The usual distance between two lines, in their size."""
    gaps = [
        (one[0].base - two[0].base) / max(one[0].size, two[0].size) for one, two in pairwise(rows) if abs(one[0].size - two[0].size) < 0.5
    ]
    close = [gap for gap in gaps if 0.8 < gap < 2.6]
    if not close:
        return 1.3
    counted = Counter(round(gap, 1) for gap in close)
    usual = min(gap for gap, times in counted.items() if times >= 0.6 * max(counted.values()))
    return median(gap for gap in close if abs(gap - usual) < 0.11)


def _kind(line: Line, body: float) -> Kind:
    if _BULLET.match(line.text) and not line.bold:
        return "item"
    short = len(line.text) < 120 and not re.search(r"[.;,]$", line.text)
    if short and (line.size > _LARGE * body or (line.bold and line.size >= _SMALL * body)):
        return "heading"
    return "paragraph"


def _follows(part: _Part, line: Line, kind: Kind, edges: tuple[float, float], pitch: float) -> bool:
    """Whether a line belongs to the paragraph before it."""
    last = part.lines[-1]
    left, right = edges
    gap = (last.base - line.base) / max(last.size, line.size)
    farthest = 1.5 if kind == part.kind == "heading" and line.size > _LARGE * 10 else 1.17 * pitch + 0.04
    if not 0.3 < gap < farthest or abs(last.size - line.size) > 0.08 * max(last.size, line.size):
        return False
    if kind == "heading" or part.kind == "heading":
        return kind == part.kind and last.bold == line.bold
    if kind == "item" and not _ENDED_INSIDE.search(last.text):
        return False
    em = line.size
    if part.kind == "item":
        return line.left > part.left + 0.3 * em or (line.left > part.left - 0.3 * em and not _ENDED.search(last.text))
    if line.left > left + 0.7 * em and last.right < right - 3 * em and abs(line.left - last.left) < 0.3 * em and last is part.lines[0]:
        return False
    indented = line.left > last.left + 0.7 * em and line.left > left + 0.7 * em
    if indented and (_ENDED.search(last.text) or last.right < right - 3 * em):
        return False
    ended_early = (
        last.right < right - max(0.12 * (right - left), 2 * em)
        and _ENDED.search(last.text)
        and re.match(r"[\"“«(\[]?[^\W\d_a-z]", line.text)
    )
    return not ended_early or (right - left) < 12 * em


#: A line that cannot end a paragraph, so that a number at the beginning of the next is no item.
_ENDED_INSIDE: Final = re.compile(r"(?:[^\W\d_]{2,}|,)$")


def _runs_on(part: _Part, following: _Part) -> bool:
    """Whether a paragraph continues in the next column or on the next page."""
    last, first = part.lines[-1] if part.lines else None, following.lines[0] if following.lines else None
    if part.kind == following.kind == "heading" and last and first and part.page == following.page:
        return abs(last.size - first.size) < 0.5 and last.bold == first.bold and 0.3 < (last.base - first.base) / last.size < 1.5
    if part.kind not in ("paragraph", "item") or following.kind != "paragraph" or abs(part.size - following.size) > 0.08 * part.size:
        return False
    end, start = part.lines[-1].text, following.lines[0].text
    if _ENDED.search(end) and not re.match(r"[a-zà-ÿа-я]", start):
        return False
    return bool(re.match(r"[\W_]*[a-zà-ÿа-яα-ω\d]", start)) or end.endswith(("-", "\u00ad", ",")) or bool(re.match(r"[\"“«(]?\w", start))


def _block(part: _Part, hyphenated: frozenset[str]) -> Block:
    if part.kind == "row":
        return Block(one_line(part.cells), "row", Locator(page=part.page, row=part.row))
    text = ""
    for line in part.lines:
        text = _with_line(text, line.text, hyphenated)
    return Block(_spaced_mark(text) if part.kind in ("item", "note") else text, part.kind, Locator(page=part.page))


def _with_line(text: str, line: str, hyphenated: frozenset[str]) -> str:
    """A paragraph with a further line, at whose beginning a hyphenated word may end."""
    if text.endswith("\u00ad"):
        return text[:-1] + line
    word = re.search(r"([^\W\d_]+)[-‐]$", text)
    rest = re.match(r"[^\W\d_]+", line)
    if word and rest and line[0].islower():
        compound = word[1].lower() in _COMPOUNDS or f"{word[1]}-{rest[0]}".lower() in hyphenated
        return text[:-1] + ("-" if compound else "") + line
    if word and rest:
        return text + line
    return f"{text}\n{line}" if text else line


def _spaced_mark(text: str) -> str:
    """The text of an item or note with a space after its sign or number."""
    return re.sub(r"^([•◦▪‣●○■□*†‡§]+|\d{1,3}(?=[^\W\d]|[“\"(]))\s*", r"\1 ", text)
