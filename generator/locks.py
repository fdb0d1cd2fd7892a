"""Who may write into a folder: one run of the program at a time.

Floor 0: imports nothing of this package.  The lock belongs to the process, so one that is killed leaves none behind.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform != "win32":
    import fcntl


class HeldError(Exception):
    """Another run holds the folder; the message names it."""


@contextmanager
def alone(folder: Path, *, wait: bool = False) -> Iterator[bool]:
    """Hold a folder; False where the system holds no folders, as some network file systems do.

    Raises HeldError where another run holds it, unless asked to wait until it no longer does.
    """
    if sys.platform == "win32":
        yield False
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        held = _hold(handle, folder, wait=wait)
        yield held
    finally:
        os.close(handle)


def _hold(handle: int, folder: Path, *, wait: bool) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        raise HeldError(f"another build is writing into {folder}; wait until it has ended") from None
    except OSError:
        return False
    return True
