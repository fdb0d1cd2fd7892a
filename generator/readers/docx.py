"""Word files (DOCX): paragraphs, headings, items, rows and notes; without headers, deleted text and remarks."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from ..articles.article import Article, Block, Dropped, Found, Kind, Proposal
from ..articles.locators import Locator
from .archive import Archive, attribute, local
from .document import DEEPEST, Document, UnreadableError, one_line
from .page_metadata import day
from .transcript import with_turns

_BREAK: Final = re.compile(r"\n[^\S\n]*\n\s*")
_SKIPPED: Final = frozenset(
    {"instrText", "delInstrText", "rPr", "pPr", "tblPr", "trPr", "tcPr", "sectPr", "rt", "commentRangeStart", "Fallback"}
)
_DELETED: Final = frozenset({"del", "moveFrom"})
_SIGNS: Final = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "", "ptab": " "}
_SHOWN: Final = 200


@dataclass(slots=True)
class _Style:
    """What a style makes of a paragraph."""

    kind: Kind = "paragraph"
    contents: bool = False


@dataclass(slots=True)
class _Text:
    """The text of a paragraph while its runs are read; `boxes` are text boxes anchored in it."""

    parts: list[str] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)


class _Word:
    """A Word file while it is read."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.main = _main_part(archive)
        self.folder = posixpath.dirname(self.main)
        self.styles = _styles(archive.xml(f"{self.folder}/styles.xml"))
        self.dropped: list[Dropped] = []
        self.references: list[tuple[str, str]] = []

    def drop(self, dropped: Dropped) -> None:
        if dropped.text and dropped not in self.dropped:
            self.dropped.append(dropped)

    def blocks(self, container: Any, depth: int = 0) -> Iterator[Block]:
        """The paragraphs and rows of a body, cell or text box."""
        if depth > DEEPEST:
            raise UnreadableError("the parts of this file are nested too deeply", "save it as plain text")
        for element in container:
            name = local(element)
            if name == "p":
                yield from self.paragraph(element, depth)
            elif name == "tbl":
                yield from self.table(element, depth)
            elif name == "sdt":
                contents = any(attribute(part, "val") == "Table of Contents" for part in element.iter() if local(part) == "docPartGallery")
                if contents:
                    self.drop(Dropped("menu", one_line(" ".join(block.text for block in self.blocks(element, depth + 1)))[:_SHOWN]))
                else:
                    yield from self.blocks(element, depth + 1)
            elif name in ("sdtContent", "ins", "moveTo", "customXml", "smartTag", "AlternateContent", "Choice"):
                yield from self.blocks(element, depth + 1)

    def paragraph(self, element: Any, depth: int) -> Iterator[Block]:
        """A paragraph, in parts if it has two line breaks in a row; then the text boxes anchored in it."""
        style = self.style(element)
        text = _Text()
        self.runs(element, text, depth)
        for part in _BREAK.split("".join(text.parts)):
            if not part.strip():
                continue
            if style.contents:
                self.drop(Dropped("menu", one_line(part)[:_SHOWN]))
            else:
                yield Block(part.strip(), style.kind)
        for box in text.boxes:
            yield from self.blocks(box, depth + 1)

    def style(self, paragraph: Any) -> _Style:
        """What a paragraph is by its style, its level and its numbering."""
        found = _Style()
        for properties in (child for child in paragraph if local(child) == "pPr"):
            for item in properties:
                name = local(item)
                if name == "pStyle":
                    found = self.styles.get(attribute(item, "val"), found)
                elif name == "outlineLvl" and attribute(item, "val") not in ("", "9"):
                    found = _Style("heading")
                elif (
                    name == "numPr"
                    and found.kind == "paragraph"
                    and not any(attribute(part, "val") == "0" for part in item if local(part) == "numId")
                ):
                    found = _Style("item", found.contents)
        return found

    def runs(self, element: Any, text: _Text, depth: int) -> None:
        """Collect the text of runs; deleted and hidden text is dropped."""
        if depth > DEEPEST:
            raise UnreadableError("the parts of this file are nested too deeply", "save it as plain text")
        for child in element:
            name = local(child)
            if name in _SKIPPED:
                continue
            if name == "t":
                text.parts.append(child.text or "")
            elif name in _SIGNS:
                text.parts.append(_SIGNS[name])
            elif name in _DELETED:
                self.drop(
                    Dropped(
                        "deleted text",
                        one_line("".join(part.text or "" for part in child.iter() if local(part) in ("delText", "t")))[:_SHOWN],
                    )
                )
            elif name == "r" and _is_hidden(child):
                self.drop(Dropped("hidden", one_line("".join(part.text or "" for part in child.iter() if local(part) == "t"))[:_SHOWN]))
            elif name in ("footnoteReference", "endnoteReference"):
                self.references.append((name.removesuffix("Reference"), attribute(child, "id")))
                text.parts.append(f"[{len(self.references)}]")
            elif name == "txbxContent":
                text.boxes.append(child)
            elif name == "sym":
                text.parts.append("•" if attribute(child, "char") else "")
            else:
                self.runs(child, text, depth + 1)

    def table(self, table: Any, depth: int) -> Iterator[Block]:
        """The rows of a table; a table of one column is text in a frame."""
        number = 0
        for row in (row for row in table.iter() if local(row) == "tr"):
            cells = [list(self.blocks(cell, depth + 1)) for cell in _cells(row)]
            if len(cells) == 1:
                yield from cells[0]
            elif any(cells):
                number += 1
                yield Block(" | ".join(one_line(" ".join(block.text for block in cell)) for cell in cells), "row", Locator(row=number))

    def notes(self) -> Iterator[Block]:
        """The notes that the text refers to, in this order, numbered as in the text."""
        files = {kind: self.archive.xml(f"{self.folder}/{kind}s.xml") for kind in ("footnote", "endnote")}
        for number, (kind, id) in enumerate(self.references, 1):
            root = files[kind]
            note = next((item for item in root if attribute(item, "id") == id), None) if root is not None else None
            text = one_line(" ".join(block.text for block in self.blocks(note))) if note is not None else ""
            if text:
                yield Block(f"[{number}] {text}", "note")


def read(document: Document) -> Article:
    """Read a Word file."""
    word = _Word(Archive(document.content))
    root = word.archive.xml(word.main)
    body = next((child for child in root if local(child) == "body"), None) if root is not None else None
    if body is None:
        raise UnreadableError("this Word file is damaged", "open it in a word processor and save it as DOCX")
    blocks = list(word.blocks(body))
    blocks += word.notes()
    for name in word.archive.names:
        if re.fullmatch(rf"{re.escape(word.folder)}/(?:header|footer|comments)\d*\.xml", name):
            text = one_line(" ".join(block.text for item in _containers(word.archive.xml(name)) for block in word.blocks(item)))[:_SHOWN]
            word.drop(Dropped("remark" if "comments" in name else "running head", text))
    return Article(with_turns(blocks), _found(word.archive), tuple(word.dropped), "Word file")


def _containers(root: Any) -> list[Any]:
    """The parts of a file of headers or remarks that contain paragraphs."""
    return [child for child in root if local(child) == "comment"] or [root]


def _main_part(archive: Archive) -> str:
    relations = archive.xml("_rels/.rels")
    for relation in relations if relations is not None else ():
        if attribute(relation, "Type").endswith("/officeDocument"):
            return attribute(relation, "Target").lstrip("/")
    return "word/document.xml"


def _styles(root: Any) -> dict[str, _Style]:
    """What each style makes of a paragraph, by the style's id."""
    styles: dict[str, _Style] = {}
    for style in root if root is not None else ():
        name = next((attribute(part, "val") for part in style if local(part) == "name"), "").lower()
        parts = {local(part): attribute(part, "val") for part in style.iter()}
        kind: Kind = "paragraph"
        if re.match(r"heading \d|title$|subtitle$", name) or parts.get("outlineLvl", "9") not in ("9", ""):
            kind = "heading"
        elif name == "caption":
            kind = "caption"
        elif "numPr" in parts or re.match(r"list (?:bullet|number)", name):
            kind = "item"
        styles[attribute(style, "styleId")] = _Style(kind, bool(re.match(r"toc \d|table of (?:figures|contents)", name)))
    return styles


def _is_hidden(run: Any) -> bool:
    return any(
        local(item) == "vanish" and attribute(item, "val") not in ("0", "false") for part in run if local(part) == "rPr" for item in part
    )


def _cells(row: Any) -> Iterator[Any]:
    for child in row:
        if local(child) == "tc":
            yield child
        elif local(child) in ("sdt", "sdtContent", "customXml"):
            yield from _cells(child)


def _found(archive: Archive) -> Found:
    """What the properties of the file say."""
    root = archive.xml("docProps/core.xml")
    stated = {local(item): one_line(item.text or "") for item in (root if root is not None else ())}
    made = day(stated.get("created", ""))
    author = stated.get("creator", "")
    return Found(
        title=Proposal(stated["title"], "Word property title") if stated.get("title") else None,
        authors=(Proposal(author, "Word property author"),) if author else (),
        published=Proposal(made, "Word property created") if made else None,
        language=Proposal(stated["language"], "Word property language") if stated.get("language") else None,
    )
