"""The page of the desk: an article and the records side by side."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from ..text.markup import Html, join, tag
from .article_view import article, cited
from .drafts import Draft
from .location import Location
from .record_view import Returned, records
from .workspace import Workspace

#: Its script and its style sheet, below the address of the desk: the content and its media type.
FILES: Final = {
    name: (Path(__file__).with_name(name).read_bytes(), kind) for name, kind in (("desk.js", "text/javascript"), ("desk.css", "text/css"))
}
#: The script may only ask this server, forms lead only to it, and no other page can show it in a frame and so let somebody click blindly.
POLICY: Final = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"


def page(workspace: Workspace, at: Location, site: str, drafts: Iterable[Draft] = (), returned: Returned | None = None) -> bytes:
    """The page at a place; `site` is the address of the preview."""
    title = workspace.dossier.settings.title if workspace.dossier else "Desk"
    said, workspace.said = workspace.said, ""
    head = tag(
        "head", tag("meta", charset="utf-8"), tag("meta", name="viewport", content="width=device-width"), tag("title", f"Desk · {title}"),
        tag("link", rel="stylesheet", href=f"{at.base}desk.css"), tag("script", src=f"{at.base}desk.js", defer=True),
    )  # fmt: skip
    # what Enter in a field does: the first button of a form, and those of the paragraphs are before its own
    enter = tag("button", type="submit", form="claim", name="do", value="claim", hidden=True) if at.open in ("new", "claim") else None
    main = tag(
        "main",
        enter,
        article(workspace, at, cited(workspace, at, returned.form if returned else None)),
        records(workspace, at, returned, drafts, site),
    )
    there = {"data_base": at.base, "data_source": at.source, "data_record": at.record, "data_open": at.open, "data_part": at.part}
    body = tag("body", _header(workspace, at, site, title, said), main, **there)
    return f"<!doctype html>\n{tag('html', head, body, lang='en')}\n".encode()


def _header(workspace: Workspace, at: Location, site: str, title: str, said: str) -> Html:
    last = workspace.last
    here = [tag("input", type="hidden", name=name, value=value) for name, value in (("source", at.source), ("record", at.record)) if value]
    undo = tag(
        "form", here, tag("button", f"Undo: {last.label}", type="submit", name="do", value=f"undo:{last.number}"),
        method="post", action=f"{at.base}save", _class="inline",
    ) if last else None  # fmt: skip
    sides = [tag("a", words, href=f"#{id}", _class="narrow") for words, id in (("Article", "article"), ("Records", "records"))]
    links = join(
        tag("a", "Desk", href=at.base),
        " ",
        tag("a", "The site", href=site, rel="noreferrer"),
        " ",
        sides,
        " ",
        undo,
        tag("span", id="unsent"),
    )
    status = tag("p", said, id="said", role="status")
    return tag("header", tag("h1", f"Desk: {title}"), tag("nav", links, aria_label="Desk"), status)
