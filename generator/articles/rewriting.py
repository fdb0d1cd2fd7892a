"""What packs of languages are made of: rules that write numbers and dates in one form, and sentences of scripts without capitals.

Numbers in words, with other separators or with a size beside them become the keys that an English text has for the same number, so that
texts of two languages can be compared: `1,5 млн` and `150万` become `1.5 million`, `12.500` becomes `12500`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Final

#: The keys of months and days of the week, which are those of English in every pack.
MONTHS: Final = ("january", "february", "march", "april", "may", "june",
                 "july", "august", "september", "october", "november", "december")  # fmt: skip
WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
#: Pairs of words for a month or a year counted from the day of an article, as packs write them.
RELATIVE_MONTHS: Final = {("last", "month"): -1, ("this", "month"): 0, ("next", "month"): 1}
RELATIVE_YEARS: Final = {("last", "year"): -1, ("this", "year"): 0, ("next", "year"): 1}
#: The keys of words that bound the number after them from below or above, as packs write them.
LEAST: Final = "least"
MOST: Final = "most"
#: Words for the time shortly before an article appeared, as packs write them.
RECENT: Final = ("today", "yesterday", "recently", *WEEKDAYS)
#: The keys of currencies, and of the units that measure the same; those of two words are one unit.
CURRENCIES: Final = "dollar euro pound crown yen yuan won ruble franc rupee dinar dirham lira peso riyal shekel mark taler real zloty baht rand hryvnia".split()
MEASURED: Final = (
    "second minute hour day week month year".split(),
    "kilometre metre mile foot yard centimetre millimetre".split(),
    ["hectare", "acre", "square kilometre", "square metre", "square mile"],
    "tonne ton kilogram gram".split(),
    ["litre", "cubic metre", "barrel", "gallon"],
    "kilowatt megawatt gigawatt".split(),
    "percent point".split(),
)

Rewriting = Callable[[str], str]
Rule = tuple[str, str | Callable[[re.Match[str]], str]]

_SIZES: Final = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
#: The most decimals that a number has before a size: 1.25 billion, but 1234567 and not 1.234567 million.
_DECIMALS: Final = 3


def rewriting(*rules: Rule | Rewriting) -> Rewriting:
    """Apply rules in order: each a pattern with its replacement, or a function."""
    steps = [rule if callable(rule) else _substitution(*rule) for rule in rules]

    @lru_cache(maxsize=4096)
    def rewrite(text: str) -> str:
        for step in steps:
            text = step(text)
        return text

    return rewrite


def _substitution(pattern: str, replacement: str | Callable[[re.Match[str]], str]) -> Rewriting:
    compiled = re.compile(pattern, re.IGNORECASE)
    return lambda text: compiled.sub(replacement, text)


def table(text: str) -> dict[str, str]:
    """The key of each word of a table: `2: two; 3: three`; several words with one key are separated by spaces."""
    entries = (entry.partition(":") for entry in text.replace("\n", " ").split(";") if entry.strip())
    return {word: key.strip() for key, _, words in entries for word in words.split()}


def numbers_of(keys: Mapping[str, str]) -> dict[str, str]:
    """The words among some keys that are numbers, up to hundreds."""
    return {word: key for word, key in keys.items() if key.isdigit() and key != "1000"}


def ordinal_key(number: int) -> str:
    """The key of an ordinal as an English text has it; `second` has no figure there."""
    return "second" if number == 2 else f"{number}th"


# Numbers.


def plain_digits(text: str) -> str:
    """The digits of any script and their signs as those of English; no-break spaces are spaces."""
    if text.isascii():
        return text
    return "".join(_plain_digit(character) for character in text)


@lru_cache(maxsize=4096)
def _plain_digit(character: str) -> str:
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    if "\uff01" <= character <= "\uff5e" or "\u3380" <= character <= "\u33df":  # full width, and units in one character: ㎞
        return unicodedata.normalize("NFKC", character)
    return {"٫": ".", "٬": ",", "٪": "%", "،": ",", "\u2212": "-"}.get(character, character)


def with_decimal_comma(text: str) -> str:
    """`12.500`, `12 500` and `1.234,5` as 12500 and 1234.5; a comma between digits is a decimal point."""
    text = _GROUPED.sub(lambda found: re.sub(r"[. ']", "", found[0]), text)
    return _COMMA.sub(".", text)


def with_decimal_point(text: str) -> str:
    """`12,500`, `12 500` and `1,234.5` as 12500 and 1234.5."""
    text = _GROUPED_BY_COMMAS.sub(lambda found: re.sub(r"[, ]", "", found[0]), text)
    return _COMMA.sub(".", text)


_GROUPED: Final = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:(?:\.\d{3})+|(?: \d{3})+|(?:'\d{3})+)(?![\d.]\d|\d)")
_GROUPED_BY_COMMAS: Final = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:(?:,\d{3})+|(?: \d{3})+)(?![,\d]\d|\d)")
_COMMA: Final = re.compile(r"(?<=\d),(?=\d)")


def sized(value: Decimal) -> str:
    """A number as an English text writes it: in figures, from a million on with its size if it has few decimals then."""
    for size, word in _SIZES:
        if value >= size:
            scaled = value / size
            if scaled == round(scaled, _DECIMALS):
                return f"{in_figures(scaled)} {word}"
            break
    return in_figures(value)


def in_figures(value: Decimal) -> str:
    """A number without an exponent and without zeros after its decimals."""
    shown = f"{value:f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def part_of(part: str, whole: str) -> str:
    """A part of a whole as an English text names it: a third is `3th`, two thirds are `2 thirds`."""
    named = {"2": ("half", "half"), "3": ("3th", "thirds"), "4": ("quarter", "quarters"), "5": ("5th", "fifths")}
    if whole not in named:
        return f"{part} / {whole}"
    return named[whole][0] if part == "1" else f"{part} {named[whole][1]}"


def sizes(words: Mapping[str, int]) -> Rule:
    """A rule for numbers in figures before words of size: `1,5 млн`, `3 mil millones`; the words are patterns, the longest first."""
    listed = sorted(words, key=len, reverse=True)
    factors = [words[word] for word in listed]
    groups = "|".join(f"({word})" for word in listed)

    def replaced(found: re.Match[str]) -> str:
        factor = next(factor for factor, group in zip(factors, found.groups()[1:], strict=True) if group)
        return sized(Decimal(found[1]) * factor)

    return rf"(?<![\d.,])(\d+(?:\.\d+)?)[ -]?(?:{groups})(?![^\W\d_])", replaced


def halves(words: Mapping[str, int], sizes_: str, tail: str) -> Rule:
    """A rule for a size and a half, with the number before it: `un million et demi` is 1.5 million."""

    def replaced(found: re.Match[str]) -> str:
        return f"{words.get(found[1].casefold(), found[1])}.5 {found[2]}"

    return rf"\b({'|'.join(words)}|\d{{1,3}}) ({sizes_}) {tail}\b", replaced


def shared_thousands(joins: str, words: Mapping[str, int]) -> Rule:
    """A rule for two numbers that share a word for a thousand, before these are written in figures: `2,5–3 тыс.`"""
    listed = "|".join(word for word, factor in words.items() if factor == _THOUSAND)
    return (
        rf"(?<![\d.])(\d{{1,3}}(?:\.\d)?)( ?(?:{joins}|[-–—]) ?)(?=\d{{1,3}}(?:\.\d)? ?({listed})(?![^\W\d_]))",
        r"\1 \3\2",
    )


def sums(words: Mapping[str, str], joints: str = " |-") -> Rewriting:
    """Numbers of several words in figures: `двадцать три`, `treinta y tres`, `deux cent cinquante`; `joints` may be between them."""
    values = {word: int(key) for word, key in words.items() if key.isdigit()}
    listed = "|".join(sorted(map(re.escape, values), key=len, reverse=True))
    run = re.compile(rf"\b(?:{listed})(?:(?:{joints})(?:{listed}))+\b", re.IGNORECASE)
    apart = re.compile(rf"({listed})(?:{joints})?", re.IGNORECASE)

    def replaced(found: re.Match[str]) -> str:
        return " ".join(map(str, _summed([values[word.casefold()] for word in apart.findall(found[0])])))

    return lambda text: run.sub(replaced, text)


def _summed(values: list[int]) -> Iterator[int]:
    """The numbers that a row of number words makes."""
    thousands, rest = 0, values[0]
    for value in values[1:]:
        if value == _THOUSAND and not thousands and rest < _THOUSAND:
            thousands, rest = rest * _THOUSAND, 0
        elif rest == _THOUSAND and not thousands and value < _THOUSAND:
            thousands, rest = rest, value
        elif value == 100 and 2 <= rest <= 9:
            rest *= 100
        elif (thousands and not rest and value < _THOUSAND) or _joins(rest, value):
            rest += value
        else:
            yield thousands + rest
            thousands, rest = 0, value
    yield thousands + rest


_THOUSAND: Final = 1000


def _joins(number: int, value: int) -> bool:
    """Whether a number below a thousand goes on with a smaller one: hundreds, tens and ones, and ones before tens."""
    if number >= 100 and number % 100 == 0:
        return value < 100
    ones_follow = number % 100 >= 20 and number % 10 == 0 and value < 20
    tens_follow = number % 100 < 10 and 20 <= value < 100 and value % 10 == 0
    return ones_follow or tens_follow


def bounds(least: str, most: str, before: str = r"(?<![^\W\d_])", words: Iterable[str] = ()) -> Rule:
    """A rule for the words before a number that bound it from below or above; they are patterns, and become `least` and `most`.

    `words` are the words of numbers, which a text has in place of figures.

    It is one rule, so that the words of `not more than` are read together.
    """
    counted = "|".join((r"\d", r"half\b", r"quarter\b", *(rf"{re.escape(word)}\b" for word in words)))
    return rf"{before}(?:({least})|{most}) ?(?={counted})", lambda found: f" {_begun_as(found[0], LEAST if found[1] else MOST)} "


def phrases(words: Mapping[str, str]) -> tuple[Rule, ...]:
    """Rules for expressions that have a key of several words, from keys to patterns."""
    return tuple(
        (rf"(?<![^\W\d_])(?:{pattern})(?![^\W\d_])", lambda found, key=key: _begun_as(found[0], key)) for key, pattern in words.items()
    )


def _begun_as(replaced: str, key: str) -> str:
    """A key with a capital unless what it replaces begins with a small letter, so that sentences still begin as they did."""
    return key if replaced.lstrip()[:1].islower() else key[:1].upper() + key[1:]


def bounds_after(least: str, most: str) -> tuple[Rule, ...]:
    """Rules for the words after a number, its size and its unit that bound it."""
    counted = r"(?<![\d.])(\d{1,15}(?:\.\d{1,6})?(?: \w{1,20}){0,2}| half| quarter)"
    return tuple((rf"{counted},? (?:{words})(?![^\W\d_])", rf"{key} \1") for words, key in ((least, LEAST), (most, MOST)))


def units(words: Mapping[str, str], link: str = "(?!)") -> tuple[Rule, ...]:
    """Rules for units right after a number or its size, from patterns to keys, the longest first; `link` may be between size and unit."""
    size = r"(?:(?<=\d)|(?<=\dth)|(?<=million)|(?<=billion)|(?<=trillion))"
    listed = sorted(words.items(), key=lambda item: -len(item[0]))
    return tuple((rf"{size} ?(?:{link})?(?:{pattern})(?![^\W\d_])", f" {key}") for pattern, key in listed)


def ranges(joins: str) -> Rule:
    """A rule for two numbers that share a size: `4.2 to 7 million` is 4.2 million to 7 million."""
    return (
        rf"(?<![\d.])(\d{{1,3}}(?:\.\d{{1,3}})?)( ?(?:{joins}) ?)(?=\d{{1,3}}(?:\.\d{{1,3}})? (million|billion|trillion)\b)",
        r"\1 \3\2",
    )


# Dates.


def numeric_dates(separator: str = r"\.") -> Rule:
    """A rule for dates in figures: 3.5.2024, 03/05/2024; the day comes first."""

    def replaced(found: re.Match[str]) -> str:
        day, month = int(found[1]), int(found[2])
        return f"{day} {MONTHS[month - 1]} {found[3]}" if 1 <= month <= len(MONTHS) and 1 <= day <= 31 else found[0]

    return rf"\b(\d{{1,2}}){separator} ?(\d{{1,2}}){separator} ?(\d{{4}})\b", replaced


# Sentences.

_SENTENCE_END: Final = re.compile(r"[.!?؟…۔][\"')\]»”]*\s+(?=[\"'(\[«“-]*\s*([^\W_]))")
#: The fewest characters of a clause.
_SHORTEST_CLAUSE: Final = 12
_LAST_WORD: Final = re.compile(r"[^\W_]+(?:\.[^\W_]+)*$")


def sentences(abbreviations: str = "") -> Callable[[str], Iterator[str]]:
    """The sentences of a paragraph: each ends with a stop before a letter that is not small, unless an abbreviation or a single letter is
    before it."""
    known = frozenset(abbreviations.casefold().split())

    def divide(paragraph: str) -> Iterator[str]:
        start = 0
        for found in _SENTENCE_END.finditer(paragraph):
            word = _LAST_WORD.search(paragraph, start, found.start())
            short = word is not None and (word[0].casefold() in known or (len(word[0]) == 1 and word[0].isalpha()))
            if found[1].islower() or (paragraph[found.start()] == "." and short):
                continue
            yield paragraph[start : found.end()].strip()
            start = found.end()
        if paragraph[start:].strip():
            yield paragraph[start:].strip()

    return divide


def clauses(border: str, shortest: int = _SHORTEST_CLAUSE) -> Callable[[str], Iterator[str]]:
    """The parts of a sentence before which a border is found, such as a semicolon or `, mais`; a short one stays with the one before."""
    compiled = re.compile(border, re.IGNORECASE)

    def divide(sentence: str) -> Iterator[str]:
        start = 0
        for found in compiled.finditer(sentence):
            if found.start() - start >= shortest and len(sentence) - found.end() >= shortest:
                yield sentence[start : found.start()].strip()
                start = found.start()
        yield sentence[start:].strip()

    return divide
