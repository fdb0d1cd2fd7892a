"""How commands tell what they found, and how they end: 0 fine, 1 problems, 2 usage, 128 and more where a signal stopped them.

Floor 11: imports `files`, `formats`, `manifest`, `problems`, `publish`, `site` and `stopping`.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any, Final, NoReturn

import click

from generator import files, formats, manifest, publish, stopping
from generator.problems import InvalidDossierError, Problem, nearest
from generator.site import ClashError

#: How the parts of a message look in a terminal that has colours.
_LOOKS: Final[Mapping[str, Mapping[str, Any]]] = {
    "place": {"bold": True},
    "code": {"fg": "red", "bold": True},
    "message": {"bold": True},
    "margin": {"fg": "blue"},
    "meant": {"fg": "red", "bold": True},
    "help": {"fg": "green", "bold": True},
}

#: A number with its noun: “1 page”, “1,200 pages”.
count = formats.count


@contextmanager
def telling() -> Iterator[None]:
    """Around a command's work: what can go wrong is told in its own form, and ends the command with its status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal without our letters gets their numbers
    try:
        with stopping.stoppable():
            yield
    except InvalidDossierError as error:
        tell(error.problems)
        sys.exit(1)
    except (publish.BuildError, manifest.ManifestError, ClashError) as error:
        _fail(str(error))
    except OSError as error:
        _fail(_of_the_system(error))
    except MemoryError:
        _fail("out of memory")
    except stopping.Stopped as stop:
        with suppress(OSError):  # the terminal may be what ended
            click.echo("stopped", err=True)
        sys.exit(stop.status)


def _fail(message: str) -> NoReturn:
    click.echo(f"error: {message}", err=True)
    sys.exit(1)


def _of_the_system(error: OSError) -> str:
    """What the system refused, and of which file: “no space left on device: site/manifest.json”."""
    if error.errno is None or not error.strerror:
        return str(error)
    what = error.strerror[0].lower() + error.strerror[1:]
    return f"{what}: {files.shown(str(error.filename))}" if error.filename is not None else what


def tell(problems: Sequence[Problem]) -> None:
    """Tell problems to a person: in colours where the terminal has them and nobody asked for none (https://no-color.org)."""
    colours = False if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" else None
    for block in formats.as_text(problems, _painted):
        click.echo(block, color=colours)


def _painted(part: str, text: str) -> str:
    return click.style(text, **_LOOKS[part])


def known(id: str, among: Iterable[str], noun: str, hint: str) -> str:
    """An id that a command was given, where it is one of those; raises BadParameter with the nearest where it is not."""
    if id not in among:
        near = nearest(id, among)
        raise click.BadParameter(f"{id!r} is no {noun}{f'; {near}' if near else ''}", param_hint=hint)
    return id
