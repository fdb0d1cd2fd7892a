"""A graph as GraphML, in the form that networkx, igraph and Gephi read: one directed graph, typed keys, ids that occur once.

Floor 0: imports nothing of this package.  Source of the format: http://graphml.graphdrawing.org/specification.html
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

_NAMESPACE: Final = "http://graphml.graphdrawing.org/xmlns"
#: Ids are NMTOKENs in the format's schema; ours have ASCII only.
_ID = re.compile(r"[A-Za-z0-9._-]+")
#: What no XML 1.0 document can hold, and the carriage return, which would be read as another line end.
_NO_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Value = str | bool


class Node(NamedTuple):
    """A node with its attributes."""

    id: str
    values: Mapping[str, Value]


class Edge(NamedTuple):
    """An edge from one node to another with its attributes."""

    id: str
    source: str
    target: str
    values: Mapping[str, Value]


def write(name: str, nodes: Sequence[Node], edges: Sequence[Edge]) -> bytes:
    """The graph as XML; an attribute whose text is empty is left out.

    Raises ValueError for an id that is no plain name or occurs twice, an edge to a node that is not there, an attribute of two types, or a
    character that XML cannot hold.
    """
    _refuse(nodes, edges)
    root = ET.Element("graphml", {"xmlns": _NAMESPACE})
    keys = {**_keys(root, "node", nodes), **_keys(root, "edge", edges)}
    graph = ET.SubElement(root, "graph", {"id": "dossier", "edgedefault": "directed"})
    ET.SubElement(graph, "desc").text = _text(name)
    for node in nodes:
        _values(ET.SubElement(graph, "node", {"id": node.id}), "node", node.values, keys)
    for edge in edges:
        element = ET.SubElement(graph, "edge", {"id": edge.id, "source": edge.source, "target": edge.target})
        _values(element, "edge", edge.values, keys)
    ET.indent(root, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'.encode()


def _refuse(nodes: Sequence[Node], edges: Sequence[Edge]) -> None:
    for items in (nodes, edges):
        seen: set[str] = set()
        for item in items:
            if not _ID.fullmatch(item.id):
                raise ValueError(f"{item.id!r} is no id of a graph")
            if item.id in seen:
                raise ValueError(f"the id {item.id!r} stands twice in the graph")
            seen.add(item.id)
    known = {node.id for node in nodes}
    for edge in edges:
        for end in (edge.source, edge.target):
            if end not in known:
                raise ValueError(f"the edge {edge.id!r} leads to {end!r}, which is no node")


def _keys(root: ET.Element, domain: str, items: Iterable[Node | Edge]) -> dict[tuple[str, str], str]:
    """Declare the attributes that occur, in the order of their first use; the id of each by domain and name."""
    types: dict[str, str] = {}
    for item in items:
        for name, value in item.values.items():
            type = "boolean" if isinstance(value, bool) else "string"
            if types.setdefault(name, type) != type:
                raise ValueError(f"the attribute {name!r} is {types[name]} and {type}")
    found = {}
    for name, type in types.items():
        found[domain, name] = id = f"{domain}-{_name(name)}"
        ET.SubElement(root, "key", {"id": id, "for": domain, "attr.name": name, "attr.type": type})
    return found


def _name(name: str) -> str:
    if not _ID.fullmatch(name):
        raise ValueError(f"{name!r} is no name of an attribute")
    return name


def _values(element: ET.Element, domain: str, values: Mapping[str, Value], keys: Mapping[tuple[str, str], str]) -> None:
    for name, value in values.items():
        shown = ("false", "true")[value] if isinstance(value, bool) else _text(value)
        if shown:
            ET.SubElement(element, "data", {"key": keys[domain, name]}).text = shown


def _text(raw: str) -> str:
    found = _NO_XML.search(raw)
    if found:
        raise ValueError(f"XML cannot hold the character U+{ord(found[0]):04X}")
    return raw
