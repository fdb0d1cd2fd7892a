"""The repository: its path, the files that people keep in it, and how its tests react to a missing program."""

from __future__ import annotations

import functools
import os
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

import pytest

from generator.project import grammar
from generator.rules.check import PARSED

ROOT = Path(__file__).resolve().parents[2]


@functools.cache
def kept() -> tuple[Path, ...]:
    """The files that are under version control, or are about to be: nothing that was generated, built or installed."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True, encoding="utf-8").stdout
    return tuple(path for name in sorted(set(listed.split("\0"))) if (path := ROOT / name).is_file())


def needs_grammar(codes: Iterable[str] = PARSED) -> None:
    """Skip a test of rules that need sentences parsed where nothing can parse them; in CI it fails."""
    if not PARSED.isdisjoint(codes) and not grammar.edition():
        missing("the extra `grammar` is not installed: make grammar")


def missing(what: str) -> NoReturn:
    """Skip a test because a program is not installed, and print how to install it; in CI, such a test fails instead."""
    if os.environ.get("CI"):
        pytest.fail(what)
    pytest.skip(what)
