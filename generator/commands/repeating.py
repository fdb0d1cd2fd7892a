"""What a command does again and again until somebody ends it: its work at each save.

Floor 2: imports `stopping` and `watching`.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import click

from generator import stopping
from generator.watching import Marks, marks, named, watching

#: What records are checked from, below the project.
_CHECKED: Final = ("briefings", "mkdocs.yml")


@contextmanager
def until_stopped() -> Iterator[None]:
    """Around what goes on until Ctrl-C, which is then how it ends well; what else stops it ends it as it ends any command."""
    try:
        with stopping.stoppable():
            yield
    except stopping.Stopped as stop:
        if stop.number != signal.SIGINT:
            sys.exit(stop.status)
        click.echo(err=True)


def at_each_save(home: Path, work: Callable[[], object]) -> None:
    """Do some work now, and again whenever a record was saved, until Ctrl-C; what was saved is told where errors are."""
    known: Marks = marks(home, _CHECKED)
    with until_stopped(), watching(home, _CHECKED) as watch:
        if watch.unheard:
            click.echo(unheard(watch.unheard), err=True)
        while True:
            work()
            known, paths = watch.changes(known)
            click.echo(f"\n{named(paths)}", err=True)


def unheard(why: str) -> str:
    """What is told where the system cannot tell of changes."""
    return f"the system does not tell of changes ({why}); the files are looked at three times a second"
