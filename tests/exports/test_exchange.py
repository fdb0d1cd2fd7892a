"""The formats of other fields, each opened by the field's own reader."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support import full
from tests.support.data_files import files, rows

FULL = full.files()
MODEL: dict[str, Any] = json.loads((Path(__file__).parent / "followthemoney" / "model.json").read_text(encoding="utf-8"))


def lines(name: str, given: dict[str, bytes] | None = None) -> list[dict[str, Any]]:
    """The objects of a file of JSON Lines."""
    return [json.loads(line) for line in files(given)[name].decode().splitlines()]


@pytest.mark.parametrize("name", ["actors", "claims", "relationships"])
def test_pandas_reads_a_table_in_one_call(name: str) -> None:
    """As JSON Lines and as CSV, with the same columns and the same cells."""
    import pandas as pd  # here, since it takes every worker some seconds

    data = files(FULL)
    from_lines = pd.read_json(io.BytesIO(data[f"{name}.jsonl"]), lines=True, dtype=False)
    assert from_lines.to_dict("records") == rows(f"{name}.csv", FULL)
    from_csv = pd.read_csv(io.BytesIO(data[f"{name}.csv"]), dtype=str, keep_default_na=False)
    assert list(from_csv.columns) == list(from_lines.columns)
    assert len(from_csv) == len(from_lines)


def test_networkx_reads_both_graphs_alike() -> None:
    """GraphML and GEXF have the same actors and edges, with labels, aliases and weights; GEXF has times."""
    import networkx as nx  # here, since it takes every worker some seconds

    data = files(FULL)
    graphml = nx.read_graphml(io.BytesIO(data["relationships.graphml"]), force_multigraph=True)
    gexf = nx.read_gexf(io.BytesIO(data["relationships.gexf"]))
    assert set(graphml.nodes) == set(gexf.nodes) == {row["id"] for row in rows("actors.csv", FULL)}
    assert all(gexf.nodes[id]["label"] == graphml.nodes[id]["name"] for id in gexf.nodes)
    table = {row["id"]: row for row in rows("relationships.csv", FULL)}
    edges = {key: values for *_, key, values in graphml.edges(keys=True, data=True)}
    assert edges.keys() == table.keys()
    assert all(values["weight"] >= 1 and values["kind_label"] == table[id]["kind_label"] for id, values in edges.items())
    timed = {row["id"] for row in table.values() if re.fullmatch(r"\d{4}-\d\d-\d\d", row["when_earliest"])}
    found = {values["id"] for *_, values in gexf.edges(data=True) if values.get("start")}
    assert found == timed


def test_stix2_reads_the_bundle() -> None:
    """Each object is one that the library of the standard accepts, and the bundle passes its validator; every reference leads to an object."""
    import stix2  # here, since it takes every worker some seconds
    import stix2validator

    text = files(FULL)["stix.json"].decode()
    bundle = stix2.parse(text, allow_custom=False)
    ids = {item["id"] for item in bundle.objects}
    assert len(ids) == len(bundle.objects)
    for item in bundle.objects:
        referred = [
            item.get("created_by_ref"),
            item.get("source_ref"),
            item.get("target_ref"),
            *item.get("object_refs", []),
            *item.get("object_marking_refs", []),
        ]
        assert {one for one in referred if one} <= ids
    options = stix2validator.ValidationOptions(version="2.1", disabled=["relationship-types", "extensions-use", "uuid-check"])
    result = stix2validator.validate_string(text, options)
    assert result.is_valid, result.as_dict()
    notes = [item for item in bundle.objects if item["type"] == "note" and item["abstract"].startswith("Statement")]
    claims = rows("claims.csv", FULL)
    assert sorted(note["content"] for note in notes) == sorted(claim["text"] for claim in claims)
    assert all(
        any(cite.get("external_id", "").partition("#")[0] in claim["sources"] for claim in claims)
        for note in notes
        for cite in note["external_references"][1:]
    )


def test_the_markings_of_stix_are_those_of_the_dossier() -> None:
    """A label of TLP 2.0 has the id that the standard fixed; a free text is a statement; what is marked refers to its marking."""
    given = (
        {**FULL, "dossier.yml": FULL["dossier.yml"] + b"marking: TLP:AMBER+STRICT\n"} if b"\nmarking:" not in FULL["dossier.yml"] else FULL
    )
    bundle = json.loads(files(given)["stix.json"])
    by_id = {item["id"]: item for item in bundle["objects"]}
    assert "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003" in by_id
    marked = [item for item in bundle["objects"] if item["type"] != "marking-definition"]
    assert all(item["object_marking_refs"] for item in marked)


def test_every_entity_fits_the_model_of_followthemoney() -> None:
    """Schema, properties, types and the ends of links, by an excerpt of the model of version 4.11 (its package needs a compiler, so it is not a
    dependency of these tests); with the package, by the package.
    """
    entities = lines("followthemoney.jsonl", FULL)
    by_id = {entity["id"]: entity for entity in entities}
    assert len(by_id) == len(entities)
    for entity in entities:
        schema = MODEL[entity["schema"]]
        assert set(schema["required"]) <= entity["properties"].keys(), entity
        for name, values in entity["properties"].items():
            assert all(isinstance(value, str) and value for value in values), (entity["id"], name)
            kind = schema["properties"][name]
            if kind["type"] == "entity":
                assert all(set(kind["range"]) & set(MODEL[by_id[value]["schema"]]["schemata"]) for value in values), (entity, name)
            if kind["type"] == "date":
                assert all(re.fullmatch(r"\d{4}(-\d\d){0,2}", value) for value in values), (entity, name)
    assert {entity["schema"] for entity in entities} >= {"Person", "Organization", "UnknownLink", "Membership", "Article", "Note"}


def test_an_annotation_selects_the_quoted_words_in_its_article() -> None:
    """By the model of the W3C: a body, and as target the article's address with the quotation; a source without an address has none."""
    page = json.loads(files(FULL)["annotations.jsonld"])
    assert (page["@context"], page["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
    assert page["items"]
    ids = [item["id"] for item in page["items"]]
    assert len(set(ids)) == len(ids)
    for item in page["items"]:
        assert item["type"] == "Annotation"
        assert item["target"]["source"].startswith("http")
        selector = item["target"].get("selector")
        assert selector is None or selector["exact"] in item["body"][0]["value"]
    assert any("selector" in item["target"] for item in page["items"])


def test_the_vault_is_markdown_whose_links_lead_to_notes() -> None:
    """Front matter is YAML, every wikilink names a note, and every statement is in it once with the id of a block."""
    archive = zipfile.ZipFile(io.BytesIO(files(FULL)["obsidian.zip"]))
    assert archive.testzip() is None
    notes = {name: archive.read(name).decode() for name in archive.namelist()}
    titles = {name.rpartition("/")[2].removesuffix(".md") for name in notes}
    assert len(titles) == len(notes) == len(rows("actors.csv", FULL)) + sum(name.split("/")[0] != "Actors" for name in notes)
    blocks = []
    for name, text in notes.items():
        front, _, body = text.removeprefix("---\n").partition("---\n")
        about = yaml.safe_load(front)
        assert about["id"], name
        assert {link.partition("|")[0] for link in re.findall(r"\[\[([^\]]+)\]\]", body)} <= titles
        blocks += [f"{about['id']}/{block}" for block in re.findall(r" \^([a-z0-9-]+)$", body, re.MULTILINE)]
    assert sorted(blocks) == sorted(row["ref"] for row in rows("claims.csv", FULL))


def test_what_both_sides_have_an_item_for_is_a_quick_statement() -> None:
    """The property, both items, the times and the reference, separated by tabs; an actor without an item is left out."""
    given = {
        path: content + b"same_as: [wikidata:Q%d]\n" % (100 + number)
        if path.startswith("actors/") and b"same_as" not in content
        else content
        for number, (path, content) in enumerate(sorted(FULL.items()))
    }
    found = files(given)["quickstatements.txt"].decode().splitlines()
    assert found
    for line in found:
        member, property, body, *rest = line.split("\t")
        assert re.fullmatch(r"Q\d+ P(463|361) Q\d+", f"{member} {property} {body}")
        assert "S854" in rest
    assert files(FULL)["quickstatements.txt"].count(b"\n") < len(found)
