"""The command `recheck`, and what it shares with `add-source`: another version of an article, and what rests on what changed."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from ..editing.renumber import RenumberError, Renumbering, renumber
from ..evidence.renewal import Renewal
from ..project import files, load
from ..project.articles import read_articles
from ..project.files import ARTICLES
from ..records.decode import ROOT
from ..records.dossier import Dossier
from ..records.sources import Source
from ..system import atomic
from ..text.problems import InvalidDossierError, Problem, printable
from ..text.prose import count
from . import articles, completion
from .output import error_boundary, known

#: The paragraphs in a citation, which may differ although the problem is the same.
_NUMBERS = re.compile(r"#[\w.:-]+")
#: The maximum number of problems shown.
_MOST_SHOWN = 10


def renumbered(home: Path, renewal: Renewal) -> Renumbering:
    """The files of a project once a new version of an article is taken over.  Raises ClickException if a person has to change something first."""
    contents, _ = files.read_briefings(home)
    dossier, _ = load.readable(home)
    assert dossier is not None, "the renewal was made from it"
    try:
        return renumber(dossier, contents, renewal.source, renewal.alignment, renewal.evidence)
    except RenumberError as error:
        places = "".join(f"\n  {printable(str(place))}" for place in error.places)
        raise click.ClickException(f"{error}; change or remove them first; nothing was written{places}") from None


def take_over(home: Path, made: Renumbering) -> None:
    """Write the new evidence and the rewritten citations, all or nothing; then say which claims do not hold any more."""
    contents, _ = files.read_briefings(home)
    before: dict[str, bytes | None] = {f"{ROOT}/{path}": content for path, content in contents.items()}
    atomic.write_together(home, before, made.files, journals=home / ROOT)
    cited = len(made.files) - 1
    click.echo(f"rewrote {count(made.citations, 'citation')}" + (f"; changed {count(cited, 'record')}" if cited else ""))
    for line in _fallen(contents, made):
        click.echo(line)


def _fallen(contents: Mapping[str, bytes], made: Renumbering) -> Iterator[str]:
    """The problems that a new version of an article brings, for an editor."""
    new = {path.removeprefix(f"{ROOT}/"): content for path, content in made.files.items() if content is not None}
    found = _new_problems(contents, {**contents, **new})
    if found:
        yield f"\nwith this version, {count(len(found), 'problem')} {'is' if len(found) == 1 else 'are'} new:\n"
    for problem in found[:_MOST_SHOWN]:
        yield f"{problem}\n"
    if len(found) > _MOST_SHOWN:
        yield f"and {len(found) - _MOST_SHOWN} more: briefings check"


def _new_problems(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> list[Problem]:
    """The problems that changed files have and the old ones have not, whatever the numbers of paragraphs in their messages."""
    old = Counter(map(_kind, load.examined(before)[1]))
    new: list[Problem] = []
    for problem in sorted(load.examined(after)[1]):
        old[_kind(problem)] -= 1
        if old[_kind(problem)] < 0:
            new.append(problem)
    return new


def _kind(problem: Problem) -> tuple[str, str, str]:
    return problem.place.path, problem.code, _NUMBERS.sub("#", problem.message)


@click.command(epilog="Example: briefings recheck herald-2023-08 --addresses")
@click.argument("sources", nargs=-1, metavar="[SOURCE]…", shell_complete=completion.sources)
@click.option(
    "--articles",
    "folder",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="A folder with the articles; by default articles/ in the project.",
)
@click.option("--addresses", is_flag=True, help="Fetch each source's address once and compare what is there today.")
@click.option("--loopback", is_flag=True, help="Also fetch from a web server on this machine.")
@click.pass_obj
def recheck(home: Path, sources: tuple[str, ...], folder: Path | None, *, addresses: bool, loopback: bool) -> None:
    """Compare the articles at hand with the evidence: what changed, and which claims rest on it or would not hold any more.

    Nothing is written. To take a new version over: briefings add-source FILE --id ID --renumber. Exits with 1 if something changed that
    claims rest on.
    """
    with error_boundary():
        dossier, problems = load.readable(home)
        if dossier is None:
            raise InvalidDossierError(problems)
        chosen = [known(id, dossier.sources, "source", "SOURCE") for id in sources] or [*dossier.sources]
        at_hand = read_articles(folder or home / ARTICLES)
        texts = {id: text for id in chosen if id in dossier.evidence and (text := _text(dossier, id, at_hand))}
        if addresses:
            texts |= dict(_from_addresses(dossier, chosen, loopback=loopback))
        changed = [_tell(home, Renewal.of(dossier, id, text)) for id, text in texts.items()]
        missing = [id for id in chosen if id not in texts and dossier.sources[id].read]
        same = count(changed.count(None), "article")
        click.echo(f"{same} as before, {count(len(changed) - changed.count(None), 'article')} changed, {len(missing)} not at hand")
    if True in changed:
        sys.exit(1)


def _text(dossier: Dossier, id: str, at_hand: Mapping[str, str]) -> str:
    """The text of a source's article: the file with its id as name, otherwise the one with the most paragraphs in common; empty if none."""
    if f"{id}.txt" in at_hand:
        return at_hand[f"{id}.txt"]
    evidence = dossier.evidence[id]
    digests = set(evidence.fingerprint)
    common = {name: len(digests.intersection(evidence.digests(text))) for name, text in at_hand.items()}
    best = max(common, key=lambda name: common[name], default="")
    return at_hand[best] if common.get(best) else ""


def _from_addresses(dossier: Dossier, ids: list[str], *, loopback: bool) -> Iterator[tuple[str, str]]:
    """What is at the addresses of some sources today, as numbered text; an address that cannot be read is named."""
    for id in ids:
        source: Source = dossier.sources[id]
        if source.url and id in dossier.evidence:
            try:
                yield id, articles.fetched(source.url, loopback=loopback).dumps()
            except click.ClickException as error:
                click.echo(printable(f"{id}: {error.format_message()}"), err=True)


def _tell(home: Path, renewal: Renewal) -> bool | None:
    """Print what changed in an article; None if nothing did, otherwise whether something rests on it."""
    if renewal.alignment.unchanged:
        return None
    click.echo(renewal.source)
    for line in renewal.lines():
        click.echo(f"  {printable(line)}")
    try:
        made = renumbered(home, renewal)
    except click.ClickException:
        click.echo("  it cannot be taken over before these claims are changed\n")
        return True
    click.echo(
        f"  to take it over: briefings add-source FILE --id {renewal.source} --renumber (rewrites {count(made.citations, 'citation')})"
    )
    for line in _fallen(files.read_briefings(home)[0], made):
        click.echo(f"  {line}")
    click.echo("")
    return not renewal.harmless
