"""The marks that evidence keeps of a sentence: of all its words and their neighbours, or only of its names, numbers and dates.

Lean marks are what a repository may keep of a text that belongs to others.  Most words leave no mark, and none has a marked neighbour
except within a name, a number or a date, so that no sentence can be put together again.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, zip_longest
from typing import Final

from .language import UNITS, Language, Token
from .paragraph import HEADLINE, Hashes, closed_words

#: The share of words with a capital from which on a sentence is a headline: its words are marked, and their order is not.
_HEADLINE: Final = 0.6
#: The number of small words that may connect two words of one name: Bank of the North.
_CONNECTED: Final = 2


def full_marks(hashes: Hashes, sentence: tuple[Token, ...], before: list[Token], language: Language) -> Iterator[bytes]:
    """The marks of a sentence; its first pair includes the last word of the sentence before, so that a quotation may cross the boundary."""
    previous = before[0].key if before else ""
    for token, following in zip_longest(sentence, sentence[1:]):
        key, raw, _, end = token  # every word of every article passes here
        near = following if following and following.start - end <= 1 else None
        yield hashes[key]
        if key[0].isdigit() and not (near and near.size):
            yield hashes[f"#{key}"]
        if previous:
            yield hashes[f"{previous} {key}"]
        if raw[0].isupper():
            yield hashes[f"+{key}"]
            if not (near and near.capital) or raw.endswith("'s"):
                yield hashes[f">{key}"]
            if previous not in language.place_prepositions:
                yield hashes[f"^{key}"]
        previous = key


def lean_marks(hashes: Hashes, text: str, sentence: tuple[Token, ...], language: Language) -> Iterator[bytes]:
    """The marks of the names, numbers, dates and closed words of a sentence (or of a part of one that can be hedged independently)."""
    strong: list[bool] = []
    for at, token in enumerate(sentence):
        joined = at > 0 and strong[at - 1] and not sentence[at - 1].number and text[token.start - 1 : token.start] == "-"
        strong.append(joined or _is_strong(token, at, language))
    closed = closed_words(language)
    for at, token in enumerate(sentence):
        if strong[at] or token.key in closed:
            yield hashes[token.key]
        if strong[at]:
            yield from _alone(hashes, sentence, at, language)
    if _is_headline(sentence):
        yield hashes[HEADLINE]
    else:
        yield from (hashes[f"{sentence[at].key} {sentence[at + 1].key}"] for at in _paired(sentence, strong, language))


def _is_strong(token: Token, at: int, language: Language) -> bool:
    """Whether a word is a number, a month, or has a capital that means something."""
    if token.number or token.key in language.dates.numbers:
        return True
    return token.capital and not (at == 0 and token.key in language.stop_words)


def _alone(hashes: Hashes, sentence: tuple[Token, ...], at: int, language: Language) -> Iterator[bytes]:
    """The marks of a number or a capitalised word that also say what is beside it."""
    token = sentence[at]
    following = sentence[at + 1] if at + 1 < len(sentence) and token.beside(sentence[at + 1]) else None
    if token.number and not (following and following.size):
        yield hashes[f"#{token.key}"]
    if token.capital:
        yield hashes[f"+{token.key}"]
        if not (following and following.capital) or token.raw.endswith("'s"):
            yield hashes[f">{token.key}"]
        if at == 0 or sentence[at - 1].key not in language.place_prepositions:
            yield hashes[f"^{token.key}"]


def _is_headline(sentence: tuple[Token, ...]) -> bool:
    letters = [token for token in sentence if not token.number]
    return len(letters) > _CONNECTED and sum(token.capital for token in letters) >= _HEADLINE * len(letters)


def _paired(sentence: tuple[Token, ...], strong: list[bool], language: Language) -> Iterator[int]:
    """The positions of the words whose neighbour to the right is marked with them: within names, numbers and dates."""
    dates = language.dates
    relative = {*dates.relative_months, *dates.relative_years, *language.hedges.views}
    links = {*dates.day_links, *dates.day_joins}
    for at, (one, two) in enumerate(pairwise(sentence)):
        if (strong[at] and strong[at + 1]) or (one.number and two.key in UNITS) or (one.key, two.key) in relative:
            yield at
        elif strong[at] and two.key in language.small_words | links:
            end = _other_end(sentence, strong, at, language)
            if end or (one.number and two.key in links and at + 2 < len(sentence) and strong[at + 2]):
                yield from range(at, max(end, at + 2))


def _other_end(sentence: tuple[Token, ...], strong: list[bool], at: int, language: Language) -> int:
    """The position of the capitalised word that small words connect with the one at `at`, or 0."""
    for end in range(at + 2, min(at + _CONNECTED + 2, len(sentence))):
        if strong[end] and sentence[end].capital and sentence[at].capital:
            return end
        if sentence[end].key not in language.small_words:
            return 0
    return 0
