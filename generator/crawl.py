"""A built site as its gates read it: what each page shows, links to, fetches and could run.

Floor 0: imports nothing of this package.  One pass over the HTML that a reader gets, by the reader of the standard library, so that
nothing here depends on the engine that wrote it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final, NamedTuple
from urllib.parse import unquote, urlsplit

_EMPTY: Final = frozenset("area base br col embed hr img input link meta source track wbr".split())
_UNREAD: Final = frozenset({"script", "style", "code", "pre", "svg", "template", "noscript"})
#: Attributes that make a browser fetch something, by element.
_FETCHED: Final[Mapping[str, tuple[str, ...]]] = {
    "script": ("src",), "img": ("src", "srcset"), "iframe": ("src",), "source": ("src", "srcset"), "video": ("src", "poster"), "audio": ("src",),
    "embed": ("src",), "object": ("data",), "input": ("src",), "body": ("background",), "track": ("src",),
}  # fmt: skip
_FETCHED_LINKS: Final = frozenset("stylesheet icon preload prefetch preconnect dns-prefetch modulepreload manifest".split())
#: Elements, and attributes of any element, that act by themselves or make others act.
_ACTING: Final = frozenset("applet base embed frame object portal style".split())
_ACTING_ATTRIBUTES: Final = frozenset("action formaction ping srcdoc style".split())
#: Attributes that a reader sees, or is read.
_SHOWN: Final = ("title", "alt", "placeholder", "aria-label")
_SCHEMES: Final = frozenset({"", "http", "https", "mailto"})
#: A script of a page that runs is JavaScript, whether it says so or not.
_RUNS: Final = frozenset({"", "module", "text/javascript", "application/javascript"})
#: Markup that nothing took for markup, front matter that was not read, and what Python says of things that are no text.
LEFTOVER: Final = re.compile(
    r"\[\[|\]\]|\{\{|\}\}|\{%|%\}|\{:|\[\^|--8<--|[\x02\x03]|\(Citation\b|\bTODO\b"
    r"|^\s*(?:title|description|hide|tags|template): |\bGenerated from \S+; edit that"
    r"|\bNone\b(?! of)|\bnan\b|<[A-Z]\w+ object| at 0x[0-9a-f]{4}|\b[A-Z]\w+\([a-z_]+=|\bid='|\b(?:frozenset|mappingproxy|dict_[a-z]+)\("
)


class Link(NamedTuple):
    """A link of a page: where it leads, its classes, the id of the nearest element around it that has one."""

    href: str
    classes: tuple[str, ...]
    inside: str


@dataclass
class Page(HTMLParser):
    """What the gates ask of one HTML page, gathered in one pass.

    `suspects` are the texts in which something looks left over, `scripts` those that stand in the page itself, `live` what else in it
    acts by itself: an `attribute`, an `element` or a `link`, and how it reads.
    """

    path: str
    title: str = ""
    headings: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)
    suspects: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    live: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[tuple[str, str]] = []
        self._runs = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element's id, link, texts and requests, and what in it could run."""
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a" and "href" in given:
            around = next((id for _, id in reversed(self._open) if id), "")
            self.links.append(Link(given["href"], tuple(given.get("class", "").split()), given.get("id") or around))
        self._note_requests(tag, given)
        self._note_what_acts(tag, given)
        for name in _SHOWN:
            self._read(given.get(name, ""))
        if tag == "meta" and "name" in given and not given.get("content", "").endswith("…"):  # one that was cut stands whole on the page
            self._read(given.get("content", ""))
        if tag == "h1":
            self.headings.append("")
        self._runs = tag == "script" and "src" not in given and given.get("type", "").casefold() in _RUNS
        if self._runs:
            self.scripts.append("")
        if tag not in _EMPTY:
            self._open.append((tag, given.get("id", "")))

    def _note_requests(self, tag: str, given: Mapping[str, str]) -> None:
        for name in _FETCHED.get(tag, ()):
            if name == "srcset":
                self.fetched += (part.split()[0] for part in given.get(name, "").split(",") if part.strip())
            elif name in given:
                self.fetched.append(given[name])
        if tag == "link" and _FETCHED_LINKS & set(given.get("rel", "").casefold().split()):
            self.fetched.append(given.get("href", ""))

    def _note_what_acts(self, tag: str, given: Mapping[str, str]) -> None:
        self.live += (("attribute", f"{name}= on <{tag}>") for name in given if name in _ACTING_ATTRIBUTES or name.startswith("on"))
        if tag in _ACTING or (tag == "meta" and given.get("http-equiv", "").casefold() in ("refresh", "set-cookie")):
            self.live.append(("element", f"<{tag}>"))
        scheme = re.match(r"[\s\x00-\x20]*([a-zA-Z][a-zA-Z0-9+.-]*):", given.get("href", ""))
        if scheme and scheme[1].casefold() not in _SCHEMES:
            self.live.append(("link", f"an address of the scheme {scheme[1]!r}"))

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element of the name."""
        self._runs = False
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at][0] == tag:
                del self._open[at:]
                return

    def handle_data(self, data: str) -> None:
        """Gather the title, the headings, the scripts, and what no page should show."""
        if self._runs:
            self.scripts[-1] += data
        within = {tag for tag, _ in self._open}
        if "title" in within and "svg" not in within:
            self.title += data
        if "h1" in within:
            self.headings[-1] += data
        if not within & _UNREAD:
            self._read(data)

    def _read(self, text: str) -> None:
        if text and LEFTOVER.search(text):
            self.suspects.append(text)


@dataclass(frozen=True)
class Site:
    """A built site: its HTML pages read, its style sheets, the names of all files, and the words that its records say literally."""

    pages: Mapping[str, Page]
    styles: Mapping[str, str]
    names: frozenset[str]
    literal: re.Pattern[str] | None = None

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

    def leftovers(self, text: str) -> list[str]:
        """What of a text looks left over, where no record says it so."""
        found: list[str] = LEFTOVER.findall(self.literal.sub("…", text) if self.literal else text)
        return found


def page(path: str, content: bytes) -> Page:
    """One page of a site, read."""
    found = Page(path)
    found.feed(content.decode("utf-8", "replace"))
    found.close()
    return found


def read(files: Mapping[str, bytes], literal: Iterable[str] = ()) -> Site:
    """A site from its files (path below the site's folder to bytes), and the texts that its records say literally."""
    pages = {path: page(path, content) for path, content in files.items() if path.endswith(".html")}
    styles = {path: content.decode("utf-8", "replace") for path, content in files.items() if path.endswith(".css")}
    return Site(pages, styles, frozenset(files), _any_of(literal))


def _any_of(texts: Iterable[str]) -> re.Pattern[str] | None:
    """What finds those texts in which something looks left over, the longer ones first.

    Pages write some texts small, and set “ ” within “ ” as ‘ ’, so neither counts.
    """
    odd = sorted({re.sub(r"\s+", " ", text).strip() for text in texts if LEFTOVER.search(text)}, key=lambda text: (-len(text), text))
    found = (re.sub("[“‘]", "[“‘]", re.sub("[”’]", "[”’]", re.escape(text))) for text in odd)
    return re.compile("|".join(found), re.IGNORECASE) if odd else None
