"""What is remembered of each page of a built site, so that the next build renders only what has changed.

An entry holds everything that a page's HTML depends on and everything that the rest of a build needs of it; the HTML itself is in the site,
where its digest finds it again.  The format is JSON.  The file is believed only if the system says that it is the one that this program left
(see `project.unchanged`), since whoever can write it decides what is published.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, NamedTuple

from ..system import guard, reading
from .page_facts import Facts

#: The file, below the project.
FILE: Final = ".cache/pages.json"
#: The maximum size of the file.
MOST: Final = 4_000_000_000


class Entry(NamedTuple):
    """A page as it was rendered.

    What it depends on: the digest `text` of its Markdown, the files it `asked` for, which were all there (NUL is between their paths), and the
    digest of the `frame` of all pages.  What came of it: its front matter and title, its entries for the engine's search, its tags (None if
    the plugin did not see it), the digest and the size of its HTML, the hashes of its inline scripts, and the facts for the gates.
    """

    text: str
    asked: str
    frame: str
    meta: Mapping[str, Any]
    title: str | None
    entries: list[dict[str, Any]]
    tags: list[str] | None
    html: str
    size: int
    inline: tuple[str, ...]
    facts: Facts

    def all_there(self, files: Iterable[str]) -> bool:
        """Whether every file that it asked for is among these."""
        return not self.asked or set(self.asked.split("\0")).issubset(files)


class Memory(NamedTuple):
    """The entries by the path of each page on the site; `made_with` is the digest of what they all depend on."""

    made_with: str
    entries: Mapping[str, Entry]


def dumps(memory: Memory) -> bytes:
    """A memory as JSON; pages whose front matter JSON cannot hold are left out."""
    kept = {path: entry for path, entry in sorted(memory.entries.items()) if _is_plain([entry.meta, entry.title, entry.entries])}
    return json.dumps(memory._replace(entries=kept), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _is_plain(value: object) -> bool:
    """Whether a value is the same after it was JSON."""
    try:
        return bool(json.loads(json.dumps(value)) == value)
    except (TypeError, ValueError, RecursionError):
        return False


def load(path: Path, made_with: str = "") -> dict[str, Entry]:
    """The entries in a file; none if there is no such file, or if they depend on something else than what is given."""
    found = read(path)
    return dict(found.entries) if made_with in ("", found.made_with) else {}


def read(path: Path) -> Memory:
    """The memory in a file, which is empty if there is no such file, or none that can be read."""
    try:
        found = json.loads(reading.read(path, MOST))
        return Memory(found[0], {path: _entry(row) for path, row in found[1].items()})
    except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return Memory("", {})


def forget(project: Path) -> None:
    """Delete the memory of a project."""
    with suppress(OSError):
        guard.delete(project / FILE, project, missing_ok=True)


def _entry(row: list[Any]) -> Entry:
    title, heading, scripts, anchors, targets, fetched, suspects, faults = row[-1]
    facts = Facts(title, heading, scripts, anchors, targets, tuple(fetched), tuple(suspects), tuple(map(tuple, faults)))
    return Entry._make([*row[:-2], tuple(row[-2]), facts])


def digest(content: bytes) -> str:
    """The digest of a file."""
    return hashlib.sha256(content).hexdigest()
