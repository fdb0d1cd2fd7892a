"""Words of English prose as the evidence compares them: canonical text, paragraphs, sentences, tokens, hedges.

Floor 0: imports nothing of this package.  Everything here is a recipe that the fingerprints in `briefings/sources/*.evidence`
rest on: a change of what it returns is a new `RECIPE`, and every article must be added again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

RECIPE: Final = 1

_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "‑": "-", "…": "..."})
_TOKEN = re.compile(
    r"(?P<number>\d+(?:[.,]\d+)*)(?P<suffix>(?:st|nd|rd|th)(?![^\W_]))?"
    r"|(?P<letters>(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:'[^\W\d_]+)*\d*)"
)
_SENTENCE_END = re.compile(r"[.!?][\"')\]]*\s+(?=[\"'(\[]*([^\W\d_]))")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Sgt|Gov|Sen|Rep|St|No|vs|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z])\.$"
)

_ONES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
         "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = ("third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth")
#: One spelling and one form for words that are the same fact: numbers, months, and the two English spellings of offices.
_SAME = (
    {word: str(number) for number, word in enumerate(_ONES) if number != 1}
    | {word: str(10 * number) for number, word in enumerate(_TENS, start=2)}
    | {word: f"{number}th" for number, word in enumerate(_ORDINALS, start=3)}
    | {"dozen": "12", "hundred": "100", "thousand": "1000"}
    | dict(zip("jan feb apr aug sept sep oct nov dec".split(),
               "january february april august september september october november december".split(), strict=True))
    | {"defense": "defence", "program": "programme", "programs": "programmes", "center": "centre", "centers": "centres"}
)  # fmt: skip

MONTHS: Final = ("january", "february", "march", "april", "may", "june",
                 "july", "august", "september", "october", "november", "december")  # fmt: skip

#: A capital after one of these is a place; elsewhere it stands for a government.
PLACE_WORDS: Final = frozenset({"in", "at", "to", "near"})

#: What a source adds to say that it does not vouch for the matter, in three kinds.  A claim keeps the kind, not the word.
HEDGES: Final = {
    "doubt": frozenset(
        "apparently reportedly allegedly alleged seemingly supposedly purportedly possibly perhaps probably likely may might could "
        "appears appear appeared seems seem seemed thought believed suggests suggest suggested".split()
    ),
    "dispute": frozenset("claims claimed claim denied denies deny insists insisted".split()),
    "plan": frozenset("plans plan planned planning intends intend intended scheduled expected set will".split()),
}
#: What shows in a claim that a hedge of the kind was kept.
KEEPS: Final = {
    "doubt": HEDGES["doubt"] | frozenset("unclear seeming apparent potential risk signs sign impression".split()),
    "dispute": HEDGES["dispute"] | frozenset("claiming denial alleged allegedly assertion".split()),
    "plan": HEDGES["plan"] | frozenset("due would intention plans aims upcoming".split()),
}
_CLAIMED = frozenset("that to he she it they we i there the its his her their".split())
_BEFORE_TO = frozenset("appears appear appeared seems seem seemed thought believed set".split())
_LIVES = frozenset("life lives victims victim".split())


class Token(NamedTuple):
    """A word or number: `key` is what is compared, `raw` what stands in the text from `start` to `end`."""

    key: str
    raw: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        return self.raw[0].isupper()

    @property
    def number(self) -> bool:
        return self.key[0].isdigit()


def canonical(text: str) -> str:
    """`text` as it is compared: NFC, straight quotes and plain dashes, single spaces."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).translate(_STRAIGHT)
    return " ".join(text.split())


def paragraphs(article: str) -> tuple[str, ...]:
    """The article's paragraphs in order: the blocks between blank lines, canonical; the first is number 1."""
    plain = article.replace("\r\n", "\n").replace("\r", "\n")
    blocks = re.split(r"\n[^\S\n]*\n", plain.strip())
    return tuple(filter(None, (canonical(block) for block in blocks)))


def sentences(paragraph: str) -> Iterator[str]:
    """The sentences of a canonical paragraph, in order."""
    start = 0
    for found in _SENTENCE_END.finditer(paragraph):
        if found[1].isupper() and not _ABBREVIATION.search(paragraph, max(start, found.start() - 5), found.start() + 1):
            yield paragraph[start : found.end()].strip()
            start = found.end()
    if paragraph[start:].strip():
        yield paragraph[start:].strip()


def tokens(text: str) -> tuple[Token, ...]:
    """The words and numbers of canonical text; hyphens part words, a possessive `'s` is dropped."""
    return tuple(Token(_key(found[0]), found[0], found.start(), found.end()) for found in _TOKEN.finditer(text))


def keys(text: str) -> tuple[str, ...]:
    """The compared forms of the words of a text, in order."""
    return tuple(_key(found[0]) for found in _TOKEN.finditer(canonical(text)))


@lru_cache(maxsize=65536)
def _key(raw: str) -> str:
    word = raw.casefold()
    if word[0].isdigit():
        number = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", word)
        return re.sub(r"(?:st|nd|rd)$", "th", number)
    if "'" in word:
        word = word.removesuffix("'s").replace("'", "")
    if "." in word:
        word = word.replace(".", "")
    return _SAME.get(word, word)


def hedges(sentence: tuple[Token, ...]) -> tuple[str, ...]:
    """The hedging words of one sentence, sorted, once each."""
    return tuple(sorted({token.key for index, token in enumerate(sentence) if token.key in _ALL_HEDGES and _hedging(sentence, index)}))


def _hedging(sentence: tuple[Token, ...], index: int) -> bool:
    """Whether a word that may hedge does so where it stands.

    May is a month; to appear together is no doubt, to appear to is; to claim lives is to take them, and a claim is a noun unless
    a clause or an infinitive follows.
    """
    key, following = sentence[index].key, [token.key for token in sentence[index + 1 : index + 5]]
    if key == "may":
        return not sentence[index].capital
    if key in _BEFORE_TO:
        return following[:1] in (["to"], ["that"])
    if key.startswith("claim"):
        if not following or _LIVES & set(following):
            return False
        return following[0] in _CLAIMED or sentence[index + 1].capital
    return True


_ALL_HEDGES: Final = frozenset().union(*HEDGES.values())


def kinds_of_hedge(found: tuple[str, ...]) -> frozenset[str]:
    """The kinds that some hedging words belong to."""
    return frozenset(kind for kind, members in HEDGES.items() if members & set(found))
