"""The command `check`."""

from __future__ import annotations

import importlib.metadata
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import click

from ..project import files, load
from ..project.several import disagreements
from ..records.decode import ROOT
from ..records.dossier import Dossier
from ..records.doubts import INTRODUCTION, part_name
from ..records.doubts import doubtful as parts_in_doubt
from ..rules import reporting
from ..rules.check import unchecked, unreviewed
from ..text.problems import Problem, nearest
from ..text.prose import count
from .output import at_each_save, error_boundary, tell

#: The number of reasons to print for claims that were not checked.
_REASONS: Final = 4


class Checked(NamedTuple):
    """The result of checking a project: its dossier, as far as it can be read, and its problems in reading order."""

    dossier: Dossier | None
    problems: tuple[Problem, ...]


@click.command(epilog="Example: briefings check --format github briefings/actors/northland.yml")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--articles",
    "texts",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="A folder with the articles, for exact checks.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(reporting.NAMES),
    default=reporting.NAMES[0],
    show_default=True,
    help="The output format: text for people, github for its annotations, json and sarif for programs.",
)
@click.option("--require-all", is_flag=True, help="A claim that cannot be checked here is a problem.")
@click.option(
    "--require-review",
    "readers",
    type=click.IntRange(0, 100),
    metavar="N",
    default=0,
    help="A claim that fewer than N people have confirmed with `briefings review` is a problem.",
)
@click.option(
    "--across",
    "others",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    multiple=True,
    metavar="DIR",
    help="Check also that the dossier agrees with that in another folder; may be repeated.",
)
@click.option("--watch", is_flag=True, help="Check again on every save, until Ctrl-C.")
@click.option("--fresh", is_flag=True, help="Check everything again, even what has not changed since the last check.")
@click.option("--lsp", is_flag=True, help="Serve an editor over standard input and output (Language Server Protocol).")
@click.pass_obj
def check(
    home: Path,
    paths: tuple[Path, ...],
    texts: Path | None,
    form: str,
    *,
    require_all: bool,
    readers: int,
    others: tuple[Path, ...],
    watch: bool,
    fresh: bool,
    lsp: bool,
) -> None:
    """Check every record, and every claim against the paragraphs it cites.

    With PATHS (files or folders), only their problems are shown and determine the exit status; all records are read in any case.
    """
    only = asked_for(home, paths)

    def now() -> Checked:
        found = checked(home, texts, require_all=require_all, readers=readers, fresh=fresh)
        return found._replace(problems=(*found.problems, *_across(home, others))) if others else found

    with error_boundary():
        if lsp:
            from ..desk import language_server  # here, as no other check needs it

            language_server.serve(home, sys.stdin.buffer, sys.stdout.buffer)
            return
        if watch:
            at_each_save(home, lambda: show(now(), form, only, home))
            return
        found = now()
    if show(found, form, only, home):
        sys.exit(1)


def checked(home: Path, texts: Path | None = None, *, require_all: bool = False, readers: int = 0, fresh: bool = False) -> Checked:
    """Check the project in a folder, with the articles in the folder `texts` if given.  Raises OSError.

    With `require_all`, a claim that cannot be checked here is a problem, too; so is one that fewer people than `readers` have confirmed.
    """
    dossier, problems = load.checked_for_editors(home, texts, fresh=fresh)
    if dossier is not None and require_all:
        problems = sorted([*problems, *unchecked(dossier)])
    if dossier is not None and readers:
        problems = sorted([*problems, *unreviewed(dossier, readers)])
    return Checked(dossier, tuple(problems))


def _across(home: Path, others: Sequence[Path]) -> list[Problem]:
    """What the dossier and those in other folders disagree on; the dossier is last, so that its own files are named first."""
    return disagreements({**{files.shown(os.path.normpath(other)): other for other in others}, "": home})


def show(found: Checked, form: str = "text", only: Sequence[str] = (), home: Path | None = None) -> int:
    """Print the result in a format, and return how many problems were shown; `only` are the paths to show, or empty for all."""
    shown = tuple(problem for problem in found.problems if not only or any(within(problem.place.path, path) for path in only))
    elsewhere, base = len(found.problems) - len(shown), _base(home)
    verdicts = verdicts_on(found.dossier) if found.dossier else None
    if form == "json":
        click.echo(reporting.as_json(shown, elsewhere, verdicts))
    elif form == "sarif":
        click.echo(reporting.as_sarif(shown, importlib.metadata.version("briefings"), base, verdicts))
    elif form == "github":
        for line in reporting.as_github(shown, base):
            click.echo(line)
    elif shown:
        tell(shown)
    if form in ("text", "github"):
        for line in _rest(found, shown, elsewhere):
            click.echo(line)
    return len(shown)


def _rest(found: Checked, shown: Sequence[Problem], elsewhere: int) -> list[str]:
    """The lines below the problems: the summary, or the number of problems not shown."""
    if elsewhere:
        return [
            f"{'' if shown else 'no problems here; '}{count(elsewhere, 'problem')} in other files {'is' if elsewhere == 1 else 'are'} not shown"
        ]
    return [*_sizes(found), *_verdicts(verdicts_on(found.dossier))] if found.dossier else []


def _sizes(found: Checked) -> Iterator[str]:
    """The size of a dossier without problems."""
    dossier = found.dossier
    if dossier is not None and not found.problems:
        counted = (count(len(dossier.claims), "claim"), count(len(dossier.profiles), "record"), count(len(dossier.sources), "source"))
        yield f"{counted[0]} in {counted[1]}, {counted[2]}: no problems"


def verdicts_on(dossier: Dossier) -> reporting.Verdicts:
    """How many claims hold, and what was not checked."""
    failed = dossier.failed & dossier.claims.keys()
    doubtful = {ref: reasons for ref, reasons in dossier.unchecked.items() if ref not in failed}
    others = [*parts_in_doubt(dossier, dossier.doubts)]
    parts = {"/".join(filter(None, (one.record.id, part_name(one.loc, one.part)))): one.reasons for one in others}
    kinds = Counter(one.noun for one in others)
    if INTRODUCTION in dossier.doubts:
        parts[INTRODUCTION], kinds["introduction"] = dossier.doubts[INTRODUCTION], 1
    return reporting.Verdicts(len(dossier.claims), len(dossier.claims) - len(failed) - len(doubtful), len(failed), doubtful, parts, kinds)


def _verdicts(found: reporting.Verdicts) -> Iterator[str]:
    """How many claims hold, how many do not, and how many were not checked, with the reasons, if any was not checked."""
    if found.not_checked or found.parts:
        held, failed = found.hold, found.fail
        reasons = Counter(reason for each in found.not_checked.values() for reason in each)
        named = [f"{reason}: {number}" for reason, number in reasons.most_common(_REASONS)]
        more = [f"{count(len(reasons) - _REASONS, 'other reason')}"] if len(reasons) > _REASONS else []
        why = "; ".join([*named, *more])
        kinds = ", ".join(count(number, kind) for kind, number in reporting.by_number(found.kinds))
        others = f"; also not checked: {kinds}" if kinds else ""
        yield (
            f"{count(found.claims, 'claim')}: {held} {'holds' if held == 1 else 'hold'}, "
            f"{failed} {'does' if failed == 1 else 'do'} not, {len(found.not_checked)} not checked{f' ({why})' if why else ''}{others}"
        )


def asked_for(home: Path, paths: Sequence[Path]) -> tuple[str, ...]:
    """The given files and folders, by their paths in the project; empty if the project itself was given.

    Raises BadParameter for a path that does not belong to the dossier.
    """
    only = tuple(_of_dossier(home, path) for path in paths)
    return () if "." in only else only


def _of_dossier(home: Path, given: Path) -> str:
    """The path in the project of a path relative to the working directory or to the project."""
    whole = (Path(os.path.abspath(place)) for place in (given, home / given))
    places = (
        Path(os.path.realpath(place.parent), place.name) for place in whole
    )  # links are not followed, because they are a problem themselves
    found = next((place for place in places if place.is_relative_to(home) and os.path.lexists(place)), None)
    relative = files.shown(found.relative_to(home).as_posix()) if found else ""
    if relative in (".", "mkdocs.yml") or within(relative, ROOT):
        return relative
    there = [files.shown(path.relative_to(home).as_posix()) for path in sorted((home / ROOT).rglob("*"))]
    near = nearest(files.shown(given.as_posix()), there) or f"its files are in {ROOT}/"
    raise click.BadParameter(f"{files.shown(str(given))!r} is not a file of the dossier; {near}", param_hint="PATHS")


def within(path: str, folder: str) -> bool:
    """Whether a path is that of a file or folder, or inside it."""
    return path == folder or path.startswith(f"{folder}/")


def _base(home: Path | None) -> str:
    """The path from the working directory to the project, with a `/` at the end; empty if the project is not below it."""
    here = Path.cwd()
    return f"{home.relative_to(here).as_posix()}/" if home and home != here and home.is_relative_to(here) else ""
