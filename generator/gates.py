"""What a built site must keep before it is published: links, anchors, citations, titles, nothing from elsewhere, nothing left over.

Floor 1: imports `crawl`.  A gate is a generator over the whole site whose docstring is its rule; it reads the HTML that a
reader gets, so it holds whatever engine built it and however much that engine said.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from generator.crawl import Page, Site, read

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


def inspect(files: Mapping[str, bytes], literal: Iterable[str] = ()) -> list[Fault]:
    """Every fault of a built site, in the order of its files; none means that it can be published.

    `literal` are texts that records hold, which a page may show whatever they look like.
    """
    return faults(read(files, literal))


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
