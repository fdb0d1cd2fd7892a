"""The command `waive`: a problem that is none, as the text is true as it stands, is waived with the reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import click

from ..editing import waivers
from ..project import files, load
from ..records.decode import ROOT
from ..records.dossier import Dossier
from ..rules.check import WAIVABLE
from ..system import atomic
from ..text.problems import Problem, printable
from ..text.prose import count
from . import completion
from .check import asked_for
from .output import error_boundary, known

_LINE: Final = re.compile(r"(?P<path>.+?\.yml):(?P<line>[1-9][0-9]*)(?::[0-9]+)?:?")


@click.command(epilog="Example: briefings waive briefings/actors/northland.yml:14 --why 'An idiom.'")
@click.argument("where", shell_complete=completion.records)
@click.option("--rule", default="", metavar="CODE", help="The code of the problem, if there are several.")
@click.option("--why", required=True, help="Why the text is right as it is, for other editors.")
@click.option(
    "--articles",
    "texts",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="A folder with the articles; by default articles/ in the project.",
)
@click.pass_obj
def waive(home: Path, where: str, rule: str, why: str, texts: Path | None) -> None:
    """Waive a rule for a text that is true as it stands, with the reason.

    WHERE is a place that `briefings check` prints (FILE:LINE), or a claim (RECORD/CLAIM). The waiver is written into that part of the record; nothing
    else in the file changes. Only a problem that `check` reports can be waived, and only of the rules that allow it.
    """
    if not why.strip():
        raise click.BadParameter("give the reason", param_hint="--why")
    with error_boundary():
        dossier, problems = load.checked(home, texts)
        if dossier is None:
            raise click.ClickException("dossier.yml or vocabulary.yml cannot be read; see briefings check")
        problem = _chosen(_at(home, dossier, problems, where), where, rule)
        path = problem.place.path
        content = files.read_briefings(home)[0][path.removeprefix(f"{ROOT}/")]
        try:
            after = waivers.with_waiver(dossier, content, problem, why.strip())
        except waivers.WaiverError as error:
            raise click.ClickException(str(error)) from None
        atomic.write_together(home, {path: content}, {path: after}, {}, journals=home / ROOT)
        click.echo(f"waived {problem.code} at {problem.place}: {printable(problem.message)}")


def _at(home: Path, dossier: Dossier, problems: Sequence[Problem], where: str) -> list[Problem]:
    """The problems at a place."""
    if found := _LINE.fullmatch(where):
        path = asked_for(home, [Path(found["path"])])
        return [problem for problem in problems if problem.place.path in path and problem.place.line == int(found["line"])]
    known(where, dossier.claims, "claim", "WHERE")
    record, number, _ = next(one for one in dossier.each() if f"{one[0].id}/{one[2].id}" == where)
    return [problem for problem in problems if problem.place.path == record.path and problem.place.loc[:2] == ("claims", number)]


def _chosen(found: Sequence[Problem], where: str, rule: str) -> Problem:
    """The problem to waive: the one with the code, or the only one that can be waived."""
    here = [problem for problem in found if problem.code in WAIVABLE and rule in ("", problem.code)]
    codes = list(dict.fromkeys(problem.code for problem in here))
    if len(codes) > 1:
        raise click.UsageError(f"there are {count(len(codes), 'problem')} at {where}; choose with --rule: {', '.join(codes)}")
    if here:
        return here[0]
    others = list(dict.fromkeys(problem.code for problem in found if rule in ("", problem.code)))
    if others:
        raise click.ClickException(f"{', '.join(others)} cannot be waived; fix the problem instead")
    raise click.ClickException(f"check reports no problem {f'{rule} ' if rule else ''}at {where}; there is nothing to waive")
