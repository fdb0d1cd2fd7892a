"""A record, claim, source or topic as plain text for the terminal, from the same profile as its page and its brief."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ..records.dossier import SETTINGS, VOCABULARY, Actor, Dossier, Relationship, at, at_path
from ..records.ids import VOCABULARY_KEYS
from ..records.scalars import Citation
from ..records.schema import Claim, Judgement
from ..text import prose
from ..text.problems import Place
from ..text.prose import count
from ..text.yaml import Document
from ..views import queries, wording
from ..views.profile import (
    GapEntry,
    JudgementEntry,
    Presentation,
    Profile,
    Remark,
    Section,
    Statement,
    StatementNumbers,
    Value,
    numbered_once,
)
from ..views.profiles import record_profile
from ..views.queries import Shown, Views
from ..views.relationships import RelationshipEntry, Standing
from ..views.support import coverage, paragraph_use
from ..views.wording import caveat, joined, outlet, plain
from .rename import mentions


class Line(NamedTuple):
    """A line of the output: its indentation, and whether it is a heading."""

    text: str
    depth: int = 0
    heading: bool = False


class Showing:
    """The dossier as it is shown; `documents` are its files as written."""

    def __init__(self, dossier: Dossier, documents: Mapping[str, Document]) -> None:
        self.dossier = dossier
        self.documents = documents
        self.views = Views(dossier)
        self.presentation = Presentation(self.views)

    def lines(self, id: str, what: str) -> Iterator[Line]:
        """The lines for an id of the kind `what`."""
        record, _, part = id.partition("/")
        if what == "dossier":
            yield from self._whole()
        elif what in ("actor", "relationship"):
            yield from self._record(id)
        elif what == "source":
            yield from self._source(id)
        elif what == "topic":
            yield from self._topic(id)
        elif what in VOCABULARY_KEYS.values():
            yield from self._kind(id, what)
        else:
            yield from self._part(self.dossier.profiles[record], part, what)

    def _whole(self) -> Iterator[Line]:
        """The dossier as a whole: what it covers, its introduction, what it does not know, and what it contains."""
        settings, dossier = self.dossier.settings, self.dossier
        yield Line(settings.title, heading=True)
        yield from (Line(settings.subtitle), Line(f"As of {settings.as_of.words()}; {settings.publisher}"))
        yield from self._where(Place(SETTINGS), "")
        if settings.introduction:
            yield from _section("Introduction", [Line(prose.shown(settings.introduction.text, dossier.name), 1)])
        yield from _section("Based on", (Line(ref, 1) for ref in settings.opening.based_on))
        yield from _section(wording.GAPS, (line for entry in self.presentation.overall_gaps for line in self._gap(entry)))
        yield from _section("Scope", [Line(settings.scope, 1)])
        held = (
            count(len(dossier.actors), "actor"),
            count(len(dossier.relationships), "relationship"),
            count(len(dossier.sources), "source"),
            count(len(dossier.claims), "claim"),
        )
        yield from _section("Contains", [Line(", ".join(held), 1)])

    def _gap(self, entry: GapEntry) -> Iterator[Line]:
        """Something that the dossier as a whole does not know."""
        yield Line(prose.shown(entry.text, self.dossier.name), 1)
        yield from (Line(self._plain(entry.line), 2) for _ in entry.line[:1])

    def _record(self, id: str) -> Iterator[Line]:
        record = self.dossier.profiles.get(id)
        if record is None:
            yield from self._withdrawn(id)
            return
        whole = record_profile(self.presentation, record)
        profile, numbers = numbered_once(whole, self.dossier.title)
        yield Line(profile.title, heading=True)
        yield from (Line(text) for text in (profile.kind, profile.also, f"Rests on {profile.basis}") if text)
        yield from self._where(Place(record.path), queries.record_path(self.dossier, id))
        yield from (Line(plain(wording.warning(source), self.dossier.name)) for source in profile.fallen)
        yield from _Text(self.presentation, profile, numbers).lines()
        yield from self._used(id, "")

    def _withdrawn(self, id: str) -> Iterator[Line]:
        """A withdrawn record: when and why it was withdrawn."""
        record = self.dossier.withdrawn[id]
        yield Line(f"Withdrawn: {self.dossier.title(id)}", heading=True)
        yield from self._where(Place(record.path), queries.record_path(self.dossier, id))
        changes = (wording.history_line(item, self.dossier.name) for item in record.newest_first)
        yield from _section("Changes", (Line(self._plain(change.run), 1) for change in changes))

    def _part(self, record: Actor | Relationship, id: str, what: str) -> Iterator[Line]:
        """A claim or a judgement by itself."""
        key = f"{what}s"
        items: tuple[Claim | Judgement, ...] = record.claims if what == "claim" else record.judgements
        number, item = next((number, item) for number, item in enumerate(items) if item.id == id)
        yield Line(f"{what.capitalize()} {record.id}/{id}", heading=True)
        yield from self._where(at(self.dossier, record, (key, number, "id")), queries.target_path(self.dossier, f"{record.id}/{id}"))
        yield Line(prose.shown(item.text, self.dossier.name))
        if isinstance(item, Claim):
            yield from self._claim(self.presentation.statement(Shown(record, item)))
        else:
            entry = self.presentation.judgement(record, item)
            yield Line(self._plain(joined(entry.line)), 1)
            yield from self._remarks(entry.remarks)
            yield from _section("Rests on", (line for shown in entry.grounds for line in self._listed(shown)))
        yield from self._used(record.id, id)

    def _claim(self, statement: Statement) -> Iterator[Line]:
        """The attribution of a claim, its citations, what became of it, and its topics."""
        home, claim = statement.home, statement.claim
        yield Line(self._attribution(statement.shown, home.id), 1)
        yield from self._remarks(statement.remarks)
        topics = self.dossier.vocabulary.topics
        labels = ", ".join(topics[id].label for id in claim.topics if id in topics)
        yield from (Line(f"On {labels}", 1) for _ in labels[:1])
        yield Line(f"Stands in {self.dossier.title(home.id)} ({home.id})", 1)
        yield from _section("Cited to", (Line(self._cited(cite), 1) for cite in claim.cites))

    def _plain(self, run: wording.Run) -> str:
        """A run outside a profile, in which statements have no numbers."""
        return plain(StatementNumbers(self.dossier.title).resolved(run), self.dossier.title)

    def _remarks(self, remarks: Iterable[Remark]) -> Iterator[Line]:
        """The remarks on a claim or a judgement that is shown by itself."""
        numbers = StatementNumbers(self.dossier.title)
        return (Line(plain(numbers.remark(remark), self.dossier.title), 2) for remark in remarks)

    def _attribution(self, shown: Shown, page: str) -> str:
        """The attribution of a claim, and its home if that is not the record `page`."""
        return self._plain(joined(self.presentation.attribution(shown, page).whole))

    def _cited(self, cite: Citation) -> str:
        """A citation in words: the outlet, its day, the paragraph."""
        return f"{self._plain(wording.citation_words(self.dossier, cite))} ({cite})"

    def _listed(self, shown: Shown) -> Iterator[Line]:
        """A claim in a list: its text, its attribution, its citations, its id."""
        yield Line(prose.shown(shown.claim.text, self.dossier.name), 1)
        yield Line(self._attribution(shown, shown.home.id), 2)
        yield from (Line(self._cited(cite), 2) for cite in shown.claim.cites)
        yield Line(f"{shown.home.id}/{shown.claim.id}", 2)

    def _source(self, id: str) -> Iterator[Line]:
        """A source: where it appeared, its reliability, and what rests on each paragraph."""
        source = self.dossier.sources[id]
        yield Line(source.title, heading=True)
        yield Line(f"{outlet(source)}; {source.nature}")
        yield from self._where(Place(source.path), queries.record_path(self.dossier, id))
        rows = (
            ("About", source.describes if source.headline else ""),
            ("By", ", ".join(source.author_names)),
            ("Published", f"{wording.published(source)}: {source.published_why}" if source.published_why else ""),
            ("Medium", source.medium),
            ("Accessed", source.accessed.words() if source.accessed else ""),
            ("Reliability", f"{source.reliability.grade}: {source.reliability.why}"),
            ("Status", f"{source.status}: {source.status_why}" if source.status_why else ""),
            ("Publisher’s page", source.url),
            ("Archived copy", source.archive_url),
            ("Same as", ", ".join(source.same_as)),
        )
        yield from (Line(f"{label}: {value}") for label, value in rows if value)
        covered = coverage(self.views, source)
        yield Line(f"Coverage: {covered.words()}")
        for run in covered.runs():
            paragraph, last = run[0], f"–{run[-1].number}" if len(run) > 1 else ""
            place = f" ({paragraph.place})" if paragraph.place and not last else ""
            yield Line("")
            yield Line(f"{prose.plural(len(run), 'Paragraph')} {paragraph.number}{last}{place}: {paragraph_use(paragraph)}", heading=True)
            for shown in paragraph.claims:
                yield Line(prose.shown(shown.claim.text, self.dossier.name), 1)
                yield Line(self._attribution(shown, ""), 2)
            yield from (Line(f"{it.actor.name}: {it.words}{caveat(False, it.unchecked)}", 1) for it in paragraph.offices)
        naming = (line for shown in self.views.cited_whole[id] for line in self._listed(shown))
        yield from _section("Statements that name it", naming)
        yield from self._used(id, "")

    def _topic(self, id: str) -> Iterator[Line]:
        """A topic: its label and description, its file and page, and its statements in chronological order."""
        topic = self.dossier.vocabulary.topics[id]
        yield Line(topic.label, heading=True)
        yield Line(topic.about)
        yield from self._where(at_path(self.dossier, VOCABULARY, ("topics", id), key=True), queries.topic_path(id))
        said = (line for shown in self.views.on_topic[id] for line in self._listed(shown))
        yield from _section("Statements in order of time", said)

    def _kind(self, id: str, what: str) -> Iterator[Line]:
        """A kind of actor or of relationship: its words, and its records."""
        key = next(key for key, called in VOCABULARY_KEYS.items() if called == what)
        kind = getattr(self.dossier.vocabulary, key)[id]
        yield Line(f"{kind.label} ({what})", heading=True)
        yield from self._where(at_path(self.dossier, VOCABULARY, (key, id), key=True), "")
        said = {name: ", ".join(value) if isinstance(value, tuple) else value for name, value in kind.model_dump().items()}
        yield from (Line(f"{name}: {value}") for name, value in said.items() if value not in (None, "", kind.label))
        of = (record for record in self.dossier.profiles.values() if id in _kinds(record))
        yield from _section("Records of this kind", (Line(f"{self.dossier.title(record.id)} ({record.id})", 1) for record in of))

    def _where(self, place: Place, page: str) -> Iterator[Line]:
        """The file and the page."""
        yield Line(f"File: {place if place.excerpt else place.path}")
        if page:
            yield Line(f"Page: {queries.address(self.dossier, page) or page}")

    def _used(self, id: str, part: str) -> Iterator[Line]:
        """The records in which something is referred to, the most frequent first."""
        found: Counter[str] = Counter()
        for mention in mentions(self.documents):
            if mention.space == "record" and mention.id == id and part in ("", mention.part):
                found[mention.path] += 1
        lines = [Line(f"{path}: {number}", 1) for path, number in sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))]
        ref = f"{id}/{part}" if part else id
        yield from _section(f"Referred to in (each place: briefings where-used {ref})", lines)
        if not lines:
            yield from _section("Referred to nowhere", [Line("No record names it.", 1)])


def _kinds(record: Actor | Relationship) -> set[str]:
    return {record.kind} if isinstance(record, Actor) else {kind.kind for kind in record.kinds}


def _section(heading: str, lines: Iterable[Line]) -> Iterator[Line]:
    """A heading with the lines below it; empty if there are no lines."""
    found = list(lines)
    if found:
        yield from (Line(""), Line(heading, heading=True), *found)


@dataclass(frozen=True)
class _Text:
    """A profile as lines of text, each statement once."""

    presentation: Presentation
    profile: Profile
    numbers: StatementNumbers

    def lines(self) -> Iterator[Line]:
        """The sentence that sums it up, the infobox, then the sections."""
        profile = self.profile
        yield Line(profile.lead)
        yield from self._box()
        lead = wording.JUDGEMENTS_LEAD.rstrip(".").lower()
        yield from _section(f"{wording.JUDGEMENTS} ({lead})", (line for entry in profile.judgements for line in self._judgement(entry)))
        yield from _section(wording.GAPS, (line for entry in profile.gaps for line in self._gap(entry)))
        if profile.standing:
            yield from self._standing(profile.standing)
        yield from _section(wording.GLANCE, self._statements(profile.glance))
        for group in profile.relationships:
            rows = (line for entry in group.relationships for line in self._relationship(entry))
            yield from _section(f"Relationships: {group.label.lower()}", rows)
        for section in profile.sections:
            yield from _section(section.heading, self._groups(section))
        yield from _section(wording.DIFFERING, (line for pair in profile.differing for line in self._pair(pair)))
        yield from _section("Changes", (Line(self._plain(change.run), 1) for change in profile.changes))
        yield from _section("Notes", (Line(f"[{note.number}] {self._plain(note.words)}", 1) for note in profile.notes))

    def _plain(self, run: wording.Run) -> str:
        return plain(self.numbers.resolved(run), self.presentation.dossier.title)

    def _marked(self, words: str, cites: Iterable[Citation]) -> str:
        """Words with the numbers of their notes."""
        return f"{words}{''.join(f' [{self.profile.numbers[cite]}]' for cite in cites)}"

    def _text(self, text: str, cites: Iterable[Citation]) -> str:
        """A text of the dossier with the numbers of its notes."""
        return self._marked(prose.shown(text, self.presentation.dossier.name), cites)

    def _box(self) -> Iterator[Line]:
        """The rows of the infobox; an actor's kind follows the title, and its relationships have sections."""
        if self.profile.portrait:
            image = self.profile.portrait.image
            yield Line(f"{image.caption}: {image.alt} ({queries.image_path(image)})")
        yield from (Line(f"{row.label}: {'; '.join(map(self._value, row.values))}") for row in self.profile.facts)

    def _value(self, value: Value) -> str:
        return self._marked(self._plain(value.words), value.cites) + caveat(value.fallen, value.unchecked)

    def _standing(self, standing: Standing) -> Iterator[Line]:
        """The states of a relationship, and its trend."""
        states = (Line(self._marked(state.words, state.claim.claim.cites), 1) for state in standing.states if state.claim)
        yield from _section(wording.STATES, states)
        if standing.trend:
            yield Line(self._plain(standing.trend.line), 1)

    def _statements(self, statements: Iterable[Statement]) -> Iterator[Line]:
        """Each statement with its number and notes; below it its attribution, its date, and the remarks on it."""
        for statement in statements:
            yield Line(f"{self.numbers.number(statement)}. {self._text(statement.claim.text, statement.claim.cites)}", 1)
            yield Line(self._attribution(statement), 2)
            yield from self._remarks(statement.remarks)

    def _attribution(self, statement: Statement) -> str:
        return self._plain(joined(self.presentation.attribution(statement.shown, self.profile.record.id).whole))

    def _remarks(self, remarks: Iterable[Remark]) -> Iterator[Line]:
        return (Line(self._plain(self.numbers.remark(remark)), 2) for remark in remarks)

    def _judgement(self, entry: JudgementEntry) -> Iterator[Line]:
        yield Line(self._text(entry.judgement.text, entry.cites), 1)
        yield Line(self._plain(joined(entry.line)), 2)
        yield from self._remarks(entry.remarks)

    def _gap(self, entry: GapEntry) -> Iterator[Line]:
        yield Line(self._text(entry.text, ()), 1)
        if entry.line:
            yield Line(self._plain(self.numbers.resolved(entry.line)), 2)

    def _relationship(self, entry: RelationshipEntry) -> Iterator[Line]:
        """The kinds of the relationship, its last and first states, and its trend."""
        first, last, trend = entry.standing.first, entry.standing.last, entry.standing.trend
        yield Line(entry.acts, 1)
        yield from (Line(f"{label}{state.words}", 2) for label, state in (("Last reported: ", last), ("First: ", first)) if state)
        if trend:
            yield Line(self._plain(trend.line), 2)

    def _groups(self, section: Section) -> Iterator[Line]:
        """The groups of a section, with the line above them."""
        lead = self.numbers.lead(section)
        yield from (Line(self._plain(lead), 1) for _ in lead[:1])
        for group in section.groups:
            yield from (Line(f"{group.heading}:", 1) for _ in group.heading[:1])
            yield from self._statements(group.statements)

    def _pair(self, pair: Iterable[Statement]) -> Iterator[Line]:
        """Two statements that disagree."""
        for place, statement in enumerate(pair):
            text = prose.shown(statement.claim.text, self.presentation.dossier.name)
            yield Line(f"{'but ' if place else ''}{self.numbers.number(statement)}. {text}", 1)
            printed = wording.printed_by(self.presentation.dossier, statement.claim)
            yield Line(f"{printed}; {self._attribution(statement)}", 2)
