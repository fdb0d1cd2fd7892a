"""The profile of a record: what its page, its brief and the terminal show, in which order, with which note numbers.

Renderers decide on the layout and on what their medium leaves out, but never on content, order or numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal, NamedTuple

from ..records.dossier import Actor, Dossier, Relationship
from ..records.images import Image, Picture
from ..records.scalars import Citation
from ..records.schema import Claim, Gap, Judgement, Record
from ..records.sources import Source
from ..text import prose
from ..text.dates import span
from ..text.prose import Link, count, plural, ranges
from . import relationships, wording
from .queries import Shown, Views, date_of
from .relationships import RelationshipEntry, Standing
from .support import Impact, fallen_sources
from .wording import FALLEN, SHAKEN, SPEAKS_AS, ChangeLine, Grounds, Run, Text, citation_words, joined, plain


@dataclass(frozen=True)
class Remark:
    """A line below a statement or a judgement: words, followed by a text, a change or the claims that they refer to."""

    kind: Literal["caution", "correction", "note", "related", "speakers"]
    lead: str = ""
    text: str = ""
    change: ChangeLine | None = None
    related: tuple[Shown, ...] = ()
    run: Text = ()


@dataclass(frozen=True)
class Statement:
    """A claim as it is shown: with its home record, whether it has fallen, and the remarks on it."""

    home: Actor | Relationship
    claim: Claim
    fallen: bool
    remarks: tuple[Remark, ...]

    @property
    def shown(self) -> Shown:
        """The claim with its home."""
        return Shown(self.home, self.claim)

    @property
    def key(self) -> tuple[str, str]:
        """The ids of its home and of the claim."""
        return self.home.id, self.claim.id


@dataclass(frozen=True)
class JudgementEntry:
    """A judgement as it is shown: its confidence and grounds as the parts of a line, its citations, and the remarks on it."""

    judgement: Judgement
    line: tuple[Run, ...]
    grounds: tuple[Shown, ...]
    cites: tuple[Citation, ...]
    remarks: tuple[Remark, ...]


class GapEntry(NamedTuple):
    """Something that is not known, and a line with the statements that raise the question, which is empty if there are none."""

    text: str
    line: Run


def _gap(gap: Gap, raised_by: Iterable[tuple[Actor | Relationship, Claim] | None]) -> GapEntry:
    grounds = tuple(Shown(*found) for found in raised_by if found)
    return GapEntry(gap.text, ("See ", Grounds(grounds)) if grounds else ())


@dataclass(frozen=True)
class Presentation:
    """The statements, judgements and relationships of a dossier in the form that all media show; each statement is computed once."""

    views: Views
    _known: dict[tuple[str, str], Statement] = field(default_factory=dict, repr=False, compare=False)

    @property
    def dossier(self) -> Dossier:
        """The dossier that is presented."""
        return self.views.dossier

    @cached_property
    def impact(self) -> Impact:
        """What rests on the sources that were corrected or retracted."""
        return Impact(self.dossier, fallen_sources(self.dossier))

    def statements(self, shown: Iterable[Shown]) -> tuple[Statement, ...]:
        """Some claims as statements."""
        return tuple(map(self.statement, shown))

    def statement(self, shown: Shown) -> Statement:
        """A claim as a statement."""
        key = (shown.home.id, shown.claim.id)
        if key not in self._known:
            fallen = self.impact.falls(shown.claim)
            self._known[key] = Statement(shown.home, shown.claim, fallen, tuple(self._remarks(shown, fallen)))
        return self._known[key]

    def _remarks(self, shown: Shown, fallen: bool) -> Iterator[Remark]:
        claim = shown.claim
        for speakers in wording.all_speakers(claim):
            yield Remark("speakers", "All speakers: ", run=speakers)
        if fallen:
            yield Remark("caution", FALLEN)
        reasons = self.dossier.unchecked.get(f"{shown.home.id}/{claim.id}", ())
        if reasons:
            yield Remark("caution", wording.unchecked(reasons))
        yield from self._corrections(shown.home, claim.id)
        if claim.note:
            yield Remark("note", "Note: ", claim.note)
        differing = self.views.differing_from.get((shown.home.id, claim.id), ())
        if differing:
            yield Remark("related", "Another account: ", related=differing)
        after = self.dossier.claim(shown.home, claim.superseded_by) if claim.superseded_by else None
        if after:
            yield Remark("related", "Superseded by: ", related=(Shown(*after),))

    def _corrections(self, record: Record, id: str) -> Iterator[Remark]:
        """The former wordings of a corrected claim or judgement."""
        for change in self.views.corrections.get((record.id, id), ()):
            yield Remark("correction", change=wording.correction_line(change, self.dossier.name))

    def judgement(self, record: Actor | Relationship, item: Judgement) -> JudgementEntry:
        """A judgement of a record."""
        grounds = tuple(Shown(*found) for found in (self.dossier.claim(record, ref) for ref in item.based_on) if found)
        cites = tuple(dict.fromkeys(cite for shown in grounds for cite in shown.claim.cites))
        shaken = (Remark("caution", SHAKEN),) if self.impact.shaken(record, item.based_on) else ()
        reasons = self.dossier.doubts_on(record.id, item)
        doubt = (Remark("caution", wording.unchecked(reasons, "it rests on")),) if reasons else ()
        marked = wording.marked(self.views.handling.judgement(record, item), self.views.handling.record(record.id))
        line = (*self._confidence(item, grounds), *((marked,) if marked else ()))
        return JudgementEntry(item, line, grounds, cites, (*shaken, *doubt, *self._corrections(record, item.id)))

    def gaps(self, record: Actor | Relationship) -> tuple[GapEntry, ...]:
        """What is not known of a record."""
        return tuple(_gap(item, (self.dossier.claim(record, ref) for ref in item.based_on)) for item in record.gaps)

    @property
    def overall_gaps(self) -> tuple[GapEntry, ...]:
        """What the dossier as a whole does not know."""
        return tuple(_gap(item, (self.dossier.claims.get(ref) for ref in item.based_on)) for item in self.dossier.settings.gaps)

    def _confidence(self, item: Judgement, grounds: tuple[Shown, ...]) -> tuple[Run, ...]:
        """The confidence of a judgement, the likelihood of its content, and its basis."""
        meanings = {term.term: term.meaning for term in self.dossier.settings.likelihood}
        meaning = f" ({meanings[item.likelihood]})" if item.likelihood in meanings else ""
        likelihood: Run = (f"likelihood: {item.likelihood}{meaning}",) if item.likelihood else ()
        return tuple(filter(None, ((f"Confidence: {item.confidence}",), likelihood, ("based on ", Grounds(grounds)))))

    def attribution(self, shown: Shown, page: str) -> wording.Attribution:
        """The line below a claim on the profile of a record, and its details: among them the claim's home if that is another record."""
        home = () if shown.home.id == page else (wording.filed_under(self.dossier, shown),)
        marked = wording.marked_statement(self.views.handling, shown, page)
        line, details, weight = wording.attribution(self.dossier, shown.claim)
        return wording.Attribution(line + ((marked,) if marked else ()), details + home, weight)

    def standing(self, relationship: Relationship) -> Standing:
        """The standing of a relationship."""
        return relationships.standing(self.dossier, self.impact, relationship)

    def relationship(self, item: Relationship, party: str) -> RelationshipEntry:
        """A relationship as seen by one of its parties."""
        return relationships.relationship_entry(self.views, self.impact, item, party)


@dataclass(frozen=True)
class Value:
    """A value of a row: its words, its citations, whether its support has fallen, and why it could not be checked.

    The first piece of its words is in the language `language`, if given.  The words lead to the web `address`, if given.
    """

    words: Text
    cites: tuple[Citation, ...] = ()
    fallen: bool = False
    language: str = ""
    address: str = ""
    unchecked: tuple[str, ...] = ()


@dataclass(frozen=True)
class Row:
    """A row of the infobox: a label with values, or with relationships in short form."""

    label: str
    values: tuple[Value, ...] = ()
    relationships: tuple[RelationshipEntry, ...] = ()
    subject: Literal["fact", "kind", "parties", "tone"] = "fact"


@dataclass(frozen=True)
class Group:
    """Statements of a section under their own heading, which is empty if they have none."""

    statements: tuple[Statement, ...]
    heading: str = ""
    anchor: str = ""
    topic: str = ""


@dataclass(frozen=True)
class Section:
    """A section of statements: its permanent anchor, its heading, its groups.

    For what an actor said, `capacity` names the offices in which it speaks.  `repeated` are statements that a medium with each
    statement only once shows further up.
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
    """The offices in which an actor speaks, in words; empty if there are none."""
    offices = joined((value.words for value in capacity), "; ")
    return (SPEAKS_AS, *offices) if offices else ()


class ToneGroup(NamedTuple):
    """The relationships of an actor that have the same tone."""

    tone: str
    label: str
    relationships: tuple[RelationshipEntry, ...]


class Portrait(NamedTuple):
    """An actor's image, and its file."""

    image: Image
    picture: Picture


class Mention(NamedTuple):
    """Another record whose statements a profile shows, and their number."""

    record: Actor | Relationship
    statements: int


class Note(NamedTuple):
    """A note: its number, its citation, and its words."""

    number: int
    cite: Citation
    words: Text


@dataclass(frozen=True)
class Profile:
    """The published content of a record.  `lead` sums it up in a line; `statements` are all of its statements in chronological order.

    Only actors have `relationships`, `mentions` and a `portrait`; only relationships have a `standing` and `others`, the other relationships of each
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
    gaps: tuple[GapEntry, ...]
    sections: tuple[Section, ...]
    differing: tuple[tuple[Statement, Statement], ...]
    statements: tuple[Statement, ...]
    changes: tuple[ChangeLine, ...]
    relationships: tuple[ToneGroup, ...] = ()
    mentions: tuple[Mention, ...] = ()
    portrait: Portrait | None = None
    standing: Standing | None = None
    others: tuple[tuple[str, tuple[RelationshipEntry, ...]], ...] = ()
    numbers: Mapping[Citation, int] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
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
    def basis(self) -> str:
        """The basis of the profile in numbers: statements, sources, and the first and last dates."""
        dates = [date for date in (date_of(statement.claim) for statement in self.statements) if date]
        first, last = (dates[0], max(dates, key=lambda date: date.upper)) if dates else (None, None)
        time = span(first, last) if first and last else ""
        return ", ".join(filter(None, (count(len(self.statements), "statement"), count(len(self.sources), "source"), time)))

    def cites(self, home: str = "") -> Iterator[Citation]:
        """Every citation of the profile in order, as often as it is marked; of statements only those of the record `home`, if given."""
        for row in self.box:
            yield from (cite for value in row.values for cite in value.cites)
        yield from (cite for item in self.judgements for cite in item.cites)
        for state in self.standing.states if self.standing else ():
            yield from state.claim.claim.cites if state.claim else ()
        for statements in (self.glance, *(section.statements for section in self.sections), *self.differing):
            yield from cited(statement for statement in statements if home in ("", statement.home.id))


def cited(statements: Iterable[Statement]) -> Iterator[Citation]:
    """The citations of some statements in order."""
    return (cite for statement in statements for cite in statement.claim.cites)


def numbered(cites: Iterable[Citation]) -> dict[Citation, int]:
    """The numbers of the notes of some citations, in the order in which each first occurs."""
    return {cite: number for number, cite in enumerate(dict.fromkeys(cites), 1)}


def notes(numbers: Mapping[Citation, int], dossier: Dossier) -> Iterator[Note]:
    """The notes of numbered citations, in the order of their numbers."""
    return (Note(number, cite, citation_words(dossier, cite)) for cite, number in numbers.items())


def with_notes(presentation: Presentation, profile: Profile) -> Profile:
    """A profile with its notes numbered, and the sources that they cite."""
    numbers = numbered(profile.cites())
    sources = tuple(presentation.dossier.sources[id] for id in dict.fromkeys(cite.source for cite in numbers))
    made = tuple(notes(numbers, presentation.dossier))
    return replace(profile, numbers=numbers, notes=made, sources=sources, fallen=presentation.impact.why(numbers))


@dataclass(frozen=True)
class StatementNumbers:
    """The number of each statement, by the ids of its record and its claim; `name` returns the name of a record.

    A statement without a number is referred to by its home record.
    """

    name: Callable[[str], str]
    numbers: Mapping[tuple[str, str], int] = field(default_factory=dict)

    def number(self, statement: Statement) -> int:
        """The number of a statement of the profile."""
        return self.numbers[statement.key]

    def resolved(self, run: Run) -> Text:
        """A run with its grounds in words."""
        return tuple(part for piece in run for part in (self._grounds(piece) if isinstance(piece, Grounds) else (piece,)))

    def _grounds(self, grounds: Grounds) -> Text:
        """The claims on which something is based: “statements 1, 3 and statements on …”."""
        found = [(shown.home.id, self.numbers.get((shown.home.id, shown.claim.id), 0)) for shown in grounds.claims]
        here = sorted(number for _, number in found if number)
        elsewhere = dict.fromkeys(id for id, number in found if not number)
        numbered: Text = (f"{plural(len(here), 'statement')} {', '.join(map(str, here))}",) if here else ()
        filed: Text = ("statements on ", *joined(((Link(id, ""),) for id in elsewhere), ", ")) if elsewhere else ()
        return joined((numbered, filed), " and ")

    def remark(self, remark: Remark) -> Text:
        """A remark; the statements that it refers to are named by their numbers, or quoted in full."""
        if remark.change:
            return remark.change.run
        related = joined(((self._named(shown),) for shown in remark.related), "; ")
        return tuple(filter(None, (remark.lead, remark.text, *remark.run, *related)))

    def _named(self, shown: Shown) -> str:
        number = self.numbers.get((shown.home.id, shown.claim.id))
        return f"statement {number}" if number else plain(prose.segments(shown.claim.text), self.name)

    def lead(self, section: Section) -> Text:
        """The line above a section: in which capacity an actor speaks, and which statements are printed further up."""
        repeated = self._repeated(section)
        return joined((speaks_as(section.capacity), (repeated,) if repeated else ()))

    def _repeated(self, section: Section) -> str:
        found = [self.number(statement) for statement in section.repeated]
        return f"Also {plural(len(found), 'statement')} {ranges(found, '–')}, printed above." if found else ""


def numbered_once(profile: Profile, name: Callable[[str], str]) -> tuple[Profile, StatementNumbers]:
    """A profile whose sections show each statement once, without those at a glance, and the numbers of its statements in that order."""
    numbers: dict[tuple[str, str], int] = {}
    _take(profile.glance, numbers)
    sections = [_once(section, numbers) for section in profile.sections]
    # What an actor said is kept even if all of it is further up, as only this section attributes the words to it.
    kept = tuple(section for section in sections if section.groups or section.anchor == "Said")
    for pair in profile.differing:
        _take(pair, numbers)
    return replace(profile, sections=kept), StatementNumbers(name, numbers)


def _once(section: Section, numbers: dict[tuple[str, str], int]) -> Section:
    """A section without the statements that already have numbers; the others get theirs."""
    known = set(numbers)
    groups = tuple(replace(group, statements=_take(group.statements, numbers)) for group in section.groups)
    repeated = tuple(statement for statement in section.statements if statement.key in known)
    return replace(section, groups=tuple(group for group in groups if group.statements), repeated=repeated)


def _take(statements: Iterable[Statement], numbers: dict[tuple[str, str], int]) -> tuple[Statement, ...]:
    """Those of some statements that have no number yet; each gets one."""
    fresh = tuple(statement for statement in statements if statement.key not in numbers)
    for statement in fresh:
        numbers[statement.key] = len(numbers) + 1
    return fresh
