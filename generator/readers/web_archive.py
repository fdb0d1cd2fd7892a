"""Web archives (WARC, and WACZ, which is a zip of them): one page of them, by its address."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterator
from typing import Any, Final
from urllib.parse import urlsplit

from ..articles.article import Article
from .archive import Archive
from .document import LARGEST_FILE, LARGEST_UNPACKED, Document, UnreadableError, extra

_LISTED: Final = 8
_READ: Final = ("text/html", "application/xhtml+xml", "application/pdf", "text/plain")
_GZIP: Final = b"\x1f\x8b"


def is_warc(document: Document) -> bool:
    """Whether a file is a WARC, compressed or not."""
    if not document.content.startswith(_GZIP):
        return document.content.startswith(b"WARC/")
    try:
        return zlib.decompressobj(31).decompress(document.content[:4096], 64).startswith(b"WARC/")
    except zlib.error:
        return False


def reader(read: Callable[[Document], Article]) -> Callable[[Document], Article]:
    """A reader of web archives; `read` reads the page in them."""
    return lambda document: read(_page(document, _records([document.content])))


def zip_reader(read: Callable[[Document], Article]) -> Callable[[Document], Article]:
    """A reader of zipped web archives; `read` reads the page in them."""

    def read_zip(document: Document) -> Article:
        archive = Archive(document.content)
        names = [name for name in archive.names if name.startswith("archive/") and ".warc" in name]
        return read(_page(document, _records(map(archive.read, names))))

    return read_zip


def _page(document: Document, records: Iterator[tuple[str, str, str, bytes]]) -> Document:
    """The wanted page of an archive.  Raises UnreadableError if it is not there, or if none is named and there are several."""
    pages: dict[str, tuple[str, str, bytes]] = {}
    for address, kind, charset, content in records:
        pages.setdefault(address, (kind, charset, content))
    html = [address for address, (kind, _, _) in pages.items() if "html" in kind] or list(pages)
    wanted = [address for address in pages if _same(address) == _same(document.wanted)] if document.wanted else html
    listed = ", ".join(html[:_LISTED]) + (f" and {len(html) - _LISTED} more" if len(html) > _LISTED else "")
    if not html:
        raise UnreadableError("this web archive has no page", "save the page again, as HTML or WARC")
    if not wanted:
        raise UnreadableError(f"this web archive does not have {document.wanted}", f"name one that it has with --address: {listed}")
    if len(wanted) > 1 and not document.wanted:
        raise UnreadableError(f"this web archive has {len(wanted)} pages", f"name one with --address: {listed}")
    _, charset, content = pages[wanted[0]]
    return Document(content, document.encoding, charset, wanted[0])


def _same(address: str) -> str:
    """An address as it is compared: without scheme, fragment and slash at the end."""
    parts = urlsplit(address)
    return f"{parts.hostname or ''}{parts.path.rstrip('/')}?{parts.query}"


def _records(files: Any) -> Iterator[tuple[str, str, str, bytes]]:
    """Address, media type, encoding and content of each page."""
    iterator = extra("warcio.archiveiterator", "reading a web archive")
    errors = extra("warcio.exceptions", "reading a web archive")
    left = LARGEST_UNPACKED
    try:
        for content in files:
            for record in iterator.ArchiveIterator(io.BytesIO(content), check_digests=False):
                if record.rec_type not in ("response", "resource"):
                    continue
                kind, charset = _type(record)
                if kind not in _READ:
                    continue
                body = record.content_stream().read(min(left, LARGEST_FILE) + 1)
                left -= len(body)
                if left < 0 or len(body) > LARGEST_FILE:
                    raise UnreadableError("this web archive unpacks to more than is read", "save the page alone, as HTML")
                yield str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>"), kind, charset, body
    except (errors.ArchiveLoadFailed, zlib.error, EOFError, OSError, UnicodeError):
        raise UnreadableError("this web archive is damaged", "save the page again, as HTML or WARC") from None


def _type(record: Any) -> tuple[str, str]:
    """Media type and encoding of a record; no type for an answer that is an error or leads elsewhere."""
    headers = record.http_headers
    if record.rec_type == "response" and (headers is None or headers.get_statuscode() != "200"):
        return "", ""
    named = (headers if headers is not None else record.rec_headers).get_header("Content-Type") or ""
    kind, _, rest = named.partition(";")
    _, _, charset = rest.partition("charset=")
    return kind.strip().lower(), charset.strip().strip("\"'")
