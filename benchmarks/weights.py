"""What the pages of a built site weigh, what of it is navigation, and the hashes a Content-Security-Policy would need."""

from __future__ import annotations

import argparse
import base64
import gzip
import hashlib
import re
from pathlib import Path
from statistics import median
from typing import Final, NamedTuple

_INLINE: Final = re.compile(rb"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>(.*?)</script>", re.DOTALL)
_NAVIGATION: Final = re.compile(rb"<nav\b|</nav>")
_ELEMENT: Final = re.compile(rb"<[a-zA-Z]")
_STYLE: Final = re.compile(rb"<style|\bstyle=|\bon[a-z]+=\"")


class Weight(NamedTuple):
    """A page: its bytes, as sent with gzip, those of its navigation without the page's own contents, and of its article; and its elements."""

    path: str
    html: int
    zipped: int
    navigation: int
    article: int
    elements: int


def weights(site: Path) -> list[Weight]:
    """Every page of a built site."""
    return [_weight(site, path) for path in sorted(site.rglob("*.html"))]


def _weight(site: Path, path: Path) -> Weight:
    html = path.read_bytes()
    article = html.partition(b"<article")[2].partition(b"</article>")[0]
    return Weight(
        path.relative_to(site).as_posix(),
        len(html),
        len(gzip.compress(html, 6)),
        _navigation(html),
        len(article),
        len(_ELEMENT.findall(html)),
    )


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
        "| pages | number | median, KB | most, KB | median with gzip, KB | most with gzip, KB | most elements | navigation, KB | of the median page |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
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
                kb(max(page.zipped for page in found)),
                f"{max(page.elements for page in found):,}",
                kb(navigation),
                f"{navigation / html:.0%}",
            )
            lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def main() -> None:
    """Print the weights of a site, and the pages with most elements."""
    parser = argparse.ArgumentParser(description="Weigh the pages of a built site.")
    parser.add_argument("site", type=Path, help="the folder of the site")
    found = weights(parser.parse_args().site)
    print(table(found))
    for page in sorted(found, key=lambda page: -page.elements)[:10]:
        print(f"{page.elements:,} elements, {kb(page.zipped)} KB with gzip: {page.path}")


def kb(size: float) -> str:
    """Bytes as kilobytes."""
    return f"{size / 1000:,.1f}" if size < 100_000 else f"{size / 1000:,.0f}"


if __name__ == "__main__":
    main()
