"""The format of a dossier's files, a number that `dossier.yml` names; a dossier without it has the first format.

A newer format may give a field another meaning.  A program that does not know it therefore reads nothing of the dossier.
`generator/editing/migrations.py` brings files of an older format up to date.
"""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

#: The format of files that do not name one.
FIRST: Final = 1
#: The format that this program writes.
NEWEST: Final = 2
#: The code of the problem of a dossier that a newer program wrote.
NEWER: Final = "newer-format"
#: The maximum number of digits of a format.
_DIGITS: Final = 4


def _format(value: object) -> int:
    """The number of a format.  Raises PydanticCustomError if the value is not one, or is one of a newer program."""
    if isinstance(value, int):
        return value
    text = value if isinstance(value, str) else ""
    if not text.isascii() or not text.isdigit() or len(text) > _DIGITS or int(text) < FIRST:
        raise _wrong("wrong-value", f"{value!r} is not a valid format; write format: {NEWEST}, or leave it out and run briefings migrate")
    if int(text) > NEWEST:
        said = f"the dossier has format {int(text)}; this program reads formats up to {NEWEST}"
        raise _wrong(NEWER, f"{said}; use the version of the program that wrote it, or a newer one")
    return int(text)


def _wrong(code: str, message: str) -> PydanticCustomError:
    return PydanticCustomError(code, "{message}", {"message": message})


#: The format of a dossier's files.
Format = Annotated[
    int,
    BeforeValidator(_format),
    WithJsonSchema({"type": ["integer", "string"], "enum": [*range(1, NEWEST + 1), *map(str, range(1, NEWEST + 1))]}),
]
