"""A build while somebody works: records that change meanwhile, requests to end, two renames, a disk that is flushed at last."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from generator.build import publish, staging
from generator.project import files
from generator.system import atomic, processes
from tests.support.previews import previewed
from tests.support.projects import AS_USER
from tests.support.repository import ROOT
from tests.support.stub_engine import NEW, OLD, WRITES, contents, engine

pytestmark = pytest.mark.exhaustive


@pytest.mark.threat("f07")
def test_records_that_can_only_be_read_are_built(project: Path) -> None:
    """Nothing is written below briefings/; and where docs/ holds the pages already, nothing below the project at all."""
    site = project.parent / "public"
    pages = {"index.md": b"before"}
    files.write_generated(project / "docs", pages)
    program = (
        "import sys; from pathlib import Path; from generator.build import publish; from generator.project import files; p, site = map(Path, sys.argv[1:]);"
        "publish.build(p, site, engine='writes', generate=lambda: files.write_generated(p / 'docs', {'index.md': b'before'}) and publish.Generated())"
    )
    folders = [project, *(path for path in project.rglob("*") if path.is_dir())]
    for path in folders:
        path.chmod(0o555)
    site.mkdir()
    try:
        command = [*AS_USER, sys.executable, "-c", program, str(project), str(site)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    finally:
        for path in folders:
            path.chmod(0o755)
    assert (done.returncode, done.stderr) == (0, "")
    assert contents(site) == NEW


CHANGES = [
    (
        "a save by renaming",
        "(p / 'new').write_text('after'); (p / 'new').rename(p / 'briefings/actors/a.yml')",
        "records",
        "briefings/actors/a.yml",
    ),
    ("a save in place", "(p / 'briefings/actors/a.yml').write_text('behind')", "records", "briefings/actors/a.yml"),
    ("a new record", "(p / 'briefings/actors/b.yml').write_text('x')", "records", "briefings/actors/b.yml"),
    ("a record that goes", "(p / 'briefings/actors/a.yml').unlink()", "records", "briefings/actors/a.yml"),
    ("a page", "(p / 'docs/index.md').write_text('after')", "pages", "docs/index.md"),
    ("the configuration", "(p / 'mkdocs.yml').write_text('after')", "pages", "mkdocs.yml"),
    ("a pull", "[(p / f'docs/{n}.md').write_text('after') for n in 'abcde']", "pages", "docs/a.md, docs/b.md, docs/c.md and 2 more"),
]


@pytest.mark.threat("f09", "f10")
@pytest.mark.parametrize(("change", "what", "named"), [row[1:] for row in CHANGES], ids=[row[0] for row in CHANGES])
def test_what_changes_while_building_stops_the_build(project: Path, change: str, what: str, named: str) -> None:
    """A record, a page or the configuration that changes meanwhile is named, and the old site stays: no site is half of one state."""
    engine(project, "changes", WRITES + f"p = pathlib.Path.cwd(); {change}")
    with pytest.raises(staging.BuildError) as error:
        publish.build(project, project / "site", engine="changes")
    assert str(error.value) == f"{what} changed while building: {named}; build again"
    assert contents(project / "site") == OLD
    assert list(project.glob(".site-*")) == []


@pytest.mark.threat("f09")
def test_a_record_that_changes_while_it_is_read_stops_the_build(project: Path) -> None:
    """What is compared is what was there before the first record was read."""

    def generated() -> publish.Generated:
        (project / "briefings" / "actors" / "a.yml").write_text("after", encoding="utf-8")
        return publish.Generated()

    with pytest.raises(staging.BuildError, match="records changed while building"):
        publish.build(project, project / "site", engine="writes", generate=generated)


@pytest.mark.threat("f09")
def test_what_an_editor_keeps_beside_a_file_changes_nothing(project: Path) -> None:
    """Hidden files of editors, and a record that is saved as it was, stop no build."""
    change = "(p / 'docs/.index.md.swp').write_text('x'); (p / 'briefings/actors/a.yml').write_text('before')"
    engine(project, "edits", WRITES + f"p = pathlib.Path.cwd(); {change}")
    publish.build(project, project / "site", engine="edits")
    assert contents(project / "site") == NEW


@pytest.mark.threat("f06")
def test_files_put_in_the_site_s_place_while_building_are_not_lost(project: Path) -> None:
    """What somebody puts where a first site is to stand, while it is built, is found before the exchange."""
    engine(project, "meets", WRITES + "p = pathlib.Path.cwd() / 'public'; p.mkdir(); (p / 'letter.txt').write_text('mine')")
    with pytest.raises(staging.BuildError, match="contains files that are not a site"):
        publish.build(project, project / "public", engine="meets")
    assert contents(project / "public") == {"letter.txt": "mine"}


HANGS = """
import os, signal, sys
def survived(*_):
    os.write(told, b"survived")
    os._exit(1)
told = os.open("told", os.O_WRONLY)
if {grandchild}:
    os.fork()
signal.signal(signal.SIGALRM, survived)
signal.alarm(120)
os.write(told, b"!")
while True:
    signal.pause()
"""


ENDS = [
    ("Ctrl-C", signal.SIGINT, 130, True),
    ("asked to end", signal.SIGTERM, 143, True),
    ("a closed terminal", signal.SIGHUP, 129, True),
    ("killed", signal.SIGKILL, -signal.SIGKILL, False),
]


@pytest.mark.threat("f02")
@pytest.mark.parametrize(("number", "status", "grandchild"), [row[1:] for row in ENDS], ids=[row[0] for row in ENDS])
def test_the_engine_ends_with_the_build(project: Path, number: int, status: int, grandchild: bool) -> None:
    """A build that is stopped takes the engine with it, and what the engine had started; one that is killed, the engine."""
    engine(project, "hangs", HANGS.format(grandchild=grandchild))
    os.mkfifo(project / "told")
    program = (
        "import sys; from pathlib import Path; from generator.build import publish; from generator.commands.output import error_boundary\n"
        "with error_boundary(): publish.build(Path(sys.argv[1]), Path(sys.argv[1]) / 'site', engine='hangs')"
    )
    build = subprocess.Popen([sys.executable, "-c", program, str(project)], cwd=ROOT, stderr=subprocess.PIPE)
    with build, (project / "told").open("rb", buffering=0) as told:
        assert told.read(1) == b"!"
        assert not grandchild or told.read(1) == b"!"
        build.send_signal(number)
        build.communicate()
        assert told.read() == b""  # which ends only when nobody is left who could write
    assert build.returncode == status
    assert contents(project / "site") == OLD
    assert (list(project.glob(".site-*")) == []) == (number != signal.SIGKILL)


@pytest.mark.threat("f02")
def test_a_preview_that_is_asked_to_end_takes_the_engine_with_it(folder: Path) -> None:
    """`briefings serve` that gets SIGTERM ends with its status, and nothing answers at its address any more."""
    with previewed(folder) as preview:
        port = urlsplit(preview.url).port
        assert preview.end(signal.SIGTERM) == 143
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0


@pytest.mark.threat("f02")
def test_what_nohup_ignores_stays_ignored(project: Path) -> None:
    """A build that was started to outlive its terminal does."""
    engine(project, "closes", WRITES + "import os, signal; os.kill(os.getppid(), signal.SIGHUP)")
    program = (
        "import signal, sys; signal.signal(signal.SIGHUP, signal.SIG_IGN); from pathlib import Path\n"
        "from generator.build import publish; from generator.commands.output import error_boundary\n"
        "with error_boundary(): publish.build(Path(sys.argv[1]), Path(sys.argv[1]) / 'site', engine='closes')"
    )
    assert subprocess.run([sys.executable, "-c", program, str(project)], cwd=ROOT, check=False).returncode == 0
    assert contents(project / "site") == NEW


@pytest.mark.threat("f01")
def test_between_two_renames_the_old_site_comes_back(project: Path) -> None:
    """Where folders cannot be exchanged and a build was killed between two renames, the next one puts the old site back, even if it fails."""
    (project / ".site-building-deadbeef").mkdir()
    (project / "site").rename(project / ".site-building-deadbeef" / "old")
    engine(project, "fails", "import sys; sys.exit(3)")
    with pytest.raises(staging.BuildError, match="exited with 3"):
        publish.build(project, project / "site", engine="fails")
    assert contents(project / "site") == OLD
    assert list(project.glob(".site-*")) == []


@pytest.mark.threat("f03")
def test_each_file_is_flushed_if_the_system_cannot_flush_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the call that flushes a file system, every file and folder of the new site is flushed before the exchange."""
    for path in ("a/b.html", "c.html"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).touch()
    flushed: list[int] = []
    monkeypatch.setattr(processes, "call", lambda _: None)
    monkeypatch.setattr(os, "fsync", lambda handle: flushed.append(os.fstat(handle).st_ino))
    atomic.flush_folder(tmp_path)
    assert sorted(flushed) == sorted(path.stat().st_ino for path in (tmp_path, *tmp_path.rglob("*")))


@pytest.mark.threat("f03")
def test_a_new_site_is_on_the_disk_before_it_takes_the_old_one_s_place(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """First everything is flushed, the manifest with it; then the folders are exchanged; then the exchange is flushed."""
    done: list[str] = []
    lay_down, swap = atomic.flush_folder, atomic.swap_folders

    def laid_down(folder: Path) -> None:
        done.append(f"flush, with manifest: {(folder / 'new' / publish.MANIFEST).is_file()}")
        lay_down(folder)

    def swapped(new: Path, site: Path, old: Path) -> None:
        done.append("swap")
        swap(new, site, old)

    def flushed(handle: int) -> None:
        done.append("flush the folder above" if os.path.samestat(os.fstat(handle), project.stat()) else "flush")

    monkeypatch.setattr(atomic, "flush_folder", laid_down)
    monkeypatch.setattr(atomic, "swap_folders", swapped)
    monkeypatch.setattr(os, "fsync", flushed)
    publish.build(project, project / "site", engine="writes")
    assert done == ["flush, with manifest: True", "swap", "flush the folder above"]


@pytest.mark.threat("f27")
def test_a_site_is_made_beside_its_place(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine writes beside the site, wherever temporary files go: so there is never another disk between the two."""
    monkeypatch.setattr(tempfile, "tempdir", "/dev/null/none")
    monkeypatch.setenv("TMPDIR", "/dev/null/none")
    monkeypatch.delenv("HOME", raising=False)
    engine(project, "tells", WRITES + "pathlib.Path('told').write_text(str(target.parent.parent))")
    publish.build(project, project.parent / "public" / "site", engine="tells")
    assert (project / "told").read_text(encoding="utf-8") == str(project.parent / "public")
