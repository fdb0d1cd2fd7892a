"""Which words a text negates: the first word with a meaning of its own that a negation governs, and how surely it does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from ..articles.language import Language
from ..articles.wording import Wording
from .clauses import stem

#: Words between a negation and what it negates.
_PASSED: Final = frozenset(
    "be been being have has had do does did is are was were will would can could may might shall should must yet ever to longer a an the any its "
    "his her their our my this that these those it they he she we i you of also even really currently so far so going been all one such".split()
)
#: What negates a noun, what negates as a subject, and what says that something is not there.
_OF_NOUNS: Final = frozenset({"no"})
_SUBJECTS: Final = frozenset("none nobody nothing nowhere".split())
_BE: Final = frozenset("is are was were be been has have had did does do will would can could".split())
_WINDOW: Final = 8
_SHORTEST: Final = 3


class Negated(NamedTuple):
    """A word that is negated: its position, the negation before it, and the word that the negation belongs to, both as keys."""

    at: int
    negator: str
    start: int


def negated_words(keys: Sequence[str], wording: Wording, language: Language) -> Iterator[Negated]:
    """The words that the negations among some words govern."""
    for at, key in enumerate(keys):
        if key not in wording.negators:
            continue
        governed = _predicate(keys, at) if key in _SUBJECTS else _next(keys, at, language)
        if governed and len(keys[governed]) >= _SHORTEST and not keys[governed][0].isdigit():
            yield Negated(governed, key, at)


def _next(keys: Sequence[str], at: int, language: Language) -> int:
    """The position of the word that a negation right before it governs; 0 if it is not plain."""
    for position in range(at + 1, min(at + 6, len(keys))):
        key = keys[position]
        if key[0].isdigit():
            continue
        if keys[at] == "no" and key in ("a", "an", "the"):
            return 0  # “No. A letter came.”
        if key in ("but", "only", "just", "because", "and", "or", "more", "less", "fewer", "than"):
            return 0
        if key not in _PASSED:
            return position if key not in language.stop_words or key in ("over",) else 0
    return 0


def _predicate(keys: Sequence[str], at: int) -> int:
    """The position of the verb of nobody, nothing or none of them; 0 if it is not plain."""
    for position in range(at + 1, min(at + _WINDOW, len(keys) - 1)):
        if keys[position] in _BE and keys[position + 1] not in _PASSED:
            return position + 1
        if keys[position].endswith("ed"):
            return position
    return 0


def content_near(keys: Sequence[str], at: int, language: Language, reach: int) -> frozenset[str]:
    """The words with a meaning of their own near a position, without endings."""
    near = (*keys[max(0, at - reach) : at], *keys[at + 1 : at + 1 + reach])
    return frozenset(stem(key) for key in near if key not in language.stop_words and key.isalpha() and len(key) >= _SHORTEST)
