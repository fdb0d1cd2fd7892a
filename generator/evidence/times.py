"""Whether passages name a year as a year, a year before Christ, a decade, a century, a season, or a time of the day.

What an article in any known language may write is small enough for tables: the words are those of the languages, the signs are of all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from ..articles.doubt import NO_RULES, doubt, noting, some
from ..articles.language import ordinal
from ..articles.paragraph import Paragraph
from ..text.dates import Clock
from .passages import Passages

#: What follows a number that is a decade: the 1990s, 1990er, 1990-х, 1990年代.
_DECADES: Final = (("s",), ("er",), ("х",), ("年", "代"), ("년", "대"))
#: A decade without its century, as in “les années 90”; and in English words.
_YEARS: Final = "year"
_TENS: Final = dict(zip(range(20, 100, 10), "twenties thirties forties fifties sixties seventies eighties nineties".split(), strict=True))
#: What shows that a number is a year of ours: AD 44, 44 CE, 44 n. Chr.
_OURS: Final = ("ad", "ce")
#: Words before a number that is most often a year.
_BEFORE_YEAR: Final = (
    "in",
    "of",
    "since",
    "by",
    "until",
    "till",
    "from",
    "to",
    "and",
    "between",
    "year",
    "im",
    "seit",
    "en",
    "de",
    "desde",
)
#: Up to this number, it needs one of these words to be a year.
_SMALL: Final = 99
_ORDINALS: Final = dict(
    enumerate("thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(), start=13)
)
_ROMAN: Final = (
    "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi".split()
)  # fmt: skip
_NOON: Final = 12
_CENTURY: Final = 100


def names_year(passages: Passages, year: int) -> bool:
    """Whether the passages have the number of a year, and not only in 44 BC, the 1990s or 44 ships."""
    return passages.any_paragraph(lambda paragraph: paragraph.has(str(year)) and not _is_other(paragraph, str(year)))


@lru_cache(maxsize=4096)
def _is_other(paragraph: Paragraph, year: str) -> bool:
    """Whether a number surely is no year of our era."""
    with noting() as unknown:
        if any(paragraph.has_pair(word, year) or paragraph.has_pair(year, word) for word in _OURS):
            return False
        if _has_before_christ(paragraph, year):
            return True
        if not year.endswith("0") and int(year) > _SMALL:
            return False
        as_year = any(paragraph.has_pair(word, year) for word in (*_BEFORE_YEAR, *paragraph.language.dates.months))
        decade = year.endswith("0") and any(paragraph.has_phrase((year, *after)) for after in _DECADES)
        return not as_year and not unknown and (decade or int(year) <= _SMALL)


def names_year_before_christ(passages: Passages, number: int) -> bool:
    """Whether the passages name a year before Christ: 44 BC, 44 v. Chr., 公元前44年."""
    return passages.any_paragraph(lambda paragraph: _knows_eras(paragraph) and _has_before_christ(paragraph, str(number)))


def _knows_eras(paragraph: Paragraph) -> bool:
    return bool(paragraph.language.dates.before_christ) or doubt(NO_RULES)


def _has_before_christ(paragraph: Paragraph, number: str) -> bool:
    forms = paragraph.language.dates.before_christ
    return some(paragraph.has_phrase, [tuple(number if word == "#" else word for word in form) for form in forms])


def names_years(passages: Passages, first: int, years: int) -> bool:
    """Whether the passages name a decade or a century, or a year of it."""
    if any(passages.has(str(year)) for year in range(first, first + years)):
        return True
    return _have_one(passages, _centuries(first // _CENTURY + 1) if years == _CENTURY else _decades(first % _CENTURY))


def _have_one(passages: Passages, phrases: Iterable[tuple[str, ...]]) -> bool:
    """Whether the passages have one of some phrases."""
    known = tuple(phrases)
    return passages.any_paragraph(lambda paragraph: some(paragraph.has_phrase, known))


def _decades(tens: int) -> Iterator[tuple[str, ...]]:
    yield from ((str(tens), *after) for after in _DECADES)
    yield _YEARS, str(tens)
    if tens in _TENS:
        yield (_TENS[tens],)


def _centuries(number: int) -> Iterator[tuple[str, ...]]:
    for name in (ordinal(str(number)), _ORDINALS.get(number, "")):
        yield name, "century"
    yield from ((str(number), after) for after in ("jahrhundert", "jahrhunderts", "世", "세", "век", "века", "веке"))
    roman = _ROMAN[number - 1] if number <= len(_ROMAN) else ""
    yield from ((f"{roman}e", "siècle"), ("siglo", roman), (roman, "век"), (roman, "века"), (roman, "веке"))


def names_season(passages: Passages, season: int) -> bool:
    """Whether the passages name a season, from 1 for spring."""
    return passages.any_paragraph(lambda paragraph: _names_season(paragraph, season))


def _names_season(paragraph: Paragraph, season: int) -> bool:
    language = paragraph.language
    if not language.dates.seasons:
        return doubt(NO_RULES)
    return some(paragraph.has_phrase, [tuple(language.keys(word)) for word in language.dates.seasons[season - 1].split()])


def names_clock(passages: Passages, clock: Clock) -> bool:
    """Whether the passages name a time of the day, as one of the usual forms has it: 14:30, 2:30 p.m., 1430, 14.30, 14h30, noon."""
    hours = dict.fromkeys((clock.hour, clock.hour % _NOON or _NOON))
    return _have_one(passages, (form for hour in hours for form in _clocks(hour, clock.hour, clock.minute)))


def _clocks(hour: int, of_day: int, minute: int) -> Iterator[tuple[str, ...]]:
    """The ways of writing a time; `hour` is that of the day or of its half."""
    for digits in dict.fromkeys((str(hour), f"{hour:02}")):
        minutes = f"{minute:02}"
        yield digits, minutes
        yield (f"{digits}.{minutes}",)
        yield (f"{digits}{minutes}",)
        yield from ((digits, sign, minutes) for sign in ("h", "時", "时", "点", "시"))
        if not minute:
            yield from ((digits, sign) for sign in ("pm", "am", "uhr", "h", "時", "时", "点", "시", "oclock", "hours"))
    if not minute and of_day in (0, _NOON):
        yield ("noon" if of_day else "midnight",)
