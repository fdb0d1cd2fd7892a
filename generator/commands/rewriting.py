"""The commands that edit files of records in place: `fmt`, and `new claim`.

Floor 13: imports `claims`, `decode`, `drafting`, `files`, `model`, `ordering`, `problems`, `project`, `splices`, `values`, `yamltext`, `commands.completers`,
`commands.telling` and `commands.together`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final, TypeVar, get_args

import click
from pydantic import TypeAdapter, ValidationError

from generator import drafting, files, ordering, project
from generator.claims import ClaimType
from generator.commands import completers, together
from generator.commands.telling import count, known, telling
from generator.decode import ROOT
from generator.model import Actor, Relationship
from generator.problems import InvalidDossierError, Problem, printable
from generator.splices import HiddenError, Layout, edited
from generator.values import Citation, Cite
from generator.yamltext import Document, read

_CITE: Final[TypeAdapter[Citation]] = TypeAdapter(Cite)
Answer = TypeVar("Answer")

#: Types of claim that somebody says.
_SPOKEN: Final = ("statement", "assessment")


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
    with telling():
        contents, problems = files.read_briefings(home)
        chosen = {path: content for path, content in contents.items() if ordering.model_of(path) and _within(home / ROOT / path, paths)}
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
                except ordering.DisorderError:
                    stuck.append(path)
                    continue
                after |= {f"{ROOT}/{path}": text} if text != content else {}
        if not only:
            together.write(home, {f"{ROOT}/{path}": content for path, content in chosen.items()}, after)
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
    model = ordering.model_of(path)
    assert model is not None, "only files of records are put in order"
    return ordering.arranged(document, model)


def _within(file: Path, paths: Sequence[Path]) -> bool:
    """Whether a file is one of some paths, or below one; any is where there are none."""
    return not paths or any(file.is_relative_to(path.resolve()) for path in paths)


@click.command(
    "claim",
    short_help="A statement with its citation, appended to a record.",
    epilog="Example: briefings new claim southmark --cites gazette-2024-05#2 --text '[[southmark]] sent five ships.' --topic ferry",
)
@click.argument("record", shell_complete=completers.records)
@click.option("--cites", multiple=True, metavar="SOURCE#N", help="The paragraph it rests on; may be given several times.")
@click.option("--text", default="", help="The statement in our own words; links as [[id]], quoted words in “ ”.")
@click.option(
    "--type", "type_", type=click.Choice(get_args(ClaimType)), default=None, help="By default report, or statement with a speaker."
)
@click.option(
    "--speaker",
    "speakers",
    multiple=True,
    shell_complete=completers.actors,
    help="Who says it; several form a chain, the first speaker first.",
)
@click.option(
    "--quote", default="", metavar="WORDS", help="Words of the text that are quoted; where it has them not, they are put at its end."
)
@click.option(
    "--topic", "topics", multiple=True, shell_complete=completers.topics, help="A topic of the vocabulary; may be given several times."
)
@click.option("--when", default="", metavar="DATE", help="The date of the matter.")
@click.option("--said-when", default="", metavar="DATE", help="The date of the utterance.")
@click.option("--id", "id", default="", help="Its id in the record; by default made of its words.")
@click.pass_obj
def claim(
    home: Path, record: str, *, cites: tuple[str, ...], text: str, type_: str | None, speakers: tuple[str, ...],
    quote: str, topics: tuple[str, ...], when: str, said_when: str, id: str,
) -> None:  # fmt: skip
    """Append a claim to the record of an actor or a relationship, at the end of its claims; nothing else in the file changes.

    In a terminal it asks for what is required and not given. It tells what the evidence knows of the cited paragraphs, writes the claim, and says
    whether it passes or what is left to do: the file stays as it is then, for you to go on from there.
    """
    with telling():
        begun = _Begun(home, record)
        cited = [begun.citation(cite) for cite in cites] or begun.ask_citations()
        if text:
            begun.tell_evidence(cited, drafting.quoted(text, quote) if quote else text)
        else:
            begun.tell_evidence(cited, "")
            text = _ask("Text", "--text", str)
        text = " ".join((drafting.quoted(text, quote) if quote else text).split())
        type_ = type_ or ("statement" if speakers else _type())
        speakers = tuple(map(begun.actor, speakers)) or ((_ask("Who says it", "--speaker", begun.actor),) if type_ in _SPOKEN else ())
        topics = tuple(known(id, begun.dossier.vocabulary.topics, "topic", "--topic") for id in topics)
        id = id or begun.suggested(text)
        given = {"id": id, "text": text, "type": type_, "said_by": speakers, "when": when, "said_when": said_when}
        begun.append(id, {**given, "cites": tuple(map(str, cited)), "topics": topics})


class _Begun:
    """A record that a claim is added to, in a dossier that may have problems.

    Raises InvalidDossierError where the record, or the dossier's settings or vocabulary, cannot be read.
    """

    def __init__(self, home: Path, id: str) -> None:
        self.home = home
        self.contents, problems = files.read_briefings(home)
        dossier, self.before = project.examined(self.contents)
        if dossier is None:
            raise InvalidDossierError([*problems, *self.before])
        self.dossier = dossier
        if id in dossier.broken:
            raise InvalidDossierError(problem for problem in self.before if Path(problem.place.path).stem == id)
        if id in dossier.moved:
            raise click.BadParameter(f"{id!r} is called {dossier.moved[id]!r} now", param_hint="RECORD")
        self.record: Actor | Relationship = dossier.profiles[known(id, dossier.profiles, "record", "RECORD")]

    def citation(self, text: str) -> Citation:
        """A citation of a paragraph that is there.  Raises BadParameter where it is none."""
        try:
            cite = _CITE.validate_python(text)
        except ValidationError as error:
            raise click.BadParameter(str(error.errors()[0]["msg"]), param_hint="--cites") from None
        known(cite.source, self.dossier.sources, "source", "--cites")
        evidence = self.dossier.evidence.get(cite.source)
        if evidence is not None and cite.last > len(evidence):
            raise click.BadParameter(
                f"{cite.source} has {count(len(evidence), 'paragraph')}, and {cite} names another", param_hint="--cites"
            )
        return cite

    def citations(self, text: str) -> list[Citation]:
        """Citations with a comma between them.  Raises BadParameter where one is none."""
        return [self.citation(part.strip()) for part in text.split(",")]

    def ask_citations(self) -> list[Citation]:
        """The citations that somebody in a terminal is asked for, the newest source as an example."""
        newest = max(self.dossier.sources.values(), key=lambda source: (source.published.upper, source.id), default=None)
        return _ask(f"Cites, such as {newest.id}#2" if newest else "Cites, as source#paragraph", "--cites", self.citations)

    def tell_evidence(self, cited: Sequence[Citation], text: str) -> None:
        """Say what the evidence knows of the cited paragraphs."""
        for cite in cited:
            for line in drafting.told(self.dossier, cite, text):
                click.echo(printable(line))

    def actor(self, id: str) -> str:
        """An actor's id, where it is one.  Raises BadParameter where it is not."""
        return known(id, self.dossier.actors, "actor", "--speaker")

    def suggested(self, text: str) -> str:
        """An id for the claim: asked for in a terminal, with one made of its words at hand."""
        taken = {claim.id for claim in self.record.claims} | {judgement.id for judgement in self.record.judgements}
        made = drafting.suggested(text, taken | self.record.withdrawn_claims.keys())
        return click.prompt("Id", default=made) if _terminal() else made

    def append(self, id: str, given: drafting.Fields) -> None:
        """Write the claim at the end of the record's claims, and say what is left to do.

        Raises UsageError where what was given makes no claim.
        """
        path = self.record.path
        held = self.contents[path.removeprefix(f"{ROOT}/")]
        document, _ = read(path, held)
        assert document is not None, "a record that was decoded was read"
        try:
            layout = Layout(document)
            splice = layout.item("claims", drafting.lines(given, 6), ordering.fields(type(self.record)))
        except HiddenError:
            raise click.UsageError(f"the claims of {path} stand in brackets; write them on lines of their own first") from None
        new = edited(held, [splice])
        dossier, after = project.examined({**self.contents, path.removeprefix(f"{ROOT}/"): new})
        if dossier is None or self.record.id in dossier.broken:
            wrong = (problem for problem in after if problem.place.path == path)
            raise click.UsageError("; ".join(printable(f"{it.message}; {it.hint}" if it.hint else it.message) for it in wrong))
        together.write(self.home, {path: held}, {path: new})
        line = len(document.text[: splice.start].splitlines()) + 1
        self._tell(f"{path}:{line}: {self.record.id}/{id}", list(self._left(after)))

    def _left(self, after: Sequence[Problem]) -> Iterator[Problem]:
        """The problems that were not there before, wherever their lines are now."""
        old = {(problem.place.path, problem.code, problem.message) for problem in self.before}
        return (problem for problem in after if (problem.place.path, problem.code, problem.message) not in old)

    def _tell(self, where: str, left: Sequence[Problem]) -> None:
        click.echo(f"wrote {where}" + ("; this is left to do:\n" if left else ": nothing is wrong with it"))
        for problem in left:
            click.echo(f"{problem}\n")


def _terminal() -> bool:
    """Whether somebody is there to be asked."""
    return sys.stdin.isatty()


def _type() -> str:
    """The type of a claim that nobody is named for: asked for in a terminal, else a report."""
    asked: str = click.prompt("Type", type=click.Choice(get_args(ClaimType)), default="report") if _terminal() else "report"
    return asked


def _ask(words: str, option: str, checked: Callable[[str], Answer]) -> Answer:
    """What somebody in a terminal answers, asked again until it is checked.  Raises UsageError where nobody can be asked."""
    if not _terminal():
        raise click.UsageError(f"there is no terminal to ask in; give {option}")
    asked: Answer = click.prompt(words, value_proc=checked)
    return asked
