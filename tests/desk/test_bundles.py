"""Bundles: what one person changed at the desk, shown to another and applied, without Git."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.desk import bundles, changes
from generator.desk.workspace import Workspace
from generator.project import load
from tests.support import desks
from tests.support.desks import NORTHLAND, TRUE, form

OTHER = {"record": "northland", "text": "Talks of [[northland]] and [[southmark]] took three days.", "cites": "herald-2024-03#3"}


def run(home: Path, *arguments: str) -> Result:
    """The command in a project."""
    return CliRunner().invoke(main, ["--project", str(home), "edit", *arguments])


def test_what_one_adds_another_looks_at_and_applies(tmp_path: Path) -> None:
    """Both added a statement to one record: both are kept; the summary says what is new."""
    one, two, archive = desks.project(tmp_path / "one"), desks.project(tmp_path / "two"), tmp_path / "changes.zip"
    for home, given in ((one, TRUE), (two, OTHER)):
        workspace = Workspace(home)
        changes.do(workspace, form(workspace, given))
    said = run(one, "--bundle", str(archive)).output
    with zipfile.ZipFile(archive) as held:
        summary = held.read("summary.txt").decode()
    assert summary in said
    assert summary.startswith(
        "What was changed:\n\nnorthland: Northland\n  claim added: second-ship-expected\n    + A second ship of Southmark"
    )
    assert summary.endswith("\nFiles:\n  briefings/actors/northland.yml\n")
    assert "nothing was changed" in run(one, "--bundle", str(archive)).output
    before = (two / NORTHLAND).read_bytes()
    result = run(two, "--apply", str(archive), "--dry-run")
    assert "second-ship-expected" in result.output
    assert result.output.endswith("1 file would change\n")
    assert (two / NORTHLAND).read_bytes() == before
    assert run(two, "--apply", str(archive)).output.endswith("1 file changed\n")
    dossier, problems = load.checked(two)
    assert problems == []
    assert dossier is not None
    assert [claim.id for claim in dossier.actors["northland"].claims][-2:] == ["talks-took-three", "second-ship-expected"]
    assert run(two, "--apply", str(archive)).output.endswith("0 files changed\n")


def test_what_both_changed_in_different_ways_is_left_to_a_person(tmp_path: Path) -> None:
    """Nothing is written then."""
    one, two, archive = desks.project(tmp_path / "one"), desks.project(tmp_path / "two"), tmp_path / "changes.zip"
    workspace = Workspace(one)
    changes.do(workspace, form(workspace, {"record": "northland", "part": "paid-for-pier", "do": "key"}))
    run(one, "--bundle", str(archive))
    theirs = (two / NORTHLAND).read_text(encoding="utf-8").replace("paid-for-pier", "paid-for-the-pier")
    (two / NORTHLAND).write_text(theirs, encoding="utf-8")
    result = run(two, "--apply", str(archive))
    assert result.exit_code == 1
    assert "was changed here as well" in result.output
    assert (two / NORTHLAND).read_text(encoding="utf-8") == theirs


@pytest.mark.threat("b193")
@pytest.mark.parametrize(
    "name",
    ["after/../x.yml", "after/briefings/actors/../../x.yml", "after/mkdocs.yml", "x", "after//etc/x", "after/briefings/actors/X.yml"],
)
def test_a_bundle_holds_records_and_nothing_else(name: str) -> None:
    """Another path is refused, and so is what is no archive or too large."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr(name, b"name: X\n")
    with pytest.raises(bundles.BundleError, match="which is not a record"):
        bundles.loads(written.getvalue())
    with pytest.raises(bundles.BundleError, match="cannot be read"):
        bundles.loads(written.getvalue()[:20])
    big = io.BytesIO()
    with zipfile.ZipFile(big, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("after/briefings/actors/bomb.yml", bytes(bundles._LARGEST + 1))
    with pytest.raises(bundles.BundleError, match="too large"):
        bundles.loads(big.getvalue())


def test_a_bundle_that_was_damaged_on_its_way_is_refused() -> None:
    """Whatever byte of it is changed, it is read or refused with a reason."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("after/briefings/actors/northland.yml", b"name: Northland\n" * 40)
    whole = written.getvalue()
    refused = 0
    for at in range(len(whole)):
        damaged = whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :]
        try:
            bundles.loads(damaged)
        except bundles.BundleError:
            refused += 1
    assert refused > 0
