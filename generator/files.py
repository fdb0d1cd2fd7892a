"""The files of a project: reads `briefings/`, writes what was generated, and never touches what people wrote.

Floor 7: imports `decode` and `problems`; holds no rule about records.
"""

from __future__ import annotations

import json
import os
import stat
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from generator.decode import ROOT
from generator.problems import Place, Problem

#: Names every file of `docs/` that the generator wrote, so that it removes what it no longer writes, and nothing else.
MANIFEST: Final = ".generated.json"
MOST_FILES: Final = 50_000


def read_briefings(project: Path) -> tuple[dict[str, bytes], list[Problem]]:
    """The files below `briefings/`, by path, and what is no regular file there: links and devices are never followed."""
    root = project / ROOT
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    if not root.is_dir() or root.is_symlink():
        return files, [Problem(Place(ROOT), "missing-file", f"there is no folder {ROOT}/ here", "run in the project's folder, or pass --project")]
    pending = [root]
    while pending:
        for entry in sorted(os.scandir(pending.pop()), key=lambda entry: entry.name):
            path = Path(entry.path).relative_to(root).as_posix()
            status = entry.stat(follow_symlinks=False)
            if stat.S_ISDIR(status.st_mode):
                pending.append(Path(entry.path))
            elif not stat.S_ISREG(status.st_mode) or status.st_nlink > 1:
                what = "a link" if stat.S_ISLNK(status.st_mode) or status.st_nlink > 1 else "no file"
                problems.append(Problem(Place(f"{ROOT}/{_shown(path)}"), "not-a-file", f"{_shown(path)!r} is {what}; only files are read", "replace it with a copy"))
            elif status.st_size > 20_000_000:
                problems.append(Problem(Place(f"{ROOT}/{_shown(path)}"), "too-large", f"{_shown(path)!r} has {status.st_size:,} bytes"))
            else:
                files[_shown(path)] = Path(entry.path).read_bytes()
        if len(files) > MOST_FILES:
            return {}, [Problem(Place(ROOT), "too-large", f"there are more than {MOST_FILES:,} files below {ROOT}/")]
    return files, problems


def _shown(path: str) -> str:
    """A path whose undecodable bytes show as `\\xff`."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def read_articles(folder: Path) -> dict[str, str]:
    """The articles at hand: every text file of a folder, by name."""
    return {path.name: path.read_text(encoding="utf-8-sig") for path in sorted(folder.glob("*.txt")) if path.is_file()}


def write_generated(docs: Path, pages: Mapping[str, bytes]) -> tuple[int, int]:
    """Make `docs/` hold `pages` (path to bytes): how many files were written, and how many removed.

    A file whose bytes are the same keeps its time; one that was generated before and no longer is goes.  Raises FileExistsError
    where a page would take the place of a file that somebody else wrote.
    """
    before = _manifest(docs)
    theirs = [path for path in pages if path not in before and (docs / path).exists() and (docs / path).read_bytes() != pages[path]]
    if theirs:
        raise FileExistsError(f"docs/{theirs[0]} was not made by the generator; move it, and run again")
    _record(docs, {*before, *pages})
    written = sum(_write(docs / path, content) for path, content in pages.items())
    stale = sorted(before - pages.keys())
    for path in stale:
        (docs / path).unlink(missing_ok=True)
        _prune((docs / path).parent, docs)
    _record(docs, pages.keys())
    return written, len(stale)


def _manifest(docs: Path) -> set[str]:
    """What was generated before; nothing where that is not known."""
    try:
        names = json.loads((docs / MANIFEST).read_text(encoding="utf-8"))
        return {name for name in names if isinstance(name, str) and ".." not in Path(name).parts and not Path(name).is_absolute()}
    except (OSError, ValueError, TypeError):
        return set()


def _record(docs: Path, names: Iterable[str]) -> None:
    _write(docs / MANIFEST, (json.dumps(sorted(names), indent=0) + "\n").encode())


def _write(path: Path, content: bytes) -> bool:
    """Write a file whole or not at all, unless it has the content already; says whether it did."""
    try:
        if path.stat().st_size == len(content) and path.read_bytes() == content:
            return False
    except OSError:
        path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return True


def _prune(folder: Path, top: Path) -> None:
    """Remove a folder that has become empty, and those above it, up to `top`."""
    while folder != top and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
