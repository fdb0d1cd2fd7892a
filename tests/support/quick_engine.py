"""Built pages without the engine: Markdown as MkDocs converts it, put into a frame like the theme's; for the gates, in a moment."""

from __future__ import annotations

import functools
import html
import posixpath
import re
from collections.abc import Mapping
from typing import Any, Final

from mkdocs.utils import meta

from generator.records.dossier import Dossier
from tests.support.html import converted

_HREF: Final = re.compile(r'href="(?!https?:)([^"#]*)(#[^"]*)?"')
FRAME: Final = (
    '<!doctype html><html lang="en"><head><title>{title}</title>{metas}</head><body><main>{nav}<article>{body}</article></main></body></html>'
)


def site(pages: Mapping[str, bytes], dossier: Dossier) -> dict[str, bytes]:
    """The files of the site that an engine would make of the generated files of a dossier."""
    name = html.escape(dossier.settings.title)
    found = {}
    for path, content in pages.items():
        if path.endswith(".md"):
            found[_place(path)] = _page(path, content.decode(), name, tuple(sorted(page for page in pages if page.endswith("/index.md"))))
        else:
            found[path] = content
    return found


def _place(path: str) -> str:
    """The file of a page on the site."""
    stem = path.removesuffix(".md")
    return f"{stem}.html" if posixpath.basename(stem) == "index" else f"{stem}/index.html"


@functools.lru_cache(maxsize=256)
def _page(path: str, text: str, name: str, listed: tuple[str, ...]) -> bytes:
    body, front = meta.get_data(text)
    shown = _HREF.sub(lambda link: f'href="{_address(path, link[1])}{link[2] or ""}"', converted(body))
    nav = "".join(f'<a href="{_address(path, posixpath.relpath(page, posixpath.dirname(path) or "."))}">{page}</a>' for page in listed)
    title = f"{front['title']} - {name}" if front.get("title") else name
    metas = [f'<meta name="description" content="{front.get("description", "")}">', *map(_meta, front.get("metas", ()))]
    return FRAME.format(title=title, metas="".join(metas), nav=nav, body=shown).encode()


def _meta(row: Mapping[str, Any]) -> str:
    return "<meta " + " ".join(f'{key}="{value}"' for key, value in row.items()) + ">"


def _address(page: str, link: str) -> str:
    """The address of a page, as the engine writes it into another."""
    if not link:
        return ""
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), link))
    target = _place(target) if target.endswith(".md") else target
    return posixpath.relpath(target, posixpath.dirname(_place(page)) or ".")
