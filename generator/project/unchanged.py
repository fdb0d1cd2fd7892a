"""Whether what an earlier run made is still what a run would make: its inputs, the program and the output itself are the same.

The record of earlier runs is in the cache.  It also holds what the system says about the list of the output, its inode and the time of its
last change, which nobody can choose: a record that comes with a stranger's project is never believed, nor is one of a copied project.
"""

from __future__ import annotations

import functools
import hashlib
import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from ..system import atomic, guard, reading

#: The record of earlier runs, below the project.
RECORD: Final = ".cache/runs.json"
_PACKAGE: Final = Path(__file__).parents[1]


@functools.cache
def program() -> str:
    """The digest of the program and of everything that is installed beside it, of the Python that runs it, and of the rules it was told."""
    whole = hashlib.sha256(sys.version.encode())
    for name in sorted(_installed()):
        whole.update(f"{name}\n".encode())
    for path in sorted(_PACKAGE.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            whole.update(f"{path.relative_to(_PACKAGE)}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()


def _installed() -> Iterator[str]:
    """The names and versions of what is installed, by the folders of its metadata; reading the metadata itself takes a hundred times as long."""
    for folder in {*sys.path}:
        with suppress(OSError):
            yield from (name for name in os.listdir(folder or ".") if name.endswith((".dist-info", ".egg-info")))


def remember(project: Path, output: Path, made_from: str) -> None:
    """Record what an output was made from; `output` is the file that lists it.  Without a cache that can be written, nothing is recorded."""
    with suppress(OSError):
        entry = [made_from, *_identity(output)]
        content = json.dumps({**_record(project), _name(project, output): entry}, indent=1, sort_keys=True) + "\n"
        atomic.keep(project / RECORD, content.encode(), within=project)


def is_remembered(project: Path, output: Path, made_from: str) -> bool:
    """Whether this very output was made from this; the files that it lists may have changed since."""
    with suppress(OSError):
        return _record(project).get(_name(project, output)) == [made_from, *_identity(output)]
    return False


def forget(project: Path) -> None:
    """Delete the record of earlier runs, and the folder of the cache if that is then empty."""
    with suppress(OSError):
        guard.delete(project / RECORD, project, missing_ok=True)
        guard.delete_if_empty((project / RECORD).parent, project)


def _record(project: Path) -> Mapping[str, object]:
    try:
        found = json.loads(reading.read(project / RECORD, reading.SETTING))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _name(project: Path, output: Path) -> str:
    return Path(os.path.relpath(output, project)).as_posix()


def _identity(output: Path) -> list[int]:
    """What distinguishes a file from every other one, and from itself after a change.  Raises OSError if there is none."""
    status = os.stat(output, follow_symlinks=False)
    return [status.st_dev, status.st_ino, status.st_ctime_ns]
