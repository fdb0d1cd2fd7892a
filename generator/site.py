"""The whole site: a dossier to every file below `docs/` that is generated.

Floor 9: imports `model` and `pages`.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Dossier
from generator.pages import actor, indexes, matrix, reading, relationship, rules, source, timeline
from generator.pages.parts import Desk, Page


class ClashError(Exception):
    """Two pages would stand at one address; carries both paths."""


def generate(dossier: Dossier) -> dict[str, bytes]:
    """Every generated file below `docs/`, by path.

    Raises ClashError where two pages would be one: `foo.md` and `foo/index.md`, or two that differ in case alone.
    """
    files: dict[str, bytes] = {}
    addresses: dict[str, str] = {}
    for page in _pages(Desk(dossier)):
        address = page.path.removesuffix(".md").removesuffix("/index").casefold()
        if address in addresses:
            raise ClashError(f"docs/{page.path} and docs/{addresses[address]} would be one page")
        addresses[address] = page.path
        files[page.path] = page.content.encode()
    return files


def _pages(desk: Desk) -> Iterator[Page]:
    dossier = desk.dossier
    yield indexes.home(desk)
    yield indexes.actors(desk)
    yield indexes.relationships(desk)
    yield indexes.sources(desk)
    yield indexes.topics(desk)
    yield from timeline.render(desk)
    yield matrix.render(desk)
    yield reading.render(desk)
    yield rules.render()
    yield from (actor.render(item, desk) for item in dossier.actors.values())
    yield from (relationship.render(item, desk) for item in dossier.relationships.values())
    yield from (source.render(item, desk) for item in dossier.sources.values())
