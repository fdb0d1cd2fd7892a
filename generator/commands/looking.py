"""The commands that look into records: `where-used`, `show` and `stale`.

Floor 13: imports `ageing`, `dates`, `decode`, `exports.jsontext`, `files`, `identities`, `mentions`, `model`, `problems`, `project`, `showing`,
`splices`, `commands.completers` and `commands.telling`.
"""

from __future__ import annotations

import datetime as dt
import shutil
import sys
import textwrap
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import click

from generator import ageing, dates, files, project
from generator.commands import completers
from generator.commands.telling import count, telling
from generator.decode import decode
from generator.exports.jsontext import dumps
from generator.identities import KINDS, an, named, unknown
from generator.mentions import Mention, mentions, opened
from generator.model import Dossier
from generator.problems import InvalidDossierError, Place, printable
from generator.showing import Line, Showing
from generator.splices import Layout

#: The narrowest and the widest that a text is set in a terminal.
_NARROWEST, _WIDEST = 40, 110
_INDENT: Final = "  "


@click.command("where-used", epilog="Example: briefings where-used northland")
@click.argument("id", shell_complete=completers.everything)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How it is told.")
@click.pass_obj
def where_used(home: Path, id: str, form: str) -> None:
    """Tell every place that refers to an id: file, line, column, and what for.

    ID is that of an actor, a relationship, a source, a topic or a kind, or a claim as record/claim. Of a record the places are told that
    name its claims too, of a source the paragraphs. An id that nothing has is looked for as well, as long as something still names it.
    """
    with telling():
        dossier = _readable(home)
        documents = opened(dossier)
        found = [mention for mention in mentions(documents) if _is_of(mention, id)]
        if not found and not named(dossier, id):
            raise click.BadParameter(unknown(dossier, id), param_hint="ID")
        layouts = {path: Layout(document) for path, document in documents.items()}
        places = sorted(((mention.place(layouts[mention.path]), mention) for mention in found), key=lambda pair: pair[0])
        if form == "json":
            click.echo(dumps({"id": id, "count": len(places), "places": [_as_values(*pair) for pair in places]}), nl=False)
            return
        for place, mention in places:
            click.echo(printable(f"{place}: {mention.words}"))
        counted = count(len({place.path for place, _ in places}), "file")
        click.echo(f"{count(len(places), 'place')} in {counted}" if places else f"nothing refers to {id}")
        if dossier.broken:
            click.echo(
                f"{count(len(dossier.broken), 'record')} cannot be read, or not wholly, and may name it too: briefings check", err=True
            )


def _is_of(mention: Mention, id: str) -> bool:
    """Whether a place refers to an id, or to a claim of the record that has it."""
    return id == (f"{mention.id}/{mention.part}" if "/" in id else mention.id)


def _as_values(place: Place, mention: Mention) -> dict[str, Any]:
    """A place for a program."""
    at = {"path": place.path, "line": place.line, "column": place.column, "width": place.width}
    return {**at, "how": mention.how, "written": mention.written, "claim": mention.part, "paragraphs": mention.locator}


def _readable(home: Path) -> Dossier:
    """The dossier as far as it can be read.  Raises InvalidDossierError where its settings or its vocabulary cannot be."""
    contents, problems = files.read_briefings(home)
    dossier, found = decode(contents) if contents else (None, [])
    if dossier is None:
        raise InvalidDossierError([*problems, *found])
    return dossier


@click.command(epilog="Example: briefings show northland--southmark")
@click.argument("id", shell_complete=completers.everything)
@click.option("--kind", type=click.Choice(KINDS), default=None, help="Which is meant, where several things have the id.")
@click.pass_obj
def show(home: Path, id: str, kind: str | None) -> None:
    """Show a record, a claim, a source, a topic or a kind in plain words: what its page and its brief say.

    Below stand its notes with outlet and paragraph, and who refers to it; above, its file and its page. A claim or a judgement is asked for as
    record/claim. In a terminal lines are as wide as it is; elsewhere a text is one line.
    """
    with telling():
        dossier = project.load(home)
        found = [what for what in named(dossier, id) if kind is None or KINDS[kind] == what]
        if not found:
            said = f"{id!r} is {' and '.join(map(an, named(dossier, id)))}" if named(dossier, id) else unknown(dossier, id)
            raise click.BadParameter(said, param_hint="ID")
        showing = Showing(dossier, opened(dossier))
        width = min(_WIDEST, max(_NARROWEST, shutil.get_terminal_size().columns)) if sys.stdout.isatty() else None
        for number, what in enumerate(found):
            lines = showing.lines(id, what)
            for text in _set([*([Line("")] if number else []), *lines], width):
                click.echo(text)


def _set(lines: Iterable[Line], width: int | None) -> Iterable[str]:
    """The lines as they are printed: at most so wide, where a width is given; headings stand out in a terminal."""
    for line in lines:
        margin, text = _INDENT * line.depth, printable(" ".join(line.text.split()))
        folded = textwrap.wrap(text, width, initial_indent=margin, subsequent_indent=margin) if width else [f"{margin}{text}"]
        yield from (click.style(part, bold=True) if line.heading and width else part for part in folded or [""])


@click.command(epilog="Example: briefings stale --older-than 1y --only actor")
@click.option(
    "--older-than", "span", default="180d", show_default=True, help="The age, in days, weeks, months or years: 180d, 26w, 6m, 1y."
)
@click.option("--as-of", "day", default="", metavar="DATE", help="The day it is seen from, or `today`; by default the dossier's as_of.")
@click.option(
    "--only", multiple=True, type=click.Choice(ageing.KINDS), help="Only actors, relationships or claims; may be given several times."
)
@click.option("--exit-code", is_flag=True, help="End with 1 where something is stale.")
@click.pass_obj
def stale(home: Path, span: str, day: str, only: tuple[ageing.Kind, ...], exit_code: bool) -> None:
    """Tell what rests on old sources only: actors, relationships and claims, the oldest first.

    The age of a claim is that of the newest source it cites, by the day on which that appeared; of a record, that of the newest source
    which its page cites, for the claims of other records that it shows too. What happened when does not count: what is old and was
    reported anew is not stale.
    """
    with telling():
        dossier = project.load(home)
    today = _day(day, dossier)
    try:
        limit = ageing.before(span, today)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--older-than") from None
    kinds = only or ageing.KINDS
    found = ageing.older(dossier, limit, kinds)
    for item in found:
        days = item.days(today)
        age = f"{days:>6,} days  {item.published!s:10}" if days is not None else f"{'rests on no source':23}"
        click.echo(printable("  ".join(filter(None, (age, f"{item.kind:12}", item.id, item.name and f"({item.name})", item.source)))))
    whole = sum(item.kind in kinds for item in ageing.ages(dossier))
    said = f"{len(found):,} of {whole:,} rest on nothing from {limit.isoformat()} or later, seen from {today.isoformat()}"
    click.echo(said)
    if found and exit_code:
        sys.exit(1)


def _day(text: str, dossier: Dossier) -> dt.date:
    """The day that ages are told from."""
    if text == "today":
        return dt.datetime.now(tz=dt.UTC).date()
    try:
        return dates.parse(text).upper if text else dossier.settings.as_of.upper
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--as-of") from None
