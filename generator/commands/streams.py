"""Standard output and error: what happens if they are closed, if they are full, or if nobody reads them any more.

This module imports nothing of the package, because it is needed before everything else.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final, NoReturn, TextIO

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

#: The exit status if the reader of the output is gone: 128 plus the number of SIGPIPE, as shells report it.
NO_READER: Final = 141
_NAMES: Final = {1: "standard output", 2: "standard error"}


class UndeliveredError(OSError):
    """Standard output or error cannot be written; `filename` says which."""


class _Told(io.FileIO):
    """Standard output or error, whose errors can be distinguished from those of other files; remembers that a reader is `gone`."""

    gone = False

    def write(self, content: ReadableBuffer, /) -> int:
        try:
            return super().write(content)
        except OSError as error:
            _Told.gone = _Told.gone or error.errno == errno.EPIPE
            raise UndeliveredError(error.errno, error.strerror, _NAMES[self.fileno()]) from None


def prepare() -> None:
    """Open what is closed: a closed output is like one to the null device, and no file that is opened later takes its place."""
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # gets the lowest free number, which is this one
    if sys.platform != "win32" or sys.stdout is None or sys.stderr is None:
        sys.stdout, sys.stderr = _stream(1, sys.stdout), _stream(2, sys.stderr)


def _stream(number: int, like: TextIO | None) -> TextIO:
    """Standard output or error, with the settings that it has."""
    through = like is None or getattr(like, "write_through", False)
    return io.TextIOWrapper(
        io.BufferedWriter(_Told(number, "wb", closefd=False)),
        encoding=like.encoding if like else "utf-8",
        errors=like.errors if like else "backslashreplace",
        line_buffering=bool(getattr(like, "line_buffering", False)),
        write_through=bool(through),
    )


@contextmanager
def delivered() -> Iterator[None]:
    """Around the whole program: output that cannot be delivered ends it with one line on standard error and status 1, and no traceback.

    If the reader is gone, as with `briefings check | head`, it ends quietly with status 141.
    """
    try:
        try:
            yield
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
    except UndeliveredError as error:
        _give_up(error)
    except SystemExit:
        if _Told.gone:  # click ends the program with 1 then
            _give_up(OSError(errno.EPIPE, os.strerror(errno.EPIPE)))
        raise


def _give_up(error: OSError) -> NoReturn:
    """End the program; what is left in the streams is thrown away, or Python would complain about it."""
    if error.errno != errno.EPIPE and error.filename == _NAMES[1]:
        with suppress(OSError):
            print(f"error: {_NAMES[1]}: {(error.strerror or str(error)).lower()}", file=sys.stderr, flush=True)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in _NAMES:
        with suppress(OSError):
            os.dup2(nowhere, number)
    sys.exit(NO_READER if error.errno == errno.EPIPE else 1)
