"""A source: where and when an article appeared, who wrote it, how reliable it is, and what was not taken from it.

Each field has a description and an example as an editor would write it; the handbook and the schemas for editors print both.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from .identity import SameAsField
from .scalars import (
    Id,
    Language,
    Line,
    Paragraphs,
    Printed,
    Prose,
    Ranges,
    SourceId,
    Value,
    Web,
)
from .schema import OwnMarking, Record, Waivers

Grade = Literal["A", "B", "C", "D", "E", "F"]
#: What a source is, if it is not an article: what reference managers call it.
Medium = Literal["report", "dataset", "press release", "broadcast", "video", "photograph", "table", "book", "web page"]
Nature = Literal["report", "reprint", "analysis", "interview", "document"]
Status = Literal["current", "corrected", "retracted"]
Rights = Literal["own", "open", "reserved"]


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
