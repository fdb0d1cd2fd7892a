"""What a project keeps for those who edit it: schemas, completion data and the handbook's page of fields."""

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
    """Bring what editors complete up to date, where the project has schemas; where it cannot be written, it stays as it is."""
    folder = project / descriptions.FOLDER
    if folder.is_dir() and not folder.is_symlink():
        with suppress(OSError):
            write(project, companion(dossier))


def companion(dossier: Dossier) -> dict[str, bytes]:
    """What editors complete in the records of a dossier, by its path below the project."""
    return {_COMPANION: known(dossier, WAIVABLE)}


def made(project: Path) -> dict[str, bytes]:
    """Every file that a project has for those who edit it, by its path.

    The page of fields is among them where the project has it; what editors complete, where the settings and the vocabulary can be read.
    """
    contents, _ = files.read_briefings(project)
    dossier, _ = decode(contents)
    page = {descriptions.PATH: descriptions.page()} if (project / descriptions.PATH).is_file() else {}
    return {**descriptions.files(), **(companion(dossier) if dossier else {}), **page}


def stale(project: Path, wanted: Mapping[str, bytes]) -> list[str]:
    """The paths of those files that are not there, or not as they would be written."""
    found = {path: project / path for path in wanted}
    return [path for path, file in found.items() if file.is_symlink() or not file.is_file() or file.read_bytes() != wanted[path]]


def write(project: Path, wanted: Mapping[str, bytes]) -> list[str]:
    """Write those files that are not as they would be, each whole or not at all; the paths of these."""
    changed = stale(project, wanted)
    for path in changed:
        atomic.keep(project / path, wanted[path])
    return changed
