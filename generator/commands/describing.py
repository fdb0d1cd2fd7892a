"""The command that describes the records to editors and to people: `schema`.

Floor 12: imports `editors` and `commands.telling`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator import editors
from generator.commands.telling import count, telling


@click.command(epilog="Example: briefings schema --check")
@click.option("--check", "only", is_flag=True, help="Write nothing; end with 1 where a file is not as it would be written.")
@click.pass_obj
def schema(home: Path, only: bool) -> None:
    """Write what editors know of records, into schema/, and the handbook's page of fields where it is there."""
    with telling():
        wanted = editors.made(home)
        changed = editors.stale(home, wanted) if only else editors.write(home, wanted)
    for path in changed:
        click.echo(f"{path} is not what it would be; run: briefings schema" if only else f"wrote {path}")
    if only and changed:
        sys.exit(1)
    click.echo(f"{count(len(wanted), 'file')}, {len(changed)} written")
