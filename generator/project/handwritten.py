"""The handwritten pages of a project, as far as generated pages must take account of them: their titles."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Final

from . import files

#: The first heading of a page, and a title in its front matter, which comes before the heading if there is one.
_HEADING: Final = re.compile(r"^#\s+(.+?)\s*(?:#+\s*)?(?:\{[^{}]*\}\s*)?$", re.MULTILINE)
_FRONT: Final = re.compile(r"\A---\n(?:.*\n)*?title:[ \t]*(.+?)[ \t]*\n(?:.*\n)*?---\n")


def titles(project: Path) -> frozenset[str]:
    """The titles of the handwritten pages below `docs/`; links are not followed."""
    docs = project / "docs"
    if not docs.is_dir():
        return frozenset()
    generated = files.generated_before(docs)
    pages = (path for path in docs.rglob("*.md") if path.relative_to(docs).as_posix() not in generated)
    return frozenset(title for path in pages if path.is_file() and not path.is_symlink() for title in _titles(path))


def _titles(page: Path) -> tuple[str, ...]:
    text = page.read_text(encoding="utf-8-sig", errors="replace")
    found = (_FRONT.match(text), _HEADING.search(text))
    return tuple(html.unescape(match[1]).strip("\"'") for match in found if match)
