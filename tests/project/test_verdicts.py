"""A second check takes from the memory of the first what cannot have changed, and finds exactly the same."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.articles import fingerprints
from generator.articles.language import Language
from generator.articles.paragraph import Hashes, Paragraph
from generator.cli import main
from generator.evidence import binding
from generator.evidence.passages import EvidenceIndex
from generator.project import load, receipting, unchanged, verdicts
from generator.records.dossier import Actor, Relationship
from generator.rules import check
from generator.rules.examination import Between, Examination
from generator.text.problems import Problem
from tests.support import builds, small

NORTHLAND = "briefings/actors/northland.yml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small dossier with its articles, checked once."""
    folder = builds.project(tmp_path / "project", small.files())
    (folder / "articles").mkdir()
    for id, text in {"herald-2024-03": small.HERALD, "gazette-2024-05": small.GAZETTE}.items():
        (folder / "articles" / f"{id}.txt").write_text(text, encoding="utf-8")
    load.load_for_editors(folder)
    return folder


@pytest.fixture
def grounded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The records that the rules are applied to, in order; what is between the records counts as one without a name."""
    found = list[str]()
    ground, between = check.ground_record, check._between

    def counted_ground(library: EvidenceIndex, record: Actor | Relationship) -> Examination:
        found.append(record.id)
        return ground(library, record)

    def counted_between(library: EvidenceIndex) -> Between:
        found.append("")
        return between(library)

    monkeypatch.setattr(check, "ground_record", counted_ground)
    monkeypatch.setattr(check, "_between", counted_between)
    return found


def problems(project: Path, *, fresh: bool = False) -> list[Problem]:
    """What a check finds."""
    return load.checked_for_editors(project, fresh=fresh)[1]


def test_nothing_is_checked_twice(project: Path, grounded: list[str]) -> None:
    """Neither by the next check, nor by other commands that load the records, unless it is asked for."""
    assert problems(project) == []
    load.load(project)
    load.write_docs(project)
    assert grounded == []
    assert problems(project, fresh=True) == []
    assert len(grounded) == len(load.load(project).profiles) + 1


def test_a_changed_claim_is_checked_again(project: Path, grounded: list[str]) -> None:
    """With the records that name it as record/claim, and what is between records; a mistake is found, and found again."""
    path = project / NORTHLAND
    path.write_text(path.read_text(encoding="utf-8").replace("3 million", "4 million"), encoding="utf-8")
    found = problems(project)
    assert [problem.code for problem in found] == ["ungrounded-number"]
    assert "northland" in grounded
    assert len(grounded) < len(small.dossier().profiles) + 1
    assert problems(project) == found  # with the receipts that the first check left
    grounded.clear()
    assert problems(project) == found
    assert grounded == []
    assert problems(project, fresh=True) == found


def test_each_paragraph_is_divided_once(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And only if a rule asks for its words, which none does in a second check."""
    found = Counter[str]()
    divide = fingerprints._paragraph

    def counted(hashes: Hashes, block: str, language: Language) -> Paragraph:
        found[block] += 1
        return divide(hashes, block, language)

    monkeypatch.setattr(fingerprints, "_paragraph", counted)
    problems(project, fresh=True)
    assert found
    assert set(found.values()) == {1}
    found.clear()
    problems(project)
    assert not found
    path = project / "briefings" / "actors" / "lena-vos.yml"
    path.write_bytes(path.read_bytes() + b"# a comment\n")
    problems(project)
    assert set(found.values()) == {1}


def test_what_was_remembered_is_what_was_found(project: Path) -> None:
    """Doubts, failures, readings and the places of problems are the same, down to the excerpt and the path to the value."""
    shutil.rmtree(project / "articles")
    path = project / NORTHLAND
    path.write_text(path.read_text(encoding="utf-8").replace("3 million", "4 million"), encoding="utf-8")
    (project / "briefings" / "sources" / "gazette-2024-05.evidence").unlink()
    first = load._examined(project, None)
    first.remember({})
    again = load._examined(project, None)
    assert again.memory
    assert again.memory.recalled == first.parts
    assert again.examination == first.examination
    assert again.problems == first.problems
    assert [problem.place.loc for problem in again.problems] == [problem.place.loc for problem in first.problems]


def test_receipts_are_made_once(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that are as the last check left them are neither made nor written; one that was changed or deleted is made again."""
    made = list[str]()

    def counted(_: EvidenceIndex, record: str) -> tuple[()]:
        made.append(record)
        return ()

    monkeypatch.setattr(receipting, "_quoted", counted)
    problems(project)
    assert made == []
    receipt = project / "briefings" / "receipts" / "northland.txt"
    before = receipt.read_bytes()
    receipt.unlink()
    problems(project)
    assert made == ["northland"]
    assert receipt.read_bytes().splitlines()[:2] == before.splitlines()[:2]


def test_a_forged_receipt_is_found(project: Path) -> None:
    """A record that does not hold is checked with its receipts, so that a receipt made for it is found although nothing else changed."""
    path = project / NORTHLAND
    path.write_text(path.read_text(encoding="utf-8").replace("3 million", "4 million"), encoding="utf-8")
    assert [problem.code for problem in problems(project)] == ["ungrounded-number"]
    dossier, _ = load.readable(project)
    assert dossier
    library = EvidenceIndex(dossier)
    claim = dossier.claims["northland/paid-for-pier"][1]
    digest = binding.digest(library, binding.Bound(dossier.profiles["northland"], claim))
    with (project / "briefings" / "receipts" / "northland.txt").open("a", encoding="utf-8") as file:
        file.write(f"checked paid-for-pier {digest} rules {check.VERSION} 2024-05-03\n")
    assert {problem.code for problem in problems(project)} == {"ungrounded-number", "false-receipt"}


def test_a_memory_that_comes_with_a_project_is_not_believed(project: Path, tmp_path: Path, grounded: list[str]) -> None:
    """A copy has other files, whatever its memory says: a stranger cannot declare that a false claim holds."""
    shutil.copytree(project, tmp_path / "clone", copy_function=shutil.copy2)
    load.load(tmp_path / "clone")
    assert len(grounded) == len(small.dossier().profiles) + 1


def test_a_memory_that_was_edited_is_not_believed(project: Path) -> None:
    """A problem that is deleted from it is found again."""
    path = project / NORTHLAND
    path.write_text(path.read_text(encoding="utf-8").replace("3 million", "4 million"), encoding="utf-8")
    found = problems(project)
    memory = project / verdicts.FILES[True]
    lines = [json.loads(line) for line in memory.read_text(encoding="utf-8").splitlines()]
    memory.write_text("".join(f"{json.dumps({**line, 'problems': []})}\n" for line in lines), encoding="utf-8")
    assert problems(project) == found


def test_another_program_believes_nothing(project: Path, monkeypatch: pytest.MonkeyPatch, grounded: list[str]) -> None:
    """The rules may have become stricter."""
    monkeypatch.setattr(unchanged, "program", lambda: "newer")
    problems(project)
    assert len(grounded) == len(small.dossier().profiles) + 1


def test_other_articles_are_checked_again(project: Path, grounded: list[str]) -> None:
    """With an article away, its claims rest on marks; each kind of check has a memory of its own."""
    (project / "articles" / "gazette-2024-05.txt").unlink()
    problems(project)
    assert len(grounded) == len(small.dossier().profiles) + 1


def test_a_cache_that_cannot_be_written_costs_time_only(project: Path, grounded: list[str]) -> None:
    """A file in the place of the folder."""
    shutil.rmtree(project / ".cache")
    (project / ".cache").touch()
    for _ in range(2):
        assert problems(project) == []
    assert len(grounded) == 2 * (len(small.dossier().profiles) + 1)


def test_check_fresh_and_clean(project: Path, grounded: list[str]) -> None:
    """`check --fresh` does without the memory, and `clean` deletes it."""
    assert CliRunner().invoke(main, ["--project", str(project), "check"]).exit_code == 0
    assert grounded == []
    assert CliRunner().invoke(main, ["--project", str(project), "check", "--fresh"]).exit_code == 0
    assert grounded
    assert CliRunner().invoke(main, ["--project", str(project), "clean"]).exit_code == 0
    assert not (project / ".cache").exists()
