"""What a dossier says now, as an edition: the records without anything that depends on their formatting."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from ..records.dossier import Actor, Dossier, Kind, Relationship
from ..records.editions import (
    FORM,
    Edition,
    SaidClaim,
    SaidFact,
    SaidImage,
    SaidJudgement,
    SaidKind,
    SaidName,
    SaidRecord,
    SaidRole,
    SaidSource,
    SaidState,
    SaidSuccession,
    SaidTie,
    SaidTrend,
)
from ..records.identity import Succession
from ..records.schema import Claim, Judgement, Record, Role, Tie
from ..records.sources import Source
from ..text import prose
from .queries import origins_anywhere


def digest(dossier: Dossier) -> Edition:
    """The content of the dossier: texts as a reader sees them, references as `record/claim`, dates as written."""
    records = (*dossier.profiles.values(), *dossier.withdrawn.values())
    return Edition(
        form=FORM,
        as_of=str(dossier.settings.as_of),
        likelihood=tuple(term.term for term in dossier.settings.likelihood),
        records={record.id: _said_record(dossier, record) for record in records},
        sources={source.id: _said_source(source) for source in dossier.sources.values()},
    )


def _said_record(dossier: Dossier, record: Actor | Relationship) -> SaidRecord:
    full = partial(_full_refs, record)
    trend = record.trend if isinstance(record, Relationship) else None
    return SaidRecord(
        kind="actor" if isinstance(record, Actor) else "relationship",
        name=dossier.title(record.id),
        formerly=record.formerly,
        withdrawn=str(record.withdrawal.date) if record.withdrawal else "",
        claims={claim.id: _said_claim(dossier, record, claim) for claim in record.claims},
        judgements={judgement.id: _said_judgement(dossier, record, judgement) for judgement in record.judgements},
        states=tuple(
            SaidState(when=str(state.when), label=state.label, claim=_full(record, state.claim))
            for state in (record.states if isinstance(record, Relationship) else ())
        ),
        trend=SaidTrend(direction=trend.direction, based_on=full(trend.based_on)) if trend else None,
        **({} if record.withdrawal else _parts(dossier, record)),
    )


def _parts(dossier: Dossier, record: Actor | Relationship) -> dict[str, Any]:
    """The parts without an id that only actors or only relationships have."""
    if isinstance(record, Relationship):
        return {"kinds": tuple(_said_kind(record, kind) for kind in record.kinds)}
    actor = record
    return {
        "roles": tuple(map(_said_role, actor.roles)),
        "part_of": tuple(map(_said_tie, actor.part_of)),
        "members": tuple(map(_said_tie, actor.members)),
        "facts": tuple(SaidFact(label=fact.label, value=fact.words, claim=_full(actor, fact.claim)) for fact in actor.facts),
        "dated_names": tuple(SaidName(name=it.name, when=str(it.when), claim=_full(actor, it.claim)) for it in actor.dated_names),
        "succeeds": tuple(_said_succession(actor, it) for it in actor.succeeds),
        "merged_into": _said_succession(actor, actor.merged_into) if actor.merged_into else None,
        "image": _said_image(dossier, actor),
    }


def _said_kind(home: Relationship, kind: Kind) -> SaidKind:
    return SaidKind(
        kind=kind.kind,
        by=kind.source or "",
        when=str(kind.when or ""),
        claim=_full(home, kind.claim) if kind.claim else "",
        recorded=f"{kind.recorded.source}: {kind.recorded.words}" if kind.recorded else "",
        tone=kind.tone or "",
        tone_from=_full(home, kind.tone_from) if kind.tone_from else "",
    )


def _said_tie(tie: Tie) -> SaidTie:
    return SaidTie(actor=tie.actor, when=str(tie.when or ""), cites=tuple(map(str, tie.cites)))


def _said_succession(actor: Actor, it: Succession) -> SaidSuccession:
    return SaidSuccession(actor=it.actor, when=str(it.when or ""), claim=_full(actor, it.claim))


def _said_image(dossier: Dossier, actor: Actor) -> SaidImage | None:
    image, picture = actor.image, dossier.picture(actor)
    if image is None or picture is None:
        return None
    return SaidImage(file=image.file, sha256=picture.digest, alt=image.alt, credit=image.credit, licence=image.licence)


def _said_claim(dossier: Dossier, home: Record, claim: Claim) -> SaidClaim:
    return SaidClaim(
        text=prose.shown(claim.text, dossier.name),
        type=claim.type,
        said_by=tuple(
            tuple(speaker if isinstance(speaker, str) else dossier.speaker(speaker) for speaker in step) for step in claim.said_by
        ),
        work=claim.work or "",
        when=str(claim.when or ""),
        said_when=str(claim.said_when or ""),
        cites=tuple(map(str, claim.cites)),
        origins=len(origins_anywhere(dossier, claim)),
        differs_from=_full_refs(home, claim.differs_from),
        superseded_by=_full(home, claim.superseded_by) if claim.superseded_by else "",
        event=claim.event or "",
        confidence=claim.confidence or "",
        likelihood=claim.likelihood or "",
    )


def _said_judgement(dossier: Dossier, home: Record, judgement: Judgement) -> SaidJudgement:
    return SaidJudgement(
        text=prose.shown(judgement.text, dossier.name),
        based_on=_full_refs(home, judgement.based_on),
        confidence=judgement.confidence,
        likelihood=judgement.likelihood or "",
    )


def _said_role(role: Role) -> SaidRole:
    return SaidRole(
        title=role.title,
        of=role.of or "",
        when=str(role.when or ""),
        seen=tuple(map(str, role.seen)),
        former=role.former,
        cites=tuple(map(str, role.cites)),
    )


def _said_source(source: Source) -> SaidSource:
    return SaidSource(
        title=source.title,
        publisher=source.publisher,
        published=str(source.published or ""),
        status=source.status,
        formerly=source.formerly,
    )


def _full_refs(home: Record, refs: Iterable[str]) -> tuple[str, ...]:
    return tuple(_full(home, ref) for ref in refs)


def _full(home: Record, ref: str) -> str:
    return ref if "/" in ref else f"{home.id}/{ref}"
