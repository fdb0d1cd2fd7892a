"""The rule on plans that are given as done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ..articles.languages import DEFAULT
from ..articles.wording import Wording
from ..evidence.clauses import at_hand
from ..evidence.readings import Place, Reading, base, closest, of_passages, of_text, paragraph_fact, places, possible_bases, shared
from ..evidence.statements import Finding, Statement
from .registry import CLAIM, rule

#: What is before “to” if something is still to come.
_AHEAD: Final = frozenset(
    base(word)
    for word in (
        "plan intend want hope expect set due agree promise threaten ask seek suppose schedule likely vow pledge propose consider prepare urge "
        "demand need aim wish offer day week month year time right option order invite decide poised ready free about call try wait yet offer "
        "willing volunteer undertake commit provide"
    ).split()
)
_WILL: Final = frozenset({"will", "would", "shall", "wont", "wouldnt"})
_TO_COME: Final = _WILL | {"to"}
#: Words before a verb after which it is not told as done.
_UNDONE: Final = frozenset({"will", "would", "to", "be", "is", "are", "not", "never", "may", "might", "could", "can", "shall"})
_COMING: Final = frozenset({"will", "would", "may", "might", "could", "shall", "should", "if", "unless", "until", "when"})
_NOT_DONE: Final = frozenset({"being", "unless", "if", "whether"})
#: Verbs before to after which something was done: took a year to build.
_TAKING: Final = frozenset("took take takes taken spent needed".split())
_HAVE: Final = frozenset({"has", "have", "had"})
_BE: Final = frozenset({"is", "are", "was", "were"})
_NEAR: Final = 5
#: Words between will or to and its verb.
_PASSED: Final = frozenset("not also be have been never only soon then first all jointly together now".split())


@rule("plan-as-done", scope=CLAIM, waivable=True, compares="ours")
def plan_is_not_done(statement: Statement) -> Iterator[Finding]:
    """What the article says will be done, is planned or would be done is not told as done.

    Bad (plan-as-done), actors/southmark.yml:
        claims: [{id: sent, text: "[[southmark]] sent a second ship to Port Alder.", type: plan, cites: [herald-2024-03#6]}]
    Good:
        claims: [{id: sent, text: "[[southmark]] wants to send a second ship to Port Alder.", type: plan, cites: [herald-2024-03#6]}]
    """
    wording = statement.language.wording
    keys = statement.visible.keys
    done = not wording.verbs_by_past_form.keys().isdisjoint(keys) or any(may_be_done(key, wording) for key in keys)
    paragraphs = at_hand(statement) if done else ()
    if not paragraphs:
        return
    ahead = frozenset().union(*(_ahead(paragraph, statement.library) for paragraph in paragraphs))
    if ahead.isdisjoint(possible_bases(statement.visible)):
        return
    given = of_passages(statement, paragraphs)
    for reading in of_text(statement.visible, statement.library):
        for at, word in enumerate(reading.words):
            if word.base not in ahead:
                continue
            place = Place(reading, at)
            if word.name or word.key in statement.language.reporting or not is_done(place, wording):
                continue
            if is_said_of_it(place):
                continue
            others = places(given, frozenset({word.base}))
            best = closest(place, others)
            if best and all(is_ahead(other) for other in best) and any(shared(place, other) for other in best):
                if any(is_done(other, wording) for other in others):
                    continue
                message = f"the claim has {word.key!r}, and {statement.where} has {_shown(best[0])!r}: it was not yet done"
                yield statement.finding("plan-as-done", word.key, message, "say that it is planned")
                return


@paragraph_fact
def _ahead(readings: Sequence[Reading]) -> frozenset[str]:
    """The bases of the words of some clauses that are still to come somewhere in them."""
    coming = (reading for reading in readings if not _TO_COME.isdisjoint(reading.keys))
    return frozenset(
        word.base for reading in coming for at, word in enumerate(reading.words) if not word.name and is_ahead(Place(reading, at))
    )


def is_said_of_it(place: Place) -> bool:
    """Whether a participle behind a comma belongs to a sentence about the future: they will get 35, taken off their bill."""
    words, at = place.reading.words, place.at
    return (
        at > 0
        and words[at - 1].comma
        and not _WILL.isdisjoint(place.reading.keys[:at])
        and place.word.key not in DEFAULT.wording.past_forms
    )


def may_be_done(key: str, wording: Wording) -> bool:
    return key.endswith("ed") or key in wording.verbs_by_past_form


def is_done(place: Place, wording: Wording) -> bool:
    """Whether a word is a verb in the past; not after to, will, be or a negation."""
    keys, at = place.reading.keys, place.at
    if not may_be_done(keys[at], wording) or not (wording.negators | _NOT_DONE).isdisjoint(keys[max(0, at - 4) : at]):
        return False
    if _HAVE & {*keys[max(0, at - 2) : at]} and _COMING.isdisjoint(keys[max(0, at - 4) : at]):
        return True
    if keys[at - 1 : at] and keys[at - 1] in ("was", "were", "been") and "to" not in keys[max(0, at - 3) : at]:
        return _COMING.isdisjoint(keys[max(0, at - 4) : at])
    return _UNDONE.isdisjoint(keys[max(0, at - 2) : at]) and _COMING.isdisjoint(keys[max(0, at - 4) : at])


def is_ahead(place: Place) -> bool:
    """Whether a verb of a passage is still to come: after will, or to with plans and the like before it."""
    words, keys, at = place.reading.words, place.reading.keys, place.at
    if not (DEFAULT.wording.negators | _TAKING).isdisjoint(keys[max(0, at - _NEAR) : at]):
        return False
    for position in range(at - 1, max(-1, at - 1 - _NEAR), -1):
        key = words[position].key
        if key in _WILL:
            return True
        if key == "to":
            if keys[position - 1 : position] and keys[position - 1] in _BE:
                return True
            before = [word for word in words[max(0, position - 3) : position] if word.key not in _PASSED]
            return bool(before) and any(word.base in _AHEAD or word.key in _AHEAD for word in before[-2:])
        if key not in _PASSED:
            return False
    return False


def _shown(place: Place) -> str:
    """A verb with the word before it that puts it into the future."""
    keys, at = place.reading.keys, place.at
    start = next((at - step for step in range(1, _NEAR + 1) if at >= step and keys[at - step] in _TO_COME), at)
    return " ".join(keys[start : at + 1])
