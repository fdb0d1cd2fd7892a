"""Projects that are built, and that faults happen to."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import builds, small
from tests.support.stub_engine import OLD, WRITES, engine


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with the small dossier."""
    return builds.project(tmp_path / "project", small.files())


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


@pytest.fixture(autouse=True)
def stubs_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The engines of these tests are modules in the project's folder, from which a build imports nothing unless it is on the path."""
    monkeypatch.setenv("PYTHONPATH", ".")
