"""Clusters of MISP galaxies: https://www.misp-standard.org/rfc/misp-standard-galaxy-format.html."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from . import parsing
from .extract import Entry, Extract, Format, Relation, UnusableDataError, mappings

_CLUSTER: Final = {"name": "title of the data set", "version": "version", "source": "publisher", "type": "type", "values": "actors"}
_VALUE: Final = {"value": "name", "uuid": "row", "meta": "", "related": "relationships"}
_META: Final = {"synonyms": "aliases", "refs": "references"}
_RELATED: Final = {"dest-uuid": "party", "type": "kind"}


def read(content: bytes) -> Extract:
    """A cluster.  The type of its entries is that of the cluster, such as threat-actor.  Raises UnusableDataError."""
    given = parsing.json_of(parsing.text_of(content))
    if not isinstance(given, dict) or "values" not in given:
        raise UnusableDataError("not a cluster of a MISP galaxy: it has no `values`")
    made = Extract()
    made.title = made.value("text", given.get("name"), "name of the cluster", "cluster")
    made.version = (
        str(given["version"]) if isinstance(given.get("version"), int) else made.value("text", given.get("version"), "version", "cluster")
    )
    made.publisher = made.value("text", given.get("source"), "source of the cluster", "cluster")
    type = made.value("text", given.get("type"), "type of the cluster", "cluster")
    made.lose_fields(given, _CLUSTER, "cluster")
    for number, value in mappings(given["values"], "values", made):
        _entry(made, value, type, made.value("text", value.get("uuid"), "uuid", f"entry {number}") or f"entry {number}")
    return made


def _entry(made: Extract, value: Mapping[str, Any], type: str, row: str) -> None:
    name = made.name(value.get("value"), row)
    meta = value.get("meta")
    if meta is not None and not isinstance(meta, dict):
        made.lose("meta", row, "it is not an object")
    meta = meta if isinstance(meta, dict) else {}
    made.lose_fields(value, _VALUE, row)
    made.lose_fields(meta, _META, row, "meta")
    if not name:
        return
    aliases, references = made.values("text", meta.get("synonyms"), "synonym", row), made.references(meta.get("refs"), row)
    made.entries.append(Entry(row, row, type, name, aliases, references=references))
    for number, related in mappings(value.get("related") or [], "related", made):
        _relation(made, related, row, number)


def _relation(made: Extract, related: Mapping[str, Any], row: str, number: int) -> None:
    other = made.value("text", related.get("dest-uuid"), "dest-uuid", row)
    type = made.value("text", related.get("type"), "type of a relation", row)
    made.lose_fields(related, _RELATED, row, "relation's")
    if other and type:
        made.relations.append(Relation(f"{row}, related {number}", type, row, other))


FORMAT: Final = Format(
    "MISP galaxy cluster",
    read,
    {**_CLUSTER, **{f"values.{key}": field for key, field in _VALUE.items() if field}, **{f"meta.{key}": field for key, field in _META.items()},
     **{f"related.{key}": field for key, field in _RELATED.items()}},
    ("descriptions", "all other fields of `meta`, such as countries and targets", "tags of relations, with their estimates of probability"),
)  # fmt: skip
