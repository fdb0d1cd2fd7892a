"""What a single value of a record may be: ids, citations, dates, texts; and the frozen part of a record that holds them.

Floor 1: imports `dates` and `markdown`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any, Final, NamedTuple

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, GetJsonSchemaHandler, StringConstraints, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError

from generator import dates, markdown
from generator.dates import Date

ID_PATTERN: Final = r"[a-z][a-z0-9]*(-[a-z0-9]+)*"
#: Names that Windows keeps for devices, and the one that is an index's.
RESERVED: Final = re.compile(r"con|prn|aux|nul|clock|conin|conout|com[0-9]|lpt[0-9]|index")
_CITATION = re.compile(rf"({ID_PATTERN})#([1-9][0-9]{{0,4}})(?:-([1-9][0-9]{{0,4}}))?")
_PARAGRAPHS = re.compile(r"([1-9][0-9]{0,4})(?:-([1-9][0-9]{0,4}))?")
LANGUAGE: Final = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
#: What every web address is like, and some that are none.
ADDRESS: Final = r"""^[hH][tT][tT][pP][sS]://[^\s<>"'\\]+$"""
_WHITE = re.compile(r"\s+")


class Citation(NamedTuple):
    """Where a statement stands: a source and a run of its paragraphs, `first` to `last`, counted from 1."""

    source: str
    first: int
    last: int

    def __str__(self) -> str:
        return f"{self.source}#{self.first}" + (f"-{self.last}" if self.last > self.first else "")

    @property
    def numbers(self) -> range:
        """The numbers of its paragraphs."""
        return range(self.first, self.last + 1)


def _wrong(code: str, message: str) -> PydanticCustomError:
    """An error whose type is the code of a problem; the message is shown as it is."""
    return PydanticCustomError(code, "{message}", {"message": message})


def _citation(value: object) -> Citation:
    if isinstance(value, Citation):
        return value
    found = _CITATION.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise _wrong("bad-citation", f"{value!r} is no citation; write source#paragraph, or source#14-16 for several paragraphs")
    first, last = int(found[3]), int(found[4] or found[3])
    if found[4]:
        _ascending(value, first, last)
    return Citation(found[1], first, last)


def _paragraphs(value: object) -> tuple[int, int]:
    if isinstance(value, tuple):
        return value
    found = _PARAGRAPHS.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise _wrong("bad-citation", f"{value!r} is no paragraph; write a number from 1, or 14-16 for several")
    first, last = int(found[1]), int(found[2] or found[1])
    if found[2]:
        _ascending(value, first, last)
    return first, last


def _ascending(value: object, first: int, last: int) -> None:
    """Refuse a run of paragraphs that is none."""
    if last == first:
        raise _wrong("bad-citation", f"{value!r} is one paragraph; write its number once")
    if last < first:
        raise _wrong("bad-citation", f"{value!r} runs backwards; write the smaller paragraph first")


def _date(value: object) -> Date:
    if isinstance(value, Date):
        return value
    if isinstance(value, list):
        raise _wrong("bad-date", "a date in [ ] is a list to YAML; put it in quotes: '[2023-08-02..2023-08-18]'")
    if not isinstance(value, str):
        raise _wrong("bad-date", "a date is a text such as 2023-07")
    try:
        return dates.parse(value)
    except ValueError as error:
        raise _wrong("bad-date", str(error)) from None


def _folded(value: object) -> object:
    return _WHITE.sub(" ", value).strip() if isinstance(value, str) else value


def _step(value: object) -> object:
    """A step of a chain of speakers: one id, or a list of those who spoke jointly."""
    return (value,) if isinstance(value, str) else value


def _web(value: str) -> str:
    try:
        markdown.url(value)
    except ValueError:
        raise _wrong("bad-address", f"{value!r} is no web address; write one that begins with https:// and has no spaces") from None
    if re.search(r"[\s<>\"'\\]", value):
        raise _wrong("bad-address", f"{value!r} is no web address; write one that begins with https:// and has no spaces")
    return value


@dataclass(frozen=True)
class Known:
    """Marks a value that names something of the dossier: `what` is the name under which editors are told what there is."""

    what: str

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(core), "known": self.what}


Id = Annotated[str, StringConstraints(pattern=rf"^{ID_PATTERN}$", min_length=2, max_length=64)]
ActorId = Annotated[Id, Known("actor")]
ActorKindId = Annotated[Id, Known("actor-kind")]
RelationshipKindId = Annotated[Id, Known("relationship-kind")]
TopicId = Annotated[Id, Known("topic")]
#: A relationship's id, or another record's.
RecordId = Annotated[str, StringConstraints(pattern=rf"^{ID_PATTERN}(--{ID_PATTERN})?$", min_length=2, max_length=130)]
ProfileId = Annotated[RecordId, Known("record")]
ClaimRef = Annotated[str, StringConstraints(pattern=rf"^({ID_PATTERN}(--{ID_PATTERN})?/)?{ID_PATTERN}$", max_length=200), Known("claim")]
Line = Annotated[str, BeforeValidator(_folded), StringConstraints(min_length=1, max_length=200)]
#: A short form as a text has it: one word of letters and digits.
Short = Annotated[str, StringConstraints(pattern=r"^\w+$", min_length=2, max_length=20)]
Prose = Annotated[str, BeforeValidator(_folded), StringConstraints(min_length=2, max_length=1200)]
Likelihood = Annotated[Line, Known("likelihood")]
Rule = Annotated[Line, Known("rule")]
# A year and a paragraph are numbers to an editor's reader of YAML, and text to ours.
When = Annotated[
    Date,
    BeforeValidator(_date),
    WithJsonSchema(
        {"type": ["string", "integer"], "pattern": dates.WRITTEN, "minimum": 1, "maximum": 9999, "errorMessage": f"Write {dates.EXAMPLES}."}
    ),
]
Cite = Annotated[
    Citation, BeforeValidator(_citation), WithJsonSchema({"type": "string", "pattern": f"^{_CITATION.pattern}$"}), Known("citation")
]
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
Step = Annotated[
    tuple[ActorId, ...],
    BeforeValidator(_step, json_schema_input_type=ActorId | Annotated[tuple[ActorId, ...], Field(min_length=1)]),
    Field(min_length=1),
]
Web = Annotated[
    str,
    StringConstraints(max_length=2000),
    AfterValidator(_web),
    WithJsonSchema({"type": "string", "pattern": ADDRESS, "errorMessage": "Write an address that begins with https:// and has no spaces."}),
]
#: A language by its tag (BCP 47), such as ko or zh-Hant.
Language = Annotated[str, StringConstraints(pattern=LANGUAGE)]
Cites = Annotated[tuple[Cite, ...], Field(min_length=1)]


class Value(BaseModel):
    """A frozen part of a record; a key it does not know is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")
