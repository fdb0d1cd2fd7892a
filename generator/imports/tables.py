"""Tables in CSV: one of actors, or one of relations, as its head shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from . import parsing
from .extract import Entry, Extract, Format, Relation, UnusableDataError

#: What separates several values in a cell, as in the tables of this program.
_BETWEEN: Final = ";"
_ACTOR: Final = {
    "id": "row", "name": "name", "kind": "kind", "aliases": "aliases", "native_names": "native_names (language: name)", "same_as": "same_as",
    "website": "website", "references": "references",
}  # fmt: skip
_RELATION: Final = {"id": "row", "from": "party that acts", "to": "other party", "kind": "kind", "when": "when", "references": "references"}


def read(content: bytes) -> Extract:
    """A table with the columns `name` (of actors), or `from` and `to` (of relations); several values of a cell are separated by “;”.

    Raises UnusableDataError.
    """
    rows = parsing.table(parsing.text_of(content))
    line, given = next(rows)
    head = [cell.strip().casefold() for cell in given]
    repeated = next((name for name in head if head.count(name) > 1), "")
    if repeated:
        raise UnusableDataError(f"line {line}: two columns are called {repeated!r}")
    tied = {"from", "to"} <= {*head}
    if not tied and "name" not in head:
        raise UnusableDataError(
            f"line {line}: the head has neither a column `name` nor the columns `from` and `to`; it has {', '.join(head)[:200]}"
        )
    made = Extract()
    made.lose_fields(filter(None, head), _RELATION if tied else _ACTOR, "head", "column")
    for number, (line, cells) in enumerate(rows, 2):
        made.require_few(number)
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(head):
            made.lose("row", f"line {line}", f"it has {len(cells)} cells, and the head has {len(head)}")
            continue
        row = {name: cell.strip() for name, cell in zip(head, cells, strict=True)}
        place = made.value("text", row.get("id"), "id", f"row {number}") or f"row {number}"
        (_relation if tied else _entry)(made, row, place)
    return made


def _entry(made: Extract, row: Mapping[str, str], place: str) -> None:
    name = made.name(row.get("name"), place)
    if not name:
        return
    native = (part.partition(":") for part in _parts(row, "native_names"))
    names = {
        made.value("language", language.strip(), "language of a name", place): made.value("text", text, "native name", place)
        for language, _, text in native
    }
    made.entries.append(
        Entry(
            place,
            place,
            made.value("text", row.get("kind"), "kind", place),
            name,
            made.values("text", _parts(row, "aliases"), "alias", place),
            {language: text for language, text in names.items() if language and text},
            made.values("id", _parts(row, "same_as"), "same_as", place),
            made.value("address", row.get("website"), "website", place),
            made.references(_parts(row, "references"), place),
        )
    )


def _relation(made: Extract, row: Mapping[str, str], place: str) -> None:
    start, end, kind = (made.value("text", row.get(name), name, place) for name in ("from", "to", "kind"))
    when = made.value("date", row.get("when"), "when", place)
    references = made.references(_parts(row, "references"), place)
    if start and end:
        made.relations.append(Relation(place, kind, start, end, when, references))
    else:
        made.lose("row", place, "it lacks an end")


def _parts(row: Mapping[str, str], name: str) -> list[str]:
    return [part.strip() for part in row.get(name, "").split(_BETWEEN) if part.strip()]


FORMAT: Final = Format(
    "CSV table of actors or of relations",
    read,
    {**{f"actors: {key}": field for key, field in _ACTOR.items()}, **{f"relations: {key}": field for key, field in _RELATION.items()}},
    ("all other columns",),
)
