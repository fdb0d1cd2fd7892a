"""Faults at every call of a build: killed, stopped, a full or broken disk.

Whatever happens, the published folder is the whole old site or the whole new one.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.fault_runs import Outcome
from tests.support.repository import ROOT

pytestmark = pytest.mark.exhaustive


class Runs:
    """The program that builds with faults."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-m", "tests.support.fault_runs", str(folder)]
        self.program = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def outcomes(self, scene: str, fault: str, step: int = 1) -> list[Outcome]:
        """What came of a fault at each call of a build that changes something on the disk, or at each so-manieth."""
        assert self.program.stdin is not None
        assert self.program.stdout is not None
        print(json.dumps([scene, fault, step]), file=self.program.stdin, flush=True)
        found = [Outcome(**outcome) for outcome in json.loads(self.program.stdout.readline())]
        fewest = 20 if fault == "engine killed" or scene == "by renames" else 60
        assert len(found) * step >= fewest, "the build makes fewer calls than there were: are they still counted?"
        return found


@pytest.fixture(scope="module")
def runs() -> Iterator[Runs]:
    """Builds in memory where there is a folder for it: hundreds of them write and remove thousands of files."""
    quick = Path("/dev") / "shm"
    folder = Path(tempfile.mkdtemp(prefix="briefings-", dir=quick if os.access(quick, os.W_OK) else None))
    found = Runs(folder)
    yield found
    found.program.communicate()
    assert found.program.returncode == 0
    shutil.rmtree(folder)


def assert_mended(outcome: Outcome) -> None:
    """The site vouches for itself, and the next build gives the new one and leaves nothing beside it."""
    assert outcome.differs == [], outcome
    assert (outcome.next_status, outcome.next_site, outcome.next_left) == (0, "new", []), outcome


#: Files of the program's own that were being written; the next build writes them again, and so removes them.
UNFINISHED = (".generated.new", ".runs.json.tmp", ".checks.jsonl.tmp")


@pytest.mark.threat("f01")
@pytest.mark.parametrize("scene", ["first", "again", "by renames"])
def test_killed_at_any_call_a_build_leaves_the_old_site_or_the_new(runs: Runs, scene: str) -> None:
    """Killed at each call of the file system in turn: the site is whole, and beside it stands nothing but what the next build removes."""
    found = runs.outcomes(scene, "killed")
    before = "none" if scene == "first" else "old"
    for outcome in found:
        assert outcome.status == -signal.SIGKILL, outcome
        assert all(name.startswith(".site-building-") or name in UNFINISHED for name in outcome.left), outcome
        assert_mended(outcome)
    sites = [outcome.site for outcome in found]
    between = 1 if scene == "by renames" else 0  # where folders cannot be exchanged there is for a moment none
    swapped = sites.index("new")
    assert sites == [before] * (swapped - between) + ["none"] * between + ["new"] * (len(sites) - swapped)


@pytest.mark.threat("f01")
def test_an_engine_killed_at_any_call_is_reported(runs: Runs) -> None:
    """Where the engine alone is killed, at each of its calls in turn, the old site stays, nothing is left, and the message says what happened."""
    for outcome in runs.outcomes("again", "engine killed"):
        assert (outcome.status, outcome.site, outcome.left) == (1, "old", []), outcome
        assert outcome.said.splitlines()[-1] == "error: mkdocs was ended by SIGKILL"
        assert_mended(outcome)


@pytest.mark.threat("f02")
@pytest.mark.parametrize(("name", "status", "step"), [("SIGTERM", 143, 1), ("SIGINT", 130, 7), ("SIGHUP", 129, 7)])
def test_stopped_at_any_call_a_build_tidies_up(runs: Runs, name: str, status: int, step: int) -> None:
    """Asked to end, and asked again, at each call in turn: the status of the signal, a whole site, and nothing beside it."""
    for outcome in runs.outcomes("again", name, step):
        assert (outcome.status, outcome.left) == (status, []), outcome
        assert outcome.site in ("old", "new"), outcome
        assert outcome.said.splitlines()[-1] == "stopped"
        assert_mended(outcome)


def assert_refused(found: list[Outcome], what: str) -> None:
    """Each build failed with the reason and a path and the old site, or succeeded with the new one; most failed."""
    for outcome in found:
        assert (outcome.status, outcome.site) in ((0, "new"), (1, "old")), outcome
        assert outcome.left == [], outcome
        last = outcome.said.splitlines()[-1]
        assert outcome.status == 0 or (last.startswith("error: ") and f"{what}: /" in last and "/project/" in last), outcome
        assert_mended(outcome)
    assert sum(outcome.status for outcome in found) > 0.5 * len(found)


@pytest.mark.threat("f04")
def test_no_space_from_any_call_on_leaves_the_old_site(runs: Runs) -> None:
    """The disk is full from each call on in turn: the message says so and names the path, the old site stays, and nothing is left."""
    assert_refused(runs.outcomes("again", "full"), "no space left on device")


@pytest.mark.threat("f04")
@pytest.mark.parametrize("scene", ["again", "by renames"])
def test_no_space_at_any_one_call_leaves_a_whole_site(runs: Runs, scene: str) -> None:
    """One call is refused for want of room, each in turn, those included that only tidy up."""
    assert_refused(runs.outcomes(scene, "full once"), "no space left on device")


FAILING = [("broken", "input/output error"), ("quota", "disk quota exceeded"), ("handles", "too many open files")]


@pytest.mark.threat("f05")
@pytest.mark.parametrize(("fault", "said"), FAILING, ids=[row[0] for row in FAILING])
def test_a_failing_call_is_reported_with_its_path(runs: Runs, fault: str, said: str) -> None:
    """A disk that breaks, a quota, too many open files: told in the system's words with the path, and the site is whole."""
    assert_refused(runs.outcomes("again", fault, 4), said)
