"""The readings of claims by people: what somebody still has to read, under whose name it is kept, and the receipts that it is written to."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from ..evidence.reviewing import Reading
from ..records.decode import ROOT
from ..records.receipts import FOLDER, NAME, SUFFIX, Receipts, Reviewed
from ..system import atomic, reading

_SECTION: Final = re.compile(r"\s*\[\s*([A-Za-z0-9.-]+)\s*\]")
_USER: Final = re.compile(r'\s*name\s*=\s*(?:"([^"]*)"|([^#;]*))')
#: What is missing if nobody can confirm anything.
NO_NAME: Final = "a confirmation needs a name: give --as NAME, or set user.name in Git"
#: What is wrong with a name that cannot be kept.
BAD_NAME: Final = "a name has at most 100 characters, and no quotation marks or control characters"


def to_read(found: Iterable[Reading], who: str) -> list[Reading]:
    """The claims that somebody has not confirmed yet as they are now."""
    return [one for one in found if who not in {review.name for review in one.reviews}]


class Queue:
    """One person's way through the claims to read: those whose articles are at hand, the riskiest first.

    What is confirmed or skipped leaves it.  After an edit, the claims that are left stay in their order, and what was skipped comes back
    only if it was changed.
    """

    def __init__(self, who: str, found: Iterable[Reading]) -> None:
        self.who = who
        self.rest: list[Reading] = []
        self.skipped: set[tuple[str, str]] = set()
        self.confirmed = self.missing = 0
        self.renew(found)

    def renew(self, found: Iterable[Reading]) -> None:
        """Take the claims as they are now."""
        unread = to_read(found, self.who)
        places = {one.ref: place for place, one in enumerate(self.rest)}
        left = (one for one in unread if one.passages and (one.ref, one.digest) not in self.skipped)
        self.rest = sorted(left, key=lambda one: places.get(one.ref, len(places)))
        self.missing = sum(not one.passages for one in unread)

    def confirm(self, project: Path, today: dt.date) -> None:
        """Confirm the claim that is first.  Raises OSError."""
        confirm(project, self.rest[0], self.who, today)
        del self.rest[0]
        self.confirmed += 1

    def skip(self) -> None:
        """Leave out the claim that is first."""
        one = self.rest.pop(0)
        self.skipped.add((one.ref, one.digest))

    @property
    def summary(self) -> str:
        """What was done, and what is left."""
        left = f", {self.missing} without their article at hand" if self.missing else ""
        return f"{self.confirmed} confirmed as {self.who}; {len(self.rest)} left{left}"


def confirm(project: Path, read: Reading, name: str, today: dt.date) -> str:
    """Add the confirmation of a claim to the receipts of its record; returns their path.  Raises OSError."""
    path = f"{ROOT}/{FOLDER}/{read.home.id}{SUFFIX}"
    target = project / path
    with atomic.locked(project / ROOT, wait=True):  # a check that is running may write the same file
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
