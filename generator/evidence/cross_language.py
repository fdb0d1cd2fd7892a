"""Claims compared with articles in another language, with which they share no words: only names, numbers, dates and quotations.

These decide which sentence a claim rests on.  If they do not, whether the claim keeps the hedge of a sentence is a doubt.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from ..articles.doubt import NO_RULES, OTHER_WORDS, doubt, noting
from ..articles.language import SIZES
from ..articles.paragraph import Paragraph, Sentence
from ..articles.rewriting import MEASURED
from ..text.prose import without_quotations
from . import hedging, matching
from .passages import Passages
from .statements import Statement, Word
from .translation import about

#: Words that keep a hedge in a translation of it, besides those that keep it in an article of ours.
_ALSO_KEPT: Final = {
    "doubt": frozenset(
        "would expected expects expect estimated estimates believes thinks assumes unconfirmed suspected presumably can could able possibly feared fear fears risk danger suspicion suspects concern concerns worried seems".split()
    ),
    "dispute": frozenset(
        "wants wanted demands demanded insists insisted argues argued maintains pleaded pleads calls called urges urged says said asserted asserts rejected rejects complains complained criticises criticised accuses accused blames blamed".split()
    ),
    "plan": frozenset(
        "expects likely may might could going promises promised hopes wants forecast forecasts projected shall willing ready aims seeks demands prepared must".split()
    ),
}
#: Words that keep a hedge of any kind.
_HEDGING: Final = frozenset(
    "allegedly alleged alleges reportedly apparently presumably possibly perhaps maybe likely unlikely probably might may could supposed supposedly accused suspected".split()
)
_REPORTING: Final = frozenset("said told announced added explained stated warned".split())
_BE: Final = frozenset({"is", "are", "was", "were"})


class _Alone(NamedTuple):
    """One sentence of a paragraph, as a paragraph of its own."""

    sentence: Sentence
    paragraph: Paragraph
    #: Its text if it is at hand.
    text: str = ""

    def signs(self, statement: Statement) -> int:
        """How many signs that show what it is about it has in common with a text."""
        spoken = without_quotations(statement.visible.text)
        return len(about(spoken, statement.language) & about(self.text, self.paragraph.language))


def lost_hedges(statement: Statement) -> Iterator[str]:
    """The hedging words of the sentences in another language that a claim rests on without keeping the hedge."""
    abroad = tuple(paragraph for paragraph in statement.passages.paragraphs if paragraph.language.foreign)
    if not all(paragraph.language.known for paragraph in abroad):
        doubt(NO_RULES)
    if not any(sentence.hedges for paragraph in abroad for sentence in paragraph.sentences):
        return
    resting = [*_resting_on(statement, abroad)]
    lost = [words for alone in resting if (words := _lost_in(statement, alone))]
    if lost and len(lost) < len(resting):
        doubt(OTHER_WORDS)
    elif lost:
        yield ", ".join(map(repr, lost[0]))


def says_reported(statement: Statement) -> bool:
    """Whether a text says that something is said to be so."""
    return any(
        one in ("said", "believed", "thought", "reported", "understood") and two == "to" for one, two in pairwise(statement.visible.keys)
    )


def _lost_in(statement: Statement, alone: _Alone) -> tuple[str, ...]:
    """The hedging words of a sentence whose kinds a claim does not keep."""
    own = statement.visible.own()
    if not _REPORTING.isdisjoint(own):
        own -= {"would"}  # said that it would last
    would = "would" in statement.visible.own()
    kinds = alone.paragraph.language.hedges.by_kind(alone.sentence.hedges)
    assert statement.claim is not None
    if says_reported(statement):
        return ()
    plans = any(two == "to" and one in _BE | {"has", "have", "had"} for one, two in pairwise(statement.visible.keys))  # is to build
    return tuple(
        word
        for kind, words in kinds.items()
        for word in words
        if not (kind == "plan" and (plans or would))
        and own.isdisjoint(_HEDGING)
        and not hedging.keeps_hedge(statement.claim, statement.visible, kind, own)
        and _ALSO_KEPT[kind].isdisjoint(own)
    )


def _resting_on(statement: Statement, paragraphs: tuple[Paragraph, ...]) -> Iterator[_Alone]:
    """The sentences that have most of a claim's names, numbers, dates and quotations: several if they have equally many."""
    each = [alone for paragraph in paragraphs for alone in _apart(paragraph)]
    if len(each) == 1:
        yield from each
        return
    with noting():
        shared = [_shared(statement, Passages((alone.paragraph,), statement.passages.published)) + alone.signs(statement) for alone in each]
    most = max(shared, default=0)
    yield from (alone for alone, count in zip(each, shared, strict=True) if count == most)


def _shared(statement: Statement, passages: Passages) -> int:
    """How many of a claim's names, numbers, dates and quotations some passages have; its speakers may be named in another sentence."""
    visible, speakers = statement.visible, statement.claim.speakers if statement.claim else ()
    actors = {link.target for link in visible.links} - {*speakers}
    quoted = sum(passages.has_quotation(quotation.text) for quotation in visible.quotations)
    named = sum(statement.library.names_actor(passages, actor) for actor in actors)
    points = {point for _, date in statement.dates for point in date.points}
    dated = sum(matching.names_date(passages, point, planned=True) for point in points)
    counted = 0
    for word in visible.marked:
        if visible.month(word):
            counted += passages.has_month(visible.month(word))
        elif word.number and visible.is_year(word):
            counted += matching.year_follows(passages, int(word.key), planned=True)
        elif word.number:
            counted += matching.number_occurs(passages.paragraphs[0], word.key, visible.unit(word))
    return quoted + named + dated + counted


@lru_cache(maxsize=4096)
def _apart(paragraph: Paragraph) -> tuple[_Alone, ...]:
    """The sentences of a paragraph, each as one of its own."""
    texts = [*paragraph.language.divided(paragraph.text)] if paragraph.text else []
    texts = texts if len(texts) == len(paragraph.sentences) else [""] * len(paragraph.sentences)
    each = zip(paragraph.sentences, texts, strict=True)
    return tuple(_Alone(sentence, replace(paragraph.divided, sentences=(sentence,), order=None), text) for sentence, text in each)


def may_number_second(paragraph: Paragraph) -> bool:
    """Whether an article in another language has the number 2 other than for a time, which may count as an ordinal does: Linie 2."""
    if not paragraph.language.foreign or not paragraph.has_number("2") or paragraph.order is None:
        return paragraph.language.foreign and paragraph.has_number("2")
    order = paragraph.order
    return any({*order[at + 1 : at + 2]}.isdisjoint(MEASURED[0]) for at in paragraph.places.get("2", ()))


def leaves_size_out(statement: Statement, word: Word, unit: str) -> bool:
    """Whether an article in another language gives the size of several numbers once: the cost rises to 91 million; the city pays 54."""
    if unit not in SIZES or unit == "percent":
        return False
    return statement.passages.any_paragraph(
        lambda paragraph: (
            paragraph.language.foreign and paragraph.has(unit) and paragraph.has_number(word.key) and _is_bare(paragraph, word)
        )
    )


def _is_bare(paragraph: Paragraph, word: Word) -> bool:
    """Whether a number is somewhere without a size or a month; of evidence alone that is unknown, and taken to be so."""
    order, months = paragraph.order, paragraph.language.dates.months
    if order is None:
        return True
    return any({*order[at + 1 : at + 2]}.isdisjoint({*SIZES, *months}) for at in paragraph.places.get(word.key, ()))
