"""Engines that are small programs, for tests of what happens around an engine whatever it does."""

from __future__ import annotations

from pathlib import Path

from generator.build import publish

PAGE = '<!doctype html><html lang="en"><head><title>{0}</title></head><body><h1>{0}</h1></body></html>'
WRITES = f"""
import pathlib, sys
target = pathlib.Path(sys.argv[-1])
target.mkdir()
(target / "index.html").write_text({PAGE.format("new")!r})
(target / "sitemap.xml").write_text("new")
"""


def engine(project: Path, name: str, program: str) -> None:
    """An engine that runs a program."""
    (project / f"{name}.py").write_text(program, encoding="utf-8")


def contents(folder: Path) -> dict[str, str]:
    """The files of a folder, except those that every build adds."""
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir() if path.name not in publish.ADDED}


OLD = {"index.html": "old", "sitemap.xml": "old", "gone.html": "old"}
NEW = {"index.html": PAGE.format("new"), "sitemap.xml": "new"}
