"""Work on more than one processor.

Floor 0: imports nothing of this package; the one place that starts processes for the program's own work.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import TypeVar

Result = TypeVar("Result")
Work = Callable[[], Result]


def beside(works: Sequence[Work[Result]]) -> list[Result]:
    """The results of several works, each but the first in a process of its own where the system can fork and has a processor for it.

    A forked process shares what was read already, so nothing but the results travels.  What a work raises is raised here.
    """
    if "fork" not in multiprocessing.get_all_start_methods() or (os.cpu_count() or 1) < 2:
        return [work() for work in works]
    context = multiprocessing.get_context("fork")
    started = []
    for work in works[1:]:
        here, there = context.Pipe(duplex=False)
        process = context.Process(target=_send, args=(there, work), daemon=True)
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


def _send(there: Connection, work: Work[Result]) -> None:
    """In the other process: do the work, and send what came of it."""
    try:
        there.send((False, work()))
    except Exception as error:  # noqa: BLE001 - whatever it is, it is raised again in the process that asked
        there.send((True, error))


@contextmanager
def lasting() -> Iterator[None]:
    """Around the making of values that stay to the end of the program: nothing is gained by looking through them for garbage."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
