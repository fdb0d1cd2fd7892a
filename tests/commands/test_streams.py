"""Surroundings that are unlucky: output that nobody can read, warnings that are errors, strange terminals, clocks and paths."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from itertools import cycle
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.briefs import render
from generator.cli import main
from generator.system import guard
from tests.support import builds, small
from tests.support.projects import run
from tests.support.repository import ROOT

COMMANDS = [["check"], ["--help"], ["show", "northland"], ["build", "--no-briefs"]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the small dossier, for all tests of this module."""
    return builds.project(tmp_path_factory.mktemp("streams") / "project", small.files())


def command(folder: Path, *arguments: str) -> list[str]:
    """A command in a project as people type it."""
    return [sys.executable, "-m", "generator", "--project", str(folder), *arguments]


@pytest.mark.threat("f52")
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_full_output_is_one_line_and_status_1(folder: Path, arguments: list[str]) -> None:
    """What cannot be printed is an error, and no traceback."""
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(command(folder, *arguments), cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "error: standard output: no space left on device\n")


@pytest.mark.threat("f52")
@pytest.mark.parametrize("arguments", COMMANDS[:2], ids=" ".join)
def test_a_reader_that_has_gone_ends_the_command_quietly(folder: Path, arguments: list[str]) -> None:
    """As with `| head`: nothing is printed, and the status is that of SIGPIPE."""
    here, there = os.pipe()
    os.close(here)
    done = subprocess.run(command(folder, *arguments), cwd=ROOT, stdout=there, stderr=subprocess.PIPE, text=True, check=False)
    os.close(there)
    assert (done.returncode, done.stderr) == (141, "")


@pytest.mark.threat("f52")
def test_closed_streams_change_no_status(folder: Path) -> None:
    """Without any stream a command does its work: nothing that it opens takes the place of one."""
    shell = 'exec "$@" <&- >&- 2>&-'
    done = subprocess.run(["sh", "-c", shell, "sh", *command(folder, "generate")], cwd=ROOT, check=False)
    assert done.returncode == 0
    assert (folder / "docs" / "index.md").is_file()
    done = subprocess.run(["sh", "-c", shell, "sh", *command(folder, "show", "nobody")], cwd=ROOT, check=False)
    assert done.returncode == 2


@pytest.mark.threat("f52")
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_full_error_output_changes_no_status(folder: Path) -> None:
    """An error that cannot be printed is an error all the same."""
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(command(folder / "nowhere", "check"), cwd=ROOT, stdout=subprocess.PIPE, stderr=full, check=False)
    assert done.returncode == 1


@pytest.mark.threat("f53")
def test_warnings_terminals_and_paths_change_nothing(tmp_path: Path) -> None:
    """Warnings that are errors, a dumb terminal, an odd clock for builds and a path with a newline: no traceback, and the site is built."""
    folder = builds.project(tmp_path / "a\nb ünï", small.files())
    odd = {"PYTHONWARNINGS": "error", "TERM": "dumb", "SOURCE_DATE_EPOCH": "99999999999999", "PYTHONDEVMODE": "1"}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "generator", "--project", str(folder), "build", "--no-briefs"],
        cwd=ROOT,
        env=os.environ | odd,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1].endswith(r"a\nb ünï/site/index.html")


@pytest.mark.threat("f53")
def test_times_of_files_change_nothing(tmp_path: Path) -> None:
    """Files of 1969, 1970 and 2108 are published like others."""
    folder = builds.project(tmp_path, small.files())
    for path, time in zip(sorted(folder.rglob("*")), cycle([-86_400, 0, 4_354_819_200]), strict=False):
        os.utime(path, (time, time))
    result = run(folder, "build", "--no-briefs")
    assert (result.exit_code, result.stderr) == (0, "")


@pytest.mark.threat("f51")
@pytest.mark.parametrize("fault", ["a file in its place", "a file in the place of its parent", "read-only"])
def test_a_cache_that_cannot_be_written_stops_nothing(tmp_path: Path, fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The site is built with its briefs; one line says that they are printed again the next time."""
    folder = builds.project(tmp_path, small.files())
    cache = folder / render.CACHE
    if fault == "read-only":
        wrote = guard.write

        def refuse(path: Path, content: bytes, within: Path, **more: bool) -> None:
            if path.is_relative_to(cache):
                raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path))
            wrote(path, content, within, **more)

        monkeypatch.setattr(guard, "write", refuse)
    else:
        place = cache if fault == "a file in its place" else cache.parent
        place.parent.mkdir(exist_ok=True)
        place.write_text("mine", encoding="utf-8")
    result = run(folder, "brief", "olga-brandt")
    assert result.exit_code == 0
    assert result.stderr.startswith("note: briefs are printed again the next time: .cache/briefs cannot be written: ")
    assert len(result.stderr.splitlines()) == 1
    assert (folder / "printed" / "olga-brandt.pdf").read_bytes().startswith(b"%PDF-")
    assert not cache.is_dir() or not list(cache.iterdir())


@pytest.mark.threat("f53")
def test_a_working_folder_that_is_gone_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody has deleted the folder in which the terminal still is."""
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    done = CliRunner().invoke(main, ["check"], catch_exceptions=False)
    assert (done.exit_code, done.output) == (1, "Error: the current folder does not exist any more; go to another one\n")
