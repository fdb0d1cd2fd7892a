"""Texts compared with articles in another language by their signs: clause by clause, with the numbers, months, names and signs of each.

Only the text of an article shows them.  Without it the comparison is a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from ..articles.doubt import BEYOND_MARKS, NOT_IN_MARKS, doubt
from ..articles.language import UNITS, Language, cardinal
from ..articles.normal import canonical
from ..articles.paragraph import LeanParagraph, Paragraph
from ..articles.signs import Sign
from ..text.prose import without_quotations
from .clauses import clauses as clauses_at_home
from .statements import Statement

#: Signs that turn the meaning of a clause, and do not show what it is about.
TURNING: Final = frozenset("not neg all most some only none former cause say ahead may first last".split())
#: Signs that exclude each other.
PAIRS: Final = tuple(
    tuple(pair.split("/"))
    for pair in "deny/admit accept/reject support/oppose rise/fall open/close begin/end buy/sell import/export win/lose praise/criticise "
    "lift/impose allow/ban build/demolish strengthen/weaken hire/dismiss free/arrest north/south east/west legal/illegal secret/public "
    "guilty/innocent profit/loss surplus/deficit permanent/temporary upstream/downstream delay/hasten highest/lowest lend/borrow "
    "shorten/extend predecessor/successor before/after".split()
)
_ONE_OF_PAIR: Final = {side: min(pair) for pair in PAIRS for side in pair}
#: Signs of negation, and of what has one in its meaning.
NEGATIVE: Final = frozenset("not neg none deny reject oppose ban".split())
#: How much more a number or a month shows what a clause is about than another sign.
_FIGURE: Final = 2
#: The least that a clause of a text and one of an article have in common if the one may be about the other.
LEAST: Final = 2
_BORDER: Final = re.compile(r"[,;:،؛、，；：。–—]\s*|\s-\s|(?<=지만)\s|(?<=으나)\s|(?<=며)\s")
_BETWEEN_NUMBERS: Final = re.compile(r",? and |, |; ")
#: Where what is said begins: said that, announced that.
_SAYING: Final = re.compile(
    r"(?<=\bsaid) that\b|(?<=\bsays) that\b|(?<=\bannounced) that\b|(?<=\badded) that\b|(?<=\bwarned) that\b|(?<=\bstated) that\b"
)
#: The most words of an apposition, which is read with what follows: “his lawyer, X, plans …”.
_SHORT: Final = 3
_SIZES: Final = {"million": 10**6, "billion": 10**9, "trillion": 10**12, "1000": 10**3, "100": 100}


class Part(NamedTuple):
    """A clause with what can be compared across languages: numbers and months, the actors of a text that it names, and its signs."""

    text: str
    figures: frozenset[str]
    actors: frozenset[str]
    signs: tuple[Sign, ...]
    keys: tuple[str, ...]
    sentence: int

    @property
    def names(self) -> frozenset[str]:
        """The names of its signs."""
        return frozenset(sign.name for sign in self.signs)

    @property
    def about(self) -> frozenset[str]:
        """The names of the signs that show what it is about; those that exclude each other are one."""
        return _about(self.names)

    @property
    def anchors(self) -> frozenset[str]:
        """Whatever shows what it is about, without its numbers."""
        months = {figure for figure in self.figures if figure.startswith("month")}
        return frozenset({*months, *self.actors, *(self.names - TURNING), *(key for key in self.keys if key in UNITS and key.isalpha())})

    def common(self, other: Part) -> int:
        """How much it has in common with another."""
        return _FIGURE * len(self.figures & other.figures) + len(self.actors & other.actors) + self.shared(other)

    def shared(self, other: Part) -> int:
        """How many of its words that show what it is about another has as well; a word with several meanings counts once."""
        both = self.about & other.about
        return min(_words_of(self, both), _words_of(other, both)) if both else 0


def _words_of(part: Part, names: frozenset[str]) -> int:
    """How many words of a clause have one of some meanings."""
    return len({sign.end for sign in part.signs if _ONE_OF_PAIR.get(sign.name, sign.name) in names})


def about(text: str, language: Language) -> frozenset[str]:
    """The names of the signs of a text that show what it is about; those that exclude each other are one."""
    return _about(sign.name for sign in language.signs.within(text))


def _about(names: Iterable[str]) -> frozenset[str]:
    return frozenset(_ONE_OF_PAIR.get(name, name) for name in names if name not in TURNING)


def abroad(statement: Statement) -> tuple[Paragraph, ...]:
    """The cited paragraphs if all are in another language that has a pack, and their text is here; otherwise none.

    A doubt is noted if only their text is missing.
    """
    paragraphs = statement.passages.paragraphs
    if statement.passages.unread or not all(paragraph.language.foreign and paragraph.language.known for paragraph in paragraphs):
        return ()
    if any(paragraph.text is None for paragraph in paragraphs):
        doubt(NOT_IN_MARKS if any(isinstance(paragraph, LeanParagraph) for paragraph in paragraphs) else BEYOND_MARKS)
        return ()
    return paragraphs


def is_compared(statement: Statement) -> bool:
    """Whether a text has a word of one meaning in common with its paragraphs, so that there is something to compare."""
    spoken = about(without_quotations(statement.visible.text), statement.language)
    theirs = (about(canonical(paragraph.text or ""), paragraph.language) for paragraph in abroad(statement))
    return bool(spoken & frozenset[str]().union(*theirs))


def own_parts(statement: Statement, *, by_numbers: bool = False) -> tuple[Part, ...]:
    """The clauses of a text without its quotations; `by_numbers` divides them so that each has few numbers."""
    spoken = without_quotations(statement.visible.text).replace("%", " percent ")
    actors = {link.target for link in statement.visible.links} - {*(statement.claim.speakers if statement.claim else ())}
    each = [text for clause in clauses_at_home(spoken) for text in _SAYING.split(clause.text) if text.strip()]
    if by_numbers:
        each = [text for clause in each for text in _BETWEEN_NUMBERS.split(clause)]
    return tuple(_part(statement, text, statement.language, actors, 0) for text in each)


def their_parts(statement: Statement, paragraphs: Iterable[Paragraph]) -> tuple[Part, ...]:
    """The clauses of some paragraphs, each with the number of its sentence."""
    actors = {link.target for link in statement.visible.links} - {*(statement.claim.speakers if statement.claim else ())}
    found = []
    number = 0
    for paragraph in paragraphs:
        for sentence in _sentences(paragraph):
            found += [_part(statement, text, paragraph.language, actors, number) for text in _pieces(sentence, paragraph.language)]
            number += 1
    return tuple(found)


def _pieces(sentence: str, language: Language) -> Iterator[str]:
    """The parts of a sentence between commas and the like; in a script with spaces, a short one is part of what follows."""
    before = ""
    for text in _BORDER.split(sentence):
        joined = f"{before}, {text}" if before else text
        if not language.signs.unspaced and len(text.split()) <= _SHORT:
            before = joined
        elif joined.strip():
            yield joined
            before = ""
    if before.strip():
        yield before


@lru_cache(maxsize=4096)
def _sentences(paragraph: Paragraph) -> tuple[str, ...]:
    language = paragraph.language
    return tuple(language.sentences(language.plain(paragraph.text or "")))


def _part(statement: Statement, text: str, language: Language, actors: Iterable[str], sentence: int) -> Part:
    keys = tuple(token.key for token in language.tokens(canonical(text)))
    named = frozenset(actor for actor in actors if _names(statement, actor, language, keys))
    return Part(text, frozenset(figures(keys, language)), named, language.signs.within(text), keys, sentence)


def _names(statement: Statement, actor: str, language: Language, keys: tuple[str, ...]) -> bool:
    return bool(named_at(statement, actor, language, keys))


def named_at(statement: Statement, actor: str, language: Language, keys: tuple[str, ...]) -> tuple[int, ...]:
    """The positions among some words at which an actor is named, in any form."""
    found = []
    for name in statement.library.names(language).get(actor, ()):
        forms = [frozenset(form.words) for form in name.inflected] or [frozenset({word}) for word in name.phrase]
        last = len(keys) - len(forms) + 1
        found += [at for at in range(last) if all(key in words for key, words in zip(keys[at:], forms, strict=False))]
    return tuple(sorted({*found}))


def figures(keys: tuple[str, ...], language: Language) -> Iterator[str]:
    """The numbers among some words, with their sizes multiplied, and the months."""
    months: Mapping[str, int] = language.dates.numbers
    for at, key in enumerate(keys):
        if key in months and not (key in language.dates.ambiguous and not _beside_number(keys, at)):
            yield f"month {months[key]}"
        elif key[0].isdigit():
            yield value(keys, at)
        elif key == "second":
            yield "2th"


def _beside_number(keys: tuple[str, ...], at: int) -> bool:
    return any(key[:1].isdigit() for key in (*keys[max(0, at - 1) : at], *keys[at + 1 : at + 2]))


def value(keys: tuple[str, ...], at: int) -> str:
    """The value of a number with the size after it; an ordinal and a day without its month stay as they are."""
    key = keys[at].rstrip("日")
    if cardinal(key) != key or not key.replace(".", "", 1).isdecimal():
        return key
    size = _SIZES.get(keys[at + 1], 1) if at + 1 < len(keys) else 1
    return f"{(Decimal(key) * size).normalize():f}"


def counted(part: Part, language: Language) -> dict[str, set[str]]:
    """The signs behind each number of a clause, up to the next number."""
    tokens = [token for token in language.tokens(canonical(part.text)) if token.key[0].isdigit()]
    keys = tuple(token.key for token in language.tokens(canonical(part.text)))
    found: dict[str, set[str]] = {}
    at = [index for index, key in enumerate(keys) if key[0].isdigit()]
    for position, token in enumerate(tokens):
        end = tokens[position + 1].start if position + 1 < len(tokens) else len(part.text)
        names = {sign.name for sign in part.signs if token.end <= sign.start < end} - TURNING
        found.setdefault(value(keys, at[position]), set()).update(names)
    return found


def nearest(part: Part, others: tuple[Part, ...]) -> tuple[Part, ...]:
    """The clauses that have most in common with one, if it is enough to say that it is about them."""
    common = [(part.common(other), other) for other in others]
    most = max((count for count, _ in common), default=0)
    if most < LEAST:
        return _only_one(part, others)
    return tuple(other for count, other in common if count == most)


def _only_one(part: Part, others: tuple[Part, ...]) -> tuple[Part, ...]:
    """The clause that has all that one is about, if no other clause has anything of it."""
    if not part.about or part.figures:
        return ()
    having = tuple(other for other in others if part.about & other.about)
    return having if len(having) == 1 and part.about <= having[0].about else ()


def resting(own: tuple[Part, ...], others: tuple[Part, ...]) -> tuple[Part, ...]:
    """The clauses of the sentences that a text rests on: those that its clauses are nearest to, otherwise all."""
    numbers = {other.sentence for part in own for other in nearest(part, others)}
    return tuple(other for other in others if not numbers or other.sentence in numbers)


def names_of(parts: Iterable[Part]) -> frozenset[str]:
    """The names of the signs of some clauses."""
    return frozenset().union(*(part.names for part in parts))
