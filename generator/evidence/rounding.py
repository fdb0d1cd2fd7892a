"""Numbers of a text that a passage has in another form: rounded, in another unit, as a fraction, or as a list of names to be counted."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from ..articles.doubt import NOT_IN_MARKS, doubt
from ..articles.language import UNITS, cardinal
from ..articles.paragraph import Paragraph
from .matching import number_occurs
from .passages import Passages
from .statements import VisibleText, Word

#: Words before a number that round it: to either side, down or up.
_ABOUT: Final = frozenset("about around roughly some approximately".split())
_DOWN: Final = frozenset({("more", "than"), ("just", "over"), ("well", "over")})
_UP: Final = frozenset({("less", "than"), ("fewer", "than"), ("just", "under")})
_DOWN_WORD: Final = frozenset({"over", "above"})
_UP_WORD: Final = frozenset({"nearly", "almost", "under", "below"})
#: Units by what they measure, with their size in the smallest common unit and the words for them as keys.
_UNITS: Final = (
    {"kilometre": "1000", "km": "1000", "mile": "1609.344", "metre": "1", "feet": "0.3048", "foot": "0.3048", "yards": "0.9144"},
    {"hectares": "10000", "ha": "10000", "acres": "4046.86", "square kilometre": "1000000", "square mile": "2589988"},
    {"hours": "60", "hour": "60", "minutes": "1", "days": "1440", "day": "1440", "weeks": "10080", "week": "10080", "months": "43800",
     "month": "43800", "years": "525600", "year": "525600"},
    {"tonne": "1000", "ton": "907.185", "kilogram": "1", "pounds": "0.4536"},
)  # fmt: skip
_MEASURE: Final = {unit: number for number, units in enumerate(_UNITS) for unit in units}
#: The units of amounts that are compared, in the singular.
COMPARABLE: Final = {
    **{unit: unit for unit in "kilometre mile metre tonne ton kilogram hectare acre percent".split()},
    **{unit + "s": unit for unit in "hectare acre yard hour minute day week month year pound megawatt gigawatt kilowatt".split()},
    **{unit: unit for unit in "hour minute day week month year megawatt gigawatt".split()},
    **{unit + ending: unit for unit in "barrel litre gallon bushel".split() for ending in ("", "s")},
    **{unit + ending: unit for unit in "second gram milligram microgram nanogram millilitre".split() for ending in ("", "s")},
    **{unit + ending: unit for unit in "centimetre millimetre kilowatt ounce".split() for ending in ("", "s")},
    "cm": "centimetre",
    "mm": "millimetre",
    "inch": "inch",
    "inches": "inch",
    "ounces": "ounce",
    "hundredths": "basis point",
    "basis": "basis point",
    "percentage": "point",
    "cubic": "cubic metre",
    "square": "square kilometre",
    "ha": "hectare",
    "mw": "megawatt",
    "gw": "gigawatt",
    "feet": "foot",
    "foot": "foot",
    "points": "point",
    "m": "metre",
}
#: The most named things that a text may count.
_MOST_COUNTED: Final = 20
#: The most numbers that are looked up for one number of a text.
_MOST: Final = 500
_LIST: Final = re.compile(r"[A-Z][\w'-]+(?: [A-Z][\w'-]+)*(?:, (?:the )?[A-Z][\w'-]+(?: [A-Z][\w'-]+)*)*,? and (?:the )?[A-Z][\w'-]+")
#: A number before a sign or a word that cannot be its unit.
_BARE: Final = re.compile(
    r"(?<![\d.,])(\d+(?:\.\d+)?)(?:[.,;:)](?!\d)| (?:in|by|and|or|from|to|at|after|before|the|last|this|now|when)\b|$)"
)
_SEPARATOR: Final = re.compile(r", and | and |, ")


def holds_otherwise(passages: Passages, visible: VisibleText, word: Word) -> bool:
    """Whether some passages have a number in another form."""
    number = cardinal(word.key)
    if number != word.key or not number.replace(".", "", 1).isdecimal() or len(number) > len("1000000000"):
        return False
    if _is_size(visible, word):
        return True
    count = int(number) if number.isdecimal() and not visible.unit(word) else 0
    if 1 < count <= _MOST_COUNTED and passages.any_paragraph(lambda paragraph: _counts(paragraph, count)):
        return True
    low, high, step = _range(visible, word)
    fraction = _percent(visible, word)
    if fraction is not None:
        wide = Decimal("2.5") if _is_about(visible, word) else Decimal("0.5")
        found = _between(fraction - wide, fraction + wide, Decimal(1))
        return any(passages.any_paragraph(lambda p, each=each: number_occurs(p, each, "percent")) for each in found)  # type: ignore[misc]
    if _short_size(passages, visible, word) or _shared_size(passages, visible, word) or _of_range(passages, visible, word):
        return True
    unit = visible.unit(word)
    if low != high and any(_occurs(passages, each, unit) for each in _between(low, high, step)):
        return True
    return _converted(passages, visible, word) or _unit_apart(passages, visible, word)


def _is_size(visible: VisibleText, word: Word) -> bool:
    """Whether a word such as thousand is the size of the number before it, which is looked up itself."""
    return word.key in ("1000", "100") and not word.raw[0].isdigit() and visible.key(word.at - 1)[:1].isdigit()


#: What a letter right behind a number means: 900m, 5k.
_LETTERS: Final = {"m": ("million", "metre"), "k": ("1000",), "tn": ("trillion",)}


def _short_size(passages: Passages, visible: VisibleText, word: Word) -> bool:
    """Whether the passages have a number with the size or unit that a letter right behind it stands for."""
    end = word.start + len(word.raw)
    units = _LETTERS.get(visible.key(word.at + 1), ()) if visible.text[end : end + 1].isalpha() else ()
    return any(_occurs_with(passages, word.key, unit) for unit in units)


def _shared_size(passages: Passages, visible: VisibleText, word: Word) -> bool:
    """Whether the passages have a number with the size of the number that it is joined to: 300 to 400 million."""
    behind = 2 + (visible.key(word.at + 2) in _DETERMINERS)
    size = visible.key(word.at + behind + 1) if visible.key(word.at + behind)[:1].isdigit() else ""
    joined = visible.key(word.at + 1) in (*_JOINS, "of") and size in UNITS and not visible.unit(word)
    return joined and _occurs_with(passages, word.key, size)


_DETERMINERS: Final = frozenset({"the", "its", "their", "these", "those"})


_JOINS: Final = frozenset({"to", "and", "or"})
_JOINED_SIZES: Final = frozenset({"million", "billion", "trillion"})


def _of_range(passages: Passages, visible: VisibleText, word: Word) -> bool:
    """Whether the passages have a number before another one that gives the size of both: from 70 to 115 million."""
    size = visible.unit(word)
    if size not in _JOINED_SIZES:
        return False
    for paragraph in passages.at_home.paragraphs:
        order = paragraph.order or ()
        for at in paragraph.places.get(word.key, ()):
            if order[at + 1 : at + 2] and order[at + 1] in _JOINS and order[at + 3 : at + 4] == (size,):
                return True
    return False


def _occurs_with(passages: Passages, number: str, unit: str) -> bool:
    return passages.any_paragraph(lambda paragraph: number_occurs(paragraph, number, unit))


def _is_about(visible: VisibleText, word: Word) -> bool:
    return visible.key(word.at - 1) in _ABOUT


def _range(visible: VisibleText, word: Word) -> tuple[Decimal, Decimal, Decimal]:
    """Between which numbers a number of a text may be in the article, and the step by which they differ."""
    value = Decimal(word.key) * (int(visible.unit(word)) if visible.unit(word) in ("1000", "100") else 1)
    unit, before = _last_digit(value), (visible.key(word.at - 2), visible.key(word.at - 1))
    if before in _DOWN or before[1] in _DOWN_WORD:
        return value, value + unit - unit / 100, unit
    if before in _UP or before[1] in _UP_WORD:
        return value - unit + unit / 100, value, unit
    if _is_about(visible, word):
        return value - unit / 2, value + unit / 2, unit
    return value, value, unit


def _last_digit(value: Decimal) -> Decimal:
    """The value of the last digit that is not a zero: 100 of 3,200."""
    return Decimal(10) ** int(value.normalize().as_tuple().exponent) if value else Decimal(1)


@lru_cache(maxsize=1024)
def _between(low: Decimal, high: Decimal, step: Decimal) -> tuple[str, ...]:
    """The numbers between two, as an article would write them: in tenths and hundredths of a step."""
    found: dict[str, None] = {}
    for fine in (step, step / 10, step / 100):
        at = (low / fine).to_integral_value(rounding="ROUND_CEILING") * fine
        while at <= high and len(found) < _MOST:
            text = f"{at.normalize():f}"
            found[text] = None
            at += fine
    return tuple(found)


def _occurs(passages: Passages, number: str, unit: str) -> bool:
    size = "" if unit in ("1000", "100") else unit
    return passages.any_paragraph(lambda paragraph: number_occurs(paragraph, number, size))


def _percent(visible: VisibleText, word: Word) -> Decimal | None:
    """The percentage that “two in five” is, for either of its numbers."""
    for first, second in ((word.at, word.at + 2), (word.at - 2, word.at)):
        one, link, two = visible.key(first), visible.key(first + 1), visible.key(second)
        if link == "in" and one.isdecimal() and two.isdecimal() and 0 < int(one) < int(two) < 100:
            return Decimal(100 * int(one)) / int(two)
    return None


def measured(visible: VisibleText, at: int) -> str:
    """The unit of measure after a word, as a key of the units; empty if there is none."""
    one, two = visible.key(at + 1), f"{visible.key(at + 1)} {visible.key(at + 2)}"
    return two if two in _MEASURE else one if one in _MEASURE else ""


def _converted(passages: Passages, visible: VisibleText, word: Word) -> bool:
    """Whether the passages have the same quantity in another unit: 310 miles and 500 km, a year and twelve months."""
    unit = measured(visible, word.at)
    if not unit:
        return False
    units = _UNITS[_MEASURE[unit]]
    value = Decimal(word.key)
    half = _last_digit(value) / 2
    low, high, _ = _range(visible, word)
    low, high = min(low, value - half), max(high, value + half)
    for other, size in units.items():
        factor = Decimal(units[unit]) / Decimal(size)
        if factor == 1 and other != unit:
            continue
        if other == unit:
            continue
        last = other.rpartition(" ")[2]
        if low * factor <= 1 <= high * factor and (passages.has_pair("a", last) or passages.has_pair("one", last)):
            return True
        for number in _between(low * factor, high * factor, _coarse(low * factor, high * factor)):
            if (passages.has_pair(number, other.partition(" ")[0]) or _has_without_unit(passages, number, other.partition(" ")[0])) and (
                " " not in other or passages.has_pair("square", last)
            ):
                return True
    return False


def _has_without_unit(passages: Passages, number: str, unit: str) -> bool:
    """Whether a passage has a number without a noun, and another one with a unit: from 412 square kilometres, it went down to 131."""
    return any(unit in (p.order or ()) and number in _bare(p.text or "") for p in passages.at_home.paragraphs)


@lru_cache(maxsize=1024)
def _bare(text: str) -> frozenset[str]:
    """The numbers of a text that no noun follows; read once, as a range is hundreds of numbers to look up."""
    return frozenset(_BARE.findall(text))


def _coarse(low: Decimal, high: Decimal) -> Decimal:
    """A step so that the numbers between two are not too many, even in hundredths."""
    step = Decimal(1)
    while (high - low) / step > _MOST // 2:
        step *= 10
    return step


def _unit_apart(passages: Passages, visible: VisibleText, word: Word) -> bool:
    """Whether a passage has a number without its unit, which it has beside another number: “46 kilometres …, less than the 50 planned”."""
    unit = measured(visible, word.at)
    key = {"km": "kilometre"}.get(unit, unit)
    if key not in _MEASURE or " " in key:
        return False
    others = [other for other in _UNITS[_MEASURE[unit]] if other != key]

    def holds(paragraph: Paragraph) -> bool:
        if not (paragraph.has_number(word.key) and paragraph.has(key)):
            return False
        return not any(paragraph.has_pair(word.key, other) for other in others)

    return passages.any_paragraph(holds)


def _counts(paragraph: Paragraph, number: int) -> bool:
    """Whether a paragraph lists as many names: “Alda, Brin, Northland and Southmark”."""
    if not 2 <= number <= 12:
        return False
    if paragraph.text is None:
        return not paragraph.complete and not paragraph.language.foreign and doubt(NOT_IN_MARKS)
    return any(len(_SEPARATOR.split(found[0])) == number for found in _LIST.finditer(paragraph.text))
