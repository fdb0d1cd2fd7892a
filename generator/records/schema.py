"""The parts of a record: claims, judgements, changes, roles, memberships, states and trends.

Each field has a description and an example as an editor would write it; the handbook and the schemas for editors print both.
"""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from .estimates import Estimate
from .identity import Meaning
from .scalars import (
    ActorId,
    Cite,
    Cites,
    ClaimRef,
    Id,
    Likelihood,
    Line,
    Marking,
    Printed,
    ProfileId,
    Prose,
    Rule,
    SourceId,
    TopicId,
    Value,
    When,
)
from .speakers import Step, Unnamed

Confidence = Literal["low", "moderate", "high"]
ClaimType = Literal["report", "statement", "assessment", "plan"]
ChangeKind = Literal["added", "changed", "corrected", "withdrawn"]
Direction = Literal["closer", "apart", "steady", "mixed"]


class Waiver(Value):
    """A waiver of one rule, with the reason."""

    rule: Rule = Field(description="The code of the rule, as shown in the problem.", examples=["ungrounded-name"])
    why: Prose = Field(
        description="Why the rule does not apply here, for other editors.", examples=["Paragraph 4 says whose envoy she is."]
    )


#: The field for waivers, which every part of a record has.
Waivers = Annotated[
    tuple[Waiver, ...],
    Field(
        description="Waived rules, each with the reason.",
        examples=[[{"rule": "ungrounded-name", "why": "Paragraph 4 says whose envoy she is."}]],
    ),
]


#: The handling marking of a part of a dossier.
OwnMarking = Annotated[
    Marking | None,
    Field(
        description="A handling marking for this alone: a label of TLP 2.0 or free text.  It adds to the record's and the dossier's.",
        examples=["TLP:AMBER"],
    ),
]


class Context(Value):
    """The words next to a quotation that occurs more than once in an article, so that a link leads to the right place."""

    quotation: Line = Field(description="The quotation, as in the claim.", examples=["a storm in a very small cup"])
    before: Line | None = Field(
        default=None, description="The words before it in the article, at most three.", examples=["called the dispute"]
    )
    after: Line | None = Field(default=None, description="The words after it in the article, at most three.", examples=["and left"])


class Claim(Value):
    """One claim as we would print it, with citations of the paragraphs it rests on."""

    id: Id = Field(description="Permanent: part of the link.", examples=["lost-passengers"])
    text: Prose = Field(
        description="Plain prose in our own words; quoted words in “ ”; links as [[id]] or [[id|words]].",
        examples=["The envoy [[lena-vos]] said that [[southmark]] had “lost 1,200 passengers a week”."],
    )
    type: ClaimType = Field(
        description="report: in the article's own voice; statement: attributed to a speaker; assessment: analysis or opinion, "
        "including the outlet's own; plan: announced, not done.",
        examples=["statement"],
    )
    said_by: tuple[Step, ...] = Field(
        default=(),
        description="Who said it, first speaker first; a step may be a list of joint speakers.  Required for statements and assessments.  "
        "A speaker whom the article does not name is given in words.",
        examples=[["lena-vos"], [["northland", "southmark"], "lena-vos"], [{"words": "a senior official", "of": "northland"}]],
    )
    work: Line | None = Field(
        default=None,
        description="The document it appeared in, if not the article; one document is one origin.",
        examples=["annual report"],
    )
    speaker_at: Cite | None = Field(
        default=None,
        description="A paragraph that names the speaker, if the cited one does not; each speaker is checked against the article.",
        examples=["herald-2024-03#4"],
    )
    confidence: Confidence | None = Field(
        default=None,
        description="How sure the source says it is of this (ICD 203); how sure we are belongs in a judgement.",
        examples=["high"],
    )
    likelihood: Estimate | None = Field(
        default=None, description="How likely the source says it is, in a term of ICD 203, Analytic Standards.", examples=["very likely"]
    )
    when: When | None = Field(default=None, description="When it happened: its place in the timeline.", examples=["2024-03", "2024-03-14"])
    said_when: When | None = Field(default=None, description="When it was said, if at another time.", examples=["2024-03-15"])
    dated_at: Cite | None = Field(
        default=None,
        description="A paragraph that gives the date, if the cited one does not; each date is checked against the article.",
        examples=["herald-2024-03#3"],
    )
    event: Line | None = Field(
        default=None,
        description="The event, in the same words as in another account of it that gives another date.",
        examples=["The fire at Port Alder"],
    )
    cites: Cites = Field(
        description="The paragraphs it rests on, as source#paragraph, or source#14-16 for several in a row; or by page, turn, row or time, "
        "as source#p12.3.",
        examples=[["herald-2024-03#5"], ["herald-2024-03#3-4", "gazette-2024-05#2"]],
    )
    topics: tuple[TopicId, ...] = Field(default=(), description="Topics in the vocabulary, whose pages show it.", examples=[["ferry"]])
    key: bool = Field(
        default=False,
        description="Shown under “At a glance”, if it is among the first three; the others are with their topics.",
        examples=[True],
    )
    also: tuple[ProfileId, ...] = Field(
        default=(), description="Other records that show it, besides those it links to.", examples=[["harbour-union"]]
    )
    note: Prose | None = Field(default=None, description="A caveat of the editors, printed as such.", examples=["From a caption."])
    differs_from: tuple[ClaimRef, ...] = Field(
        default=(),
        description="Claims about the same time or event that disagree, as record/claim.",
        examples=[["northland/paid-for-pier"]],
    )
    superseded_by: ClaimRef | None = Field(
        default=None, description="The claim that replaced it, as record/claim.", examples=["northland--southmark/opened"]
    )
    contexts: tuple[Context, ...] = Field(
        default=(),
        description="The words next to a quotation that occurs more than once.",
        examples=[[{"quotation": "a storm in a very small cup", "before": "called the dispute"}]],
    )
    means: tuple[Meaning, ...] = Field(
        default=(),
        description="Which actor a name means here, if several have it and the cited paragraphs do not show which.",
        examples=[[{"name": "Vos", "actor": "lena-vos"}]],
    )
    marking: OwnMarking = None
    waive: Waivers = ()

    @cached_property
    def speakers(self) -> tuple[str, ...]:
        """The actors in the chain, first speaker first, each once."""
        return tuple(dict.fromkeys(speaker for step in self.said_by for speaker in step if isinstance(speaker, str)))

    @cached_property
    def unnamed(self) -> tuple[Unnamed, ...]:
        """The speakers in the chain whom the article does not name."""
        return tuple(speaker for step in self.said_by for speaker in step if isinstance(speaker, Unnamed))

    @property
    def anonymous(self) -> bool:
        """Whether nobody among the first speakers is named, so that it is not known whose words these are."""
        return bool(self.said_by) and not any(isinstance(speaker, str) for speaker in self.said_by[0])


class Judgement(Value):
    """Our own conclusion from claims, never an article's."""

    id: Id = Field(description="Permanent: part of the link.", examples=["solved"])
    text: Prose = Field(
        description="One or two sentences in our own words; no quotations.",
        examples=["The dispute of [[northland]] and [[southmark]] is over."],
    )
    based_on: Annotated[tuple[ClaimRef, ...], Field(min_length=2)] = Field(
        description="At least two claims: of this record by their id, of others as record/claim.",
        examples=[["no-deal", "opened"], ["opened", "southmark/thanked"]],
    )
    confidence: Confidence = Field(
        description="How well the claims support it; at most moderate if they share one origin.", examples=["moderate"]
    )
    likelihood: Likelihood | None = Field(
        default=None, description="A term of the dossier's scale, for something that has not happened yet.", examples=["unlikely"]
    )
    key: bool = Field(default=False, description="Shown on the home page.", examples=[True])
    marking: OwnMarking = None
    waive: Waivers = ()


class Gap(Value):
    """Something that no source says, although a reader would ask for it."""

    text: Prose = Field(
        description="What is not known, in a sentence of our own; it needs no citation.",
        examples=["Neither article says what the ferry costs."],
    )
    based_on: tuple[ClaimRef, ...] = Field(
        default=(), description="The claims that raise the question, of this record or as record/claim.", examples=[["no-deal"]]
    )


class Change(Value):
    """A change that the site lists under “Changes”; corrected typing errors are not listed."""

    date: Printed = Field(description="The day of the change.", examples=["2024-05-03"])
    change: Prose = Field(description="What changed, in a sentence.", examples=["They talked for three days, not two."])
    kind: ChangeKind = Field(
        description="The kind of change; `withdrawn` without a claim withdraws the whole record.", examples=["corrected"]
    )
    claim: Id | None = Field(default=None, description="The claim or judgement of this record that changed, if any.", examples=["no-deal"])
    was: Prose | None = Field(
        default=None,
        description="The former wording, as it was printed; required for corrections.",
        examples=["They talked for two days."],
    )


class Role(Value):
    """An office that somebody holds or held, according to a source."""

    title: Line = Field(description="The office, in our words or the article's.", examples=["envoy"])
    of: ActorId | None = Field(default=None, description="The state or organisation, if it has a record.", examples=["southmark"])
    former: bool = Field(default=False, description="True if the source says that the office had ended.", examples=[True])
    leads: bool = Field(default=False, description="True if the holder leads the state or organisation.", examples=[True])
    when: When | None = Field(default=None, description="The period, if a source gives it.", examples=["2019/2024"])
    seen: tuple[When, ...] = Field(
        default=(), description="Dates at which a source shows the office; nothing is implied about other days.", examples=[["2024-03-15"]]
    )
    cites: Cites = Field(description="The paragraphs that show it.", examples=[["herald-2024-03#4"]])
    waive: Waivers = ()


class Tie(Value):
    """The membership of one actor in another."""

    actor: ActorId = Field(description="The other actor.", examples=["southmark"])
    when: When | None = Field(
        default=None,
        description="The time, if a paragraph gives it; what ended before the dossier's day is shown as former.",
        examples=["2019/2024"],
    )
    cites: Cites = Field(description="The paragraphs that show it.", examples=[["herald-2024-03#4"]])
    waive: Waivers = ()


class Recorded(Value):
    """The row of a data set that says something for which there is no paragraph."""

    source: SourceId = Field(description="The data set: a source with `evidence: none`.", examples=["league-register"])
    version: Line | None = Field(default=None, description="The version of the data set.", examples=["2024.1"])
    row: Line = Field(description="The row, or the id that the entry has there.", examples=["row 14"])
    references: tuple[SourceId, ...] = Field(
        default=(), description="The sources that the data set names for it; nobody has read them here.", examples=[["pier-register"]]
    )

    @property
    def words(self) -> str:
        """The version and the row for readers: “version 2024.1, row 14”."""
        return ", ".join(filter(None, (f"version {self.version}" if self.version else "", self.row)))


class State(Value):
    """The state of a relationship at a time."""

    when: When = Field(description="The time.", examples=["2024-03"])
    label: Line = Field(description="The state of the relationship, in a few words.", examples=["no deal on the ferry"])
    claim: ClaimRef = Field(description="The claim that supports it.", examples=["no-deal"])


class Trend(Value):
    """The trend of a relationship."""

    direction: Direction = Field(description="The direction.", examples=["closer"])
    based_on: Annotated[tuple[ClaimRef, ...], Field(min_length=1)] = Field(
        description="The claims that show it.", examples=[["no-deal", "opened"]]
    )


class Record(Value):
    """A file of `briefings/`; its name is its id."""

    folder: ClassVar[str]

    id: str = Field(description="The name of the file, without its extension.", json_schema_extra={"from_file_name": True})

    @property
    def path(self) -> str:
        """The record's file."""
        return f"briefings/{self.folder}/{self.id}.yml"
