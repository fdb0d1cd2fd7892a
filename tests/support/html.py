"""Pages as a reader's program parses them: Markdown to HTML as in MkDocs, HTML to a tree, links to pages."""

from __future__ import annotations

import functools
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote, urlsplit

import markdown
from mkdocs.config import load_config

from tests.support.repository import ROOT

_EMPTY = frozenset("area base br col embed hr img input link meta source track wbr".split())


@dataclass
class Element:
    """An element of a page: its name, its attributes, and its contents in order."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    inside: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Everything in it except markup."""
        return "".join(part if isinstance(part, str) else part.text for part in self.inside)

    @property
    def classes(self) -> list[str]:
        """Its classes."""
        return self.attributes.get("class", "").split()

    def each(self, name: str = "") -> Iterator[Element]:
        """Every element in it, in reading order; with a name, only those of that name."""
        left = self.inside[::-1]
        while left:
            part = left.pop()
            if isinstance(part, Element):
                if part.name == name or not name:
                    yield part
                left += part.inside[::-1]

    def one(self, id: str) -> Element:
        """The element with an id; fails unless there is exactly one."""
        found = self.ids.get(id, [])
        assert len(found) == 1, f"{len(found)} elements have the id {id!r}"
        return found[0]

    @functools.cached_property
    def ids(self) -> dict[str, list[Element]]:
        """The elements in it that have an id, by that id; determined once, as no test changes a page."""
        found: dict[str, list[Element]] = {}
        for element in self.each():
            if "id" in element.attributes:
                found.setdefault(element.attributes["id"], []).append(element)
        return found

    def of(self, kind: str) -> list[Element]:
        """The elements of a class."""
        return [element for element in self.each() if kind in element.classes]


class _Reader(HTMLParser):
    """Builds a tree from the events of the standard library's HTML parser."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(element)
        if tag not in _EMPTY:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].inside.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        for at in range(len(self.open) - 1, 0, -1):
            if self.open[at].name == tag:
                del self.open[at:]
                return

    def handle_data(self, data: str) -> None:
        last = self.open[-1].inside
        if last and isinstance(last[-1], str):
            last[-1] += data
        else:
            last.append(data)

    def handle_comment(self, data: str) -> None:
        self.open[-1].inside.append(Element("!", {"": data}))


def read(source: str) -> Element:
    """Parse a page, or a piece of one, to a tree."""
    reader = _Reader()
    reader.feed(source)
    reader.close()
    return reader.open[0]


@functools.cache
def _engine() -> markdown.Markdown:
    configured: Any = load_config(str(ROOT / "mkdocs.yml"))
    return markdown.Markdown(extensions=configured["markdown_extensions"], extension_configs=configured["mdx_configs"])


@functools.lru_cache(maxsize=256)
def rendered(source: str) -> Element:
    """Markdown as MkDocs renders it with the extensions of mkdocs.yml."""
    return read(converted(source))


def converted(source: str) -> str:
    """Markdown as HTML, with the extensions of mkdocs.yml."""
    return _engine().reset().convert(source)


def body(page: str) -> str:
    """A generated page without its front matter."""
    return page.split("\n---\n", 1)[1]


def leads_to(page: str, href: str) -> tuple[str, str] | None:
    """The page (or file) and the anchor that a link of a page leads to; None for another site."""
    parts = urlsplit(href)
    if parts.scheme or parts.netloc:
        return None
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path))) if parts.path else page
    if path == "." or parts.path.endswith("/"):
        path = posixpath.normpath(posixpath.join(path, "index.html"))
    return path, unquote(parts.fragment)
