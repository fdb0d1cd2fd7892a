"""The numbered text of an article as a page of the preview; for this machine only, and never part of the site."""

from __future__ import annotations

import html
from pathlib import Path

from ..articles.article import Block, loads
from ..project.files import ARTICLES, article_file
from ..records.scalars import is_id
from .review_page import ADDRESS

_STYLE = (
    "body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1.05rem/1.55 serif;color:#1a1a1a;background:#fff}"
    "div{display:grid;grid-template-columns:3rem 1fr;gap:0 1rem;margin:.6rem 0}div>b{text-align:right;color:#555;font:.85rem/1.9 sans-serif}"
    "p{margin:0}.heading p{font-weight:bold}.item p,.row p{padding-left:1rem}.caption p,.note p{font-size:.9em}"
    "small{color:#555;font:.8rem sans-serif}div:target{background:#fff3bf}header{border-bottom:1px solid #999}"
)


def listed(home: Path) -> bytes:
    """A page with the articles at hand."""
    folder = home / ARTICLES
    ids = [path.stem for path in sorted(folder.glob("*.txt")) if is_id(path.stem)] if folder.is_dir() else []
    items = "".join(f'<li><a href="{id}">{html.escape(id)}</a></li>' for id in ids)
    review = f'<p><a href="{ADDRESS}">Read statements beside their passages</a></p>'
    return _page("Articles at hand", f"<ul>{items}</ul>{review}" if ids else "<p>No articles are at hand.</p>")


def page(home: Path, id: str) -> bytes | None:
    """The page of an article; None if its text is not at hand."""
    file = article_file(home, id)
    if not is_id(id) or not file.is_file() or file.is_symlink():
        return None
    made = loads(file.read_text(encoding="utf-8-sig", errors="replace"))
    title = made.found.title.value if made.found.title else id
    body = "".join(_paragraph(number, block) for number, block in enumerate(made.blocks, 1))
    left = "".join(f"<li>{html.escape(part.reason)}: {html.escape(part.text)}</li>" for part in made.dropped)
    return _page(title, body + (f"<details><summary>Left out</summary><ul>{left}</ul></details>" if left else ""), made.reader)


def _paragraph(number: int, block: Block) -> str:
    at = block.at
    places = (at.page and f"p. {at.page}", at.row and f"row {at.row}", at.turn and f"turn {at.turn}", at.time)
    place = ", ".join(str(part) for part in places if part)
    small = f"<small>{html.escape(place)}</small> " if place else ""
    return f'<div id="p{number}" class="{block.kind}"><b>{number}</b><p>{small}{html.escape(block.text)}</p></div>'


def _page(title: str, body: str, reader: str = "") -> bytes:
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{html.escape(title)}</title><style>{_STYLE}</style>'
    note = f"<p><small>Only on this machine; not part of the site.{f' Read as {html.escape(reader)}.' if reader else ''}</small></p>"
    return f'<!doctype html><html lang="en"><head>{head}</head><body><header><h1>{html.escape(title)}</h1>{note}</header>{body}</body></html>\n'.encode()
