"""What makes an engine's output a site: the same bytes on every machine, the policy of each page, and the files beside the pages."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from ..exports import bundled
from ..project import kinds, shipped
from ..system import atomic, guard, reading
from . import policy
from .memory import Entry
from .page_facts import FRAME, Facts, read_page

#: The permissions of published files.
FILE: Final = 0o644
#: Text files that people put into `docs/assets/`, whose line ends depend on the checkout.
_TEXTS: Final = frozenset({".css", ".js", ".mjs", ".svg", ".txt"})


class Folder(Mapping[str, bytes]):
    """The files of a folder by their path in it, in the order of paths; each is read when it is asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._paths = sorted(Path(entry.path).relative_to(folder).as_posix() for entry in reading.walk(folder))

    def __getitem__(self, path: str) -> bytes:
        return reading.read(self._folder / path, reading.ASSET)

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


def settle(folder: Path) -> list[str]:
    """Make the engine's output independent of the machine: permissions, line ends, and no compressed files, nor what editors left behind.

    The compressed sitemap is removed: its bytes depend on the compressor's version, and `sitemap.xml` has the same content.  The program's
    scripts are its own, whatever the project's copies are; returns the paths of those that differed.
    """
    for entry in reading.walk(folder):
        reading.require_regular(entry.path, entry.stat(follow_symlinks=False))
    guard.delete(folder / "sitemap.xml.gz", folder, missing_ok=True)
    for path in [path for path in folder.rglob("*") if kinds.is_junk(path.name) and path.is_file()]:
        guard.delete(path, folder)
    differing = replaced(folder)
    for name in differing:
        guard.write(folder / name, shipped.scripts()[name], folder)
    for path in (folder, *folder.rglob("*")):
        wanted = 0o755 if path.is_dir() else FILE
        if mode(path) != wanted:
            path.chmod(wanted)
        if path.parent == folder / "assets" and path.suffix in _TEXTS and b"\r\n" in (content := path.read_bytes()):
            guard.write(path, content.replace(b"\r\n", b"\n"), folder)
    return differing


def mode(path: Path) -> int:
    """The permissions of a file."""
    return stat.S_IMODE(path.stat().st_mode)


def replaced(folder: Path) -> list[str]:
    """The program's scripts of which a folder has a different copy."""
    return [name for name, script in shipped.scripts().items() if _differs(folder / name, script)]


def _differs(path: Path, script: bytes) -> bool:
    """Whether a file of the site is another script."""
    return path.is_file() and shipped.with_newlines(path.read_bytes()) != script


def notes(replaced: Iterable[str]) -> tuple[str, ...]:
    """What people should know of scripts that were replaced."""
    return tuple(f"docs/{path} differs from the program's script, which was published in its place" for path in replaced)


def complete(folder: Path, versions: Mapping[str, str], entries: Mapping[str, Entry]) -> dict[str, Facts]:
    """Add what a site needs beside the engine's output: the policy of each page, the headers for hosts, and the list of what it contains.

    Pages with an entry have their policy.  Returns the facts about every page.
    """
    scripts = {script for entry in entries.values() for script in entry.inline}
    facts = {path: entry.facts for path, entry in entries.items()}
    for path in sorted(folder.rglob("*.html")):
        name = path.relative_to(folder).as_posix()
        if name not in entries:
            content = path.read_bytes()
            if not entries or name != FRAME:  # which was made with the pages
                content = policy.protected(content)
                put(folder, path, content)
            scripts |= policy.hashes(content)
            facts[name] = read_page(name, content)
    put(folder, folder / policy.HEADERS, policy.headers(scripts))
    put(folder, folder / bundled.SBOM, bundled.sbom("site", versions))
    return facts


def put(folder: Path, path: Path, content: bytes) -> None:
    """Write a file of the staged site.  Raises OSError with the file's name."""
    try:
        guard.write(path, content, folder)
        path.chmod(FILE)
    except OSError as error:
        raise atomic.named(error, path) from error


def listed(files: Mapping[str, bytes], entries: Mapping[str, Entry]) -> dict[str, tuple[int, str]]:
    """The size and the SHA-256 of every file; pages with an entry are not read again."""
    return {path: (entries[path].size, entries[path].html) if path in entries else measured(files[path]) for path in files}


def measured(content: bytes) -> tuple[int, str]:
    """The size and the SHA-256 of a file."""
    return len(content), hashlib.sha256(content).hexdigest()
