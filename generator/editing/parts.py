"""Parts of a record added, changed, moved and removed, by edits that leave every other byte of its file alone.

Each function takes a file's path and bytes, and returns its new bytes.  All raise PartError if the file cannot be read, or is written in a
way that hides where the change would have to go.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from difflib import SequenceMatcher
from typing import Final

from pydantic import BaseModel

from ..text.yaml import Loc, Marks, Value, read
from .edits import Edit, HiddenError, Layout, apply_to_bytes
from .field_order import fields
from .yaml_values import Given, field_lines, flow, folded, is_empty, item_lines, refolded

_TRUE: Final = frozenset({"true", "yes", "on", "t", "y", "1"})


class PartError(Exception):
    """A part of a record cannot be edited; the message says why."""


def layout(path: str, content: bytes) -> Layout:
    """The positions of the parts of a file."""
    document, _ = read(path, content)
    if document is None:
        raise PartError(f"{path} cannot be read; see briefings check")
    return Layout(document)


@contextmanager
def _in_place(path: str, key: str) -> Iterator[None]:
    try:
        yield
    except HiddenError:
        message = f"{path}: {key} is written in a way that cannot be edited in place; write it on lines of its own, without escapes, first"
        raise PartError(message) from None


def position_of(path: str, content: bytes, key: str, id: str) -> int:
    """The position of the item with an id in a list of a record."""
    items = layout(path, content).document.value.get(key)
    found = (at for at, item in enumerate(items if isinstance(items, list) else ()) if isinstance(item, dict) and item.get("id") == id)
    at = next(found, -1)
    if at < 0:
        raise PartError(f"{path} has no {key.removesuffix('s')} {id!r} any more")
    return at


def with_item(path: str, content: bytes, key: str, given: Mapping[str, Given], model: type[BaseModel]) -> bytes:
    """The file with one more item at the end of a list of mappings; `model` is that of the file."""
    found = layout(path, content)
    with _in_place(path, key):
        lines = [line for name, value in given.items() if not is_empty(value) for line in field_lines(name, value, 4)]
        return apply_to_bytes(content, [found.item(key, lines, fields(model))])


def without_item(path: str, content: bytes, key: str, position: int) -> bytes:
    """The file without an item of a list, and without the comments on it."""
    found = layout(path, content)
    with _in_place(path, key):
        if len(found.marks((key,)).inner) == 1:
            return apply_to_bytes(content, [found.without(key, position)])
        first, last = found.span_of_item(key, position)
        return apply_to_bytes(content, [found.without_lines(first, last)])


def with_item_at(path: str, content: bytes, key: str, position: int, to: int) -> bytes:
    """The file with an item of a list at another position of that list, with its comments."""
    found = layout(path, content)
    with _in_place(path, key):
        first, last = found.span_of_item(key, position)
        lines = found.lines[first : last + 1]
        start, end = found.span_of_item(key, to)
        if to < position:
            insert = Edit(found.starts[start], found.starts[start], "\n".join(lines) + "\n")
        else:
            insert = found.below(end, lines)
        return apply_to_bytes(content, [insert, found.without_lines(first, last)])


def lines_of_item(path: str, content: bytes, key: str, position: int) -> list[str]:
    """The lines of an item of a list with the comments inside it, without the dash and the indentation."""
    found = layout(path, content)
    with _in_place(path, key):
        _, last = found.span_of_item(key, position)
        line, column = found.marks((key, position)).start
        return [found.lines[line][column:], *(text.removeprefix(" " * column) for text in found.lines[line + 1 : last + 1])]


def with_fields(path: str, content: bytes, loc: Loc, given: Mapping[str, Given | None], order: Sequence[str]) -> bytes:
    """The file with some fields of the mapping at `loc` changed; an empty value removes a field, and what is equal is left alone."""
    for key, value in given.items():
        content = _with_field(path, content, (*loc, key), value, order)
    return content


def _with_field(path: str, content: bytes, there: Loc, value: Given | None, order: Sequence[str]) -> bytes:
    found = layout(path, content)
    loc, key = there[:-1], str(there[-1])
    around = found.marks(loc)
    with _in_place(path, key):
        if key not in around.inner:
            return content if value is None or is_empty(value) else apply_to_bytes(content, [_added(found, loc, key, value, order)])
        before = found.value(there)
        if value is None or is_empty(value):
            return content if value is False and not _is_true(before) else apply_to_bytes(content, [found.without_field(key, loc)])
        if same(before, value):
            return content
        if isinstance(value, Mapping) and before == {} and not around.style:
            return apply_to_bytes(content, [_filled(found, there, value)])
        if isinstance(value, Mapping) and isinstance(before, dict) and before:
            return _with_mapping(path, content, there, before, value)
        if _is_list(value) and isinstance(before, list):
            return _with_list(path, content, there, before, list(value))  # type: ignore[arg-type] # it is a list
        return apply_to_bytes(content, [_replaced(found, there, value)])


def _added(found: Layout, loc: Loc, key: str, value: Given, order: Sequence[str]) -> Edit:
    """The edit that adds a missing field."""
    around = found.marks(loc)
    if around.style:
        at = max(found.offset(inner.end) for inner in around.inner.values())
        return Edit(at, at, f", {key}: {flow(value)}")
    _, column = next(iter(around.keys.values()), (0, 0))
    return found.field(key, field_lines(key, value, column), [*order, key], loc)


def _filled(found: Layout, loc: Loc, value: Mapping[str, Given]) -> Edit:
    """The edit that puts fields below a key whose value is `{}`."""
    line, column = found.marks(loc[:-1]).keys[str(loc[-1])]
    fields = (f"{' ' * (column + 2)}{text}" for name, inner in value.items() for text in field_lines(name, inner, column + 2))
    return Edit(found.offset((line, column)), found.offset(found.marks(loc).end), "\n".join([f"{loc[-1]}:", *fields]))


def _with_mapping(path: str, content: bytes, loc: Loc, before: Mapping[str, Value], value: Mapping[str, Given]) -> bytes:
    given: dict[str, Given | None] = {**{key: None for key in before if key not in value}, **value}
    changed = {key: inner for key, inner in given.items() if inner is not None}
    removed: dict[str, Given | None] = {key: None for key, inner in given.items() if inner is None}
    return with_fields(path, content, loc, changed | removed, list(value))


def _with_list(path: str, content: bytes, loc: Loc, before: Sequence[Value], value: list[Given]) -> bytes:
    """The file with another list: items that stay keep their lines and comments."""
    found = layout(path, content)
    marks = found.marks(loc)
    if len(before) == len(value):
        for position, (old, new) in enumerate(zip(before, value, strict=True)):
            if isinstance(old, dict) and isinstance(new, Mapping):
                content = content if same(old, new) else _with_mapping(path, content, (*loc, position), old, new)
            elif not same(old, new):
                content = apply_to_bytes(content, [_replaced(layout(path, content), (*loc, position), new)])
        return content
    if marks.style or not marks.inner:
        start, end = found.offset(marks.start), found.offset(marks.end)
        return apply_to_bytes(content, [Edit(start, end, flow(value))])
    column = marks.start[1]
    key = str(loc[-1])
    spans = [found.span_of_item(key, position, loc[:-1]) for position in range(len(before))]
    texts = [flow(_plain(item)) for item in before]
    lines: list[str] = []
    for tag, start, upto, begin, until in SequenceMatcher(None, texts, [flow(item) for item in value], autojunk=False).get_opcodes():
        if tag == "equal":
            lines += (line for first, last in spans[start:upto] for line in found.lines[first : last + 1])
        else:
            lines += (f"{' ' * column}{line}" for item in value[begin:until] for line in item_lines(item, column))
    last = spans[-1][1]
    return apply_to_bytes(content, [Edit(found.starts[spans[0][0]], found.starts[last] + len(found.lines[last]), "\n".join(lines))])


def _replaced(found: Layout, loc: Loc, value: Given) -> Edit:
    """The edit that replaces a value, in the quotes or the folds that it had."""
    marks = found.marks(loc)
    if marks.style in ("|", ">"):
        return _refolded(found, marks, value)
    start, end = found.offset(marks.start), found.offset(marks.end)
    if marks.inner and not marks.style:
        first, last = marks.start[0], found.last(marks)
        return Edit(found.starts[first] + marks.start[1], found.starts[last] + len(found.lines[last]), flow(value))
    text = flow(value)
    if isinstance(value, str) and marks.style in ("'", '"') and not text.startswith("'"):
        text = f"{marks.style}{text}{marks.style}"
    if marks.style == '"' and isinstance(value, str) and '"' not in value and "\\" not in value:
        text = f'"{" ".join(value.split())}"'
    return Edit(start, end, text)


def _refolded(found: Layout, marks: Marks, value: Given) -> Edit:
    """The edit that replaces a text below `>-`, or makes something else of it."""
    first, last = marks.start[0], found.last(marks)
    start, end = found.offset(marks.start), found.starts[last] + len(found.lines[last])
    old = found.lines[first + 1 : last + 1]
    indent = min((len(line) - len(line.lstrip()) for line in old if line.strip()), default=marks.start[1])
    if not isinstance(value, str):
        return Edit(start, end, flow(value))
    new = refolded(old, value, indent) if old else folded(value, indent)
    header = found.lines[first][marks.start[1] :]
    return Edit(start, end, "\n".join([header, *(f"{' ' * indent}{line}" for line in new)]))


def same(before: Value, value: Given) -> bool:
    """Whether a value of a file says the same as one that was given: spaces in texts do not count, nor how true is written."""
    if isinstance(value, bool):
        return isinstance(before, str) and _is_true(before) == value
    if isinstance(value, str):
        return isinstance(before, str) and before.split() == value.split()
    if isinstance(value, Mapping):
        there = {key: inner for key, inner in value.items() if not is_empty(inner)}
        return isinstance(before, dict) and before.keys() == there.keys() and all(same(before[key], there[key]) for key in there)
    return isinstance(before, list) and len(before) == len(value) and all(same(one, two) for one, two in zip(before, value, strict=True))


def _is_true(value: Value) -> bool:
    return isinstance(value, str) and value.casefold() in _TRUE


def _is_list(value: Given) -> bool:
    return not isinstance(value, str | bool | Mapping)


def _plain(value: Value) -> Given:
    return value
