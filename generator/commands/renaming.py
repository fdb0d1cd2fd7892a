"""The command that gives something another id: `rename`.

Floor 13: imports `decode`, `files`, `identities`, `model`, `problems`, `project`, `renaming`, `commands.completers`, `commands.telling` and `commands.together`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import click

from generator import files, project, renaming
from generator.commands import completers, together
from generator.commands.telling import count, telling
from generator.decode import ROOT
from generator.identities import KINDS
from generator.model import Dossier
from generator.problems import InvalidDossierError, Problem
from generator.renaming import RenameError, Renaming

_IGNORED: Final = ".gitignore"


@click.command("rename", epilog="Example: briefings rename alder-herald harbour-herald --dry-run")
@click.argument("old", shell_complete=completers.everything)
@click.argument("new")
@click.option("--kind", type=click.Choice(KINDS), default=None, help="Which is meant, where several things are called OLD.")
@click.option("--dry-run", is_flag=True, help="Write nothing; tell what would change.")
@click.pass_obj
def rename(home: Path, old: str, new: str, kind: str | None, dry_run: bool) -> None:
    """Change an id wherever the records have it: of an actor, a source, a topic, a kind, or of a claim or judgement as record/claim.

    References are changed in their places, and nothing else in the files is. The record's own file is renamed, with the evidence beside a source
    and the relationships of an actor, whose ids are made of their parties'. The old id goes into `formerly`, so that the old address leads on,
    to each statement and paragraph too; a kind has no page of its own, so nothing leads to it. Of a claim or judgement that an edition has, the
    history tells where it went. A relationship that is given a new id is filed under another party. Editions are history, and stay as they are.

    All of it is done or nothing: the records have to be without problems before, and are checked before the first file is written.
    """
    with telling():
        contents, problems = files.read_briefings(home)
        dossier = _whole(contents, problems, "rename works on records without problems; mend these first")
        try:
            found = renaming.rename(dossier, contents, old, new, KINDS.get(kind or "", ""))
        except RenameError as error:
            raise click.UsageError(str(error)) from None
        _ignore(home, found)
        before: dict[str, bytes | None] = {f"{ROOT}/{path}": content for path, content in contents.items()}
        after = {path.removeprefix(f"{ROOT}/"): content for path, content in {**before, **found.files}.items() if path.startswith(ROOT)}
        _whole(
            {path: content for path, content in after.items() if content is not None},
            [],
            "renamed so, the records would have these problems",
        )
        if not dry_run:
            ignored = home / _IGNORED
            before |= {_IGNORED: ignored.read_bytes()} if _IGNORED in found.files else {}
            together.write(home, before, found.files, found.moved)
        _tell_renamed(found, dry_run=dry_run)


def _whole(contents: Mapping[str, bytes], problems: list[Problem], said: str) -> Dossier:
    """The dossier in some files.  Raises InvalidDossierError where something is wrong with it, having said what that means here."""
    dossier, left = project.examined(contents)
    if dossier is None or problems or left:
        click.echo(f"{said}; nothing was written\n", err=True)
        raise InvalidDossierError([*problems, *left])
    return dossier


def _ignore(home: Path, found: Renaming) -> None:
    """Let the repository go on ignoring an evidence file that it was to keep out."""
    ignoring = home / _IGNORED
    text = ignoring.read_text(encoding="utf-8") if ignoring.is_file() else ""
    lines = re.sub(
        r"(?m)^/?(briefings/sources/[^\n]*\.evidence)[ \r]*$",
        lambda line: line[0].replace(line[1], found.moved.get(line[1], line[1])),
        text,
    )
    if lines != text:
        found.files[_IGNORED] = lines.encode()


def _tell_renamed(found: Renaming, *, dry_run: bool) -> None:
    """What was changed, file by file."""
    for path in sorted({*found.places, *found.moved}):
        moved = f" → {found.moved[path]}" if path in found.moved else ""
        places = f": {count(found.places[path], 'place')}" if found.places.get(path) else ""
        click.echo(f"{path}{moved}{places}")
    counted = (
        f"{count(sum(found.places.values()), 'place')} in {count(len(found.places), 'file')}, {count(len(found.moved), 'file')} renamed"
    )
    click.echo(f"{counted}{'; nothing was written' if dry_run else ''}")
    for remark in found.remarks:
        click.echo(f"note: {remark}")
