"""How long a brief will be, told from its values, so that it is set in the right size at once.

Floor 8: imports `sheets.paper`.
"""

from __future__ import annotations

from typing import Any, Final

from generator.sheets.paper import Values

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
