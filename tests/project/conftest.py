"""A folder `docs/` in which people have written and pages were generated."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.project.files import write_generated
from tests.support.generated_docs import PAGES


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
