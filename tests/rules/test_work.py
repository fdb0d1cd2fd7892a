"""Checking does each piece of work once, and leaves out the rules that cannot find anything."""

from __future__ import annotations

import cProfile
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

import pytest

from generator.articles.doubt import BEYOND_MARKS, noting
from generator.articles.languages import DEFAULT
from generator.evidence import readings
from generator.evidence.passages import EvidenceIndex
from generator.evidence.readings import Reading
from generator.evidence.statements import Statement, texts
from generator.records.decode import Result
from generator.rules.check import RULES, examine, examine_parts, fitting
from tests.support import small
from tests.support.rule_cases import Case, with_texts

#: The codes of the rules that compare texts of articles.
COMPARING: Final = sorted({code for rule in RULES if rule.compares for code in rule.codes})
CASES: Final = sorted(case for code in COMPARING for case in (Path(__file__).parent / code).glob("*.yml"))


#: How many functions are called at most for one more record with the claims of the small dossier's first actor.
MOST_CALLS: Final = 2_400


class Counted:
    """A pattern that counts the texts it divides."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern = pattern
        self.texts = Counter[str]()

    def findall(self, text: str) -> list[str]:
        self.texts[text] += 1
        return self.pattern.findall(text)

    def finditer(self, text: str) -> object:
        return self.pattern.finditer(text)


def test_no_text_is_divided_into_words_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rules share the words of a statement and those of each sentence and clause of a paragraph."""
    dossier = with_texts(Case.of("--- # actors/lena-vos.yml").made())
    assert dossier
    counted = Counted(DEFAULT.word)
    for name in ("word", "_ascii_word"):
        monkeypatch.setitem(vars(DEFAULT), name, counted)
    monkeypatch.delitem(vars(DEFAULT), "_keys", raising=False)
    examine(dossier)
    assert any("five ships" in text for text in counted.texts)
    assert {text: count for text, count in counted.texts.items() if count > 1} == {}


@pytest.mark.parametrize("exact", [True, False], ids=["with-the-articles", "marks"])
def test_a_rule_that_is_left_out_would_find_nothing(*, exact: bool) -> None:
    """Nor would it have a doubt, except that full marks do not show everything, which a waiver alone asks for."""
    left_out = 0
    for case in CASES:
        made = Case.of(case.read_text(encoding="utf-8")).made()
        dossier = with_texts(made if exact else {path: content for path, content in made.items() if not path.startswith("articles/")})
        library = EvidenceIndex(dossier) if dossier else None
        for record in library.dossier.profiles.values() if library else ():
            for _, text in texts(record=record, dossier=library.dossier) if library else ():
                statement = Statement.of(text, library) if library else None
                if statement is None or not statement.passages.paragraphs:
                    continue
                for rule in {*fitting(statement, waives=True)} - {*fitting(statement, waives=False)}:
                    with noting() as noted:
                        assert [*rule(statement)] == []
                    assert {*noted} <= {BEYOND_MARKS}
                every = {rule for rule in RULES if rule.compares and (text.claim or rule.scope.name == "text")}
                for rule in every - {*fitting(statement, waives=True)}:
                    left_out += 1
                    with noting() as noted:
                        assert [*rule(statement)] == [], (case.name, rule)
                    assert not noted
    assert left_out > len(CASES)


def test_the_small_dossier_is_compared_with_its_texts() -> None:
    """With the articles at hand, the rules that compare our texts are run; on full marks only for what may waive them."""
    dossier = with_texts(Case.of("--- # actors/lena-vos.yml").made())
    assert dossier
    for given, waives, compared in ((dossier, False, True), (small.dossier(), False, False), (small.dossier(), True, True)):
        library = EvidenceIndex(given)
        text = next(text for record in given.profiles.values() for _, text in texts(given, record) if text.claim)
        statement = Statement.of(text, library)
        assert statement
        assert any(rule.compares == "ours" for rule in fitting(statement, waives=waives)) is compared


def test_paragraphs_are_read_before_their_statements_are_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever checks a part of the records finds the cited paragraphs divided, so that two processes do not both divide them."""
    dossier = with_texts(Case.of("--- # actors/lena-vos.yml").made())
    assert dossier
    divided: list[str] = []
    read = readings._readings

    def noted(text: str, actors: Sequence[str], library: EvidenceIndex) -> Iterator[Reading]:
        divided.extend([text] if actors == () else [])  # of a paragraph; a statement gives a list
        return read(text, actors, library)

    def shared(works: Sequence[Callable[[], Result]]) -> list[Result]:
        assert len(divided) == len({*divided}) > 0
        divided.clear()
        return [work() for work in works]

    monkeypatch.setattr(readings, "_readings", noted)
    examine_parts(dossier, shared)
    assert divided == []


def calls(records: int) -> int:
    """How many functions are called to examine so many records more, with the texts of the articles."""
    again = {f"briefings/actors/again-{number}.yml": f"# actors/again-{number}\n".encode() for number in range(records)}
    made = Case.of("--- # actors/lena-vos.yml").made()
    text = made["briefings/actors/northland.yml"].decode()
    for number, path in enumerate(again):
        again[path] = text.replace("name: Northland", f"name: Southmark {number}").encode()
    dossier = with_texts({**made, **again})
    assert dossier
    assert len(dossier.actors) > records
    profile = cProfile.Profile()
    profile.runcall(examine_parts, dossier)
    return sum(entry.callcount for entry in profile.getstats())


def test_the_work_for_a_record_does_not_grow_with_their_number() -> None:
    """What many records ask of the same paragraphs, names and sources is found out once; a record more costs the same each time."""
    calls(1)  # what is found out about languages is kept
    few, some, many = calls(20), calls(40), calls(80)
    assert many - some < (some - few) * 2 * 1.1
    assert (many - some) / 40 < MOST_CALLS
