"""The whole site: a dossier to every file below `docs/` that is generated.

Floor 10: imports `model`, `exports.bundle`, `exports.feed`, `exports.robots` and `pages`.
"""

from __future__ import annotations

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
    files: dict[str, bytes] = {}
    addresses: dict[str, str] = {}
    desk = Desk(dossier, offered)
    for page in _pages(desk):
        address = page.path.removesuffix(".md").removesuffix("/index").casefold()
        if address in addresses:
            raise ClashError(f"docs/{page.path} and docs/{addresses[address]} would be one page")
        addresses[address] = page.path
        files[page.path] = headed(page, dossier).content.encode()
    for path, content in (*bundle.files(dossier, desk.views), (feed.PATH, feed.feed(dossier)), (robots.PATH, robots.robots(dossier))):
        if path.casefold() in addresses:
            raise ClashError(f"docs/{path} and docs/{addresses[path.casefold()]} would be one file")
        addresses[path.casefold()] = path
        files[path] = content
    return files


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
