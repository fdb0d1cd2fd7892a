"""Edits of a file's text by position: what stands between two positions is replaced, and nothing else changes, not a byte.

Floor 2: imports `events`, `prose` and `yamltext`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Any, Final, NamedTuple

from generator import prose
from generator.events import Spot
from generator.yamltext import Document, Loc, Marks, Value

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_HEADER = re.compile(r"[|>][-+0-9]*")
#: What a text that is written without quotes cannot hold, begin with or be.
_UNQUOTED: Final = re.compile(r"[\w(][\w ()./–-]*")


class Splice(NamedTuple):
    """From `start` to `end` of a text, in characters from 0, stands `new` from now on."""

    start: int
    end: int
    new: str


class HiddenError(Exception):
    """What is to be edited is written in a way that hides where it stands, as an escape in double quotes does."""


class Layout:
    """Where the parts of a document stand in its text, in characters from 0."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text, without their ends."""
        return self.text.split("\n")

    @cached_property
    def starts(self) -> list[int]:
        """Where each line begins."""
        return [0, *accumulate(len(line) + 1 for line in self.lines)]

    def offset(self, spot: Spot) -> int:
        """The position of a line and column; the end of the text where there is no such line."""
        line, column = spot
        return min(self.starts[line] + column, len(self.text)) if line < len(self.starts) else len(self.text)

    def marks(self, loc: Loc) -> Marks:
        """The marks of the value at `loc`.  Raises KeyError where there is none."""
        marks = self.document.marks
        for step in loc:
            marks = marks.inner[step]
        return marks

    def last(self, marks: Marks) -> int:
        """The last line that belongs to a value; comments and blank lines below it do not, unless it keeps its blank lines."""
        if marks.style in ("|", ">"):
            header = _HEADER.match(self.text, self.offset(marks.start))
            behind = marks.end[0] + (marks.end[1] > 0)
            below = range(behind - 1, marks.start[0], -1)
            if header and "+" in header[0]:
                return behind - 1
            return next((line for line in below if self.lines[line].strip()), marks.start[0])
        if marks.inner and not marks.style:
            return max(map(self.last, marks.inner.values()))
        return marks.end[0]

    def word(self, loc: Loc) -> tuple[int, int]:
        """From where to where the text at `loc` is written, without its quotes.  Raises HiddenError where it does not stand there as it is."""
        start, end = self._inside(self.marks(loc))
        value, written = self.value(loc), self.text[start:end]
        if not isinstance(value, str) or written.strip() != value:
            raise HiddenError(value)
        first = start + len(written) - len(written.lstrip())
        return first, first + len(value)

    def _inside(self, marks: Marks) -> tuple[int, int]:
        """From where to where a text is written, without its quotes or the mark that opens a block."""
        start, end = self.offset(marks.start), self.offset(marks.end)
        if marks.style in ("|", ">"):
            return min(self.starts[marks.start[0] + 1], end), end
        return start + len(marks.style), end - len(marks.style)

    def links(self, loc: Loc) -> list[tuple[int, int]]:
        """From where to where the target of each link of a text is written.  Raises HiddenError where one does not stand there as it is."""
        value = self.value(loc)
        start, end = self._inside(self.marks(loc))
        found = list(prose.targets(self.text[start:end]))
        if not isinstance(value, str) or [target for _, target in found] != [link.target for link in prose.links(value)]:
            raise HiddenError(value)
        return [(start + at, start + at + len(target)) for at, target in found]

    def value(self, loc: Loc) -> Value:
        """The value at `loc`.  Raises KeyError or IndexError where there is none."""
        value: Any = self.document.value
        for step in loc:
            value = value[step]
        found: Value = value
        return found

    def item(self, key: str, item: str | Sequence[str], order: Sequence[str], within: Loc = ()) -> Splice:
        """What appends an item to the list under a key, in the indentation of that list; the key is added where it is missing.

        `item` is written in one line, as in `[ ]`, or in several, each on a line of its own; `order` is the order of keys that a missing one is
        put into; the key stands at the top, or among those `within`.  Raises HiddenError where several lines are to go between `[` and `]`.
        """
        around = self.marks(within)
        marks = around.inner.get(key)
        lines = [item] if isinstance(item, str) else list(item)
        if marks is None:
            return self._key(key, item, order, around)
        if marks.style == "[":
            return self._in_brackets(marks, item, around.keys[key])
        if not marks.inner:
            raise HiddenError(key)
        indent = " " * marks.start[1]
        last = self.last(marks)
        of_it = re.compile(rf"{indent} +#")
        while last + 1 < len(self.lines) and of_it.match(self.lines[last + 1]):
            last += 1  # a comment that is of the last item
        return self._below(last, [f"{indent}- {lines[0]}", *(f"{indent}  {line}" for line in lines[1:])])

    def without(self, key: str, position: int, within: Loc = ()) -> Splice:
        """What takes an item out of the list under a key, at the top or `within`, and the key with it where it is the only one."""
        around = self.marks(within)
        marks = around.inner[key]
        spans = [(self.offset(inner.start), self.offset(inner.end)) for inner in marks.inner.values()]
        if len(spans) == 1 and around.style:
            return self._field_in_braces(around, key)
        if len(spans) == 1:
            return Splice(self.starts[around.keys[key][0]], min(self.starts[self.last(marks) + 1], len(self.text)), "")
        if marks.style == "[":
            start, end = (spans[position - 1][1], spans[position][1]) if position else (spans[0][0], spans[1][0])
            return Splice(start, end, "")
        line = marks.inner[position].start[0]
        return Splice(self.starts[line], min(self.starts[self.last(marks.inner[position]) + 1], len(self.text)), "")

    def _in_brackets(self, marks: Marks, item: str | Sequence[str], key: Spot) -> Splice:
        """What appends an item to a list in brackets; an empty one is written on lines of its own where the item needs several."""
        if not isinstance(item, str):
            if marks.inner:
                raise HiddenError("[")
            lines = [f"{' ' * (key[1] + 2)}{'  ' if number else '- '}{line}" for number, line in enumerate(item)]
            return Splice(self.offset(marks.start) - 1, self.offset(marks.end), "\n" + "\n".join(lines))
        at = max((self.offset(inner.end) for inner in marks.inner.values()), default=self.offset(marks.start) + 1)
        return Splice(at, at, f", {item}" if marks.inner else item)

    def _field_in_braces(self, around: Marks, key: str) -> Splice:
        """What takes a field out of `{ }`, with the comma that parts it from the one before it, or after it where it is the first."""
        names = list(around.keys)
        at = names.index(key)
        if at:
            return Splice(self.offset(around.inner[names[at - 1]].end), self.offset(around.inner[key].end), "")
        return Splice(self.offset(around.keys[key]), self.offset(around.keys[names[1]] if names[1:] else around.inner[key].end), "")

    def _key(self, key: str, item: str | Sequence[str], order: Sequence[str], around: Marks) -> Splice:
        """What adds a key with a list of one item above the first key that comes after it, or at the end."""
        short = isinstance(item, str) and not item.startswith("{")
        lines = [item] if isinstance(item, str) else list(item)
        entry = (
            [f"{key}: [{item}]"] if short else [f"{key}:", *(f"  {'  ' if number else '- '}{line}" for number, line in enumerate(lines))]
        )
        top = around is self.document.marks
        later = [line for other, (line, _) in around.keys.items() if other in order and order.index(str(other)) > order.index(key)]
        if around.style and (top or not short or not around.inner):
            raise HiddenError(key)
        if around.style:
            at = max(self.offset(inner.end) for inner in around.inner.values())
            return Splice(at, at, f", {entry[0]}")
        indent = " " * next((column for _, column in around.keys.values()), 0)
        entry = [f"{indent}{line}" for line in entry]
        if not later:
            below = range(self.last(around) + 1, len(self.lines))
            end = next((line for line in below if not top or self.lines[line].rstrip() == "..."), len(self.lines))
            return self._below(end - 1, entry)
        line = min(later)
        above = next((number for number in range(line, 0, -1) if not self.lines[number - 1].startswith(f"{indent}#")), line)
        at = self.starts[above]
        return Splice(at, at, "\n".join(entry) + "\n")

    def _below(self, line: int, entry: Sequence[str]) -> Splice:
        """What puts lines below a line; the last line of the file gets its end first, where it has none."""
        at = min(self.starts[line + 1], len(self.text))
        before = "" if self.text.endswith("\n", 0, at) else "\n"
        return Splice(at, at, before + "\n".join(entry) + "\n")


def scalar(text: str) -> str:
    """A text as a value within `[ ]` or `{ }`: in single quotes, unless it is plainly a word or some."""
    plain = _UNQUOTED.fullmatch(text) and text == text.strip() and text.lower() not in ("null", "")
    return text if plain else "'" + text.replace("'", "''") + "'"


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """The text with each splice made; raises ValueError where two of them touch the same place."""
    pieces: list[str] = []
    at = 0
    for start, end, new in sorted(splices):
        if start < at:
            raise ValueError(f"two edits touch the text at {start}")
        pieces += [text[at:start], new]
        at = end
    return "".join([*pieces, text[at:]])


def edited(data: bytes, splices: Iterable[Splice]) -> bytes:
    """The bytes of a file with splices made that are counted in its text as it is read; its line ends and its byte order mark stay.

    Lines that are new get the line end that the file begins with.
    """
    whole = data.decode("utf-8")
    mark = len(whole) - len(whole.removeprefix("\ufeff"))
    ends = list(_ends(whole[mark:]))
    ending = next((found for _, found in ends), "\n")
    wide = [position for position, found in ends if len(found) == 2]

    def there(at: int) -> int:
        return mark + at + bisect_left(wide, at)

    placed = [Splice(there(start), there(end), new.replace("\n", ending)) for start, end, new in splices]
    return spliced(whole, placed).encode("utf-8")


def _ends(text: str) -> Iterator[tuple[int, str]]:
    """Each line end of a text, and where it stands once all of them are one character wide."""
    at = 0
    for found in _LINE.finditer(text):
        line = found[0].rstrip("\r\n")
        at += len(line)
        if end := found[0][len(line) :]:
            yield at, end
            at += 1
