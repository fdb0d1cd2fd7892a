"""Files and directories replaced as a whole, locks, and renames that either happen completely or not at all."""

from __future__ import annotations

import ctypes
import errno
import os
import stat
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

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
    made = aside or target.with_name(f".{target.name}.new")
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


def write_together(
    home: Path, before: Mapping[str, bytes | None], after: Mapping[str, bytes | None], moved: Mapping[str, str] | None = None
) -> None:
    """Write files by their paths below the project; None deletes one.  `before` has their former contents, None for new files.

    A file keeps its permissions, even under a new path: `moved` maps old paths to new ones.
    All new files are written beside the old ones before the first is replaced, so that a full disk is noticed before anything changes; a
    later failure is undone.  Raises OSError if something cannot be written, or if a file differs from `before`.
    """
    aside: dict[Path, Path] = {}
    earlier = {new: old for old, new in (moved or {}).items()}
    try:
        for path, content in after.items():
            target = home / path
            guard.require_inside(target, home)
            _require_same(target, before.get(path))
            if content is not None:
                aside[target] = _beside(target, content, home / earlier.get(path, path))
        _exchange(aside, [home / path for path in after], home)
    finally:
        for kept in aside.values():
            guard.delete(kept, home, missing_ok=True)


def _require_same(target: Path, content: bytes | None) -> None:
    """Raise OSError if a file does not have the expected content: somebody may be editing it."""
    if (reading.read(target, reading.RECORD) if os.path.lexists(target) else None) != content:
        raise OSError(f"{target} was changed in the meantime; nothing was written: run the command again")


def _beside(target: Path, content: bytes, like: Path) -> Path:
    """Write a file beside the one it will replace, under a name that no record can have, with the permissions of `like`, if that exists."""
    made = target.with_name(f".{target.name}.tmp")
    mode = stat.S_IMODE(like.stat().st_mode) if like.exists() else None
    _write_beside(target, made, content, mode=mode)
    return made


def _exchange(aside: Mapping[Path, Path], targets: list[Path], home: Path) -> None:
    """Move each new file to its place and delete those without one; restore everything if that fails."""
    kept = {target: target.with_name(f".{target.name}.bak") for target in targets if target.exists()}
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
