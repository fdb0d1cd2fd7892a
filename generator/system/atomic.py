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

from . import processes

if sys.platform != "win32":
    import fcntl


_ANEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


class LockedError(Exception):
    """Another run holds the folder; the message names it."""


@contextmanager
def locked(folder: Path, *, wait: bool = False) -> Iterator[bool]:
    """Hold a folder; False where the system holds no folders, as some network file systems do.

    Raises HeldError where another run holds it, unless asked to wait until it no longer does.
    """
    if sys.platform == "win32":
        yield False
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        held = _lock(handle, folder, wait=wait)
        yield held
    finally:
        os.close(handle)


def _lock(handle: int, folder: Path, *, wait: bool) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        raise LockedError(f"another build is writing into {folder}; wait until it has ended") from None
    except OSError:
        return False
    return True


def keep(target: Path, content: bytes, *, aside: Path | None = None, mode: int | None = None, flush: bool = False) -> None:
    """Write a file whole or not at all, with the folders above it.  Raises OSError that names the file.

    What is being written stands in `aside` until it is whole, by default hidden beside the file, where a killed run leaves it.  The file has
    the rights `mode`, or those that the system gives to new files; `flush` it to the disk if a power cut must not lose it.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    made = aside or target.with_name(f".{target.name}.new")
    _write_beside(target, made, content, mode=mode, flush=flush)
    with _without_trace(target, made):
        os.replace(made, target)


def _write_beside(target: Path, made: Path, content: bytes, *, mode: int | None = None, flush: bool = False) -> None:
    """Write a file that is to take the place of another; nothing of it is left where that fails."""
    with _without_trace(target, made):
        with suppress(FileNotFoundError):
            made.unlink()  # of a run that was killed, or a link that somebody put there
        with os.fdopen(os.open(made, _ANEW, 0o666 if mode is None else mode), "wb") as file:
            file.write(content)
            if flush:
                file.flush()
                os.fsync(file.fileno())
        if mode is not None:
            os.chmod(made, mode)  # whatever the umask is


@contextmanager
def _without_trace(target: Path, made: Path) -> Iterator[None]:
    """Where something fails, nothing is left of what was to take the place of a file, and the error names that file."""
    try:
        yield
    except BaseException as error:
        with suppress(OSError):
            made.unlink()
        if isinstance(error, OSError):
            raise named(error, target) from error
        raise


def named(error: OSError, path: Path) -> OSError:
    """The same error with the file that it is about: where a write fails the system names none."""
    return OSError(error.errno, error.strerror, str(path))


def write_together(
    home: Path, before: Mapping[str, bytes | None], after: Mapping[str, bytes | None], moved: Mapping[str, str] | None = None
) -> None:
    """Write files by their paths below the project, none where one is to go; `before` is what stood in each, none where nothing did.

    A file keeps its rights, under a new path too: `moved` says of an old path which that is.
    The new files stand beside the old ones before the first takes its place, so that a full disk is found before anything changes; what fails
    later is undone.  Raises OSError where something cannot be written, or where a file is not what it was before.
    """
    aside: dict[Path, Path] = {}
    earlier = {new: old for old, new in (moved or {}).items()}
    try:
        for path, content in after.items():
            target = home / path
            _require_same(target, before.get(path))
            if content is not None:
                aside[target] = _beside(target, content, home / earlier.get(path, path))
        _exchange(aside, [home / path for path in after])
    finally:
        for kept in aside.values():
            kept.unlink(missing_ok=True)


def _require_same(target: Path, content: bytes | None) -> None:
    """Raise OSError where a file is not what it is thought to be: somebody may be editing it."""
    if (target.read_bytes() if target.exists() else None) != content:
        raise OSError(f"{target} changed meanwhile; nothing was written: run again")


def _beside(target: Path, content: bytes, like: Path) -> Path:
    """Write a file beside the one whose place it is to take, under a name that no record has, with the rights of another, if that is there."""
    made = target.with_name(f".{target.name}.tmp")
    mode = stat.S_IMODE(like.stat().st_mode) if like.exists() else None
    _write_beside(target, made, content, mode=mode)
    return made


def _exchange(aside: Mapping[Path, Path], targets: list[Path]) -> None:
    """Put each new file in its place and take away those that have none; put all back where that fails."""
    kept = {target: target.with_name(f".{target.name}.bak") for target in targets if target.exists()}
    for old in kept.values():
        old.unlink(missing_ok=True)  # of a run that was killed
    try:
        for target in targets:
            if target in kept:
                os.replace(target, kept[target])
            if target in aside:
                os.replace(aside[target], target)
    except BaseException:
        for target in targets:
            if target not in kept:
                target.unlink(missing_ok=True)
            elif kept[target].exists():
                os.replace(kept[target], target)
        raise
    for old in kept.values():
        with suppress(OSError):
            old.unlink()


_EXCHANGE: Final = 2  # RENAME_EXCHANGE of renameat2(2)
_HERE: Final = -100  # AT_FDCWD of fcntl.h


def swap_folders(new: Path, site: Path, old: Path) -> None:
    """Put `new` in the place of `site`: at once where the system can exchange two folders, else by two renames, with `site` as `old` between.

    Raises OSError, and then `site` is as it was.
    """
    if not site.exists():
        new.rename(site)
    elif not exchange(new, site):
        with processes.held_off():
            site.rename(old)
            try:
                new.rename(site)
            except OSError:
                old.rename(site)
                raise
    with suppress(OSError):  # the site is in its place; that a power cut may bring the old one back is no failure
        _flush(site.parent)


def exchange(one: Path, two: Path) -> bool:
    """Exchange two folders in one step; False where the system cannot."""
    renameat2 = processes.call("renameat2")
    if renameat2 is None:
        return False
    if renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(two), _EXCHANGE) == 0:
        return True
    if ctypes.get_errno() in (errno.ENOSYS, errno.EINVAL):
        return False
    raise processes.error(two)


def flush_folder(folder: Path) -> None:
    """Wait until everything in a folder is on the disk, so that no power cut can leave a site of which a part is missing.

    One call flushes the whole file system, a tenth of the time that a call for each file takes; where there is none, each file is flushed.
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
    """Wait until a file, or the names in a folder, are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
