"""The parts of a record: claims, judgements, changes, roles, memberships, states, trends; and sources.

Each field has a description and an example as an editor would write it; the handbook and the schemas for editors print both.
"""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from .estimates import Estimate
from .identity import Meaning, SameAsField
from .scalars import (
    ActorId,
    Cite,
    Cites,
    ClaimRef,
    Id,
    Language,
    Likelihood,
    Line,
    Marking,
    Paragraphs,
    Printed,
    ProfileId,
    Prose,
    Ranges,
    Rule,
    SourceId,
    TopicId,
    Value,
    Web,
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
    key: bool = Field(default=False, description="Shown under “At a glance”.", examples=[True])
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


Grade = Literal["A", "B", "C", "D", "E", "F"]
#: What a source is, if it is not an article: what reference managers call it.
Medium = Literal["report", "dataset", "press release", "broadcast", "video", "photograph", "table", "book", "web page"]
Nature = Literal["report", "reprint", "analysis", "interview", "document"]
Status = Literal["current", "corrected", "retracted"]
Rights = Literal["own", "open", "reserved"]


class Record(Value):
    """A file of `briefings/`; its name is its id."""

    folder: ClassVar[str]

    id: str = Field(description="The name of the file, without its extension.", json_schema_extra={"from_file_name": True})

    @property
    def path(self) -> str:
        """The record's file."""
        return f"briefings/{self.folder}/{self.id}.yml"


class Reliability(Value):
    """The reliability of a source (Admiralty code, NATO AJP-2.1)."""

    grade: Grade = Field(description="From A (completely reliable) to E (unreliable); F if it cannot be judged.", examples=["B"])
    why: Prose = Field(description="The reason for the grade.", examples=["A newspaper of record."])


class Unused(Value):
    """Paragraphs from which nothing was taken."""

    paragraphs: Paragraphs = Field(description="A paragraph, or several as 14-16.", examples=["3", "14-16"])
    why: Prose = Field(description="Why nothing was taken from them.", examples=["The headline and the author's name."])


class Author(Value):
    """An author of a source."""

    name: Line = Field(description="The name, as in the article.", examples=["Institute of Straits"])
    corporate: bool = Field(default=False, description="True for an institution, whose name is never split.", examples=[True])
    sort_as: Line | None = Field(
        default=None,
        description="The name of a person with the family name first, for references, if no actor's record has it.",
        examples=["Okafor, Ines"],
    )


def _authors(value: object) -> object:
    return [{"name": item} if isinstance(item, str) else item for item in value] if isinstance(value, list) else value


class Source(Record):
    """An article: where and when it appeared, and its authors."""

    folder: ClassVar[str] = "sources"

    publisher: Line = Field(description="The outlet.", examples=["Alder Herald"])
    printed_as: Line | None = Field(
        default=None, description="The outlet's name as the article prints it, if different.", examples=["The Herald"]
    )
    agency: Line | None = Field(
        default=None, description="The news agency it came from; an agency's text in two papers is one origin.", examples=["Strait Wire"]
    )
    published: Printed | None = Field(
        default=None, description="The day it appeared; left out if nothing shows it.", examples=["2024-03-15"]
    )
    published_why: Prose | None = Field(
        default=None,
        description="How the date was determined, if the article shows none; required if there is no date.",
        examples=["It calls 14 March yesterday."],
    )
    headline: Line | None = Field(
        default=None, description="The headline, if the article shows one.", examples=["Harbour talks end without a deal"]
    )
    describes: Line | None = Field(
        default=None,
        description="What the article is about, in our words, if it shows no headline.",
        examples=["Talks on the ferry line"],
    )
    authors: Annotated[tuple[Author, ...], BeforeValidator(_authors, json_schema_input_type=tuple[Line | Author, ...])] = Field(
        default=(),
        description="Its authors, as named in the article; an institution as {name: …, corporate: true}.",
        examples=[["Ines Okafor", {"name": "Institute of Straits", "corporate": True}]],
    )
    url: Web | None = Field(
        default=None,
        description="The publisher's page, if known; quotations link to it.",
        examples=["https://herald.example/harbour-talks"],
    )
    archive_url: Web | None = Field(
        default=None,
        description="An archived copy, if known, in case the page disappears.",
        examples=["https://archive.example/herald/harbour-talks"],
    )
    language: Language = Field(default="en", description="The language of the article (BCP 47).", examples=["ko"])
    nature: Nature = Field(description="The type of text.", examples=["report"])
    medium: Medium | None = Field(
        default=None,
        description="What it is, if not an article; references give it the type that stands for it.",
        examples=["press release"],
    )
    accessed: Printed | None = Field(
        default=None, description="The day on which its page was read, since pages change.", examples=["2024-04-16"]
    )
    reliability: Reliability = Field(description="How reliable it is, and why.", examples=[{"grade": "B", "why": "A newspaper of record."}])
    status: Status = Field(default="current", description="What the publisher has done with it since.", examples=["corrected"])
    status_why: Prose | None = Field(
        default=None, description="What was corrected, or why it was retracted.", examples=["The number of ships is now five."]
    )
    rights: Rights = Field(
        default="reserved",
        description="own: ours; open: under a licence that lets anyone copy it; reserved: quoted only within narrow limits.",
        examples=["open"],
    )
    licence: Line | None = Field(default=None, description="The licence, required if the text is open.", examples=["CC BY 4.0"])
    rights_why: Prose | None = Field(
        default=None, description="How we know, required if the text is ours or open.", examples=["The foot of the page names the licence."]
    )
    same_text_as: SourceId | None = Field(
        default=None,
        description="Another source with largely the same text; the two are one origin, whatever their outlets.",
        examples=["gazette-2024-05"],
    )
    scope: Ranges | None = Field(
        default=None, description="The paragraphs that were read, if not the whole article was.", examples=["62-70, 81"]
    )
    scope_why: Prose | None = Field(
        default=None, description="Why only these were read.", examples=["The other parts of the report are about fisheries."]
    )
    unused: tuple[Unused, ...] = Field(
        default=(),
        description="Paragraphs that readers would miss and from which nothing was taken, each with the reason.",
        examples=[[{"paragraphs": "1-2", "why": "The headline and the author's name."}]],
    )
    same_as: SameAsField = ()
    formerly: tuple[Id, ...] = Field(
        default=(),
        description="Former ids, oldest first; their addresses redirect here, paragraph by paragraph.",
        examples=[["herald-talks"]],
    )
    evidence: Literal["committed", "local", "none"] = Field(
        default="committed",
        description="`local` keeps the evidence file out of the repository, for when not even fingerprints may be shared; `none` is for "
        "a reference that nobody read paragraph by paragraph: nothing rests on it.",
        examples=["local"],
    )
    marking: OwnMarking = None
    waive: Waivers = ()

    @property
    def author_names(self) -> tuple[str, ...]:
        """The names of its authors."""
        return tuple(author.name for author in self.authors)

    @property
    def read(self) -> bool:
        """Whether its paragraphs were read; nothing rests on a source that was not."""
        return self.evidence != "none"

    @property
    def free(self) -> bool:
        """Whether its text may be quoted at length and copied."""
        return self.rights != "reserved"

    @property
    def origin_rank(self) -> tuple[bool, str, str]:
        """Its place among sources with the same text: one with a news agency first, then the earliest; one without a date is last."""
        return not self.agency, self.published.lower.isoformat() if self.published else "~", self.id

    @property
    def age_rank(self) -> tuple[bool, int, str]:
        """Its place in time among sources: one without a date is before all."""
        return bool(self.published), self.published.lower.ordinal if self.published else 0, self.id

    def in_scope(self, number: int) -> bool:
        """Whether a paragraph belongs to what was read."""
        return self.scope is None or any(first <= number <= last for first, last in self.scope)

    @property
    def title(self) -> str:
        """The headline, or the description if there is none."""
        return self.headline or self.describes or self.id
