"""The files of JSON that are published, and their JSON Schema, which is made of the exported form.

Floor 4: imports `vocabulary`, `exports.form` and `exports.jsontext`.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Annotated, Final, Literal

from pydantic import Field
from pydantic.json_schema import models_json_schema

from generator.exports.form import Actor, Form, Link, Pointer, Relationship, Source, When, Withdrawn
from generator.exports.jsontext import Json
from generator.vocabulary import Tone


class Labelled(Form):
    """What everything in the vocabulary has."""

    id: str = Field(description="Its id.")
    label: str = Field(description="Its name.")


class ActorKind(Labelled):
    """A kind of actor."""

    plural: str = Field(description="Its name for several.")
    group: bool = Field(description="Whether it is a bloc, which others make up.")
    schema_org: str | None = Field(description="The type of schema.org that such actors have, where the vocabulary gives one.")


class RelationshipKind(Labelled):
    """A kind of relationship."""

    symmetric: bool = Field(description="Whether both parties do the same.")
    verb: str = Field(description="What the acting party does to the other.")
    inverse: str | None = Field(description="The same from the other side.")
    tone: Tone = Field(description="Whether it brings the two together or sets them apart.")


class Topic(Labelled):
    """What claims are about."""

    about: str = Field(description="What belongs to it.")
    formerly: tuple[str, ...] = Field(description="Ids that the topic had before, the oldest first.")


class Term(Form):
    """A term of the scale of likelihood."""

    term: str = Field(description="The words.")
    meaning: str = Field(description="What they stand for.")


class Abbreviation(Form):
    """An abbreviation that the articles use."""

    short: str = Field(description="As it is written.")
    meaning: str = Field(description="What it stands for.")


class Edition(Form):
    """The dossier that a file belongs to, for citing it."""

    title: str = Field(description="The dossier's title.")
    publisher: str = Field(description="Who publishes it.")
    as_of: When = Field(description="The day of the newest thing it knows.")
    marking: str | None = Field(description="A handling marking.")
    site: str | None = Field(description="The address of the site's root, where it is known.")


class Introduction(Form):
    """What the home page says first."""

    text: str = Field(description="Plain words, links resolved.")
    links: tuple[Link, ...] = Field(description="The links of the text, in order.")
    based_on: tuple[Pointer, ...] = Field(description="The claims it rests on.")


class RecordFile(Form):
    """A file `data/records/<id>.json`: one record."""

    schema_: Literal["../schema.json"] = Field(alias="$schema", description="The schema, relative to the file.")
    dossier: Edition = Field(description="The dossier it belongs to.")
    record: Annotated[Actor | Relationship | Source | Withdrawn, Field(discriminator="type")] = Field(description="The record.")


class DossierFile(Form):
    """The file `data/dossier.json`: everything."""

    schema_: Literal["schema.json"] = Field(alias="$schema", description="The schema, relative to the file.")
    dossier: Edition = Field(description="The dossier.")
    subtitle: str = Field(description="What it covers.")
    scope: str = Field(description="Which articles it rests on, and what that cannot show.")
    introduction: Introduction = Field(description="The text at the top of the home page.")
    likelihood: tuple[Term, ...] = Field(description="The scale of likelihood, least likely first.")
    actor_kinds: tuple[ActorKind, ...] = Field(description="Kinds of actor.")
    relationship_kinds: tuple[RelationshipKind, ...] = Field(description="Kinds of relationship.")
    topics: tuple[Topic, ...] = Field(description="Topics.")
    abbreviations: tuple[Abbreviation, ...] = Field(description="Abbreviations.")
    actors: tuple[Actor, ...] = Field(description="The actors, in the order of their ids.")
    relationships: tuple[Relationship, ...] = Field(description="The relationships, in the order of their ids.")
    sources: tuple[Source, ...] = Field(description="The sources, in the order of their ids.")
    withdrawn: tuple[Withdrawn, ...] = Field(description="Actors and relationships that were withdrawn.")


_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


@functools.cache
def schema() -> Mapping[str, Json]:
    """The JSON Schema (2020-12) of both sorts of file; made once, as it is of no dossier."""
    refs, made = models_json_schema([(RecordFile, "serialization"), (DossierFile, "serialization")])
    return {
        "$schema": _DIALECT,
        "title": "A dossier, or one record of it",
        "description": "Paths are relative to the site's root.  Every field is always there: null or an empty list is what a record does not say.",
        "oneOf": [refs[DossierFile, "serialization"], refs[RecordFile, "serialization"]],
        "$defs": made["$defs"],
    }
