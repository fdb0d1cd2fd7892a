"""The commands `new actor`, `new relationship`, `new source` and `new claim`."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, TypeVar, get_args

import click
from pydantic import TypeAdapter, ValidationError

from ..editing import edits, scaffold
from ..editing.edits import HiddenError, Layout, apply_to_bytes
from ..editing.scaffold import Example
from ..project import files, load
from ..records.decode import ROOT
from ..records.dossier import Actor, Dossier, Relationship
from ..records.scalars import Citation, Cite, refused_id
from ..records.schema import ClaimType, Reliability, Source
from ..system import atomic
from ..text import dates
from ..text.numbers import count
from ..text.problems import InvalidDossierError, Problem, nearest, printable
from ..text.yaml import read
from . import completion
from .output import error_boundary, known

_NATURES: Final = get_args(Source.model_fields["nature"].annotation)
_GRADES: Final = get_args(Reliability.model_fields["grade"].annotation)
#: How many of the things that are left to do are shown.
_MOST_SHOWN: Final = 10


@click.group(epilog="Example: briefings new actor fenmoor")
def new() -> None:
    """Write a commented file for a new record: what is required is asked for in a terminal, or given as options."""


@new.command(
    "actor",
    short_help="A state, a body, a person or a bloc.",
    epilog="Example: briefings new actor lena-vos --name 'Lena Vos' --kind person --alias 'Ms Vos'",
)
@click.argument("id")
@click.option("--name", default="", help="The name as the dossier prints it, and as an article gives it.")
@click.option("--kind", default="", help="A kind of actor of vocabulary.yml.")
@click.option(
    "--alias", "aliases", multiple=True, help="Another spelling or a short form that an article uses; may be given several times."
)
@click.pass_obj
def new_actor(home: Path, id: str, name: str, kind: str, aliases: tuple[str, ...]) -> None:
    """Write the file of a new actor: a state, a body, a person or a bloc that acts or speaks in an article."""
    with error_boundary():
        begun = _NewRecord(home)
        begun.require_free(id, "ID")
        kinds = begun.dossier.vocabulary.actor_kinds
        _require({"--name": name, "--kind": kind})
        name = name or click.prompt("Name, as the articles give it")
        kind = _one_of(kind, kinds, "kind of actor", "--kind", asking="Kind")
        text = scaffold.actor_text(id, name, kind, aliases, group=kinds[kind].group, shown=begun.shown())
        begun.write(f"actors/{id}.yml", text, "what the articles say of it goes under `claims`, and its offices under `roles`")


@new.command(
    "relationship",
    short_help="What two actors have to do with each other.",
    epilog="Example: briefings new relationship southmark northland --kind supply --from southmark",
)
@click.argument("actors", nargs=-1, metavar="ACTOR ACTOR", shell_complete=completion.actors)
@click.option("--kind", "kinds", multiple=True, help="A kind of relationship of vocabulary.yml; may be given several times.")
@click.option("--from", "acts", default="", shell_complete=completion.actors, help="Which of the two acts, where a kind has a direction.")
@click.pass_obj
def new_relationship(home: Path, actors: tuple[str, ...], kinds: tuple[str, ...], acts: str) -> None:
    """Write the file of a new relationship; its id comes from its two actors, in alphabetical order.

    The two may be given as they are named, or as the id: southmark northland, or northland--southmark.
    """
    with error_boundary():
        begun = _NewRecord(home)
        parties = begun.parties(actors)
        id = "--".join(parties)
        begun.require_free(id, "ACTOR")
        known_kinds = begun.dossier.vocabulary.relationship_kinds
        _require({"--kind": " ".join(kinds)})
        chosen = [_one_of(kind, known_kinds, "kind of relationship", "--kind", asking="Kind") for kind in kinds or ("",)]
        directed = [kind for kind in chosen if not known_kinds[kind].symmetric]
        if directed:
            _require({"--from": acts})
            acts = _one_of(acts, parties, f"party of {id}", "--from", asking=f"Who {known_kinds[directed[0]].verb} the other")
        elif acts:
            raise click.BadParameter(f"no kind has a direction: {', '.join(chosen)}", param_hint="--from")
        text = scaffold.relationship_text(parties, [(kind, acts if kind in directed else None) for kind in chosen], shown=begun.shown())
        begun.write(f"relationships/{id}.yml", text, "what the articles say of the two goes under `claims`")


@new.command(
    "source",
    short_help="An article: where it appeared, when, by whom.",
    epilog="Example: briefings new source gazette-2024-05 --publisher Gazette --headline 'Ferry runs again' --grade C",
)
@click.argument("id")
@click.option("--publisher", default="", help="The outlet.")
@click.option("--published", default="", help="The day it appeared, such as 2024-05-03.")
@click.option("--headline", default="", help="The headline, where the article shows one.")
@click.option("--describes", default="", help="What the article is about, where it shows no headline.")
@click.option("--author", "authors", multiple=True, help="An author, as the article names them; may be given several times.")
@click.option("--agency", default="", help="The wire it came over, if it came over one.")
@click.option("--url", default="", help="The publisher's page, where it is known.")
@click.option("--nature", type=click.Choice(_NATURES), default="report", show_default=True, help="What sort of text it is.")
@click.option("--grade", default="", help="How far it is trusted: A completely, to E not at all; F where that cannot be judged.")
@click.option("--why", default="", help="What the grade rests on.")
@click.option("--local", is_flag=True, help="Its evidence is kept out of the repository.")
@click.pass_obj
def new_source(
    home: Path, id: str, *, publisher: str, published: str, headline: str, describes: str, authors: tuple[str, ...],
    agency: str, url: str, nature: str, grade: str, why: str, local: bool,
) -> None:  # fmt: skip
    """Write the file of a new source: where an article appeared, when, by whom, and how far it is trusted."""
    with error_boundary():
        begun = _NewRecord(home)
        begun.require_free(id, "ID")
        required = {"--publisher": publisher, "--published": published, "--headline or --describes": headline or describes}
        _require({**required, "--grade": grade, "--why": why})
        publisher = publisher or click.prompt("Publisher")
        published = published or click.prompt("Published, such as 2024-05-03", value_proc=_date)
        if not describes:
            headline = headline or click.prompt("Headline, or nothing where the article shows none", default="", show_default=False)
        describes = describes if headline or describes else click.prompt("What it is about")
        asking = "How far it is trusted, from A completely to E not at all, F where that cannot be judged"
        grade = _one_of(grade, _GRADES, "grade of reliability", "--grade", asking=asking)
        why = why or click.prompt("What the grade rests on")
        fields: dict[str, str | Sequence[str]] = {"publisher": publisher, "agency": agency, "published": published, "headline": headline}
        fields |= {"describes": describes, "authors": authors, "url": url, "nature": nature}
        begun.write(
            f"sources/{id}.yml",
            scaffold.source_text(fields, grade=grade, why=why, local=local),
            f"cite its paragraphs; `briefings candidates {id}` tells which statements they may corroborate",
        )


class _Addition:
    """A dossier to which something is added: what is there, and what is wrong with it already.

    Raises InvalidDossierError where its settings or its vocabulary cannot be read.
    """

    def __init__(self, home: Path) -> None:
        self.home = home
        self.contents, problems = files.read_briefings(home)
        dossier, self.before = load.examined(self.contents)
        if dossier is None:
            raise InvalidDossierError([*problems, *self.before])
        self.dossier: Dossier = dossier

    @property
    def newest(self) -> Source | None:
        """The newest source, for examples."""
        return max(self.dossier.sources.values(), key=lambda source: (source.published.upper, source.id), default=None)

    def examine(self, path: str, content: bytes) -> list[Problem]:
        """The problems that the dossier would have with new content of a file, and did not have before, wherever their lines are.

        Raises UsageError where the file makes no record.
        """
        dossier, after = load.examined({**self.contents, path: content})
        if dossier is None or Path(path).stem in dossier.broken:
            wrong = (problem for problem in after if problem.place.path == f"{ROOT}/{path}")
            raise click.UsageError("; ".join(printable(f"{it.message}; {it.hint}" if it.hint else it.message) for it in wrong))
        old = Counter(map(_kind_of, self.before))
        new: list[Problem] = []
        for problem in sorted(after):
            old[_kind_of(problem)] -= 1
            if old[_kind_of(problem)] < 0:
                new.append(problem)
        return new


def _kind_of(problem: Problem) -> tuple[str, str, str]:
    """What a problem is, wherever it is in its file."""
    return problem.place.path, problem.code, problem.message


def _tell_written(where: str, left: Sequence[Problem]) -> None:
    """Say what was written, and what is left to do."""
    click.echo(f"wrote {where}" + ("; this is left to do:\n" if left else ": nothing is wrong with it"))
    for problem in left[:_MOST_SHOWN]:
        click.echo(f"{problem}\n")
    if len(left) > _MOST_SHOWN:
        click.echo(f"and {len(left) - _MOST_SHOWN} more: briefings check\n")


class _NewRecord(_Addition):
    """A dossier to which a record is added."""

    def shown(self) -> Example:
        """What the examples of a new file name: the newest source, and a topic, where there are some."""
        newest = self.newest
        topic = next(iter(self.dossier.vocabulary.topics), Example().topic)
        return Example(f"{newest.id}#1", topic) if newest else Example(topic=topic)

    def require_free(self, id: str, hint: str) -> None:
        """Refuse an id that is none, or that a record has or had."""
        for part in id.split("--") if hint == "ACTOR" else [id]:
            refused = refused_id(part)
            if refused:
                raise click.BadParameter(refused, param_hint=hint)
        there = next((path for path in self.contents if path.endswith(f"/{id}.yml")), "")
        if there:
            raise click.BadParameter(f"{id!r} is there already: {ROOT}/{there}", param_hint=hint)
        if id in self.dossier.moved:
            raise click.BadParameter(f"{id!r} is what {self.dossier.moved[id]} was called; choose another", param_hint=hint)

    def parties(self, given: Sequence[str]) -> list[str]:
        """The two actors of a relationship, in the order of its id."""
        named = [part for text in given for part in text.split("--")]
        if len(named) != 2:
            if named or not _is_terminal():
                given_are = {0: "none is", 1: "1 is"}.get(len(named), f"{len(named)} are")
                raise click.UsageError(f"a relationship has two actors, and {given_are} given: briefings new relationship ACTOR ACTOR")
            named = ["", ""]
        asked = ("One of the two actors", "The other")
        one, two = (
            _one_of(id, self.dossier.actors, "actor", "ACTOR", asking=words, listed=False) for id, words in zip(named, asked, strict=True)
        )
        if one == two:
            raise click.BadParameter(f"{one!r} is named twice; name the other party", param_hint="ACTOR")
        return sorted((one, two))

    def write(self, path: str, text: str, following: str) -> None:
        """Write the file, unless what was given makes no record; say what is left to do, and what comes next."""
        content = text.encode("utf-8", "surrogateescape")
        left = self.examine(path, content)
        atomic.keep(self.home / ROOT / path, content)
        _tell_written(f"{ROOT}/{path}", left)
        click.echo(f"next: {following}")


def _is_terminal() -> bool:
    """Whether somebody is there to be asked."""
    return sys.stdin.isatty()


def _require(given: Mapping[str, str]) -> None:
    """Refuse what lacks something where nobody can be asked for it."""
    missing = [option for option, value in given.items() if not value]
    if missing and not _is_terminal():
        raise click.UsageError(f"there is no terminal to ask in; give {', '.join(missing)}")


def _one_of(word: str, among: Iterable[str], noun: str, hint: str, *, asking: str, listed: bool = True) -> str:
    """A word where it is one of those, else refused with the nearest; asked for, until it is one, where none is given.

    `listed` is whether all of them are few enough to be told.
    """
    words = tuple(among)

    def checked(word: str) -> str:
        if word not in words:
            near = nearest(word, words) or (f"there are: {', '.join(words)}" if listed else "")
            raise click.BadParameter(f"{word!r} is no {noun}{f'; {near}' if near else ''}", param_hint=hint)
        return word

    if word:
        return checked(word)
    choices = f" ({', '.join(words)})" if listed else ""
    asked: str = click.prompt(f"{asking}{choices}", value_proc=checked)
    return asked


def _date(text: str) -> str:
    try:
        dates.parse(text)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None
    return text


_CITE: Final[TypeAdapter[Citation]] = TypeAdapter(Cite)
Answer = TypeVar("Answer")
#: Types of claim that somebody says.
_SPOKEN: Final = ("statement", "assessment")


@click.command(
    "claim",
    short_help="A statement with its citation, appended to a record.",
    epilog="Example: briefings new claim southmark --cites gazette-2024-05#2 --text '[[southmark]] sent five ships.' --topic ferry",
)
@click.argument("record", shell_complete=completion.records)
@click.option("--cites", multiple=True, metavar="SOURCE#N", help="The paragraph it rests on; may be given several times.")
@click.option("--text", default="", help="The statement in our own words; links as [[id]], quoted words in “ ”.")
@click.option(
    "--type", "type_", type=click.Choice(get_args(ClaimType)), default=None, help="By default report, or statement with a speaker."
)
@click.option(
    "--speaker",
    "speakers",
    multiple=True,
    shell_complete=completion.actors,
    help="Who says it; several form a chain, the first speaker first.",
)
@click.option(
    "--quote", default="", metavar="WORDS", help="Words of the text that are quoted; where it has them not, they are put at its end."
)
@click.option(
    "--topic", "topics", multiple=True, shell_complete=completion.topics, help="A topic of the vocabulary; may be given several times."
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
    with error_boundary():
        begun = _NewClaim(home, record)
        cited = [begun.citation(cite) for cite in cites] or begun.ask_citations()
        if text:
            begun.tell_evidence(cited, scaffold.quoted(text, quote) if quote else text)
        else:
            begun.tell_evidence(cited, "")
            text = _ask("Text", "--text", str)
        text = " ".join((scaffold.quoted(text, quote) if quote else text).split())
        type_ = type_ or ("statement" if speakers else _type())
        speakers = tuple(map(begun.actor, speakers)) or ((_ask("Who says it", "--speaker", begun.actor),) if type_ in _SPOKEN else ())
        topics = tuple(known(id, begun.dossier.vocabulary.topics, "topic", "--topic") for id in topics)
        id = id or begun.suggested(text)
        given = {"id": id, "text": text, "type": type_, "said_by": speakers, "when": when, "said_when": said_when}
        begun.append(id, {**given, "cites": tuple(map(str, cited)), "topics": topics})


class _NewClaim(_Addition):
    """A record that a claim is added to, in a dossier that may have problems.

    Raises InvalidDossierError where the record cannot be read either.
    """

    def __init__(self, home: Path, id: str) -> None:
        super().__init__(home)
        dossier = self.dossier
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
        newest = self.newest
        return _ask(f"Cites, such as {newest.id}#2" if newest else "Cites, as source#paragraph", "--cites", self.citations)

    def tell_evidence(self, cited: Sequence[Citation], text: str) -> None:
        """Say what the evidence knows of the cited paragraphs."""
        for cite in cited:
            for line in scaffold.evidence_lines(self.dossier, cite, text):
                click.echo(printable(line))

    def actor(self, id: str) -> str:
        """An actor's id, where it is one.  Raises BadParameter where it is not."""
        return known(id, self.dossier.actors, "actor", "--speaker")

    def suggested(self, text: str) -> str:
        """An id for the claim: asked for in a terminal, with one made of its words at hand."""
        taken = {claim.id for claim in self.record.claims} | {judgement.id for judgement in self.record.judgements}
        made = scaffold.suggested_id(text, taken | self.record.withdrawn_claims.keys(), self.dossier.language)
        return click.prompt("Id", default=made) if _is_terminal() else made

    def append(self, id: str, given: scaffold.Fields) -> None:
        """Write the claim at the end of the record's claims, and say what is left to do.

        Raises UsageError where what was given makes no claim.
        """
        path = self.record.path
        held = self.contents[path.removeprefix(f"{ROOT}/")]
        document, _ = read(path, held)
        assert document is not None, "a record that was decoded was read"
        try:
            layout = Layout(document)
            splice = layout.item("claims", scaffold.claim_lines(given, 6), edits.fields(type(self.record)))
        except HiddenError:
            raise click.UsageError(f"the claims of {path} stand in brackets; write them on lines of their own first") from None
        new = apply_to_bytes(held, [splice])
        left = self.examine(path.removeprefix(f"{ROOT}/"), new)
        atomic.write_together(self.home, {path: held}, {path: new})
        line = len(document.text[: splice.start].splitlines()) + 1
        _tell_written(f"{path}:{line}: {self.record.id}/{id}", left)


def _type() -> str:
    """The type of a claim that nobody is named for: asked for in a terminal, else a report."""
    asked: str = click.prompt("Type", type=click.Choice(get_args(ClaimType)), default="report") if _is_terminal() else "report"
    return asked


def _ask(words: str, option: str, checked: Callable[[str], Answer]) -> Answer:
    """What somebody in a terminal answers, asked again until it is checked.  Raises UsageError where nobody can be asked."""
    if not _is_terminal():
        raise click.UsageError(f"there is no terminal to ask in; give {option}")
    asked: Answer = click.prompt(words, value_proc=checked)
    return asked
