"""The texts of a web page in order, each with what it is, where it is and why it may not be part of the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from ..articles.article import Kind, Reason
from . import page_parts
from .document import DEEPEST, UnreadableError, one_line

_SKIPPED: Final = frozenset(
    "script style noscript template svg iframe object embed canvas audio video select option datalist button input textarea head title link meta base "
    "rt rp rtc map area progress meter amp-img amp-video amp-iframe amp-analytics amp-pixel amp-youtube applet frame frameset param source track".split()
)
_INLINE: Final = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr output q ruby rb rbc s samp small span strike strong sub sup time "
    "tt u var wbr img picture math o:p st1:place center".split()
) - {"center"}
_HEADINGS: Final = frozenset("h1 h2 h3 h4 h5 h6".split())
_LABELLED: Final = frozenset("div header section footer nav li td address".split())
_PARAGRAPH_BREAK: Final = re.compile(r"\n[^\S\n]*\n\s*")
_BREAK: Final = "\n"
#: Stands for white space of the source, which is no line break.
_SOFT: Final = "\x1f"


@dataclass(slots=True)
class Piece:
    """A text of the page; `within` are the elements around it, the innermost first, and `links` is the number of its characters in links."""

    text: str
    kind: Kind
    within: tuple[Any, ...]
    reason: Reason | None = None
    part: Any = None
    links: int = 0
    row: int | None = None


@dataclass(slots=True)
class _Run:
    """Text that is being collected for the next piece."""

    parts: list[str] = field(default_factory=list)
    links: int = 0


@dataclass(frozen=True, slots=True)
class _State:
    """What is known of an element from the elements around it."""

    kind: Kind = "paragraph"
    reason: Reason | None = None
    part: Any = None
    pre: bool = False
    link: bool = False
    depth: int = 0


class Walk:
    """The pieces of a page.  `judged` is whether parts get a reason by their classes; in a mail only what is hidden does."""

    def __init__(self, root: Any, *, whole: frozenset[Any] = frozenset(), judged: bool = True) -> None:
        self.whole = whole
        self.judged = judged
        self.pieces: list[Piece] = []
        self.run = _Run()
        self._element(root, _State(), ())
        self._flush(_State(), ())

    def _element(self, element: Any, state: _State, above: tuple[Any, ...]) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in _SKIPPED:
            return
        if state.depth > DEEPEST:
            raise UnreadableError("the elements of this page are nested too deeply", "save it as plain text")
        inner = self._state(element, state)
        if tag == "br":
            self.run.parts.append(_BREAK)
        elif tag in _INLINE or (tag not in _BLOCKS and _only_inline(element)):
            self._inline(element, inner, above)
        elif tag == "table" and _is_data(element):
            self._block_begins(state, above)
            self._table(element, inner, (element, *above))
        else:
            self._block_begins(state, above)
            self._children(element, inner, (element, *above))
            self._flush(inner, (element, *above))

    def _state(self, element: Any, state: _State) -> _State:
        tag = element.tag
        kind: Kind = state.kind
        if tag in _HEADINGS:
            kind = "heading"
        elif tag == "li":
            kind = "item"
        elif tag in ("figcaption", "caption"):
            kind = "caption"
        reason, part = state.reason, state.part
        if reason is None and element not in self.whole:
            reason = page_parts.reason(element)
            if not self.judged and reason != "hidden":
                reason = None
            part = element if reason else None
        link = state.link or (tag == "a" and not element.get("href", "#").startswith("#"))
        return _State(kind, reason, part, state.pre or tag in ("pre", "xmp", "listing"), link, state.depth + 1)

    def _inline(self, element: Any, state: _State, above: tuple[Any, ...]) -> None:
        """The text of an element within a line; a part with a reason of its own is a piece of its own."""
        own = state.reason is not None and state.part is element
        if own:
            held, self.run = self.run, _Run()
        quote = element.tag == "q"
        self._text("“" if quote else "", state)
        self._children(element, state, (element, *above))
        self._text("”" if quote else "", state)
        if own:
            self._flush(state, (element, *above))
            self.run = held

    def _children(self, element: Any, state: _State, above: tuple[Any, ...]) -> None:
        apart = _has_labels(element)
        self._text(element.text or "", state)
        for child in element:
            self._element(child, state, above)
            self._text(child.tail or (" " if apart else ""), state)

    def _text(self, text: str, state: _State) -> None:
        if text:
            self.run.parts.append(text if state.pre else re.sub(r"\s*\n\s*", _SOFT, text))
            if state.link:
                self.run.links += len(text.strip())

    def _block_begins(self, state: _State, above: tuple[Any, ...]) -> None:
        self._flush(state, above)

    def _flush(self, state: _State, above: tuple[Any, ...]) -> None:
        """Make pieces of the collected text: one for each part between two line breaks in a row."""
        raw, links = "".join(self.run.parts), self.run.links
        self.run = _Run()
        for part in _PARAGRAPH_BREAK.split(raw):
            text = _BREAK.join(one_line(line.replace(_SOFT, "\n")) for line in part.split(_BREAK)).strip()
            if text:
                self.pieces.append(Piece(text, state.kind, above, state.reason, state.part, min(links, len(text))))

    def _table(self, table: Any, state: _State, above: tuple[Any, ...]) -> None:
        """A table of data: its caption, and its rows, numbered."""
        for caption in table.findall("caption"):
            self._element(caption, state, above)
        number = 0
        for row in _rows(table):
            cells = [cell_text(cell) for cell in row if cell.tag in ("td", "th")]
            if any(cells):
                number += 1
                self.pieces.append(Piece(" | ".join(cells), "row", (row, *above), state.reason, state.part, row=number))


_BLOCKS: Final = frozenset(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr "
    "html legend li main menu nav ol p pre search section summary table tbody td tfoot th thead tr ul caption xmp listing".split()
)


def _has_labels(element: Any) -> bool:
    """Whether an element consists of labels side by side, such as a date and a number of views, which only their style keeps apart."""
    if element.tag not in _LABELLED or len(element) < 2 or (element.text or "").strip():
        return False
    return all(child.tag in ("a", "span", "time", "address") and not (child.tail or "").strip() for child in element)


def _only_inline(element: Any) -> bool:
    """Whether an element that HTML does not know contains no blocks."""
    return not any(below.tag in _BLOCKS for below in element.iterdescendants())


def cell_text(element: Any) -> str:
    """The text of a cell on one line."""
    walk = Walk(element, judged=False)
    return " ".join(piece.text.replace("\n", " ") for piece in walk.pieces if piece.reason is None)


def _rows(table: Any) -> Iterator[Any]:
    for element in table:
        if element.tag == "tr":
            yield element
        elif element.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in element if row.tag == "tr")


def _is_data(table: Any) -> bool:
    """Whether a table has rows of data; otherwise it arranges the page."""
    if table.get("role") in ("presentation", "none") or table.find(".//table") is not None:
        return False
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in _rows(table)]
    filled = [[cell for cell in row if cell.xpath("normalize-space()")] for row in rows]
    if sum(len(row) > 1 for row in filled) < 2:
        return False
    if table.find(".//th") is not None or table.find("caption") is not None:
        return True
    cells = [cell for row in filled for cell in row]
    if any(len(cell.xpath("normalize-space()")) > 300 or len(cell.findall(".//p")) > 1 or cell.find(".//h1") is not None for cell in cells):
        return False
    widths = [sum(_span(cell) for cell in row) for row in rows if row]
    return max(widths) == min(widths) and not any(cell.find(".//h2") is not None for cell in cells)


def _span(cell: Any) -> int:
    given = cell.get("colspan", "1")
    return int(given) if given.isdecimal() and len(given) < 4 else 1
