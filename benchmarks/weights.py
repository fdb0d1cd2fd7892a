"""What the pages of a built site weigh, what of it is navigation, and the hashes a Content-Security-Policy would need."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from pathlib import Path
from statistics import median
from typing import Final, NamedTuple

_INLINE: Final = re.compile(rb"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>(.*?)</script>", re.DOTALL)
_NAVIGATION: Final = re.compile(rb"<nav\b|</nav>")
_STYLE: Final = re.compile(rb"<style|\bstyle=|\bon[a-z]+=\"")


class Weight(NamedTuple):
    """A page: its bytes, as sent with gzip, those of its navigation without the page's own contents, and of its article."""

    path: str
    html: int
    zipped: int
    navigation: int
    article: int


def weights(site: Path) -> list[Weight]:
    """Every page of a built site."""
    return [_weight(site, path) for path in sorted(site.rglob("*.html"))]


def _weight(site: Path, path: Path) -> Weight:
    html = path.read_bytes()
    article = html.partition(b"<article")[2].partition(b"</article>")[0]
    return Weight(path.relative_to(site).as_posix(), len(html), len(gzip.compress(html, 6)), _navigation(html), len(article))


def _navigation(html: bytes) -> int:
    """The bytes in elements `nav` outside the article."""
    depth = found = start = 0
    for tag in _NAVIGATION.finditer(html):
        opening = tag[0] == b"<nav"
        if opening and not depth:
            start = tag.start()
        depth += 1 if opening else -1
        if not depth:
            found += tag.end() - start
    return found


def hashes(site: Path) -> dict[str, int]:
    """The hashes of all inline scripts, each with the number of pages that need it."""
    found: dict[str, int] = {}
    for path in site.rglob("*.html"):
        for script in set(_INLINE.findall(path.read_bytes())):
            digest = f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'"
            found[digest] = found.get(digest, 0) + 1
    return found


def inline_styles(site: Path) -> int:
    """How many pages have a style element, a style attribute or an event attribute."""
    return sum(bool(_STYLE.search(path.read_bytes())) for path in site.rglob("*.html"))


def table(pages: list[Weight]) -> str:
    """The weights by folder as a Markdown table."""
    lines = [
        "| pages | number | median, KB | most, KB | median with gzip, KB | navigation, KB | of the median page |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    folders: dict[str, list[Weight]] = {}
    for page in pages:
        parts = page.path.split("/")
        folders.setdefault(parts[0] if len(parts) > 2 else page.path, []).append(page)
    for folder, found in [*sorted(folders.items()), ("all", pages)]:
        if len(found) > 1 or found[0].html > 60_000:
            html, zipped, navigation = (median(getattr(page, name) for page in found) for name in ("html", "zipped", "navigation"))
            cells = (
                folder,
                f"{len(found):,}",
                kb(html),
                kb(max(page.html for page in found)),
                kb(zipped),
                kb(navigation),
                f"{navigation / html:.0%}",
            )
            lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def kb(size: float) -> str:
    """Bytes as kilobytes."""
    return f"{size / 1000:,.1f}" if size < 100_000 else f"{size / 1000:,.0f}"
