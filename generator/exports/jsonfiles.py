"""The records as JSON: one file a record, one for all.

Floor 6: imports `model`, `views`, `exports.form`, `exports.paths`, `exports.records` and `exports.schema`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.exports import form, paths, schema
from generator.exports.records import Forms, date
from generator.model import Dossier
from generator.views import Views


def files(dossier: Dossier, views: Views) -> Iterator[tuple[str, bytes]]:
    """The JSON file of each record, then the one of the whole dossier, by their paths."""
    forms = Forms(dossier, views)
    edition = _edition(dossier)
    records: dict[str, list[form.Record]] = {
        "actors": [forms.actor(item) for item in dossier.actors.values()],
        "relationships": [forms.relationship(item) for item in dossier.relationships.values()],
        "sources": [forms.source(item) for item in dossier.sources.values()],
        "withdrawn": [forms.withdrawn(item) for item in dossier.withdrawn.values()],
    }
    for record in (record for found in records.values() for record in found):
        values = {"$schema": "../schema.json", "dossier": edition, "record": record}
        yield paths.data_of(record.id), _bytes(schema.RecordFile.model_validate(values), indent=1)
    whole = {"$schema": "schema.json", "dossier": edition, **_settings(dossier, forms), **_vocabulary(dossier), **records}
    yield f"{paths.FOLDER}/dossier.json", _bytes(schema.DossierFile.model_validate(whole))


def _bytes(file: form.Form, indent: int | None = None) -> bytes:
    """A file of a record is laid out for people; the whole, which can be large, is not."""
    return file.model_dump_json(by_alias=True, indent=indent).encode() + b"\n"


def _edition(dossier: Dossier) -> schema.Edition:
    """The dossier, as each file names it."""
    settings = dossier.settings
    return schema.Edition(
        title=settings.title,
        publisher=settings.publisher,
        as_of=date(settings.as_of),
        marking=settings.marking,
        site=paths.address(dossier, "") or None,
    )


def _settings(dossier: Dossier, forms: Forms) -> dict[str, Any]:
    settings = dossier.settings
    based_on = tuple(form.Pointer(ref=ref, path=paths.target(dossier, ref)) for ref in settings.introduction.based_on)
    return {
        "subtitle": settings.subtitle,
        "scope": settings.scope,
        "introduction": schema.Introduction(**forms.text(settings.introduction.text), based_on=based_on),
        "likelihood": [schema.Term(term=term.term, meaning=term.meaning) for term in settings.likelihood],
    }


def _vocabulary(dossier: Dossier) -> dict[str, Any]:
    words = dossier.vocabulary
    return {
        "actor_kinds": [
            schema.ActorKind(id=id, label=kind.label, plural=kind.plural, group=kind.group, schema_org=kind.schema_org)
            for id, kind in words.actor_kinds.items()
        ],
        "relationship_kinds": [
            schema.RelationshipKind(id=id, label=kind.label, symmetric=kind.symmetric, verb=kind.verb, inverse=kind.inverse, tone=kind.tone)
            for id, kind in words.relationship_kinds.items()
        ],
        "topics": [
            schema.Topic(id=id, label=topic.label, about=topic.about, formerly=topic.formerly) for id, topic in words.topics.items()
        ],
        "abbreviations": [schema.Abbreviation(short=short, meaning=meaning) for short, meaning in words.abbreviations.items()],
    }
