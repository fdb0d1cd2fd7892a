"""A command that looks at a project leaves it alone: no file of it is written, made or touched."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.editing import descriptions
from generator.project import files
from tests.support import builds, small
from tests.support.repository import ROOT
from tests.support.rows import each

ARTICLE = "herald-2024-03"
#: Every command that looks, with what it needs; `--check` and `--dry-run` make two more of commands that write.
LOOKING = (
    ("show", "northland"),
    ("where-used", "northland"),
    ("where-used", "northland", "--format", "json"),
    ("stale",),
    ("coverage",),
    ("coverage", ARTICLE),
    ("impact", ARTICLE),
    ("diff", "first"),
    ("candidates", ARTICLE),
    ("article", ARTICLE),
    ("recheck",),
    ("review", "--list"),
    ("recheck", ARTICLE),
    ("completion", "bash"),
    ("doctor",),
    ("fmt", "--check"),
    ("schema", "--check"),
    ("rename", "northland", "northmark", "--dry-run"),
    ("migrate", "--dry-run"),
    ("import", "csv", str(ROOT / "tests/imports/cases/actors.csv"), "--dry-run"),
    ("merge", "olga-brandt", "lena-vos", "--dry-run"),
    ("split", "olga-brandt", "straits", "--name", "Institute of Straits", "--claim", "small-cup", "--dry-run"),
)


@pytest.fixture(scope="module", params=["missing", "out of date", "up to date"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with an edition, whose files for editors are missing, out of date or up to date; no test may change it."""
    folder = builds.project(tmp_path_factory.mktemp("read"), small.files())
    CliRunner().invoke(main, ["--project", str(folder), "edition", "first"], catch_exceptions=False)
    files.write(folder, {**descriptions.files(), **files.made(folder)})
    known = folder / "schema" / descriptions.KNOWN
    if request.param == "missing":
        known.unlink()
    elif request.param == "out of date":
        known.write_bytes(b"{}")
    return folder


def tree(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """Everything in a folder: what it is, when it was last written, and its bytes."""
    found = {path.relative_to(folder).as_posix(): (path.lstat(), path) for path in (folder, *folder.rglob("*"))}
    return {name: (at.st_mode, at.st_mtime_ns, path.read_bytes() if path.is_file() else b"") for name, (at, path) in found.items()}


@each("arguments", LOOKING, ids=" ".join)
def test_a_command_that_looks_writes_nothing(arguments: tuple[str, ...], folder: Path) -> None:
    """Each leaves every file and folder as it was, to the nanosecond, even if what editors complete is missing or out of date."""
    before = tree(folder)
    CliRunner().invoke(main, ["--project", str(folder), *arguments], catch_exceptions=False)
    assert tree(folder) == before


def test_every_command_looks_or_is_known_to_write() -> None:
    """A new command is either in the list above or in the one here."""
    writing = {
        "check",
        "clean",
        "generate",
        "build",
        "serve",
        "brief",
        "book",
        "portal",
        "edition",
        "init",
        "new",
        "add-source",
        "edit",
        "export",
        "waive",
    }
    apart = {"verify", "ground", "join"}  # they look at a published folder, at a draft, and at three files of Git, not at a project
    assert {arguments[0] for arguments in LOOKING} | writing | apart == main.commands.keys()
