"""The files that a site is made from besides the records: one walk finds them, and what is not a regular file of the project's is refused.

Everything that reads them later relies on this walk: `check`, `generate` and `build` before the engine starts, and the preview at each edit.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from ..system import reading
from ..text.problems import Place, Problem
from . import files, kinds

#: The folders whose files are examined.
_FOLDERS: Final = ("docs", "theme", ".cache/briefs", "articles")
_CONFIGURATION: Final = "mkdocs.yml"
#: The maximum number of files in all these folders.
MOST_FILES: Final = 200_000


class Inputs(NamedTuple):
    """The state of each regular file by its path below the project, and a problem for each that is refused."""

    found: Mapping[str, os.stat_result]
    problems: tuple[Problem, ...]

    def below(self, folder: str) -> dict[str, os.stat_result]:
        """The files below a folder by their paths in it."""
        return {path.removeprefix(f"{folder}/"): status for path, status in self.found.items() if path.startswith(f"{folder}/")}


def examine(project: Path) -> Inputs:
    """Find the files of the configuration, `docs/`, `theme/`, `articles/` and the cache; nothing is opened that is not a regular file."""
    found: dict[str, os.stat_result] = {}
    problems = list(_roots(project))
    refused = {problem.place.path for problem in problems}
    for path, status in _below(project, [folder for folder in _FOLDERS if refused.isdisjoint({folder, folder.partition("/")[0]})]):
        try:
            reading.require_regular(path, status)
        except reading.UnusableError as error:
            problems.append(Problem(Place(files.shown(path)), error.code, error.said, error.hint))
        else:
            found[path] = status
        if len(found) > MOST_FILES:
            return Inputs({}, (Problem(Place("docs"), "too-large", f"more than {MOST_FILES:,} files"),))
    problems += _hard_links(found)
    problems += _of_other_kinds(project, found)
    return Inputs(found, tuple(sorted(problems)))


def _roots(project: Path) -> Iterator[Problem]:
    """The problems of the configuration and of the folders themselves; the cache may also be a file, because then it is not used."""
    for path in (_CONFIGURATION, "docs", "theme", ".cache", ".cache/briefs"):
        try:
            what = reading.kind(os.lstat(project / path))
        except (FileNotFoundError, NotADirectoryError):
            continue
        wanted = "" if path == _CONFIGURATION else "a folder"
        if what != wanted and not (path.startswith(".cache") and not what):
            said = f"is {what or 'a file'}, not {wanted or 'a regular file'}"
            yield Problem(Place(path), "not-a-file", said, f"replace it with {'a copy' if what == 'a link' else wanted or 'a file'}")
            if path == ".cache":
                return


def _below(project: Path, folders: list[str]) -> Iterator[tuple[str, os.stat_result]]:
    """Everything below some folders except folders, by its path below the project."""
    for folder in folders:
        if not (project / folder).is_dir() or (project / folder).is_symlink():
            continue
        for entry in reading.walk(project / folder):
            try:
                status = entry.stat(follow_symlinks=False)
            except FileNotFoundError:
                continue  # editors replace a file with a new one when they save
            if not (entry.name.startswith(".#") and entry.is_symlink() and not os.path.exists(entry.path)):  # an editor's lock
                yield Path(entry.path).relative_to(project).as_posix(), status


def _hard_links(found: Mapping[str, os.stat_result]) -> Iterator[Problem]:
    """Files that have another name outside these folders."""
    linked = {path: status for path, status in found.items() if status.st_nlink > 1}
    here = Counter((status.st_dev, status.st_ino) for status in linked.values())
    for path, status in linked.items():
        if here[status.st_dev, status.st_ino] < status.st_nlink:
            code, said, hint = reading.HARD_LINK
            yield Problem(Place(files.shown(path)), code, f"{said} outside docs/ and theme/", hint)


def _of_other_kinds(project: Path, found: Mapping[str, os.stat_result]) -> Iterator[Problem]:
    """Files that would be published and may not be; generated ones are written anew or removed before that."""
    generated = {f"docs/{path}" for path in files.generated_before(project / "docs")}
    for path, status in found.items():
        if not path.startswith("docs/") or path in generated or "/." in path or kinds.is_junk(path):
            continue
        if status.st_size > reading.ASSET:
            said = f"has {status.st_size:,} bytes; at most {reading.ASSET:,} are allowed"
            yield Problem(Place(files.shown(path)), "too-large", said, "make it smaller")
        elif refused := _refusal(project, path):
            yield Problem(Place(files.shown(path)), "unexpected-file", refused.said, refused.hint)


def _refusal(project: Path, path: str) -> kinds.Refusal | None:
    """Why a file is not published; only drawings are read for that."""
    try:
        content = reading.read(project / path, reading.SETTING) if path.casefold().endswith(".svg") else b""
    except FileNotFoundError:
        return None
    except reading.UnusableError as error:
        return kinds.Refusal(error.said, error.hint)
    return kinds.refusal(path.removeprefix("docs/"), content, published=False)
