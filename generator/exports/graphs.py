"""Actors and relationships as a graph: GraphML, and GEXF 1.3 with dates.

Formats: http://graphml.graphdrawing.org/specification.html, https://gexf.net/schema.html.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from ..records import handling
from ..views import holdings, queries
from ..views.queries import Views
from .tables import PART, Edge, edges

_NAMESPACE: Final = "http://graphml.graphdrawing.org/xmlns"
#: Ids are NMTOKENs in the format's schema; ours have ASCII only.
_ID = re.compile(r"[A-Za-z0-9._-]+")
#: Characters that XML 1.0 cannot represent, and the carriage return, which would be read as another line end.
_NO_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: A day that GEXF can have: years before Christ are none.
_DAY: Final = re.compile(r"(?!0000)\d{4}-\d\d-\d\d")
Value = str | bool | int


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
            type = _xml_type(value)
            if types.setdefault(name, type) != type:
                raise ValueError(f"the attribute {name!r} is both {types[name]} and {type}")
    found = {}
    for name, type in types.items():
        found[domain, name] = id = f"{domain}-{_xml_name(name)}"
        ET.SubElement(root, "key", {"id": id, "for": domain, "attr.name": name, "attr.type": type})
    return found


def _xml_type(value: Value) -> str:
    return "boolean" if isinstance(value, bool) else "int" if isinstance(value, int) else "string"


def _shown(value: Value) -> str:
    """A value as XML has it; empty if it is left out."""
    return ("false", "true")[value] if isinstance(value, bool) else _xml_text(str(value))


def _xml_name(name: str) -> str:
    if not _ID.fullmatch(name):
        raise ValueError(f"{name!r} is not a valid name of an attribute")
    return name


def _xml_values(element: ET.Element, domain: str, values: Mapping[str, Value], keys: Mapping[tuple[str, str], str]) -> None:
    for name, value in values.items():
        if shown := _shown(value):
            ET.SubElement(element, "data", {"key": keys[domain, name]}).text = shown


def _xml_text(raw: str) -> str:
    found = _NO_XML.search(raw)
    if found:
        raise ValueError(f"XML cannot represent the character U+{ord(found[0]):04X}")
    return raw


def relationships_graphml(views: Views) -> bytes:
    """Actors and edges as GraphML, including actors without relationships; the description of the graph has its handling marking."""
    return graphml(_title(views), _nodes(views), [*map(_drawn, _weighted(views))])


def relationships_gexf(views: Views) -> bytes:
    """The same as GEXF, for Gephi: nodes and edges have labels, edges a weight and, if a claim gives it, their time."""
    nodes, drawn = _nodes(views), [*_weighted(views)]
    _refuse_broken_graph(nodes, [*map(_drawn, drawn)])
    root = ET.Element("gexf", {"xmlns": "http://gexf.net/1.3", "version": "1.3"})
    meta = ET.SubElement(root, "meta")
    ET.SubElement(meta, "creator").text = _xml_text(views.dossier.settings.publisher)
    ET.SubElement(meta, "description").text = _xml_text(_title(views))
    graph = ET.SubElement(
        root, "graph", {"defaultedgetype": "directed", "mode": "dynamic", "timeformat": "date", "timerepresentation": "interval"}
    )
    keys = {domain: _gexf_keys(graph, domain, items) for domain, items in (("node", nodes), ("edge", [*map(_drawn, drawn)]))}
    above = ET.SubElement(graph, "nodes")
    for node in nodes:
        _gexf_values(ET.SubElement(above, "node", {"id": node.id, "label": _xml_text(str(node.values["name"]))}), node.values, keys["node"])
    below = ET.SubElement(graph, "edges")
    for weighted in drawn:
        _gexf_values(ET.SubElement(below, "edge", _gexf_edge(weighted)), _drawn(weighted).values, keys["edge"])
    ET.indent(root, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'.encode()


def _gexf_keys(graph: ET.Element, domain: str, items: Iterable[GraphNode | GraphEdge]) -> dict[str, str]:
    """Declare the attributes that occur; the id of each by name."""
    types = {name: _xml_type(value) for item in items for name, value in item.values.items() if _shown(value)}
    declared = ET.SubElement(graph, "attributes", {"class": domain, "mode": "static"})
    for number, (name, type) in enumerate(types.items()):
        ET.SubElement(declared, "attribute", {"id": str(number), "title": name, "type": {"int": "integer"}.get(type, type)})
    return {name: str(number) for number, name in enumerate(types)}


def _gexf_values(element: ET.Element, values: Mapping[str, Value], keys: Mapping[str, str]) -> None:
    inside = ET.SubElement(element, "attvalues")
    for name, value in values.items():
        if shown := _shown(value):
            ET.SubElement(inside, "attvalue", {"for": keys[name], "value": shown})


def _gexf_edge(weighted: Weighted) -> dict[str, str]:
    """The attributes of an edge: its ends, its label, its weight, and its time as far as GEXF can say it."""
    edge, cells = weighted.edge, weighted.edge.cells
    times = {"start": cells["when_earliest"], "end": cells["when_latest"]}
    return {
        "id": cells["id"],
        "source": edge.start,
        "target": edge.end,
        "kind": cells["kind"],
        "label": _xml_text(cells["kind_label"]),
        "weight": str(weighted.weight),
        **{name: day for name, day in times.items() if _DAY.fullmatch(day)},
    }


def _title(views: Views) -> str:
    """The title of the dossier with the highest marking of what the graph has."""
    dossier = views.dossier
    held = views.handling.base.union(*(views.handling.record(id) for id in dossier.actors))
    marking = handling.label(held.union(*(holdings.of_tie(item, views) for item in dossier.relationships.values())))
    return " · ".join(filter(None, (dossier.settings.title, marking)))


def _nodes(views: Views) -> list[GraphNode]:
    """The actors; `weight` is the number of statements on an actor's page."""
    dossier = views.dossier
    return [
        GraphNode(
            actor.id,
            {
                "name": actor.name,
                "qualifier": actor.qualifier or "",
                "aliases": PART.join(actor.aliases),
                "same_as": PART.join(actor.same_as),
                "website": actor.website or "",
                "kind": actor.kind,
                "kind_label": dossier.vocabulary.actor_kinds[actor.kind].label,
                "path": queries.record_path(dossier, actor.id),
                "weight": len(views.shown.get(actor.id, ())),
                "marking": handling.label(views.handling.record(actor.id)),
            },
        )
        for actor in dossier.actors.values()
    ]


class Weighted(NamedTuple):
    """An edge with its weight: the number of claims in its relationship, at least 1."""

    edge: Edge
    weight: int


def _weighted(views: Views) -> Iterator[Weighted]:
    for edge in edges(views):
        yield Weighted(edge, max(1, len(views.dossier.relationships[edge.cells["relationship"]].claims)))


def _drawn(weighted: Weighted) -> GraphEdge:
    edge, left_out = weighted.edge, {"id", "from", "from_name", "from_same_as", "to", "to_name", "to_same_as", "symmetric"}
    values: dict[str, Value] = {name: cell for name, cell in edge.cells.items() if name not in left_out}
    return GraphEdge(edge.cells["id"], edge.start, edge.end, {**values, "symmetric": edge.symmetric, "weight": weighted.weight})
