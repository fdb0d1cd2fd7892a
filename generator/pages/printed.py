"""What pages offer to print: the brief of a record, and the book; each with its pages and size, so that nobody loads it unawares.

Floor 1: imports `markdown`.  `offered` says of what was printed how it is described, by the record's id, and the book under no id; what
is not in it was not printed, and gets no link.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator import markdown as md
from generator.markdown import Md

#: Where the papers stand below `docs/`.
FOLDER: Final = "briefs"
BOOK: Final = ""


def path(id: str) -> str:
    """The file of a record's brief, or of the book, below `docs/`."""
    return f"{FOLDER}/{id or 'book'}.pdf"


def brief(offered: Mapping[str, str], id: str, *, up: str = "../") -> Md:
    """The link to a record's brief: “Print brief (PDF, 2 pages, 58 kB)”; nothing where there is none."""
    return _link(offered, id, "Print brief", up)


def book(offered: Mapping[str, str], *, up: str = "../") -> Md:
    """The link to the book of all briefs; nothing where there is none."""
    return _link(offered, BOOK, "Print the book of all briefs", up)


def _link(offered: Mapping[str, str], id: str, words: str, up: str) -> Md:
    if id not in offered:
        return md.EMPTY
    link = md.link(md.text(f"{words} ({offered[id]})"), md.file(f"{up}{path(id)}"), searched=False)
    return md.paragraph(link, classes="print", searched=False)
