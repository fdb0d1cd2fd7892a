"""Whether the words of a text stand in a row as they do in an article.

Floor 2: imports `words` and `evidence`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from generator.evidence import Evidence, Paragraph
from generator.words import Token

#: So many words in a row that begin with a small letter are the article's, not ours.
LONGEST_RUN: Final = 8


def copied(keys: Sequence[str], typed: Callable[[int, int], tuple[Token, ...]], article: Evidence) -> tuple[Token, ...]:
    """The first words of a text that stand in a row in one paragraph, if they are too many; `typed` gives the words between two keys."""
    for start, end in _stretches(keys, article):
        tokens = typed(start, end)
        if sum(not token.capital for token in tokens) >= LONGEST_RUN:
            for paragraph in article.paragraphs:
                for first, last in _stretches(keys[start:end], paragraph):
                    row = _too_long(tokens[first:last], paragraph)
                    if row:
                        return row
    return ()


def _stretches(keys: Sequence[str], article: Evidence | Paragraph) -> Iterator[tuple[int, int]]:
    """Where words stand in a row whose neighbours all stand side by side in the article, eight of them or more.

    Such a row has seven pairs, so only every seventh pair is asked for first.
    """
    at, last = LONGEST_RUN - 2, len(keys) - 1
    while at < last:
        if article.has_pair(keys[at], keys[at + 1]):
            start, end = at, at + 1
            while start > 0 and article.has_pair(keys[start - 1], keys[start]):
                start -= 1
            while end < last and article.has_pair(keys[end], keys[end + 1]):
                end += 1
            if end + 1 - start >= LONGEST_RUN:
                yield start, end + 1
            at = end
        at += LONGEST_RUN - 1


def _too_long(row: tuple[Token, ...], paragraph: Paragraph) -> tuple[Token, ...]:
    """The first part of a row that stands in the paragraph and has eight words or more with a small letter, as far as it goes."""
    keys = tuple(token.key for token in row)
    for start in range(len(row)):
        end, small = start, 0
        while end < len(row) and (small < LONGEST_RUN or paragraph.has_phrase(keys[start : end + 1])):
            small += not row[end].capital
            end += 1
        if small >= LONGEST_RUN and paragraph.has_phrase(keys[start:end]):
            return row[start:end]
    return ()
