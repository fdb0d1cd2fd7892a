"""The single values of a record: ids, citations, dates and texts; and suggestions for values that are malformed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated, Any, Final, NamedTuple

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    StringConstraints,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError

from ..articles import locators
from ..text import dates, look_alikes, markdown
from ..text.dates import Date

ID_PATTERN: Final = r"[a-z][a-z0-9]*(-[a-z0-9]+)*"
#: The same for editors.
ID_RULE: Final = "use lower-case letters, digits and single dashes, beginning with a letter"
#: Names that Windows reserves for devices, and the name of index pages.
RESERVED: Final = re.compile(r"con|prn|aux|nul|clock|conin|conout|com[0-9]|lpt[0-9]|index")
#: The minimum and maximum length of an id.
_SHORTEST, _LONGEST = 2, 64
_CITATION = re.compile(rf"({ID_PATTERN})#([1-9][0-9]{{0,4}})(?:-([1-9][0-9]{{0,4}}))?")
#: Any citation: a source alone, or with a locator.
_CITED_PLACE = re.compile(rf"({ID_PATTERN})(?:#(\S+))?")
#: The same for editors, whose schemas check the form only.
CITATION: Final = rf"^{ID_PATTERN}(?:#{locators.PATTERN})?$"
_PARAGRAPHS = re.compile(r"([1-9][0-9]{0,4})(?:-([1-9][0-9]{0,4}))?")
_RANGES = re.compile(rf"{_PARAGRAPHS.pattern}(?:\s*,\s*{_PARAGRAPHS.pattern})*")
LANGUAGE: Final = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
#: The form of every web address, and of our own; some other texts match too.
ADDRESS: Final = r"""^[hH][tT][tT][pP][sS]?://[^\s<>"'\\]+$"""
OWN_ADDRESS: Final = r"""^[hH][tT][tT][pP][sS]://[^\s<>"'\\]+$"""
_WHITE = re.compile(r"\s+")


def is_id(text: str) -> bool:
    """Whether a text has the form of an id; some of these are `reserved`."""
    return _SHORTEST <= len(text) <= _LONGEST and re.fullmatch(ID_PATTERN, text) is not None


def reserved(id: str) -> bool:
    """Whether an id is a reserved name on some systems."""
    return RESERVED.fullmatch(id) is not None


def refused_id(text: str) -> str:
    """The reason why a text cannot be an id; empty if it can."""
    if not is_id(text):
        return f"{text!r} is not a valid id: {ID_RULE}, {_SHORTEST} to {_LONGEST} characters{strangers(text)}"
    return f"{text!r} is a reserved name on some systems; choose a longer one" if reserved(text) else ""


def strangers(id: str) -> str:
    """The letters of a malformed id that pass for plain ones, as the end of a message; empty if there are none."""
    letters = look_alikes.strangers(id)
    return f"; it contains {letters}" if letters else ""


class Citation(NamedTuple):
    """A source and a range of its paragraphs, `first` to `last`, counted from 1.

    Both are 0 if no paragraph is known: the source alone is cited, or a place `at` in a text that nobody numbered here.
    """

    source: str
    first: int
    last: int
    at: str = ""

    def __str__(self) -> str:
        if not self.first:
            return f"{self.source}#{self.at}" if self.at else self.source
        return f"{self.source}#{self.first}" + (f"-{self.last}" if self.last > self.first else "")

    @property
    def numbers(self) -> range:
        """The numbers of its paragraphs."""
        return range(self.first, self.last + 1) if self.first else range(0)


def _wrong(code: str, message: str) -> PydanticCustomError:
    """An error whose type is the code of a problem; the message is shown as it is."""
    return PydanticCustomError(code, "{message}", {"message": message})


def _citation(value: object, info: ValidationInfo) -> Citation:
    """The citation that a text is; the context has the locators of each article at hand, by the source's id."""
    if isinstance(value, Citation):
        return value
    text = value if isinstance(value, str) else ""
    found = _CITATION.fullmatch(text)
    if found:
        first, last = int(found[3]), int(found[4] or found[3])
        if found[4]:
            _ascending(value, first, last)
        return Citation(found[1], first, last)
    cited = _CITED_PLACE.fullmatch(text)
    places = info.context or {}
    if cited is None or not is_id(cited[1]) or (locators.parse(cited[3]) is None if cited[3] else cited[1] in places):
        hint = "write source#paragraph, or source#14-16 for several paragraphs, or a page, turn, row or time, such as source#p12.3"
        raise _wrong("bad-citation", f"{value!r} is not a valid citation; {hint}")
    return _located(text, cited[1], cited[3] or "", places)


def _located(value: str, source: str, at: str, places: Mapping[str, Mapping[int, locators.Locator]]) -> Citation:
    """The citation of a page, turn, row or time: its paragraphs, if the article is known."""
    span = locators.parse(at)
    if span is None or source not in places:
        return Citation(source, 0, 0, at)
    if locators.descends(span):
        raise _wrong("bad-citation", f"{value!r} runs backwards; write what comes first in the article first")
    numbers = locators.resolve(places[source], span)
    if numbers is None:
        why, instead = locators.absence(places[source], span)
        raise _wrong("unknown-paragraph", f"{value!r} does not exist: {source} {why}; {instead}")
    return Citation(source, *numbers)


def _paragraphs(value: object) -> tuple[int, int]:
    if isinstance(value, tuple):
        return value
    found = _PARAGRAPHS.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise _wrong("bad-citation", f"{value!r} is not a valid paragraph number; write a number from 1, or 14-16 for several")
    first, last = int(found[1]), int(found[2] or found[1])
    if found[2]:
        _ascending(value, first, last)
    return first, last


def _ranges(value: object) -> tuple[tuple[int, int], ...]:
    if isinstance(value, tuple):
        return value
    if not isinstance(value, str) or not _RANGES.fullmatch(value):
        raise _wrong("bad-citation", f"{value!r} is not a valid list of paragraphs; write numbers from 1 and ranges, such as 62-70, 81")
    found = tuple(_paragraphs(part.strip()) for part in value.split(","))
    for one, two in pairwise(found):
        if two[0] <= one[1]:
            raise _wrong("bad-citation", f"{value!r} is not in ascending order; write each paragraph once, the lowest number first")
    return found


def _ascending(value: object, first: int, last: int) -> None:
    """Reject a range of paragraphs with fewer than two."""
    if last == first:
        raise _wrong("bad-citation", f"{value!r} is one paragraph; write its number once")
    if last < first:
        raise _wrong("bad-citation", f"{value!r} runs backwards; write the smaller number first")


def _date(value: object) -> Date:
    if isinstance(value, Date):
        return value
    if isinstance(value, list):
        raise _wrong("bad-date", "a date in [ ] is a list in YAML; put it in quotes: '[2023-08-02..2023-08-18]'")
    if not isinstance(value, str):
        raise _wrong("bad-date", "not a valid date; write a text such as 2023-07")
    try:
        return dates.parse(value)
    except ValueError as error:
        raise _wrong("bad-date", str(error)) from None


def _folded(value: object) -> object:
    return _WHITE.sub(" ", value).strip() if isinstance(value, str) else value


#: The labels of the Traffic Light Protocol (FIRST, TLP 2.0), for the widest circle of readers first.
TLP: Final = ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED")
_TLP_LIKE: Final = re.compile(r"\W*tlp\b", re.IGNORECASE)


def _marking(value: str) -> str:
    """A label of TLP as the standard writes it, or any text that does not look like one."""
    if value in TLP or not _TLP_LIKE.match(value):
        return value
    plain = re.sub(r"[^A-Z+]", "", value.upper()).removeprefix("TLP").replace("WHITE", "CLEAR")
    plain = "AMBER+STRICT" if plain == "AMBERSTRICT" else plain
    meant = f"write {f'TLP:{plain}'}" if f"TLP:{plain}" in TLP else f"write one of {', '.join(TLP)}"
    raise _wrong("bad-marking", f"{value!r} is not a label of TLP 2.0; {meant}")


def web_address(value: str) -> str:
    """The address.  Raises PydanticCustomError if a text is not one."""
    return _address(value, "https:// or http://")


def _own_address(value: str) -> str:
    """The address of something of our own, which nobody on the way to it may change."""
    return _address(value, "https://", secure=True)


def _address(value: str, start: str, *, secure: bool = False) -> str:
    wrong = _wrong("bad-address", f"{value!r} is not a valid web address; write one that starts with {start} and has no spaces")
    try:
        markdown.url(value)
    except ValueError:
        raise wrong from None
    if re.search(r"[\s<>\"'\\]", value) or (secure and not value.casefold().startswith("https:")):
        raise wrong
    return value


@dataclass(frozen=True)
class Known:
    """Marks a value that is an id in the dossier: `what` is the name of the list that editors offer for completion."""

    what: str

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(core), "known": self.what}


Id = Annotated[str, StringConstraints(pattern=rf"^{ID_PATTERN}$", min_length=_SHORTEST, max_length=_LONGEST)]
ActorId = Annotated[Id, Known("actor")]
ActorKindId = Annotated[Id, Known("actor-kind")]
RelationshipKindId = Annotated[Id, Known("relationship-kind")]
SourceId = Annotated[Id, Known("source")]
TopicId = Annotated[Id, Known("topic")]
#: A relationship's id, or another record's.
RecordId = Annotated[str, StringConstraints(pattern=rf"^{ID_PATTERN}(--{ID_PATTERN})?$", min_length=2, max_length=130)]
ProfileId = Annotated[RecordId, Known("record")]
ClaimRef = Annotated[str, StringConstraints(pattern=rf"^({ID_PATTERN}(--{ID_PATTERN})?/)?{ID_PATTERN}$", max_length=200), Known("claim")]
Line = Annotated[str, BeforeValidator(_folded), StringConstraints(min_length=1, max_length=200)]
#: A short form as used in texts: one word of letters and digits.
Short = Annotated[str, StringConstraints(pattern=r"^\w+$", min_length=2, max_length=20)]
Prose = Annotated[str, BeforeValidator(_folded), StringConstraints(min_length=2, max_length=1200)]
#: A handling marking: a label of TLP 2.0, or free text.
Marking = Annotated[Line, AfterValidator(_marking)]
Likelihood = Annotated[Line, Known("likelihood")]
Rule = Annotated[Line, Known("rule")]


def _in_calendar(date: Date) -> Date:
    """Reject a date that is no day, month or year of print: before Christ, without an end, or with the time of a clock.

    Feeds, catalogues and reference managers take a day at most, so a time would be read by nobody and lost on the way to them.
    """
    if date.without or date.lower.year < 1 or any(point.clock for point in date.points):
        raise _wrong("bad-date", f"{str(date)!r} cannot be a date of this field; write a day, a month or a year, such as 2023-07-26")
    return date


# A year and a paragraph are numbers to the YAML parser of an editor, but text to ours.
When = Annotated[
    Date,
    BeforeValidator(_date),
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "pattern": dates.WRITTEN,
            "minimum": -9999,
            "maximum": 9999,
            "errorMessage": f"Write {dates.EXAMPLES}.",
        }
    ),
]
#: The time of something that we or others published.
Printed = Annotated[When, AfterValidator(_in_calendar)]
Cite = Annotated[Citation, BeforeValidator(_citation), WithJsonSchema({"type": "string", "pattern": CITATION}), Known("citation")]
Paragraphs = Annotated[
    tuple[int, int],
    BeforeValidator(_paragraphs),
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "pattern": f"^{_PARAGRAPHS.pattern}$",
            "minimum": 1,
            "maximum": 99999,
            "errorMessage": "Write the number of a paragraph, or 14-16 for several.",
        }
    ),
]
Ranges = Annotated[
    tuple[tuple[int, int], ...],
    BeforeValidator(_ranges),
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "pattern": f"^{_RANGES.pattern}$",
            "minimum": 1,
            "maximum": 99999,
            "errorMessage": "Write the numbers of paragraphs, such as 62-70, 81.",
        }
    ),
]
#: The address of something of others: many older pages have no certificate.
Web = Annotated[
    str,
    StringConstraints(max_length=2000),
    AfterValidator(web_address),
    WithJsonSchema(
        {"type": "string", "pattern": ADDRESS, "errorMessage": "Write an address that starts with https:// or http:// and has no spaces."}
    ),
]
#: The address of something of our own.
OwnWeb = Annotated[
    str,
    StringConstraints(max_length=2000),
    AfterValidator(_own_address),
    WithJsonSchema(
        {"type": "string", "pattern": OWN_ADDRESS, "errorMessage": "Write an address that starts with https:// and has no spaces."}
    ),
]
#: A language by its tag (BCP 47), such as ko or zh-Hant.
Language = Annotated[str, StringConstraints(pattern=LANGUAGE)]
Cites = Annotated[tuple[Cite, ...], Field(min_length=1)]


class Value(BaseModel):
    """A frozen part of a record; unknown keys are rejected."""

    model_config = ConfigDict(frozen=True, extra="forbid")


#: The number of characters of a value that are examined.
_MOST_CHARACTERS: Final = 200
_BETWEEN: Final = re.compile(r"\s+(?:to|until|till|and|–|—|-)\s+|\s*[–—]\s*|(?<=\d{4})-(?=\d{4}$)")
#: Common ways to write a day or a month, each with the order of its parts.
_WRITTEN: Final = (
    (re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[T ]\d.*)?"), "ymd"),
    (re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.? ([A-Za-z]{3,9})\.?,? (\d{4})"), "dmy"),
    (re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})"), "mdy"),
    (re.compile(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4})"), "dmy"),
    (re.compile(r"([A-Za-z]{3,9})\.?,? (\d{4})"), "my"),
    (re.compile(r"(\d{4})[-./](\d{1,2})"), "ym"),
    (re.compile(r"(\d{1,2})[-./](\d{4})"), "my"),
)
_CITED: Final = re.compile(
    rf"\W*({ID_PATTERN})\W+(?:para|paragraph|paragraphs|no|nr)?\W*(\d{{1,5}})(?:\s*(?:-|–|,|to|and)\s*#?(\d{{1,5}}))?\W*"
)
#: Common ways to write a page, turn, row or time, each with the citation it stands for.
_PLACES: Final = (
    (re.compile(rf"\W*({ID_PATTERN})\W+(?:p|pp|page|pages)\W*(\d{{1,5}})\W+(?:¶|par|para|paragraph)\W*(\d{{1,5}})\W*"), "{0}#p{2}.{3}"),
    (re.compile(rf"\W*({ID_PATTERN})\W+(?:¶)\W*(\d{{1,5}})\W*"), "{0}#{2}"),
    (re.compile(rf"\W*({ID_PATTERN})\W+(?:p|pp|page|pages)\W*(\d{{1,5}})\W*"), "{0}#p{2}"),
    (re.compile(rf"\W*({ID_PATTERN})\W+(turn|row)\W+(\d{{1,5}})\W*"), "{0}#{2}{3}"),
)


def likely_id(text: str) -> str:
    """The id that a text may have been meant as; empty if there is none."""
    plain = look_alikes.skeleton(text[:_MOST_CHARACTERS])
    letters = [letter for letter in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(letter)]
    if any(letter.isalnum() and not letter.isascii() for letter in letters):
        return ""
    plain = re.sub(r"[^a-z0-9]+", "-", "".join(letters)).strip("-")
    return plain if is_id(plain) else ""


def likely_dates(text: str) -> tuple[str, ...]:
    """The dates that a text may have been meant as, in the form for records: two if day and month could be in either order."""
    ends = _BETWEEN.split(text[:_MOST_CHARACTERS].strip())
    if len(ends) == 2 and not _points(text[:_MOST_CHARACTERS].strip()):
        pairs = [(start, end) for start in _points(ends[0]) for end in _points(ends[1])]
        return tuple(f"{start}/{end}" for start, end in pairs if start < end)[:2]
    return _points(ends[0]) if len(ends) == 1 else _points(text[:_MOST_CHARACTERS].strip())


def _points(text: str) -> tuple[str, ...]:
    """The days, months or years that a text may mean; both if it can be read in two orders."""
    if re.fullmatch(r"\d{4}(?:-\d\d){0,2}", text):
        return (text,) if _is_date(text) else ()
    for pattern, order in _WRITTEN:
        found = pattern.fullmatch(text)
        if found:
            orders = (order, "mdy") if order == "dmy" and found[2].isdigit() else (order,)
            given = [dict(zip(each, found.groups(), strict=True)) for each in orders]
            return tuple(dict.fromkeys(filter(_is_date, map(_iso, given))))
    return ()


def _iso(given: dict[str, str]) -> str:
    """Year, month and day in the order used in records; the name of a month becomes its number."""
    named = (number for number, month in enumerate(dates.MONTHS, 1) if month.casefold().startswith(given["m"].casefold()))
    month = given["m"] if given["m"].isdigit() else str(next(named, 0))
    return "-".join([given["y"], month.zfill(2), *([given["d"].zfill(2)] if "d" in given else [])])


def _is_date(text: str) -> bool:
    try:
        dates.parse(text)
    except ValueError:
        return False
    return True


def likely_citation(text: str) -> str:
    """The citation that a text may have been meant as; empty if there is none."""
    given = text[:_MOST_CHARACTERS].strip().casefold()
    if re.fullmatch(ID_PATTERN, text):
        return ""
    for form, written in _PLACES:
        placed = form.fullmatch(given)
        if placed:
            return written.format(*placed.groups(default=""))
    found = _CITED.fullmatch(given)
    if found is None:
        return ""
    source, (first, last) = found[1], sorted((int(found[3]), int(found[4] or found[3])))
    return f"{source}#{first}" + (f"-{last}" if last > first else "") if first else ""
