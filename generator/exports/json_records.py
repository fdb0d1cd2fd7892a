"""Records, their settings and their vocabulary as JSON: one file per record, and one for the whole dossier."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Any

from ..records import handling
from ..records.dossier import Actor, Dossier, Kind, Relationship
from ..records.facts import Fact, Location
from ..records.handling import Markings
from ..records.identity import Succession, other_id
from ..records.scalars import Citation
from ..records.schema import Claim, Gap, Judgement, Record, Recorded, Role, Tie, Waiver
from ..records.sources import Source
from ..records.speakers import Speaker
from ..text import markdown as md
from ..text import prose
from ..text.dates import Date, Day
from ..views import kinds, queries
from ..views.queries import Views, origins
from ..views.support import coverage, unread_runs, unused_runs
from . import model, parts


def label(markings: Markings) -> str | None:
    """The words of markings, or nothing."""
    return handling.label(markings) or None


@lru_cache(maxsize=4096)
def date(given: Date) -> parts.When:
    """A date."""
    return parts.When(edtf=given.text, earliest=_day(given.earliest), latest=_day(given.latest), words=given.words())


def _day(given: Day | None) -> str | None:
    return given.isoformat() if given else None


def _maybe(given: Date | None) -> parts.When | None:
    return date(given) if given else None


def _recorded(row: Recorded) -> parts.Recorded:
    return parts.Recorded(source=row.source, version=row.version, row=row.row, references=row.references)


def _same_as(ids: Iterable[str]) -> tuple[parts.SameAs, ...]:
    found = map(other_id, ids)
    return tuple(parts.SameAs(scheme=it.scheme or None, id=it.id, url=it.address or None) for it in found)


def _waived(waivers: Iterable[Waiver]) -> tuple[model.Waived, ...]:
    return tuple(model.Waived(rule=waiver.rule, why=waiver.why) for waiver in waivers)


def _history(record: Actor | Relationship) -> tuple[model.Change, ...]:
    return tuple(
        model.Change(date=date(item.date), change=item.change, kind=item.kind, claim=item.claim, was=item.was) for item in record.history
    )


def number(given: Decimal) -> int | float:
    """A number as JSON has it: whole if it is written without decimals."""
    return int(given) if given == given.to_integral_value() and given.as_tuple().exponent == 0 else float(given)


def _location(given: Location | None) -> parts.Location | None:
    if given is None:
        return None
    lat, long = (None if degrees is None else float(degrees) for degrees in (given.lat, given.long))
    return parts.Location(name=given.name, latitude=lat, longitude=long)


def _web(address: str | None) -> str | None:
    """An address with its host in punycode, so that look-alike letters are visible."""
    return md.url(address) if address else None


class Forms:
    """The exported forms of one dossier's records."""

    def __init__(self, dossier: Dossier, views: Views) -> None:
        self.dossier = dossier
        self.views = views
        self._named: dict[str, parts.Named] = {}
        self._passages: dict[Citation, parts.Passage] = {}

    def named(self, id: str) -> parts.Named:
        """Another record, by its id."""
        if id not in self._named:
            self._named[id] = parts.Named(id=id, name=self.dossier.title(id), path=queries.record_path(self.dossier, id))
        return self._named[id]

    def speaker(self, speaker: Speaker) -> parts.Named | parts.Unnamed:
        """A speaker: another record, or somebody whom the article does not name."""
        if isinstance(speaker, str):
            return self.named(speaker)
        return parts.Unnamed(words=speaker.words, of=self.named(speaker.of) if speaker.of else None)

    def passage(self, cite: Citation) -> parts.Passage:
        """A citation."""
        if cite not in self._passages:
            place, path = self.dossier.place(cite) or None, queries.passage_path(cite)
            made = parts.Passage(source=cite.source, first=cite.first or None, last=cite.last or None, place=place, path=path)
            self._passages[cite] = made
        return self._passages[cite]

    def passages(self, cites: Iterable[Citation]) -> tuple[parts.Passage, ...]:
        """Some citations."""
        return tuple(map(self.passage, cites))

    def pointer(self, home: Record, ref: str) -> parts.Pointer:
        """Another claim, from the reference `ref` in the record `home`."""
        full = ref if "/" in ref else f"{home.id}/{ref}"
        return parts.Pointer(ref=full, path=queries.target_path(self.dossier, full))

    def text(self, raw: str) -> dict[str, Any]:
        """A text in plain words, with its links listed separately."""
        links = tuple(
            parts.Link(
                words=link.words or self.dossier.name(link.record),
                target=link.target,
                path=queries.target_path(self.dossier, link.target),
            )
            for link in prose.links(raw)
        )
        return {"text": prose.shown(raw, self.dossier.name), "links": links}

    def claim(self, home: Actor | Relationship, claim: Claim) -> model.Claim:
        """A claim of a record."""
        ref = f"{home.id}/{claim.id}"
        return model.Claim(
            **self.text(claim.text),
            id=claim.id,
            ref=ref,
            path=queries.target_path(self.dossier, ref),
            type=claim.type,
            said_by=tuple(tuple(map(self.speaker, step)) for step in claim.said_by),
            work=claim.work,
            confidence=claim.confidence,
            likelihood=claim.likelihood,
            speaker_at=self.passage(claim.speaker_at) if claim.speaker_at else None,
            when=_maybe(claim.when),
            said_when=_maybe(claim.said_when),
            dated_at=self.passage(claim.dated_at) if claim.dated_at else None,
            event=claim.event,
            cites=self.passages(claim.cites),
            origins=len(origins(self.dossier, claim)),
            not_checked=self.dossier.unchecked.get(ref, ()),
            readers=len(self.dossier.reviews.get(ref, ())),
            last_read=max((review.date for review in self.dossier.reviews.get(ref, ())), default=None),
            topics=claim.topics,
            key=claim.key,
            also=tuple(map(self.named, claim.also)),
            note=claim.note,
            differs_from=tuple(self.pointer(home, other) for other in claim.differs_from),
            superseded_by=self.pointer(home, claim.superseded_by) if claim.superseded_by else None,
            means=tuple(parts.Meaning(name=it.name, actor=self.named(it.actor)) for it in claim.means),
            marking=label(self.views.handling.claim(home, claim)),
            waive=_waived(claim.waive),
        )

    def gap(self, home: Actor | Relationship, gap: Gap) -> model.Gap:
        """Something that is not known of a record."""
        return model.Gap(**self.text(gap.text), based_on=tuple(self.pointer(home, ref) for ref in gap.based_on))

    def judgement(self, home: Actor | Relationship, judgement: Judgement) -> model.Judgement:
        """A judgement of a record."""
        ref = f"{home.id}/{judgement.id}"
        return model.Judgement(
            **self.text(judgement.text),
            id=judgement.id,
            ref=ref,
            path=queries.target_path(self.dossier, ref),
            based_on=tuple(self.pointer(home, other) for other in judgement.based_on),
            confidence=judgement.confidence,
            likelihood=judgement.likelihood,
            not_checked=self.dossier.doubts_on(home.id, judgement),
            key=judgement.key,
            marking=label(self.views.handling.judgement(home, judgement)),
            waive=_waived(judgement.waive),
        )

    def profile(self, record: Actor | Relationship) -> dict[str, Any]:
        """What actors and relationships have in common."""
        return {
            "id": record.id,
            "path": queries.record_path(self.dossier, record.id),
            "file": record.path,
            "marking": label(self.views.handling.record(record.id)),
            "claims": tuple(self.claim(record, claim) for claim in record.claims),
            "elsewhere": tuple(
                self.pointer(shown.home, shown.claim.id) for shown in self.views.shown[record.id] if shown.home.id != record.id
            ),
            "judgements": tuple(self.judgement(record, judgement) for judgement in record.judgements),
            "gaps": tuple(self.gap(record, gap) for gap in record.gaps),
            "history": _history(record),
            "formerly": record.formerly,
            "waive": _waived(record.waive),
            "brief": record.brief,
        }

    def actor(self, actor: Actor) -> model.Actor:
        """An actor."""
        return model.Actor(
            **self.profile(actor),
            type="actor",
            name=actor.name,
            qualifier=actor.qualifier,
            sort_as=actor.sort_as,
            sort_why=actor.sort_why,
            kind=actor.kind,
            aliases=actor.aliases,
            metonyms=actor.metonyms,
            native_names=dict(actor.native_names),
            dated_names=tuple(
                parts.DatedName(
                    name=it.name,
                    when=date(it.when),
                    claim=self.pointer(actor, it.claim),
                    not_checked=self.dossier.doubts_on(actor.id, it),
                )
                for it in actor.dated_names
            ),
            website=actor.website,
            image=self.image(actor),
            same_as=_same_as(actor.same_as),
            recorded=tuple(map(_recorded, actor.recorded)),
            roles=tuple(self.role(actor, role) for role in actor.roles),
            part_of=tuple(self.tie(actor, tie) for tie in actor.part_of),
            members=tuple(self.tie(actor, tie) for tie in actor.members),
            succeeds=tuple(self.succession(actor, it) for it in actor.succeeds),
            merged_into=self.succession(actor, actor.merged_into) if actor.merged_into else None,
            facts=tuple(self.fact(actor, fact) for fact in actor.facts),
        )

    def image(self, actor: Actor) -> parts.Image | None:
        """The image of an actor."""
        image, picture = actor.image, self.dossier.picture(actor)
        if image is None or picture is None:
            return None
        return parts.Image(
            path=queries.image_path(image),
            sha256=picture.digest,
            width=picture.width,
            height=picture.height,
            alt=image.alt,
            credit=image.credit,
            licence=image.licence,
        )

    def succession(self, actor: Actor, succession: Succession) -> parts.Succession:
        """Another actor that one came from, or became part of."""
        return parts.Succession(
            actor=self.named(succession.actor),
            when=_maybe(succession.when),
            claim=self.pointer(actor, succession.claim),
            not_checked=self.dossier.doubts_on(actor.id, succession),
        )

    def role(self, actor: Actor, role: Role) -> model.Role:
        """An office."""
        return model.Role(
            title=role.title,
            of=self.named(role.of) if role.of else None,
            when=_maybe(role.when),
            seen=tuple(map(date, role.seen)),
            former=role.former,
            leads=role.leads,
            cites=self.passages(role.cites),
            not_checked=self.dossier.doubts_on(actor.id, role),
            waive=_waived(role.waive),
        )

    def tie(self, actor: Actor, tie: Tie) -> model.Tie:
        """A membership."""
        ended = kinds.is_over(self.dossier, tie.when)
        return model.Tie(
            actor=self.named(tie.actor),
            when=_maybe(tie.when),
            ended=ended,
            cites=self.passages(tie.cites),
            not_checked=self.dossier.doubts_on(actor.id, tie),
            waive=_waived(tie.waive),
        )

    def fact(self, actor: Actor, fact: Fact) -> model.Fact:
        """A row of the box of facts."""
        return model.Fact(
            label=fact.label,
            value=fact.shown,
            date=_maybe(fact.date),
            number=None if fact.number is None else number(fact.number),
            unit=fact.unit,
            place=_location(fact.place),
            address=fact.address,
            when=_maybe(fact.when),
            claim=self.pointer(actor, fact.claim),
            not_checked=self.dossier.doubts_on(actor.id, fact),
        )

    def relationship(self, record: Relationship) -> model.Relationship:
        """A relationship."""
        one, two = map(self.named, record.parties)
        tone = kinds.tone(self.dossier, record)
        states = (
            model.State(
                when=date(it.when),
                label=it.label,
                claim=self.pointer(record, it.claim),
                not_checked=self.dossier.doubts_on(record.id, it),
            )
            for it in record.states
        )
        based_on = tuple(self.pointer(record, ref) for ref in record.trend.based_on) if record.trend else ()
        return model.Relationship(
            **self.profile(record),
            type="relationship",
            name=self.dossier.title(record.id),
            parties=(one, two),
            kinds=tuple(self.kind(record, kind) for kind in record.kinds),
            tone=tone if tone not in ("ended", "unjudged") else None,
            states=tuple(states),
            trend=model.Trend(direction=record.trend.direction, based_on=based_on) if record.trend else None,
        )

    def kind(self, record: Relationship, kind: Kind) -> model.Kind:
        """A kind of a relationship."""
        tone = kind.tone or self.dossier.vocabulary.relationship_kinds[kind.kind].tone
        return model.Kind(
            kind=kind.kind,
            **{"from": kind.source},
            when=_maybe(kind.when),
            ended=kinds.is_over(self.dossier, kind.when),
            claim=self.pointer(record, kind.claim) if kind.claim else None,
            recorded=_recorded(kind.recorded) if kind.recorded else None,
            not_checked=self.dossier.doubts_on(record.id, kind),
            tone=tone,
            tone_of=kinds.judge(self.dossier, record, kind) if tone else None,
            tone_from=self.pointer(record, kind.tone_from) if kind.tone_from else None,
        )

    def source(self, source: Source) -> model.Source:
        """A source."""
        covered, same = coverage(self.views, source), self.dossier.same_text.get(source.id, source.id)
        return model.Source(
            id=source.id,
            path=queries.record_path(self.dossier, source.id),
            file=source.path,
            marking=label(self.views.handling.record(source.id)),
            type="source",
            name=source.title,
            publisher=source.publisher,
            printed_as=source.printed_as,
            agency=source.agency,
            published=_maybe(source.published),
            published_why=source.published_why,
            headline=source.headline,
            describes=source.describes,
            authors=source.author_names,
            corporate_authors=tuple(author.name for author in source.authors if author.corporate),
            url=_web(source.url),
            archive_url=_web(source.archive_url),
            language=source.language,
            nature=source.nature,
            medium=source.medium,
            accessed=_maybe(source.accessed),
            reliability=model.Reliability(grade=source.reliability.grade, why=source.reliability.why),
            status=source.status,
            status_why=source.status_why,
            read=source.read,
            rights=source.rights,
            licence=source.licence,
            rights_why=source.rights_why,
            same_text_as=same if same != source.id else None,
            paragraphs=len(self.dossier.evidence.get(source.id, ())),
            places=tuple(model.Place(paragraph=item.number, words=item.place) for item in covered.paragraphs if item.place),
            scope=tuple(model.Range(first=first, last=last) for first, last in source.scope or ()),
            not_read=tuple(model.Range(first=first, last=last) for first, last in unread_runs(covered)),
            scope_why=source.scope_why,
            used=tuple(self.used(source)),
            unused=tuple(model.Unused(first=first, last=last, why=why) for first, last, why in unused_runs(covered)),
            waive=_waived(source.waive),
            same_as=_same_as(source.same_as),
            formerly=source.formerly,
        )

    def used(self, source: Source) -> Iterator[model.Used]:
        """The cited paragraphs of a source."""
        claims, offices = self.views.resting_on[source.id], self.views.shown_by[source.id]
        for number in sorted({*claims, *offices}):
            yield model.Used(
                paragraph=number,
                claims=tuple(f"{shown.home.id}/{shown.claim.id}" for shown in claims.get(number, ())),
                offices=tuple(model.Office(actor=it.actor.id, words=it.words) for it in offices.get(number, ())),
            )

    def withdrawn(self, record: Actor | Relationship) -> model.Withdrawn:
        """A record that was withdrawn."""
        path = queries.record_path(self.dossier, record.id)
        return model.Withdrawn(
            id=record.id, path=path, file=record.path, type="withdrawn", name=self.dossier.title(record.id), history=_history(record),
            formerly=record.formerly, marking=label(self.views.handling.record(record.id)),
        )  # fmt: skip
