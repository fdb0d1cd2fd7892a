"""Lean evidence answers for names, numbers and dates as the text does; for anything else it says that it cannot tell."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.leak import candidates, leak
from generator.articles.doubt import NO_KEY, NOT_IN_MARKS, noting
from generator.articles.fingerprints import Evidence
from tests.support import small
from tests.support.repository import ROOT
from tests.support.rows import each

TEXT = """\
Mira Sand, the mayor of Carrow, may reopen the Old Bridge on 6 May 2024 for 2 million crowns, the Vale Courier reports.

Bridge Over The River Is Closed

The Bank of Carrow said it had not paid at least 1,200 workers last year. “We shall see,” an official of the bank said.
"""


def lean(text: str = TEXT, *, keep_key: bool = True) -> Evidence:
    """The evidence as another checkout reads it."""
    return Evidence.loads(Evidence.lean(text, keep_key=keep_key).dumps())


@each(
    ("number", "question", "answer"),
    [
        (1, lambda paragraph: paragraph.has_capital("carrow"), True),
        (1, lambda paragraph: paragraph.has_capital("aldbrook"), False),
        (1, lambda paragraph: paragraph.has_phrase(("mira", "sand")), True),
        (1, lambda paragraph: paragraph.has_pair("6", "may"), True),
        (1, lambda paragraph: paragraph.has_pair("7", "may"), False),
        (1, lambda paragraph: paragraph.has_pair("2", "million"), True),
        (1, lambda paragraph: paragraph.has_number("2"), False),
        (1, lambda paragraph: paragraph.has_name_word("eastland"), False),
        (1, lambda paragraph: paragraph.has_name_word("ministry"), NOT_IN_MARKS),
        (1, lambda paragraph: paragraph.has("reopen"), NOT_IN_MARKS),
        (1, lambda paragraph: paragraph.has_in_order([("reopen", "the")]), NOT_IN_MARKS),
        (1, lambda paragraph: paragraph.has_in_order([("9", "crowns")]), False),
        (2, lambda paragraph: paragraph.has_capital("bridge"), True),
        (2, lambda paragraph: paragraph.has_pair("bridge", "over"), NOT_IN_MARKS),
        (3, lambda paragraph: paragraph.has_phrase(("bank", "of", "carrow")), True),
        (3, lambda paragraph: paragraph.has("not"), True),
        (3, lambda paragraph: paragraph.has("never"), False),
        (3, lambda paragraph: paragraph.has_pair("last", "year"), True),
    ],
)
def test_answers(number: int, question: object, answer: bool | str) -> None:
    """A question about a name, a number or a date has the answer of the text; any other may have none."""
    assert callable(question)
    with noting() as noted:
        found = question(lean()[number])
    assert (found, [*noted]) == ((False, [answer]) if isinstance(answer, str) else (answer, []))


def test_without_its_key_it_answers_nothing_and_still_belongs_to_its_article() -> None:
    """The file then has no key; somebody who has the text can still tell that it was made from it."""
    evidence = lean(keep_key=False)
    with noting() as noted:
        assert not evidence[1].has_capital("carrow")
    assert [*noted] == [NO_KEY]
    assert evidence.is_of(TEXT)
    assert not evidence.is_of(TEXT.replace("Carrow", "Aldbrook"))
    assert '"key"' not in evidence.dumps()


@given(st.lists(st.sampled_from(small.HERALD.split()), min_size=1, max_size=30).map(" ".join))
def test_a_yes_is_a_yes_of_the_text(text: str) -> None:
    """Whatever the words: if the marks say that a word, a capital or a pair is there, the text has it."""
    exact, marks = Evidence.of(text), lean(text)
    keys = exact.language.keys(small.HERALD)
    with noting():
        for full, few in zip(exact.paragraphs, marks.paragraphs, strict=True):
            for one, two in pairwise(keys):
                assert full.has(one) or not few.has(one)
                assert full.has_capital(one) or not few.has_capital(one)
                assert full.has_pair(one, two) or not few.has_pair(one, two)


@given(st.lists(st.sampled_from(small.HERALD.split()), min_size=1, max_size=30).map(" ".join))
def test_a_no_is_a_no_of_the_text(text: str) -> None:
    """And if they say that it is not, without a doubt, the text has not."""
    exact, marks = Evidence.of(text), lean(text)
    keys = exact.language.keys(small.HERALD)
    for full, few in zip(exact.paragraphs, marks.paragraphs, strict=True):
        for word in keys:
            with noting() as noted:
                answers = few.has(word), few.has_capital(word), few.has_number(word)
            if not noted:
                assert answers == (full.has(word), full.has_capital(word), full.has_number(word)), word


@pytest.mark.parametrize("name", ["kessel-collision", "corvane-briefing", "carran-water"])
def test_no_sentence_can_be_rebuilt_even_with_the_article_s_own_words(name: str) -> None:
    """A reader who tries every word of the text against the marks finds two in five at most, and no sentence; in full evidence, all."""
    text = (ROOT / "benchmarks" / "verdicts" / "texts" / name / "article.txt").read_text(encoding="utf-8")
    tried = candidates(text.split())
    found, before = leak(Evidence.lean(text), text, tried), leak(Evidence.of(text), text, tried)
    assert (found.rebuilt, before.rebuilt) == (0, before.sentences)
    assert found.found <= 0.4 * found.words < before.found


def test_a_word_list_recovers_at_most_35_percent_and_no_sentence() -> None:
    """The attack of the benchmark, with every word of the texts: no list of a package has more of them."""
    folders = sorted((ROOT / "benchmarks" / "verdicts" / "texts").iterdir())
    texts = [(folder / "article.txt").read_text(encoding="utf-8") for folder in folders if folder.name[2] != "-"]  # those in English
    found = [leak(Evidence.lean(text), text, candidates(text.split())) for text in texts]
    assert len(found) >= 8
    assert sum(one.rebuilt for one in found) == 0
    assert sum(one.found for one in found) <= 0.35 * sum(one.words for one in found)
