"""Faults around a build: killed, stopped, a full or broken disk, a place that cannot be written, records that change meanwhile.

Whatever happens, the published folder is the whole old site or the whole new one.
"""

from __future__ import annotations

import datetime as dt
import errno
import json
import os
import re
import resource
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import engines, exchange, files, manifest, publish, system
from generator.cli import main
from generator.site import generate
from tests import built, small
from tests.faults import Outcome
from tests.reading import ROOT
from tests.test_publish import NEW, OLD, WRITES, contents, engine

pytestmark = pytest.mark.exhaustive

__all__ = ["project"]

#: As root every folder can be written, so tests of folders that cannot run without root's rights.
AS_USER = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []


@pytest.fixture
def memory() -> Iterator[Path]:
    """A folder in memory where there is one: hundreds of builds write and remove thousands of files."""
    quick = Path("/dev") / "shm"
    folder = Path(tempfile.mkdtemp(prefix="briefings-", dir=quick if os.access(quick, os.W_OK) else None))
    yield folder
    shutil.rmtree(folder)


def outcomes(folder: Path, scene: str, fault: str, step: int = 1) -> list[Outcome]:
    """What came of a fault at each call of a build that changes something on the disk, or at each so-manieth."""
    command = [sys.executable, "-m", "tests.faults", str(folder), scene, fault, str(step)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = [Outcome(**outcome) for outcome in json.loads(done.stdout)]
    assert len(found) * step >= (20 if fault == "engine killed" else 60), (
        "the build makes fewer calls than there were: are they still counted?"
    )
    return found


def assert_mended(outcome: Outcome) -> None:
    """The site vouches for itself, and the next build gives the new one and leaves nothing beside it."""
    assert outcome.differs == [], outcome
    assert (outcome.next_status, outcome.next_site, outcome.next_left) == (0, "new", []), outcome


@pytest.mark.parametrize("scene", ["first", "again", "by renames"])
def test_f01_killed_at_any_call_a_build_leaves_the_old_site_or_the_new(memory: Path, scene: str) -> None:
    """Killed at each call of the file system in turn: the site is whole, and beside it stands nothing but what the next build removes."""
    found = outcomes(memory, scene, "killed")
    before = "none" if scene == "first" else "old"
    for outcome in found:
        assert outcome.status == -signal.SIGKILL, outcome
        assert all(name.startswith(".site-building-") or name == ".generated.new" for name in outcome.left), outcome
        assert_mended(outcome)
    sites = [outcome.site for outcome in found]
    between = 1 if scene == "by renames" else 0  # where folders cannot be exchanged there is for a moment none
    swapped = sites.index("new")
    assert sites == [before] * (swapped - between) + ["none"] * between + ["new"] * (len(sites) - swapped)


def test_f01_an_engine_killed_at_any_call_is_told(memory: Path) -> None:
    """Where the engine alone is killed, at each of its calls in turn, the old site stays, nothing is left, and the message says what happened."""
    for outcome in outcomes(memory, "again", "engine killed"):
        assert (outcome.status, outcome.site, outcome.left) == (1, "old", []), outcome
        assert outcome.said.splitlines()[-1] == "error: mkdocs was ended by SIGKILL"
        assert_mended(outcome)


@pytest.mark.parametrize(("name", "status", "step"), [("SIGTERM", 143, 1), ("SIGINT", 130, 7), ("SIGHUP", 129, 7)])
def test_f02_stopped_at_any_call_a_build_tidies_up(memory: Path, name: str, status: int, step: int) -> None:
    """Asked to end, and asked again, at each call in turn: the status of the signal, a whole site, and nothing beside it."""
    for outcome in outcomes(memory, "again", name, step):
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
    assert sum(outcome.status for outcome in found) > 0.6 * len(found)


def test_f04_no_space_from_any_call_on_leaves_the_old_site(memory: Path) -> None:
    """The disk is full from each call on in turn: the message says so and names the path, the old site stays, and nothing is left."""
    assert_refused(outcomes(memory, "again", "full"), "no space left on device")


@pytest.mark.parametrize("scene", ["again", "by renames"])
def test_f04_no_space_at_any_one_call_leaves_a_whole_site(memory: Path, scene: str) -> None:
    """One call is refused for want of room, each in turn, those included that only tidy up."""
    assert_refused(outcomes(memory, scene, "full once"), "no space left on device")


FAILING = [("broken", "input/output error"), ("quota", "disk quota exceeded"), ("handles", "too many open files")]


@pytest.mark.parametrize(("fault", "said"), FAILING, ids=[row[0] for row in FAILING])
def test_f05_a_call_that_fails_is_told_with_its_path(memory: Path, fault: str, said: str) -> None:
    """A disk that breaks, a quota, too many open files: told in the system's words with the path, and the site is whole."""
    assert_refused(outcomes(memory, "again", fault, 4), said)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with the small dossier."""
    return built.project(tmp_path / "project", small.files())


def run(folder: Path, *arguments: str) -> Result:
    """A command in a project."""
    return CliRunner().invoke(main, ["--project", str(folder), *arguments], catch_exceptions=False)


def test_f05_a_record_that_cannot_be_read_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
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


@pytest.mark.parametrize("limit", [9, 32])
def test_f05_few_open_files_are_enough_or_told(folder: Path, limit: int) -> None:
    """With few files that may be open at once the pages are written, or the message says that there are too many."""
    command = [sys.executable, "-m", "generator", "--project", str(folder), "generate"]

    def few() -> None:
        resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit))

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, preexec_fn=few)
    assert "Traceback" not in done.stderr
    assert done.returncode == 0 or "too many open files" in done.stderr


def test_f05_no_memory_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no memory left the command says so and ends, without a traceback."""

    def starves(_: Path) -> None:
        raise MemoryError

    monkeypatch.setattr(files, "read_briefings", starves)
    result = run(folder, "build", "--no-briefs")
    assert (result.exit_code, result.stderr) == (1, "error: out of memory\n")


def test_f21_a_terminal_without_our_letters_gets_their_numbers(folder: Path) -> None:
    """A problem whose line holds letters that the terminal cannot show is told all the same."""
    record = folder / "briefings" / "actors" / "northland.yml"
    record.write_text(small.NORTHLAND + "wrong: 北京\n", encoding="utf-8")
    done = built.run(folder, "check", LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="latin-1")
    assert (done.returncode, done.stderr) == (1, "")
    assert r"wrong: \u5317\u4eac" in done.stdout


PLACES: list[tuple[str, Callable[[Path], Path], str]] = [
    ("file", lambda folder: _with_file(folder / "file"), "is no folder; a site is one"),
    ("link", lambda folder: _with_link(folder / "link"), "is no folder; a site is one"),
    ("below a file", lambda folder: _with_file(folder / "file") / "site", "file is no folder; choose another place"),
    ("records", lambda folder: folder / "briefings" / "site", "belongs to it"),
    ("pages", lambda folder: folder / "docs" / "handbook" / "site", "belongs to it"),
    ("root", lambda folder: Path(folder.anchor), "holds the project"),
    ("home", lambda _: Path.home(), "is no place for a site"),
    ("above home", lambda _: Path.home().parent, "is no place for a site"),
    ("repository", lambda folder: _with_file(folder / "out" / ".git" / "HEAD").parents[1], "holds files that are no site"),
    ("in a repository", lambda folder: _with_file(folder / "out" / ".git" / "HEAD").parent / "site", "is no place for a site"),
]


def _with_file(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("mine", encoding="utf-8")
    return path


def _with_link(path: Path) -> Path:
    path.symlink_to(path.parent)
    return path


def everything(folder: Path) -> dict[str, bytes | None]:
    """Every file and folder below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None for path in sorted(folder.rglob("*"))}


@pytest.mark.parametrize(("place", "said"), [row[1:] for row in PLACES], ids=[row[0] for row in PLACES])
def test_f06_a_place_that_is_none_for_a_site_is_refused_before_any_work(
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


@pytest.mark.parametrize("locked", ["the site", "the folder above"])
def test_f06_a_folder_that_cannot_be_written_is_refused_before_any_work(folder: Path, locked: str) -> None:
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
    said = f"error: {closed} cannot be written; choose another place for the site, or change who may write there\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", said)
    assert not (folder / "docs" / "index.md").exists()


def test_f06_a_site_that_is_a_disk_of_its_own_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A place where a disk is mounted cannot be exchanged with another: it is refused before any work."""
    (folder / "site").mkdir()
    monkeypatch.setattr(os.path, "ismount", lambda path: Path(path) == folder / "site")
    result = run(folder, "build", "--no-briefs")
    assert result.stderr == f"error: {folder / 'site'} is a disk of its own, and cannot be exchanged; choose a folder in it\n"
    assert not (folder / "docs" / "index.md").exists()


def test_f06_folders_made_for_a_site_that_never_came_go(folder: Path) -> None:
    """Where a record is wrong, the folders above a first site are gone again."""
    (folder / "briefings" / "dossier.yml").write_text("title: [\n", encoding="utf-8")
    assert run(folder, "build", "--no-briefs", "--site", str(folder.parent / "a" / "b" / "site")).exit_code == 1
    assert not (folder.parent / "a").exists()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with an old site and an engine called `writes`."""
    folder = tmp_path / "project"
    for path in ("docs", "briefings/actors", "site"):
        (folder / path).mkdir(parents=True)
    for name, content in OLD.items():
        (folder / "site" / name).write_text(content, encoding="utf-8")
    for path in ("mkdocs.yml", "briefings/dossier.yml", "briefings/actors/a.yml", "docs/index.md", "docs/b.md"):
        (folder / path).write_text("before", encoding="utf-8")
    engine(folder, "writes", WRITES)
    return folder


def test_f07_records_that_can_only_be_read_are_built(project: Path) -> None:
    """Nothing is written below briefings/; and where docs/ holds the pages already, nothing below the project at all."""
    site = project.parent / "public"
    pages = {"index.md": b"before"}
    files.write_generated(project / "docs", pages)
    program = (
        "import sys; from pathlib import Path; from generator import files, publish; p, site = map(Path, sys.argv[1:]);"
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


@pytest.mark.parametrize(("change", "what", "named"), [row[1:] for row in CHANGES], ids=[row[0] for row in CHANGES])
def test_f09_f10_what_changes_while_building_stops_the_build(project: Path, change: str, what: str, named: str) -> None:
    """A record, a page or the configuration that changes meanwhile is named, and the old site stays: no site is half of one state."""
    engine(project, "changes", WRITES + f"p = pathlib.Path.cwd(); {change}")
    with pytest.raises(publish.BuildError) as error:
        publish.build(project, project / "site", engine="changes")
    assert str(error.value) == f"{what} changed while building: {named}; build again"
    assert contents(project / "site") == OLD
    assert list(project.glob(".site-*")) == []


def test_f09_a_record_that_changes_while_it_is_read_stops_the_build(project: Path) -> None:
    """What is compared is what was there before the first record was read."""

    def generated() -> publish.Generated:
        (project / "briefings" / "actors" / "a.yml").write_text("after", encoding="utf-8")
        return publish.Generated()

    with pytest.raises(publish.BuildError, match="records changed while building"):
        publish.build(project, project / "site", engine="writes", generate=generated)


def test_f09_what_an_editor_keeps_beside_a_file_changes_nothing(project: Path) -> None:
    """Hidden files of editors, and a record that is saved as it was, stop no build."""
    change = "(p / 'docs/.index.md.swp').write_text('x'); (p / 'briefings/actors/a.yml').write_text('before')"
    engine(project, "edits", WRITES + f"p = pathlib.Path.cwd(); {change}")
    publish.build(project, project / "site", engine="edits")
    assert contents(project / "site") == NEW


def test_f06_files_put_in_the_site_s_place_while_building_are_not_lost(project: Path) -> None:
    """What somebody puts where a first site is to stand, while it is built, is found before the exchange."""
    engine(project, "meets", WRITES + "p = pathlib.Path.cwd() / 'public'; p.mkdir(); (p / 'letter.txt').write_text('mine')")
    with pytest.raises(publish.BuildError, match="holds files that are no site"):
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
signal.alarm(20)
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


@pytest.mark.parametrize(("number", "status", "grandchild"), [row[1:] for row in ENDS], ids=[row[0] for row in ENDS])
def test_f02_the_engine_ends_with_the_build(project: Path, number: int, status: int, grandchild: bool) -> None:
    """A build that is stopped takes the engine with it, and what the engine had started; one that is killed, the engine."""
    engine(project, "hangs", HANGS.format(grandchild=grandchild))
    os.mkfifo(project / "told")
    program = (
        "import sys; from pathlib import Path; from generator import publish; from generator.commands.telling import telling\n"
        "with telling(): publish.build(Path(sys.argv[1]), Path(sys.argv[1]) / 'site', engine='hangs')"
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


def test_f02_a_preview_that_is_asked_to_end_takes_the_engine_with_it(folder: Path) -> None:
    """`briefings serve` that gets SIGTERM ends with its status, and nothing answers at its address any more."""
    with built.served(folder) as address:
        port = int(address.rpartition(":")[2].strip("/"))
    command = [sys.executable, "-u", "-m", "generator", "--project", str(folder), "serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True) as server:
        try:
            assert server.stdout is not None
            assert any("shows the site until" in line for line in server.stdout)
            server.terminate()
            server.communicate(timeout=60)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(server.pid, signal.SIGKILL)
    assert server.returncode == 143
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0


def test_f02_what_nohup_ignores_stays_ignored(project: Path) -> None:
    """A build that was started to outlive its terminal does."""
    engine(project, "closes", WRITES + "import os, signal; os.kill(os.getppid(), signal.SIGHUP)")
    program = (
        "import signal, sys; signal.signal(signal.SIGHUP, signal.SIG_IGN); from pathlib import Path\n"
        "from generator import publish; from generator.commands.telling import telling\n"
        "with telling(): publish.build(Path(sys.argv[1]), Path(sys.argv[1]) / 'site', engine='closes')"
    )
    assert subprocess.run([sys.executable, "-c", program, str(project)], cwd=ROOT, check=False).returncode == 0
    assert contents(project / "site") == NEW


def test_f01_between_two_renames_the_old_site_comes_back(project: Path) -> None:
    """Where folders cannot be exchanged and a build was killed between two renames, the next one puts the old site back, even if it fails."""
    (project / ".site-building-dead").mkdir()
    (project / "site").rename(project / ".site-building-dead" / "old")
    engine(project, "fails", "import sys; sys.exit(3)")
    with pytest.raises(publish.BuildError, match="ended with 3"):
        publish.build(project, project / "site", engine="fails")
    assert contents(project / "site") == OLD
    assert list(project.glob(".site-*")) == []


def test_f03_where_the_system_cannot_flush_at_once_each_file_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the call that flushes a file system, every file and folder of the new site is flushed before the exchange."""
    for path in ("a/b.html", "c.html"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).touch()
    flushed: list[int] = []
    monkeypatch.setattr(system, "call", lambda _: None)
    monkeypatch.setattr(os, "fsync", lambda handle: flushed.append(os.fstat(handle).st_ino))
    exchange.lay_down(tmp_path)
    assert sorted(flushed) == sorted(path.stat().st_ino for path in (tmp_path, *tmp_path.rglob("*")))


def test_f03_a_new_site_is_on_the_disk_before_it_takes_the_old_one_s_place(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """First everything is flushed, the manifest with it; then the folders are exchanged; then the exchange is flushed."""
    done: list[str] = []
    lay_down, swap = exchange.lay_down, exchange.swap

    def laid_down(folder: Path) -> None:
        done.append(f"flush, with manifest: {(folder / 'new' / manifest.NAME).is_file()}")
        lay_down(folder)

    def swapped(new: Path, site: Path, old: Path) -> None:
        done.append("swap")
        swap(new, site, old)

    def flushed(handle: int) -> None:
        done.append("flush the folder above" if os.path.samestat(os.fstat(handle), project.stat()) else "flush")

    monkeypatch.setattr(exchange, "lay_down", laid_down)
    monkeypatch.setattr(exchange, "swap", swapped)
    monkeypatch.setattr(os, "fsync", flushed)
    publish.build(project, project / "site", engine="writes")
    assert done == ["flush, with manifest: True", "swap", "flush the folder above"]


REAL = """
import os, runpy, signal, sys
left = 25
def audit(event, given):
    global left
    if event == "open" and ".site-building-" in str(given[0]) and given[2] & os.O_WRONLY:
        left -= 1
        if left < 0:
            {fault}
sys.addaudithook(audit)
runpy.run_module("mkdocs", run_name="__main__", alter_sys=True)
"""
FULL = "raise OSError(28, 'No space left on device', str(given[0]))"
KILLED = "os.kill(os.getpid(), signal.SIGKILL)"


@pytest.mark.parametrize(("fault", "said"), [(FULL, r"fault could not write: no space left on device: /\S+"), (KILLED, "fault was ended by SIGKILL")],
                         ids=["f04-full", "f01-killed"])  # fmt: skip
def test_the_real_engine_half_way(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, fault: str, said: str) -> None:
    """MkDocs itself, out of room or killed after some of its files: told in a line, and the old site is as it was."""
    folder = tmp_path / "project"
    shutil.copytree(built.small_site(tmp_path_factory).parent, folder)
    before = publish.contents(folder / "site")
    engine(folder, "fault", REAL.format(fault=fault))
    with pytest.raises(publish.BuildError, match=f"^{said}$"):
        publish.build(folder, folder / "site", engine="fault")
    assert publish.contents(folder / "site") == before
    assert list(manifest.verify(before)) == []
    assert list(folder.glob(".site-*")) == []


def test_f11_f12_b158_a_record_that_went_leaves_no_trace(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A record that is deleted, and the old name of one that is renamed: no page, link, sitemap or search entry; the sitemap has the dossier's date."""
    records = {path: content.replace(b"lena-vos", b"lena-voss") for path, content in small.files().items() if "olga" not in path}
    records["actors/lena-voss.yml"] = records.pop("actors/lena-vos.yml")
    source = records["sources/herald-2024-03.yml"].decode() + "  - {paragraphs: 8, why: Nobody is left to say it.}\n"
    records["sources/herald-2024-03.yml"] = source.encode()
    records["dossier.yml"] += b"site_url: https://example.org/\n"
    folder = built.project(tmp_path / "project", records)
    files.write_generated(folder / "docs", generate(small.dossier()))
    shutil.copytree(built.small_site(tmp_path_factory), folder / "site")
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as configuration:
        configuration.write("\nsite_url: https://example.org/\n")
    done = built.run(folder, "build", "--no-briefs", SOURCE_DATE_EPOCH="1700000000")
    assert (done.returncode, done.stderr) == (0, "")
    site = publish.contents(folder / "site")
    assert "actors/lena-voss/index.html" in site
    gone = ("olga-brandt", "lena-vos/", 'lena-vos"')
    assert [path for path in site if any(name in path for name in gone)] == []
    for path in ("sitemap.xml", "search/search_index.json", "actors/index.html", "index.html", "manifest.json"):
        assert [name for name in gone if name in site[path].decode()] == [], path
    assert b"<loc>https://example.org/actors/lena-voss/</loc>" in site["sitemap.xml"]
    assert set(re.findall(rb"<lastmod>(.*?)</lastmod>", site["sitemap.xml"])) == {b"2024-05-03"}


def test_f25_a_tilde_is_the_user_s_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`--project=~/x` and `--site=~/x`, which no shell expands, lead where people mean."""
    monkeypatch.setenv("HOME", str(folder.parent))
    assert CliRunner().invoke(main, ["--project=~/project", "check"]).exit_code == 0
    result = CliRunner().invoke(main, ["--project=~/project", "build", "--no-briefs", "--site=~"])
    assert f"error: {folder.parent} holds the project" in result.stderr


def test_f27_a_site_is_made_beside_its_place(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine writes beside the site, wherever temporary files go: so there is never another disk between the two."""
    monkeypatch.setattr(tempfile, "tempdir", "/dev/null/none")
    monkeypatch.setenv("TMPDIR", "/dev/null/none")
    monkeypatch.delenv("HOME", raising=False)
    engine(project, "tells", WRITES + "pathlib.Path('told').write_text(str(target.parent.parent))")
    publish.build(project, project.parent / "public" / "site", engine="tells")
    assert (project / "told").read_text(encoding="utf-8") == str(project.parent / "public")


VERBOSITY = {"quiet": ["--quiet"], "as always": [], "verbose": ["--verbose"]}
TEMPLATE = """<!doctype html><html lang="en"><head><title>{{ page.title }}</title></head><body>{{ page.content }}</body></html>"""


@pytest.mark.parametrize("said", VERBOSITY.values(), ids=VERBOSITY)
@pytest.mark.parametrize("broken", [True, False], ids=["broken", "whole"])
def test_f35_how_much_the_engine_says_does_not_change_the_verdict(tmp_path: Path, said: list[str], broken: bool) -> None:
    """The real engine, quiet or verbose: a broken link stops the build even where the engine is told to say nothing, and a whole site is published."""
    link = "[a](nowhere.md)" if broken else "a"
    for path, content in {"docs/index.md": f"# Home\n\n{link}\n", "theme/main.html": TEMPLATE}.items():
        (tmp_path / path).parent.mkdir()
        (tmp_path / path).write_text(content, encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nplugins: []\ntheme: {name: null, custom_dir: theme}\n", encoding="utf-8")
    engine(tmp_path, "talks", f"import runpy, sys; sys.argv[2:2] = {said}; runpy.run_module('mkdocs', run_name='__main__', alter_sys=True)")
    if broken:
        with pytest.raises(publish.BuildError, match=r"nowhere\.md"):
            publish.build(tmp_path, tmp_path / "site", engine="talks")
    else:
        publish.build(tmp_path, tmp_path / "site", engine="talks")
    assert (tmp_path / "site" / "index.html").exists() == (not broken)


@pytest.mark.parametrize(
    "name", ["COLUMNS", "PYTHONVERBOSE", "PYTHONDEVMODE", "PYTHONWARNINGS", "PYTHONIOENCODING", "LC_ALL", "TZ", "SOURCE_DATE_EPOCH"]
)
def test_f35_no_variable_makes_the_engine_say_or_write_something_else(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """The width of a terminal, switches of Python, language and clock do not reach the engine; what it needs to run does."""
    day = dt.date(2024, 5, 3)
    before = engines.environment(), engines.environment(day)
    monkeypatch.setenv(name, "always")
    assert (engines.environment(), engines.environment(day)) == before
    monkeypatch.setenv("PYTHONPATH", "kept")
    assert engines.environment()["PYTHONPATH"] == "kept"
