"""Files and directories replaced as a whole, locks, and renames that either happen completely or not at all."""

from __future__ import annotations

import ctypes
import errno
import hashlib
import json
import os
import stat
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from . import guard, processes, reading

if sys.platform != "win32":
    import fcntl


class LockedError(Exception):
    """Another run has locked the folder; the message names it."""


@contextmanager
def locked(folder: Path, *, wait: bool = False) -> Iterator[bool]:
    """Lock a folder; False if its file system has no locks, as with some network shares.

    Raises LockedError if another run has locked it, unless `wait` is true.
    """
    if sys.platform == "win32":
        yield False
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        yield _lock(handle, folder, wait=wait)
    finally:
        os.close(handle)


def _lock(handle: int, folder: Path, *, wait: bool) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        raise LockedError(f"another build is writing to {folder}; wait until it has finished") from None
    except OSError:
        return False
    return True


def keep(
    target: Path, content: bytes, *, within: Path | None = None, aside: Path | None = None, mode: int | None = None, flush: bool = False
) -> None:
    """Write a file completely or not at all, with its parent folders.  Raises OSError with the file's name.

    The content is written to `aside` first, by default a hidden file beside the target, which a killed run leaves behind.  The file gets the
    permissions `mode`, or the system's default; `flush` it to the disk if a power cut must not lose it.  No link leads out of the folder
    `within`, by default the target's own.
    """
    guard.require_inside(target, within or target.parent)
    target.parent.mkdir(parents=True, exist_ok=True)
    made = aside or _aside(target)
    _write_beside(target, made, content, mode=mode, flush=flush)
    with _without_trace(target, made):
        guard.move(made, target, within or made.parent)


def _write_beside(target: Path, made: Path, content: bytes, *, mode: int | None = None, flush: bool = False) -> None:
    """Write a file that will replace another; nothing of it is left if that fails."""
    with _without_trace(target, made):
        guard.delete(made, made.parent, missing_ok=True)  # left by a run that was killed, or a link that somebody put there
        guard.write(made, content, made.parent, anew=True, mode=0o666 if mode is None else mode, flush=flush)
        if mode is not None:
            os.chmod(made, mode)  # regardless of the umask


@contextmanager
def _without_trace(target: Path, made: Path) -> Iterator[None]:
    """If something fails, delete the temporary file, and name the target in the error."""
    try:
        yield
    except BaseException as error:
        with suppress(OSError):
            guard.delete(made, made.parent)
        if isinstance(error, OSError):
            raise named(error, target) from error
        raise


def named(error: OSError, path: Path) -> OSError:
    """The same error with the file it concerns: the system does not name one if a write fails."""
    return OSError(error.errno, error.strerror, str(path))


#: The list of the files that `write_together` is about to exchange, in a folder of the project; no record can have its name.
_UNFINISHED: Final = ".unfinished.tmp"


def write_together(
    home: Path,
    before: Mapping[str, bytes | None],
    after: Mapping[str, bytes | None],
    moved: Mapping[str, str] | None = None,
    *,
    journals: Path | None = None,
) -> None:
    """Write files by their paths below the project; None deletes one.  `before` has their former contents, None for new files.

    A file keeps its permissions, even under a new path: `moved` maps old paths to new ones.
    All new files are written beside the old ones before the first is replaced, so that a full disk is noticed before anything changes; a
    later failure is undone.  If the program is killed in between, `finish` does the rest: it finds a list of the files in the folder `journals`,
    by default the project.  Raises OSError if something cannot be written, or if a file differs from `before`.
    """
    if not after:
        return
    aside: dict[Path, Path] = {}
    earlier = {new: old for old, new in (moved or {}).items()}
    journal = (journals or home) / _UNFINISHED
    with locked(journal.parent, wait=True):
        if os.path.lexists(journal):
            raise OSError(f"{journal} is of a command that was interrupted in the meantime; nothing was written: run the command again")
        try:
            for path, content in after.items():
                target = home / path
                guard.require_inside(target, home)
                _require_same(target, before.get(path))
                if content is not None:
                    aside[target] = _beside(target, content, home / earlier.get(path, path))
            _list(journal, before, after)
            _exchange(aside, [home / path for path in after], home)
        finally:
            for kept in aside.values():
                guard.delete(kept, home, missing_ok=True)
            guard.delete(journal, home, missing_ok=True)


class _Change(NamedTuple):
    """A file that is to be exchanged, with the digests of its content before and after; empty if there is no file."""

    path: Path
    before: str
    after: str

    @property
    def beside(self) -> tuple[Path, Path]:
        """Where its new content is until it is exchanged, and its former one from then on."""
        return _aside(self.path), _former(self.path)

    def available(self, digest: str) -> bool:
        """Whether the file has a content, or can be given it."""
        return not digest or digest in map(_digest_of, (self.path, *self.beside))

    def give(self, digest: str, home: Path) -> None:
        """Give the file a content that is available."""
        if not digest:
            guard.delete(self.path, home, missing_ok=True)
        elif _digest_of(self.path) != digest:
            guard.move(next(path for path in self.beside if _digest_of(path) == digest), self.path, home)


def finish(home: Path, journals: Path) -> None:
    """Finish what `write_together` had begun when it was killed; if that is not possible any more, undo it.

    Waits if it is still running.  Raises OSError if neither is possible, because somebody has changed the files since.
    """
    journal = journals / _UNFINISHED
    if not journal.is_file() or journal.is_symlink():
        return
    with locked(journals, wait=True):
        changes = _unfinished(home, journals)
        changed = [it for it in changes if _digest_of(it.path) not in ("", it.before, it.after)]
        forward = all(it.available(it.after) for it in changes)
        if changed or not (forward or all(it.available(it.before) for it in changes)):
            which = changed[0].path if changed else journal
            message = (
                f"{which} was changed after a command had been interrupted; restore briefings/ from version control, and delete {journal}"
            )
            raise OSError(message)
        for it in changes:
            it.give(it.after if forward else it.before, home)
        for it in changes:
            for left in it.beside:
                guard.delete(left, home, missing_ok=True)
        guard.delete(journal, home, missing_ok=True)


def _list(journal: Path, before: Mapping[str, bytes | None], after: Mapping[str, bytes | None]) -> None:
    """Write the list of the files that are about to be exchanged; from here on the change is finished if the program is killed."""
    listed = {path: [_digest(before.get(path)), _digest(content)] for path, content in after.items()}
    keep(journal, json.dumps(listed, indent=0).encode(), aside=journal.with_name(f"{journal.name}.tmp"), flush=True)


def _unfinished(home: Path, journals: Path) -> list[_Change]:
    """The changes in the list; a list that names files elsewhere was not written by the program, and nothing is done with it."""
    try:
        listed = json.loads((journals / _UNFINISHED).read_bytes())
        changes = [_Change(home / path, before, after) for path, (before, after) in listed.items() if _may_be_changed(home, journals, path)]
    except FileNotFoundError:
        return []  # the run that was waited for has finished
    except (ValueError, TypeError, AttributeError, RecursionError):
        return []
    return changes if len(changes) == len(listed) else []


def _may_be_changed(home: Path, journals: Path, path: str) -> bool:
    """Whether a path in the list is a file of the folder, or beside it, that no link leads to."""
    name, inside = PurePosixPath(path), journals.relative_to(home)
    plain = not name.is_absolute() and ".." not in name.parts and path.isprintable() and str(name) == path
    here = name.parent == PurePosixPath() or name.is_relative_to(inside.as_posix())
    return plain and here and not any((home / part).is_symlink() for part in (name, *name.parents[:-1]))


def _digest(content: bytes | None) -> str:
    return "" if content is None else hashlib.sha256(content).hexdigest()


def _digest_of(path: Path) -> str:
    """The digest of a regular file; empty if there is none."""
    return _digest(path.read_bytes() if path.is_file() and not path.is_symlink() else None)


def _require_same(target: Path, content: bytes | None) -> None:
    """Raise OSError if a file does not have the expected content: somebody may be editing it."""
    if (reading.read(target, reading.RECORD) if os.path.lexists(target) else None) != content:
        raise OSError(f"{target} was changed in the meantime; nothing was written: run the command again")


def _beside(target: Path, content: bytes, like: Path) -> Path:
    """Write a file beside the one it will replace, under a name that no record can have, with the permissions of `like`, if that exists."""
    target.parent.mkdir(parents=True, exist_ok=True)
    made = _aside(target)
    mode = stat.S_IMODE(like.stat().st_mode) if like.exists() else None
    _write_beside(target, made, content, mode=mode, flush=True)
    return made


def _aside(target: Path) -> Path:
    """Where the new content of a file is written: under a name that no record can have, and that is not read."""
    return target.with_name(f".{target.name}.tmp")


def _former(target: Path) -> Path:
    """Where the former content of a file is while several are exchanged."""
    return target.with_name(f".{target.name}.bak")


def _exchange(aside: Mapping[Path, Path], targets: list[Path], home: Path) -> None:
    """Move each new file to its place and delete those without one; restore everything if that fails."""
    kept = {target: _former(target) for target in targets if target.exists()}
    for old in kept.values():
        guard.delete(old, home, missing_ok=True)  # left by a run that was killed
    try:
        for target in targets:
            if target in kept:
                guard.move(target, kept[target], home)
            if target in aside:
                guard.move(aside[target], target, home)
    except BaseException:
        for target in targets:
            if target not in kept:
                guard.delete(target, home, missing_ok=True)
            elif kept[target].exists():
                guard.move(kept[target], target, home)
        raise
    for old in kept.values():
        with suppress(OSError):
            guard.delete(old, home)


_EXCHANGE: Final = 2  # RENAME_EXCHANGE of renameat2(2)
_HERE: Final = -100  # AT_FDCWD of fcntl.h


def swap_folders(new: Path, site: Path, old: Path) -> None:
    """Replace `site` with `new`: in one step if the system can exchange two folders, otherwise by two renames, with `site` as `old` in between.

    Raises OSError; `site` is then unchanged.
    """
    above = site.parent
    if not site.exists():
        guard.move(new, site, above)
    elif not exchange(new, site):
        with processes.held_off():
            guard.move(site, old, above)
            try:
                guard.move(new, site, above)
            except OSError:
                guard.move(old, site, above)
                raise
    with suppress(OSError):  # the site is in place; if a power cut brings back the old one, that is not a failure
        _flush(site.parent)


def exchange(one: Path, two: Path) -> bool:
    """Exchange two folders in one step; False if the system cannot."""
    renameat2 = processes.call("renameat2")
    if renameat2 is None:
        return False
    if renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(two), _EXCHANGE) == 0:
        return True
    if ctypes.get_errno() in (errno.ENOSYS, errno.EINVAL):
        return False
    raise processes.error(two)


def flush_folder(folder: Path) -> None:
    """Wait until everything in a folder is on the disk, so that a power cut cannot leave an incomplete site.

    One call that flushes the whole file system takes a tenth of the time of one call per file; without such a call, each file is flushed.
    """
    if sys.platform == "win32":
        return
    syncfs = processes.call("syncfs")
    if syncfs is None:
        for path in (*folder.rglob("*"), folder):
            _flush(path)
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        if syncfs(handle) != 0:
            raise processes.error(folder)
    finally:
        os.close(handle)


def _flush(path: Path) -> None:
    """Wait until a file, or the directory entries of a folder, are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
