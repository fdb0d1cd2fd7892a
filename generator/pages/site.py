"""The list of all pages, from a dossier to every generated file below `docs/`, and `robots.txt`.

Source of the format of `robots.txt`: RFC 9309.  Crawlers read it only at the top of a host, so it has no effect for a site in a
subdirectory.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from typing import Final

from ..exports import files
from ..records.dossier import Dossier
from ..views import addresses
from . import about, changes, claims, indexes, overviews, records
from .context import PageContext
from .page import Page, headed

#: The file, at the top of the site.
ROBOTS_PATH: Final = "robots.txt"


def robots(dossier: Dossier) -> bytes:
    """The file; the sitemap is named where the site's address is known, as the name has to be whole, and is empty elsewhere."""
    sitemap = addresses.address(dossier, "sitemap.xml")
    return "".join(["User-agent: *\nDisallow:\n", f"\nSitemap: {sitemap}\n" if sitemap else ""]).encode()


#: What is offered to print where nothing was printed.
NOTHING: Final[Mapping[str, str]] = {}


class ClashError(Exception):
    """Two pages or files would stand at one address; carries both paths."""


def generate(dossier: Dossier, offered: Mapping[str, str] = NOTHING) -> dict[str, bytes]:
    """Every generated file below `docs/`, by path; `offered` says of each brief that was printed how it is described, by its record's id.

    Raises ClashError where two pages would be one: `foo.md` and `foo/index.md`, or two that differ in case alone; and where two files would.
    """
    return dict(one_by_one(PageContext(dossier, offered)))


def one_by_one(desk: PageContext) -> Iterator[tuple[str, bytes]]:
    """What `generate` gives, a file at a time, and none before it is asked for."""
    dossier = desk.dossier
    addresses: dict[str, str] = {}
    for page in _pages(desk):
        address = page.path.removesuffix(".md").removesuffix("/index").casefold()
        if address in addresses:
            raise ClashError(f"docs/{page.path} and docs/{addresses[address]} would be one page")
        addresses[address] = page.path
        yield page.path, headed(page, dossier).content.encode()
    others = ((changes.FEED_PATH, changes.feed(dossier)), (ROBOTS_PATH, robots(dossier)))
    for path, content in itertools.chain(files.data_files(dossier, desk.views), others):
        if path.casefold() in addresses:
            raise ClashError(f"docs/{path} and docs/{addresses[path.casefold()]} would be one file")
        addresses[path.casefold()] = path
        yield path, content


def of_record(path: str, desk: PageContext) -> bytes | None:
    """The page of a record before all others, for whoever waits for it, by its path below `docs/`; none where it is no record's page."""
    folder, _, name = path.removesuffix(".md").partition("/")
    dossier = desk.dossier
    if folder == "actors" and name in dossier.actors:
        page = records.actor_page(dossier.actors[name], desk)
    elif folder == "relationships" and name in dossier.relationships:
        page = records.relationship_page(dossier.relationships[name], desk)
    elif folder == "sources" and name in dossier.sources:
        page = records.source_page(dossier.sources[name], desk)
    else:
        return None
    return headed(page, dossier).content.encode()


def _pages(desk: PageContext) -> Iterator[Page]:
    dossier = desk.dossier
    yield overviews.home_page(desk)
    yield indexes.actor_index(desk)
    yield indexes.relationship_index(desk)
    yield from indexes.statement_pages(desk)
    yield indexes.source_index(desk)
    yield from overviews.topic_pages(desk)
    yield from overviews.timeline_pages(desk)
    yield overviews.matrix_page(desk)
    yield claims.differences_page(desk)
    yield about.reading_page(desk)
    yield changes.changes_page(desk)
    yield about.rules_page()
    yield about.data_page()
    yield from (records.actor_page(item, desk) for item in dossier.actors.values())
    yield from (records.relationship_page(item, desk) for item in dossier.relationships.values())
    yield from (records.source_page(item, desk) for item in dossier.sources.values())
    yield from changes.moved_pages(desk)
