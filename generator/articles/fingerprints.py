"""The evidence of an article: fingerprints against which any checkout can check a claim, without the text.

Evidence is of one of three kinds.  Made from the article itself, it knows every word and its place.  Lean evidence, which a repository
keeps of a text that belongs to others, has marks of names, numbers, dates and words of closed lists.  Full evidence, as earlier versions
wrote it, has marks of all words and pairs.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Final, Self

from . import languages
from .article import locators_in
from .language import Language, Token
from .locators import Locator
from .marking import full_marks, lean_marks
from .normal import KNOWN, RECIPE, paragraphs
from .paragraph import WIDTH, Hashes, LeanParagraph, Paragraph, Sentence

_KEY: Final = 16
_MARK = re.compile(rb"(?s).{%d}" % WIDTH)
_DIGEST = re.compile(r"[0-9a-f]{64}")


class EvidenceError(ValueError):
    """An evidence file that cannot be used; the message is for an editor."""


@dataclass(frozen=True, eq=False)
class Evidence:
    """The paragraphs of one article, in order, and where those with a locator are in the original.

    `reader` is the reader that found them there, and its version.
    """

    hashes: Hashes = field(repr=False)
    paragraphs: tuple[Paragraph, ...]
    recipe: int = RECIPE
    language: Language = field(default=languages.DEFAULT, repr=False)
    #: Whether the file contains the key.
    keep_key: bool = True
    is_lean: bool = False
    locators: Mapping[int, Locator] = field(default_factory=dict, repr=False)
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
        return self.is_lean or all(self.hashes[word] in self.marks for word in phrase)

    @cached_property
    def fingerprint(self) -> tuple[str, ...]:
        """What distinguishes this article from any other: the digests of its paragraphs."""
        return tuple(paragraph.sha256 for paragraph in self.paragraphs)

    @classmethod
    def of(
        cls,
        article: str,
        language: Language = languages.DEFAULT,
        *,
        locators: Mapping[int, Locator] | None = None,
    ) -> Self:
        """Make the evidence of an article at hand, with the locators of its paragraphs by number: those given, or those in the text.

        It is made by the recipe of the language.  The key is derived from the text, so the same text gives the same evidence.
        """
        blocks = paragraphs(article, language.recipe)
        hashes = Hashes(key_of(blocks))
        made = tuple(_paragraph(hashes, block, language) for block in blocks)
        return cls(hashes, made, language.recipe, language, locators=dict(locators_in(article) if locators is None else locators))

    @classmethod
    def lean(
        cls,
        article: str,
        language: Language = languages.DEFAULT,
        *,
        locators: Mapping[int, Locator] | None = None,
        key: bytes = b"",
        keep_key: bool = True,
    ) -> Self:
        """Make the lean evidence of an article at hand.  Without its key, only somebody who has the text can ask it anything.

        With the `key` of another version, the two can be compared.
        """
        blocks = paragraphs(article, language.recipe)
        hashes = Hashes(key or key_of(blocks))
        made = tuple(_lean_paragraph(hashes, block, language) for block in blocks)
        places = dict(locators_in(article) if locators is None else locators)
        return cls(hashes, made, language.recipe, language, keep_key, is_lean=True, locators=places)

    def like(self, article: str) -> Self:
        """The evidence of another version of the article, by the same recipe and under the same key, so that the two can be compared."""
        if self.is_lean:
            return type(self).lean(article, self.language, key=self.key)
        made = type(self).of(article, self.language)
        hashes = Hashes(self.key)
        return replace(
            made, hashes=hashes, paragraphs=tuple(_paragraph(hashes, block, self.language) for block in paragraphs(article, self.recipe))
        )

    def digests(self, article: str) -> tuple[str, ...]:
        """The digests that the paragraphs of a text have in evidence of this kind and with this key."""
        blocks = paragraphs(article, self.recipe)
        if not self.is_lean:
            return tuple(map(_digest, blocks))
        return tuple(_keyed_digest(self.key or key_of(blocks), block) for block in blocks)

    def is_of(self, article: str) -> bool:
        """Whether it was made from exactly this text."""
        return self.digests(article) == self.fingerprint

    def exactly(self, article: str) -> Self:
        """The evidence of the same article at hand, with the digests that the file has; a paragraph is divided once something asks for it."""
        blocks = paragraphs(article, self.language.recipe)
        hashes = Hashes(key_of(blocks))
        known = zip(blocks, self.paragraphs, strict=True)
        made = tuple(ReadParagraph(hashes, block, self.language, like=other) for block, other in known)
        return type(self)(hashes, made, self.language.recipe, self.language, locators=dict(self.locators))

    def with_quoted(self, quoted: Iterable[tuple[int, bytes]]) -> Self:
        """The evidence with marks of quoted words, each with the number of its paragraph; marks of other paragraphs are left out."""
        each: dict[int, set[bytes]] = {}
        for number, mark in quoted:
            each.setdefault(number, set()).add(mark)
        made = (replace(paragraph, quoted=frozenset(each.get(number, ()))) for number, paragraph in enumerate(self.paragraphs, 1))
        return replace(self, paragraphs=tuple(made))

    def dumps(self) -> str:
        """The evidence file: JSON with one line of sorted marks per sentence, so that the order of words cannot be read from it."""
        digest = "digest" if self.is_lean else "sha256"
        body: dict[str, Any] = {
            "about": "Fingerprints of an article, made by `briefings add-source`. Not its text; do not edit.",
            "recipe": self.recipe,
            **({"reader": self.reader} if self.reader else {}),
            **({"language": self.language.mark} if self.language.foreign else {}),
            **({"key": self.key.hex()} if self.keep_key else {}),
            "paragraphs": [
                {
                    digest: paragraph.sha256,
                    "words": [sentence.words for sentence in paragraph.sentences] if self.is_lean else paragraph.words,
                    "sentences": [[b"".join(sorted(s.marks)).hex(), *s.hedges] for s in paragraph.sentences],
                }
                for paragraph in self.paragraphs
            ],
        }
        if self.locators:
            body["locators"] = {str(number): place.values() for number, place in sorted(self.locators.items())}
        return json.dumps(body, indent=1) + "\n"

    @classmethod
    def loads(cls, text: str, language: Language = languages.DEFAULT) -> Self:
        """Read the evidence file of an article in a language.  Raise EvidenceError if it is not valid or was made by another recipe."""
        try:
            body = json.loads(text)
            recipe = body["recipe"]
            if type(recipe) is int and recipe not in KNOWN:
                raise EvidenceError(f"was made by recipe {recipe}, and this program compares by recipe {RECIPE}")
            language = language.by(recipe)
            _require_language(body.get("language", languages.DEFAULT.mark), language)
            is_lean = _is_lean(body["paragraphs"])
            keep_key = not is_lean or "key" in body
            hashes = Hashes(bytes.fromhex(body["key"]) if keep_key else b"")
            _require(type(recipe) is int and len(hashes.key) == _KEY * keep_key and isinstance(body["paragraphs"], list))
            made = tuple(_loaded(hashes, paragraph, language, is_lean=is_lean) for paragraph in body["paragraphs"])
            places = _locators(body.get("locators", {}), len(made))
            return cls(hashes, made, recipe, language, keep_key, is_lean, places, str(body.get("reader", "")))
        except EvidenceError:
            raise
        except (ValueError, LookupError, TypeError, RecursionError) as error:
            raise EvidenceError("is no evidence file") from error


def key_of(blocks: tuple[str, ...]) -> bytes:
    """The key for the canonical paragraphs of an article, derived from the text."""
    return hashlib.sha256("\n\n".join(blocks).encode()).digest()[:_KEY]


def _is_lean(paragraphs: Any) -> bool:
    """Whether the paragraphs of an evidence file have lean marks: then their digests are keyed."""
    return isinstance(paragraphs, list) and bool(paragraphs) and isinstance(paragraphs[0], dict) and "digest" in paragraphs[0]


def _digest(block: str) -> str:
    return hashlib.sha256(block.encode()).hexdigest()


def _keyed_digest(key: bytes, block: str) -> str:
    """The digest of a canonical paragraph that only somebody with the key can compare with a guess."""
    return hashlib.blake2b(block.encode(), key=key, digest_size=32).hexdigest()


def _paragraph(hashes: Hashes, block: str, language: Language) -> Paragraph:
    order: list[Token] = []
    sentences = []
    for sentence in language.divided(block):
        tokens = language.tokens(sentence)
        marks = frozenset(full_marks(hashes, tokens, order[-1:], language))
        sentences.append(Sentence(marks, language.hedges.within(tokens), len(tokens)))
        order += tokens
    return Paragraph(hashes, _digest(block), len(order), tuple(sentences), tuple(token.key for token in order), language, text=block)


class ReadParagraph(Paragraph):
    """A paragraph whose text is at hand, with the digest and the quoted words of another one of the same text.

    It is divided into words when something asks for them: a check may know already what was found in it.
    """

    def __init__(self, hashes: Hashes, text: str, language: Language, *, like: Paragraph) -> None:
        own = {"hashes": hashes, "sha256": like.sha256, "language": language, "quoted": like.quoted, "text": text}
        vars(self).update(own)  # the class is frozen; what is missing here is found out below

    @cached_property
    def divided(self) -> Paragraph:
        """The same paragraph, divided into sentences and words."""
        return replace(_paragraph(self.hashes, self.text or "", self.language), sha256=self.sha256, quoted=self.quoted)

    @cached_property
    def words(self) -> int:
        """The number of its words, which takes a tenth of the time of dividing it."""
        if "divided" in vars(self):
            return self.divided.words
        return sum(1 for sentence in self.language.divided(self.text or "") for _ in self.language.word.finditer(sentence))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences."""
        return self.divided.sentences

    @cached_property
    def order(self) -> tuple[str, ...] | None:
        """Its words."""
        return self.divided.order


def _lean_paragraph(hashes: Hashes, block: str, language: Language) -> LeanParagraph:
    sentences = []
    words = 0
    for sentence in language.divided(block):
        tokens = language.tokens(sentence)
        marks = frozenset(lean_marks(hashes, sentence, tokens, language))
        sentences.append(Sentence(marks, language.hedges.within(tokens), len(tokens)))
        words += len(tokens)
    return LeanParagraph(hashes, _keyed_digest(hashes.key, block), words, tuple(sentences), language=language)


def _loaded(hashes: Hashes, body: Any, language: Language, *, is_lean: bool) -> Paragraph:
    digest, sentences = body["digest" if is_lean else "sha256"], body["sentences"]
    counts = body["words"] if is_lean else [body["words"]]
    _require(isinstance(counts, list) and all(type(count) is int and 0 <= count < 10_000_000 for count in counts))
    _require(isinstance(sentences, list) and bool(_DIGEST.fullmatch(digest)) and (not is_lean or len(counts) == len(sentences)))
    allowed = language.hedges.all
    made = LeanParagraph if is_lean else Paragraph
    each = counts if is_lean else [0] * len(sentences)
    return made(
        hashes,
        digest,
        sum(counts),
        tuple(_sentence(line, allowed, words) for line, words in zip(sentences, each, strict=True)),
        language=language,
    )


def _locators(body: Any, count: int) -> dict[int, Locator]:
    _require(isinstance(body, dict) and all(re.fullmatch("[1-9][0-9]{0,4}", number) and int(number) <= count for number in body))
    return {int(number): Locator.of(values) for number, values in body.items()}


def _sentence(line: Any, allowed: frozenset[str], words: int) -> Sentence:
    _require(isinstance(line, list))
    packed, hedges = bytes.fromhex(line[0]), tuple(line[1:])
    _require(len(packed) % WIDTH == 0 and allowed.issuperset(hedges))
    return Sentence(frozenset(_MARK.findall(packed)), hedges, words)


def _require_language(made_by: Any, language: Language) -> None:
    """Reject evidence whose words were read in another language, or by another edition of it; evidence in English names none."""
    if made_by != (language.mark if language.foreign else languages.DEFAULT.mark):
        raise EvidenceError(f"was made with the words of {made_by!r}, and its source is compared by {language.mark!r}")


def _require(holds: bool) -> None:
    """Reject an evidence file that the program cannot have written."""
    if not holds:
        raise ValueError("not as `dumps` writes it")
