"""The profile of a record: what its page, its brief and the terminal say, in which order, and with which numbers of notes.

Everything is decided here once; a page, a brief and the terminal lay it out, leave out what has no place there, and add nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from ..records.dossier import Actor, Relationship
from ..records.scalars import Citation
from ..records.schema import Source
from ..text.numbers import count
from .presentation import JudgementEntry, Presentation, Statement
from .queries import date_of
from .standing import RelationshipEntry, Standing
from .wording import SPEAKS_AS, ChangeLine, Text, citation_words, joined


@dataclass(frozen=True)
class Value:
    """A value of a row: its words, what it is cited to, and whether that has fallen.

    The first piece of its words is in the language `language`, if that is given.
    """

    words: Text
    cites: tuple[Citation, ...] = ()
    fallen: bool = False
    language: str = ""


@dataclass(frozen=True)
class Row:
    """A row of the infobox: a label with values, or with relationships in short."""

    label: str
    values: tuple[Value, ...] = ()
    relationships: tuple[RelationshipEntry, ...] = ()
    subject: Literal["fact", "kind", "parties", "tone"] = "fact"


@dataclass(frozen=True)
class Group:
    """Statements of a section under a heading of their own; empty if they have none."""

    statements: tuple[Statement, ...]
    heading: str = ""
    anchor: str = ""
    topic: str = ""


@dataclass(frozen=True)
class Section:
    """A section of statements: its permanent anchor, its heading, its groups.

    Of what an actor said, `capacity` names the offices in which it speaks.  `repeated` are statements that a medium which has each
    statement once has further up.
    """

    anchor: str
    heading: str
    groups: tuple[Group, ...]
    capacity: tuple[Value, ...] = ()
    repeated: tuple[Statement, ...] = ()

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements of all groups."""
        return tuple(statement for group in self.groups for statement in group.statements)


def speaks_as(capacity: Iterable[Value]) -> Text:
    """The offices in which an actor speaks, in words; empty if it speaks in none."""
    offices = joined((value.words for value in capacity), "; ")
    return (SPEAKS_AS, *offices) if offices else ()


class ToneGroup(NamedTuple):
    """The relationships of an actor that have the same tone."""

    tone: str
    label: str
    relationships: tuple[RelationshipEntry, ...]


class Mention(NamedTuple):
    """Another record whose statements a profile shows, and how many these are."""

    record: Actor | Relationship
    statements: int


class Note(NamedTuple):
    """A note: its number, the citation, and its words."""

    number: int
    cite: Citation
    words: Text


@dataclass(frozen=True)
class Profile:
    """What is published of a record.  `lead` sums it up in a line; `statements` are all of its statements in order of time.

    Only an actor has `relationships` and `mentions`; only a relationship has a `standing`, and `others`, the other relationships of each
    party under a heading.
    """

    record: Actor | Relationship
    title: str
    kind: str
    also: str
    lead: str
    topics: tuple[str, ...]
    box: tuple[Row, ...]
    glance: tuple[Statement, ...]
    judgements: tuple[JudgementEntry, ...]
    sections: tuple[Section, ...]
    differing: tuple[tuple[Statement, Statement], ...]
    statements: tuple[Statement, ...]
    changes: tuple[ChangeLine, ...]
    relationships: tuple[ToneGroup, ...] = ()
    mentions: tuple[Mention, ...] = ()
    standing: Standing | None = None
    others: tuple[tuple[str, tuple[RelationshipEntry, ...]], ...] = ()
    numbers: Mapping[Citation, int] = field(default_factory=dict)
    sources: tuple[Source, ...] = ()
    fallen: tuple[Source, ...] = ()

    @property
    def facts(self) -> tuple[Row, ...]:
        """The rows of the infobox without an actor's kind and relationships, for media that print these elsewhere."""
        actor = isinstance(self.record, Actor)
        return tuple(row for row in self.box if not (actor and row.subject in ("kind", "tone")))

    @property
    def dated(self) -> tuple[Statement, ...]:
        """The statements that have a date, the oldest first."""
        return tuple(statement for statement in self.statements if date_of(statement.claim))

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes in the order of their numbers."""
        return tuple(notes(self.numbers, {source.id: source for source in self.sources}))

    @property
    def basis(self) -> str:
        """What the profile rests on, counted: statements, sources, and from when to when."""
        dates = [date for date in (date_of(statement.claim) for statement in self.statements) if date]
        first, last = (dates[0], max(dates, key=lambda date: date.upper)) if dates else (None, None)
        span = first.words() if first and first == last else f"{first.words()} to {last.words()}" if first and last else ""
        return ", ".join(filter(None, (count(len(self.statements), "statement"), count(len(self.sources), "source"), span)))

    def cites(self) -> Iterator[Citation]:
        """Every citation of the profile in its order, as often as it is marked."""
        for row in self.box:
            yield from (cite for value in row.values for cite in value.cites)
        for state in self.standing.states if self.standing else ():
            yield from state.claim.claim.cites if state.claim else ()
        yield from cited(self.glance)
        yield from (cite for item in self.judgements for cite in item.cites)
        for section in self.sections:
            yield from cited(section.statements)
        for pair in self.differing:
            yield from cited(pair)


def cited(statements: Iterable[Statement]) -> Iterator[Citation]:
    """The citations of some statements in their order."""
    return (cite for statement in statements for cite in statement.claim.cites)


def numbered(cites: Iterable[Citation]) -> dict[Citation, int]:
    """The numbers of the notes of some citations, in the order in which each first occurs."""
    return {cite: number for number, cite in enumerate(dict.fromkeys(cites), 1)}


def notes(numbers: Mapping[Citation, int], sources: Mapping[str, Source]) -> Iterator[Note]:
    """The notes of numbered citations; `sources` has at least those that are cited, by id."""
    return (Note(number, cite, citation_words(sources[cite.source], cite)) for cite, number in numbers.items())


def with_notes(presentation: Presentation, profile: Profile) -> Profile:
    """A profile with its notes numbered, and the sources that these cite."""
    numbers = numbered(profile.cites())
    sources = tuple(presentation.dossier.sources[id] for id in dict.fromkeys(cite.source for cite in numbers))
    return replace(profile, numbers=numbers, sources=sources, fallen=presentation.impact.why(numbers))
