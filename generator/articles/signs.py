"""Signs of meaning: words of closed lists, under one name in every language, so that texts in two languages can be compared.

A list is written as `name: word word*; name: …`.  `word*` is any word that begins so, `*word` any that ends so, `two_words` are words side by
side.  A word whose name is `-` means nothing: `at_most` is not `most`.  In scripts without spaces, and in Korean, a word is found anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

_WORD: Final = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_NOTHING: Final = "-"


class Sign(NamedTuple):
    """A sign in a text: its name, and where its words begin and end."""

    name: str
    start: int
    end: int


def _same(word: str) -> str:
    return word


def _itself(word: str) -> tuple[str, ...]:
    return (word,)


@dataclass(frozen=True, eq=False, kw_only=True)
class Signs:
    """The signs of a language, from its list."""

    listed: str = ""
    #: The one spelling in which words are compared.
    spelled: Callable[[str], str] = _same
    #: What a word may be without what is written together with it: prefixes, an elided article.
    bare: Callable[[str], tuple[str, ...]] = _itself
    #: A prefix that is a sign itself, written together with another: exministra.
    fused: str = ""
    #: Whether words are found anywhere in a text, as its script has no spaces.
    unspaced: bool = False

    @cached_property
    def _names(self) -> Mapping[str, tuple[str, ...]]:
        """The names of each word of the list, by the word as it is written there."""
        found: dict[str, tuple[str, ...]] = {}
        for entry in self.listed.replace("\n", " ").split(";"):
            name, _, words = entry.partition(":")
            for listed in words.split():
                word = self.spelled(listed.casefold().replace("_", " "))
                found[word] = (*found.get(word, ()), name.strip())
        return found

    @cached_property
    def _prefixes(self) -> Mapping[str, tuple[str, ...]]:
        return {word[:-1]: names for word, names in self._names.items() if word.endswith("*")}

    @cached_property
    def _suffixes(self) -> Mapping[str, tuple[str, ...]]:
        return {word[1:]: names for word, names in self._names.items() if word.startswith("*")}

    @cached_property
    def _longest(self) -> int:
        return max((len(word.split()) for word in self._names), default=0)

    @cached_property
    def within(self) -> Callable[[str], tuple[Sign, ...]]:
        """The signs in a text, in order."""
        found = self._found_anywhere if self.unspaced else self._found_in_words
        return lru_cache(maxsize=4096)(lambda text: tuple(found(text)))

    def _found_anywhere(self, text: str) -> Iterator[Sign]:
        folded = text.casefold()
        at, longest = 0, max(map(len, self._names), default=0)
        while at < len(folded):
            names, end = next(
                (
                    (self._names[folded[at:end]], end)
                    for end in range(min(at + longest, len(folded)), at, -1)
                    if folded[at:end] in self._names
                ),
                ((), at),
            )
            yield from (Sign(name, at, end) for name in names if name != _NOTHING)
            at = end if _NOTHING in names else at + 1

    def _found_in_words(self, text: str) -> Iterator[Sign]:
        words = [(self.spelled(found[0].casefold().replace("\u2019", "'")), found.start(), found.end()) for found in _WORD.finditer(text)]
        at = 0
        while at < len(words):
            for length in range(min(self._longest, len(words) - at), 0, -1):
                names = self._names_of([word for word, _, _ in words[at : at + length]])
                if names:
                    yield from (Sign(name, words[at][1], words[at + length - 1][2]) for name in names if name != _NOTHING)
                    at += length
                    break
            else:
                at += 1

    def _names_of(self, words: list[str]) -> tuple[str, ...]:
        """The names of some words side by side, by the whole and by how it begins and ends; none if they are no sign."""
        before = len(" ".join(words[:-1]))
        found: tuple[str, ...] = ()
        for first in self.bare(words[0]):
            phrase = " ".join((first, *words[1:]))
            ends = range(len(phrase), before and before + 1, -1)
            found = self._names.get(phrase, ())
            if _NOTHING not in found:
                found += next((self._prefixes[phrase[:end]] for end in ends if phrase[:end] in self._prefixes), ())
            if found:
                break
        if len(words) > 1:
            return found
        starts = range(1, len(words[0]) if self._suffixes else 0)
        found += next((self._suffixes[words[0][start:]] for start in starts if words[0][start:] in self._suffixes), ())
        rest = words[0].removeprefix(self.fused) if self.fused else words[0]
        return found + (self._names_of([rest]) if rest != words[0] and found else ())
