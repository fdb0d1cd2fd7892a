"""Relationships as the edges of a network, an edge for each kind of each relationship: a table, and a graph.

Floor 6: imports `model`, `standing`, `views`, `exports.claims`, `exports.graphml`, `exports.paths` and `exports.table`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from generator import standing
from generator.exports import graphml, paths, table
from generator.exports.claims import dates
from generator.model import Dossier, Kind, Relationship
from generator.views import other

#: The columns of the table and what each holds; the graph's edges have the same, but for ends and their names.
COLUMNS: Final = {
    "id": "The edge: relationship.kind, and where the kind has a direction the party that acts behind it.",
    "relationship": "The id of the relationship.",
    "path": "Its page, from the site's root.",
    "from": "The id of the actor that acts; where symmetric is yes, of the first party.",
    "from_name": "What it is called.",
    "to": "The id of the other actor.",
    "to_name": "What it is called.",
    "kind": "The id of the kind.",
    "kind_label": "What the kind is called.",
    "symmetric": "yes where both parties do the same and the direction means nothing, else no.",
    "verb": "What the first actor does to the other.",
    "tone": "friendly, hostile, mixed or neutral.",
    "state": "How the relationship stood, as last reported.",
    "state_when": "When, in EDTF.",
    "state_earliest": "The first day that can mean.",
    "state_latest": "The last day that can mean.",
    "state_claim": "The claim that says so, as record/claim.",
    "trend": "closer, apart, steady or mixed, where the sources show a trend.",
}


class Edge(NamedTuple):
    """One kind of a relationship, from the party that acts to the other; `cells` are those of the columns."""

    start: str
    end: str
    symmetric: bool
    cells: dict[str, str]


def edges(dossier: Dossier) -> Iterator[Edge]:
    """The edges of a dossier, in the order of its relationships and their kinds."""
    for relationship in dossier.relationships.values():
        for kind in relationship.kinds:
            yield _edge(dossier, relationship, kind)


def _edge(dossier: Dossier, relationship: Relationship, kind: Kind) -> Edge:
    words = dossier.vocabulary.relationship_kinds[kind.kind]
    start = kind.source or relationship.parties[0]
    end = other(relationship, start)
    state = standing.last(relationship)
    when, earliest, latest = dates(state.when if state else None)
    cells = (
        f"{relationship.id}.{kind.kind}" + (f".{kind.source}" if kind.source else ""),
        relationship.id,
        paths.record(dossier, relationship.id),
        start,
        dossier.name(start),
        end,
        dossier.name(end),
        kind.kind,
        words.label,
        "yes" if words.symmetric else "no",
        words.verb,
        words.tone,
        state.label if state else "",
        when,
        earliest,
        latest,
        (state.claim if "/" in state.claim else f"{relationship.id}/{state.claim}") if state else "",
        relationship.trend.direction if relationship.trend else "",
    )
    return Edge(start, end, words.symmetric, dict(zip(COLUMNS, cells, strict=True)))


def rows(dossier: Dossier) -> bytes:
    """The edges as CSV."""
    return table.write(list(COLUMNS), (list(edge.cells.values()) for edge in edges(dossier)))


def graph(dossier: Dossier) -> bytes:
    """Actors and edges as GraphML; actors without a relationship are nodes too."""
    nodes = [
        graphml.Node(
            actor.id,
            {
                "name": actor.name,
                "kind": actor.kind,
                "kind_label": dossier.vocabulary.actor_kinds[actor.kind].label,
                "path": paths.record(dossier, actor.id),
            },
        )
        for actor in dossier.actors.values()
    ]
    return graphml.write(dossier.settings.title, nodes, [_drawn(edge) for edge in edges(dossier)])


def _drawn(edge: Edge) -> graphml.Edge:
    left_out = {"id", "from", "from_name", "to", "to_name", "symmetric"}
    values: dict[str, graphml.Value] = {name: cell for name, cell in edge.cells.items() if name not in left_out}
    return graphml.Edge(edge.cells["id"], edge.start, edge.end, {**values, "symmetric": edge.symmetric})
