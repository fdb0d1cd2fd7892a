"""The command that shows the site while it is written: `serve`.

Floor 13: imports `preview`, `shelf`, `watching`, `commands.repeating`, `following`, `project` and `commands.telling`.
"""

from __future__ import annotations

import threading
from contextlib import ExitStack
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Final

import click

from generator import preview, project
from generator.commands.repeating import unheard, until_stopped
from generator.commands.telling import telling
from generator.following import Following
from generator.shelf import Shelf
from generator.watching import Marks, Watch, marks, watching

#: How often the server looks whether it is to end, in seconds.
_LOOKS: Final = 0.1


@click.command(epilog="Example: briefings serve --port 8001")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port; 0 takes any that is free.")
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Who may look: by default this machine alone, 0.0.0.0 all that reach it."
)
@click.option("--briefs/--no-briefs", default=True, show_default=True, help="Whether the briefs and the book are printed, aside.")
@click.pass_obj
def serve(home: Path, port: int, host: str, briefs: bool) -> None:
    """Show the site here, following every edit; a mistake is told above the pages, which stay as they were."""
    with telling():
        if not (home / "briefings").is_dir():
            project.load(home)
    shelf = Shelf()
    try:
        server = preview.server(host, port, shelf)
    except OSError as error:
        raise _unusable(host, port, error) from None
    with until_stopped():
        _show(home, server, host, Following(home, shelf, click.echo, briefs=briefs))


def _unusable(host: str, port: int, error: OSError) -> click.BadParameter:
    if isinstance(error.strerror, str) and "in use" in error.strerror.lower():
        return click.BadParameter(f"port {port} is in use; choose another", param_hint="--port")
    return click.BadParameter(f"{host} port {port}: {(error.strerror or str(error)).lower()}", param_hint="--host")


def _show(home: Path, server: ThreadingHTTPServer, host: str, following: Following) -> None:
    """Show the site until a signal ends it; nothing of it is left then."""
    ended = threading.Event()
    with ExitStack() as tidy:
        tidy.callback(server.server_close)
        tidy.callback(following.end)
        tidy.callback(ended.set)
        known = marks(home)
        watch = tidy.enter_context(watching(home))
        serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": _LOOKS}, daemon=True)
        serving.start()
        tidy.callback(server.shutdown)
        threading.Thread(target=_tell_changes, args=(watch, known, following, ended), daemon=True).start()
        click.echo(f"{preview.address(host, server.server_port)} shows the site until you press Ctrl-C")
        if not preview.only_here(host):
            click.echo(f"warning: whoever reaches this machine can read the dossier, as the host is {host}", err=True)
        if watch.unheard:
            click.echo(unheard(watch.unheard), err=True)
        following.follow()


def _tell_changes(watch: Watch, known: Marks, following: Following, ended: threading.Event) -> None:
    while not ended.is_set():
        known, paths = watch.changes(known, ended)
        if paths:
            following.edit(paths)
