"""The commands `merge` and `split`: two records of one actor made one, and one record made two."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import click

from ..editing import merging
from ..editing.rename import RenameError, Renaming
from ..project import files
from ..records.decode import ROOT
from ..records.dossier import Dossier
from ..system import atomic
from . import completion
from .edit import tell_renamed, whole
from .output import error_boundary


@click.command(epilog="Example: briefings merge harbour-union-2 harbour-union --dry-run")
@click.argument("old", shell_complete=completion.actors)
@click.argument("new", shell_complete=completion.actors)
@click.option("--dry-run", is_flag=True, help="Write nothing; show what would change.")
@click.pass_obj
def merge(home: Path, old: str, new: str, dry_run: bool) -> None:
    """Make two records of one actor one: everything in OLD goes to NEW, and its address redirects there.

    Claims, judgements, offices, memberships and changes move as they are written; names become aliases; every reference to OLD is changed. What
    a record has only one of, such as the website, stays as it is in NEW, and is listed. Comments outside the moved parts are not kept.

    Everything is done or nothing: it is refused, with the reason, if the two cannot be one or the result would have problems.
    """
    _change(home, lambda dossier, contents: merging.merge(dossier, contents, old, new), dry_run=dry_run)


@click.command(epilog="Example: briefings split sand painter --name Sand --claim exhibition")
@click.argument("old", shell_complete=completion.actors)
@click.argument("new")
@click.option("--name", required=True, help="The name of the new actor.")
@click.option("--qualifier", default="", help="What tells it apart from another actor of the same name.")
@click.option("--alias", "aliases", multiple=True, help="Another name of the new actor in the articles; repeatable.")
@click.option("--claim", "claims", multiple=True, required=True, help="The id of a claim that moves; repeatable.")
@click.option("--dry-run", is_flag=True, help="Write nothing; show what would change.")
@click.pass_obj
def split(
    home: Path, old: str, new: str, *, name: str, qualifier: str, aliases: tuple[str, ...], claims: tuple[str, ...], dry_run: bool
) -> None:
    """Move claims of the actor OLD to a new actor NEW, for whom they then are: their links and speakers, and references to them, are changed.

    Everything is done or nothing: it is refused, with the reason, if the result would have problems.
    """
    told = merging.Namesake(new, name, qualifier, aliases)
    _change(home, lambda dossier, contents: merging.split(dossier, contents, old, told, claims), dry_run=dry_run)


def _change(home: Path, work: Callable[[Dossier, Mapping[str, bytes]], Renaming], *, dry_run: bool) -> None:
    """Do the work on records without problems, and write what comes of it if that has none either."""
    with error_boundary():
        contents, problems = files.read_briefings(home)
        dossier = whole(contents, problems, "this needs records without problems; fix these first")
        try:
            found = work(dossier, contents)
        except RenameError as error:
            raise click.UsageError(str(error)) from None
        before = {f"{ROOT}/{path}": content for path, content in contents.items()}
        after = {path.removeprefix(f"{ROOT}/"): content for path, content in {**before, **found.files}.items() if content is not None}
        whole(after, [], "afterwards the records would have these problems")
        if not dry_run:
            atomic.write_together(home, before, found.files, found.moved, journals=home / ROOT)
        tell_renamed(found, dry_run=dry_run)
