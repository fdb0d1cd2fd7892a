"""English prose as the evidence compares it: canonical text, paragraphs, sentences, clauses, tokens and hedges.

The fingerprints in `briefings/sources/*.evidence` depend on everything here.  Any change to what a function returns needs a new `RECIPE`,
and every article must then be added again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

RECIPE: Final = 2
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "‑": "-", "…": "..."})
_TOKEN = re.compile(
    r"(?P<number>\d+(?:[.,]\d+)*)(?P<suffix>(?:st|nd|rd|th)(?![^\W_]))?"
    r"|(?i:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-"
    r"(?i:one|two|three|four|five|six|seven|eight|nine|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)(?![^\W_])"
    r"|%|(?i:per[ \u00a0]cent)(?![^\W_])"
    r"|(?P<letters>(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:'[^\W\d_]+)*\d*)"
)
_SENTENCE_END = re.compile(r"[.!?][\"')\]]*\s+(?=[\"'(\[]*([^\W\d_]))")
_BORDER = re.compile(r"; |, (?=(?:but|while|whereas|although|though)\b)")
_WHILE = re.compile(
    r"(?:While|Although|Though|Whereas) [^,;]*\b(?:is|are|was|were|has|have|had|may|might|will|could|can|did|does)\b[^,;]*, "
)
_SHORTEST_CLAUSE: Final = 4
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Sgt|Gov|Sen|Rep|St|No|vs|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z])\.$"
)
_ONES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
         "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = ("third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth")
_ENDINGS = {**{word: str(number) for number, word in enumerate(_ONES)},
            **{word: f"{number}th" for number, word in enumerate(("first", "second", *_ORDINALS), start=1)}}  # fmt: skip
#: One spelling and one form for words that are the same fact: numbers, units, months, and the two English spellings of offices.
_SAME = (
    {word: str(number) for number, word in enumerate(_ONES) if number != 1}
    | {word: str(10 * number) for number, word in enumerate(_TENS, start=2)}
    | {word: f"{number}th" for number, word in enumerate(_ORDINALS, start=3)}
    | {"dozen": "12", "hundred": "100", "thousand": "1000"}
    | dict(zip("jan feb apr aug sept sep oct nov dec".split(),
               "january february april august september september october november december".split(), strict=True))
    | {"%": "percent", "per cent": "percent", "per\u00a0cent": "percent", "bn": "billion"}
    | dict.fromkeys("km kms kilometres kilometers kilometer".split(), "kilometre")
    | dict.fromkeys("metres meters meter".split(), "metre")
    | dict.fromkeys("kg kgs kilograms kilogrammes kilogramme".split(), "kilogram")
    | {"miles": "mile", "tonnes": "tonne", "tons": "ton"}
    | {"defense": "defence", "program": "programme", "programs": "programmes", "center": "centre", "centers": "centres"}
)  # fmt: skip
MONTHS: Final = ("january", "february", "march", "april", "may", "june",
                 "july", "august", "september", "october", "november", "december")  # fmt: skip
#: What every text has, so that it says nothing of what the text is about.
ORDINARY: Final = frozenset(
    "a an the and or but nor of in on at to by for from with as is are was were be been being has have had do does did not no it its he his "
    "him she her they their them that this these those which who whom whose what when where while after before than then also both said says "
    "say into over under about between against during more most other such some any all each there here would".split()
)
#: A word that says how much of a number there is, as it is compared; hundred, thousand and dozen are numbers there.
SIZES: Final = ("million", "billion", "trillion", "1000", "100", "12", "percent")
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
#: What hedges nothing but the word behind it.
NARROW: Final = tuple(
    "potential potentially possible alleged apparent suspected purported supposed likely rumoured presumed unconfirmed".split()
)
#: What makes a view of the word behind “as”.
VIEWED: Final = ("interpreted", "seen", "viewed", "regarded", "perceived", "construed")
#: What shows in a claim that a hedge of the kind was kept.
KEEPS: Final = {
    "doubt": HEDGES["doubt"] | frozenset("unclear seeming apparent potential risk signs sign impression".split()),
    "dispute": HEDGES["dispute"] | frozenset("claiming denial alleged allegedly assertion".split()),
    "plan": HEDGES["plan"] | frozenset("due would intention plans aims upcoming".split()),
}
#: What tells that somebody said something.
TELLING: Final = frozenset(
    "said says say saying according wrote writes written told tells stated reported reports called calls cites cited quotes quoted described "
    "describes warned warns added adds argued argues announced announces believes holds observed observes noted notes found finds sees".split()
)
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

    @property
    def size(self) -> bool:
        """Whether it says how much of a number there is; 12 in figures does not, a dozen does."""
        return self.key in SIZES and not self.raw[0].isdigit()

    def beside(self, other: Token) -> bool:
        """Whether `other` follows with nothing but a space or a hyphen between."""
        return other.start - self.end <= 1


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


def clauses(sentence: str) -> Iterator[str]:
    """The parts of a sentence that state something by themselves, in order; the sentence itself where that is not certain.

    They are parted by a semicolon, before “, but”, “, while” and the like, and behind an opening “While …,” that has a verb.  A hedge is
    certain to belong to its part alone only where it stands within it, and tells of doubt or of a plan: what somebody claims may go on.
    """
    opening = _WHILE.match(sentence)
    borders = [opening.end(), *(found.end() for found in _BORDER.finditer(sentence, opening.end()))] if opening else []
    borders = borders or [found.end() for found in _BORDER.finditer(sentence)]
    parts = [sentence[start:end].strip() for start, end in pairwise((0, *borders, len(sentence)))]
    yield from parts if borders and all(map(_by_itself, map(tokens, parts))) else (sentence,)


def _by_itself(part: tuple[Token, ...]) -> bool:
    if len(part) < _SHORTEST_CLAUSE:
        return False
    at_its_ends = any(part[at].key in _ALL_HEDGES and _hedging(part, at) for at in (0, len(part) - 1))
    return not at_its_ends and "dispute" not in kinds_of_hedge(hedges(part))


def tokens(text: str) -> tuple[Token, ...]:
    """The words and numbers of canonical text; hyphens part words, but for those of twenty-five, and a possessive `'s` is dropped."""
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
    if "-" in word:
        tens, _, ones = word.partition("-")
        return _SAME[tens][0] + _ENDINGS[ones]
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
