"""Projects that faults happen to, and commands that are run in them.

As root every folder can be written, so tests of folders that cannot run without root's rights.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests import built, small
from tests.test_publish import OLD, WRITES, engine

#: As root every folder can be written, so tests of folders that cannot run without root's rights.
AS_USER = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with the small dossier."""
    return built.project(tmp_path / "project", small.files())


def run(folder: Path, *arguments: str) -> Result:
    """A command in a project."""
    return CliRunner().invoke(main, ["--project", str(folder), *arguments], catch_exceptions=False)


def everything(folder: Path) -> dict[str, bytes | None]:
    """Every file and folder below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None for path in sorted(folder.rglob("*"))}


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
