"""The commands that begin a record: `new actor`, `new relationship` and `new source`.

Floor 12: imports `dates`, `problems`, `values`, `sources`, `model`, `starting`, `decode`, `files`, `checks`, `commands.completers` and `commands.telling`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, get_args

import click

from generator import dates, files, starting
from generator.checks import check
from generator.commands import completers
from generator.commands.telling import telling
from generator.decode import ROOT, decode
from generator.model import Dossier
from generator.problems import InvalidDossierError, Problem, nearest, printable
from generator.sources import Reliability, Source
from generator.starting import Shown
from generator.values import ID_PATTERN, RESERVED

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
    with telling():
        begun = _Begun(home)
        begun.require_free(id, "ID")
        kinds = begun.dossier.vocabulary.actor_kinds
        _require({"--name": name, "--kind": kind})
        name = name or click.prompt("Name, as the articles give it")
        kind = _one_of(kind, kinds, "kind of actor", "--kind", asking="Kind")
        text = starting.actor(id, name, kind, aliases, group=kinds[kind].group, shown=begun.shown())
        begun.write(f"actors/{id}.yml", text)
        begun.tell(f"actors/{id}.yml", "what the articles say of it goes under `claims`, and its offices under `roles`")


@new.command(
    "relationship",
    short_help="What two actors have to do with each other.",
    epilog="Example: briefings new relationship southmark northland --kind supply --from southmark",
)
@click.argument("actors", nargs=-1, metavar="ACTOR ACTOR", shell_complete=completers.actors)
@click.option("--kind", "kinds", multiple=True, help="A kind of relationship of vocabulary.yml; may be given several times.")
@click.option("--from", "acts", default="", shell_complete=completers.actors, help="Which of the two acts, where a kind has a direction.")
@click.pass_obj
def new_relationship(home: Path, actors: tuple[str, ...], kinds: tuple[str, ...], acts: str) -> None:
    """Write the file of a new relationship; its id comes from its two actors, in alphabetical order.

    The two may be given as they are named, or as the id: southmark northland, or northland--southmark.
    """
    with telling():
        begun = _Begun(home)
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
        text = starting.relationship(parties, [(kind, acts if kind in directed else None) for kind in chosen], shown=begun.shown())
        begun.write(f"relationships/{id}.yml", text)
        begun.tell(f"relationships/{id}.yml", "what the articles say of the two goes under `claims`")


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
    with telling():
        begun = _Begun(home)
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
        begun.write(f"sources/{id}.yml", starting.source(fields, grade=grade, why=why, local=local))
        begun.tell(f"sources/{id}.yml", f"cite its paragraphs; `briefings candidates {id}` tells which statements they may corroborate")


class _Begun:
    """A dossier to which a record is added: what is there, and what is wrong with it already.

    Raises InvalidDossierError where its settings or its vocabulary cannot be read.
    """

    def __init__(self, home: Path) -> None:
        self.home = home
        self.contents, problems = files.read_briefings(home)
        dossier, self.before = _looked_at(self.contents)
        if dossier is None:
            raise InvalidDossierError(problems or self.before)
        self.dossier: Dossier = dossier
        self.left: list[Problem] = []

    def shown(self) -> Shown:
        """What the examples of a new file name: the newest source, and a topic, where there are some."""
        newest = max(self.dossier.sources.values(), key=lambda source: (source.published.upper, source.id), default=None)
        topic = next(iter(self.dossier.vocabulary.topics), Shown().topic)
        return Shown(f"{newest.id}#1", topic) if newest else Shown(topic=topic)

    def require_free(self, id: str, hint: str) -> None:
        """Refuse an id that is none, or that a record has or had."""
        for part in id.split("--") if hint == "ACTOR" else [id]:
            if not re.fullmatch(ID_PATTERN, part) or not 2 <= len(part) <= 64:
                message = f"{part!r} is no id: small letters, digits and single dashes, a letter first, 2 to 64 characters"
                raise click.BadParameter(message, param_hint=hint)
            if RESERVED.fullmatch(part):
                raise click.BadParameter(f"{part!r} is a name that some systems keep for themselves; choose a longer one", param_hint=hint)
        there = next((path for path in self.contents if path.endswith(f"/{id}.yml")), "")
        if there:
            raise click.BadParameter(f"{id!r} is there already: {ROOT}/{there}", param_hint=hint)
        if id in self.dossier.moved:
            raise click.BadParameter(f"{id!r} is what {self.dossier.moved[id]} was called; choose another", param_hint=hint)

    def parties(self, given: Sequence[str]) -> list[str]:
        """The two actors of a relationship, in the order of its id."""
        named = [part for text in given for part in text.split("--")]
        if len(named) != 2:
            if named or not _terminal():
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

    def write(self, path: str, text: str) -> None:
        """Write the file, unless what was given makes no record; what is left to do is then in `left`."""
        content = text.encode("utf-8", "surrogateescape")
        dossier, after = _looked_at({**self.contents, path: content})
        if dossier is None or Path(path).stem in dossier.broken:
            wrong = (problem for problem in after if problem.place.path == f"{ROOT}/{path}")
            raise click.UsageError("; ".join(printable(f"{it.message}; {it.hint}" if it.hint else it.message) for it in wrong))
        files.keep(self.home / ROOT / path, content)
        self.left = sorted({*after} - {*self.before})

    def tell(self, path: str, following: str) -> None:
        """Say what was written, what is left to do, and what comes next."""
        click.echo(f"wrote {ROOT}/{path}" + ("; this is left to do:\n" if self.left else ": nothing is wrong with it"))
        for problem in self.left[:_MOST_SHOWN]:
            click.echo(f"{problem}\n")
        if len(self.left) > _MOST_SHOWN:
            click.echo(f"and {len(self.left) - _MOST_SHOWN} more: briefings check\n")
        click.echo(f"next: {following}")


def _looked_at(contents: Mapping[str, bytes]) -> tuple[Dossier | None, list[Problem]]:
    dossier, problems = decode(contents) if contents else (None, [])
    return dossier, [*problems, *check(dossier)] if dossier else problems


def _terminal() -> bool:
    """Whether somebody is there to be asked."""
    return sys.stdin.isatty()


def _require(given: Mapping[str, str]) -> None:
    """Refuse what lacks something where nobody can be asked for it."""
    missing = [option for option, value in given.items() if not value]
    if missing and not _terminal():
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
