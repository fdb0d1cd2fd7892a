"""The formats that can be read, in the order in which they are recognised: by the bytes of a file, not by its name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import count
from typing import Final, NamedTuple

from ..articles.article import Article, Block, is_article
from . import docx, epub, mail, markdown, pdf, plain, refused, subtitles, web_archive, web_page
from .archive import Archive
from .document import LARGEST_FILE, MOST_BLOCKS, Document, UnreadableError


class Format(NamedTuple):
    """A format: its name, whether a document is in it, and its reader."""

    name: str
    recognised: Callable[[Document], bool]
    read: Callable[[Document], Article | None]


def read(document: Document) -> Article:
    """Read an article in any of the formats.  Raises UnreadableError, which says what to do, if it cannot be read."""
    if not document.content.strip():
        raise UnreadableError("the file is empty", "save the article again")
    if len(document.content) > LARGEST_FILE:
        raise UnreadableError(f"the file has {len(document.content):,} bytes; at most {LARGEST_FILE:,} are read", "split it")
    form = next(form for form in FORMATS if form.recognised(document))
    try:
        article = form.read(document)
    except UnreadableError:
        raise
    except Exception as error:  # a file may be made to break a library
        raise UnreadableError(f"this {form.name} cannot be read ({type(error).__name__})", "save it as PDF or plain text") from error
    if article is None or not article.blocks:
        raise UnreadableError(f"this {form.name} has no paragraphs", "save the article again, or as plain text")
    if len(article.blocks) > MOST_BLOCKS:
        raise UnreadableError(f"this {form.name} has {len(article.blocks):,} paragraphs; at most {MOST_BLOCKS:,} are read", "split it")
    return replace(article, reader=article.reader or form.name, blocks=_with_rows(article.blocks))


def _with_rows(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The paragraphs, with rows counted through the article: a row of a second table must have another number."""
    numbers = count(1)
    return tuple(replace(block, at=replace(block.at, row=next(numbers))) if block.at.row else block for block in blocks)


def _begins(*beginnings: bytes) -> Callable[[Document], bool]:
    return lambda document: document.head.startswith(beginnings)


def _zip_with(pattern: str) -> Callable[[Document], bool]:
    """A test for zip files in which a file's name matches."""
    return lambda document: document.content.startswith(b"PK") and any(re.match(pattern, name) for name in Archive(document.content).names)


def _is_page(document: Document) -> bool:
    """Whether a text begins with the elements of a page, in any encoding that has ASCII or is UTF-16."""
    head = document.content[:4096].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return bool(
        re.match(
            rb"(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body|meta|title|div|p|article|main|section|table|h1)\b",
            head,
            re.IGNORECASE | re.DOTALL,
        )
    )


def _is_own(document: Document) -> bool:
    return is_article(document.content[:200].decode("utf-8", "replace"))


#: Each format in one line.
FORMATS: Final = (
    Format("article read before", _is_own, plain.read),
    Format("PDF", lambda document: b"%PDF-" in document.content[:1024], pdf.read),
    Format("Word file", _zip_with(r"word/document\d*\.xml$"), docx.read),
    Format("e-book", _zip_with(r"META-INF/container\.xml$"), epub.read),
    Format("web archive", _zip_with(r"archive/.*\.warc"), web_archive.zip_reader(read)),
    Format("zip file", _begins(b"PK\x03\x04", b"PK\x05\x06"), refused.read_zip),
    Format("web archive", web_archive.is_warc, web_archive.reader(read)),
    Format("saved page", mail.is_saved_page, mail.read_saved_page),
    Format("mail", mail.is_mail, mail.read),
    Format("web page", _is_page, web_page.read),
    Format("file", refused.is_refused, refused.read),
    Format("subtitles", subtitles.is_subtitles, subtitles.read),
    Format("Markdown text", markdown.is_markdown, markdown.read),
    Format("text", lambda _: True, plain.read),
)
