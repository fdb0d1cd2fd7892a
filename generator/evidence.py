"""What is kept of an article so that any checkout can test a claim against it: fingerprints, never the text.

Floor 1: imports `words`.  Per paragraph the SHA-256 of its canonical text; per sentence the set of short keyed hashes of its
words and word pairs.  An `Evidence` made from the article itself also holds the words in order, and then answers exactly.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Self

from generator import words
from generator.words import Token

#: Bytes of a keyed hash.  A paragraph of 150 words has about 400 marks; three of them hold one of 2^24 values by chance in
#: one question of 14,000, where one in a thousand is allowed.
WIDTH: Final = 3


class EvidenceError(ValueError):
    """An evidence file that cannot be used, in words for an editor."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: the marks of its words, its hedging words in clear."""

    marks: frozenset[bytes]
    hedges: tuple[str, ...] = ()


@dataclass(frozen=True)
class Paragraph:
    """One paragraph: `sha256` of its canonical text, number of `words`, its sentences, and its words in order where known."""

    key: bytes
    sha256: str
    words: int
    sentences: tuple[Sentence, ...]
    order: tuple[str, ...] | None = None

    @cached_property
    def marks(self) -> frozenset[bytes]:
        """The marks of all its sentences."""
        return frozenset().union(*(sentence.marks for sentence in self.sentences))

    def has(self, word: str) -> bool:
        """Whether the word (a key of `words.tokens`) occurs."""
        return mark(self.key, word) in self.marks

    def holds(self, sentence: Sentence, word: str) -> bool:
        """Whether the word occurs in one of its sentences."""
        return mark(self.key, word) in sentence.marks

    def has_capital(self, word: str) -> bool:
        """Whether the word occurs with a capital."""
        return mark(self.key, f"+{word}") in self.marks

    def has_phrase(self, phrase: tuple[str, ...]) -> bool:
        """Whether the words occur one after the other; without the text, whether each and each pair of neighbours does."""
        if len(phrase) == 1:
            return self.has(phrase[0])
        pairs = all(mark(self.key, f"{one} {two}") in self.marks for one, two in zip(phrase, phrase[1:], strict=False))
        return pairs and (self.order is None or _contains(self.order, phrase))

    def has_government(self, capital: tuple[str, ...]) -> bool:
        """Whether a capital city occurs other than as a place: not after in, at, to or near."""
        return mark(self.key, f"^{capital[0]}") in self.marks and self.has_phrase(capital)

    def has_in_order(self, phrases: Iterable[tuple[str, ...]]) -> bool:
        """Whether all phrases occur, one behind the other where the order of words is known."""
        phrases = tuple(phrases)
        if not all(map(self.has_phrase, phrases)):
            return False
        if self.order is None:
            return True
        start = 0
        for phrase in phrases:
            found = _find(self.order, phrase, start)
            if found < 0:
                return False
            start = found + len(phrase)
        return True


@dataclass(frozen=True)
class Evidence:
    """The paragraphs of one article, in order."""

    key: bytes
    paragraphs: tuple[Paragraph, ...]
    recipe: int = words.RECIPE

    def __len__(self) -> int:
        return len(self.paragraphs)

    def __getitem__(self, number: int) -> Paragraph:
        """Paragraph `number`, counted from 1."""
        if not 1 <= number <= len(self.paragraphs):
            raise IndexError(number)
        return self.paragraphs[number - 1]

    @cached_property
    def words(self) -> int:
        """How many words the article has."""
        return sum(paragraph.words for paragraph in self.paragraphs)

    @cached_property
    def marks(self) -> frozenset[bytes]:
        """The marks of all its paragraphs."""
        return frozenset().union(*(paragraph.marks for paragraph in self.paragraphs))

    def has_pair(self, one: str, two: str) -> bool:
        """Whether the two words stand side by side somewhere."""
        return mark(self.key, f"{one} {two}") in self.marks

    def has_words(self, phrase: tuple[str, ...]) -> bool:
        """Whether each of the words stands somewhere."""
        return all(mark(self.key, word) in self.marks for word in phrase)

    @cached_property
    def fingerprint(self) -> tuple[str, ...]:
        """What tells this article from any other: the digests of its paragraphs."""
        return tuple(paragraph.sha256 for paragraph in self.paragraphs)

    @classmethod
    def of(cls, article: str) -> Self:
        """The evidence of an article at hand; its key follows from the text, so the same text gives the same file."""
        blocks = words.paragraphs(article)
        key = hashlib.sha256("\n\n".join(blocks).encode()).digest()[:16]
        return cls(key, tuple(_paragraph(key, block) for block in blocks))

    def dumps(self) -> str:
        """The evidence file: JSON, one line a sentence, marks sorted so that the order of words is not legible."""
        body = {
            "about": "Fingerprints of an article, made by `briefings add-source`. Not its text; do not edit.",
            "recipe": self.recipe,
            "key": self.key.hex(),
            "paragraphs": [
                {
                    "sha256": paragraph.sha256,
                    "words": paragraph.words,
                    "sentences": [[b"".join(sorted(s.marks)).hex(), *s.hedges] for s in paragraph.sentences],
                }
                for paragraph in self.paragraphs
            ],
        }
        return json.dumps(body, indent=1) + "\n"

    @classmethod
    def loads(cls, text: str) -> Self:
        """Read an evidence file.  Raises EvidenceError where it is none, or was made by another recipe."""
        try:
            body = json.loads(text)
            if body["recipe"] != words.RECIPE:
                raise EvidenceError(f"was made by recipe {body['recipe']!r}, and this program compares by recipe {words.RECIPE}")
            key = bytes.fromhex(body["key"])
            return cls(key, tuple(_loaded(key, paragraph) for paragraph in body["paragraphs"]))
        except EvidenceError:
            raise
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise EvidenceError("is no evidence file") from error


def mark(key: bytes, item: str, _known: dict[tuple[bytes, str], bytes] = {}) -> bytes:  # noqa: B006 - a memo, on purpose
    """The short keyed hash of a word, a pair of words, `+word` (with a capital) or `^word` (a capital not after a place word)."""
    found = _known.get((key, item))
    if found is None:
        if len(_known) > 1_000_000:
            _known.clear()
        found = _known[key, item] = hashlib.blake2b(item.encode(), key=key, digest_size=WIDTH).digest()
    return found


def _paragraph(key: bytes, block: str) -> Paragraph:
    order: list[Token] = []
    sentences = []
    for sentence in words.sentences(block):
        spoken = words.tokens(sentence)
        sentences.append(Sentence(frozenset(_marks(key, spoken, order[-1:])), words.hedges(spoken)))
        order += spoken
    digest = hashlib.sha256(block.encode()).hexdigest()
    return Paragraph(key, digest, len(order), tuple(sentences), tuple(token.key for token in order))


def _marks(key: bytes, sentence: tuple[Token, ...], before: list[Token]) -> Iterable[bytes]:
    """The marks of a sentence; its first pair reaches back into the one before, so that a quotation may cross the border."""
    previous = before[0].key if before else ""
    for token in sentence:
        yield mark(key, token.key)
        if previous:
            yield mark(key, f"{previous} {token.key}")
        if token.capital:
            yield mark(key, f"+{token.key}")
            if previous not in words.PLACE_WORDS:
                yield mark(key, f"^{token.key}")
        previous = token.key


def _loaded(key: bytes, body: dict[str, object]) -> Paragraph:
    sentences = []
    for line in body["sentences"]:  # type: ignore[attr-defined]
        packed = bytes.fromhex(line[0])
        if len(packed) % WIDTH:
            raise ValueError("marks cut short")
        marks = frozenset(packed[at : at + WIDTH] for at in range(0, len(packed), WIDTH))
        sentences.append(Sentence(marks, tuple(map(str, line[1:]))))
    return Paragraph(key, str(body["sha256"]), int(str(body["words"])), tuple(sentences))


def _contains(order: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    return _find(order, phrase, 0) >= 0


def _find(order: tuple[str, ...], phrase: tuple[str, ...], start: int) -> int:
    for at in range(start, len(order) - len(phrase) + 1):
        if order[at : at + len(phrase)] == phrase:
            return at
    return -1
