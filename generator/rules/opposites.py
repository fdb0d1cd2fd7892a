"""The rule on opposites: a word of a closed pair for the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from ..articles.languages import DEFAULT
from ..articles.paragraph import Paragraph
from ..articles.wording import Wording
from ..evidence.clauses import at_hand
from ..evidence.negation import is_negative
from ..evidence.readings import NEAR, Place, Reading, base, bases_in, closest, of_passages, of_text, places, possible_bases, shared
from ..evidence.statements import Finding, Statement
from .plans import is_ahead
from .registry import CLAIM, rule

_HINT: Final = "write it as the article does; if the claim is right as it is, waive the rule and say why"
#: How many words of a clause beside a pair are the same, so that it is about the same; those near the pair count twice.
_LEAST: Final = 2
#: How far a word of an order (before, after) is from what it orders.
_REACH: Final = 7


class _Axis(NamedTuple):
    """A side of a pair as bases, the other side, and whether it is compared only beside the same word."""

    side: frozenset[str]
    other: frozenset[str]
    tight: bool


@lru_cache(maxsize=2)
def _axes(wording: Wording) -> tuple[_Axis, ...]:
    found = []
    for pairs, tight in ((wording.opposites, False), (wording.tight, True)):
        for pair in pairs:
            one, two = (frozenset(map(base, words)) for words in pair)
            found += [_Axis(one - two, two - one, tight), _Axis(two - one, one - two, tight)]
    return tuple(found)


@lru_cache(maxsize=2)
def _by_base(wording: Wording) -> dict[str, tuple[_Axis, ...]]:
    """The pairs that a word belongs to, on its side."""
    found: dict[str, list[_Axis]] = {}
    for axis in _axes(wording):
        for word in axis.side:
            found.setdefault(word, []).append(axis)
    return {word: tuple(each) for word, each in found.items()}


@rule("opposite-word", scope=CLAIM, waivable=True, compares="ours")
def no_opposite_is_written(statement: Statement) -> Iterator[Finding]:
    """A claim does not say the opposite of the clause it rests on: admitted for denied, fell for rose.

    The pairs are a closed list of the language.  Two clauses of which one has a negation are not compared.

    Bad (opposite-word), actors/northland.yml:
        claims: [{id: closed, text: "[[northland]] and [[southmark]] closed the ferry line.", type: report, cites: [gazette-2024-05#2]}]
    Good:
        claims: [{id: closed, text: "[[northland]] and [[southmark]] opened the ferry line.", type: report, cites: [gazette-2024-05#2]}]
    """
    known = _by_base(statement.language.wording)
    spoken = statement.visible.spoken()
    if _ORDERS.keys().isdisjoint(spoken) and known.keys().isdisjoint(map(base, spoken)):
        return
    paragraphs = at_hand(statement)
    if not paragraphs or not _may_differ(statement, paragraphs, known):
        return
    own, given = of_text(statement.visible, statement.library), of_passages(statement, paragraphs)
    for reading in own:
        for at, word in enumerate(reading.words):
            for axis in known.get(word.base, ()) if not word.name else ():
                found = _contradicted(Place(reading, at), axis, own, given, statement)
                if found:
                    message = f"the claim has {word.key!r}, and the clause in {statement.where} that supports it has {found!r}"
                    yield statement.finding("opposite-word", word.key, message, _HINT)
                    return
    turned = _other_order(own, given)
    if turned:
        message = f"the claim has {turned[0]!r}, and {statement.where} has {turned[1]!r} between the same"
        yield statement.finding("opposite-word", turned[0], message, _HINT)


def _may_differ(statement: Statement, paragraphs: Sequence[Paragraph], known: Mapping[str, tuple[_Axis, ...]]) -> bool:
    """Whether the passages have the other side of a pair of which a claim may have one, or the other order: otherwise nothing is compared."""
    keys = DEFAULT.keys(statement.visible.text)
    if any(key in keys for key in _ORDERS):
        return True
    wanted = frozenset[str]().union(*(axis.other for word in possible_bases(statement.visible) for axis in known.get(word, ())))
    return any(not wanted.isdisjoint(bases_in(paragraph, statement.library)) for paragraph in paragraphs)


def _contradicted(place: Place, axis: _Axis, own: Sequence[Reading], given: Sequence[Reading], statement: Statement) -> str:
    """The word of the passages that contradicts one of a claim; empty if there is none, or not surely."""
    wording = statement.language.wording
    if any(word.base in axis.other for word in place.reading.words) or not _OPEN.isdisjoint(place.reading.keys):
        return ""
    theirs = places(given, axis.other)
    if not theirs:
        return ""
    mine = places(given, axis.side)
    best = closest(place, theirs)
    least = max((shared(place, other) for other in mine), default=-1)
    for other in best:
        if any(word.base in axis.side for word in other.reading.words) or other.reading.asks or not _OPEN.isdisjoint(other.reading.keys):
            return ""
        if shared(place, other) <= least or not _is_of_same(place, other, axis, wording):
            return ""
        if _negative(place.reading, place, wording) != _negative(other.reading, other, wording):
            return ""
        if is_ahead(other) and not is_ahead(place):
            return ""  # called off, and is to be resumed
        if _said_elsewhere(place, other, own, axis):
            return ""
    return best[0].word.key


def _negative(reading: Reading, place: Place, wording: Wording) -> bool:
    """Whether a clause has a negation beside the word that is compared."""
    return any(is_negative(key, wording) for at, key in enumerate(reading.keys) if at != place.at and key not in _MILD)


#: Words of a clause after which the contrary may be meant.
_OPEN: Final = frozenset({"until", "unless"})
#: Words that negate nothing by themselves.
_MILD: Final = frozenset("still yet only any anyone anything than less few little far short remain remains remained stay stayed".split())


def _is_of_same(place: Place, other: Place, axis: _Axis, wording: Wording) -> bool:
    """Whether two clauses are about the same."""
    near = (place.reading.near(place.at, NEAR) & other.reading.near(other.at, NEAR)) - {place.word.base, other.word.base}
    if not (axis.side | axis.other).isdisjoint(_converse(wording)) and not _before(place) & _before(other):
        return False
    if axis.tight:
        beside = (place.reading.near(place.at, 2) & other.reading.near(other.at, 2)) - {place.word.base, other.word.base}
        return bool(beside) and shared(place, other) > _LEAST
    return shared(place, other) >= _LEAST and bool(near)


@lru_cache(maxsize=2)
def _converse(wording: Wording) -> frozenset[str]:
    return frozenset(map(base, wording.converse))


def _before(place: Place) -> frozenset[str]:
    """What the words right before a word are about."""
    return frozenset(word.base for word in place.reading.words[max(0, place.at - NEAR) : place.at]) & place.reading.about


def _said_elsewhere(place: Place, other: Place, own: Sequence[Reading], axis: _Axis) -> bool:
    """Whether another clause of the claim says what the passage says."""
    return any(shared(mine, other) >= shared(place, other) for mine in places(own, axis.other))


#: Words by which before and after may mean the same: not before, until after.
_UNTIL: Final = frozenset({"not", "no", "never", "until", "till", "unless"})
_ORDERS: Final = {"before": "after", "after": "before"}


def _other_order(own: Sequence[Reading], given: Sequence[Reading]) -> tuple[str, str] | None:
    """Before in a claim where the passages have after between the same two, or the reverse."""
    if all(_ORDERS.keys().isdisjoint(reading.keys) for reading in own):
        return None
    for mine in _sentences(own):
        if not _UNTIL.isdisjoint(key for key, _ in mine):
            continue
        for at, word in enumerate(mine):
            opposite = _ORDERS.get(word[0])
            if not opposite:
                continue
            one, two = _sides(mine, at)
            for theirs in _sentences(given):
                if not _UNTIL.isdisjoint(key for key, _ in theirs):
                    continue
                for place, other in enumerate(theirs):
                    if other[0] != opposite:
                        continue
                    left, right = _sides(theirs, place)
                    if one & left and two & right and not one & right and not two & left:
                        return word[0], opposite
    return None


_Flat = list[tuple[str, str]]


def _sentences(readings: Sequence[Reading]) -> Iterator[_Flat]:
    """The sentences of some clauses, as keys with what they are about; empty for words of no meaning of their own."""
    numbers = dict.fromkeys(reading.sentence for reading in readings)
    for number in numbers:
        yield [
            (word.key, word.base if word.base in reading.about else "")
            for reading in readings
            if reading.sentence == number
            for word in reading.words
        ]


def _sides(flat: _Flat, at: int) -> tuple[frozenset[str], frozenset[str]]:
    one, two = flat[max(0, at - _REACH) : at], flat[at + 1 : at + 1 + _REACH]
    return frozenset(base for _, base in one if base), frozenset(base for _, base in two if base)
