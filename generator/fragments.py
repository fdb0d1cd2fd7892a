"""Where a quotation stands on its publisher's page: what a link needs to lead a reader to the very words.

Floor 4: imports `words`, `evidence`, `prose`, `values`, `claims` and `model`.  Source of the format: https://wicg.github.io/scroll-to-text-fragment/
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator import prose, words
from generator.claims import Claim
from generator.evidence import Paragraph
from generator.model import Dossier
from generator.values import Citation


class Passage(NamedTuple):
    """A quotation and where it begins and ends, with the words around it where it stands twice; `start` is empty where none can be made."""

    quotation: str
    start: str = ""
    end: str = ""
    before: str = ""
    after: str = ""


def passages(dossier: Dossier, claim: Claim) -> Iterator[tuple[Citation, Passage]]:
    """The quotations of a claim, each with the citation it stands in, where its source's address is known."""
    if not any(dossier.sources[cite.source].url for cite in claim.cites if cite.source in dossier.sources):
        return
    for quotation in prose.quotations(prose.shown(claim.text, dossier.name)):
        for cite in claim.cites:
            if dossier.sources[cite.source].url and _stands(dossier, cite, quotation):
                yield cite, _passage(dossier, claim, cite, quotation)
                break


def ambiguous(dossier: Dossier, claim: Claim) -> Iterator[tuple[Citation, str]]:
    """The quotations that stand in several paragraphs of their article, and whose surroundings the claim does not give."""
    for cite, passage in passages(dossier, claim):
        if not passage.start:
            yield cite, passage.quotation


def _passage(dossier: Dossier, claim: Claim, cite: Citation, quotation: str) -> Passage:
    context = next((item for item in claim.contexts if item.quotation == quotation), None)
    start, end = _ends(quotation) if context else _once(dossier.evidence[cite.source].paragraphs, quotation)
    return Passage(quotation, start, end, (context.before or "") if context else "", (context.after or "") if context else "")


def _once(paragraphs: Iterable[Paragraph], quotation: str) -> tuple[str, str]:
    """Where a quotation begins and ends; its longest run where the article has the first one elsewhere too, where a browser would begin;
    nothing where the article has that elsewhere as well.
    """
    start, end = _ends(quotation)
    for run, last in ((start, end), (max(prose.plain_runs(quotation), key=len, default=""), "")):
        if run and sum(_times(paragraph, prose.parts(run)) for paragraph in paragraphs) == 1:
            return run, last
    return "", ""


def _stands(dossier: Dossier, cite: Citation, quotation: str) -> bool:
    """Whether a quotation stands in one of the paragraphs that are cited."""
    evidence = dossier.evidence.get(cite.source)
    parts = prose.parts(quotation)
    numbers = (number for number in cite.numbers if evidence and number <= len(evidence))
    return evidence is not None and any(_times(evidence[number], parts) for number in numbers)


def _times(paragraph: Paragraph, parts: tuple[tuple[str, ...], ...]) -> int:
    """How often a quotation stands in a paragraph; where the order of its words is not known, once or not at all."""
    if not all(map(paragraph.has_phrase, parts)):
        return 0
    first, order = parts[0], paragraph.order or parts[0]
    return sum(order[start : start + len(first)] == first for start in range(len(order)))


def _ends(quotation: str) -> tuple[str, str]:
    """The first and the last run of words that an article must have sign for sign: apostrophes and ellipses differ from page to page."""
    runs = [run for run in prose.plain_runs(quotation) if words.keys(run)]
    return (runs[0], runs[-1] if len(runs) > 1 else "") if runs else ("", "")
