"""The command `migrate`: files of an older format in the newest one."""

from __future__ import annotations

from pathlib import Path

import click

from ..editing import migrations
from ..project import files
from ..records.decode import ROOT, decode
from ..records.formats import NEWEST
from ..system import atomic
from ..text.problems import InvalidDossierError, printable
from ..text.prose import count
from .output import error_boundary


@click.command(epilog="Example: briefings migrate --dry-run")
@click.option("--dry-run", is_flag=True, help="Write nothing; show what would change.")
@click.pass_obj
def migrate(home: Path, dry_run: bool) -> None:
    """Bring the files of a dossier up to the format of this program.

    The format is a number in dossier.yml; a dossier without it has format 1. Fields are changed in place: comments, quotes, the order of fields
    and line ends stay, and the records have the same meaning as before. What only an editor can decide is listed and not changed.
    Editions are written in the newest form, and say what they said.

    Everything is done or nothing. All files must be readable; other problems do no harm.
    """
    with error_boundary():
        contents, problems = files.read_briefings(home)
        dossier, found = decode(contents) if contents else (None, [])
        if dossier is None or problems or found:
            click.echo("migrate needs files that can be read; fix these problems first; nothing was written\n", err=True)
            raise InvalidDossierError([*problems, *found])
        try:
            migration = migrations.migrate(dossier, contents)
        except migrations.MigrationError as error:
            raise click.ClickException(str(error)) from None
        if not dry_run:
            before = {f"{ROOT}/{path}": content for path, content in contents.items()}
            atomic.write_together(home, before, migration.files, journals=home / ROOT)
    _tell(migration, dry_run=dry_run)


def _tell(migration: migrations.Migration, *, dry_run: bool) -> None:
    """Print what was changed, place by place, and what an editor may now write in another way."""
    if migration.before == NEWEST and not migration.files:
        click.echo(f"nothing to do: the dossier has format {NEWEST}, the newest that this program knows")
        return
    for one in migration.changed:
        click.echo(printable(f"{one.place.path}:{one.place.line}: {one.said}"))
    places = sum(len(one.edits) for one in migration.changed)
    done = []
    if migration.before != NEWEST:
        done.append(
            f"format {migration.before} → {NEWEST}: {count(places, 'place')} in {count(len({one.place.path for one in migration.changed}), 'file')}"
        )
    if migration.editions:
        done.append(f"{count(len(migration.editions), 'edition')} in the newest form")
    click.echo("; ".join([*done, "nothing was written"] if dry_run else done))
    for one in migration.offered:
        click.echo(printable(f"note: {one.place.path}:{one.place.line}: {one.said}"))
