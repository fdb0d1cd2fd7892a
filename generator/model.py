"""What a dossier is made of: sources, actors, relationships and the claims they carry.  Frozen values, described field by field.

Floor 3: imports `editions`, `evidence`, `yamltext`, `values` and `vocabulary`.  The descriptions are the handbook's; the schema here is the only place
that says what a field may hold.  Cross-references are ids, looked up in the `Dossier`, so nothing is cyclic.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from generator.editions import Edition
from generator.evidence import Evidence
from generator.values import Cite, Cites, ClaimRef, Id, Language, Line, Paragraphs, Prose, RecordId, Step, Value, Web, When
from generator.vocabulary import Settings, Vocabulary
from generator.yamltext import Document

Confidence = Literal["low", "moderate", "high"]
ClaimType = Literal["report", "statement", "assessment", "plan"]


class Waiver(Value):
    """An exception to one rule, with its reason."""

    rule: Line = Field(description="The code of the rule, as the problem names it.")
    why: Prose = Field(description="Why the rule is wrong here, for the next editor.")


class Context(Value):
    """The words around a quotation that stands twice in an article, so that a reader is led to the right place."""

    quotation: Line = Field(description="The quotation, as the claim has it.")
    before: Line | None = Field(default=None, description="The article's last words before it, three at most.")
    after: Line | None = Field(default=None, description="The article's first words after it, three at most.")


class Claim(Value):
    """One statement as we would print it, cited to the paragraphs it rests on."""

    id: Id = Field(description="Stable for ever: part of the permanent link.")
    text: Prose = Field(description="Plain prose in our own words; quoted words in “ ”; links as [[id]] or [[id|words]].")
    type: ClaimType = Field(
        description="report: the article says so itself; statement: somebody is reported to have said it; assessment: somebody's "
        "analysis or opinion, the outlet's own included; plan: announced, not done."
    )
    said_by: tuple[Step, ...] = Field(default=(), description="Who said it, the first speaker first; a step may be a list (jointly).")
    work: Line | None = Field(default=None, description="The document it stood in, where that is not the article.")
    speaker_at: Cite | None = Field(default=None, description="A paragraph that names the speaker, where the cited one does not.")
    when: When | None = Field(default=None, description="The date of the matter.")
    said_when: When | None = Field(default=None, description="The date of the utterance.")
    dated_at: Cite | None = Field(default=None, description="A paragraph that dates the matter, where the cited one does not.")
    cites: Cites = Field(description="The paragraphs it rests on, as source#paragraph.")
    topics: tuple[Id, ...] = Field(default=(), description="Topics of the vocabulary.")
    key: bool = Field(default=False, description="Shown under “At a glance”.")
    also: tuple[RecordId, ...] = Field(default=(), description="Further records that show it.")
    note: Prose | None = Field(default=None, description="An editor's caveat, printed as such.")
    differs_from: tuple[ClaimRef, ...] = Field(default=(), description="Accounts of the same time that disagree, as record/claim.")
    superseded_by: ClaimRef | None = Field(default=None, description="The claim that took its place, as record/claim.")
    contexts: tuple[Context, ...] = Field(default=(), description="What stands around a quotation that the article has twice.")
    waive: tuple[Waiver, ...] = Field(default=(), description="Rules that do not hold here, each with its reason.")

    @cached_property
    def speakers(self) -> tuple[str, ...]:
        """Everybody in the chain, the first speaker first, once each."""
        return tuple(dict.fromkeys(speaker for step in self.said_by for speaker in step))


class Judgement(Value):
    """Our own conclusion, never an article's; it rests on claims."""

    id: Id = Field(description="Stable for ever: part of the permanent link.")
    text: Prose = Field(description="One or two sentences in our own words; no quotations.")
    based_on: Annotated[tuple[ClaimRef, ...], Field(min_length=2)] = Field(description="Two claims or more.")
    confidence: Confidence = Field(description="How well the claims carry it; at most moderate where they share one origin.")
    likelihood: Line | None = Field(default=None, description="A term of the dossier's scale, for what has not happened yet.")
    key: bool = Field(default=False, description="Shown on the home page.")
    waive: tuple[Waiver, ...] = Field(default=(), description="Rules that do not hold here, each with its reason.")


class Change(Value):
    """What a reader is told under “changes”; a mended typing error is not one."""

    date: When = Field(description="The day of the change.")
    change: Prose = Field(description="What changed, in a sentence.")
    kind: Literal["added", "changed", "corrected", "withdrawn"] = Field(
        description="The kind of change; withdrawn without a claim withdraws the whole record."
    )
    claim: Id | None = Field(default=None, description="The claim or judgement of this record that changed, where it was one.")
    was: Prose | None = Field(default=None, description="What it said before, as it was printed; a correction says so always.")


class Role(Value):
    """An office somebody holds or held, as a source shows it."""

    title: Line = Field(description="The office, in our words or the article's.")
    of: Id | None = Field(default=None, description="The state or organisation, where it has a record.")
    when: When | None = Field(default=None, description="The period, where a source gives it.")
    seen: tuple[When, ...] = Field(default=(), description="Dates at which a source shows the office.")
    former: bool = Field(default=False, description="True where the source says the office was over.")
    leads: bool = Field(default=False, description="True where the holder leads what the office is of.")
    cites: Cites = Field(description="The paragraphs that show it.")
    waive: tuple[Waiver, ...] = Field(default=(), description="Rules that do not hold here, each with its reason.")


class Tie(Value):
    """That one actor belongs to another."""

    actor: Id = Field(description="The other actor.")
    cites: Cites = Field(description="The paragraphs that show it.")
    waive: tuple[Waiver, ...] = Field(default=(), description="Rules that do not hold here, each with its reason.")


class Fact(Value):
    """A row of the infobox."""

    label: Line = Field(description="What the row tells.")
    value: Line = Field(description="The value, as the claim's paragraphs have it.")
    claim: ClaimRef = Field(description="The claim it rests on.")


class Record(Value):
    """A file of `briefings/`; its name is its id."""

    folder: ClassVar[str]

    id: str = Field(description="The name of the file, without its ending.", json_schema_extra={"from_file_name": True})

    @property
    def path(self) -> str:
        """The record's file."""
        return f"briefings/{self.folder}/{self.id}.yml"


class Profile(Record):
    """What actors and relationships have in common: claims, judgements, history."""

    claims: tuple[Claim, ...] = Field(default=(), description="What the sources say.")
    judgements: tuple[Judgement, ...] = Field(default=(), description="What we conclude, apart from the claims.")
    history: tuple[Change, ...] = Field(default=(), description="What readers are told of changes, a new one below the others.")
    formerly: tuple[RecordId, ...] = Field(default=(), description="Ids that the record had before, the oldest first.")
    waive: tuple[Waiver, ...] = Field(default=(), description="Rules that do not hold for the record, each with its reason.")
    brief: bool = Field(default=True, description="False where no brief is to be printed.")

    @property
    def newest_first(self) -> tuple[Change, ...]:
        """The history, the newest change first; of one day, the one that stands lower in the file."""
        return tuple(sorted(self.history, key=lambda change: (change.date.lower, change.date.upper))[::-1])

    @property
    def withdrawal(self) -> Change | None:
        """The change that withdrew the whole record, where that is its newest."""
        newest = self.newest_first[0] if self.history else None
        return newest if newest and newest.kind == "withdrawn" and newest.claim is None else None

    @property
    def withdrawn_claims(self) -> Mapping[str, Change]:
        """The ids of claims and judgements that were withdrawn and not brought back, each with the change that says so."""
        newest = {change.claim: change for change in reversed(self.newest_first) if change.claim}
        return {id: change for id, change in newest.items() if change.kind == "withdrawn"}


class Actor(Profile):
    """A state, a body, a person, or a bloc of several: somebody who acts or speaks in an article."""

    folder: ClassVar[str] = "actors"

    name: Line = Field(description="The name as the dossier prints it.")
    sort_as: Line | None = Field(default=None, description="The name as lists order it, family name first.")
    sort_why: Prose | None = Field(default=None, description="Why, where an article leads astray about the family name.")
    kind: Id = Field(description="A kind of actor of the vocabulary.")
    aliases: tuple[Line, ...] = Field(default=(), description="Other spellings, short forms and demonyms.")
    metonyms: tuple[Line, ...] = Field(default=(), description="Capitals and houses that stand for the government: “Moscow”.")
    native_names: Mapping[Language, Line] = Field(default={}, description="Names in other scripts, by language, as an article gives them.")
    roles: tuple[Role, ...] = Field(default=(), description="Offices, as of the articles.")
    part_of: tuple[Tie, ...] = Field(default=(), description="Bodies and states it belongs to.")
    members: tuple[Tie, ...] = Field(default=(), description="The members of a bloc.")
    facts: tuple[Fact, ...] = Field(default=(), description="Rows of the infobox.")

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Its name and aliases, without metonyms."""
        return (self.name, *self.aliases)


class Kind(Value):
    """A kind that a relationship is of; where the kind has a direction, with the party that acts."""

    kind: Id = Field(description="A kind of relationship of the vocabulary.")
    source: Id | None = Field(default=None, alias="from", description="The party that acts, where the kind is not symmetric.")


class State(Value):
    """How a relationship stood at a time."""

    when: When = Field(description="The time.")
    label: Line = Field(description="How it stood, in a few words.")
    claim: ClaimRef = Field(description="The claim that says so.")


class Trend(Value):
    """Where a relationship is going."""

    direction: Literal["closer", "apart", "steady", "mixed"] = Field(description="The direction.")
    based_on: Annotated[tuple[ClaimRef, ...], Field(min_length=1)] = Field(description="The claims that show it.")


def _kinds(value: object) -> object:
    return [{"kind": item} if isinstance(item, str) else item for item in value] if isinstance(value, list) else value


class Relationship(Profile):
    """What two actors have to do with each other."""

    folder: ClassVar[str] = "relationships"

    parties: Annotated[tuple[Id, ...], Field(min_length=2, max_length=2)] = Field(description="The two actors; either may be a bloc.")
    kinds: Annotated[tuple[Kind, ...], BeforeValidator(_kinds), Field(min_length=1)] = Field(description="One kind or more.")
    states: tuple[State, ...] = Field(default=(), description="How it stood, in order of time.")
    trend: Trend | None = Field(default=None, description="Where it is going, as the claims show it.")


class Reliability(Value):
    """How far the source is trusted (Admiralty code, NATO AJP-2.1)."""

    grade: Literal["A", "B", "C", "D", "E", "F"] = Field(description="A completely reliable to E unreliable; F cannot be judged.")
    why: Prose = Field(description="What the grade rests on.")


class Unused(Value):
    """Paragraphs that no claim cites."""

    paragraphs: Paragraphs = Field(description="A paragraph, or several as 14-16.")
    why: Prose = Field(description="Why nothing rests on them.")


class Source(Record):
    """An article: where it appeared, when, by whom."""

    folder: ClassVar[str] = "sources"

    publisher: Line = Field(description="The outlet.")
    printed_as: Line | None = Field(default=None, description="The outlet's name as the article prints it, where that differs.")
    agency: Line | None = Field(default=None, description="The wire it came over.")
    published: When = Field(description="The day it appeared.")
    published_why: Prose | None = Field(default=None, description="How the date was worked out, where the article shows none.")
    headline: Line | None = Field(default=None, description="The headline, only where the article shows one.")
    describes: Line | None = Field(default=None, description="What the article is about, in our words, where it shows no headline.")
    authors: tuple[Line, ...] = Field(default=(), description="Its authors, as the article names them.")
    url: Web | None = Field(default=None, description="The publisher's page, where it is known.")
    archive_url: Web | None = Field(default=None, description="An archived copy, where it is known.")
    language: Language = Field(default="en", description="The language (BCP 47).")
    nature: Literal["report", "reprint", "analysis", "interview", "document"] = Field(description="What sort of text it is.")
    reliability: Reliability = Field(description="How far it is trusted, and why.")
    status: Literal["current", "corrected", "retracted"] = Field(default="current", description="What its publisher did with it since.")
    status_why: Prose | None = Field(default=None, description="What was corrected or why it was retracted.")
    unused: tuple[Unused, ...] = Field(default=(), description="Paragraphs that no claim cites, with the reason.")
    evidence: Literal["committed", "local"] = Field(default="committed", description="local keeps the evidence file out of the repository.")

    @property
    def title(self) -> str:
        """The headline, or what the article describes."""
        return self.headline or self.describes or self.id


@dataclass(frozen=True)
class Dossier:
    """Everything, looked up by id; records in the order of their ids, so that nothing depends on the order of files."""

    settings: Settings
    vocabulary: Vocabulary
    sources: Mapping[str, Source]
    actors: Mapping[str, Actor]
    relationships: Mapping[str, Relationship]
    evidence: Mapping[str, Evidence]
    documents: Mapping[str, Document] = field(default_factory=dict, repr=False)
    #: Ids of records whose files hold a problem of their own: known, but not looked into.
    broken: frozenset[str] = frozenset()
    #: Actors and relationships that were withdrawn, by id: they have a name and a history, and stand nowhere else.
    withdrawn: Mapping[str, Actor | Relationship] = field(default_factory=dict)
    #: What earlier editions said, by name.
    editions: Mapping[str, Edition] = field(default_factory=dict, repr=False)

    @cached_property
    def profiles(self) -> Mapping[str, Actor | Relationship]:
        """Actors and relationships by id, actors first."""
        return {**self.actors, **self.relationships}

    @cached_property
    def kept_elsewhere(self) -> frozenset[str]:
        """The sources whose evidence is kept out of the repository and is not at hand: what is cited to them cannot be checked here."""
        return frozenset(source.id for source in self.sources.values() if source.evidence == "local" and source.id not in self.evidence)

    @cached_property
    def unchecked(self) -> tuple[str, ...]:
        """The claims, as `record/claim`, that cite such a source."""
        return tuple(ref for ref, (_, claim) in self.claims.items() if any(cite.source in self.kept_elsewhere for cite in claim.cites))

    @cached_property
    def claims(self) -> Mapping[str, tuple[Actor | Relationship, Claim]]:
        """Every claim and the record it is at home in, by `record/claim`."""
        return {f"{record.id}/{claim.id}": (record, claim) for record in self.profiles.values() for claim in record.claims}

    @cached_property
    def moved(self) -> Mapping[str, str]:
        """Every id that a record had before, with its id now."""
        return {old: record.id for record in (*self.profiles.values(), *self.withdrawn.values()) for old in record.formerly}

    def claim(self, home: Record, ref: str) -> tuple[Actor | Relationship, Claim] | None:
        """The claim that `ref` names in the record `home`: `claim` for one of its own, `record/claim` for another's."""
        return self.claims.get(ref if "/" in ref else f"{home.id}/{ref}")

    def name(self, id: str) -> str:
        """What a record is called: an actor's name, or a relationship's two."""
        record = self.profiles.get(id) or self.withdrawn.get(id)
        if isinstance(record, Actor):
            return record.name
        if record:
            one, two = (self.name(party) for party in record.parties)
            return f"{one} – {two}" if " and " in one + two else f"{one} and {two}"
        return self.sources[id].title if id in self.sources else id

    def each(self) -> Iterator[tuple[Actor | Relationship, int, Claim]]:
        """Every claim with its record and its position there."""
        for record in self.profiles.values():
            for position, claim in enumerate(record.claims):
                yield record, position, claim
