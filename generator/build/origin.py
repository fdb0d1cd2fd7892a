"""The commit that a project is at, read from the files of git; git itself is not run, because a repository's settings can name programs."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import Final

_COMMIT: Final = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_MOST: Final = 5_000_000


def commit(project: Path) -> str:
    """The commit that is checked out in the repository around a folder; empty if there is none."""
    for folder in (project, *project.parents):
        if (folder / ".git").exists():
            with suppress(OSError, ValueError):
                return _head(_repository(folder))
            return ""
    return ""


def _repository(folder: Path) -> Path:
    """The folder with git's files; in a linked worktree, `.git` is a file with its path."""
    found = folder / ".git"
    return found if found.is_dir() else (folder / _read(found).removeprefix("gitdir:").strip())


def _head(repository: Path) -> str:
    head = _read(repository / "HEAD").strip()
    reference = head.removeprefix("ref:").strip()
    if reference == head:
        return head if _COMMIT.fullmatch(head) else ""
    if ".." in reference or not reference.startswith("refs/"):
        return ""
    common = repository / _read(repository / "commondir").strip() if (repository / "commondir").is_file() else repository
    for place in (repository, common):
        if (place / reference).is_file():
            found = _read(place / reference).strip()
            return found if _COMMIT.fullmatch(found) else ""
    packed = re.search(rf"(?m)^({_COMMIT.pattern}) {re.escape(reference)}$", _read(common / "packed-refs"))
    return packed[1] if packed else ""


def _read(path: Path) -> str:
    if not path.is_file() or path.stat().st_size > _MOST:
        raise ValueError(f"{path} is not a file of git")
    return path.read_text(encoding="utf-8")
