"""The parts that exported records share: dates, other records, passages, links, and who is who."""

from __future__ import annotations

from typing import Final

from pydantic import BaseModel, ConfigDict, Field

#: The description of what was not checked of a part of a record.
NOT_CHECKED: Final = "Why it could not be compared with every paragraph it rests on when the data were made; empty if it was."


class Form(BaseModel):
    """A part of the exported form."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class When(Form):
    """A date: as the records write it, the days it covers, and in words."""

    edtf: str = Field(description="The date in EDTF (ISO 8601-2), such as 2023-07, 2022/.. or [2023-08-02..2023-08-18].")
    earliest: str | None = Field(description="The first day it can mean (ISO 8601; -0043 is 44 BC); null if its beginning is open.")
    latest: str | None = Field(description="The last day it can mean; null if its end is open.")
    words: str = Field(description="The date as the site prints it.")


class Named(Form):
    """Another record."""

    id: str = Field(description="Its id.")
    name: str = Field(description="Its name.")
    path: str = Field(description="Its page.")


class Unnamed(Form):
    """A speaker whom the article does not name."""

    words: str = Field(description="The words for the speaker.")
    of: Named | None = Field(description="For whom it speaks, if the article says so.")


class Passage(Form):
    """A run of paragraphs of a source, counted from 1; or a source that nobody read, which is named only."""

    source: str = Field(description="The source's id.")
    first: int | None = Field(description="The first paragraph; null if none is known, as for a source that was not read.")
    last: int | None = Field(description="The last paragraph; equal to the first if there is only one.")
    place: str | None = Field(description="The page, turn, row or time in the original, in words, if it is known.")
    path: str = Field(description="The first paragraph on the source's page.")


class Pointer(Form):
    """Another claim."""

    ref: str = Field(description="The claim, as record/claim.")
    path: str = Field(description="The claim in its own record.")


class Link(Form):
    """A link in a text."""

    words: str = Field(description="The linked words.")
    target: str = Field(description="The target: a record's id, or record/claim.")
    path: str = Field(description="The path of the target.")


class DatedName(Form):
    """A name that an actor had for a time."""

    name: str = Field(description="The name.")
    when: When = Field(description="The time at which it had the name.")
    claim: Pointer = Field(description="The claim that supports it.")
    not_checked: tuple[str, ...] = Field(description=NOT_CHECKED)


class Location(Form):
    """A place on the map."""

    name: str = Field(description="Its name.")
    latitude: float | None = Field(description="Its latitude in decimal degrees, negative in the south, if known.")
    longitude: float | None = Field(description="Its longitude in decimal degrees, negative in the west, if known.")


class Succession(Form):
    """Another actor that one came from, or became part of."""

    actor: Named = Field(description="The other actor.")
    when: When | None = Field(description="When it happened.")
    claim: Pointer = Field(description="The claim that supports it.")
    not_checked: tuple[str, ...] = Field(description=NOT_CHECKED)


class Image(Form):
    """An image of an actor."""

    path: str = Field(description="Its file.")
    sha256: str = Field(description="The SHA-256 of the file.")
    width: int = Field(description="Its width in pixels.")
    height: int = Field(description="Its height in pixels.")
    alt: str = Field(description="What it shows, in words.")
    credit: str = Field(description="Whose work it is.")
    licence: str = Field(description="On what terms it is published.")


class SameAs(Form):
    """An id that somebody else gave to the same thing."""

    scheme: str | None = Field(description="The register: wikidata, iso3166, lei, stix or doi; null for an address.")
    id: str = Field(description="The id in the register, or the address.")
    url: str | None = Field(description="The address of its entry, if it has one.")


class Recorded(Form):
    """The row of a data set that says something for which there is no paragraph."""

    source: str = Field(description="The id of the data set, a source that nobody read paragraph by paragraph.")
    version: str | None = Field(description="The version of the data set.")
    row: str = Field(description="The row, or the id that the entry has there.")
    references: tuple[str, ...] = Field(description="The ids of the sources that the data set names for it.")


class Meaning(Form):
    """Whom a name means that several actors have."""

    name: str = Field(description="The name, as it is in the article.")
    actor: Named = Field(description="The actor.")
