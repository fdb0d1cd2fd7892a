"""The files of a project: reads `briefings/`, writes generated files and what editors use, and never touches what people wrote."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Final

from ..editing import descriptions
from ..editing.descriptions import known
from ..records.decode import ROOT, decode
from ..records.dossier import Dossier
from ..rules.check import WAIVABLE
from ..system import atomic, guard, reading
from ..text.problems import Place, Problem

#: The list of every file in `docs/` that the generator wrote, so that it removes obsolete ones and nothing else.
MANIFEST: Final = ".generated.json"
_SHA256: Final = re.compile(r"[0-9a-f]{64}")
#: Folders of `docs/` with handwritten files; nothing is generated or removed there, whatever a manifest says.
PEOPLES: Final = ("handbook", "assets")
#: Files are written here until they are complete; the engine ignores it, and a killed run leaves nothing else.
_ASIDE: Final = ".generated.new"
MOST_FILES: Final = 50_000
#: The digests of no files.
NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


def read_briefings(project: Path) -> tuple[dict[str, bytes], list[Problem]]:
    """The files below `briefings/`, by path, and a problem for everything that is not a regular file; links and devices are never followed.

    If a command that changes several files was killed, they are first given the contents that it had begun to write.
    """
    root = project / ROOT
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    if root.is_symlink() or not root.is_dir():
        what = f"{ROOT}/ is a link" if root.is_symlink() else f"missing folder {ROOT}/"
        return files, [Problem(Place(ROOT), "missing-file", what, "run in the project's folder, or pass --project")]
    atomic.finish(project, root)
    total = 0
    for entry in reading.walk(root):
        path = shown(Path(entry.path).relative_to(root).as_posix())
        try:
            files[path] = reading.read(entry.path, reading.RECORD, alone=True)
            total += len(files[path])
        except FileNotFoundError:
            continue  # editors replace a file with a new one when they save
        except reading.UnusableError as error:
            problems.append(Problem(Place(f"{ROOT}/{path}"), error.code, f"{path!r} {error.said}", error.hint))
        if len(files) > MOST_FILES or total > reading.RECORDS:
            limit = f"{MOST_FILES:,} files" if len(files) > MOST_FILES else f"{reading.RECORDS:,} bytes"
            return {}, [Problem(Place(ROOT), "too-large", f"more than {limit} below {ROOT}/")]
    return files, problems


def shown(path: str) -> str:
    r"""A path in which undecodable bytes and control characters show as `\xff`, so that it is one line in a message."""
    printable = path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(character if character.isprintable() else character.encode("unicode_escape").decode() for character in printable)


#: The folder of a project with the articles at hand, which is not part of the repository.
ARTICLES: Final = "articles"


def article_file(home: Path, id: str) -> Path:
    """The file with the numbered text of a source."""
    return home / ARTICLES / f"{id}.txt"


def write_generated(docs: Path, pages: Mapping[str, bytes], found: Mapping[str, str] = NOTHING) -> tuple[int, int]:
    """Write `pages` (path to bytes) to `docs/`; returns how many files were written, and how many removed.

    `found` has the digests of regular files that are there, as far as they are known: those that are as they should be are not read.
    Unchanged files keep their time of modification; files that are no longer generated are removed.  Raises FileExistsError if a page would
    overwrite a file that the generator did not write, or if a file to be removed has changed since it was generated; nothing is written in
    that case.  Concurrent runs wait for each other.
    """
    docs.mkdir(parents=True, exist_ok=True)
    with atomic.locked(docs, wait=True):
        guard.delete(docs / _ASIDE, docs, missing_ok=True)
        before = _manifest(docs)
        _refuse_no_file(docs, MANIFEST)
        new = {path: [_digest(content)] for path, content in pages.items()}
        differing = [path for path in sorted(pages) if path not in before or new[path] != [found.get(path)]]
        for path in differing:
            _refuse_peoples(docs, path, pages[path], ours=path in before)
        stale = sorted(before.keys() - pages.keys())
        for path in stale:
            if _is_regular(docs, path) and not _has_content(docs, path, before[path]):
                raise FileExistsError(f"docs/{path} has changed since it was generated; move or delete it, and run the command again")
        # A run that is killed leaves some files with their former content, and some with the new one.
        _record(docs, {path: [*before.get(path, ()), *new.get(path, ())] for path in {*before, *new}})
        written = sum(_write(docs, path, pages[path]) for path in differing)
        removed = sum(_remove(docs, path) for path in stale)
        _record(docs, new)
        return written, removed


def remove_generated(docs: Path) -> tuple[int, list[str]]:
    """Remove every generated file that still has the content it was generated with, and the list of them.

    Returns how many files were removed, and the paths below `docs/` of those that have changed since and were kept.
    """
    with atomic.locked(docs, wait=True):
        listed = {path: digests for path, digests in _manifest(docs).items() if _is_regular(docs, path)}
        changed = sorted(path for path, digests in listed.items() if not _has_content(docs, path, digests))
        removed = sum(_remove(docs, path) for path in sorted(listed.keys() - set(changed)))
        if not (docs / MANIFEST).is_symlink():
            guard.delete(docs / MANIFEST, docs, missing_ok=True)
        return removed, changed


def are_as_generated(docs: Path, found: Mapping[str, str]) -> bool:
    """Whether every generated file is still there as it was generated, given the digest of each regular file below `docs/`."""
    listed = _manifest(docs)
    return bool(listed) and all(found.get(path) in digests for path, digests in listed.items())


def generated_before(docs: Path) -> set[str]:
    """The paths in `docs/` that were generated earlier and may still exist."""
    return {*_manifest(docs), MANIFEST, _ASIDE}


def _refuse_peoples(docs: Path, path: str, content: bytes, *, ours: bool) -> None:
    """Raise FileExistsError if a page cannot be written without touching a handwritten file."""
    if not _may_be_ours(path):
        raise FileExistsError(f"docs/{path} is reserved for handwritten files; nothing is generated there")
    for part in _above(docs, path):
        if part.is_symlink() or (part.exists() and not part.is_dir()):
            raise FileExistsError(f"docs/{part.relative_to(docs).as_posix()} is not a folder; move it, and run the command again")
    _refuse_no_file(docs, path)
    if not ours and (docs / path).exists() and reading.read(docs / path, reading.ASSET) != content:
        raise FileExistsError(f"docs/{path} was not written by the generator; move it, and run the command again")


def _refuse_no_file(docs: Path, path: str) -> None:
    if (docs / path).is_symlink() or ((docs / path).exists() and not (docs / path).is_file()):
        raise FileExistsError(f"docs/{path} is not a file; move it, and run the command again")


def _above(docs: Path, path: str) -> Iterator[Path]:
    """The folders between `docs/` and a file, from the top down."""
    return (docs / folder for folder in reversed(PurePosixPath(path).parents) if folder.name)


def _may_be_ours(path: str) -> bool:
    """Whether the generator may write or remove a path below `docs/`: it must be plain and not in a handwritten folder."""
    name = PurePosixPath(path)
    plain = path.isprintable() and str(name) == path and not name.is_absolute() and ".." not in name.parts and "\\" not in path
    return plain and path not in ("", ".", MANIFEST) and name.parts[0] not in PEOPLES


def _manifest(docs: Path) -> dict[str, tuple[str, ...]]:
    """The paths that were generated earlier, each with the SHA-256 of what was written there; empty if unknown.

    Earlier versions listed paths alone: such a file may be overwritten by its page, and is not removed.
    """
    try:
        listed = json.loads(reading.read(docs / MANIFEST, reading.RECORD))
    except (OSError, ValueError, RecursionError):
        return {}
    if isinstance(listed, list):
        return {path: () for path in listed if isinstance(path, str) and _may_be_ours(path)}
    if not isinstance(listed, dict):
        return {}
    return {
        path: tuple(filter(_SHA256.fullmatch, (digest for digest in digests if isinstance(digest, str))))
        for path, digests in listed.items()
        if isinstance(digests, list) and _may_be_ours(path)
    }


def _record(docs: Path, digests: Mapping[str, Iterable[str]]) -> None:
    listed = {path: list(dict.fromkeys(digests[path])) for path in sorted(digests)}
    _write(docs, MANIFEST, (json.dumps(listed, indent=0) + "\n").encode(), flush=True)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _is_regular(docs: Path, path: str) -> bool:
    """Whether a path below `docs/` is a regular file that no link leads to."""
    return not any(part.is_symlink() for part in (*_above(docs, path), docs / path)) and (docs / path).is_file()


def _has_content(docs: Path, path: str, digests: Iterable[str]) -> bool:
    """Whether a file has content that the generator wrote."""
    return _digest(reading.read(docs / path, reading.ASSET)) in digests


def _write(docs: Path, path: str, content: bytes, *, flush: bool = False) -> bool:
    """Write a file completely or not at all, unless it already has the content; returns whether it did.  Raises OSError with the file's name.

    The list of generated files is flushed to the disk: without it, the next run could not distinguish generated from handwritten pages.
    Pages are not, because the next run repairs them.
    """
    target = docs / path
    with suppress(OSError):
        if target.stat().st_size == len(content) and reading.read(target, len(content)) == content:
            return False
    atomic.keep(target, content, within=docs, aside=docs / _ASIDE, mode=0o644, flush=flush)
    return True


def _remove(docs: Path, path: str) -> bool:
    """Remove a file that is no longer generated, and folders that become empty; links are not followed."""
    if not _is_regular(docs, path):
        return False
    guard.delete(docs / path, docs)
    for folder in reversed(tuple(_above(docs, path))):
        if any(folder.iterdir()) or not guard.delete_if_empty(folder, docs):
            break
    return True


_COMPANION: Final = f"{descriptions.FOLDER}/{descriptions.KNOWN}"


def update(project: Path, dossier: Dossier) -> None:
    """Update the completion data, if the project has schemas; if it cannot be written, it stays unchanged."""
    folder = project / descriptions.FOLDER
    if folder.is_dir() and not folder.is_symlink():
        with suppress(OSError):
            write(project, companion(dossier))


def companion(dossier: Dossier) -> dict[str, bytes]:
    """The completion data for the records of a dossier, by its path below the project."""
    return {_COMPANION: known(dossier, WAIVABLE)}


def made(project: Path) -> dict[str, bytes]:
    """Every file that a project has for editors, by path.

    Includes the page of fields if the project has it, and the completion data if the settings and the vocabulary can be read.
    """
    contents, _ = read_briefings(project)
    dossier, _ = decode(contents)
    page = {descriptions.PATH: descriptions.page()} if (project / descriptions.PATH).is_file() else {}
    return {**descriptions.files(), **(companion(dossier) if dossier else {}), **page}


def stale(project: Path, wanted: Mapping[str, bytes]) -> list[str]:
    """The paths of files that are missing or out of date."""
    return [path for path, content in wanted.items() if not _holds(project / path, content)]


def _holds(file: Path, content: bytes) -> bool:
    """Whether a file is regular and has this content."""
    with suppress(reading.UnusableError, FileNotFoundError, NotADirectoryError):
        return reading.read(file, len(content)) == content
    return False


def write(project: Path, wanted: Mapping[str, bytes]) -> list[str]:
    """Write files that are out of date, each completely or not at all; returns their paths."""
    changed = stale(project, wanted)
    for path in changed:
        atomic.keep(project / path, wanted[path], within=project)
    return changed
