"""The checks a built site must pass, and the reader that extracts what they examine from the HTML.

Pages are read once, with the standard library's parser, so that nothing here depends on the engine that wrote them.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final, NamedTuple
from urllib.parse import unquote, urlsplit

from ..records.dossier import Dossier
from ..records.scalars import Value
from ..records.schema import Change, Claim, Introduction, Judgement
from ..text import prose

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


def read_page(path: str, content: bytes) -> Page:
    """One page of a site, read."""
    found = Page(path)
    found.feed(content.decode("utf-8", "replace"))
    found.close()
    return found


def read_site(files: Mapping[str, bytes], literal: Iterable[str] = ()) -> Site:
    """A site from its files (path below the site's folder to bytes), and the texts that its records say literally."""
    pages = {path: read_page(path, content) for path, content in files.items() if path.endswith(".html")}
    styles = {path: content.decode("utf-8", "replace") for path, content in files.items() if path.endswith(".css")}
    return Site(pages, styles, frozenset(files), _any_of(literal))


def _any_of(texts: Iterable[str]) -> re.Pattern[str] | None:
    """What finds those texts in which something looks left over, the longer ones first.

    Pages write some texts small, and set “ ” within “ ” as ‘ ’, so neither counts.
    """
    odd = sorted({re.sub(r"\s+", " ", text).strip() for text in texts if LEFTOVER.search(text)}, key=lambda text: (-len(text), text))
    found = (re.sub("[“‘]", "[“‘]", re.sub("[”’]", "[”’]", re.escape(text))) for text in odd)
    return re.compile("|".join(found), re.IGNORECASE) if odd else None


_FETCHED_STYLE = re.compile(r"(?:url\(|@import)\s*[\"']?\s*((?:https?:)?//[^\"')\s]+)")
_NOTE = re.compile(r"Note-\d+")
#: A way up to the top of the site, which a script of the engine holds, and which depends on the page's depth.
_UP = re.compile(r"""(["'])\.{1,2}(?:/\.\.)*/?\1""")


class Fault(NamedTuple):
    """What is wrong with a file of the site."""

    path: str
    gate: str
    message: str

    def __str__(self) -> str:
        return f"site/{self.path}: {self.gate}: {self.message}"


def inspect_site(files: Mapping[str, bytes], literal: Iterable[str] = ()) -> list[Fault]:
    """Every fault of a built site, in the order of its files; none means that it can be published.

    `literal` are texts that records hold, which a page may show whatever they look like.
    """
    return faults(read_site(files, literal))


def faults(site: Site) -> list[Fault]:
    """Every fault of a site that was read."""
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
            if re.fullmatch(r"(?!__).*_\d+", id):
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
    """No page shows markup, front matter or a program's word for nothing, unless a record says it so."""
    for path, page in site.pages.items():
        for found in sorted({leftover for text in page.suspects for leftover in site.leftovers(text)}):
            yield Fault(path, "leftover", f"the page shows {found!r}")


def nothing_acts_by_itself(site: Site) -> Iterator[Fault]:
    """No page has a style or a script in an attribute, an element that acts, a link that runs, or a script that the others lack."""
    usual = Counter(_scripts(page) for page in site.pages.values()).most_common(1)
    for path, page in site.pages.items():
        for kind, found in sorted(set(page.live)):
            yield Fault(path, f"live-{kind}", f"the page has {found}")
        if path != "404.html" and _scripts(page) != usual[0][0]:
            yield Fault(path, "live-script", "the page has other scripts of its own than most pages")


def _scripts(page: Page) -> tuple[str, ...]:
    """The scripts that stand in a page, wherever in the site it is."""
    return tuple(_UP.sub("up", script) for script in page.scripts)


def titles_tell_pages_apart(site: Site) -> Iterator[Fault]:
    """Every page has one heading of the first level, and a title of its own that begins with it: escaped once, and whole."""
    titles: dict[str, str] = {}
    for path, page in site.pages.items():
        if path == "404.html":
            continue
        title, heading = _line(page.title), _line("".join(page.headings[:1]))
        if not title:
            yield Fault(path, "title", "the page has no title")
        elif title in titles:
            yield Fault(path, "title", f"the title {title!r} is that of {titles[title]} too")
        elif not title.startswith(heading):
            yield Fault(path, "title", f"the title {title!r} does not begin with the heading {heading!r}")
        titles.setdefault(title, path)
        if len(page.headings) != 1:
            yield Fault(path, "title", f"the page has {len(page.headings)} headings of the first level")


def _line(text: str) -> str:
    return " ".join(text.split())


#: The gates, in the order in which they are told.
GATES: Final[tuple[Callable[[Site], Iterator[Fault]], ...]] = (
    links_lead_somewhere,
    ids_are_unique,
    citations_lead_to_paragraphs,
    pages_are_reached,
    nothing_comes_from_elsewhere,
    nothing_is_left_over,
    nothing_acts_by_itself,
    titles_tell_pages_apart,
)
#: The fields that hold links: a link in square brackets is markup there, and not what a reader is to see.
_LINKING: Final = frozenset({(Claim, "text"), (Judgement, "text"), (Introduction, "text"), (Change, "change"), (Change, "was")})


def literal_texts(dossier: Dossier) -> frozenset[str]:
    """Every text of the records as a reader is to see it: what stands between the links of a text that has links, the others whole."""
    # the engine puts its `site_name`, which is the title escaped for HTML, into one attribute escaped a second time
    shown_escaped = {html.escape(dossier.settings.title)}
    # a reference puts a title that is ours into brackets
    supplied = {f"[{source.describes}]" for source in dossier.sources.values() if source.describes}
    values = (dossier.settings, dossier.vocabulary, *dossier.profiles.values(), *dossier.withdrawn.values(), *dossier.sources.values())
    return frozenset(text for value in values for text in _texts_within(value)) | shown_escaped | supplied


def _texts_within(value: object) -> Iterator[str]:
    """The texts of a value and of all that lies in it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Value):
        for name, inner in value:
            linking = isinstance(inner, str) and (type(value), name) in _LINKING
            yield from _between_links(inner) if linking else _texts_within(inner)
    elif isinstance(value, (tuple, Mapping)):
        for inner in value.values() if isinstance(value, Mapping) else value:
            yield from _texts_within(inner)


def _between_links(text: str) -> Iterator[str]:
    for piece in prose.segments(text):
        yield piece if isinstance(piece, str) else piece.words
