"""Facts of an actor: rows of its infobox, each a text, a date, a number with its unit, a place or an address."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Any, Final, Literal, Self

from pydantic import BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from .scalars import ClaimRef, Line, Value, When

#: A number as records write it: digits without separators, with a point before decimals.
NUMBER: Final = r"-?[0-9]{1,15}(?:\.[0-9]{1,10})?"
#: Degrees as records write them.
DEGREES: Final = r"-?[0-9]{1,3}(?:\.[0-9]{1,8})?"
_GROUPED: Final = re.compile(r"-?\d{1,3}(?:[, _'\u00a0\u202f]\d{3})+(?:\.\d+)?")
_SEPARATORS: Final = str.maketrans("", "", ", _'\u00a0\u202f")
#: What the value of a fact can be, by the name of its field.
Sort = Literal["value", "date", "number", "place", "address"]
SORTS: Final[tuple[Sort, ...]] = ("value", "date", "number", "place", "address")


def _wrong(code: str, message: str) -> PydanticCustomError:
    return PydanticCustomError(code, "{message}", {"message": message})


def _number(value: object) -> Decimal:
    """The number that a text is, with as many decimals as it has."""
    if isinstance(value, Decimal):
        return value
    text = value.strip() if isinstance(value, str) else ""
    if not re.fullmatch(NUMBER, text):
        plain = text.translate(_SEPARATORS) if _GROUPED.fullmatch(text) else ""
        advice = f"write {plain}" if plain else "write digits only, such as 1200 or 12.5, and the unit in unit:"
        raise _wrong("wrong-value", f"{value!r} is not a valid number; {advice}")
    return Decimal(text)


def _degrees(most: int, name: str) -> BeforeValidator:
    """Reads degrees from `-most` to `most`."""

    def read(value: object) -> Decimal:
        text = value.strip() if isinstance(value, str) else value
        found = text if isinstance(text, Decimal) else None
        if isinstance(text, str) and re.fullmatch(DEGREES, text):
            found = Decimal(text)
        if found is None or abs(found) > most:
            raise _wrong("wrong-value", f"{value!r} is not a valid {name}; write decimal degrees from -{most} to {most}, such as 35.1")
        return found

    return BeforeValidator(read)


def _in_editors(pattern: str, least: int | None, most: int | None, message: str) -> WithJsonSchema:
    """The schema of a number: to the YAML parser of an editor it is one, to ours it is text."""
    limits = {"minimum": least, "maximum": most} if most is not None else {}
    return WithJsonSchema({"type": ["number", "string"], "pattern": f"^{pattern}$", **limits, "errorMessage": message})


Number = Annotated[Decimal, BeforeValidator(_number), _in_editors(NUMBER, None, None, "Write digits only, such as 1200 or 12.5.")]
Latitude = Annotated[
    Decimal, _degrees(90, "latitude"), _in_editors(DEGREES, -90, 90, "Write decimal degrees from -90 (south) to 90 (north).")
]
Longitude = Annotated[
    Decimal, _degrees(180, "longitude"), _in_editors(DEGREES, -180, 180, "Write decimal degrees from -180 (west) to 180 (east).")
]


class Location(Value):
    """A place on the map."""

    name: Line = Field(description="Its name, as in the paragraphs of the claim.", examples=["Port Alder"])
    lat: Latitude | None = Field(
        default=None,
        description="Its latitude in decimal degrees, negative in the south; ours, not held against the article.",
        examples=["35.1"],
    )
    long: Longitude | None = Field(
        default=None, description="Its longitude in decimal degrees, negative in the west; required with `lat`.", examples=["129.0"]
    )

    @model_validator(mode="after")
    def _whole(self) -> Self:
        """Coordinates are two numbers, or none."""
        if (self.lat is None) != (self.long is None):
            given, other = ("lat", "long") if self.long is None else ("long", "lat")
            raise _wrong("missing-field", f"{self.name!r} has `{given}` but no `{other}`; add {other}: …, or leave out both")
        return self

    @property
    def coordinates(self) -> str:
        """The coordinates in words, such as 35.1° N, 129.0° E; empty if they are not known."""
        if self.lat is None or self.long is None:
            return ""
        return f"{abs(self.lat)}° {'S' if self.lat < 0 else 'N'}, {abs(self.long)}° {'W' if self.long < 0 else 'E'}"


class Fact(Value):
    """A row of the infobox; its content is one of `value`, `date`, `number`, `place` and `address`."""

    model_config = ConfigDict(json_schema_extra={"oneOf": [{"required": [sort]} for sort in SORTS]})

    label: Line = Field(description="The content of the row.", examples=["Passengers lost"])
    value: Line | None = Field(default=None, description="The value as text, as in the paragraphs of the claim.", examples=["1,200 a week"])
    date: When | None = Field(default=None, description="The value, if it is a date; checked against the paragraphs.", examples=["1998-05"])
    number: Number | None = Field(
        default=None,
        description="The value, if it is a number: digits without separators; checked against the paragraphs.",
        examples=["1200"],
    )
    unit: Line | None = Field(default=None, description="What a number counts or measures.", examples=["passengers a week"])
    place: Location | None = Field(
        default=None,
        description="The value, if it is a place.",
        examples=[{"name": "Port Alder", "lat": "35.1", "long": "129.0"}],
    )
    address: Annotated[tuple[Line, ...], Field(min_length=1)] = Field(
        default=(), description="The value, if it is a postal address: its lines.", examples=[["1 Harbour Street", "Port Alder"]]
    )
    when: When | None = Field(
        default=None, description="The time for which the value holds, if a paragraph gives it.", examples=["2024-03"]
    )
    claim: ClaimRef = Field(description="The claim it rests on.", examples=["lost-passengers"])

    @model_validator(mode="before")
    @classmethod
    def _one_value(cls, given: Any) -> Any:
        """A fact has one value, and only a number has a unit."""
        if not isinstance(given, dict):
            return given
        found = [sort for sort in SORTS if sort in given]
        if len(found) > 1:
            raise _wrong("unwanted-field", f"a fact has one value, not {' and '.join(found)}; keep one, or make a fact of each")
        if not found and cls.model_fields.keys() >= given.keys():
            raise _wrong("missing-field", "a fact has no value; write value: for text, or one of date, number, place and address")
        if "unit" in given and "number" not in given:
            raise _wrong("unwanted-field", "a fact has a unit but no number; write number: and its digits, or leave out unit")
        return given

    @cached_property
    def sort(self) -> Sort:
        """The field that has the value."""
        return next(sort for sort in SORTS if getattr(self, sort) not in (None, ()))

    @property
    def text(self) -> str:
        """The value as its paragraphs have it, in words; empty for a date, which is compared as such."""
        if self.number is not None:
            return f"{self.number:,} {self.unit}" if self.unit else f"{self.number:,}"
        return self.value or (self.place.name if self.place else ", ".join(self.address))

    @property
    def shown(self) -> str:
        """The value as a reader sees it, without the time for which it holds."""
        if self.date:
            return self.date.words()
        return ", ".join(filter(None, (self.text, self.place.coordinates))) if self.place else self.text

    @property
    def words(self) -> str:
        """The value as a reader sees it, with the time for which it holds."""
        return f"{self.shown} ({self.when.words()})" if self.when else self.shown
