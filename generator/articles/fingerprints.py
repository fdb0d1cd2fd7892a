"""The evidence of an article: fingerprints against which any checkout can check a claim, without the text.

Each paragraph has the SHA-256 of its canonical text; each sentence has the set of short keyed hashes of its words and word pairs.
`Evidence` made from the article itself also has the words in order, and therefore knows which words are adjacent.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise, zip_longest
from typing import Any, Final, Self

from . import languages
from .language import Language, Token, ordinal, paragraphs

#: The version of everything derived from a text: its canonical form, and the tokens, sentences and hedges of its language.
RECIPE: Final = 2
#: Bytes of a keyed hash.  A paragraph of 150 words has about 400 marks; three bytes hold one of 2^24 values, so one of them
#: matches a word that does not occur in one check of 40,000; one in a thousand would be acceptable.
WIDTH: Final = 3
_KEY: Final = 16
_MARK = re.compile(rb"(?s).{%d}" % WIDTH)
_DIGEST = re.compile(r"[0-9a-f]{64}")


class EvidenceError(ValueError):
    """An evidence file that cannot be used; the message is for an editor."""


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


@dataclass(frozen=True, eq=False)
class Paragraph:
    """One paragraph: `sha256` of its canonical text, number of `words`, its sentences, and its words in order if they are known."""

    hashes: Hashes = field(repr=False)
    sha256: str
    words: int
    sentences: tuple[Sentence, ...]
    order: tuple[str, ...] | None = field(default=None, repr=False)
    language: Language = field(default=languages.DEFAULT, repr=False)

    @property
    def complete(self) -> bool:
        """Whether every question about the paragraph has an answer."""
        return True

    @cached_property
    def marks(self) -> frozenset[bytes]:
        """The marks of all its sentences."""
        return frozenset().union(*(sentence.marks for sentence in self.sentences))

    @cached_property
    def narrow(self) -> tuple[str, ...]:
        """The words in it that hedge only the next word, and the words that mark the next word as a view, such as the `as` of “seen as”."""
        hedges = self.language.hedges
        views = dict.fromkeys(two for one, two in hedges.views if self.has_pair(one, two))
        return (*filter(self.has, hedges.narrow), *views)

    def has(self, word: str) -> bool:
        """Whether the word (the key of a token) occurs."""
        return self.hashes[word] in self.marks

    def has_capital(self, word: str) -> bool:
        """Whether the word occurs with a capital."""
        return self.hashes[f"+{word}"] in self.marks

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
            return False
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
        return self.order is None or _find(self.order, phrase, 0) >= 0

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
            found = _find(self.order or (), phrase, start)
            if found < 0:
                return False
            start = found + len(phrase)
        return True


@dataclass(frozen=True, eq=False)
class Evidence:
    """The paragraphs of one article, in order; `reader` is the reader that found them in the original, and its version."""

    hashes: Hashes = field(repr=False)
    paragraphs: tuple[Paragraph, ...]
    recipe: int = RECIPE
    language: Language = field(default=languages.DEFAULT, repr=False)
    reader: str = ""

    def __len__(self) -> int:
        return len(self.paragraphs)

    def __getitem__(self, number: int) -> Paragraph:
        """Paragraph `number`, counted from 1."""
        if not 1 <= number <= len(self.paragraphs):
            raise IndexError(number)
        return self.paragraphs[number - 1]

    @property
    def key(self) -> bytes:
        """The key of its hashes."""
        return self.hashes.key

    @cached_property
    def words(self) -> int:
        """The number of words in the article."""
        return sum(paragraph.words for paragraph in self.paragraphs)

    @cached_property
    def marks(self) -> frozenset[bytes]:
        """The marks of all its paragraphs."""
        return frozenset().union(*(paragraph.marks for paragraph in self.paragraphs))

    def has_pair(self, one: str, two: str) -> bool:
        """Whether the two words occur side by side somewhere."""
        return self.hashes[f"{one} {two}"] in self.marks

    def may_have_words(self, phrase: tuple[str, ...]) -> bool:
        """Whether each of the words may occur somewhere, so that it is worth asking the paragraphs."""
        return all(self.hashes[word] in self.marks for word in phrase)

    @cached_property
    def fingerprint(self) -> tuple[str, ...]:
        """What distinguishes this article from any other: the digests of its paragraphs."""
        return tuple(paragraph.sha256 for paragraph in self.paragraphs)

    @classmethod
    def of(cls, article: str, language: Language = languages.DEFAULT) -> Self:
        """Make the evidence of an article at hand; the key is derived from the text, so the same text gives the same file."""
        blocks = paragraphs(article)
        hashes = Hashes(hashlib.sha256("\n\n".join(blocks).encode()).digest()[:_KEY])
        return cls(hashes, tuple(_paragraph(hashes, block, language) for block in blocks), language=language)

    def dumps(self) -> str:
        """The evidence file: JSON with one line of sorted marks per sentence, so that the order of words cannot be read from it."""
        body = {
            "about": "Fingerprints of an article, made by `briefings add-source`. Not its text; do not edit.",
            "recipe": self.recipe,
            **({"reader": self.reader} if self.reader else {}),
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
    def loads(cls, text: str, language: Language = languages.DEFAULT) -> Self:
        """Read the evidence file of an article in a language.  Raise EvidenceError if it is not valid or was made by another recipe."""
        try:
            body = json.loads(text)
            recipe = body["recipe"]
            if type(recipe) is int and recipe != RECIPE:
                raise EvidenceError(f"was made by recipe {recipe}, and this program compares by recipe {RECIPE}")
            hashes = Hashes(bytes.fromhex(body["key"]))
            _require(type(recipe) is int and len(hashes.key) == _KEY and isinstance(body["paragraphs"], list))
            return cls(
                hashes,
                tuple(_loaded(hashes, paragraph, language) for paragraph in body["paragraphs"]),
                language=language,
                reader=str(body.get("reader", "")),
            )
        except EvidenceError:
            raise
        except (ValueError, LookupError, TypeError, RecursionError) as error:
            raise EvidenceError("is no evidence file") from error


def fingerprint(article: str) -> tuple[str, ...]:
    """What distinguishes an article at hand from any other, whatever its language: the digests of its paragraphs."""
    return tuple(map(_digest, paragraphs(article)))


def _digest(block: str) -> str:
    return hashlib.sha256(block.encode()).hexdigest()


def _paragraph(hashes: Hashes, block: str, language: Language) -> Paragraph:
    order: list[Token] = []
    sentences = []
    for sentence in (clause for whole in language.sentences(block) for clause in language.clauses(whole)):
        tokens = language.tokens(sentence)
        sentences.append(Sentence(frozenset(_marked(hashes, tokens, order[-1:], language)), language.hedges.within(tokens)))
        order += tokens
    return Paragraph(hashes, _digest(block), len(order), tuple(sentences), tuple(token.key for token in order), language)


def _marked(hashes: Hashes, sentence: tuple[Token, ...], before: list[Token], language: Language) -> Iterator[bytes]:
    """The marks of a sentence; its first pair includes the last word of the sentence before, so that a quotation may cross the boundary."""
    previous = before[0].key if before else ""
    for token, following in zip_longest(sentence, sentence[1:]):
        yield hashes[token.key]
        near = following if following and token.beside(following) else None
        if token.number and not (near and near.size):
            yield hashes[f"#{token.key}"]
        if previous:
            yield hashes[f"{previous} {token.key}"]
        if token.capital:
            yield hashes[f"+{token.key}"]
            if not (near and near.capital) or token.raw.endswith("'s"):
                yield hashes[f">{token.key}"]
            if previous not in language.place_prepositions:
                yield hashes[f"^{token.key}"]
        previous = token.key


def _loaded(hashes: Hashes, body: Any, language: Language) -> Paragraph:
    sha256, count, sentences = body["sha256"], body["words"], body["sentences"]
    _require(type(count) is int and 0 <= count < 10_000_000 and isinstance(sentences, list) and bool(_DIGEST.fullmatch(sha256)))
    allowed = language.hedges.all
    return Paragraph(hashes, sha256, count, tuple(_sentence(line, allowed) for line in sentences), language=language)


def _sentence(line: Any, allowed: frozenset[str]) -> Sentence:
    _require(isinstance(line, list))
    packed, hedges = bytes.fromhex(line[0]), tuple(line[1:])
    _require(len(packed) % WIDTH == 0 and allowed.issuperset(hedges))
    return Sentence(frozenset(_MARK.findall(packed)), hedges)


def _require(holds: bool) -> None:
    """Reject an evidence file that the program cannot have written."""
    if not holds:
        raise ValueError("not as `dumps` writes it")


def _find(order: tuple[str, ...], phrase: tuple[str, ...], start: int) -> int:
    """The position among the words from `start` on at which the phrase begins; -1 if it does not occur."""
    for at in range(start, len(order) - len(phrase) + 1):
        if order[at : at + len(phrase)] == phrase:
            return at
    return -1
