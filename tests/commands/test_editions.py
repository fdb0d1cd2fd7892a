"""The commands `edition` and `diff`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.records import edition_chain
from generator.views.snapshot import digest
from tests.support import builds, small
from tests.support.fields import FERRY, NORTHLAND

SMALL = digest(small.dossier())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with the small dossier and an edition of it."""
    builds.project(tmp_path, small.files())
    assert run(tmp_path, "edition", "2024-05").exit_code == 0
    return tmp_path


def run(folder: Path, *arguments: str) -> Result:
    """A command in a project."""
    return CliRunner().invoke(main, ["--project", str(folder), *arguments], catch_exceptions=False)


def test_an_edition_is_written_once(tmp_path: Path) -> None:
    """The digest of the records goes to its file; again only with --force; a check knows the file."""
    builds.project(tmp_path, small.files())
    result = run(tmp_path, "edition", "2024-05")
    assert result.output == "wrote briefings/editions/2024-05.json: 7 claims in 6 records\n"
    file = tmp_path / "briefings" / "editions" / "2024-05.json"
    assert file.read_bytes() == edition_chain.dumps(SMALL)
    assert [path.name for path in file.parent.iterdir()] == ["2024-05.json"]
    again = run(tmp_path, "edition", "2024-05")
    assert (again.exit_code, "the edition 2024-05 already exists; overwrite it with --force" in again.output) == (2, True)
    assert run(tmp_path, "edition", "2024-05", "--force").exit_code == 0
    assert run(tmp_path, "check").exit_code == 0


@pytest.mark.parametrize("name", ["../x", "May 2024", "con", ".", "a--b"])
def test_an_edition_has_a_name_that_is_one(tmp_path: Path, name: str) -> None:
    """What could be no file's name everywhere is refused before any work, status 2."""
    builds.project(tmp_path, small.files())
    assert run(tmp_path, "edition", name).exit_code == 2
    assert not (tmp_path / "briefings" / "editions").exists()


@pytest.mark.threat("b082")
def test_an_edition_is_not_written_through_a_link(tmp_path: Path) -> None:
    """A folder of editions that is a link to elsewhere is told, and nothing is written there."""
    builds.project(tmp_path, small.files())
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "briefings" / "editions").symlink_to(tmp_path / "elsewhere")
    assert run(tmp_path, "edition", "2024-05").exit_code == 1
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_no_edition_of_records_that_are_wrong(tmp_path: Path) -> None:
    """A dossier with a problem gives no edition, status 1."""
    builds.project(tmp_path, small.files())
    (tmp_path / "briefings" / NORTHLAND).write_text("name: Northland\n", encoding="utf-8")
    assert run(tmp_path, "edition", "2024-05").exit_code == 1
    assert not (tmp_path / "briefings" / "editions").exists()


def test_diff_prints_what_is_different(folder: Path) -> None:
    """Nothing where nothing is; else record by record, old and new; the status says so only where asked."""
    head = "Since the edition 2024-05 (as of 2024-05-03; now as of 2024-05-03): "
    assert run(folder, "diff", "2024-05", "--exit-code").output == f"{head}no differences\n"
    file = folder / "briefings" / FERRY
    file.write_text(small.FERRY.replace("confidence: moderate", "confidence: low"), encoding="utf-8")
    result = run(folder, "diff", "2024-05")
    assert result.exit_code == 0
    assert result.output.splitlines() == [
        f"{head}1 difference in 1 record",
        "",
        "northland--southmark: Northland and Southmark",
        "  confidence down: solved",
        "    - moderate",
        "    + low",
    ]
    assert run(folder, "diff", "2024-05", "--exit-code").exit_code == 1
    assert json.loads(run(folder, "diff", "2024-05", "--format", "json").output) == {
        "form": 1,
        "from": {"edition": "2024-05", "as_of": "2024-05-03"},
        "to": {"as_of": "2024-05-03"},
        "differences": [
            {
                "record": "northland--southmark",
                "what": "confidence down",
                "part": "solved",
                "field": "confidence",
                "old": "moderate",
                "new": "low",
            }
        ],
    }
    assert "confidence down: solved" in run(folder, "diff", "2024-05", "--format", "markdown").output.replace("&#58;", ":")


def test_diff_names_the_editions_there_are(folder: Path) -> None:
    """An edition that is not there is a mistake of usage, status 2, and the others are named."""
    result = run(folder, "diff", "2024-06")
    assert (result.exit_code, "unknown edition '2024-06'; there are: 2024-05" in result.output) == (2, True)


def test_diff_works_while_something_is_wrong(folder: Path) -> None:
    """A record that cannot be read is left out, and not reported as removed."""
    (folder / "briefings" / "actors" / "harbour-union.yml").write_text("name: [\n", encoding="utf-8")
    result = run(folder, "diff", "2024-05")
    assert result.exit_code == 0
    assert "record removed" not in result.stdout
    assert result.stderr == "1 record cannot be read and not compared: briefings check\n"


def test_diff_between_two_editions(folder: Path) -> None:
    """The second edition is compared with the first, whatever the records are now."""
    file = folder / "briefings" / FERRY
    file.write_text(small.FERRY.replace("confidence: moderate", "confidence: low"), encoding="utf-8")
    assert run(folder, "edition", "2024-06").exit_code == 0
    file.write_text(small.FERRY.replace("confidence: moderate", "confidence: high"), encoding="utf-8")
    assert run(folder, "diff", "2024-05", "2024-06").output.splitlines()[-2:] == ["    - moderate", "    + low"]
    assert run(folder, "diff", "2024-05").output.splitlines()[-2:] == ["    - moderate", "    + high"]
    assert "unknown edition '2024-07'" in run(folder, "diff", "2024-05", "2024-07").output


def test_diff_with_another_checkout(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Needs no edition; an edition and another checkout at once, or neither, is a mistake of usage."""
    other = builds.project(tmp_path_factory.mktemp("other"), small.changed(FERRY, "confidence: moderate", "confidence: low"))
    result = run(folder, "diff", "--with", str(other))
    assert result.output.splitlines()[0] == "Since the other records (as of 2024-05-03; now as of 2024-05-03): 1 difference in 1 record"
    assert result.output.splitlines()[-2:] == ["    - low", "    + moderate"]
    assert json.loads(run(folder, "diff", "--with", str(other), "--format", "json").output)["from"]["edition"] is None
    assert run(folder, "diff").exit_code == run(folder, "diff", "2024-05", "--with", str(other)).exit_code == 2
