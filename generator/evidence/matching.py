"""Whether a date, a number, a hedge or a run of words of a text occurs in a passage."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise, starmap
from typing import Final

from ..articles.doubt import NO_DAY, NO_RULES, doubt, noting
from ..articles.fingerprints import Evidence
from ..articles.language import SIZES, UNITS, Token, cardinal, ordinal
from ..articles.paragraph import Paragraph
from ..articles.rewriting import LEAST, MOST, in_figures
from ..text import prose
from ..text.dates import Point
from .counted import begins_in, of_first_months, years_counted
from .days import counted_days
from .passages import Passages
from .statements import VisibleText, Word
from .times import names_clock, names_season, names_year, names_year_before_christ, names_years

#: The number of consecutive words beginning with a small letter from which on the words are the article's, not ours.
LONGEST_RUN: Final = 8


def copied_run(keys: Sequence[str], typed: Callable[[int, int], tuple[Token, ...]], article: Evidence) -> tuple[Token, ...]:
    """The first words of a text that one paragraph has in the same order, if they are too many; `typed` gives the words between two keys."""
    for start, end in _stretches(keys, article):
        tokens = typed(start, end)
        if sum(not token.capital and token.key not in _OFFICES for token in tokens) >= LONGEST_RUN:
            for paragraph in article.paragraphs:
                for first, last in _stretches(keys[start:end], paragraph):
                    row = _too_long(tokens[first:last], paragraph)
                    if row and not _is_plain(row, paragraph.language.stop_words):
                        return row
    return ()


def _stretches(keys: Sequence[str], article: Evidence | Paragraph) -> Iterator[tuple[int, int]]:
    """The start and end of each run of eight or more words whose neighbours are all neighbours in the article, too.

    Such a run has seven pairs, so only every seventh pair is looked up first.
    """
    at, last = LONGEST_RUN - 2, len(keys) - 1
    while at < last:
        if article.has_pair(keys[at], keys[at + 1]):
            start, end = at, at + 1
            while start > 0 and article.has_pair(keys[start - 1], keys[start]):
                start -= 1
            while end < last and article.has_pair(keys[end], keys[end + 1]):
                end += 1
            if end + 1 - start >= LONGEST_RUN:
                yield start, end + 1
            at = end
        at += LONGEST_RUN - 1


#: Words of offices, which belong to the names beside them.
_OFFICES: Final = frozenset("minister president finance foreign defence interior prime deputy governor director secretary general".split())
#: Words that are no more somebody's own than stop words are.
_ORDINARY: Final = frozenset("since first until one ones".split())
#: A run of words with fewer words of its own is a plain fact: “in the strait since 2019 and the first”.
_OWN_WORDS: Final = 4


def _is_plain(row: Sequence[Token], stop_words: frozenset[str]) -> bool:
    """Whether a run has hardly a word that could be replaced: names, numbers and stop words cannot."""
    own = (token.key for token in row if not token.capital and not token.number and token.key not in UNITS)
    return sum(key not in stop_words and key not in _ORDINARY for key in own) < _OWN_WORDS


def _too_long(row: tuple[Token, ...], paragraph: Paragraph) -> tuple[Token, ...]:
    """The first part of a run that occurs in the paragraph and has eight or more words with a small letter, as far as it extends."""
    keys = tuple(token.key for token in row)
    for start in range(len(row)):
        end, small = start, 0
        while end < len(row) and (small < LONGEST_RUN or paragraph.has_phrase(keys[start : end + 1])):
            small += not row[end].capital and row[end].key not in _OFFICES
            end += 1
        if small >= LONGEST_RUN and paragraph.has_phrase(keys[start:end]):
            return row[start:end]
    return ()


def date_follows(passages: Passages, point: Point, *, planned: bool, happened: bool = False) -> bool:
    """Whether the passages name a point of time, or it is the day of their source and they name no other month or year.

    The day on which something `happened` is not that of the source if an article in another language counts it from there: “on Tuesday”.
    """
    if names_date(passages, point, planned=planned):
        return True
    if point.year < 1 or (point.clock and not names_clock(passages, point.clock)):
        return False
    point = replace(point, clock=None)
    if happened and point.day and any(_counted(passages, planned=planned)):
        return False
    if any(point in day.points for day in passages.published):
        return True
    covers = any(point.first() <= day.lower and day.upper <= point.last() for day in passages.published)
    return covers and not any(map(passages.has_month, range(1, 13))) and not any(map(passages.has, _years_around(point.year)))


def unknown_day(passages: Passages, year: int = 0, month: int = 0, day: int = 0) -> bool:
    """Note that a date may be counted from the day on which an article appeared, if that is not known.  The answer is False in any case.

    Another year, month or day that the passages name speaks against it; a day does not if they name a weekday.
    """
    if not passages.undated:
        return False
    with noting():
        years = bool(year) and any(map(passages.has, _years_around(year)))
        months = [number for number in range(1, 13) if month and passages.has_month(number)]
        days = day and month in months and not any(map(_names_weekday, passages.paragraphs)) and not names_day(passages, month, day)
    return not (years or days) and (not months or month in months) and doubt(NO_DAY)


def _names_weekday(paragraph: Paragraph) -> bool:
    return any(map(paragraph.has, ("yesterday", *paragraph.language.dates.weekdays)))


def appeared_on(passages: Passages, month: int, day: int = 0) -> bool:
    """Whether a day (or month) is that on which the source appeared, and the passages name no month and count no day from there."""
    points = [point for date in passages.published for point in date.points]
    if not any(point.month == month and day in (0, point.day) for point in points) or any(_counted(passages, planned=False)):
        return False
    return not any(map(passages.has_month, range(1, 13)))


def is_day_of_source(passages: Passages, visible: VisibleText, word: Word) -> bool:
    """Whether a month in a text is that of the day beside it, on which the source appeared."""
    days = [key for key in (visible.key(word.at - 1), visible.key(word.at + 1)) if cardinal(key).isdigit() and len(key) < len("2024")]
    return any(appeared_on(passages, visible.month(word), int(cardinal(day))) for day in days)


def names_date(passages: Passages, point: Point, *, planned: bool) -> bool:
    """Whether the passages name a point of time, as far as it is known: the month or season, the day, the year, and the time of the day."""
    if (point.clock and not names_clock(passages, point.clock)) or (point.season and not _names_season(passages, point)):
        return False
    if point.month and not names_month(passages, point.month, planned=planned):
        return False
    if point.day and not names_day(passages, point.month, point.day, planned=planned):
        return False
    if point.years > 1:
        return names_years(passages, point.year, point.years)
    if point.year < 1:
        return names_year_before_christ(passages, 1 - point.year)
    return (
        bool(point.season) or names_year(passages, point.year) or _year_is_counted(passages, point.year, month=point.month, planned=planned)
    )


def _names_season(passages: Passages, point: Point) -> bool:
    """Whether the passages name a season with its year; without one, it is that in which their source appeared, or the one before."""
    if not names_season(passages, point.season):
        return False
    if point.year < 1 or names_year(passages, point.year):
        return True
    counted = any(point.year in (day.year, day.year - 1) and point.first().date <= day for day in passages.days)
    return counted and not any(map(passages.has, _years_around(point.year)))


def names_month(passages: Passages, month: int, *, planned: bool = False) -> bool:
    """Whether the passages name the month, or count it from the day of their source: “last month”."""
    days = passages.days
    if passages.any_paragraph(lambda paragraph: paragraph.has_month(month) or any(_counts_month(paragraph, day, month) for day in days)):
        return True
    if any(counted.month == month for counted in _counted(passages, planned=planned)):
        return True
    orders = [paragraph.order or () for paragraph in passages.at_home.paragraphs]
    return any(begins_in(order, month) or of_first_months(order, month) for order in orders)


def names_day(passages: Passages, month: int, day: int, *, planned: bool = False) -> bool:
    """Whether the day is beside its month, or beside another day that is: “26 July”, “July 26 and 27”, “the 2nd of May”; or it is counted
    from the day of its source, if the language does: “on Tuesday”."""
    if any((counted.month, counted.day) == (month, day) for counted in _counted(passages, planned=planned)):
        return True
    if _is_next_to_named(passages, month, day):
        return True
    return passages.any_paragraph(lambda paragraph: _names_day(paragraph, month, day))


def _is_next_to_named(passages: Passages, month: int, day: int) -> bool:
    """Whether the passages name the day after or before another one by its date: on 2 June, the day before."""
    for paragraph in passages.at_home.paragraphs:
        for pairs, step in ((_DAY_AFTER, -1), (_DAY_BEFORE, 1)):
            if 1 <= day + step <= _LONGEST_MONTH and any(paragraph.has_pair(*pair) for pair in pairs):
                with noting():
                    if _names_day(paragraph, month, day + step):
                        return True
    return False


_LONGEST_MONTH: Final = 31
_DAY_AFTER: Final = (("next", "day"), ("following", "day"), ("day", "later"), ("day", "after"))
_DAY_BEFORE: Final = (("previous", "day"), ("day", "before"), ("day", "earlier"))


def _counted(passages: Passages, *, planned: bool) -> Iterator[dt.date]:
    """The days that the passages count from the day of their source."""
    for paragraph in passages.paragraphs:
        for day in passages.days if paragraph.language.dates.weekdays else ():
            yield from counted_days(paragraph, day, planned=planned)


def names_month_of_year(passages: Passages, month: int, year: int) -> bool:
    """Whether the year comes right after the month: “May 2024”."""
    return passages.any_paragraph(lambda paragraph: paragraph.has_pair(paragraph.language.dates.month(month), str(year)))


def year_follows(passages: Passages, year: int, *, month: int = 0, planned: bool = False) -> bool:
    """Whether the passages name the year, or it follows from a month without one, from “last year” or from “recently”."""
    if passages.has(str(year)):
        return not (month and _is_of_another_year(passages, month, year))
    return _year_is_counted(passages, year, month=month, planned=planned)


def _year_is_counted(passages: Passages, year: int, *, month: int, planned: bool) -> bool:
    if month and any((counted.year, counted.month) == (year, month) for counted in _counted(passages, planned=planned)):
        return True
    days = passages.days
    return passages.any_paragraph(lambda paragraph: any(_year_follows(paragraph, day, year, month, planned=planned) for day in days))


def _is_of_another_year(passages: Passages, month: int, year: int) -> bool:
    """Whether the month has another year beside it each time, while the year belongs to something else."""
    with noting():
        named = [paragraph for paragraph in passages.at_home.paragraphs if paragraph.has_month(month)]
        apart = any(paragraph.has(str(year)) and not paragraph.has_month(month) for paragraph in passages.paragraphs)
        resolved = {other for day in passages.days for other in _resolved(month, day, planned=False)}
        if named and not apart and year not in resolved and all(_is_bound(p, month, year) for p in named if p.has(str(year))):
            return not any(_has_year(p, month, year) for p in named)
        return bool(named) and not apart and all(_has_other_year(p, month, year) and not _has_year(p, month, year) for p in named)


def _is_bound(paragraph: Paragraph, month: int, year: int) -> bool:
    """Whether a year has another month right before it each time: January 2024."""
    order, months = paragraph.order, paragraph.language.dates.months
    if not order:
        return False
    places = [at for at, key in enumerate(order) if key == str(year)]
    return all(
        at
        and (order[at - 1] in months or (order[at - 2 : at - 1] and order[at - 2] in months))
        and months[month - 1] not in order[max(0, at - 2) : at]
        for at in places
    )


def _has_year(paragraph: Paragraph, month: int, year: int) -> bool:
    return paragraph.has_pair(paragraph.language.dates.month(month), str(year))


def _years_around(year: int) -> Iterator[str]:
    """The years, other than this one, that an article about it may name."""
    return (str(other) for other in range(year - 9, year + 10) if other != year)


def _counts_month(paragraph: Paragraph, day: dt.date, month: int) -> bool:
    relative = paragraph.language.dates.relative_months
    if not paragraph.language.foreign and month == day.month and paragraph.has_pair("the", "month"):
        return True  # before the end of the month
    return any(month == (day.month - 1 + step) % 12 + 1 and paragraph.has_pair(*pair) for pair, step in relative.items())


def _names_day(paragraph: Paragraph, month: int, day: int) -> bool:
    number = str(day)
    if not paragraph.language.dates.months:
        return doubt(NO_RULES)
    if not (paragraph.has(number) or paragraph.has_ordinal(number)):
        return False
    if _beside(paragraph, month, number) or _beside(paragraph, month, ordinal(number)):
        return True
    days = (form for other in range(1, 32) if other != day for form in (str(other), ordinal(str(other))))
    others = [other for other in days if _beside(paragraph, month, other)]
    return any(_joined(paragraph, form, other) for form in (number, ordinal(number)) for other in others)


def _beside(paragraph: Paragraph, month: int, day: str) -> bool:
    dates = paragraph.language.dates
    name = dates.month(month)
    if paragraph.has_pair(day, name) or paragraph.has_pair(name, day):
        return True
    return any(paragraph.has_pair(day, link) and paragraph.has_pair(link, name) for link in dates.day_links)


def _joined(paragraph: Paragraph, one: str, two: str) -> bool:
    """Whether two days of one month are named together: “14-16”, “14 to 16”."""
    joins = paragraph.language.dates.day_joins
    for first, second in ((one, two), (two, one)):
        if paragraph.has_pair(first, second) or any(paragraph.has_pair(first, join) and paragraph.has_pair(join, second) for join in joins):
            return True
    return False


def _year_follows(paragraph: Paragraph, day: dt.date, year: int, month: int, *, planned: bool) -> bool:
    dates = paragraph.language.dates
    for number in (month,) if month else range(1, 13):
        named = paragraph.has_month(number) or _counts_month(paragraph, day, number)
        if named and year in _resolved(number, day, planned=planned) and not _has_other_year(paragraph, number, year):
            return True
    if any(year == day.year + step and paragraph.has_pair(*pair) for pair, step in dates.relative_years.items()):
        return True
    if not paragraph.language.known:
        return doubt(NO_RULES)
    if not paragraph.language.foreign and year in years_counted(paragraph, day):
        return True
    return not month and year == day.year and any(map(paragraph.has, dates.recent))


def _resolved(month: int, day: dt.date, *, planned: bool) -> tuple[int, ...]:
    """The year of a month that is named without one: the most recent one, or for a plan also the next."""
    past = day.year if month <= day.month else day.year - 1
    return (past, day.year if month >= day.month else day.year + 1) if planned else (past,)


@lru_cache(maxsize=4096)
def _has_other_year(paragraph: Paragraph, month: int, year: int) -> bool:
    """Whether another year is beside the month."""
    name = paragraph.language.dates.month(month)
    return any(paragraph.has_pair(name, other) for other in _years_around(year))


def number_occurs(paragraph: Paragraph, number: str, unit: str) -> bool:
    """Whether a paragraph has a number, with the unit if one is given, otherwise without a size; an ordinal contains its number.

    The same number may have another size there: 1,200,000 and 1.2 million.
    """
    if paragraph.has_pair(number, unit) if unit else paragraph.has_number(number):
        return True
    if not unit and cardinal(number) == number and paragraph.has_ordinal(number):
        return True
    if any(paragraph.has_pair(*other) if other[1] else paragraph.has_number(other[0]) for other in _same_numbers(number, unit)):
        return True
    if _occurs_in_groups(paragraph, number, unit) or _is_two(paragraph, number):
        return True
    hour, point, minute = number.partition(".")
    if point and len(minute) == len("30") and not unit and paragraph.language.foreign and paragraph.has_pair(hour, minute):
        return True
    return not paragraph.language.known and doubt(NO_RULES)


def _is_two(paragraph: Paragraph, number: str) -> bool:
    """Whether a paragraph may say by the ending of a noun that there are two of something."""
    if number != "2" or paragraph.language.dual is None:
        return False
    if paragraph.text is None:
        return doubt(NO_RULES)
    return paragraph.language.dual.search(paragraph.text) is not None


def _occurs_in_groups(paragraph: Paragraph, number: str, unit: str) -> bool:
    """Whether a paragraph has a number with spaces between its thousands: 12 000."""
    if not re.fullmatch(r"[1-9]\d{3,}", number):
        return False
    groups = f"{int(number):,}".split(",")
    *_, last = groups
    if not all(starmap(paragraph.has_pair, pairwise(groups))):
        return False
    if len(groups[0]) == len(last) and any(paragraph.has_pair(str(before), groups[0]) for before in range(1, 1000)):
        return False  # 200 000 is a part of 1 200 000
    return paragraph.has_pair(last, unit) if unit else paragraph.has_number(last)


#: Units by what they measure, with the words of a claim that mean them.
_MEASURES: Final = (
    {"second": "seconds", "minute": "minutes", "hour": "hours hour", "day": "days day", "week": "weeks week", "month": "months month",
     "year": "years year"},
    {"kilometre": "kilometre kilometres km", "mile": "mile miles", "metre": "metre metres", "": "feet yards"},
    {"tonne": "tonne tonnes", "ton": "ton tons", "kilogram": "kilogram kilograms kilos", "": "pounds ounces grams"},
)  # fmt: skip
_UNIT_OF_WORD: Final = {
    word: (number, unit) for number, units in enumerate(_MEASURES) for unit, words in units.items() for word in words.split()
}


def other_unit(paragraph: Paragraph, before: str, word: str) -> str:
    """The unit that a number (or the size after it) has in an article in another language, if a claim has another one of the same measure."""
    measure, unit = _UNIT_OF_WORD.get(word, (0, None))
    if unit is None:
        return ""
    with noting() as unknown:
        if unit and paragraph.has_pair(before, unit):
            return ""
        others = [other for other in _MEASURES[measure] if other and other != unit and paragraph.has_pair(before, other)]
    return others[0] if others and not unknown else ""


#: What bounds a number in a claim, by the two words before it, or the two after its unit.
_LEAST_BEFORE: Final = frozenset({("at", "least"), ("more", "than"), ("no", "less"), ("minimum", "of")})
_MOST_BEFORE: Final = frozenset({("at", "most"), ("up", "to"), ("less", "than"), ("fewer", "than"), ("maximum", "of")})
_LEAST_AFTER: Final = frozenset({("or", "more"), ("and", "over"), ("and", "more"), ("or", "over")})
_MOST_AFTER: Final = frozenset({("or", "less"), ("or", "fewer"), ("and", "under"), ("or", "under")})


def bound_of(visible: VisibleText, word: Word) -> str:
    """Whether a number in a text is bounded from below (`least`) or above (`most`); empty if neither."""
    before = (visible.key(word.at - 2), visible.key(word.at - 1))
    after = {(visible.key(word.at + step), visible.key(word.at + step + 1)) for step in (1, 2)}
    negated = visible.key(word.at - 3) in ("not", "no")
    if before in _LEAST_BEFORE or not _LEAST_AFTER.isdisjoint(after):
        return MOST if negated else LEAST
    if before in _MOST_BEFORE or not _MOST_AFTER.isdisjoint(after):
        return LEAST if negated else MOST
    return ""


def turns_bound(passages: Passages, visible: VisibleText, word: Word) -> bool:
    """Whether an article in another language bounds a number from the other side than a text does."""
    bound = bound_of(visible, word)
    if not bound or not passages.abroad:
        return False
    numbers = {word.key, *(number for number, _ in _same_numbers(word.key, visible.unit(word)))}
    other = MOST if bound == LEAST else LEAST
    with noting() as unknown:
        same = any(passages.has_pair(bound, number) for number in numbers)
        turned = not same and any(passages.has_pair(other, number) for number in numbers)
    return turned and not unknown


_FACTORS: Final = {"": 1, "1000": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
#: The most digits before a size in an article: 1,200 million.
_LONGEST_BEFORE_SIZE: Final = 10_000


@lru_cache(maxsize=4096)
def _same_numbers(number: str, unit: str) -> tuple[tuple[str, str], ...]:
    """The same number with other sizes, and with none."""
    if unit not in _FACTORS or not number.replace(".", "", 1).isdecimal():
        return ()
    value = Decimal(number) * _FACTORS[unit]
    scaled = ((value / factor, size) for size, factor in _FACTORS.items() if size != unit)
    return tuple((in_figures(other), size) for other, size in scaled if not size or Decimal("0.1") <= other < _LONGEST_BEFORE_SIZE)


def size_of_number(passages: Passages, number: str, *, but: str) -> str:
    """A different size that the number has in some passages, as written there; empty if it has none."""
    for size in SIZES:
        for paragraph in passages.paragraphs if size != but else ():
            if paragraph.has_pair(number, size):
                return paragraph.language.size_words.get(size, size)
    return ""


def counting_words(visible: VisibleText) -> Iterable[str]:
    """The words of a text that count something without figures."""
    return visible.language.counting_words(visible.keys, prose.without_quotations(visible.text))
