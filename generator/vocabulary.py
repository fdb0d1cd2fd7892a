"""What holds for a dossier as a whole: its vocabulary, which says what records may be and be about, and its settings.

Floor 2: imports `values`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from generator.values import ClaimRef, Id, Line, Prose, Short, Value, Web, When

#: Types of schema.org that an actor can have: https://schema.org/Organization has them below it, but for the first two.
Schema = Literal[
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
    schema_org: Schema | None = Field(
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
