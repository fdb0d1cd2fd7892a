"""One folder put in the place of another: at once where the system can, and so that it outlives a power cut.

Floor 1: imports `stopping` and `system`.
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from generator import stopping, system

_EXCHANGE: Final = 2  # RENAME_EXCHANGE of renameat2(2)
_HERE: Final = -100  # AT_FDCWD of fcntl.h


def swap(new: Path, site: Path, old: Path) -> None:
    """Put `new` in the place of `site`: at once where the system can exchange two folders, else by two renames, with `site` as `old` between.

    Raises OSError, and then `site` is as it was.
    """
    if not site.exists():
        new.rename(site)
    elif not at_once(new, site):
        with stopping.held_off():
            site.rename(old)
            try:
                new.rename(site)
            except OSError:
                old.rename(site)
                raise
    with suppress(OSError):  # the site is in its place; that a power cut may bring the old one back is no failure
        _flush(site.parent)


def at_once(one: Path, two: Path) -> bool:
    """Exchange two folders in one step; False where the system cannot."""
    renameat2 = system.call("renameat2")
    if renameat2 is None:
        return False
    if renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(two), _EXCHANGE) == 0:
        return True
    if ctypes.get_errno() in (errno.ENOSYS, errno.EINVAL):
        return False
    raise system.error(two)


def lay_down(folder: Path) -> None:
    """Wait until everything in a folder is on the disk, so that no power cut can leave a site of which a part is missing.

    One call flushes the whole file system, a tenth of the time that a call for each file takes; where there is none, each file is flushed.
    """
    if sys.platform == "win32":
        return
    syncfs = system.call("syncfs")
    if syncfs is None:
        for path in (*folder.rglob("*"), folder):
            _flush(path)
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        if syncfs(handle) != 0:
            raise system.error(folder)
    finally:
        os.close(handle)


def _flush(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
