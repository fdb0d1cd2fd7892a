"""The whole site: a dossier to every file below `docs/` that is generated.

Floor 10: imports `model`, `exports.bundle`, `exports.feed`, `exports.robots` and `pages`.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from typing import Final

from generator.exports import bundle, feed, robots
from generator.model import Dossier
from generator.pages import (
    actor,
    changes,
    data,
    differing,
    home,
    indexes,
    matrix,
    moved,
    reading,
    relationship,
    rules,
    source,
    statements,
    timeline,
    topics,
)
from generator.pages.parts import Desk, Page, headed

#: What is offered to print where nothing was printed.
NOTHING: Final[Mapping[str, str]] = {}


class ClashError(Exception):
    """Two pages or files would stand at one address; carries both paths."""


def generate(dossier: Dossier, offered: Mapping[str, str] = NOTHING) -> dict[str, bytes]:
    """Every generated file below `docs/`, by path; `offered` says of each brief that was printed how it is described, by its record's id.

    Raises ClashError where two pages would be one: `foo.md` and `foo/index.md`, or two that differ in case alone; and where two files would.
    """
    return dict(one_by_one(Desk(dossier, offered)))


def one_by_one(desk: Desk) -> Iterator[tuple[str, bytes]]:
    """What `generate` gives, a file at a time, and none before it is asked for."""
    dossier = desk.dossier
    addresses: dict[str, str] = {}
    for page in _pages(desk):
        address = page.path.removesuffix(".md").removesuffix("/index").casefold()
        if address in addresses:
            raise ClashError(f"docs/{page.path} and docs/{addresses[address]} would be one page")
        addresses[address] = page.path
        yield page.path, headed(page, dossier).content.encode()
    others = ((feed.PATH, feed.feed(dossier)), (robots.PATH, robots.robots(dossier)))
    for path, content in itertools.chain(bundle.files(dossier, desk.views), others):
        if path.casefold() in addresses:
            raise ClashError(f"docs/{path} and docs/{addresses[path.casefold()]} would be one file")
        addresses[path.casefold()] = path
        yield path, content


def of_record(path: str, desk: Desk) -> bytes | None:
    """The page of a record before all others, for whoever waits for it, by its path below `docs/`; none where it is no record's page."""
    folder, _, name = path.removesuffix(".md").partition("/")
    dossier = desk.dossier
    if folder == "actors" and name in dossier.actors:
        page = actor.render(dossier.actors[name], desk)
    elif folder == "relationships" and name in dossier.relationships:
        page = relationship.render(dossier.relationships[name], desk)
    elif folder == "sources" and name in dossier.sources:
        page = source.render(dossier.sources[name], desk)
    else:
        return None
    return headed(page, dossier).content.encode()


def _pages(desk: Desk) -> Iterator[Page]:
    dossier = desk.dossier
    yield home.render(desk)
    yield indexes.actors(desk)
    yield indexes.relationships(desk)
    yield from statements.render(desk)
    yield indexes.sources(desk)
    yield from topics.render(desk)
    yield from timeline.render(desk)
    yield matrix.render(desk)
    yield differing.render(desk)
    yield reading.render(desk)
    yield changes.render(desk)
    yield rules.render()
    yield data.render()
    yield from (actor.render(item, desk) for item in dossier.actors.values())
    yield from (relationship.render(item, desk) for item in dossier.relationships.values())
    yield from (source.render(item, desk) for item in dossier.sources.values())
    yield from moved.render(desk)
