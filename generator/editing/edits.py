"""Edits to a file's text by position: the text between two positions is replaced, and no other byte changes."""

from __future__ import annotations

import inspect
import re
import types
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, pairwise
from pathlib import PurePosixPath
from typing import Any, Final, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel

from ..records.dossier import Actor, Relationship
from ..records.schema import Source
from ..records.settings import Settings, Vocabulary
from ..text import prose
from ..text.yaml import Document, Loc, Marks, Spot, Value, read

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
        return self._below(last, [f"{indent}- {lines[0]}", *(f"{indent}  {line}" for line in lines[1:])])

    def without(self, key: str, position: int, within: Loc = ()) -> Edit:
        """The edit that removes an item from the list under a key, at the top or `within`, and also the key if it is the only item."""
        around = self.marks(within)
        marks = around.inner[key]
        spans = [(self.offset(inner.start), self.offset(inner.end)) for inner in marks.inner.values()]
        if len(spans) == 1 and around.style:
            return self._field_in_braces(around, key)
        if len(spans) == 1:
            return self._away(around.keys[key][0], self.last(marks))
        if marks.style == "[":
            start, end = (spans[position - 1][1], spans[position][1]) if position else (spans[0][0], spans[1][0])
            return Edit(start, end, "")
        return self._away(marks.inner[position].start[0], self.last(marks.inner[position]))

    def _away(self, first: int, last: int) -> Edit:
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

    def _above_later(self, entry: Sequence[str], later: Sequence[int], around: Marks) -> Edit:
        """The edit that inserts lines above the first of some lines, and the comments on it; at the end if there is none."""
        top = around is self.document.marks
        indent = " " * next((column for _, column in around.keys.values()), 0)
        entry = [f"{indent}{line}" for line in entry]
        if not later:
            below = range(self.last(around) + 1, len(self.lines))
            end = next((line for line in below if not top or self.lines[line].rstrip() == "..."), len(self.lines))
            return self._below(end - 1, entry)
        line = min(later)
        above = next((number for number in range(line, 0, -1) if not self.lines[number - 1].startswith(f"{indent}#")), line)
        at = self.starts[above]
        return Edit(at, at, "\n".join(entry) + "\n")

    def _below(self, line: int, entry: Sequence[str]) -> Edit:
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


_MODELS: Final[Mapping[str, type[BaseModel]]] = {
    **{model.folder: model for model in (Actor, Relationship, Source)},
    "dossier.yml": Settings,
    "vocabulary.yml": Vocabulary,
}
#: A comment for a program at the top of a file, which does not belong to the field below it.
_FOR_PROGRAMS = re.compile(r"#!|#\s*(?:yaml-language-server:|\$schema|-\*-|vim?:|code:)")
_COMMENT = re.compile(r"\s*#")
_ENDED = re.compile(r"\n[ \t\n]*\Z")
_TRAILING = re.compile(r"(?<!\\)[ \t]+(?=\n|\Z)")
#: The text before the first field of an item of a list.
_DASHES: Final = re.compile(r" *(?:- +)+")
_BETWEEN: Final = re.compile(r"\s*,\s*")


class DisorderError(Exception):
    """A file cannot be put in order without changing its meaning."""


class _Chunk(NamedTuple):
    """A field with the blank lines and comments above it, and its own lines, the first from its key on."""

    key: str
    blank: str
    comments: str
    body: str


def model_of(path: str) -> type[BaseModel] | None:
    """The model of the file at a path below `briefings/`; None if it is not a record."""
    name = PurePosixPath(path)
    return _MODELS.get(name.parts[0]) if name.suffix == ".yml" and len(name.parts) <= 2 else None


def fields(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a model in the order of the schema: its own, then those that it shares with others."""
    named: dict[str, None] = {}
    for part in model.__mro__:
        named |= dict.fromkeys(name for name in inspect.get_annotations(part) if name in model.model_fields)
    return tuple(model.model_fields[name].alias or name for name in named if not model.model_fields[name].json_schema_extra)


def arranged(document: Document, model: type[BaseModel]) -> str:
    """The text of a file with its fields in order, without trailing white space, and with one newline at the end, or none if it had none.

    Raises DisorderError if that would change the meaning of the file.
    """
    text = _TRAILING.sub("", document.text).rstrip("\n") + "\n"
    found, _ = read(document.path, text.encode())
    if found is not None:
        text = apply_edits(text, _Arranging(Layout(found)).splices(found.marks, model))
        found, _ = read(document.path, text.encode())
    if found is None or _said(found.value) != _said(document.value):
        raise DisorderError
    return text if _ENDED.search(document.text) else text.removesuffix("\n")


def _said(value: Value) -> Any:
    """The meaning of a value for a record, which ignores the amount of white space between words and the order of fields."""
    if isinstance(value, str):
        return " ".join(value.split())
    return [_said(item) for item in value] if isinstance(value, list) else {key: _said(inner) for key, inner in value.items()}


class _Arranging:
    """The edits that put the fields of a file in order."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout

    def splices(self, marks: Marks, annotation: Any) -> list[Edit]:
        """The edits of a value, which do not overlap: if its own fields move, there is one for the whole value."""
        within = [splice for step, inner in marks.inner.items() for splice in self.splices(inner, _inside(annotation, step))]
        model = next((option for option in _options(annotation) if _is_model(option)), None)
        wanted = _wanted(list(map(str, marks.keys)), fields(model)) if model else None
        if not wanted:
            return within
        whole = self._braces(marks, wanted, within) if marks.style == "{" else self._lines(marks, wanted, within)
        return [whole] if whole else within

    def _braces(self, marks: Marks, wanted: Sequence[str], within: Sequence[Edit]) -> Edit | None:
        """The entries between two braces in another order; the separators stay."""
        text, offset = self.layout.text, self.layout.offset
        spans = {key: (offset(spot), offset(marks.inner[key].end)) for key, spot in marks.keys.items()}
        ends = list(spans.values())
        between = [text[one[1] : two[0]] for one, two in pairwise(ends)]
        if text[offset(marks.start) + 1 : ends[0][0]].strip() or not all(map(_BETWEEN.fullmatch, between)):
            return None
        pieces = [self._piece(*spans[key], within) for key in wanted]
        mixed = [part for pair in zip(pieces, [*between, ""], strict=True) for part in pair]
        return Edit(ends[0][0], ends[-1][1], "".join(mixed))

    def _lines(self, marks: Marks, wanted: Sequence[str], within: Sequence[Edit]) -> Edit | None:
        """The fields on separate lines in another order, each with its comments; None if one is not at the start of its line."""
        lines, starts = self.layout.lines, self.layout.starts
        spots = list(marks.keys.values())
        first, column = spots[0]
        opening = lines[first][:column]
        margin = opening[: len(opening) - len(opening.lstrip())]
        dashed = _DASHES.fullmatch(opening) is not None
        if (opening.strip() and not dashed) or any(at != column or lines[line][:at].strip() for line, at in spots[1:]):
            return None
        above = first if dashed else self._comments_above(first)
        chunks = {chunk.key: chunk for chunk in self._chunks(marks, above, within)}
        moved = [chunks[key] for key in wanted]
        old, new = str(next(iter(marks.keys))), moved[0]
        moved = [chunk._replace(blank=new.blank) if chunk.key == old else chunk for chunk in moved]
        indent = " " * column
        over = re.sub(r"(?m)^ +", margin, new.comments) if dashed else new.comments
        rest = "".join(f"{chunk.blank}{chunk.comments}{indent}{chunk.body}" for chunk in moved[1:])
        end = starts[self.layout.last(marks) + 1]
        return Edit(starts[above], end, f"{over}{opening}{new.body}{rest}")

    def _chunks(self, marks: Marks, above: int, within: Sequence[Edit]) -> Iterator[_Chunk]:
        """The fields with their comments; comments indented further than the fields belong to the field above them."""
        lines, starts = self.layout.lines, self.layout.starts
        keys = list(marks.keys)
        begins = [above]
        for key, following in pairwise(keys):
            last, next_line = self.layout.last(marks.inner[key]), marks.keys[following][0]
            deeper = (line for line in range(last + 1, next_line) if len(lines[line]) - len(lines[line].lstrip()) > marks.keys[key][1])
            begins.append(max(deeper, default=last) + 1)
        ends = [*begins[1:], self.layout.last(marks) + 1]
        for key, begin, end in zip(keys, begins, ends, strict=True):
            line, column = marks.keys[key]
            filled = next((number for number in range(begin, line) if lines[number].strip()), line)
            body = self._piece(starts[line] + column, starts[end], within)
            text = self.layout.text
            yield _Chunk(str(key), text[starts[begin] : starts[filled]], text[starts[filled] : starts[line]], body)

    def _comments_above(self, line: int) -> int:
        """The first of the comment lines directly above a line; the line itself if the topmost is for programs and so belongs to the file."""
        lines, above = self.layout.lines, line
        while above and _COMMENT.match(lines[above - 1]):
            above -= 1
        return line if _FOR_PROGRAMS.match(lines[above]) else above

    def _piece(self, start: int, end: int, within: Sequence[Edit]) -> str:
        """A part of the text with the edits inside it applied."""
        inner = (Edit(one - start, two - start, new) for one, two, new in within if start <= one and two <= end)
        return apply_edits(self.layout.text[start:end], inner)


def _wanted(keys: Sequence[str], order: Sequence[str]) -> list[str]:
    """The keys in order; empty if they are in order, or if one is unknown, because its place is unknown too."""
    if not set(keys) <= set(order):
        return []
    wanted = sorted(keys, key=order.index)
    return wanted if wanted != list(keys) else []


def _inside(annotation: Any, step: str | int) -> Any:
    """The part of an annotation for the value that a step leads to."""
    for option in _options(annotation):
        if _is_model(option):
            return next((info.annotation for name, info in option.model_fields.items() if step == (info.alias or name)), None)
        if get_origin(option) is tuple or len(get_args(option)) == 2:
            return get_args(option)[0 if get_origin(option) is tuple else 1]
    return None


def _options(annotation: Any) -> list[Any]:
    """The types that an annotation allows, without their constraints."""
    if hasattr(annotation, "__metadata__"):
        return _options(annotation.__origin__)
    if get_origin(annotation) in (Union, types.UnionType):
        return [part for option in get_args(annotation) for part in _options(option)]
    return [annotation]


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)
