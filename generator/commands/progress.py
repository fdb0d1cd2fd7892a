"""How far a long work is, as somebody who waits sees it: a bar in a terminal, a line now and then elsewhere, nothing where it is short.

Floor 0: imports nothing of this package.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final, TextIO

from rich.console import Console
from rich.progress import Progress

#: Seconds that nobody minds to wait without a word, and those between two lines where there is no terminal.
SHORT: Final = 2.0
_BETWEEN: Final = 10.0


@contextmanager
def progress(what: str, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic) -> Iterator[Callable[[int, int], None]]:
    """Something to call with how many parts are done, and of how many, as they are."""
    out = stream or sys.stderr
    began = clock()
    if out.isatty():
        with Progress(console=Console(file=out), transient=True) as bar:
            task = bar.add_task(what, visible=False)

            def draw(done: int, of: int) -> None:
                bar.update(task, completed=done, total=of, visible=clock() - began > SHORT)

            yield draw
        return
    due = began + SHORT

    def tell(done: int, of: int) -> None:
        nonlocal due
        if clock() >= due and done < of:
            print(f"{what}: {done:,} of {of:,}", file=out, flush=True)
            due = clock() + _BETWEEN

    yield tell
