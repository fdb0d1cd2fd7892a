"""Processes: parallel work, child processes that answer requests, and signals that stop a command.

Requests and answers are pickled, because both ends are this program.  A child process leads its own session, so that Ctrl-C reaches only
its parent, which terminates it.
"""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from types import FrameType
from typing import Any, BinaryIO, Final, Generic, NamedTuple, NoReturn, TypeVar, cast

Result = TypeVar("Result")
Work = Callable[[], Result]


def beside(works: Sequence[Work[Result]]) -> list[Result]:
    """The results of several works, each but the first in its own process if the system can fork and has a free processor.

    A forked process shares everything read so far, so only the results are sent.  Exceptions are raised again here.
    """
    if "fork" not in multiprocessing.get_all_start_methods() or (os.cpu_count() or 1) < 2:
        return [work() for work in works]
    context = multiprocessing.get_context("fork")
    started = []
    for work in works[1:]:
        here, there = context.Pipe(duplex=False)
        process = context.Process(target=_send_result, args=(there, work), daemon=True)
        process.start()
        there.close()
        started.append((here, process))
    results = [works[0]()]
    for here, process in started:
        raised, result = here.recv()
        process.join()
        if raised:
            raise result
        results.append(result)
    return results


def _send_result(there: Connection, work: Work[Result]) -> None:
    """In the forked process: do the work, and send the result."""
    try:
        there.send((False, work()))
    except Exception as error:  # noqa: BLE001 - any exception is raised again in the process that asked
        there.send((True, error))


@contextmanager
def lasting() -> Iterator[None]:
    """Pause garbage collection while values are created that live until the program ends: searching them for garbage is useless."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


@contextmanager
def uncollected() -> Iterator[None]:
    """Pause garbage collection around a work that makes many values and little garbage."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


#: Ctrl-C, a request to terminate, and the end of the terminal; not every system has all three.
SIGNALS: Final = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


class Stopped(BaseException):
    """The command was asked to stop; carries the signal."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number

    @property
    def status(self) -> int:
        """The exit status of a stopped command, as shells define it."""
        return 128 + self.number


@contextmanager
def stoppable() -> Iterator[None]:
    """Around a command's work: the first signal raises Stopped; later ones are ignored, so that cleaning up is not interrupted.

    A signal that was ignored before, for example because of `nohup`, stays ignored.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    here, stopped = os.getpid(), False

    def stop(number: int, _: FrameType | None) -> NoReturn:
        nonlocal stopped
        if os.getpid() != here:
            os._exit(128 + number)  # a process forked for a part of the work has nothing to clean up
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
    """Around a few steps that belong together: signals are delivered after them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def call(name: str) -> Callable[..., int] | None:
    """A system call by its name; None if the system does not have it."""
    try:
        found: Callable[..., int] = getattr(ctypes.CDLL(None, use_errno=True), name)
    except (OSError, AttributeError, TypeError):
        return None
    return found


def error(path: object) -> OSError:
    """The error of the last call, with the file it concerned."""
    number = ctypes.get_errno()
    return OSError(number, os.strerror(number), str(path))


_KILLED_WITH_PARENT: Final = 1  # PR_SET_PDEATHSIG of prctl(2)
#: The name of the package, which differs between a checkout and an installation, and its parent folder.
PACKAGE: Final = __name__.partition(".")[0]
_FOLDER: Final = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
#: Seconds that a child process has for cleaning up before it is killed.
_GRACE: Final = 10.0


class ChildEndedError(Exception):
    """A child process ended without an answer; the message says how."""


Answer = TypeVar("Answer")


class Request(Generic[Answer]):
    """What a child process is asked; a kind of request is answered with `Answer`."""


class ChildProcess:
    """A module of this program that runs in its own process."""

    def __init__(self, module: str, *arguments: str, environment: Mapping[str, str]) -> None:
        self.module = module
        with held_off():
            self.process = subprocess.Popen(
                [sys.executable, "-m", f"{PACKAGE}.{module}", str(os.getpid()), *arguments],
                env=with_program(environment),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                start_new_session=True,
            )

    def ask(self, request: Request[Answer]) -> Answer:
        """The answer to a request.  Raises ChildEndedError if the child process ends or fails."""
        try:
            _send_message(cast("BinaryIO", self.process.stdin), request)
            reply: _Reply = pickle.load(cast("BinaryIO", self.process.stdout))  # noqa: S301 - this program wrote it
        except (OSError, EOFError, ValueError, pickle.UnpicklingError) as error:
            raise ChildEndedError(f"{self.module} exited with {self.process.wait()}") from error
        if reply.failure:
            raise ChildEndedError(f"{self.module} failed: {reply.failure}")
        return cast("Answer", reply.answer)

    def later(self, request: Request[Answer], hear: Callable[[Answer], None]) -> None:
        """Ask, and call `hear` with the answer in another thread; it is not called if the process ends first."""

        def wait() -> None:
            with suppress(ChildEndedError):
                hear(self.ask(request))

        threading.Thread(target=wait, daemon=True).start()

    def end(self) -> None:
        """End the child process: terminate it, because it may have to clean up, and kill it if it does not end in time."""
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


def with_program(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment with this program's folder on the module path, so that a child process runs the same program in any folder."""
    here = os.path.dirname(_FOLDER)
    return {**environment, "PYTHONPATH": os.pathsep.join(filter(None, (here, environment.get("PYTHONPATH", "")))), "PYTHONSAFEPATH": "1"}


def command(*arguments: str, limit: float) -> tuple[int, str]:
    """Run a command of this program in its own process; its exit status, and what it printed.  It is killed after `limit` seconds."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", PACKAGE, *arguments],
            env=with_program(os.environ),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=limit,
            start_new_session=True,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return 1, f"it took longer than {limit:.0f} seconds"
    return done.returncode, done.stdout.decode("utf-8", "replace")


class _Reply(NamedTuple):
    """What a child process sends back: an answer, or why it has none."""

    answer: object = None
    failure: str = ""


def _send_message(stream: BinaryIO, value: object) -> None:
    pickle.dump(value, stream, protocol=pickle.HIGHEST_PROTOCOL)
    stream.flush()


def serve(answer: Callable[[Any], object]) -> None:
    """In the child process: answer requests until there are no more; anything else that is printed goes to standard error."""
    questions, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    with suppress(EOFError, BrokenPipeError):
        while True:
            request = pickle.load(questions)  # noqa: S301 - this program wrote it
            try:
                found = _Reply(answer(request))
            except Exception as error:  # noqa: BLE001 - the parent has to learn of any exception
                found = _Reply(failure=f"{type(error).__name__}: {error}")
            _send_message(answers, found)


def bind(master: int) -> None:
    """In the child process, first of all: end when the parent ends, as with SIGTERM; on Linux at once, elsewhere before the next answer."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)
    prctl = call("prctl") if sys.platform == "linux" else None
    if prctl is not None:
        prctl(_KILLED_WITH_PARENT, signal.SIGTERM)
        if os.getppid() != master:
            os._exit(1)
