"""Rules on quotations from an article in another language, and on who said something there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from ..articles.paragraph import Paragraph
from ..evidence.speakers import quoted_in
from ..evidence.statements import Finding, Statement
from ..evidence.titles import is_person
from ..evidence.translation import Part, abroad, named_at, nearest, own_parts, their_parts
from ..text import prose
from .registry import CLAIM, TEXT, rule

#: The most words between a negation and the quotation that it was cut off from: before it, and after it.
_BEFORE: Final = 3
_AFTER: Final = 3
#: The same in characters of a script without spaces.
_UNSPACED: Final = 6
_HINT: Final = "quote the words that turn the meaning too, or say it in your own words"


@rule("cut-quotation", scope=TEXT, waivable=True, compares="foreign")
def quotation_keeps_its_negation_abroad(statement: Statement) -> Iterator[Finding]:
    """In an article in another language, too: a quotation is not cut so that a negation or a hedge of its clause is lost, and an ellipsis
    does not join two sentences."""
    if not statement.visible.quotations:
        return
    for paragraph in abroad(statement):
        for quotation, _ in statement.visible.quotations:
            lost = _lost(statement, paragraph, quotation)
            if lost:
                message = f"the quotation “{quotation}” leaves out what {statement.where} has: {lost}"
                yield statement.finding("cut-quotation", quotation.partition(" ")[0], message, _HINT)
                return


def _lost(statement: Statement, paragraph: Paragraph, quotation: str) -> str:
    """What a quotation leaves out: the negation beside it, or what an ellipsis stands for; empty if nothing."""
    language, order = paragraph.language, paragraph.order or ()
    places, borders = quoted_in(paragraph, prose.parts(quotation, language)), _borders(paragraph)
    if not places:
        return ""
    for (_, end), (start, _) in pairwise(places):
        if any(end <= border <= start for border in borders):
            return "the end of a sentence, in place of the ellipsis"
        if _negation(paragraph, order[end:start]):
            return "a negation, in place of the ellipsis"
    start, end = places[0][0], places[-1][1]
    clauses = _borders(paragraph, _CLAUSE)
    first = max(border for border in clauses if border <= start)
    last = min((border for border in clauses if border >= end), default=len(order))
    unspaced = language.signs.unspaced
    before = order[max(first, start - (_UNSPACED if unspaced else _BEFORE)) : start]
    after = order[end : min(last, end + (_UNSPACED if unspaced else 0))] or (
        order[end : min(last, end + _AFTER)] if language.code == "de" else ()
    )
    turning = _negation(paragraph, before) or (_negation(paragraph, after) if unspaced or language.code == "de" else "")
    return repr(turning) if turning and not _says_so(statement, quotation) else ""


def _says_so(statement: Statement, quotation: str) -> bool:
    """Whether the words of a text around a quotation have a negation: from the last comma before it to the first after it."""
    before, _, after = statement.visible.text.partition(quotation)
    clause = re.split("[,;:] ", before)[-1] + " " + re.split("[,;:] ", after)[0]
    return not statement.language.wording.all_negative.isdisjoint(statement.language.keys(clause))


def _negation(paragraph: Paragraph, keys: tuple[str, ...]) -> str:
    """The first word among some words that negates."""
    joint = "" if paragraph.language.signs.unspaced else " "
    text = joint.join(keys)
    return next((text[sign.start : sign.end] for sign in paragraph.language.signs.within(text) if sign.name in ("not", "none")), "")


def _borders(paragraph: Paragraph, mark: str = "(?!)") -> tuple[int, ...]:
    """The positions among the words of a paragraph at which its sentences begin, or the parts of sentences behind a mark, and its end."""
    borders, at = [0], 0
    for sentence in paragraph.language.divided(paragraph.text or ""):
        pieces = re.split(mark, sentence)
        for piece in pieces:
            at += len(paragraph.language.tokens(piece))
            if piece is not pieces[-1] or sentence.rstrip(_CLOSING).endswith(_STOPS):
                borders.append(at)
    return (*borders, at)


_CLAUSE: Final = "[,;:，、；：،؛] ?"
_CLOSING: Final = "\"')»”」』 "
_STOPS: Final = (".", "!", "?", "。", "！", "？", "؟", "…")


@rule("other-speaker", scope=CLAIM, waivable=True, compares="foreign")
def words_are_the_speakers_abroad(statement: Statement) -> Iterator[Finding]:
    """In an article in another language, too: the sentence that a claim rests on names its speaker if it names somebody who says it."""
    claim = statement.claim
    paragraphs = abroad(statement) if claim and claim.said_by else ()
    if claim is None or not paragraphs:
        return
    library = statement.library
    if any(library.names_actor(statement.passages, speaker) for speaker in claim.speakers):
        return
    theirs = their_parts(statement, paragraphs)
    for sentence in _said(statement, theirs):
        people = [id for id in library.dossier.actors if is_person(statement, id)]
        naming = {id for id in people for part in sentence if named_at(statement, id, paragraphs[0].language, part.keys)}
        says = any("say" in part.names for part in sentence)
        if says and len(naming) == 1 and naming.isdisjoint(claim.speakers) and not _of_one_body(statement, *naming):
            other = library.dossier.name(min(naming))
            message = f"the sentence in {statement.where} that supports this names {other} as who says it"
            yield statement.finding("other-speaker", "", message, "name who says it, in the text and in said_by")
            return


def _said(statement: Statement, theirs: tuple[Part, ...]) -> Iterator[tuple[Part, ...]]:
    """The sentences that a claim quotes or rests on, with the one before if a sentence of speech names nobody."""
    numbers = {other.sentence for part in own_parts(statement) for other in nearest(part, theirs)}
    if len({part.sentence for part in theirs}) == 1:
        numbers = {theirs[0].sentence}
    if not numbers:
        yield theirs
    for number in sorted(numbers):
        yield tuple(part for part in theirs if part.sentence == number)


def _of_one_body(statement: Statement, actor: str) -> bool:
    """Whether somebody has an office or a membership of a speaker."""
    dossier = statement.library.dossier
    assert statement.claim is not None
    known = dossier.actors[actor]
    bodies = {role.of for role in known.roles} | {tie.actor for tie in known.part_of}
    return bool(bodies & {*statement.claim.speakers}) or not all(
        is_person(statement, speaker) for speaker in statement.claim.speakers if speaker in dossier.actors
    )


@rule("missing-attribution", scope=CLAIM, waivable=True, compares="foreign")
def reported_speech_has_its_speaker_abroad(statement: Statement) -> Iterator[Finding]:
    """In an article in another language, too: a `report` does not give as a fact what the article only reports as somebody's words."""
    claim = statement.claim
    if claim is None or claim.type != "report" or claim.said_by or statement.visible.links:
        return
    hedges = statement.language.hedges
    if not (statement.language.reporting | hedges.kept.get("dispute", frozenset()) | hedges.all).isdisjoint(statement.visible.spoken()):
        hedged = hedges.by_kind(statement.visible.spoken() & hedges.all)
        if set(hedged) - {"plan"} or not statement.language.reporting.isdisjoint(statement.visible.spoken()):
            return
    theirs = their_parts(statement, abroad(statement))
    near = [other.sentence for part in own_parts(statement) for other in nearest(part, theirs)]
    if near and all(_is_said(theirs, sentence) for sentence in near):
        message = f"the sentence in {statement.where} that supports this is what somebody says, and the claim names no speaker"
        yield statement.finding("missing-attribution", "", message, "write who says it (X said, according to X) and name them in said_by")


def _is_said(parts: tuple[Part, ...], sentence: int) -> bool:
    """Whether a sentence gives what somebody says is to come, or may be: what happened is often reported as an authority says it."""
    names = frozenset[str]().union(*(part.names for part in parts if part.sentence == sentence))
    return "say" in names and not names.isdisjoint({"ahead", "may"})
