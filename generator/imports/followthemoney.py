"""Entities of FollowTheMoney, one JSON object a line: https://followthemoney.tech/."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from . import parsing
from .extract import Entry, Extract, Format, Reference, Relation, UnusableDataError, period, shown

#: The properties of the two ends of schemata that are links.
_ENDS: Final[Mapping[str, tuple[str, str]]] = {
    "UnknownLink": ("subject", "object"), "Membership": ("member", "organization"), "Ownership": ("owner", "asset"),
    "Directorship": ("director", "organization"), "Employment": ("employee", "employer"), "Family": ("person", "relative"),
    "Associate": ("person", "associate"), "Representation": ("agent", "client"), "Succession": ("predecessor", "successor"),
}  # fmt: skip
_DOCUMENTS: Final = frozenset({"Article", "Document", "HyperText", "Pages", "PlainText", "Email", "Folder"})
_ENTRY: Final = {
    "name": "name, aliases", "alias": "aliases", "weakAlias": "aliases", "previousName": "aliases (without the time)",
    "wikidataId": "same_as", "leiCode": "same_as", "website": "website", "proof": "references",
}  # fmt: skip
_LINK: Final = {"role": "kind", "startDate": "when", "endDate": "when", "proof": "references"}
_DOCUMENT: Final = {"title": "describes", "publishedAt": "published", "sourceUrl": "url"}
_IDS: Final = {"wikidataId": "wikidata", "leiCode": "lei"}


def read(content: bytes) -> Extract:
    """Entities.  The type of an entry is its schema; of an unknown link, with its role: UnknownLink/supplies.  Raises UnusableDataError."""
    made, found = Extract(), []
    for line, item in parsing.json_lines(parsing.text_of(content)):
        if not isinstance(item, dict) or not isinstance(item.get("schema"), str) or not isinstance(item.get("properties"), dict):
            raise UnusableDataError(f"line {line}: not an entity of FollowTheMoney: it has no `schema` with `properties`")
        row = made.value("text", item.get("id"), "id", f"line {line}") or f"line {line}"
        found.append((row, made.value("text", item["schema"], "schema", row), item["properties"]))
    made.require_few(len(found))
    documents = {id: _document(made, properties, id) for id, schema, properties in found if schema in _DOCUMENTS}
    for id, schema, properties in found:
        if schema in _ENDS:
            _link(made, properties, schema, id, documents)
        elif schema not in _DOCUMENTS:
            _entry(made, properties, schema, id, documents)
    return made


def _entry(made: Extract, properties: Mapping[str, Any], schema: str, row: str, documents: Mapping[str, Reference | None]) -> None:
    names = made.values("text", properties.get("name"), "name", row)
    made.lose_fields(properties, _ENTRY, row, "property")
    if not names:
        made.lose(f"entity of schema {shown(schema)}", row, "it has no name")
        return
    aliases = (alias for key in ("alias", "weakAlias", "previousName") for alias in made.values("text", properties.get(key), key, row))
    websites = made.values("address", properties.get("website"), "website", row)
    for extra in websites[1:]:
        made.lose(f"website {extra}", row, "an actor has one")
    ids = (
        made.value("id", f"{scheme}:{id}", key, row)
        for key, scheme in _IDS.items()
        for id in made.values("text", properties.get(key), key, row)
    )
    proof = _proof(made, properties, row, documents)
    made.entries.append(
        Entry(row, row, schema, names[0], (*names[1:], *aliases), {}, tuple(filter(None, ids)), websites[0] if websites else "", proof)
    )


def _link(made: Extract, properties: Mapping[str, Any], schema: str, row: str, documents: Mapping[str, Reference | None]) -> None:
    ends = [made.values("text", properties.get(key), key, row) for key in _ENDS[schema]]
    made.lose_fields(properties, {*_LINK, *_ENDS[schema]}, row, "property")
    roles = made.values("text", properties.get("role"), "role", row)
    days = [next(iter(made.values("date", properties.get(key), key, row)), "") for key in ("startDate", "endDate")]
    proof = _proof(made, properties, row, documents)
    pairs = [(start, end) for start in ends[0] for end in ends[1]]
    if not pairs:
        made.lose(f"entity of schema {schema}", row, "it lacks an end")
    made.relations += (Relation(row, f"{schema}/{roles[0]}" if roles else schema, start, end, period(*days), proof) for start, end in pairs)


def _document(made: Extract, properties: Mapping[str, Any], row: str) -> Reference | None:
    """A document as a reference, if it has an address."""
    made.lose_fields(properties, _DOCUMENT, row, "document's property")
    address, title, day = (
        next(iter(made.values(form, properties.get(key), key, row)), "")
        for form, key in (("address", "sourceUrl"), ("text", "title"), ("date", "publishedAt"))
    )
    if not address:
        made.lose("document without an address", row, "a source needs an address or a description of its own")
    return Reference(address, title, day) if address else None


def _proof(made: Extract, properties: Mapping[str, Any], row: str, documents: Mapping[str, Reference | None]) -> tuple[Reference, ...]:
    found = [documents.get(id) for id in made.values("text", properties.get("proof"), "proof", row)]
    return tuple(reference for reference in found if reference)


FORMAT: Final = Format(
    "FollowTheMoney entities",
    read,
    {
        "id": "row", "schema": "kind", **_ENTRY,
        **{f"{schema}.{key}": "party" for schema, ends in _ENDS.items() for key in ends},
        **{f"link.{key}": field for key, field in _LINK.items()},
        **{f"document.{key}": field for key, field in _DOCUMENT.items()},
    },
    ("notes and summaries", "countries, topics, dates of birth and other properties", "documents without `sourceUrl`", "datasets and targets"),
)  # fmt: skip
