"""Shares that a claim speaks of, and the totals that its paragraphs have for them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from .passages import Passages
from .quantities import FRACTIONS
from .statements import Statement

_MOST: Final = frozenset({"most", "majority"})
#: How far a share may be from one that is given as more than half, or rounded to a third.
_WIDE: Final = 10
_HALF: Final = 50
_ALL: Final = 100


def gives_whole(statement: Statement, passages: Passages) -> bool:
    """Whether some passages have a number of which one in a claim is the share that the claim speaks of: 233, more than half of 412."""
    shares = [*_shares(statement)]
    parts = [int(word.key) for word in statement.visible.amounts if word.key.isdecimal()] if shares else []
    wholes = [int(key) for paragraph in passages.at_home.paragraphs for key in paragraph.places if key.isdecimal()]
    return any(low <= _ALL * part / whole <= high for part in parts for whole in wholes if 0 < part < whole for low, high in shares)


def _shares(statement: Statement) -> Iterator[tuple[float, float]]:
    """The lowest and highest percentage that each share in a claim may be."""
    keys = statement.visible.keys
    if not _MOST.isdisjoint(keys):
        yield _HALF, _ALL
    for before, key in pairwise(("", *keys)):
        if key in FRACTIONS:
            share = float(FRACTIONS[key]) * (int(before) if before.isdecimal() and len(before) == 1 else 1)
            yield share - _WIDE, share + _WIDE
        if key == "percent" and before.replace(".", "", 1).isdecimal():
            yield float(before) - 1, float(before) + 1
