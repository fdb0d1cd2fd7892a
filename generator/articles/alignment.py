"""Which paragraph of an edited article is which paragraph of the version before: the same, reworded, new or gone.

Identical paragraphs are found by their digests.  Between them, paragraphs are compared by their marks, which needs both versions under one
key; without that, nothing counts as reworded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import groupby
from typing import Final

from .fingerprints import Evidence
from .paragraph import Paragraph

#: The share of marks in common from which on a paragraph is the same one in other words.
REWORDED: Final = 0.4
#: Two passages with more pairs of paragraphs than this are not compared pair by pair.
_MOST_PAIRS: Final = 250_000


@dataclass(frozen=True)
class Alignment:
    """The number of each paragraph in the new version by its number in the old one, and those that were reworded, by old number."""

    old: int
    new: int
    numbers: dict[int, int]
    reworded: frozenset[int]

    @cached_property
    def gone(self) -> tuple[int, ...]:
        """The paragraphs of the old version that the new one does not have."""
        return tuple(number for number in range(1, self.old + 1) if number not in self.numbers)

    @cached_property
    def added(self) -> tuple[int, ...]:
        """The paragraphs of the new version that the old one does not have."""
        known = set(self.numbers.values())
        return tuple(number for number in range(1, self.new + 1) if number not in known)

    @cached_property
    def moved(self) -> tuple[int, ...]:
        """The paragraphs, by old number, that have another number now."""
        return tuple(old for old, new in sorted(self.numbers.items()) if old != new)

    @property
    def unchanged(self) -> bool:
        """Whether both versions have the same paragraphs in the same order."""
        return not (self.gone or self.added or self.moved or self.reworded)

    def runs(self) -> Iterator[tuple[int, int, int]]:
        """The paragraphs with another number, as runs: the first and last old number, and the first new one."""
        pairs = enumerate((old, self.numbers[old]) for old in self.moved)
        for _, grouped in groupby(pairs, key=lambda pair: (pair[1][0] - pair[0], pair[1][1] - pair[0])):
            found = [pair for _, pair in grouped]
            yield found[0][0], found[-1][0], found[0][1]

    def range(self, first: int, last: int) -> tuple[int, int] | None:
        """The new range of a range of old paragraphs; None if one is gone, or if they are not in one place and in order any more."""
        found = [self.numbers.get(number) for number in range(first, last + 1)]
        known = [number for number in found if number is not None]
        if len(known) < len(found) or known != sorted(known):
            return None
        between = set(range(known[0], known[-1] + 1)) - set(known)
        return (known[0], known[-1]) if between <= set(self.added) else None


def align(old: Sequence[str] | Evidence, new: Evidence) -> Alignment:
    """How the paragraphs of two versions correspond; `old` is its evidence under the key of `new`, or its digests alone."""
    before = [*(old.fingerprint if isinstance(old, Evidence) else old)]
    after = [*new.fingerprint]
    numbers: dict[int, int] = {}
    reworded: set[int] = set()
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            numbers |= {i + step + 1: k + step + 1 for step in range(j - i)}
        elif tag == "replace" and isinstance(old, Evidence) and old.key == new.key:
            for one, two in _similar(old.paragraphs[i:j], new.paragraphs[k:m]):
                numbers[i + one + 1] = k + two + 1
                reworded.add(i + one + 1)
    numbers |= _elsewhere(before, after, numbers)
    return Alignment(len(before), len(after), dict(sorted(numbers.items())), frozenset(reworded & numbers.keys()))


def _elsewhere(before: Sequence[str], after: Sequence[str], numbers: dict[int, int]) -> dict[int, int]:
    """The paragraphs that occur once in each version, in another order."""
    taken = set(numbers.values())
    free = {digest: number for number, digest in enumerate(after, 1) if number not in taken}
    counts = Counter(before), Counter(after)
    once = {digest for digest, count in counts[0].items() if count == counts[1][digest] == 1}
    left = ((number, digest) for number, digest in enumerate(before, 1) if number not in numbers)
    return {number: free[digest] for number, digest in left if digest in free and digest in once}


def _similar(before: Sequence[Paragraph], after: Sequence[Paragraph]) -> Iterator[tuple[int, int]]:
    """The pairs of paragraphs that are the same one in other words, in order, so that their similarities are the highest in total."""
    if len(before) * len(after) > _MOST_PAIRS:
        return
    likeness = [[_likeness(one, two) for two in after] for one in before]
    best = [[0.0] * (len(after) + 1) for _ in range(len(before) + 1)]
    for i in range(len(before) - 1, -1, -1):
        for k in range(len(after) - 1, -1, -1):
            alike = likeness[i][k]
            together = best[i + 1][k + 1] + alike if alike >= REWORDED else 0.0
            best[i][k] = max(together, best[i + 1][k], best[i][k + 1])
    i = k = 0
    while i < len(before) and k < len(after):
        if likeness[i][k] >= REWORDED and best[i][k] == best[i + 1][k + 1] + likeness[i][k]:
            yield i, k
            i, k = i + 1, k + 1
        elif best[i][k] == best[i + 1][k]:
            i += 1
        else:
            k += 1


def _likeness(one: Paragraph, two: Paragraph) -> float:
    """The share of the marks of two paragraphs that both have."""
    both = len(one.marks & two.marks)
    return both / (len(one.marks) + len(two.marks) - both) if both else 0.0
