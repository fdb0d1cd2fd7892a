"""What an editor may have meant by a value of the wrong form: an id, a date, a citation.

Floor 2: imports `dates` and `values`.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from generator import dates
from generator.values import ID_PATTERN

#: How much of a value is looked at.
_MOST: Final = 200
_BETWEEN: Final = re.compile(r"\s+(?:to|until|till|and|–|—|-)\s+|\s*[–—]\s*|(?<=\d{4})-(?=\d{4}$)")
#: How people write a day or a month, each with the order of its parts.
_WRITTEN: Final = (
    (re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[T ]\d.*)?"), "ymd"),
    (re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.? ([A-Za-z]{3,9})\.?,? (\d{4})"), "dmy"),
    (re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})"), "mdy"),
    (re.compile(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4})"), "dmy"),
    (re.compile(r"([A-Za-z]{3,9})\.?,? (\d{4})"), "my"),
    (re.compile(r"(\d{4})[-./](\d{1,2})"), "ym"),
    (re.compile(r"(\d{1,2})[-./](\d{4})"), "my"),
)
_CITED: Final = re.compile(
    rf"\W*({ID_PATTERN})\W+(?:p|para|paragraph|paragraphs|no|nr)?\W*(\d{{1,5}})(?:\s*(?:-|–|,|to|and)\s*#?(\d{{1,5}}))?\W*"
)


def likely_id(text: str) -> str:
    """The id that somebody may have meant by a text; nothing where there is none."""
    letters = [letter for letter in unicodedata.normalize("NFKD", text[:_MOST].casefold()) if not unicodedata.combining(letter)]
    if any(letter.isalnum() and not letter.isascii() for letter in letters):
        return ""
    plain = re.sub(r"[^a-z0-9]+", "-", "".join(letters)).strip("-")
    return plain if re.fullmatch(ID_PATTERN, plain) and 2 <= len(plain) <= 64 else ""


def likely_dates(text: str) -> tuple[str, ...]:
    """The dates that somebody may have meant by a text, as records write them: two where it says a day in one of two orders."""
    ends = _BETWEEN.split(text[:_MOST].strip())
    if len(ends) == 2 and not _points(text[:_MOST].strip()):
        pairs = [(start, end) for start in _points(ends[0]) for end in _points(ends[1])]
        return tuple(f"{start}/{end}" for start, end in pairs if start < end)[:2]
    return _points(ends[0]) if len(ends) == 1 else _points(text[:_MOST].strip())


def _points(text: str) -> tuple[str, ...]:
    """The days, months or years that a text may say; of two orders that it can be read in, both."""
    if re.fullmatch(r"\d{4}(?:-\d\d){0,2}", text):
        return (text,) if _is_date(text) else ()
    for pattern, order in _WRITTEN:
        found = pattern.fullmatch(text)
        if found:
            orders = (order, "mdy") if order == "dmy" and found[2].isdigit() else (order,)
            given = [dict(zip(each, found.groups(), strict=True)) for each in orders]
            return tuple(dict.fromkeys(filter(_is_date, map(_iso, given))))
    return ()


def _iso(given: dict[str, str]) -> str:
    """Year, month and day in the order of the records; a month by its name is its number."""
    named = (number for number, month in enumerate(dates.MONTHS, 1) if month.casefold().startswith(given["m"].casefold()))
    month = given["m"] if given["m"].isdigit() else str(next(named, 0))
    return "-".join([given["y"], month.zfill(2), *([given["d"].zfill(2)] if "d" in given else [])])


def _is_date(text: str) -> bool:
    try:
        dates.parse(text)
    except ValueError:
        return False
    return True


def likely_citation(text: str) -> str:
    """The citation that somebody may have meant by a text; nothing where there is none."""
    found = _CITED.fullmatch(text[:_MOST].strip().casefold())
    if found is None or re.fullmatch(ID_PATTERN, text):
        return ""
    source, (first, last) = found[1], sorted((int(found[3]), int(found[4] or found[3])))
    return f"{source}#{first}" + (f"-{last}" if last > first else "") if first else ""
