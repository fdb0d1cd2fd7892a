"""What the evidence and the rules need to know about a language; the canonical text, which is the same for all, is in `normal`.

A language consists of data, and of functions only if data is not enough; `languages/` has one pack per language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import Final, NamedTuple, Self

from .normal import RECIPE, canonical, formed
from .signs import Signs
from .wording import Wording

#: The keys of the words for the size of a number; a hundred, a thousand and a dozen have the keys of their numbers.
SIZES: Final = ("million", "billion", "trillion", "1000", "100", "12", "percent")
#: The keys of the words after a number that give its size or unit.
UNITS: Final = frozenset({*SIZES, *"kilometre metre mile tonne ton kilogram".split()})
#: A number, a percent sign, or a word of any script that separates words by spaces.
_WORD: Final = re.compile(r"\d+(?:[.,]\d+)*|%|[^\W\d_]+(?:'[^\W\d_]+)*")
_SENTENCE_END: Final = re.compile(r"[.!?][\"')\]]*\s+(?=[\"'(\[]*([^\W\d_]))")
#: The maximum number of characters in an abbreviation, including its stop.
_LONGEST_ABBREVIATION: Final = 6
_ORDINAL: Final = "th"
#: The key of words for the countries that an article is about: the two countries.
COUNTRIES: Final = "countries"
_NEVER: Final = re.compile("(?!)")
#: The language of the dossier's own texts.
DOSSIER: Final = "en"
_NO_WORDING: Final = Wording()
_NO_SIGNS: Final = Signs()


class Token(NamedTuple):
    """A word or number: `key` is used for comparison, `raw` is the text from `start` to `end`."""

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
        """Whether it gives the size of a number; 12 in figures does not, a dozen does."""
        return self.key in SIZES and not self.raw[0].isdigit()

    def beside(self, other: Token) -> bool:
        """Whether `other` follows, separated only by a space or a hyphen."""
        return other.start - self.end <= 1


def ordinal(number: str) -> str:
    """The key of the ordinal of a number: 14th."""
    return number + _ORDINAL


def cardinal(key: str) -> str:
    """The number for an ordinal's key; any other key unchanged."""
    return key.removesuffix(_ORDINAL)


def sentences_by_stops(paragraph: str, abbreviation: re.Pattern[str] | None = None) -> Iterator[str]:
    """The sentences of a canonical paragraph: each ends with a stop followed by a capital, unless the stop belongs to an abbreviation."""
    start = 0
    for found in _SENTENCE_END.finditer(paragraph):
        begin, end = max(start, found.start() + 1 - _LONGEST_ABBREVIATION), found.start() + 1
        if found[1].isupper() and not (abbreviation and abbreviation.search(paragraph, begin, end)):
            yield paragraph[start : found.end()].strip()
            start = found.end()
    if paragraph[start:].strip():
        yield paragraph[start:].strip()


def _undivided(sentence: str) -> Iterator[str]:
    yield sentence


def _wherever_it_occurs(sentence: tuple[Token, ...], index: int) -> bool:
    return True


def uninflected(word: str) -> tuple[str, ...]:
    """The word alone."""
    return (word,)


def _unchanged(text: str) -> str:
    return text


def _none(keys: Sequence[str], text: str) -> Iterable[str]:
    return ()


@dataclass(frozen=True, eq=False, kw_only=True)
class Dates:
    """How a language writes dates; all words are keys."""

    #: The names of the twelve months in order; none if the language's months are not known.
    months: tuple[str, ...] = ()
    #: Whether a month has a capital; if so, the same word with a small letter is not a month.
    capitalised: bool = False
    #: Months that are also other words; at the beginning of a sentence they are months only before a number or one of `after_month`.
    ambiguous: frozenset[str] = frozenset()
    after_month: frozenset[str] = frozenset()
    #: Words between a day and its month (the 2nd of May), and between two days of one month (14 to 16 May).
    day_links: tuple[str, ...] = ()
    day_joins: tuple[str, ...] = ()
    #: Pairs of words that count months and years from the day on which the article appeared: last month is -1.
    relative_months: Mapping[tuple[str, str], int] = field(default_factory=dict)
    relative_years: Mapping[tuple[str, str], int] = field(default_factory=dict)
    #: Words for the time shortly before an article appeared: within the year in which it appeared.
    recent: tuple[str, ...] = ()
    #: The days of the week from Monday on, if they are to be resolved by the day on which the article appeared.
    weekdays: tuple[str, ...] = ()
    #: What follows a day that is named without its month: 17日.
    lone_day: str = ""
    #: How a year before Christ is written, with # for its number.
    before_christ: tuple[tuple[str, ...], ...] = ()
    #: The names of spring, summer, autumn and winter, each with its usual forms, separated by blanks.
    seasons: tuple[str, ...] = ()

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each month by its name."""
        return {name: number for number, name in enumerate(self.months, 1)}

    def month(self, number: int) -> str:
        """The name of a month; empty if the months are not known."""
        return self.months[number - 1] if self.months else ""


@dataclass(frozen=True, eq=False, kw_only=True)
class Hedges:
    """The words by which a source does not vouch for something; all words are keys.

    A claim must keep the kind of a hedge, not its word.  The kinds are doubt, dispute (somebody claims or denies it) and plan.
    """

    #: The hedging words of each kind.
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)
    #: Whether the hedging word at a position of a sentence hedges there; for words that only sometimes do.
    hedges_at: Callable[[tuple[Token, ...], int], bool] = _wherever_it_occurs
    #: What else in a claim shows that a hedge of the kind was kept.
    also_kept: Mapping[str, frozenset[str]] = field(default_factory=dict)
    #: Words that hedge only the next word: an alleged spy.
    narrow: tuple[str, ...] = ()
    #: Pairs that mark the next word as somebody's view: seen as.
    views: tuple[tuple[str, str], ...] = ()

    @cached_property
    def all(self) -> frozenset[str]:
        """The hedging words of all kinds."""
        return frozenset().union(*self.words.values())

    @cached_property
    def kept(self) -> Mapping[str, frozenset[str]]:
        """The words in a claim that keep a hedge, for each kind."""
        return {kind: words | self.also_kept.get(kind, frozenset()) for kind, words in self.words.items()}

    @cached_property
    def doubts(self) -> frozenset[str]:
        """The words in a claim that keep any doubt about a single word."""
        return self.kept.get("doubt", frozenset()) | {*self.narrow}

    @cached_property
    def view_words(self) -> frozenset[str]:
        """The second words of `views`."""
        return frozenset(word for _, word in self.views)

    def within(self, sentence: tuple[Token, ...]) -> tuple[str, ...]:
        """The hedging words of one sentence, sorted, without duplicates."""
        found = {token.key for index, token in enumerate(sentence) if token.key in self.all and self.hedges_at(sentence, index)}
        return tuple(sorted(found))

    def by_kind(self, found: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Some hedging words, grouped by the kinds they belong to."""
        kinds = {kind: tuple(word for word in found if word in self.words[kind]) for kind in sorted(self.words)}
        return {kind: words for kind, words in kinds.items() if words}


@dataclass(frozen=True, eq=False, kw_only=True)
class Language:
    """A language of articles.  Sets and pairs of words hold their keys."""

    #: The tag of the language (BCP 47), such as en.
    code: str
    #: The recipe whose canonical form texts have before they are compared.
    recipe: int = RECIPE
    #: Its name in English, for messages.
    name: str = ""
    #: The version of its words.  If a change gives some text other tokens, sentences or hedges, it must change too.
    edition: int = 1
    #: Whether its numbers in words, its dates and its hedges are known, so that something that is not found is not there.
    known: bool = True
    #: Writes the numbers, dates and units of canonical text as their keys, before the text is divided.
    plain: Callable[[str], str] = _unchanged
    #: Matches one word or number of canonical text, and has no groups.
    word: re.Pattern[str] = _WORD
    #: Expressions of several words that count as one; `word` must match them with a no-break space, too.
    phrases: tuple[str, ...] = ()
    #: The key of what `word` matched; if `same` contains that key, its value there is used.
    normalise: Callable[[str], str] = str.casefold
    #: One key for words that mean the same: numbers in words, units, abbreviated months, variants of spelling.
    same: Mapping[str, str] = field(default_factory=dict)
    #: The sentences of a canonical paragraph, and the parts of a sentence that can be hedged independently.
    sentences: Callable[[str], Iterable[str]] = sentences_by_stops
    clauses: Callable[[str], Iterable[str]] = _undivided
    #: Words that every text has, and that therefore do not show what the text is about.
    stop_words: frozenset[str] = frozenset()
    dates: Dates = Dates()
    hedges: Hedges = Hedges()
    #: Verbs and the like by which a text attributes something to somebody.
    reporting: frozenset[str] = frozenset()
    #: Words after which a capital city is a place; elsewhere it means a government.
    place_prepositions: frozenset[str] = frozenset()
    #: Titles before a name, which need not be in the article.
    courtesy_titles: frozenset[str] = frozenset()
    #: Words in the title of an office that need not be in the article.
    small_words: frozenset[str] = frozenset()
    #: Words of titles and of bodies that a text may write with or without a capital: the ministry, the Ministry.
    title_words: frozenset[str] = frozenset()
    #: Words that negate, and words that bound, limit or count what follows: not, at least, only.
    negations: frozenset[str] = frozenset()
    bounds: frozenset[str] = frozenset()
    #: The word for a size whose key is a number, as printed in messages.
    size_words: Mapping[str, str] = field(default_factory=dict)
    #: The words that count something although their keys are not figures, given a text's keys and the text without its quotations.
    counting_words: Callable[[Sequence[str], str], Iterable[str]] = _none
    #: The forms in which a word may occur, including itself.
    inflections: Callable[[str], tuple[str, ...]] = uninflected
    #: The forms in which a word of a name may occur, including itself: with endings, or with what is written before it.
    name_forms: Callable[[str], tuple[str, ...]] = uninflected
    #: Names that an article may write without a capital, such as what somebody from a country is called.
    without_capital: re.Pattern[str] = _NEVER
    #: Last words of names that an article may have alone once the whole name is known: the prefecture.
    short_names: frozenset[str] = frozenset()
    #: A word that is two of something by its ending, if the language has such nouns.
    dual: re.Pattern[str] | None = None
    #: Words by which an article means the state that it is about without naming it: the government, the country.
    home_words: frozenset[str] = frozenset()
    #: Words that turn the meaning of a sentence; known for the language of the dossier only.
    wording: Wording = _NO_WORDING
    #: Words by their meaning, so that a text is compared with an article in another language.
    signs: Signs = _NO_SIGNS
    #: The number of tokens that make a word; two or so if each character is one.
    tokens_per_word: int = 1

    @property
    def foreign(self) -> bool:
        """Whether it is another language than the dossier's, so that words of a claim need not be in an article."""
        return self.code != DOSSIER

    @property
    def inflects_names(self) -> bool:
        """Whether a word of a name may have several forms."""
        return self.name_forms is not uninflected

    @property
    def mark(self) -> str:
        """What evidence says of the language and the edition it was made by."""
        return f"{self.code} {self.edition}"

    def tokens(self, text: str) -> tuple[Token, ...]:
        """The words and numbers of canonical text."""
        key, made = self._key, tuple.__new__  # the constructor of a named tuple takes twice as long
        found = (self._ascii_word if text.isascii() else self.word).finditer(text)
        return tuple([made(Token, (key(raw := word[0]), raw, *word.span())) for word in found])

    def keys(self, text: str) -> tuple[str, ...]:
        """The keys of the words of a text, in order.  A text that several rules read, or that many texts contain, is divided once."""
        return self._keys(text)

    def words(self, tokens: int) -> int:
        """The number of words that some tokens make."""
        return -(-tokens // self.tokens_per_word)

    def divided(self, paragraph: str) -> Iterator[str]:
        """The sentences of a canonical paragraph, or their parts that can be hedged independently."""
        for sentence in self.sentences(self.plain(paragraph)):
            yield from self.clauses(sentence)

    def by(self, recipe: int) -> Self:
        """The language for evidence of a recipe; the same one each time."""
        return self if recipe == self.recipe else self._older.setdefault(recipe, replace(self, recipe=recipe))

    @cached_property
    def _older(self) -> dict[int, Self]:
        """The language for the evidence of other recipes, as far as it was needed."""
        return {}

    @cached_property
    def _key(self) -> Callable[[str], str]:
        normalise, same, recipe = self.normalise, self.same, self.recipe

        @lru_cache(maxsize=65536)
        def key(raw: str) -> str:
            word = normalise(formed(raw, recipe))  # a text whose positions count is not made canonical before
            return same.get(word, word)

        return key

    @cached_property
    def _ascii_word(self) -> re.Pattern[str]:
        """What `word` matches in a text of ASCII alone, as most are: letters by their range are found twice as fast as by their properties."""
        pattern = self.word.pattern.replace(r"[^\W\d_]", "[A-Za-z]").replace(r"[^\W_]", "[A-Za-z0-9]")
        return re.compile(pattern, self.word.flags & ~re.UNICODE | re.ASCII)

    @cached_property
    def _keys(self) -> Callable[[str], tuple[str, ...]]:
        key, plain, recipe = self._key, self.plain, self.recipe
        words, ascii_words = self.word.findall, self._ascii_word.findall

        @lru_cache(maxsize=8192)
        def keys(text: str) -> tuple[str, ...]:
            text = plain(canonical(text, recipe))
            return tuple(map(key, (ascii_words if text.isascii() else words)(text)))

        return keys

    def with_phrases_joined(self, text: str) -> str:
        """The text with no-break spaces in its `phrases`, so that it can be read word by word; positions do not change."""
        for last, phrase in self._phrases:
            if last in text:
                text = phrase.sub(lambda found: found[0].replace(" ", "\u00a0"), text)
        return text

    @cached_property
    def _phrases(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """Each phrase with its last word, which is faster to look up."""
        return tuple((phrase.split()[-1], re.compile(rf"\b{re.escape(phrase)}\b", re.IGNORECASE)) for phrase in self.phrases)

    @cached_property
    def beside_number(self) -> re.Pattern[str]:
        """The words that may be the unit of the number before them."""
        return re.compile(rf"[\s-]?(?:{'|'.join(['%', *map(re.escape, self.phrases)])}|[^\W\d_]+)")

    @cached_property
    def commonplace(self) -> frozenset[str]:
        """The words that two texts may share by chance: stop words, reporting verbs and hedges."""
        return self.stop_words | self.reporting | self.hedges.all.union(*self.hedges.kept.values())
