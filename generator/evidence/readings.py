"""Texts and passages clause by clause, so that a word of a text is compared with the word that says the same of the same in a passage.

A word has a base, in which its inflections are one: choose for chose and chosen.  An actor is one word, whatever its name consists of, so that
no word within a name is taken for a word of the sentence.  Where a base occurs in several clauses, those that share most other words with the
clause of the text are compared; if they differ, nothing is known.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, wraps
from typing import Final, NamedTuple, TypeVar

from ..articles.languages import DEFAULT
from ..articles.normal import canonical
from ..articles.paragraph import Paragraph
from ..text import prose
from .clauses import BORDER, common_words, stem
from .passages import EvidenceIndex
from .statements import Statement, VisibleText

#: Stands for the name of an actor, before its id.
ACTOR: Final = "@"
#: A clause with fewer words of its own continues the one before it.
SHORT: Final = 3
#: A word of letters alone that stands for a link of a text, by its number.
_PLACED: Final = re.compile(r"zq(x+)q")


class Word(NamedTuple):
    """A word of a clause: its key, its base, whether it has a capital although it does not open a sentence, and whether a comma follows."""

    key: str
    base: str
    name: bool
    comma: bool


class Reading(NamedTuple):
    """A clause: its words, their keys, the bases of those that say what it is about, the number of its sentence, and whether that is a question.

    `at` has the positions of each base, without those in names.  `apart` is the number of the part of the text that is a sentence or could be one: it ends at a semicolon, and before but and while.  A short clause continues the one before it in its sentence, so that `wide` has the words of that one, too: “…, but did not attend”.
    """

    words: tuple[Word, ...]
    keys: tuple[str, ...]
    at: Mapping[str, tuple[int, ...]]
    about: frozenset[str]
    wide: frozenset[str]
    sentence: int
    apart: int
    asks: bool

    def beside(self, at: int, reach: int) -> tuple[Word, ...]:
        """The words near a position."""
        return (*self.words[max(0, at - reach) : at], *self.words[at + 1 : at + 1 + reach])

    def near(self, at: int, reach: int) -> frozenset[str]:
        """The bases that say what it is about, as far as they are near a position: so many words before and after it with a meaning of their own."""
        before = [word.base for word in self.words[max(0, at - 2 * reach) : at] if word.base in self.about]
        after = [word.base for word in self.words[at + 1 : at + 1 + 2 * reach] if word.base in self.about]
        return frozenset((*before[-reach:], *after[:reach]))


class Place(NamedTuple):
    """A word of a clause, by its position."""

    reading: Reading
    at: int

    @property
    def word(self) -> Word:
        """The word itself."""
        return self.reading.words[self.at]

    @property
    def subject(self) -> str:
        """The last word with a meaning of its own before it, as its base; empty if there is none nearby."""
        before = self.reading.words[max(0, self.at - NEAR) : self.at]
        return next((word.base for word in reversed(before) if word.base in self.reading.about), "")


@lru_cache(maxsize=65536)
def base(key: str) -> str:
    """A word without its ending, an irregular form as its verb, and words that mean nearly the same as one of them."""
    verbs = DEFAULT.wording.verbs_by_past_form.get(key)
    plain = stem(verbs[0] if verbs else key)
    return _synonyms().get(plain, plain)


@lru_cache(maxsize=1)
def _synonyms() -> dict[str, str]:
    """The word that stands for others which mean nearly the same, by each of them, all without endings."""
    found: dict[str, str] = {}
    for group in DEFAULT.wording.synonyms:
        for word in group:
            found.setdefault(stem(word), stem(group[0]))
    return found


def _with_particle(key: str, after: str) -> str:
    """The base of a word, and of a verb together with its particle: turned down, ruled out."""
    phrasal = _phrasal().get(after)
    if phrasal is None:
        return base(key)
    verbs = DEFAULT.wording.verbs_by_past_form.get(key, ())
    for verb in phrasal:
        if verb in verbs or stem(verb) == stem(key):
            return base(phrasal[verb])
    return base(key)


@lru_cache(maxsize=1)
def _phrasal() -> dict[str, dict[str, str]]:
    """One word for a verb and its particle, by the particle and the verb."""
    found: dict[str, dict[str, str]] = {}
    for (verb, particle), one in DEFAULT.wording.phrasal.items():
        found.setdefault(particle, {})[verb] = one
    return found


def _words(text: str, actors: Sequence[str], library: EvidenceIndex) -> list[Word]:
    tokens = DEFAULT.tokens(text)
    keys = [token[0] for token in tokens]  # every word of every text passes here
    names = {start: (end, id) for start, end, id in library.named(keys)}
    commas = "," in text
    found, at, last = list[Word](), 0, len(tokens)
    while at < last:
        key, raw, _, end = tokens[at]
        comma = commas and (text.startswith(",", end) or text.startswith("'s,", end))
        placed = _PLACED.fullmatch(key) if actors and key.startswith("zq") else None
        if placed:
            found.append(_actor(actors[len(placed[1]) - 1], comma))
        elif at in names:
            at, id = names[at]
            found.append(_actor(id, text.startswith(",", tokens[at - 1].end)))
            continue
        else:
            found.append(_word(key, keys[at + 1] if at + 1 < last else "", at > 0 and raw[0].isupper(), comma))
        at += 1
    return found


@lru_cache(maxsize=65536)
def _word(key: str, after: str, name: bool, comma: bool) -> Word:
    return Word(key, _with_particle(key, after), name, comma)


@lru_cache(maxsize=4096)
def _actor(id: str, comma: bool) -> Word:
    return Word(ACTOR + id, ACTOR + id, name=True, comma=comma)


#: Words that begin a clause which could be a sentence.
_OWN: Final = frozenset("but while whereas although though".split())


def _readings(text: str, actors: Sequence[str], library: EvidenceIndex) -> Iterator[Reading]:
    common, apart = common_words(DEFAULT), 0
    for number, sentence in enumerate(DEFAULT.sentences(canonical(text))):
        before: frozenset[str] = frozenset()
        at, apart, asks = 0, apart + 1, sentence.rstrip("\"')").endswith("?")
        for found in (*BORDER.finditer(sentence), None):
            words = tuple(_words(sentence[at : found.start() if found else None], actors, library))
            if words:
                apart += words[0].key in _OWN
                about = frozenset([base for key, base, _, _ in words if key not in common])
                before = wide = about | before if len(about) < SHORT else about
                yield Reading(words, tuple([word[0] for word in words]), _positions(words), about, wide, number, apart, asks)
            if found:
                at, apart = found.end(), apart + found[0].startswith(";")


def _positions(words: Sequence[Word]) -> dict[str, tuple[int, ...]]:
    """Where each base occurs, except in names."""
    found: dict[str, tuple[int, ...]] = {}
    for at, (_, base, name, _) in enumerate(words):
        if not name:
            found[base] = (*found[base], at) if base in found else (at,)
    return found


def of_paragraph(paragraph: Paragraph, library: EvidenceIndex) -> tuple[Reading, ...]:
    """The clauses of a paragraph in the language of the dossier, whose text is at hand."""
    known: tuple[Reading, ...] | None = paragraph.facts.get((of_paragraph, library))
    if known is None:
        known = paragraph.facts[of_paragraph, library] = tuple(_readings(paragraph.text or "", (), library))
    return known


Fact = TypeVar("Fact")


def clause_fact(found: Callable[[Reading], Fact]) -> Callable[[Paragraph, EvidenceIndex], tuple[Fact, ...]]:
    """Let a function of a clause work once for each clause of a paragraph, and give what it found in all of them."""

    @wraps(found)
    def known(paragraph: Paragraph, library: EvidenceIndex) -> tuple[Fact, ...]:
        facts = paragraph.facts
        if (found, library) not in facts:
            facts[found, library] = tuple(map(found, of_paragraph(paragraph, library)))
        result: tuple[Fact, ...] = facts[found, library]
        return result

    return known


def paragraph_fact(found: Callable[[Sequence[Reading]], Fact]) -> Callable[[Paragraph, EvidenceIndex], Fact]:
    """Let a function of clauses work once for all those of a paragraph."""

    @wraps(found)
    def known(paragraph: Paragraph, library: EvidenceIndex) -> Fact:
        facts = paragraph.facts
        if (found, library) not in facts:
            facts[found, library] = found(of_paragraph(paragraph, library))
        result: Fact = facts[found, library]
        return result

    return known


@paragraph_fact
def bases_in(readings: Sequence[Reading]) -> frozenset[str]:
    """The bases of the words of a paragraph in the language of the dossier, without those in names."""
    return frozenset().union(*(reading.at for reading in readings))


def of_text(visible: VisibleText, library: EvidenceIndex, *, quotations: bool = True) -> tuple[Reading, ...]:
    """The clauses of a text, with each link as one word; without its quotations if these are not to be compared."""
    return _of_text(visible, library, quotations=quotations or not visible.quotations)


@lru_cache(maxsize=4)
def possible_bases(visible: VisibleText) -> frozenset[str]:
    """The bases that words of a text may have, whatever its clauses are: a base that is not among them is in none of these."""
    keys = DEFAULT.keys(visible.text)
    return frozenset(map(base, keys)).union(*map(_after_particle, _phrasal().keys() & keys))


@lru_cache(maxsize=65536)
def _after_particle(key: str) -> tuple[str, ...]:
    """The bases of all verbs that a particle may belong to."""
    return tuple(map(base, _phrasal()[key].values()))


@lru_cache(maxsize=8)
def _of_text(visible: VisibleText, library: EvidenceIndex, *, quotations: bool) -> tuple[Reading, ...]:
    text, at = visible.text if quotations else prose.without_quotations(visible.text), 0
    pieces, actors = list[str](), list[str]()
    for link in visible.links:
        actors.append(link.target)
        pieces += [text[at : link.start], f"Zq{'x' * len(actors)}q"]
        at = link.end
    return tuple(_readings("".join([*pieces, text[at:]]), actors, library))


def of_passages(statement: Statement, paragraphs: Sequence[Paragraph]) -> list[Reading]:
    """The clauses of some paragraphs."""
    return [reading for paragraph in paragraphs for reading in of_paragraph(paragraph, statement.library)]


def places(readings: Sequence[Reading], bases: frozenset[str]) -> list[Place]:
    """Where some words occur; not in a name."""
    found = []
    for reading in readings:
        if not bases.isdisjoint(reading.at):
            found += [Place(reading, at) for at in sorted(at for base in bases for at in reading.at.get(base, ()))]
    return found


def shared(one: Place, other: Place) -> int:
    """How many words the clauses of two words share, apart from these two; those near both count twice, and so does the same subject."""
    own = {one.word.base, other.word.base}
    near = (one.reading.near(one.at, NEAR) & other.reading.near(other.at, NEAR)) - own
    return len((one.reading.wide & other.reading.wide) - own) + len(near) + (one.subject == other.subject != "")


#: How many words before and after another one are near it.
NEAR: Final = 4


def closest(one: Place, others: Sequence[Place]) -> list[Place]:
    """Those of some words of the passages whose clauses share most with that of a word of a text."""
    counts = [shared(one, other) for other in others]
    most = max(counts, default=0)
    return [other for other, count in zip(others, counts, strict=True) if count == most]
