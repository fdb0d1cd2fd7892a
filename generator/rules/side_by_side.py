"""Records of several dossiers side by side, and those of different dossiers that have something in common."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Generic, TypeVar

from ..records.decode import ROOT
from ..records.dossier import Actor, Dossier, at
from ..records.sources import Source
from ..text import folding
from ..text.problems import Place

Kept = TypeVar("Kept", Actor, Source)


@dataclass(frozen=True)
class Held(Generic[Kept]):
    """A record of one of the dossiers."""

    name: str
    dossier: Dossier
    record: Kept

    @property
    def file(self) -> str:
        """Its file, with the folder of its dossier."""
        return f"{self.name}{'/' if self.name else ''}{ROOT}/{self.record.folder}/{self.record.id}.yml"

    def place(self, *loc: str) -> Place:
        """The place of a field in its file."""
        return replace(at(self.dossier, self.record, loc), path=self.file)


def pairs(held: Iterable[Held[Kept]], keys: Callable[[Kept], Iterable[Hashable]]) -> Iterator[tuple[Held[Kept], Held[Kept]]]:
    """The records of different dossiers with a key in common, each with the first one that has it."""
    shelves: dict[Hashable, list[Held[Kept]]] = {}
    for one in held:
        for key in dict.fromkeys(keys(one.record)):
            shelves.setdefault(key, []).append(one)
    seen: set[tuple[str, str]] = set()
    for shelf in shelves.values():
        for first, second in combinations(shelf, 2):
            if first.name != second.name and (first.file, second.file) not in seen:
                seen.add((first.file, second.file))
                yield first, second


def plain(text: str) -> str:
    """A text without what differs between spellings of it: case, accents, spaces and signs."""
    return "".join(folding.words(text))
