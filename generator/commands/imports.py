"""The command `import`: records from a data set of others."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

import click

from ..editing import importing
from ..editing.importing import Imported
from ..imports import parsing
from ..imports.extract import Extract, Loss, UnusableDataError
from ..imports.registry import FORMATS
from ..project import files, load
from ..records.decode import ROOT
from ..records.dossier import Dossier
from ..records.scalars import refused_id
from ..system import atomic, reading
from ..text import json
from ..text.problems import InvalidDossierError, Problem, added, printable
from ..text.prose import count
from . import completion
from .output import error_boundary, known

#: How often records that the dossier does not accept are left out before the import is given up.
_ROUNDS: Final = 4
#: The number of matches and of losses of one sort that are printed.
_MOST_SHOWN: Final = 20


@click.command("import", epilog="Example: briefings import misp crews.json --kind threat-actor=group --dry-run")
@click.argument("format", type=click.Choice([*FORMATS]))
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option(
    "--source",
    "data_set",
    default="",
    shell_complete=completion.sources,
    help="The source for the data set, new or with `evidence: none`; by default made from its title.",
)
@click.option("--title", default="", help="The title of the data set, if the file has none.")
@click.option("--publisher", default="", help="Who publishes it, if the file does not say.")
@click.option("--data-version", "version", default="", help="Its version, if the file does not say.")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    metavar="TYPE=KIND",
    help="The kind of the vocabulary for a type of the data set; `*` for all other actors; repeatable.",
)
@click.option("--no-references", is_flag=True, help="Make no sources of the references that the data set names.")
@click.option("--dry-run", is_flag=True, help="Write nothing; show what would be written.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="The output format; `json` lists each row that is lost.",
)
@click.pass_obj
def import_(
    home: Path, format: str, file: Path, *, data_set: str, title: str, publisher: str, version: str, kinds: tuple[str, ...],
    no_references: bool, dry_run: bool, form: str,
) -> None:  # fmt: skip
    """Import actors, names, ids, relationships and references from a data set of others.

    Only new files are written. An actor that the dossier has, by an id in `same_as` or by its name, is reported with what the data set would
    add. Everything says from which row it is (`recorded`), and references are sources with `evidence: none`. Types of the data set become the
    kinds that `known_as` in vocabulary.yml or --kind names for them; whatever is not taken over is listed.
    """
    with error_boundary():
        contents, problems = files.read_briefings(home)
        dossier, before = load.examined(contents)
        if dossier is None:
            raise InvalidDossierError([*problems, *before])
        extract = _extract(format, file, title, publisher, version)
        source = data_set or importing.data_set_id(dossier, extract.title)
        _require_usable(dossier, source)
        made = importing.plan(dossier, extract, source, _kinds(kinds, dossier), references=not no_references)
        _settle(contents, made, before)
        if not dry_run:
            after = {f"{ROOT}/{path}": content for path, content in made.files.items()}
            atomic.write_together(home, dict.fromkeys(after), after, journals=home / ROOT)
        click.echo(_as_json(made, source, extract, dry_run=dry_run) if form == "json" else "\n".join(_lines(made, dry_run=dry_run)))


def _extract(format: str, file: Path, title: str, publisher: str, version: str) -> Extract:
    """What the file says, with what the command adds.  Raises ClickException with the reason if it cannot be used."""
    try:
        extract = FORMATS[format].read(reading.read(file, parsing.LARGEST, follow=True))
    except UnusableDataError as error:
        raise click.ClickException(printable(f"{file}: {error}")) from None
    extract.title = title or extract.title or FORMATS[format].label
    extract.publisher = publisher or extract.publisher or extract.title
    extract.version = version or extract.version
    return extract


def _require_usable(dossier: Dossier, source: str) -> None:
    """Reject an id that cannot be that of the data set."""
    refused = refused_id(source)
    if refused:
        raise click.BadParameter(refused, param_hint="--source")
    if source in dossier.profiles or source in dossier.withdrawn or (source in dossier.sources and source not in dossier.unread):
        what = "was read" if source in dossier.sources else "is another record"
        raise click.BadParameter(f"{source!r} {what}; choose another id for the data set", param_hint="--source")


def _kinds(given: Iterable[str], dossier: Dossier) -> Mapping[str, str]:
    """The kinds for types of the data set."""
    there = (*dossier.vocabulary.actor_kinds, *dossier.vocabulary.relationship_kinds)
    pairs = [text.rpartition("=") for text in given]
    for type, _, kind in pairs:
        if not type:
            raise click.BadParameter(f"{kind!r} has no type; write TYPE={kind}", param_hint="--kind")
        known(kind, there, "kind", "--kind")
    return {type: kind for type, _, kind in pairs}


def _settle(contents: Mapping[str, bytes], made: Imported, before: Iterable[Problem]) -> None:
    """Leave out the new records that the checks reject.  Raises InvalidDossierError if that is not enough."""
    known, left = [*before], list[Problem]()
    for _ in range(_ROUNDS):
        _, after = load.examined({**contents, **made.files})
        left = added(known, after)
        wrong = {problem.place.path.removeprefix(f"{ROOT}/"): problem for problem in reversed(left)}
        if not left or wrong.keys().isdisjoint(made.files):
            break
        for path in wrong.keys() & made.files.keys():
            made.drop(path, f"{wrong[path].message} ({wrong[path].code})")
    if left:
        raise InvalidDossierError(left)


def _lines(made: Imported, *, dry_run: bool) -> Iterator[str]:
    """The report in words."""
    yield f"{'Would write' if dry_run else 'Wrote'} {importing.summary(made)}"
    if made.matched:
        yield f"Already in the dossier, and left as they are: {len(made.matched)}"
    for match in made.matched[:_MOST_SHOWN]:
        adds = "; ".join(f"{field}: {', '.join(values)}" for field, values in match.adds.items())
        yield printable(f"  {match.id} (by {match.by}){f' would get {adds}' if adds else ''}")
    if len(made.matched) > _MOST_SHOWN:
        yield f"  and {len(made.matched) - _MOST_SHOWN} more: --format json"
    for (what, type), number in made.unmapped.items():
        name = printable(type or "(no type)")
        option = f"--kind {shlex.quote(printable(type or '*') + '=KIND')}"
        yield f"No kind of {what} is known as {name} ({count(number, 'row')}): {option}, or known_as: [{name}] in vocabulary.yml"
    sorts: dict[tuple[str, str], list[Loss]] = {}
    for loss in made.losses:
        sorts.setdefault((loss.what, loss.why), []).append(loss)
    if sorts:
        yield f"Not taken over: {len(made.losses):,} values"
    for (what, why), found in [*sorts.items()][:_MOST_SHOWN]:
        where = found[0].row if len(found) == 1 else f"{len(found):,} times, first in {found[0].row}"
        yield printable(f"  {what}: {why} ({where})")
    if len(sorts) > _MOST_SHOWN:
        yield f"  and {len(sorts) - _MOST_SHOWN:,} more: --format json"


def _as_json(made: Imported, source: str, extract: Extract, *, dry_run: bool) -> str:
    """The report for programs, which lists everything."""
    found: dict[str, json.Json] = {
        "written": not dry_run,
        "data_set": {"source": source, "title": extract.title, "version": extract.version or None},
        **{folder: made.ids(folder) for folder in ("actors", "relationships", "sources")},
        "matched": [{"id": match.id, "row": match.row or None, "by": match.by, "would_add": dict(match.adds)} for match in made.matched],
        "unmapped": [{"what": what, "type": type, "rows": number} for (what, type), number in made.unmapped.items()],
        "lost": [loss._asdict() for loss in made.losses],
    }
    return json.dumps(found).decode().rstrip()
