"""An edition: a digest of what the records say, committed as JSON, against which later records are compared.

It does not depend on the program's version, so its bytes depend on the records alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Annotated, Final, Literal, NoReturn, Self

from pydantic import ConfigDict, Field, StringConstraints, ValidationError

from .scalars import Value

#: The form of the file; raised where a program that knows the one before could not read it.
FORM: Final = 1
#: An edition is called by small letters, digits and single dashes, such as 2025-11.
NAME: Final = re.compile(r"(?=.{1,64}\Z)[a-z0-9]+(-[a-z0-9]+)*")
Text = Annotated[str, StringConstraints(max_length=4000)]
Texts = tuple[Text, ...]


class EditionError(Exception):
    """A file is no edition that can be read here; the message completes “the edition …”; `newer` where a newer program wrote it."""

    def __init__(self, message: str, *, line: int = 1, column: int = 1, newer: bool = False) -> None:
        super().__init__(message)
        self.line, self.column, self.newer = line, column, newer


class _Said(Value):
    """A part of an edition; dates are EDTF as written, references are `record/claim`, texts are as a reader saw them."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class SaidClaim(_Said):
    """What a claim said, and on whose word: `origins` counts the independent ones."""

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


class SaidJudgement(_Said):
    """What a judgement said, and how sure it was."""

    text: Text
    based_on: Texts
    confidence: Text
    likelihood: Text = ""


class SaidState(_Said):
    """How a relationship was said to have stood."""

    when: Text
    label: Text
    claim: Text


class SaidTrend(_Said):
    """Where a relationship was said to be going."""

    direction: Text
    based_on: Texts


class SaidRole(_Said):
    """An office that somebody was shown in."""

    title: Text
    of: Text = ""
    when: Text = ""
    seen: Texts = ()
    former: bool = False
    cites: Texts


class SaidSource(_Said):
    """An article that the edition rested on."""

    title: Text
    publisher: Text
    published: Text
    status: Text
    formerly: Texts = ()


class SaidRecord(_Said):
    """What a record said; one that was withdrawn has the day, and nothing else but its name and its former ids."""

    kind: Literal["actor", "relationship"]
    name: Text
    formerly: Texts = ()
    withdrawn: Text = ""
    claims: Mapping[str, SaidClaim] = {}
    judgements: Mapping[str, SaidJudgement] = {}
    states: tuple[SaidState, ...] = ()
    trend: SaidTrend | None = None
    roles: tuple[SaidRole, ...] = ()


class Edition(_Said):
    """What a dossier said at one time: its records and sources by id, and its scale of likelihood, least likely first."""

    form: Annotated[int, Field(ge=FORM, le=FORM)]
    as_of: Text
    likelihood: Texts = ()
    records: Mapping[str, SaidRecord]
    sources: Mapping[str, SaidSource]

    def dumps(self) -> str:
        """The file: JSON with sorted keys, what is empty left out; the same records give the same bytes."""
        values = self.model_dump(mode="json", exclude_defaults=True)
        return json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True) + "\n"

    @classmethod
    def loads(cls, content: bytes) -> Self:
        """Read a file of `briefings/editions/`.  Raises EditionError where it is none, or of a form that is not known here."""
        values = _json(content)
        form = values.get("form") if isinstance(values, dict) else None
        if isinstance(form, int) and not isinstance(form, bool) and form > FORM:
            raise EditionError(f"is of form {form}, and this program reads form {FORM}", newer=True)
        try:
            # JSON mode: a list is a tuple, but a number is no text and a text no number.
            return cls.model_validate_json(json.dumps(values), strict=True)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            where = "/".join(map(str, first["loc"])) or "the file"
            told = {"missing": "it is missing", "extra_forbidden": "an edition has no such field"}
            what = told.get(first["type"], "something else stands here")
            raise EditionError(f"is not as the program wrote it: {where}: {what}") from None


def _json(content: bytes) -> object:
    """The values of a JSON text.  Raises EditionError where it is none, has a key twice, or holds a number that is none."""

    def pairs(items: list[tuple[str, object]]) -> dict[str, object]:
        found = dict(items)
        if len(found) < len(items):
            raise EditionError("has a key twice")
        return found

    def constant(name: str) -> NoReturn:
        raise EditionError(f"holds {name}, which is no number")

    try:
        return json.loads(content.decode("utf-8"), object_pairs_hook=pairs, parse_constant=constant)
    except UnicodeDecodeError:
        raise EditionError("is not UTF-8") from None
    except json.JSONDecodeError as error:
        message = "is no JSON: a sign is missing here, or one is too many"
        raise EditionError(message, line=error.lineno, column=error.colno) from None
    except (RecursionError, ValueError):
        raise EditionError("is no JSON that can be read") from None
