"""An extract of Wikidata: entities as its API and its dumps give them, https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from . import parsing
from .extract import MOST_VALUES, Entry, Extract, Format, Reference, Relation, UnusableDataError, period

_PROPERTIES: Final = {
    "P31": "kind", "P856": "website", "P1278": "same_as (LEI)", "P297": "same_as (ISO 3166)", "P298": "same_as (ISO 3166)", "P300": "same_as (ISO 3166)",
    "P1705": "native_names", "P1559": "native_names", "P1448": "native_names",
}  # fmt: skip
_ENTITY: Final = {"id": "row, same_as", "labels": "name (English)", "aliases": "aliases (English)", "claims": ""}
_QUALIFIERS: Final = {"P580": "when (start)", "P582": "when (end)", "P585": "when"}
_REFERENCE: Final = {"P854": "url", "P1476": "describes", "P577": "published"}
_IDS: Final = {"P1278": "lei", "P297": "iso3166", "P298": "iso3166", "P300": "iso3166"}
_NATIVE: Final = ("P1705", "P1559", "P1448")
#: What every entity has, and nobody misses.
_PLUMBING: Final = frozenset({"type", "pageid", "ns", "title", "lastrevid", "modified"})
_TIME: Final = re.compile(r"\+(\d{4})-(\d\d)-(\d\d)T")
#: The precision of a time: a day, a month, a year.
_PRECISION: Final = {11: 3, 10: 2, 9: 1}


def read(content: bytes) -> Extract:
    """Entities.  The type of an entry is the id of what it is an instance of, that of a relation is its property: Q6256, P463.

    Raises UnusableDataError.
    """
    text, made = parsing.text_of(content), Extract(title="Wikidata", publisher="Wikidata", address="https://www.wikidata.org/")
    found = [*_entities(text)]
    made.require_few(len(found))
    modified = [item["modified"] for _, item in found if isinstance(item.get("modified"), str)]
    made.version = made.value("text", max(modified, default=""), "modified", "extract")
    there = {id for _, item in found if isinstance(id := item.get("id"), str)}
    for where, item in found:
        _entity(made, item, made.value("text", item.get("id"), "id", where) or where, there)
    return made


def _entities(text: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The entities of an answer of the API, of a list, or one a line."""
    if text.lstrip()[:1] == "{" and '"entities"' in text[:200]:
        whole = parsing.json_of(text)
        found = whole.get("entities")
        listed = [*found.values()] if isinstance(found, dict) else None
    elif text.lstrip()[:1] == "[":
        listed = parsing.json_of(text)
    else:
        listed = [item for _, item in parsing.json_lines(text)]
    if not isinstance(listed, list) or not any(isinstance(item, dict) and "labels" in item for item in listed):
        raise UnusableDataError("not an extract of Wikidata: no entity has `labels`")
    yield from ((f"entity {number}", item if isinstance(item, dict) else {}) for number, item in enumerate(listed, 1))


def _entity(made: Extract, item: Mapping[str, Any], row: str, there: set[str]) -> None:
    name = made.name(_monolingual(_of(item.get("labels"), "en")), row)
    if not name:
        return
    made.lose_fields(item, {*_ENTITY, *_PLUMBING}, row)
    given = _of(item.get("aliases"), "en")
    aliases = made.values("text", [_monolingual(one) for one in given] if isinstance(given, list) else None, "alias", row)
    statements = {id: [*_statements(made, listed, row, id)] for id, listed in _mapping(item.get("claims")).items()}
    values = {id: [value for value, _ in found] for id, found in statements.items()}
    types = made.values("text", [_of(value, "id") for value in values.get("P31", [])], "P31", row)
    for extra in types[1:]:
        made.lose(f"instance of {extra}", row, "an actor has one kind")
    websites = made.values("address", values.get("P856"), "P856", row)
    ids = [f"{scheme}:{value}" for id, scheme in _IDS.items() for value in values.get(id, []) if isinstance(value, str)]
    same = (made.value("id", f"wikidata:{row}", "id", row), *made.values("id", ids, "id in a register", row))
    native = dict(pair for id in _NATIVE for value in values.get(id, []) for pair in _native(made, value, row))
    _relations(made, statements, row, there)
    known = (statement for id, found in statements.items() if id in _PROPERTIES for _, statement in found)
    references = dict.fromkeys(reference for statement in known for reference in _references(made, statement, row))
    type, site = next(iter(types), "without P31"), next(iter(websites), "")
    made.entries.append(Entry(row, row, type, name, aliases, native, tuple(filter(None, same)), site, tuple(references)))


def _relations(made: Extract, statements: Mapping[str, list[tuple[Any, Mapping[str, Any]]]], row: str, there: set[str]) -> None:
    """The statements about other entities of the file."""
    for id, found in statements.items():
        for value, statement in found if id not in _PROPERTIES else ():
            other = _of(value, "id")
            if isinstance(other, str) and other in there and made.value("text", id, "property", row):
                _relation(made, id, row, other, statement)
            else:
                made.lose(f"statement {id}", row, "it is neither a name, an id nor a relation to an entity of the file")


def _relation(made: Extract, property: str, row: str, other: str, statement: Mapping[str, Any]) -> None:
    qualifiers = _mapping(statement.get("qualifiers"))
    made.lose_fields(qualifiers, _QUALIFIERS, row, "qualifier")
    start, end, at = (_time(qualifiers.get(id)) for id in _QUALIFIERS)
    made.relations.append(
        Relation(f"{row}, {property}", property, row, other, at or period(start, end), tuple(_references(made, statement, row)))
    )


def _statements(made: Extract, listed: object, row: str, id: str) -> Iterator[tuple[Any, Mapping[str, Any]]]:
    """The values of the statements of a property, without those that are deprecated or of which nothing is known."""
    for statement in listed if isinstance(listed, list) else []:
        snak = _mapping(_mapping(statement).get("mainsnak"))
        value = _mapping(snak.get("datavalue")).get("value")
        if _mapping(statement).get("rank") == "deprecated":
            made.lose(f"statement {id}", row, "it is deprecated")
        elif value is not None:
            yield value, statement


def _references(made: Extract, statement: Mapping[str, Any], row: str) -> Iterator[Reference]:
    given = statement.get("references")
    for reference in given[:MOST_VALUES] if isinstance(given, list) else []:
        snaks = _mapping(_mapping(reference).get("snaks"))
        address = made.value("address", _first(snaks.get("P854")), "P854", row)
        title = _first(snaks.get("P1476"))
        if address:
            yield Reference(address, made.value("text", _mapping(title).get("text"), "P1476", row), _time(snaks.get("P577")))
        else:
            made.lose("reference without P854", row, "a source needs an address or a description of its own")


def _native(made: Extract, value: object, row: str) -> Iterator[tuple[str, str]]:
    given = _mapping(value)
    language = made.value("language", given.get("language"), "language of a name", row)
    text = made.value("text", given.get("text"), "native name", row)
    if language and text and language != "en":
        yield language, text


def _first(snaks: object) -> Any:
    """The value of the first of some snaks."""
    first = _mapping(snaks[0]) if isinstance(snaks, list) and snaks else {}
    return _mapping(first.get("datavalue")).get("value")


def _time(snaks: object) -> str:
    """The first time as a day, a month or a year; empty if there is none, or none of our era."""
    value = _mapping(_first(snaks))
    precise = _PRECISION.get(value.get("precision", 0) if isinstance(value.get("precision"), int) else 0)
    given = value.get("time")
    found = _TIME.match(given) if isinstance(given, str) else None
    return "-".join(found.groups()[:precise]) if found and precise else ""


def _monolingual(given: object) -> object:
    return _mapping(given).get("value")


def _of(given: object, key: str) -> object:
    return _mapping(given).get(key)


def _mapping(given: object) -> Mapping[str, Any]:
    return given if isinstance(given, dict) else {}


FORMAT: Final = Format(
    "Wikidata extract",
    read,
    {**{key: field for key, field in _ENTITY.items() if field}, **_PROPERTIES, "other properties with an entity of the file": "relationships",
     **{f"qualifier {id}": field for id, field in _QUALIFIERS.items()}, **{f"reference {id}": field for id, field in _REFERENCE.items()}},
    ("labels and aliases in other languages", "descriptions and sitelinks", "statements with numbers, dates or entities that the file does not have",
     "deprecated statements", "references without an address"),
)  # fmt: skip
