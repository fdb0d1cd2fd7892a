"""What the gates need to know of an HTML page: facts that are collected once, in one pass, and can be kept.

The collector hears the events of a parser and depends on none.  Pages are read with libxml2's parser; tests compare it with the standard
library's.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple
from urllib.parse import unquote, urlsplit

from lxml import etree  # type: ignore[import-untyped]

from ..text import direction

#: The page for unknown addresses.
FRAME: Final = "404.html"
_EMPTY: Final = frozenset("area base br col embed hr img input link meta source track wbr".split())
_UNREAD: Final = frozenset({"script", "style", "code", "pre", "svg", "template", "noscript"})
#: Elements whose content is read in another way.
_WITHIN: Final = ("title", "svg", "h1")
_COUNTED: Final = _UNREAD | frozenset(_WITHIN)
#: Attributes that make a browser request something, by element.
_FETCHED: Final[Mapping[str, tuple[str, ...]]] = {
    "script": ("src",), "img": ("src", "srcset"), "iframe": ("src",), "source": ("src", "srcset"), "video": ("src", "poster"), "audio": ("src",),
    "embed": ("src",), "object": ("data",), "input": ("src",), "body": ("background",), "track": ("src",),
}  # fmt: skip
_FETCHED_LINKS: Final = frozenset("stylesheet icon preload prefetch preconnect dns-prefetch modulepreload manifest".split())
#: Elements, and attributes of any element, that run something or change how other elements behave.
_ACTING: Final = frozenset("applet base embed frame object portal style".split())
_ACTING_ATTRIBUTES: Final = frozenset("action formaction ping srcdoc style".split())
#: Attributes that are shown or read aloud.
_SHOWN: Final = frozenset({"title", "alt", "placeholder", "aria-label"})
_SCHEMES: Final = frozenset({"", "http", "https", "mailto"})
_SCHEME: Final = re.compile(r"[\s\x00-\x20]*([a-zA-Z][a-zA-Z0-9+.-]*):")
#: Types of scripts that run: JavaScript, declared or not.
_RUNS: Final = frozenset({"", "module", "text/javascript", "application/javascript"})
#: Markup and front matter that was not interpreted, and Python's representation of values that are not text.
LEFTOVER: Final = re.compile(
    r"\[\[|\]\]|\{\{|\}\}|\{%|%\}|\{:|\[\^|--8<--|[\x02\x03]|\(Citation\b|\bTODO\b"
    r"|^\s*(?:title|description|hide|tags|template): |\bGenerated from \S+; edit that"
    r"|\bNone\b(?! of)|\bnan\b|<[A-Z]\w+ object| at 0x[0-9a-f]{4}|\b[A-Z]\w+\([a-z_]+=|\bid='|\b(?:frozenset|mappingproxy|dict_[a-z]+)\("
)
#: Every leftover contains one of these, for which a text is searched a hundred times faster.
HINTS: Final = (
    "[[", "]]", "{{", "}}", "{%", "%}", "{:", "[^", "--8<--", "\x02", "\x03", "(Citation", "TODO", "title: ", "description: ", "hide: ", "tags: ",
    "template: ", "Generated from ", "None", "nan", " object", " at 0x", "=", "frozenset(", "mappingproxy(", "dict_",
)  # fmt: skip


class Link(NamedTuple):
    """A link on a page: its target, its classes, and the id of the nearest element around it that has one."""

    href: str
    classes: str
    inside: str


@dataclass
class Page:
    """The parts of one HTML page that the gates examine.

    `suspects` are the texts that seem to contain leftovers, `scripts` the inline scripts, `live` other active content: an `attribute`, an
    `element` or a `link`, with its text.
    """

    title: str = ""
    headings: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)
    suspects: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    live: list[tuple[str, str]] = field(default_factory=list)


class Collector:
    """Collects the parts of a page from the events of a parser: its methods are those that a parser of lxml calls."""

    def __init__(self) -> None:
        self.page = Page()
        self._open: list[tuple[str, str]] = []
        #: How many of the open elements have these names; only some matter.
        self._within = dict.fromkeys(_WITHIN, 0)
        self._unread = 0
        self._runs = False
        self._text: list[str] = []
        self._texts: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Note an element's id, link, texts, requests and active content."""
        if self._text:
            self._end_text(tag)
        id = ""
        if attributes:
            id = attributes.get("id", "")
            if "id" in attributes:
                self.page.ids.append(id)
            if tag == "a" and "href" in attributes:
                around = id or next((id for _, id in reversed(self._open) if id), "")
                self.page.links.append(Link(attributes["href"], attributes.get("class", ""), around))
            self._note(tag, attributes)
        if tag in _ACTING:
            self.page.live.append(("element", f"<{tag}>"))
        if tag == "h1":
            self.page.headings.append("")
        self._runs = tag == "script" and "src" not in attributes and attributes.get("type", "").casefold() in _RUNS
        if self._runs:
            self.page.scripts.append("")
        if tag not in _EMPTY:
            self._open.append((tag, id))
            if tag in _COUNTED:
                self._count(tag, 1)

    def _note(self, tag: str, given: Mapping[str, str]) -> None:
        """Note what an element with attributes requests, shows and does."""
        if tag in _FETCHED or tag == "link":
            self._note_requests(tag, given)
        for name in given:
            if name in _SHOWN:
                self._texts.append(given[name])
            elif name in _ACTING_ATTRIBUTES or name.startswith("on"):
                self.page.live.append(("attribute", f"{name}= on <{tag}>"))
        href = given.get("href", "")
        scheme = _SCHEME.match(href) if ":" in href else None
        if scheme and scheme[1].casefold() not in _SCHEMES:
            self.page.live.append(("link", f"an address with the scheme {scheme[1]!r}"))
        if tag == "meta":
            if "name" in given and not given.get("content", "").endswith("…"):  # a shortened one is on the page in full
                self._texts.append(given.get("content", ""))
            if given.get("http-equiv", "").casefold() in ("refresh", "set-cookie"):
                self.page.live.append(("element", "<meta>"))

    def _note_requests(self, tag: str, given: Mapping[str, str]) -> None:
        for name in _FETCHED.get(tag, ()):
            if name == "srcset":
                self.page.fetched += (part.split()[0] for part in given.get(name, "").split(",") if part.strip())
            elif name in given:
                self.page.fetched.append(given[name])
        if tag == "link" and _FETCHED_LINKS & set(given.get("rel", "").casefold().split()):
            self.page.fetched.append(given.get("href", ""))

    def _count(self, tag: str, change: int) -> None:
        if tag in self._within:
            self._within[tag] += change
        if tag in _UNREAD:
            self._unread += change

    def end(self, tag: str) -> None:
        """Close the innermost element of that name."""
        if self._text:
            self._end_text(tag)
        self._runs = False
        if self._open and self._open[-1][0] == tag:
            self._open.pop()
            if tag in _COUNTED:
                self._count(tag, -1)
        elif any(name == tag for name, _ in self._open):
            while self._open[-1][0] != tag:
                self._count(self._open.pop()[0], -1)
            self._count(self._open.pop()[0], -1)

    def data(self, data: str) -> None:
        """Collect the title, the headings, the scripts and the texts."""
        if self._runs:
            self.page.scripts[-1] += data
        if self._within["title"] and not self._within["svg"]:
            self.page.title += data
        if self._within["h1"]:
            self.page.headings[-1] += data
        if not self._unread:
            self._text.append(data)

    def close(self) -> Page:
        """Search the texts for leftovers, and give the page."""
        self._end_text("")
        self.page.suspects += _suspects(self._texts)
        return self.page

    def _end_text(self, tag: str) -> None:
        """Read the text before a tag, except before `bdi`: its words, written from right to left, are part of the text around them."""
        if tag != "bdi":
            self._texts.append("".join(self._text))
            self._text.clear()


def _suspects(texts: Sequence[str]) -> Iterator[str]:
    """The texts that seem to contain leftovers."""
    whole = direction.plain("\0".join(texts))
    hints = [hint for hint in HINTS if hint in whole]
    for text in dict.fromkeys(whole.split("\0")) if hints else ():
        if any(hint in text for hint in hints) and LEFTOVER.search(text):
            yield text


def collected(content: bytes) -> Page:
    """The parts of one page of a site."""
    collector = Collector()
    text = content.decode("utf-8", "replace").encode()
    if text.strip():
        etree.fromstring(text, etree.HTMLParser(target=collector, encoding="utf-8", huge_tree=True))
        return collector.page
    return collector.close()


class Facts(NamedTuple):
    """What is kept of a page: its title and first heading, and what other pages of the site have to fit.

    `scripts` is the digest of its inline scripts, without the parts that depend on its path.  `anchors` are its ids and `targets` where its
    links lead within the site, a path or a path with `#` and a fragment; each is there once, and NUL is between them, because a large site
    has millions.  `fetched` are its requests, `suspects` texts that seem to contain leftovers, and `faults` those that concern no other page,
    each with the gate's name and a message.
    """

    title: str
    heading: str
    scripts: str
    anchors: str = ""
    targets: str = ""
    fetched: tuple[str, ...] = ()
    suspects: tuple[str, ...] = ()
    faults: tuple[tuple[str, str], ...] = ()

    def ids(self) -> frozenset[str]:
        """Its ids."""
        return frozenset(self.anchors.split("\0")) if self.anchors else frozenset()

    def links(self) -> Iterator[tuple[str, str]]:
        """The file and the fragment that each link leads to."""
        for target in self.targets.split("\0") if self.targets else ():
            file, _, fragment = target.partition("#")
            yield file, fragment


def read_page(path: str, content: bytes) -> Facts:
    """The facts about one page of a site."""
    page = collected(content)
    found = (fault for gate in PAGE_GATES for fault in gate(page))
    targets = (resolved(path, href) for href in dict.fromkeys(link.href for link in page.links))
    return Facts(
        _line(page.title),
        _line("".join(page.headings[:1])),
        _scripts(page),
        _joined(page.ids),
        _joined(
            f"{file.replace('#', '%23')}#{fragment}" if fragment else file.replace("#", "%23") for file, fragment in filter(None, targets)
        ),
        tuple(dict.fromkeys(page.fetched)),
        tuple(dict.fromkeys(page.suspects)),
        tuple(dict.fromkeys(found)),
    )


def _joined(texts: Iterable[str]) -> str:
    return "\0".join(dict.fromkeys(text.replace("\0", "\ufffd") for text in texts))


#: A path to a folder of the site, as nearly all are: the way up, and the way down; and a fragment without escapes.
_PLAIN: Final = re.compile(r"((?:\.\./)*)((?:[\w-][\w.-]*/)*)", re.ASCII)
_FRAGMENT: Final = re.compile(r"[\w.-]*", re.ASCII)


def resolved(page: str, href: str) -> tuple[str, str] | None:
    """The file and fragment that a link on a page leads to; None for another site or another scheme."""
    path, _, fragment = href.partition("#")
    if not _FRAGMENT.fullmatch(fragment):
        return _split(page, href)
    if not path:
        return page, fragment
    file = _below(page.rpartition("/")[0], path)
    return (file, fragment) if file else _split(page, href)


@lru_cache(maxsize=65_536)
def _below(folder: str, path: str) -> str:
    """The file that a plain path leads to from a page in a folder; empty if it has another form or leads out of the site."""
    plain = _PLAIN.fullmatch(path)
    above = folder.split("/") if folder else []
    if plain is None or (up := len(plain[1]) // 3) > len(above):
        return ""
    return "/".join([*above[: len(above) - up], f"{plain[2]}index.html"])


def _split(page: str, href: str) -> tuple[str, str] | None:
    """The file and fragment that a link of any form leads to."""
    parts = urlsplit(href)
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    if (path.rpartition("/")[2] in ("", ".", "..") and path) or target in ("", "."):
        target = posixpath.normpath(posixpath.join(target, "index.html"))
    return target, unquote(parts.fragment)


#: The path to the top of the site in one of the engine's scripts, which depends on the page's depth.
_UP: Final = re.compile(r"""(["'])\.{1,2}(?:/\.\.)*/?\1""")


def _scripts(page: Page) -> str:
    """The digest of the inline scripts of a page, without the parts that depend on its path."""
    return hashlib.sha256("\0".join(_UP.sub("up", script) for script in page.scripts).encode()).hexdigest()


def _line(text: str) -> str:
    """A text on one line, without the marks around words that are written from right to left."""
    return " ".join(direction.plain(text).split())


#: The name of a gate, and what is wrong.
Found = tuple[str, str]
_NOTE: Final = re.compile(r"Note-\d+")
_MADE_UP: Final = re.compile(r"(?!__).*_\d+")


def ids_are_unique(page: Page) -> Iterator[Found]:
    """Ids are unique in a page, and none was made up by the engine for a heading in another script."""
    for id, count in Counter(page.ids).items():
        if count > 1:
            yield "duplicate-id", f"{count} elements have the id {id!r}"
        if _MADE_UP.fullmatch(id):
            yield "made-up-id", f"a heading without an explicit id got {id!r}"


def citations_lead_to_paragraphs(page: Page) -> Iterator[Found]:
    """Every citation mark links to a note on its page, every note to a paragraph of a source, and every note has a mark."""
    marked = {link.href[1:] for link in page.links if link.href.startswith("#") and "cite" in link.classes.split()}
    notes = {id for id in page.ids if _NOTE.fullmatch(id)}
    grounded = {link.inside for link in page.links if _PARAGRAPH.search(link.href)} if notes else set()
    for id in sorted(marked - notes):
        yield "broken-citation", f"a citation mark links to {id!r}, which is not a note"
    for id in sorted(notes - marked):
        yield "broken-citation", f"no citation mark links to {id!r}"
    for id in sorted(notes - grounded):
        yield "broken-citation", f"{id!r} does not link to a paragraph of a source"


_PARAGRAPH: Final = re.compile(r"#p\d+$")


def nothing_acts_by_itself(page: Page) -> Iterator[Found]:
    """No page has a style or a script in an attribute, an active element, or a link that runs a script."""
    for kind, found in page.live:
        yield f"live-{kind}", f"the page has {found}"


def one_heading(page: Page) -> Iterator[Found]:
    """Every page has one first-level heading."""
    if len(page.headings) != 1:
        yield "title", f"the page has {len(page.headings)} first-level headings"


#: The gates that need one page alone.
PAGE_GATES: Final[tuple[Callable[[Page], Iterator[Found]], ...]] = (
    ids_are_unique,
    citations_lead_to_paragraphs,
    nothing_acts_by_itself,
    one_heading,
)
