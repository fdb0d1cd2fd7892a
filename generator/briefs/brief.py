"""The values of one brief: everything on its record's page, with each statement once, in the order used in print.

All values can be written as JSON.  No text of a record ever becomes part of a template, so none can become markup.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import segno

from ..records import handling
from ..records.dossier import Actor, Dossier, Relationship
from ..records.handling import Markings
from ..records.images import Image, Picture
from ..records.scalars import Citation
from ..records.sources import Source
from ..text import direction, prose
from ..text import markdown as md
from ..text.prose import ranges
from ..views import holdings, queries, wording
from ..views.profile import (
    JudgementEntry,
    Note,
    Portrait,
    Presentation,
    Profile,
    Remark,
    Section,
    Statement,
    StatementNumbers,
    ToneGroup,
    Value,
    numbered_once,
)
from ..views.profiles import record_profile
from ..views.queries import Views, date_of
from ..views.relationships import RelationshipEntry, StateEntry
from ..views.wording import caveat, joined, outlet
from . import figures

#: A value for a template: anything that JSON can represent.
Values = dict[str, Any]
#: A text for a template: plain pieces, and links as `{"words", "record", "url"}`; `url` is empty if the dossier has no address.
Run = list[str | dict[str, str]]


class BriefContext:
    """The dossier in the form that briefs need: its views, what has fallen, and the addresses of links."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.views = Views(dossier)
        self.presentation = Presentation(self.views)
        self.impact = self.presentation.impact
        site = dossier.settings.site_url
        self.site = str(md.url(site)).rstrip("/") + "/" if site else ""

    def profile(self, record: Actor | Relationship) -> Profile:
        """The profile of a record."""
        return record_profile(self.presentation, record)

    def url(self, target: str) -> str:
        """The permanent address of a record, or of a claim (`record/claim`); empty if the dossier has none."""
        return f"{self.site}{queries.target_path(self.dossier, target)}" if self.site else ""

    def link(self, target: str, words: str = "") -> dict[str, str]:
        """Words that link to a record or a claim; by default the record's name."""
        id = target.partition("/")[0]
        return {"words": words or self.dossier.title(id), "record": id, "url": self.url(target)}

    def run(self, text: wording.Text) -> Run:
        """Plain pieces and links, side by side."""
        return [piece if isinstance(piece, str) else self.link(piece.target, piece.words) for piece in text if piece]

    def text(self, raw: str) -> Run:
        """A text with its links."""
        return self.run(prose.with_names(raw, self.dossier.name))


#: The number of statements from which on a brief has an index; fewer are seen at once.
_INDEXED: Final = 4


@dataclass(frozen=True)
class _Draft:
    """The common data for all parts of a brief: the profile with each statement once, the numbers of the statements, and the context."""

    paper: BriefContext
    profile: Profile
    numbers: StatementNumbers

    def run(self, pieces: wording.Run) -> Run:
        """A run with its grounds in words."""
        return self.paper.run(self.numbers.resolved(pieces))

    def marks(self, cites: Iterable[Citation]) -> list[int]:
        """The numbers of the notes of some citations."""
        return [self.profile.numbers[cite] for cite in cites]

    def statement(self, statement: Statement) -> Values:
        """A statement with everything a reader needs to weigh it."""
        claim = statement.claim
        return {
            "number": self.numbers.number(statement),
            "url": self.paper.url(f"{statement.shown.home.id}/{claim.id}"),
            "type": claim.type,
            "text": self.paper.text(claim.text),
            "backwards": direction.backwards(prose.shown(claim.text, self.paper.dossier.name)),
            "marks": self.marks(claim.cites),
            "said": self.paper.run(joined(self.paper.presentation.attribution(statement.shown, self.profile.record.id).printed)),
            "remarks": self.remarks(statement.remarks),
            "names": sorted({*(link.record for link in prose.links(claim.text)), *claim.speakers}),
        }

    def remarks(self, remarks: Iterable[Remark]) -> list[Values]:
        """The remarks on a statement or a judgement."""
        return [{"kind": remark.kind, "text": self.paper.run(self.numbers.remark(remark))} for remark in remarks]

    def judgement(self, entry: JudgementEntry) -> Values:
        """A judgement: its text, its confidence, its basis, and the remarks on it."""
        text, marks = self.paper.text(entry.judgement.text), self.marks(entry.cites)
        return {"text": text, "said": self.run(joined(entry.line)), "remarks": self.remarks(entry.remarks), "marks": marks}

    def value(self, value: Value) -> Values:
        """A value with its marks, and a warning if it rests on a fallen source alone."""
        language = {"language": value.language} if value.language else {}
        outside = [{"words": str(value.words[0]), "record": "", "url": value.address}] if value.address else None
        return {
            "text": outside or self.paper.run(value.words),
            "marks": self.marks(value.cites),
            "after": caveat(value.fallen, value.unchecked),
            **language,
        }


def printed(record: Actor | Relationship, paper: BriefContext) -> bool:
    """Whether a record has a brief: yes, unless the record or its kind excludes it."""
    kinds = paper.dossier.vocabulary.actor_kinds
    return record.brief and (not isinstance(record, Actor) or kinds[record.kind].brief)


def brief_values(record: Actor | Relationship, paper: BriefContext) -> Values:
    """The values of the brief of a record."""
    whole = paper.profile(record)
    profile, numbers = numbered_once(whole, paper.dossier.title)
    draft = _Draft(paper, profile, numbers)
    above = {statement.key for part in (profile.glance, *(part.statements for part in profile.sections)) for statement in part}
    standing = profile.standing
    return {
        **head(profile, paper),
        "rests": profile.basis,
        "banner": banner(profile.fallen, paper, "brief"),
        "portrait": _portrait(profile.portrait),
        "facts": [{"label": row.label, "values": [draft.value(value) for value in row.values]} for row in profile.facts],
        "states": [_state(state, draft) for state in standing.states if state.claim] if standing else [],
        "going": draft.run(standing.trend.line) if standing and standing.trend else [],
        "figure": figure(record, paper),
        "glance": [draft.statement(statement) for statement in profile.glance],
        "judgements": {"lead": wording.JUDGEMENTS_LEAD, "items": [draft.judgement(entry) for entry in profile.judgements]},
        "gaps": [{"text": paper.text(gap.text), "said": draft.run(gap.line)} for gap in profile.gaps],
        "relationships": [_tone_group(group, draft) for group in profile.relationships],
        "sections": [_section(section, draft) for section in profile.sections],
        "differing": [[_side(statement, draft, above) for statement in pair] for pair in profile.differing],
        "indexes": list(_indexes(draft)),
        "changes": [paper.run(change.run) for change in profile.changes],
        "sources": [_source(source, profile, paper) for source in profile.sources],
        "notes": [{"number": note.number, "text": paper.run(note.words)} for note in profile.notes],
    }


def figure(record: Actor | Relationship, paper: BriefContext) -> Values:
    """The figure of a record; none if it would show a single tie, which the key facts say."""
    if not isinstance(record, Actor):
        return figures.time_line(paper.views, record)
    found = figures.ego_network(paper.views, record)
    return found if found and len(found["left"]) + len(found["right"]) > 1 else {}


def head(profile: Profile, paper: BriefContext) -> Values:
    """The title block: its subject, its dossier, its date, and its address on the site."""
    record, settings = profile.record, paper.dossier.settings
    url = paper.url(record.id)
    return {
        "id": record.id,
        "title": profile.title,
        "backwards": direction.backwards(profile.title),
        "kind": profile.kind,
        "also": profile.also,
        "lead": profile.lead,
        "address": url or queries.record_path(paper.dossier, record.id),
        "url": url,
        "code": code(url),
        **frame(paper, holdings.of_record(record, paper.views)),
        "subject": f"{profile.kind}: what the sources of “{settings.title}” report, paragraph by paragraph.",
    }


def banner(fallen: Sequence[Source], paper: BriefContext, of: str) -> list[Run]:
    """The warnings about sources that were corrected or retracted; many are counted, with a link to the site's index of sources."""
    if len(fallen) <= wording.MOST_WARNINGS:
        return [paper.run(wording.warning(source, of)) for source in fallen]
    there = {"words": "the list of sources", "record": "", "url": f"{paper.site}sources/" if paper.site else ""}
    return [[f"{wording.warnings_in_short(fallen, of)} Their status is in ", there, "."]]


def frame(paper: BriefContext, held: Markings) -> Values:
    """The header and footer of something that the dossier prints, which holds parts with these handling markings."""
    settings, marking = paper.dossier.settings, handling.label(held)
    day = settings.as_of.upper.date
    return {
        "dossier": settings.title,
        "asof": settings.as_of.words(),
        "day": [day.year, day.month, day.day],
        "publisher": settings.publisher,
        "marking": {"words": marking, "tlp": handling.tlp(marking)},
        "page": settings.page_size,
    }


def code(address: str) -> list[str]:
    """The QR code of an address as rows of 0 and 1; empty if there is no address."""
    return ["".join("1" if dark else "0" for dark in row) for row in segno.make(address, error="m", micro=False).matrix] if address else []


def _portrait(portrait: Portrait | None) -> Values | None:
    """An actor's image: the file beside the job, named by its content, so that the values say everything that is printed."""
    if portrait is None:
        return None
    image, picture = portrait
    return {
        "file": image_file(image, picture),
        "width": picture.width,
        "height": picture.height,
        "alt": image.alt,
        "caption": image.caption,
    }


def image_file(image: Image, picture: Picture) -> str:
    """The name of an image's file for the PDF engine."""
    return f"image-{picture.digest}.{image.file.rpartition('.')[2]}"


def _state(state: StateEntry, draft: _Draft) -> Values:
    """A state of a relationship with the marks of its claim."""
    return {"text": [state.words], "marks": draft.marks(state.claim.claim.cites if state.claim else ()), "after": ""}


def _tone_group(group: ToneGroup, draft: _Draft) -> Values:
    return {"tone": group.tone, "label": group.label, "rows": [_relationship(entry, draft) for entry in group.relationships]}


def _relationship(entry: RelationshipEntry, draft: _Draft) -> Values:
    """The other party, the kinds, the last and first states, and the trend."""
    first, last, trend = entry.standing.first, entry.standing.last, entry.standing.trend
    return {
        "with": draft.paper.link(entry.relationship.id, entry.name),
        "acts": entry.acts,
        "last": last.words if last else "",
        "first": first.words if first else "",
        "going": [trend.short] if trend else [],
    }


def _section(section: Section, draft: _Draft) -> Values:
    """A section of statements, with the line above them."""
    groups = [{"heading": group.heading, "statements": [draft.statement(item) for item in group.statements]} for group in section.groups]
    return {"heading": section.heading, "lead": draft.paper.run(draft.numbers.lead(section)), "groups": groups}


def _side(statement: Statement, draft: _Draft, above: Container[tuple[str, str]]) -> Values:
    """One of two statements that disagree: its number if it is printed above, otherwise all of it; and its outlets."""
    printed_by = wording.printed_by(draft.paper.dossier, statement.claim)
    return {"unit": draft.statement(statement), "above": statement.key in above, "printed": printed_by}


def _indexes(draft: _Draft) -> Iterator[Values]:
    """The numbers of the statements by a second order: time for an actor's statements, topics for those of a relationship."""
    statements, number = draft.profile.statements, draft.numbers.number
    if len(statements) < _INDEXED:
        return
    if isinstance(draft.profile.record, Relationship):
        named = draft.paper.dossier.vocabulary.topics
        topics = ((topic.label, [number(item) for item in statements if id in item.claim.topics]) for id, topic in named.items())
        rows = [{"words": label, "numbers": ranges(found, "–")} for label, found in topics if found]
        yield {"heading": "By topic", "rows": rows}
    else:
        days: dict[str, list[int]] = {}
        for item in statements:
            date = date_of(item.claim)
            days.setdefault(date.words() if date else "without a date", []).append(number(item))
        dated = [{"words": words, "numbers": ranges(found, "–")} for words, found in days.items()]
        yield {"heading": "In order of time", "rows": dated if list(days) != ["without a date"] else []}


def _source(source: Source, profile: Profile, paper: BriefContext) -> Values:
    """A source, its reliability and status, and its passages with the numbers of their notes."""
    status = f", {source.status}" if source.status != "current" else ""
    status += "" if source.read else f", {wording.UNREAD}"
    said = wording.reliability(source).replace("reliability ", "reliability\u00a0")  # so that no line begins with a grade
    passages = [{"number": note.number, "text": [_place(note, paper)]} for note in profile.notes if note.cite.source == source.id]
    return {"text": [paper.link(source.id), f", {outlet(source)}"], "said": f"{said}{status}", "passages": passages}


def _place(note: Note, paper: BriefContext) -> dict[str, str] | str:
    """The passage of a note in short form: “¶ 14”, which leads to its place on the page of the source."""
    words = wording.passage_words(paper.dossier, note.cite).replace("paragraphs ", "¶\u00a0").replace("paragraph ", "¶\u00a0")
    return paper.link(f"{note.cite.source}/p{note.cite.first}", words) if note.cite.first else words or "as a whole"
