"""One index of a search over several sites, from the indexes of each: the same parts, so that the same scripts search them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from .search import Index, Row


@dataclass(frozen=True)
class Shelf:
    """A site among others: its index, its folder below the common home, and the title of its dossier, which every result shows."""

    index: Index
    folder: str
    title: str


def joined(shelves: Sequence[Shelf], marking: str = "") -> Index:
    """The index of all: what each site finds, under addresses from the common home, in the order of the sites."""
    names: list[Row] = []
    statements: list[Row] = []
    choices: list[Row] = []
    terms: dict[str, list[list[int]]] = {}
    for shelf in shelves:
        first, before = len(names), len(statements)
        names += (_name(shelf, row, first) for row in shelf.index.names)
        statements += ([home + first, id, said, f"{line} · {shelf.title}"] for home, id, said, line in shelf.index.statements)
        choices += ([kind, year, _moved(who, first), _moved(where, first)] for kind, year, who, where in shelf.index.choices)
        for word, row in shelf.index.terms.items():
            places = terms.setdefault(word, [[], []])
            for place, steps in zip(places, row, strict=False):
                place.extend(number + before for number in accumulate(steps))
    stop = sorted({word for shelf in shelves for word in shelf.index.stop})
    return Index(names, statements, _rows(terms), choices, stop, marking)


def _name(shelf: Shelf, row: Row, first: int) -> Row:
    group, path, name, others, line, more, weight, common, parties = row
    line = " · ".join(filter(None, (line, shelf.title)))
    return [group, f"{shelf.folder}/{path}", name, others, line, more, weight, common, _moved(parties, first)]


def _moved(numbers: Sequence[int], first: int) -> list[int]:
    """The numbers of entries that others come before."""
    return [number + first for number in numbers]


def _rows(terms: Mapping[str, list[list[int]]]) -> dict[str, Row]:
    """The postings as steps again."""
    found = {word: [[second - first for first, second in pairwise([0, *numbers])] for numbers in places] for word, places in terms.items()}
    return {word: row if row[1] else row[:1] for word, row in found.items()}
