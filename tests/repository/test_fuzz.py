"""Damaged files: a few hundred of the cases of `benchmarks/fuzz.py`, in the same way every time."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from benchmarks import fuzz
from benchmarks.damage import damaged
from tests.support.rows import each


@pytest.mark.threat("f37")
@pytest.mark.parametrize("first", [2, 102, 202])
def test_commands_end_well_whatever_a_file_holds(tmp_path: Path, first: int) -> None:
    """Status 0, 1 or 2, no traceback, and soon: in processor time, because the machine may be busy."""
    found = list(fuzz.outcomes(tmp_path, 7, range(first, first + 98)))
    assert [(it.number, it.command, it.path, it.fault, it.said[-2000:]) for it in found if it.fault] == []
    assert {0, 1} <= {it.status for it in found}


def test_a_case_is_the_same_every_time(tmp_path: Path) -> None:
    """Its number and the seed give the same damage and the same command."""
    project = fuzz.Project(tmp_path)
    for number in range(20):
        command, name = project.case(7, number)
        content = (project.folder / name).read_bytes()
        assert project.case(7, number) == (command, name)
        assert (project.folder / name).read_bytes() == content


@each(
    ("status", "seconds", "said", "fault"),
    [
        (0, 0.1, "", ""), (2, 4.9, "Usage: …", ""), (1, 0.1, "Traceback (most recent call last):\n", "traceback"), (3, 0.1, "", "status 3"),
        (-9, 60.0, "", "status -9"), (1, 5.5, "", "5.5 s"),
    ],
)  # fmt: skip
def test_what_counts_as_a_fault(status: int, seconds: float, said: str, fault: str) -> None:
    """A traceback, any other status, a signal, or too much time."""
    assert fuzz.Outcome(1, "check", "mkdocs.yml", status, seconds, said).fault == fault


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"[" * 5000, b"a: b\n", b'{"a": [1]}'], ids=["empty", "bytes", "deep", "yaml", "json"]
)
def test_damage_takes_any_content(content: bytes) -> None:
    """Files that are empty, no text or deep are damaged too: mostly they change, in many ways, and each number changes them in one way."""
    names = ["x.json" if number % 2 else "x.yml" for number in range(200)]
    found = [damaged(content, name, Random(number)) for number, name in enumerate(names)]
    assert found == [damaged(content, name, Random(number)) for number, name in enumerate(names)]
    assert len(set(found) - {content}) > 20
    assert found.count(content) < 150
