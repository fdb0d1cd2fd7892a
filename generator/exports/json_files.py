"""The JSON files of a dossier: one per record, and one for the whole, with its settings and its vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..records.dossier import Dossier
from ..records.handling import Markings
from ..views import holdings, queries
from ..views.queries import Views
from . import model, parts
from .json_records import Forms, date, label


def json_files(dossier: Dossier, views: Views) -> Iterator[tuple[str, bytes]]:
    """The JSON file of each record, then that of the whole dossier, with their paths."""
    forms = Forms(dossier, views)
    edition = _edition(dossier, views.handling.everything)
    records: dict[str, list[model.Record]] = {
        "actors": [forms.actor(item) for item in dossier.actors.values()],
        "relationships": [forms.relationship(item) for item in dossier.relationships.values()],
        "sources": [forms.source(item) for item in dossier.sources.values()],
        "withdrawn": [forms.withdrawn(item) for item in dossier.withdrawn.values()],
    }
    for record in (record for found in records.values() for record in found):
        held = _edition(dossier, _held(views, record.id))
        values = {"$schema": "../schema.json", "dossier": held, "record": record}
        yield queries.data_path(record.id), _json_bytes(model.RecordFile.model_validate(values), indent=1)
    whole = {"$schema": "schema.json", "dossier": edition, **_settings(dossier, forms), **_vocabulary(dossier), **records}
    yield f"{queries.DATA_FOLDER}/dossier.json", _json_bytes(model.DossierFile.model_validate(whole))


def _json_bytes(file: parts.Form, indent: int | None = None) -> bytes:
    """The bytes of a file: indented for people if it is a record's, compact for the whole dossier, which can be large."""
    return file.model_dump_json(by_alias=True, indent=indent).encode() + b"\n"


def _held(views: Views, id: str) -> Markings:
    """The markings of what the file of a record holds."""
    record = views.dossier.profiles.get(id)
    if record:
        return holdings.of_record(record, views)
    return holdings.of_source(views.dossier.sources[id], views) if id in views.dossier.sources else views.handling.record(id)


def _edition(dossier: Dossier, held: Markings) -> model.Edition:
    """The dossier, as described in each file, with the marking of the file."""
    settings = dossier.settings
    return model.Edition(
        title=settings.title,
        publisher=settings.publisher,
        as_of=date(settings.as_of),
        marking=label(held),
        site=queries.address(dossier, "") or None,
    )


def _settings(dossier: Dossier, forms: Forms) -> dict[str, Any]:
    settings = dossier.settings
    opening = model.Introduction(**forms.text(settings.opening.text), based_on=_pointers(dossier, settings.opening.based_on))
    return {
        "subtitle": settings.subtitle,
        "scope": settings.scope,
        "introduction": opening,
        "gaps": tuple(model.Gap(**forms.text(gap.text), based_on=_pointers(dossier, gap.based_on)) for gap in settings.gaps),
        "likelihood": [model.Term(term=term.term, meaning=term.meaning) for term in settings.likelihood],
    }


def _pointers(dossier: Dossier, refs: Iterable[str]) -> tuple[parts.Pointer, ...]:
    """Claims that are named as record/claim."""
    return tuple(parts.Pointer(ref=ref, path=queries.target_path(dossier, ref)) for ref in refs)


def _vocabulary(dossier: Dossier) -> dict[str, Any]:
    words = dossier.vocabulary
    return {
        "actor_kinds": [
            model.ActorKind(id=id, label=kind.label, plural=kind.plural, group=kind.group, schema_org=kind.schema_org)
            for id, kind in words.actor_kinds.items()
        ],
        "relationship_kinds": [
            model.RelationshipKind(id=id, label=kind.label, symmetric=kind.symmetric, verb=kind.verb, inverse=kind.inverse, tone=kind.tone)
            for id, kind in words.relationship_kinds.items()
        ],
        "topics": [model.Topic(id=id, label=topic.label, about=topic.about, formerly=topic.formerly) for id, topic in words.topics.items()],
        "abbreviations": [model.Abbreviation(short=short, meaning=meaning) for short, meaning in words.abbreviations.items()],
    }
