"""Whether a claim keeps the hedges of the sentences it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from ..articles.doubt import NOT_IN_MARKS, doubt
from ..articles.paragraph import Sentence
from ..records.schema import Claim
from .passages import Passages
from .statements import VisibleText

_BE: Final = frozenset({"is", "are", "was", "were"})
#: Words by which a claim leaves open whether something happens, or says that somebody wants it.
_OPEN: Final = frozenset(
    "unless if whether want wants wanted seeks aims tomorrow draft bill proposed proposes proposal agreed pledged promised vowed undertook".split()
)
_POINTING: Final = frozenset("point points pointed pointing".split())
#: Verbs of a claim by which what follows is somebody's word, as “insisted” makes it.
_CONCEDED: Final = frozenset(
    "admitted admits admit conceded concedes confirmed confirms acknowledged acknowledges maintained maintains".split()
)
#: Two words of a claim by which it judges from signs: by the look of, judging by.
_JUDGING: Final = frozenset(
    {("look", "of"), ("judging", "by"), ("judging", "from"), ("judge", "by"), ("going", "by"), ("all", "appearances"), ("looks", "like")}
)
_SAID: Final = frozenset({"said", "reported", "understood", "known", "supposed"})
#: The number of shared words from which a claim also rests on a sentence, if the best matching sentences do not have these words.
_FURTHER_WORDS: Final = 3


def lost_hedges(claim: Claim, visible: VisibleText, passages: Passages, spoken: frozenset[str]) -> Iterator[str]:
    """The hedging words of each sentence that a claim rests on without keeping the hedge; `spoken` are all words of the claim."""
    own = visible.own()
    lost = [
        (sentence, words)
        for sentence, kinds in passages.hedging
        for kind, words in kinds.items()
        if not keeps_hedge(claim, visible, kind, own)
    ]
    supporting = _supporting_sentences(passages, spoken, visible.language.stop_words) if lost else []
    for sentence, words in lost:
        if any(sentence is other for other in supporting) and _asserts(passages, sentence, words, visible, spoken):
            yield ", ".join(map(repr, words))


#: Words between one that says that something is planned and the verb for it.
_BEFORE_VERB: Final = ("to", "be", "not", "also", "soon", "never", "only", "then", "have")


#: Verbs by which a timetable gives what is to come in the present: the exercise begins on 8 July.
_TIMETABLE: Final = frozenset(
    "begins starts opens ends goes meets votes resumes runs lasts returns arrives leaves closes decides visits continues should ruled".split()
)


def _asserts(passages: Passages, sentence: Sentence, words: Sequence[str], visible: VisibleText, spoken: frozenset[str]) -> bool:
    """Whether a claim has the verb that a sentence has after will, plans to and the like; other hedges belong to the whole sentence."""
    plans = visible.language.hedges.words.get("plan", frozenset())
    paragraph = next((p for p in passages.paragraphs if any(sentence is other for other in p.sentences)), None)
    if not {*words} <= plans or paragraph is None:
        return True
    if _TIMETABLE.isdisjoint(spoken):
        return True
    if not paragraph.complete:
        return doubt(NOT_IN_MARKS)
    forms = {form for word in spoken - visible.language.stop_words if word.isalpha() for form in visible.language.inflections(word)}
    forms |= {verb for word in spoken for verb in visible.language.wording.verbs_by_past_form.get(word, ())}
    marks, hashes = sentence.marks, paragraph.hashes
    return any(hashes[f"{before} {form}"] in marks for before in (*words, *_BEFORE_VERB) if hashes[before] in marks for form in forms)


def narrowed_hedges(visible: VisibleText, passages: Passages, spoken: frozenset[str]) -> Iterator[str]:
    """What the passages call potential, alleged or seen as something, and a claim mentions without any such word."""
    hedged = [(paragraph, word) for paragraph in passages.paragraphs for word in paragraph.narrow]
    if hedged and visible.language.hedges.doubts.isdisjoint(spoken):
        views = visible.language.hedges.view_words
        for word in sorted(spoken - visible.language.stop_words):
            for paragraph, hedge in hedged:
                if paragraph.has_pair(hedge, word) and not (hedge in views and hedge in visible.before(word)):
                    yield f"{hedge} {word}"


def keeps_hedge(claim: Claim, visible: VisibleText, kind: str, own: frozenset[str]) -> bool:
    """Whether a claim keeps a kind of hedge: by a word of its own, as a plan, or by a reporting verb for each step of its attribution."""
    language = visible.language
    if kind == "dispute" and claim.said_by and claim.type in ("statement", "assessment"):
        if sum(key in language.reporting for key in visible.keys) >= len(claim.said_by):
            return True
    if kind == "dispute" and not _CONCEDED.isdisjoint(visible.keys):
        return True  # admitted that … while …
    if kind != "plan" and not _JUDGING.isdisjoint(pairwise(visible.keys)):
        return True
    if kind == "plan" and (claim.type == "plan" or any(one in _BE and two == "to" for one, two in pairwise(visible.keys))):
        return True  # is to build
    if kind == "plan" and (("yet", "to") in {*pairwise(visible.keys)} or not _OPEN.isdisjoint(visible.keys)):
        return True
    if kind != "plan" and any(one in _SAID and two == "to" for one, two in pairwise(visible.keys)):
        return True  # is said to have
    if kind == "doubt" and any(one in _POINTING and two == "to" for one, two in pairwise(visible.keys)):
        return True
    kept = language.hedges.kept.get(kind, frozenset())
    return not (kept - language.reporting if claim.said_by else kept).isdisjoint(own)


def _supporting_sentences(passages: Passages, spoken: frozenset[str], stop_words: frozenset[str]) -> list[Sentence]:
    """The sentences that share most words with a claim, and those that share several other words; all of them if none shares two."""
    if len(passages.paragraphs) == 1 and len(passages.paragraphs[0].sentences) == 1:
        return [*passages.paragraphs[0].sentences]
    if not all(paragraph.complete for paragraph in passages.paragraphs):
        doubt(NOT_IN_MARKS)
    content = spoken - stop_words
    shared = []
    for paragraph in passages.paragraphs:
        marks = {paragraph.hashes[word]: word for word in content}
        shared += [({marks[mark] for mark in marks.keys() & sentence.marks}, sentence) for sentence in paragraph.sentences]
    numbers = {word for word in content if word[0].isdigit()}
    if numbers and any(found & numbers for found, _ in shared):  # a sentence with a number of the claim, before one without
        best = max(len(found & numbers) for found, _ in shared)
        shared = [(found, sentence) for found, sentence in shared if len(found & numbers) == best or len(found) > _FURTHER_WORDS + best]
    most = max(len(found) for found, _ in shared)
    if most < 2:
        return [sentence for _, sentence in shared]
    covered = set[str]().union(*(found for found, _ in shared if len(found) == most))
    return [sentence for found, sentence in shared if len(found) == most or len(found - covered) >= _FURTHER_WORDS]
