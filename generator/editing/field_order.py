"""The order of the fields in a file: that of the schema, by edits that keep comments, quoting and everything else."""

from __future__ import annotations

import inspect
import re
import types
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import PurePosixPath
from typing import Any, Final, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel

from ..records.dossier import Actor, Relationship
from ..records.settings import Settings, Vocabulary
from ..records.sources import Source
from ..text.yaml import Document, Marks, Value, read
from .edits import Edit, Layout, apply_edits

_MODELS: Final[Mapping[str, type[BaseModel]]] = {
    **{model.folder: model for model in (Actor, Relationship, Source)},
    "dossier.yml": Settings,
    "vocabulary.yml": Vocabulary,
}
#: A comment for a program at the top of a file, which does not belong to the field below it.
FOR_PROGRAMS = re.compile(r"#!|#\s*(?:yaml-language-server:|\$schema|-\*-|vim?:|code:)")
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
        return line if FOR_PROGRAMS.match(lines[above]) else above

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
