"""Whether a claim keeps the doubt of the sentences it rests on.

Floor 5: imports `words`, `evidence`, `claims`, `passages` and `visible`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator import words
from generator.claims import Claim
from generator.evidence import Sentence
from generator.passages import Passages
from generator.visible import Visible

#: So many words of a claim in a sentence that none of the best has show that it rests on that sentence too.
_RESTS_TOO: Final = 3


def lost(claim: Claim, visible: Visible, passages: Passages, spoken: set[str]) -> Iterator[str]:
    """The hedging words of each sentence that a claim rests on and whose doubt it does not keep; `spoken` are all words of the claim."""
    own = visible.own()
    given_up = [(sentence, kind) for sentence, kinds in passages.hedging for kind in sorted(kinds) if not _keeps(claim, visible, kind, own)]
    supporting = _supporting(passages, spoken) if given_up else []
    for sentence, kind in given_up:
        if any(sentence is other for other in supporting):
            yield ", ".join(repr(word) for word in sentence.hedges if word in words.HEDGES[kind])


def narrow(visible: Visible, passages: Passages, spoken: set[str]) -> Iterator[str]:
    """What the passages call potential, alleged or seen as something, and a claim calls so without any such word."""
    hedged = [(paragraph, word) for paragraph in passages.paragraphs for word in paragraph.narrow]
    if hedged and (words.KEEPS["doubt"] | {*words.NARROW}).isdisjoint(spoken):
        for word in sorted(spoken - words.ORDINARY):
            for paragraph, hedge in hedged:
                if paragraph.has_pair(hedge, word) and not (hedge == "as" and hedge in visible.before(word)):
                    yield f"{hedge} {word}"


def _keeps(claim: Claim, visible: Visible, kind: str, own: set[str]) -> bool:
    """Whether a claim keeps a kind of hedge: in a word of its own, as a plan, or in a word of telling for each step of its speakers."""
    if kind == "dispute" and claim.said_by and claim.type in ("statement", "assessment"):
        if sum(key in words.TELLING for key in visible.keys) >= len(claim.said_by):
            return True
    return (kind == "plan" and claim.type == "plan") or not words.KEEPS[kind].isdisjoint(own)


def _supporting(passages: Passages, spoken: set[str]) -> list[Sentence]:
    """The sentences that share most words with a claim, and those that share several others; all of them where none shares two."""
    if len(passages.paragraphs) == 1 and len(passages.paragraphs[0].sentences) == 1:
        return [*passages.paragraphs[0].sentences]
    content = spoken - words.ORDINARY
    shared = []
    for paragraph in passages.paragraphs:
        marks = {paragraph.hashes[word]: word for word in content}
        shared += [({marks[mark] for mark in marks.keys() & sentence.marks}, sentence) for sentence in paragraph.sentences]
    best = max(len(found) for found, _ in shared)
    if best < 2:
        return [sentence for _, sentence in shared]
    told = set[str]().union(*(found for found, _ in shared if len(found) == best))
    return [sentence for found, sentence in shared if len(found) == best or len(found - told) >= _RESTS_TOO]
