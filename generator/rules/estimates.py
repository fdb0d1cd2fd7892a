"""The rule on how sure a source is of a statement, and how likely it holds it to be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..evidence.statements import Finding, Statement
from ..records.estimates import SAME_LIKELIHOOD
from .registry import CLAIM, rule

#: The words by which an article speaks of its confidence.
_CONFIDENCE: Final = ("confidence", "confident", "confidently")
_LEVELS: Final = {"low": ("low", "little"), "moderate": ("moderate", "medium", "moderately"), "high": ("high", "highly", "great", "very")}
_HINT: Final = "give only what the source says of its own estimate; how sure we are belongs in a judgement"


def _forms(word: str) -> tuple[str, ...]:
    """A word of a term, and its adverb: almost certain, almost certainly; probable, probably."""
    return word, f"{word}ly", f"{word.removesuffix('e')}y"


@rule("ungrounded-estimate", scope=CLAIM, waivable=True)
def estimates_are_the_sources(statement: Statement) -> Iterator[Finding]:
    """A claim's `confidence` and `likelihood` are in the cited paragraphs, in the article's words or in the other words of ICD 203 for the same.

    Bad (ungrounded-estimate), actors/southmark.yml:
        claims: [{id: second-ship, likelihood: very likely}]
    Good:
        claims: [{id: second-ship}]
    """
    claim, language = statement.claim, statement.language
    if claim is None:
        return
    passages = statement.passages
    if claim.confidence and not all(any(map(passages.has_word, words)) for words in (_CONFIDENCE, _LEVELS[claim.confidence])):
        message = f"{statement.where} does not speak of {claim.confidence} confidence"
        yield Finding("ungrounded-estimate", (*statement.loc, "confidence"), claim.confidence, message, _HINT)
    if claim.likelihood:
        terms = SAME_LIKELIHOOD[claim.likelihood]
        if not any(all(any(map(passages.has_word, _forms(word))) for word in language.keys(term)) for term in terms):
            message = f"{statement.where} does not have {' or '.join(f'“{term}”' for term in terms)}"
            yield Finding("ungrounded-estimate", (*statement.loc, "likelihood"), claim.likelihood, message, _HINT)
