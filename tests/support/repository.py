"""The repository: its path, the files that people keep in it, and how its tests react to a missing program."""

from __future__ import annotations

import functools
import os
import subprocess
from pathlib import Path
from typing import NoReturn

import pytest

ROOT = Path(__file__).resolve().parents[2]


@functools.cache
def kept() -> tuple[Path, ...]:
    """The files that are under version control, or are about to be: nothing that was generated, built or installed."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True, encoding="utf-8").stdout
    return tuple(path for name in sorted(set(listed.split("\0"))) if (path := ROOT / name).is_file())


def missing(what: str) -> NoReturn:
    """Skip a test because a program is not installed, and print how to install it; in CI, such a test fails instead."""
    if os.environ.get("CI"):
        pytest.fail(what)
    pytest.skip(what)
