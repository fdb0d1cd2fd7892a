"""What of a source is used: its paragraphs in order, what rests on each, or why nothing does.

Floor 5: imports `values`, `model`, `sources` and `views`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Actor
from generator.sources import Source
from generator.values import Citation
from generator.views import Shown, Views


@dataclass(frozen=True)
class Paragraph:
    """A numbered paragraph with the claims, and the offices and memberships in words, that rest on it; or why none does."""

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
        """How many paragraphs something rests on."""
        return sum(paragraph.used for paragraph in self.paragraphs)

    @property
    def claims(self) -> int:
        """How many different claims rest on the source."""
        return len({(shown.home.id, shown.claim.id) for paragraph in self.paragraphs for shown in paragraph.claims})

    def words(self) -> str:
        """The whole in a line: “41 of 43 paragraphs used (95 %), 88 statements”."""
        whole = len(self.paragraphs)
        share = f" ({100 * self.used // whole} %)" if whole else ""
        return f"{self.used} of {_count(whole, 'paragraph')} used{share}, {_count(self.claims, 'statement')}"

    def lines(self) -> Iterator[str]:
        """A line for each paragraph: its number, and what rests on it, or why nothing does."""
        for paragraph in self.paragraphs:
            yield f"{paragraph.number:4}  {told(paragraph)}"


def told(paragraph: Paragraph) -> str:
    """What rests on a paragraph, counted; or why nothing does."""
    counted = [_count(len(items), noun) for items, noun in ((paragraph.claims, "statement"), (paragraph.offices, "office")) if items]
    return ", ".join(counted) or f"not used: {paragraph.unused}"


def coverage(views: Views, source: Source) -> Coverage:
    """The coverage of a source of the dossier that the views are of."""
    resting, shown_by = views.resting_on[source.id], views.shown_by[source.id]
    numbers = range(1, _length(views, source) + 1)
    found = (Paragraph(number, resting.get(number, ()), shown_by.get(number, ()), _why(source, number)) for number in numbers)
    return Coverage(source, tuple(found))


def _length(views: Views, source: Source) -> int:
    """How many paragraphs an article has; where its evidence is kept elsewhere, as many as are cited or said to be unused."""
    cited = (*views.resting_on[source.id], *views.shown_by[source.id], *(item.paragraphs[1] for item in source.unused))
    evidence = views.dossier.evidence.get(source.id)
    return len(evidence) if evidence is not None else max(cited, default=0)


def _why(source: Source, number: int) -> str:
    return next((item.why for item in source.unused if item.paragraphs[0] <= number <= item.paragraphs[1]), "")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
