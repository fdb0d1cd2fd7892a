"""Processes that serve this one: each answers a question at a time, and ends where this one ends, whatever ends it.

Floor 1: imports `stopping` and `system`.  Question and answer are pickled: both ends are this program.  A servant leads a session of its own, so that
Ctrl-C reaches its master alone, who ends it.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, BinaryIO, Final, cast

from generator import stopping, system

_KILLED_WITH_PARENT: Final = 1  # PR_SET_PDEATHSIG of prctl(2)
#: Seconds that a servant has for tidying up before it is killed.
_GRACE: Final = 10.0


class GoneError(Exception):
    """A servant ended without an answer; the message says how."""


class Servant:
    """A module of this program at work in a process of its own."""

    def __init__(self, module: str, *arguments: str, environment: Mapping[str, str]) -> None:
        self.module = module
        with stopping.held_off():
            self.process = subprocess.Popen(
                [sys.executable, "-m", module, str(os.getpid()), *arguments],
                env=_with_path(environment),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                start_new_session=True,
            )

    def ask(self, *question: Any) -> Any:
        """The answer to a question.  Raises GoneError where the servant ends or fails over it."""
        try:
            _send(cast("BinaryIO", self.process.stdin), question)
            failed, answer = pickle.load(cast("BinaryIO", self.process.stdout))  # noqa: S301 - what this program wrote
        except (OSError, EOFError, ValueError, pickle.UnpicklingError) as error:
            raise GoneError(f"{self.module} ended with {self.process.wait()}") from error
        if failed:
            raise GoneError(f"{self.module} failed: {answer}")
        return answer

    def later(self, told: Callable[[Any], None], *question: Any) -> None:
        """Ask, and have `told` hear the answer from another thread; a servant that ends says nothing."""

        def hear() -> None:
            with suppress(GoneError):
                told(self.ask(*question))

        threading.Thread(target=hear, daemon=True).start()

    def end(self) -> None:
        """End the servant: it is asked to, as it may have to tidy up, and killed where it does not."""
        with suppress(OSError):
            self.process.terminate()
        try:
            self.process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            with suppress(OSError, ValueError):
                cast("BinaryIO", stream).close()


def _with_path(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment with the place of this program, so that a servant runs the same one in whatever folder it is."""
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    return {**environment, "PYTHONPATH": os.pathsep.join(filter(None, (here, environment.get("PYTHONPATH", "")))), "PYTHONSAFEPATH": "1"}


def _send(stream: BinaryIO, value: object) -> None:
    pickle.dump(value, stream, protocol=pickle.HIGHEST_PROTOCOL)
    stream.flush()


def serve(answer: Callable[..., object]) -> None:
    """In the servant: answer questions until there are no more; whatever else is printed goes where errors go."""
    questions, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    with suppress(EOFError, BrokenPipeError):
        while True:
            question = pickle.load(questions)  # noqa: S301 - what this program wrote
            try:
                found = (False, answer(*question))
            except Exception as error:  # noqa: BLE001 - whatever it is, the one that asked has to know
                found = (True, f"{type(error).__name__}: {error}")
            _send(answers, found)


def bind(master: int) -> None:
    """In the servant, first of all: end where the master ends, as SIGTERM would end it; on Linux at once, elsewhere before the next answer."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, stopping.SIGNALS)
    prctl = system.call("prctl") if sys.platform == "linux" else None
    if prctl is not None:
        prctl(_KILLED_WITH_PARENT, signal.SIGTERM)
        if os.getppid() != master:
            os._exit(1)
