"""The command `new claim`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, TypeVar, get_args

import click
from pydantic import TypeAdapter, ValidationError

from ..desk import forms
from ..editing import field_order, scaffold
from ..editing.edits import HiddenError, Layout, apply_to_bytes
from ..editing.written import Given
from ..records.decode import ROOT
from ..records.dossier import Actor, Relationship
from ..records.scalars import Citation, Cite
from ..records.schema import ClaimType
from ..system import atomic
from ..text.problems import InvalidDossierError, printable
from ..text.prose import count
from ..text.yaml import read
from . import completion
from .new import Addition, is_terminal, tell_written
from .output import error_boundary, known

_CITE: Final[TypeAdapter[Citation]] = TypeAdapter(Cite)
Answer = TypeVar("Answer")
#: Types of claim with a speaker.
_SPOKEN: Final = ("statement", "assessment")


@click.command(
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
@click.option(
    "--set",
    "others",
    multiple=True,
    metavar="FIELD=VALUE",
    help="Any other field of a claim, as `key=true`, `note=…`, or `contexts.0.before=…`; repeatable.",
)
@click.pass_obj
def claim(
    home: Path, record: str, *, cites: tuple[str, ...], text: str, type_: str | None, speakers: tuple[str, ...],
    words: str, of: str, marking: str, quote: str, topics: tuple[str, ...], when: str, said_when: str, id: str, others: tuple[str, ...],
) -> None:  # fmt: skip
    """Add a claim to the end of an actor's or relationship's claims; nothing else in the file changes.

    In a terminal, asks for required values. Shows what the evidence has on the cited paragraphs, writes the claim, and reports problems. The
    file is kept in any case.
    """
    with error_boundary():
        further = _further(others)
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
        type_ = type_ or ("statement" if speakers or words else _type())
        speakers = (*unnamed, *map(begun.actor, speakers)) or ((_ask("Speaker", "--speaker", begun.actor),) if type_ in _SPOKEN else ())
        topics = tuple(known(id, begun.dossier.vocabulary.topics, "topic", "--topic") for id in topics)
        id = id or begun.suggested(text)
        given = {"id": id, "text": text, "type": type_, "said_by": speakers, "when": when, "said_when": said_when}
        begun.append(id, {**further, **given, "cites": tuple(map(str, cited)), "topics": topics, "marking": marking})


#: The fields of a claim that have options of their own.
_OPTIONS: Final = frozenset({"id", "text", "type", "said_by", "when", "said_when", "cites", "topics", "marking"})


def _further(given: Sequence[str]) -> dict[str, Given]:
    """Other fields of a claim, as forms have them.  Raises BadParameter if there is no such field."""
    form: dict[str, str] = {}
    for item in given:
        name, _, value = item.partition("=")
        form[name] = f"{form[name]}\n{value}" if name in form else value
    among = [field for field in forms.fields("actor", "Claim") if field.name not in _OPTIONS]
    for name in form:
        known(name.partition(".")[0], [field.name for field in among], "field", "--set")
    return forms.values(among, form)


class _NewClaim(Addition):
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
        return click.prompt("Id", default=made) if is_terminal() else made

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
            splice = layout.item("claims", scaffold.claim_lines(given, 4), field_order.fields(type(self.record)))
        except HiddenError:
            raise click.UsageError(f"the claims of {path} are in brackets; write them on separate lines first") from None
        new = apply_to_bytes(held, [splice])
        left = self.examine(path.removeprefix(f"{ROOT}/"), new)
        atomic.write_together(self.home, {path: held}, {path: new}, room=self.home / ROOT)
        line = len(document.text[: splice.start].splitlines()) + 1
        tell_written(f"{path}:{line}: {self.record.id}/{id}", left)


def _type() -> str:
    """The type of a claim without a speaker: asked for in a terminal, otherwise a report."""
    asked: str = click.prompt("Type", type=click.Choice(get_args(ClaimType)), default="report") if is_terminal() else "report"
    return asked


def _ask(words: str, option: str, checked: Callable[[str], Answer]) -> Answer:
    """A valid answer from the terminal; asks again until it is valid.  Raises UsageError if the command cannot ask."""
    if not is_terminal():
        raise click.UsageError(f"no terminal to ask in; give {option}")
    asked: Answer = click.prompt(words, value_proc=checked)
    return asked
