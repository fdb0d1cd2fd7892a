"""Publishing: the engine builds beside the site, and the site changes as a whole or not at all.

The engines here are small programs: what is tested is what happens around one, whatever it does.
"""

from __future__ import annotations

import ctypes
import datetime as dt
import errno
import fcntl
import json
import os
from pathlib import Path

import pytest

from generator.build import engine as build_engine
from generator.build import publish, staging
from generator.system import atomic
from tests.support.stub_engine import NEW, OLD, WRITES, contents, engine


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with an old site and an engine called `writes`."""
    folder = tmp_path / "project"
    (folder / "docs").mkdir(parents=True)
    (folder / "site").mkdir()
    for name in ("index.html", "sitemap.xml", "gone.html"):
        (folder / "site" / name).write_text("old", encoding="utf-8")
    (folder / "mkdocs.yml").write_text("", encoding="utf-8")
    engine(folder, "writes", WRITES)
    return folder


def test_the_new_site_takes_the_place_of_the_old(project: Path) -> None:
    """After a build the folder holds the new site alone, readable by all, and nothing is left beside it."""
    publish.build(project, project / "site", engine="writes")
    assert contents(project / "site") == NEW
    assert (project / "site").stat().st_mode & 0o777 == 0o755
    assert {path.name for path in project.iterdir()} - {"__pycache__"} == {".cache", "docs", "mkdocs.yml", "site", "writes.py"}


def test_a_first_site_is_made_with_the_folders_above_it(project: Path) -> None:
    """A site may go where nothing is yet."""
    publish.build(project, project / "deep" / "er" / "public", engine="writes")
    assert contents(project / "deep" / "er" / "public") == NEW


def test_an_empty_folder_may_become_the_site(project: Path) -> None:
    """A folder that holds nothing may be taken."""
    (project / "public").mkdir()
    publish.build(project, project / "public", engine="writes")
    assert contents(project / "public") == NEW


FAILURES = [
    ("the engine fails", "import sys; print('ERROR    -  no'); sys.exit(1)", "ERROR    -  no"),
    ("the engine fails in silence", "import sys; sys.exit(3)", "fails exited with 3 and printed nothing"),
    (
        "the engine warns and ends well",
        WRITES + "print('WARNING -  the link has no target', file=sys.stderr)",
        "WARNING -  the link has no target",
    ),
    ("the engine writes nothing", "", "fails exited with 0 and printed nothing"),
    (
        "the site has a fault",
        WRITES.replace("<h1>", '<h1 onclick="x()">'),
        r"site/index\.html: live-attribute: the page has onclick= on <h1>",
    ),
    (
        "the site has a broken link",
        WRITES.replace("<h1>", '<a href="x/">x</a><h1>'),
        r"site/index\.html: broken-link: a link leads to 'x/index\.html', which does not exist",
    ),
]


@pytest.mark.threat("f04")
@pytest.mark.parametrize(("program", "said"), [row[1:] for row in FAILURES], ids=[row[0] for row in FAILURES])
def test_a_failed_build_leaves_the_old_site(project: Path, program: str, said: str) -> None:
    """Where the engine fails or warns, or the site has a fault, the reason is told and the old site stays, with nothing beside it."""
    engine(project, "fails", program)
    with pytest.raises(staging.BuildError, match=f"^{said}$"):
        publish.build(project, project / "site", engine="fails")
    assert contents(project / "site") == OLD
    assert list(project.glob(".site-*")) == []


COMPLAINTS = [
    ("the system refuses a write", "open(sys.argv[-1] + '/x', 'w')", r"fails could not write: no such file or directory: /\S+/new/x"),
    ("the disk is full", "raise OSError(28, 'No space left on device')", r"fails could not write: no space left on device: /\S+/new"),
    ("the engine breaks", "raise KeyError('x')", "fails failed: KeyError: 'x'"),
    ("the engine is killed", "import os; os.abort()", "fails was ended by SIGABRT"),
    ("it speaks another encoding", r"sys.stderr.buffer.write(b'\xff no'); sys.exit(1)", "\N{REPLACEMENT CHARACTER} no"),
]


@pytest.mark.threat("f05")
@pytest.mark.parametrize(("program", "said"), [row[1:] for row in COMPLAINTS], ids=[row[0] for row in COMPLAINTS])
def test_what_broke_the_engine_is_reported_in_one_line(project: Path, program: str, said: str) -> None:
    """Of a traceback the last line is told, with the path where the system refused something."""
    engine(project, "fails", f"import sys; {program}")
    with pytest.raises(staging.BuildError, match=f"^{said}$"):
        publish.build(project, project / "site", engine="fails")


def test_a_long_complaint_is_cut(project: Path) -> None:
    """An engine that goes on and on is told in twenty lines and a count."""
    engine(project, "talks", "import sys; [print('WARNING', n) for n in range(25)]; sys.exit(1)")
    with pytest.raises(staging.BuildError) as error:
        publish.build(project, project / "site", engine="talks")
    assert str(error.value).splitlines() == [*(f"WARNING {number}" for number in range(20)), "… and 5 more lines"]


NOISE = """\
INFO    -  Cleaning site directory
INFO    -  Documentation built in 1.00 seconds
DEBUG   -  Reading: index.md
 │  ⚠  Warning from the Material for MkDocs team
 │  MkDocs 2.0, the underlying framework of Material for MkDocs,
https://squidfunk.github.io/mkdocs-material/blog/

"""


def test_an_engine_s_progress_and_notices_are_not_shown(project: Path) -> None:
    """What the engine says of its work and its future is noise: such a build is a good one."""
    engine(project, "chats", WRITES + f"print({NOISE!r})")
    publish.build(project, project / "site", engine="chats")
    assert contents(project / "site") == NEW


@pytest.mark.parametrize(
    "line",
    [
        "WARNING -  Doc file 'zensical.md' contains a link",
        "ERROR   -  Config value 'MkDocs 2'",
        "Aborted with 1 warnings in strict mode!",
        "x",
    ],
)
def test_a_warning_is_not_noise(line: str) -> None:
    """A line that tells of a fault is shown, whatever words are in it."""
    assert not build_engine.is_noise(line)


def place_link(project: Path) -> Path:
    (project / "link").symlink_to(project / "site")
    return project / "link"


def place_file(project: Path) -> Path:
    (project / "file").write_text("mine", encoding="utf-8")
    return project / "file"


def place_repository(project: Path) -> Path:
    (project / "site" / ".git").mkdir()
    return project / "site"


def place_own(project: Path) -> Path:
    (project / "own").mkdir()
    (project / "own" / "letter.txt").write_text("mine", encoding="utf-8")
    return project / "own"


REFUSED = [
    ("a link", place_link, "is not a folder; choose a folder for the site"),
    ("a file", place_file, "is not a folder; choose a folder for the site"),
    ("a repository", place_repository, "contains files that are not a site"),
    ("somebody's folder", place_own, "contains files that are not a site"),
    ("the project", lambda project: project, "contains the project or is part of it"),
    ("above the project", lambda project: project.parent, "contains the project or is part of it"),
    ("the pages", lambda project: project / "docs", "contains the project or is part of it"),
    ("the records", lambda project: project / "briefings", "contains the project or is part of it"),
    ("the root", lambda project: Path(project.anchor), "contains the project or is part of it"),
    ("home", lambda _: Path.home(), "contains the project or is part of it|cannot be used for a site"),
]  # fmt: skip


@pytest.mark.threat("f06")
@pytest.mark.parametrize(("make", "said"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_a_site_takes_the_place_of_nothing_but_a_site(project: Path, make: object, said: str) -> None:
    """A link, a file, a repository, the project or a folder with other files is refused before any work, and stays as it was."""
    assert callable(make)
    place = make(project)
    before = sorted(project.rglob("*"))
    with pytest.raises(staging.BuildError, match=said):
        publish.build(project, place, engine="writes")
    assert sorted(project.rglob("*")) == before


@pytest.mark.threat("f08")
def test_two_builds_do_not_meet(project: Path) -> None:
    """While one build holds the folder, another is refused, and what the first is writing stays."""
    (project / ".site-building-00000001").mkdir()
    handle = os.open(project, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        with pytest.raises(staging.BuildError, match="another build is writing to"):
            publish.build(project, project / "site", engine="writes")
    finally:
        os.close(handle)
    assert (project / ".site-building-00000001").is_dir()
    assert contents(project / "site") == OLD


@pytest.mark.threat("f01")
def test_what_a_killed_build_left_is_removed(project: Path) -> None:
    """The next build removes the folders of one that was killed, and no other folder."""
    for name in (".site-building-deadbeef", ".site-building-notes", ".site-backup", ".other-building-x"):
        (project / name / "new").mkdir(parents=True)
    publish.build(project, project / "site", engine="writes")
    assert sorted(path.name for path in project.glob(".*")) == [".cache", ".other-building-x", ".site-backup", ".site-building-notes"]


def test_two_folders_are_exchanged_at_once(tmp_path: Path) -> None:
    """The system exchanges two folders in one step; an exchange with what is not there is an error, not a silent second way."""
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    assert atomic.exchange(tmp_path / "one", tmp_path / "two")
    assert [path.name for path in (tmp_path / "one").iterdir()] == ["two"]
    with pytest.raises(OSError, match="No such file") as error:
        atomic.exchange(tmp_path / "one", tmp_path / "three")
    assert error.value.errno == errno.ENOENT


def test_folders_that_cannot_be_exchanged_are_renamed(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a system without the exchange the new site still takes the old one's place, and nothing is left beside it."""

    def missing(*_: object, **__: object) -> object:
        raise OSError

    monkeypatch.setattr(ctypes, "CDLL", missing)
    publish.build(project, project / "site", engine="writes")
    assert contents(project / "site") == NEW
    assert list(project.glob(".site-*")) == []


DAYS = [(dt.date(2024, 5, 3), 1714694400), (dt.date(1957, 10, 4), 86400), (dt.date(9999, 12, 31), 4294857600)]


@pytest.mark.parametrize(("day", "seconds"), DAYS, ids=["a day", "f19-too-early", "f19-too-late"])
def test_the_engine_s_clock_is_the_dossier_s_day(monkeypatch: pytest.MonkeyPatch, day: dt.date, seconds: int) -> None:
    """The engine gets the day of the records as its date, within what it can write, whatever date is set outside."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert build_engine.environment(day)["SOURCE_DATE_EPOCH"] == str(seconds)


def test_the_engine_runs_without_what_disturbs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine gets the environment without a date to trip over, and with its notices off."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    monkeypatch.setenv("KEPT", "x")
    found = build_engine.environment()
    assert "SOURCE_DATE_EPOCH" not in found
    assert (found["KEPT"], found["NO_MKDOCS_2_WARNING"], found["PYTHONUTF8"]) == ("x", "1", "1")


@pytest.mark.threat("f24")
def test_whatever_the_engine_leaves_is_made_readable(project: Path) -> None:
    """Files get 0644 and folders 0755, whatever the engine or the folder above gave them; the packed sitemap goes."""
    leaves = (
        "(target / 'a').mkdir(); (target / 'a' / 'b.txt').touch(0o600); (target / 'a').chmod(0o2700); (target / 'sitemap.xml.gz').touch()"
    )
    engine(project, "leaves", WRITES + leaves)
    publish.build(project, project / "site", engine="leaves")
    modes = {path.name: path.stat().st_mode & 0o7777 for path in (project / "site").rglob("*")}
    assert modes == {"a": 0o755, "b.txt": 0o644, "index.html": 0o644, "sitemap.xml": 0o644, **dict.fromkeys(publish.ADDED, 0o644)}


def test_the_manifest_vouches_for_the_site_and_names_what_made_it(project: Path) -> None:
    """The manifest is part of the site, holds for it, and changes with what the site was made from."""
    publish.build(project, project / "site", engine="writes")
    first = (project / "site" / publish.MANIFEST).read_bytes()
    assert list(publish.verify_manifest(publish.contents(project / "site"))) == []
    assert {"mkdocs-material", "briefings"} <= json.loads(first)["versions"].keys()
    publish.build(project, project / "site", engine="writes")
    assert (project / "site" / publish.MANIFEST).read_bytes() == first
    (project / "docs" / "new.md").write_text("new", encoding="utf-8")
    publish.build(project, project / "site", engine="writes")
    assert json.loads((project / "site" / publish.MANIFEST).read_bytes())["inputs"] != json.loads(first)["inputs"]
