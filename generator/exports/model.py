"""The exported form of records, field by field, and its JSON Schema.

Every field is always present; what a record does not state is null or an empty list.  Paths are relative to the site's root.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Mapping
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.json_schema import models_json_schema

from ..records.schema import ChangeKind, ClaimType, Confidence, Direction, Grade, Nature, Status, Tone
from ..text.json import Json


class Form(BaseModel):
    """A part of the exported form."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class When(Form):
    """A date: as the records write it, the days it covers, and in words."""

    edtf: str = Field(description="The date in EDTF (ISO 8601-2), such as 2023-07 or [2023-08-02..2023-08-18].")
    earliest: dt.date = Field(description="The first day it can mean.")
    latest: dt.date = Field(description="The last day it can mean.")
    words: str = Field(description="The date as the site prints it.")


class Named(Form):
    """Another record."""

    id: str = Field(description="Its id.")
    name: str = Field(description="What it is called.")
    path: str = Field(description="Its page.")


class Passage(Form):
    """A run of paragraphs of a source, counted from 1."""

    source: str = Field(description="The source's id.")
    first: int = Field(description="The first paragraph.")
    last: int = Field(description="The last paragraph; the first again where there is one only.")
    path: str = Field(description="The first paragraph on the source's page.")


class Pointer(Form):
    """Another claim."""

    ref: str = Field(description="The claim, as record/claim.")
    path: str = Field(description="The claim at home.")


class Link(Form):
    """A link of a text."""

    words: str = Field(description="The words of the text that are linked.")
    target: str = Field(description="What they lead to: a record's id, or record/claim.")
    path: str = Field(description="Where that stands.")


class Waived(Form):
    """A rule that does not hold here, with the reason."""

    rule: str = Field(description="The rule's code.")
    why: str = Field(description="Why it does not hold.")


class Text(Form):
    """What claims and judgements have: a text with a permanent place."""

    id: str = Field(description="Its id within its record.")
    ref: str = Field(description="Its id within the dossier: the record's, a slash, its own.")
    path: str = Field(description="Its permanent place.")
    text: str = Field(description="Plain words, links resolved; words of a source stand in “ ”.")
    links: tuple[Link, ...] = Field(description="The links of the text, in order.")


class Claim(Text):
    """One statement in the editors' words, cited to the paragraphs it rests on.  That it was reported is shown there; whether it is true is not."""

    type: ClaimType = Field(
        description="report: the article's own; statement: somebody is reported to have said it; assessment: analysis or opinion; "
        "plan: announced, not done."
    )
    said_by: tuple[tuple[Named, ...], ...] = Field(description="The chain of speakers, the first one first; those of a step spoke jointly.")
    work: str | None = Field(description="The document it stood in, where that is not the article.")
    speaker_at: Passage | None = Field(description="A paragraph that names the speaker, where the cited one does not.")
    when: When | None = Field(description="The date of the matter.")
    said_when: When | None = Field(description="The date of the utterance.")
    dated_at: Passage | None = Field(description="A paragraph that dates the matter, where the cited one does not.")
    cites: tuple[Passage, ...] = Field(description="The paragraphs it rests on.")
    origins: int = Field(
        description="How many independent sources it has: an agency's text in two papers is one, and so is a speaker's document."
    )
    topics: tuple[str, ...] = Field(description="Ids of topics.")
    key: bool = Field(description="Whether it stands under “At a glance”.")
    also: tuple[Named, ...] = Field(description="Further records that show it, which it does not link to.")
    note: str | None = Field(description="A caveat of the editors.")
    differs_from: tuple[Pointer, ...] = Field(description="Accounts of the same time that disagree.")
    superseded_by: Pointer | None = Field(description="The claim that took its place.")
    waive: tuple[Waived, ...] = Field(description="Rules that do not hold for it.")


class Judgement(Text):
    """A conclusion of the editors, never an article's."""

    based_on: tuple[Pointer, ...] = Field(description="The claims it rests on.")
    confidence: Confidence = Field(description="How well they carry it.")
    likelihood: str | None = Field(description="A term of the dossier's scale, for what has not happened.")
    key: bool = Field(description="Whether it stands on the home page.")
    waive: tuple[Waived, ...] = Field(description="Rules that do not hold for it.")


class Change(Form):
    """A change that readers are told."""

    date: When = Field(description="When.")
    change: str = Field(description="What changed.")
    kind: ChangeKind = Field(description="The kind of change; withdrawn without a claim withdraws the whole record.")
    claim: str | None = Field(description="The id of the claim or judgement of this record that changed, where it was one.")
    was: str | None = Field(description="What it said before.")


class Role(Form):
    """An office as a source shows it; nothing is said of today."""

    title: str = Field(description="The office.")
    of: Named | None = Field(description="The state or body, where it has a record.")
    when: When | None = Field(description="The period, where a source gives it.")
    seen: tuple[When, ...] = Field(description="Dates at which a source shows the office.")
    former: bool = Field(description="Whether the source says it was over.")
    leads: bool = Field(description="Whether the holder leads what the office is of.")
    cites: tuple[Passage, ...] = Field(description="The paragraphs that show it.")
    waive: tuple[Waived, ...] = Field(description="Rules that do not hold for it.")


class Tie(Form):
    """That one actor belongs to another."""

    actor: Named = Field(description="The other actor.")
    cites: tuple[Passage, ...] = Field(description="The paragraphs that show it.")
    waive: tuple[Waived, ...] = Field(description="Rules that do not hold for it.")


class Fact(Form):
    """A row of the box of facts."""

    label: str = Field(description="What the row tells.")
    value: str = Field(description="The value.")
    claim: Pointer = Field(description="The claim it rests on.")


class Record(Form):
    """What all records have."""

    type: str = Field(description="The kind of record.")
    id: str = Field(description="The record's id: stable, and part of its addresses.")
    name: str = Field(
        description="What it is called: an actor's name, a relationship's two parties, a source's headline or what it describes."
    )
    path: str = Field(description="Its page.")
    file: str = Field(description="The file of the repository it was made from.")


class Profile(Record):
    """What actors and relationships have."""

    claims: tuple[Claim, ...] = Field(description="The claims at home here.")
    elsewhere: tuple[Pointer, ...] = Field(description="Claims at home in other records that this record's page shows too.")
    judgements: tuple[Judgement, ...] = Field(description="The editors' conclusions.")
    history: tuple[Change, ...] = Field(description="Changes that readers are told.")
    formerly: tuple[str, ...] = Field(description="Ids that the record had before, the oldest first.")
    waive: tuple[Waived, ...] = Field(description="Rules that do not hold for the record.")
    brief: bool = Field(description="Whether a brief is printed.")


class Actor(Profile):
    """Somebody who acts or speaks in an article: a state, a body, a person, or a bloc of several."""

    type: Literal["actor"] = Field(description="The kind of record.")
    sort_as: str | None = Field(description="The name as lists order it.")
    sort_why: str | None = Field(description="Why, where an article leads astray.")
    kind: str = Field(description="The id of a kind of actor.")
    aliases: tuple[str, ...] = Field(description="Other spellings, short forms, demonyms.")
    metonyms: tuple[str, ...] = Field(description="Capitals and houses that stand for the government.")
    native_names: dict[str, str] = Field(description="Names in other scripts, by language (BCP 47).")
    roles: tuple[Role, ...] = Field(description="Offices.")
    part_of: tuple[Tie, ...] = Field(description="Bodies and states it belongs to.")
    members: tuple[Tie, ...] = Field(description="The members of a bloc.")
    facts: tuple[Fact, ...] = Field(description="Rows of the box of facts.")


class Kind(Form):
    """A kind that a relationship is of."""

    kind: str = Field(description="The id of a kind of relationship.")
    source: str | None = Field(alias="from", description="The id of the party that acts; null where both do the same.")


class State(Form):
    """How a relationship stood, as reported."""

    when: When = Field(description="The time.")
    label: str = Field(description="How it stood.")
    claim: Pointer = Field(description="The claim that says so.")


class Trend(Form):
    """Where a relationship was going, as the claims show it."""

    direction: Direction = Field(description="The direction.")
    based_on: tuple[Pointer, ...] = Field(description="The claims that show it.")


class Relationship(Profile):
    """What two actors have to do with each other."""

    type: Literal["relationship"] = Field(description="The kind of record.")
    parties: tuple[Named, Named] = Field(description="The two actors, in the order of their ids.")
    kinds: tuple[Kind, ...] = Field(description="Its kinds, each with its direction.")
    states: tuple[State, ...] = Field(description="How it stood, in order of time; the last is as last reported, not today's.")
    trend: Trend | None = Field(description="Where it was going.")


class Withdrawn(Record):
    """A record that was withdrawn: its address stays, and says why."""

    type: Literal["withdrawn"] = Field(description="The kind of record.")
    history: tuple[Change, ...] = Field(description="Changes that readers are told; the newest says why.")
    formerly: tuple[str, ...] = Field(description="Ids that the record had before, the oldest first.")


class Reliability(Form):
    """How far a source is trusted (Admiralty code)."""

    grade: Grade = Field(description="A completely reliable to E unreliable; F cannot be judged.")
    why: str = Field(description="What the grade rests on.")


class Unused(Form):
    """Paragraphs that nothing rests on."""

    first: int = Field(description="The first of them.")
    last: int = Field(description="The last of them.")
    why: str = Field(description="Why nothing does.")


class Office(Form):
    """An office or a membership that a paragraph shows."""

    actor: str = Field(description="The id of the actor whose it is.")
    words: str = Field(description="What it is.")


class Used(Form):
    """A paragraph, and what rests on it."""

    paragraph: int = Field(description="Its number.")
    claims: tuple[str, ...] = Field(description="The claims, as record/claim.")
    offices: tuple[Office, ...] = Field(description="The offices and memberships.")


class Source(Record):
    """An article: where it appeared, when, by whom; never its text, which is its publisher's."""

    type: Literal["source"] = Field(description="The kind of record.")
    publisher: str = Field(description="The outlet.")
    printed_as: str | None = Field(description="The outlet's name as the article prints it, where that differs.")
    agency: str | None = Field(description="The wire it came over.")
    published: When = Field(description="When it appeared.")
    published_why: str | None = Field(description="How the date was worked out, where the article shows none.")
    headline: str | None = Field(description="The headline; null where the article shows none.")
    describes: str | None = Field(description="What it is about, in the editors' words, where there is no headline.")
    authors: tuple[str, ...] = Field(description="Its authors, as it names them.")
    url: str | None = Field(description="The publisher's page, host in punycode; null where it is not known.")
    archive_url: str | None = Field(description="An archived copy, host in punycode.")
    language: str = Field(description="The language (BCP 47).")
    nature: Nature = Field(description="What sort of text it is.")
    reliability: Reliability = Field(description="How far it is trusted.")
    status: Status = Field(description="What its publisher did with it since.")
    status_why: str | None = Field(description="What was corrected, or why it was retracted.")
    paragraphs: int = Field(description="How many paragraphs it has.")
    used: tuple[Used, ...] = Field(description="The paragraphs that something rests on.")
    unused: tuple[Unused, ...] = Field(description="The paragraphs that are set aside, with the reason.")
    formerly: tuple[str, ...] = Field(description="Ids that the source had before, the oldest first.")


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
