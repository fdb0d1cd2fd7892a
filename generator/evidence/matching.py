"""Whether a date, a number, a hedge or a run of words in a text occurs in a passage."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from ..articles import english
from ..articles.english import Token
from ..articles.fingerprints import Evidence, Paragraph, Sentence
from ..records.schema import Claim
from ..text import prose
from ..text.dates import Point
from .passages import Passages
from .statements import Visible

#: So many words in a row that begin with a small letter are the article's, not ours.
LONGEST_RUN: Final = 8


def copied_run(keys: Sequence[str], typed: Callable[[int, int], tuple[Token, ...]], article: Evidence) -> tuple[Token, ...]:
    """The first words of a text that stand in a row in one paragraph, if they are too many; `typed` gives the words between two keys."""
    for start, end in _stretches(keys, article):
        tokens = typed(start, end)
        if sum(not token.capital for token in tokens) >= LONGEST_RUN:
            for paragraph in article.paragraphs:
                for first, last in _stretches(keys[start:end], paragraph):
                    row = _too_long(tokens[first:last], paragraph)
                    if row:
                        return row
    return ()


def _stretches(keys: Sequence[str], article: Evidence | Paragraph) -> Iterator[tuple[int, int]]:
    """Where words stand in a row whose neighbours all stand side by side in the article, eight of them or more.

    Such a row has seven pairs, so only every seventh pair is asked for first.
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


def _too_long(row: tuple[Token, ...], paragraph: Paragraph) -> tuple[Token, ...]:
    """The first part of a row that stands in the paragraph and has eight words or more with a small letter, as far as it goes."""
    keys = tuple(token.key for token in row)
    for start in range(len(row)):
        end, small = start, 0
        while end < len(row) and (small < LONGEST_RUN or paragraph.has_phrase(keys[start : end + 1])):
            small += not row[end].capital
            end += 1
        if small >= LONGEST_RUN and paragraph.has_phrase(keys[start:end]):
            return row[start:end]
    return ()


#: What tells that something happened in the year in which the source appeared.
_RECENTLY: Final = tuple(
    "recent recently now today yesterday currently ago latest lately monday tuesday wednesday thursday friday saturday sunday".split()
)
_RELATIVE: Final = (("last", -1), ("this", 0), ("next", 1))
_JOINED: Final = ("to", "and", "or", "until")


def gives_date(passages: Passages, point: Point, *, planned: bool) -> bool:
    """Whether the passages tell the point of time, or it is the time of their source, where they tell of no other month or year."""
    if holds_date(passages, point, planned=planned) or any(point in day.points for day in passages.published):
        return True
    covers = any(point.first() <= day.lower and day.upper <= point.last() for day in passages.published)
    return covers and not any(map(passages.has_capital, english.MONTHS)) and not any(map(passages.has, _years_around(point.year)))


def holds_date(passages: Passages, point: Point, *, planned: bool) -> bool:
    """Whether the passages tell the point of time, as far as it is known: the month, the day beside it, and the year."""
    if point.month and not names_month(passages, point.month):
        return False
    if point.day and not names_day(passages, point.month, point.day):
        return False
    return gives_year(passages, point.year, month=point.month, planned=planned)


def names_month(passages: Passages, month: int) -> bool:
    """Whether the passages name the month, or count it from the day of their source: “last month”."""
    return passages.has_capital(english.MONTHS[month - 1]) or any(
        _counts_month(paragraph, day, month) for paragraph in passages.paragraphs for day in _days(passages)
    )


def names_day(passages: Passages, month: int, day: int) -> bool:
    """Whether the day stands beside its month, or beside another day that does: “26 July”, “July 26 and 27”, “the 2nd of May”."""
    return any(_names_day(paragraph, english.MONTHS[month - 1], day) for paragraph in passages.paragraphs)


def gives_year(passages: Passages, year: int, *, month: int = 0, planned: bool = False) -> bool:
    """Whether the passages hold the year, or it follows from a month without one, from “last year” or from what happened lately."""
    if passages.has(str(year)):
        return True
    days = _days(passages)
    return any(_gives_year(paragraph, day, year, month, planned=planned) for paragraph in passages.paragraphs for day in days)


def _years_around(year: int) -> Iterator[str]:
    """The years that an article may tell of beside a year, without it."""
    return (str(other) for other in range(year - 9, year + 10) if other != year)


def _days(passages: Passages) -> set[dt.date]:
    """The first and the last day on which each source of the passages may have appeared."""
    return {day for date in passages.published for day in (date.lower, date.upper)}


def _counts_month(paragraph: Paragraph, day: dt.date, month: int) -> bool:
    return any(month == (day.month - 1 + step) % 12 + 1 and paragraph.has_pair(word, "month") for word, step in _RELATIVE)


def _names_day(paragraph: Paragraph, month: str, day: int) -> bool:
    if not (paragraph.has(str(day)) or paragraph.has(f"{day}th")):
        return False
    if _beside(paragraph, month, str(day)) or _beside(paragraph, month, f"{day}th"):
        return True
    others = [str(other) for other in range(1, 32) if other != day and _beside(paragraph, month, str(other))]
    return any(_joined(paragraph, str(day), other) for other in others)


def _beside(paragraph: Paragraph, month: str, day: str) -> bool:
    return (
        paragraph.has_pair(day, month)
        or paragraph.has_pair(month, day)
        or (paragraph.has_pair(day, "of") and paragraph.has_pair("of", month))
    )


def _joined(paragraph: Paragraph, one: str, two: str) -> bool:
    """Whether two days of one month are told together: “14-16”, “14 to 16”."""
    for first, second in ((one, two), (two, one)):
        if paragraph.has_pair(first, second) or any(
            paragraph.has_pair(first, word) and paragraph.has_pair(word, second) for word in _JOINED
        ):
            return True
    return False


def _gives_year(paragraph: Paragraph, day: dt.date, year: int, month: int, *, planned: bool) -> bool:
    for number in (month,) if month else range(1, 13):
        named = paragraph.has_capital(english.MONTHS[number - 1]) or _counts_month(paragraph, day, number)
        if named and year in _resolved(number, day, planned=planned) and not _dated_otherwise(paragraph, number, year):
            return True
    if any(year == day.year + step and paragraph.has_pair(word, "year") for word, step in _RELATIVE):
        return True
    return not month and year == day.year and any(map(paragraph.has, _RECENTLY))


def _resolved(month: int, day: dt.date, *, planned: bool) -> tuple[int, ...]:
    """The year of a month that is told without one: the last that had passed, or of a plan the next."""
    past = day.year if month <= day.month else day.year - 1
    return (past, day.year if month >= day.month else day.year + 1) if planned else (past,)


@lru_cache(maxsize=4096)
def _dated_otherwise(paragraph: Paragraph, month: int, year: int) -> bool:
    """Whether another year stands beside the month."""
    return any(paragraph.has_pair(english.MONTHS[month - 1], other) for other in _years_around(year))


#: So many words of a claim in a sentence that none of the best has show that it rests on that sentence too.
_RESTS_TOO: Final = 3


def lost_hedges(claim: Claim, visible: Visible, passages: Passages, spoken: set[str]) -> Iterator[str]:
    """The hedging words of each sentence that a claim rests on and whose doubt it does not keep; `spoken` are all words of the claim."""
    own = visible.own()
    given_up = [
        (sentence, kind) for sentence, kinds in passages.hedging for kind in sorted(kinds) if not _keeps_hedge(claim, visible, kind, own)
    ]
    supporting = _supporting_sentences(passages, spoken) if given_up else []
    for sentence, kind in given_up:
        if any(sentence is other for other in supporting):
            yield ", ".join(repr(word) for word in sentence.hedges if word in english.HEDGES[kind])


def narrowed_hedges(visible: Visible, passages: Passages, spoken: set[str]) -> Iterator[str]:
    """What the passages call potential, alleged or seen as something, and a claim calls so without any such word."""
    hedged = [(paragraph, word) for paragraph in passages.paragraphs for word in paragraph.narrow]
    if hedged and (english.KEEPS["doubt"] | {*english.NARROW}).isdisjoint(spoken):
        for word in sorted(spoken - english.ORDINARY):
            for paragraph, hedge in hedged:
                if paragraph.has_pair(hedge, word) and not (hedge == "as" and hedge in visible.before(word)):
                    yield f"{hedge} {word}"


def _keeps_hedge(claim: Claim, visible: Visible, kind: str, own: set[str]) -> bool:
    """Whether a claim keeps a kind of hedge: in a word of its own, as a plan, or in a word of telling for each step of its speakers."""
    if kind == "dispute" and claim.said_by and claim.type in ("statement", "assessment"):
        if sum(key in english.TELLING for key in visible.keys) >= len(claim.said_by):
            return True
    return (kind == "plan" and claim.type == "plan") or not english.KEEPS[kind].isdisjoint(own)


def _supporting_sentences(passages: Passages, spoken: set[str]) -> list[Sentence]:
    """The sentences that share most words with a claim, and those that share several others; all of them where none shares two."""
    if len(passages.paragraphs) == 1 and len(passages.paragraphs[0].sentences) == 1:
        return [*passages.paragraphs[0].sentences]
    content = spoken - english.ORDINARY
    shared = []
    for paragraph in passages.paragraphs:
        marks = {paragraph.hashes[word]: word for word in content}
        shared += [({marks[mark] for mark in marks.keys() & sentence.marks}, sentence) for sentence in paragraph.sentences]
    best = max(len(found) for found, _ in shared)
    if best < 2:
        return [sentence for _, sentence in shared]
    told = set[str]().union(*(found for found, _ in shared if len(found) == best))
    return [sentence for found, sentence in shared if len(found) == best or len(found - told) >= _RESTS_TOO]


#: One counts behind a word that says of which: “its one ally”.  An article's “common gauge” may well be “one gauge” of ours.
_ONE = re.compile(
    r"\b(?:the|its|their|his|her|our|only|just|these|those) one "
    r"(?!(?:of|who|whom|that|which|to|is|was|in|on|at|by|for|from|with|as)\b)(?:“|[^\W_])"
)
_IN_WORDS: Final = {"100": "hundred", "1000": "thousand", "12": "dozen"}


def number_occurs(paragraph: Paragraph, number: str, unit: str) -> bool:
    """Whether a paragraph has a number, with the unit, or where none is given without a size; an ordinal holds its number."""
    if unit:
        return paragraph.has_pair(number, unit)
    return paragraph.has_number(number) or (not number.endswith("th") and paragraph.has(f"{number}th"))


def size_of_number(passages: Passages, number: str, *, but: str) -> str:
    """A size that the number has in some passages, other than one, as it is written; empty where it has none."""
    sizes = (size for size in english.SIZES if size != but and passages.has_pair(number, size))
    return next((_IN_WORDS.get(size, size) for size in sizes), "")


def counting_words(visible: Visible) -> Iterator[str]:
    """The words of a text that count and have no figures: second, and one behind the, its and the like, but for “the one … the other”."""
    if "second" in visible.keys:
        yield "second"
    if "one" in visible.keys and "other" not in visible.keys and _ONE.search(prose.without_quotations(visible.text).casefold()):
        yield "one"
