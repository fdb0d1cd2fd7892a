"""Printed papers, kept by their content, so that only what changed is printed again.

Floor 0: imports nothing of this package.
"""

from __future__ import annotations

import hashlib
import json
import os
import threading
from collections.abc import Container
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

#: Letters of the name that a kept paper has by its content.
_NAME: Final = 40


class Brief(NamedTuple):
    """A printed paper: its path below `docs/`, its bytes, its pages, the step of size, and how far its last page is filled (0 to 1)."""

    path: str
    content: bytes
    pages: int
    density: int
    filled: float

    def words(self) -> str:
        """What a link to it says of it: “PDF, 2 pages, 58 kB”."""
        return f"PDF, {self.pages} page{'' if self.pages == 1 else 's'}, {max(1, round(len(self.content) / 1000)):,} kB"


def key(text: str) -> str:
    """The name of a paper by all that decides how it looks."""
    return hashlib.sha256(text.encode()).hexdigest()[:_NAME]


def read(cache: Path, key: str, path: str) -> Brief | None:
    """A paper as it was kept; nothing where it is not there whole."""
    try:
        facts = json.loads((cache / f"{key}.json").read_text(encoding="utf-8"))
        content = (cache / f"{key}.pdf").read_bytes()
        if facts["sha256"] != hashlib.sha256(content).hexdigest():
            return None
        return Brief(path, content, facts["pages"], facts["density"], facts["filled"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep(cache: Path, key: str, paper: Brief) -> None:
    """Keep a paper by its name; the facts are written last, so that half a paper is none."""
    digest = hashlib.sha256(paper.content).hexdigest()
    facts = {"pages": paper.pages, "density": paper.density, "filled": paper.filled, "sha256": digest}
    cache.mkdir(parents=True, exist_ok=True)
    for ending, content in (("pdf", paper.content), ("json", json.dumps(facts).encode())):
        aside = cache / f"{key}.{os.getpid()}-{threading.get_ident()}.new"
        aside.write_bytes(content)
        # Another run that prints all may have swept it away: what is not kept is printed again.
        with suppress(FileNotFoundError):
            os.replace(aside, cache / f"{key}.{ending}")


def prune(cache: Path, keys: Container[str]) -> None:
    """Throw away what was kept for records as they no longer are."""
    for kept in cache.glob("*"):
        name = kept.name.partition(".")[0]
        if len(name) == _NAME and (name not in keys or kept.suffix == ".new") and kept.is_file():
            kept.unlink(missing_ok=True)
