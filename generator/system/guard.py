"""The one place where the program deletes, moves and overwrites: nothing outside a given folder, and nothing that a link leads to.

Every function takes the folder within which it may act.  A test looks for such calls in other modules.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Final

_OVER: Final = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_ANEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


class OutsideError(OSError):
    """A path is not inside the folder it should be in, or a link leads out of that folder; nothing was done."""


def delete(path: Path, within: Path, *, missing_ok: bool = False) -> None:
    """Delete a file; of a link, the link itself."""
    require_inside(path, within)
    try:
        os.unlink(path)
    except FileNotFoundError:
        if not missing_ok:
            raise


def delete_folder(path: Path, within: Path) -> None:
    """Delete a folder with everything in it, as far as the system permits; links in it are deleted, not followed."""
    require_inside(path, within)
    shutil.rmtree(path, ignore_errors=True)


def delete_if_empty(path: Path, within: Path) -> bool:
    """Delete a folder if nothing is in it; returns whether it was deleted."""
    require_inside(path, within)
    with suppress(OSError):
        os.rmdir(path)
        return True
    return False


def move(old: Path, new: Path, within: Path) -> None:
    """Give a file or folder another path; a file that has it already is replaced in the same step."""
    require_inside(old, within)
    require_inside(new, within)
    os.replace(old, new)


def write(path: Path, content: bytes, within: Path, *, anew: bool = False, mode: int = 0o666, flush: bool = False) -> None:
    """Write a file in place: for files that nobody reads before they are complete.

    A file that exists is overwritten, or, if `anew`, raises FileExistsError.  `mode` are the permissions of a new file, `flush` is whether to
    wait until it is on the disk.
    """
    require_inside(path, within)
    with os.fdopen(os.open(path, _ANEW if anew else _OVER, mode), "wb") as file:
        file.write(content)
        if flush:
            file.flush()
            os.fsync(file.fileno())


def require_inside(path: Path, within: Path) -> None:
    """Raise OutsideError unless a path is inside a folder, without a link on the way; the path itself may be a link."""
    if not path.is_relative_to(within) or path == within or ".." in (parts := path.relative_to(within).parts):
        raise OutsideError(f"{path} is not inside {within}; nothing was changed there")
    there = within
    for part in parts[:-1]:
        there /= part
        if there.is_symlink():
            raise OutsideError(f"{there} is a link that may lead out of {within}; replace it with a folder")
