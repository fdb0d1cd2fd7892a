"""The contents of a page as a reader sees them: its lines, its sections, its boxes, and its claims with everything beside them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from generator.pages.context import PageContext
from generator.pages.site import one_by_one
from generator.records.decode import decode
from generator.records.dossier import Dossier
from tests.support.html import Element, body, rendered


def markdown(dossier: Dossier) -> dict[str, str]:
    """The Markdown of every page of a dossier, by path."""
    pages = itertools.takewhile(lambda file: file[0].endswith(".md"), one_by_one(PageContext(dossier)))  # the data files come after them
    return {path: content.decode() for path, content in pages}


def pages(files: Mapping[str, bytes]) -> dict[str, str]:
    """The Markdown of every page of the dossier in these files, by path."""
    found, _ = decode(files)
    assert found is not None
    return markdown(found)


def page(path: str, files: Mapping[str, bytes]) -> Element:
    """One page of the dossier in these files, as rendered for a reader."""
    return rendered(body(pages(files)[path]))


def lines(element: Element) -> list[str]:
    """The text of an element, line by line, without blank lines."""
    return [line for line in element.text.splitlines() if line.strip()]


def links(element: Element) -> dict[str, str]:
    """The targets of an element's links, by their words."""
    return {link.text: link.attributes["href"] for link in element.each("a")}


def section(page: Element, id: str) -> Element:
    """Everything between a heading and the next one of its level or a higher one; empty if the page has no such heading."""
    found: list[Element | str] = []
    level = ""
    for part in blocks(page):
        if part.name == "details" and part.attributes.get("id"):
            level = ""  # what is folded away belongs to the whole page
        if level and part.name in ("h1", "h2", "h3") and part.name <= level:
            level = ""
        if level:
            found.append(part)
        if part.attributes.get("id") == id and part.name in ("h1", "h2", "h3"):
            level = part.name
    return Element("section", {"id": id}, found)


def blocks(page: Element) -> Iterator[Element]:
    """The blocks separated by headings: those of a page, or of its article if the engine put a frame around it; those in a timeline or side by side, too."""
    inside = next((element for element in page.each("article")), page)
    yield from _unwrapped(inside)


def _unwrapped(whole: Element) -> Iterator[Element]:
    for part in whole.inside:
        if isinstance(part, Element):
            yield from _unwrapped(part) if {"timeline", "parts", "part"} & set(part.classes) else (part,)


def box(page: Element, label: str) -> list[Element]:
    """The values of a row of the box."""
    found: list[Element] = []
    here = False
    for part in next(page.of("infobox")[0].each("dl")).inside:
        if isinstance(part, Element) and part.name == "dt":
            here = part.text == label
        elif isinstance(part, Element) and here:
            found.append(part)
    return found


class Showing(NamedTuple):
    """A claim as a page shows it in one place: its text, the line below, everything else beside it, and the notes of its marks.

    `number` is its number on the page, `link` the link of that, and `leads` where the last link of the line below it leads.
    """

    ref: str
    text: str
    said: str
    remarks: tuple[str, ...]
    cited: tuple[str, ...]
    anchor: str
    fallen: bool
    number: str
    link: str
    leads: str


def showings(page: Element, path: str) -> Iterator[Showing]:
    """Every place in which a page shows a claim, in reading order."""
    stem = PurePosixPath(path.removesuffix("/index.html")).stem
    for item in page.each("li"):
        parts = [part for part in item.inside if isinstance(part, Element)]
        if parts and "claim" in parts[0].classes and "office" not in parts[0].classes:
            yield _showing(page, stem, parts)


def _showing(page: Element, stem: str, parts: list[Element]) -> Showing:
    """A claim from the blocks of its item, without its number; the line below it is without the words “see also”."""
    claim, below = parts[0], parts[1]
    anchor = claim.of("permanent")[0].attributes["href"].removeprefix("#")
    elsewhere = ("Printed by ", "Another account: ", "Superseded by: ")  # statements are named by the numbers of each page
    remarks = tuple(part.text.strip() for part in parts[2:] if not part.text.startswith(elsewhere))
    return Showing(
        anchor.replace(".", "/") if "." in anchor else f"{stem}/{anchor}",
        words_of(claim),
        re.sub(r" · (?:see also .*|TLP:.*? · For the harbour only)(?= · |$)", "", below.text.strip()),
        remarks,
        tuple(cited(page, mark) for mark in claim.of("cite")),
        claim.attributes.get("id", ""),
        "fallen" in claim.classes,
        claim.of("permanent")[0].text,
        anchor,
        next((link.attributes["href"] for link in reversed([*below.each("a")])), ""),
    )


def words_of(claim: Element) -> str:
    """The words of a claim as a page prints it, without its number and its marks."""
    return re.sub(r"^\d+ |(\[(?:\d+|¶\d+(?:–\d+)?|source)\])*$", "", claim.text.strip())


def cited(page: Element, mark: Element) -> str:
    """The words of a mark's note, without the passages on the publisher's page; those of a guest are the mark's title."""
    if "title" in mark.attributes:
        return mark.attributes["title"]
    return page.one(mark.attributes["href"].removeprefix("#")).text.strip().partition(", on the publisher’s page")[0]


def when_of(line: str) -> str:
    """The date of the event, from the parts of the line below a claim."""
    return next((part for part in line.split(" · ") if re.fullmatch(r"(?:\d+ )?[A-Z][a-z]+ \d{4}", part)), "")
