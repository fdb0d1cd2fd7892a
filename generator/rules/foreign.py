"""Rules that compare a claim with an article in another language by signs: negations, quantifiers, opposites, causes, offices and plans.

They ask what the rules on articles in the dossier's language ask, and report it under the same codes.  A sign is compared only if the pack
of the language lists it, and only with a clause that has the numbers, names or words of the claim.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from ..evidence.cross_language import says_reported
from ..evidence.statements import Finding, Statement
from ..evidence.titles import LEADING, TITLES, former_titles, own_titles, titles_beside, titles_given, where_named
from ..evidence.translation import (
    LEAST,
    NEGATIVE,
    PAIRS,
    Part,
    abroad,
    named_at,
    names_of,
    nearest,
    own_parts,
    resting,
    their_parts,
)
from .registry import CLAIM, rule

_HINT: Final = "write it as the article does; if the claim is right as it is, waive the rule and say why"


def _compared(statement: Statement) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """The clauses of a claim and of its paragraphs; none if they are not compared by signs."""
    paragraphs = abroad(statement)
    return (own_parts(statement), their_parts(statement, paragraphs)) if paragraphs else ((), ())


@rule("other-negation", scope=CLAIM, waivable=True, compares="foreign")
def negation_is_kept_abroad(statement: Statement) -> Iterator[Finding]:
    """In an article in another language, too: a clause of a claim is negated if the clause of the article that it is about is.

    The article's clause must have two of the claim's numbers, names or words that the pack of its language lists.
    """
    own, theirs = _compared(statement)
    if not theirs:
        return
    for part in own:
        near = nearest(part, theirs)
        sentences = {one.sentence for one in near}
        meant = [other for other in theirs if _is_meant(part, other, theirs, sentences)]
        negated = [other for other in meant if _is_negated(other, part)]
        if near and not negated and all(_is_negated(other, part) for other in near):
            negated = [*near]
        if negated and not any(_may_negate(clause, negated[0]) for clause in own):
            yield _found(statement, "other-negation", "has a negation that the claim has not", negated[0])
            return
    for part in own:
        if "not" in part.names and _is_plain_there(part, theirs) and not statement.visible.quotations:
            yield statement.finding(
                "other-negation", "", f"the claim has a negation, and what it is about in {statement.where} has none", _HINT
            )
            return
    own_negated = next((part for part in own if "not" in part.names), None)
    if (
        own_negated
        and _has_negated(own_negated, theirs)
        and NEGATIVE.isdisjoint(names_of(theirs))
        and {"only", "before", "may"}.isdisjoint(names_of(theirs))
    ):
        yield statement.finding("other-negation", "", f"the claim has a negation, and {statement.where} has none", _HINT)
    elif own_negated and _DENYING & own_negated.names and _denies_once(resting(own, theirs)):
        yield statement.finding("other-negation", "", f"the claim negates what is denied, and {statement.where} does not", _HINT)


def _has_negated(part: Part, theirs: tuple[Part, ...]) -> bool:
    """Whether the article has a word that a clause of a claim has right after its negation; otherwise it may say it by another word."""
    negations = [sign for sign in part.signs if sign.name == "not"]
    after = {sign.name for sign in part.signs for no in negations if 0 <= sign.start - no.end <= _NEGATED}
    return not after.isdisjoint(names_of(theirs))


#: How many characters after a negation the word may be that it negates.
_NEGATED: Final = 40


def _is_plain_there(part: Part, theirs: tuple[Part, ...]) -> bool:
    """Whether a clause has all that a clause of a claim is about, and its sentence nothing that negates, limits or doubts."""
    near = [other for other in nearest(part, theirs) if len(part.about) >= _MEANT and part.about <= other.about]
    sentences = {part.sentence for part in near}
    names = names_of(part for part in theirs if part.sentence in sentences)
    return bool(near) and (NEGATIVE | {"only", "before", "may"}).isdisjoint(names)


def _is_meant(part: Part, other: Part, theirs: tuple[Part, ...], sentences: set[int]) -> bool:
    """Whether a clause of a claim has in common with one of the article what no other clause there has.

    That is two words, or all that the clause has if the claim is about no other of the `sentences`.
    """
    elsewhere = frozenset[str]().union(*(third.about for third in theirs if third is not other))
    own = (part.about & other.about) - elsewhere
    whole = bool(own) and other.about - _SUBJECTS <= part.about and other.figures <= part.figures
    return len(own) >= _MEANT or (whole and (not sentences or other.sentence in sentences))


#: Signs of who does something, whom a claim may name otherwise.
_SUBJECTS: Final = frozenset("company government city country people authority council union".split())


def _is_negated(part: Part, claim: Part) -> bool:
    """Whether a clause has a negation, and nothing that may turn it round, apart from words that a claim has as well: did not ban."""
    shared = part.names & claim.names - {"neg", "only"}
    if shared & _REPEATING:
        return False  # denied it: what is quoted with it may repeat the negation
    neutral = {sign.start for sign in part.signs if sign.name in shared}
    turning = [sign for sign in part.signs if sign.name in _TURNING and sign.start not in neutral]
    return "not" in part.names and all(_is_not(part, sign.start) for sign in turning)


def _may_negate(clause: Part, other: Part) -> bool:
    """Whether a clause of a claim has a word that may stand for a negation, apart from one that the article's clause has as well."""
    shared = {sign.start for sign in clause.signs if sign.name in other.names - {"not", "neg"}}
    return any(sign.name in NEGATIVE | {"only"} and sign.start not in shared for sign in clause.signs)


def _is_not(part: Part, start: int) -> bool:
    return any(sign.name == "not" and sign.start == start for sign in part.signs)


_TURNING: Final = frozenset({"neg", "only", "none", "deny", "reject", "oppose", "ban", "stop"})
#: The least words of a clause of an article, and of no other, that show that a claim is about it.
_MEANT: Final = 2
#: Signs of a denial, with which what is denied may be quoted.
_REPEATING: Final = frozenset({"deny", "reject", "oppose"})
#: Signs of an answer in the negative, which another negation turns round.
_DENYING: Final = _REPEATING | {"ban", "stop"}


def _denies_once(parts: tuple[Part, ...]) -> bool:
    """Whether the sentences that deny or reject something have no other negation."""
    denying = {part.sentence for part in parts if _DENYING & part.names}
    within = [part for part in parts if part.sentence in denying]
    return bool(within) and {"not", "none"}.isdisjoint(names_of(within))


def _found(statement: Statement, code: str, what: str, part: Part) -> Finding:
    shown = part.text if len(part.text) <= _LONGEST_SHOWN else part.text[: _LONGEST_SHOWN - 1] + "…"
    return statement.finding(code, "", f"{statement.where} {what}: “{shown.strip()}”", _HINT)


_LONGEST_SHOWN: Final = 60


@rule("other-quantifier", scope=CLAIM, waivable=True, compares="foreign")
def quantifier_is_kept_abroad(statement: Statement) -> Iterator[Finding]:
    """In an article in another language, too: a claim does not say all, most, some or only for another of these."""
    own, theirs = _compared(statement)
    mine = names_of(own) & _QUANTIFIERS
    if not mine or not theirs:
        return
    part = next(part for part in own if part.names & _QUANTIFIERS)
    sentences = {other.sentence for other in nearest(part, theirs)}
    known = bool(names_of(other for other in theirs if other.sentence in sentences) & _QUANTIFIERS)
    if not known:
        sentences = {other.sentence for other in (theirs if theirs[-1].sentence < _FEW else resting(own, theirs))}
    beside = [other for other in theirs if other.sentence in sentences]
    near = names_of(beside) & _QUANTIFIERS
    for kind, others in _EXCLUDED:
        found = near & others
        if kind not in mine or not found or kind in (near if known else names_of(theirs)) or (mine - {kind}) & found:
            continue
        if kind != "most" or not any("percent" in other.keys for other in beside):
            yield statement.finding("other-quantifier", "", f"the claim has {kind!r}, and {statement.where} has {min(found)!r}", _HINT)
            return


#: Paragraphs with so few sentences support a claim as a whole.
_FEW: Final = 3
_QUANTIFIERS: Final = frozenset({"all", "most", "some", "only", "none"})
#: What a quantifier of a claim excludes; what an article has for “only” is often part of another word.
_EXCLUDED: Final = (
    ("all", frozenset({"most", "some"})),
    ("most", frozenset({"all", "some", "only"})),
    ("some", frozenset({"all", "most"})),
    ("only", frozenset({"most", "all"})),
)


@rule("opposite-word", scope=CLAIM, waivable=True, compares="foreign")
def no_opposite_is_written_abroad(statement: Statement) -> Iterator[Finding]:
    """In an article in another language, too: a claim does not say the opposite, such as admitted for denied.

    Words that exclude each other are compared if the article has one side only, and nothing is negated.
    """
    own, theirs = _compared(statement)
    for one, two in PAIRS if theirs else ():
        for mine, other in ((one, two), (two, one)):
            for part in own:
                if mine in part.names and other not in names_of(own) and not _turned(part, mine):
                    near = _beside(part, theirs, answer=mine in _ANSWERS)
                    against = [clause for clause in near if other in clause.names and not _turned(clause, other)]
                    sure = mine not in names_of(theirs) or max((part.common(clause) for clause in near), default=0) > LEAST
                    if against and sure and mine not in names_of(near):
                        yield _found(statement, "opposite-word", f"has {other!r}, and the claim has {mine!r}", against[0])
                        return


def _turned(part: Part, name: str) -> bool:
    """Whether a negation is near a sign in a clause."""
    negations = [sign for sign in part.signs if sign.name in ("not", "none")]
    return any(
        -_REACH <= negation.start - sign.end <= _REACH or -_REACH <= sign.start - negation.end <= _REACH
        for sign in part.signs
        if sign.name == name
        for negation in negations
    )


#: How many characters from a sign a negation is that may turn it round.
_REACH: Final = 8


def _beside(part: Part, theirs: tuple[Part, ...], *, answer: bool) -> tuple[Part, ...]:
    """The clauses of the sentences that a clause of a claim is about; if it is about none and gives an answer, all."""
    near = {other.sentence for other in nearest(part, theirs)}
    if not near and (answer or theirs[-1].sentence == 0):
        return theirs
    return tuple(other for other in theirs if other.sentence in near)


#: Signs of what somebody answers, of which a paragraph seldom has several.
_ANSWERS: Final = frozenset({"deny", "admit", "accept", "reject", "support", "oppose"})


@rule("added-cause", scope=CLAIM, waivable=True, compares="foreign")
def cause_is_in_the_paragraphs_abroad(statement: Statement) -> Iterator[Finding]:
    """In an article in another language, too: a claim gives a cause (because, due to) only if a cited paragraph gives one."""
    own, theirs = _compared(statement)
    if theirs and "cause" in names_of(own) and "cause" not in names_of(theirs):
        message = f"the claim gives a cause, and {statement.where} gives none"
        hint = "say what happened, and leave out why; or cite the paragraph that gives the cause"
        yield statement.finding("added-cause", "", message, hint)


@rule("other-former", scope=CLAIM, waivable=True, compares="foreign")
def former_is_kept_abroad(statement: Statement) -> Iterator[Finding]:
    """In an article in another language, too: a claim calls somebody a former or a current officer as the article does."""
    own, theirs = _compared(statement)
    if not theirs:
        return
    known = where_named(statement)
    if "former" in names_of(own) and "former" not in names_of((*theirs, *known)):
        yield statement.finding(
            "other-former", "", f"the claim says former, and {statement.where} does not say that anything is over", _HINT
        )
        return
    for actor, title in titles_given(statement):
        text, keys = statement.visible.text, statement.language.keys
        around = {*keys(text[max(0, title.start - _AROUND) : title.start]), *keys(text[title.end : title.end + _AROUND])} - _PASSIVE
        around |= {*keys(text[max(0, title.start - _AROUND) : title.start])[-_BESIDE:]}
        alike = LEADING if title.name in LEADING else {title.name}
        gone = [part for part in _naming(statement, actor, known) if alike & former_titles(part, statement.passages.paragraphs[0])]
        if gone and statement.language.wording.past.isdisjoint(around) and not _holds_now(statement, actor, title.name, known):
            yield _found(statement, "other-former", f"says that somebody is no longer {title.name}, and the claim does not", gone[0])
            return
    if statement.language.wording.past.isdisjoint(statement.visible.keys):
        yield from _former_without_name(statement, own, theirs)


def _former_without_name(statement: Statement, own: tuple[Part, ...], theirs: tuple[Part, ...]) -> Iterator[Finding]:
    """A title in a claim that the paragraphs have beside a word for former only."""
    for name in sorted(names_of(own) & TITLES):
        having = [part for part in theirs if name in part.names]
        if having and all(name in former_titles(part, statement.passages.paragraphs[0]) for part in having):
            yield _found(statement, "other-former", f"speaks of a former {name}, and the claim does not", having[0])
            return


#: How many characters before and after a title may say that it is over.
_AROUND: Final = 25
#: Words that say that an office is over right before it only: was the director, and not the director was fined.
_PASSIVE: Final = frozenset("was were had been".split())
_BESIDE: Final = 3


def _naming(statement: Statement, actor: str, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The clauses that name an actor, and those beside one that has hardly more than the name: the former minister, X, ."""
    language = statement.passages.paragraphs[0].language
    at = {number for number, part in enumerate(parts) if named_at(statement, actor, language, part.keys)}
    bare = {number for number in at if not parts[number].about and len(parts[number].keys) <= _BARE}
    opening = {number for number in at if 0 in named_at(statement, actor, language, parts[number].keys)}
    at |= {number - 1 for number in opening if number and parts[number - 1].sentence == parts[number].sentence}
    near = {other for number in bare for other in (number - 1, number + 1) if 0 <= other < len(parts)}
    near = {other for other in near if any(parts[other].sentence == parts[number].sentence for number in bare)}
    return tuple(parts[number] for number in sorted(at | near))


#: The most words of a clause that is a name and no more.
_BARE: Final = 6


def _holds_now(statement: Statement, actor: str, title: str, parts: tuple[Part, ...]) -> bool:
    """Whether a clause that names somebody has a title without a word for former."""
    return any(title in part.names and "former" not in part.names for part in _naming(statement, actor, parts))


@rule("other-title", scope=CLAIM, waivable=True, compares="foreign")
def title_is_in_the_article_abroad(statement: Statement) -> Iterator[Finding]:
    """In an article in another language, too: an office that a claim gives to somebody is where the article names them."""
    own, theirs = _compared(statement)
    if not theirs or not names_of(own) & TITLES:
        return
    known = where_named(statement)
    for actor, title in titles_given(statement):
        naming = _naming(statement, actor, known)
        beside = {name for part in naming for name in titles_beside(statement, actor, part)}
        alike = LEADING if title.name in LEADING else {title.name}
        absent = title.name not in LEADING and title.name not in names_of(known)
        if (
            known
            and title.name not in _LOOSE
            and title.name not in own_titles(statement, actor)
            and (absent or (beside - (_LOOSE if title.name in LEADING else frozenset()) and alike.isdisjoint(names_of(naming))))
        ):
            message = f"the claim calls {statement.library.dossier.name(actor)} {title.name}, which the article does not"
            yield statement.finding("other-title", "", message, _HINT)
            return


#: Titles for which languages have many words.
_LOOSE: Final = frozenset({"chief", "director", "chair", "secretary", "spokesperson", "deputy", "lawyer", "doctor", "general"})


@rule("plan-as-done", scope=CLAIM, waivable=True, compares="foreign")
def plan_is_not_done_abroad(statement: Statement) -> Iterator[Finding]:
    """In an article in another language, too: what the article says will be done is not told as done, nor is what has a later date."""
    claim = statement.claim
    own, theirs = _compared(statement)
    if claim is None or not theirs or not _UNDONE.isdisjoint(statement.visible.own()) or says_reported(statement):
        return
    done = [part for part in own if _is_done(statement, part)]
    published = [day.upper for day in statement.passages.published]
    if done and claim.when and published and claim.when.lower > max(published):
        message = f"the claim gives {claim.when} as past, and the article appeared on {max(published)}"
        yield statement.finding("plan-as-done", "", message, "say that it is planned")
        return
    for part in done:
        near = nearest(part, theirs)
        if near and all(_is_ahead(other, part) and {"former", "not"}.isdisjoint(other.names) for other in near):
            yield _found(statement, "plan-as-done", "says that it was still to come, and the claim does not", near[0])
            return


def _is_ahead(part: Part, claim: Part) -> bool:
    """Whether a clause says that something is still to come, by more than the noun for a plan that a claim has as well.

    An answer that both give is given: denied it and will appeal.
    """
    given = [sign for sign in claim.signs if sign.name in part.names & _ANSWERS]
    if given and " and " not in claim.text[given[0].end :]:
        return False
    if "delay" in part.names & claim.names or "debt" in claim.names:
        return False  # what is put off is still to come in both; languages have one word for owing and being due to
    shared = {sign.start for sign in part.signs if sign.name in claim.names & {"plan", "project"}}
    return any(sign.name == "ahead" and sign.start not in shared for sign in part.signs)


#: Words by which a claim says that something is not done, or not sure.
_UNDONE: Final = frozenset(
    "will would shall should plan plans planned planning intends intend intended wants want wanted hopes hope hoped expects expect expected set "
    "due may might could can promised promises pledged wishes proposes proposed agreed until next ahead upcoming likely going scheduled "
    "willing ready prepared demands demanded asks asked calls called urged wants must has_to possible".split()
)
_BE: Final = frozenset({"is", "are", "was", "were", "be"})


def _is_done(statement: Statement, part: Part) -> bool:
    """Whether a clause of a claim has a verb in the past, and none before “to” or of saying."""
    language, keys = statement.language, part.keys
    if any(one in _BE and two == "to" for one, two in pairwise(keys)):
        return False
    past = [key for key in keys if (key.endswith("ed") or key in language.wording.verbs_by_past_form) and key not in language.reporting]
    return bool(past)
