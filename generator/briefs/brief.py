"""The values of one brief: everything its record's page says, each statement once, in the order used on paper."""

from __future__ import annotations

import math
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import segno

from ..records.dossier import Actor, Profile, Relationship
from ..text import prose
from ..views import addresses, profile
from ..views.queries import Shown, date_of, in_time
from ..views.wording import outlet
from . import facts
from .context import BriefContext, Notes, Run, Values, joined

#: So few statements are seen at once, without an index.
_INDEXED: Final = 4
_LEAD: Final = "The conclusions of the editors, not of any article."


@dataclass
class _Draft:
    """A brief in the making: the notes with their numbers, the statements with theirs, in the order in which they stand on paper."""

    paper: BriefContext
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


def printed(record: Profile, paper: BriefContext) -> bool:
    """Whether a record has a brief: unless it or its kind says otherwise."""
    kinds = paper.dossier.vocabulary.actor_kinds
    return record.brief and (not isinstance(record, Actor) or kinds[record.kind].brief)


def brief_values(record: Actor | Relationship, paper: BriefContext) -> Values:
    """The values of the brief of a record."""
    draft = _Draft(paper, record, Notes(profile.cites(paper.views, paper.impact, record)))
    glance = draft.take(profile.key(paper.views, paper.impact, record))
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
        "figure": facts.ego_network(paper.views, record) if isinstance(record, Actor) else facts.time_line(paper.views, record),
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


def head(record: Actor | Relationship, paper: BriefContext) -> Values:
    """The title block: what it is of, of which dossier, as of when, where it stands on the site."""
    settings = paper.dossier.settings
    path = addresses.record_path(paper.dossier, record.id)
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


def frame(paper: BriefContext) -> Values:
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
    topics = profile.by_topic(paper.views, profile.of_it(paper.views, paper.impact, record))
    if topics:
        groups = [(named[id].label if id else "Other matters", draft.take(found)) for id, found in topics]
        yield {"heading": "What is said of it, by topic", "lead": []}, groups
    said = paper.views.said.get(record.id, ())
    if said:
        spoken = [(heading, found, draft.take(found)) for heading, found in profile.spoken(paper.views, record)]
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


def _source(id: str, paper: BriefContext) -> Values:
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
        url = f"{paper.site}{addresses.passage_path(cite)}" if paper.site else ""
        status = f" ({source.status})" if source.status != "current" else ""
        link = {"words": where, "record": cite.source, "url": url}
        found.append({"number": number, "text": [f"{outlet(source)}, ", link, *([status] if status else [])]})
    return found


#: A brief is to have so many pages at most, and the last of several is to be filled so far.
MOST_PAGES: Final = 2
FILLED: Final = 0.25
#: The steps of size, as the templates number them: as designed, two denser ones (1, 2), and a looser one; and which is rather taken.
DESIGNED, LOOSER = 0, 3
_ORDER: Final = (DESIGNED, 1, LOOSER, 2)
#: How long a brief becomes in each step, as measured.
_LENGTHS: Final = {DESIGNED: 1.0, 1: 0.905, 2: 0.82, LOOSER: 1.19}
#: What is foreseen to end so near the end of a page may well run over it.
_NEAR: Final = 0.03
#: All that decides which step is taken.
POLICY: Final = (FILLED, _NEAR, _ORDER, *_LENGTHS.items())
#: So many statements find room beside the key facts, as the template has it; more take the whole width.
_FEW: Final = 9
#: Pages that each part takes in the designed size, as measured on the briefs of two dossiers.
_ALONE: Final = 0.44
_COUNT: Final = 0.0143
_LETTER: Final = 0.000125
_UPPER: Final = 0.00006
_BOX: Final = 0.00039
_TIE: Final = 0.00048
_NOTE: Final = 0.015
#: What is no text of a paper.
_UNSEEN: Final = {"url", "record", "names", "type", "kind", "language"}


def estimated_pages(sheet: Values) -> float:
    """The pages that a brief takes in the designed size, the last one by how far it is filled; a twentieth off, more where it is short."""
    count = sum(len(group["statements"]) for section in sheet["sections"] for group in section["groups"])
    if count + len(sheet["glance"]) <= _FEW:
        return 0.0
    upper = _letters([sheet["glance"], sheet["judgements"]])
    box = _letters([sheet["facts"], sheet["indexes"]])
    below = _COUNT * count + _LETTER * _letters(sheet["sections"]) + _TIE * _letters(sheet["relationships"])
    return _ALONE + below + _UPPER * upper + _BOX * box + _NOTE * len(sheet["notes"])


def _letters(value: Any) -> int:
    """The letters of all text in some values."""
    if isinstance(value, dict):
        return sum(_letters(item) for key, item in value.items() if key not in _UNSEEN)
    return sum(map(_letters, value)) if isinstance(value, list) else len(value) if isinstance(value, str) else 0


def suited(length: float) -> int:
    """The step of size for a brief that takes so many pages as designed."""
    return min(_ORDER, key=lambda step: _foreseen(length, step))


def suited_after(tried: Mapping[int, tuple[int, float]]) -> int:
    """The step of size that suits a brief best, by the pages and the filling of its last one in the steps that were tried."""
    last = list(tried)[-1]
    pages, filled = tried[last]
    length = (pages - 1 + filled) / _LENGTHS[last]
    return min(_ORDER, key=lambda step: worth(*tried[step], step) if step in tried else _foreseen(length, step))


def _foreseen(length: float, step: int) -> tuple[bool, int, int]:
    taken = length * _LENGTHS[step]
    pages = max(1, math.ceil(taken))
    if pages - taken < _NEAR:
        return worth(pages + 1, 0.0, step)
    return worth(pages, taken - pages + 1, step)


def worth(pages: int, filled: float, step: int) -> tuple[bool, int, int]:
    """What makes one setting better than another, the least the best: no last page of a few lines, few pages, a size near the designed."""
    return pages > 1 and filled < FILLED, pages, _ORDER.index(step)
