"""Whether the passages of a text have one of its numbers, in any form."""

from __future__ import annotations

import re
from typing import Final

from ..articles.language import cardinal
from ..articles.paragraph import Paragraph
from . import arithmetic, claim_days, cross_language, matching, quantities, rounding
from .statements import Statement, Word


def holds_number(statement: Statement, word: Word) -> bool:
    """Whether the passages have a number: a day next to its month, any other with the same unit of size, or without one as here."""
    key = word.key
    month = statement.visible.month_beside(word)
    if month and cardinal(key).isdigit():
        day = int(cardinal(key))
        named = matching.names_day(statement.dated, month, day, planned=statement.planned)
        named = named or claim_days.is_in_week(statement, word, month, day)
        return named or matching.appeared_on(statement.dated, month, day) or matching.unknown_day(statement.dated, month=month, day=day)
    if key.endswith("th") and statement.visible.key(word.at - 1) == "the" and _is_day_there(statement, cardinal(key)):
        return True
    unit = statement.visible.unit(word)
    plain = not _is_among_days(statement, word)
    if statement.passages.any_paragraph(
        lambda paragraph: matching.number_occurs(paragraph, key, unit) and not (plain and _is_day(paragraph, word, unit))
    ):
        return True
    if _is_time_of_day(statement, word) or _is_among_percentages(statement, word) or cross_language.leaves_size_out(statement, word, unit):
        return True
    ranged = _unit_of_range(statement, word)
    if ranged and statement.passages.any_paragraph(lambda paragraph: matching.number_occurs(paragraph, key, ranged)):
        return True
    passages, visible = statement.passages, statement.visible
    if (
        key == "2"
        and visible.key(word.at - 1) == "the"
        and (visible.key(word.at + 1) in _GROUPS or visible.key(word.at + 1) in statement.language.stop_words)
    ):
        return True  # the two sides: of a pair that the reader knows
    if rounding.holds_otherwise(passages, visible, word) or quantities.follows(passages, visible, word):
        return True
    return arithmetic.is_calculated(statement, word)


def _is_among_days(statement: Statement, word: Word) -> bool:
    """Whether a number is one of several days of a month: the 14 of “14 to 16 March”."""
    months, keys = statement.language.dates.numbers.keys(), statement.visible.keys
    behind, before = keys[word.at + 1 : word.at + 4], keys[max(0, word.at - 3) : word.at][::-1]
    for beside in (behind, before):
        days = beside[1:] if beside[:1] and beside[0] in _DAY_JOINS else beside
        if any(key in months for key in days[:2]) and any(key[:1].isdigit() for key in days[:2]):
            return True
    return False


_DAY_JOINS: Final = frozenset({"to", "and", "or", "until"})


def _is_day(paragraph: Paragraph, word: Word, unit: str) -> bool:
    """Whether a number is only the day of a month in a paragraph whose text is at hand."""
    order, months = paragraph.order or (), paragraph.language.dates.months
    places = paragraph.places.get(word.key, ())
    if unit or not places or paragraph.language.foreign:
        return False
    return all(not {*order[max(0, at - 1) : at], *order[at + 1 : at + 2]}.isdisjoint(months) for at in places)


def _is_day_there(statement: Statement, day: str) -> bool:
    """Whether the passages have a day of a month, which a text gives without its month: valid from the 13th."""
    return any(
        not {*order[max(0, at - 1) : at], *order[at + 1 : at + 2]}.isdisjoint(paragraph.language.dates.months)
        for paragraph in statement.passages.paragraphs
        if (order := paragraph.order or ())
        for at in paragraph.places.get(day, ())
    )


_GROUPS: Final = frozenset(
    "countries sides states parties governments neighbours nations capitals men women leaders ministers presidents".split()
)


_TIME: Final = re.compile(r"\b(\d{1,2}):(\d\d)\b")


def _is_time_of_day(statement: Statement, word: Word) -> bool:
    """Whether a number is part of a time of day that the passages write with a dot."""
    for found in _TIME.finditer(statement.visible.text):
        if found.start() <= word.start < found.end():
            return statement.passages.has(f"{found[1]}.{found[2]}")
    return False


def _is_among_percentages(statement: Statement, word: Word) -> bool:
    """Whether only one of several numbers has its percent sign: “rose by 18 percent, and wages by 4”."""
    visible, passages = statement.visible, statement.passages
    if visible.unit(word) == "percent":
        return passages.at_home.any_paragraph(lambda paragraph: paragraph.has_number(word.key) and paragraph.has("percent"))
    listed = visible.key(word.at + 1) in ("instead", "rather", "to", "and", "or", "from", "")
    return listed and "percent" in visible.keys and passages.has_pair(word.key, "percent")


def _unit_of_range(statement: Statement, word: Word) -> str:
    """The unit of the second number of “3 to 5 percent” for the first one."""
    visible = statement.visible
    later = next((other for other in visible.marked if other.at == word.at + 2 and other.number), None)
    return visible.unit(later) if later and visible.key(word.at + 1) in ("to", "and", "or") else ""
