"""The program `briefings`: its options, and its commands.

Floor 14: imports `commands`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from generator.commands import (
    adding,
    asking,
    building,
    checking,
    completing,
    describing,
    doctoring,
    editing,
    founding,
    looking,
    making,
    previewing,
    printing,
    renaming,
    rewriting,
)

_COMMANDS: Final[tuple[click.Command, ...]] = (
    checking.check,
    founding.init,
    making.new,
    adding.add_source,
    adding.candidates_,
    rewriting.fmt,
    renaming.rename,
    looking.where_used,
    looking.show,
    looking.stale,
    asking.coverage,
    asking.impact,
    building.generate,
    building.build,
    previewing.serve,
    building.verify,
    describing.schema,
    editing.edition,
    editing.diff,
    printing.brief,
    printing.book,
    doctoring.doctor,
    completing.completion,
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, epilog="Example: briefings --project ~/dossier build")
@click.option(
    "--project", "home", type=click.Path(path_type=Path, file_okay=False), default=".", help="The project's folder; by default this one."
)
@click.version_option(package_name="briefings")
@click.pass_context
def main(context: click.Context, home: Path) -> None:
    """Turns cited YAML records into a searchable briefing site."""
    context.obj = home.expanduser().resolve()


for _command in _COMMANDS:
    main.add_command(_command)
making.new.add_command(rewriting.claim)
