"""JSON (RFC 8259): the same bytes for the same value, and nothing that a strict reader would refuse."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

#: What JSON can hold; keys are texts.
Json = str | int | float | bool | None | Sequence["Json"] | Mapping[str, "Json"]


def dumps(value: Json) -> bytes:
    """A value as UTF-8, keys in their own order, a line end last.

    Raises ValueError for a number that is none (NaN, infinity) or half a character (a surrogate), and TypeError for a key that is no
    text and for what JSON has no form for.
    """
    _check_keys(value)
    return (json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1) + "\n").encode("utf-8")


def _check_keys(value: Json) -> None:
    """Refuse keys that are no texts: the standard library would write 1 and "1" as one key."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if not isinstance(key, str):
                raise TypeError(f"{key!r} is no key of JSON; a key is a text")
            _check_keys(inner)
    elif isinstance(value, Sequence) and not isinstance(value, (str, bytes)):
        for inner in value:
            _check_keys(inner)
