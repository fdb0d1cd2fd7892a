"""A project's files for editors: schemas, completion data and the handbook's page of fields."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from ..editing import descriptions
from ..editing.descriptions import known
from ..records.decode import decode
from ..records.dossier import Dossier
from ..rules.catalogue import WAIVABLE
from ..system import atomic
from . import files

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
    contents, _ = files.read_briefings(project)
    dossier, _ = decode(contents)
    page = {descriptions.PATH: descriptions.page()} if (project / descriptions.PATH).is_file() else {}
    return {**descriptions.files(), **(companion(dossier) if dossier else {}), **page}


def stale(project: Path, wanted: Mapping[str, bytes]) -> list[str]:
    """The paths of files that are missing or out of date."""
    found = {path: project / path for path in wanted}
    return [path for path, file in found.items() if file.is_symlink() or not file.is_file() or file.read_bytes() != wanted[path]]


def write(project: Path, wanted: Mapping[str, bytes]) -> list[str]:
    """Write files that are out of date, each completely or not at all; returns their paths."""
    changed = stale(project, wanted)
    for path in changed:
        atomic.keep(project / path, wanted[path])
    return changed
