"""Two versions of a record file made one: what each added to its lists is kept, as a person would do it who merges two branches."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from ..text.yaml import Value
from . import field_order, parts
from .edits import HiddenError, apply_to_bytes
from .parts import PartError
from .yaml_values import flow

#: Merges three versions line by line: base, ours and theirs; None if they conflict.
Lines = Callable[[bytes, bytes, bytes], bytes | None]
#: What identifies an item of a list that has no id: all that it says.
_ID: Final = "id"


class _Item(NamedTuple):
    """An item that a version added to a list: the list, what identifies the item, what it says, and its lines."""

    key: str
    id: str
    said: str
    lines: tuple[str, ...]


def join(path: str, base: bytes, ours: bytes, theirs: bytes, lines: Lines) -> bytes | None:
    """The file with what both versions changed since `base`; None if a person has to decide.

    Items that both added to a list are all kept, ours first; everything else is merged line by line.
    """
    if theirs in (ours, base):
        return ours
    if ours == base:
        return theirs
    try:
        mine, my_rest = _added(path, base, ours)
        other, other_rest = _added(path, base, theirs)
        clashing = {(it.key, it.id): it.said for it in mine}
        if any(clashing.get((it.key, it.id), it.said) != it.said for it in other):
            return None
        new = [it for it in other if (it.key, it.id) not in clashing]
        if other_rest == base:
            return _with(path, ours, new)
        if my_rest == base:
            return _with(path, theirs, [it for it in mine if it not in other])
        rest = lines(base, my_rest, other_rest)
        return None if rest is None else _with(path, rest, [*mine, *new])
    except (PartError, HiddenError, KeyError):
        return lines(base, ours, theirs)


def _added(path: str, base: bytes, version: bytes) -> tuple[list[_Item], bytes]:
    """The items that a version added to lists on separate lines, and the version without them."""
    before, after = (parts.layout(path, content).document.value for content in (base, version))
    found, rest = [], version
    for key, items in after.items():
        known = {_identity(item) for item in _items(before.get(key))}
        for position, item in reversed([*enumerate(_items(items))]):
            if _identity(item) not in known:
                lines = parts.lines_of_item(path, version, key, position)
                found.append(_Item(key, _identity(item), flow(item), tuple(lines)))
                rest = parts.without_item(path, rest, key, position)
    return found[::-1], rest


def _items(value: Value | None) -> Iterator[Value]:
    """The items of a list of groups; none of anything else."""
    yield from value if isinstance(value, list) and all(isinstance(item, dict) for item in value) else ()


def _identity(item: Value) -> str:
    id = item.get(_ID) if isinstance(item, dict) else None
    return id if isinstance(id, str) else flow(item)


def _with(path: str, content: bytes, items: list[_Item]) -> bytes:
    """A version with some more items at the ends of its lists."""
    model = field_order.model_of(path.partition("/")[2])
    order = field_order.fields(model) if model else ()
    for it in items:
        content = apply_to_bytes(content, [parts.layout(path, content).item(it.key, list(it.lines), order)])
    return content
