"""The command `migrate`: what it writes and prints, and when it writes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import builds, small
from tests.support.projects import everything, run

DONE = "briefings/dossier.yml:1: format: 2\nformat 1 → 2: 1 place in 1 file"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with the small dossier, which has the first format."""
    return builds.project(tmp_path, small.files())


def test_a_dossier_of_today_is_migrated_once(folder: Path) -> None:
    """The number is written, and the second time there is nothing to do; the dossier has no problem before or after."""
    assert run(folder, "check").exit_code == 0
    assert run(folder, "migrate").output == f"{DONE}\n"
    assert (folder / "briefings/dossier.yml").read_text() == f"format: 2\n{small.DOSSIER}"
    assert run(folder, "check").exit_code == 0
    again = run(folder, "migrate")
    assert (again.exit_code, again.output) == (0, "nothing to do: the dossier has format 2, the newest that this program knows\n")


def test_a_dry_run_writes_nothing(folder: Path) -> None:
    """What would change is printed."""
    before = everything(folder)
    assert run(folder, "migrate", "--dry-run").output == f"{DONE}; nothing was written\n"
    assert everything(folder) == before


@pytest.mark.parametrize(("line", "code"), [("format: 3\n", "newer-format"), ("tone: calm\n", "unknown-field")])
def test_what_cannot_be_read_is_refused_with_the_reason(folder: Path, line: str, code: str) -> None:
    """A newer format, or a file with a mistake: the problem is reported, the status is 1, and nothing is written."""
    (folder / "briefings/dossier.yml").write_text(line + small.DOSSIER)
    before = everything(folder)
    result = run(folder, "migrate")
    assert result.exit_code == 1
    assert code in result.output
    assert everything(folder) == before
