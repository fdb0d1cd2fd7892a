"""Which words a text negates: the first word with a meaning of its own that a negation governs, and how surely it does."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final, NamedTuple

from ..articles.language import Language
from ..articles.wording import Wording
from .clauses import stem

#: Words between a negation and what it negates.
_PASSED: Final = frozenset(
    "again be been being have has had do does did is are was were will would can could may might shall should must yet ever to longer a an the any its "
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
    for at, key in enumerate(keys) if not wording.negators.isdisjoint(keys) else ():
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


#: Words that negate the verb after the word that follows them: refused to pay, has yet to pay, unable to pay.
_BEFORE_TO: Final = frozenset(
    "refuse refused refuses refusing decline declined declines declining fail failed fails failing unable unwilling yet neglected neglects".split()
)
#: Words that negate the noun or verb right after them, or after of or from: lacks proof, stopped short of paying, ruled out a rise.
_BEFORE_NOUN: Final = frozenset(
    "lack lacks lacked lacking avoid avoided avoids avoiding absence hardly barely scarcely rarely seldom".split()
)
_BEFORE_FROM: Final = frozenset(
    "stop stopped stops prevent prevented prevents ban banned bans bar barred bars prohibit prohibited prohibits refrain refrained keep kept "
    "keeps abstain abstained far".split()
)
_OUT: Final = frozenset({"rule", "ruled", "rules", "ruling"})
_IMPLYING: Final = _BEFORE_TO | _BEFORE_NOUN | _BEFORE_FROM | _OUT | {"short"}


def may_negate(keys: Collection[str], wording: Wording) -> bool:
    """Whether one of some words may govern another one that it negates: without such a word, `negated_words` and `implied` find nothing."""
    return not _IMPLYING.isdisjoint(keys) or not wording.negators.isdisjoint(keys)


def implied(keys: Sequence[str], language: Language) -> Iterator[Negated]:
    """The words that are negated by the meaning of another one: refused to pay, has yet to vote, for lack of proof, ruled out a rise."""
    for at, key in enumerate(keys) if not _IMPLYING.isdisjoint(keys) else ():
        if key not in _IMPLYING:
            continue
        after = keys[at + 1 : at + 3]
        start = 0
        if key in _BEFORE_TO and after[:1] == ("to",):
            start = at + 1
        elif key in _BEFORE_NOUN or (key == "short" and after[:1] == ("of",)):
            start = at + (after[:1] == ("of",))
        elif key in _OUT and after[:1] == ("out",):
            start = at + 1
        elif key in _BEFORE_FROM and "from" in keys[at + 1 : at + 5]:
            start = keys.index("from", at)
        governed = _next(keys, start, language) if start else 0
        if governed and not keys[governed][0].isdigit() and (key not in _BEFORE_FROM or keys[governed].endswith("ing")):
            yield Negated(governed, key, at)


#: Words that begin with un and are no negatives.
_NO_PREFIX: Final = frozenset("under until unless union unions unit units united unique university unity underground uncle uniform".split())
_PREFIXED: Final = 6


def is_negative(key: str, wording: Wording) -> bool:
    """Whether a word may keep a negation: not, without, refused, unharmed, harmless."""
    if key in wording.all_negative:
        return True
    if len(key) >= _PREFIXED and key.startswith("un") and key not in _NO_PREFIX and not key.startswith(("under", "uni")):
        return True
    return len(key) > _PREFIXED and key.endswith("less")
