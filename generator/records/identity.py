"""Who is who: whom a shared name means, names of other times, actors that others came from, and ids that others gave."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Final, NamedTuple

from pydantic import AfterValidator, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from .scalars import ADDRESS, ActorId, ClaimRef, Line, Value, When, web_address


class Meaning(Value):
    """Which actor a name in the cited paragraphs means, if several actors have it."""

    name: Line = Field(description="The name, as it is in the article.", examples=["Vos"])
    actor: ActorId = Field(description="The actor that it means here.", examples=["lena-vos"])


class DatedName(Value):
    """A name that an actor had for a time."""

    name: Line = Field(description="The name, as in an article.", examples=["Dock Union"])
    when: When = Field(description="The time at which it had the name.", examples=["1998/2019"])
    claim: ClaimRef = Field(description="The claim that supports it.", examples=["renamed"])


class Succession(Value):
    """Another actor that one came from, or became part of."""

    actor: ActorId = Field(description="The other actor.", examples=["southmark"])
    when: When | None = Field(default=None, description="When it happened, if the claim's paragraphs say so.", examples=["2019"])
    claim: ClaimRef = Field(description="The claim that supports it.", examples=["merged"])


class _Scheme(NamedTuple):
    """A register of ids: its name for readers, the form of its ids, and the address of an entry; `{}` is the id."""

    label: str
    form: str
    address: str = ""


#: The registers, by the prefix of their ids.
SCHEMES: Final[Mapping[str, _Scheme]] = {
    "wikidata": _Scheme("Wikidata", r"[QPL][1-9][0-9]*", "https://www.wikidata.org/entity/{}"),
    "iso3166": _Scheme("ISO 3166", r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?|[A-Z]{3,4}", "https://www.iso.org/obp/ui/#iso:code:3166:{}"),
    "lei": _Scheme("LEI", r"[A-Z0-9]{18}[0-9]{2}", "https://search.gleif.org/#/record/{}"),
    "stix": _Scheme("STIX", r"[a-z][a-z0-9-]*--[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
    "doi": _Scheme("DOI", r"10\.[0-9]{4,9}/[^\s<>\"'\\]+", "https://doi.org/{}"),
}
#: The same for editors, and the form of an address.
_WRITTEN: Final = "|".join(f"^{prefix}:(?:{scheme.form})$" for prefix, scheme in SCHEMES.items()) + f"|{ADDRESS}"
_EXAMPLES: Final = "wikidata:Q42, iso3166:DE, lei:…, stix:identity--…, doi:10.…, or an address that starts with https:// or http://"


def _same_as(value: str) -> str:
    prefix, colon, id = value.partition(":")
    scheme = SCHEMES.get(prefix) if colon else None
    if scheme is None and re.match("(?i)https?:", value):
        return web_address(value)
    if scheme is None or not re.fullmatch(scheme.form, id) or (prefix == "lei" and not _is_lei(id)):
        of = f" of {scheme.label}" if scheme else ""
        raise PydanticCustomError("bad-same-as", "{message}", {"message": f"{value!r} is not a valid id{of}; write {_EXAMPLES}"})
    return value


def _is_lei(id: str) -> bool:
    """Whether the last two digits are the check digits of the others (ISO 7064)."""
    return int("".join(str(int(letter, 36)) for letter in id)) % 97 == 1


#: An id that somebody else gave to the same thing.
SameAs = Annotated[
    str,
    StringConstraints(max_length=2000),
    AfterValidator(_same_as),
    WithJsonSchema({"type": "string", "pattern": _WRITTEN, "errorMessage": f"Write {_EXAMPLES}."}),
]
#: The field for them.
SameAsField = Annotated[
    tuple[SameAs, ...],
    Field(
        description="Ids that others gave to the same thing: in Wikidata, ISO 3166, STIX, as LEI or DOI, or an address.",
        examples=[["wikidata:Q42", "https://registry.example/42"]],
    ),
]


class OtherId(NamedTuple):
    """An id that somebody else gave: the register, empty for an address, the id there, and the address of its entry, if it has one."""

    scheme: str
    id: str
    address: str

    @property
    def words(self) -> str:
        """The register and the id, for readers; an address as it is, so that no link can pretend to be another."""
        return f"{SCHEMES[self.scheme].label} {self.id}" if self.scheme else self.address


def other_id(value: str) -> OtherId:
    """An entry of `same_as` in parts."""
    prefix, _, id = value.partition(":")
    scheme = SCHEMES.get(prefix)
    return OtherId(prefix, id, scheme.address.format(id) if scheme.address else "") if scheme else OtherId("", value, value)
