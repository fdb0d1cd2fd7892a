"""The natural keys by which lists are parted: time, letters, ranges of paragraphs.

Every name begins with that of the coarser key around it, so that no two keys of a list have one name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from ..text import collation
from ..text.dates import MONTHS, SEASONS, Date, year_id, year_words
from ..views.queries import Shown, Views, date_of
from .parting import Key, Level

T = TypeVar("T")
#: The groups of letters; other characters have groups of their own.
_GROUPS: Final = ("a-c", "d-f", "g-i", "j-l", "m-o", "p-r", "s-u", "v-z")
_UNDATED: Final = Key("undated", "No date")
#: The days with which the thirds of a month begin.
_THIRDS: Final = (1, 11, 21)
#: The days of each month, of the second in a leap year.
_DAYS: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
#: How many paragraphs a range has, at each level: each divides the one before, so that a range is within one of the coarser ranges.
_RANGES: Final = (1000, 500, 100, 20, 10, 5, 1)


def by_time(date: Callable[[T], Date | None], name: Callable[[T], collation.Key]) -> tuple[Level[T], ...]:
    """By year, month, third of a month and day; what has no date, by its name."""

    def undated(number: int) -> Level[T]:
        return within(lambda _: _UNDATED, by_letters(name))[number]

    def level(dated: Callable[[Date], Key], number: int) -> Level[T]:
        return lambda item: dated(found) if (found := date(item)) else undated(number)(item)

    return (
        lambda item: _year(found) if (found := date(item)) else _UNDATED,
        level(_month, 0),
        level(_third, 1),
        level(_day, 2),
    )


def by_date(views: Views) -> tuple[Level[Shown], ...]:
    """Statements by time; those without a date, by the name of what they are about."""
    return by_time(_when, lambda shown: views.sort_key(shown.home.id)[0])


def _when(shown: Shown) -> Date | None:
    return date_of(shown.claim)


def dated_name(key: Key) -> str:
    """The page of a part by time."""
    return key.name or "index"


def _year(date: Date) -> Key:
    return Key(year_id(date.place.year), year_words(date.place.year))


def _month(date: Date) -> Key:
    name, words = _year(date)
    if date.start.month:
        return Key(f"{name}-{date.start.month:02}", f"{MONTHS[date.start.month - 1]} {words}")
    if date.start.season:
        season = SEASONS[date.start.season - 1]
        return Key(f"{name}-{season}", f"{season.capitalize()} {words}")
    return Key(f"{name}-year", f"{words}, no month")


def _third(date: Date) -> Key:
    name, words = _month(date)
    if not date.start.day:
        return Key(f"{name}-month", f"{words}, no day")
    first = max(day for day in _THIRDS if day <= date.start.day)
    last = _DAYS[date.start.month - 1] if first == _THIRDS[-1] else first + 9
    return Key(f"{name}-from-{first}", f"{first}–{last} {words}")


def _day(date: Date) -> Key:
    name, words = _month(date)
    return Key(f"{name}-{date.start.day:02}", f"{date.start.day} {words}") if date.start.day else _third(date)


def within(around: Callable[[T], Key], levels: Sequence[Level[T]]) -> tuple[Level[T], ...]:
    """The same keys within a coarser key."""

    def level(inner: Level[T]) -> Level[T]:
        def key(item: T) -> Key:
            outer, found = around(item), inner(item)
            return Key(f"{outer.name}_{found.name}".removeprefix("_"), f"{outer.words}, {found.words}".removeprefix(", "))

        return key

    return tuple(map(level, levels))


def by_letters(name: Callable[[T], collation.Key]) -> tuple[Level[T], ...]:
    """By groups of letters, then by the first letter, then by the first two."""

    def level(initial: Callable[[str], Key]) -> Level[T]:
        return lambda item: initial(_letters(name(item)))

    return level(_group), level(lambda letters: _initials(letters, 1)), level(lambda letters: _initials(letters, 2))


def _letters(key: collation.Key) -> str:
    """The letters by which something is listed, without marks of order."""
    return "".join(character for character in key[0] if character.isalnum()) or "-"


def _group(letters: str) -> Key:
    first = letters[0]
    group = next((group for group in _GROUPS if group[0] <= first <= group[-1]), "")
    if group:
        return Key(group, group.upper().replace("-", "–"))
    return Key("0-9", "0–9") if first.isascii() and first.isdecimal() else Key("other", "other letters")


def _initials(letters: str, number: int) -> Key:
    """The first letters, as they are read and as part of an address, which has only some letters."""
    found = letters[:number]
    plain = found.isascii() and found.isalnum()
    name = found if plain else "-".join(f"u{ord(character):x}" for character in found)
    return Key(f"{'letter' if number == 1 else 'letters'}-{name}", found.capitalize() if plain else found)


def by_range(number: Callable[[T], int], last: int) -> tuple[Level[T], ...]:
    """By ranges of numbers up to `last`, such as those of paragraphs."""

    def level(size: int) -> Level[T]:
        def key(item: T) -> Key:
            first = (number(item) - 1) // size * size + 1
            end = min(first + size - 1, last)
            words = f"{first}–{end}" if end > first else str(first)
            return Key(f"p{first}-{first + size - 1}", f"Paragraph{'s' if end > first else ''} {words}")

        return key

    return tuple(map(level, _RANGES))
