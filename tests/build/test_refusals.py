"""What a build needs before it begins: records that can be read, files that may be opened, memory, and a place for the site."""

from __future__ import annotations

import errno
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.project import files
from tests.support import builds, small
from tests.support.projects import AS_USER, everything, run
from tests.support.repository import ROOT

pytestmark = pytest.mark.exhaustive


@pytest.mark.threat("f05")
def test_an_unreadable_record_is_reported(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the disk fails in reading a record, the message names the record, and no page is written."""
    opened = os.open

    def fails(path: str, *rest: int) -> int:
        if str(path).endswith("northland.yml"):
            raise OSError(errno.EIO, "Input/output error", path)
        return opened(path, *rest)

    monkeypatch.setattr(os, "open", fails)
    result = run(folder, "build", "--no-briefs")
    assert (result.exit_code, result.stderr) == (1, f"error: input/output error: {folder}/briefings/actors/northland.yml\n")
    assert not (folder / "docs" / "index.md").exists()


@pytest.mark.threat("f05")
@pytest.mark.parametrize("limit", [9, 32])
def test_few_open_files_are_enough_or_reported(folder: Path, limit: int) -> None:
    """With few files that may be open at once the pages are written, or the message says that there are too many."""
    command = [sys.executable, "-m", "generator", "--project", str(folder), "generate"]

    def few() -> None:
        resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit))

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, preexec_fn=few)
    assert "Traceback" not in done.stderr
    assert done.returncode == 0 or "too many open files" in done.stderr


@pytest.mark.threat("f05")
def test_missing_memory_is_reported(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no memory left the command says so and ends, without a traceback."""

    def starves(_: Path) -> None:
        raise MemoryError

    monkeypatch.setattr(files, "read_briefings", starves)
    result = run(folder, "build", "--no-briefs")
    assert (result.exit_code, result.stderr) == (1, "error: out of memory\n")


@pytest.mark.threat("f21")
def test_a_terminal_without_our_letters_gets_their_numbers(folder: Path) -> None:
    """A problem whose line holds letters that the terminal cannot show is told all the same."""
    record = folder / "briefings" / "actors" / "northland.yml"
    record.write_text(small.NORTHLAND + "wrong: 北京\n", encoding="utf-8")
    done = builds.run(folder, "check", LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="latin-1")
    assert (done.returncode, done.stderr) == (1, "")
    assert r"wrong: \u5317\u4eac" in done.stdout


PLACES: list[tuple[str, Callable[[Path], Path], str]] = [
    ("file", lambda folder: _with_file(folder / "file"), "is not a folder; choose a folder for the site"),
    ("link", lambda folder: _with_link(folder / "link"), "is not a folder; choose a folder for the site"),
    ("below a file", lambda folder: _with_file(folder / "file") / "site", "file is not a folder; choose another place"),
    ("records", lambda folder: folder / "briefings" / "site", "is part of it"),
    ("pages", lambda folder: folder / "docs" / "handbook" / "site", "is part of it"),
    ("root", lambda folder: Path(folder.anchor), "contains the project"),
    ("home", lambda _: Path.home(), "cannot be used for a site"),
    ("above home", lambda _: Path.home().parent, "cannot be used for a site"),
    ("repository", lambda folder: _with_file(folder / "out" / ".git" / "HEAD").parents[1], "contains files that are not a site"),
    ("in a repository", lambda folder: _with_file(folder / "out" / ".git" / "HEAD").parent / "site", "cannot be used for a site"),
]


def _with_file(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("mine", encoding="utf-8")
    return path


def _with_link(path: Path) -> Path:
    path.symlink_to(path.parent)
    return path


@pytest.mark.threat("f06")
@pytest.mark.parametrize(("place", "said"), [row[1:] for row in PLACES], ids=[row[0] for row in PLACES])
def test_a_place_unfit_for_a_site_is_rejected_before_any_work(
    folder: Path, monkeypatch: pytest.MonkeyPatch, place: Callable[[Path], Path], said: str
) -> None:
    """A place that holds anything but a site is refused before the first page is written below docs/, and stays as it was."""
    home = folder.parent / "people" / "me"
    home.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    site = place(folder)
    before = everything(folder.parent)
    result = run(folder, "build", "--no-briefs", "--site", str(site))
    assert (result.exit_code, result.stdout) == (1, "")
    assert said in result.stderr
    assert everything(folder.parent) == before


@pytest.mark.threat("f06")
@pytest.mark.parametrize("locked", ["the site", "the folder above"])
def test_a_folder_that_cannot_be_written_is_refused_before_any_work(folder: Path, locked: str) -> None:
    """A site that could not be exchanged in the end is refused in the beginning."""
    site = folder.parent / "public" / "site"
    site.mkdir(parents=True)
    (site / "sitemap.xml").write_text("old", encoding="utf-8")
    closed = site if locked == "the site" else site.parent
    closed.chmod(0o555)
    command = [*AS_USER, sys.executable, "-m", "generator", "--project", str(folder), "build", "--no-briefs", "--site", str(site)]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    finally:
        closed.chmod(0o755)
    said = f"error: {closed} is not writable; choose another place for the site, or change the permissions\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", said)
    assert not (folder / "docs" / "index.md").exists()


@pytest.mark.threat("f06")
def test_a_site_that_is_a_disk_of_its_own_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A place where a disk is mounted cannot be exchanged with another: it is refused before any work."""
    (folder / "site").mkdir()
    monkeypatch.setattr(os.path, "ismount", lambda path: Path(path) == folder / "site")
    result = run(folder, "build", "--no-briefs")
    assert result.stderr == f"error: {folder / 'site'} is a mount point and cannot be swapped; choose a folder in it\n"
    assert not (folder / "docs" / "index.md").exists()


@pytest.mark.threat("f06")
def test_folders_made_for_a_site_that_never_came_go(folder: Path) -> None:
    """Where a record is wrong, the folders above a first site are gone again."""
    (folder / "briefings" / "dossier.yml").write_text("title: [\n", encoding="utf-8")
    assert run(folder, "build", "--no-briefs", "--site", str(folder.parent / "a" / "b" / "site")).exit_code == 1
    assert not (folder.parent / "a").exists()


@pytest.mark.threat("f25")
def test_a_tilde_is_the_user_s_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`--project=~/x` and `--site=~/x`, which no shell expands, lead where people mean."""
    monkeypatch.setenv("HOME", str(folder.parent))
    assert CliRunner().invoke(main, ["--project=~/project", "check"]).exit_code == 0
    result = CliRunner().invoke(main, ["--project=~/project", "build", "--no-briefs", "--site=~"])
    assert f"error: {folder.parent} contains the project" in result.stderr
