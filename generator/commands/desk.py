"""The command `edit`: the desk in a browser, beside the preview."""

from __future__ import annotations

import webbrowser
from contextlib import closing
from pathlib import Path

import click

from ..desk.room import DeskRoom
from ..preview import reviews
from ..preview import server as preview_server
from ..preview.scheduler import Scheduler
from ..preview.store import PageStore
from .build import show, unusable
from .output import error_boundary, until_stopped
from .review import reader

#: The only address it listens on.
_HERE = "127.0.0.1"


@click.command(epilog="Example: briefings edit --port 8001")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port; 0 picks a free one.")
@click.option("--open/--no-open", "opens", default=True, show_default=True, help="Whether to open the browser.")
@click.option("--briefs/--no-briefs", default=True, show_default=True, help="Whether to print the briefs and the book in the background.")
@click.option("--as", "name", default="", metavar="NAME", help="Your name for reviews; by default the one that Git uses (user.name).")
@click.pass_obj
def edit(home: Path, port: int, name: str, *, opens: bool, briefs: bool) -> None:
    """Edit the dossier in a browser: articles and records side by side, with the verdict of the rules while you write.

    Only this machine has access, at an address that nobody can guess. Files of records are changed in place, and nothing but what you change;
    a file that somebody else changed meanwhile is never overwritten. The preview of the site is beside it.
    """
    who = reader(home, name)
    with error_boundary():
        if not (home / "briefings").is_dir():
            raise click.ClickException("there is no dossier here; create one: briefings init --empty FOLDER")
    shelf, review = PageStore(), reviews.in_own_process(home, who)
    room = DeskRoom(home, lambda: shelf.base)
    try:
        server = preview_server.server(_HERE, port, shelf, home, review, room=room)
    except OSError as error:
        raise unusable(_HERE, port, error) from None
    address = f"http://{_HERE}:{server.server_port}{room.base}"
    click.echo(f"{address} is the desk, for this machine and whoever has this address")
    if opens:
        webbrowser.open(address)
    with until_stopped(), closing(review), closing(room):
        show(home, server, _HERE, Scheduler(home, shelf, click.echo, briefs=briefs))
