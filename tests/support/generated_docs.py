"""A project's folder `docs/` before and after pages are generated."""

from __future__ import annotations

from pathlib import Path

PAGES = {"index.md": b"home\n", "actors/index.md": b"actors\n", "actors/northland.md": b"northland\n"}


def everything(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
