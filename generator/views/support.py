"""What rests on a source: which paragraphs are cited, and what would fall if the source were retracted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from ..records.dossier import Actor, Dossier, Relationship
from ..records.scalars import Citation
from ..records.schema import Claim, Record
from ..records.sources import Source
from ..text import prose
from ..text.prose import count, runs
from .queries import Shown, ShownOffice, Views
from .wording import UNREAD


@dataclass(frozen=True)
class Paragraph:
    """A numbered paragraph with the claims, and the offices and memberships in words, that rest on it; or the reason why none does.

    `place` is where it is in the original, in words.  If it was not read, `read` is false, and `unused` gives the reason.
    If nothing that cites it was compared with it, since its evidence is not here, `compared` is false.
    """

    number: int
    claims: tuple[Shown, ...]
    offices: tuple[ShownOffice, ...]
    unused: str
    place: str = ""
    read: bool = True
    compared: bool = True

    @property
    def used(self) -> bool:
        """Whether anything rests on it."""
        return bool(self.claims or self.offices)


@dataclass(frozen=True)
class Coverage:
    """A source with its paragraphs in order."""

    source: Source
    paragraphs: tuple[Paragraph, ...]

    @property
    def used(self) -> int:
        """The number of paragraphs on which something rests that was compared with them."""
        return sum(paragraph.used and paragraph.compared for paragraph in self.paragraphs)

    @property
    def claims(self) -> int:
        """The number of different claims that rest on the source."""
        return len({(shown.home.id, shown.claim.id) for paragraph in self.paragraphs for shown in paragraph.claims})

    def words(self) -> str:
        """A summary in a line: “41 of 43 paragraphs used (95 %), 88 statements”; of those that were read, if not all were."""
        if not self.source.read:
            return UNREAD
        whole = sum(paragraph.read for paragraph in self.paragraphs)
        share = f" ({100 * self.used // whole} %)" if whole else ""
        left = len(self.paragraphs) - whole
        unread = f", {left} not read" if left else ""
        cited = sum(paragraph.used and not paragraph.compared for paragraph in self.paragraphs)
        uncompared = f", {cited} more cited but not checked" if cited else ""
        return f"{self.used} of {count(whole, 'paragraph')} used{share}{uncompared}{unread}, {count(self.claims, 'statement')}"

    def runs(self) -> Iterator[tuple[Paragraph, ...]]:
        """The paragraphs, with neighbours that were not read together."""
        for read, grouped in groupby(self.paragraphs, key=lambda paragraph: paragraph.read):
            found = tuple(grouped)
            yield from zip(found) if read else (found,)

    def lines(self) -> Iterator[str]:
        """A line for each paragraph: its number, and what rests on it, or the reason why nothing does."""
        for run in self.runs():
            number = str(run[0].number) if len(run) == 1 else f"{run[0].number}-{run[-1].number}"
            place = f"  [{run[0].place}]" if run[0].place and len(run) == 1 else ""
            yield f"{number:>4}{place}  {paragraph_use(run[0])}"


def paragraph_use(paragraph: Paragraph) -> str:
    """The number of things that rest on a paragraph, by kind; or the reason why nothing does."""
    counted = [count(len(items), noun) for items, noun in ((paragraph.claims, "statement"), (paragraph.offices, "office")) if items]
    what = "not used" if paragraph.read else "not read"
    return ", ".join(counted) or f"{what}{f': {paragraph.unused}' if paragraph.unused else ''}"


def coverage(views: Views, source: Source) -> Coverage:
    """The coverage of a source of the dossier.  A paragraph that is cited was read, whatever the scope says."""
    numbers = range(1, _paragraphcount(views, source) + 1 if source.read else 1)
    return Coverage(source, tuple(_paragraph(views, source, number) for number in numbers))


def _paragraph(views: Views, source: Source, number: int) -> Paragraph:
    claims = views.resting_on[source.id].get(number, ())
    offices = views.shown_by[source.id].get(number, ())
    read = bool(claims or offices) or source.in_scope(number)
    unused = _unused_reason(source, number) if read else source.scope_why or ""
    place = views.dossier.place(Citation(source.id, number, number))
    return Paragraph(number, claims, offices, unused, place, read, _is_compared(views.dossier, source.id, claims, offices))


def _is_compared(dossier: Dossier, source: str, claims: Iterable[Shown], offices: Iterable[ShownOffice]) -> bool:
    """Whether something that cites a source was compared with it: a claim, or an office if the evidence is here and has its key."""
    evidence = dossier.evidence.get(source)
    checked = evidence is not None and any(evidence.key or not office.unchecked for office in offices)
    return checked or any(cite.source == source for shown in claims for cite in dossier.compared(shown.claim))


def _paragraphcount(views: Views, source: Source) -> int:
    """The number of paragraphs of an article; if its evidence is kept elsewhere, as many as are cited or listed by its record."""
    listed = (*(item.paragraphs for item in source.unused), *(source.scope or ()))
    cited = (*views.resting_on[source.id], *views.shown_by[source.id], *(last for _, last in listed))
    evidence = views.dossier.evidence.get(source.id)
    return len(evidence) if evidence is not None else max(cited, default=0)


def _unused_reason(source: Source, number: int) -> str:
    return next((item.why for item in source.unused if item.paragraphs[0] <= number <= item.paragraphs[1]), "")


def unused_runs(covered: Coverage) -> Iterator[tuple[int, int, str | None]]:
    """The paragraphs that were read and not used, as runs with the same reason: the first, the last, and the reason if there is one."""
    unused = [paragraph for paragraph in covered.paragraphs if paragraph.read and not paragraph.used]
    for (_, why), found in groupby(enumerate(unused), key=lambda pair: (pair[1].number - pair[0], pair[1].unused)):
        numbers = [paragraph.number for _, paragraph in found]
        yield numbers[0], numbers[-1], why or None


def unread_runs(covered: Coverage) -> list[tuple[int, int]]:
    """The paragraphs outside what was read, as runs."""
    return runs(paragraph.number for paragraph in covered.paragraphs if not paragraph.read)


#: The word for each status of a source, shown beside what rests on it.
STATUSES: Final = {"corrected": "corrected", "retracted": "retracted"}


def fallen_sources(dossier: Dossier) -> frozenset[str]:
    """The sources that their publishers corrected or retracted."""
    return frozenset(source.id for source in dossier.sources.values() if source.status in STATUSES)


@dataclass(frozen=True)
class Effect:
    """Something that rests on a source: its record, its kind, its words, and whether it rests on that source alone."""

    record: Record | None
    what: str
    words: str
    alone: bool

    def line(self, name: str) -> str:
        """The effect in a line, with `name` as the name of its record."""
        return f"{'unsupported' if self.alone else 'weakened'}  {name}: {self.what}: {self.words}"


@dataclass(frozen=True)
class Impact:
    """What falls in a dossier along with some of its sources."""

    dossier: Dossier
    sources: frozenset[str]

    def falls(self, claim: Claim) -> bool:
        """Whether a claim rests on these sources alone."""
        return self.rests_alone(claim.cites)

    def rests_alone(self, cites: Iterable[Citation]) -> bool:
        """Whether something with these citations rests on these sources and no others."""
        cited = {cite.source for cite in self.dossier.read(cites)}
        return bool(cited) and cited <= self.sources

    def shaken(self, home: Record, refs: Iterable[str]) -> bool:
        """Whether some of these claims fall, so that a judgement or an introduction based on them must be reviewed."""
        return any(self.falls(claim) for _, claim in self._claims(home, refs))

    def all_fall(self, home: Record, refs: Iterable[str]) -> bool:
        """Whether all of these claims fall, along with what they show: a state, a trend, a fact."""
        found = list(self._claims(home, refs))
        return bool(found) and all(self.falls(claim) for _, claim in found)

    def _claims(self, home: Record, refs: Iterable[str]) -> Iterator[tuple[Record, Claim]]:
        return (found for found in (self.dossier.claim(home, ref) for ref in refs) if found)

    def why(self, cites: Iterable[Citation]) -> tuple[Source, ...]:
        """The sources that fall and on which something with these citations rests, without duplicates."""
        read = dict.fromkeys(cite.source for cite in self.dossier.read(cites))
        return tuple(self.dossier.sources[id] for id in read if id in self.sources)

    def effects(self) -> Iterator[Effect]:
        """Everything that rests on these sources, record by record."""
        for record in self.dossier.profiles.values():
            for claim in record.claims:
                yield from self._cited(record, f"claim '{claim.id}'", self._shown(claim.text), claim.cites)
            yield from self._of_actor(record) if isinstance(record, Actor) else self._of_relationship(record)
            for judgement in record.judgements:
                if self.shaken(record, judgement.based_on):
                    yield Effect(
                        record, f"judgement '{judgement.id}'", self._shown(judgement.text), self.all_fall(record, judgement.based_on)
                    )
        yield from self._introduction()

    def _of_actor(self, actor: Actor) -> Iterator[Effect]:
        for role in actor.roles:
            yield from self._cited(actor, "office", role.title, role.cites)
        for label, ties in (("part of", actor.part_of), ("member", actor.members)):
            for tie in ties:
                yield from self._cited(actor, label, self.dossier.title(tie.actor), tie.cites)
        for dated in actor.dated_names:
            if self.all_fall(actor, (dated.claim,)):
                yield Effect(actor, "name", f"{dated.name} ({dated.when.words()})", alone=True)
        for _, it in actor.successions:
            if self.all_fall(actor, (it.claim,)):
                yield Effect(actor, "succession", self.dossier.title(it.actor), alone=True)
        for fact in actor.facts:
            if self.all_fall(actor, (fact.claim,)):
                yield Effect(actor, "fact", f"{fact.label}: {fact.shown}", alone=True)

    def _of_relationship(self, relationship: Relationship) -> Iterator[Effect]:
        for kind in relationship.kinds:
            row_falls = not kind.claim and kind.recorded is not None and kind.recorded.source in self.sources
            if row_falls or (kind.claim and self.all_fall(relationship, (kind.claim,))):
                yield Effect(relationship, "kind", self.dossier.vocabulary.relationship_kinds[kind.kind].label, alone=True)
        for state in relationship.states:
            if self.all_fall(relationship, (state.claim,)):
                yield Effect(relationship, f"state of {state.when.words()}", state.label, alone=True)
        if relationship.trend and self.shaken(relationship, relationship.trend.based_on):
            alone = self.all_fall(relationship, relationship.trend.based_on)
            yield Effect(relationship, "trend", relationship.trend.direction, alone)

    def _introduction(self) -> Iterator[Effect]:
        introduction = self.dossier.settings.opening
        found = [item for item in (self.dossier.claims.get(ref) for ref in introduction.based_on) if item]
        if any(self.falls(claim) for _, claim in found):
            yield Effect(None, "introduction", self._shown(introduction.text), all(self.falls(claim) for _, claim in found))

    def _shown(self, text: str) -> str:
        return prose.shown(text, self.dossier.name)

    def _cited(self, record: Record, what: str, words: str, cites: tuple[Citation, ...]) -> Iterator[Effect]:
        if self.why(cites):
            yield Effect(record, what, words, self.rests_alone(cites))
