"""Who is who in the data: ids that others gave, names of other times, and the actors that an actor came from."""

from __future__ import annotations

import csv
import functools
import io
import json

from generator.exports import bibliographies, graphs, tables
from generator.exports.json_records import Forms
from generator.pages.page import schema_thing
from generator.records.dossier import Dossier
from generator.records.identity import other_id
from generator.views.queries import Views
from tests.support import full, page_contents, small
from tests.support.page_contents import box

IDS = "wikidata:Q42; https://registry.example/fernmark"


@functools.cache
def dossier() -> Dossier:
    """The full dossier: Fernmark has ids of others, and replaced Eastholm."""
    return small.dossier(full.files())


def test_json_has_each_id_in_parts() -> None:
    """The register, the id there, and the address of its entry."""
    forms = Forms(dossier(), Views(dossier()))
    actor, source = forms.actor(dossier().actors["fernmark"]), forms.source(dossier().sources["strait-bulletin-2024-04"])
    assert [(it.scheme, it.id, it.url) for it in (*actor.same_as, *source.same_as)] == [
        ("wikidata", "Q42", "https://www.wikidata.org/entity/Q42"),
        (None, "https://registry.example/fernmark", "https://registry.example/fernmark"),
        ("doi", "10.1000/182", "https://doi.org/10.1000/182"),
    ]
    assert actor.website == "https://fernmark.example/"


def test_json_has_names_and_actors_of_other_times() -> None:
    """Each with its time and the claim that supports it."""
    forms = Forms(dossier(), Views(dossier()))
    fernmark, office = forms.actor(dossier().actors["fernmark"]), forms.actor(dossier().actors["ferry-office"])
    assert [(it.name, it.when.edtf, it.claim.ref) for it in fernmark.dated_names] == [("Fernia", "2022", "fernmark/called")]
    assert [(it.actor.id, it.claim.ref) for it in fernmark.succeeds] == [("eastholm", "fernmark/called")]
    assert office.merged_into is not None
    assert (office.merged_into.actor.id, office.merged_into.claim.ref) == ("pilots-guild", "ferry-office/merged")


def test_tables_and_graphs_have_the_ids() -> None:
    """In the row of a relationship, and in the node of an actor."""
    rows = {row["relationship"]: row for row in csv.DictReader(io.StringIO(tables.relationships_csv(Views(dossier())).decode("utf-8-sig")))}
    assert (rows["fernmark--southmark"]["from_same_as"], rows["fernmark--southmark"]["to_same_as"]) == ("", IDS)
    graph = graphs.relationships_graphml(Views(dossier())).decode()
    assert IDS in graph
    assert "https://fernmark.example/" in graph


def test_programs_that_read_a_page_get_the_ids() -> None:
    """Structured data: the addresses as `sameAs`, the ids of registers as `identifier`."""
    thing = schema_thing(dossier(), "fernmark")
    assert thing["sameAs"] == ["https://fernmark.example/", "https://www.wikidata.org/entity/Q42", "https://registry.example/fernmark"]
    assert thing["identifier"] == [{"@type": "PropertyValue", "propertyID": "wikidata", "value": "Q42"}]


def test_bibliographies_have_the_doi() -> None:
    """BibTeX, RIS and CSL-JSON have a field for it."""
    found = bibliographies.of_sources(Views(dossier()))
    assert "  doi = {10.1000/182}," in bibliographies.bibtex(found).decode()
    assert "DO  - 10.1000/182\r\n" in bibliographies.ris(found).decode()
    assert [item["DOI"] for item in json.loads(bibliographies.csl(found)) if "DOI" in item] == ["10.1000/182"]


def test_both_pages_show_a_succession() -> None:
    """One record says it; the pages of both lead to each other."""
    shown = {(id, label): box(page_contents.page(f"actors/{id}.md", full.files()), label) for id, label in (
        ("fernmark", "Succeeds"), ("eastholm", "Succeeded by"), ("ferry-office", "Merged into"), ("pilots-guild", "Merged from"),
    )}  # fmt: skip
    assert all(shown.values()), shown


def test_an_id_without_a_page_of_its_own_has_no_address() -> None:
    """STIX ids have no register; the id is shown as it is."""
    found = other_id("stix:identity--f431f809-377b-45e0-aa1c-6a4751cae5ff")
    assert (found.address, found.words) == ("", "STIX identity--f431f809-377b-45e0-aa1c-6a4751cae5ff")
