"""E-books (EPUB): the texts of the book in its order, without its table of contents."""

from __future__ import annotations

import posixpath
from typing import Any
from urllib.parse import unquote

from ..articles.article import Article, Dropped, Found, Proposal
from .archive import Archive, attribute, local
from .document import Document, UnreadableError, one_line
from .encodings import decode
from .page_metadata import day
from .page_walk import Walk
from .transcript import with_turns
from .web_page import block, parsed


def read(document: Document) -> Article:
    """Read an e-book."""
    archive = Archive(document.content)
    container = archive.xml("META-INF/container.xml")
    package = (
        next((attribute(item, "full-path") for item in container.iter() if local(item) == "rootfile"), "") if container is not None else ""
    )
    root = archive.xml(package)
    if root is None:
        raise UnreadableError("this e-book is damaged", "download it again, or convert it to EPUB")
    folder = posixpath.dirname(package)
    items = {attribute(item, "id"): item for item in root.iter() if local(item) == "item"}
    places = [_place(folder, items[id]) for id in _spine(root) if id in items and "nav" not in attribute(items[id], "properties").split()]
    _require_open(archive, frozenset(places))
    blocks, dropped = [], []
    for place in places:
        for piece in Walk(_page(archive.read(place)), judged=False).pieces if archive.read(place) else ():
            if piece.reason:
                dropped.append(Dropped(piece.reason, one_line(piece.text)[:200]))
            else:
                blocks.append(block(piece))
    return Article(with_turns(blocks), _found(root), tuple(dropped), "e-book")


def _spine(root: Any) -> list[str]:
    return [attribute(item, "idref") for item in root.iter() if local(item) == "itemref" and attribute(item, "linear") != "no"]


def _place(folder: str, item: Any) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(attribute(item, "href").partition("#")[0])))


def _page(content: bytes) -> Any:
    return parsed(decode(Document(content), "utf-8").text)


def _require_open(archive: Archive, places: frozenset[str]) -> None:
    """Reject a book whose texts are encrypted; encrypted fonts do no harm."""
    encryption = archive.xml("META-INF/encryption.xml")
    locked = {
        unquote(attribute(item, "URI"))
        for item in (encryption.iter() if encryption is not None else ())
        if local(item) == "CipherReference"
    }
    if locked & places:
        raise UnreadableError("this e-book is protected against copying", "get a copy without protection, or type what you cite")


def _found(root: Any) -> Found:
    stated: dict[str, list[str]] = {}
    for item in root.iter():
        if item.text and local(item) in ("title", "creator", "publisher", "date", "language", "rights") and one_line(item.text):
            stated.setdefault(local(item), []).append(one_line(item.text))

    def one(name: str) -> Proposal | None:
        return Proposal(stated[name][0], f"EPUB {name}") if name in stated else None

    date = day(stated.get("date", [""])[0])
    return Found(
        title=one("title"),
        authors=tuple(Proposal(name, "EPUB creator") for name in stated.get("creator", ())),
        publisher=one("publisher"),
        published=Proposal(date, "EPUB date") if date else None,
        language=one("language"),
        rights=one("rights"),
    )
