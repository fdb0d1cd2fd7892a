"""The digests of files; those that the system says have not changed since an earlier run are not read again.

The memory is in the cache.  A file counts as unchanged if its device, inode, size, permissions and both times are the same: nobody can choose
the time of the last change.  A file that had changed shortly before it was read is not remembered, because another change within the same tick
of the clock would leave the same time.  As with `unchanged`, a memory that comes with a stranger's project is not believed.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from ..records.decode import ROOT
from ..system import atomic, guard, reading
from . import files, unchanged

#: The memory, below the project.
FILE: Final = ".cache/digests.json"
_MOST: Final = 1_000_000_000
#: What the memory was made with; the form of its entries has this number.
_FORM: Final = "digests 1"
#: The time, in nanoseconds, that must have passed since a file's last change: longer than a tick of any file system's clock.
_SETTLED: Final = 2_000_000_000


class Digest(NamedTuple):
    """The SHA-256 of a file's content, and of the same with the line ends that are published, both empty if it cannot be read; its permissions."""

    content: str = ""
    published: str = ""
    mode: int = 0


class Digests:
    """The digests of the files of a project, and of a site made from it; the memory is not used if everything must be `fresh`."""

    def __init__(self, project: Path, *, fresh: bool = False) -> None:
        self.project = Path(os.path.abspath(project))
        self._before = {} if fresh else self._remembered()
        self._found: dict[str, list[object]] = {}
        self._walked: set[str] = set()

    def below(self, folder: Path) -> dict[str, Digest]:
        """The digest of each regular file below a folder, by its path in it; links are not followed."""
        root, name = os.fspath(folder), self._name(folder)
        self._walked.add(name)
        found = {}
        for entry in reading.walk(root):
            with suppress(OSError):  # editors replace a file with a new one when they save
                path = entry.path[len(root) + 1 :].replace(os.sep, "/")
                found[path] = self._digest(entry.path, f"{name}/{path}", entry.stat(follow_symlinks=False))
        return found

    def of(self, path: Path) -> Digest:
        """The digest of a file.  Raises OSError if there is none."""
        return self._digest(os.fspath(path), self._name(path), os.stat(path, follow_symlinks=False))

    def believe(self, folder: Path, written: Mapping[str, str], when: int) -> None:
        """Remember the digests of files below a folder that this program wrote, as far as they have not changed since `when`, in nanoseconds."""
        name = self._name(folder)
        for path, digest in written.items():
            with suppress(OSError):
                self._note(f"{name}/{path}", os.stat(folder / path, follow_symlinks=False), Digest(digest, digest), when)

    def keep(self) -> None:
        """Keep what was found for the next run.  Without a cache that can be written, nothing is kept."""
        others = {name: known for name, known in self._before.items() if not any(name.startswith(f"{folder}/") for folder in self._walked)}
        kept = {**others, **self._found}
        if kept == self._before:
            return
        with suppress(OSError):
            content = json.dumps(kept, separators=(",", ":")).encode()
            atomic.keep(self.project / FILE, content, within=self.project)
            unchanged.remember(self.project, self.project / FILE, _FORM)

    def _digest(self, path: str, name: str, status: os.stat_result) -> Digest:
        for known in (self._found.get(name), self._before.get(name)):
            if known is not None and known[2:] == _state(status):
                self._found[name] = known
                return Digest(str(known[0]), str(known[1] or known[0]), stat.S_IMODE(status.st_mode))
        when = time.time_ns()
        try:
            content = reading.read(path, reading.ASSET)
        except OSError:
            return Digest()
        first = hashlib.sha256(content).hexdigest()
        plain = content.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
        found = Digest(first, first if plain == content else hashlib.sha256(plain).hexdigest(), stat.S_IMODE(status.st_mode))
        self._note(name, status, found, when)
        return found

    def _note(self, name: str, status: os.stat_result, found: Digest, when: int) -> None:
        if max(status.st_ctime_ns, status.st_mtime_ns) < when - _SETTLED:
            self._found[name] = [found.content, found.published if found.published != found.content else "", *_state(status)]

    def _name(self, path: Path) -> str:
        return os.path.relpath(path, self.project).replace(os.sep, "/")

    def _remembered(self) -> dict[str, list[object]]:
        kept = self.project / FILE
        try:
            found = json.loads(reading.read(kept, _MOST)) if unchanged.is_remembered(self.project, kept, _FORM) else {}
        except (OSError, ValueError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}


def _state(status: os.stat_result) -> list[int]:
    """What is different after every change of a file."""
    return [status.st_dev, status.st_ino, status.st_size, status.st_mode, status.st_mtime_ns, status.st_ctime_ns]


def of_inputs(project: Path, known: Digests) -> dict[str, str]:
    """The digest of each file that a dossier is read from, by its path: its records with all that belongs to them, and the articles at hand."""
    found = {folder: known.below(project / folder) for folder in (ROOT, files.ARTICLES)}
    return {f"{folder}/{path}": digest.content for folder, below in found.items() for path, digest in below.items()}


def joined(parts: Iterable[str]) -> str:
    """The digest of some texts in this order."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()


def forget(project: Path) -> None:
    """Delete the memory."""
    with suppress(OSError):
        guard.delete(project / FILE, project, missing_ok=True)
