"""The checks that a built site must pass.

Each page is read once (see `page_facts`), and nothing here depends on the engine that wrote it.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from ..project import kinds
from ..records.dossier import Dossier
from ..records.scalars import Value
from ..records.schema import Change, Claim, Judgement
from ..records.settings import Introduction
from ..text import prose
from ..views import wording
from .page_facts import FRAME, LEFTOVER, Facts, read_page, resolved


@dataclass(frozen=True)
class Site:
    """A built site: the facts about its HTML pages, its style sheets, the names of all files, the literal texts of its records, and its files."""

    pages: Mapping[str, Facts]
    styles: Mapping[str, str]
    names: frozenset[str]
    literal: re.Pattern[str] | None = None
    files: Mapping[str, bytes] = field(default_factory=dict)

    def leftovers(self, text: str) -> list[str]:
        """The parts of a text that look like leftovers and are not in any record."""
        found: list[str] = LEFTOVER.findall(self.literal.sub("…", text) if self.literal else text)
        return found


def read_site(files: Mapping[str, bytes], literal: Iterable[str] = ()) -> Site:
    """A site from its files (path below the site's folder to bytes) and the literal texts of its records."""
    return site(files, {path: read_page(path, content) for path, content in files.items() if path.endswith(".html")}, literal)


def site(files: Mapping[str, bytes], pages: Mapping[str, Facts], literal: Iterable[str] = ()) -> Site:
    """A site whose pages have been read; of its other files only those are read that can contain something active."""
    styles = {path: files[path].decode("utf-8", "replace") for path in files if path.endswith(".css")}
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
    known = {path: page.ids() for path, page in site.pages.items()}
    for path, page in site.pages.items():
        if path == FRAME:
            continue  # its links are absolute, because it is served for any address
        for file, fragment in page.links():
            if file not in site.names:
                yield Fault(path, "broken-link", f"a link leads to {file!r}, which does not exist")
            elif fragment and file in known and fragment not in known[file] and not fragment.startswith("__"):
                yield Fault(path, "broken-anchor", f"a link leads to {file!r}, which has no anchor {fragment!r}")


def pages_are_sound(site: Site) -> Iterator[Fault]:
    """No page has a fault that it would also have on another site; see the gates of `page_facts`."""
    for path, page in site.pages.items():
        for gate, message in page.faults:
            yield Fault(path, gate, message)


def pages_are_reached(site: Site) -> Iterator[Fault]:
    """Every page can be reached from the home page by links."""
    reached, pending = {"index.html"}, ["index.html"]
    while pending:
        path = pending.pop()
        for file, _ in site.pages[path].links() if path in site.pages else ():
            if file in site.pages and file not in reached:
                reached.add(file)
                pending.append(file)
    for path in sorted(site.pages.keys() - reached - {FRAME}):
        yield Fault(path, "orphan", "it cannot be reached from the home page by links")


def nothing_comes_from_elsewhere(site: Site) -> Iterator[Fault]:
    """Pages make a browser request files of the site only."""
    for path, page in site.pages.items():
        for address in page.fetched:
            parts = urlsplit(address)
            if parts.netloc or (parts.scheme and parts.scheme != "data"):
                yield Fault(path, "off-host", f"the page requests {address!r}")
            elif not parts.scheme and path != FRAME:
                target = resolved(path, address)
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


def scripts_are_the_usual(site: Site) -> Iterator[Fault]:
    """No page has an inline script that other pages lack."""
    usual = Counter(page.scripts for page in site.pages.values()).most_common(1)
    for path, page in site.pages.items():
        if path != FRAME and page.scripts != usual[0][0]:
            yield Fault(path, "live-script", "the page has other inline scripts than most pages")


def only_known_kinds(site: Site) -> Iterator[Fault]:
    """Every file is of a kind that runs nothing in a browser, a drawing without active parts, or a script of the program or its theme."""
    for path in site.files:
        if refused := kinds.refusal(path, site.files[path] if kinds.depends_on_content(path) else b""):
            yield Fault(path, "live-file", f"the file {refused.said}")


def titles_tell_pages_apart(site: Site) -> Iterator[Fault]:
    """Every page has a unique title that starts with its heading, escaped once and complete."""
    titles: dict[str, str] = {}
    for path, page in site.pages.items():
        if path == FRAME:
            continue
        title, heading = page.title, page.heading
        if not title:
            yield Fault(path, "title", "the page has no title")
        elif title in titles:
            yield Fault(path, "title", f"duplicate title {title!r}, also in {titles[title]}")
        elif not title.startswith(heading):
            yield Fault(path, "title", f"the title {title!r} does not start with the heading {heading!r}")
        titles.setdefault(title, path)


#: The gates, in the order in which they are reported.
GATES: Final[tuple[Callable[[Site], Iterator[Fault]], ...]] = (
    links_lead_somewhere,
    pages_are_sound,
    pages_are_reached,
    nothing_comes_from_elsewhere,
    nothing_is_left_over,
    scripts_are_the_usual,
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
        yield from (text.casefold(), prose.capitalized(text))
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
