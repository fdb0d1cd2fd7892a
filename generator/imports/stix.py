"""Bundles of STIX 2.1, also those of ATT&CK: https://docs.oasis-open.org/cti/stix/v2.1/os/stix-v2.1-os.html."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from ..records.identity import SCHEMES
from . import parsing
from .extract import Entry, Extract, Format, Reference, Relation, UnusableDataError, mappings, period

_COLLECTION: Final = "x-mitre-collection"
_OBJECT: Final = {
    "type": "kind", "id": "row, same_as", "name": "name", "aliases": "aliases", "x_mitre_aliases": "aliases", "identity_class": "kind",
    "external_references": "references, same_as",
}  # fmt: skip
_RELATION: Final = {
    "id": "row", "relationship_type": "kind", "source_ref": "party that acts", "target_ref": "other party", "start_time": "when",
    "stop_time": "when", "external_references": "references",
}  # fmt: skip
#: What every object has, and nobody misses.
_PLUMBING: Final = frozenset({"type", "spec_version", "id", "created", "modified", "created_by_ref"})
#: The types that connect or describe others and are neither actors nor relations.
_OTHERS: Final = frozenset({"marking-definition", "extension-definition", "language-content", "bundle"})


def read(content: bytes) -> Extract:
    """A bundle.  The type of an entry is that of its object; of an identity, with its class: identity/organization.  Raises UnusableDataError."""
    given = parsing.json_of(parsing.text_of(content))
    if not isinstance(given, dict) or given.get("type") != "bundle":
        raise UnusableDataError("not a bundle of STIX: its `type` is not bundle")
    made = Extract()
    for number, item in mappings(given.get("objects"), "objects", made):
        row = made.value("text", item.get("id"), "id", f"object {number}") or f"object {number}"
        type = made.value("text", item.get("type"), "type", row)
        if type == _COLLECTION:
            made.title = made.value("text", item.get("name"), "name", row)
            made.version = made.value("text", item.get("x_mitre_version"), "version", row)
        elif item.get("revoked") is True or item.get("x_mitre_deprecated") is True:
            made.lose(f"object of type {type}", row, "it was revoked or deprecated")
        elif type == "relationship":
            _relation(made, item, row)
        elif type and type not in _OTHERS and "name" in item:
            _entry(made, item, type, row)
        else:
            made.lose(f"object of type {type or '?'}", row, "it is neither an actor nor a relationship")
    return made


def _entry(made: Extract, item: Mapping[str, Any], type: str, row: str) -> None:
    name = made.name(item.get("name"), row)
    made.lose_fields(item, {*_OBJECT, *_PLUMBING}, row)
    if not name:
        return
    kind = made.value("text", item.get("identity_class"), "identity_class", row)
    aliases = (
        *made.values("text", item.get("aliases"), "alias", row),
        *made.values("text", item.get("x_mitre_aliases"), "alias", row),
    )
    same, references = _external(made, item.get("external_references"), row)
    own = made.value("id", f"stix:{row}", "id", row)
    made.entries.append(
        Entry(row, row, f"{type}/{kind}" if kind else type, name, aliases, same_as=tuple(filter(None, (own, *same))), references=references)
    )


def _relation(made: Extract, item: Mapping[str, Any], row: str) -> None:
    made.lose_fields(item, {*_RELATION, *_PLUMBING}, row, "relationship's")
    type, start, end = (made.value("text", item.get(key), key, row) for key in ("relationship_type", "source_ref", "target_ref"))
    days = [made.value("date", _day(item.get(key)), key, row) for key in ("start_time", "stop_time")]
    _, references = _external(made, item.get("external_references"), row)
    if type and start and end:
        made.relations.append(Relation(row, type, start, end, period(*days), references))
    else:
        made.lose("relationship", row, "it has no type, or lacks an end")


def _external(made: Extract, given: object, row: str) -> tuple[list[str], tuple[Reference, ...]]:
    """The ids in registers that are the entry itself, and the references."""
    same: list[str] = []
    references: list[Reference] = []
    for _, item in mappings(given if given is not None else [], "external_references", made):
        source, id = made.value("text", item.get("source_name"), "source_name", row), item.get("external_id")
        address = made.value("address", item.get("url"), "address of a reference", row)
        if source in SCHEMES and isinstance(id, str):
            same += filter(None, [made.value("id", f"{source}:{id}", "external_id", row)])
        elif address and ((id and source.startswith("mitre")) or (source == "web" and not id)):
            same.append(address)
        elif address:
            references.append(Reference(address, made.value("text", item.get("description"), "description of a reference", row)))
        else:
            made.lose("reference without an address", row, "a source needs an address or a description of its own")
    return same, tuple(references)


def _day(given: object) -> object:
    """The day of a timestamp."""
    return given.partition("T")[0] if isinstance(given, str) else given


FORMAT: Final = Format(
    "STIX 2.1 bundle, also ATT&CK",
    read,
    {**_OBJECT, **{f"relationship.{key}": field for key, field in _RELATION.items()}, f"{_COLLECTION}.x_mitre_version": "version"},
    ("descriptions", "notes, reports, sightings and observed data", "markings", "confidence", "objects that were revoked or deprecated"),
)
