"""Shares that a claim speaks of, and the totals that its paragraphs have for them."""

from __future__ import annotations

from typing import Final

from .passages import Passages
from .statements import Statement

_SHARES: Final = frozenset("half third thirds quarter quarters most majority percent share fifth fifths 3th 4th 5th".split())


def gives_whole(statement: Statement, passages: Passages) -> bool:
    """Whether some passages have a number of which one in a claim can be the share that the claim speaks of: 233, more than half of 412."""
    if _SHARES.isdisjoint(statement.visible.keys):
        return False
    parts = [int(word.key) for word in statement.visible.amounts if word.key.isdecimal()]
    wholes = [int(key) for paragraph in passages.at_home.paragraphs for key in paragraph.places if key.isdecimal()]
    return any(0 < part < whole < _SHARE_OF * part for part in parts for whole in wholes)


#: A part that is named as a share is hardly smaller than this.
_SHARE_OF: Final = 10
