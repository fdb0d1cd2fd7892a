"""What parses sentences: a text is parsed once, whichever process does it, and verdicts hold with and without it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.project import grammar, load, verdicts
from generator.system import processes
from tests.support import builds, small
from tests.support.repository import needs_grammar

SENTENCE = "France, which Spain had accused of lying, was attacked by the Italian navy."
THANKS = 'claims:\n  - id: thanked\n    text: "[[northland]] thanked [[southmark]] in a letter."\n    type: report\n    cites: [gazette-2024-05#3]\n'
WAIVED = '    waive: [{rule: reversed-roles, why: "It answered a letter."}]\n'


@pytest.fixture(autouse=True)
def _installed() -> None:
    """Skip all of it without the extra."""
    needs_grammar()


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that are parsed."""
    texts = list[str]()
    model = grammar._model()

    def noted(text: str) -> object:
        texts.append(text)
        return model(text)

    monkeypatch.setattr(grammar, "_model", lambda: noted)
    return texts


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small dossier with its articles, and a claim in which two parties are exchanged."""
    folder = builds.project(tmp_path / "project", small.files())
    (folder / "articles").mkdir()
    for id, text in {"herald-2024-03": small.HERALD, "gazette-2024-05": small.GAZETTE}.items():
        (folder / "articles" / f"{id}.txt").write_text(text, encoding="utf-8")
    path = folder / "briefings" / "actors" / "harbour-union.yml"
    path.write_text(path.read_text(encoding="utf-8") + THANKS, encoding="utf-8")
    return folder


def codes(project: Path, *, fresh: bool = False) -> list[str]:
    """What a check finds."""
    return [problem.code for problem in load.checked_for_editors(project, fresh=fresh)[1]]


def without(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which the extra is not installed; on a real one its absence changes the key of the memory."""
    monkeypatch.setattr(grammar, "edition", lambda: "")


def test_a_text_is_parsed_once(tmp_path: Path, parsed: list[str]) -> None:
    """By this program or an earlier one; what is remembered is what was found, and another edition's is not read."""
    first = grammar.Parser(tmp_path)
    found = first.deeds(SENTENCE)
    assert [(deed.verb, [agent.head for agent in deed.agents], deed.passive) for deed in found if deed.verb != "lie"] == [
        ("accuse", ["spain"], False),
        ("attack", ["navy"], True),
    ]
    first.keep()
    assert grammar.Parser(tmp_path).deeds(SENTENCE) == first.deeds(SENTENCE) == found
    assert parsed == [SENTENCE]
    path = tmp_path / grammar.FILE
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([json.dumps("another"), *lines[1:]]), encoding="utf-8")
    assert grammar.Parser(tmp_path).deeds(SENTENCE) == found
    assert parsed == [SENTENCE, SENTENCE]
    path.write_text("\n".join([lines[0], '["damaged"', ""]), encoding="utf-8")
    assert grammar.Parser(tmp_path).deeds(SENTENCE) == found


def test_what_another_process_parses_is_remembered(tmp_path: Path) -> None:
    parser = grammar.Parser(tmp_path)
    run = parser.beside(processes.beside)
    assert run([lambda: len(parser.deeds(SENTENCE)), lambda: len(parser.deeds(f"{SENTENCE} Spain won."))]) == [3, 4]
    parser.keep()
    assert len((tmp_path / grammar.FILE).read_text(encoding="utf-8").splitlines()) == 3


def test_a_check_parses_and_a_second_one_does_not(project: Path, parsed: list[str]) -> None:
    """Nothing is parsed again if the memory of checks is lost, either."""
    assert codes(project) == ["reversed-roles"]
    assert parsed
    del parsed[:]
    assert codes(project) == ["reversed-roles"]
    verdicts.forget(project)
    assert codes(project) == ["reversed-roles"]
    assert parsed == []


def test_a_waiver_is_used_where_nothing_parses(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And receipts say whether sentences were parsed: a check that cannot parse does not take that back."""
    path = project / "briefings" / "actors" / "harbour-union.yml"
    path.write_text(path.read_text(encoding="utf-8") + WAIVED, encoding="utf-8")
    receipts = project / "briefings" / "receipts" / "harbour-union.txt"
    with monkeypatch.context() as patch:
        without(patch)
        assert codes(project) == []
    assert " parsed " not in receipts.read_text(encoding="utf-8")
    assert codes(project, fresh=True) == []
    with_parser = receipts.read_text(encoding="utf-8")
    assert " parsed " in with_parser
    with monkeypatch.context() as patch:
        without(patch)
        assert codes(project, fresh=True) == []
    assert receipts.read_text(encoding="utf-8") == with_parser


def test_a_receipt_is_not_false_for_what_only_a_parser_finds(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The claim is refused, and whoever checked it without a parser did nothing wrong."""
    with monkeypatch.context() as patch:
        without(patch)
        assert codes(project) == []
    assert codes(project, fresh=True) == ["reversed-roles"]
