"""Rules on words that turn the meaning of a claim: quantifiers, causes and plans.

They compare a claim with the sentences that share most words with it, which needs the text of the article.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from ..articles.languages import DEFAULT
from ..articles.paragraph import Paragraph, fact
from ..evidence.clauses import at_hand, stem, supporting
from ..evidence.quantifiers import EXCLUDED, TIMES, quantified
from ..evidence.readings import Reading, of_passages, of_text
from ..evidence.statements import Finding, Statement
from .registry import CLAIM, rule

_HINT: Final = "write it as the article does; if the claim is right as it is, waive the rule and say why"
#: Words of so few letters are compared with none.
_SHORT: Final = 3


@rule("other-quantifier", scope=CLAIM, waivable=True, compares="ours")
def quantifier_is_kept(statement: Statement) -> Iterator[Finding]:
    """A claim says all, most, some, only or none if the sentence it rests on does, and not another of these.

    Bad (other-quantifier), actors/northland.yml:
        claims: [{id: all, text: "Only [[northland]] opened the ferry line, says a report.", type: report, cites: [gazette-2024-05#2]}]
    Good:
        claims: [{id: all, text: "[[northland]] opened the ferry line, says a report.", type: report, cites: [gazette-2024-05#2]}]
    """
    found_of_same = _of_same(statement)
    if found_of_same:
        message = f"the claim has {found_of_same[0]!r}, and {statement.where} has {found_of_same[1]!r} of the same"
        yield statement.finding("other-quantifier", found_of_same[0], message, _HINT)
        return
    keys = [*statement.visible.keys]
    own = _quantified(keys)
    nobody = next((one for one, two in pairwise(keys) if one in ("none", "nobody") and two == "of"), "")
    paragraphs = at_hand(statement) if own or nobody or "no" in keys else ()
    if not paragraphs:
        return
    found: dict[str, str] = {}
    for paragraph in paragraphs:
        found |= _quantified_in(paragraph)
    if not {"no", "none", "nobody"}.isdisjoint(key for paragraph in paragraphs for key in paragraph.order or ()):
        own.pop("all", None)  # all are safe: none is unsafe
    for word, other in _of_whole(statement, keys, nobody, found, paragraphs):
        message = f"the claim has {word!r}, and {statement.where} has {other}"
        yield statement.finding("other-quantifier", word.split()[0], message, _HINT)
        return
    near: dict[str, str] = {}
    near_words = {key for paragraph in paragraphs for key in paragraph.order or ()}
    nearest = {key for sentence in supporting(statement, paragraphs) for key in sentence.keys}
    for sentence in supporting(statement, paragraphs):
        near |= _quantified(sentence.keys)
    for kind, word in own.items():
        if kind == "only" and any(one == word and two.endswith(("ing", "ed")) for one, two in pairwise(keys)):
            continue
        if kind == "only" and (_EXCLUSIVE & {*near_words} or _has_one(keys, word, paragraphs)):
            continue
        if word == "few" and "most" in near:
            continue  # few are ill: most are well
        if word in ("mainly", "largely") and not {"only", "sole"} & {*near}:
            continue
        if kind == "only" and (_before_number(keys, word, "all" in found) or not DEFAULT.wording.negators.isdisjoint(nearest)):
            continue  # cannot say whether he knew, only that he did not drink it
        others = [other for other in near if other not in own or other in _EXCLUDED.get(kind, ())]
        if (
            kind not in (near if kind not in ("only", "some") else found)
            and (others or kind == "only")
            and not _as_good(statement, kind, near)
        ):
            has = f"has {near[others[0]]!r}" if others else "has no such word"
            message = f"the claim has {word!r}, and the sentence in {statement.where} that supports it {has}"
            yield statement.finding("other-quantifier", word, message, _HINT)
            return


#: Words by which an article says in another way that something is the only one, or the only exception.
_EXCLUSIVE: Final = frozenset("last single sole lone except but save apart nothing nobody none unique besides barring rest".split())


def _of_same(statement: Statement) -> tuple[str, str] | None:
    """A quantifier of a claim, and the one that the passages have of the same things instead."""
    if not {"all", "every", "each", "both", "most", "majority", "few", "none", "no", "entire"} & {*statement.visible.keys}:
        return None
    paragraphs = at_hand(statement)
    given = [*quantified(of_passages(statement, paragraphs))]
    for mine in quantified(of_text(statement.visible, statement.library)) if given else ():
        if mine.word in ("both", "one") or mine.word.isdecimal():
            continue
        theirs = [other for other in given if mine.of & other.of and _negated(mine.reading) == _negated(other.reading)]
        about = mine.reading.about - mine.of
        if theirs and {other.kind for other in theirs} <= EXCLUDED.get(mine.kind, frozenset()):
            if any(about & other.reading.wide for other in theirs):
                return mine.word, theirs[0].word
    return None


def _negated(reading: Reading) -> bool:
    """Whether a clause is negated otherwise than by a quantifier."""
    return not (DEFAULT.wording.negators - {"none", "nobody", "neither"}).isdisjoint(reading.keys)


def _has_one(keys: Sequence[str], word: str, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether the passages have one of what a claim calls the only one: a firm with one director."""
    nouns = [two for one, two in pairwise(keys) if one == word]
    return any(paragraph.has_pair("1", noun) or paragraph.has_pair("one", noun) for paragraph in paragraphs for noun in nouns)


def _before_number(keys: Sequence[str], word: str, of_all: bool) -> bool:
    """Whether a word is before a number, which another rule compares: only one of the six."""
    return any(
        one == word
        and (two in ("a", "an", "about", "some", "around", "roughly", "half") or (not of_all and (two == "one" or two[:1].isdigit())))
        for one, two in pairwise(keys)
    )


#: Words before most by which it is a superlative: the most, the second most, at most.
_BEFORE_MOST: Final = frozenset({"the", "at", "second", "3th", "4th", "5th", "its", "their"})
#: Words by which passages speak of a part of what a text calls all.
_PARTIAL: Final = frozenset(
    "some several many most few part partly half majority minority other others another except third thirds quarter quarters percent certain various number "
    "nearly almost hardly".split()
)


def _has_part_of(noun: str, order: Sequence[str]) -> bool:
    """Whether some passages speak of a part of some things, or count them: several reforms, five of the reforms."""
    return any(
        stem(key) == noun
        and any(
            word in _PARTIAL or (word[0].isdigit() and (after in _OF or "of" in order[max(0, at - 3) : at]))
            for word, after in pairwise(order[max(0, at - _PART_NEAR) : at + 1])
        )
        for at, key in enumerate(order)
    )


def _has_few_of(noun: str, order: Sequence[str]) -> bool:
    """Whether some passages speak of some, few or all of some things, and do not count a larger part of them."""
    near = [order[max(0, at - _PART_NEAR) : at] for at, key in enumerate(order) if stem(key) == noun]
    return any(not _NOT_MOST.isdisjoint(words) for words in near) and not any(word[0].isdigit() for words in near for word in words)


_NOT_MOST: Final = frozenset("some several few many all every minority certain various none no".split())
_PART_NEAR: Final = 5
_OF: Final = frozenset({"of", "in", "out", "were", "are", "have", "had"})


def _of_whole(
    statement: Statement, keys: list[str], nobody: str, found: dict[str, str], paragraphs: tuple[Paragraph, ...]
) -> Iterator[tuple[str, str]]:
    """All of, most of, none of and “no expert” in a claim, where the passages have nothing of the kind."""
    order = [key for paragraph in paragraphs for key in paragraph.order or ()]
    pairs = {*pairwise(keys)}
    counted = {"total", "every", "each"} & {*order} or not statement.language.wording.negators.isdisjoint(order)
    of_all = [keys[at + 2 : at + 5] for at, pair in enumerate(pairwise(keys)) if pair == ("all", "of")]
    parts = {stem(key) for after in of_all for key in after if len(key) > _SHORT}
    if of_all and "all" not in found and not counted and any(_has_part_of(noun, order) for noun in parts):
        yield "all of", "a part only"
    high = any(one.replace(".", "", 1).isdecimal() and float(one) > 50 and two == "percent" for one, two in pairwise(order))
    of_most = {
        stem(key) for at, pair in enumerate(pairwise(keys)) if pair == ("most", "of") for key in keys[at + 2 : at + 5] if len(key) > _SHORT
    }
    if of_most and "most" not in found and not high and any(_has_few_of(noun, order) for noun in of_most):
        yield "most of", "some or fewer"
    if (
        "most" not in found
        and ("most", "of") not in pairs
        and not high
        and {"thirds", "3th", "quarters", "half", "all", "majority"}.isdisjoint(order)
    ):
        shares = [one for one, two in pairwise(order) if two == "percent" and one.replace(".", "", 1).isdecimal()]
        if shares and any(one == "most" and before not in _BEFORE_MOST for before, one in pairwise(["", *keys])):
            yield "most", f"{shares[0]} percent"
    if "all" not in found and {"no", "none", "nobody"}.isdisjoint(order) and not {"total", "every", "each", "both", "entire"} & {*order}:
        for one, two, three in zip(keys, keys[1:], [*keys[2:], ""], strict=False):
            stop = statement.language.stop_words
            if one == "all" and two not in stop and not two[0].isdigit() and any(_has_part_of(stem(noun), order) for noun in (two, three)):
                yield "all", "a part only"
    if nobody and found and statement.language.wording.negators.isdisjoint(order):
        yield nobody, f"{next(iter(found.values()))!r}"
    some = {stem(two) for one, two in pairwise(order) if one in ("some", "several", "many", "most", "both", "all", "every", "each")}
    for one, two in pairwise(keys):
        if one == "no" and len(two) > _SHORT and stem(two) in some:
            yield "no", f"some, most or all {two}"


_EXCLUDED: Final = {"all": ("some", "most"), "most": ("some", "all"), "some": ("all", "most", "only")}


def _as_good(statement: Statement, kind: str, near: dict[str, str]) -> bool:
    """Whether a word of another kind means the same: no other, nearly all; both and each count two of two."""
    if kind == "most" and "few" in near.values():
        return not statement.language.wording.all_negative.isdisjoint(statement.visible.keys)
    if kind == "some":
        return not {"all", "most", "only"} & {*near}
    return kind == "only" and ("none" in near or statement.passages.at_home.has("other"))


@fact
def _quantified_in(paragraph: Paragraph) -> dict[str, str]:
    return _quantified(paragraph.order or ())


def _quantified(keys: Sequence[str]) -> dict[str, str]:
    """The classes of quantifiers among some words, each with its word: not “some 500”, “at most 6”, “the most dangerous”, “just over”."""
    found: dict[str, str] = {}
    classes = DEFAULT.wording.quantifiers_of
    for at, key in enumerate(keys):
        if key not in classes:
            continue
        after, before = keys[at + 1 : at + 2], keys[at - 1 : at] if at else ()
        number = bool(after) and after[0][:1].isdigit()
        if (key == "some" and number) or (key == "all" and _is_phrase(before, after)):
            continue
        if key == "most" and ((before and before[0] in ("at", "the")) or number):
            continue
        if key == "alone" and not _LEAVING.isdisjoint(keys[max(0, at - _PART_NEAR) : at]):
            continue
        if key == "few" and before and before[0] == "a":
            continue
        if key in ("every", "each", "all") and after and after[0] in TIMES:
            continue  # every day
        if key == "just" and ((after[:1] and after[0] in _JUST_BEFORE) or (before[:1] and before[0] in _JUST_NOW)):
            continue
        if key in ("few", "part", "certain", "whole") and before and before[0] in ("the", "a", "as") and key != "few":
            continue
        for kind in classes[key]:
            not_all = kind == "all" and not DEFAULT.wording.negators.isdisjoint(keys[max(0, at - 3) : at])
            found.setdefault("some" if not_all else kind, key)
    return found


_LEAVING: Final = frozenset("leave leaves leaving left let lets live lives lived".split())
#: Words behind just, and before it, with which it quantifies nothing: just over, have just joined.
_JUST_BEFORE: Final = frozenset({"over", "under", "before", "after", "as", "now"})
_JUST_NOW: Final = frozenset({"have", "has", "had", "ve", "having"})

#: Words around all in phrases that quantify nothing.
_AFTER_ALL: Final = frozenset({"that", "but", "over", "along"})
_BEFORE_ALL: Final = frozenset({"at", "above", "after", "in", "of"})


def _is_phrase(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether all is part of a phrase: at all, after all, in all, all but, all that he would say."""
    return bool(_AFTER_ALL & {*after} or _BEFORE_ALL & {*before})
