"""What a screen reader says of a printed file: the text of its tags, in the order of the tree of tags."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.support.pdfs import reader


def spoken(content: bytes) -> list[tuple[str, str]]:
    """Each piece of text with the tag that it is in, in reading order; of a figure its alternative text."""
    found = reader(content)
    texts = {page.indirect_reference.idnum: _by_mark(page) for page in found.pages}
    return list(_said(found.trailer["/Root"]["/StructTreeRoot"]["/K"], "", 0, texts))


def _by_mark(page: Any) -> dict[int, str]:
    """The text of each piece of marked content of a page, by its number."""
    texts: dict[int, str] = {}
    open_marks: list[int | None] = []

    def before(operator: bytes, operands: list[Any], *_: object) -> None:
        if operator == b"BDC":
            open_marks.append(operands[1].get("/MCID") if isinstance(operands[1], dict) else None)
        elif operator == b"BMC":
            open_marks.append(None)
        elif operator == b"EMC" and open_marks:
            open_marks.pop()
        elif operator in {b"Tj", b"TJ"} and open_marks and open_marks[-1] is not None:
            font = fonts[-1] if fonts else None
            raw = operands[0] if operator == b"TJ" else [operands[0]]
            texts[open_marks[-1]] = texts.get(open_marks[-1], "") + "".join(_decoded(part, font) for part in raw)
        elif operator == b"Tf":
            fonts.append(maps.get(str(operands[0]), {}))

    fonts: list[dict[int, str]] = []
    maps = {str(name): _letters_of(font.get_object()) for name, font in page.get("/Resources", {}).get("/Font", {}).items()}
    page.extract_text(visitor_operand_before=before)
    return texts


def _letters_of(font: Any) -> dict[int, str]:
    """What each code of a font means."""
    from pypdf._cmap import get_encoding

    _, letters = get_encoding(font)
    return {ord(code): letter for code, letter in letters.items() if isinstance(code, str) and len(code) == 1}


def _decoded(part: Any, letters: dict[int, str] | None) -> str:
    raw = getattr(part, "original_bytes", b"")
    return "".join((letters or {}).get(int.from_bytes(raw[at : at + 2]), "") for at in range(0, len(raw), 2))


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
