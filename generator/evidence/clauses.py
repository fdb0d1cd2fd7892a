"""The sentences and clauses of a text and of the passages it rests on, and which of these a clause of the text is about.

Only the text of an article shows where its clauses begin.  Without it the comparison is a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from ..articles.doubt import BEYOND_MARKS, NOT_IN_MARKS, doubt
from ..articles.language import Language
from ..articles.languages import DEFAULT
from ..articles.normal import canonical
from ..articles.paragraph import Paragraph, fact
from .statements import Statement, VisibleText

BORDER: Final = re.compile(
    r"[;:] |, (?=(?:and|but|while|whereas|although|though|which|who|because|yet|or|nor|saying|before|after|as)\b)|,? (?=(?:but|whereas)\b)"
    r"|(?<=[a-z]) and (?=(?:it|he|she|they|we|that|has|have|had|was|were|is|are|will|would|could|did|does|do|not)\b)| [–—] "
)
_ENDING: Final = re.compile(r"(?<=\w{3})(?:ies|ied|es|ed|ing|s|e|y|ly)$")
#: The least words that a clause of a text and one of an article share if the one may be about the other.
LEAST: Final = 2


@lru_cache(maxsize=65536)
def stem(key: str) -> str:
    """A word without its ending: talk for talks, talked and talking."""
    cut = _ENDING.sub("", key)
    return cut[:-1] if len(cut) > 3 and cut[-1] == cut[-2] else cut


class Clause(NamedTuple):
    """A clause or sentence: its words in order, the same without endings, and the text it is part of."""

    text: str
    keys: tuple[str, ...]
    stems: frozenset[str]
    sentence: str

    @classmethod
    def of(cls, text: str, sentence: str, language: Language) -> Clause:
        """Make the clause of a text."""
        keys, common = language.keys(text), common_words(language)
        content = frozenset(stem(key) for key in keys if key not in common)
        return cls(text, keys, content, sentence)


@lru_cache(maxsize=8)
def common_words(language: Language) -> frozenset[str]:
    """Words that do not show what a clause is about."""
    wording = language.wording
    return (
        language.stop_words
        | language.bounds
        | language.reporting
        | wording.all_negative
        | language.hedges.all
        | frozenset().union(*wording.quantifiers.values())
    )


@fact
def keys_in(paragraph: Paragraph) -> frozenset[str]:
    """The words of a paragraph in the language of the dossier, whose text is at hand."""
    return frozenset(DEFAULT.keys(paragraph.text or ""))


@fact
def sentences(paragraph: Paragraph) -> tuple[Clause, ...]:
    """The sentences of a paragraph in the language of the dossier."""
    return tuple(Clause.of(sentence, sentence, DEFAULT) for sentence in DEFAULT.sentences(canonical(paragraph.text or "")))


@fact
def clauses_of(paragraph: Paragraph) -> tuple[Clause, ...]:
    """The clauses of a paragraph in the language of the dossier."""
    return clauses(paragraph.text or "")


def clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of a text in the language of the dossier."""
    found = []
    for sentence in DEFAULT.sentences(canonical(text)):
        found += [Clause.of(part, sentence, DEFAULT) for part in BORDER.split(sentence) if part.strip()]
    return tuple(found)


def at_hand(statement: Statement) -> tuple[Paragraph, ...]:
    """The cited paragraphs if all are in the language of the dossier and their text is here; otherwise none.

    A doubt is noted if only their text is missing.
    """
    passages = statement.passages
    paragraphs = passages.paragraphs
    if passages.abroad or passages.unread:
        return ()
    if not passages.at_hand:
        doubt(BEYOND_MARKS if all(paragraph.complete for paragraph in paragraphs) else NOT_IN_MARKS)
        return ()
    return paragraphs


@lru_cache(maxsize=4)
def stems_of(visible: VisibleText) -> frozenset[str]:
    """The words of a text that say what it is about, without their endings; several rules in a row ask for those of the same text."""
    return Clause.of(visible.text, "", visible.language).stems


def _of_passages(paragraphs: tuple[Paragraph, ...]) -> Iterator[Clause]:
    for paragraph in paragraphs:
        yield from clauses_of(paragraph)


def nearest(clause: Clause, paragraphs: tuple[Paragraph, ...]) -> tuple[Clause, ...]:
    """The clauses that share most words with one of a text, if these are enough to say that it is about them."""
    shared = [(len(clause.stems & other.stems), other) for other in _of_passages(paragraphs)]
    most = max((count for count, _ in shared), default=0)
    return tuple(other for count, other in shared if count == most) if most >= LEAST else ()


@lru_cache(maxsize=4)
def supporting(statement: Statement, paragraphs: tuple[Paragraph, ...]) -> tuple[Clause, ...]:
    """The sentences that share most words with a text; all of them if none shares enough."""
    own = stems_of(statement.visible)
    each = [sentence for paragraph in paragraphs for sentence in sentences(paragraph)]
    shared = [len(own & sentence.stems) for sentence in each]
    most = max(shared, default=0)
    return tuple(sentence for sentence, count in zip(each, shared, strict=True) if most < LEAST or count >= most - 1)
