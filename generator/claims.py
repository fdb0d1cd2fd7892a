"""What a record says, and what each saying rests on: claims, judgements, changes, offices, memberships, facts, states and trends.

Floor 2: imports `values`.  Each field has its description and an example as an editor writes it; the handbook and the schemas for editors print both.
"""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from generator.values import ActorId, Cite, Cites, ClaimRef, Id, Likelihood, Line, ProfileId, Prose, Rule, Step, TopicId, Value, When

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
