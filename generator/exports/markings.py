"""The handling marking of the data as a text beside them, since a table has no place for anything but its rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..records import handling
from ..views import queries
from ..views.queries import Views

#: The file, in the folder of data; there is none if nothing in the dossier is marked.
FILE: Final = "MARKING.txt"
_MEANING: Final = (
    "This is the highest handling marking of what is in this folder and in those below it.\n"
    "Each statement, record and reference has its own in a column or a field “marking”, or in a note.\n"
)


def files(views: Views) -> Iterator[tuple[str, bytes]]:
    """The file with its path."""
    marking = handling.label(views.handling.everything)
    if marking:
        yield f"{queries.DATA_FOLDER}/{FILE}", f"{marking}\n\n{_MEANING}".encode()
