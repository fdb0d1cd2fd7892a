"""What another version of an article changes: which paragraphs have another number, were reworded or are gone, and what rests on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Self

from ..articles.alignment import Alignment, align
from ..articles.fingerprints import Evidence
from ..records.dossier import Dossier
from ..text.prose import plural, ranges
from ..views.queries import Views


@dataclass(frozen=True)
class Renewal:
    """Two versions of a source's article: its new evidence, how their paragraphs correspond, and what rests on each old paragraph."""

    source: str
    evidence: Evidence
    alignment: Alignment
    resting: Mapping[int, tuple[str, ...]]

    @classmethod
    def of(cls, dossier: Dossier, id: str, text: str, reader: str = "") -> Self:
        """Compare the text of a new version, as a reader found it, with the evidence of a source."""
        old = dossier.evidence[id]
        new = replace(Evidence.lean(text, old.language, keep_key=old.keep_key), reader=reader)
        return cls(id, new, align(old, old.like(text)), _resting(dossier, id))

    @property
    def lost(self) -> tuple[int, ...]:
        """The paragraphs that are gone although something rests on them."""
        return tuple(number for number in self.alignment.gone if number in self.resting)

    @property
    def reworded(self) -> tuple[int, ...]:
        """The paragraphs that were reworded although something rests on them."""
        return tuple(number for number in sorted(self.alignment.reworded) if number in self.resting)

    @property
    def harmless(self) -> bool:
        """Whether everything that rests on the article can stay as it is."""
        cited = self.resting.keys()
        return not (self.lost or self.reworded or cited & set(self.alignment.moved))

    def lines(self) -> Iterator[str]:
        """The changes in words, each with what rests on it."""
        changed = self.alignment
        if changed.unchanged:
            yield "nothing changed"
        if changed.added:
            yield f"{_named(changed.added)} {'is' if len(changed.added) == 1 else 'are'} new"
        for first, last, now in changed.runs():
            yield f"{_span(first, last)} {'is' if first == last else 'are'} now {_span(now, now + last - first)}"
        for number in sorted(changed.reworded):
            now = changed.numbers[number]
            yield f"paragraph {number}{f' (now {now})' if now != number else ''} was reworded{self._on((number,))}"
        if changed.gone:
            yield f"{_named(changed.gone)} {'is' if len(changed.gone) == 1 else 'are'} gone{self._on(changed.gone)}"

    def _on(self, numbers: Iterable[int]) -> str:
        """What rests on some paragraphs, in words."""
        found = dict.fromkeys(ref for number in numbers for ref in self.resting.get(number, ()))
        return f"; on it {'rests' if len(found) == 1 else 'rest'} {', '.join(found)}" if found else "; nothing rests on it"


def _resting(dossier: Dossier, id: str) -> dict[int, tuple[str, ...]]:
    """What rests on each paragraph: claims as record/claim, also if it only names their speaker or date, and the actors of offices."""
    views, found = Views(dossier), dict[int, list[str]]()
    for number, claims in views.resting_on.get(id, {}).items():
        found.setdefault(number, []).extend(f"{shown.home.id}/{shown.claim.id}" for shown in claims)
    for record, _, claim in dossier.each():
        for cite in filter(None, (claim.speaker_at, claim.dated_at)):
            for number in cite.numbers if cite.source == id else ():
                found.setdefault(number, []).append(f"{record.id}/{claim.id}")
    for number, offices in views.shown_by.get(id, {}).items():
        found.setdefault(number, []).extend(f"{it.actor.id} ({it.words})" for it in offices)
    return {number: tuple(dict.fromkeys(refs)) for number, refs in sorted(found.items())}


def _named(numbers: tuple[int, ...]) -> str:
    return f"{plural(len(numbers), 'paragraph')} {ranges(numbers)}"


def _span(first: int, last: int) -> str:
    return f"paragraph {first}" if first == last else f"paragraphs {first}-{last}"
