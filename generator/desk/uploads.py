"""Articles that are sent to the desk: as a file or as an address, by the script or by a form that the browser sends itself."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from email import message_from_bytes
from pathlib import PurePosixPath
from typing import NamedTuple

from ..project.files import ARTICLES
from ..records.scalars import likely_id, refused_id
from ..system import atomic, guard
from . import bundles
from .changes import InvalidFormError
from .workspace import Workspace

#: Runs a command of the program: its exit status and what it printed.
Run = Callable[..., tuple[int, str]]


class Sent(NamedTuple):
    """An article as it was sent: the id of its source, and its bytes or its address."""

    id: str
    content: bytes = b""
    address: str = ""


def of_form(content: bytes, boundary: str) -> Sent:
    """The article in a form with several parts; without an id, it gets one made from the name of the file.  Raises InvalidFormError."""
    if not boundary.isascii() or not boundary.isprintable() or not 0 < len(boundary) <= 70 or '"' in boundary:
        raise InvalidFormError("this is not a form of the desk")
    message = message_from_bytes(f'Content-Type: multipart/form-data; boundary="{boundary}"\r\n\r\n'.encode() + content)
    id, address, file, name = "", "", b"", ""
    for part in message.get_payload() if message.is_multipart() else ():
        held = part.get_payload(decode=True) if not isinstance(part, str) and not part.is_multipart() else None
        field = "" if isinstance(part, str) else part.get_param("name", "", header="content-disposition")
        if isinstance(held, bytes) and field == "file" and not isinstance(part, str):
            file, name = held, str(part.get_filename() or "")
        elif isinstance(held, bytes):
            text = held.decode("utf-8", "replace").strip()
            id, address = (text, address) if field == "id" else (id, text if field == "address" else address)
    return Sent(id or likely_id(PurePosixPath(name.replace("\\", "/")).stem.lower()), file, "" if file else address)


def add(workspace: Workspace, sent: Sent, run: Run) -> str:
    """Add an article by the command that does this; what was wrong, empty if it was added.  Raises OSError."""
    home, id = workspace.home, sent.id
    if refused := refused_id(id):
        return f"Give an id: {refused}."
    if not sent.content and not sent.address:
        return "Choose a file, or give an address."
    workspace.look()
    before = {f"briefings/sources/{id}.{ending}": workspace.content(f"sources/{id}.{ending}") for ending in ("yml", "evidence")}
    bundles.remember(home, before)
    if sent.address:
        status, said = run("--project", str(home), "add-source", sent.address, "--id", id)
    else:
        given = home / ARTICLES / f".given-{secrets.token_hex(6)}.tmp"
        atomic.keep(given, sent.content, within=home)
        try:
            status, said = run("--project", str(home), "add-source", str(given), "--id", id)
        finally:
            guard.delete(given, home, missing_ok=True)
    workspace.look()
    return f"Not added: {' '.join(said.split())[-400:]}" if status else ""
