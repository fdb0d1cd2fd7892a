"""What a site may contain: kinds of file that run nothing in a browser, drawings without active parts, and the program's own scripts."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Final, NamedTuple

from ..exports import search
from ..records.decode import JUNK
from ..text import drawings
from . import shipped

#: Pages, which the gates examine; styles, pictures, fonts, recordings; documents and data.
_STILL: Final = frozenset(
    ".md .html .css .map .png .jpg .jpeg .gif .webp .avif .ico .woff .woff2 .ttf .otf .mp3 .m4a .ogg .opus .mp4 .webm .vtt "
    ".txt .pdf .epub .docx .xlsx .pptx .odt .ods .odp .zip .csv .tsv .json .jsonl .jsonld .geojson .bib .ris .graphml .gexf".split()
)
#: Settings of common hosts and licences, by name; the feeds, which the program writes or finds unchanged; and what the engine writes.
_NAMES: Final = frozenset({"CNAME", "LICENSE", "_headers", "_redirects"})
_FEED: Final = re.compile(r"changes(?:/[a-z0-9-]+)?(?:_[a-z0-9-]+)?\.atom")
_SITEMAPS: Final = ("sitemap.xml", "sitemap.xml.gz")
_SCRIPTS: Final = frozenset({".js", ".mjs", ".cjs"})
#: Where the index of the search is: its parts are scripts that contain data alone.
_INDEX: Final = f"{search.FOLDER}/"
#: Kinds that browsers show as pages, or run.
_ACTIVE: Final = frozenset(".htm .xhtml .xht .shtml .xml .xsl .xslt .atom .rss .rdf .mht .mhtml .hta .php .wasm .swf .jar .svgz".split())


class Refusal(NamedTuple):
    """Why a file is not published, and what to do."""

    said: str
    hint: str


def is_junk(path: str) -> bool:
    """Whether editors or systems left a file behind: it is ignored, and never published."""
    return JUNK.fullmatch(PurePosixPath(path).name) is not None


def depends_on_content(path: str) -> bool:
    """Whether it depends on a file's content if it may be published: drawings and scripts."""
    return PurePosixPath(path).suffix.casefold() in _SCRIPTS | {".svg"}


def refusal(path: str, content: bytes, *, published: bool = True) -> Refusal | None:
    """Why a file is not published at a path on the site; None if it may be.

    Before the site is built (not `published`), the program's scripts may differ: its own are published in their place.
    """
    name = PurePosixPath(path)
    ending = name.suffix.casefold()
    if ending in _STILL or name.name in _NAMES or _FEED.fullmatch(path) or (published and path in _SITEMAPS):
        return None
    if ending == ".svg":
        found = drawings.active(content)
        return Refusal(f"is a drawing with {found}", "remove that from the drawing, or save it as PNG") if found else None
    if ending in _SCRIPTS and path.startswith(_INDEX) and search.is_part(content):
        return None
    if ending in _SCRIPTS:
        ours = path in shipped.scripts() if not published else shipped.is_ours(path, content)
        return (
            None
            if ours
            else Refusal("is a script that is not the program's", "delete it; a site runs only scripts of the program and its theme")
        )
    if ending in _ACTIVE:
        return Refusal(f"can run scripts in a reader's browser, as {ending} files can", "write it as a page (.md), or save it as PDF")
    kind = f"files with the extension {ending}" if ending else "files without an extension"
    return Refusal(f"is of a kind that is not published: {kind}", "save it in another format, or keep it outside docs/")
