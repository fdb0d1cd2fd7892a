"""The page of commands: the help text of each."""

from __future__ import annotations

from collections.abc import Iterator

import click

from generator.cli import main
from tests.support.repository import ROOT

PAGE = ROOT / "docs" / "handbook" / "commands.md"

_LEAD = """\
# Commands

The output of `briefings COMMAND --help` for every command.
This page is generated; `pytest tests/repository/test_handbook.py --accept` updates it.

The first `make site` installs `briefings` in `.venv/bin/`.
The most common commands also have a `make` target, which installs what it needs.
To list the targets, run `make`.

| exit status | meaning |
| --- | --- |
| 0 | success |
| 1 | there are problems, or the output could not be written |
| 2 | the command line was invalid |
| 128 plus the signal's number | a signal stopped the command; 141: the reader of its output had gone |

`build` has a further status; see [below](#build).
If `NO_COLOR` is set, output has no colour.
"""


def every_command() -> Iterator[tuple[str, click.Command]]:
    """The commands and subcommands by the words that call them, in alphabetical order."""
    pending: list[tuple[str, click.Command]] = sorted(main.commands.items(), reverse=True)
    while pending:
        name, command = pending.pop()
        yield name, command
        if isinstance(command, click.Group):
            pending += sorted(((f"{name} {inner}", below) for inner, below in command.commands.items()), reverse=True)


def said(name: str, command: click.Command) -> str:
    """The help text of a command, eighty characters wide."""
    above = click.Context(main, info_name="briefings", max_content_width=80, terminal_width=80)
    for part in name.split()[:-1]:
        above = click.Context(click.Command(part), info_name=part, parent=above)
    context = click.Context(command, info_name=name.rsplit(maxsplit=1)[-1], parent=above, **main.context_settings)
    return "\n".join(line.rstrip() for line in command.get_help(context).split("\n"))


def page() -> str:
    """The page as committed."""
    every = list(every_command())
    rows = "\n".join(
        f"| [`{name}`](#{name.replace(' ', '-')}) | {(command.help or '').split('.')[0].split(': ')[0]} |" for name, command in every
    )
    parts = (f"## {name} {{: #{name.replace(' ', '-')} }}\n\n```text\n{said(name, command)}\n```\n" for name, command in every)
    return "\n".join([_LEAD, f"| command | what it does |\n| --- | --- |\n{rows}\n", *parts])
