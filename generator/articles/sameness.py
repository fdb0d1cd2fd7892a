"""Which articles have most of their text in common, so that two mastheads are one origin.

Identical paragraphs have the same digest in full evidence, and in lean evidence of the same text.  The marks and digests of two other files
cannot be compared, because their keys differ; the number of words in each sentence can, and two sentences in a row with the same numbers
seldom occur twice by chance.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from itertools import combinations, pairwise
from typing import Final, NamedTuple

from .fingerprints import Evidence

#: The share of the shorter article from which on two articles are the same text.
MOST: Final = 0.5
#: The number of sentences in a row that are compared, and the least number of words, or of marks if that is not known, in each.
_IN_A_ROW: Final = 2
_LEAST_WORDS: Final = 8
_LEAST_MARKS: Final = 12
#: The least number of such rows in common: fewer may be a long quotation.
_LEAST_ROWS: Final = 4
#: If more articles than this share something, each is compared with the next one only: what is common to all connects them too.
_FEW: Final = 20


class SharedText(NamedTuple):
    """Two articles by their ids, the number of identical paragraphs, and the share of the shorter article that they have in common."""

    one: str
    two: str
    paragraphs: int
    share: float


def shared_texts(articles: Mapping[str, Evidence], of: str = "") -> Iterator[SharedText]:
    """The pairs of articles that are largely the same text, in the order of their ids; only those with the article `of`, if given."""
    whole = {id: dict(_paragraphs(evidence)) for id, evidence in articles.items()}
    rows = {id: dict.fromkeys(_rows(evidence), 1) for id, evidence in articles.items()}
    identical, similar = _in_common(whole), _in_common(rows)
    for pair in sorted({*identical, *similar}):
        if of and of not in pair:
            continue
        one, two = pair
        words = identical.get(pair, 0) / max(1, min(sum(whole[one].values()), sum(whole[two].values())))
        found = similar.get(pair, 0)
        share = max(words, found / min(len(rows[one]), len(rows[two])) if found >= _LEAST_ROWS else 0)
        if share > MOST:
            yield SharedText(one, two, len(whole[one].keys() & whole[two].keys()), min(share, 1.0))


def _paragraphs(evidence: Evidence) -> Iterator[tuple[Hashable, int]]:
    """The digests of the paragraphs, each with its number of words, so that a headline or “Read more” has little weight."""
    return ((paragraph.sha256, paragraph.words) for paragraph in evidence.paragraphs)


def _rows(evidence: Evidence) -> Iterator[Hashable]:
    """Two sentences in a row, each as its number of words or marks and its hedging words."""
    sentences = [sentence for paragraph in evidence.paragraphs for sentence in paragraph.sentences]
    long = [
        (sentence.words or -len(sentence.marks), sentence.hedges)
        for sentence in sentences
        if sentence.words >= _LEAST_WORDS or (not sentence.words and len(sentence.marks) >= _LEAST_MARKS)
    ]
    return (tuple(long[at : at + _IN_A_ROW]) for at in range(len(long) - _IN_A_ROW + 1))


def _in_common(parts: Mapping[str, Mapping[Hashable, int]]) -> dict[tuple[str, str], int]:
    """The pairs of articles with parts in common, and what these parts weigh together."""
    holders: defaultdict[Hashable, list[str]] = defaultdict(list)
    for id, found in parts.items():
        for part in found:
            holders[part].append(id)
    common: defaultdict[tuple[str, str], int] = defaultdict(int)
    for part, ids in holders.items():
        ids.sort()
        for one, two in combinations(ids, 2) if len(ids) <= _FEW else pairwise(ids):
            common[one, two] += parts[one][part]
    return common
