"""What rests on a source: which paragraphs are cited, and what would fall if the source were retracted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from ..records.dossier import Actor, Dossier, Relationship
from ..records.scalars import Citation
from ..records.schema import Claim, Record, Source
from ..text import prose
from ..text.prose import count
from .queries import Shown, Views


@dataclass(frozen=True)
class Paragraph:
    """A numbered paragraph with the claims, and the offices and memberships in words, that rest on it; or the reason why none does."""

    number: int
    claims: tuple[Shown, ...]
    offices: tuple[tuple[Actor, str, tuple[Citation, ...]], ...]
    unused: str

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
        """The number of paragraphs on which something rests."""
        return sum(paragraph.used for paragraph in self.paragraphs)

    @property
    def claims(self) -> int:
        """The number of different claims that rest on the source."""
        return len({(shown.home.id, shown.claim.id) for paragraph in self.paragraphs for shown in paragraph.claims})

    def words(self) -> str:
        """A summary in a line: “41 of 43 paragraphs used (95 %), 88 statements”."""
        whole = len(self.paragraphs)
        share = f" ({100 * self.used // whole} %)" if whole else ""
        return f"{self.used} of {count(whole, 'paragraph')} used{share}, {count(self.claims, 'statement')}"

    def lines(self) -> Iterator[str]:
        """A line for each paragraph: its number, and what rests on it, or the reason why nothing does."""
        for paragraph in self.paragraphs:
            yield f"{paragraph.number:4}  {paragraph_use(paragraph)}"


def paragraph_use(paragraph: Paragraph) -> str:
    """The number of things that rest on a paragraph, by kind; or the reason why nothing does."""
    counted = [count(len(items), noun) for items, noun in ((paragraph.claims, "statement"), (paragraph.offices, "office")) if items]
    return ", ".join(counted) or f"not used: {paragraph.unused}"


def coverage(views: Views, source: Source) -> Coverage:
    """The coverage of a source of the dossier."""
    resting, shown_by = views.resting_on[source.id], views.shown_by[source.id]
    numbers = range(1, _paragraphcount(views, source) + 1)
    found = (Paragraph(number, resting.get(number, ()), shown_by.get(number, ()), _unused_reason(source, number)) for number in numbers)
    return Coverage(source, tuple(found))


def _paragraphcount(views: Views, source: Source) -> int:
    """The number of paragraphs of an article; if its evidence is kept elsewhere, as many as are cited or listed as unused."""
    cited = (*views.resting_on[source.id], *views.shown_by[source.id], *(item.paragraphs[1] for item in source.unused))
    evidence = views.dossier.evidence.get(source.id)
    return len(evidence) if evidence is not None else max(cited, default=0)


def _unused_reason(source: Source, number: int) -> str:
    return next((item.why for item in source.unused if item.paragraphs[0] <= number <= item.paragraphs[1]), "")


#: The word for each status of a source, shown beside what rests on it.
STATUSES: Final = {"corrected": "corrected", "retracted": "retracted"}


def fallen_sources(dossier: Dossier) -> frozenset[str]:
    """The sources that their publishers corrected or retracted."""
    return frozenset(source.id for source in dossier.sources.values() if source.status in STATUSES)


def rests_alone(cites: Iterable[Citation], sources: frozenset[str]) -> bool:
    """Whether something with these citations rests on these sources and no others."""
    cited = {cite.source for cite in cites}
    return bool(cited) and cited <= sources


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
        return rests_alone(claim.cites, self.sources)

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
        """The cited sources that fall, without duplicates."""
        return tuple(self.dossier.sources[id] for id in dict.fromkeys(cite.source for cite in cites) if id in self.sources)

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
                yield from self._cited(actor, label, self.dossier.name(tie.actor), tie.cites)
        for fact in actor.facts:
            if self.all_fall(actor, (fact.claim,)):
                yield Effect(actor, "fact", f"{fact.label}: {fact.value}", alone=True)

    def _of_relationship(self, relationship: Relationship) -> Iterator[Effect]:
        for state in relationship.states:
            if self.all_fall(relationship, (state.claim,)):
                yield Effect(relationship, f"state of {state.when.words()}", state.label, alone=True)
        if relationship.trend and self.shaken(relationship, relationship.trend.based_on):
            alone = self.all_fall(relationship, relationship.trend.based_on)
            yield Effect(relationship, "trend", relationship.trend.direction, alone)

    def _introduction(self) -> Iterator[Effect]:
        introduction = self.dossier.settings.introduction
        found = [item for item in (self.dossier.claims.get(ref) for ref in introduction.based_on) if item]
        if any(self.falls(claim) for _, claim in found):
            yield Effect(None, "introduction", self._shown(introduction.text), all(self.falls(claim) for _, claim in found))

    def _shown(self, text: str) -> str:
        return prose.shown(text, self.dossier.name)

    def _cited(self, record: Record, what: str, words: str, cites: tuple[Citation, ...]) -> Iterator[Effect]:
        if self.why(cites):
            yield Effect(record, what, words, rests_alone(cites, self.sources))
