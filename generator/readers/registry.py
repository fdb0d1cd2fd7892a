"""The formats that can be read, in the order in which they are recognised: by the bytes of a file, not by its name."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final, NamedTuple

from ..articles.article import Article
from . import pdf, plain, web_page
from .document import LARGEST_FILE, MOST_BLOCKS, Document, UnreadableError


class Format(NamedTuple):
    """A format: its name, whether a document is in it, and its reader."""

    name: str
    recognised: Callable[[Document], bool]
    read: Callable[[Document], Article]


def _begins(*beginnings: bytes) -> Callable[[Document], bool]:
    return lambda document: document.head.startswith(beginnings)


def _looks(pattern: bytes) -> Callable[[Document], bool]:
    compiled = re.compile(pattern, re.IGNORECASE)
    return lambda document: bool(compiled.search(document.head))


#: Each format in one line.
FORMATS: Final = (
    Format("PDF", lambda document: b"%PDF-" in document.content[:1024], pdf.read),
    Format("web page", _looks(rb"\A(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body|meta|title|div|p|article|main|table|h1)\b"), web_page.read),
    Format("plain text", lambda _: True, plain.read),
)


def read(document: Document) -> Article:
    """Read an article in any of the formats.  Raises UnreadableError, which says what to do, if it cannot be read."""
    if not document.content.strip():
        raise UnreadableError("the file is empty", "save the article again")
    if len(document.content) > LARGEST_FILE:
        raise UnreadableError(f"the file has {len(document.content):,} bytes; at most {LARGEST_FILE:,} are read", "split it")
    form = next(form for form in FORMATS if form.recognised(document))
    article = form.read(document)
    if not article.blocks:
        raise UnreadableError(f"this {form.name} has no paragraphs", "save the article again, or as plain text")
    if len(article.blocks) > MOST_BLOCKS:
        raise UnreadableError(f"this {form.name} has {len(article.blocks):,} paragraphs; at most {MOST_BLOCKS:,} are read", "split it")
    return replace(article, reader=article.reader or form.name)
