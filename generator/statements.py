"""The texts of a record that the rules hold against the evidence, each with the passages it rests on.

Floor 5: imports `dates`, `values`, `yamltext`, `claims`, `model`, `passages` and `visible`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Self

from generator.claims import Claim, Judgement
from generator.dates import Date
from generator.model import Actor, Dossier, Relationship
from generator.passages import Library, Passages
from generator.values import Citation
from generator.visible import Shown, Visible
from generator.yamltext import Loc


class Finding(NamedTuple):
    """One rule broken by one statement: the field, a token in it to point at, what is, what would be right."""

    code: str
    loc: Loc
    token: str
    message: str
    hint: str = ""


class Text(NamedTuple):
    """A text of a record that rests on paragraphs: a claim's, a judgement's, a state's, the introduction.

    `loc` leads to the part of the record it is in and `field` to the text; `claim` is given where it is one, `dates` are its dates
    with the names of their fields.
    """

    loc: Loc
    field: Loc
    text: str
    cites: tuple[Citation, ...]
    claim: Claim | None = None
    dates: tuple[tuple[str, Date], ...] = ()


class Statement(NamedTuple):
    """A text with what it says and the paragraphs it rests on."""

    loc: Loc
    field: Loc
    visible: Visible
    cites: tuple[Citation, ...]
    passages: Passages
    library: Library
    claim: Claim | None
    dates: tuple[tuple[str, Date], ...]

    @classmethod
    def of(cls, text: Text, library: Library) -> Self | None:
        """The statement of a text; none where no paragraph it cites is there, which a rule of references tells."""
        loc, field, words, cites, claim, dates = text
        passages = library.cited(cites)
        return cls(loc, field, Visible.of(words, library.dossier), cites, passages, library, claim, dates) if passages.paragraphs else None

    @property
    def dated(self) -> Passages:
        """The cited paragraphs, and the one that dates the matter."""
        at = self.claim.dated_at if self.claim else None
        return self.library.cited((*self.cites, at)) if at else self.passages

    @property
    def around(self) -> Passages:
        """The cited paragraphs with their neighbours, and the one that names the speaker."""
        near = self.library.cited(self.cites, margin=1)
        at = self.claim.speaker_at if self.claim else None
        return near + self.library.cited((at,)) if at else near

    @property
    def planned(self) -> bool:
        """Whether it is of what is yet to come."""
        return self.claim is not None and self.claim.type == "plan"

    @property
    def where(self) -> str:
        """The cited paragraphs as a message names them."""
        return ", ".join(map(str, self.cites))

    def finding(self, code: str, token: str, message: str, hint: str = "") -> Finding:
        """A rule broken in the text itself, at a token of it."""
        return Finding(code, self.field, token, message, hint)

    def grounds(self, actor: str, link: Shown | None = None) -> bool:
        """Whether the cited paragraphs name the actor, or it is a speaker, whom a rule of its own looks for, or an outlet.

        An outlet that a text links to is one that tells something there: “writes X”.
        """
        if self.library.names_actor(self.passages, actor):
            return True
        if self.claim is not None and actor in self.claim.speakers:
            return True
        return (link is None or self.visible.tells(link)) and self.library.is_outlet(actor, self.cites)


def texts(dossier: Dossier, record: Actor | Relationship) -> Iterator[tuple[Claim | Judgement | Actor | Relationship, Text]]:
    """The texts of a record that rest on paragraphs, each with the part of the record that may waive a rule for it."""
    for number, claim in enumerate(record.claims):
        yield claim, claim_text(number, claim)
    for number, judgement in enumerate(record.judgements):
        loc: Loc = ("judgements", number)
        yield judgement, Text(loc, (*loc, "text"), judgement.text, resting_on(dossier, record, judgement.based_on))
    if isinstance(record, Actor):
        for number, fact in enumerate(record.facts):
            loc = ("facts", number)
            yield record, Text(loc, (*loc, "value"), fact.value, resting_on(dossier, record, (fact.claim,)))
    else:
        for number, state in enumerate(record.states):
            loc = ("states", number)
            cites = resting_on(dossier, record, (state.claim,))
            yield record, Text(loc, (*loc, "label"), state.label, cites, dates=(("when", state.when),))


def claim_text(number: int, claim: Claim) -> Text:
    """The text of the claim with that number of a record."""
    dates = (("when", claim.when),) if claim.when else ()
    if claim.said_when:
        dates = (*dates, ("said_when", claim.said_when))
    return Text(("claims", number), ("claims", number, "text"), claim.text, claim.cites, claim, dates)


def introduction(dossier: Dossier) -> Text:
    """The introduction of the dossier, whose references name the record too."""
    opening = dossier.settings.introduction
    return Text(("introduction",), ("introduction", "text"), opening.text, resting_on(dossier, None, opening.based_on))


def resting_on(dossier: Dossier, home: Actor | Relationship | None, refs: Iterable[str]) -> tuple[Citation, ...]:
    """The citations of the claims that something rests on, each with the paragraphs that name its speakers and date it."""
    found = (dossier.claims.get(ref if home is None or "/" in ref else f"{home.id}/{ref}") for ref in refs)
    return tuple(
        dict.fromkeys(cite for _, claim in filter(None, found) for cite in (*claim.cites, claim.speaker_at, claim.dated_at) if cite)
    )
