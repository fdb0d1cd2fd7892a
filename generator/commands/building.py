"""The commands that make pages of records: `generate`, `build` and `verify`.

Floor 13: imports `files`, `manifest`, `model`, `pdf`, `publish`, `verbatim`, `pages.printed`, `sheets.book`, `project`, `commands.progress` and
`commands.telling`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import click

from generator import files, manifest, project, publish, verbatim
from generator.commands.progress import progress
from generator.commands.telling import count, telling
from generator.model import Dossier
from generator.pages.printed import BOOK, path
from generator.pdf import CACHE, Printed, print_all
from generator.sheets.book import Choice


@click.command(epilog="Example: briefings generate")
@click.pass_obj
def generate(home: Path) -> None:
    """Check, and write the pages below docs/."""
    with telling():
        _generate(home)


#: The exit status where the site was built and some briefs were not printed.
_WITHOUT_BRIEFS: Final = 3


@click.command(epilog="Example: briefings build")
@click.option("--site", type=click.Path(path_type=Path), default=None, help="Where the site goes; by default site/ in the project.")
@click.option("--engine", type=click.Choice(["mkdocs", "properdocs"]), default="mkdocs", show_default=True, help="What builds the pages.")
@click.option("--briefs/--no-briefs", default=True, show_default=True, help="Whether the briefs and the book are printed.")
@click.option("--require-briefs", is_flag=True, help="Build nothing where a brief cannot be printed.")
@click.pass_obj
def build(home: Path, site: Path | None, engine: str, briefs: bool, require_briefs: bool) -> None:
    """Check, generate, print, and build the whole site; exit status 3 where it stands and some briefs do not."""
    target = Path(os.path.abspath(site.expanduser())) if site else home / "site"
    failures: list[str] = []

    def printed(dossier: Dossier) -> Printed:
        with progress("printing briefs") as told:
            found = print_all(dossier, home / CACHE, chosen=Choice(), told=told)
        failures.extend(found.failures)
        if found.failures and require_briefs:
            raise publish.BuildError("\n".join(found.failures))
        return found

    with telling():
        publish.build(home, target, engine=engine, generate=lambda: _generate(home, printed if briefs else None))
    click.echo(f"built {target / 'index.html'}")
    if failures:
        click.echo("\n".join(failures), err=True)
        sys.exit(_WITHOUT_BRIEFS)
    if briefs:
        click.echo(f"printed {target / path(BOOK)}, and a brief beside it for each page")


@click.command(epilog="Example: briefings verify site")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False, exists=True))
def verify(folder: Path) -> None:
    """Hold a published folder, or a copy of it, against its manifest."""
    with telling():
        differences = list(manifest.verify(publish.contents(folder)))
        for difference in differences:
            click.echo(files.shown(difference))
        if differences:
            sys.exit(1)
        click.echo(f"{files.shown(str(folder))} is whole")


def _generate(home: Path, printing: Callable[[Dossier], Printed] | None = None) -> publish.Generated:
    """Write the pages, tell how many, and say what the engine and the gates need to know of them."""
    dossier, written, removed = project.write(home, printing)
    counted = f"{count(len(dossier.claims), 'statement')} in {count(len(dossier.profiles), 'record')}"
    click.echo(f"{counted}; {count(written, 'file')} written, {removed} removed")
    return publish.Generated(dossier.settings.as_of.upper, verbatim.texts(dossier))
