"""What could not be checked of a record besides its claims: its judgements, offices, memberships, facts, kinds, states and names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from .scalars import Value

if TYPE_CHECKING:
    from ..text.yaml import Loc
    from .dossier import Actor, Dossier, Relationship

Reasons = tuple[str, ...]
#: The fields of records whose parts rest on paragraphs, besides claims, and what one of them is called.
FIELDS: Final[Mapping[str, str]] = {
    "judgements": "judgement",
    "roles": "office",
    "part_of": "membership",
    "members": "membership",
    "dated_names": "former name",
    "succeeds": "succession",
    "merged_into": "succession",
    "facts": "fact",
    "kinds": "kind",
    "states": "state",
}
#: The place of the dossier's introduction among doubts, and what it is called.
INTRODUCTION: Final = "dossier/introduction"


class Doubtful(NamedTuple):
    """A part of a record that could not be checked completely: its path in the record, what it is called, itself, and the reasons."""

    record: Actor | Relationship
    loc: Loc
    noun: str
    part: Value
    reasons: Reasons


def part_name(loc: Loc, part: Value | None = None) -> str:
    """The name of a part within its record, in doubts and in receipts: its id if it has one, otherwise its path; empty for the record itself."""
    return (getattr(part, "id", "") or ".".join(map(str, loc))) if loc else ""


def doubtful(dossier: Dossier, doubts: Mapping[str, Reasons]) -> Iterator[Doubtful]:
    """The parts in doubt besides claims, by record; and a record itself if none of its parts is the reason."""
    for record in dossier.profiles.values():
        found = [one for one in _parts(record, doubts) if one.reasons]
        yield from found
        own = doubts.get(record.id, ())
        if own and all(one.noun in ("judgement", "office", "membership") for one in found):
            yield Doubtful(record, (), "record", record, own)


def _parts(record: Actor | Relationship, doubts: Mapping[str, Reasons]) -> Iterator[Doubtful]:
    for field, noun in FIELDS.items():
        value = getattr(record, field, None)
        for number, part in enumerate(value if isinstance(value, tuple) else ()):
            yield Doubtful(record, (field, number), noun, part, doubts.get(f"{record.id}/{part_name((field, number), part)}", ()))
        if isinstance(value, Value):
            yield Doubtful(record, (field,), noun, value, doubts.get(f"{record.id}/{field}", ()))


def by_part(dossier: Dossier, doubts: Mapping[str, Reasons]) -> dict[tuple[str, Value], Reasons]:
    """The reasons by record and part, whose position may change if a part of the dossier is left out."""
    return {(one.record.id, one.part): one.reasons for one in doubtful(dossier, doubts) if one.loc}
