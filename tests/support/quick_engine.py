"""Built pages without the engine: Markdown as MkDocs converts it, put into a frame like the theme's; for the gates, in a moment.

`python -m tests.support.quick_engine EXAMPLES SEED` builds that many random dossiers, and prints the first that the check accepts and a gate
refuses.
"""

from __future__ import annotations

import functools
import html
import posixpath
import re
import sys
from collections.abc import Mapping
from typing import Any, Final

from hypothesis import given, seed, settings
from mkdocs.utils import meta

from generator.briefs.book import Choice, book_values
from generator.briefs.brief import BriefContext
from generator.build import gates
from generator.pages.site import generate
from generator.records.decode import decode
from generator.records.dossier import Dossier
from generator.rules.check import check
from tests.support.html import converted
from tests.support.random_dossiers import dossiers

_HREF: Final = re.compile(r'href="(?!https?:)([^"#]*)(#[^"]*)?"')
FRAME: Final = '<!doctype html><html lang="en"><head><title>{title}</title>{metas}</head><body><main>{nav}<article>{body}</article></main></body></html>'


def faults(files: Mapping[str, bytes]) -> list[gates.Fault] | None:
    """What the gates find in the site of a dossier, whose briefs can be made as well; None if the check has a problem with its records."""
    dossier, wrong = decode(files)
    if dossier is None or wrong or check(dossier):
        return None
    book_values(BriefContext(dossier), Choice())
    return gates.inspect_site(site(generate(dossier), dossier), gates.literal_texts(dossier))


def title(page: bytes) -> str:
    """The title in the front matter of a page; empty for the first page, which has that of the site."""
    return html.unescape(str(meta.get_data(page.decode())[1].get("title", "")))


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
    shown = _HREF.sub(lambda link: f'href="{_address(path, link[1])}{link[2] or ""}"', _html(body))
    nav = "".join(f'<a href="{_address(path, posixpath.relpath(page, posixpath.dirname(path) or "."))}">{page}</a>' for page in listed)
    title = f"{front['title']} - {name}" if front.get("title") else name
    metas = [f'<meta name="description" content="{front.get("description", "")}">', *map(_meta, front.get("metas", ()))]
    return FRAME.format(title=title, metas="".join(metas), nav=nav, body=shown).encode()


#: The pages that are the same for every dossier are the longest.
_html = functools.lru_cache(maxsize=64)(converted)


def _meta(row: Mapping[str, Any]) -> str:
    return "<meta " + " ".join(f'{key}="{value}"' for key, value in row.items()) + ">"


def _address(page: str, link: str) -> str:
    """The address of a page, as the engine writes it into another."""
    if not link:
        return ""
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), link))
    target = _place(target) if target.endswith(".md") else target
    return posixpath.relpath(target, posixpath.dirname(_place(page)) or ".")


def _try(examples: int, start: int) -> None:
    """Build random dossiers, and print how many of them the check accepted."""
    passed = []

    @seed(start)
    @settings(max_examples=examples, deadline=None, database=None)
    @given(dossiers())
    def holds(files: dict[str, bytes]) -> None:
        found = faults(files)
        assert not found
        passed.append(found is not None)

    holds()
    print(f"{sum(passed)} of {len(passed)} passed the check, and all of these the gates")


if __name__ == "__main__":
    _try(int(sys.argv[1]), int(sys.argv[2]))
