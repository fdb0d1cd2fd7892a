"""What changed on disk: what counts as a change, and who notices where the system says nothing."""

from __future__ import annotations

import errno
import os
import queue
import re
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from watchdog.observers.api import BaseObserver

from generator.system import watcher
from tests.support import builds, small
from tests.support.previews import LIMIT, put
from tests.support.repository import ROOT

PASSING = [
    *(
        ".northland.yml.swp",
        "4913",
        "northland.yml~",
        "#northland.yml#",
        ".#northland.yml",
        "northland.yml___jb_tmp___",
        "northland.yml___jb_old___",
    ),
    *(".goutputstream-AB12", "northland.tmp", ".DS_Store", "northland.yml.swx", "Thumbs.db", ".git"),
]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of one record and one page."""
    for path in ("briefings/actors/northland.yml", "docs/handbook/style.md", "mkdocs.yml"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("a\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", PASSING)
def test_what_editors_leave_for_a_moment_is_no_change(project: Path, name: str) -> None:
    """A swap file, a lock or a backup beside a record is nobody's business; a record beside it is."""
    before = watcher.marks(project)
    (project / "briefings" / "actors" / name).write_text("x", encoding="utf-8")
    assert watcher.marks(project) == before
    (project / "briefings" / "actors" / "southmark.yml").write_text("x", encoding="utf-8")
    assert watcher.marks(project).keys() - before.keys() == {"briefings/actors/southmark.yml"}


def test_the_site_and_the_cache_are_not_watched(project: Path) -> None:
    """What the program itself writes beside the project's parts is no change of it."""
    before = watcher.marks(project)
    for path in ("site/index.html", ".cache/briefs/a.pdf", "printed/a.pdf", ".git/index"):
        (project / path).parent.mkdir(parents=True)
        (project / path).write_text("x", encoding="utf-8")
    assert watcher.marks(project) == before


CHANGES = [
    ("another text", lambda file: file.write_text("bb\n", encoding="utf-8")),
    (
        "another file in its place",
        lambda file: (file.with_name("x.tmp").write_text("b\n", encoding="utf-8"), file.with_name("x.tmp").replace(file)),
    ),
    ("deleted", lambda file: file.unlink()),
]


@pytest.mark.parametrize("listen", [True, False], ids=["the system tells", "somebody looks"])
@pytest.mark.parametrize("change", [row[1] for row in CHANGES], ids=[row[0] for row in CHANGES])
def test_a_change_is_reported_once(project: Path, change: object, listen: bool) -> None:
    """Whether the system tells of it or not, a change is told with its path, and then no longer."""
    known: watcher.Marks = watcher.marks(project)
    with watcher.watching(project, listen=listen) as watch:
        assert callable(change)
        change(project / "briefings" / "actors" / "northland.yml")
        known, paths = watch.changes(known)
        assert paths == ("briefings/actors/northland.yml",)
        (project / "docs" / "handbook" / "style.md").write_text("# Style\n", encoding="utf-8")
        assert watch.changes(known)[1] == ("docs/handbook/style.md",)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EMFILE])
def test_a_system_whose_watches_are_used_up_is_looked_at(project: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Where the system has no watch left, that is said, and changes are found all the same."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(BaseObserver, "start", refuse)
    known: watcher.Marks = watcher.marks(project)
    with watcher.watching(project) as watch:
        assert watch.watch_error == os.strerror(number).lower()
        (project / "mkdocs.yml").write_text("site_name: b\n", encoding="utf-8")
        assert watch.changes(known)[1] == ("mkdocs.yml",)


def test_waiting_for_a_change_ends(project: Path) -> None:
    """Whoever waits for a change goes when there is none and all ends."""
    ended = threading.Event()
    ended.set()
    known: watcher.Marks = watcher.marks(project)
    with watcher.watching(project) as watch:
        assert watch.changes(known, ended) == (known, ())


def test_check_goes_on_at_each_save(tmp_path: Path) -> None:
    """`check --watch` checks, then names what was saved and checks again, and ends on Ctrl-C with status 0."""
    folder = builds.project(tmp_path, small.files())
    record = folder / "briefings" / "actors" / "northland.yml"
    command = [sys.executable, "-u", "-m", "generator", "--project", str(folder), "check", "--watch"]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    ) as process:
        assert process.stdout is not None
        lines: queue.Queue[str] = queue.Queue()
        stdout = process.stdout
        threading.Thread(target=lambda: [lines.put(line) for line in stdout], daemon=True).start()  # type: ignore[func-returns-value]

        def until(pattern: str) -> list[str]:
            said = [lines.get(timeout=LIMIT)]
            while not re.match(pattern, said[-1]):
                said.append(lines.get(timeout=LIMIT))
            return said

        try:
            assert len(until(r"\d+ claims in .*: no problems")) == 1
            put(record, small.NORTHLAND + "nmae: x\n")
            said = until(r"1 problem in 1 file")
            assert said[:2] == ["\n", "briefings/actors/northland.yml\n"]
            assert said[2].startswith("briefings/actors/northland.yml:")
            put(record, small.NORTHLAND)
            assert until(r"\d+ claims in .*: no problems")[:2] == ["\n", "briefings/actors/northland.yml\n"]
        finally:
            process.send_signal(signal.SIGINT)
        assert process.wait(LIMIT) == 0
