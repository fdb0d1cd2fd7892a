"""A paragraph of an article and the questions to it, answered from marks of its words, or of a few of its words.

A question has a plain yes or no.  What lean marks cannot answer is noted as a doubt.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, wraps
from itertools import pairwise
from typing import Any, Final, TypeVar

from . import languages
from .doubt import NO_KEY, NO_RULES, NOT_IN_MARKS, OTHER_NAMES, doubt
from .language import UNITS, Language, ordinal

#: Bytes of a keyed hash.  A paragraph of 150 words has about 400 marks; three bytes hold one of 2^24 values, so one of them
#: matches a word that does not occur in one check of 40,000; one in a thousand would be acceptable.
WIDTH: Final = 3
#: A paragraph with fewer words is a headline, a byline, a caption or a short line; readers do not miss it.
MISSED_WORDS: Final = 12
#: The mark of a headline.
HEADLINE: Final = "headline!"


#: Hedges that are names if they have a capital; others may open a sentence.
_NAMES: Final = frozenset({"plan", "plans", "will"})


class Hashes(dict[str, bytes]):
    """The short keyed hashes of one article, each computed on first use.

    Of a word, of a pair `one two`, of `+word` (with a capital), of `^word` (with a capital, and not after a preposition of place), of `>word` (with
    a capital, and not right before another) and of `#number` (with no word of size after it).
    """

    def __init__(self, key: bytes) -> None:
        super().__init__()
        self.key = key
        self._keyed = hashlib.blake2b(key=key, digest_size=WIDTH)

    def __missing__(self, item: str) -> bytes:
        state = self._keyed.copy()  # a third faster than setting the key again
        state.update(item.encode())
        made = self[item] = state.digest()
        return made


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence or independent clause: the marks of its words, and its hedging words in clear text."""

    marks: frozenset[bytes]
    hedges: tuple[str, ...] = ()
    #: The number of its words; 0 if it is not known.
    words: int = 0


@dataclass(frozen=True, eq=False)
class Paragraph:
    """One paragraph: `sha256` of its canonical text, number of `words`, its sentences, and its words in order if they are known."""

    hashes: Hashes = field(repr=False)
    sha256: str
    words: int
    sentences: tuple[Sentence, ...]
    order: tuple[str, ...] | None = field(default=None, repr=False)
    language: Language = field(default=languages.DEFAULT, repr=False)
    #: The marks of words that claims quoted from it when the text was at hand.
    quoted: frozenset[bytes] = field(default=frozenset(), repr=False)
    #: Its canonical text if it is at hand.
    text: str | None = field(default=None, repr=False)

    @property
    def complete(self) -> bool:
        """Whether every question about the paragraph has an answer: words of ours have none in another language."""
        return not self.language.foreign

    @property
    def divided(self) -> Paragraph:
        """The same paragraph, divided into sentences and words, as most are from the beginning."""
        return self

    @cached_property
    def facts(self) -> dict[Hashable, Any]:
        """What was found out about it, by the function that did; see `fact`."""
        return {}

    @cached_property
    def places(self) -> dict[str, tuple[int, ...]]:
        """The positions of each of its words, if their order is known."""
        found: dict[str, list[int]] = {}
        for at, key in enumerate(self.order or ()):
            found.setdefault(key, []).append(at)
        return {key: tuple(each) for key, each in found.items()}

    @cached_property
    def marks(self) -> frozenset[bytes]:
        """The marks of all its sentences."""
        return frozenset().union(*(sentence.marks for sentence in self.sentences))

    @property
    def missed(self) -> bool:
        """Whether readers would miss it if nothing was taken from it."""
        return self.words >= MISSED_WORDS

    @cached_property
    def narrow(self) -> tuple[str, ...]:
        """The words in it that hedge only the next word, and the words that mark the next word as a view, such as the `as` of “seen as”."""
        hedges = self.language.hedges
        views = dict.fromkeys(two for one, two in hedges.views if self.has_pair(one, two))
        return (*filter(self.has, hedges.narrow), *views)

    def hedging(self, sentence: Sentence) -> tuple[str, ...]:
        """The words of a sentence that hedge: not “the Navy (PLAN)”, nor “Northland's claims to the sea”, which the text alone shows."""
        return tuple(word for word in sentence.hedges if not self._names(word, sentence) and not self._is_noun(word, sentence))

    def _names(self, word: str, sentence: Sentence) -> bool:
        return word in _NAMES and self.hashes[f"+{word}"] in sentence.marks

    def _is_noun(self, word: str, sentence: Sentence) -> bool:
        if word == "intended" and not self.language.foreign:
            return self.hashes["intended to"] not in sentence.marks and (self.complete or doubt(NOT_IN_MARKS))
        return word == "claims" and self.text is not None and "'s claims to " in self.text

    def has(self, word: str) -> bool:
        """Whether the word (the key of a token) occurs."""
        return self.hashes[word] in self.marks

    def has_capital(self, word: str) -> bool:
        """Whether the word occurs with a capital."""
        return self.hashes[f"+{word}"] in self.marks

    def has_name_word(self, word: str) -> bool:
        """Whether a word of a proper name occurs; an article in another language may have another form of it."""
        return self.has(word) or (self.language.foreign and doubt(OTHER_NAMES))

    def has_number(self, number: str) -> bool:
        """Whether the number occurs without a word of size: 3, and not 3 million."""
        return self.hashes[f"#{number}"] in self.marks

    def has_ordinal(self, number: str) -> bool:
        """Whether the ordinal of the number occurs: the 3rd."""
        return self.has(ordinal(number))

    def has_month(self, month: int) -> bool:
        """Whether the name of the month occurs, as the language of the article writes it."""
        dates = self.language.dates
        if not dates.months:
            return doubt(NO_RULES)
        name = dates.months[month - 1]
        return self.hashes[f"+{name}" if dates.capitalised else name] in self.marks

    def has_name_end(self, word: str) -> bool:
        """Whether the word occurs with a capital and the next word has none."""
        return self.hashes[f">{word}"] in self.marks

    def has_pair(self, one: str, two: str) -> bool:
        """Whether the two words occur side by side."""
        return self.hashes[f"{one} {two}"] in self.marks

    def has_phrase(self, phrase: tuple[str, ...]) -> bool:
        """Whether the words occur one after the other; without the text, whether each word and each pair of neighbours does."""
        if len(phrase) == 1:
            return self.has(phrase[0])
        for one, two in pairwise(phrase):
            if not self.has_pair(one, two):
                return False
        return self.order is None or self._find(phrase, 0) >= 0

    def has_government(self, capital: tuple[str, ...]) -> bool:
        """Whether a capital city occurs other than as a place: not after in, at, to or near."""
        return self.hashes[f"^{capital[0]}"] in self.marks and self.has_phrase(capital)

    def has_in_order(self, phrases: Iterable[tuple[str, ...]]) -> bool:
        """Whether all phrases occur; in this order, if the order of words is known."""
        phrases = tuple(phrases)
        if not all(map(self.has_phrase, phrases)):
            return False
        start = 0
        for phrase in phrases if self.order is not None else ():
            found = self._find(phrase, start)
            if found < 0:
                return False
            start = found + len(phrase)
        return True

    def _find(self, phrase: tuple[str, ...], start: int) -> int:
        """The position among its words from `start` on at which the phrase begins; -1 if it does not occur."""
        order, length = self.order or (), len(phrase)
        for at in self.places.get(phrase[0], ()) if phrase else ():
            if at >= start and order[at : at + length] == phrase:
                return at
        return -1 if phrase else start


Fact = TypeVar("Fact")


def fact(found: Callable[[Paragraph], Fact]) -> Callable[[Paragraph], Fact]:
    """Let a function of a paragraph work once for each paragraph: several statements rest on it, and several rules ask the same.

    The function notes no doubt, since it would be noted only the first time.
    """

    @wraps(found)
    def known(paragraph: Paragraph) -> Fact:
        facts = paragraph.facts
        if found not in facts:
            facts[found] = found(paragraph)
        result: Fact = facts[found]
        return result

    return known


@dataclass(frozen=True, eq=False)
class LeanParagraph(Paragraph):
    """One paragraph of lean evidence; without a key, no question about it has an answer."""

    @property
    def complete(self) -> bool:
        """Whether every question about the paragraph has an answer: never."""
        return False

    @cached_property
    def _closed(self) -> frozenset[str]:
        return closed_words(self.language)

    def _has(self, mark: str, *, known: bool) -> bool:
        """Whether there is a mark; `known` if it would be there in any case."""
        if not self.hashes.key:
            return doubt(NO_KEY)
        return self.hashes[mark] in self.marks or (not known and doubt(NOT_IN_MARKS))

    def has(self, word: str) -> bool:
        """Whether the word occurs: known for numbers, months and the words of closed lists, and if it has a capital."""
        return self._has(word, known=word[0].isdigit() or word in self._closed)

    def has_capital(self, word: str) -> bool:
        """Whether the word occurs with a capital; not known for a word such as “the”, which only opens a sentence."""
        return self._has(f"+{word}", known=word not in self.language.stop_words)

    def has_name_word(self, word: str) -> bool:
        """Whether a word of a proper name occurs; not known for the words of titles, which an article may write small."""
        if self.language.foreign:
            return self.hashes[f"+{word}"] in self.marks or doubt(OTHER_NAMES if self.hashes.key else NO_KEY)
        return self._has(f"+{word}", known=word not in self.language.stop_words and word not in self.language.title_words)

    def has_number(self, number: str) -> bool:
        """Whether the number occurs without a word of size."""
        return self._has(f"#{number}", known=True)

    def has_name_end(self, word: str) -> bool:
        """Whether the word occurs with a capital and the next word has none."""
        return self._has(f">{word}", known=True)

    def has_pair(self, one: str, two: str) -> bool:
        """Whether the two words occur side by side: known for numbers with units, for dates, and within names."""
        closed = all(word[0].isdigit() or word in paired_words(self.language) for word in (one, two))
        within = self.hashes[f"+{one}"] in self.marks and self.hashes[f">{one}"] not in self.marks and one not in self.language.stop_words
        return self._has(f"{one} {two}", known=(closed or within) and not self._headline)

    def has_phrase(self, phrase: tuple[str, ...]) -> bool:
        """Whether the words occur one after the other, as far as their pairs are known."""
        if self._has_quoted((phrase,)):
            return True
        if len(phrase) == 1:
            return self.has(phrase[0])
        return all(self.has_pair(one, two) for one, two in pairwise(phrase))

    def has_government(self, capital: tuple[str, ...]) -> bool:
        """Whether a capital city occurs other than as a place."""
        return self._has(f"^{capital[0]}", known=True) and self.has_phrase(capital)

    def has_in_order(self, phrases: Iterable[tuple[str, ...]]) -> bool:
        """Whether quoted words occur: yes if a claim quoted them when the text was at hand, no if a number or a name among them is missing."""
        phrases = tuple(phrases)
        if self._has_quoted(phrases):
            return True
        if not all(self.has(word) for phrase in phrases for word in phrase if word[0].isdigit()):
            return False
        return doubt(NOT_IN_MARKS)

    def _has_quoted(self, phrases: tuple[tuple[str, ...], ...]) -> bool:
        return bool(self.quoted) and bool(self.hashes.key) and self.hashes[quotation_mark(phrases)] in self.quoted

    @cached_property
    def _headline(self) -> bool:
        """Whether the order of its words is not known, because it is a headline."""
        return self.hashes[HEADLINE] in self.marks


def quotation_mark(phrases: Iterable[tuple[str, ...]]) -> str:
    """What is marked for quoted words, with the parts around an ellipsis."""
    return "“" + " … ".join(" ".join(phrase) for phrase in phrases)


@lru_cache(maxsize=64)
def closed_words(language: Language) -> frozenset[str]:
    """The words that lean evidence always marks: months, words of time, hedges, negations, bounds and counting words."""
    dates, hedges = language.dates, language.hedges
    return frozenset({*dates.months, *dates.recent, *hedges.all, *hedges.narrow} | language.negations | language.bounds)


@lru_cache(maxsize=64)
def paired_words(language: Language) -> frozenset[str]:
    """The words whose neighbours lean evidence marks in numbers and dates: units, and those of “last year” and “2 to 4 May”."""
    dates = language.dates
    pairs = (*dates.relative_months, *dates.relative_years, *language.hedges.views)
    return frozenset(UNITS | {*dates.months, *dates.day_links, *dates.day_joins} | {word for pair in pairs for word in pair})
