"""What is known of an article: where it appeared, when, by whom, and how far it is trusted; and what every record has.

Floor 2: imports `values`.
"""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from generator.values import Id, Language, Line, Paragraphs, Prose, Value, Web, When

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
