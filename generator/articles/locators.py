"""Where a paragraph is in its original, as people cite it: a page, a turn of a conversation, a row of a table, a time.

An article numbers its paragraphs from 1; a locator is a second way to name some of them, written `p12.3`, `turn5`, `row14` or `12:31`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Final, Literal, NamedTuple

Kind = Literal["paragraph", "page", "turn", "row", "time"]
#: A page as its label, in Arabic or small Roman figures.
_PAGE: Final = r"(?:[1-9][0-9]{0,4}|[ivxlc]{1,8})"
_NUMBER: Final = r"[1-9][0-9]{0,4}"
_TIME: Final = r"(?:[0-9]{1,2}:)?[0-9]{1,3}:[0-5][0-9]"
#: Every form of a locator, for editors: running numbers, pages, turns, rows, times.
PATTERN: Final = (
    rf"(?:{_NUMBER}(?:-{_NUMBER})?|p{_PAGE}(?:\.{_NUMBER})?(?:-(?:p{_PAGE}(?:\.{_NUMBER})?|{_PAGE}))?"
    rf"|turn{_NUMBER}(?:\.{_NUMBER})?(?:-{_NUMBER})?|row{_NUMBER}(?:-{_NUMBER})?|{_TIME}(?:-{_TIME})?)"
)
_RUNNING: Final = re.compile(rf"({_NUMBER})(?:-({_NUMBER}))?")
_ON_PAGE: Final = re.compile(rf"p({_PAGE})(?:\.({_NUMBER}))?(?:-(?:p({_PAGE})(?:\.({_NUMBER}))?|({_PAGE})))?")
_IN_TURN: Final = re.compile(rf"turn({_NUMBER})(?:\.({_NUMBER}))?(?:-({_NUMBER}))?")
_IN_ROW: Final = re.compile(rf"row({_NUMBER})(?:-({_NUMBER}))?")
_AT_TIME: Final = re.compile(rf"({_TIME})(?:-({_TIME}))?")
#: More than any number of a paragraph.
_MOST: Final = 100_000
#: The maximum length of a speaker's name or the label of a page in an evidence file.
_LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class Locator:
    """The place of one paragraph: its page and its number there, its turn and who speaks, its row, its time; empty if there is none."""

    page: str = ""
    paragraph: int | None = None
    turn: int | None = None
    speaker: str = ""
    row: int | None = None
    time: str = ""

    @property
    def written(self) -> str:
        """The locator as in a citation: `p12.3`; empty if there is none."""
        if self.page:
            return f"p{self.page}" + (f".{self.paragraph}" if self.paragraph else "")
        if self.row is not None:
            return f"row{self.row}"
        if self.turn is not None:
            return f"turn{self.turn}" + (f".{self.paragraph}" if self.paragraph else "")
        return clock(self.time) if self.time else ""

    def values(self) -> dict[str, str | int]:
        """Its parts that are known, for a file."""
        return {name: value for name, value in asdict(self).items() if value not in ("", None)}

    @classmethod
    def of(cls, values: Any) -> Locator:
        """The locator with these parts.  Raises ValueError if they are not as `values` gives them."""
        found = cls(**values)
        numbers = (found.paragraph, found.turn, found.row)
        texts = (found.page, found.speaker, found.time)
        if not all(number is None or (type(number) is int and number >= 0) for number in numbers):
            raise ValueError("a number of a locator is not valid")
        if not all(isinstance(text, str) and len(text) <= _LONGEST and text.isprintable() for text in texts):
            raise ValueError("a text of a locator is not valid")
        return found


#: The locator of a paragraph that has none.
NOWHERE: Final = Locator()


class Point(NamedTuple):
    """One end of a span: a page, turn, row or time, and a paragraph of a page or turn (0 for all of it)."""

    label: str
    paragraph: int = 0


class Span(NamedTuple):
    """What a citation names: paragraphs by their running numbers, or by another kind of locator."""

    kind: Kind
    first: Point
    last: Point

    @property
    def words(self) -> str:
        """The span in words: “p. 12, ¶ 3”."""
        ends = [_locator(self.kind, point) for point in (self.first, self.last)]
        return words(*ends) if self.kind != "paragraph" else ""


def parse(text: str) -> Span | None:
    """The span that a locator names; None if it is not a valid one."""
    if found := _RUNNING.fullmatch(text):
        return Span("paragraph", Point(found[1]), Point(found[2] or found[1]))
    if found := _ON_PAGE.fullmatch(text):
        page, number, to, inside, short = found.groups()
        if short and number:  # p12.3-5: paragraphs of one page
            return Span("page", Point(page, int(number)), Point(page, int(short))) if short.isdigit() else None
        return Span("page", Point(page, int(number or 0)), Point(to or short or page, int(inside or (0 if to or short else number) or 0)))
    if found := _IN_TURN.fullmatch(text):
        turn, number, short = found.groups()
        if short and number:
            return Span("turn", Point(turn, int(number)), Point(turn, int(short)))
        return Span("turn", Point(turn, int(number or 0)), Point(short or turn, int(number or 0)))
    if found := _IN_ROW.fullmatch(text):
        return Span("row", Point(found[1]), Point(found[2] or found[1]))
    if found := _AT_TIME.fullmatch(text):
        return Span("time", Point(clock(found[1])), Point(clock(found[2] or found[1])))
    return None


def descends(span: Span) -> bool:
    """Whether a span ends before it begins, as far as its numbers show."""
    first, last = _figure(span.kind, span.first.label), _figure(span.kind, span.last.label)
    if first is None or last is None:
        return False
    return (last, span.last.paragraph or _MOST) < (first, span.first.paragraph)


def resolve(places: Mapping[int, Locator], span: Span) -> tuple[int, int] | None:
    """The first and last running number of a span; None if the article has no such place."""
    if span.kind == "paragraph":
        return int(span.first.label), int(span.last.label)
    if span.kind == "time":
        first, last = (_covering(places, point.label) for point in (span.first, span.last))
    else:
        first = min(_at(places, span.kind, span.first), default=0)
        last = max(_at(places, span.kind, span.last), default=0)
    return (first, last) if 0 < first <= last else None


def absence(places: Mapping[int, Locator], span: Span) -> tuple[str, str]:
    """What an article has not, as the end of a sentence about it, and what may be written instead."""
    name = "time" if span.kind == "time" else span.kind
    labels = [label for label in dict.fromkeys(_label(places[number], span.kind) for number in sorted(places)) if label]
    if not labels:
        kinds = [kind for kind in ("page", "turn", "row", "time") if any(_label(place, kind) for place in places.values())]
        instead = f" or its {' or '.join(kinds)}" if kinds else ""
        return f"has no {name}s", f"write the number of a paragraph{instead}"
    for point in (span.first, span.last):
        if span.kind != "time" and point.label not in labels:
            return f"has no {name} {point.label}", f"it has {name}s {labels[0]} to {labels[-1]}"
        inside = [number for number, place in places.items() if _label(place, span.kind) == point.label]
        if point.paragraph > len(inside) > 0:
            return f"has no paragraph {point.paragraph} in {name} {point.label}", f"write 1 to {len(inside)}"
    return f"has no such {name}s", f"it has {name}s {labels[0]} to {labels[-1]}"


def words(first: Locator, last: Locator | None = None) -> str:
    """The place of one or several paragraphs in words: “p. 12, ¶ 3”, “turn 5, Mr. Kirby”, “row 14”, “12:31”; empty if there is none."""
    last = last or first
    speaker = first.speaker if first.speaker == last.speaker else ""
    parts = (
        _page_words(first, last),
        _turn_words(first, last),
        speaker,
        _numbered("row", first.row, last.row),
        "–".join(dict.fromkeys(clock(time) for time in (first.time, last.time) if time)),
    )
    return ", ".join(filter(None, parts))


def numbered_inside(places: Sequence[Locator]) -> list[Locator]:
    """The locators of an article's paragraphs in order, with the number of each on its page, or in its turn if that has several."""
    turns = Counter(place.turn for place in places)
    seen: Counter[tuple[str, str | int]] = Counter()
    found = []
    for place in places:
        inside: tuple[str, str | int] | None = ("p", place.page) if place.page else None
        if inside is None and place.turn is not None and turns[place.turn] > 1:
            inside = ("t", place.turn)
        seen.update(filter(None, (inside,)))
        found.append(replace(place, paragraph=seen[inside] if inside else None))
    return found


def clock(time: str) -> str:
    """A time without leading zeros: `12:31`, `1:02:05`."""
    hours, minutes, seconds = ([0, 0, 0] + [int(part) for part in time.split(":") if part.isdecimal()])[-3:]
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def _page_words(first: Locator, last: Locator) -> str:
    if not first.page or not last.page:
        return ""
    if first.page != last.page:
        ends = [f"p. {place.page}" + (f", ¶ {place.paragraph}" if place.paragraph else "") for place in (first, last)]
        return " to ".join(ends) if first.paragraph or last.paragraph else f"pp. {first.page}–{last.page}"
    numbers = "–".join(dict.fromkeys(str(place.paragraph) for place in (first, last) if place.paragraph))
    return f"p. {first.page}" + (f", ¶ {numbers}" if numbers else "")


def _turn_words(first: Locator, last: Locator) -> str:
    named = _numbered("turn", first.turn, last.turn)
    inside = "–".join(dict.fromkeys(str(place.paragraph) for place in (first, last) if place.paragraph))
    return f"{named}, ¶ {inside}" if named and inside and first.turn == last.turn and not first.page else named


def _numbered(noun: str, first: int | None, last: int | None) -> str:
    if first is None or last is None:
        return ""
    return f"{noun} {first}" if first == last else f"{noun}s {first}–{last}"


def _locator(kind: Kind, point: Point) -> Locator:
    """The locator that a point of a span names."""
    if kind == "page":
        return Locator(page=point.label, paragraph=point.paragraph or None)
    if kind == "turn":
        return Locator(turn=int(point.label), paragraph=point.paragraph or None)
    return Locator(row=int(point.label)) if kind == "row" else Locator(time=point.label)


def _label(place: Locator, kind: str) -> str:
    """The page, turn, row or time of a place as a text; empty if it has none."""
    if kind == "time":
        return clock(place.time) if place.time else ""
    value = getattr(place, kind)
    return "" if value is None else str(value)


def _at(places: Mapping[int, Locator], kind: Kind, point: Point) -> Iterable[int]:
    """The running numbers of the paragraphs on a page, or in a turn or row; of one of them if the point names it."""
    inside = sorted(number for number, place in places.items() if _label(place, kind) == point.label)
    return inside[point.paragraph - 1 : point.paragraph] if point.paragraph else inside


def _covering(places: Mapping[int, Locator], time: str) -> int:
    """The paragraph in which something is said at a time: the last one that begins no later; 0 if there is none."""
    begun = (number for number, place in places.items() if place.time and _seconds(place.time) <= _seconds(time))
    return max(begun, default=0)


def _seconds(time: str) -> int:
    total = 0
    for part in clock(time).split(":"):
        total = total * 60 + int(part)
    return total


def _figure(kind: Kind, label: str) -> int | None:
    """The number of a page, turn, row or time; None for a page in Roman figures."""
    return _seconds(label) if kind == "time" else int(label) if label.isdigit() else None
