"""Rules on what is beside a number in an article in another language: its bound, its unit, its ordinal, and what it counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from ..articles.language import SIZES
from ..articles.paragraph import Paragraph
from ..articles.rewriting import CURRENCIES, LEAST, MEASURED, MONTHS, MOST
from ..evidence.statements import Finding, Statement, Word
from ..evidence.translation import TURNING, Part, abroad, counted, names_of, own_parts, resting, their_parts, value
from .figures import bounds_at
from .registry import TEXT, rule

_HINT: Final = "write it as the article does; if the claim is right as it is, waive the rule and say why"
_PARTS: Final = frozenset({"half", "thirds", "3th", "quarters", "4th"})
_ABOUT: Final = frozenset("about around roughly some approximately".split())
_ARTICLES: Final = frozenset({"a", "an", "the", "one", "2", "3"})


def _amounts(statement: Statement) -> Iterator[tuple[int, str]]:
    """The positions of the amounts of a text with the words as typed: numbers that are no years and no days, and parts of a whole."""
    visible = statement.visible
    for word in visible.marked:
        if _is_amount(statement, word):
            yield word.at, word.raw
    parts = ((at, key) for at, key in enumerate(visible.keys) if key in _PARTS and not visible.key(at - 1)[:1].isdigit())
    yield from ((at, key) for at, key in parts if not (key.endswith("th") and visible.key(at - 1) == "the"))  # the third bridge


def _is_amount(statement: Statement, word: Word) -> bool:
    visible = statement.visible
    year = visible.is_year(word) or (len(word.raw) == len("1990s") - 1 and word.raw.isdecimal())
    return word.number and word.key[-1].isdigit() and not year and not visible.month_beside(word)


def _places(paragraphs: tuple[Paragraph, ...], keys: Sequence[str], at: int) -> Iterator[tuple[tuple[str, ...], int]]:
    """Where the paragraphs have the same amount, with any size."""
    wanted = value((*keys,), at)
    for paragraph in paragraphs:
        order = paragraph.order or ()
        yield from (
            (order, other) for other, key in enumerate(order) if key == keys[at] or (key[0].isdigit() and value(order, other) == wanted)
        )


@rule("other-bound", scope=TEXT, waivable=True, compares="foreign")
def bound_is_kept_abroad(statement: Statement) -> Iterator[Finding]:
    """In an article in another language, too: a number has the bound that it has there, such as at least, more than, up to or nearly."""
    paragraphs = abroad(statement)
    keys = statement.visible.keys
    for at, raw in _amounts(statement) if paragraphs else ():
        start = at - 1 if statement.visible.key(at - 1) in _ARTICLES else at
        own = _own_bounds(keys, at) or _own_bounds(keys, start)
        places = [*_places(paragraphs, keys, at)]
        found = [_bounds(order, place) for order, place in places]
        if not found or own in found or any(own & other for other in found):
            continue
        about = statement.visible.key(start - 1) in _ABOUT
        unsure = own and keys[start - 3 : start] in _AS_MUCH and not any(found)
        unsure = unsure or (
            own and not any(found) and any(_may_be_bounded(paragraph, order, place) for paragraph in paragraphs for order, place in places)
        )
        if not unsure and not (about and not own):
            yield statement.finding("other-bound", raw, f"{statement.where} bounds {raw!r} otherwise: {_shown(found[0])}", _HINT)
            return


#: What gives the highest of several amounts, which an article may call the dearest and the like.
_AS_MUCH: Final = (["as", "much", "as"], ["as", "many", "as"], ["as", "high", "as"])


def _own_bounds(keys: Sequence[str], at: int) -> frozenset[str]:
    """The bounds of a number of a text; what takes place over four years is not longer."""
    during = keys[at - 1 : at] in (["over"], ["within"]) and not _TIMES.isdisjoint(keys[at + 1 : at + 2])
    following = next((other for other in range(at + 1, len(keys)) if keys[other][:1].isdigit()), len(keys))
    if tuple(keys[following - 2 : following]) in _BOUNDING and following < len(keys):
        following -= 2  # the bound of the next number
    behind = next((pair for pair in pairwise(keys[at + 1 : min(following, at + 9)]) if pair in _OR), None)
    if behind:
        return frozenset({_OR[behind]})
    if keys[at - 1 : at] == ["from"] and not _ONWARDS.isdisjoint(keys[at + 2 : at + 4]):
        return frozenset({LEAST})  # from 500 metres away
    if keys[at - 1 : at] and keys[at - 1] in _PASSING:
        return frozenset({LEAST})
    return frozenset() if during else bounds_at([*keys[:following]], at)


_ONWARDS: Final = frozenset("away on onwards up upwards off".split())
#: What bounds the number before it, behind what it counts: 40 tonnes of waste or more.
_OR: Final = {("or", "more"): LEAST, ("or", "over"): LEAST, ("or", "less"): MOST, ("or", "fewer"): MOST}
#: Verbs that bound the number after them from below.
_PASSING: Final = frozenset("passed exceeded topped surpassed exceeds exceed tops surpasses exceeding surpassing topping".split())


_BOUNDING: Final = frozenset({("at", "least"), ("at", "most"), ("more", "than"), ("less", "than"), ("up", "to"), ("fewer", "than")})


_TIMES: Final = frozenset(f"{unit}{ending}" for unit in MEASURED[0] for ending in ("", "s"))


def _bounds(order: tuple[str, ...], at: int) -> frozenset[str]:
    before = order[max(0, at - 2) : at]
    return frozenset({LEAST, MOST} & {*before[-1:]} or ({LEAST, MOST} & {*before} if before[-1:] and before[-1][0].isdigit() else set()))


def _may_be_bounded(paragraph: Paragraph, order: tuple[str, ...], at: int) -> bool:
    """Whether a word that may bound a number is near it."""
    language = paragraph.language
    near = {*order[max(0, at - 3) : at], *order[at + 1 : at + 5]} & (language.bounds | {LEAST, MOST})
    return any(all(sign.name != "about" for sign in language.signs.within(word)) for word in near)


def _shown(bounds: frozenset[str]) -> str:
    return " and ".join(sorted({LEAST: "from below", MOST: "from above"}[bound] for bound in bounds)) or "not at all"


@rule("other-unit", scope=TEXT, waivable=True, compares="foreign")
def unit_is_kept_abroad(statement: Statement) -> Iterator[Finding]:
    """In an article in another language, too: a number has the unit that it has there; dollars are not crowns, nor litres cubic metres."""
    paragraphs = abroad(statement)
    visible = statement.visible
    for word in visible.marked if paragraphs else ():
        unit = _unit_after((*visible.keys,), word.at) if _is_amount(statement, word) else ""
        others = {_unit_after(order, at) for order, at in _places(paragraphs, visible.keys, word.at)} if unit else set()
        if others and unit not in others and _counts_unit(statement, paragraphs, word, unit):
            message = f"the text has {visible.quantity(word)!r} with {unit!r}, and {statement.where} has another number with it"
            yield statement.finding("other-unit", word.raw, message, _HINT)
            return
        if others and "" not in others and unit not in others and any(_KIND[unit] == _KIND[other] for other in others):
            has = ", ".join(map(repr, sorted(others)))
            message = f"the text has {visible.quantity(word)!r} with {unit!r}, and {statement.where} has it with {has}"
            yield statement.finding("other-unit", word.raw, message, _HINT)
            return


def _counts_unit(statement: Statement, paragraphs: tuple[Paragraph, ...], word: Word, unit: str) -> bool:
    """Whether the paragraphs have a unit right after another number, and a number only before words that are no unit and no number."""
    places = [*_places(paragraphs, statement.visible.keys, word.at)]
    own = value((*statement.visible.keys,), word.at)
    beside = [order[at + 1 : at + 4] for order, at in places]
    if any(not after or any(key[0].isdigit() or key in SIZES for key in after) for after in beside):
        return False
    numbers = (
        (order, at) for paragraph in paragraphs for order in (paragraph.order or (),) for at, key in enumerate(order) if key[0].isdigit()
    )
    return any(_unit_after(order, at) == unit and value(order, at) != own and not _is_year(order[at]) for order, at in numbers)


def _is_year(key: str) -> bool:
    return len(key) == len("1990") and key.isdecimal()


_KIND: Final = {unit: number for number, units in enumerate((*MEASURED, CURRENCIES)) for unit in units}
#: Words of a claim for units, by their keys.
_OURS: Final = {
    **{unit: unit for unit in _KIND},
    **{f"{unit}s": unit for unit in _KIND},
    "liter": "litre", "liters": "litre", "feet": "foot", "rouble": "ruble", "roubles": "ruble", "ha": "hectare", "mw": "megawatt",
    "gw": "gigawatt", "kw": "kilowatt",
}  # fmt: skip


def _unit_after(keys: tuple[str, ...], at: int) -> str:
    """The unit right after a number and its size; cubic and square metres are units of their own."""
    while at + 1 < len(keys) and keys[at + 1] in SIZES and keys[at + 1] != "percent":
        at += 1
    one, two = (*keys[at + 1 : at + 3], "", "")[:2]
    if one in ("cubic", "square"):
        return f"{one} {two}" if f"{one} {two}" in _KIND else ""
    if one == "percent" and two in ("point", "points"):
        return "point"
    return _OURS.get(one, "") or (_OURS.get(two, "") if one.isalpha() and _OURS.get(two) in CURRENCIES else "")


@rule("exchanged-numbers", scope=TEXT, waivable=True, compares="foreign")
def numbers_count_the_same_abroad(statement: Statement) -> Iterator[Finding]:
    """In an article in another language, too: two numbers are not exchanged, and the first is not the second.

    Two numbers are exchanged if the clause that one is in has everything else in common with the clause that the other is in there.
    """
    paragraphs = abroad(statement)
    own, theirs = (own_parts(statement, by_numbers=True), their_parts(statement, paragraphs)) if paragraphs else ((), ())
    pairs = [(one, two) for one in own for two in own if one is not two]
    exchanged = next((pair for pair in pairs if _exchanged(*pair, theirs) or _count_otherwise(statement, *pair, theirs)), None)
    exchanged = exchanged or _in_other_order(statement, own, theirs)
    if exchanged:
        one, two = (" ".join(part.text.split()) for part in exchanged)
        message = f"{statement.where} has the numbers of “{one}” and “{two}” the other way round"
        yield statement.finding("exchanged-numbers", "", message, _HINT)
        return
    ordinal = {key for part in theirs for key in part.figures if key.endswith("th")}
    if "first" in statement.visible.keys and ordinal and "first" in names_of(own) and "first" not in names_of(theirs):
        near = {key for part in resting(own, theirs) for key in part.figures if key.endswith("th")}
        if near and near.isdisjoint(key for part in own for key in part.figures):
            message = f"the claim has 'first', and {statement.where} has another ordinal"
            yield statement.finding("exchanged-numbers", "first", message, _HINT)


def _exchanged(one: Part, two: Part, theirs: tuple[Part, ...]) -> bool:
    """Whether each of two clauses is about a clause of the article that has a number of the other, and none of its own."""
    mine, other = (_numbers(part) for part in (one, two))
    if not mine or not other or mine & other:
        return False
    first, second = (_about(part, theirs) for part in (one, two))
    if not first or {*map(id, first)} & {*map(id, second)}:
        return False
    sure = bool(second) or all(len(one.anchors & part.anchors) >= _SURE for part in first)
    if not sure or any(mine & _numbers(part) and one.anchors & part.anchors for part in theirs):
        return False
    of_first, of_second = (frozenset[str]().union(*map(_numbers, parts)) for parts in (first, second))
    if not second:
        of_second = frozenset[str]().union(*map(_numbers, theirs)) - of_first
    return bool(of_first & other and of_second & mine) and not of_first & mine and not (of_second & other and len(other) == 1)


def _count_otherwise(statement: Statement, one: Part, two: Part, theirs: tuple[Part, ...]) -> bool:
    """Whether what a number of one clause counts is counted by a number of the other in the article, which counts something else there."""
    ours, others = counted(one, statement.language), counted(two, statement.language)
    found: dict[str, set[str]] = {}
    for part in theirs:
        for number, names in counted(part, statement.passages.paragraphs[0].language).items():
            found.setdefault(number, set()).update(names)
    return any(
        names & found.get(other, set()) and found.get(number) and not names & found[number] and other not in ours and found[number] & counts
        for number, names in ours.items()
        for other, counts in others.items()
    )


def _in_other_order(statement: Statement, own: tuple[Part, ...], theirs: tuple[Part, ...]) -> tuple[Part, Part] | None:
    """Two clauses side by side whose only numbers one clause or sentence of the article has the other way round, and counts nothing the same."""
    language = statement.passages.paragraphs[0].language
    for one, two in pairwise(own):
        mine, other = _numbers(one), _numbers(two)
        if len(mine) != 1 or len(other) != 1 or mine == other or _is_change(statement):
            continue
        (first,), (second,) = mine, other
        for sentence in {part.sentence for part in theirs}:
            parts = [part for part in theirs if part.sentence == sentence]
            row = [value(part.keys, at) for part in parts for at, key in enumerate(part.keys) if key[0].isdigit()]
            if row.count(first) == 1 == row.count(second) and row.index(second) < row.index(first):
                there: dict[str, set[str]] = {}
                for part in parts:
                    for number, names in counted(part, language).items():
                        there.setdefault(number, set()).update(names)
                same = one.names & there.get(first, set()) or two.names & there.get(second, set())
                if not same - TURNING:
                    return one, two
    return None


def _is_change(statement: Statement) -> bool:
    """Whether a text has two numbers of one thing: from one to another, one instead of another, one of another."""
    return not {"from", "instead", "rather", "of", "than", "after", "before", "compared"}.isdisjoint(statement.visible.own())


#: The least that shows what a clause is about, without its numbers.
_SURE: Final = 2


def _numbers(part: Part) -> frozenset[str]:
    days = {key for one, two in pairwise(part.keys) for key in (one, two) if one in MONTHS or two in MONTHS}
    return frozenset(figure for figure in part.figures if not figure.startswith("month") and figure not in days)


def _about(part: Part, theirs: tuple[Part, ...]) -> tuple[Part, ...]:
    """The clauses that have most in common with one, without regard to numbers."""
    common = [(len(part.anchors & other.anchors), other) for other in theirs if _numbers(other)]
    most = max((count for count, _ in common), default=0)
    return tuple(other for count, other in common if count == most) if most else ()
