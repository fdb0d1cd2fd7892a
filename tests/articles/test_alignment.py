"""Which paragraph of a new version is which one of the old."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.articles.alignment import Alignment, align
from generator.articles.fingerprints import Evidence
from tests.support import small

BLOCKS = small.HERALD.strip().split("\n\n")


def aligned(before: list[str], after: list[str]) -> Alignment:
    """The alignment of two lists of paragraphs, with the marks of both under one key."""
    old = Evidence.of("\n\n".join(before))
    return align(old, old.like("\n\n".join(after)))


def test_the_same_text_is_unchanged() -> None:
    """Nothing is new, gone, moved or reworded."""
    assert aligned(BLOCKS, BLOCKS).unchanged


def test_a_paragraph_on_top_moves_the_others() -> None:
    """They are one run."""
    found = aligned(BLOCKS, ["A correction of the editors.", *BLOCKS])
    assert (found.added, found.gone, found.reworded) == ((1,), (), frozenset())
    assert [*found.runs()] == [(1, 8, 2)]
    assert found.range(3, 5) == (4, 6)


def test_a_reworded_paragraph_is_the_same_one() -> None:
    """It keeps its place between its neighbours."""
    found = aligned(BLOCKS, [*BLOCKS[:6], BLOCKS[6].replace("3 million", "4 million"), *BLOCKS[7:]])
    assert (found.reworded, found.added, found.gone) == (frozenset({7}), (), ())


def test_digests_alone_know_of_no_rewording() -> None:
    """Without marks under one key a paragraph that differs is another one."""
    old = Evidence.of("\n\n".join(BLOCKS))
    changed = [*BLOCKS[:6], BLOCKS[6].replace("3 million", "4 million"), *BLOCKS[7:]]
    found = align(old.fingerprint, Evidence.of("\n\n".join(changed)))
    assert (found.added, found.gone, found.reworded) == ((7,), (7,), frozenset())


def test_paragraphs_in_another_order_are_found() -> None:
    """A range whose paragraphs were taken apart has no new range."""
    found = aligned(BLOCKS, [*BLOCKS[4:], *BLOCKS[:4]])
    assert (found.added, found.gone) == ((), ())
    assert found.range(1, 4) == (5, 8)
    assert found.range(4, 5) is None


def test_a_range_takes_in_what_was_added_within() -> None:
    """It still holds all it held."""
    found = aligned(BLOCKS, [*BLOCKS[:3], "Something else was added here.", *BLOCKS[3:]])
    assert found.range(3, 4) == (3, 5)


@pytest.mark.exhaustive
@given(st.lists(st.sampled_from(BLOCKS), max_size=8), st.lists(st.sampled_from(BLOCKS), max_size=8))
def test_numbers_are_numbers_of_both_versions(before: list[str], after: list[str]) -> None:
    """Whatever the versions, each old paragraph has at most one new number, and each new one at most one old number."""
    found = aligned(before, after)
    assert set(found.numbers) <= set(range(1, len(before) + 1))
    assert set(found.numbers.values()) <= set(range(1, len(after) + 1))
    assert len(set(found.numbers.values())) == len(found.numbers)
    for old, new in found.numbers.items():
        assert old in found.reworded or before[old - 1] == after[new - 1]
