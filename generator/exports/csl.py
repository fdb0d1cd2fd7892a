"""References as CSL-JSON, which Zotero, Pandoc and citeproc read.

Floor 5: imports `dates`, `exports.jsontext` and `exports.reference`.  Source of the format:
https://github.com/citation-style-language/schema/blob/v1.0.2/schemas/input/csl-data.json
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from generator.dates import Date, Point
from generator.exports import jsontext
from generator.exports.jsontext import Json
from generator.exports.reference import Name, Reference, inexact, remarks

_TYPES: Final = {"article": "article-newspaper", "document": "document", "page": "webpage"}


def write(references: Iterable[Reference]) -> bytes:
    """The references as a list of items."""
    return jsontext.dumps([item(reference) for reference in references])


def item(reference: Reference) -> dict[str, Json]:
    """One item; a part that is not known is not there."""
    found: dict[str, Json] = {
        "id": reference.key,
        "type": _TYPES[reference.kind],
        "title": reference.title,
        "container-title": reference.container,
        "publisher": reference.publisher,
        "author": [_name(name) for name in reference.authors],
        "issued": _date(reference.issued) if reference.issued else "",
        "language": reference.language,
        "URL": reference.url,
        "note": "; ".join(remarks(reference)),
    }
    return {name: value for name, value in found.items() if value}


def _name(name: Name) -> dict[str, Json]:
    return {"family": name.family, "given": name.given} if name.given else {"literal": name.family}


def _date(date: Date) -> dict[str, Json]:
    """The ends as numbers; what numbers cannot say is said in words too."""
    found: dict[str, Json] = {"date-parts": [_parts(point) for point in date.points]}
    found |= {"circa": True} if date.mark else {}
    return {**found, "literal": date.words()} if inexact(date) else found


def _parts(point: Point) -> list[Json]:
    return [part for part in (point.year, point.month, point.day) if part]
