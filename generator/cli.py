"""The command line: the global options and the list of commands."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, MutableMapping
from importlib import import_module
from pathlib import Path
from typing import Final

import click

from .project import configuration

#: Where each command is: its module in `commands/` and its name there.
_COMMANDS: Final[Mapping[str, str]] = {
    "check": "check.check",
    "waive": "waive.waive",
    "edit": "desk.edit",
    "review": "review.review",
    "ground": "ground.ground",
    "init": "setup.init",
    "new": "new.new",
    "add-source": "edit.add_source",
    "recheck": "recheck.recheck",
    "article": "articles.article",
    "import": "imports.import_",
    "candidates": "edit.candidates_",
    "fmt": "edit.fmt",
    "rename": "edit.rename",
    "merge": "merge.merge",
    "join": "join.join",
    "split": "merge.split",
    "migrate": "migrate.migrate",
    "where-used": "inspect.where_used",
    "show": "inspect.show",
    "stale": "inspect.stale",
    "coverage": "inspect.coverage",
    "impact": "inspect.impact",
    "generate": "build.generate",
    "build": "build.build",
    "serve": "build.serve",
    "verify": "build.verify",
    "portal": "portal.portal",
    "clean": "build.clean",
    "schema": "setup.schema",
    "edition": "inspect.edition",
    "diff": "inspect.diff",
    "export": "export.export",
    "brief": "build.brief",
    "book": "build.book",
    "doctor": "setup.doctor",
    "completion": "completion.completion",
}


class _Commands(MutableMapping[str, click.Command]):
    """The commands by name; each is imported when it is first asked for, as importing all of them takes longer than most commands do."""

    def __init__(self) -> None:
        self._found: dict[str, click.Command] = {}

    def __getitem__(self, name: str) -> click.Command:
        if name not in self._found:
            module, _, command = _COMMANDS[name].partition(".")
            self._found[name] = getattr(import_module(f"{__package__}.commands.{module}"), command)
        return self._found[name]

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._found[name] = command

    def __delitem__(self, name: str) -> None:
        del self._found[name]

    def __iter__(self) -> Iterator[str]:
        return iter(_COMMANDS)

    def __len__(self) -> int:
        return len(_COMMANDS)


@click.group(
    commands=_Commands(), context_settings={"help_option_names": ["-h", "--help"]}, epilog="Example: briefings --project ~/dossier build"
)
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
