"""Actors, claims and relationships as tables: CSV (RFC 4180), and JSON Lines with the same columns.

CSV files are UTF-8 without a byte order mark, lines end in CR LF, and the first row has the column names.  A spreadsheet would run a cell
that starts like a formula, so such a cell gets a leading apostrophe (OWASP, “CSV Injection”); `defused` and `plain_cell` are inverses.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from ..records import handling
from ..records.dossier import Actor, Dossier, Kind, Relationship
from ..records.schema import Claim, Recorded
from ..text import json, prose
from ..text.dates import Date
from ..views import holdings, kinds, queries, wording
from ..views.queries import Views, origins, other

#: Characters that start a formula in a spreadsheet, including full-width forms, and white space that may precede them.
_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")


def csv_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A table with its header; every cell is a text.  Raises ValueError if a row has more or fewer cells than the header."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(map(defused, head))
    for row in rows:
        if len(row) != len(head):
            raise ValueError(f"a row has {len(row)} cells, but the header has {len(head)}")
        writer.writerow(map(defused, row))
    return text.getvalue().encode("utf-8")


def defused(cell: str) -> str:
    """A cell that no spreadsheet runs: one that starts like a formula, after any apostrophes, gets a leading apostrophe."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def json_lines(head: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A table as one JSON object a line, with the columns as keys; no cell is changed, since nothing runs it."""
    return b"".join(json.line(dict(zip(head, row, strict=True))) for row in rows)


def plain_cell(cell: str) -> str:
    """The original text of a defused cell."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


#: The columns with their descriptions.
CLAIM_COLUMNS: Final = {
    "ref": "The claim: record/claim.",
    "path": "Its permanent link, from the site's root.",
    "record": "The id of its record.",
    "record_name": "The name of its record.",
    "type": "report, statement, assessment or plan.",
    "text": "The claim in plain words.",
    "said_by": "The chain of speakers, in words.",
    "said_by_ids": "The same as ids, first speaker first: steps separated by “;”, joint speakers by “+”, ? for one whom the article does not name.",
    "work": "The document it appeared in, if not the article.",
    "confidence": "How sure the source says it is of it: low, moderate or high.",
    "likelihood": "How likely the source says it is, in a term of ICD 203.",
    "when": "When it happened, in EDTF.",
    "when_earliest": "The first day that this date can mean.",
    "when_latest": "The last day that this date can mean.",
    "said_when": "When it was said, in EDTF.",
    "said_when_earliest": "The first day that this date can mean.",
    "said_when_latest": "The last day that this date can mean.",
    "cites": "The paragraphs it rests on, as source#paragraph, separated by “;”.",
    "places": "The same in the originals: page, turn, row or time in words, in the same order; empty if not known.",
    "sources": "The ids of their sources, separated by “;”.",
    "publishers": "The outlets of these sources, in the same order.",
    "not_read": "The ids of those that were not read, and on which nothing rests, separated by “;”.",
    "source_status": "What the publisher has done with each since, in the same order: current, corrected or retracted.",
    "origins": "The number of independent sources: an agency's text in two papers is one, so is the same text under two names, and so is a "
    "speaker's document; an unnamed speaker is none.",
    "not_checked": "Why it could not be compared with every paragraph it cites, separated by “;”; empty if it was.",
    "readers": "The number of people who have confirmed it beside its paragraphs.",
    "topics": "Ids of topics, separated by “;”.",
    "key": "yes if it is shown under “At a glance”, otherwise no.",
    "shown_on": "The ids of all records whose pages show it, separated by “;”.",
    "differs_from": "Claims about the same time or event that disagree, separated by “;”.",
    "superseded_by": "The claim that replaced it.",
    "note": "A caveat by the editors.",
    "event": "The event, if another account of it gives another date.",
    "marking": "Its handling marking, with those of its record, of the dossier, and of what it names; empty if there is none.",
}
#: What separates the parts of a cell.
PART: Final = "; "


def claims_csv(views: Views) -> bytes:
    """The claims of a dossier as CSV, in the order of its records."""
    return csv_table(list(CLAIM_COLUMNS), _claim_rows(views))


def claims_lines(views: Views) -> bytes:
    """The same as JSON Lines."""
    return json_lines(list(CLAIM_COLUMNS), _claim_rows(views))


def _claim_rows(views: Views) -> Iterator[list[str]]:
    shown_on: dict[tuple[str, str], list[str]] = {}
    for id, shown in views.shown.items():
        for item in shown:
            shown_on.setdefault((item.home.id, item.claim.id), []).append(id)
    for record, _, claim in views.dossier.each():
        yield _claim_row(views, record, claim, shown_on[record.id, claim.id])


def _claim_row(views: Views, record: Actor | Relationship, claim: Claim, shown_on: list[str]) -> list[str]:
    dossier = views.dossier
    ref = f"{record.id}/{claim.id}"
    sources = [dossier.sources[id] for id in dict.fromkeys(cite.source for cite in claim.cites)]
    places = [dossier.place(cite) for cite in claim.cites]
    return [
        ref,
        queries.target_path(dossier, ref),
        record.id,
        dossier.title(record.id),
        claim.type,
        prose.shown(claim.text, dossier.name),
        wording.chain(dossier, claim),
        PART.join("+".join(speaker if isinstance(speaker, str) else "?" for speaker in step) for step in claim.said_by),
        claim.work or "",
        claim.confidence or "",
        claim.likelihood or "",
        *dates(claim.when),
        *dates(claim.said_when),
        PART.join(map(str, claim.cites)),
        PART.join(places) if any(places) else "",
        PART.join(source.id for source in sources),
        PART.join(source.publisher for source in sources),
        PART.join(source.id for source in sources if not source.read),
        PART.join(source.status for source in sources),
        str(len(origins(dossier, claim))),
        PART.join(dossier.unchecked.get(ref, ())),
        str(len(dossier.reviews.get(ref, ()))),
        PART.join(claim.topics),
        "yes" if claim.key else "no",
        PART.join(sorted(shown_on)),
        PART.join(_full_ref(record, other) for other in claim.differs_from),
        _full_ref(record, claim.superseded_by) if claim.superseded_by else "",
        claim.note or "",
        claim.event or "",
        handling.label(views.handling.claim(record, claim)),
    ]


def dates(date: Date | None) -> tuple[str, ...]:
    """A date in EDTF, its first and its last day, if they are known; three empty cells if there is none."""
    return (date.text, *(day.isoformat() if day else "" for day in (date.earliest, date.latest))) if date else ("", "", "")


def _full_ref(home: Actor | Relationship, ref: str) -> str:
    return ref if "/" in ref else f"{home.id}/{ref}"


#: The columns of the table of actors with their descriptions.
ACTOR_COLUMNS: Final = {
    "id": "The id of the record.",
    "path": "Its page, from the site's root.",
    "name": "Its name.",
    "qualifier": "What tells it apart from another actor of the same name.",
    "sort_as": "The name by which lists order it.",
    "kind": "The id of its kind.",
    "kind_label": "The name of its kind.",
    "aliases": "Other names, separated by “;”.",
    "native_names": "Names in other scripts, as language: name, separated by “;”.",
    "same_as": "Its ids in registers of others, separated by “;”.",
    "website": "Its own web address.",
    "part_of": "The ids of the bodies and states it belongs to, separated by “;”.",
    "members": "The ids of its members, separated by “;”.",
    "offices": "Its offices as reported, separated by “;”.",
    "claims": "The number of claims in its record.",
    "marking": "Its handling marking; empty if there is none.",
    "recorded": "The rows of data sets from which it is, as source, version and row, separated by “;”.",
}


def actors_csv(views: Views) -> bytes:
    """The actors as CSV, in the order of their ids."""
    return csv_table(list(ACTOR_COLUMNS), (_actor_row(views, actor) for actor in views.dossier.actors.values()))


def actors_lines(views: Views) -> bytes:
    """The same as JSON Lines."""
    return json_lines(list(ACTOR_COLUMNS), (_actor_row(views, actor) for actor in views.dossier.actors.values()))


def _actor_row(views: Views, actor: Actor) -> list[str]:
    return [
        actor.id,
        queries.record_path(views.dossier, actor.id),
        actor.name,
        actor.qualifier or "",
        actor.sort_as or "",
        actor.kind,
        views.dossier.vocabulary.actor_kinds[actor.kind].label,
        PART.join(actor.aliases),
        PART.join(f"{language}: {name}" for language, name in actor.native_names.items()),
        PART.join(actor.same_as),
        actor.website or "",
        PART.join(tie.actor for tie in actor.part_of),
        PART.join(tie.actor for tie in actor.members),
        PART.join(role.title for role in actor.roles),
        str(len(actor.claims)),
        handling.label(views.handling.record(actor.id)),
        PART.join(map(_recorded, actor.recorded)),
    ]


def _recorded(row: Recorded) -> str:
    """A row of a data set in a cell."""
    return f"{row.source}, {row.words}"


#: The columns of the table with their descriptions; the graph's edges have the same, except for the ends and their names.
RELATIONSHIP_COLUMNS: Final = {
    "id": "The edge: relationship.kind, followed by the acting party if the kind has a direction.",
    "relationship": "The id of the relationship.",
    "path": "Its page, from the site's root.",
    "from": "The id of the acting party, or of the first party if symmetric is yes.",
    "from_name": "Its name.",
    "from_same_as": "Its ids in registers of others, separated by “;”.",
    "to": "The id of the other actor.",
    "to_name": "Its name.",
    "to_same_as": "Its ids in registers of others, separated by “;”.",
    "kind": "The id of the kind.",
    "kind_label": "The name of the kind.",
    "symmetric": "yes if both parties do the same and the direction has no meaning, otherwise no.",
    "verb": "What the first actor does to the other, or did if it has ended.",
    "tone": "friendly, hostile, mixed or neutral; empty if none is given, or if the kind has ended.",
    "state": "The state of the relationship, as last reported.",
    "state_when": "The time of the state, in EDTF.",
    "state_earliest": "The first day that this date can mean.",
    "state_latest": "The last day that this date can mean.",
    "state_claim": "The claim that supports the state, as record/claim.",
    "trend": "closer, apart, steady or mixed, if the sources show a trend.",
    "marking": "The handling marking of the row; empty if there is none.",
    "tone_of": "Whose judgement the tone is; empty without a tone.",
    "ended": "yes if the kind ended before the day up to which the dossier is current, otherwise no.",
    "when": "The time of the kind, in EDTF; empty if no claim gives it.",
    "when_earliest": "The first day that this date can mean.",
    "when_latest": "The last day that this date can mean.",
    "claim": "The claim that supports the kind, as record/claim, if the record names one.",
    "recorded": "The row of a data set that has the kind, as source, version and row, if no claim supports it.",
}


class Edge(NamedTuple):
    """One kind of a relationship, from the acting party to the other; `cells` are the values of the columns."""

    start: str
    end: str
    symmetric: bool
    cells: dict[str, str]


def edges(views: Views) -> Iterator[Edge]:
    """The edges of a dossier, in the order of its relationships and their kinds."""
    for relationship in views.dossier.relationships.values():
        known: Counter[str] = Counter()
        for kind in relationship.kinds:
            id = f"{relationship.id}.{kind.kind}" + (f".{kind.source}" if kind.source else "")
            known[id] += 1  # one kind may have had several times
            yield _edge(views, relationship, kind, f"{id}.{known[id]}" if known[id] > 1 else id)


def _edge(views: Views, relationship: Relationship, kind: Kind, id: str) -> Edge:
    dossier = views.dossier
    words = dossier.vocabulary.relationship_kinds[kind.kind]
    start = kind.source or relationship.parties[0]
    end = other(relationship, start)
    state, tone = queries.last_state(relationship), kinds.tone_of(dossier, kind)
    when, earliest, latest = dates(state.when if state else None)
    cells = (
        id,
        relationship.id,
        queries.record_path(dossier, relationship.id),
        start,
        dossier.title(start),
        _same_as(dossier, start),
        end,
        dossier.title(end),
        _same_as(dossier, end),
        kind.kind,
        words.label,
        "yes" if words.symmetric else "no",
        kinds.verb(dossier, kind, start),
        tone,
        state.label if state else "",
        when,
        earliest,
        latest,
        _full_ref(relationship, state.claim) if state else "",
        relationship.trend.direction if relationship.trend else "",
        handling.label(holdings.of_tie(relationship, views)),
        kinds.judge(dossier, relationship, kind) if tone else "",
        "yes" if kinds.is_over(dossier, kind.when) else "no",
        *dates(kind.when),
        _full_ref(relationship, kind.claim) if kind.claim else "",
        _recorded(kind.recorded) if kind.recorded else "",
    )
    return Edge(start, end, words.symmetric, dict(zip(RELATIONSHIP_COLUMNS, cells, strict=True)))


def _same_as(dossier: Dossier, id: str) -> str:
    return PART.join(dossier.actors[id].same_as) if id in dossier.actors else ""


def relationships_csv(views: Views) -> bytes:
    """The edges as CSV."""
    return csv_table(list(RELATIONSHIP_COLUMNS), (list(edge.cells.values()) for edge in edges(views)))


def relationships_lines(views: Views) -> bytes:
    """The same as JSON Lines."""
    return json_lines(list(RELATIONSHIP_COLUMNS), (list(edge.cells.values()) for edge in edges(views)))
