"""References as RIS: a tag and a value a line, lines that end in CR LF.

Floor 5: imports `dates` and `exports.reference`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from generator.dates import Date
from generator.exports.reference import Reference, inexact, line, remarks, shared

_TYPES: Final = {"article": "NEWS", "document": "GEN", "page": "ELEC"}


def write(references: Iterable[Reference]) -> bytes:
    """The references one below the other, an empty line between."""
    return "\r\n".join(map(entry, references)).encode("utf-8")


def entry(reference: Reference) -> str:
    """One reference: its type first, its end last."""
    return "".join(f"{tag}  - {line(value)}\r\n" for tag, value in _tags(reference))


def _tags(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "TY", _TYPES[reference.kind]
    yield "ID", reference.key
    for name in reference.authors:
        yield "AU", f"{name.family}, {name.given}" if name.given else name.family
    yield "TI", reference.title
    if reference.container:
        yield "T2", reference.container
    if reference.publisher:
        yield "PB", reference.publisher
    if reference.issued:
        yield from _date(reference.issued)
    if reference.language:
        yield "LA", reference.language
    if reference.url:
        yield "UR", reference.url
    for note in remarks(reference):
        yield "N1", note
    yield "ER", ""


def _date(date: Date) -> Iterator[tuple[str, str]]:
    """Year, and the date as year/month/day/words; words only where the figures are not all."""
    point = shared(date)
    if point:
        yield "PY", f"{point.year:04}"
        month, day = (f"{number:02}" if number else "" for number in (point.month, point.day))
        yield "DA", f"{point.year:04}/{month}/{day}/{date.words() if inexact(date) else ''}"
