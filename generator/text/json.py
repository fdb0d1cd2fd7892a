"""JSON (RFC 8259): the same bytes for the same value, and nothing that a strict parser would reject."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from types import NoneType
from typing import Final

#: The values that JSON can represent; keys are strings.
Json = str | int | float | bool | None | Sequence["Json"] | Mapping[str, "Json"]

#: What has no keys; nearly all values are of these types.
_SCALARS: Final = (str, int, float, bytes, NoneType)


def dumps(value: Json) -> bytes:
    """A value as UTF-8, with its keys in their order and a newline at the end.

    Raises ValueError for NaN, infinity and lone surrogates, and TypeError for a key that is not a string and for a type that JSON cannot
    represent.
    """
    _check_keys(value)
    return (json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1) + "\n").encode("utf-8")


def line(value: Json) -> bytes:
    """A value on a line of its own (JSON Lines), otherwise as `dumps` writes it."""
    _check_keys(value)
    return (json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")) + "\n").encode("utf-8")


def _check_keys(value: Json) -> None:
    """Reject keys that are not strings: the standard library would write 1 and "1" as the same key."""
    if isinstance(value, _SCALARS):
        return
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if not isinstance(key, str):
                raise TypeError(f"{key!r} is not a valid key in JSON; keys are strings")
            _check_keys(inner)
    elif isinstance(value, Sequence):
        for inner in value:
            _check_keys(inner)
