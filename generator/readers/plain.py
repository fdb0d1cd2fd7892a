"""Plain text, with blank lines between paragraphs; and articles that were read before."""

from __future__ import annotations

import re
from typing import Final

from ..articles.article import Article, Block, is_article, loads
from .document import Document, UnreadableError, one_line
from .encodings import decode
from .transcript import with_turns

#: A text without blank lines has a paragraph on each line if lines are longer than anybody wraps them, on average.
_LONG: Final = 100
_ENDED: Final = re.compile(r"[.!?:。！？…][\"”’»)\]]*$")


def read(document: Document) -> Article:
    """Read a plain text."""
    text, remarks = decode(document)
    if is_article(text):
        return loads(text)
    if text.startswith("{\\rtf"):
        raise UnreadableError("this is an RTF file", "save it as DOCX or as plain text")
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n").strip()
    blocks = (
        re.split(r"\n[^\S\n]*\n", text.replace("\r\n", "\n").replace("\r", "\n").strip())
        if document.by_blank_lines
        else re.split(r"\n[^\S\n]*\n", plain)
    )
    if document.by_blank_lines:
        return Article(tuple(Block(" ".join(block.split())) for block in blocks if block.strip()), remarks=remarks)
    made = with_turns([Block(part) for block in blocks if block.strip() for part in _lines(block, alone=len(blocks) == 1)])
    return Article(tuple(block for block in made if block.text), remarks=remarks)


def _lines(block: str, *, alone: bool) -> list[str]:
    """The paragraphs of a block: if it is the whole text, and its lines are long or end with stops, each line is one."""
    lines = [line for line in block.split("\n") if one_line(line)]
    if not alone or len(lines) < 2:
        return [block]
    long = sum(map(len, lines)) / len(lines) > _LONG
    ended = sum(bool(_ENDED.search(line.rstrip())) for line in lines) >= 0.8 * len(lines)
    return lines if long or ended else [block]
