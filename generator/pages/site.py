"""The list of kinds of page, from which every generated file below `docs/` comes, and `robots.txt`.

Source of the format of `robots.txt`: RFC 9309.  Crawlers read it only at the top of a host, so it has no effect for a site in a
subdirectory.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeAlias, TypeVar

from ..exports import files, images, search
from ..records.dossier import Dossier
from ..records.schema import Record
from ..views import queries
from . import about, changes, claims, figures, indexes, overviews, records, timeline
from .context import PageContext
from .page import Page, headed

AnyRecord = TypeVar("AnyRecord", bound=Record)
#: A kind of page produces the pages of that kind.
Kind: TypeAlias = Callable[[PageContext], Iterator[Page]]


def _one(page: Callable[[PageContext], Page]) -> Kind:
    """A kind that has a single page."""

    def pages(context: PageContext) -> Iterator[Page]:
        yield page(context)

    return pages


@dataclass(frozen=True)
class OfRecords(Generic[AnyRecord]):
    """A page for each record of a folder, named by the record's id."""

    folder: str
    records: Callable[[Dossier], Mapping[str, AnyRecord]]
    page: Callable[[AnyRecord, PageContext], Page]

    def __call__(self, context: PageContext) -> Iterator[Page]:
        return (self.page(record, context) for record in self.records(context.dossier).values())

    def of(self, id: str, context: PageContext) -> Page | None:
        """The page of one record, if the record exists."""
        record = self.records(context.dossier).get(id)
        return self.page(record, context) if record is not None else None


_OF_RECORDS: Final[tuple[OfRecords[Any], ...]] = (
    OfRecords("actors", lambda dossier: dossier.actors, records.actor_page),
    OfRecords("relationships", lambda dossier: dossier.relationships, records.relationship_page),
    OfRecords("sources", lambda dossier: dossier.sources, records.source_page),
)
#: Every kind of page, in the order in which the pages are made.
KINDS: Final[tuple[Kind, ...]] = (
    _one(overviews.home_page),
    _one(indexes.actor_index),
    _one(indexes.relationship_index),
    indexes.statement_pages,
    _one(indexes.source_index),
    overviews.topic_pages,
    timeline.timeline_pages,
    _one(overviews.matrix_page),
    _one(claims.differences_page),
    _one(about.reading_page),
    _one(changes.changes_page),
    _one(about.rules_page),
    _one(about.data_page),
    _one(about.search_page),
    *_OF_RECORDS,
    changes.moved_pages,
)
#: The file, at the top of the site.
ROBOTS_PATH: Final = "robots.txt"


def robots(dossier: Dossier) -> bytes:
    """The file; it names the sitemap only if the site's address is known, since its name must be absolute and it is empty otherwise."""
    sitemap = queries.address(dossier, "sitemap.xml")
    return "".join(["User-agent: *\nDisallow:\n", f"\nSitemap: {sitemap}\n" if sitemap else ""]).encode()


#: The printed briefs offered if none were printed.
NOTHING: Final[Mapping[str, str]] = {}


class ClashError(Exception):
    """Two pages or files would have the same address; carries both paths."""


def generate(dossier: Dossier, offered: Mapping[str, str] = NOTHING, authored: Iterable[str] = ()) -> dict[str, bytes]:
    """Every generated file below `docs/`, by path; `offered` has the description of each printed brief, by its record's id.

    `authored` are the titles of handwritten pages, which no page of a record takes.
    Raise ClashError if two pages (`foo.md` and `foo/index.md`, or two that differ in case alone) or two files would have one address.
    """
    return dict(one_by_one(PageContext(dossier, offered, authored)))


def one_by_one(desk: PageContext) -> Iterator[tuple[str, bytes]]:
    """Yield what `generate` returns one file at a time, each made only when it is asked for."""
    dossier = desk.dossier
    addresses: dict[str, str] = {}
    for page in (page for kind in KINDS for page in kind(desk)):
        address = page.path.removesuffix(".md").removesuffix("/index").casefold()
        if address in addresses:
            raise ClashError(f"docs/{page.path} and docs/{addresses[address]} would be one page")
        addresses[address] = page.path
        yield page.path, headed(page, dossier, desk.views.handling).content.encode()
    others = ((changes.FEED_PATH, changes.feed(dossier)), (ROBOTS_PATH, robots(dossier)))
    index = search.files(desk.views, desk.impact.falls)
    for path, content in itertools.chain(
        files.data_files(desk.views), images.files(dossier), index, others, changes.record_feeds(dossier), figures.files(desk)
    ):
        if path.casefold() in addresses:
            raise ClashError(f"docs/{path} and docs/{addresses[path.casefold()]} would be one file")
        addresses[path.casefold()] = path
        yield path, content


def of_record(path: str, desk: PageContext) -> bytes | None:
    """The page of a record ahead of all others, if somebody waits for it, by its path below `docs/`; None if it is not a record's page."""
    folder, _, id = path.removesuffix(".md").partition("/")
    page = next((kind.of(id, desk) for kind in _OF_RECORDS if kind.folder == folder), None)
    return headed(page, desk.dossier, desk.views.handling).content.encode() if page else None
