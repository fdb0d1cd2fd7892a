"""The command `join`: Git calls it to merge record files of two branches."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

import click

from ..editing.joining import join as joined
from ..records.decode import ROOT
from ..system import guard, reading
from .output import error_boundary

#: The setting of Git that names the command, and what is written to it.
DRIVER: Final = "merge.briefings.driver"
COMMAND: Final = "briefings join %O %A %B %P"


@click.command(epilog="Example: briefings join --install")
@click.argument("versions", nargs=-1, metavar="[BASE OURS THEIRS PATH]")
@click.option("--install", is_flag=True, help="Make Git call this command for the records of this repository.")
@click.pass_obj
def join(home: Path, versions: tuple[str, ...], *, install: bool) -> None:
    """Merge three versions of a record file, as Git does with two branches; the result is written to OURS.

    Statements, judgements and other items that both branches added are all kept. What both changed in different ways is left as a conflict,
    with an exit status of 1. `.gitattributes` names the files; `--install` makes Git call the command for them.
    """
    with error_boundary():
        if install:
            if not installed(home):
                raise click.ClickException("this folder is in no repository of Git, or Git is not installed")
            click.echo("Git merges records of this repository with `briefings join`")
            return
        if len(versions) != 4:
            raise click.UsageError("Git gives three versions and a path; to make it do so: briefings join --install")
        base, ours, theirs = (Path(version).absolute() for version in versions[:3])
        if not versions[3].startswith(f"{ROOT}/"):
            return  # the data for completion, which the next check writes again
        first, second, third = (reading.read(path, reading.RECORD) for path in (base, ours, theirs))
        made = joined(versions[3], first, second, third, _by_lines)
        if made is None:
            merged = subprocess.run(["git", "merge-file", "-p", str(ours), str(base), str(theirs)], capture_output=True, check=False)
            guard.write(ours, merged.stdout, ours.parent)
            sys.exit(1)
        guard.write(ours, made, ours.parent)


def installed(home: Path) -> bool:
    """Make Git call the command in the repository of a folder; False if there is none."""
    try:
        done = subprocess.run(["git", "-C", str(home), "config", "--local", DRIVER, COMMAND], capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0


def _by_lines(base: bytes, ours: bytes, theirs: bytes) -> bytes | None:
    """Three versions merged line by line; None if they conflict."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, name) for name in ("ours", "base", "theirs")]
        for path, content in zip(paths, (ours, base, theirs), strict=True):
            guard.write(path, content, Path(folder))
        merged = subprocess.run(["git", "merge-file", "-p", *map(str, paths)], capture_output=True, check=False)
    return merged.stdout if merged.returncode == 0 else None
