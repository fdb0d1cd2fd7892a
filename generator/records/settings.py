"""The dossier as a whole: its settings, and the kinds and topics that its records use.

Each field has a description and an example as an editor would write it; the handbook and the schemas for editors print both.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from .formats import FIRST, NEWEST, Format
from .scalars import ClaimRef, Id, Line, Marking, OwnWeb, Printed, Prose, Short, Value
from .schema import Gap

#: Types of schema.org for actors: all but the first two are subtypes of https://schema.org/Organization.
SchemaOrgType = Literal[
    "Person", "Country", "Organization", "Corporation", "EducationalOrganization", "GovernmentOrganization", "NewsMediaOrganization", "NGO",
    "PoliticalParty", "ResearchOrganization",
]  # fmt: skip
Tone = Literal["friendly", "hostile", "mixed", "neutral"]


class ActorKind(Value):
    """A kind of actor."""

    label: Line = Field(description="The name shown on profiles.", examples=["State"])
    plural: Line = Field(description="The name shown in indexes.", examples=["States"])
    group: bool = Field(default=False, description="True for a bloc: an actor with members.", examples=[True])
    brief: bool = Field(default=True, description="False if no briefs are printed for actors of this kind.", examples=[False])
    schema_org: SchemaOrgType | None = Field(
        default=None, description="The type of schema.org that search engines get for such actors.", examples=["Country"]
    )
    known_as: tuple[Line, ...] = Field(
        default=(),
        description="What data sets call it; `briefings import` takes their types with these names for it.",
        examples=[["threat-actor", "Q6256"]],
    )


class RelationshipKind(Value):
    """A kind of relationship, with its verb in both directions."""

    label: Line = Field(description="The kind, as a noun.", examples=["Supply"])
    symmetric: bool = Field(default=False, description="True if both parties do the same.", examples=[True])
    verb: Line = Field(description="What the acting party does to the other: “supplies arms to”.", examples=["sends ships to"])
    inverse: Line | None = Field(
        default=None,
        description="The same from the other side: “receives arms from”; not for symmetric kinds.",
        examples=["is sent ships by"],
    )
    tone: Tone | None = Field(
        default=None,
        description="Whether it is friendly or hostile, in the judgement of this dossier; none is shown without it.",
        examples=["friendly"],
    )
    known_as: tuple[Line, ...] = Field(
        default=(),
        description="What data sets call it; `briefings import` takes their relations with these names for it.",
        examples=[["attributed-to", "P463"]],
    )


class Topic(Value):
    """A subject of claims."""

    label: Line = Field(description="The name shown on pages.", examples=["Ferry"])
    about: Prose = Field(description="What belongs to it, in a sentence.", examples=["The ferry line and its ships."])
    formerly: tuple[Id, ...] = Field(
        default=(), description="Former ids, oldest first; their addresses redirect here.", examples=[["crossing"]]
    )


class Vocabulary(Value):
    """The kinds and topics available to this dossier's records."""

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
        description="Short forms as used in the texts, each with its meaning according to the sources.",
        examples=[{"HU": "Harbour Union"}],
    )


class Introduction(Value):
    """The text at the top of the home page; like a judgement, it rests on claims."""

    text: Prose = Field(description="A few sentences in our own words.", examples=["A ferry parted [[northland]] and [[southmark]]."])
    based_on: Annotated[tuple[ClaimRef, ...], Field(min_length=1)] = Field(
        description="The claims it rests on, as record/claim.", examples=[["northland--southmark/no-deal"]]
    )


class Term(Value):
    """A term in the likelihood scale."""

    term: Line = Field(description="The words, such as “likely”.", examples=["likely"])
    meaning: Line = Field(description="Their meaning, such as “55–80 %”.", examples=["55–80 %"])


class Settings(Value):
    """The dossier as a whole."""

    format: Format = Field(
        default=FIRST,
        description="The format of the dossier's files; `briefings migrate` brings older ones up to date.",
        examples=[str(NEWEST)],
    )
    title: Line = Field(description="The site's name; must equal `site_name` in mkdocs.yml.", examples=["The Ferry"])
    subtitle: Line = Field(description="What it covers, in one line.", examples=["Northland and Southmark"])
    as_of: Printed = Field(description="The day up to which it is current; only plans may be dated later.", examples=["2024-05-03"])
    scope: Prose = Field(
        description="Which articles it rests on, and what they cannot show.",
        examples=["Two newspaper articles of spring 2024; what the two governments say for themselves is not in it."],
    )
    introduction: Introduction | None = Field(
        default=None,
        description="The text at the top of the home page; a dossier that begins has none yet.",
        examples=[
            {"text": "A ferry parted [[northland]] and [[southmark]].", "based_on": ["northland--southmark/no-deal"]},
        ],
    )
    gaps: tuple[Gap, ...] = Field(
        default=(),
        description="What the dossier as a whole does not know, although its readers would ask; claims are named as record/claim.",
        examples=[[{"text": "No article says what the two governments told their parliaments."}]],
    )
    publisher: Line = Field(description="Who publishes the dossier.", examples=["Institute of Straits"])
    marking: Marking | None = Field(
        default=None,
        description="The handling marking of the whole dossier: a label of TLP 2.0 or free text.  It is on every page, brief and data file.",
        examples=["TLP:GREEN"],
    )
    site_url: OwnWeb | None = Field(
        default=None,
        description="The site's address; must equal `site_url` in mkdocs.yml.",
        examples=["https://ferry.example/briefings/"],
    )
    page_size: Literal["a4", "us-letter"] = Field(default="a4", description="The paper size of briefs.", examples=["us-letter"])
    repository: OwnWeb | None = Field(
        default=None,
        description="The address for editing files; a file's path is appended to it.",
        examples=["https://code.example/ferry/edit/main/"],
    )
    likelihood: tuple[Term, ...] = Field(
        default=(),
        description="The terms that judgements may use for events that have not happened, least likely first.",
        examples=[[{"term": "unlikely", "meaning": "20–45 %"}, {"term": "likely", "meaning": "55–80 %"}]],
    )

    @property
    def opening(self) -> Introduction:
        """The introduction; without one, the subtitle, which rests on nothing."""
        return self.introduction or Introduction.model_construct(text=self.subtitle, based_on=())
