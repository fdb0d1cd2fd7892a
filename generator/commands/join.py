"""The command `join`: joins the parts of a build; and Git calls it to merge record files of two branches."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

import click

from ..build import publish, shards
from ..editing.joining import join as joined
from ..records.decode import ROOT
from ..system import guard, reading
from .build import absolute, generated, printer, tell_built, up_to
from .output import error_boundary

#: The setting of Git that names the command, and what is written to it.
DRIVER: Final = "merge.briefings.driver"
COMMAND: Final = "briefings join %O %A %B %P"


@click.command(epilog="Example: briefings join part-1 part-2")
@click.argument("versions", nargs=-1, metavar="[DIR]… | BASE OURS THEIRS PATH")
@click.option("--site", type=click.Path(path_type=Path), default=None, help="The output folder; by default site/ in the project.")
@click.option("--briefs/--no-briefs", default=True, show_default=True, help="As for the parts: whether they have briefs.")
@up_to
@click.option("--install", is_flag=True, help="Make Git call this command for the records of this repository.")
@click.pass_obj
def join(home: Path, versions: tuple[str, ...], *, site: Path | None, briefs: bool, most: str | None, install: bool) -> None:
    """Join the parts of a build to a site, or three versions of a record file to one.

    The parts are folders that `briefings build --shard` wrote, on this machine or others, at the same commit and with the same options.
    The site is the one that a build in one run would make; it passes the gates, and is published as a whole or not at all.
    What parts say of their pages is believed: take them only from machines that you trust.

    Of a record file, Git gives three versions when it merges two branches; the result is written to OURS. Statements, judgements and other items that both branches added are all kept. What both changed in different ways is left as a conflict,
    with an exit status of 1. `.gitattributes` names the files; `--install` makes Git call the command for them.
    """
    with error_boundary():
        if install:
            if not installed(home):
                raise click.ClickException("this folder is in no repository of Git, or Git is not installed")
            click.echo("Git merges records of this repository with `briefings join`")
            return
        if versions and all(Path(version).is_dir() for version in versions):
            _join_parts(home, [*map(Path, versions)], absolute(site) if site else home / "site", briefs=briefs, most=most or "")
            return
        if len(versions) != 4:
            raise click.UsageError(
                "give the folders of all parts of a build; Git gives three versions and a path: to make it do so, briefings join --install"
            )
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


def _join_parts(home: Path, folders: list[Path], target: Path, *, briefs: bool, most: str) -> None:
    """Join the parts of a build."""
    parts, failures = shards.read(folders), list[str]()
    printing = printer(home, failures, required=True) if briefs else None
    result = publish.build(home, target, generate=lambda: generated(home, printing, most=most, given=parts.generated), parts=parts)
    tell_built(result, target, briefs=briefs, failures=failures)


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
