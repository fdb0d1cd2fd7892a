"""The commands that print: `brief` and `book`.

Floor 13: imports `model`, `pdf`, `problems`, `sheets`, `project`, `commands.completers`, `commands.progress` and `commands.telling`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import click

from generator import files, pdf, project
from generator.commands import completers
from generator.commands.progress import progress
from generator.commands.telling import count, known, telling
from generator.model import Dossier
from generator.pdf import CACHE, Printed
from generator.prints import Brief
from generator.sheets import length
from generator.sheets.book import Choice

#: Where the commands put what they print, below the project.
PRINTED: Final = "printed"
_SIZES: Final = {length.DESIGNED: "as designed", 1: "denser", 2: "densest", length.LOOSER: "looser"}


@click.command(epilog="Example: briefings brief northland--southmark")
@click.argument("ids", nargs=-1, metavar="[ID]…", shell_complete=completers.records)
@click.option("--fit", is_flag=True, help="Tell the pages of each brief, the step of size, and how far its last page is filled.")
@click.option(
    "--output", type=click.Path(path_type=Path, file_okay=False), default=None, help="The folder; by default printed/ in the project."
)
@click.pass_obj
def brief(home: Path, ids: tuple[str, ...], fit: bool, output: Path | None) -> None:
    """Print briefs as PDF: those of some records, or all."""
    with telling():
        dossier = project.load(home)
        for id in ids:
            known(id, dossier.profiles, "record", "ID")
        found = _print(dossier, home, "printing briefs", ids=ids or None)
        for id in ids:
            if id not in found.briefs and not found.failures:
                click.echo(f"{id} has no brief: its kind or its record says brief: false", err=True)
        target = output or home / PRINTED
        for paper in found.briefs.values():
            files.keep(target / Path(paper.path).name, paper.content)
        if fit:
            _tell_fit(found.briefs)
        click.echo(f"{count(len(found.briefs), 'brief')} in {target}")
        _end(found)


@click.command(epilog="Example: briefings book --actors northland,southmark --output neighbours.pdf")
@click.option("--topic", default="", shell_complete=completers.topics, help="Only briefs with a statement on this topic of the vocabulary.")
@click.option(
    "--actors",
    default="",
    metavar="A,B",
    shell_complete=completers.several(completers.actors),
    help="Only these actors and what is between them; of one actor, all it has to do with.",
)
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), default=None, help="The file; by default printed/book.pdf.")
@click.pass_obj
def book(home: Path, topic: str, actors: str, output: Path | None) -> None:
    """Print a book of briefs as one PDF: of the whole dossier, of a topic, or of some actors."""
    with telling():
        dossier = project.load(home)
        chosen = tuple(filter(None, (name.strip() for name in actors.split(","))))
        for id in chosen:
            known(id, dossier.actors, "actor", "--actors")
        if topic:
            known(topic, dossier.vocabulary.topics, "topic", "--topic")
        found = _print(dossier, home, "printing the book", ids=(), chosen=Choice(topic, chosen))
        if found.book:
            target = output or home / PRINTED / "book.pdf"
            files.keep(target, found.book.content)
            click.echo(f"{count(found.book.pages, 'page')} in {target}")
        _end(found)


def _print(dossier: Dossier, home: Path, what: str, *, ids: Iterable[str] | None = None, chosen: Choice | None = None) -> Printed:
    with progress(what) as told:
        return pdf.print_all(dossier, home / CACHE, ids=ids, chosen=chosen, told=told)


def _tell_fit(briefs: Mapping[str, Brief]) -> None:
    """A line for each brief, the longest first, and how many keep to two pages."""
    for id, paper in sorted(briefs.items(), key=lambda item: (-item[1].pages, -item[1].filled, item[0])):
        click.echo(f"{paper.pages:3} pages, last {paper.filled:4.0%} filled, {_SIZES[paper.density]:11}  {id}")
    short = sum(paper.pages <= length.MOST_PAGES for paper in briefs.values())
    share = f" ({100 * short // len(briefs)} %)" if briefs else ""
    click.echo(f"{short} of {count(len(briefs), 'brief')}{share} have {length.MOST_PAGES} pages or fewer")


def _end(found: Printed) -> None:
    """Tell what could not be printed, and end with a status that says so."""
    for failure in found.failures:
        click.echo(failure, err=True)
    if found.failures:
        sys.exit(1)
