"""The data files of a dossier, read as a consumer's program reads them, and texts to fill them with."""

from __future__ import annotations

import csv
import functools
import io
import json
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import strategies as st

from generator.exports import files as exports_files
from generator.exports import tables
from generator.records.decode import decode
from generator.views.queries import Views
from tests.support import small

#: Any character that a text can contain; surrogates are not characters.
ANY = st.characters(exclude_categories=["Cs"])


TEXT = st.text(ANY, max_size=20)


def files(given: dict[str, bytes] | None = None) -> dict[str, bytes]:
    """The data files of a dossier, by default of the small one, by paths without their folder."""
    return made(frozenset((given or small.files()).items()))


@functools.lru_cache(maxsize=8)
def made(given: frozenset[tuple[str, bytes]]) -> dict[str, bytes]:
    """The data files of some records."""
    found, _ = decode(dict(sorted(given)))
    assert found is not None
    return {path.removeprefix("data/"): content for path, content in exports_files.data_files(Views(found))}


def parsed(name: str, given: dict[str, bytes] | None = None) -> Any:
    """A JSON file of a dossier, parsed as strictly as possible."""
    return json.loads(files(given)[name].decode("utf-8"), parse_constant=lambda word: pytest.fail(f"{word} is no JSON"))


def rows(name: str, given: dict[str, bytes] | None = None) -> list[dict[str, str]]:
    """The rows of a table by its headings, with the cells as they were before formulas were defused."""
    head, *found = csv.reader(io.StringIO(files(given)[name].decode("utf-8"), newline=""), strict=True)
    return [dict(zip(head, map(tables.plain_cell, row), strict=True)) for row in found]


RECORDS = [
    "gazette-2024-05",
    "harbour-union",
    "herald-2024-03",
    "lena-vos",
    "northland",
    "northland--southmark",
    "olga-brandt",
    "southmark",
]


CITED = [
    f"cite/{page}.{ending}"
    for page in (
        *("actors/harbour-union", "actors/lena-vos", "actors/northland", "actors/olga-brandt", "actors/southmark"),
        *("relationships/northland--southmark", "sources/gazette-2024-05", "sources/herald-2024-03", "topics/ferry", "topics/money"),
    )
    for ending in ("bib", "ris", "csl.json")
]


def read_graph(content: bytes) -> tuple[dict[str, dict[str, str]], dict[str, tuple[str, str, dict[str, str]]]]:
    """The nodes and edges of a graph as networkx reads them: attributes by the names of their keys."""
    space = "{http://graphml.graphdrawing.org/xmlns}"
    root = ET.fromstring(content)  # noqa: S314 - what we wrote ourselves
    assert root.tag == f"{space}graphml"
    names = {key.attrib["id"]: key.attrib["attr.name"] for key in root.findall(f"{space}key")}
    graph = root.find(f"{space}graph")
    assert graph is not None
    assert graph.attrib["edgedefault"] == "directed"
    nodes = {node.attrib["id"]: {names[item.attrib["key"]]: item.text or "" for item in node} for node in graph.findall(f"{space}node")}
    edges = {
        edge.attrib["id"]: (edge.attrib["source"], edge.attrib["target"], {names[item.attrib["key"]]: item.text or "" for item in edge})
        for edge in graph.findall(f"{space}edge")
    }
    return nodes, edges
