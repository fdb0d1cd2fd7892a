"""Rules on opposites: a word of a closed pair for the other, and two parties exchanged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ..articles.wording import Wording
from ..evidence.clauses import at_hand, stem, supporting
from ..evidence.statements import Finding, Statement
from .registry import CLAIM, rule

_HINT: Final = "write it as the article does; if the claim is right as it is, waive the rule and say why"
#: A paragraph with so few sentences supports a claim as a whole.
_FEW: Final = 3
#: How many words before one of a pair what it is said of may be.
_NEAR: Final = 4
_SHORT: Final = 3
#: One side of the pairs that two parties see from two sides: what one sells, the other buys.
_CONVERSE: Final = frozenset({"bought", "sold", "won", "lost", "gained", "joined"})


@rule("opposite-word", scope=CLAIM, waivable=True, compares="ours")
def no_opposite_is_written(statement: Statement) -> Iterator[Finding]:
    """A claim does not say the opposite of the sentence it rests on: admitted for denied, fell for rose.

    The pairs are a closed list of the language.  A claim or sentence with a negation is not compared.

    Bad (opposite-word), actors/northland.yml:
        claims: [{id: closed, text: "[[northland]] and [[southmark]] closed the ferry line.", type: report, cites: [gazette-2024-05#2]}]
    Good:
        claims: [{id: closed, text: "[[northland]] and [[southmark]] opened the ferry line.", type: report, cites: [gazette-2024-05#2]}]
    """
    keys, wording = statement.visible.keys, statement.language.wording
    own = {*keys}
    if own.isdisjoint(wording.opposed):
        return
    pairs = [(side, other) for one, two in wording.opposites for side, other in ((one, two), (two, one)) if own & side and not own & other]
    pairs += [(side, other) for one, two in wording.opposites for side, other in ((one, two),) if own & side and own & other]
    pairs = [
        (side, other) for side, other in pairs if not any(_is_negated(keys, at, wording) for at, key in enumerate(keys) if key in side)
    ]
    paragraphs = at_hand(statement) if pairs else ()
    if not paragraphs:
        return
    order = [paragraph.order or () for paragraph in paragraphs]
    words = {key for row in order for key in row}
    stems = {stem(key) for key in words}
    near = {key for sentence in supporting(statement, paragraphs) for key in sentence.keys}
    if len(paragraphs) == 1 and len(paragraphs[0].sentences) <= _FEW:
        near = words
    for side, other in pairs:
        mine = sorted(own & side)
        if own & other or (words & side and words & other):
            found = _said_of_the_same(statement, keys, order, side, other) or _said_of_the_same(statement, keys, order, other, side)
        elif near & other and stems.isdisjoint(map(stem, side)) and not _seen_otherwise(statement, keys, order, side, other):
            found = mine[0], min(near & other)
        else:
            continue
        if found:
            message = f"the claim has {found[0]!r}, and the sentence in {statement.where} that supports it has {found[1]!r}"
            yield statement.finding("opposite-word", found[0], message, _HINT)
            return


def _is_negated(keys: Sequence[str], at: int, wording: Wording) -> bool:
    return not wording.negators.isdisjoint(keys[max(0, at - _NEAR - 1) : at + _NEAR])


def _subjects(statement: Statement, keys: Sequence[str], at: int) -> frozenset[str]:
    """What the words right before a position are about: words with a meaning of their own, without endings."""
    stop = statement.language.stop_words
    return frozenset(stem(key) for key in keys[max(0, at - _NEAR) : at] if key not in stop and len(key) > _SHORT)


def _said_of_the_same(
    statement: Statement, keys: Sequence[str], order: Sequence[Sequence[str]], side: frozenset[str], other: frozenset[str]
) -> tuple[str, str] | None:
    """A word of a claim, and the opposite that the article has right behind the same subject; None if it has the same word there, too."""
    for at, key in enumerate(keys):
        if key not in side:
            continue
        subject = frozenset(list(_subjects_in_order(statement, keys, at))[-1:])
        theirs = [
            (word, _subjects_in_order(statement, row, place)[-1:])
            for row in order
            for place, word in enumerate(row)
            if word in side | other
        ]
        same = [word for word, before in theirs if subject & {*before}]
        if any(word in side and row[place - 1] in ("and", "then") for row in order for place, word in enumerate(row) if place):
            continue  # closed it and reopened it
        if subject and same and not {*same} & side:
            return key, same[0]
    return None


def _subjects_in_order(statement: Statement, keys: Sequence[str], at: int) -> list[str]:
    stop = statement.language.stop_words
    return [stem(key) for key in keys[max(0, at - _NEAR) : at] if key not in stop and len(key) > _SHORT]


def _seen_otherwise(
    statement: Statement, keys: Sequence[str], order: Sequence[Sequence[str]], side: frozenset[str], other: frozenset[str]
) -> bool:
    """Whether a claim says of one party what the article says of another: A sold it to B, B bought it from A."""
    if not (side | other) & _CONVERSE:
        return False
    mine = [subject for at, key in enumerate(keys) if key in side for subject in _subjects(statement, keys, at)]
    theirs = [subject for row in order for at, key in enumerate(row) if key in other for subject in _subjects(statement, row, at)]
    return not {*mine} & {*theirs}
