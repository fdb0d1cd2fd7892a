"""The place in which a site is built: a folder beside it, which takes its place as a whole; and which folders may be replaced."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from ..system import atomic, guard

#: The file by which a folder is known to be a site.
SITE: Final = "sitemap.xml"


class BuildError(Exception):
    """The site was not built or may not be published; the message gives the reason."""


@contextmanager
def staging(project: Path, site: Path, mark: str = SITE) -> Iterator[Path]:
    """A new folder beside the site, locked by this run; it is deleted in the end.  See `refuse` for `mark`."""
    refuse(project, site, mark)
    folder = site.with_name(f".{site.name}-building-{secrets.token_hex(4)}")
    with _parents(site), _held(site), _removed(folder):
        folder.mkdir()
        folder.chmod(0o700)
        yield folder


@contextmanager
def _parents(site: Path) -> Iterator[None]:
    """The folders above the site; those created for it are removed again if they stay empty."""
    missing = [folder for folder in (site.parent, *site.parent.parents) if not folder.exists()]
    try:
        site.parent.mkdir(parents=True, exist_ok=True)
        yield
    finally:
        for folder in missing:
            guard.delete_if_empty(folder, folder.parent)


@contextmanager
def _held(site: Path) -> Iterator[None]:
    """The parent folder of the site, locked by this run and cleared of the remains of a killed one."""
    try:
        with atomic.locked(site.parent) as alone:
            if alone:
                _tidy(site)
            yield
    except atomic.LockedError as error:
        raise BuildError(str(error)) from None


@contextmanager
def _removed(folder: Path) -> Iterator[None]:
    """A folder that goes in the end, with what is in it."""
    try:
        yield
    finally:
        try:
            guard.delete_folder(folder, folder.parent)
        finally:  # again, because a signal may have interrupted the first call; later signals are ignored
            guard.delete_folder(folder, folder.parent)


def _tidy(site: Path) -> None:
    """Remove what a killed build left beside the site; if it was killed between two renames, restore the old site."""
    name = re.compile(rf"\.{re.escape(site.name)}-building-[0-9a-f]{{8}}")
    for leftover in [path for path in site.parent.iterdir() if name.fullmatch(path.name) and path.is_dir() and not path.is_symlink()]:
        if not site.exists() and (leftover / "old").is_dir():
            guard.move(leftover / "old", site, site.parent)
        guard.delete_folder(leftover, site.parent)


def refuse(project: Path, site: Path, mark: str = SITE) -> None:
    """Raise BuildError for a target that is anything but what was built there before, because it would be replaced.

    `mark` is the file by which that is known.
    """
    project, real = real_path(project), real_path(site)
    if site.is_symlink() or (site.exists() and not site.is_dir()):
        raise BuildError(f"{site} is not a folder; choose a folder for the site")
    if (
        real == project
        or real in project.parents
        or any(part in (real, *real.parents) for part in (project / "docs", project / "briefings"))
    ):
        raise BuildError(f"{site} contains the project or is part of it; choose another folder")
    if real in _above_home() or ".git" in real.parts:
        raise BuildError(f"{site} cannot be used for a site; choose another folder")
    if site.exists() and any(site.iterdir()) and ((site / ".git").exists() or not (site / mark).is_file()):
        raise BuildError(f"{site} contains files that are not a site; choose another folder, or empty it")
    _refuse_unwritable(site)


def real_path(path: Path) -> Path:
    """The path without links; of links in a circle, the path itself."""
    return Path(os.path.realpath(path))


def _above_home() -> tuple[Path, ...]:
    """The user's home folder and those above it; none if the system has no home folder."""
    try:
        home = Path.home().resolve()
    except (RuntimeError, OSError):
        return ()
    return (home, *home.parents)


def _refuse_unwritable(site: Path) -> None:
    """Reject a target that cannot be written, before a long build rather than after it."""
    if os.path.ismount(site):
        raise BuildError(f"{site} is a mount point and cannot be swapped; choose a folder in it")
    there = next(folder for folder in (site.parent, *site.parent.parents) if folder.exists())
    if not there.is_dir():
        raise BuildError(f"{there} is not a folder; choose another place for the site")
    for folder in (there, site):
        if folder.exists() and not os.access(folder, os.W_OK | os.X_OK):
            raise BuildError(f"{folder} is not writable; choose another place for the site, or change the permissions")
