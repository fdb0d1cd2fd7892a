"""The checks that a built site must pass, and the parser that extracts what they examine from the HTML.

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

from ..project import kinds
from ..records.dossier import Dossier
from ..records.scalars import Value
from ..records.schema import Change, Claim, Judgement
from ..records.settings import Introduction
from ..text import direction, prose
from ..views import wording

_EMPTY: Final = frozenset("area base br col embed hr img input link meta source track wbr".split())
_UNREAD: Final = frozenset({"script", "style", "code", "pre", "svg", "template", "noscript"})
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
_SHOWN: Final = ("title", "alt", "placeholder", "aria-label")
_SCHEMES: Final = frozenset({"", "http", "https", "mailto"})
#: Types of scripts that run: JavaScript, declared or not.
_RUNS: Final = frozenset({"", "module", "text/javascript", "application/javascript"})
#: Markup and front matter that was not interpreted, and Python's representation of values that are not text.
LEFTOVER: Final = re.compile(
    r"\[\[|\]\]|\{\{|\}\}|\{%|%\}|\{:|\[\^|--8<--|[\x02\x03]|\(Citation\b|\bTODO\b"
    r"|^\s*(?:title|description|hide|tags|template): |\bGenerated from \S+; edit that"
    r"|\bNone\b(?! of)|\bnan\b|<[A-Z]\w+ object| at 0x[0-9a-f]{4}|\b[A-Z]\w+\([a-z_]+=|\bid='|\b(?:frozenset|mappingproxy|dict_[a-z]+)\("
)


class Link(NamedTuple):
    """A link on a page: its target, its classes, and the id of the nearest element around it that has one."""

    href: str
    classes: tuple[str, ...]
    inside: str


@dataclass
class Page(HTMLParser):
    """The parts of one HTML page that the gates examine, collected in one pass.

    `suspects` are the texts that seem to contain leftovers, `scripts` the inline scripts, `live` other active content: an `attribute`, an
    `element` or a `link`, with its text.
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
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element's id, link, texts, requests and active content."""
        self._end_text(tag)
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
        if tag == "meta" and "name" in given and not given.get("content", "").endswith("…"):  # a shortened one is on the page in full
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
            self.live.append(("link", f"an address with the scheme {scheme[1]!r}"))

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element of that name."""
        self._end_text(tag)
        self._runs = False
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at][0] == tag:
                del self._open[at:]
                return

    def handle_data(self, data: str) -> None:
        """Collect the title, the headings, the scripts and possible leftovers."""
        if self._runs:
            self.scripts[-1] += data
        within = {tag for tag, _ in self._open}
        if "title" in within and "svg" not in within:
            self.title += data
        if "h1" in within:
            self.headings[-1] += data
        if not within & _UNREAD:
            self._text += data

    def close(self) -> None:
        """Read what is left."""
        super().close()
        self._end_text()

    def _end_text(self, tag: str = "") -> None:
        """Read the text before a tag, except before `bdi`: its words, written from right to left, are part of the text around them."""
        if self._text and tag != "bdi":
            self._read(self._text)
            self._text = ""

    def _read(self, text: str) -> None:
        shown = direction.plain(text)
        if shown and LEFTOVER.search(shown):
            self.suspects.append(shown)


@dataclass(frozen=True)
class Site:
    """A built site: its parsed HTML pages, its style sheets, the names of all files, the literal texts of its records, and its files."""

    pages: Mapping[str, Page]
    styles: Mapping[str, str]
    names: frozenset[str]
    literal: re.Pattern[str] | None = None
    files: Mapping[str, bytes] = field(default_factory=dict)

    def target(self, page: str, href: str) -> tuple[str, str] | None:
        """The file and fragment that a link on a page leads to; None for another site or another scheme."""
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
        """The parts of a text that look like leftovers and are not in any record."""
        found: list[str] = LEFTOVER.findall(self.literal.sub("…", text) if self.literal else text)
        return found


def read_page(path: str, content: bytes) -> Page:
    """One page of a site, parsed."""
    found = Page(path)
    found.feed(content.decode("utf-8", "replace"))
    found.close()
    return found


def read_site(files: Mapping[str, bytes], literal: Iterable[str] = ()) -> Site:
    """A site from its files (path below the site's folder to bytes) and the literal texts of its records."""
    pages = {path: read_page(path, content) for path, content in files.items() if path.endswith(".html")}
    styles = {path: content.decode("utf-8", "replace") for path, content in files.items() if path.endswith(".css")}
    return Site(pages, styles, frozenset(files), _any_of(literal), files)


#: Beginnings and ends of texts that look like leftovers together with the program's own words or another text beside them.
_EDGE: Final = re.compile(
    r"^[\[\]{}%|:^.=(@<'-]|^(?:at 0x|object\b|(?:title|description|hide|tags|template)$)"
    r"|[\[\]{}%|:^.=(<'-]$|\b(?:None|nan|id|at|TODO|Citation)$|<[A-Z]\w+$"
)


def _any_of(texts: Iterable[str]) -> re.Pattern[str] | None:
    """A pattern for the texts that look like leftovers, alone or beside others, longest first.

    Pages use lower case in some places, and ‘ ’ for “ ” inside “ ”, so the pattern ignores both.
    """
    folded = {re.sub(r"\s+", " ", text).strip() for text in texts}
    odd = sorted((text for text in folded if LEFTOVER.search(text) or _EDGE.search(text)), key=lambda text: (-len(text), text))
    found = (re.sub("[“‘]", "[“‘]", re.sub("[”’]", "[”’]", re.escape(text))) for text in odd)
    return re.compile("|".join(found), re.IGNORECASE) if odd else None


_FETCHED_STYLE = re.compile(r"(?:url\(|@import)\s*[\"']?\s*((?:https?:)?//[^\"')\s]+)")
_NOTE = re.compile(r"Note-\d+")
#: The path to the top of the site in one of the engine's scripts, which depends on the page's depth.
_UP = re.compile(r"""(["'])\.{1,2}(?:/\.\.)*/?\1""")


class Fault(NamedTuple):
    """A fault in a file of the site."""

    path: str
    gate: str
    message: str

    def __str__(self) -> str:
        return f"site/{self.path}: {self.gate}: {self.message}"


def inspect_site(files: Mapping[str, bytes], literal: Iterable[str] = ()) -> list[Fault]:
    """Every fault of a built site, in the order of its files; without any, it can be published.

    `literal` are texts of the records, which pages may show whatever they look like.
    """
    return faults(read_site(files, literal))


def faults(site: Site) -> list[Fault]:
    """Every fault of a parsed site."""
    return sorted({fault for gate in GATES for fault in gate(site)})


def links_lead_somewhere(site: Site) -> Iterator[Fault]:
    """Every link within the site leads to an existing file, and every fragment to an element of that page."""
    known = {path: set(page.ids) for path, page in site.pages.items()}
    for path, page in site.pages.items():
        if path == "404.html":
            continue  # its links are absolute, because it is served for any address
        for link in page.links:
            target = site.target(path, link.href)
            if target is None:
                continue
            file, fragment = target
            if file not in site.names:
                yield Fault(path, "broken-link", f"{link.href!r} links to a file that does not exist")
            elif fragment and file in known and fragment not in known[file] and not fragment.startswith("__"):
                yield Fault(path, "broken-anchor", f"{link.href!r} links to an anchor that does not exist")


def ids_are_unique(site: Site) -> Iterator[Fault]:
    """Ids are unique in a page, and none was made up by the engine for a heading in another script."""
    for path, page in site.pages.items():
        for id, count in Counter(page.ids).items():
            if count > 1:
                yield Fault(path, "duplicate-id", f"{count} elements have the id {id!r}")
            if re.fullmatch(r"(?!__).*_\d+", id):
                yield Fault(path, "made-up-id", f"a heading without an explicit id got {id!r}")


def citations_lead_to_paragraphs(site: Site) -> Iterator[Fault]:
    """Every citation mark links to a note on its page, every note to a paragraph of a source, and every note has a mark."""
    for path, page in site.pages.items():
        marked = {link.href[1:] for link in page.links if "cite" in link.classes and link.href.startswith("#")}
        notes = {id for id in page.ids if _NOTE.fullmatch(id)}
        grounded = {link.inside for link in page.links if re.search(r"#p\d+$", link.href)}
        for id in sorted(marked - notes):
            yield Fault(path, "broken-citation", f"a citation mark links to {id!r}, which is not a note")
        for id in sorted(notes - marked):
            yield Fault(path, "broken-citation", f"no citation mark links to {id!r}")
        for id in sorted(notes - grounded):
            yield Fault(path, "broken-citation", f"{id!r} does not link to a paragraph of a source")


def pages_are_reached(site: Site) -> Iterator[Fault]:
    """Every page can be reached from the home page by links."""
    reached, pending = {"index.html"}, ["index.html"]
    while pending:
        path = pending.pop()
        for link in site.pages[path].links if path in site.pages else ():
            target = site.target(path, link.href)
            if target and target[0] in site.pages and target[0] not in reached:
                reached.add(target[0])
                pending.append(target[0])
    for path in sorted(site.pages.keys() - reached - {"404.html"}):
        yield Fault(path, "orphan", "it cannot be reached from the home page by links")


def nothing_comes_from_elsewhere(site: Site) -> Iterator[Fault]:
    """Pages make a browser request files of the site only."""
    for path, page in site.pages.items():
        for address in page.fetched:
            parts = urlsplit(address)
            if parts.netloc or (parts.scheme and parts.scheme != "data"):
                yield Fault(path, "off-host", f"the page requests {address!r}")
            elif not parts.scheme and path != "404.html":
                target = site.target(path, address)
                if target and target[0] not in site.names:
                    yield Fault(path, "broken-link", f"the page requests {address!r}, which does not exist")
    for path, style in site.styles.items():
        for address in _FETCHED_STYLE.findall(style):
            yield Fault(path, "off-host", f"the style sheet requests {address!r}")


def nothing_is_left_over(site: Site) -> Iterator[Fault]:
    """No page shows markup, front matter or a program's representation of values, unless it is in a record."""
    for path, page in site.pages.items():
        for found in sorted({leftover for text in page.suspects for leftover in site.leftovers(text)}):
            yield Fault(path, "leftover", f"the page shows {found!r}")


def nothing_acts_by_itself(site: Site) -> Iterator[Fault]:
    """No page has a style or a script in an attribute, an active element, a link that runs a script, or a script that other pages lack."""
    usual = Counter(_scripts(page) for page in site.pages.values()).most_common(1)
    for path, page in site.pages.items():
        for kind, found in sorted(set(page.live)):
            yield Fault(path, f"live-{kind}", f"the page has {found}")
        if path != "404.html" and _scripts(page) != usual[0][0]:
            yield Fault(path, "live-script", "the page has other inline scripts than most pages")


def _scripts(page: Page) -> tuple[str, ...]:
    """The inline scripts of a page, without the parts that depend on its path."""
    return tuple(_UP.sub("up", script) for script in page.scripts)


def only_known_kinds(site: Site) -> Iterator[Fault]:
    """Every file is of a kind that runs nothing in a browser, a drawing without active parts, or a script of the program or its theme."""
    for path, content in site.files.items():
        if refused := kinds.refusal(path, content):
            yield Fault(path, "live-file", f"the file {refused.said}")


def titles_tell_pages_apart(site: Site) -> Iterator[Fault]:
    """Every page has one first-level heading, and a unique title that starts with it, escaped once and complete."""
    titles: dict[str, str] = {}
    for path, page in site.pages.items():
        if path == "404.html":
            continue
        title, heading = _line(page.title), _line("".join(page.headings[:1]))
        if not title:
            yield Fault(path, "title", "the page has no title")
        elif title in titles:
            yield Fault(path, "title", f"duplicate title {title!r}, also in {titles[title]}")
        elif not title.startswith(heading):
            yield Fault(path, "title", f"the title {title!r} does not start with the heading {heading!r}")
        titles.setdefault(title, path)
        if len(page.headings) != 1:
            yield Fault(path, "title", f"the page has {len(page.headings)} first-level headings")


def _line(text: str) -> str:
    """A text on one line, without the marks around words that are written from right to left."""
    return " ".join(direction.plain(text).split())


#: The gates, in the order in which they are reported.
GATES: Final[tuple[Callable[[Site], Iterator[Fault]], ...]] = (
    links_lead_somewhere,
    ids_are_unique,
    citations_lead_to_paragraphs,
    pages_are_reached,
    nothing_comes_from_elsewhere,
    nothing_is_left_over,
    nothing_acts_by_itself,
    only_known_kinds,
    titles_tell_pages_apart,
)
#: The fields with links: in these, a link in square brackets is markup and not shown to readers.
_LINKING: Final = frozenset({(Claim, "text"), (Judgement, "text"), (Introduction, "text"), (Change, "change"), (Change, "was")})


def literal_texts(dossier: Dossier) -> frozenset[str]:
    """Every text of the records as readers see it: the parts between links for texts with links, other texts in full."""
    # the engine puts its `site_name`, which is the title escaped for HTML, into one attribute and escapes it again
    shown_escaped = {html.escape(dossier.settings.title)}
    # references put titles that we supplied in brackets
    supplied = {f"[{source.describes}]" for source in dossier.sources.values() if source.describes}
    values = (dossier.settings, dossier.vocabulary, *dossier.profiles.values(), *dossier.withdrawn.values(), *dossier.sources.values())
    short = dossier.vocabulary.abbreviations
    begun = {wording.first_words(claim, dossier.name) for _, claim in dossier.claims.values()}
    texts = frozenset(text for value in values for text in _texts_within(value)) | shown_escaped | supplied | begun | short.keys()
    return texts | frozenset(_pieces(texts, short))


def _pieces(texts: Iterable[str], abbreviations: Iterable[str]) -> Iterator[str]:
    """The parts in which pages show texts that look like leftovers: between short forms, which are elements, and quotations by themselves."""
    longest = sorted(map(re.escape, abbreviations), key=len, reverse=True)
    short = re.compile(rf"(?<!\w)(?:{'|'.join(longest)})(?!\w)") if longest else None
    for text in filter(LEFTOVER.search, texts):
        yield from (text.casefold(), f"{text[:1].upper()}{text[1:]}")
        yield from (f"“{quotation}”" for quotation in prose.quotations(text))
        yield from short.split(text) if short else ()


def _texts_within(value: object) -> Iterator[str]:
    """The texts in a value, recursively."""
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
