"""Projects for tests of faults, and commands that are run in them."""

from __future__ import annotations

import os
from pathlib import Path

from click.testing import CliRunner, Result

from generator.cli import main
from tests.support import small

#: Root can write to every folder, so tests of read-only folders run without root's rights.
AS_USER = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []


#: The counts that the commands print for the small dossier.
COUNTED = f"{len(small.dossier().claims)} claims in {len(small.dossier().profiles)} records"


def run(folder: Path, *arguments: str) -> Result:
    """Run a command in a project."""
    return CliRunner().invoke(main, ["--project", str(folder), *arguments], catch_exceptions=False)


def everything(folder: Path) -> dict[str, bytes | None]:
    """Every file and folder below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None for path in sorted(folder.rglob("*"))}
