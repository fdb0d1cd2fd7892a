"""Edits to a file's text by position: the text between two positions is replaced, and no other byte changes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Any, Final, NamedTuple

from ..text import prose
from ..text.yaml import Document, Loc, Marks, Spot, Value

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_HEADER = re.compile(r"[|>][-+0-9]*")
#: Texts that can be written without quotes.
_UNQUOTED: Final = re.compile(r"[\w(][\w ()./–-]*")


class Edit(NamedTuple):
    """Replaces a text from `start` to `end`, in characters from 0, by `new`."""

    start: int
    end: int
    new: str


class HiddenError(Exception):
    """A value to be edited is written in a way that hides its position, such as with an escape in double quotes."""


class Layout:
    """The positions of the parts of a document in its text, in characters from 0."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text, without their ends."""
        return self.text.split("\n")

    @cached_property
    def starts(self) -> list[int]:
        """The position at which each line starts."""
        return [0, *accumulate(len(line) + 1 for line in self.lines)]

    def offset(self, spot: Spot) -> int:
        """The position of a line and column, or the end of the text if there is no such line."""
        line, column = spot
        return min(self.starts[line] + column, len(self.text)) if line < len(self.starts) else len(self.text)

    def marks(self, loc: Loc) -> Marks:
        """The marks of the value at `loc`.  Raises KeyError if there is none."""
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
        """The start and end of the text at `loc`, without its quotes.  Raises HiddenError if it is not written literally."""
        start, end = self._inside(self.marks(loc))
        value, written = self.value(loc), self.text[start:end]
        if not isinstance(value, str) or written.strip() != value:
            raise HiddenError(value)
        first = start + len(written) - len(written.lstrip())
        return first, first + len(value)

    def _inside(self, marks: Marks) -> tuple[int, int]:
        """The start and end of a text, without its quotes or the mark that opens a block."""
        start, end = self.offset(marks.start), self.offset(marks.end)
        if marks.style in ("|", ">"):
            return min(self.starts[marks.start[0] + 1], end), end
        return start + len(marks.style), end - len(marks.style)

    def links(self, loc: Loc) -> list[tuple[int, int]]:
        """The start and end of the target of each link in a text.  Raises HiddenError if one is not written literally."""
        value = self.value(loc)
        start, end = self._inside(self.marks(loc))
        found = list(prose.targets(self.text[start:end]))
        if not isinstance(value, str) or [target for _, target in found] != [link.target for link in prose.links(value)]:
            raise HiddenError(value)
        return [(start + at, start + at + len(target)) for at, target in found]

    def value(self, loc: Loc) -> Value:
        """The value at `loc`.  Raises KeyError or IndexError if there is none."""
        value: Any = self.document.value
        for step in loc:
            value = value[step]
        found: Value = value
        return found

    def item(self, key: str, item: str | Sequence[str], order: Sequence[str], within: Loc = ()) -> Edit:
        """The edit that appends an item to the list under a key, with the indentation of that list; a missing key is added.

        `item` is one line, as in `[ ]`, or several lines; `order` is the order of keys, for inserting a missing one; the key is at the
        top, or in the mapping at `within`.  Raises HiddenError if several lines would have to go between `[` and `]`.
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
            last += 1  # a comment that belongs to the last item
        return self.below(last, [f"{indent}- {lines[0]}", *(f"{indent}  {line}" for line in lines[1:])])

    def without(self, key: str, position: int, within: Loc = ()) -> Edit:
        """The edit that removes an item from the list under a key, at the top or `within`, and also the key if it is the only item."""
        around = self.marks(within)
        marks = around.inner[key]
        spans = [(self.offset(inner.start), self.offset(inner.end)) for inner in marks.inner.values()]
        if len(spans) == 1 and around.style:
            return self._field_in_braces(around, key)
        if len(spans) == 1:
            return self.without_lines(around.keys[key][0], self.last(marks))
        if marks.style == "[":
            start, end = (spans[position - 1][1], spans[position][1]) if position else (spans[0][0], spans[1][0])
            return Edit(start, end, "")
        return self.without_lines(marks.inner[position].start[0], self.last(marks.inner[position]))

    def without_lines(self, first: int, last: int) -> Edit:
        """The edit that removes lines; if they are the last of a file without a line end there, the line before loses its line end."""
        start, end = self.starts[first], min(self.starts[last + 1], len(self.text))
        return Edit(start - (first > 0 and not self.text.endswith("\n", 0, end)), end, "")

    def _in_brackets(self, marks: Marks, item: str | Sequence[str], key: Spot) -> Edit:
        """The edit that appends an item to a list in brackets; an empty list is written on separate lines if the item needs several."""
        if not isinstance(item, str):
            if marks.inner:
                raise HiddenError("[")
            lines = [f"{' ' * (key[1] + 2)}{'  ' if number else '- '}{line}" for number, line in enumerate(item)]
            return Edit(self.offset(marks.start) - 1, self.offset(marks.end), "\n" + "\n".join(lines))
        at = max((self.offset(inner.end) for inner in marks.inner.values()), default=self.offset(marks.start) + 1)
        return Edit(at, at, f", {item}" if marks.inner else item)

    def _field_in_braces(self, around: Marks, key: str) -> Edit:
        """The edit that removes a field from `{ }`, with the comma before it, or after it if it is the first."""
        names = list(around.keys)
        at = names.index(key)
        if at:
            return Edit(self.offset(around.inner[names[at - 1]].end), self.offset(around.inner[key].end), "")
        return Edit(self.offset(around.keys[key]), self.offset(around.keys[names[1]] if names[1:] else around.inner[key].end), "")

    def _key(self, key: str, item: str | Sequence[str], order: Sequence[str], around: Marks) -> Edit:
        """The edit that adds a key with a list of one item before the first key that comes after it in the order, or at the end."""
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
            return Edit(at, at, f", {entry[0]}")
        return self._above_later(entry, later, around)

    def lines_for(self, key: str, lines: Sequence[str], order: Sequence[str]) -> Edit:
        """The edit that adds lines for a missing key at the top, and for keys that follow it, in the order of keys.

        Raises HiddenError if the whole file is in braces.
        """
        around = self.document.marks
        if around.style:
            raise HiddenError(key)
        later = [line for other, (line, _) in around.keys.items() if other in order and order.index(str(other)) > order.index(key)]
        return self._above_later(lines, later, around)

    def field(self, key: str, lines: Sequence[str], order: Sequence[str], within: Loc = ()) -> Edit:
        """The edit that adds a missing field on lines of its own to the mapping at `within`, at its place in the order of keys.

        Raises HiddenError if the mapping is in braces.
        """
        around = self.marks(within)
        if around.style:
            raise HiddenError(key)
        later = {line: other for other, (line, _) in around.keys.items() if other in order and order.index(str(other)) > order.index(key)}
        first, column = around.start
        if within and later and min(later) == first and self.lines[first][:column].strip():  # its line begins with the dash of an item
            return self.below(self.last(around.inner[later[first]]), [f"{' ' * column}{line}" for line in lines])
        return self._above_later(lines, list(later), around)

    def without_field(self, key: str, within: Loc = ()) -> Edit:
        """The edit that removes a field from the mapping at `within`.  Raises HiddenError if it is the only one."""
        around = self.marks(within)
        if len(around.keys) == 1 and within:
            raise HiddenError(key)
        if around.style:
            return self._field_in_braces(around, key)
        line, column = around.keys[key]
        if self.lines[line][:column].strip():  # the dash of an item is before it
            following = min(spot for spot in around.keys.values() if spot > (line, column))
            return Edit(self.offset((line, column)), self.offset(following), "")
        return self.without_lines(line, self.last(around.inner[key]))

    def span_of_item(self, key: str, position: int, within: Loc = ()) -> tuple[int, int]:
        """The first and last line of an item of a list on separate lines, with the comments right above it and those inside it.

        Raises HiddenError if the list is in brackets.
        """
        marks = self.marks((*within, key))
        if marks.style or position not in marks.inner:
            raise HiddenError(key)
        dash = " " * marks.start[1]
        first, last = marks.inner[position].start[0], self.last(marks.inner[position])
        above = self.last(marks.inner[position - 1]) if position else self.marks(within).keys[key][0]
        inside = re.compile(rf"{dash} +#")
        while last + 1 < len(self.lines) and inside.match(self.lines[last + 1]):
            last += 1
        while first - 1 > above and self.lines[first - 1].startswith(f"{dash}#"):
            first -= 1
        return first, last

    def _above_later(self, entry: Sequence[str], later: Sequence[int], around: Marks) -> Edit:
        """The edit that inserts lines above the first of some lines, and the comments on it; at the end if there is none."""
        top = around is self.document.marks
        indent = " " * next((column for _, column in around.keys.values()), 0)
        entry = [f"{indent}{line}" for line in entry]
        if not later:
            below = range(self.last(around) + 1, len(self.lines))
            end = next((line for line in below if not top or self.lines[line].rstrip() == "..."), len(self.lines))
            return self.below(end - 1, entry)
        line = min(later)
        above = next((number for number in range(line, 0, -1) if not self.lines[number - 1].startswith(f"{indent}#")), line)
        at = self.starts[above]
        return Edit(at, at, "\n".join(entry) + "\n")

    def below(self, line: int, entry: Sequence[str]) -> Edit:
        """The edit that inserts lines below a line; if the last line of the file has no line end, the new last line has none either."""
        at = min(self.starts[line + 1], len(self.text))
        new = "\n".join(entry)
        return Edit(at, at, f"{new}\n" if self.text.endswith("\n", 0, at) else f"\n{new}")


def scalar(text: str) -> str:
    """A text as a value within `[ ]` or `{ }`: in single quotes, unless it consists of plain words."""
    plain = _UNQUOTED.fullmatch(text) and text == text.strip() and text.lower() not in ("null", "")
    return text if plain else "'" + text.replace("'", "''") + "'"


def apply_edits(text: str, splices: Iterable[Edit]) -> str:
    """The text with all edits applied; raises ValueError if two of them overlap."""
    pieces: list[str] = []
    at = 0
    for start, end, new in sorted(splices):
        if start < at:
            raise ValueError(f"two edits overlap at {start}")
        pieces += [text[at:start], new]
        at = end
    return "".join([*pieces, text[at:]])


def apply_to_bytes(data: bytes, splices: Iterable[Edit]) -> bytes:
    """The bytes of a file with edits applied whose positions refer to its decoded text; line ends and byte order mark are kept.

    New lines get the first line end of the file.
    """
    whole = data.decode("utf-8")
    mark = len(whole) - len(whole.removeprefix("\ufeff"))
    ends = list(_ends(whole[mark:]))
    ending = next((found for _, found in ends), "\n")
    wide = [position for position, found in ends if len(found) == 2]

    def there(at: int) -> int:
        return mark + at + bisect_left(wide, at)

    placed = [Edit(there(start), there(end), new.replace("\n", ending)) for start, end, new in splices]
    return apply_edits(whole, placed).encode("utf-8")


def with_line(data: bytes, line: str) -> bytes:
    """The bytes of a text file with one more line at its end, and with its own line ends."""
    text = data.decode("utf-8")
    ending = next((found for _, found in _ends(text)), "\n")
    before = "" if not text or text.endswith(("\r", "\n")) else ending
    return f"{text}{before}{line}{ending}".encode()


def written_like(data: bytes, text: str) -> bytes:
    """The bytes of a file whose text was put in order: with the byte order mark and the line ends that it had.

    A line that the file had before keeps its line end; others get the first line end of the file.
    """
    whole = data.decode("utf-8")
    mark = "\ufeff" if whole.startswith("\ufeff") else ""
    kept: dict[str, str] = {}
    for line in _LINE.findall(whole.removeprefix(mark)):
        if end := line[len(line.rstrip("\r\n")) :]:
            kept.setdefault(line.rstrip(), end)
    first = next(iter(kept.values()), "\n")
    *lines, last = text.split("\n")
    return (mark + "".join(line + kept.get(line, first) for line in lines) + last).encode("utf-8")


def _ends(text: str) -> Iterator[tuple[int, str]]:
    """Each line end of a text, with its position if all line ends were one character long."""
    at = 0
    for found in _LINE.finditer(text):
        line = found[0].rstrip("\r\n")
        at += len(line)
        if end := found[0][len(line) :]:
            yield at, end
            at += 1
