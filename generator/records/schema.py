"""The parts of a record: claims, judgements, changes, roles, memberships, facts, states, trends, sources and vocabulary.

Each field has a description and an example as an editor would write it; the handbook and the schemas for editors print both.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from .scalars import (
    ActorId,
    Cite,
    Cites,
    ClaimRef,
    Id,
    Language,
    Likelihood,
    Line,
    Paragraphs,
    ProfileId,
    Prose,
    Rule,
    Short,
    Step,
    TopicId,
    Value,
    Web,
    When,
)

Confidence = Literal["low", "moderate", "high"]
ClaimType = Literal["report", "statement", "assessment", "plan"]
ChangeKind = Literal["added", "changed", "corrected", "withdrawn"]
Direction = Literal["closer", "apart", "steady", "mixed"]


class Waiver(Value):
    """An exception to one rule, with its reason."""

    rule: Rule = Field(description="The code of the rule, as the problem names it.", examples=["ungrounded-name"])
    why: Prose = Field(description="Why the rule is wrong here, for the next editor.", examples=["Paragraph 4 says whose envoy she is."])


#: What every part of a record says of its exceptions.
Waivers = Annotated[
    tuple[Waiver, ...],
    Field(
        description="Rules that do not hold here, each with its reason.",
        examples=[[{"rule": "ungrounded-name", "why": "Paragraph 4 says whose envoy she is."}]],
    ),
]


class Context(Value):
    """The words around a quotation that stands twice in an article, so that a reader is led to the right place."""

    quotation: Line = Field(description="The quotation, as the claim has it.", examples=["a storm in a very small cup"])
    before: Line | None = Field(
        default=None, description="The article's last words before it, three at most.", examples=["called the dispute"]
    )
    after: Line | None = Field(default=None, description="The article's first words after it, three at most.", examples=["and left"])


class Claim(Value):
    """One statement as we would print it, cited to the paragraphs it rests on."""

    id: Id = Field(description="Stable for ever: part of the permanent link.", examples=["lost-passengers"])
    text: Prose = Field(
        description="Plain prose in our own words; quoted words in “ ”; links as [[id]] or [[id|words]].",
        examples=["The envoy [[lena-vos]] said that [[southmark]] had “lost 1,200 passengers a week”."],
    )
    type: ClaimType = Field(
        description="report: the article says so itself; statement: somebody is reported to have said it; assessment: somebody's "
        "analysis or opinion, the outlet's own included; plan: announced, not done.",
        examples=["statement"],
    )
    said_by: tuple[Step, ...] = Field(
        default=(),
        description="Who said it, the first speaker first; a step may be a list (jointly).  A statement or an assessment has it.",
        examples=[["lena-vos"], [["northland", "southmark"], "lena-vos"]],
    )
    work: Line | None = Field(
        default=None,
        description="The document it stood in, where that is not the article; one document is one origin.",
        examples=["annual report"],
    )
    speaker_at: Cite | None = Field(
        default=None,
        description="A paragraph that names the speaker, where the cited one does not; each speaker is held against the article.",
        examples=["herald-2024-03#4"],
    )
    when: When | None = Field(
        default=None, description="The date of the matter: its place in the timeline.", examples=["2024-03", "2024-03-14"]
    )
    said_when: When | None = Field(default=None, description="The date of the utterance, where that is another.", examples=["2024-03-15"])
    dated_at: Cite | None = Field(
        default=None,
        description="A paragraph that dates the matter, where the cited one does not; each date is held against the article.",
        examples=["herald-2024-03#3"],
    )
    cites: Cites = Field(
        description="The paragraphs it rests on, as source#paragraph; several in a row as source#14-16.",
        examples=[["herald-2024-03#5"], ["herald-2024-03#3-4", "gazette-2024-05#2"]],
    )
    topics: tuple[TopicId, ...] = Field(default=(), description="Topics of the vocabulary, whose pages show it.", examples=[["ferry"]])
    key: bool = Field(default=False, description="Shown under “At a glance”.", examples=[True])
    also: tuple[ProfileId, ...] = Field(
        default=(), description="Further records that show it, beyond those that it names.", examples=[["harbour-union"]]
    )
    note: Prose | None = Field(default=None, description="An editor's caveat, printed as such.", examples=["From a caption."])
    differs_from: tuple[ClaimRef, ...] = Field(
        default=(), description="Accounts of the same time that disagree, as record/claim.", examples=[["northland/paid-for-pier"]]
    )
    superseded_by: ClaimRef | None = Field(
        default=None, description="The claim that took its place, as record/claim.", examples=["northland--southmark/opened"]
    )
    contexts: tuple[Context, ...] = Field(
        default=(),
        description="What stands around a quotation that the article has twice.",
        examples=[[{"quotation": "a storm in a very small cup", "before": "called the dispute"}]],
    )
    waive: Waivers = ()

    @cached_property
    def speakers(self) -> tuple[str, ...]:
        """Everybody in the chain, the first speaker first, once each."""
        return tuple(dict.fromkeys(speaker for step in self.said_by for speaker in step))


class Judgement(Value):
    """Our own conclusion, never an article's; it rests on claims."""

    id: Id = Field(description="Stable for ever: part of the permanent link.", examples=["solved"])
    text: Prose = Field(
        description="One or two sentences in our own words; no quotations.",
        examples=["The dispute of [[northland]] and [[southmark]] is over."],
    )
    based_on: Annotated[tuple[ClaimRef, ...], Field(min_length=2)] = Field(
        description="Two claims or more: of this record by their id, of others as record/claim.",
        examples=[["no-deal", "opened"], ["opened", "southmark/thanked"]],
    )
    confidence: Confidence = Field(
        description="How well the claims carry it; at most moderate where they share one origin.", examples=["moderate"]
    )
    likelihood: Likelihood | None = Field(
        default=None, description="A term of the dossier's scale, for what has not happened yet.", examples=["unlikely"]
    )
    key: bool = Field(default=False, description="Shown on the home page.", examples=[True])
    waive: Waivers = ()


class Change(Value):
    """What a reader is told under “changes”; a mended typing error is not one."""

    date: When = Field(description="The day of the change.", examples=["2024-05-03"])
    change: Prose = Field(description="What changed, in a sentence.", examples=["They talked for three days, not two."])
    kind: ChangeKind = Field(
        description="The kind of change; withdrawn without a claim withdraws the whole record.", examples=["corrected"]
    )
    claim: Id | None = Field(
        default=None, description="The claim or judgement of this record that changed, where it was one.", examples=["no-deal"]
    )
    was: Prose | None = Field(
        default=None,
        description="What it said before, as it was printed; a correction says so always.",
        examples=["They talked for two days."],
    )


class Role(Value):
    """An office somebody holds or held, as a source shows it."""

    title: Line = Field(description="The office, in our words or the article's.", examples=["envoy"])
    of: ActorId | None = Field(default=None, description="The state or organisation, where it has a record.", examples=["southmark"])
    former: bool = Field(default=False, description="True where the source says the office was over.", examples=[True])
    leads: bool = Field(default=False, description="True where the holder leads what the office is of.", examples=[True])
    when: When | None = Field(default=None, description="The period, where a source gives it.", examples=["2019/2024"])
    seen: tuple[When, ...] = Field(
        default=(), description="Dates at which a source shows the office; of other days nothing is said.", examples=[["2024-03-15"]]
    )
    cites: Cites = Field(description="The paragraphs that show it.", examples=[["herald-2024-03#4"]])
    waive: Waivers = ()


class Tie(Value):
    """That one actor belongs to another."""

    actor: ActorId = Field(description="The other actor.", examples=["southmark"])
    cites: Cites = Field(description="The paragraphs that show it.", examples=[["herald-2024-03#4"]])
    waive: Waivers = ()


class Fact(Value):
    """A row of the infobox."""

    label: Line = Field(description="What the row tells.", examples=["Passengers lost"])
    value: Line = Field(description="The value, as the claim's paragraphs have it.", examples=["1,200 a week"])
    claim: ClaimRef = Field(description="The claim it rests on.", examples=["lost-passengers"])


class State(Value):
    """How a relationship stood at a time."""

    when: When = Field(description="The time.", examples=["2024-03"])
    label: Line = Field(description="How it stood, in a few words.", examples=["no deal on the ferry"])
    claim: ClaimRef = Field(description="The claim that says so.", examples=["no-deal"])


class Trend(Value):
    """Where a relationship is going."""

    direction: Direction = Field(description="The direction.", examples=["closer"])
    based_on: Annotated[tuple[ClaimRef, ...], Field(min_length=1)] = Field(
        description="The claims that show it.", examples=[["no-deal", "opened"]]
    )


Grade = Literal["A", "B", "C", "D", "E", "F"]
Nature = Literal["report", "reprint", "analysis", "interview", "document"]
Status = Literal["current", "corrected", "retracted"]


class Record(Value):
    """A file of `briefings/`; its name is its id."""

    folder: ClassVar[str]

    id: str = Field(description="The name of the file, without its ending.", json_schema_extra={"from_file_name": True})

    @property
    def path(self) -> str:
        """The record's file."""
        return f"briefings/{self.folder}/{self.id}.yml"


class Reliability(Value):
    """How far the source is trusted (Admiralty code, NATO AJP-2.1)."""

    grade: Grade = Field(description="A completely reliable to E unreliable; F cannot be judged.", examples=["B"])
    why: Prose = Field(description="What the grade rests on.", examples=["A newspaper of record."])


class Unused(Value):
    """Paragraphs that no claim cites."""

    paragraphs: Paragraphs = Field(description="A paragraph, or several as 14-16.", examples=["3", "14-16"])
    why: Prose = Field(description="Why nothing rests on them.", examples=["The headline and the author's name."])


class Source(Record):
    """An article: where it appeared, when, by whom."""

    folder: ClassVar[str] = "sources"

    publisher: Line = Field(description="The outlet.", examples=["Alder Herald"])
    printed_as: Line | None = Field(
        default=None, description="The outlet's name as the article prints it, where that differs.", examples=["The Herald"]
    )
    agency: Line | None = Field(
        default=None, description="The wire it came over; its text in two papers is one origin.", examples=["Strait Wire"]
    )
    published: When = Field(description="The day it appeared.", examples=["2024-03-15"])
    published_why: Prose | None = Field(
        default=None,
        description="How the date was worked out, where the article shows none.",
        examples=["It calls 14 March yesterday."],
    )
    headline: Line | None = Field(
        default=None, description="The headline, only where the article shows one.", examples=["Harbour talks end without a deal"]
    )
    describes: Line | None = Field(
        default=None,
        description="What the article is about, in our words, where it shows no headline.",
        examples=["Talks on the ferry line"],
    )
    authors: tuple[Line, ...] = Field(default=(), description="Its authors, as the article names them.", examples=[["Ines Okafor"]])
    url: Web | None = Field(
        default=None,
        description="The publisher's page, where it is known; quotations lead there.",
        examples=["https://herald.example/harbour-talks"],
    )
    archive_url: Web | None = Field(
        default=None,
        description="An archived copy, where it is known, for when the page is gone.",
        examples=["https://archive.example/herald/harbour-talks"],
    )
    language: Language = Field(default="en", description="The language of the article (BCP 47).", examples=["ko"])
    nature: Nature = Field(description="What sort of text it is.", examples=["report"])
    reliability: Reliability = Field(
        description="How far it is trusted, and why.", examples=[{"grade": "B", "why": "A newspaper of record."}]
    )
    status: Status = Field(default="current", description="What its publisher did with it since.", examples=["corrected"])
    status_why: Prose | None = Field(
        default=None, description="What was corrected or why it was retracted.", examples=["The number of ships is now five."]
    )
    unused: tuple[Unused, ...] = Field(
        default=(),
        description="Paragraphs that no claim cites, with the reason.",
        examples=[[{"paragraphs": "1-2", "why": "The headline and the author's name."}]],
    )
    formerly: tuple[Id, ...] = Field(
        default=(),
        description="Ids that the source had before, the oldest first: their addresses lead here, paragraph by paragraph.",
        examples=[["herald-talks"]],
    )
    evidence: Literal["committed", "local"] = Field(
        default="committed",
        description="local keeps the evidence file out of the repository, where even fingerprints may not be shared.",
        examples=["local"],
    )

    @property
    def title(self) -> str:
        """The headline, or what the article describes."""
        return self.headline or self.describes or self.id


#: Types of schema.org that an actor can have: https://schema.org/Organization has them below it, but for the first two.
SchemaOrgType = Literal[
    "Person", "Country", "Organization", "Corporation", "EducationalOrganization", "GovernmentOrganization", "NewsMediaOrganization", "NGO",
    "PoliticalParty", "ResearchOrganization",
]  # fmt: skip
Tone = Literal["friendly", "hostile", "mixed", "neutral"]


class ActorKind(Value):
    """A kind of actor."""

    label: Line = Field(description="As a profile prints it.", examples=["State"])
    plural: Line = Field(description="As an index prints it.", examples=["States"])
    group: bool = Field(default=False, description="True for a bloc: an actor that several others make up.", examples=[True])
    brief: bool = Field(default=True, description="False where no brief is printed for actors of the kind.", examples=[False])
    schema_org: SchemaOrgType | None = Field(
        default=None, description="What search engines are told that such actors are: a type of schema.org.", examples=["Country"]
    )


class RelationshipKind(Value):
    """A kind of relationship, with its verb from either side."""

    label: Line = Field(description="The kind, as a noun.", examples=["Supply"])
    symmetric: bool = Field(default=False, description="True where both parties do the same.", examples=[True])
    verb: Line = Field(description="What the acting party does to the other: “supplies arms to”.", examples=["sends ships to"])
    inverse: Line | None = Field(
        default=None,
        description="The same from the other side: “receives arms from”; not where symmetric.",
        examples=["is sent ships by"],
    )
    tone: Tone = Field(description="Whether it brings the parties together or sets them apart.", examples=["friendly"])


class Topic(Value):
    """What claims are about."""

    label: Line = Field(description="As pages print it.", examples=["Ferry"])
    about: Prose = Field(description="What belongs to it, in a sentence.", examples=["The ferry line and its ships."])
    formerly: tuple[Id, ...] = Field(
        default=(), description="Ids that the topic had before, the oldest first: their addresses lead here.", examples=[["crossing"]]
    )


class Vocabulary(Value):
    """Kinds and topics: what this dossier's records may be and be about."""

    actor_kinds: Mapping[Id, ActorKind] = Field(
        description="Kinds of actor, in the order of the indexes.",
        examples=[{"state": {"label": "State", "plural": "States", "schema_org": "Country"}}],
    )
    relationship_kinds: Mapping[Id, RelationshipKind] = Field(
        description="Kinds of relationship.",
        examples=[{"supply": {"label": "Supply", "verb": "sends ships to", "inverse": "is sent ships by", "tone": "friendly"}}],
    )
    topics: Mapping[Id, Topic] = Field(
        description="Topics, in the order of the pages.", examples=[{"ferry": {"label": "Ferry", "about": "The ferry line and its ships."}}]
    )
    abbreviations: Mapping[Short, Line] = Field(
        default_factory=dict,
        description="What a short form stands for: a word as the texts have it, and its meaning as the sources give it.",
        examples=[{"HU": "Harbour Union"}],
    )


class Introduction(Value):
    """What the home page says first; it rests on claims like a judgement."""

    text: Prose = Field(description="A few sentences in our own words.", examples=["A ferry parted [[northland]] and [[southmark]]."])
    based_on: Annotated[tuple[ClaimRef, ...], Field(min_length=1)] = Field(
        description="The claims it rests on, as record/claim.", examples=[["northland--southmark/no-deal"]]
    )


class Term(Value):
    """A term of the likelihood scale."""

    term: Line = Field(description="The words, such as “likely”.", examples=["likely"])
    meaning: Line = Field(description="What they stand for, such as “55–80 %”.", examples=["55–80 %"])


class Settings(Value):
    """The dossier as a whole."""

    title: Line = Field(description="The site's name; `site_name` in mkdocs.yml is the same.", examples=["The Ferry"])
    subtitle: Line = Field(description="What it covers, in a line.", examples=["Northland and Southmark"])
    as_of: When = Field(description="The day of the newest thing it knows; nothing in it is dated later.", examples=["2024-05-03"])
    scope: Prose = Field(
        description="Which articles it rests on, and what that cannot show.",
        examples=["Two newspaper articles of spring 2024; what the two governments say for themselves is not in it."],
    )
    introduction: Introduction = Field(
        description="What the home page says first.",
        examples=[
            {"text": "A ferry parted [[northland]] and [[southmark]].", "based_on": ["northland--southmark/no-deal"]},
        ],
    )
    publisher: Line = Field(description="Who publishes the dossier.", examples=["Institute of Straits"])
    marking: Line | None = Field(default=None, description="A handling marking, printed on every brief.", examples=["For internal use"])
    site_url: Web | None = Field(
        default=None,
        description="Where the site stands; `site_url` in mkdocs.yml is the same.",
        examples=["https://ferry.example/briefings/"],
    )
    page_size: Literal["a4", "us-letter"] = Field(default="a4", description="The paper that briefs are printed on.", examples=["us-letter"])
    repository: Web | None = Field(
        default=None,
        description="The address under which files are edited; a file's path is appended to it.",
        examples=["https://code.example/ferry/edit/main/"],
    )
    likelihood: tuple[Term, ...] = Field(
        default=(),
        description="The terms a judgement may use for what has not happened, least likely first.",
        examples=[[{"term": "unlikely", "meaning": "20–45 %"}, {"term": "likely", "meaning": "55–80 %"}]],
    )
