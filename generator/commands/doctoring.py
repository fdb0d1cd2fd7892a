"""The command that looks after the machine: `doctor`.

Floor 12: imports `commands.health` and `commands.telling`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.commands import health
from generator.commands.telling import count, telling


@click.command(epilog="Example: briefings doctor --articles ../articles")
@click.option("--articles", type=click.Path(path_type=Path, file_okay=False), help="A folder with the articles, to see whose are there.")
@click.pass_obj
def doctor(home: Path, articles: Path | None) -> None:
    """Look whether everything that the program needs is there, and say what to do where it is not."""
    with telling():
        found = []
        for finding in health.examine(home, articles):
            click.echo(finding.lines())
            found.append(finding)
        wrong = sum(finding.stops for finding in found)
        if wrong:
            click.echo(f"\n{count(wrong, 'thing')} to do before a site can be built")
            sys.exit(1)
        click.echo("\neverything that a site needs is there")
