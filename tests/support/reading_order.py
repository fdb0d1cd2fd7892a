"""What a screen reader says of a printed file: the text of its tags, in the order of the tree of tags."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import Any

import pikepdf

from tests.support.pdfs import reader


def spoken(content: bytes) -> list[tuple[str, str]]:
    """Each piece of text with the tag that it is in, in reading order; of a figure its alternative text."""
    return list(_said(reader(content).trailer["/Root"]["/StructTreeRoot"]["/K"], "", 0, _texts(content)))


def items(content: bytes) -> list[tuple[str, str]]:
    """The items of all lists in reading order, each as its label and its body."""
    return list(_items(reader(content).trailer["/Root"]["/StructTreeRoot"]["/K"], 0, _texts(content)))


def _items(item: Any, page: int, texts: dict[int, dict[int, str]]) -> Iterator[tuple[str, str]]:
    item = item.get_object() if hasattr(item, "get_object") else item
    if isinstance(item, list):
        for part in item:
            yield from _items(part, page, texts)
    elif hasattr(item, "raw_get") and "/K" in item:
        page = item.raw_get("/Pg").idnum if "/Pg" in item else page
        if item.get("/S") == "/LI":
            label, body = ("".join(words for _, words in _said(part, "", page, texts)) for part in item["/K"])
            yield label, body
        else:
            yield from _items(item["/K"], page, texts)


def _texts(content: bytes) -> dict[int, dict[int, str]]:
    """The text of each piece of marked content, by the number of its page's object and its own."""
    found = reader(content)
    with pikepdf.open(io.BytesIO(content)) as document:
        pairs = zip(found.pages, document.pages, strict=True)
        return {page.indirect_reference.idnum: _by_mark(page, pikepdf.parse_content_stream(twin)) for page, twin in pairs}


def _by_mark(page: Any, instructions: Iterable[Any]) -> dict[int, str]:
    """The text of each piece of marked content of a page, by its number."""
    maps = {str(name): _letters_of(font.get_object()) for name, font in page.get("/Resources", {}).get("/Font", {}).items()}
    texts: dict[int, str] = {}
    marks: list[Any] = []
    font: dict[int, str] = {}
    for operands, operator in instructions:
        match str(operator):
            case "BDC":
                own = operands[1].get("/MCID") if isinstance(operands[1], pikepdf.Dictionary) else None
                marks.append(own if own is not None else marks[-1] if marks else None)  # what is inside belongs to what is around it
            case "BMC":
                marks.append(marks[-1] if marks else None)
            case "EMC":
                marks.pop()
            case "Tf":
                font = maps.get(str(operands[0]), {})
            case "Tj" | "TJ" if marks and marks[-1] is not None:
                parts = [bytes(part) for part in _parts(operands[0]) if isinstance(part, pikepdf.String)]
                texts[marks[-1]] = texts.get(marks[-1], "") + "".join(_decoded(part, font) for part in parts)
    return texts


def _parts(shown: Any) -> list[Any]:
    return list(shown) if isinstance(shown, pikepdf.Array) else [shown]


def _letters_of(font: Any) -> dict[int, str]:
    """What each code of a font means."""
    from pypdf._cmap import get_encoding

    _, letters = get_encoding(font)
    return {ord(code): letter for code, letter in letters.items() if isinstance(code, str) and len(code) == 1}


def _decoded(part: bytes, letters: dict[int, str]) -> str:
    return "".join(letters.get(int.from_bytes(part[at : at + 2]), "") for at in range(0, len(part), 2))


def _said(item: Any, tag: str, page: int, texts: dict[int, dict[int, str]]) -> Iterator[tuple[str, str]]:
    item = item.get_object() if hasattr(item, "get_object") else item
    if isinstance(item, int):
        yield tag, texts[page].get(item, "")
    elif isinstance(item, list):
        for part in item:
            yield from _said(part, tag, page, texts)
    elif "/MCID" in item:
        yield tag, texts[item.raw_get("/Pg").idnum if "/Pg" in item else page].get(int(item["/MCID"]), "")
    elif "/S" in item:
        if "/Alt" in item:
            yield str(item["/S"]), str(item["/Alt"])
        elif "/K" in item:
            yield from _said(item["/K"], str(item["/S"]), item.raw_get("/Pg").idnum if "/Pg" in item else page, texts)
