"""The commands that query records: `show`, `where-used`, `stale`, `coverage`, `impact`, `edition` and `diff`."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sys
import textwrap
from collections.abc import Container, Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import click

from ..editing.edits import Layout
from ..editing.rename import Mention, mentions, opened
from ..editing.show import Line, Showing
from ..project import load
from ..records import edition_chain
from ..records.decode import EDITIONS, ROOT
from ..records.dossier import Dossier
from ..records.editions import NAME, Edition
from ..records.ids import ID_KINDS, ids_named, unknown_id, with_article
from ..records.scalars import reserved
from ..system import atomic
from ..text import dates
from ..text.json import dumps
from ..text.problems import InvalidDossierError, Place, printable
from ..text.prose import count
from ..views import diff as diffs
from ..views import profiles
from ..views.diff import compare
from ..views.queries import Views
from ..views.snapshot import digest
from ..views.support import Impact
from ..views.support import coverage as covered
from . import completion
from .output import error_boundary, known


@click.command(epilog="Example: briefings coverage herald-2023-08")
@click.argument("sources", nargs=-1, shell_complete=completion.sources)
@click.pass_obj
def coverage(home: Path, sources: tuple[str, ...]) -> None:
    """Show which paragraphs of each source are cited, and why the others are not."""
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
    """Show what would lose its support if a source were retracted: claims, offices, states, trends and judgements, by record."""
    with error_boundary():
        dossier = load.load(home)
    effects = list(Impact(dossier, frozenset({known(source, dossier.sources, "source", "SOURCE")})).effects())
    for effect in effects:
        click.echo(effect.line(effect.record.id if effect.record else "home page"))
    fall = sum(effect.alone for effect in effects)
    weakened = len(effects) - fall
    click.echo(
        f"If {source} were retracted, {count(fall, 'item')} would lose {'its' if fall == 1 else 'their'} only source and {weakened} would lose one of several"
    )


@click.command(epilog="Example: briefings edition 2025-11")
@click.argument("name")
@click.option("--force", is_flag=True, help="Overwrite an existing edition.")
@click.pass_obj
def edition(home: Path, name: str, force: bool) -> None:
    """Save a snapshot of the records for later comparison."""
    if not NAME.fullmatch(name) or reserved(name):
        raise click.BadParameter(
            f"{name!r} is not a valid name: use lower-case letters, digits and single dashes, such as 2025-11", param_hint="NAME"
        )
    target = home / ROOT / EDITIONS / f"{name}.json"
    if target.exists() and not force:
        raise click.BadParameter(f"the edition {name} already exists; overwrite it with --force", param_hint="NAME")
    with error_boundary():
        dossier = load.load(home)
        _keep_editions(home, dossier, edition_chain.written(dossier.editions, name, digest(dossier)))
    click.echo(f"wrote {target.relative_to(home)}: {count(len(dossier.claims), 'claim')} in {count(len(dossier.profiles), 'record')}")


def _keep_editions(home: Path, dossier: Dossier, files: Mapping[str, bytes]) -> None:
    """Write the files of some editions, all or none."""
    paths = {name: f"{ROOT}/{EDITIONS}/{name}.json" for name in files}
    before = {paths[name]: dossier.editions[name].file if name in dossier.editions else None for name in files}
    atomic.write_together(home, before, {paths[name]: file for name, file in files.items()}, journals=home / ROOT)


@click.command(epilog="Example: briefings diff 2025-11 --format markdown")
@click.argument("name", metavar="[EDITION]", default="", shell_complete=completion.editions)
@click.argument("later", metavar="[LATER]", default="", shell_complete=completion.editions)
@click.option(
    "--with",
    "other",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Compare with the records of another project or checkout instead of an edition.",
)
@click.option("--format", "form", type=click.Choice(list(diffs.DIFF_FORMATS)), default="text", show_default=True, help="The output format.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 if anything changed.")
@click.pass_obj
def diff(home: Path, name: str, later: str, *, other: Path | None, form: str, exit_code: bool) -> None:
    """Show what changed since an edition, between two editions, or since another checkout of the project.

    Only meaning counts: statements, judgements, offices, states and sources, not the way in which they are written. Records that cannot be
    read at the moment are left out, and their number is printed; other problems do not matter.
    """
    if bool(name) == bool(other):
        raise click.UsageError("name an edition, or another project with --with")
    with error_boundary():
        dossier, now = _compared(home)
        broken = dossier.broken
        if other:
            there, old = _compared(Path(os.path.realpath(other)))
            broken |= there.broken
        else:
            old = _edition(dossier, name)
    old, new = _without(old, broken), _without(_edition(dossier, later) if later else now, broken)
    if broken:
        click.echo(f"{count(len(broken), 'record')} cannot be read and not compared: briefings check", err=True)
    found = compare(old, new)
    click.echo(diffs.DIFF_FORMATS[form](name, old, new, found), nl=False)
    if found and exit_code:
        sys.exit(1)


def _without(edition: Edition, broken: Container[str]) -> Edition:
    """An edition without records that cannot be read now, which would otherwise count as removed or new."""
    records = {id: record for id, record in edition.records.items() if id not in broken}
    sources = {id: source for id, source in edition.sources.items() if id not in broken}
    return edition.model_copy(update={"records": records, "sources": sources})


def _compared(home: Path) -> tuple[Dossier, Edition]:
    """The dossier in a project as far as it can be read, and what an edition of it says.  Raises InvalidDossierError."""
    dossier, problems = load.checked(home)
    if dossier is None:
        raise InvalidDossierError(problems)
    try:
        return dossier, digest(dossier)
    except KeyError:  # something refers to what does not exist
        raise InvalidDossierError(problems) from None


def _edition(dossier: Dossier, name: str) -> Edition:
    """An edition of the dossier.  Raises BadParameter if there is none of that name."""
    if name not in dossier.editions:
        there = f"there are: {', '.join(sorted(dossier.editions))}" if dossier.editions else "create one: briefings edition NAME"
        raise click.BadParameter(f"unknown edition {name!r}; {there}", param_hint="EDITION")
    return edition_chain.content(dossier.editions, name)


#: The minimum and maximum width of text in a terminal.
_NARROWEST, _WIDEST = 40, 110
_INDENT: Final = "  "


@click.command("where-used", epilog="Example: briefings where-used northland")
@click.argument("id", shell_complete=completion.everything)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="The output format.")
@click.pass_obj
def where_used(home: Path, id: str, form: str) -> None:
    """List every reference to an id: file, line, column and purpose.

    ID is an actor, relationship, source, topic or kind, or a claim as record/claim. For a record, this includes references to its claims; for
    a source, to its paragraphs. An id that does not exist is also looked up, as long as something refers to it.
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
                f"{count(len(dossier.broken), 'record')} cannot be read completely, and may also refer to it: briefings check", err=True
            )


def _is_of(mention: Mention, id: str) -> bool:
    """Whether a mention refers to an id, or to a claim of the record with that id."""
    return id == (f"{mention.id}/{mention.part}" if "/" in id else mention.id)


def _as_values(place: Place, mention: Mention) -> dict[str, Any]:
    """A mention for programs."""
    at = {"path": place.path, "line": place.line, "column": place.column, "width": place.width}
    return {**at, "how": mention.how, "written": mention.written, "claim": mention.part, "paragraphs": mention.locator}


def _readable(home: Path) -> Dossier:
    """The dossier as far as it can be read.  Raises InvalidDossierError if its settings or its vocabulary cannot be read."""
    dossier, problems = load.readable(home)
    if dossier is None:
        raise InvalidDossierError(problems)
    return dossier


@click.command(epilog="Example: briefings show northland--southmark")
@click.argument("id", shell_complete=completion.everything)
@click.option("--kind", type=click.Choice(ID_KINDS), default=None, help="What ID is, if several things have that id.")
@click.pass_obj
def show(home: Path, id: str, kind: str | None) -> None:
    """Show a record, claim, source, topic or kind as plain text, as on its page and in its brief.

    First its file and page; at the end its notes, with outlet and paragraph, and what refers to it. Name a claim or judgement as record/claim.
    The id `dossier` shows the dossier as a whole, with what it does not know.
    Lines are wrapped to the terminal; in other output, each text is one line. Problems of other records do not matter, unless this one refers
    to something that does not exist.
    """
    with error_boundary():
        dossier, problems = load.checked(home)
        own = [problem for problem in problems if Path(problem.place.path).stem == id.partition("/")[0]]
        if dossier is None or own:
            raise InvalidDossierError(own or problems)
        found = [what for what in ids_named(dossier, id) if kind is None or ID_KINDS[kind] == what]
        found += ["dossier"] if id == "dossier" and kind is None else []
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
            try:
                lines = list(showing.lines(id, what))
            except KeyError:  # something that it shows refers to what does not exist
                raise InvalidDossierError(problems) from None
            for text in _set([*([Line("")] if number else []), *lines], width):
                click.echo(text)
        if problems:
            click.echo(f"{count(len(problems), 'problem')} elsewhere: briefings check", err=True)


def _set(lines: Iterable[Line], width: int | None) -> Iterable[str]:
    """The lines as printed: wrapped if a width is given, with headings in bold in a terminal."""
    for line in lines:
        margin, text = _INDENT * line.depth, printable(" ".join(line.text.split()))
        folded = textwrap.wrap(text, width, initial_indent=margin, subsequent_indent=margin) if width else [f"{margin}{text}"]
        yield from (click.style(part, bold=True) if line.heading and width else part for part in folded or [""])


@click.command(epilog="Example: briefings stale --older-than 1y --only actor")
@click.option(
    "--older-than", "span", default="180d", show_default=True, help="The age, in days, weeks, months or years: 180d, 26w, 6m, 1y."
)
@click.option("--as-of", "day", default="", metavar="DATE", help="The reference day, or `today`; by default the dossier's as_of.")
@click.option(
    "--only",
    multiple=True,
    type=click.Choice(profiles.AGED_KINDS),
    help="Only actors, relationships or claims; repeatable.",
)
@click.option("--exit-code", is_flag=True, help="Exit with 1 if anything is stale.")
@click.pass_obj
def stale(home: Path, span: str, day: str, only: tuple[profiles.AgedKind, ...], exit_code: bool) -> None:
    """List actors, relationships and claims that rest only on old sources, oldest first.

    A claim is as old as the newest source it cites (by publication date); a record as old as the newest source its page cites, including
    claims of other records shown there. The date of the event does not count: an old event that was reported again is not stale.
    """
    with error_boundary():
        dossier = load.load(home)
    today = _day(day, dossier)
    try:
        limit = profiles.day_before(span, today)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--older-than") from None
    kinds = only or profiles.AGED_KINDS
    found = profiles.older(dossier, limit, kinds)
    for item in found:
        days = item.days(today)
        age = (
            f"{days:>6,} days  {item.published!s:10}"
            if days is not None
            else f"{'its source is undated' if item.source else 'rests on no source':23}"
        )
        click.echo(printable("  ".join(filter(None, (age, f"{item.kind:12}", item.id, item.name and f"({item.name})", item.source)))))
    whole = sum(item.kind in kinds for item in profiles.ages(dossier))
    said = f"{len(found):,} of {whole:,} rest on no source from {limit.isoformat()} or later, as of {today.isoformat()}"
    click.echo(said)
    if found and exit_code:
        sys.exit(1)


def _day(text: str, dossier: Dossier) -> dt.date:
    """The reference day for ages."""
    if text == "today":
        return dt.datetime.now(tz=dt.UTC).date()
    try:
        return (dates.parse(text) if text else dossier.settings.as_of).upper.date
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--as-of") from None
