"""What is wrong with a dossier, where, and what would be right.

Floor 0: imports nothing of this package.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass

#: Characters that a terminal would act on rather than show: controls, and marks that reorder text.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of one line of one file that an editor can jump to.

    `path` is relative to the project, with `/`; `line` and `column` count from 1, in characters;
    `width` is the number of characters meant; `excerpt` is the whole line as it stands in the file.
    """

    path: str
    line: int = 1
    column: int = 1
    width: int = 1
    excerpt: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One rule broken at one place.

    `code` is the rule's stable kebab-case name, `message` says what is, `hint` what would be right.
    """

    place: Place
    code: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        lines = [f"{self.place}: {self.code}: {self.message}"]
        if self.place.excerpt:
            number = f"{self.place.line:5}"
            shown, column, width = _clip(self.place)
            lines += [f"{number} | {shown}", f"{' ' * len(number)} | {' ' * (column - 1)}{'^' * width}"]
        if self.hint:
            lines.append(f"   help: {self.hint}")
        return "\n".join(printable(line) for line in lines)


class InvalidDossierError(Exception):
    """The dossier cannot be published; `problems` says why, in reading order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


def printable(text: str) -> str:
    """`text` with characters that would act on a terminal written as `\\x1b`, so that a message only shows."""
    return _UNPRINTABLE.sub(lambda found: f"\\x{ord(found[0]):02x}", text)


def nearest(word: str, known: Iterable[str]) -> str:
    """The hint that names what the editor may have meant: up to three of `known`, or nothing."""
    close = difflib.get_close_matches(word, list(known), n=3, cutoff=0.6)
    return f"did you mean {' or '.join(repr(match) for match in close)}?" if close else ""


def _clip(place: Place, room: int = 110) -> tuple[str, int, int]:
    """The excerpt cut to `room` characters around the place, with the column and width that hold in the cut."""
    width = max(1, min(place.width, room, len(place.excerpt) - place.column + 1))
    if len(place.excerpt) <= room:
        return place.excerpt, place.column, width
    start = max(0, min(place.column - 1 - room // 3, len(place.excerpt) - room))
    cut = place.excerpt[start : start + room]
    return f"{'…' if start else ''}{cut}{'…' if start + room < len(place.excerpt) else ''}", place.column - start + bool(start), min(
        width, room
    )
