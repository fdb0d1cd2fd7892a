"""The command `edit`: the desk in a browser, beside the preview."""

from __future__ import annotations

import webbrowser
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import click

from ..desk import bundles
from ..desk.application import DeskApplication
from ..preview import reviews
from ..preview import server as preview_server
from ..preview.scheduler import Scheduler
from ..preview.store import PageStore
from ..project import files, load
from ..records.decode import ROOT
from ..system import atomic, reading
from ..text.problems import InvalidDossierError, added, printable
from ..text.prose import count
from .build import show, unusable
from .output import error_boundary, until_stopped
from .review import reader

#: The only address it listens on.
_HERE = "127.0.0.1"


@click.command(epilog="Example: briefings edit --port 8001")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port; 0 picks a free one.")
@click.option("--open/--no-open", "opens", default=True, show_default=True, help="Whether to open the browser.")
@click.option("--briefs/--no-briefs", default=True, show_default=True, help="Whether to print the briefs and the book in the background.")
@click.option(
    "--bundle",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write what was changed at the desk since the last bundle to a ZIP archive.",
)
@click.option(
    "--apply", "given", type=click.Path(path_type=Path, dir_okay=False, exists=True), help="Show and apply a bundle of somebody else."
)
@click.option("--dry-run", is_flag=True, help="With --apply: only show it.")
@click.option("--as", "name", default="", metavar="NAME", help="Your name for reviews; by default the one that Git uses (user.name).")
@click.pass_obj
def edit(
    home: Path, port: int, name: str, *, opens: bool, briefs: bool, bundle: Path | None, given: Path | None, dry_run: bool
) -> None:  # fmt: skip
    """Edit the dossier in a browser: articles and records side by side, with the verdict of the rules while you write.

    Only this machine has access, at an address that nobody can guess. Files of records are changed in place, and nothing but what you change;
    a file that somebody else changed meanwhile is never overwritten. The preview of the site is beside it.

    Two people without Git exchange bundles: one writes what was changed (--bundle), the other looks at its summary and applies it (--apply).
    """
    if bundle or given:
        _exchange(home, bundle, given, dry_run=dry_run)
        return
    who = reader(home, name)
    with error_boundary():
        if not (home / "briefings").is_dir():
            raise click.ClickException("there is no dossier here; create one: briefings init --empty FOLDER")
    store, review = PageStore(), reviews.in_own_process(home, who)
    application = DeskApplication(home, lambda: store.base)
    try:
        server = preview_server.server(_HERE, port, store, home, review, application=application)
    except OSError as error:
        raise unusable(_HERE, port, error) from None
    root = f"http://{_HERE}:{server.server_port}"
    click.echo(f"{root}{application.base} is the desk, for this machine and whoever has this address")
    if opens:
        webbrowser.open(f"{root}{application.door}")
    with until_stopped(), closing(review), closing(application):
        show(home, server, _HERE, Scheduler(home, store, click.echo, briefs=briefs))


def _exchange(home: Path, target: Path | None, given: Path | None, *, dry_run: bool) -> None:
    """Write a bundle, or show and apply one."""
    with error_boundary():
        contents, problems = files.read_briefings(home)
        if problems:
            raise InvalidDossierError(problems)
        try:
            if target:
                made = bundles.made(home, contents)
                atomic.keep(target.absolute(), bundles.dumps(made))
                bundles.forget(home)
                click.echo(f"{made.summary}\nwrote {files.shown(str(target))}: {count(len(made.after), 'file')}")
            if given:
                _apply(home, contents, bundles.loads(reading.read(given, reading.RECORDS, follow=True)), dry_run=dry_run)
        except bundles.BundleError as error:
            raise click.ClickException(f"{files.shown(str(given or target))}: {printable(str(error))}") from None


def _apply(home: Path, contents: Mapping[str, bytes], bundle: bundles.Bundle, *, dry_run: bool) -> None:
    """Apply a bundle, unless the records would have a problem afterwards that they do not have before."""
    changed = bundles.applied(contents, bundle)
    before = {f"{ROOT}/{path}": content for path, content in contents.items()}
    after = {path: content for path, content in {**before, **changed}.items() if content is not None}
    held = {path.removeprefix(f"{ROOT}/"): content for path, content in after.items()}
    click.echo(bundles.summary(held, {path: before.get(path) for path in changed}))
    new = added(load.examined(contents)[1], load.examined(held)[1])
    if new:
        click.echo("the records would have these problems; nothing was written\n", err=True)
        raise InvalidDossierError(new)
    if not dry_run:
        atomic.write_together(home, before, changed, journals=home / ROOT)
    click.echo(f"{count(len(changed), 'file')} {'would change' if dry_run else 'changed'}")
