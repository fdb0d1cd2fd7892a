"""Formats that are not read, each with what to do instead."""

from __future__ import annotations

import json
import re
from typing import Final

from .archive import Archive
from .document import Document, UnreadableError

_OCR: Final = "run OCR first, or type what you cite into a text file"
#: What a file begins with, what it is, and the remedy.
_BEGINNINGS: Final = (
    (rb"\x89PNG|\xff\xd8\xff|GIF8|BM.{4}\0\0\0\0|II\*\0|MM\0\*|RIFF.{4}WEBP|.{4}ftyp(?:heic|heix|mif1|avif)", "this is a picture", _OCR),
    (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "this is a file of an old Office program (.doc, .xls, .ppt or .msg)", "save it as DOCX or PDF"),
    (rb"\{\\rtf", "this is an RTF file", "save it as DOCX or plain text"),
    (rb".{60}(?:BOOKMOBI|TEXtREAd)", "this is a Kindle book", "convert it to EPUB"),
    (rb"bplist00", "this is a web archive of Safari", "save the page as HTML or PDF"),
    (rb"%!PS", "this is PostScript", "convert it to PDF"),
    (rb"AT&TFORM", "this is a DjVu file", "convert it to PDF with a text layer"),
    (rb"ID3|\xff[\xfb\xf3\xf2]|OggS|fLaC|RIFF.{4}(?:WAVE|AVI )|\x1aE\xdf\xa3|.{4}ftyp", "this is sound or video", "add its transcript instead"),
    (rb"7z\xbc\xaf\x27\x1c|Rar!|\x1f\x8b|BZh|\xfd7zXZ|\x28\xb5\x2f\xfd", "this is a compressed archive", "unpack it, and add the file in it"),
    (rb"MZ|\x7fELF|\xca\xfe\xba\xbe|\xcf\xfa\xed\xfe", "this is a program", "save the article as HTML, PDF, DOCX or plain text"),
    (rb"SQLite format 3\0", "this is a database", "export the article as plain text"),
)  # fmt: skip
_PATTERNS: Final = tuple((re.compile(pattern, re.DOTALL), what, remedy) for pattern, what, remedy in _BEGINNINGS)
_IN_ZIP: Final = (
    ("xl/", "this is an Excel file", "save the sheet as PDF, or the rows you cite as plain text"),
    ("ppt/", "this is a PowerPoint file", "save it as PDF"),
    ("Index/Document.iwa", "this is a file of Apple Pages", "export it as DOCX"),
    ("content.xml", "this is an OpenDocument file", "save it as DOCX"),
)


def is_refused(document: Document) -> bool:
    """Whether a file is in a format that is not read."""
    return any(pattern.match(document.content) for pattern, _, _ in _PATTERNS) or _is_json(document) or _is_xml(document)


def read(document: Document) -> None:
    """Refuse a file, with the remedy."""
    for pattern, what, remedy in _PATTERNS:
        if pattern.match(document.content):
            raise UnreadableError(what, remedy)
    if _is_json(document):
        raise UnreadableError("this is JSON data", "save the article as HTML, PDF or plain text")
    raise UnreadableError("this is XML data, not a page", "save the article as HTML, PDF or plain text")


def read_zip(document: Document) -> None:
    """Refuse a zip file, with the remedy."""
    names = Archive(document.content).names
    for beginning, what, remedy in _IN_ZIP:
        if any(name.startswith(beginning) for name in names):
            raise UnreadableError(what, remedy)
    raise UnreadableError("this is a zip file", "unpack it, and add the file in it")


def _is_json(document: Document) -> bool:
    if not document.head.startswith((b"{", b"[")) or len(document.content) > 1 << 20:
        return False
    try:
        return isinstance(json.loads(document.content), dict | list)
    except (ValueError, RecursionError):
        return False


def _is_xml(document: Document) -> bool:
    return bool(
        re.match(rb"<\?xml[^>]*>\s*(?:<!--.*?-->\s*)*<(?!html|!doctype\s+html)", document.head, re.IGNORECASE | re.DOTALL)
    ) or document.head.startswith((b"<rss", b"<feed", b"<svg"))
