"""Claims and relationships as CSV (RFC 4180) and GraphML.

CSV files are UTF-8 without a byte order mark, lines end in CR LF, and the first row has the column names.  A spreadsheet would run a cell
that starts like a formula, so such a cell gets a leading apostrophe (OWASP, “CSV Injection”); `defused` and `plain_cell` are inverses.
"""

from __future__ import annotations

import csv
import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from ..records import handling
from ..records.dossier import Actor, Dossier, Kind, Relationship
from ..records.schema import Claim
from ..text import prose
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
_PART: Final = "; "


def claims_csv(dossier: Dossier, views: Views) -> bytes:
    """The claims of a dossier as CSV, in the order of its records."""
    shown_on: dict[tuple[str, str], list[str]] = {}
    for id, shown in views.shown.items():
        for item in shown:
            shown_on.setdefault((item.home.id, item.claim.id), []).append(id)
    return csv_table(
        list(CLAIM_COLUMNS), (_claim_row(views, record, claim, shown_on[record.id, claim.id]) for record, _, claim in dossier.each())
    )


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
        _PART.join("+".join(speaker if isinstance(speaker, str) else "?" for speaker in step) for step in claim.said_by),
        claim.work or "",
        claim.confidence or "",
        claim.likelihood or "",
        *dates(claim.when),
        *dates(claim.said_when),
        _PART.join(map(str, claim.cites)),
        _PART.join(places) if any(places) else "",
        _PART.join(source.id for source in sources),
        _PART.join(source.publisher for source in sources),
        _PART.join(source.id for source in sources if not source.read),
        _PART.join(source.status for source in sources),
        str(len(origins(dossier, claim))),
        _PART.join(dossier.unchecked.get(ref, ())),
        str(len(dossier.reviews.get(ref, ()))),
        _PART.join(claim.topics),
        "yes" if claim.key else "no",
        _PART.join(sorted(shown_on)),
        _PART.join(_full_ref(record, other) for other in claim.differs_from),
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


_NAMESPACE: Final = "http://graphml.graphdrawing.org/xmlns"
#: Ids are NMTOKENs in the format's schema; ours have ASCII only.
_ID = re.compile(r"[A-Za-z0-9._-]+")
#: Characters that XML 1.0 cannot represent, and the carriage return, which would be read as another line end.
_NO_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
Value = str | bool


class GraphNode(NamedTuple):
    """A node with its attributes."""

    id: str
    values: Mapping[str, Value]


class GraphEdge(NamedTuple):
    """An edge from one node to another with its attributes."""

    id: str
    source: str
    target: str
    values: Mapping[str, Value]


def graphml(name: str, nodes: Sequence[GraphNode], edges: Sequence[GraphEdge]) -> bytes:
    """The graph as XML; empty attributes are left out.

    Raises ValueError for an id that is not a plain name or is not unique, an edge to an unknown node, an attribute of two types, or a
    character that XML cannot represent.
    """
    _refuse_broken_graph(nodes, edges)
    root = ET.Element("graphml", {"xmlns": _NAMESPACE})
    keys = {**_xml_keys(root, "node", nodes), **_xml_keys(root, "edge", edges)}
    graph = ET.SubElement(root, "graph", {"id": "dossier", "edgedefault": "directed"})
    ET.SubElement(graph, "desc").text = _xml_text(name)
    for node in nodes:
        _xml_values(ET.SubElement(graph, "node", {"id": node.id}), "node", node.values, keys)
    for edge in edges:
        element = ET.SubElement(graph, "edge", {"id": edge.id, "source": edge.source, "target": edge.target})
        _xml_values(element, "edge", edge.values, keys)
    ET.indent(root, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'.encode()


def _refuse_broken_graph(nodes: Sequence[GraphNode], edges: Sequence[GraphEdge]) -> None:
    for items in (nodes, edges):
        seen: set[str] = set()
        for item in items:
            if not _ID.fullmatch(item.id):
                raise ValueError(f"{item.id!r} is not a valid id in a graph")
            if item.id in seen:
                raise ValueError(f"duplicate id {item.id!r} in the graph")
            seen.add(item.id)
    known = {node.id for node in nodes}
    for edge in edges:
        for end in (edge.source, edge.target):
            if end not in known:
                raise ValueError(f"the edge {edge.id!r} leads to the unknown node {end!r}")


def _xml_keys(root: ET.Element, domain: str, items: Iterable[GraphNode | GraphEdge]) -> dict[tuple[str, str], str]:
    """Declare the attributes that occur, in the order of their first use; the id of each by domain and name."""
    types: dict[str, str] = {}
    for item in items:
        for name, value in item.values.items():
            type = "boolean" if isinstance(value, bool) else "string"
            if types.setdefault(name, type) != type:
                raise ValueError(f"the attribute {name!r} is both {types[name]} and {type}")
    found = {}
    for name, type in types.items():
        found[domain, name] = id = f"{domain}-{_xml_name(name)}"
        ET.SubElement(root, "key", {"id": id, "for": domain, "attr.name": name, "attr.type": type})
    return found


def _xml_name(name: str) -> str:
    if not _ID.fullmatch(name):
        raise ValueError(f"{name!r} is not a valid name of an attribute")
    return name


def _xml_values(element: ET.Element, domain: str, values: Mapping[str, Value], keys: Mapping[tuple[str, str], str]) -> None:
    for name, value in values.items():
        shown = ("false", "true")[value] if isinstance(value, bool) else _xml_text(value)
        if shown:
            ET.SubElement(element, "data", {"key": keys[domain, name]}).text = shown


def _xml_text(raw: str) -> str:
    found = _NO_XML.search(raw)
    if found:
        raise ValueError(f"XML cannot represent the character U+{ord(found[0]):04X}")
    return raw


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
        for kind in relationship.kinds:
            yield _edge(views, relationship, kind)


def _edge(views: Views, relationship: Relationship, kind: Kind) -> Edge:
    dossier = views.dossier
    words = dossier.vocabulary.relationship_kinds[kind.kind]
    start = kind.source or relationship.parties[0]
    end = other(relationship, start)
    state, tone = queries.last_state(relationship), kinds.tone_of(dossier, kind)
    when, earliest, latest = dates(state.when if state else None)
    cells = (
        f"{relationship.id}.{kind.kind}" + (f".{kind.source}" if kind.source else ""),
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
    )
    return Edge(start, end, words.symmetric, dict(zip(RELATIONSHIP_COLUMNS, cells, strict=True)))


def _same_as(dossier: Dossier, id: str) -> str:
    return _PART.join(dossier.actors[id].same_as) if id in dossier.actors else ""


def relationships_csv(views: Views) -> bytes:
    """The edges as CSV."""
    return csv_table(list(RELATIONSHIP_COLUMNS), (list(edge.cells.values()) for edge in edges(views)))


def relationships_graphml(views: Views) -> bytes:
    """Actors and edges as GraphML, including actors without relationships; the description of the graph has its handling marking."""
    dossier = views.dossier
    nodes = [
        GraphNode(
            actor.id,
            {
                "name": actor.name,
                "qualifier": actor.qualifier or "",
                "same_as": _PART.join(actor.same_as),
                "website": actor.website or "",
                "kind": actor.kind,
                "kind_label": dossier.vocabulary.actor_kinds[actor.kind].label,
                "path": queries.record_path(dossier, actor.id),
                "marking": handling.label(views.handling.record(actor.id)),
            },
        )
        for actor in dossier.actors.values()
    ]
    drawn = [_drawn(edge) for edge in edges(views)]
    held = views.handling.base.union(*(views.handling.record(id) for id in dossier.actors))
    marking = handling.label(held.union(*(holdings.of_tie(item, views) for item in dossier.relationships.values())))
    return graphml(" · ".join(filter(None, (dossier.settings.title, marking))), nodes, drawn)


def _drawn(edge: Edge) -> GraphEdge:
    left_out = {"id", "from", "from_name", "from_same_as", "to", "to_name", "to_same_as", "symmetric"}
    values: dict[str, Value] = {name: cell for name, cell in edge.cells.items() if name not in left_out}
    return GraphEdge(edge.cells["id"], edge.start, edge.end, {**values, "symmetric": edge.symmetric})
