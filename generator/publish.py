"""From `docs/` to `site/`: the engine builds beside the published folder, and only a whole site takes its place.

Floor 1: imports `gates` and `manifest`.
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
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from generator import gates, manifest

if sys.platform != "win32":
    import fcntl

_EXCHANGE: Final = 2  # RENAME_EXCHANGE of renameat2(2)
_HERE: Final = -100  # AT_FDCWD of fcntl.h
#: What the engine says that tells an editor nothing: its progress, and notices about its own future.
_NOISE = re.compile(
    r"^(?:INFO|DEBUG)\b|^\s*$|^(?!WARNING|ERROR|CRITICAL).*(?:Material for MkDocs|MkDocs 2|squidfunk|zensical)|^ *[│┃]", re.IGNORECASE
)


class BuildError(Exception):
    """The site was not built or may not be published; the message says why."""


def environment() -> dict[str, str]:
    """The environment the engine runs in: without its notices about its own future, and with no date to trip over."""
    kept = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    return kept | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}


def is_noise(line: str) -> bool:
    """Whether a line of the engine's output tells an editor nothing."""
    return _NOISE.search(line) is not None


def build(project: Path, site: Path, *, engine: str = "mkdocs") -> None:
    """Build the site with the project's configuration into a folder beside `site`, and exchange the two.

    Raises BuildError where the engine fails or warns, or a gate finds a fault; `site` is then as it was.
    """
    _refuse(project.resolve(), site)
    site.parent.mkdir(parents=True, exist_ok=True)
    with _alone(site.parent) as alone:
        for leftover in site.parent.glob(f".{site.name}-building-*") if alone else ():
            shutil.rmtree(leftover, ignore_errors=True)
        staging = Path(tempfile.mkdtemp(prefix=f".{site.name}-building-", dir=site.parent))
        try:
            _run(project, staging / "new", engine)
            _seal(project, staging / "new", engine)
            (staging / "new").chmod(0o755)
            _swap(staging / "new", site)
        finally:
            shutil.rmtree(staging, ignore_errors=True)


def _refuse(project: Path, site: Path) -> None:
    """Keep the site from taking the place of anything but a site: what is in that place goes."""
    real = site.resolve()
    if site.is_symlink() or (site.exists() and not site.is_dir()):
        raise BuildError(f"{site} is no folder; a site is one")
    if (
        real == project
        or real in project.parents
        or any(part in (real, *real.parents) for part in (project / "docs", project / "briefings"))
    ):
        raise BuildError(f"{site} holds the project or belongs to it; choose another folder")
    if site.exists() and any(site.iterdir()) and ((site / ".git").exists() or not (site / "sitemap.xml").is_file()):
        raise BuildError(f"{site} holds files that are no site; choose another folder, or empty it")


@contextmanager
def _alone(folder: Path) -> Iterator[bool]:
    """Hold the folder that the site stands in: what another build left there may then go.  False where the system holds no folders."""
    if sys.platform == "win32":
        yield False
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        yield _held(handle)
    except BlockingIOError:
        raise BuildError(f"another build is writing into {folder}; wait until it has ended") from None
    finally:
        os.close(handle)


def _held(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno == errno.EWOULDBLOCK:
            raise
        return False  # some network file systems
    return True


def _run(project: Path, target: Path, engine: str) -> None:
    command = [sys.executable, "-m", engine, "build", "--strict", "--config-file", str(project / "mkdocs.yml"), "--site-dir", str(target)]
    done = subprocess.run(command, cwd=project, env=environment(), capture_output=True, text=True, check=False)
    said = [line for line in (done.stdout + done.stderr).splitlines() if not is_noise(line)]
    if done.returncode or said or not (target / "index.html").is_file():
        raise BuildError(_first(said) or f"{engine} ended with {done.returncode} and said nothing")


def _seal(project: Path, site: Path, engine: str) -> None:
    """Run the gates over what was built, and write the manifest, last."""
    files = contents(site)
    faults = gates.inspect(files)
    if faults:
        raise BuildError(_first([str(fault) for fault in faults]))
    made_from = manifest.digest({"mkdocs.yml": (project / "mkdocs.yml").read_bytes(), **contents(project / "docs")})
    (site / manifest.NAME).write_bytes(manifest.make(files, inputs=made_from, versions=_versions("briefings", engine, "mkdocs-material")))


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path from there."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def _versions(*names: str) -> dict[str, str]:
    """The versions of some distributions that are installed."""
    found = {}
    for name in names:
        with suppress(PackageNotFoundError):
            found[name] = version(name)
    return found


def _first(said: list[str], most: int = 20) -> str:
    """What was said, cut where it goes on and on."""
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
