"""Output that all commands share: progress, errors, exit statuses, and repeated runs for `--watch`."""

from __future__ import annotations

import io
import os
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final, NoReturn, TextIO

import click
from rich.console import Console
from rich.progress import Progress

from ..build import publish, staging
from ..project import files
from ..records.release import ReleaseError
from ..rules import reporting
from ..system import processes
from ..system.watcher import Marks, marks, named, watching
from ..text.problems import ClashError, InvalidDossierError, Problem, nearest
from . import streams

#: Seconds without output that nobody minds.
_SHORT: Final = 2.0


@contextmanager
def progress(what: str, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic) -> Iterator[Callable[[int, int], None]]:
    """A function to call with the number of finished parts and the total; only a terminal shows anything."""
    out = stream or sys.stderr
    if not out.isatty():
        yield lambda _done, _of: None
        return
    began = clock()
    with Progress(console=Console(file=out), transient=True) as bar:
        task = bar.add_task(what, visible=False)

        def draw(done: int, of: int) -> None:
            bar.update(task, completed=done, total=of, visible=clock() - began > _SHORT)

        yield draw


#: The files that checks depend on, below the project.
_CHECKED: Final = ("briefings", "mkdocs.yml")


@contextmanager
def until_stopped() -> Iterator[None]:
    """Around work that lasts until Ctrl-C, which then counts as success; other signals end it like any command."""
    try:
        with processes.stoppable():
            yield
    except processes.Stopped as stop:
        if stop.number != signal.SIGINT:
            sys.exit(stop.status)
        click.echo(err=True)


def at_each_save(home: Path, work: Callable[[], object]) -> None:
    """Do some work now, and again whenever a record is saved, until Ctrl-C; saved files are printed to standard error."""
    known: Marks = marks(home, _CHECKED)
    with until_stopped(), watching(home, _CHECKED) as watch:
        if watch.watch_error:
            click.echo(not_watched(watch.watch_error), err=True)
        while True:
            work()
            known, paths = watch.changes(known)
            click.echo(f"\n{named(paths)}", err=True)


def not_watched(why: str) -> str:
    """The message if the system has no change notifications."""
    return f"file change notifications are not available ({why}); checking the files three times a second"


#: The styles for the parts of a message in a terminal with colours.
_LOOKS: Final[Mapping[str, Mapping[str, Any]]] = {
    "place": {"bold": True},
    "code": {"fg": "red", "bold": True},
    "message": {"bold": True},
    "margin": {"fg": "blue"},
    "meant": {"fg": "red", "bold": True},
    "help": {"fg": "green", "bold": True},
}


@contextmanager
def error_boundary() -> Iterator[None]:
    """Around a command's work: reports expected errors, and exits with the right status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that cannot show our characters gets their numbers
    try:
        with processes.stoppable():
            yield
    except InvalidDossierError as error:
        tell(error.problems)
        sys.exit(1)
    except (staging.BuildError, publish.ManifestError, ClashError, ReleaseError) as error:
        _fail(str(error))
    except streams.UndeliveredError:
        raise  # it ends the program
    except OSError as error:
        _fail(_of_the_system(error))
    except MemoryError:
        _fail("out of memory")
    except processes.Stopped as stop:
        with suppress(OSError):  # the terminal may be gone
            click.echo("stopped", err=True)
        sys.exit(stop.status)


def _fail(message: str) -> NoReturn:
    click.echo(f"error: {message}", err=True)
    sys.exit(1)


def _of_the_system(error: OSError) -> str:
    """A system error with its file: “no space left on device: site/manifest.json”."""
    if error.errno is None or not error.strerror:
        return str(error)
    what = error.strerror[0].lower() + error.strerror[1:]
    return f"{what}: {files.shown(str(error.filename))}" if error.filename is not None else what


def tell(problems: Sequence[Problem]) -> None:
    """Print problems for people: in colour if the terminal supports it and NO_COLOR is not set (https://no-color.org)."""
    colours = False if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" else None
    for block in reporting.as_text(problems, _painted):
        click.echo(block, color=colours)


def _painted(part: str, text: str) -> str:
    return click.style(text, **_LOOKS[part])


def known(id: str, among: Iterable[str], noun: str, hint: str) -> str:
    """An id given to a command, if it is in `among`; raises BadParameter with suggestions otherwise."""
    if id not in among:
        near = nearest(id, among)
        raise click.BadParameter(f"unknown {noun} {id!r}{f'; {near}' if near else ''}", param_hint=hint)
    return id
