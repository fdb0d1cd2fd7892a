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

#: Seconds that a brief may take, and the book; a brief takes less than one.
PATIENCE: Final = 60.0
#: Jobs below which a second press is not worth its start.
_MANY: Final = 4
_MOST: Final = 8
#: Jobs after which a press is replaced: it remembers what it set, and is a third slower after a hundred and fifty.
_FRESH: Final = 40
#: Seconds between two questions whether to stop.
_PAUSE: Final = 0.05
Job = dict[str, Any]
Answer = dict[str, Any]


class NoCompilerError(Exception):
    """There is no engine that prints; the message says why."""


class StoppedError(Exception):
    """Printing was stopped by whoever asked for it; nothing of it goes on."""


class _CompilerProcess:
    """One printing process."""

    def __init__(self, command: Sequence[str]) -> None:
        try:
            self.process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8",
                env={**os.environ, "RAYON_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}, start_new_session=True,
            )  # fmt: skip
        except OSError as error:
            raise NoCompilerError(f"the press cannot be started: {error.strerror}") from error
        first = self._answer(PATIENCE)
        if "ready" not in first:
            self.end()
            raise NoCompilerError(first.get("error") or first.get("dead") or "the press does not start")
        self.version: str = first["ready"]

    def print(self, job: Job, patience: float) -> Answer:
        """The press's answer to a job, or what became of the press."""
        try:
            assert self.process.stdin is not None
            self.process.stdin.write(json.dumps(job) + "\n")
            self.process.stdin.flush()
        except (OSError, ValueError):
            return {"dead": "the press has ended"}
        return self._answer(patience)

    def _answer(self, patience: float) -> Answer:
        found: list[str] = []
        reader = threading.Thread(target=_read, args=(self.process.stdout, found), daemon=True)
        reader.start()
        reader.join(patience)
        if reader.is_alive():
            self.end()
            return {"dead": f"the press did not answer within {patience:g} seconds"}
        try:
            answer = json.loads(found[0])
            return answer if isinstance(answer, dict) else {"dead": "the press answers with something else"}
        except (IndexError, ValueError):
            self.end()
            return {"dead": f"the press ended (status {self.process.returncode})"}

    def end(self) -> None:
        """End the process, whatever it does."""
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
    """Some jobs in the doing: which are not begun, what came of the others, and what was raised."""

    def __init__(self, jobs: Sequence[Callable[[Printer], Any]]) -> None:
        self.jobs = jobs
        self.results: list[Any] = [None] * len(jobs)
        self.waiting: queue.SimpleQueue[int] = queue.SimpleQueue()
        for number in range(len(jobs)):
            self.waiting.put(number)
        self.done = threading.Semaphore(0)
        self.raised: list[BaseException] = []

    def work(self, printer: Printer) -> None:
        """Do jobs with one press until there are no more."""
        try:
            while not self.raised:
                number = self.waiting.get_nowait()
                self.results[number] = self.jobs[number](printer)
                self.done.release()
        except queue.Empty:
            return
        except BaseException as error:  # noqa: BLE001 - whatever it is, it is raised again in the thread that asked
            self.raised.append(error)


class Pool:
    """Presses that stand ready; `version` is that of the engine."""

    def __init__(self, command: Sequence[str]) -> None:
        self.command = command
        self.started: list[_CompilerProcess] = []
        self.ended = False
        self._lock = threading.Lock()
        self.version = self.begin().version

    def begin(self) -> _CompilerProcess:
        """Another press.  Raises NoPressError where it does not start, StoppedError where all presses were ended meanwhile."""
        begun = _CompilerProcess(self.command)
        with self._lock:
            if not self.ended:
                self.started.append(begun)
                return begun
        begun.end()
        raise StoppedError

    def print(
        self, jobs: Sequence[Callable[[Printer], Any]], told: Callable[[int], None], stopped: Callable[[], bool] = lambda: False
    ) -> list[Any]:
        """Do some jobs, each with a press at hand, and give what each came to in their order; `told` hears how many are done.

        Raises StoppedError soon after `stopped` says so.  Whatever is raised, no press and no thread is left then.
        """
        run = _Run(jobs)
        hands = min(len(jobs), os.cpu_count() or 1, _MOST) if len(jobs) >= _MANY else 1
        threads = [threading.Thread(target=run.work, args=(Printer(self, index),), daemon=True) for index in range(hands)]
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
            run.raised.append(error)  # nobody begins another job
            self.end()
            for thread in threads:
                if thread.ident is not None:
                    thread.join()
            raise
        return run.results

    def end(self) -> None:
        """End every press, and let none begin any more."""
        with self._lock:
            self.ended = True
        for started in self.started:
            started.end()


class Printer:
    """One of several presses, as a job uses it: started when it is first needed, and again where it died."""

    def __init__(self, presses: Pool, index: int) -> None:
        self.presses = presses
        self.index = index
        self.press = presses.started[0] if index == 0 else None
        self.jobs = 0

    def print(self, job: Job, patience: float = PATIENCE) -> Answer:
        """The answer to a job: `{fit, warnings}`, or `{error}` and, where characters have no glyph, `{missing}`."""
        if self.press is None:
            self.press = self.presses.begin()
        answer = self.press.print(job, patience)
        self.jobs += 1
        if "dead" in answer:
            self.press = None
            return {"error": answer["dead"]}
        if self.jobs % _FRESH == 0:
            self.press.end()
            self.press = None
        return answer


@contextmanager
def ready(command: Sequence[str] = ()) -> Iterator[Pool]:
    """Presses for a while.  Raises NoPressError where the engine is missing or does not start."""
    presses = Pool(command or (sys.executable, "-P", compiler.__file__))
    try:
        yield presses
    finally:
        presses.end()
