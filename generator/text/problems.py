"""A problem in a dossier: its place, its message and a suggested fix."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

#: Characters that count as printable but are invisible: fillers and variation selectors.
_BLANK = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")
#: The maximum length of an excerpt, in characters.
_ROOM: Final = 110
#: Styles a part of a message, given by name, for a terminal.
Style = Callable[[str, str], str]


def no_style(part: str, text: str) -> str:
    """A part of a message without any style."""
    return text


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A range within one line of a file that an editor can jump to.

    `path` is relative to the project, with `/`; `line` and `column` count from 1, in characters;
    `width` is the number of characters marked; `excerpt` is the whole line as it is in the file.  `loc` is the path to the value in its file,
    if it is known, as keys and positions.
    """

    path: str
    line: int = 1
    column: int = 1
    width: int = 1
    excerpt: str = ""
    loc: tuple[str | int, ...] = field(default=(), compare=False, repr=False)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"

    @property
    def end(self) -> int:
        """The column after the last marked character."""
        return self.column + self.width


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A violation of one rule at one place.

    `code` is the rule's stable kebab-case name, `message` describes the problem, `hint` suggests a fix.
    """

    place: Place
    code: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        return "\n".join(self.lines())

    def lines(self, painted: Style = no_style) -> list[str]:
        """The problem as editors see it: place, code and message; the line, with carets below the marked part; the suggested fix."""
        place, code, message = printable(str(self.place)), printable(self.code), printable(self.message)
        lines = [f"{painted('place', f'{place}:')} {painted('code', f'{code}:')} {painted('message', message)}"]
        if self.place.excerpt:
            number = f"{self.place.line:5}"
            before, meant, after = map(printable, _clip(self.place))
            blank = f"{' ' * len(number)} |"
            carets = painted("meant", "^" * max(1, _cells(meant)))
            lines.append(f"{painted('margin', f'{number} |')} {before}{painted('meant', meant)}{after}")
            lines.append(f"{painted('margin', blank)} {' ' * _cells(before)}{carets}")
        if self.hint:
            lines.append(f"{painted('help', '   help:')} {printable(self.hint)}")
        return lines


def added(before: Iterable[Problem], after: Iterable[Problem]) -> list[Problem]:
    """The problems that an edit added, in order; a problem that only moved to another line is not new."""
    old = Counter(map(_identity, before))
    new: list[Problem] = []
    for problem in sorted(after):
        old[_identity(problem)] -= 1
        if old[_identity(problem)] < 0:
            new.append(problem)
    return new


def _identity(problem: Problem) -> tuple[str, str, str]:
    """What makes a problem the same one, independent of its line."""
    return problem.place.path, problem.code, problem.message


class InvalidDossierError(Exception):
    """The dossier cannot be published; `problems` lists the reasons in reading order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


class ClashError(Exception):
    """Two pages or files would have the same address; carries both paths."""


def printable(text: str) -> str:
    r"""The text on one line, with invisible characters, and those a terminal would interpret, written as `\x1b` or `\u2028`."""
    if text.isprintable() and not _BLANK.search(text):
        return text
    return "".join(char if char.isprintable() and not _BLANK.match(char) else char.encode("unicode_escape").decode() for char in text)


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint with what the editor may have meant: up to three of `known`; empty if none is similar."""
    return suggested(close(word, known))


def suggested(words: Iterable[str]) -> str:
    """A hint with the words that may have been meant; empty if there are none."""
    named = " or ".join(map(repr, words))
    return f"did you mean {named}?" if named else ""


def close(word: str, known: Iterable[str]) -> list[str]:
    """Up to three of `known` that are similar to a word, the most similar first, ignoring case."""
    folded: dict[str, str] = {}
    for other in known:
        folded.setdefault(other.casefold(), other)
    return [folded[match] for match in difflib.get_close_matches(word.casefold(), folded, n=3, cutoff=0.6)]


def _clip(place: Place) -> tuple[str, str, str]:
    """The excerpt before, at and after the place, cut to the width of a terminal."""
    line, column = place.excerpt, place.column - 1
    start = max(0, min(column - _ROOM // 3, len(line) - _ROOM))
    end = min(len(line), start + _ROOM)
    middle = min(end, column + place.width)
    return ("…" if start else "") + line[start:column], line[column:middle], line[middle:end] + ("…" if end < len(line) else "")


def _cells(text: str) -> int:
    """The number of terminal cells of printable text: two for an East Asian wide character, none for a combining mark."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.category(char) in ("Mn", "Me") else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


#: The number of unknown words for which similar known ones are looked up: this is slow in a large dossier, and nobody reads more.
MOST_HINTS: Final = 100


def likely(known: Iterable[str]) -> Callable[[str], str]:
    """A function that returns the hint for a word that is not in `known`; each word is looked up once."""
    words, found = tuple(known), {"": ""}

    def meant(word: str) -> str:
        if word not in found and len(found) < MOST_HINTS:
            found[word] = nearest(word, words)
        return found.get(word, "")

    return meant
