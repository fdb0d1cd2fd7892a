"""The graph: nodes, edges, and texts that come back as they were typed."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.exports import graphs
from generator.exports.graphs import GraphEdge, GraphNode
from generator.views.queries import Views
from tests.support import small
from tests.support.data_files import files, read_graph, rows
from tests.support.fields import HOSTILE, filled
from tests.support.rows import each

# The graph


def test_the_graph_holds_actors_and_edges() -> None:
    """Each actor is a node, those without a relationship too; each row of the table of edges is an edge with the same ends and values."""
    nodes, edges = read_graph(files()["relationships.graphml"])
    assert list(nodes) == list(small.dossier().actors)
    assert nodes["lena-vos"] == {
        "name": "Lena Vos",
        "aliases": "Ms Vos",
        "kind": "person",
        "kind_label": "Person",
        "path": "actors/lena-vos/",
        "weight": "1",
    }
    for row in rows("relationships.csv"):
        start, end, values = edges.pop(row["id"])
        assert (start, end, values.pop("symmetric")) == (row["from"], row["to"], "true" if row["symmetric"] == "yes" else "false")
        assert values.pop("weight") == "2"
        assert values == {name: row[name] for name in values}
        assert {name for name in row if row[name]} - values.keys() == {"id", "from", "from_name", "to", "to_name", "symmetric"}
    assert edges == {}


def test_the_graph_shows_texts_as_typed() -> None:
    """Markup in names, labels and verbs is text in the graph."""
    nodes, edges = read_graph(files(filled(HOSTILE))["relationships.graphml"])
    assert nodes["lena-vos"]["name"] == HOSTILE["name"]
    assert {values["kind_label"] for _, _, values in edges.values()} == {HOSTILE["relationship kind"], "Supply"}
    assert {values["state"] for _, _, values in edges.values()} == {HOSTILE["state"]}


A, B = GraphNode("a", {"name": "A"}), GraphNode("b", {"name": "B"})


REFUSED: dict[str, tuple[list[GraphNode], list[GraphEdge], str]] = {
    "missing-target": ([A], [GraphEdge("e", "a", "b", {})], "the edge 'e' leads to the unknown node 'b'"),
    "missing-source": ([B], [GraphEdge("e", "a", "b", {})], "the edge 'e' leads to the unknown node 'a'"),
    "node-twice": ([A, A], [], "duplicate id 'a' in the graph"),
    "edge-twice": ([A, B], [GraphEdge("e", "a", "b", {})] * 2, "duplicate id 'e' in the graph"),
    "space-in-node": ([GraphNode("a b", {})], [], "'a b' is not a valid id"),
    "space-in-edge": ([A, B], [GraphEdge("e f", "a", "b", {})], "'e f' is not a valid id"),
    "empty-id": ([GraphNode("", {})], [], "'' is not a valid id"),
    "space-in-key": ([GraphNode("a", {"the name": "A"})], [], "'the name' is not a valid name"),
    "two-types": ([A, GraphNode("b", {"name": True})], [], "'name' is both string and boolean"),
    "control": ([GraphNode("a", {"name": "x\x00"})], [], r"U\+0000"),
    "return": ([GraphNode("a", {"name": "x\r"})], [], r"U\+000D"),
    "surrogate": ([GraphNode("a", {"name": "\ud800"})], [], r"U\+D800"),
    "noncharacter": ([GraphNode("a", {"name": "\uffff"})], [], r"U\+FFFF"),
}


@pytest.mark.threat("b156")
@each(("nodes", "edges", "said"), REFUSED.values(), ids=REFUSED)
def test_what_is_not_a_graph_is_rejected(nodes: list[GraphNode], edges: list[GraphEdge], said: str) -> None:
    """Ids that are no names or stand twice, edges to nowhere, keys with spaces, and characters that XML cannot hold."""
    with pytest.raises(ValueError, match=said):
        graphs.graphml("x", nodes, edges)


@pytest.mark.threat("b156")
def test_a_relationship_with_nobody_is_refused() -> None:
    """An edge of a dossier to an actor that it does not have is refused by the writer, whatever let it through."""
    dossier = small.dossier()
    half = dataclasses.replace(dossier, actors={id: actor for id, actor in dossier.actors.items() if id != "southmark"})
    with pytest.raises(ValueError, match="leads to the unknown node 'southmark'"):
        graphs.relationships_graphml(Views(half))


@pytest.mark.threat("b156")
@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=20),
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=20),
)
def test_any_text_comes_back_from_the_graph(name: str, other: str) -> None:
    """Whatever a name holds, it is read again as it was; an empty one is not there."""
    nodes, _ = read_graph(graphs.graphml(other, [GraphNode("a", {"name": name, "it": other})], []))
    assert nodes == {"a": {key: value for key, value in (("name", name), ("it", other)) if value}}
