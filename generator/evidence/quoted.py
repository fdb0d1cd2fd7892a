"""Where quotations occur in the cited paragraphs, and the words by which a browser finds them there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..articles.fingerprints import Evidence
from ..articles.language import Language
from ..articles.paragraph import Paragraph
from ..records.dossier import Dossier
from ..records.scalars import Citation
from ..records.schema import Claim, Context
from ..text import prose

Phrases = tuple[tuple[str, ...], ...]


class QuotedPassage(NamedTuple):
    """A quotation's first and last words, and the words around it if it occurs twice; `start` is empty if no link can lead to it."""

    quotation: str
    start: str = ""
    end: str = ""
    before: str = ""
    after: str = ""


def quoted_passages(dossier: Dossier, claim: Claim) -> Iterator[tuple[Citation, QuotedPassage]]:
    """The quotations of a claim, each with the citation that has it, if the address of its source is known."""
    if not any(dossier.sources[cite.source].url for cite in claim.cites if cite.source in dossier.sources):
        return
    for quotation in prose.quotations(prose.shown(claim.text, dossier.name)):
        for cite in claim.cites:
            if cite.source in dossier.sources and dossier.sources[cite.source].url and _occurs(dossier, cite, quotation):
                yield cite, _quoted_passage(dossier, claim, cite, quotation)
                break


def ambiguous_quotations(dossier: Dossier, claim: Claim) -> Iterator[tuple[Citation, str]]:
    """The quotations that occur more than once in their article and for which the claim gives no surrounding words."""
    for cite, passage in quoted_passages(dossier, claim):
        if not passage.start:
            yield cite, passage.quotation


def _quoted_passage(dossier: Dossier, claim: Claim, cite: Citation, quotation: str) -> QuotedPassage:
    context = next((item for item in claim.contexts if item.quotation == quotation), None)
    evidence = dossier.evidence[cite.source]
    start, end = _first_and_last_words(quotation, evidence.language) if context else _unique_context(evidence, quotation)
    return QuotedPassage(quotation, start, end, (context.before or "") if context else "", (context.after or "") if context else "")


def _unique_context(evidence: Evidence, quotation: str) -> tuple[str, str]:
    """The first and last words of a quotation; if the first occur elsewhere too, its longest run; if that does as well, nothing.

    A browser goes to the first place that has the words.
    """
    start, end = _first_and_last_words(quotation, evidence.language)
    for run, last in ((start, end), (max(prose.plain_runs(quotation), key=len, default=""), "")):
        parts = prose.parts(run, evidence.language)
        if run and sum(_occurrences(paragraph, parts) for paragraph in evidence.paragraphs) == 1:
            return run, last
    return "", ""


def phrases_of_quotation(quotation: str, language: Language) -> tuple[Phrases, ...]:
    """The phrases by which a quotation, its first words and its longest run are found; the parts around an ellipsis are apart."""
    runs = [run for run in prose.plain_runs(quotation) if language.keys(run)]
    whole = prose.parts(quotation, language)
    return tuple(dict.fromkeys([whole, *(prose.parts(run, language) for run in (*runs[:1], *sorted(runs, key=len)[-1:]))])) if whole else ()


def phrases_in_context(context: Context, language: Language) -> tuple[Phrases, ...]:
    """The phrases that a paragraph has if a quotation is beside the words that a context gives."""
    before, after = (language.keys(text or "") for text in (context.before, context.after))
    parts = prose.parts(context.quotation, language)
    if not parts:
        return ()
    whole = ((*before, *parts[0]), (*parts[-1], *after)) if len(parts) > 1 else ((*before, *parts[0], *after),)
    return tuple((phrase,) for phrase in whole)


def _occurs(dossier: Dossier, cite: Citation, quotation: str) -> bool:
    """Whether a quotation occurs in one of the cited paragraphs."""
    evidence = dossier.evidence.get(cite.source)
    if evidence is None:
        return False
    parts = prose.parts(quotation, evidence.language)
    return any(_occurrences(evidence[number], parts) for number in cite.numbers if number <= len(evidence))


def _occurrences(paragraph: Paragraph, parts: tuple[tuple[str, ...], ...]) -> int:
    """How often a quotation occurs in a paragraph; if the order of its words is not known, once or not at all."""
    if not all(map(paragraph.has_phrase, parts)):
        return 0
    first, order = parts[0], paragraph.order or parts[0]
    return sum(order[start : start + len(first)] == first for start in range(len(order)))


def _first_and_last_words(quotation: str, language: Language) -> tuple[str, str]:
    """The first and the last run of words that can be matched character for character: apostrophes and ellipses vary between pages."""
    runs = [run for run in prose.plain_runs(quotation) if language.keys(run)]
    return (runs[0], runs[-1] if len(runs) > 1 else "") if runs else ("", "")
