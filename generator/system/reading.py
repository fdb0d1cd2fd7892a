"""The one way to read a file of others: only regular files are opened, and no more than a limit is read.

A look comes before the opening, because opening a pipe waits for its other end and opening a device can do anything; then the opened file
itself is examined, because another may have taken its place.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

#: Limits in bytes: of a file below `briefings/` and of all of them, an article, a setting, and any other file of a site.
RECORD: Final = 20_000_000
RECORDS: Final = 1_000_000_000
ARTICLE: Final = 500_000
SETTING: Final = 100_000
ASSET: Final = 100_000_000
#: Do not follow links, and do not wait for the other end of a pipe; systems without these flags have no such files.
_CAREFULLY: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0)
_NO_LINK: Final = getattr(os, "O_NOFOLLOW", 0)
_KINDS: Final = (
    (stat.S_ISLNK, "a link"),
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


class UnusableError(OSError):
    """A file that is not read: `code` is the problem's, `said` what is wrong with it, `hint` what to do; its path is `filename`."""

    def __init__(self, path: str | os.PathLike[str], code: str, said: str, hint: str = "") -> None:
        super().__init__(f"{os.fspath(path)} {said}{f'; {hint}' if hint else ''}")
        self.path, self.code, self.said, self.hint = os.fspath(path), code, said, hint


def read(path: str | Path, most: int, *, follow: bool = False, alone: bool = False) -> bytes:
    """The content of a regular file of at most `most` bytes.

    Links are followed only if the user named the file (`follow`); a file with other names is read unless it must be `alone`.
    Raises UnusableError if it is not such a file, and OSError if the system cannot read it.
    """
    require_regular(path, os.stat(path, follow_symlinks=follow))
    try:
        handle = os.open(path, _CAREFULLY | (0 if follow else _NO_LINK))
    except OSError as error:
        if error.errno == errno.ELOOP:  # it became a link after the look
            raise UnusableError(path, *_not_regular("a link")) from None
        raise
    try:
        status = os.fstat(handle)
        require_regular(path, status)
        if alone and status.st_nlink > 1:
            raise UnusableError(path, *HARD_LINK)
        if status.st_size > most:
            raise _too_large(path, f"{status.st_size:,}", most)
        content = _content(handle, status.st_size, most)
    finally:
        os.close(handle)
    if len(content) > most:
        raise _too_large(path, f"more than {most:,}", most)
    return content


def _content(handle: int, size: int, most: int) -> bytes:
    """The bytes of an opened file up to one more than the limit, whatever size the system gives for it.

    First only as much is asked for as the size promises, since room is taken for all that is asked for.
    """
    with os.fdopen(handle, "rb", closefd=False) as file:
        content = file.read(size + 1)
        return content if len(content) <= size else content + file.read(most - size)


#: The code, the message and the hint for a file that has another name.
HARD_LINK: Final = ("not-a-file", "is a hard link: another name of the same file exists", "replace it with a copy")


def walk(folder: str | Path) -> Iterator[os.DirEntry[str]]:
    """Everything below a folder except folders, in the order of names; links are never followed, so there is no way around in a circle."""
    pending = [os.fspath(folder)]
    while pending:
        with suppress(FileNotFoundError), os.scandir(pending.pop()) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.is_dir(follow_symlinks=False):
                    pending.append(entry.path)
                else:
                    yield entry


def kind(status: os.stat_result) -> str:
    """What something is if it is not a regular file, such as “a named pipe”; empty for a regular file."""
    if stat.S_ISREG(status.st_mode):
        return ""
    return next((name for is_it, name in _KINDS if is_it(status.st_mode)), "not a regular file")


def _not_regular(what: str) -> tuple[str, str, str]:
    """The code, the message and the hint for something that is not a regular file."""
    if what == "a link":
        return "not-a-file", "is a link; only regular files are read", "replace it with a copy"
    return "not-a-file", f"is {what}; only regular files are read", "delete it, or replace it with a file"


def require_regular(path: str | Path, status: os.stat_result) -> None:
    """Raise UnusableError if something is not a regular file."""
    if what := kind(status):
        raise UnusableError(path, *_not_regular(what))


def _too_large(path: str | Path, size: str, most: int) -> UnusableError:
    return UnusableError(path, "too-large", f"has {size} bytes; at most {most:,} are allowed", "split it, or make it smaller")
