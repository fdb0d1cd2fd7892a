"""The command line: the global options and the list of commands."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import click

from .commands import (
    articles,
    build,
    check,
    completion,
    desk,
    edit,
    export,
    ground,
    imports,
    inspect,
    join,
    merge,
    migrate,
    new,
    portal,
    recheck,
    review,
    setup,
    waive,
)
from .project import configuration

_COMMANDS: Final[tuple[click.Command, ...]] = (
    check.check,
    waive.waive,
    desk.edit,
    review.review,
    ground.ground,
    setup.init,
    new.new,
    edit.add_source,
    recheck.recheck,
    articles.article,
    imports.import_,
    edit.candidates_,
    edit.fmt,
    edit.rename,
    merge.merge,
    join.join,
    merge.split,
    migrate.migrate,
    inspect.where_used,
    inspect.show,
    inspect.stale,
    inspect.coverage,
    inspect.impact,
    build.generate,
    build.build,
    build.serve,
    build.verify,
    portal.portal,
    build.clean,
    setup.schema,
    inspect.edition,
    inspect.diff,
    export.export,
    build.brief,
    build.book,
    setup.doctor,
    completion.completion,
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, epilog="Example: briefings --project ~/dossier build")
@click.option(
    "--project",
    "home",
    type=click.Path(path_type=Path, file_okay=False),
    default=".",
    help="The project's folder; by default the current one.",
)
@click.option(
    "--trust",
    metavar="DIGEST",
    default=None,
    help=f"Use the configuration with this digest although it may run code; `check` prints the digest. {configuration.TRUST} does the same.",
)
@click.version_option(package_name="briefings")
@click.pass_context
def main(context: click.Context, home: Path, trust: str | None) -> None:
    """Turns cited YAML records into a searchable briefing site."""
    try:
        context.obj = Path(os.path.realpath(os.path.expanduser(home)))  # unlike Path.resolve, this accepts links in a circle
    except FileNotFoundError:
        raise click.ClickException("the current folder does not exist any more; go to another one") from None
    context.with_resource(configuration.trusting(trust))


for _command in _COMMANDS:
    main.add_command(_command)
new.new.add_command(new.claim)
