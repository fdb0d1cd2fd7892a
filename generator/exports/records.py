"""Records in their exported form.

Floor 5: imports `dates`, `markdown`, `prose`, `values`, `claims`, `model`, `sources`, `origins`, `views`, `exports.form` and `exports.paths`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from generator import markdown as md
from generator import prose
from generator.claims import Claim, Fact, Judgement, Role, Tie, Waiver
from generator.dates import Date
from generator.exports import form, paths
from generator.model import Actor, Dossier, Relationship
from generator.origins import origins
from generator.sources import Record, Source
from generator.values import Citation
from generator.views import Views


@lru_cache(maxsize=4096)
def date(given: Date) -> form.When:
    """A date."""
    return form.When(edtf=given.text, earliest=given.lower, latest=given.upper, words=given.words())


def _maybe(given: Date | None) -> form.When | None:
    return date(given) if given else None


@lru_cache(maxsize=65536)
def _passage(cite: Citation) -> form.Passage:
    return form.Passage(source=cite.source, first=cite.first, last=cite.last, path=paths.passage(cite))


def _passages(cites: Iterable[Citation]) -> tuple[form.Passage, ...]:
    return tuple(map(_passage, cites))


def _waived(waivers: Iterable[Waiver]) -> tuple[form.Waived, ...]:
    return tuple(form.Waived(rule=waiver.rule, why=waiver.why) for waiver in waivers)


def _history(record: Actor | Relationship) -> tuple[form.Change, ...]:
    return tuple(
        form.Change(date=date(item.date), change=item.change, kind=item.kind, claim=item.claim, was=item.was) for item in record.history
    )


def _web(address: str | None) -> str | None:
    """An address with its host in punycode, so that no letter passes for another."""
    return md.url(address) if address else None


class Forms:
    """The exported forms of one dossier's records."""

    def __init__(self, dossier: Dossier, views: Views) -> None:
        self.dossier = dossier
        self.views = views
        self._named: dict[str, form.Named] = {}

    def named(self, id: str) -> form.Named:
        """Another record, by its id."""
        if id not in self._named:
            self._named[id] = form.Named(id=id, name=self.dossier.name(id), path=paths.record(self.dossier, id))
        return self._named[id]

    def pointer(self, home: Record, ref: str) -> form.Pointer:
        """Another claim, named as the record `home` names it."""
        full = ref if "/" in ref else f"{home.id}/{ref}"
        return form.Pointer(ref=full, path=paths.target(self.dossier, full))

    def text(self, raw: str) -> dict[str, Any]:
        """A text in plain words, and its links apart."""
        links = tuple(
            form.Link(words=link.words or self.dossier.name(link.record), target=link.target, path=paths.target(self.dossier, link.target))
            for link in prose.links(raw)
        )
        return {"text": prose.shown(raw, self.dossier.name), "links": links}

    def claim(self, home: Record, claim: Claim) -> form.Claim:
        """A claim at home."""
        ref = f"{home.id}/{claim.id}"
        return form.Claim(
            **self.text(claim.text),
            id=claim.id,
            ref=ref,
            path=paths.target(self.dossier, ref),
            type=claim.type,
            said_by=tuple(tuple(map(self.named, step)) for step in claim.said_by),
            work=claim.work,
            speaker_at=_passage(claim.speaker_at) if claim.speaker_at else None,
            when=_maybe(claim.when),
            said_when=_maybe(claim.said_when),
            dated_at=_passage(claim.dated_at) if claim.dated_at else None,
            cites=_passages(claim.cites),
            origins=len(origins(self.dossier, claim)),
            topics=claim.topics,
            key=claim.key,
            also=tuple(map(self.named, claim.also)),
            note=claim.note,
            differs_from=tuple(self.pointer(home, other) for other in claim.differs_from),
            superseded_by=self.pointer(home, claim.superseded_by) if claim.superseded_by else None,
            waive=_waived(claim.waive),
        )

    def judgement(self, home: Record, judgement: Judgement) -> form.Judgement:
        """A judgement of a record."""
        ref = f"{home.id}/{judgement.id}"
        return form.Judgement(
            **self.text(judgement.text),
            id=judgement.id,
            ref=ref,
            path=paths.target(self.dossier, ref),
            based_on=tuple(self.pointer(home, other) for other in judgement.based_on),
            confidence=judgement.confidence,
            likelihood=judgement.likelihood,
            key=judgement.key,
            waive=_waived(judgement.waive),
        )

    def profile(self, record: Actor | Relationship) -> dict[str, Any]:
        """What actors and relationships have in common."""
        return {
            "id": record.id,
            "path": paths.record(self.dossier, record.id),
            "file": record.path,
            "claims": tuple(self.claim(record, claim) for claim in record.claims),
            "elsewhere": tuple(
                self.pointer(shown.home, shown.claim.id) for shown in self.views.shown[record.id] if shown.home.id != record.id
            ),
            "judgements": tuple(self.judgement(record, judgement) for judgement in record.judgements),
            "history": _history(record),
            "formerly": record.formerly,
            "waive": _waived(record.waive),
            "brief": record.brief,
        }

    def actor(self, actor: Actor) -> form.Actor:
        """An actor."""
        return form.Actor(
            **self.profile(actor),
            type="actor",
            name=actor.name,
            sort_as=actor.sort_as,
            sort_why=actor.sort_why,
            kind=actor.kind,
            aliases=actor.aliases,
            metonyms=actor.metonyms,
            native_names=dict(actor.native_names),
            roles=tuple(map(self.role, actor.roles)),
            part_of=tuple(map(self.tie, actor.part_of)),
            members=tuple(map(self.tie, actor.members)),
            facts=tuple(self.fact(actor, fact) for fact in actor.facts),
        )

    def role(self, role: Role) -> form.Role:
        """An office."""
        return form.Role(
            title=role.title,
            of=self.named(role.of) if role.of else None,
            when=_maybe(role.when),
            seen=tuple(map(date, role.seen)),
            former=role.former,
            leads=role.leads,
            cites=_passages(role.cites),
            waive=_waived(role.waive),
        )

    def tie(self, tie: Tie) -> form.Tie:
        """A membership."""
        return form.Tie(actor=self.named(tie.actor), cites=_passages(tie.cites), waive=_waived(tie.waive))

    def fact(self, actor: Actor, fact: Fact) -> form.Fact:
        """A row of the box of facts."""
        return form.Fact(label=fact.label, value=fact.value, claim=self.pointer(actor, fact.claim))

    def relationship(self, record: Relationship) -> form.Relationship:
        """A relationship."""
        one, two = map(self.named, record.parties)
        states = (form.State(when=date(it.when), label=it.label, claim=self.pointer(record, it.claim)) for it in record.states)
        based_on = tuple(self.pointer(record, ref) for ref in record.trend.based_on) if record.trend else ()
        return form.Relationship(
            **self.profile(record),
            type="relationship",
            name=self.dossier.name(record.id),
            parties=(one, two),
            kinds=tuple(form.Kind.model_validate({"kind": kind.kind, "from": kind.source}) for kind in record.kinds),
            states=tuple(states),
            trend=form.Trend(direction=record.trend.direction, based_on=based_on) if record.trend else None,
        )

    def source(self, source: Source) -> form.Source:
        """A source."""
        return form.Source(
            id=source.id,
            path=paths.record(self.dossier, source.id),
            file=source.path,
            type="source",
            name=source.title,
            publisher=source.publisher,
            printed_as=source.printed_as,
            agency=source.agency,
            published=date(source.published),
            published_why=source.published_why,
            headline=source.headline,
            describes=source.describes,
            authors=source.authors,
            url=_web(source.url),
            archive_url=_web(source.archive_url),
            language=source.language,
            nature=source.nature,
            reliability=form.Reliability(grade=source.reliability.grade, why=source.reliability.why),
            status=source.status,
            status_why=source.status_why,
            paragraphs=len(self.dossier.evidence.get(source.id, ())),
            used=tuple(self.used(source)),
            unused=tuple(form.Unused(first=item.paragraphs[0], last=item.paragraphs[1], why=item.why) for item in source.unused),
            formerly=source.formerly,
        )

    def used(self, source: Source) -> Iterator[form.Used]:
        """The paragraphs of a source that something rests on."""
        claims, offices = self.views.resting_on[source.id], self.views.shown_by[source.id]
        for number in sorted({*claims, *offices}):
            yield form.Used(
                paragraph=number,
                claims=tuple(f"{shown.home.id}/{shown.claim.id}" for shown in claims.get(number, ())),
                offices=tuple(form.Office(actor=actor.id, words=words) for actor, words, _ in offices.get(number, ())),
            )

    def withdrawn(self, record: Actor | Relationship) -> form.Withdrawn:
        """A record that was withdrawn."""
        path = paths.record(self.dossier, record.id)
        return form.Withdrawn(
            id=record.id, path=path, file=record.path, type="withdrawn", name=self.dossier.name(record.id), history=_history(record),
            formerly=record.formerly,
        )  # fmt: skip
