"""What stops a command from outside: Ctrl-C, a request to end, a closed terminal.

Floor 0: imports nothing of this package.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final, NoReturn

#: Ctrl-C, a request to end, and the end of the terminal; not every system has all three.
SIGNALS: Final = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


class Stopped(BaseException):
    """The command is to end; carries the signal that said so."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number

    @property
    def status(self) -> int:
        """How a command ends that was stopped so, as shells count it."""
        return 128 + self.number


@contextmanager
def stoppable() -> Iterator[None]:
    """Around a command's work: the first signal raises Stopped; later ones are ignored, so that what is tidied up then is tidied up whole.

    A signal that was ignored before, as `nohup` does, stays ignored.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    here, stopped = os.getpid(), False

    def stop(number: int, _: FrameType | None) -> NoReturn:
        nonlocal stopped
        if os.getpid() != here:
            os._exit(128 + number)  # a process that was forked for a part of the work has nothing to tidy up
        stopped = True
        for other in before:
            signal.signal(other, signal.SIG_IGN)
        raise Stopped(number)

    before = {number: signal.getsignal(number) for number in SIGNALS if signal.getsignal(number) not in (signal.SIG_IGN, None)}
    try:
        for number in before:
            signal.signal(number, stop)
        yield
    finally:
        for number, handler in () if stopped else before.items():
            signal.signal(number, handler)


@contextmanager
def held_off() -> Iterator[None]:
    """Around the few steps that belong together: a signal is told after them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
