"""Values as an editor would write them in a record: on one line where they fit, and otherwise folded or on lines of their own."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping, Sequence
from typing import Final

from ..records.scalars import CITATION
from .edits import scalar

#: A value of a part of a record, as a form or a command gives it.
Given = str | bool | Sequence["Given"] | Mapping[str, "Given"]
#: The width of a text in a file.
WIDTH: Final = 140
#: The fields whose text is always folded below the key.
_FOLDED: Final = frozenset({"text"})
#: The fields whose groups are so short that they stay on the line.
_INLINE: Final = frozenset({"said_by"})
_CITATION: Final = re.compile(CITATION)


def is_empty(value: Given | None) -> bool:
    """Whether a field with a value is left out."""
    return value is None or (not isinstance(value, bool) and not value) or value is False


def flow(value: Given) -> str:
    """A value on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        plain = " ".join(value.split())
        return plain if _CITATION.fullmatch(plain) else scalar(plain)
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key}: {flow(inner)}' for key, inner in value.items() if not is_empty(inner))}}}"
    return f"[{', '.join(map(flow, value))}]"


def field_lines(key: str, value: Given, indent: int) -> list[str]:
    """The lines of a field, whose key is indented by some columns; the first without the indentation."""
    if isinstance(value, str) and (key in _FOLDED or len(flow(value)) + len(key) + indent + 2 > WIDTH):
        return [f"{key}: >-", *(f"  {line}" for line in folded(value, indent + 2))]
    line = f"{key}: {flow(value)}"
    if isinstance(value, str | bool) or (len(line) + indent <= WIDTH and (key in _INLINE or not _has_parts(value))):
        return [line]
    if isinstance(value, Mapping):
        return [key + ":", *(f"  {line}" for name, inner in value.items() for line in _field(name, inner, indent + 2))]
    return [key + ":", *(f"  {line}" for item in value for line in item_lines(item, indent + 2))]


def _field(name: str, value: Given, indent: int) -> list[str]:
    return [] if is_empty(value) else field_lines(name, value, indent)


def item_lines(item: Given, indent: int) -> list[str]:
    """The lines of an item of a list whose dash is indented by some columns."""
    line = f"- {flow(item)}"
    if not isinstance(item, Mapping) or (len(line) + indent <= WIDTH and not _FOLDED & item.keys()):
        return [line]
    lines = [line for name, inner in item.items() for line in _field(name, inner, indent + 2)]
    return [f"{'  ' if number else '- '}{line}" for number, line in enumerate(lines)]


def folded(text: str, indent: int) -> list[str]:
    """The lines of a text below `>-`, without their indentation."""
    return textwrap.wrap(" ".join(text.split()), max(40, WIDTH - indent), break_long_words=False, break_on_hyphens=False)


def refolded(before: Sequence[str], text: str, indent: int) -> list[str]:
    """The lines of a folded text that was changed: those before and after the change stay as they were."""
    words = " ".join(text.split())
    lines = [line.strip() for line in before if line.strip()]
    head = 0
    while head < len(lines) and words.startswith(f"{lines[head]} "):
        words = words[len(lines[head]) + 1 :]
        head += 1
    tail = len(lines)
    while tail > head and words.endswith(f" {lines[tail - 1]}"):
        tail -= 1
        words = words[: -len(lines[tail]) - 1]
    return [*lines[:head], *folded(words, indent), *lines[tail:]]


def _has_parts(value: Given) -> bool:
    """Whether a value is a list of mappings, which is easier to read on lines of its own."""
    return not isinstance(value, str | bool | Mapping) and any(isinstance(item, Mapping) for item in value)
