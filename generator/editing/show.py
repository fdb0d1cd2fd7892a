"""A record, claim, source or topic as plain text for the terminal, with the wording of its page and brief."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ..briefs.brief import brief_values
from ..briefs.context import BriefContext, Run, Values
from ..records.dossier import VOCABULARY, VOCABULARY_KEYS, Actor, Dossier, Relationship, at, at_path
from ..records.scalars import Citation
from ..records.schema import Claim, Judgement
from ..text.problems import Place
from ..text.yaml import Document
from ..views import addresses
from ..views.queries import Shown
from ..views.support import coverage, paragraph_use
from ..views.wording import outlet
from .mentions import mentions


class Line(NamedTuple):
    """A line of the output: its indent, and whether it is a heading."""

    text: str
    depth: int = 0
    heading: bool = False


class Showing:
    """What is shown of a dossier; `documents` are its files as they are written."""

    def __init__(self, dossier: Dossier, documents: Mapping[str, Document]) -> None:
        self.dossier = dossier
        self.documents = documents
        self.paper = BriefContext(dossier)

    def lines(self, id: str, what: str) -> Iterator[Line]:
        """What is shown of an id that is the id of a `what`."""
        record, _, part = id.partition("/")
        if what in ("actor", "relationship"):
            yield from self._record(id)
        elif what == "source":
            yield from self._source(id)
        elif what == "topic":
            yield from self._topic(id)
        elif what in VOCABULARY_KEYS.values():
            yield from self._kind(id, what)
        else:
            yield from self._part(self.dossier.profiles[record], part, what)

    def _record(self, id: str) -> Iterator[Line]:
        record = self.dossier.profiles.get(id)
        if record is None:
            yield from self._withdrawn(id)
            return
        found = brief_values(record, self.paper)
        yield Line(found["title"], heading=True)
        yield from _filled(found["kind"], found["also"], f"Rests on {found['rests']}")
        yield from self._where(Place(record.path), addresses.record_path(self.dossier, id))
        yield from (Line(_plain(item)) for item in found["banner"])
        yield from self._facts(found)
        yield from _section("At a glance", (line for unit in found["glance"] for line in _unit(unit)))
        yield from _section(f"Our judgement ({found['judgements']['lead'].rstrip('.').lower()})", _judgements(found["judgements"]["items"]))
        for group in found["relationships"]:
            yield from _section(f"Relationships: {group['label'].lower()}", (line for row in group["rows"] for line in _row(row)))
        for section in found["sections"]:
            yield from _section(section["heading"], _groups(section))
        yield from _section("Where accounts differ", (line for pair in found["differing"] for line in _pair(pair)))
        yield from _section("Changes", (Line(_plain(item), 1) for item in found["changes"]))
        yield from _section("Notes", (Line(f"[{note['number']}] {_plain(note['text'])}", 1) for note in found["notes"]))
        yield from self._used(id, "")

    def _facts(self, found: Values) -> Iterator[Line]:
        """The rows of the box, how a relationship stood, and where it is going."""
        rows = ((row["label"], "; ".join(_marked(value) for value in row["values"])) for row in found["facts"])
        yield from (Line(f"{label}: {value}") for label, value in rows if value)
        yield from _section("How it stood", (Line(_marked(state), 1) for state in found["states"]))
        if found["going"]:
            yield Line(_plain(found["going"]), 1)

    def _withdrawn(self, id: str) -> Iterator[Line]:
        """A record that was withdrawn: when and why."""
        record = self.dossier.withdrawn[id]
        yield Line(f"Withdrawn: {self.dossier.name(id)}", heading=True)
        yield from self._where(Place(record.path), addresses.record_path(self.dossier, id))
        yield from _section("Changes", (Line(_plain(self.paper.change(item)), 1) for item in record.newest_first))

    def _part(self, record: Actor | Relationship, id: str, what: str) -> Iterator[Line]:
        """A claim or a judgement by itself."""
        key = f"{what}s"
        items: tuple[Claim | Judgement, ...] = record.claims if what == "claim" else record.judgements
        number, item = next((number, item) for number, item in enumerate(items) if item.id == id)
        yield Line(f"{what.capitalize()} {record.id}/{id}", heading=True)
        yield from self._where(at(self.dossier, record, (key, number, "id")), addresses.target_path(self.dossier, f"{record.id}/{id}"))
        yield Line(_plain(self.paper.text(item.text)))
        if isinstance(item, Claim):
            yield from self._claim(Shown(record, item))
        else:
            values = self.paper.judgement(record, item, {})
            yield Line(_plain(values["said"]), 1)
            yield from _remarks(values)
            found = (self.dossier.claim(record, ref) for ref in item.based_on)
            yield from _section("Rests on", (line for shown in found if shown for line in self._brief(Shown(*shown))))
        yield from self._used(record.id, id)

    def _claim(self, shown: Shown) -> Iterator[Line]:
        """Who says a claim, on which paragraphs it rests, what became of it, and what it is on."""
        yield Line(_plain(self.paper.said(shown, shown.home.id)), 1)
        yield from _remarks({"remarks": list(self.paper.remarks(shown, {}))})
        topics = self.dossier.vocabulary.topics
        labels = ", ".join(topics[id].label for id in shown.claim.topics if id in topics)
        yield from (Line(f"On {labels}", 1) for _ in labels[:1])
        yield Line(f"Stands in {self.dossier.name(shown.home.id)} ({shown.home.id})", 1)
        yield from _section("Cited to", (Line(self._cited(cite), 1) for cite in shown.claim.cites))

    def _cited(self, cite: Citation) -> str:
        """A citation in words: the outlet, its day, the paragraph."""
        source = self.dossier.sources[cite.source]
        where = f"paragraphs {cite.first}–{cite.last}" if cite.last > cite.first else f"paragraph {cite.first}"
        status = f" ({source.status})" if source.status != "current" else ""
        return f"{outlet(source)}, {where}{status} ({cite})"

    def _brief(self, shown: Shown) -> Iterator[Line]:
        """A claim among others: its text, who says it, its citations, its id."""
        yield Line(_plain(self.paper.text(shown.claim.text)), 1)
        yield Line(_plain(self.paper.said(shown, shown.home.id)), 2)
        yield from (Line(self._cited(cite), 2) for cite in shown.claim.cites)
        yield Line(f"{shown.home.id}/{shown.claim.id}", 2)

    def _source(self, id: str) -> Iterator[Line]:
        """A source: where it appeared, how far it is trusted, and what rests on each paragraph."""
        source = self.dossier.sources[id]
        yield Line(source.title, heading=True)
        yield Line(f"{outlet(source)}; {source.nature}")
        yield from self._where(Place(source.path), addresses.record_path(self.dossier, id))
        rows = (
            ("About", source.describes if source.headline else ""),
            ("By", ", ".join(source.authors)),
            ("Published", source.published_why),
            ("Reliability", f"{source.reliability.grade}: {source.reliability.why}"),
            ("Status", f"{source.status}: {source.status_why}" if source.status_why else ""),
            ("Publisher’s page", source.url),
            ("Archived copy", source.archive_url),
        )
        yield from (Line(f"{label}: {value}") for label, value in rows if value)
        covered = coverage(self.paper.views, source)
        yield Line(f"Coverage: {covered.words()}")
        for paragraph in covered.paragraphs:
            yield Line("")
            yield Line(f"Paragraph {paragraph.number}: {paragraph_use(paragraph)}", heading=True)
            for shown in paragraph.claims:
                yield Line(_plain(self.paper.text(shown.claim.text)), 1)
                yield Line(_plain(self.paper.said(shown, "")), 2)
            yield from (Line(f"{actor.name}: {words}", 1) for actor, words, _ in paragraph.offices)
        yield from self._used(id, "")

    def _topic(self, id: str) -> Iterator[Line]:
        """A topic: what belongs to it, and what is said on it in order of time."""
        topic = self.dossier.vocabulary.topics[id]
        yield Line(topic.label, heading=True)
        yield Line(topic.about)
        yield from self._where(at_path(self.dossier, VOCABULARY, ("topics", id), key=True), addresses.topic_path(id))
        said = (line for shown in self.paper.views.on_topic[id] for line in self._brief(shown))
        yield from _section("Statements in order of time", said)

    def _kind(self, id: str, what: str) -> Iterator[Line]:
        """A kind of actor or of relationship: its words, and the records that are of it."""
        key = next(key for key, called in VOCABULARY_KEYS.items() if called == what)
        kind = getattr(self.dossier.vocabulary, key)[id]
        yield Line(f"{kind.label} ({what})", heading=True)
        yield from self._where(at_path(self.dossier, VOCABULARY, (key, id), key=True), "")
        yield from (Line(f"{name}: {value}") for name, value in kind.model_dump().items() if value not in (None, kind.label))
        of = (record for record in self.dossier.profiles.values() if id in _kinds(record))
        yield from _section("Records of this kind", (Line(f"{self.dossier.name(record.id)} ({record.id})", 1) for record in of))

    def _where(self, place: Place, page: str) -> Iterator[Line]:
        """The file and the page."""
        yield Line(f"File: {place if place.excerpt else place.path}")
        if page:
            yield Line(f"Page: {addresses.address(self.dossier, page) or page}")

    def _used(self, id: str, part: str) -> Iterator[Line]:
        """In which records something is referred to, the most often first."""
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


def _plain(run: Run | str) -> str:
    """A run of pieces and links as plain words."""
    return run if isinstance(run, str) else "".join(piece if isinstance(piece, str) else piece["words"] for piece in run)


def _marked(value: Values) -> str:
    """Words with the numbers of their notes."""
    return f"{_plain(value['text'])}{''.join(f' [{mark}]' for mark in value['marks'])}{value.get('after', '')}"


def _filled(*texts: str) -> Iterator[Line]:
    return (Line(text) for text in texts if text)


def _section(heading: str, lines: Iterable[Line]) -> Iterator[Line]:
    """A heading with its lines; empty if there are none."""
    found = list(lines)
    if found:
        yield from (Line(""), Line(heading, heading=True), *found)


def _unit(unit: Values) -> Iterator[Line]:
    """A statement: its number and text with its notes, then who says it and when, then what an editor adds."""
    yield Line(f"{unit['number']}. {_marked(unit)}", 1)
    yield Line(_plain(unit["said"]), 2)
    yield from _remarks(unit)


def _remarks(values: Values) -> Iterator[Line]:
    return (Line(_plain(remark["text"]), 2) for remark in values["remarks"])


def _judgements(items: Iterable[Values]) -> Iterator[Line]:
    for item in items:
        yield Line(_marked(item), 1)
        yield Line(_plain(item["said"]), 2)
        yield from _remarks(item)


def _row(row: Values) -> Iterator[Line]:
    """A relationship of an actor: what the two do, how it stood last and first, where it is going."""
    yield Line(_plain(row["acts"]), 1)
    yield from (Line(f"{label}{row[key]}", 2) for key, label in (("last", "As last reported: "), ("first", "First: ")) if row[key])
    yield from (Line(_plain(row["going"]), 2) for _ in row["going"][:1])


def _groups(section: Values) -> Iterator[Line]:
    if section["lead"]:
        yield Line(_plain(section["lead"]), 1)
    for group in section["groups"]:
        if group["heading"]:
            yield Line(f"{group['heading']}:", 1)
        yield from (line for unit in group["statements"] for line in _unit(unit))


def _pair(pair: Iterable[Values]) -> Iterator[Line]:
    """Two statements that disagree."""
    for number, side in enumerate(pair):
        yield Line(f"{'but ' if number else ''}{side['unit']['number']}. {_plain(side['unit']['text'])}", 1)
        yield Line(f"{side['printed']}; {_plain(side['unit']['said'])}", 2)
