"""The readings of claims by people: whose name they are kept under, and the files of receipts that they are written to."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from ..evidence.reviewing import Reading
from ..records.decode import ROOT
from ..records.receipts import FOLDER, NAME, SUFFIX, Receipts, Reviewed
from ..system import atomic, reading

_SECTION: Final = re.compile(r"\s*\[\s*([A-Za-z0-9.-]+)\s*\]")
_USER: Final = re.compile(r'\s*name\s*=\s*(?:"([^"]*)"|([^#;]*))')


def confirm(project: Path, read: Reading, name: str, today: dt.date) -> str:
    """Add the confirmation of a claim to the receipts of its record; returns their path.  Raises OSError."""
    path = f"{ROOT}/{FOLDER}/{read.home.id}{SUFFIX}"
    target = project / path
    known = Receipts.loads(reading.read(target, reading.RECORD).decode()) if target.exists() else Receipts()
    made = known.with_review(read.claim.id, read.digest, Reviewed(name, today))
    atomic.keep(target, made.dumps().encode(), within=project)
    return path


def is_name(name: str) -> bool:
    """Whether a name can be kept in a receipt."""
    return bool(NAME.fullmatch(name)) and name == name.strip()


def user_name(project: Path, environment: Mapping[str, str] = os.environ) -> str:
    """The name that Git would give a change: from the environment, or from its configuration; empty if there is none."""
    given = environment.get("GIT_AUTHOR_NAME", "").strip()
    return given or next((name for path in _configurations(project, environment) for name in _named_in(path)), "")


def _configurations(project: Path, environment: Mapping[str, str]) -> Iterator[Path]:
    """The files in which Git looks for settings, those of the repository first."""
    repository = next((folder / ".git" for folder in (project, *project.parents) if (folder / ".git").exists()), None)
    if repository is not None and repository.is_dir():
        yield repository / "config"
    elif repository is not None:  # a further worktree: a file leads to its folder, which is inside that of the repository
        folder = Path(repository.parent, _content(repository).removeprefix("gitdir:").strip())
        yield Path(folder, _content(folder / "commondir").strip() or ".", "config")
    home = environment.get("HOME", "")
    if home:
        yield Path(home, ".gitconfig")
        yield Path(environment.get("XDG_CONFIG_HOME") or Path(home, ".config"), "git", "config")


def _content(path: Path) -> str:
    """The text of a file of settings; empty if there is none."""
    try:
        return reading.read(path, reading.SETTING, follow=True).decode("utf-8", "replace")
    except (OSError, reading.UnusableError):
        return ""


def _named_in(path: Path) -> Iterator[str]:
    """The names of the user that a file of settings gives."""
    section = ""
    for line in _content(path).splitlines():
        head = _SECTION.match(line)
        section = head[1].casefold() if head else section
        found = _USER.fullmatch(line) if section == "user" else None
        name = (found[1] or found[2] or "").strip() if found else ""
        if name:
            yield name
