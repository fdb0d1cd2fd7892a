"""A folder `docs/` as a project has it before and after pages are generated."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.project.files import write_generated

PAGES = {"index.md": b"home\n", "actors/index.md": b"actors\n", "actors/northland.md": b"northland\n"}


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A docs/ in which people have written, and `PAGES` were generated."""
    docs = tmp_path / "docs"
    (docs / "handbook").mkdir(parents=True)
    (docs / "handbook" / "index.md").write_bytes(b"by hand\n")
    (docs / "assets").mkdir()
    (docs / "assets" / "briefings.css").write_bytes(b"p {}\n")
    assert write_generated(docs, PAGES) == (3, 0)
    return docs


def everything(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
