"""The values of the book: selected briefs in order, with a list of contents, a matrix and their sources."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any, Final, NamedTuple

from ..records.dossier import Actor, Dossier, Relationship
from ..records.handling import Markings
from ..records.sources import Source
from ..text import prose
from ..views import holdings, kinds, queries
from ..views.profile import GapEntry, StatementNumbers
from ..views.queries import MOST_IN_MATRIX, Views
from ..views.wording import FELL, outlet
from . import brief
from .brief import BriefContext, Values

#: The number of actors from which on a selection has a matrix.
_MANY: Final = 4


#: The most statements in the briefs of one file, some 130 pages: each statement takes about 0.5 MB of memory while the file is laid out.
MOST_IN_VOLUME: Final = 1_500


class Volume(NamedTuple):
    """A part of a book: its number, how many there are, the first and the last of its briefs with their names."""

    number: int
    of: int
    start: int
    end: int
    names: str


class Choice(NamedTuple):
    """The selection of briefs for the book: those with a statement on a topic, those of some actors and their relationships, or all.

    `members` are those of a bloc that is the one actor.  With `most`, it takes so many of the briefs on the topic: those with most on it.
    With `volume`, it takes that part of all this.
    """

    topic: str = ""
    actors: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    most: int = 0
    volume: Volume | None = None

    @property
    def whole(self) -> bool:
        """Whether nothing is left out."""
        return not (self.topic or self.actors or self.volume)

    def words(self, dossier: Dossier) -> str:
        """The description of the selection on the cover; empty if the book has everything."""
        few = f": the {self.most} briefs with most on it" if self.most else ""
        parts = [f"On the topic {dossier.vocabulary.topics[self.topic].label}{few}"] if self.topic else []
        among = " and its members" if self.members else ""
        parts += [f"On {', '.join(map(dossier.title, self.actors))}{among}"] if self.actors else []
        parts += [f"Volume {self.volume.number} of {self.volume.of}: {self.volume.names}"] if self.volume else []
        return "; ".join(parts)

    def takes(self, record: Actor | Relationship, views: Views) -> bool:
        """Whether the book has the brief of a record.

        For several actors, it has the relationships between them; for one actor, all of its relationships; for a bloc, also its members and
        the relationships between them.
        """
        if self.actors:
            ids = (record.id,) if isinstance(record, Actor) else record.parties
            own = len(self.actors) == 1 and self.actors[0] in ids
            if not (own or all(id in self.actors or id in self.members for id in ids)):
                return False
        return not self.topic or any(self.topic in shown.claim.topics for shown in views.shown[record.id])


def actors_inside(paper: BriefContext, choice: Choice) -> tuple[str, ...]:
    """The records whose briefs are in the book, in its order: actors as in their index, then relationships by tone."""
    views = paper.views
    actors = [actor for _, found in views.actors_by_kind() for actor in found]
    ties = [item for found in queries.by_tone(paper.dossier, paper.dossier.relationships.values()).values() for item in found]
    records: tuple[Actor | Relationship, ...] = (*actors, *ties)
    taken = [item.id for item in records if brief.printed(item, paper) and choice.takes(item, views)]
    if choice.volume:
        return tuple(taken[choice.volume.start : choice.volume.end])
    if not choice.most:
        return tuple(taken)
    amounts = {id: sum(choice.topic in shown.claim.topics for shown in views.shown[id]) for id in taken}
    foremost = sorted(taken, key=amounts.__getitem__, reverse=True)[: choice.most]
    return tuple(id for id in taken if id in foremost)


def in_volumes(paper: BriefContext, choice: Choice) -> tuple[Choice, ...]:
    """The selection as it is, or its volumes, of about one length, if its briefs have too many statements for one file."""
    taken = actors_inside(paper, choice)
    sums = list(accumulate(len(paper.views.shown[id]) + 1 for id in taken))
    wanted = -(-sums[-1] // MOST_IN_VOLUME) if sums else 1
    ends = sorted({0, *(bisect(sums, sums[-1] * number // wanted) for number in range(1, wanted + 1))}) if wanted > 1 else []
    parts = [(start, end, " to ".join(map(paper.dossier.title, (taken[start], taken[end - 1])))) for start, end in pairwise(ends)]
    volumes = (Volume(number, len(parts), start, end, names) for number, (start, end, names) in enumerate(parts, 1))
    return tuple(choice._replace(volume=volume) for volume in volumes) or (choice,)


def book_values(paper: BriefContext, choice: Choice, known: Mapping[str, Values] | None = None) -> Values:
    """The values of the book, or of a pack if something is left out; `known` has the values of briefs that are at hand."""
    settings, views = paper.dossier.settings, paper.views
    chosen = [paper.dossier.profiles[id] for id in actors_inside(paper, choice)]
    sheets = [(known or {}).get(item.id) or brief.brief_values(item, paper) for item in chosen]
    ids, cited = {item.id for item in chosen}, _cited(sheets, paper)
    met = [actor for actor in views.matrix() if _met(actor, ids, views)]
    in_matrix = met if choice.whole or sum(actor.id in ids for actor in met) >= _MANY else []
    if not choice.whole:
        sheets = list(_numbered_through(sheets))
    return {
        **brief.frame(paper, _held(chosen, paper)),
        "id": "book",
        "title": settings.title,
        "subtitle": settings.subtitle,
        "choice": choice.words(paper.dossier),
        "scope": settings.scope,
        "introduction": paper.text(settings.opening.text),
        "gaps": [_gap(entry, paper) for entry in paper.presentation.overall_gaps],
        "url": paper.site,
        "address": paper.site,
        "code": brief.code(paper.site),
        "subject": f"{len(sheets)} briefs of “{settings.title}”, with what they rest on.",
        "banner": brief.banner([source for source in cited if source.status != "current"], paper, "book"),
        "parts": list(_parts(chosen, sheets, paper)),
        "inside": [item.id for item in chosen],
        "judgements": list(_book_judgements(chosen, paper, sheets)),
        "matrix": _matrix(in_matrix, paper),
        "sources": [_book_source(source, paper, ids) for source in cited],
        "actors": [
            {
                "id": actor.id,
                "name": f"{actor.sort_as} ({actor.qualifier})" if actor.sort_as and actor.qualifier else actor.sort_as or actor.title,
            }
            for actor in sorted(paper.dossier.actors.values(), key=lambda item: views.sort_key(item.id))
        ],
    }


def _numbered_through(sheets: Iterable[Values]) -> Iterator[Values]:
    """Briefs whose notes go on from those of the brief before, so that a number means one note in the whole pack."""
    before = 0
    for sheet in sheets:
        yield _moved_on(sheet, before)
        before += len(sheet["notes"])


def _moved_on(value: Any, by: int) -> Any:
    """A part of a brief with the numbers of its notes raised: the marks, and the notes themselves with the passages that they lead to."""
    if isinstance(value, list):
        return [_moved_on(item, by) for item in value]
    if not isinstance(value, dict):
        return value
    moved = {key: _moved_on(item, by) for key, item in value.items()}
    for key, number in value.items():
        if key == "marks":
            moved[key] = [mark + by for mark in number]
        elif key in {"passages", "notes"}:
            moved[key] = [{**item, "number": item["number"] + by} for item in moved[key]]
    return moved


def _parts(chosen: Sequence[Actor | Relationship], sheets: Sequence[Values], paper: BriefContext) -> Iterator[Values]:
    """The chapters with their briefs: one for each kind of actor, in the order of the vocabulary, and the relationships."""
    pairs = [*zip(chosen, sheets, strict=True)]
    for id, kind in paper.dossier.vocabulary.actor_kinds.items():
        if briefs := [values for item, values in pairs if isinstance(item, Actor) and item.kind == id]:
            yield {"heading": kind.plural, "briefs": briefs}
    if briefs := [values for item, values in pairs if isinstance(item, Relationship)]:
        yield {"heading": "Relationships", "briefs": briefs}


def _held(chosen: Iterable[Actor | Relationship], paper: BriefContext) -> Markings:
    """The handling markings of what the book holds: its briefs, its introduction, what it does not know, and the names of all actors in its index."""
    markings, settings = paper.views.handling, paper.dossier.settings
    opening = (markings.claim(*paper.dossier.claims[ref]) for ref in settings.opening.based_on if ref in paper.dossier.claims)
    gaps = (markings.gap(None, item) for item in settings.gaps)
    briefs = (holdings.of_record(item, paper.views) for item in chosen)
    return markings.base.union(*opening, *markings.text(settings.opening.text), *gaps, *briefs, *map(markings.record, paper.dossier.actors))


def _book_judgements(chosen: Iterable[Actor | Relationship], paper: BriefContext, sheets: Iterable[Values]) -> Iterator[Values]:
    """The judgements of the selected records that are marked as key, each with its record."""
    for record, values in zip(chosen, sheets, strict=True):
        for item, shown in zip(record.judgements, values["judgements"]["items"], strict=True):
            if item.key:
                yield {**shown, "record": paper.link(record.id)}


def _gap(entry: GapEntry, paper: BriefContext) -> Values:
    """Something that the dossier as a whole does not know; statements have no numbers here, so they are named by their records."""
    return {"text": paper.text(entry.text), "said": paper.run(StatementNumbers(paper.dossier.title).resolved(entry.line))}


def _met(actor: Actor, ids: Collection[str], views: Views) -> bool:
    """Whether an actor is in the book's matrix, that is, whether its brief or one of its relationships' briefs is in the book."""
    return actor.id in ids or any(item.id in ids for item in views.relationships_of[actor.id])


def _matrix(actors: list[Actor], paper: BriefContext) -> Values:
    """Every actor against every other: the tone of their relationship and its trend; only the first actors if there are many."""
    kept = actors[:MOST_IN_MATRIX]
    rows = [{"name": paper.link(row.id), "cells": [_cell(row, column, paper) for column in kept]} for row in kept]
    tones = [{"tone": tone, "label": label} for tone, label in kinds.TONES.items()]
    return {"names": [paper.link(actor.id) for actor in kept], "rows": rows, "tones": tones, "left_out": len(actors) - len(kept)}


def _cell(row: Actor, column: Actor, paper: BriefContext) -> Values:
    relationship = paper.views.between.get(frozenset((row.id, column.id)))
    if row is column or relationship is None:
        return {"tone": "", "going": "", "link": None}
    direction = relationship.trend.direction if relationship.trend else ""
    return {"tone": kinds.tone(paper.dossier, relationship), "going": direction, "link": paper.link(relationship.id)}


def _cited(sheets: Iterable[Values], paper: BriefContext) -> list[Source]:
    """The sources that the selected briefs rest on, the newest first."""
    used = {source["text"][0]["record"] for values in sheets for source in values["sources"]}
    return [source for source in paper.views.sources_newest_first() if source.id in used]


def _book_source(source: Source, paper: BriefContext, ids: Collection[str]) -> Values:
    """A source with what rests on each of its paragraphs, statements grouped by their home record."""
    rows = []
    for number, shown in sorted(paper.views.resting_on[source.id].items()):
        homes: dict[str, list[str]] = {}
        for item in shown:
            if item.home.id in ids:
                homes.setdefault(item.home.id, []).append(_first_words(prose.shown(item.claim.text, paper.dossier.name)))
        if homes:
            rows.append({"number": number, "homes": [{"record": paper.link(home), "words": words} for home, words in homes.items()]})
    why = f": {source.status_why.rstrip('.')}" if source.status_why else ""
    status = f" It was {source.status}{why}." if source.status != "current" else ""
    return {
        "title": source.title,
        "said": f"{outlet(source)}. {source.nature.capitalize()}, reliability {source.reliability.grade}: {source.reliability.why}{status}",
        "fell": FELL if status else "",
        "rows": rows,
    }


def _first_words(text: str, most: int = 9) -> str:
    words = text.split()
    return " ".join(words[:most]) + (" …" if len(words) > most else "")
