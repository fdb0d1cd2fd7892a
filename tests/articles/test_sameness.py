"""Which articles are the same text."""

from __future__ import annotations

import pytest

from generator.articles.fingerprints import Evidence
from generator.articles.sameness import shared_texts
from tests.support import small
from tests.support.repository import ROOT

ALMANAC, GAZETTE = (
    (ROOT / "tests" / "dossiers" / "comet" / "articles" / f"{name}.txt").read_text(encoding="utf-8")
    for name in ("comet-almanac-2020-02", "night-sky-gazette-2019-11")
)


def pairs(*texts: str) -> list[tuple[str, str]]:
    """The pairs of texts, named a, b, c …, that are the same."""
    return [(pair.one, pair.two) for pair in shared_texts({chr(ord("a") + at): Evidence.of(text) for at, text in enumerate(texts)})]


def test_a_copy_is_the_same_text() -> None:
    """Under another headline too, and with a part left out."""
    assert pairs(small.HERALD, small.HERALD) == [("a", "b")]
    assert pairs(small.HERALD, small.HERALD.replace("Harbour talks end", "Talks fail")) == [("a", "b")]
    assert pairs(ALMANAC, "\n\n".join(ALMANAC.split("\n\n")[:-3])) == [("a", "b")]


def test_different_articles_are_not() -> None:
    """Not even about one subject."""
    assert pairs(small.HERALD, small.GAZETTE, ALMANAC, GAZETTE) == []


def long(seed: int) -> list[list[str]]:
    """Twenty invented paragraphs of three sentences, which differ in their lengths; those of another seed have other lengths."""
    words = [f"{one}{two}" for one in ("ba", "ko", "mu", "ti", "re", "sol") for two in ("lan", "mir", "tor", "vek", "dun", "pas")]
    lengths = [[7 + (seed * (3 * block + line) ** 2) % 23 for line in range(3)] for block in range(20)]
    return [[" ".join(words[(seed + at + count) % 36] for at in range(count)).capitalize() + "." for count in block] for block in lengths]


def text(blocks: list[list[str]]) -> str:
    """An article of some paragraphs."""
    return "\n\n".join(" ".join(block) for block in blocks)


def test_a_copy_with_a_sentence_left_out_of_each_paragraph_is_the_same_text() -> None:
    """No paragraph has the same digest; most sentences have the same number of marks as in the original, whatever the key."""
    cut = [block[:2] if at % 3 else [*block[:2], "They said so again on the day."] for at, block in enumerate(long(7))]
    assert pairs(text(long(7)), text(cut)) == [("a", "b")]
    assert pairs(text(long(7)), text(long(11))) == []


def test_a_quoted_paragraph_makes_no_copy() -> None:
    """What two articles share is less than half of the shorter one."""
    assert pairs(ALMANAC, f"{GAZETTE}\n\n{ALMANAC.strip().split(chr(10) * 2)[3]}") == []


@pytest.mark.parametrize("many", [3, 25])
def test_a_text_in_many_papers_connects_them_all(many: int) -> None:
    """However many there are, each is connected with the others."""
    found = shared_texts({f"paper-{number:02}": Evidence.of(small.GAZETTE) for number in range(many)})
    joined: set[str] = {"paper-00"}
    for pair in found:
        assert {pair.one, pair.two} & joined
        joined |= {pair.one, pair.two}
    assert len(joined) == many
