"""Changes made at the desk as one file, for somebody else to look at and to apply: with a summary, and without Git.

What a file was before the first change since the last bundle is kept beside the articles.
"""

from __future__ import annotations

import base64
import io
import json
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from ..editing.joining import join
from ..project.files import ARTICLES
from ..readers.archive import DAMAGED
from ..records.decode import ROOT, decode
from ..system import atomic, guard, reading
from ..views.diff import DIFF_FORMATS, compare
from ..views.snapshot import digest

#: The file with the former contents, below the project.
FILE: Final = f"{ARTICLES}/changes.json"
_ID: Final = r"[a-z][a-z0-9-]{0,140}"
#: The files that a bundle may hold.
_PATH: Final = re.compile(rf"{ROOT}/(?:dossier\.yml|vocabulary\.yml|(?:actors|relationships|sources)/{_ID}\.yml|sources/{_ID}\.evidence)")
#: The summary in a bundle, and what it was called before.
_SUMMARY, _SUMMARIES = "summary.txt", ("summary.txt", "summary.md")
#: The date of every file in a bundle: the earliest that the format knows, so that the same changes give the same bytes.
_DAY: Final = (1980, 1, 1, 0, 0, 0)
#: The maximum number of files in a bundle, and of their bytes together.
_MOST: Final = 4000
_LARGEST: Final = 100_000_000
Contents = Mapping[str, bytes | None]


class BundleError(Exception):
    """A bundle cannot be made, read or applied; the message says why."""


class Bundle(NamedTuple):
    """The files that were changed, before and after, by their paths below the project; None if there was none. And a summary for people."""

    before: Contents
    after: Contents
    summary: str = ""


def remember(home: Path, before: Contents) -> None:
    """Keep what some files were, unless that is known since the last bundle.  Raises OSError."""
    known = _remembered(home)
    new = {path: content for path, content in before.items() if path not in known and _PATH.fullmatch(path)}
    if new:
        held = {path: None if content is None else base64.b64encode(content).decode() for path, content in {**known, **new}.items()}
        atomic.keep(home / FILE, (json.dumps(held, indent=0) + "\n").encode(), within=home)


def _remembered(home: Path) -> dict[str, bytes | None]:
    try:
        held: Any = json.loads(reading.read(home / FILE, _LARGEST))
        found = {path: None if content is None else base64.b64decode(content) for path, content in held.items()}
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return {}
    return {path: content for path, content in found.items() if _PATH.fullmatch(path)}


def forget(home: Path) -> None:
    """Begin the next bundle.  Raises OSError."""
    guard.delete(home / FILE, home, missing_ok=True)


def made(home: Path, contents: Mapping[str, bytes]) -> Bundle:
    """What was changed at the desk since the last bundle.  Raises BundleError if there is nothing."""
    known = _remembered(home)
    now = {path: contents.get(path.removeprefix(f"{ROOT}/")) for path in known}
    changed = [path for path in sorted(known) if known[path] != now[path]]
    if not changed:
        raise BundleError("nothing was changed at the desk since the last bundle")
    before = {path: known[path] for path in changed}
    return Bundle(before, {path: now[path] for path in changed}, summary(contents, before))


def summary(contents: Mapping[str, bytes], before: Contents) -> str:
    """What differs from former contents of some files, in the words of `diff`."""
    was: dict[str, bytes | None] = {f"{ROOT}/{path}": it for path, it in contents.items()}
    was |= before
    old, _ = decode({path.removeprefix(f"{ROOT}/"): content for path, content in was.items() if content is not None})
    new, _ = decode(contents)
    files = "".join(f"  {path}\n" for path in before)
    if old is None or new is None or not before:
        return f"Files:\n{files}" if before else "Nothing is different.\n"
    one, two = digest(old), digest(new)
    report = DIFF_FORMATS["text"]("", one, two, compare(one, two)).partition("\n")[2]  # its first line names two editions
    return f"What was changed:\n{report}\nFiles:\n{files}"


def dumps(bundle: Bundle) -> bytes:
    """A bundle as a ZIP archive."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(_SUMMARY, _DAY), bundle.summary)
        for name, contents in (("before", bundle.before), ("after", bundle.after)):
            for path, content in contents.items():
                if content is not None:
                    archive.writestr(zipfile.ZipInfo(f"{name}/{path}", _DAY), content)
    return written.getvalue()


def loads(content: bytes) -> Bundle:
    """The bundle in an archive.  Raises BundleError if it holds anything but records, or too much."""
    sides: dict[str, dict[str, bytes | None]] = {"before": {}, "after": {}}
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if entry.filename not in _SUMMARIES]
            if len(entries) > _MOST or sum(entry.file_size for entry in entries) > _LARGEST:
                raise BundleError("it is too large")
            for entry in entries:
                side, _, path = entry.filename.partition("/")
                if side not in sides or not _PATH.fullmatch(path):
                    raise BundleError(f"it holds {entry.filename!r}, which is not a record")
                with archive.open(entry) as file:
                    sides[side][path] = file.read(_LARGEST)
    except (*DAMAGED, RuntimeError) as error:
        raise BundleError(f"it cannot be read: {error}") from None
    paths = sorted({*sides["before"], *sides["after"]})
    return Bundle({path: sides["before"].get(path) for path in paths}, {path: sides["after"].get(path) for path in paths})


def applied(contents: Mapping[str, bytes], bundle: Bundle) -> dict[str, bytes | None]:
    """The files that a bundle changes, by their paths; what somebody else changed meanwhile is kept where both can be.

    Raises BundleError if a person has to decide.
    """
    found: dict[str, bytes | None] = {}
    for path, after in bundle.after.items():
        before, now = bundle.before[path], contents.get(path.removeprefix(f"{ROOT}/"))
        made = after
        if now not in (before, after):
            made = join(path, before, now, after, lambda *_: None) if before is not None and now is not None and after is not None else None
            if made is None:
                raise BundleError(f"{path} was changed here as well, in another way; merge the two by hand")
        if made != now:
            found[path] = made
    return found
