"""The command `portal`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from ..build import portal as portals
from ..project import files
from ..project.several import disagreements
from ..records.scalars import TLP
from ..text.problems import InvalidDossierError
from ..text.prose import count
from . import build
from .output import error_boundary


@click.command(epilog="Example: briefings portal . ../comet harbour=../ferries --to public")
@click.argument("dirs", nargs=-1, required=True, metavar="DIR…")
@click.option("--to", "target", type=click.Path(path_type=Path), default=None, help="The output folder; by default portal/ in the project.")
@click.option("--title", default="Dossiers", show_default=True, help="The title of the portal.")
@click.option("--built", is_flag=True, help="Take the sites as they were built, in site/ of each folder.")
@click.option("--briefs/--no-briefs", default=True, show_default=True, help="Whether to print the briefs and the books.")
@click.option(
    "--up-to",
    "most",
    type=click.Choice(TLP, case_sensitive=False),
    default=None,
    help="Leave out what is marked higher than this, and whatever names it or rests on it.",
)
@click.pass_obj
def portal(home: Path, *, dirs: tuple[str, ...], target: Path | None, title: str, built: bool, briefs: bool, most: str | None) -> None:
    """Publish several dossiers in one folder, with one home, one list of actors and one search over all.

    Each DIR is the folder of a project; its site becomes a folder with the name of DIR, or with NAME if it is given as NAME=DIR. The dossiers must
    agree with each other, as `check --across` does. Exits with 3 if the portal was published but some briefs could not be printed.
    """
    if built and most:
        raise click.UsageError("give --built or --up-to, but not both: a site that is built has what it has")
    chosen = [_named(each) for each in dirs]
    out = Path(os.path.abspath(os.path.expanduser(target))) if target else home / build.PORTAL
    status = 0
    parts = [portals.Part(name, folder / "site") for name, folder, _ in chosen]
    with error_boundary():
        portals.refuse_names(parts)
        if problems := disagreements({shown: folder for _, folder, shown in chosen}):
            raise InvalidDossierError(problems)
        for name, folder, _ in chosen:
            if not built:
                click.echo(f"{name}:")
                status = max(status, _build(folder, briefs=briefs, most=most))
        dossiers = portals.build(parts, [folder for _, folder, _ in chosen], out, title)
    actors = len({id for one in dossiers for id in one.actors})
    click.echo(f"built {files.shown(str(out / 'index.html'))} of {count(len(dossiers), 'dossier')} with {count(actors, 'actor')}")
    if status:
        sys.exit(status)


def _named(given: str) -> tuple[str, Path, str]:
    """The name of a dossier in the portal, its folder, and the folder as it was given."""
    name, _, path = ("", "", given) if Path(given).is_dir() else given.rpartition("=")
    folder = Path(os.path.realpath(os.path.expanduser(path)))
    if not folder.is_dir():
        raise click.BadParameter(f"{files.shown(given)!r} is not a folder", param_hint="DIR")
    return name or folder.name, folder, files.shown(os.path.normpath(path))


def _build(folder: Path, *, briefs: bool, most: str | None) -> int:
    """Build the site of a project as `build` does; returns the exit status if it was built, and ends the program otherwise."""
    context = click.Context(build.build, obj=folder)
    try:
        with context:
            context.invoke(build.build, site=None, engine="mkdocs", briefs=briefs, require_briefs=False, fresh=False, most=most)
    except SystemExit as done:
        if done.code != build.WITHOUT_BRIEFS:
            raise
        return build.WITHOUT_BRIEFS
    return 0
