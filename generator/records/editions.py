"""An edition: a snapshot of the records, against which later records are compared; `edition_chain.py` keeps it in a file.

It does not depend on the program's version, so its bytes depend on the records alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Annotated, Final, Literal, NoReturn, Self, TypeVar

from pydantic import ConfigDict, Field, StringConstraints, ValidationError

from .scalars import Value

#: The version of what an edition says of records, increased with each field that it gets, and the oldest that is still read.
FORM: Final = 2
OLDEST: Final = 1
#: The name of an edition: lower-case letters, digits and single dashes, such as 2025-11.
NAME: Final = re.compile(r"(?=.{1,64}\Z)[a-z0-9]+(-[a-z0-9]+)*")
Text = Annotated[str, StringConstraints(max_length=4000)]
Texts = tuple[Text, ...]
AnySaid = TypeVar("AnySaid", bound="Said")


class EditionError(Exception):
    """A file cannot be read as an edition; the message completes “the edition …”; `newer` if a newer program wrote it."""

    def __init__(self, message: str, *, line: int = 1, column: int = 1, newer: bool = False) -> None:
        super().__init__(message)
        self.line, self.column, self.newer = line, column, newer


class Said(Value):
    """A part of an edition; dates are EDTF as written, references are `record/claim`, texts are as readers saw them."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class SaidClaim(Said):
    """A claim with its speakers; `origins` is the number of independent ones."""

    text: Text
    type: Text
    said_by: tuple[Texts, ...] = ()
    work: Text = ""
    when: Text = ""
    said_when: Text = ""
    cites: Texts
    origins: Annotated[int, Field(ge=0)]
    differs_from: Texts = ()
    superseded_by: Text = ""
    event: Text = ""
    confidence: Text = ""
    likelihood: Text = ""


class SaidJudgement(Said):
    """A judgement and its confidence."""

    text: Text
    based_on: Texts
    confidence: Text
    likelihood: Text = ""


class SaidState(Said):
    """A state of a relationship."""

    when: Text
    label: Text
    claim: Text


class SaidTrend(Said):
    """The trend of a relationship."""

    direction: Text
    based_on: Texts


class SaidRole(Said):
    """An office that a source showed."""

    title: Text
    of: Text = ""
    when: Text = ""
    seen: Texts = ()
    former: bool = False
    cites: Texts


class SaidKind(Said):
    """A kind of a relationship; `by` is the acting party, and `tone_from` the claim whose speaker judges so."""

    kind: Text
    by: Text = ""
    when: Text = ""
    claim: Text = ""
    recorded: Text = ""
    tone: Text = ""
    tone_from: Text = ""


class SaidTie(Said):
    """A membership."""

    actor: Text
    when: Text = ""
    cites: Texts


class SaidFact(Said):
    """A fact of an actor, its value in words."""

    label: Text
    value: Text
    claim: Text


class SaidName(Said):
    """A name that an actor had for a time."""

    name: Text
    when: Text
    claim: Text


class SaidSuccession(Said):
    """An actor that another one came from, or became part of."""

    actor: Text
    when: Text = ""
    claim: Text


class SaidImage(Said):
    """The image of an actor."""

    file: Text
    sha256: Text
    alt: Text
    credit: Text
    licence: Text


class SaidSource(Said):
    """A source of the edition."""

    title: Text
    publisher: Text
    published: Text
    status: Text
    formerly: Texts = ()


class SaidRecord(Said):
    """An actor or relationship; a withdrawn one has only the date, its name and its former ids."""

    kind: Literal["actor", "relationship"]
    name: Text
    formerly: Texts = ()
    withdrawn: Text = ""
    claims: Mapping[str, SaidClaim] = {}
    judgements: Mapping[str, SaidJudgement] = {}
    states: tuple[SaidState, ...] = ()
    trend: SaidTrend | None = None
    roles: tuple[SaidRole, ...] = ()
    kinds: tuple[SaidKind, ...] = ()
    part_of: tuple[SaidTie, ...] = ()
    members: tuple[SaidTie, ...] = ()
    facts: tuple[SaidFact, ...] = ()
    dated_names: tuple[SaidName, ...] = ()
    succeeds: tuple[SaidSuccession, ...] = ()
    merged_into: SaidSuccession | None = None
    image: SaidImage | None = None


#: The fields that version 2 added: an edition of version 1 does not say whether there was anything in them.
_SINCE_2: Final[Mapping[type[Said], tuple[str, ...]]] = {
    SaidRecord: ("kinds", "part_of", "members", "facts", "dated_names", "succeeds", "merged_into", "image"),
    SaidClaim: ("event", "confidence", "likelihood"),
}


def _without_news(said: AnySaid) -> AnySaid:
    """A record or a claim without the fields that version 2 added."""
    return said.model_copy(update={name: type(said).model_fields[name].default for name in _SINCE_2[type(said)]})


class Edition(Said):
    """A dossier at one time: its records and sources by id, and its likelihood scale, least likely first."""

    form: Annotated[int, Field(ge=OLDEST, le=FORM)]
    as_of: Text
    likelihood: Texts = ()
    records: Mapping[str, SaidRecord]
    sources: Mapping[str, SaidSource]

    def as_known_to(self, form: int) -> Self:
        """What an edition of an earlier version of the format would have said of it."""
        if form >= FORM:
            return self
        records = {
            id: _without_news(record).model_copy(update={"claims": {name: _without_news(claim) for name, claim in record.claims.items()}})
            for id, record in self.records.items()
        }
        return self.model_copy(update={"records": records})


def validated(model: type[AnySaid], values: object) -> AnySaid:
    """A part of an edition from the values in its file.  Raises EditionError if it has others than the program writes."""
    try:
        # JSON mode: a list is accepted as a tuple, but not a number as text or text as a number.
        return model.model_validate_json(json.dumps(values), strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = "/".join(map(str, first["loc"])) or "the file"
        told = {"missing": "it is missing", "extra_forbidden": "unknown field"}
        what = told.get(first["type"], "unexpected value")
        raise EditionError(f"was changed after the program wrote it: {where}: {what}") from None


def parsed(content: bytes) -> object:
    """The values of a JSON text.  Raises EditionError if it is not valid JSON, or has a duplicate key, NaN or infinity."""

    def pairs(items: list[tuple[str, object]]) -> dict[str, object]:
        found = dict(items)
        if len(found) < len(items):
            raise EditionError("has a duplicate key")
        return found

    def constant(name: str) -> NoReturn:
        raise EditionError(f"contains {name}, which is not a number in JSON")

    try:
        return json.loads(content.decode("utf-8"), object_pairs_hook=pairs, parse_constant=constant)
    except UnicodeDecodeError:
        raise EditionError("is not UTF-8") from None
    except json.JSONDecodeError as error:
        message = "is not valid JSON: a character is missing or superfluous here"
        raise EditionError(message, line=error.lineno, column=error.colno) from None
    except (RecursionError, ValueError):
        raise EditionError("is not valid JSON") from None
