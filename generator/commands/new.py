"""The commands `new actor`, `new relationship`, `new source` and `new claim`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, TypeVar, get_args

import click
from pydantic import TypeAdapter, ValidationError

from ..editing import field_order, scaffold
from ..editing.edits import HiddenError, Layout, apply_to_bytes
from ..editing.scaffold import Example
from ..project import files, load
from ..records.decode import ROOT
from ..records.dossier import Actor, Dossier, Relationship
from ..records.scalars import Citation, Cite, refused_id
from ..records.schema import Claim, ClaimType
from ..records.sources import Reliability, Source
from ..system import atomic
from ..text import dates
from ..text.problems import InvalidDossierError, Problem, added, nearest, printable
from ..text.prose import count
from ..text.yaml import read
from . import completion, set_option
from .output import error_boundary, known

_NATURES: Final = get_args(Source.model_fields["nature"].annotation)
_GRADES: Final = get_args(Reliability.model_fields["grade"].annotation)
#: The maximum number of problems shown.
_MOST_SHOWN: Final = 10


@click.group(epilog="Example: briefings new actor fenmoor")
def new() -> None:
    """Create a commented file for a new record. Asks for required values in a terminal, or takes them as options."""


@new.command(
    "actor",
    short_help="A state, body, person or bloc.",
    epilog="Example: briefings new actor lena-vos --name 'Lena Vos' --kind person --alias 'Ms Vos'",
)
@click.argument("id")
@click.option("--name", default="", help="The name as the articles give it.")
@click.option("--kind", default="", help="A kind of actor in vocabulary.yml.")
@click.option("--alias", "aliases", multiple=True, help="Another spelling or a short form used in an article; repeatable.")
@click.option("--qualifier", default="", help="What tells it apart from another actor of the same name.")
@set_option.fields(Actor)
@click.pass_obj
def new_actor(
    home: Path, id: str, name: str, kind: str, aliases: tuple[str, ...], *, qualifier: str, more: Mapping[str, str]
) -> None:  # fmt: skip
    """Create the record of an actor: a state, body, person or bloc that acts or speaks in an article."""
    with error_boundary():
        begun = _NewRecord(home)
        begun.require_free(id, "ID")
        kinds = begun.dossier.vocabulary.actor_kinds
        _require({"--name": name, "--kind": kind})
        name = name or click.prompt("Name, as the articles give it")
        kind = _one_of(kind, kinds, "kind of actor", "--kind", asking="Kind")
        group = kinds[kind].group
        text = scaffold.actor_text(id, name, kind, aliases, group=group, shown=begun.shown(), qualifier=qualifier, more=more)
        begun.write(f"actors/{id}.yml", text, "add what the articles say about it to `claims`, and its offices to `roles`")


@new.command(
    "relationship",
    short_help="The relationship of two actors.",
    epilog="Example: briefings new relationship southmark northland --kind supply --from southmark",
)
@click.argument("actors", nargs=-1, metavar="ACTOR ACTOR", shell_complete=completion.actors)
@click.option("--kind", "kinds", multiple=True, help="A kind of relationship in vocabulary.yml; repeatable.")
@click.option("--from", "acts", default="", shell_complete=completion.actors, help="The acting party, for kinds with a direction.")
@click.option("--claim", default="", help="The claim of another record that supports the kinds, as record/claim.")
@set_option.fields(Relationship)
@click.pass_obj
def new_relationship(
    home: Path, actors: tuple[str, ...], kinds: tuple[str, ...], acts: str, claim: str, *, more: Mapping[str, str]
) -> None:
    """Create the record of a relationship; its id is made from its two actors in alphabetical order.

    A kind rests on a claim: of this record, which is then still to be added, or of another one (--claim).

    Give the actors as two ids or as one id: southmark northland, or northland--southmark.
    """
    with error_boundary():
        begun = _NewRecord(home)
        parties = begun.parties(actors)
        id = "--".join(parties)
        begun.require_free(id, "ACTOR")
        known_kinds = begun.dossier.vocabulary.relationship_kinds
        asked = () if "kinds" in more else kinds or ("",)
        _require({"--kind": " ".join(kinds)} if asked else {})
        chosen = [_one_of(kind, known_kinds, "kind of relationship", "--kind", asking="Kind") for kind in asked]
        directed = [kind for kind in chosen if not known_kinds[kind].symmetric]
        if directed:
            _require({"--from": acts})
            acts = _one_of(acts, parties, f"party of {id}", "--from", asking=f"Who {known_kinds[directed[0]].verb} the other")
        elif acts and chosen:
            raise click.BadParameter(f"no kind has a direction: {', '.join(chosen)}", param_hint="--from")
        if claim:
            claim = _one_of(claim, begun.dossier.claims, "claim", "--claim", asking="Claim")
        listed = [scaffold.kind_text(kind, acts if kind in directed else "", claim) for kind in chosen]
        text = scaffold.relationship_text(parties, listed, shown=begun.shown(), more=more)
        begun.write(f"relationships/{id}.yml", text, "add what the articles say about the two to `claims`")


@new.command(
    "source",
    short_help="An article.",
    epilog="Example: briefings new source gazette-2024-05 --publisher Gazette --headline 'Ferry runs again' --grade C",
)
@click.argument("id")
@click.option("--publisher", default="", help="The outlet.")
@click.option("--published", default="", help="The day it appeared, such as 2024-05-03.")
@click.option("--published-why", default="", help="How the day was determined, or why there is none, if the article shows none.")
@click.option("--headline", default="", help="The headline, if the article shows one.")
@click.option("--describes", default="", help="What the article is about, if it shows no headline.")
@click.option("--author", "authors", multiple=True, help="An author, as named in the article; repeatable.")
@click.option("--agency", default="", help="The news agency, if any.")
@click.option("--url", default="", help="The article's address at the publisher, if known.")
@click.option("--nature", type=click.Choice(_NATURES), default="report", show_default=True, help="The type of text.")
@click.option("--grade", default="", help="Reliability, from A (complete) to E (none); F if it cannot be judged.")
@click.option("--why", default="", help="The reason for the grade.")
@click.option("--local", is_flag=True, help="Keep the evidence out of the repository.")
@click.option("--unread", is_flag=True, help="A reference that nobody read paragraph by paragraph: nothing rests on it.")
@set_option.fields(Source)
@click.pass_obj
def new_source(
    home: Path, id: str, *, publisher: str, published: str, published_why: str, headline: str, describes: str,
    authors: tuple[str, ...], agency: str, url: str, nature: str, grade: str, why: str, local: bool, unread: bool,
    more: Mapping[str, str],
) -> None:  # fmt: skip
    """Create the record of a source: where and when the article appeared, its author, and its reliability."""
    with error_boundary():
        begun = _NewRecord(home)
        begun.require_free(id, "ID")
        required = {
            "--publisher": publisher,
            "--published or --published-why": published or published_why,
            "--headline or --describes": headline or describes,
        }
        judged = "reliability" in more
        _require(required if judged else {**required, "--grade": grade, "--why": why})
        publisher = publisher or click.prompt("Publisher")
        published = published or ("" if published_why else click.prompt("Published, such as 2024-05-03", value_proc=_date))
        if not describes:
            headline = headline or click.prompt("Headline (empty if the article shows none)", default="", show_default=False)
        describes = describes if headline or describes else click.prompt("What it is about")
        asking = "Reliability, from A (complete) to E (none), or F (cannot be judged)"
        grade = "" if judged else _one_of(grade, _GRADES, "grade of reliability", "--grade", asking=asking)
        why = why or ("" if judged else click.prompt("Reason for the grade"))
        fields: dict[str, str | Sequence[str]] = {"publisher": publisher, "agency": agency, "published": published}
        fields |= {
            "published_why": published_why,
            "headline": headline,
            "describes": describes,
            "authors": authors,
            "url": url,
            "nature": nature,
        }
        unread = unread or more.get("evidence") == "none"
        evidence = "none" if unread else "local" if local else ""
        cite = f"cite its paragraphs; `briefings candidates {id}` lists the claims they may corroborate"
        begun.write(
            f"sources/{id}.yml",
            scaffold.source_text(fields, grade=grade, why=why, evidence=evidence, more=more),
            f"name it beside a paragraph that was read, as {id} or with a page, as {id}#p12" if unread else cite,
        )


class _Addition:
    """A dossier to which something is added: what is there, and what is wrong with it already.

    Raises InvalidDossierError if its settings or its vocabulary cannot be read.
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
        return max(self.dossier.sources.values(), key=lambda source: source.age_rank, default=None)

    def examine(self, path: str, content: bytes) -> list[Problem]:
        """The problems that new content of a file would add to the dossier, ignoring changed line numbers.

        Raises UsageError if the file is not a valid record.
        """
        dossier, after = load.examined({**self.contents, path: content})
        if dossier is None or Path(path).stem in dossier.broken:
            wrong = (problem for problem in after if problem.place.path == f"{ROOT}/{path}")
            raise click.UsageError("; ".join(printable(f"{it.message}; {it.hint}" if it.hint else it.message) for it in wrong))
        return added(self.before, after)


def _tell_written(where: str, left: Sequence[Problem]) -> None:
    """Print what was created, and the problems to fix."""
    click.echo(f"Created {where}. " + ("Problems to fix:\n" if left else "No problems found."))
    for problem in left[:_MOST_SHOWN]:
        click.echo(f"{problem}\n")
    if len(left) > _MOST_SHOWN:
        click.echo(f"and {len(left) - _MOST_SHOWN} more: briefings check\n")


class _NewRecord(_Addition):
    """A dossier to which a record is added."""

    def shown(self) -> Example:
        """Values for the examples in a new file: the newest source and a topic, if there are any."""
        newest = self.newest
        topic = next(iter(self.dossier.vocabulary.topics), Example().topic)
        return Example(f"{newest.id}#1", topic) if newest else Example(topic=topic)

    def require_free(self, id: str, hint: str) -> None:
        """Reject an id that is not valid, or that a record has or had."""
        for part in id.split("--") if hint == "ACTOR" else [id]:
            refused = refused_id(part)
            if refused:
                raise click.BadParameter(refused, param_hint=hint)
        there = next((path for path in self.contents if path.endswith(f"/{id}.yml")), "")
        if there:
            raise click.BadParameter(f"{id!r} already exists: {ROOT}/{there}", param_hint=hint)
        if id in self.dossier.moved:
            raise click.BadParameter(f"{id!r} is a former id of {self.dossier.moved[id]}; choose another", param_hint=hint)

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
            raise click.BadParameter(f"both actors are {one!r}; name the other party", param_hint="ACTOR")
        return sorted((one, two))

    def write(self, path: str, text: str, following: str) -> None:
        """Write the file, unless what was given makes no record; say what is left to do, and what comes next."""
        content = text.encode("utf-8", "surrogateescape")
        left = self.examine(path, content)
        atomic.keep(self.home / ROOT / path, content, within=self.home)
        _tell_written(f"{ROOT}/{path}", left)
        click.echo(f"next: {following}")


def _is_terminal() -> bool:
    """Whether the command can ask questions."""
    return sys.stdin.isatty()


def _require(given: Mapping[str, str]) -> None:
    """Reject missing values if the command cannot ask for them."""
    missing = [option for option, value in given.items() if not value]
    if missing and not _is_terminal():
        raise click.UsageError(f"no terminal to ask in; give {', '.join(missing)}")


def _one_of(word: str, among: Iterable[str], noun: str, hint: str, *, asking: str, listed: bool = True) -> str:
    """A word, if it is one of those in `among`; rejected with suggestions otherwise, or asked for if it is empty.

    `listed` is whether there are few enough to list them all.
    """
    words = tuple(among)

    def checked(word: str) -> str:
        if word not in words:
            near = nearest(word, words) or (f"there are: {', '.join(words)}" if listed else "")
            raise click.BadParameter(f"unknown {noun} {word!r}{f'; {near}' if near else ''}", param_hint=hint)
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
#: Types of claim with a speaker.
_SPOKEN: Final = ("statement", "assessment")


@new.command(
    "claim",
    short_help="A claim with its citation, added to a record.",
    epilog="Example: briefings new claim southmark --cites gazette-2024-05#2 --text '[[southmark]] sent five ships.' --topic ferry",
)
@click.argument("record", shell_complete=completion.records)
@click.option("--cites", multiple=True, metavar="SOURCE#N", help="A paragraph that the claim cites; repeatable.")
@click.option("--text", default="", help="The claim in our own words; links as [[id]], quoted words in “ ”.")
@click.option(
    "--type", "type_", type=click.Choice(get_args(ClaimType)), default=None, help="Default: statement with a speaker, else report."
)
@click.option("--speaker", "speakers", multiple=True, shell_complete=completion.actors, help="A speaker; several form a chain, in order.")
@click.option("--said-by-words", "words", default="", help="Words for a first speaker whom the article does not name.")
@click.option("--of", "of", default="", shell_complete=completion.actors, help="The actor for whom that speaker speaks.")
@click.option("--marking", default="", help="A handling marking: a label of TLP 2.0 or free text.")
@click.option("--quote", default="", metavar="WORDS", help="Quoted words; added at the end of the text if it does not contain them.")
@click.option("--topic", "topics", multiple=True, shell_complete=completion.topics, help="A topic in the vocabulary; repeatable.")
@click.option("--when", default="", metavar="DATE", help="When it happened.")
@click.option("--said-when", default="", metavar="DATE", help="When it was said.")
@click.option("--id", "id", default="", help="The claim's id; by default made from its words.")
@set_option.fields(Claim)
@click.pass_obj
def claim(
    home: Path, record: str, *, cites: tuple[str, ...], text: str, type_: str | None, speakers: tuple[str, ...],
    words: str, of: str, marking: str, quote: str, topics: tuple[str, ...], when: str, said_when: str, id: str, more: Mapping[str, str],
) -> None:  # fmt: skip
    """Add a claim to the end of an actor's or relationship's claims; nothing else in the file changes.

    In a terminal, asks for required values. Shows what the evidence has on the cited paragraphs, writes the claim, and reports problems. The
    file is kept in any case.
    """
    with error_boundary():
        begun = _NewClaim(home, record)
        if of and not words:
            raise click.UsageError("--of names the actor of --said-by-words; give both")
        cited = [begun.citation(cite) for cite in cites] or begun.ask_citations()
        if text:
            begun.tell_evidence(cited, scaffold.quoted(text, quote) if quote else text)
        else:
            begun.tell_evidence(cited, "")
            text = _ask("Text", "--text", str)
        text = " ".join((scaffold.quoted(text, quote) if quote else text).split())
        unnamed = (scaffold.unnamed_speaker(words, known(of, begun.dossier.actors, "actor", "--of") if of else ""),) if words else ()
        named = "said_by" in more
        type_ = type_ or ("statement" if speakers or words or named else _type())
        asks = type_ in _SPOKEN and not named
        speakers = (*unnamed, *map(begun.actor, speakers)) or ((_ask("Speaker", "--speaker", begun.actor),) if asks else ())
        topics = tuple(known(id, begun.dossier.vocabulary.topics, "topic", "--topic") for id in topics)
        id = id or begun.suggested(text)
        given = {"id": id, "text": text, "type": type_, "said_by": speakers, "when": when, "said_when": said_when}
        begun.append(id, {**given, "cites": tuple(map(str, cited)), "topics": topics, "marking": marking, **more})


class _NewClaim(_Addition):
    """A record that a claim is added to, in a dossier that may have problems.

    Raises InvalidDossierError if the record cannot be read.
    """

    def __init__(self, home: Path, id: str) -> None:
        super().__init__(home)
        dossier = self.dossier
        if id in dossier.broken:
            raise InvalidDossierError(problem for problem in self.before if Path(problem.place.path).stem == id)
        if id in dossier.moved:
            raise click.BadParameter(f"{id!r} is now called {dossier.moved[id]!r}", param_hint="RECORD")
        self.record: Actor | Relationship = dossier.profiles[known(id, dossier.profiles, "record", "RECORD")]

    def citation(self, text: str) -> Citation:
        """A citation of an existing paragraph.  Raises BadParameter if it is not valid."""
        try:
            places = {id: evidence.locators for id, evidence in self.dossier.evidence.items()}
            cite = _CITE.validate_python(text, context=places)
        except ValidationError as error:
            raise click.BadParameter(str(error.errors()[0]["msg"]), param_hint="--cites") from None
        known(cite.source, self.dossier.sources, "source", "--cites")
        evidence = self.dossier.evidence.get(cite.source)
        if evidence is not None and cite.last > len(evidence):
            raise click.BadParameter(f"{cite.source} has {count(len(evidence), 'paragraph')}; {cite} does not exist", param_hint="--cites")
        return cite

    def citations(self, text: str) -> list[Citation]:
        """Citations separated by commas.  Raises BadParameter if one is not valid."""
        return [self.citation(part.strip()) for part in text.split(",")]

    def ask_citations(self) -> list[Citation]:
        """The citations, asked for in the terminal, with the newest source as an example."""
        newest = self.newest
        return _ask(f"Cites, such as {newest.id}#2" if newest else "Cites, as source#paragraph", "--cites", self.citations)

    def tell_evidence(self, cited: Sequence[Citation], text: str) -> None:
        """Print facts from the evidence about the cited paragraphs."""
        for cite in cited:
            for line in scaffold.evidence_lines(self.dossier, cite, text):
                click.echo(printable(line))

    def actor(self, id: str) -> str:
        """The id of an actor.  Raises BadParameter if it is unknown."""
        return known(id, self.dossier.actors, "actor", "--speaker")

    def suggested(self, text: str) -> str:
        """An id for the claim: asked for in a terminal, with a suggestion made from its words."""
        taken = {claim.id for claim in self.record.claims} | {judgement.id for judgement in self.record.judgements}
        made = scaffold.suggested_id(text, taken | self.record.withdrawn_claims.keys(), self.dossier.language)
        return click.prompt("Id", default=made) if _is_terminal() else made

    def append(self, id: str, given: scaffold.Fields) -> None:
        """Write the claim at the end of the record's claims, and report problems.

        Raises UsageError if the given values do not make a claim.
        """
        path = self.record.path
        held = self.contents[path.removeprefix(f"{ROOT}/")]
        document, _ = read(path, held)
        assert document is not None, "a record that was decoded was read"
        try:
            layout = Layout(document)
            splice = layout.item("claims", scaffold.claim_lines(given, 6), field_order.fields(type(self.record)))
        except HiddenError:
            raise click.UsageError(f"the claims of {path} are in brackets; write them on separate lines first") from None
        new = apply_to_bytes(held, [splice])
        left = self.examine(path.removeprefix(f"{ROOT}/"), new)
        atomic.write_together(self.home, {path: held}, {path: new}, journals=self.home / ROOT)
        line = len(document.text[: splice.start].splitlines()) + 1
        _tell_written(f"{path}:{line}: {self.record.id}/{id}", left)


def _type() -> str:
    """The type of a claim without a speaker: asked for in a terminal, otherwise a report."""
    asked: str = click.prompt("Type", type=click.Choice(get_args(ClaimType)), default="report") if _is_terminal() else "report"
    return asked


def _ask(words: str, option: str, checked: Callable[[str], Answer]) -> Answer:
    """A valid answer from the terminal; asks again until it is valid.  Raises UsageError if the command cannot ask."""
    if not _is_terminal():
        raise click.UsageError(f"no terminal to ask in; give {option}")
    asked: Answer = click.prompt(words, value_proc=checked)
    return asked
