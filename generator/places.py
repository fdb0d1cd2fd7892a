"""Where a part of a record stands in its file, and what an editor may have meant there: what the rules tell problems with.

Floor 2: imports `problems` and `yamltext`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final, Protocol

from generator.problems import Place, nearest
from generator.yamltext import Document, Loc

SETTINGS: Final = "briefings/dossier.yml"
VOCABULARY: Final = "briefings/vocabulary.yml"

#: For so many unknown words a known one that is near is looked up: that takes its time in a large dossier, and nobody reads more.
MOST_HINTS: Final = 100


class Shelf(Protocol):
    """What holds the files that records were decoded from, by path."""

    @property
    def documents(self) -> Mapping[str, Document]: ...


class Filed(Protocol):
    """What was decoded from a file of its own."""

    @property
    def path(self) -> str: ...


def at(shelf: Shelf, record: Filed, loc: Loc, *, key: bool = False, token: str = "") -> Place:
    """The place of a part of a record in its file."""
    return at_path(shelf, record.path, loc, key=key, token=token)


def at_path(shelf: Shelf, path: str, loc: Loc, *, key: bool = False, token: str = "") -> Place:
    """The place of a part of the file at `path`; the file itself where it is not at hand."""
    document = shelf.documents.get(path)
    return document.place(loc, key=key, token=token) if document else Place(path)


def likely(known: Iterable[str]) -> Callable[[str], str]:
    """The hint for a word that is none of `known`; each word is looked up once."""
    words, found = tuple(known), {"": ""}

    def meant(word: str) -> str:
        if word not in found and len(found) < MOST_HINTS:
            found[word] = nearest(word, words)
        return found.get(word, "")

    return meant
