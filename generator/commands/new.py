"""The commands `new actor`, `new relationship` and `new source`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, get_args

import click

from ..editing import scaffold
from ..editing.scaffold import Example
from ..project import files, load
from ..records.decode import ROOT
from ..records.dossier import Dossier
from ..records.scalars import refused_id
from ..records.sources import Reliability, Source
from ..system import atomic
from ..text import dates
from ..text.problems import InvalidDossierError, Problem, added, nearest, printable
from . import completion
from .output import error_boundary

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
@click.pass_obj
def new_actor(home: Path, id: str, name: str, kind: str, aliases: tuple[str, ...], *, qualifier: str) -> None:
    """Create the record of an actor: a state, body, person or bloc that acts or speaks in an article."""
    with error_boundary():
        begun = _NewRecord(home)
        begun.require_free(id, "ID")
        kinds = begun.dossier.vocabulary.actor_kinds
        _require({"--name": name, "--kind": kind})
        name = name or click.prompt("Name, as the articles give it")
        kind = _one_of(kind, kinds, "kind of actor", "--kind", asking="Kind")
        text = scaffold.actor_text(id, name, kind, aliases, group=kinds[kind].group, shown=begun.shown(), qualifier=qualifier)
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
@click.pass_obj
def new_relationship(home: Path, actors: tuple[str, ...], kinds: tuple[str, ...], acts: str, claim: str) -> None:
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
        _require({"--kind": " ".join(kinds)})
        chosen = [_one_of(kind, known_kinds, "kind of relationship", "--kind", asking="Kind") for kind in kinds or ("",)]
        directed = [kind for kind in chosen if not known_kinds[kind].symmetric]
        if directed:
            _require({"--from": acts})
            acts = _one_of(acts, parties, f"party of {id}", "--from", asking=f"Who {known_kinds[directed[0]].verb} the other")
        elif acts:
            raise click.BadParameter(f"no kind has a direction: {', '.join(chosen)}", param_hint="--from")
        if claim:
            claim = _one_of(claim, begun.dossier.claims, "claim", "--claim", asking="Claim")
        listed = [scaffold.kind_text(kind, acts if kind in directed else "", claim) for kind in chosen]
        text = scaffold.relationship_text(parties, listed, shown=begun.shown())
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
@click.pass_obj
def new_source(
    home: Path, id: str, *, publisher: str, published: str, published_why: str, headline: str, describes: str,
    authors: tuple[str, ...], agency: str, url: str, nature: str, grade: str, why: str, local: bool, unread: bool,
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
        _require({**required, "--grade": grade, "--why": why})
        publisher = publisher or click.prompt("Publisher")
        published = published or ("" if published_why else click.prompt("Published, such as 2024-05-03", value_proc=_date))
        if not describes:
            headline = headline or click.prompt("Headline (empty if the article shows none)", default="", show_default=False)
        describes = describes if headline or describes else click.prompt("What it is about")
        asking = "Reliability, from A (complete) to E (none), or F (cannot be judged)"
        grade = _one_of(grade, _GRADES, "grade of reliability", "--grade", asking=asking)
        why = why or click.prompt("Reason for the grade")
        fields: dict[str, str | Sequence[str]] = {"publisher": publisher, "agency": agency, "published": published}
        fields |= {
            "published_why": published_why,
            "headline": headline,
            "describes": describes,
            "authors": authors,
            "url": url,
            "nature": nature,
        }
        evidence = "none" if unread else "local" if local else ""
        cite = f"cite its paragraphs; `briefings candidates {id}` lists the claims they may corroborate"
        begun.write(
            f"sources/{id}.yml",
            scaffold.source_text(fields, grade=grade, why=why, evidence=evidence),
            f"name it beside a paragraph that was read, as {id} or with a page, as {id}#p12" if unread else cite,
        )


class Addition:
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


def tell_written(where: str, left: Sequence[Problem]) -> None:
    """Print what was created, and the problems to fix."""
    click.echo(f"Created {where}. " + ("Problems to fix:\n" if left else "No problems found."))
    for problem in left[:_MOST_SHOWN]:
        click.echo(f"{problem}\n")
    if len(left) > _MOST_SHOWN:
        click.echo(f"and {len(left) - _MOST_SHOWN} more: briefings check\n")


class _NewRecord(Addition):
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
            if named or not is_terminal():
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
        tell_written(f"{ROOT}/{path}", left)
        click.echo(f"next: {following}")


def is_terminal() -> bool:
    """Whether the command can ask questions."""
    return sys.stdin.isatty()


def _require(given: Mapping[str, str]) -> None:
    """Reject missing values if the command cannot ask for them."""
    missing = [option for option, value in given.items() if not value]
    if missing and not is_terminal():
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
