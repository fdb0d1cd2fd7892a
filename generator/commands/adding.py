"""The commands for an article that has just arrived: `add-source` and `candidates`.

Floor 12: imports `articles`, `decode`, `evidence`, `files`, `model`, `problems`, `values`, `corroboration`, `commands.completers` and `commands.telling`.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path

import click

from generator import articles, files
from generator.commands import completers
from generator.commands.telling import count, known, telling
from generator.corroboration import Candidate, Shared, candidates, line_to_write, naming
from generator.decode import ROOT, decode
from generator.evidence import Evidence
from generator.model import Dossier
from generator.problems import InvalidDossierError, Problem, printable
from generator.values import ID_PATTERN, RESERVED


@click.command(epilog="Example: briefings add-source ~/articles/herald.txt --id herald-2023-08")
@click.argument("article", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--id", "id", required=True, help="The source's id, such as herald-2023-08.")
@click.option("--local", is_flag=True, help="Keep the evidence out of the repository; the source then says evidence: local.")
@click.pass_obj
def add_source(home: Path, article: Path, id: str, local: bool) -> None:
    """Number an article's paragraphs, write its evidence file, and tell which known actors it names, and where."""
    _require_id(id)
    text = _read(article)
    evidence = Evidence.of(text)
    if not evidence.paragraphs:
        raise click.BadParameter(f"{article} has no paragraphs", param_hint="ARTICLE")
    target = _evidence(home, id)
    with telling():
        files.keep(target, evidence.dumps().encode())
        if local:
            _keep_out(home, target)
        dossier, _ = _records(home)
        for number, paragraph in enumerate(articles.numbered(text), 1):
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
@click.argument("source", shell_complete=completers.sources)
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
    with telling():
        dossier, problems = _records(home)
        if dossier is None:
            raise InvalidDossierError(problems)
        if source in dossier.broken:
            raise click.BadParameter(f"the record of {source} cannot be read; see briefings check", param_hint="SOURCE")
        if re.fullmatch(ID_PATTERN, source) and source not in dossier.sources and _evidence(home, source).exists():
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
        click.echo(f"no candidates for {_runs(tuple(empty))}")
    with_some = len(dossier.evidence[source]) - len(empty)
    click.echo(f"{count(with_some, 'paragraph')} may corroborate {count(len(statements), 'statement')}; read before you cite")


def _lines(dossier: Dossier, candidate: Candidate) -> Iterator[str]:
    """A candidate: which statement, why, where the line stands that would cite the paragraph, and how it reads then."""
    now, then = candidate.origins
    counted = f"{count(now, 'origin')}, then {then}" if then > now else f"{count(now, 'origin')}, and no more with it"
    place = line_to_write(dossier, candidate)
    yield f"  {candidate.ref} ({counted})"
    yield f"    both have: {'; '.join(_reasons(candidate.shared))}"
    yield f"    {place.path}:{place.line}: {place.excerpt.strip()}"


def _reasons(shared: Shared) -> Iterator[str]:
    yield f"the actors {', '.join(shared.actors)}" if len(shared.actors) > 1 else f"the actor {shared.actors[0]}"
    yield from (f"the date {date}" for date in shared.dates)
    yield from (f"the quoted words “{quoted}”" for quoted in shared.quoted)
    for noun, items in (("number", shared.numbers), ("name", shared.names), ("word", shared.words), ("topic", shared.topics)):
        if items:
            yield f"the {noun}{'s' if len(items) > 1 else ''} {', '.join(items)}"


def _records(home: Path) -> tuple[Dossier | None, list[Problem]]:
    """The dossier as far as it can be read, and what is wrong in its files: whoever adds something has it half done."""
    contents, problems = files.read_briefings(home)
    dossier, found = decode(contents) if contents else (None, [])
    return dossier, [*problems, *found]


def _at_hand(dossier: Dossier, source: str, texts: Path | None) -> tuple[Dossier, Mapping[int, str]]:
    """The dossier with the article's own words, and how each of its paragraphs begins, where a folder with it is given."""
    if texts is None:
        return dossier, {}
    given = files.read_articles(texts)
    exact, missing = articles.exact(dossier, given)
    absent = [problem for problem in missing if problem.place.path.endswith(f"/{source}.evidence")]
    if absent:
        raise InvalidDossierError(absent)
    text = next(text for text in given.values() if Evidence.of(text).fingerprint == dossier.evidence[source].fingerprint)
    return dataclasses.replace(dossier, evidence=exact), dict(enumerate(articles.numbered(text), 1))


def _tell_names(named: Mapping[str, tuple[int, ...]]) -> None:
    """The actors of the dossier that an article names, the most often named first, each with its paragraphs."""
    click.echo(f"\nnames {count(len(named), 'known actor')}{':' if named else ''}")
    width = max(map(len, named), default=0)
    for id, numbers in sorted(named.items(), key=lambda item: (-len(item[1]), item[0])):
        click.echo(f"  {id:{width}}  in {_runs(numbers)}")
    click.echo("")


def _runs(numbers: tuple[int, ...]) -> str:
    """Ascending numbers as citations have them: 3-5, 8."""
    runs = [[number for _, number in run] for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0])]
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)


def _evidence(home: Path, id: str) -> Path:
    """The file with the evidence of a source."""
    return home / ROOT / "sources" / f"{id}.evidence"


def _require_id(id: str) -> None:
    """Refuse what cannot be a source's id."""
    if not re.fullmatch(ID_PATTERN, id) or not 2 <= len(id) <= 64:
        raise click.BadParameter(f"{id!r} is no id: small letters, digits and single dashes, a letter first", param_hint="--id")
    if RESERVED.fullmatch(id):
        raise click.BadParameter(f"{id!r} is a name that some systems keep for themselves; choose a longer one", param_hint="--id")


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
