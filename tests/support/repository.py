"""The repository: where it is, what of it people keep, and what its tests do where a program is missing."""

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
    """Skip a test that needs a program which is not installed, and say how to install it; where changes are judged, such a test fails."""
    if os.environ.get("CI"):
        pytest.fail(what)
    pytest.skip(what)
