"""The program `briefings`: its options, and its commands.

Floor 14: imports `commands`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from generator.commands import asking, building, checking, editing, printing

_COMMANDS: Final[tuple[click.Command, ...]] = (
    checking.check,
    checking.add_source,
    asking.coverage,
    asking.impact,
    building.generate,
    building.build,
    building.serve,
    building.verify,
    editing.edition,
    editing.diff,
    printing.brief,
    printing.book,
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
