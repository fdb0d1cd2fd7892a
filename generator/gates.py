"""What a built site must keep before it is published: links, anchors, citations, titles, nothing from elsewhere, nothing left over.

Floor 0: imports nothing of this package.  A gate is a generator over the whole site whose docstring is its rule; it reads the HTML that a
reader gets, so it holds whatever engine built it and however much that engine said.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final, NamedTuple
from urllib.parse import unquote, urlsplit

_EMPTY: Final = frozenset("area base br col embed hr img input link meta source track wbr".split())
_UNREAD: Final = frozenset({"script", "style", "code", "pre", "svg", "template", "noscript"})
#: Attributes that make a browser fetch something, by element.
_FETCHED: Final[Mapping[str, str]] = {
    "script": "src", "img": "src", "iframe": "src", "source": "src", "video": "src", "audio": "src", "embed": "src", "object": "data", "input": "src",
}  # fmt: skip
_FETCHED_LINKS: Final = frozenset("stylesheet icon preload prefetch preconnect dns-prefetch modulepreload manifest".split())
_LEFTOVER = re.compile(r"\[\[|\]\]|\{\{|\}\}|\{%|\{:|\[\^|<[A-Z]\w+ object|\bNone\b(?! of)|\bnan\b|\bTODO\b")
_FETCHED_STYLE = re.compile(r"(?:url\(|@import)\s*[\"']?\s*((?:https?:)?//[^\"')\s]+)")
_NOTE = re.compile(r"Note-\d+")


class Fault(NamedTuple):
    """What is wrong with a file of the site."""

    path: str
    gate: str
    message: str

    def __str__(self) -> str:
        return f"site/{self.path}: {self.gate}: {self.message}"


class Link(NamedTuple):
    """A link of a page: where it leads, its classes, the id of the nearest element around it that has one."""

    href: str
    classes: tuple[str, ...]
    inside: str


@dataclass
class Page(HTMLParser):
    """What the gates ask of one HTML page, gathered in one pass."""

    path: str
    title: str = ""
    headings: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)
    leftovers: list[str] = field(default_factory=list)
    live: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element's id, link and requests, and what in it could run."""
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a" and "href" in given:
            around = next((id for _, id in reversed(self._open) if id), "")
            self.links.append(Link(given["href"], tuple(given.get("class", "").split()), given.get("id") or around))
        if _FETCHED.get(tag, "") in given:
            self.fetched.append(given[_FETCHED[tag]])
        if tag == "link" and _FETCHED_LINKS & set(given.get("rel", "").split()):
            self.fetched.append(given.get("href", ""))
        self.live += (f"{name}= on <{tag}>" for name in given if name == "style" or name.startswith("on"))
        if tag == "h1":
            self.headings.append("")
        if tag not in _EMPTY:
            self._open.append((tag, given.get("id", "")))

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element of the name."""
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at][0] == tag:
                del self._open[at:]
                return

    def handle_data(self, data: str) -> None:
        """Gather the title, the headings, and what no page should show."""
        within = {tag for tag, _ in self._open}
        if "title" in within and "svg" not in within:
            self.title += data
        if "h1" in within:
            self.headings[-1] += data
        if not within & _UNREAD:
            self.leftovers += _LEFTOVER.findall(data)


@dataclass(frozen=True)
class Site:
    """A built site: its HTML pages read, its style sheets, and the names of all files."""

    pages: Mapping[str, Page]
    styles: Mapping[str, str]
    names: frozenset[str]

    def target(self, page: str, href: str) -> tuple[str, str] | None:
        """The file and fragment that a link of a page leads to; None for another site or another scheme."""
        parts = urlsplit(href)
        if parts.scheme or parts.netloc:
            return None
        folder = posixpath.dirname(page)
        path = unquote(parts.path)
        target = posixpath.normpath(posixpath.join(folder, path)) if path else page
        if path.endswith("/") or target in ("", "."):
            target = posixpath.normpath(posixpath.join(target, "index.html"))
        return target, unquote(parts.fragment)


def read(files: Mapping[str, bytes]) -> Site:
    """A site from its files: path below the site's folder to bytes."""
    pages = {}
    for path, content in files.items():
        if path.endswith(".html"):
            page = pages[path] = Page(path)
            page.feed(content.decode("utf-8", "replace"))
            page.close()
    styles = {path: content.decode("utf-8", "replace") for path, content in files.items() if path.endswith(".css")}
    return Site(pages, styles, frozenset(files))


def inspect(files: Mapping[str, bytes]) -> list[Fault]:
    """Every fault of a built site, in the order of its files; none means that it can be published."""
    site = read(files)
    return sorted({fault for gate in GATES for fault in gate(site)})


def links_lead_somewhere(site: Site) -> Iterator[Fault]:
    """Every link within the site leads to a file of it, and every fragment to an element of that page."""
    known = {path: set(page.ids) for path, page in site.pages.items()}
    for path, page in site.pages.items():
        if path == "404.html":
            continue  # its links are absolute, since it is served for any address
        for link in page.links:
            target = site.target(path, link.href)
            if target is None:
                continue
            file, fragment = target
            if file not in site.names:
                yield Fault(path, "broken-link", f"{link.href!r} leads to no file")
            elif fragment and file in known and fragment not in known[file] and not fragment.startswith("__"):
                yield Fault(path, "broken-anchor", f"{link.href!r} leads to no place on its page")


def ids_are_unique(site: Site) -> Iterator[Fault]:
    """An id names one element of a page, and none was made up by the engine for a heading in another script."""
    for path, page in site.pages.items():
        for id, count in Counter(page.ids).items():
            if count > 1:
                yield Fault(path, "duplicate-id", f"{count} elements are called {id!r}")
            if re.fullmatch(r"_\d+", id):
                yield Fault(path, "made-up-id", f"a heading without an id of its own was called {id!r}")


def citations_lead_to_paragraphs(site: Site) -> Iterator[Fault]:
    """Every mark leads to a note of its page, every note to a paragraph of a source, and every note has a mark."""
    for path, page in site.pages.items():
        marked = {link.href[1:] for link in page.links if "cite" in link.classes and link.href.startswith("#")}
        notes = {id for id in page.ids if _NOTE.fullmatch(id)}
        grounded = {link.inside for link in page.links if re.search(r"#p\d+$", link.href)}
        for id in sorted(marked - notes):
            yield Fault(path, "broken-citation", f"a mark leads to {id!r}, which is no note")
        for id in sorted(notes - marked):
            yield Fault(path, "broken-citation", f"no mark leads to {id!r}")
        for id in sorted(notes - grounded):
            yield Fault(path, "broken-citation", f"{id!r} leads to no paragraph of a source")


def pages_are_reached(site: Site) -> Iterator[Fault]:
    """Every page is reached from home by links."""
    reached, pending = {"index.html"}, ["index.html"]
    while pending:
        path = pending.pop()
        for link in site.pages[path].links if path in site.pages else ():
            target = site.target(path, link.href)
            if target and target[0] in site.pages and target[0] not in reached:
                reached.add(target[0])
                pending.append(target[0])
    for path in sorted(site.pages.keys() - reached - {"404.html"}):
        yield Fault(path, "orphan", "no page that is reached from home links to it")


def nothing_comes_from_elsewhere(site: Site) -> Iterator[Fault]:
    """A page makes a browser fetch files of the site only."""
    for path, page in site.pages.items():
        for address in page.fetched:
            parts = urlsplit(address)
            if parts.netloc or (parts.scheme and parts.scheme != "data"):
                yield Fault(path, "off-host", f"the page fetches {address!r}")
            elif not parts.scheme and path != "404.html":
                target = site.target(path, address)
                if target and target[0] not in site.names:
                    yield Fault(path, "broken-link", f"the page fetches {address!r}, which is no file")
    for path, style in site.styles.items():
        for address in _FETCHED_STYLE.findall(style):
            yield Fault(path, "off-host", f"the style sheet fetches {address!r}")


def nothing_is_left_over(site: Site) -> Iterator[Fault]:
    """No page shows markup or a program's word for nothing, and none has a style or a script in an attribute."""
    for path, page in site.pages.items():
        for found in sorted(set(page.leftovers)):
            yield Fault(path, "leftover", f"the page shows {found!r}")
        for found in sorted(set(page.live)):
            yield Fault(path, "live-attribute", f"the page has {found}")


def titles_tell_pages_apart(site: Site) -> Iterator[Fault]:
    """Every page has one heading of the first level and a title of its own that begins with it."""
    titles: dict[str, str] = {}
    for path, page in site.pages.items():
        if path == "404.html":
            continue
        if not page.title.strip():
            yield Fault(path, "title", "the page has no title")
        elif page.title in titles:
            yield Fault(path, "title", f"the title {page.title!r} is that of {titles[page.title]} too")
        titles.setdefault(page.title, path)
        if len(page.headings) != 1:
            yield Fault(path, "title", f"the page has {len(page.headings)} headings of the first level")


#: The gates, in the order in which they are told.
GATES: Final[tuple[Callable[[Site], Iterator[Fault]], ...]] = (
    links_lead_somewhere,
    ids_are_unique,
    citations_lead_to_paragraphs,
    pages_are_reached,
    nothing_comes_from_elsewhere,
    nothing_is_left_over,
    titles_tell_pages_apart,
)
