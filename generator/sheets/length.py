"""How long a brief will be, told from its values, so that it is set in the right size at once.

Floor 8: imports `sheets.paper`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, Final

from generator.sheets.paper import Values

#: A brief is to have so many pages at most, and the last of several is to be filled so far.
MOST_PAGES: Final = 2
FILLED: Final = 0.25
#: The steps of size, as the templates number them: as designed, two denser ones (1, 2), and a looser one; and which is rather taken.
DESIGNED, LOOSER = 0, 3
_ORDER: Final = (DESIGNED, 1, LOOSER, 2)
#: How long a brief becomes in each step, as measured.
_LENGTHS: Final = {DESIGNED: 1.0, 1: 0.905, 2: 0.82, LOOSER: 1.19}
#: What is foreseen to end so near the end of a page may well run over it.
_NEAR: Final = 0.03
#: All that decides which step is taken.
POLICY: Final = (FILLED, _NEAR, _ORDER, *_LENGTHS.items())
#: So many statements find room beside the key facts, as the template has it; more take the whole width.
_FEW: Final = 9
#: Pages that each part takes in the designed size, as measured on the briefs of two dossiers.
_ALONE: Final = 0.44
_COUNT: Final = 0.0143
_LETTER: Final = 0.000125
_UPPER: Final = 0.00006
_BOX: Final = 0.00039
_TIE: Final = 0.00048
_NOTE: Final = 0.015
#: What is no text of a paper.
_UNSEEN: Final = {"url", "record", "names", "type", "kind", "language"}


def pages(sheet: Values) -> float:
    """The pages that a brief takes in the designed size, the last one by how far it is filled; a twentieth off, more where it is short."""
    count = sum(len(group["statements"]) for section in sheet["sections"] for group in section["groups"])
    if count + len(sheet["glance"]) <= _FEW:
        return 0.0
    upper = _letters([sheet["glance"], sheet["judgements"]])
    box = _letters([sheet["facts"], sheet["indexes"]])
    below = _COUNT * count + _LETTER * _letters(sheet["sections"]) + _TIE * _letters(sheet["relationships"])
    return _ALONE + below + _UPPER * upper + _BOX * box + _NOTE * len(sheet["notes"])


def _letters(value: Any) -> int:
    """The letters of all text in some values."""
    if isinstance(value, dict):
        return sum(_letters(item) for key, item in value.items() if key not in _UNSEEN)
    return sum(map(_letters, value)) if isinstance(value, list) else len(value) if isinstance(value, str) else 0


def suited(length: float) -> int:
    """The step of size for a brief that takes so many pages as designed."""
    return min(_ORDER, key=lambda step: _foreseen(length, step))


def suited_after(tried: Mapping[int, tuple[int, float]]) -> int:
    """The step of size that suits a brief best, by the pages and the filling of its last one in the steps that were tried."""
    last = list(tried)[-1]
    pages, filled = tried[last]
    length = (pages - 1 + filled) / _LENGTHS[last]
    return min(_ORDER, key=lambda step: worth(*tried[step], step) if step in tried else _foreseen(length, step))


def _foreseen(length: float, step: int) -> tuple[bool, int, int]:
    taken = length * _LENGTHS[step]
    pages = max(1, math.ceil(taken))
    if pages - taken < _NEAR:
        return worth(pages + 1, 0.0, step)
    return worth(pages, taken - pages + 1, step)


def worth(pages: int, filled: float, step: int) -> tuple[bool, int, int]:
    """What makes one setting better than another, the least the best: no last page of a few lines, few pages, a size near the designed."""
    return pages > 1 and filled < FILLED, pages, _ORDER.index(step)
