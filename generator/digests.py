"""The digest of a dossier: what its records mean now, in the form of an edition.

Floor 5: imports `editions`, `prose`, `claims`, `model`, `sources` and `origins`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from generator import prose
from generator.claims import Claim, Judgement, Role
from generator.editions import (
    FORM,
    Edition,
    SaidClaim,
    SaidJudgement,
    SaidRecord,
    SaidRole,
    SaidSource,
    SaidState,
    SaidTrend,
)
from generator.model import Actor, Dossier, Relationship
from generator.origins import origins
from generator.sources import Record, Source


def digest(dossier: Dossier) -> Edition:
    """What the dossier says: texts as a reader sees them, references as `record/claim`, dates as written."""
    records = (*dossier.profiles.values(), *dossier.withdrawn.values())
    return Edition(
        form=FORM,
        as_of=str(dossier.settings.as_of),
        likelihood=tuple(term.term for term in dossier.settings.likelihood),
        records={record.id: _record(dossier, record) for record in records},
        sources={source.id: _source(source) for source in dossier.sources.values()},
    )


def _record(dossier: Dossier, record: Actor | Relationship) -> SaidRecord:
    full = partial(_full, record)
    trend = record.trend if isinstance(record, Relationship) else None
    return SaidRecord(
        kind="actor" if isinstance(record, Actor) else "relationship",
        name=dossier.name(record.id),
        formerly=record.formerly,
        withdrawn=str(record.withdrawal.date) if record.withdrawal else "",
        claims={claim.id: _claim(dossier, record, claim) for claim in record.claims},
        judgements={judgement.id: _judgement(dossier, record, judgement) for judgement in record.judgements},
        states=tuple(
            SaidState(when=str(state.when), label=state.label, claim=full([state.claim])[0])
            for state in (record.states if isinstance(record, Relationship) else ())
        ),
        trend=SaidTrend(direction=trend.direction, based_on=full(trend.based_on)) if trend else None,
        roles=tuple(map(_role, record.roles)) if isinstance(record, Actor) else (),
    )


def _claim(dossier: Dossier, home: Record, claim: Claim) -> SaidClaim:
    return SaidClaim(
        text=prose.shown(claim.text, dossier.name),
        type=claim.type,
        said_by=claim.said_by,
        work=claim.work or "",
        when=str(claim.when or ""),
        said_when=str(claim.said_when or ""),
        cites=tuple(map(str, claim.cites)),
        origins=len(origins(dossier, claim)),
        differs_from=_full(home, claim.differs_from),
        superseded_by=_full(home, [claim.superseded_by])[0] if claim.superseded_by else "",
    )


def _judgement(dossier: Dossier, home: Record, judgement: Judgement) -> SaidJudgement:
    return SaidJudgement(
        text=prose.shown(judgement.text, dossier.name),
        based_on=_full(home, judgement.based_on),
        confidence=judgement.confidence,
        likelihood=judgement.likelihood or "",
    )


def _role(role: Role) -> SaidRole:
    return SaidRole(
        title=role.title,
        of=role.of or "",
        when=str(role.when or ""),
        seen=tuple(map(str, role.seen)),
        former=role.former,
        cites=tuple(map(str, role.cites)),
    )


def _source(source: Source) -> SaidSource:
    return SaidSource(
        title=source.title,
        publisher=source.publisher,
        published=str(source.published),
        status=source.status,
        formerly=source.formerly,
    )


def _full(home: Record, refs: Iterable[str]) -> tuple[str, ...]:
    return tuple(ref if "/" in ref else f"{home.id}/{ref}" for ref in refs)
