"""How commands tell what they found, and how they end: 0 fine, 1 problems, 2 usage.

Floor 10: imports `problems`, `publish` and `site`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, NoReturn

import click

from generator import publish
from generator.problems import InvalidDossierError
from generator.site import ClashError

_MOST_SHOWN: Final = 100


@contextmanager
def telling() -> Iterator[None]:
    """Around a command's work: what can go wrong is told in its own form, and ends the command with its status."""
    try:
        yield
    except InvalidDossierError as error:
        _tell(error)
    except (publish.BuildError, ClashError, OSError) as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(1)


def _tell(error: InvalidDossierError) -> NoReturn:
    for problem in error.problems[:_MOST_SHOWN]:
        click.echo(f"{problem}\n")
    more = len(error.problems) - _MOST_SHOWN
    counted = count(len({problem.place.path for problem in error.problems}), "file")
    click.echo(f"{count(len(error.problems), 'problem')} in {counted}{f'; {more} more are not shown' if more > 0 else ''}")
    sys.exit(1)


def count(number: int, noun: str) -> str:
    """A number with its noun: “1 page”, “1,200 pages”."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
