"""Rules on words that turn the meaning of a claim: quantifiers, causes and plans.

They compare a claim with the sentences that share most words with it, which needs the text of the article.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from ..articles.languages import DEFAULT
from ..articles.paragraph import Paragraph, fact
from ..articles.wording import Wording
from ..evidence.clauses import Clause, at_hand, sentences, stem, supporting
from ..evidence.statements import Finding, Statement
from .registry import CLAIM, rule

_HINT: Final = "write it as the article does; if the claim is right as it is, waive the rule and say why"
#: Words of so few letters are compared with none.
_SHORT: Final = 3


@rule("other-quantifier", scope=CLAIM, waivable=True, compares="ours")
def quantifier_is_kept(statement: Statement) -> Iterator[Finding]:
    """A claim says all, most, some, only or none if the sentence it rests on does, and not another of these.

    Bad (other-quantifier), actors/northland.yml:
        claims: [{id: all, text: "All of the ferry line is open, says a report on [[northland]].", type: report, cites: [gazette-2024-05#2]}]
    Good:
        claims: [{id: all, text: "The ferry line is open, says a report on [[northland]].", type: report, cites: [gazette-2024-05#2]}]
    """
    keys = [*statement.visible.keys]
    own = _quantified(keys)
    nobody = next((one for one, two in pairwise(keys) if one in ("none", "nobody") and two == "of"), "")
    paragraphs = at_hand(statement) if own or nobody or "no" in keys else ()
    if not paragraphs:
        return
    found: dict[str, str] = {}
    for paragraph in paragraphs:
        found |= _quantified_in(paragraph)
    for word, other in _of_whole(statement, keys, nobody, found, paragraphs):
        message = f"the claim has {word!r}, and {statement.where} has {other}"
        yield statement.finding("other-quantifier", word.split()[0], message, _HINT)
        return
    near: dict[str, str] = {}
    for sentence in supporting(statement, paragraphs):
        near |= _quantified(sentence.keys)
    for kind, word in own.items():
        if kind == "only" and any(one == word and two.endswith(("ing", "ed")) for one, two in pairwise(keys)):
            continue
        if kind == "only" and _before_number(keys, word, "all" in found):
            continue
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


def _before_number(keys: Sequence[str], word: str, of_all: bool) -> bool:
    """Whether a word is before a number, which another rule compares: only one of the six."""
    return any(one == word and (two in ("a", "an") or (not of_all and (two == "one" or two[:1].isdigit()))) for one, two in pairwise(keys))


def _of_whole(
    statement: Statement, keys: list[str], nobody: str, found: dict[str, str], paragraphs: tuple[Paragraph, ...]
) -> Iterator[tuple[str, str]]:
    """All of, most of, none of and “no expert” in a claim, where the passages have nothing of the kind."""
    order = [key for paragraph in paragraphs for key in paragraph.order or ()]
    pairs = {*pairwise(keys)}
    counted = {"total", "every", "each"} & {*order} or not statement.language.wording.negators.isdisjoint(order)
    if ("all", "of") in pairs and "all" not in found and not counted:
        yield "all of", "no such word"
    high = any(one.replace(".", "", 1).isdecimal() and float(one) > 50 and two == "percent" for one, two in pairwise(order))
    if ("most", "of") in pairs and "most" not in found and not high and {"thirds", "3th", "quarters", "half", "all"}.isdisjoint(order):
        yield "most of", "no such word"
    if (
        "most" not in found
        and ("most", "of") not in pairs
        and not high
        and {"thirds", "3th", "quarters", "half", "all", "majority"}.isdisjoint(order)
    ):
        shares = [one for one, two in pairwise(order) if two == "percent" and one.replace(".", "", 1).isdecimal()]
        if shares and any(one == "most" and before not in ("the", "at") for before, one in pairwise(["", *keys])):
            yield "most", f"{shares[0]} percent"
    if "all" not in found and not {"total", "every", "each", "both", "entire"} & {*order}:
        for one, two, three in zip(keys, keys[1:], [*keys[2:], ""], strict=False):
            stop = statement.language.stop_words
            if one == "all" and two not in stop and not two[0].isdigit() and {stem(two), stem(three)} & {*map(stem, order)}:
                yield "all", "no such word"
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
        if key == "some" and number:
            continue
        if key == "most" and ((before and before[0] in ("at", "the")) or number):
            continue
        if key == "few" and before and before[0] == "a":
            continue
        if key == "just" and after and after[0] in ("over", "under", "before", "after", "as"):
            continue
        if key in ("few", "part", "certain", "whole") and before and before[0] in ("the", "a", "as") and key != "few":
            continue
        for kind in classes[key]:
            not_all = kind == "all" and not DEFAULT.wording.negators.isdisjoint(keys[max(0, at - 3) : at])
            found.setdefault("some" if not_all else kind, key)
    return found


@rule("added-cause", scope=CLAIM, waivable=True, compares="ours")
def cause_is_in_the_paragraphs(statement: Statement) -> Iterator[Finding]:
    """A claim gives a cause (because, due to) only if a cited sentence does; that one thing came after another is no cause.

    Bad (added-cause), actors/northland.yml:
        claims: [{id: why, text: "[[northland]] and [[southmark]] ended three days of talks because of the ferry.", type: report, cites: [herald-2024-03#3]}]
    Good:
        claims: [{id: why, text: "[[northland]] and [[southmark]] ended three days of talks.", type: report, cites: [herald-2024-03#3]}]
    """
    wording, keys = statement.language.wording, [*statement.visible.keys]
    if wording.causes.isdisjoint(keys) and _CAUSING_FIRST.isdisjoint(keys):
        return
    causes = [key for at, key in enumerate(keys) if key in wording.causes and _is_cause(keys, at)]
    causes += [" ".join(words) for words in _CAUSING if words in {*zip(keys, keys[1:], keys[2:], strict=False), *pairwise(keys)}]
    for paragraph in at_hand(statement) if causes else ():
        if not wording.grounds.isdisjoint(paragraph.order or ()) or _has_purpose(paragraph.order or (), keys, causes, statement):
            return
    if causes and at_hand(statement):
        message = f"the claim has {causes[0]!r}, and {statement.where} gives no cause"
        yield statement.finding(
            "added-cause", causes[0].split()[0], message, "say what happened, and leave out why; or cite the paragraph that gives the cause"
        )


#: How many words after one that gives a reason are compared.
_REACH: Final = 6
#: Words of a claim that give a cause together.
_CAUSING: Final = (("result", "of"), ("led", "to"), ("as", "a", "result"), ("leading", "to"), ("resulted", "in"))
_CAUSING_FIRST: Final = frozenset(words[0] for words in _CAUSING)


def _has_purpose(order: Sequence[str], keys: Sequence[str], causes: Sequence[str], statement: Statement) -> bool:
    """Whether a passage connects what a claim gives as a cause otherwise: “to pay its debts”, “so dry that”, “when demand fell”."""
    stop = statement.language.stop_words
    start = next((at for at, key in enumerate(keys) if key in causes), 0)
    given = {stem(key) for key in keys[start + 1 : start + 1 + _REACH] if key not in stop}
    for at, key in enumerate(order):
        ahead = {stem(word) for word in order[at + 1 : at + 1 + _REACH] if word not in stop}
        before = order[at - 1] if at else ""
        if key == "by" and before.endswith(("ed", "p", "n", "t")) and ahead & given:
            return True  # held up by a lawsuit
        if key == "to" and ahead & given and not (before.endswith("ed") or before in _AHEAD or before in _BE):
            if not statement.passages.has_capital(order[at + 1]) and order[at + 1] not in stop:
                return True
        if (key in ("when", "whenever", "once") and ahead & given) or (key == "so" and "that" in order[at + 1 : at + 2 + _REACH]):
            return True
    return False


_TO: Final = frozenset({"due", "owing", "thanks"})
_BE: Final = frozenset({"is", "are", "was", "were", "be"})
_DETERMINERS: Final = frozenset("the a an its their his her this that".split())


def _is_cause(keys: list[str], at: int) -> bool:
    """Whether a word gives a cause: due to the storm, but not “is due to come”."""
    if keys[at] not in _TO:
        return True
    return keys[at + 1 : at + 2] == ["to"] and (not _BE & {*keys[at - 1 : at]} or not _DETERMINERS.isdisjoint(keys[at + 2 : at + 3]))


@rule("plan-as-done", scope=CLAIM, waivable=True, compares="ours")
def plan_is_not_done(statement: Statement) -> Iterator[Finding]:
    """What the article says will be done, is planned or would be done is not told as done.

    Bad (plan-as-done), actors/southmark.yml:
        claims: [{id: sent, text: "[[southmark]] sent a second ship to Port Alder.", type: plan, cites: [herald-2024-03#6]}]
    Good:
        claims: [{id: sent, text: "[[southmark]] wants to send a second ship to Port Alder.", type: plan, cites: [herald-2024-03#6]}]
    """
    wording, keys = statement.language.wording, [*statement.visible.keys]
    if not any(paragraph.text is None or _plans(paragraph) for paragraph in statement.passages.paragraphs):
        return
    done = dict(_done(keys, wording))
    paragraphs = at_hand(statement) if done else ()
    for sentence in supporting(statement, paragraphs) if any(map(_plans, paragraphs)) else ():
        for at in _ahead(sentence):
            for verb in sentence.keys[at + 1 : at + 3]:
                key = done.get(stem(verb))
                if (
                    key
                    and (verb != key or (at + 1 < len(sentence.keys) and sentence.keys[at + 1] == "be"))
                    and stem(verb) not in _done_in(paragraphs, wording)
                ):
                    message = f"the claim has {key!r}, and {statement.where} has {sentence.keys[at]!r} before {verb!r}: it was not yet done"
                    yield statement.finding("plan-as-done", key, message, "say that it is planned")
                    return


_AHEAD: Final = frozenset(
    "plans plan planned intends intend intended wants want wanted hopes hope hoped expected set due agreed promised".split()
)


@fact
def _plans(paragraph: Paragraph) -> bool:
    return any(map(_ahead, sentences(paragraph)))


def _ahead(sentence: Clause) -> tuple[int, ...]:
    """The positions in a sentence of an article after which something is still to come."""
    if DEFAULT.wording.future.isdisjoint(sentence.keys) and "to" not in sentence.keys:
        return ()
    return tuple(at for at in range(len(sentence.keys)) if _is_ahead(sentence.keys, at, DEFAULT.wording.future))


def _is_ahead(keys: tuple[str, ...], at: int, future: frozenset[str]) -> bool:
    """Whether what follows a word is still to come: will, plans to."""
    return keys[at] in future if keys[at] != "to" else at > 0 and (keys[at - 1] in _AHEAD or keys[at - 1] in _BE)


@lru_cache(maxsize=4)
def _done_in(paragraphs: tuple[Paragraph, ...], wording: Wording) -> set[str]:
    return {verb for verb, _ in _done([key for paragraph in paragraphs for key in paragraph.order or ()], wording)}


#: Words before a verb after which it is not told as done.
_UNDONE: Final = frozenset({"will", "would", "to", "be", "is", "are", "not", "never", "may", "might", "could", "can", "shall"})


def _done(keys: list[str], wording: Wording) -> Iterator[tuple[str, str]]:
    """The verbs in the past among some words, by their stems; not those after to, will, be or a negation."""
    forms = wording.verbs_by_past_form
    for at, key in enumerate(keys):
        verbs = forms.get(key, ())
        if (verbs or key.endswith("ed")) and _UNDONE.isdisjoint(keys[max(0, at - 2) : at]):
            yield from ((stem(verb), key) for verb in verbs or (key,))
