"""Statements and judgements as every medium shows them, with what an editor adds to them and what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from ..records.dossier import Actor, Dossier, Relationship
from ..records.scalars import Citation
from ..records.schema import Claim, Judgement, Record
from . import standing, wording
from .queries import Shown, Views
from .standing import RelationshipEntry, Standing
from .support import Impact, fallen_sources
from .wording import FELL, SHAKEN, ChangeLine, Grounds, Run, Text


@dataclass(frozen=True)
class Remark:
    """A line below a statement or a judgement: words, and after them a text, a change or the claims that it has to do with."""

    kind: Literal["caution", "correction", "note", "related"]
    lead: str = ""
    text: str = ""
    change: ChangeLine | None = None
    related: tuple[Shown, ...] = ()


@dataclass(frozen=True)
class Statement:
    """A claim as it is shown: with the record in which it is at home, whether it has fallen, and the remarks on it."""

    home: Actor | Relationship
    claim: Claim
    fallen: bool
    remarks: tuple[Remark, ...]

    @property
    def shown(self) -> Shown:
        """The claim with its home."""
        return Shown(self.home, self.claim)

    @property
    def key(self) -> tuple[str, str]:
        """The ids of its home and of the claim."""
        return self.home.id, self.claim.id


@dataclass(frozen=True)
class JudgementEntry:
    """A judgement as it is shown: its confidence and grounds as the parts of a line, what it is cited to, and the remarks on it."""

    judgement: Judgement
    line: tuple[Run, ...]
    grounds: tuple[Shown, ...]
    cites: tuple[Citation, ...]
    remarks: tuple[Remark, ...]


@dataclass(frozen=True)
class Presentation:
    """The statements, judgements and relationships of a dossier in the form that all media show; each statement is worked out once."""

    views: Views
    _known: dict[tuple[str, str], Statement] = field(default_factory=dict, repr=False, compare=False)

    @property
    def dossier(self) -> Dossier:
        """The dossier that is presented."""
        return self.views.dossier

    @cached_property
    def impact(self) -> Impact:
        """What rests on the sources that were corrected or retracted."""
        return Impact(self.dossier, fallen_sources(self.dossier))

    def statements(self, shown: Iterable[Shown]) -> tuple[Statement, ...]:
        """Some claims as statements."""
        return tuple(map(self.statement, shown))

    def statement(self, shown: Shown) -> Statement:
        """A claim as a statement."""
        key = (shown.home.id, shown.claim.id)
        if key not in self._known:
            fallen = self.impact.falls(shown.claim)
            self._known[key] = Statement(shown.home, shown.claim, fallen, tuple(self._remarks(shown, fallen)))
        return self._known[key]

    def _remarks(self, shown: Shown, fallen: bool) -> Iterator[Remark]:
        claim = shown.claim
        if fallen:
            yield Remark("caution", f"Caution: {FELL}.")
        yield from self._corrections(shown.home, claim.id)
        if claim.note:
            yield Remark("note", "Note: ", claim.note)
        differing = self.views.differing_from.get((shown.home.id, claim.id), ())
        if differing:
            yield Remark("related", "Differs from: ", related=differing)
        after = self.dossier.claim(shown.home, claim.superseded_by) if claim.superseded_by else None
        if after:
            yield Remark("related", "Superseded by: ", related=(Shown(*after),))

    def _corrections(self, record: Record, id: str) -> Iterator[Remark]:
        """What a claim or a judgement said before it was corrected."""
        for change in self.views.corrections.get((record.id, id), ()):
            yield Remark("correction", change=wording.correction_line(change, self.dossier.name))

    def judgement(self, record: Actor | Relationship, item: Judgement) -> JudgementEntry:
        """A judgement of a record."""
        grounds = tuple(Shown(*found) for found in (self.dossier.claim(record, ref) for ref in item.based_on) if found)
        cites = tuple(dict.fromkeys(cite for shown in grounds for cite in shown.claim.cites))
        caution = (Remark("caution", SHAKEN),) if self.impact.shaken(record, item.based_on) else ()
        return JudgementEntry(item, self._confidence(item, grounds), grounds, cites, (*caution, *self._corrections(record, item.id)))

    def _confidence(self, item: Judgement, grounds: tuple[Shown, ...]) -> tuple[Run, ...]:
        """How sure a judgement is, how likely what it says, and what it rests on."""
        meanings = {term.term: term.meaning for term in self.dossier.settings.likelihood}
        meaning = f" ({meanings[item.likelihood]})" if item.likelihood in meanings else ""
        likelihood: Run = (f"likelihood: {item.likelihood}{meaning}",) if item.likelihood else ()
        return tuple(filter(None, ((f"Confidence: {item.confidence}",), likelihood, ("rests on ", Grounds(grounds)))))

    def attribution(self, shown: Shown, page: str) -> tuple[Text, ...]:
        """The parts of the line below a claim on the profile of a record, with the claim's home if that is another record."""
        home = () if shown.home.id == page else (wording.filed_under(self.dossier, shown),)
        return wording.attribution_line(self.dossier, shown.claim) + home

    def standing(self, relationship: Relationship) -> Standing:
        """How a relationship stands."""
        return standing.standing(self.dossier, self.impact, relationship)

    def relationship(self, item: Relationship, party: str) -> RelationshipEntry:
        """A relationship as one of its parties has it."""
        return standing.relationship_entry(self.views, self.impact, item, party)
