"""The commands that change files: `add-source`, `fmt` and `rename`; and `candidates`, which follows `add-source`."""

from __future__ import annotations

import dataclasses
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import click

from ..articles import languages
from ..articles.fingerprints import Evidence
from ..articles.normal import paragraphs
from ..editing import edits, field_order
from ..editing import rename as renaming
from ..editing.rename import RenameError, Renaming
from ..evidence import passages
from ..evidence.corroboration import Candidate, Shared, candidates, citing_place, naming
from ..evidence.renewal import Renewal
from ..project import articles as articles_at_hand
from ..project import files, load
from ..records.decode import ROOT
from ..records.dossier import Dossier
from ..records.ids import ID_KINDS
from ..records.scalars import is_id, refused_id
from ..system import atomic, reading
from ..text.look_alikes import deceptions
from ..text.problems import InvalidDossierError, Problem, printable
from ..text.prose import count, plural, ranges
from ..text.yaml import Document, read
from . import articles, completion, proposals, recheck
from .output import error_boundary, known


@click.command(epilog="Example: briefings add-source ~/Downloads/ferry.html --id herald-2023-08")
@click.argument("article")
@click.option("--id", "id", required=True, help="The source's id, such as herald-2023-08.")
@click.option("--address", "page", default="", metavar="URL", help="The page to read in a web archive (WARC or WACZ) that has several.")
@click.option("--encoding", default="", metavar="NAME", help="The encoding of the text, if it is not recognised: windows-1251, shift_jis …")
@click.option("--local", is_flag=True, help="Keep the evidence file out of the repository (the source then has evidence: local).")
@click.option("--without-key", is_flag=True, help="Leave the key out of the evidence file: only who has the article can use it.")
@click.option("--replace", is_flag=True, help="Replace the text in articles/ by another one.")
@click.option("--renumber", is_flag=True, help="Take a new version of the article over: rewrite every citation of its paragraphs.")
@click.option(
    "--metadata",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="A file from a reference manager with title, authors, date …: RIS, BibTeX or CSL-JSON.",
)
@click.option("--loopback", is_flag=True, help="Also fetch from a web server on this machine.")
@click.pass_obj
def add_source(
    home: Path, article: str, id: str, page: str, encoding: str, *, local: bool, without_key: bool, replace: bool, renumber: bool,
    metadata: Path | None, loopback: bool,
) -> None:  # fmt: skip
    """Add an article: number its paragraphs, write its evidence file, and list the known actors it names.

    ARTICLE is a file (HTML, MHTML, PDF, DOCX, EPUB, Markdown, plain text, a mail, WARC or WACZ; its content counts, not its name), or an address,
    which is fetched once. The numbered text is written to articles/, which stays out of the repository; see it with `briefings article ID`.
    """
    _require_id(id)
    with error_boundary():
        given = articles.document(article, page=page, encoding=encoding, loopback=loopback)
        made = articles.read(home, id, given, article)
        fetched = given if articles.is_address(article) else None
        target = _evidence(home, id)
        text = made.dumps()
        described = proposals.described(made.found, metadata)
        dossier, _ = load.readable(home)
        renewal = _renewal(dossier, id, text, made.reader, renumber=renumber)
        rewritten = recheck.renumbered(home, renewal) if renewal else None
        kept = articles.keep(home, id, made, article, fetched, replacing=replace or renumber)
        source = dossier.sources.get(id) if dossier else None
        tag = source.language if source else made.found.language.value if made.found.language else ""
        language = languages.for_tag(tag) if tag else languages.DEFAULT
        evidence = dataclasses.replace(Evidence.lean(text, language, keep_key=not without_key), reader=made.reader)
        if rewritten:
            recheck.take_over(home, rewritten)
        else:
            _write_evidence(home, target, evidence.dumps().encode(), local=local)
        for number, paragraph in enumerate(passages.numbered(text), 1):
            click.echo(f"{number:4}  {printable(paragraph)}")
        _tell_deceptions(text)
        if dossier:
            _tell_names(naming(dossier, Evidence.of(text, language)))
        else:
            click.echo("\nthe actors it names cannot be listed: dossier.yml or vocabulary.yml cannot be read; see briefings check\n")
        for line in articles.report(made):
            click.echo(printable(line))
        if kept:
            click.echo(f"wrote {kept.relative_to(home)}")
        click.echo(f"wrote {target.relative_to(home)}: {count(len(evidence), 'paragraph')}, {count(evidence.words, 'word')}")
        if local:
            click.echo(f"{target.relative_to(home)} is listed in .gitignore; write evidence: local in the source")
        for line in proposals.propose(home, id, described, text, dossier, local=local):
            click.echo(printable(line))


def _renewal(dossier: Dossier | None, id: str, text: str, reader: str, *, renumber: bool) -> Renewal | None:
    """The comparison with the version that was added before; None if there is none, or if it has the same paragraphs.

    Exits if claims rest on what changed, unless their citations are to be rewritten.
    """
    if dossier is None or id not in dossier.evidence or dossier.evidence[id].is_of(text):
        return None
    renewal = Renewal.of(dossier, id, text, reader)
    for line in renewal.lines():
        click.echo(printable(line))
    if not renewal.harmless and not renumber:
        click.echo("\nclaims rest on what changed, so nothing was written; to rewrite their citations, add --renumber", err=True)
        sys.exit(1)
    return renewal


@click.command("candidates", epilog="Example: briefings candidates gazette-2024-05 --articles ../articles")
@click.argument("source", shell_complete=completion.sources)
@click.option(
    "--articles",
    "texts",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="A folder with the articles; makes the comparison exact and shows the beginning of each paragraph.",
)
@click.option("--most", type=click.IntRange(1), default=3, show_default=True, help="The maximum number of claims per paragraph.")
@click.pass_obj
def candidates_(home: Path, source: str, texts: Path | None, most: int) -> None:
    """List the claims that each paragraph of a source may corroborate, with the reasons and the line to write.

    A claim is a candidate if the paragraph names its actors, does not contradict its date, and shares quoted words, numbers, names or words
    with it. The comparison uses the evidence files; the articles are not needed. Only a reader can tell whether the paragraph says the same.
    """
    with error_boundary():
        dossier, problems = load.readable(home)
        if dossier is None:
            raise InvalidDossierError(problems)
        if source in dossier.broken:
            raise click.BadParameter(f"the record of {source} cannot be read; see briefings check", param_hint="SOURCE")
        if is_id(source) and source not in dossier.sources and _evidence(home, source).exists():
            raise click.BadParameter(f"{source!r} has no record yet; create it: briefings new source {source}", param_hint="SOURCE")
        known(source, dossier.sources, "source", "SOURCE")
        if source not in dossier.evidence:
            raise click.BadParameter(f"no evidence file; create it: briefings add-source FILE --id {source}", param_hint="SOURCE")
        dossier, beginnings = _at_hand(home, dossier, source, texts)
        _tell_candidates(dossier, source, most, beginnings)
        if dossier.broken:
            click.echo(f"{count(len(dossier.broken), 'record')} cannot be read and not included: briefings check")


def _tell_candidates(dossier: Dossier, source: str, most: int, beginnings: Mapping[int, str]) -> None:
    """Each paragraph with its candidates, the likeliest first, and the total."""
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
    click.echo(f"{count(with_some, 'paragraph')} may corroborate {count(len(statements), 'claim')}; read before you cite")


def _lines(dossier: Dossier, candidate: Candidate) -> Iterator[str]:
    """A candidate: the claim, the reasons, the line that would cite the paragraph, and its new text."""
    now, then = candidate.origins
    counted = f"{count(now, 'origin')}, then {then}" if then > now else f"{count(now, 'origin')}, not more with it"
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


def _at_hand(home: Path, dossier: Dossier, source: str, texts: Path | None) -> tuple[Dossier, Mapping[int, str]]:
    """The dossier with the text of the article, and the beginning of each paragraph, if a folder with the article is given."""
    folder = texts or home / files.ARTICLES
    if texts is None and not folder.is_dir():
        return dossier, {}
    given = articles_at_hand.read_articles(folder)
    exact, missing = passages.exact_evidence(dossier, given)
    absent = [problem for problem in missing if problem.place.path.endswith(f"/{source}.evidence")]
    if absent and texts is None:
        return dossier, {}
    if absent:
        raise InvalidDossierError(absent)
    text = next(text for text in given.values() if dossier.evidence[source].is_of(text))
    return dataclasses.replace(dossier, evidence=exact), dict(enumerate(passages.numbered(text), 1))


def _tell_deceptions(article: str) -> None:
    """The letters of an article that pass for others: a claim that has the plain word is not found in it."""
    found = [(number, it) for number, paragraph in enumerate(paragraphs(article), 1) for it in deceptions(paragraph)]
    for number, it in found[:_MOST_DECEPTIONS]:
        click.echo(f"note: paragraph {number}: {printable(it.message)}; the plain word does not match it")
    if len(found) > _MOST_DECEPTIONS:
        click.echo(f"note: {len(found) - _MOST_DECEPTIONS} more words of mixed scripts")


def _tell_names(named: Mapping[str, tuple[int, ...]]) -> None:
    """The actors of the dossier that an article names, most frequent first, each with its paragraphs."""
    click.echo(f"\nnames {count(len(named), 'known actor')}{':' if named else ''}")
    width = max(map(len, named), default=0)
    for id, numbers in sorted(named.items(), key=lambda item: (-len(item[1]), item[0])):
        click.echo(f"  {id:{width}}  in {ranges(numbers)}")
    click.echo("")


def _evidence(home: Path, id: str) -> Path:
    """The file with the evidence of a source."""
    return home / ROOT / "sources" / f"{id}.evidence"


def _require_id(id: str) -> None:
    """Reject an id that is not valid for a source."""
    refused = refused_id(id)
    if refused:
        raise click.BadParameter(refused, param_hint="--id")


_IGNORED: Final = ".gitignore"


def _write_evidence(home: Path, target: Path, content: bytes, *, local: bool) -> None:
    """Write an evidence file; if it is to be kept out of the repository, together with its line in .gitignore, so that it never gets in."""
    if not local:
        atomic.keep(target, content, within=home)
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    path, ignoring = target.relative_to(home).as_posix(), home / _IGNORED
    before = {
        _IGNORED: reading.read(ignoring, reading.SETTING) if os.path.lexists(ignoring) else None,
        path: reading.read(target, reading.RECORD) if os.path.lexists(target) else None,
    }
    lines = before[_IGNORED] or b""
    after = {_IGNORED: lines if f"/{path}".encode() in lines.splitlines() else edits.with_line(lines, f"/{path}"), path: content}
    atomic.write_together(home, before, after, journals=home / ROOT)


#: The number of words of mixed scripts that are listed of one article.
_MOST_DECEPTIONS: Final = 5


@click.command("rename", epilog="Example: briefings rename alder-herald harbour-herald --dry-run")
@click.argument("old", shell_complete=completion.everything)
@click.argument("new")
@click.option("--kind", type=click.Choice(ID_KINDS), default=None, help="What OLD is, if several things have that id.")
@click.option("--dry-run", is_flag=True, help="Write nothing; show what would change.")
@click.pass_obj
def rename(home: Path, old: str, new: str, kind: str | None, dry_run: bool) -> None:
    """Change an id wherever it is used: of an actor, source, topic or kind, or of a claim or judgement as record/claim.

    References are changed in place; nothing else in the files changes. The record's file is renamed, along with a source's evidence and an
    actor's relationships, whose ids contain its own. The old id is added to `formerly`, so the old address redirects, for each claim and
    paragraph too (kinds have no page). If an edition has the claim or judgement, the history records the new id. A relationship that gets a
    new id moves to another party. Editions do not change.

    Everything is done or nothing: it is refused if the records would have a problem afterwards that they do not have before, or if a file that
    may refer to OLD cannot be read.
    """
    with error_boundary():
        contents, problems = files.read_briefings(home)
        dossier, already = _renamable(contents, problems, old)
        try:
            found = renaming.rename(dossier, contents, old, new, ID_KINDS.get(kind or "", ""))
        except RenameError as error:
            raise click.UsageError(str(error)) from None
        _ignore(home, found)
        before: dict[str, bytes | None] = {f"{ROOT}/{path}": content for path, content in contents.items()}
        after = {path.removeprefix(f"{ROOT}/"): content for path, content in {**before, **found.files}.items() if path.startswith(ROOT)}
        _require_no_worse(already, {path: content for path, content in after.items() if content is not None}, found.moved)
        if not dry_run:
            ignored = home / _IGNORED
            before |= {_IGNORED: reading.read(ignored, reading.SETTING)} if _IGNORED in found.files else {}
            atomic.write_together(home, before, found.files, found.moved, journals=home / ROOT)
        tell_renamed(found, dry_run=dry_run)


def _renamable(contents: Mapping[str, bytes], problems: list[Problem], old: str) -> tuple[Dossier, list[Problem]]:
    """The dossier in some files, and its problems.  Raises InvalidDossierError if a file that may refer to an id cannot be read."""
    dossier, already = load.examined(contents)
    word = re.compile(rb"(?<![\w-])" + re.escape(old.rpartition("/")[2].encode("utf-8", "surrogateescape")) + rb"(?![\w-])")
    unread = {path for path in contents if dossier is None or Path(path).stem in dossier.broken}
    blind = [
        problem for problem in already if (path := problem.place.path.removeprefix(f"{ROOT}/")) in unread and word.search(contents[path])
    ]
    if dossier is None or problems or blind:
        click.echo("files that may refer to it cannot be read; fix these first; nothing was written\n", err=True)
        raise InvalidDossierError([*problems, *(blind or already)])
    return dossier, already


def _require_no_worse(before: Sequence[Problem], contents: Mapping[str, bytes], moved: Mapping[str, str]) -> None:
    """Raise InvalidDossierError if files would have problems, by file and rule, that they did not have under their former names."""
    had = Counter((moved.get(problem.place.path, problem.place.path), problem.code) for problem in before)
    _, after = load.examined(contents)
    new = []
    for problem in after:
        had[problem.place.path, problem.code] -= 1
        new += [problem] if had[problem.place.path, problem.code] < 0 else []
    if new:
        click.echo("after renaming, the records would have these problems; nothing was written\n", err=True)
        raise InvalidDossierError(new)


def whole(contents: Mapping[str, bytes], problems: list[Problem], said: str) -> Dossier:
    """The dossier in some files.  Raises InvalidDossierError if it has problems, after printing what that means here."""
    dossier, left = load.examined(contents)
    if dossier is None or problems or left:
        click.echo(f"{said}; nothing was written\n", err=True)
        raise InvalidDossierError([*problems, *left])
    return dossier


def _ignore(home: Path, found: Renaming) -> None:
    """Keep a renamed evidence file out of the repository, by changing its line in .gitignore."""
    ignoring = home / _IGNORED
    text = reading.read(ignoring, reading.SETTING).decode() if os.path.lexists(ignoring) else ""
    lines = re.sub(
        r"(?m)^/?(briefings/sources/[^\n]*\.evidence)[ \r]*$",
        lambda line: line[0].replace(line[1], found.moved.get(line[1], line[1])),
        text,
    )
    if lines != text:
        found.files[_IGNORED] = lines.encode()


def tell_renamed(found: Renaming, *, dry_run: bool) -> None:
    """Print what was changed, file by file."""
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
@click.option("--check", "only", is_flag=True, help="Write nothing; list the files that would change, and exit with 1 if there are any.")
@click.pass_obj
def fmt(home: Path, paths: tuple[Path, ...], only: bool) -> None:
    """Put the fields of records in the schema's order: in all files, or in PATHs.

    Moves whole lines, with the comments above a field and at the end of its lines; inside { } it moves whole entries. Removes trailing white
    space. Nothing else changes: quotes, comments, folds, line ends and the order of lists stay, and the meaning of the record is the same. Unknown fields, and the fields beside them, keep their places.
    """
    with error_boundary():
        contents, problems = files.read_briefings(home)
        chosen = {path: content for path, content in contents.items() if field_order.model_of(path) and _within(home / ROOT / path, paths)}
        if paths and not chosen:
            raise click.BadParameter("contains no record files", param_hint="PATH")
        after: dict[str, bytes | None] = {}
        stuck: list[str] = []
        for path, content in sorted(chosen.items()):
            document, found = read(f"{ROOT}/{path}", content)
            problems += found
            if document and not found:
                try:
                    text = edits.written_like(content, _arranged(path, document))
                except field_order.DisorderError:
                    stuck.append(path)
                    continue
                after |= {f"{ROOT}/{path}": text} if text != content else {}
        if not only:
            atomic.write_together(home, {f"{ROOT}/{path}": content for path, content in chosen.items()}, after, journals=home / ROOT)
        for path in after:
            click.echo(f"{'would change' if only else 'changed'} {path}")
        for path in stuck:
            click.echo(f"{ROOT}/{path} not changed: moving its fields would change its meaning", err=True)
        click.echo(f"{len(after)} of {count(len(chosen), 'file')} {'would change' if only else 'changed'}")
        if problems:
            raise InvalidDossierError(problems)
        if stuck or (only and after):
            sys.exit(1)


def _arranged(path: str, document: Document) -> str:
    model = field_order.model_of(path)
    assert model is not None, "only record files are put in order"
    return field_order.arranged(document, model)


def _within(file: Path, paths: Sequence[Path]) -> bool:
    """Whether a file is one of some paths, or below one; true if there are no paths."""
    return not paths or any(file.is_relative_to(path.resolve()) for path in paths)
