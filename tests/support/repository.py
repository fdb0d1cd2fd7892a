"""The repository: where it is, and what of it people keep."""

from __future__ import annotations

import functools
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@functools.cache
def kept() -> tuple[Path, ...]:
    """The files that are under version control, or are about to be: nothing that was generated, built or installed."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True, encoding="utf-8").stdout
    return tuple(path for name in sorted(set(listed.split("\0"))) if (path := ROOT / name).is_file())
