"""What `briefings doctor` says of a machine: each thing it looks at is right here, wrong in one way at a time, and told with what to do."""

from __future__ import annotations

import errno
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.briefs import compiler
from generator.cli import main
from generator.commands import health
from generator.records import decode
from tests.support import browser, builds, small
from tests.support.fields import NORTHLAND
from tests.support.repository import ROOT

SUBJECTS = [
    "python",
    "lock",
    "engine",
    "typst",
    "fonts",
    "readers",
    "browser",
    "dossier",
    "docs/",
    "site/",
    ".cache/",
    "articles",
    "rights",
]
#: What a site can be built without.
ABSENT = {"fonts", "readers", "browser", "articles"}
OPTIONAL = ABSENT | {"rights"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with the small dossier, and its articles in `texts/`."""
    folder = builds.project(tmp_path, small.files())
    (folder / "texts").mkdir()
    for name, text in (("one.txt", small.HERALD), ("two.txt", small.GAZETTE)):
        (folder / "texts" / name).write_text(text, encoding="utf-8")
    return folder


def told(project: Path, articles: Path | None = None) -> dict[str, health.Finding]:
    """What is found, by what was looked at."""
    return {finding.subject: finding for finding in health.examine(project, articles)}


def test_each_thing_is_looked_at_in_order(project: Path) -> None:
    """Everything is looked at, once; on a machine that runs these tests nothing stops a site, and the articles at hand are counted."""
    found = told(project, project / "texts")
    assert list(found) == SUBJECTS
    assert [finding for finding in found.values() if finding.stops] == []
    assert found["articles"].said == f"2 of 2 in {project / 'texts'}"
    assert found["dossier"].said.startswith("5 actors, 1 relationship, 2 sources in")


def gone(*names: str) -> Callable[[pytest.MonkeyPatch, Path], None]:
    """A machine on which some packages are not installed."""

    def arrange(patch: pytest.MonkeyPatch, _: Path) -> None:
        def version(name: str) -> str:
            if name in names:
                raise metadata.PackageNotFoundError(name)
            return metadata.version(name)

        patch.setattr(health, "version", version)
        patch.setattr(compiler, "version", version)

    return arrange


def other(name: str, number: str) -> Callable[[pytest.MonkeyPatch, Path], None]:
    """A machine on which a package has another version."""
    return lambda patch, _: patch.setattr(health, "version", lambda asked: number if asked == name else metadata.version(asked))


def half(patch: pytest.MonkeyPatch, _: Path) -> None:
    """Packages of which only a folder without a word on their versions is left."""

    def version(name: str) -> str:
        raise KeyError("Version")

    patch.setattr(health, "version", version)


def unloadable(patch: pytest.MonkeyPatch, _: Path) -> None:
    """A wheel that was made for another machine."""

    def load(name: str) -> object:
        raise ImportError("wrong ELF class")

    patch.setattr(health, "import_module", load)


def no_programs(patch: pytest.MonkeyPatch, _: Path) -> None:
    patch.setenv("PATH", "")


def old(patch: pytest.MonkeyPatch, _: Path) -> None:
    patch.setattr(sys, "version_info", (3, 10, 4))


def no_dossier(_: pytest.MonkeyPatch, project: Path) -> None:
    (project / "briefings" / "dossier.yml").unlink()


def no_configuration(_: pytest.MonkeyPatch, project: Path) -> None:
    (project / "mkdocs.yml").unlink()


def a_file_for(name: str) -> Callable[[pytest.MonkeyPatch, Path], None]:
    """A file where a folder is to be."""

    def arrange(_: pytest.MonkeyPatch, project: Path) -> None:
        shutil.rmtree(project / name, ignore_errors=True)
        (project / name).write_text("", encoding="utf-8")

    return arrange


def nowhere(_: pytest.MonkeyPatch, project: Path) -> None:
    (project / ".cache").symlink_to(project / "gone")


def refused(number: int) -> Callable[[pytest.MonkeyPatch, Path], None]:
    """A disk that takes no new file."""

    def arrange(patch: pytest.MonkeyPatch, _: Path) -> None:
        def open_one(**_: object) -> object:
            raise OSError(number, os.strerror(number))

        patch.setattr(tempfile, "TemporaryFile", open_one)

    return arrange


def one_article_away(_: pytest.MonkeyPatch, project: Path) -> None:
    (project / "texts" / "two.txt").unlink()


def spoilt_evidence(_: pytest.MonkeyPatch, project: Path) -> None:
    (project / "briefings" / "sources" / "gazette-2024-05.evidence").write_text("{", encoding="utf-8")


def spoilt_lock(patch: pytest.MonkeyPatch, project: Path) -> None:
    (project / "requirements.txt").write_bytes(b"\xff")
    patch.setattr(health, "PROGRAM", project)


def committed(*ids: str) -> Callable[[pytest.MonkeyPatch, Path], None]:
    """Texts that are in the repository, although git is told to ignore them; one of them is open."""

    def arrange(_: pytest.MonkeyPatch, project: Path) -> None:
        with (project / "briefings" / "sources" / "gazette-2024-05.yml").open("a", encoding="utf-8") as record:
            record.write("rights: open\nlicence: CC BY 4.0\nrights_why: Its foot says so.\n")
        (project / "articles").mkdir()
        for id in ids:
            (project / "articles" / f"{id}.txt").write_text("Text.\n", encoding="utf-8")
        (project / ".gitignore").write_text("/articles/\n", encoding="utf-8")
        for command in (["init", "--quiet"], ["add", "--force", "articles"]):
            subprocess.run(["git", "-C", str(project), *command], check=True)

    return arrange


FAULTS = [
    (
        "a text of others in the repository",
        committed("herald-2024-03", "gazette-2024-05"),
        "rights",
        "others: herald-2024-03",
        "git rm --cached",
    ),
    ("python too old", old, "python", "3.10.4 is too old", "install Python 3.11 or newer"),
    ("a package missing", gone("pydantic"), "lock", "pydantic is missing and should be 2.", "--require-hashes -r"),
    ("a package of another version", other("click", "8.3.0"), "lock", "click is 8.3.0 and should be 8.", "--require-hashes -r"),
    ("many missing", gone("click", "rich", "segno", "watchdog", "typst", "mkdocs"), "lock", "; 2 more", "--require-hashes -r"),
    ("no engine", gone("mkdocs"), "engine", "mkdocs is not installed", "--require-hashes -r"),
    ("no engine, no theme", gone("mkdocs", "mkdocs-material"), "engine", "mkdocs and mkdocs-material are not", "pip install"),
    ("half an engine", half, "engine", "mkdocs and mkdocs-material are not", "pip install"),
    ("no press", gone("typst"), "typst", "is not installed; a site is built without briefs", "--require-hashes -r"),
    ("a press that cannot be loaded", unloadable, "typst", "cannot be loaded: wrong ELF class", "pip install"),
    ("no eastern fonts", gone(compiler.FONT_PACKAGE), "fonts", "needed if records have such names", "pip install noto-cjk-sans-otc"),
    ("no programs at all", no_programs, "browser", "no Chromium, needed for the tests", "apt-get install chromium"),
    ("no dossier", no_dossier, "dossier", "no briefings/dossier.yml in", "briefings --project DIR doctor"),
    ("no configuration", no_configuration, "dossier", "no mkdocs.yml in", "copy mkdocs.yml and theme/"),
    ("docs is a file", a_file_for("docs"), "docs/", "is not writable: not a directory", "the pages are written there"),
    (".cache is a file", a_file_for(".cache"), ".cache/", "is not writable: not a directory", "printed briefs are cached there"),
    (".cache leads nowhere", nowhere, ".cache/", "is not writable: no such file or directory", "printed briefs are cached there"),
    ("a full disk", refused(errno.ENOSPC), "site/", "is not writable: no space left on device", "the site is built beside site/"),
    ("a disk that is only read", refused(errno.EROFS), "docs/", "is not writable: read-only file system", "get permission to write to"),
    ("no right to write", refused(errno.EACCES), ".cache/", "is not writable: permission denied", "get permission to write to"),
    ("an article away", one_article_away, "articles", "1 of 2 in", "add the texts of gazette-2024-05"),
    ("spoilt evidence", spoilt_evidence, "articles", "cannot be checked: EvidenceError: is no evidence file", "fix that"),
    ("a spoilt lock", spoilt_lock, "lock", "cannot be checked: UnicodeDecodeError", "fix that"),
]


@pytest.mark.parametrize("fault", [row[1:] for row in FAULTS], ids=[row[0] for row in FAULTS])
def test_each_fault_is_reported_with_its_remedy(
    monkeypatch: pytest.MonkeyPatch, project: Path, fault: tuple[Callable[[pytest.MonkeyPatch, Path], None], str, str, str]
) -> None:
    """One thing is wrong: what is said names it, what to do is a command or a place, and the status is 1 where no site can be built without it."""
    arrange, subject, said, remedy = fault
    arrange(monkeypatch, project)
    finding = told(project, project / "texts")[subject]
    assert said in finding.said
    assert remedy in finding.remedy
    assert finding.stops is (subject not in OPTIONAL)
    result = CliRunner().invoke(main, ["--project", str(project), "doctor", "--articles", str(project / "texts")], catch_exceptions=False)
    assert finding.lines() in result.output
    assert result.exit_code == finding.stops


def test_a_machine_without_anything_optional_builds_sites(monkeypatch: pytest.MonkeyPatch, project: Path) -> None:
    """Fonts, browser and articles that are not there are told with what they are for, and the status is 0."""
    gone(compiler.FONT_PACKAGE, "trafilatura")(monkeypatch, project)
    no_programs(monkeypatch, project)
    result = CliRunner().invoke(main, ["--project", str(project), "doctor"], catch_exceptions=False)
    assert result.exit_code == 0
    assert {line.split()[1] for line in result.output.splitlines() if line.startswith("missing")} == ABSENT
    assert result.output.count("needed for") + result.output.count("needed only for") + result.output.count("needed if") == len(ABSENT)
    assert result.output.endswith("\na site can be built\n")


def test_an_open_text_may_be_in_the_repository(monkeypatch: pytest.MonkeyPatch, project: Path) -> None:
    """Its source says that anyone may copy it."""
    committed("gazette-2024-05")(monkeypatch, project)
    assert told(project)["rights"].said == "1 text of articles/ in the repository, all ours or open"
    assert not told(project)["rights"].remedy


def test_nothing_is_left_behind(project: Path) -> None:
    """Trying whether a folder can be written leaves no file and makes no folder."""
    before = sorted(project.rglob("*"))
    told(project)
    assert sorted(project.rglob("*")) == before


def test_a_name_that_would_move_the_cursor_is_printed(tmp_path: Path) -> None:
    """A folder with an escape in its name does not reach the terminal as one."""
    result = CliRunner().invoke(main, ["--project", str(tmp_path / "a\x1b[2Jb"), "doctor"], catch_exceptions=False)
    assert result.exit_code == 1
    assert "\x1b" not in result.output
    assert "a\\x1b[2Jb" in result.output


def test_a_command_without_its_packages_says_which_to_install(tmp_path: Path) -> None:
    """Where a package cannot even be loaded, any command ends in two lines with the command that brings it, status 1; never a traceback."""
    (tmp_path / "pydantic").mkdir()
    (tmp_path / "pydantic" / "__init__.py").write_text("raise ImportError('No module named pydantic')", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "generator", "doctor"],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert re.fullmatch(r"to do +packages +No module named pydantic\n +do: \S+ -m pip install .*--force-reinstall\n", done.stderr)


def test_the_lock_is_read_as_it_is_written() -> None:
    """Every package of the lock is compared, and one that has a version for each of two Pythons with that of this one alone."""
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    pinned = health._pinned(text)
    assert pinned.keys() == set(re.findall(r"(?m)^([a-z0-9._-]+)==", text))
    assert {len(versions) for versions in pinned.values()} == {1}
    assert health._pinned("a==1 ; python_version < '3' \\\na==2 ; python_version >= '3' \\\n") == {"a": ["2"]}


def test_an_installed_program_has_no_lock(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Away from a checkout nothing is compared, and what is missing is installed by its name."""
    monkeypatch.setattr(health, "PROGRAM", tmp_path)
    assert health.lock().remedy == ""
    gone("mkdocs")(monkeypatch, tmp_path)
    assert health.engine().remedy == f"{sys.executable} -m pip install mkdocs"


def test_what_is_looked_for_is_what_is_used() -> None:
    """The folder of records, the browsers and the oldest Python are those of the program, its tests and its package."""
    assert health.RECORDS == decode.ROOT
    assert health.BROWSERS == browser.NAMES
    assert f'requires-python = ">={health._OLDEST[0]}.{health._OLDEST[1]}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_the_scripts_of_the_records_are_named(monkeypatch: pytest.MonkeyPatch, project: Path) -> None:
    """If the fonts for a script of the records are missing, its first letters are named, and what installs them; emoji are listed."""
    path = project / "briefings" / NORTHLAND
    path.write_text(
        path.read_text(encoding="utf-8").replace("kind: state", "kind: state\nnative_names: {th: เห}\naliases: [A 🚀 B]"), encoding="utf-8"
    )
    found = health.fonts(project)
    assert (found.remedy, found.said.partition("; ")[2]) == ("", "emoji are printed as their names: 🚀 (U+1F680 rocket)")
    gone("fontpkg-noto-sans-thai")(monkeypatch, project)
    found = health.fonts(project)
    letters = "ห (U+0E2B thai character ho hip), เ (U+0E40 thai character sara e)"
    assert found.said == f"none for Thai, which the records have: {letters}"
    assert "fontpkg-noto-sans-thai" in found.remedy
