"""The list of kinds of page, from which every generated file below `docs/` comes, and `robots.txt`.

Source of the format of `robots.txt`: RFC 9309.  Crawlers read it only at the top of a host, so it has no effect for a site in a
subdirectory.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, Generic, TypeAlias, TypeVar

from ..exports import files, images, search
from ..records.decode import Executor, in_sequence
from ..records.dossier import Dossier
from ..records.schema import Record
from ..text.problems import ClashError
from ..views import queries
from . import (
    about,
    bands,
    changes,
    claims,
    earlier,
    feeds,
    figures,
    indexes,
    networks,
    overviews,
    records,
    sides,
    sources,
    timeline,
    topics,
)
from .context import PageContext
from .page import Page, headed

AnyRecord = TypeVar("AnyRecord", bound=Record)
#: A content, or where it was put.
Put = TypeVar("Put")
#: A kind of page produces the pages of that kind.
Kind: TypeAlias = Callable[[PageContext], Iterator[Page]]


def _one(page: Callable[[PageContext], Page]) -> Kind:
    """A kind that has a single page."""

    def pages(context: PageContext) -> Iterator[Page]:
        yield page(context)

    return pages


@dataclass(frozen=True)
class OfRecords(Generic[AnyRecord]):
    """The pages of each record of a folder: one named by the record's id, and after it those of its parts."""

    folder: str
    records: Callable[[Dossier], Mapping[str, AnyRecord]]
    pages: Callable[[AnyRecord, PageContext], Iterator[Page]]

    def __call__(self, context: PageContext) -> Iterator[Page]:
        return (page for record in self.records(context.dossier).values() for page in self.pages(record, context))

    def of(self, id: str, context: PageContext) -> Page | None:
        """A page of one record, by its name, if there is one."""
        record = self.records(context.dossier).get(id.partition("_")[0])
        pages = self.pages(record, context) if record is not None else iter(())
        return next((page for page in pages if page.path == f"{self.folder}/{id}.md"), None)


def _only(page: Callable[[AnyRecord, PageContext], Page]) -> Callable[[AnyRecord, PageContext], Iterator[Page]]:
    """The pages of records that have one page each."""
    return lambda record, context: iter([page(record, context)])


_OF_RECORDS: Final[tuple[OfRecords[Any], ...]] = (
    OfRecords("actors", lambda dossier: dossier.actors, records.actor_pages),
    OfRecords("relationships", lambda dossier: dossier.relationships, _only(records.relationship_page)),
    OfRecords("sources", lambda dossier: dossier.sources, sources.source_pages),
)
#: Every kind of page, in the order in which the pages are made.
KINDS: Final[tuple[Kind, ...]] = (
    _one(overviews.home_page),
    indexes.actor_pages,
    indexes.relationship_pages,
    indexes.statement_pages,
    indexes.source_pages,
    topics.topic_pages,
    timeline.timeline_pages,
    _one(overviews.matrix_page),
    networks.network_pages,
    _one(claims.differences_page),
    _one(about.reading_page),
    changes.changes_pages,
    earlier.earlier_pages,
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


#: What makes some of the generated files, by path.
Part: TypeAlias = Callable[[PageContext], Iterator[tuple[str, bytes]]]


def _pages(kind: Kind) -> Part:
    """The pages of a kind."""

    def files(desk: PageContext) -> Iterator[tuple[str, bytes]]:
        return ((page.path, headed(page, desk.dossier, desk.views.handling, desk.card()).content.encode()) for page in kind(desk))

    return files


#: Everything that is generated, in this order.
PARTS: Final[tuple[Part, ...]] = (
    *map(_pages, KINDS),
    lambda desk: files.data_files(desk.views),
    lambda desk: images.files(desk.dossier),
    lambda desk: search.files(desk.views, desk.impact.falls),
    lambda desk: iter([(ROBOTS_PATH, robots(desk.dossier))]),
    lambda desk: feeds.feeds(desk.dossier),
    figures.files,
    sides.files,
    bands.files,
    networks.files,
)
#: The parts that take about as long as all others together: the pages of actors, of relationships and of sources, and the topics.
HALVES: Final = 2
_HALF: Final = frozenset(map(KINDS.index, (*_OF_RECORDS, topics.topic_pages)))


def generate(
    dossier: Dossier, offered: Mapping[str, str] = NOTHING, authored: Iterable[str] = (), run: Executor = in_sequence
) -> dict[str, bytes]:
    """Every generated file below `docs/`, by path; see `generate_into`."""
    return generate_into([lambda content: content] * HALVES, dossier, offered, authored, run)


def generate_into(
    puts: Sequence[Callable[[bytes], Put]],
    dossier: Dossier,
    offered: Mapping[str, str] = NOTHING,
    authored: Iterable[str] = (),
    run: Executor = in_sequence,
) -> dict[str, Put]:
    """What `puts` return for every generated file below `docs/`, by path: one for each half of them, which `run` may make in parallel.

    `offered` has the description of each printed brief, by its record's id; `authored` are the titles of handwritten pages, which no page of
    a record takes.
    Raise ClashError if two pages (`foo.md` and `foo/index.md`, or two that differ in case alone) or two files would have one address.
    """
    desk = PageContext(dossier, offered, authored)
    halves = (_HALF, frozenset(range(len(PARTS))) - _HALF)
    made: dict[int, list[tuple[str, Put]]] = {}
    for found in run([partial(_made, desk, half, put) for half, put in zip(halves, puts, strict=True)]):
        made |= found
    return dict(_apart(itertools.chain.from_iterable(made[number] for number in range(len(PARTS)))))


def _made(desk: PageContext, numbers: Iterable[int], put: Callable[[bytes], Put]) -> dict[int, list[tuple[str, Put]]]:
    """What is put of the files of some parts, by the part's number."""
    return {number: [(path, put(content)) for path, content in PARTS[number](desk)] for number in numbers}


def one_by_one(desk: PageContext) -> Iterator[tuple[str, bytes]]:
    """Yield what `generate` returns one file at a time, each made only when it is asked for."""
    return _apart(itertools.chain.from_iterable(part(desk) for part in PARTS))


def _apart(found: Iterable[tuple[str, Put]]) -> Iterator[tuple[str, Put]]:
    """The files, as long as no two of them have the same address."""
    addresses: dict[str, str] = {}
    for path, content in found:
        is_page = path.endswith(".md")
        address = path.removesuffix(".md").removesuffix("/index").casefold() if is_page else path.casefold()
        if address in addresses:
            raise ClashError(f"docs/{path} and docs/{addresses[address]} would be one {'page' if is_page else 'file'}")
        addresses[address] = path
        yield path, content


def of_record(path: str, desk: PageContext) -> bytes | None:
    """The page of a record ahead of all others, if somebody waits for it, by its path below `docs/`; None if it is not a record's page."""
    folder, _, id = path.removesuffix(".md").partition("/")
    page = next((kind.of(id, desk) for kind in _OF_RECORDS if kind.folder == folder), None)
    return headed(page, desk.dossier, desk.views.handling, desk.card()).content.encode() if page else None
