"""The commands `merge` and `split`: what they write and print, and when they write nothing."""

from __future__ import annotations

from pathlib import Path

from tests.support import builds, namesakes, small
from tests.support.merging import OTHER, both
from tests.support.projects import everything, run


def test_two_records_become_one(tmp_path: Path) -> None:
    """The result keeps all rules; a second time there is nothing to merge."""
    folder = builds.project(tmp_path, both())
    assert run(folder, "check").exit_code == 0
    result = run(folder, "merge", "dock-union", "harbour-union")
    assert result.exit_code == 0, result.output
    assert not (folder / "briefings" / OTHER).exists()
    assert run(folder, "check").exit_code == 0
    again = run(folder, "merge", "dock-union", "harbour-union")
    assert (again.exit_code, "it is now called 'harbour-union'" in again.output) == (2, True)


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    """What would change is printed."""
    folder = builds.project(tmp_path, both())
    before = everything(folder)
    assert run(folder, "merge", "dock-union", "harbour-union", "--dry-run").output.endswith("; nothing was written\n")
    assert everything(folder) == before


def test_a_split_that_would_have_problems_is_refused(tmp_path: Path) -> None:
    """Without a qualifier the new record has the name of the old one: nothing is written, and the problems are shown."""
    folder = builds.project(tmp_path, namesakes.files())
    before = everything(folder)
    result = run(folder, "split", "lind-painter", "lind-seller", "--name", "Tove Lind", "--qualifier", "painter", "--claim", "sold")
    assert (result.exit_code, everything(folder)) == (1, before)
    assert "ambiguous-name" in result.output


def test_a_claim_moves_to_a_new_record(tmp_path: Path) -> None:
    """The new record keeps all rules."""
    folder = builds.project(tmp_path, small.files())
    result = run(folder, "split", "olga-brandt", "straits", "--name", "Institute of Straits", "--alias", "Brandt", "--claim", "small-cup")
    assert result.exit_code == 0, result.output
    made = (folder / "briefings/actors/straits.yml").read_text()
    assert made.startswith("name: Institute of Straits\nkind: person\naliases: [Brandt]\nclaims:\n  - id: small-cup\n")
    assert "said_by: [straits]" in made
    assert run(folder, "check").exit_code == 0
