"""Rules on words that turn the meaning of a claim: negations, quantifiers, opposites, causes, former offices and plans.

They compare a claim with the sentences that share most words with it, which needs the text of the article.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from ..articles.languages import DEFAULT
from ..articles.paragraph import Paragraph, fact
from ..articles.wording import Wording
from ..evidence.clauses import Clause, at_hand, clauses, nearest, stem, supporting
from ..evidence.statements import Finding, Statement
from ..text.prose import without_quotations
from .registry import CLAIM, rule

_HINT: Final = "write it as the article does; if the claim is right as it is, waive the rule and say why"
#: The share of the words of a clause that the clause of the article has if a negation is compared.
_ALIKE: Final = 0.5


@rule("other-negation", scope=CLAIM, waivable=True)
def negation_is_kept(statement: Statement) -> Iterator[Finding]:
    """A clause of a claim is negated if the clause of the article that shares most words with it is.

    Refused, rejected, without and similar words count as negations.  The rule needs the text of the article.

    Bad (other-negation), actors/northland.yml:
        claims: [{id: deal, text: "[[northland]] and [[southmark]] ended the talks with a deal on the ferry.", type: report, cites: [herald-2024-03#3]}]
    Good:
        claims: [{id: deal, text: "[[northland]] and [[southmark]] ended the talks with no deal on the ferry.", type: report, cites: [herald-2024-03#3]}]
    """
    wording = statement.language.wording
    paragraphs = at_hand(statement)
    whole = statement.visible.spoken()
    if not _may_differ(whole, paragraphs, wording):
        return
    word, whose = _verb_negated(statement, paragraphs)
    if word:
        has = "the claim negates {0!r}, and {1} does not" if whose == "claim" else "{1} negates {0!r}, and the claim does not"
        yield statement.finding("other-negation", "", has.format(word, statement.where), _HINT)
        return
    for clause in clauses(without_quotations(statement.visible.text)):
        near = nearest(clause, paragraphs)
        if not near or max(len(clause.stems & other.stems) for other in near) < _ALIKE * len(clause.stems):
            continue
        mine = _negates(clause, clause.stems.intersection(*(other.stems for other in near)), wording.negators, wording.negatives)
        theirs = [_negates(other, clause.stems, wording.negators, wording.negatives) for other in near]
        if all(theirs) and wording.all_negative.isdisjoint(whole):
            word, has = theirs[0], "the claim has no negation"
            message = f"the sentence in {statement.where} that supports this has {word!r}, and {has}: “{_shown(near[0].text)}”"
            yield statement.finding("other-negation", "", message, _HINT)
            return
        if mine and all(wording.all_negative.isdisjoint(statement.language.keys(other.sentence)) for other in near):
            message = (
                f"the claim has {mine!r}, and the sentence in {statement.where} that supports it has no negation: “{_shown(near[0].text)}”"
            )
            yield statement.finding("other-negation", mine, message, _HINT)
            return


def _may_differ(whole: frozenset[str], paragraphs: tuple[Paragraph, ...], wording: Wording) -> bool:
    """Whether a claim with some words may negate what its paragraphs do not, or the other way round: a closer look costs much more."""
    if not wording.negators.isdisjoint(whole):
        return bool(paragraphs)
    return wording.all_negative.isdisjoint(whole) and any(not wording.negators.isdisjoint(paragraph.places) for paragraph in paragraphs)


def _verb_negated(statement: Statement, paragraphs: tuple[Paragraph, ...]) -> tuple[str, str]:
    """A word that only the article negates, or only the claim: the word, and whose negation it is; empty if there is none."""
    wording, keys = statement.language.wording, [*statement.visible.keys]
    mine = _negated_words(keys, wording.negators, wording.negatives)
    known = [*map(_negated_in, paragraphs)]
    common = statement.language.stop_words | statement.language.bounds | statement.language.reporting
    for word, negated in mine.items():
        if len(word) > _SHORT and word not in common:
            theirs = set().union(*(words.get(word, ()) for words in known))
            if negated == {"sure"} and theirs == {""}:
                return word, "claim"
            if negated == {""} and theirs == {"sure"} and wording.all_negative.isdisjoint(keys):
                return word, "article"
    return "", ""


_SHORT: Final = 3


@fact
def _negated_in(paragraph: Paragraph) -> dict[str, set[str]]:
    wording = DEFAULT.wording
    return _negated_words(paragraph.order or (), wording.negators, wording.negatives)


def _negated_words(keys: Sequence[str], negators: frozenset[str], negatives: frozenset[str]) -> dict[str, set[str]]:
    """The words without endings among some words, each with how it is negated: surely, perhaps or (empty) not."""
    if negators.isdisjoint(keys) and negatives.isdisjoint(keys):
        return {stem(key): {""} for key in keys}
    found: dict[str, set[str]] = {}
    for at, key in enumerate(keys):
        near, wide = keys[max(0, at - 2) : at], keys[max(0, at - 6) : at + 5]
        sure = not negators.isdisjoint(near) and (not near or near[-1] in negators or near[-1] in _AUXILIARIES)
        perhaps = not negators.isdisjoint(wide) or not (negatives - {"only"}).isdisjoint(wide)
        found.setdefault(stem(key), set()).add("sure" if sure else "perhaps" if perhaps else "")
    return found


_AUXILIARIES: Final = frozenset("be been have yet ever to".split())


#: How many words after a negation are surely negated.
_REACH: Final = 4


def _negates(clause: Clause, shared: frozenset[str], negators: frozenset[str], negatives: frozenset[str]) -> str:
    """The word of a clause that negates a word that another clause shares with it; empty if there is none, or if it is negated twice."""
    for at, key in enumerate(clause.keys):
        reach = clause.keys[at + 1 : at + 1 + _REACH]
        if key in negators and negatives.isdisjoint(reach) and not shared.isdisjoint(map(stem, reach)):
            return key
    return ""


def _shown(text: str) -> str:
    words = text.split()
    return " ".join(words[:8]) + (" …" if len(words) > 8 else "")


@rule("other-quantifier", scope=CLAIM, waivable=True)
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
        others = [other for other in near if other not in own or other in _EXCLUDED.get(kind, ())]
        if kind not in (near if kind != "only" else found) and (others or kind == "only") and not _as_good(statement, kind, near):
            has = f"has {near[others[0]]!r}" if others else "has no such word"
            message = f"the claim has {word!r}, and the sentence in {statement.where} that supports it {has}"
            yield statement.finding("other-quantifier", word, message, _HINT)
            return


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
    if nobody and found and statement.language.wording.negators.isdisjoint(order):
        yield nobody, f"{next(iter(found.values()))!r}"
    some = {stem(two) for one, two in pairwise(order) if one in ("some", "several", "many", "most")}
    for one, two in pairwise(keys):
        if one == "no" and len(two) > _SHORT and stem(two) in some:
            yield "no", f"some or most {two}"


_EXCLUDED: Final = {"all": ("some", "most"), "most": ("some", "all"), "some": ("all", "most", "only")}


def _as_good(statement: Statement, kind: str, near: dict[str, str]) -> bool:
    """Whether a word of another kind means the same: no other, nearly all; both and each count two of two."""
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
        if key == "just" and after and after[0] in ("over", "under", "before", "after", "as"):
            continue
        if key in ("few", "part", "certain", "whole") and before and before[0] in ("the", "a", "as") and key != "few":
            continue
        for kind in classes[key]:
            not_all = kind == "all" and not DEFAULT.wording.negators.isdisjoint(keys[max(0, at - 3) : at])
            found.setdefault("some" if not_all else kind, key)
    return found


#: A paragraph with so few sentences supports a claim as a whole.
_FEW: Final = 3


@rule("opposite-word", scope=CLAIM, waivable=True)
def no_opposite_is_written(statement: Statement) -> Iterator[Finding]:
    """A claim does not say the opposite of the sentence it rests on: admitted for denied, fell for rose.

    The pairs are a closed list of the language.  A claim or sentence with a negation is not compared.

    Bad (opposite-word), actors/northland.yml:
        claims: [{id: closed, text: "[[northland]] and [[southmark]] closed the ferry line.", type: report, cites: [gazette-2024-05#2]}]
    Good:
        claims: [{id: closed, text: "[[northland]] and [[southmark]] opened the ferry line.", type: report, cites: [gazette-2024-05#2]}]
    """
    own = {*statement.visible.keys}
    wording = statement.language.wording
    pairs = [
        (own & side, side, other)
        for one, two in wording.opposites
        for side, other in ((one, two), (two, one))
        if own & side and not own & other
    ]
    paragraphs = at_hand(statement) if pairs else ()
    words = {key for paragraph in paragraphs for key in paragraph.order or ()}
    near = {key for sentence in supporting(statement, paragraphs) for key in sentence.keys} if paragraphs else set()
    if len(paragraphs) == 1 and len(paragraphs[0].sentences) <= _FEW:
        near = words
    for mine, side, other in pairs:
        if near & other and not words & side and wording.negators.isdisjoint(own):
            one, two = min(mine), min(near & other)
            message = f"the claim has {one!r}, and the sentence in {statement.where} that supports it has {two!r}"
            yield statement.finding("opposite-word", one, message, _HINT)
            return


#: Words by which a claim says that an office is over.
_OVER: Final = frozenset("previous until earlier resigned ousted outgoing".split())


@rule("other-former", scope=CLAIM, waivable=True)
def former_is_kept(statement: Statement) -> Iterator[Finding]:
    """A claim calls somebody a former or a current officer as the article does.

    Bad (other-former), actors/southmark.yml:
        claims: [{id: former, text: "The former president of [[southmark]] thanked [[northland]].", type: report, cites: [gazette-2024-05#3]}]
    Good:
        claims: [{id: former, text: "The president of [[southmark]] thanked [[northland]].", type: report, cites: [gazette-2024-05#3]}]
    """
    wording, keys = statement.language.wording, [*statement.visible.keys]
    own = {*keys}
    former = own & wording.former or ({"used to"} if ("used", "to") in {*pairwise(keys)} else set())
    titles = {key for key in own if key in wording.titles}
    if not former and not titles:
        return
    order = [key for paragraph in at_hand(statement) for key in paragraph.order or ()]
    if former and order and wording.past.isdisjoint(order):
        message = f"the claim has {min(former)!r}, and {statement.where} does not say that anything is over"
        yield statement.finding("other-former", min(former).split()[0], message, _HINT)
    gone = {title for at, key in enumerate(order) if key in ("former", "ex") for title in order[at + 1 : at + 4] if title in titles}
    if gone and not former and own.isdisjoint(_OVER):
        message = f"{statement.where} has “former” before {min(gone)!r}, and the claim has not"
        yield statement.finding("other-former", min(gone), message, _HINT)


@rule("added-cause", scope=CLAIM, waivable=True)
def cause_is_in_the_paragraphs(statement: Statement) -> Iterator[Finding]:
    """A claim gives a cause (because, due to) only if a cited sentence does; that one thing came after another is no cause.

    Bad (added-cause), actors/northland.yml:
        claims: [{id: why, text: "[[northland]] and [[southmark]] ended three days of talks because of the ferry.", type: report, cites: [herald-2024-03#3]}]
    Good:
        claims: [{id: why, text: "[[northland]] and [[southmark]] ended three days of talks.", type: report, cites: [herald-2024-03#3]}]
    """
    wording, keys = statement.language.wording, [*statement.visible.keys]
    causes = [key for at, key in enumerate(keys) if key in wording.causes and _is_cause(keys, at)]
    for paragraph in at_hand(statement) if causes else ():
        if not wording.grounds.isdisjoint(paragraph.order or ()):
            return
    if causes and at_hand(statement):
        message = f"the claim has {causes[0]!r}, and {statement.where} gives no cause"
        yield statement.finding(
            "added-cause", causes[0], message, "say what happened, and leave out why; or cite the paragraph that gives the cause"
        )


_TO: Final = frozenset({"due", "owing", "thanks"})
_BE: Final = frozenset({"is", "are", "was", "were", "be"})
_DETERMINERS: Final = frozenset("the a an its their his her this that".split())


def _is_cause(keys: list[str], at: int) -> bool:
    """Whether a word gives a cause: due to the storm, but not “is due to come”."""
    if keys[at] not in _TO:
        return True
    return keys[at + 1 : at + 2] == ["to"] and (not _BE & {*keys[at - 1 : at]} or not _DETERMINERS.isdisjoint(keys[at + 2 : at + 3]))


@rule("plan-as-done", scope=CLAIM, waivable=True)
def plan_is_not_done(statement: Statement) -> Iterator[Finding]:
    """What the article says will be done, is planned or would be done is not told as done.

    Bad (plan-as-done), actors/southmark.yml:
        claims: [{id: sent, text: "[[southmark]] sent a second ship to Port Alder.", type: plan, cites: [herald-2024-03#6]}]
    Good:
        claims: [{id: sent, text: "[[southmark]] wants to send a second ship to Port Alder.", type: plan, cites: [herald-2024-03#6]}]
    """
    wording, keys = statement.language.wording, [*statement.visible.keys]
    done = dict(_done(keys, wording))
    paragraphs = at_hand(statement) if done else ()
    for sentence in supporting(statement, paragraphs) if paragraphs else ():
        hedged = [at for at, key in enumerate(sentence.keys) if _is_ahead(sentence.keys, at, wording.future)]
        for at in hedged:
            for verb in sentence.keys[at + 1 : at + 3]:
                key = done.get(stem(verb))
                if (
                    key
                    and (verb != key or (at + 1 < len(sentence.keys) and sentence.keys[at + 1] == "be"))
                    and not any(stem(verb) == other for other, _ in _done([*sentence.keys], wording))
                ):
                    message = f"the claim has {key!r}, and {statement.where} has {sentence.keys[at]!r} before {verb!r}: it was not yet done"
                    yield statement.finding("plan-as-done", key, message, "say that it is planned")
                    return


_AHEAD: Final = frozenset(
    "plans plan planned intends intend intended wants want wanted hopes hope hoped expected set due agreed promised".split()
)


def _is_ahead(keys: tuple[str, ...], at: int, future: frozenset[str]) -> bool:
    """Whether what follows a word is still to come: will, plans to."""
    return keys[at] in future if keys[at] != "to" else at > 0 and keys[at - 1] in _AHEAD


#: Words before a verb after which it is not told as done.
_UNDONE: Final = frozenset({"will", "would", "to", "be", "is", "are", "not", "never", "may", "might", "could", "can", "shall"})


def _done(keys: list[str], wording: Wording) -> Iterator[tuple[str, str]]:
    """The verbs in the past among some words, by their stems; not those after to, will, be or a negation."""
    forms = wording.verbs_by_past_form
    for at, key in enumerate(keys):
        verbs = forms.get(key, ())
        if (verbs or key.endswith("ed")) and _UNDONE.isdisjoint(keys[max(0, at - 2) : at]):
            yield from ((stem(verb), key) for verb in verbs or (key,))


@rule("other-title", scope=CLAIM, waivable=True)
def title_is_in_the_article(statement: Statement) -> Iterator[Finding]:
    """An office or function that a claim gives to somebody is in the cited paragraphs, or where the article names somebody the claim links to.

    Bad (other-title), actors/southmark.yml:
        claims: [{id: office, text: "The governor of [[southmark]] thanked [[northland]].", type: report, cites: [gazette-2024-05#3]}]
    Good:
        claims: [{id: office, text: "The president of [[southmark]] thanked [[northland]].", type: report, cites: [gazette-2024-05#3]}]
    """
    wording, library = statement.language.wording, statement.library
    titles = [key for key in statement.visible.keys if key in wording.titles]
    if not titles or not at_hand(statement):
        return
    known = {key for paragraph in statement.around.paragraphs for key in paragraph.order or ()}
    for link in statement.visible.links:
        actor = library.dossier.actors.get(link.target)
        for role in actor.roles if actor else ():
            known |= {*library.language.keys(role.title)}
        known |= {*library.language.keys(statement.visible.text[link.start : link.end])}
        for source in dict.fromkeys(cite.source for cite in statement.cites):
            evidence = library.dossier.evidence.get(source)
            for paragraph in evidence.paragraphs if evidence and actor else ():
                if library.names_actor(type(statement.passages)((paragraph,)), link.target):
                    known |= {*(paragraph.order or ())}
    stems = {stem(key) for key in known}
    for title in titles:
        if stem(title) not in stems and not any(key.startswith(title[:5]) for key in known):
            yield statement.finding("other-title", title, f"{statement.where} gives the title {title!r} to nobody", _HINT)
            return
