"""Handling markings: what each part of a dossier is marked as, and the label of something that holds several parts.

Labels of the Traffic Light Protocol (FIRST, TLP 2.0) have an order.  Any other text has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Final

from ..text import prose
from .dossier import Actor, Dossier, Relationship
from .scalars import TLP, Citation
from .schema import Change, Claim, Gap, Judgement
from .sources import Source

#: The markings that apply to something; none is empty.
Markings = frozenset[str]
_LABEL: Final = re.compile("|".join(re.escape(label) for label in reversed(TLP)))
#: What stands between the markings of something that has several.
_BETWEEN: Final = " · "


class ApartError(ValueError):
    """Markings that may not be on one site; the message gives the reason."""


def label(markings: Iterable[str]) -> str:
    """The marking of something that holds parts with these: the highest label of TLP, then each free text; empty if there are none."""
    found = set(markings)
    highest = max((marking for marking in found if marking in TLP), key=TLP.index, default="")
    return _BETWEEN.join(filter(None, (highest, *sorted(found - set(TLP)))))


def tlp(words: str) -> str:
    """The label of TLP in a marking; empty if it has none."""
    found = _LABEL.match(words)
    return found[0] if found else ""


def allowed(markings: Iterable[str], most: str) -> bool:
    """Whether something with these markings may be given to readers of what is marked `most`; free text has no order, so it may not."""
    return all(marking in TLP[: TLP.index(most) + 1] for marking in markings)


def together(markings: Sequence[str]) -> str:
    """The marking of several things on one site, given the marking of each, empty for what has none.  Raises ApartError.

    `TLP:RED` is for recipients by name, who differ from dossier to dossier; and text that is no label has no order, so nobody can say who may
    read something that has it together with something that does not.
    """
    if len(markings) < 2:
        return "".join(markings)
    labels = [tlp(marking) for marking in markings]
    texts = {marking.removeprefix(found).removeprefix(_BETWEEN) for marking, found in zip(markings, labels, strict=True)}
    if "TLP:RED" in labels:
        raise ApartError("TLP:RED is for named recipients, who may not be those of another dossier")
    if len(texts) > 1:
        raise ApartError(f"only some are marked {max(texts)!r}, and such a text has no order")
    return label(filter(None, (*labels, *texts)))


class Handling:
    """The markings of each part of a dossier, with those of everything that the part names or rests on."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self._records: dict[str, Markings] = {}

    @cached_property
    def marked(self) -> bool:
        """Whether anything in the dossier is marked."""
        dossier = self.dossier
        records = (*dossier.profiles.values(), *dossier.withdrawn.values())
        parts = (part for record in records for part in (record, *record.claims, *record.judgements))
        return any(part.marking for part in (dossier.settings, *dossier.sources.values(), *parts))

    @cached_property
    def everything(self) -> Markings:
        """The markings of the dossier and of all its parts."""
        if not self.marked:
            return frozenset()
        dossier, found = self.dossier, set(self.base)
        for record in (*dossier.profiles.values(), *dossier.withdrawn.values()):
            found |= self.record(record.id).union(*(self.claim(record, claim) for claim in record.claims))
            found = found.union(*(self.judgement(record, item) for item in record.judgements))
            found = found.union(*(self.gap(record, item) for item in record.gaps))
        found = found.union(*(self.gap(None, item) for item in dossier.settings.gaps))
        return frozenset(found.union(*map(self.record, dossier.sources)))

    @cached_property
    def base(self) -> Markings:
        """The marking of the dossier itself."""
        return self._own(self.dossier.settings.marking)

    def record(self, id: str) -> Markings:
        """The markings of a record, by its present or former id: of a relationship with those of its parties."""
        if not self.marked:
            return frozenset()
        id = self.dossier.moved.get(id, id)
        if id not in self._records:
            self._records[id] = self.base | self._of_record(id)
        return self._records[id]

    def _of_record(self, id: str) -> Markings:
        dossier = self.dossier
        record = dossier.profiles.get(id) or dossier.withdrawn.get(id) or dossier.sources.get(id)
        if record is None:
            return frozenset()
        parties = map(self.record, record.parties) if isinstance(record, Relationship) else ()
        return self._own(record.marking).union(*parties)

    def target(self, target: str) -> Markings:
        """The markings of the target of a link: a record, a claim or judgement as `record/id`, or a paragraph of a source."""
        id, _, part = target.partition("/")
        if not self.marked:
            return frozenset()
        record = self.dossier.profiles.get(self.dossier.moved.get(id, id))
        parts: tuple[Claim | Judgement, ...] = (*record.claims, *record.judgements) if record and part else ()
        return self.record(id).union(*(self._own(item.marking) for item in parts if item.id == part))

    def ref(self, home: Actor | Relationship, ref: str) -> Markings:
        """The markings of the claim that `ref` refers to in the record `home`."""
        found = self.dossier.claim(home, ref)
        return self.claim(*found) if found else frozenset()

    def claim(self, home: Actor | Relationship, claim: Claim) -> Markings:
        """The markings of a claim: its own, its record's, and those of the records and sources that it names."""
        if not self.marked:
            return frozenset()
        ids = (*claim.speakers, *(speaker.of for speaker in claim.unnamed if speaker.of), *(meaning.actor for meaning in claim.means))
        named = (*self.text(claim.text, claim.note or ""), *map(self.record, ids))
        cited = self.cites((*claim.cites, *filter(None, (claim.speaker_at, claim.dated_at))))
        return self.record(home.id).union(self._own(claim.marking), cited, *named)

    def judgement(self, home: Actor | Relationship, judgement: Judgement) -> Markings:
        """The markings of a judgement: its own, its record's, and those of what it names and rests on."""
        if not self.marked:
            return frozenset()
        grounds = (self.ref(home, ref) for ref in judgement.based_on)
        return self.record(home.id).union(self._own(judgement.marking), *self.text(judgement.text), *grounds)

    def gap(self, home: Actor | Relationship | None, gap: Gap) -> Markings:
        """The markings of a gap: its record's, or the dossier's, and those of what it names and rests on."""
        claims = self.dossier.claims
        raised = (self.ref(home, ref) if home else self.claim(*claims[ref]) for ref in gap.based_on if home or ref in claims)
        return (self.record(home.id) if home else self.base).union(*self.text(gap.text), *raised)

    def change(self, home: Actor | Relationship, change: Change) -> Markings:
        """The markings of a change: its record's, and those of what it names and of what changed."""
        changed = self.target(f"{home.id}/{change.claim}") if change.claim else frozenset()
        return self.record(home.id).union(changed, *self.text(change.change, change.was or ""))

    def source(self, source: Source) -> Markings:
        """The markings of a source."""
        return self.record(source.id)

    def cites(self, cites: Iterable[Citation]) -> Markings:
        """The markings of the sources of some citations."""
        return frozenset().union(*(self.record(cite.source) for cite in cites))

    def text(self, *texts: str) -> Iterator[Markings]:
        """The markings of each target that texts link to."""
        return (self.target(link.target) for text in texts for link in prose.links(text))

    @staticmethod
    def _own(marking: str | None) -> Markings:
        return frozenset({marking}) if marking else frozenset()
