"""The exported form of records, field by field, and its JSON Schema.

Every field is always present; a missing value is null or an empty list.  Paths are relative to the site's root.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Mapping
from typing import Annotated, Final, Literal

from pydantic import Field
from pydantic.json_schema import models_json_schema

from ..records.estimates import Estimate
from ..records.schema import ChangeKind, ClaimType, Confidence, Direction
from ..records.settings import Tone
from ..records.sources import Grade, Medium, Nature, Rights, Status
from ..text.json import Json
from .parts import (
    NOT_CHECKED,
    DatedName,
    Form,
    Image,
    Link,
    Location,
    Meaning,
    Named,
    Passage,
    Pointer,
    Recorded,
    SameAs,
    Succession,
    Unnamed,
    When,
)

#: The description of a handling marking.
_MARKING: Final = "Its handling marking, with those of its record, of the dossier, and of what it names; null if there is none."


class Waived(Form):
    """A waived rule, with the reason."""

    rule: str = Field(description="The rule's code.")
    why: str = Field(description="The reason.")


class Text(Form):
    """The fields that claims and judgements share: a text with a permanent link."""

    id: str = Field(description="Its id within its record.")
    ref: str = Field(description="Its id within the dossier: the record's id, a slash, its own id.")
    path: str = Field(description="Its permanent link.")
    text: str = Field(description="Plain words, links resolved; words of a source are in “ ”.")
    links: tuple[Link, ...] = Field(description="The links in the text, in order.")


class Claim(Text):
    """A claim in the editors' words, with the paragraphs it rests on.  They show that it was reported, not that it is true."""

    type: ClaimType = Field(
        description="report: in the article's own voice; statement: attributed to a speaker; assessment: analysis or opinion; "
        "plan: announced, not done."
    )
    said_by: tuple[tuple[Named | Unnamed, ...], ...] = Field(
        description="The chain of speakers, first speaker first; those in one step spoke jointly."
    )
    work: str | None = Field(description="The document it appeared in, if not the article.")
    confidence: Confidence | None = Field(description="How sure the source says it is of it (ICD 203).")
    likelihood: Estimate | None = Field(description="How likely the source says it is, in a term of ICD 203.")
    speaker_at: Passage | None = Field(description="A paragraph that names the speaker, if the cited one does not.")
    when: When | None = Field(description="When it happened.")
    said_when: When | None = Field(description="When it was said.")
    dated_at: Passage | None = Field(description="A paragraph that gives the date, if the cited one does not.")
    event: str | None = Field(description="The event, if another account of it gives another date.")
    cites: tuple[Passage, ...] = Field(description="The paragraphs it rests on.")
    origins: int = Field(
        description="The number of independent sources: an agency's text in two papers is one, so is the same text under two names, and so "
        "is a speaker's document; unnamed speakers, and sources that were not read, or not compared with it, do not count."
    )
    not_checked: tuple[str, ...] = Field(
        description="Why it could not be compared with every paragraph it cites when the data were made; empty if it was."
    )
    readers: int = Field(description="How many people have confirmed it beside its paragraphs, as both are now.")
    last_read: dt.date | None = Field(description="When the last of them did.")
    topics: tuple[str, ...] = Field(description="Ids of topics.")
    key: bool = Field(description="Whether it is shown under “At a glance”.")
    also: tuple[Named, ...] = Field(description="Other records that show it, besides those it links to.")
    note: str | None = Field(description="A caveat by the editors.")
    differs_from: tuple[Pointer, ...] = Field(description="Claims about the same time or event that disagree.")
    superseded_by: Pointer | None = Field(description="The claim that replaced it.")
    means: tuple[Meaning, ...] = Field(description="Whom names mean here that several actors have.")
    marking: str | None = Field(description=_MARKING)
    waive: tuple[Waived, ...] = Field(description="Rules waived for it.")


class Judgement(Text):
    """A conclusion of the editors, never an article's."""

    based_on: tuple[Pointer, ...] = Field(description="The claims it rests on.")
    confidence: Confidence = Field(description="How well they support it.")
    likelihood: str | None = Field(description="A term of the dossier's scale, for something that has not happened.")
    not_checked: tuple[str, ...] = Field(description=NOT_CHECKED)
    key: bool = Field(description="Whether it is shown on the home page.")
    marking: str | None = Field(description=_MARKING)
    waive: tuple[Waived, ...] = Field(description="Rules waived for it.")


class Gap(Form):
    """Something that no source says, although a reader would ask for it."""

    text: str = Field(description="What is not known, without link markup.")
    links: tuple[Link, ...] = Field(description="The links in the text.")
    based_on: tuple[Pointer, ...] = Field(description="The claims that raise the question.")


class Change(Form):
    """A change that the site lists."""

    date: When = Field(description="When.")
    change: str = Field(description="What changed.")
    kind: ChangeKind = Field(description="The kind of change; `withdrawn` without a claim withdraws the whole record.")
    claim: str | None = Field(description="The id of the claim or judgement of this record that changed, if any.")
    was: str | None = Field(description="The former wording.")


class Role(Form):
    """An office according to a source; nothing is implied about today."""

    title: str = Field(description="The office.")
    of: Named | None = Field(description="The state or body, if it has a record.")
    when: When | None = Field(description="The period, if a source gives it.")
    seen: tuple[When, ...] = Field(description="Dates at which a source shows the office.")
    former: bool = Field(description="Whether the source says that it had ended.")
    leads: bool = Field(description="Whether the holder leads the state or body.")
    cites: tuple[Passage, ...] = Field(description="The paragraphs that show it.")
    not_checked: tuple[str, ...] = Field(description=NOT_CHECKED)
    waive: tuple[Waived, ...] = Field(description="Rules waived for it.")


class Tie(Form):
    """The membership of one actor in another."""

    actor: Named = Field(description="The other actor.")
    when: When | None = Field(description="The time, if a paragraph gives it.")
    ended: bool = Field(description="Whether it ended before the day up to which the dossier is current.")
    cites: tuple[Passage, ...] = Field(description="The paragraphs that show it.")
    not_checked: tuple[str, ...] = Field(description=NOT_CHECKED)
    waive: tuple[Waived, ...] = Field(description="Rules waived for it.")


class Fact(Form):
    """A row of the infobox."""

    label: str = Field(description="The content of the row.")
    value: str = Field(description="The value in words.")
    date: When | None = Field(description="The value, if it is a date.")
    number: int | float | None = Field(description="The value, if it is a number.")
    unit: str | None = Field(description="What the number counts or measures.")
    place: Location | None = Field(description="The value, if it is a place.")
    address: tuple[str, ...] = Field(description="The lines of the value, if it is a postal address.")
    when: When | None = Field(description="The time for which it holds, if a paragraph gives it.")
    claim: Pointer = Field(description="The claim it rests on.")
    not_checked: tuple[str, ...] = Field(description=NOT_CHECKED)


class Record(Form):
    """The fields of all records."""

    type: str = Field(description="The kind of record.")
    id: str = Field(description="The record's id: stable, and part of its addresses.")
    name: str = Field(description="Its name: an actor's name, a relationship's two parties, a source's headline or description.")
    path: str = Field(description="Its page.")
    file: str = Field(description="Its file in the repository.")
    marking: str | None = Field(description=_MARKING)


class Profile(Record):
    """The fields of actors and relationships."""

    claims: tuple[Claim, ...] = Field(description="The claims in this record.")
    elsewhere: tuple[Pointer, ...] = Field(description="Claims in other records that this record's page also shows.")
    judgements: tuple[Judgement, ...] = Field(description="The editors' conclusions.")
    gaps: tuple[Gap, ...] = Field(description="What no source says, although a reader would ask for it.")
    history: tuple[Change, ...] = Field(description="Changes that the site lists, oldest first.")
    formerly: tuple[str, ...] = Field(description="Former ids, oldest first.")
    waive: tuple[Waived, ...] = Field(description="Rules waived for the whole record.")
    brief: bool = Field(description="Whether a brief is printed.")


class Actor(Profile):
    """A state, body, person or bloc that acts or speaks in an article."""

    type: Literal["actor"] = Field(description="The kind of record.")
    qualifier: str | None = Field(description="What tells it apart from another actor of the same name, in the editors' words.")
    sort_as: str | None = Field(description="The name used for sorting.")
    sort_why: str | None = Field(description="Why, if an article is misleading.")
    kind: str = Field(description="The id of a kind of actor.")
    aliases: tuple[str, ...] = Field(description="Other spellings, short forms and demonyms.")
    metonyms: tuple[str, ...] = Field(description="Places used to mean the government.")
    native_names: dict[str, str] = Field(description="Names in other scripts, by language (BCP 47).")
    dated_names: tuple[DatedName, ...] = Field(description="Names that it had for a time, oldest first.")
    website: str | None = Field(description="Its own web address.")
    image: Image | None = Field(description="An image of it.")
    same_as: tuple[SameAs, ...] = Field(description="Ids that others gave to the same thing.")
    recorded: tuple[Recorded, ...] = Field(description="The rows of data sets from which its names and ids are.")
    roles: tuple[Role, ...] = Field(description="Offices.")
    part_of: tuple[Tie, ...] = Field(description="Bodies and states it belongs to.")
    members: tuple[Tie, ...] = Field(description="The members of a bloc.")
    succeeds: tuple[Succession, ...] = Field(description="The actors that it came from.")
    merged_into: Succession | None = Field(description="The actor that it became part of.")
    facts: tuple[Fact, ...] = Field(description="Rows of the infobox.")


class Kind(Form):
    """A kind of a relationship."""

    kind: str = Field(description="The id of a kind of relationship.")
    source: str | None = Field(alias="from", description="The id of the acting party; null if both do the same.")
    when: When | None = Field(description="The time, if a claim gives it.")
    ended: bool = Field(description="Whether it ended before the day up to which the dossier is current.")
    claim: Pointer | None = Field(description="The claim that supports it, if the record names one.")
    recorded: Recorded | None = Field(description="The row of a data set that has it, if no claim supports it.")
    not_checked: tuple[str, ...] = Field(description=NOT_CHECKED)
    tone: Tone | None = Field(description="Its tone, also of one that has ended; null if none is given.")
    tone_of: str | None = Field(description="Whose judgement the tone is, in words; null without a tone.")
    tone_from: Pointer | None = Field(description="The claim whose speaker or outlet judges so, if it is not this dossier.")


class State(Form):
    """A state of a relationship, as reported."""

    when: When = Field(description="The time.")
    label: str = Field(description="The state of the relationship.")
    claim: Pointer = Field(description="The claim that supports it.")
    not_checked: tuple[str, ...] = Field(description=NOT_CHECKED)


class Trend(Form):
    """The trend of a relationship, as the claims show it."""

    direction: Direction = Field(description="The direction.")
    based_on: tuple[Pointer, ...] = Field(description="The claims that show it.")


class Relationship(Profile):
    """The relationship of two actors."""

    type: Literal["relationship"] = Field(description="The kind of record.")
    parties: tuple[Named, Named] = Field(description="The two actors, in the order of their ids.")
    kinds: tuple[Kind, ...] = Field(description="Its kinds, each with its direction and time.")
    tone: str | None = Field(
        description="The tone of the kinds that have not ended: friendly, mixed, neutral or hostile; null if there is none."
    )
    states: tuple[State, ...] = Field(description="Its states, in chronological order; the last is as last reported, not today's.")
    trend: Trend | None = Field(description="Its trend.")


class Withdrawn(Record):
    """A withdrawn record: its page remains and gives the reason."""

    type: Literal["withdrawn"] = Field(description="The kind of record.")
    history: tuple[Change, ...] = Field(description="Changes that the site lists, oldest first; the newest gives the reason.")
    formerly: tuple[str, ...] = Field(description="Former ids, oldest first.")


class Reliability(Form):
    """The reliability of a source (Admiralty code)."""

    grade: Grade = Field(description="From A (completely reliable) to E (unreliable); F if it cannot be judged.")
    why: str = Field(description="The reason for the grade.")


class Range(Form):
    """Some paragraphs in a row."""

    first: int = Field(description="The first of them.")
    last: int = Field(description="The last of them.")


class Unused(Range):
    """Paragraphs that are not cited."""

    why: str | None = Field(description="The reason, if one was asked for.")


class Place(Form):
    """Where a paragraph is in the original."""

    paragraph: int = Field(description="The number of the paragraph.")
    words: str = Field(description="Its page, turn, row or time.")


class Office(Form):
    """An office or a membership that a paragraph shows."""

    actor: str = Field(description="The id of the actor.")
    words: str = Field(description="The office or membership.")


class Used(Form):
    """A paragraph, and what cites it."""

    paragraph: int = Field(description="Its number.")
    claims: tuple[str, ...] = Field(description="The claims, as record/claim.")
    offices: tuple[Office, ...] = Field(description="The offices and memberships.")


class Source(Record):
    """An article: where and when it appeared, and its authors; never its text, which belongs to its publisher."""

    type: Literal["source"] = Field(description="The kind of record.")
    publisher: str = Field(description="The outlet.")
    printed_as: str | None = Field(description="The outlet's name as the article prints it, if different.")
    agency: str | None = Field(description="The news agency it came from.")
    published: When | None = Field(description="When it appeared; null if nothing shows it.")
    published_why: str | None = Field(description="How the date was determined, or why there is none, if the article shows none.")
    headline: str | None = Field(description="The headline; null if the article shows none.")
    describes: str | None = Field(description="What it is about, in the editors' words, if there is no headline.")
    authors: tuple[str, ...] = Field(description="Its authors, as named in the article.")
    corporate_authors: tuple[str, ...] = Field(description="Those of its authors that are institutions.")
    url: str | None = Field(description="The publisher's page, host in punycode; null if not known.")
    archive_url: str | None = Field(description="An archived copy, host in punycode.")
    language: str = Field(description="The language (BCP 47).")
    nature: Nature = Field(description="The type of text.")
    medium: Medium | None = Field(description="What it is, if not an article.")
    accessed: When | None = Field(description="When its page was read.")
    reliability: Reliability = Field(description="How reliable it is.")
    status: Status = Field(description="What the publisher has done with it since.")
    status_why: str | None = Field(description="What was corrected, or why it was retracted.")
    read: bool = Field(description="Whether it was read paragraph by paragraph; if not, nothing rests on it.")
    rights: Rights = Field(description="Whether the text is the editors' own, under an open licence, or reserved.")
    licence: str | None = Field(description="The licence, if there is one.")
    rights_why: str | None = Field(description="How the editors know.")
    same_text_as: str | None = Field(description="The id of the source that counts as its origin, if the two have the same text.")
    paragraphs: int = Field(description="The number of its paragraphs.")
    places: tuple[Place, ...] = Field(description="Where the paragraphs are in the original, if that is known.")
    scope: tuple[Range, ...] = Field(description="The paragraphs that were meant to be read; empty if the whole article was.")
    not_read: tuple[Range, ...] = Field(description="The paragraphs that were not read.")
    scope_why: str | None = Field(description="Why only a part was read.")
    used: tuple[Used, ...] = Field(description="The paragraphs that are cited.")
    unused: tuple[Unused, ...] = Field(
        description="The paragraphs that were read and are not cited, with the reason if readers would miss them."
    )
    waive: tuple[Waived, ...] = Field(description="Rules waived for it.")
    same_as: tuple[SameAs, ...] = Field(description="Ids that others gave to the same thing.")
    formerly: tuple[str, ...] = Field(description="Former ids, oldest first.")


class Labelled(Form):
    """The fields of everything in the vocabulary."""

    id: str = Field(description="Its id.")
    label: str = Field(description="Its name.")


class ActorKind(Labelled):
    """A kind of actor."""

    plural: str = Field(description="Its name in the plural.")
    group: bool = Field(description="Whether it is a bloc: an actor with members.")
    schema_org: str | None = Field(description="The type of schema.org for such actors, if the vocabulary gives one.")


class RelationshipKind(Labelled):
    """A kind of relationship."""

    symmetric: bool = Field(description="Whether both parties do the same.")
    verb: str = Field(description="What the acting party does to the other.")
    inverse: str | None = Field(description="The same from the other side.")
    tone: Tone | None = Field(description="Whether it is friendly or hostile, in the judgement of this dossier; null if none is given.")


class Topic(Labelled):
    """A subject of claims."""

    about: str = Field(description="What belongs to it.")
    formerly: tuple[str, ...] = Field(description="Former ids, oldest first.")


class Term(Form):
    """A term of the scale of likelihood."""

    term: str = Field(description="The words.")
    meaning: str = Field(description="Their meaning.")


class Abbreviation(Form):
    """An abbreviation used in the articles."""

    short: str = Field(description="As it is written.")
    meaning: str = Field(description="Its meaning.")


class Edition(Form):
    """The dossier that a file belongs to, for citing it."""

    title: str = Field(description="The dossier's title.")
    publisher: str = Field(description="Who publishes it.")
    as_of: When = Field(description="The day up to which it is current.")
    marking: str | None = Field(description="The handling marking of the file: the highest of what it holds.")
    site: str | None = Field(description="The address of the site's root, if known.")


class Introduction(Form):
    """The text at the top of the home page."""

    text: str = Field(description="Plain words, links resolved.")
    links: tuple[Link, ...] = Field(description="The links in the text, in order.")
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
    scope: str = Field(description="Which articles it rests on, and what they cannot show.")
    introduction: Introduction = Field(description="The introduction on the home page.")
    gaps: tuple[Gap, ...] = Field(description="What the dossier as a whole does not know.")
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
    """The JSON Schema (2020-12) of both types of file; created once, because it does not depend on the dossier."""
    refs, made = models_json_schema([(RecordFile, "serialization"), (DossierFile, "serialization")])
    return {
        "$schema": _DIALECT,
        "title": "A dossier, or one of its records",
        "description": "Paths are relative to the site's root.  Every field is always present: a missing value is null or an empty list.",
        "oneOf": [refs[DossierFile, "serialization"], refs[RecordFile, "serialization"]],
        "$defs": made["$defs"],
    }
