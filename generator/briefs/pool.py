"""A pool of compiler processes: hands out jobs, watches each process, and replaces one that hangs or dies."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, Final, TextIO

from . import compiler

#: The time limit for one brief, in seconds; a brief takes less than one.
PATIENCE: Final = 60.0
#: The time limit for the start of a compiler process, in seconds.
_START: Final = 60.0
#: The number of jobs below which a second compiler process is not worth starting.
_MANY: Final = 4
_MOST: Final = 8
#: The number of jobs after which a compiler process is replaced, in case its memory grows.
_FRESH: Final = 400
#: Seconds between two calls of `stopped`.
_PAUSE: Final = 0.05
Job = dict[str, Any]
Answer = dict[str, Any]


class NoCompilerError(Exception):
    """The PDF engine is not available; the message gives the reason."""


class StoppedError(Exception):
    """Printing was stopped by the caller; nothing of it is still running."""


class _CompilerProcess:
    """One compiler process."""

    def __init__(self, command: Sequence[str]) -> None:
        try:
            self.process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8",
                env={**os.environ, "RAYON_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}, start_new_session=True,
            )  # fmt: skip
        except OSError as error:
            raise NoCompilerError(f"the PDF engine cannot be started: {error.strerror}") from error
        first = self._answer(_START)
        if "ready" not in first:
            self.end()
            raise NoCompilerError(first.get("error") or first.get("dead") or "the PDF engine does not start")
        self.version: str = first["ready"]

    def print(self, job: Job, patience: float) -> Answer:
        """The answer of the process to a job, or the reason why it ended."""
        try:
            assert self.process.stdin is not None
            self.process.stdin.write(json.dumps(job) + "\n")
            self.process.stdin.flush()
        except (OSError, ValueError):
            return {"dead": "the PDF engine has ended"}
        return self._answer(patience)

    def _answer(self, patience: float) -> Answer:
        found: list[str] = []
        reader = threading.Thread(target=_read, args=(self.process.stdout, found), daemon=True)
        reader.start()
        reader.join(patience)
        if reader.is_alive():
            self.end()
            return {"dead": f"the PDF engine did not answer within {patience:g} seconds"}
        try:
            answer = json.loads(found[0])
            return answer if isinstance(answer, dict) else {"dead": "the PDF engine gave an unexpected answer"}
        except (IndexError, ValueError):
            self.end()
            return {"dead": f"the PDF engine ended (status {self.process.returncode})"}

    def end(self) -> None:
        """End the process, whatever it is doing."""
        with suppress(OSError):
            self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            with suppress(OSError):
                assert stream is not None
                stream.close()


def _read(stream: TextIO, found: list[str]) -> None:
    with suppress(ValueError, OSError):
        found.append(stream.readline())


class _Run:
    """Jobs in progress: those not started, the results of the others, and the exceptions raised."""

    def __init__(self, jobs: Sequence[Callable[[Printer], Any]]) -> None:
        self.jobs = jobs
        self.results: list[Any] = [None] * len(jobs)
        self.waiting: queue.SimpleQueue[int] = queue.SimpleQueue()
        for number in range(len(jobs)):
            self.waiting.put(number)
        self.done = threading.Semaphore(0)
        self.raised: list[BaseException] = []

    def work(self, printer: Printer) -> None:
        """Run jobs with one process until there are no more."""
        try:
            while not self.raised:
                number = self.waiting.get_nowait()
                self.results[number] = self.jobs[number](printer)
                self.done.release()
        except queue.Empty:
            return
        except BaseException as error:  # noqa: BLE001 - any exception is raised again in the calling thread
            self.raised.append(error)


class Pool:
    """Compiler processes that are ready for jobs; `version` is that of the engine."""

    def __init__(self, command: Sequence[str]) -> None:
        self.command = command
        self.started: list[_CompilerProcess] = []
        self.ended = False
        self._lock = threading.Lock()
        self.version = self.begin().version

    def begin(self) -> _CompilerProcess:
        """Another process.  Raises NoCompilerError if it does not start, StoppedError if the pool was ended in the meantime."""
        process = _CompilerProcess(self.command)
        with self._lock:
            if not self.ended:
                self.started.append(process)
                return process
        process.end()
        raise StoppedError

    def print(
        self, jobs: Sequence[Callable[[Printer], Any]], told: Callable[[int], None], stopped: Callable[[], bool] = lambda: False
    ) -> list[Any]:
        """Run some jobs, each with a free process, and return their results in order; `told` is called with the number of finished jobs.

        Raises StoppedError soon after `stopped` returns true.  After any exception, all processes and threads have ended.
        """
        run = _Run(jobs)
        number = min(len(jobs), os.cpu_count() or 1, _MOST) if len(jobs) >= _MANY else 1
        threads = [threading.Thread(target=run.work, args=(Printer(self, index),), daemon=True) for index in range(number)]
        try:
            for thread in threads:
                thread.start()
            for number in range(1, len(jobs) + 1):
                while not run.raised and not stopped() and not run.done.acquire(timeout=_PAUSE):
                    pass
                if run.raised:
                    raise run.raised[0]
                if stopped():
                    raise StoppedError
                told(number)
        except BaseException as error:
            run.raised.append(error)  # no further job is started
            self.end()
            for thread in threads:
                if thread.ident is not None:
                    thread.join()
            raise
        return run.results

    def end(self) -> None:
        """End every process, and start no more."""
        with self._lock:
            self.ended = True
        for started in self.started:
            started.end()


class Printer:
    """One of several compiler processes, as used by jobs: started when first needed, and again if it died."""

    def __init__(self, pool: Pool, index: int) -> None:
        self.pool = pool
        self.index = index
        self.process = pool.started[0] if index == 0 else None
        self.jobs = 0

    def print(self, job: Job, patience: float = PATIENCE, *, large: bool = False) -> Answer:
        """The answer to a job: `{fit, warnings}`, or `{error}` and, if characters have no glyph, `{missing}`.

        After a large job the process ends, because it keeps what it laid out: a dozen volumes would take 5 GB.
        """
        if self.process is None:
            self.process = self.pool.begin()
        answer = self.process.print(job, patience)
        self.jobs += 1
        if "dead" in answer:
            self.process = None
            return {"error": answer["dead"]}
        if large or self.jobs % _FRESH == 0:
            self.process.end()
            self.process = None
        return answer


@contextmanager
def ready(command: Sequence[str] = ()) -> Iterator[Pool]:
    """A pool of compiler processes.  Raises NoCompilerError if the engine is missing or does not start."""
    pool = Pool(command or (sys.executable, "-P", compiler.__file__))
    try:
        yield pool
    finally:
        pool.end()
