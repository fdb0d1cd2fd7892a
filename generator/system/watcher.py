"""Changes on disk, reported once per save, whatever an editor does while saving.

The operating system reports that something changed (watchdog: inotify, FSEvents, ReadDirectoryChangesW); what changed is determined by comparing the files,
so that lost or repeated events and an editor's own files make no difference.  The files are also checked at intervals, because network
shares, containers and virtual machines may report nothing.
"""

from __future__ import annotations

import os
import re
import stat
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, NamedTuple

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from ..text.problems import printable

#: The files and folders that a project consists of, below its root.
WATCHED: Final = ("briefings", "docs", "theme", "mkdocs.yml")
#: Temporary files that editors and systems create while saving: not changes of the project.
_PASSING: Final = re.compile(
    r"\..*|.*~|#.*#|4913|.*___jb_(?:tmp|old)___|.*\.(?:sw[a-z]|tmp|bak|orig|rej|part|crdownload)|Thumbs\.db|desktop\.ini|__pycache__",
    re.IGNORECASE,
)
#: Seconds without another event after which a save is complete, and the maximum to wait for that.
_SETTLED: Final = 0.05
_PATIENCE: Final = 0.5
#: Seconds between two checks of the files: with change notifications, and without.
_NOW_AND_THEN: Final = 1.0
_OFTEN: Final = 0.3
#: The maximum number of paths that a message names.
_NAMED: Final = 3
Marks = Mapping[str, tuple[int, ...]]


class Watch(NamedTuple):
    """A project that is watched: `changed` is set when the system reports a change, `watch_error` says why it cannot."""

    project: Path
    only: tuple[str, ...]
    changed: threading.Event
    watch_error: str

    def changes(self, known: Marks, ended: threading.Event | None = None) -> tuple[Marks, tuple[str, ...]]:
        """Wait until something differs from `known`; returns the new marks and the paths that differ, no paths if `ended` was set.

        A save in several steps is one change: the files are compared a moment after the last step.
        """
        while ended is None or not ended.is_set():
            if heard := self.changed.wait(_OFTEN if self.watch_error else _NOW_AND_THEN):
                self._settle()
            found: Marks = marks(self.project, self.only)
            if found != known:
                found = found if heard else self._at_rest(found)
                return found, tuple(sorted(path for path in known.keys() | found.keys() if known.get(path) != found.get(path)))
        return known, ()

    def _at_rest(self, found: Marks) -> Marks:
        """The marks once they no longer change, for use without change notifications."""
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            time.sleep(_SETTLED)
            before, found = found, marks(self.project, self.only)
            if found == before:
                break
        return found

    def _settle(self) -> None:
        """Wait for the end of a save."""
        end = time.monotonic() + _PATIENCE
        self.changed.clear()
        while time.monotonic() < end and self.changed.wait(_SETTLED):
            self.changed.clear()


def marks(project: Path, only: Iterable[str] = WATCHED) -> dict[str, tuple[int, ...]]:
    """The properties in which two states of a project's files differ, by path: time of change, size and inode."""
    found: dict[str, tuple[int, ...]] = {}
    pending = [(project / name, name) for name in only]
    while pending:
        folder, path = pending.pop()
        with suppress(OSError):
            status = folder.lstat()
            if not stat.S_ISDIR(status.st_mode):
                found[path] = (status.st_mtime_ns, status.st_size, status.st_ino)
                continue
            with os.scandir(folder) as entries:
                for entry in entries:
                    if not _PASSING.fullmatch(entry.name):
                        pending.append((Path(entry.path), f"{path}/{entry.name}"))
    return found


def named(paths: Iterable[str]) -> str:
    """The first of some paths, and how many more there are."""
    names = sorted(printable(path) for path in paths)
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f"{', '.join(names[:_NAMED])}{more}"


@contextmanager
def watching(project: Path, only: tuple[str, ...] = WATCHED, *, listen: bool = True) -> Iterator[Watch]:
    """Watch a project for a while.  Where the system's watches are used up, or it has none, `watch_error` of what is given says so."""
    changed = threading.Event()
    observer, watch_error = _observer(project, only, changed) if listen else (None, "switched off")
    try:
        yield Watch(project, only, changed, watch_error)
    finally:
        if observer is not None:
            observer.stop()
            observer.join()


class _Reporter(FileSystemEventHandler):
    """Sets the event if something was written, moved, created or deleted; reading a file is not a change."""

    def __init__(self, changed: threading.Event, names: Iterable[str] | None = None) -> None:
        self.changed = changed
        self.names = frozenset(names) if names is not None else None

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in ("opened", "closed_no_write"):
            return
        touched = {os.path.basename(os.fsdecode(path)) for path in (event.src_path, event.dest_path) if path}
        if self.names is None or touched & self.names:
            self.changed.set()


def _observer(project: Path, only: tuple[str, ...], changed: threading.Event) -> tuple[BaseObserver | None, str]:
    """An observer of changes, or the reason why there is none."""
    observer = Observer()
    try:
        observer.schedule(_Reporter(changed, only), str(project), recursive=False)
        for name in only:
            if (project / name).is_dir():
                observer.schedule(_Reporter(changed), str(project / name), recursive=True)
        observer.start()
    except OSError as error:
        with suppress(RuntimeError, OSError):
            observer.stop()
        return None, (error.strerror or str(error)).lower()
    return observer, ""
