"""The commands that make pages of records: `generate`, `build`, `serve` and `verify`.

Floor 11: imports `files`, `manifest`, `problems`, `publish`, `site`, `project` and `commands.telling`.
"""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import click

from generator import files, manifest, project, publish
from generator.commands.telling import count, telling
from generator.problems import InvalidDossierError
from generator.site import ClashError


@click.command(epilog="Example: briefings generate")
@click.pass_obj
def generate(home: Path) -> None:
    """Check, and write the pages below docs/."""
    with telling():
        _generate(home)


@click.command(epilog="Example: briefings build")
@click.option("--site", type=click.Path(path_type=Path), default=None, help="Where the site goes; by default site/ in the project.")
@click.option("--engine", type=click.Choice(["mkdocs", "properdocs"]), default="mkdocs", show_default=True, help="What builds the pages.")
@click.pass_obj
def build(home: Path, site: Path | None, engine: str) -> None:
    """Check, generate, and build the whole site."""
    target = (site or home / "site").absolute()
    with telling():
        _generate(home)
        publish.build(home, target, engine=engine)
    click.echo(f"built {target / 'index.html'}")


@click.command(epilog="Example: briefings verify site")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False, exists=True))
def verify(folder: Path) -> None:
    """Hold a published folder, or a copy of it, against its manifest."""
    try:
        differences = list(manifest.verify(publish.contents(folder)))
    except manifest.ManifestError as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(1)
    for difference in differences:
        click.echo(difference)
    if differences:
        sys.exit(1)
    click.echo(f"{folder} is whole")


@click.command(epilog="Example: briefings serve --port 8001")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The port on this machine.")
@click.pass_obj
def serve(home: Path, port: int) -> None:
    """Show the site here, rebuilt as records change."""
    if _answers(port):
        raise click.BadParameter(f"port {port} is in use; choose another", param_hint="--port")
    with telling():
        _generate(home)
    command = [sys.executable, "-m", "mkdocs", "serve", "--no-strict", "--livereload", "--config-file", str(home / "mkdocs.yml")]
    command += ["--dev-addr", f"127.0.0.1:{port}"]
    server = subprocess.Popen(command, cwd=home, env=publish.environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    threading.Thread(target=_relay, args=(server,), daemon=True).start()
    try:
        _regenerate_until_ended(home, server, port)
    except KeyboardInterrupt:
        click.echo()
    finally:
        server.terminate()
        server.wait()


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _relay(server: subprocess.Popen[str]) -> None:
    """Tell what the engine says that an editor can use."""
    for line in server.stdout or ():
        if not publish.is_noise(line):
            click.echo(line, nl=False, err=True)


def _regenerate_until_ended(home: Path, server: subprocess.Popen[str], port: int) -> None:
    """Tell when the site can be seen, then write the pages again whenever a record's file changes.

    A mistake in a record is told, and the last good pages stay.
    """
    known, _ = files.read_briefings(home)
    told = False
    while server.poll() is None:
        time.sleep(0.2)
        if not told and _answers(port):
            told = True
            click.echo(f"http://127.0.0.1:{port}/ shows the site until you press Ctrl-C")
        found, _ = files.read_briefings(home)
        if found != known:
            known = found
            try:
                _generate(home)
            except (InvalidDossierError, ClashError, OSError) as error:
                click.echo(str(error), err=True)
    sys.exit(server.returncode)


def _generate(home: Path) -> None:
    dossier, written, removed = project.write(home)
    counted = f"{count(len(dossier.claims), 'statement')} in {count(len(dossier.profiles), 'record')}"
    click.echo(f"{counted}; {count(written, 'page')} written, {removed} removed")
