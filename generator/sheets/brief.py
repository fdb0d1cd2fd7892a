"""The values of a brief: everything that the page of a record says, each statement once, in the order of paper.

Floor 9: imports `figures`, `model`, `views`, `pages.parts`, `sheets.facts`, `sheets.order` and `sheets.paper`.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

import segno

from generator import figures, prose
from generator.exports import paths
from generator.model import Actor, Profile, Relationship
from generator.pages.parts import outlet
from generator.sheets import facts, order
from generator.sheets.paper import Notes, Paper, Run, Values, joined
from generator.views import Shown, date_of, in_time

#: So few statements are seen at once, without an index.
_INDEXED: Final = 4
_LEAD: Final = "The conclusions of the editors, not of any article."


@dataclass
class _Draft:
    """A brief in the making: the notes with their numbers, the statements with theirs, in the order in which they stand on paper."""

    paper: Paper
    record: Actor | Relationship
    notes: Notes
    numbers: dict[tuple[str, str], int] = field(default_factory=dict)

    def take(self, shown: Iterable[Shown]) -> tuple[Shown, ...]:
        """Those of some claims that have no number yet; they get one."""
        fresh = tuple(item for item in shown if (item.home.id, item.claim.id) not in self.numbers)
        for item in fresh:
            self.numbers[item.home.id, item.claim.id] = len(self.numbers) + 1
        return fresh

    def unit(self, shown: Shown) -> Values:
        """A claim with everything a reader needs to weigh it."""
        return {
            "number": self.number(shown),
            "type": shown.claim.type,
            "text": self.paper.text(shown.claim.text),
            "marks": self.notes.marks(shown.claim.cites),
            "said": self.paper.said(shown, self.record.id),
            "remarks": list(self.paper.remarks(shown, self.numbers)),
            "names": sorted({*(link.record for link in prose.links(shown.claim.text)), *shown.claim.speakers}),
        }

    def number(self, shown: Shown) -> int:
        """The number of a claim in this brief."""
        return self.numbers[shown.home.id, shown.claim.id]


def printed(record: Profile, paper: Paper) -> bool:
    """Whether a record has a brief: unless it or its kind says otherwise."""
    kinds = paper.dossier.vocabulary.actor_kinds
    return record.brief and (not isinstance(record, Actor) or kinds[record.kind].brief)


def sheet(record: Actor | Relationship, paper: Paper) -> Values:
    """The values of the brief of a record."""
    draft = _Draft(paper, record, Notes(order.cites(paper.views, paper.impact, record)))
    glance = draft.take(order.key(paper.views, paper.impact, record))
    sections = list(_sections(draft))
    above = set(draft.numbers)
    pairs = paper.views.differing_on(record.id)
    for pair in pairs:
        draft.take(pair)
    return {
        **head(record, paper),
        "rests": _rests(draft),
        "banner": [paper.warning(source) for source in paper.impact.why(draft.notes.numbers)],
        "facts": facts.of_actor(record, paper, draft.notes) if isinstance(record, Actor) else facts.of_relationship(record, paper),
        "states": list(facts.states(record, paper, draft.notes)) if isinstance(record, Relationship) else [],
        "going": paper.going(record, draft.numbers) if isinstance(record, Relationship) else [],
        "figure": figures.ego(paper.views, record) if isinstance(record, Actor) else figures.line(paper.views, record),
        "glance": [draft.unit(item) for item in glance],
        "judgements": {"lead": _LEAD, "items": _judgements(draft)},
        "relationships": facts.relationships(record, paper, draft.numbers) if isinstance(record, Actor) else [],
        "sections": [{**section, "groups": [_group(heading, found, draft) for heading, found in groups]} for section, groups in sections],
        "differing": [[_side(item, draft, above) for item in pair] for pair in pairs],
        "indexes": list(_indexes(draft)),
        "changes": [paper.change(item) for item in record.newest_first],
        "sources": [_source(id, paper) for id in dict.fromkeys(cite.source for cite in draft.notes.numbers)],
        "notes": _notes(draft),
    }


def head(record: Actor | Relationship, paper: Paper) -> Values:
    """The title block: what it is of, of which dossier, as of when, where it stands on the site."""
    settings = paper.dossier.settings
    path = paths.record(paper.dossier, record.id)
    url = paper.url(record.id)
    kind = paper.dossier.vocabulary.actor_kinds[record.kind].label if isinstance(record, Actor) else "Relationship"
    also = ", ".join((*record.aliases, *record.metonyms)) if isinstance(record, Actor) else ""
    return {
        "id": record.id,
        "title": paper.dossier.name(record.id),
        "kind": kind,
        "also": f"Also called {also}" if also else "",
        "address": url or path,
        "url": url,
        "code": code(url),
        **frame(paper),
        "subject": f"{kind}: what the sources of “{settings.title}” report, paragraph by paragraph.",
    }


def frame(paper: Paper) -> Values:
    """What every paper of the dossier says at its head and foot."""
    settings = paper.dossier.settings
    day = settings.as_of.upper
    return {
        "dossier": settings.title,
        "asof": settings.as_of.words(),
        "day": [day.year, day.month, day.day],
        "publisher": settings.publisher,
        "marking": settings.marking or "",
        "page": settings.page_size,
    }


def code(address: str) -> list[str]:
    """A QR code of an address, a line of 0 and 1 for each of its rows; none where there is no address."""
    return ["".join("1" if dark else "0" for dark in row) for row in segno.make(address, error="m", micro=False).matrix] if address else []


def _rests(draft: _Draft) -> str:
    """What the brief rests on, counted: statements, sources, and from when to when."""
    shown = in_time(draft.paper.views.shown[draft.record.id])
    sources = {cite.source for cite in draft.notes.numbers}
    dates = [date for date in map(date_of, (item.claim for item in shown)) if date]
    first, last = (dates[0], max(dates, key=lambda date: date.upper)) if dates else (None, None)
    span = first.words() if first and first == last else f"{first.words()} to {last.words()}" if first and last else ""
    return ", ".join(filter(None, (_count(len(shown), "statement"), _count(len(sources), "source"), span)))


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _sections(draft: _Draft) -> Iterator[tuple[Values, list[tuple[str, tuple[Shown, ...]]]]]:
    """The statements of a record below those at a glance, by section and heading; they get their numbers here."""
    paper, record = draft.paper, draft.record
    if isinstance(record, Relationship):
        found = draft.take(in_time(paper.views.shown[record.id]))
        if found:
            above = _above(draft, paper.views.shown[record.id], found)
            yield {"heading": "Statements in order of time", "lead": above}, [("", found)]
        return
    named = paper.dossier.vocabulary.topics
    topics = order.by_topic(paper.views, order.of_it(paper.views, paper.impact, record))
    if topics:
        groups = [(named[id].label if id else "Other matters", draft.take(found)) for id, found in topics]
        yield {"heading": "What is said of it, by topic", "lead": []}, groups
    said = paper.views.said.get(record.id, ())
    if said:
        spoken = [(heading, found, draft.take(found)) for heading, found in order.spoken(paper.views, record)]
        capacity = joined((facts.office(role, paper, draft.notes)["text"] for role in record.roles), "; ")
        lead: Run = ["Speaks here as: ", *capacity] if capacity else []
        again = _above(draft, said, [item for _, _, fresh in spoken for item in fresh])
        groups = [(heading, fresh) for heading, _, fresh in spoken if fresh]
        yield {"heading": f"Everything {record.name} said", "lead": joined([lead, again])}, groups


def _above(draft: _Draft, all: Iterable[Shown], fresh: Iterable[Shown]) -> Run:
    """Which statements of a section stand further up already."""
    new = {draft.number(item) for item in fresh}
    old = sorted(draft.number(item) for item in all if draft.number(item) not in new)
    return [f"Also statement{'' if len(old) == 1 else 's'} {ranges(old)}, printed above."] if old else []


def ranges(numbers: Iterable[int]) -> str:
    """Numbers in a line, those in a row as a range: “1–3, 7”."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def _group(heading: str, found: Iterable[Shown], draft: _Draft) -> Values:
    return {"heading": heading, "statements": [draft.unit(item) for item in found]}


def _judgements(draft: _Draft) -> list[Values]:
    """The judgements of a record, each with its marks."""
    found = []
    for item in draft.record.judgements:
        grounds = (draft.paper.dossier.claim(draft.record, ref) for ref in item.based_on)
        cites = dict.fromkeys(cite for there in grounds if there for cite in there[1].cites)
        found.append({**draft.paper.judgement(draft.record, item, draft.numbers), "marks": draft.notes.marks(cites)})
    return found


def _side(shown: Shown, draft: _Draft, above: Container[tuple[str, str]]) -> Values:
    """One of two statements that disagree: where it stands above, or in full; and who printed it."""
    sources = draft.paper.dossier.sources
    outlets = dict.fromkeys(outlet(sources[cite.source]) for cite in shown.claim.cites)
    return {"unit": draft.unit(shown), "above": (shown.home.id, shown.claim.id) in above, "printed": f"Printed by {'; '.join(outlets)}"}


def _indexes(draft: _Draft) -> Iterator[Values]:
    """Where the statements stand by what they are not ordered by: time for an actor's, topics for those of a relationship."""
    shown = in_time(draft.paper.views.shown[draft.record.id])
    if len(shown) < _INDEXED:
        return
    if isinstance(draft.record, Relationship):
        named = draft.paper.dossier.vocabulary.topics
        topics = ((topic.label, [draft.number(item) for item in shown if id in item.claim.topics]) for id, topic in named.items())
        rows = [{"words": label, "numbers": ranges(found)} for label, found in topics if found]
        yield {"heading": "By topic", "rows": rows}
    else:
        days: dict[str, list[int]] = {}
        for item in shown:
            date = date_of(item.claim)
            days.setdefault(date.words() if date else "without a date", []).append(draft.number(item))
        dated = [{"words": words, "numbers": ranges(found)} for words, found in days.items()]
        yield {"heading": "In order of time", "rows": dated if list(days) != ["without a date"] else []}


def _source(id: str, paper: Paper) -> Values:
    source = paper.dossier.sources[id]
    status = f", {source.status}" if source.status != "current" else ""
    return {
        "text": [paper.link(id), f", {outlet(source)}"],
        "said": f"{source.nature}, reliability\u00a0{source.reliability.grade}{status}",
    }


def _notes(draft: _Draft) -> list[Values]:
    """The notes in order: outlet, agency, date, and the paragraph, which leads to the source's page where the dossier has an address."""
    paper, found = draft.paper, []
    for cite, number in draft.notes.numbers.items():
        source = paper.dossier.sources[cite.source]
        where = f"paragraphs {cite.first}–{cite.last}" if cite.last > cite.first else f"paragraph {cite.first}"
        url = f"{paper.site}{paths.passage(cite)}" if paper.site else ""
        status = f" ({source.status})" if source.status != "current" else ""
        link = {"words": where, "record": cite.source, "url": url}
        found.append({"number": number, "text": [f"{outlet(source)}, ", link, *([status] if status else [])]})
    return found
