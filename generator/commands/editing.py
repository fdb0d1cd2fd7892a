"""The commands that look from one edition to the next: `edition` and `diff`.

Floor 13: imports `decode`, `differences`, `digests`, `editions`, `values`, `reporting`, `project`, `commands.completers` and `commands.telling`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator import files, project, reporting
from generator.commands import completers
from generator.commands.telling import count, telling
from generator.decode import EDITIONS, ROOT
from generator.differences import compare
from generator.digests import digest
from generator.editions import NAME
from generator.values import RESERVED


@click.command(epilog="Example: briefings edition 2025-11")
@click.argument("name")
@click.option("--force", is_flag=True, help="Write it again where it is there already.")
@click.pass_obj
def edition(home: Path, name: str, force: bool) -> None:
    """Write down what the records say now, to compare later ones with."""
    if not NAME.fullmatch(name) or RESERVED.fullmatch(name):
        raise click.BadParameter(f"{name!r} is no name: small letters, digits and single dashes, such as 2025-11", param_hint="NAME")
    target = home / ROOT / EDITIONS / f"{name}.json"
    if target.exists() and not force:
        raise click.BadParameter(f"the edition {name} is there already; --force writes it again", param_hint="NAME")
    with telling():
        dossier = project.load(home)
        said = digest(dossier)
        files.keep(target, said.dumps().encode())
    click.echo(f"wrote {target.relative_to(home)}: {count(len(dossier.claims), 'statement')} in {count(len(dossier.profiles), 'record')}")


@click.command(epilog="Example: briefings diff 2025-11 --format markdown")
@click.argument("name", metavar="EDITION", shell_complete=completers.editions)
@click.option("--format", "form", type=click.Choice(list(reporting.FORMATS)), default="text", show_default=True, help="How it is told.")
@click.option("--exit-code", is_flag=True, help="End with 1 where there is a difference.")
@click.pass_obj
def diff(home: Path, name: str, form: str, exit_code: bool) -> None:
    """Tell what the records say otherwise than in an edition."""
    with telling():
        dossier = project.load(home)
    if name not in dossier.editions:
        there = f"there are: {', '.join(sorted(dossier.editions))}" if dossier.editions else "write one: briefings edition NAME"
        raise click.BadParameter(f"there is no edition {name!r}; {there}", param_hint="EDITION")
    old, new = dossier.editions[name], digest(dossier)
    found = compare(old, new)
    click.echo(reporting.FORMATS[form](name, old, new, found), nl=False)
    if found and exit_code:
        sys.exit(1)
