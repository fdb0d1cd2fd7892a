"""Rules about retracted sources: what matters most does not rest on them alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from ..records.dossier import SETTINGS, Actor, Dossier, Relationship, at, at_path
from ..records.scalars import Citation
from ..records.schema import Claim
from ..text.problems import Problem
from ..views.support import Impact
from .registry import rule

_RETRACTED: Final = "retracted"


@rule("retracted-key-claim", resting=True)
def key_claims_stand(dossier: Dossier) -> Iterator[Problem]:
    """A key claim does not rest on retracted sources alone.

    Any other claim may: it stays as a record of what was printed, and is marked wherever it is shown.

    Bad (retracted-key-claim), sources/gazette-2024-05.yml:
        status: retracted
        status_why: The report was invented.
    Good:
        status: corrected
        status_why: The number of ships was wrong.
    """
    retracted = _retracted(dossier)
    for record, number, claim in dossier.each() if retracted.sources else ():
        if claim.key and retracted.falls(claim):
            place = at(dossier, record, ("claims", number, "key"), key=True)
            message = f"the key claim {claim.id!r} {_rests(claim.cites)}"
            yield Problem(
                place, "retracted-key-claim", message, "cite a source that stands, or remove key: true; the claim itself may stay"
            )


@rule("retracted-ground", resting=True)
def judgements_stand(dossier: Dossier) -> Iterator[Problem]:
    """A judgement and the introduction do not rest on retracted sources alone.

    If only some of the claims that they are based on fall, this is printed beside them.

    Bad (retracted-ground), sources/gazette-2024-05.yml:
        status: retracted
        status_why: The report was invented.
    And, relationships/northland--southmark.yml:
        claims: [{id: opened, key: false}]
        judgements: [{id: solved, based_on: [opened, southmark/thanked]}]
    Good, sources/gazette-2024-05.yml:
        status: retracted
        status_why: The report was invented.
    And, relationships/northland--southmark.yml:
        claims: [{id: opened, key: false}]
        judgements: [{id: solved, based_on: [opened, no-deal]}]
    """
    retracted = _retracted(dossier)
    if not retracted.sources:
        return
    for record in dossier.profiles.values():
        for number, judgement in enumerate(record.judgements):
            cites = _fallen(_claims(dossier, record, judgement.based_on), retracted)
            if cites:
                place = at(dossier, record, ("judgements", number, "based_on"), key=True)
                hint = "base it on claims from sources that stand, or remove it; if it was published, say so in `history`"
                yield Problem(place, "retracted-ground", f"the judgement {judgement.id!r} {_rests(cites)}", hint)
    introduction = dossier.settings.opening
    cites = _fallen(_claims(dossier, None, introduction.based_on), retracted)
    if cites:
        place = at_path(dossier, SETTINGS, ("introduction", "based_on"), key=True)
        hint = "base it on claims from sources that stand"
        yield Problem(place, "retracted-ground", f"the introduction {_rests(cites)}", hint)


def _retracted(dossier: Dossier) -> Impact:
    """What falls with the retracted sources; those that were only corrected still support what rests on them."""
    return Impact(dossier, frozenset(source.id for source in dossier.sources.values() if source.status == _RETRACTED))


def _claims(dossier: Dossier, home: Actor | Relationship | None, refs: Iterable[str]) -> list[Claim]:
    found = (dossier.claim(home, ref) if home else dossier.claims.get(ref) for ref in refs)
    return [item[1] for item in found if item]


def _fallen(claims: list[Claim], retracted: Impact) -> tuple[Citation, ...]:
    """The citations of some claims, if each of them rests on retracted sources alone; otherwise none."""
    return tuple(cite for claim in claims for cite in claim.cites) if claims and all(map(retracted.falls, claims)) else ()


def _rests(cites: Iterable[Citation]) -> str:
    """The predicate of a message: the sources of some citations, each once."""
    sources = list(dict.fromkeys(cite.source for cite in cites))
    return f"rests only on {' and '.join(sources)}, which {'was' if len(sources) == 1 else 'were'} retracted"
