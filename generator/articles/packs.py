"""How a pack of a language is made of its tables: one that separates words by spaces, or one in which each character is a token.

A table is written as `key: word word; key: word`.  Patterns are regular expressions for canonical text, in any case of letters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from . import unspaced
from .language import COUNTRIES, Dates, Hedges, Language, Token, uninflected
from .rewriting import (
    MONTHS,
    RECENT,
    RELATIVE_MONTHS,
    RELATIVE_YEARS,
    WEEKDAYS,
    Rewriting,
    Rule,
    bounds,
    bounds_after,
    clauses,
    numbers_of,
    numeric_dates,
    phrases,
    plain_digits,
    ranges,
    rewriting,
    sentences,
    shared_thousands,
    sizes,
    sums,
    table,
    units,
    with_decimal_comma,
    with_decimal_point,
)
from .signs import Signs

#: A number, an ordinal as packs write it, a percent sign, or a word.
WORD: Final = r"\d+(?:\.\d+)?(?:th(?![^\W_]))?|%|[^\W\d_]+(?:'[^\W\d_]+)*"
#: Units as figures have them behind themselves in every language.
_SHORT_UNITS: Final = {
    "m": "metre", "t": "tonne", "km": "kilometre", "kg": "kilogram", "l": "litre", "m2|m²": "square metre", "m3|m³": "cubic metre", "km2|km²": "square kilometre",
    "ha": "hectare", "MW": "megawatt", "GW": "gigawatt", "kW": "kilowatt", "€|EUR": "euro", r"\$|USD": "dollar", "£": "pound",
}  # fmt: skip
#: The same where no space is between a number and the next word.
_UNSPACED_UNITS: Final = {
    (pattern if set(pattern) & set("²€$£") and not pattern.isalnum() else f"(?:{pattern})(?![A-Za-z])"): key
    for pattern, key in _SHORT_UNITS.items()
}
#: The most digits of a number whose word may be bounded: at least ninety.
_FEW_DIGITS: Final = 2
#: A word for years, the country and the like becomes these keys: `last year`.
Phrases = Mapping[str, str]


@dataclass(frozen=True, eq=False, kw_only=True)
class Pack:
    """The tables that every pack has."""

    code: str
    name: str
    #: Increased if a change gives some text other words, sentences or hedges.
    edition: int
    #: The keys of words, as a table: numbers, ordinals, months, days of the week, units and words of time.
    keys: str = ""
    #: More keys that are made by rules of the language.
    made: Mapping[str, str] = field(default_factory=dict)
    #: Keys that may be several words, with the pattern of what they stand for: last year, the two countries, two thirds.
    phrases: Phrases = field(default_factory=dict)
    #: Units right after a number, with their patterns: they count only there.
    units: Mapping[str, str] = field(default_factory=dict)
    #: Patterns of what bounds a number from below and from above, before it and after it.
    least: str
    most: str
    least_after: str = "(?!)"
    most_after: str = "(?!)"
    #: Hedging words by kind, and those among them that do not hedge beside a negation: may, and not may not.
    doubt: str
    dispute: str = ""
    plan: str
    modal: str = ""
    negations: str
    bounds: str
    #: Last words of names that may stand alone, and words by which the state an article is about is meant: the government.
    short_names: str = ""
    home_words: str
    #: Rules applied before everything else, and after numbers.
    first: tuple[Rule | Rewriting, ...] = ()
    then: tuple[Rule | Rewriting, ...] = ()
    border: str = "(?!)"
    hedges_at: Callable[[tuple[Token, ...], int], bool] | None = None
    signs: Signs

    @staticmethod
    def _words(listed: str) -> frozenset[str]:
        """The words of a list, in which `_` is a space."""
        return frozenset(word.replace("_", " ") for word in listed.split())

    @property
    def hedges(self) -> Hedges:
        """The hedges with the condition under which a word is one."""
        kinds = {"doubt": self.doubt, "dispute": self.dispute, "plan": self.plan}
        own, modal, negations = self.hedges_at, self._words(self.modal), self._words(self.negations)

        def hedges_at(sentence: tuple[Token, ...], index: int) -> bool:
            if sentence[index].key in modal:
                return negations.isdisjoint(token.key for token in (*sentence[max(0, index - 1) : index], *sentence[index + 1 : index + 2]))
            return own is None or own(sentence, index)

        return Hedges(words={kind: self._words(words) for kind, words in kinds.items()}, hedges_at=hedges_at)


@dataclass(frozen=True, eq=False, kw_only=True)
class Spaced(Pack):
    """A pack of a language that separates words by spaces."""

    word: str = WORD
    #: Words that count as one in sums of numbers, and what may be between the words of one number.
    one: str = ""
    joints: str = ""
    sizes: Mapping[str, int]
    decimal_point: bool = False
    separators: Rewriting | None = None
    dates: str = r"\."
    #: Between a number with its size and the unit, and between two numbers that share a size: 4 to 7 million.
    link: str = "(?!)"
    joins: str
    day_links: str = ""
    day_joins: str = ""
    abbreviations: str = ""
    stop_words: str
    reporting: str
    name_forms: Callable[[str], tuple[str, ...]] = uninflected
    without_capital: str = "(?!)"
    #: A word that is two of something by its ending.
    dual: str = ""

    def language(self) -> Language:
        """The language that the tables describe."""
        keys = {**table(self.keys), **self.made}
        separators = self.separators or (with_decimal_point if self.decimal_point else with_decimal_comma)
        thousands = {word: key for word, key in keys.items() if key == "1000"}
        counted = numbers_of(keys) | thousands | dict.fromkeys(self.one.split(), "1")
        return Language(
            code=self.code,
            name=self.name,
            edition=self.edition,
            word=re.compile(self.word, re.IGNORECASE),
            same=keys,
            plain=rewriting(
                plain_digits,
                *self.first,
                numeric_dates(self.dates),
                separators,
                *((sums(counted, self.joints),) if self.joints else ()),
                *self.then,
                shared_thousands(self.joins, self.sizes),
                sizes(self.sizes),
                ranges(self.joins),
                *units({**_SHORT_UNITS, **self.units}, self.link),
                *phrases(self.phrases),
                bounds(self.least, self.most, words=[word for word, key in numbers_of(keys).items() if len(key) <= _FEW_DIGITS]),
                *bounds_after(self.least_after, self.most_after),
            ),
            sentences=sentences(self.abbreviations),
            clauses=clauses(self.border),
            stop_words=self._words(self.stop_words),
            dates=_dates(self.day_links, self.day_joins),
            hedges=self.hedges,
            reporting=self._words(self.reporting),
            negations=self._words(self.negations),
            bounds=self._words(self.bounds),
            name_forms=self.name_forms,
            without_capital=re.compile(self.without_capital),
            dual=re.compile(self.dual) if self.dual else None,
            short_names=self._words(self.short_names),
            home_words=self._words(self.home_words),
            signs=self.signs,
        )


@dataclass(frozen=True, eq=False, kw_only=True)
class Unspaced(Pack):
    """A pack of a language of which each character is a token, apart from the words that it lists."""

    #: The characters after the number of a year, a month and a day, and those of a number of days.
    year: str
    month: str
    day: str
    duration: str = ""
    #: Eras with the year before their first one.
    eras: Mapping[str, int] = field(default_factory=dict)
    #: What a numeral in characters counts, as a pattern, and the signs for tenths.
    counters: str = "(?!)"
    tenths: str = ""
    countries: str
    tokens_per_word: int

    def language(self) -> Language:
        """The language that the tables describe."""
        hedges = self.hedges
        words = self._words(self.negations) | self._words(self.bounds) | hedges.all | self._words(self.home_words)
        return Language(
            code=self.code,
            name=self.name,
            edition=self.edition,
            word=unspaced.word_pattern(word for word in words if len(word) > 1),
            same=table("percent: %; kilometre: km; kilogram: kg"),
            plain=rewriting(
                plain_digits,
                with_decimal_point,
                *self.first,
                *unspaced.spans(self.month),
                *((pattern, f" {key} ") for key, pattern in self.phrases.items()),
                (self.countries, f" {COUNTRIES} "),
                *unspaced.date_rules(self.year, self.month, self.day, self.eras),
                *unspaced.lone_days(self.day, duration=self.duration),
                *self.then,
                *unspaced.number_rules(self.counters, self.tenths),
                *unspaced.units({**_UNSPACED_UNITS, **self.units}),
                (" +", " "),
                *unspaced.bounds(self.least, self.most, self.least_after, self.most_after),
            ),
            sentences=unspaced.sentences,
            clauses=clauses(self.border, shortest=4),
            dates=_dates("", "", lone_day=unspaced.LONE_DAY),
            hedges=hedges,
            negations=self._words(self.negations),
            bounds=self._words(self.bounds),
            short_names=self._words(self.short_names),
            home_words=self._words(self.home_words),
            signs=self.signs,
            tokens_per_word=self.tokens_per_word,
        )


def _dates(day_links: str, day_joins: str, lone_day: str = "") -> Dates:
    return Dates(
        months=MONTHS,
        day_links=tuple(day_links.split()),
        day_joins=tuple(day_joins.split()),
        relative_months=RELATIVE_MONTHS,
        relative_years=RELATIVE_YEARS,
        recent=RECENT,
        weekdays=WEEKDAYS,
        lone_day=lone_day,
    )
