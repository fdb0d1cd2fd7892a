"""Faults in a build: at one file-system call, in this process or in the engine's.

Every call that changes something counts, ours and the engine's: opening to write, writing, renaming, removing, making folders, changing
modes, flushing, and the exchange of two folders.
"""

from __future__ import annotations

import builtins
import ctypes
import errno
import io
import mmap
import os
import signal
import struct
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from generator.system import processes

#: Audit events of Python for calls that change something.
CHANGES: Final = frozenset("os.mkdir os.rename os.remove os.rmdir os.chmod os.link os.symlink os.truncate os.utime".split())


#: Those that need space on the disk.
GROWS: Final = frozenset("open write fsync os.mkdir os.rename os.link os.symlink renameat2 syncfs".split())


@dataclass(frozen=True)
class Fault:
    """What goes wrong, and where: the process is killed or the system reports an error, at one call or from one call on."""

    kind: str = "none"
    at: int = 0

    def strike(self, name: str, number: int, path: object = None) -> None:
        """Make the call `name`, the `number`-th, go wrong if it is its turn."""
        if self.kind == "killed" and number == self.at:
            os.kill(GENERATOR.value, signal.SIGKILL)
            while True:  # the engine is killed when its parent dies
                signal.pause()
        if self.kind == "engine killed" and number == self.at and os.getpid() != GENERATOR.value:
            os.kill(os.getpid(), signal.SIGKILL)
        if self.kind in signal.Signals.__members__ and number == self.at:
            os.kill(GENERATOR.value, signal.Signals[self.kind])
            os.kill(GENERATOR.value, signal.Signals[self.kind])  # and again, as people do
        refused = number == self.at if self.kind != "full" else number >= self.at and name in GROWS
        if refused and (code := CODES.get(self.kind)):
            raise OSError(code, os.strerror(code), *([] if path is None else [str(path)]))


CODES: Final = {"full": errno.ENOSPC, "full once": errno.ENOSPC, "broken": errno.EIO, "quota": errno.EDQUOT, "handles": errno.EMFILE}


class Shared:
    """A number that forked processes share."""

    def __init__(self) -> None:
        self._room = mmap.mmap(-1, 8)

    @property
    def value(self) -> int:
        """The number."""
        return int(struct.unpack("q", self._room[:8])[0])

    @value.setter
    def value(self, number: int) -> None:
        self._room[:8] = struct.pack("q", number)


#: Calls so far; the process that is the generator; the engine's first call and its last.
COUNT, GENERATOR, FIRST, LAST = Shared(), Shared(), Shared(), Shared()


class _Injected:
    """The fault that is to happen, and whether this system can exchange two folders; without a fault nothing is counted."""

    fault: Fault | None = None
    exchanging = True
    hooked = False


def inject(fault: Fault, *, exchanging: bool) -> None:
    """From now on, in this process and those it forks, count the calls that change something, and make one of them go wrong."""
    _Injected.fault, _Injected.exchanging = fault, exchanging
    if not _Injected.hooked:
        _Injected.hooked = True
        _hook()


def withdraw() -> None:
    """Nothing goes wrong in this process any more."""
    _Injected.fault = None


def _tick(name: str, path: object = None) -> None:
    if _Injected.fault is None:
        return
    COUNT.value += 1
    if os.getpid() != GENERATOR.value:
        FIRST.value, LAST.value = FIRST.value or COUNT.value, COUNT.value
    _Injected.fault.strike(name, COUNT.value, path)


def _audit(event: str, given: tuple[Any, ...]) -> None:
    if event == "open" and isinstance(given[2], int) and given[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        _tick("open", given[0])
    elif event in CHANGES:
        _tick(event, given[0])


class _Faulty(io.FileIO):
    """A file whose writes count; a write that goes wrong has written half."""

    def write(self, content: Any, /) -> int:
        try:
            _tick("write")
        except OSError:
            super().write(bytes(content)[: len(content) // 2])
            raise
        return super().write(content)


def _hook() -> None:
    """Put ourselves before the functions by which files are opened, flushed and exchanged."""
    opened, called, flushed = io.open, processes.call, os.fsync

    def opens(file: Any, mode: str = "r", *given: Any, **named: Any) -> Any:
        if _Injected.fault is None or not set(mode) & set("wax+"):
            return opened(file, mode, *given, **named)
        named |= dict(zip(("buffering", "encoding", "errors", "newline"), given, strict=False))
        named.pop("buffering", None)
        text = {name: named.pop(name, None) for name in ("encoding", "errors", "newline")}
        buffered = io.BufferedWriter(_Faulty(file, mode.replace("b", "").replace("t", ""), **named))
        return buffered if "b" in mode else io.TextIOWrapper(buffered, **text)

    def fsync(handle: Any) -> None:
        if _Injected.fault is None:
            flushed(handle)
        else:
            _tick("fsync")  # and no more: it only waits for the disk

    def call(name: str) -> Callable[..., int] | None:
        found = called(name)
        if _Injected.fault is None or found is None or name == "prctl":
            return found
        if name == "renameat2" and not _Injected.exchanging:
            return None

        def counted(*given: Any) -> int:
            try:
                _tick(name)
            except OSError as error:
                ctypes.set_errno(error.errno or 0)
                return -1
            return 0 if name == "syncfs" else found(*given)

        return counted

    io.open = builtins.open = opens
    vars(os)["fsync"], processes.call = fsync, call
    sys.addaudithook(_audit)
