"""The commands that change files: `add-source`, `fmt` and `rename`; and `candidates`, which follows `add-source`."""

from __future__ import annotations

import dataclasses
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import click

from ..articles import languages
from ..articles.canonical import paragraphs
from ..articles.fingerprints import Evidence, fingerprint
from ..editing import edits
from ..editing import rename as renaming
from ..editing.rename import RenameError, Renaming
from ..evidence import passages
from ..evidence.corroboration import Candidate, Shared, candidates, citing_place, naming
from ..project import files, load
from ..records.decode import ROOT
from ..records.dossier import ID_KINDS, Dossier
from ..records.scalars import is_id, refused_id
from ..system import atomic
from ..text.numbers import count, plural, ranges
from ..text.problems import InvalidDossierError, Problem, printable
from ..text.yaml import Document, read
from . import completion
from .output import error_boundary, known


@click.command(epilog="Example: briefings add-source ~/articles/herald.txt --id herald-2023-08")
@click.argument("article", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--id", "id", required=True, help="The source's id, such as herald-2023-08.")
@click.option("--local", is_flag=True, help="Keep the evidence out of the repository; the source then says evidence: local.")
@click.pass_obj
def add_source(home: Path, article: Path, id: str, local: bool) -> None:
    """Number an article's paragraphs, write its evidence file, and tell which known actors it names, and where."""
    _require_id(id)
    text = _read(article)
    if not paragraphs(text):
        raise click.BadParameter(f"{article} has no paragraphs", param_hint="ARTICLE")
    target = _evidence(home, id)
    with error_boundary():
        dossier, _ = load.readable(home)
        source = dossier.sources.get(id) if dossier else None
        evidence = Evidence.of(text, languages.for_tag(source.language) if source else languages.DEFAULT)
        atomic.keep(target, evidence.dumps().encode())
        if local:
            _keep_out(home, target)
        for number, paragraph in enumerate(passages.numbered(text), 1):
            click.echo(f"{number:4}  {printable(paragraph)}")
        if dossier:
            _tell_names(naming(dossier, evidence))
        else:
            click.echo("\nwhom it names is not known: dossier.yml or vocabulary.yml cannot be read; see briefings check\n")
        click.echo(f"wrote {target.relative_to(home)}: {count(len(evidence), 'paragraph')}, {count(evidence.words, 'word')}")
        if local:
            click.echo(f"{target.relative_to(home)} stands in .gitignore; write evidence: local into the source")
        record = target.with_suffix(".yml")
        if record.exists():
            click.echo(f"next: briefings candidates {id}, which tells what it may corroborate")
        else:
            click.echo(f"next: briefings new source {id}, which writes {record.relative_to(home)}: where the article appeared")


@click.command("candidates", epilog="Example: briefings candidates gazette-2024-05 --articles ../articles")
@click.argument("source", shell_complete=completion.sources)
@click.option(
    "--articles",
    "texts",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="A folder with the articles: what is compared is then exact, and each paragraph is shown with its beginning.",
)
@click.option("--most", type=click.IntRange(1), default=3, show_default=True, help="How many statements are shown for each paragraph.")
@click.pass_obj
def candidates_(home: Path, source: str, texts: Path | None, most: int) -> None:
    """Tell which statements each paragraph of a source may corroborate, why, and the line to write.

    A statement is a candidate where the paragraph names its actors, tells of no other time, and has quoted words, numbers, names or words of it.
    All of that is asked of the evidence; no article need be at hand. Whether the paragraph says the same, only who reads it can tell.
    """
    with error_boundary():
        dossier, problems = load.readable(home)
        if dossier is None:
            raise InvalidDossierError(problems)
        if source in dossier.broken:
            raise click.BadParameter(f"the record of {source} cannot be read; see briefings check", param_hint="SOURCE")
        if is_id(source) and source not in dossier.sources and _evidence(home, source).exists():
            raise click.BadParameter(f"{source!r} has no record yet; write it: briefings new source {source}", param_hint="SOURCE")
        known(source, dossier.sources, "source", "SOURCE")
        if source not in dossier.evidence:
            raise click.BadParameter(f"the evidence is not here; make it: briefings add-source FILE --id {source}", param_hint="SOURCE")
        dossier, beginnings = _at_hand(dossier, source, texts)
        _tell_candidates(dossier, source, most, beginnings)
        if dossier.broken:
            click.echo(f"{count(len(dossier.broken), 'record')} cannot be read and took no part: briefings check")


def _tell_candidates(dossier: Dossier, source: str, most: int, beginnings: Mapping[int, str]) -> None:
    """Each paragraph with its candidates, the likeliest first, and how many there are in all."""
    empty, statements = [], set()
    for number, found in candidates(dossier, source):
        if not found:
            empty.append(number)
            continue
        click.echo(f"{source}#{number}" + (f"  {printable(beginnings[number])}" if number in beginnings else ""))
        for candidate in found[:most]:
            for line in _lines(dossier, candidate):
                click.echo(printable(line))
        if len(found) > most:
            click.echo(f"  and {len(found) - most} more: --most {len(found)}")
        statements |= {candidate.ref for candidate in found}
    if empty:
        click.echo(f"no candidates for {ranges(empty)}")
    with_some = len(dossier.evidence[source]) - len(empty)
    click.echo(f"{count(with_some, 'paragraph')} may corroborate {count(len(statements), 'statement')}; read before you cite")


def _lines(dossier: Dossier, candidate: Candidate) -> Iterator[str]:
    """A candidate: which statement, why, where the line stands that would cite the paragraph, and how it reads then."""
    now, then = candidate.origins
    counted = f"{count(now, 'origin')}, then {then}" if then > now else f"{count(now, 'origin')}, and no more with it"
    place = citing_place(dossier, candidate)
    yield f"  {candidate.ref} ({counted})"
    yield f"    both have: {'; '.join(_reasons(candidate.shared))}"
    yield f"    {place.path}:{place.line}: {place.excerpt.strip()}"


def _reasons(shared: Shared) -> Iterator[str]:
    yield f"the actors {', '.join(shared.actors)}" if len(shared.actors) > 1 else f"the actor {shared.actors[0]}"
    yield from (f"the date {date}" for date in shared.dates)
    yield from (f"the quoted words “{quoted}”" for quoted in shared.quoted)
    for noun, items in (("number", shared.numbers), ("name", shared.names), ("word", shared.words), ("topic", shared.topics)):
        if items:
            yield f"the {plural(len(items), noun)} {', '.join(items)}"


def _at_hand(dossier: Dossier, source: str, texts: Path | None) -> tuple[Dossier, Mapping[int, str]]:
    """The dossier with the article's own words, and how each of its paragraphs begins, where a folder with it is given."""
    if texts is None:
        return dossier, {}
    given = files.read_articles(texts)
    exact, missing = passages.exact_evidence(dossier, given)
    absent = [problem for problem in missing if problem.place.path.endswith(f"/{source}.evidence")]
    if absent:
        raise InvalidDossierError(absent)
    text = next(text for text in given.values() if fingerprint(text) == dossier.evidence[source].fingerprint)
    return dataclasses.replace(dossier, evidence=exact), dict(enumerate(passages.numbered(text), 1))


def _tell_names(named: Mapping[str, tuple[int, ...]]) -> None:
    """The actors of the dossier that an article names, the most often named first, each with its paragraphs."""
    click.echo(f"\nnames {count(len(named), 'known actor')}{':' if named else ''}")
    width = max(map(len, named), default=0)
    for id, numbers in sorted(named.items(), key=lambda item: (-len(item[1]), item[0])):
        click.echo(f"  {id:{width}}  in {ranges(numbers)}")
    click.echo("")


def _evidence(home: Path, id: str) -> Path:
    """The file with the evidence of a source."""
    return home / ROOT / "sources" / f"{id}.evidence"


def _require_id(id: str) -> None:
    """Refuse what cannot be a source's id."""
    refused = refused_id(id)
    if refused:
        raise click.BadParameter(refused, param_hint="--id")


def _read(article: Path) -> str:
    try:
        return article.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.BadParameter(f"{article} is not UTF-8: byte {error.start}", param_hint="ARTICLE") from None


def _keep_out(home: Path, file: Path) -> None:
    """Let the project's repository ignore a file."""
    ignoring = home / ".gitignore"
    lines = ignoring.read_text(encoding="utf-8").splitlines() if ignoring.exists() else []
    line = f"/{file.relative_to(home).as_posix()}"
    if line not in lines:
        ignoring.write_text("\n".join([*lines, line]) + "\n", encoding="utf-8")


_IGNORED: Final = ".gitignore"


@click.command("rename", epilog="Example: briefings rename alder-herald harbour-herald --dry-run")
@click.argument("old", shell_complete=completion.everything)
@click.argument("new")
@click.option("--kind", type=click.Choice(ID_KINDS), default=None, help="Which is meant, where several things are called OLD.")
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
    with error_boundary():
        contents, problems = files.read_briefings(home)
        dossier = _whole(contents, problems, "rename works on records without problems; mend these first")
        try:
            found = renaming.rename(dossier, contents, old, new, ID_KINDS.get(kind or "", ""))
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
            atomic.write_together(home, before, found.files, found.moved)
        _tell_renamed(found, dry_run=dry_run)


def _whole(contents: Mapping[str, bytes], problems: list[Problem], said: str) -> Dossier:
    """The dossier in some files.  Raises InvalidDossierError where something is wrong with it, having said what that means here."""
    dossier, left = load.examined(contents)
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


@click.command(epilog="Example: briefings fmt --check briefings/actors")
@click.argument("paths", nargs=-1, metavar="[PATH]…", type=click.Path(path_type=Path, exists=True))
@click.option("--check", "only", is_flag=True, help="Write nothing; tell which files would change, and end with 1 where one would.")
@click.pass_obj
def fmt(home: Path, paths: tuple[Path, ...], only: bool) -> None:
    """Put the fields of records into the order of the schema: of all files, or of those that PATH names or holds.

    Whole lines are moved, with the comments directly above a field and at the ends of its lines; in { } whole entries are. White space at the
    ends of lines goes, and a file ends with one line end. Nothing else changes: quotes, comments, folds and the order of lists stay, and a
    record says the same as before. A field that the schema does not know keeps its place, and those beside it theirs.
    """
    with error_boundary():
        contents, problems = files.read_briefings(home)
        chosen = {path: content for path, content in contents.items() if edits.model_of(path) and _within(home / ROOT / path, paths)}
        if paths and not chosen:
            raise click.BadParameter("holds no file of a record", param_hint="PATH")
        after: dict[str, bytes | None] = {}
        stuck: list[str] = []
        for path, content in sorted(chosen.items()):
            document, found = read(f"{ROOT}/{path}", content)
            problems += found
            if document and not found:
                try:
                    text = _arranged(path, document).encode()
                except edits.DisorderError:
                    stuck.append(path)
                    continue
                after |= {f"{ROOT}/{path}": text} if text != content else {}
        if not only:
            atomic.write_together(home, {f"{ROOT}/{path}": content for path, content in chosen.items()}, after)
        for path in after:
            click.echo(f"{'would change' if only else 'changed'} {path}")
        for path in stuck:
            click.echo(f"{ROOT}/{path} stays as it is: its fields cannot be moved without changing what it says", err=True)
        click.echo(f"{len(after)} of {count(len(chosen), 'file')} {'would change' if only else 'changed'}")
        if problems:
            raise InvalidDossierError(problems)
        if stuck or (only and after):
            sys.exit(1)


def _arranged(path: str, document: Document) -> str:
    model = edits.model_of(path)
    assert model is not None, "only files of records are put in order"
    return edits.arranged(document, model)


def _within(file: Path, paths: Sequence[Path]) -> bool:
    """Whether a file is one of some paths, or below one; any is where there are none."""
    return not paths or any(file.is_relative_to(path.resolve()) for path in paths)
