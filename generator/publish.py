"""From `docs/` to `site/`: the engine builds beside the published folder, and only a whole site takes its place.

Floor 8: imports nothing of this package.
"""

from __future__ import annotations

import ctypes
import errno
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

_EXCHANGE: Final = 2  # RENAME_EXCHANGE of renameat2(2)
_HERE: Final = -100  # AT_FDCWD of fcntl.h
#: What the engine says that tells an editor nothing.
_NOISE = re.compile(r"^(?:INFO|DEBUG)\b|^\s*$|Material for MkDocs|MkDocs 2|squidfunk|zensical|^ *[│┃]", re.IGNORECASE)


class BuildError(Exception):
    """The engine did not build the site; the message is what it said."""


def environment() -> dict[str, str]:
    """The environment the engine runs in: without its notices about its own future, and with no date to trip over."""
    kept = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    return kept | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}


def build(project: Path, site: Path, *, engine: str = "mkdocs") -> None:
    """Build the site with the project's configuration into a folder beside `site`, and exchange the two.

    Raises BuildError where the engine fails or warns; `site` is then as it was.
    """
    if site.is_symlink() or (site.exists() and (not site.is_dir() or (site / ".git").exists())):
        raise BuildError(f"{site} is no folder that a site may take the place of")
    site.parent.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix=f".{site.name}-", dir=site.parent))
    try:
        _run(project, staging / "new", engine)
        (staging / "new").chmod(0o755)
        _swap(staging / "new", site)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _run(project: Path, target: Path, engine: str) -> None:
    command = [sys.executable, "-m", engine, "build", "--strict", "--config-file", str(project / "mkdocs.yml"), "--site-dir", str(target)]
    done = subprocess.run(command, cwd=project, env=environment(), capture_output=True, text=True, check=False)
    said = [line for line in (done.stdout + done.stderr).splitlines() if not _NOISE.search(line)]
    if done.returncode or said or not (target / "index.html").is_file():
        raise BuildError(_first(said) or f"{engine} ended with {done.returncode} and said nothing")


def _first(said: list[str], most: int = 20) -> str:
    """What the engine said, cut where it goes on and on."""
    return "\n".join([*said[:most], *([f"… and {len(said) - most} lines more"] if len(said) > most else [])])


def _swap(new: Path, site: Path) -> None:
    """Put `new` in the place of `site`: at once where the system can exchange two folders, else by two renames."""
    if not site.exists():
        new.rename(site)
        return
    if not _exchange(new, site):
        old = new.with_name("old")
        site.rename(old)
        new.rename(site)


def _exchange(one: Path, two: Path) -> bool:
    """Exchange two folders in one step; False where the system cannot."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    if renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(two), _EXCHANGE) == 0:
        return True
    if ctypes.get_errno() in (errno.ENOSYS, errno.EINVAL):
        return False
    raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(two))
