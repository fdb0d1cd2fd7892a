"""The commands that only look: `show`, `where-used`, `stale`, `coverage`, `impact`, `edition` and `diff`."""

from __future__ import annotations

import datetime as dt
import shutil
import sys
import textwrap
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import click

from ..editing.edits import Layout
from ..editing.mentions import Mention, mentions, opened
from ..editing.show import Line, Showing
from ..project import load
from ..records.decode import EDITIONS, ROOT
from ..records.dossier import ID_KINDS, Dossier, ids_named, unknown_id, with_article
from ..records.editions import NAME
from ..records.scalars import reserved
from ..system import atomic
from ..text import dates
from ..text.json import dumps
from ..text.numbers import count
from ..text.problems import InvalidDossierError, Place, printable
from ..views import diff as diffs
from ..views import staleness
from ..views.diff import compare, digest
from ..views.queries import Views
from ..views.support import Impact
from ..views.support import coverage as covered
from . import completion
from .output import error_boundary, known


@click.command(epilog="Example: briefings coverage herald-2023-08")
@click.argument("sources", nargs=-1, shell_complete=completion.sources)
@click.pass_obj
def coverage(home: Path, sources: tuple[str, ...]) -> None:
    """What of each article is used: its paragraphs in order, what rests on each, or why nothing does."""
    with error_boundary():
        dossier = load.load(home)
    chosen = [known(id, dossier.sources, "source", "SOURCE") for id in sources] or [
        source.id for source in Views(dossier).sources_newest_first()
    ]
    for position, id in enumerate(chosen):
        found = covered(Views(dossier), dossier.sources[id])
        click.echo(("\n" if position else "") + f"{id}: {found.words()}")
        for line in found.lines():
            click.echo(line)


@click.command(epilog="Example: briefings impact herald-2023-08")
@click.argument("source", shell_complete=completion.sources)
@click.pass_obj
def impact(home: Path, source: str) -> None:
    """What would fall if a source were retracted: statements, offices, states, trends and judgements, record by record."""
    with error_boundary():
        dossier = load.load(home)
    effects = list(Impact(dossier, frozenset({known(source, dossier.sources, "source", "SOURCE")})).effects())
    for effect in effects:
        click.echo(effect.line(effect.record.id if effect.record else "home page"))
    fall = sum(effect.alone for effect in effects)
    click.echo(f"{count(fall, 'thing')} would fall with {source}, {count(len(effects) - fall, 'thing')} would be weaker")


@click.command(epilog="Example: briefings edition 2025-11")
@click.argument("name")
@click.option("--force", is_flag=True, help="Write it again where it is there already.")
@click.pass_obj
def edition(home: Path, name: str, force: bool) -> None:
    """Write down what the records say now, to compare later ones with."""
    if not NAME.fullmatch(name) or reserved(name):
        raise click.BadParameter(f"{name!r} is no name: small letters, digits and single dashes, such as 2025-11", param_hint="NAME")
    target = home / ROOT / EDITIONS / f"{name}.json"
    if target.exists() and not force:
        raise click.BadParameter(f"the edition {name} is there already; --force writes it again", param_hint="NAME")
    with error_boundary():
        dossier = load.load(home)
        said = digest(dossier)
        atomic.keep(target, said.dumps().encode())
    click.echo(f"wrote {target.relative_to(home)}: {count(len(dossier.claims), 'statement')} in {count(len(dossier.profiles), 'record')}")


@click.command(epilog="Example: briefings diff 2025-11 --format markdown")
@click.argument("name", metavar="EDITION", shell_complete=completion.editions)
@click.option("--format", "form", type=click.Choice(list(diffs.DIFF_FORMATS)), default="text", show_default=True, help="How it is told.")
@click.option("--exit-code", is_flag=True, help="End with 1 where there is a difference.")
@click.pass_obj
def diff(home: Path, name: str, form: str, exit_code: bool) -> None:
    """Tell what the records say otherwise than in an edition."""
    with error_boundary():
        dossier = load.load(home)
    if name not in dossier.editions:
        there = f"there are: {', '.join(sorted(dossier.editions))}" if dossier.editions else "write one: briefings edition NAME"
        raise click.BadParameter(f"there is no edition {name!r}; {there}", param_hint="EDITION")
    old, new = dossier.editions[name], digest(dossier)
    found = compare(old, new)
    click.echo(diffs.DIFF_FORMATS[form](name, old, new, found), nl=False)
    if found and exit_code:
        sys.exit(1)


#: The narrowest and the widest that a text is set in a terminal.
_NARROWEST, _WIDEST = 40, 110
_INDENT: Final = "  "


@click.command("where-used", epilog="Example: briefings where-used northland")
@click.argument("id", shell_complete=completion.everything)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How it is told.")
@click.pass_obj
def where_used(home: Path, id: str, form: str) -> None:
    """Tell every place that refers to an id: file, line, column, and what for.

    ID is that of an actor, a relationship, a source, a topic or a kind, or a claim as record/claim. Of a record the places are told that
    name its claims too, of a source the paragraphs. An id that nothing has is looked for as well, as long as something still names it.
    """
    with error_boundary():
        dossier = _readable(home)
        documents = opened(dossier)
        found = [mention for mention in mentions(documents) if _is_of(mention, id)]
        if not found and not ids_named(dossier, id):
            raise click.BadParameter(unknown_id(dossier, id), param_hint="ID")
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
    dossier, problems = load.readable(home)
    if dossier is None:
        raise InvalidDossierError(problems)
    return dossier


@click.command(epilog="Example: briefings show northland--southmark")
@click.argument("id", shell_complete=completion.everything)
@click.option("--kind", type=click.Choice(ID_KINDS), default=None, help="Which is meant, where several things have the id.")
@click.pass_obj
def show(home: Path, id: str, kind: str | None) -> None:
    """Show a record, a claim, a source, a topic or a kind in plain words: what its page and its brief say.

    Below stand its notes with outlet and paragraph, and who refers to it; above, its file and its page. A claim or a judgement is asked for as
    record/claim. In a terminal lines are as wide as it is; elsewhere a text is one line.
    """
    with error_boundary():
        dossier = load.load(home)
        found = [what for what in ids_named(dossier, id) if kind is None or ID_KINDS[kind] == what]
        if not found:
            said = (
                f"{id!r} is {' and '.join(map(with_article, ids_named(dossier, id)))}"
                if ids_named(dossier, id)
                else unknown_id(dossier, id)
            )
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
    "--only",
    multiple=True,
    type=click.Choice(staleness.AGED_KINDS),
    help="Only actors, relationships or claims; may be given several times.",
)
@click.option("--exit-code", is_flag=True, help="End with 1 where something is stale.")
@click.pass_obj
def stale(home: Path, span: str, day: str, only: tuple[staleness.AgedKind, ...], exit_code: bool) -> None:
    """Tell what rests on old sources only: actors, relationships and claims, the oldest first.

    The age of a claim is that of the newest source it cites, by the day on which that appeared; of a record, that of the newest source
    which its page cites, for the claims of other records that it shows too. What happened when does not count: what is old and was
    reported anew is not stale.
    """
    with error_boundary():
        dossier = load.load(home)
    today = _day(day, dossier)
    try:
        limit = staleness.day_before(span, today)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--older-than") from None
    kinds = only or staleness.AGED_KINDS
    found = staleness.older(dossier, limit, kinds)
    for item in found:
        days = item.days(today)
        age = f"{days:>6,} days  {item.published!s:10}" if days is not None else f"{'rests on no source':23}"
        click.echo(printable("  ".join(filter(None, (age, f"{item.kind:12}", item.id, item.name and f"({item.name})", item.source)))))
    whole = sum(item.kind in kinds for item in staleness.ages(dossier))
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
