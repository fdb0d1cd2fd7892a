"""Records as JSON: each file keeps the schema, loses no field, and leads to places of the site."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from pydantic import BaseModel

from generator.exports import files as exports_files
from generator.exports import model
from generator.pages import about
from generator.pages.context import PageContext
from generator.pages.site import generate
from generator.records.dossier import Actor, Kind, Relationship
from generator.records.facts import Fact
from generator.records.schema import Change, Claim, Judgement, Role, State, Tie, Trend
from generator.records.sources import Source
from generator.text.problems import ClashError
from generator.views import queries
from generator.views.queries import Views
from tests.support import builds, full, small
from tests.support.data_files import CITED, RECORDS, files, parsed, read_graph, rows
from tests.support.fields import HOSTILE, filled
from tests.support.html import body, rendered
from tests.support.rows import each


def faults(schema: Mapping[str, Any], value: Any, definitions: Mapping[str, Any], at: str = "") -> Iterator[str]:
    """Where a value breaks a schema.  Knows the keywords that the published schema uses, and fails at any other."""
    if "type" in schema and not _is(schema["type"], value):
        yield f"{at} is no {schema['type']}"
        return
    for keyword, rule in schema.items():
        match keyword:
            case "$ref":
                yield from faults(definitions[rule.removeprefix("#/$defs/")], value, definitions, at)
            case "oneOf" | "anyOf":
                fitting = [branch for branch in rule if not list(faults(branch, value, definitions, at))]
                if len(fitting) != 1 and not (keyword == "anyOf" and fitting):
                    yield f"{at} fits {len(fitting)} of {len(rule)} forms"
            case "const":
                if value != rule:
                    yield f"{at} is not {rule!r}"
            case "enum":
                if value not in rule:
                    yield f"{at} is not one of {rule}"
            case "required":
                yield from (f"{at} has no {name}" for name in rule if name not in value)
            case "properties":
                for name, inner in rule.items():
                    if name in value:
                        yield from faults(inner, value[name], definitions, f"{at}/{name}")
            case "additionalProperties":
                for name in set(value) - set(schema.get("properties", {})):
                    yield from [f"{at} has {name}"] if rule is False else faults(rule, value[name], definitions, f"{at}/{name}")
            case "items":
                for number, inner in enumerate(value[len(schema.get("prefixItems", [])) :]):
                    yield from faults(rule, inner, definitions, f"{at}/{number}")
            case "prefixItems":
                for number, (part, inner) in enumerate(zip(rule, value, strict=False)):
                    yield from faults(part, inner, definitions, f"{at}/{number}")
            case "minItems" | "maxItems":
                if len(value) < rule if keyword == "minItems" else len(value) > rule:
                    yield f"{at} has {len(value)} items"
            case "format":
                if rule != "date" or not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
                    yield f"{at} is no {rule}"
            case _:
                assert keyword in {"$schema", "$defs", "type", "title", "description", "discriminator"}, keyword


def _is(name: str, value: Any) -> bool:
    kinds = {"string": str, "integer": int, "number": int | float, "boolean": bool, "null": type(None), "array": list, "object": dict}
    return isinstance(value, kinds[name]) and not (name in ("integer", "number") and isinstance(value, bool))


JSON_FILES = ["dossier.json", *(f"records/{id}.json" for id in RECORDS)]


def test_the_files_are_those_that_the_page_names() -> None:
    """One JSON file a record, three citations a page that can be cited, and the files about the whole dossier, each of which the page of data links to."""
    found = set(files())
    assert found == {
        "schema.json",
        *(f"{table}.{ending}" for table in ("actors", "claims", "relationships") for ending in ("csv", "jsonl")),
        "relationships.graphml",
        "relationships.gexf",
        "stix.json",
        "followthemoney.jsonl",
        "annotations.jsonld",
        "quickstatements.txt",
        "obsidian.zip",
        "sources.bib",
        "sources.ris",
        "sources.csl.json",
        "NOTICE.txt",
        *JSON_FILES,
        *CITED,
    }
    page = rendered(body(about.data_page(PageContext(small.dossier())).content))
    assert {link.attributes["href"] for link in page.each("a")} - {"../index.md"} == {
        name for name in found if not name.startswith(("records/", "cite/"))
    }


@pytest.mark.parametrize("given", [small.files(), filled(HOSTILE), full.files()], ids=["plain", "hostile", "full"])
def test_every_json_file_keeps_the_schema(given: dict[str, bytes]) -> None:
    """Each JSON file is what the published schema says, whatever its texts hold and whatever fields it fills."""
    schema = parsed("schema.json")
    names = [name for name in files(given) if name == "dossier.json" or name.startswith("records/")]
    assert set(JSON_FILES) <= set(names)
    for name in names:
        assert list(faults(schema, parsed(name, given), schema["$defs"])) == [], name


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda file: file.update(extra=1), "fits 0 of 2 forms"),
        (lambda file: file["record"].pop("name"), "fits 0 of 2 forms"),
        (lambda file: file["record"].update(brief="yes"), "fits 0 of 2 forms"),
        (lambda file: file["record"]["claims"][0].update(type="rumour"), "fits 0 of 2 forms"),
        (lambda file: file["record"]["parties"].pop(), "fits 0 of 2 forms"),
    ],
    ids=["unknown-key", "missing-key", "other-type", "other-word", "one-party"],
)
def test_the_schema_refuses_another_form(change: Any, said: str) -> None:
    """A file that is not in the exported form does not keep the schema, so that keeping it says something."""
    schema, file = parsed("schema.json"), parsed("records/northland--southmark.json")
    change(file)
    assert list(faults(schema, file, schema["$defs"])) == [f" {said}"]


def test_the_schema_describes_every_field() -> None:
    """Each form and each field has a description, every field is required, and only facts and coordinates can be fractions."""
    schema = parsed("schema.json")
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    for name, definition in schema["$defs"].items():
        assert definition["description"], name
        assert set(definition["required"]) == set(definition["properties"]), name
        assert definition["additionalProperties"] is False
        assert [field for field, said in definition["properties"].items() if not said.get("description")] == [], name
    fractions = {name for name, definition in schema["$defs"].items() if "'type': 'number'" in str(definition)}
    assert fractions == {"Fact", "Location"}


#: Fields of records that are for editors and the program alone.
NOT_EXPORTED = {"Claim": {"contexts"}, "Source": {"evidence"}}


@each(
    "found",
    [Actor, Relationship, Source, Claim, Judgement, Change, Role, Tie, Fact, Kind, State, Trend],
    ids=lambda found: found.__name__,
)
def test_no_field_of_a_record_is_lost(found: type[BaseModel]) -> None:
    """What a record can say is in its exported form under the same name, but for what is named here."""
    exported = getattr(model, found.__name__)
    assert found.model_fields.keys() - exported.model_fields.keys() == NOT_EXPORTED.get(found.__name__, set())


def test_a_claim_is_exported_with_what_a_consumer_needs() -> None:
    """A claim has plain words, its links, its permanent place, dates with bounds, and passages with theirs."""
    claim = parsed("records/southmark.json")["record"]["claims"][0]
    assert claim["text"] == "Southmark has “lost 1,200 passengers a week”, its envoy Lena Vos said."
    assert claim["links"] == [
        {"words": "Southmark", "target": "southmark", "path": "actors/southmark/"},
        {"words": "Lena Vos", "target": "lena-vos", "path": "actors/lena-vos/"},
    ]
    assert (claim["ref"], claim["path"]) == ("southmark/lost-passengers", "actors/southmark/#lost-passengers")
    assert claim["when"] == {"edtf": "2024-03", "earliest": "2024-03-01", "latest": "2024-03-31", "words": "March 2024"}
    assert claim["said_when"] is None
    assert claim["cites"] == [{"source": "herald-2024-03", "first": 5, "last": 5, "place": None, "path": "sources/herald-2024-03/#p5"}]
    assert [[speaker["name"] for speaker in step] for step in claim["said_by"]] == [["Lena Vos"], ["Harbour Union"]]
    assert claim["origins"] == 1


def test_facts_keep_their_types() -> None:
    """A fact has its value in words and by its type: a date with bounds, a number with its unit, a place with coordinates, the lines of an address."""
    facts = [fact for id in ("fernmark", "pilots-guild") for fact in parsed(f"records/{id}.json", full.files())["record"]["facts"]]
    empty: dict[str, Any] = {"date": None, "number": None, "unit": None, "place": None, "address": [], "when": None, "not_checked": []}
    claim = {"ref": "fernmark/called", "path": "actors/fernmark/#called"}
    date = {"edtf": "2022", "earliest": "2022-01-01", "latest": "2022-12-31", "words": "2022"}
    place = {"name": "Fern Harbour", "latitude": 35.1, "longitude": -129.0}
    size = {"ref": "outer-league--strait-pact/forty-pilots", "path": "relationships/outer-league--strait-pact/#forty-pilots"}
    assert facts == [
        {"label": "Named", "value": "2022", **empty, "date": date, "claim": claim},
        {"label": "Seat", "value": "Fern Harbour, 35.1° N, 129.0° W", **empty, "place": place, "claim": claim},
        {"label": "Post", "value": "7 Pilot Lane, Fern Harbour", **empty, "address": ["7 Pilot Lane", "Fern Harbour"], "claim": claim},
        {"label": "Size", "value": "40 pilots", **empty, "number": 40, "unit": "pilots", "claim": size},
    ]


def test_a_relationship_keeps_its_direction_and_its_states() -> None:
    """A kind says who acts, a state which claim says so, and claims of other records that the page shows are pointed at."""
    record = parsed("records/northland--southmark.json")["record"]
    plain: dict[str, object] = {
        "when": None,
        "ended": False,
        "claim": None,
        "recorded": None,
        "not_checked": [],
        "tone_of": "this dossier",
        "tone_from": None,
    }
    assert record["kinds"] == [
        {"kind": "dispute", "from": None, "tone": "hostile", **plain},
        {"kind": "supply", "from": "southmark", "tone": "friendly", **plain},
    ]
    assert record["tone"] == "mixed"
    assert record["states"][1]["claim"] == {"ref": "northland--southmark/opened", "path": "relationships/northland--southmark/#opened"}
    assert record["trend"]["direction"] == "closer"
    assert {pointer["ref"] for pointer in parsed("records/northland.json")["record"]["elsewhere"]} == {
        "northland--southmark/no-deal", "northland--southmark/opened", "southmark/thanked",
    }  # fmt: skip


def test_a_source_lists_what_rests_on_each_paragraph() -> None:
    """A source accounts for each of its paragraphs, and holds none of its text."""
    record = parsed("records/herald-2024-03.json")["record"]
    used = {item["paragraph"]: item for item in record["used"]}
    assert used[5]["claims"] == ["southmark/lost-passengers"]
    assert used[4]["offices"] == [{"actor": "lena-vos", "words": "envoy"}]
    unused = {number for item in record["unused"] for number in range(item["first"], item["last"] + 1)}
    assert used.keys() | unused == set(range(1, record["paragraphs"] + 1))
    assert "ended three days of talks" not in files()["dossier.json"].decode()


def test_every_kind_of_record_keeps_its_former_ids() -> None:
    """Who kept an old id finds what it is called now: of an actor, a relationship, a source and a topic."""
    whole = parsed("dossier.json", full.files())
    shelves = ("actors", "relationships", "sources", "topics")
    assert {old: item["id"] for shelf in shelves for item in whole[shelf] for old in item["formerly"]} == {
        "eda-lind": "edda-lind",
        "outer-league--pact-of-the-strait": "outer-league--strait-pact",
        "strait-bulletin": "strait-bulletin-2024-04",
        "crowns": "money",
    }


def test_the_whole_says_what_it_does_not_know() -> None:
    """The gaps of the dossier as a whole, with their links and the statements that raise them."""
    assert parsed("dossier.json", full.files())["gaps"] == [
        {
            "text": "No article says what Northland will do.",
            "links": [{"words": "Northland", "target": "northland", "path": "actors/northland/"}],
            "based_on": [{"ref": "northland--southmark/no-deal", "path": "relationships/northland--southmark/#no-deal"}],
        }
    ]
    assert parsed("dossier.json")["gaps"] == []


def test_the_whole_holds_each_record_as_its_own_file_does() -> None:
    """`dossier.json` and the files of records say the same."""
    whole = parsed("dossier.json")
    records = [record for folder in ("actors", "relationships", "sources") for record in whole[folder]]
    assert [record["id"] for record in records] == [
        id for folder in ("actors", "relationships", "sources") for id in sorted(getattr(small.dossier(), folder))
    ]
    for record in records:
        assert parsed(f"records/{record['id']}.json") == {"$schema": "../schema.json", "dossier": whole["dossier"], "record": record}


def test_a_withdrawn_record_keeps_its_file() -> None:
    """A record that was withdrawn has a file that says so and why, keeps the schema, and stands in no list but that of the withdrawn."""
    record = b"name: Ferry Club\nkind: organisation\nhistory:\n  - {date: 2024-05-03, change: It does not exist., kind: withdrawn}\n"
    given = {**small.files(), "actors/ferry-club.yml": record}
    whole, file, schema = parsed("dossier.json", given), parsed("records/ferry-club.json", given), parsed("schema.json")
    assert whole["withdrawn"] == [file["record"]]
    assert (file["record"]["type"], file["record"]["history"][0]["change"]) == ("withdrawn", "It does not exist.")
    assert "ferry-club" not in {actor["id"] for actor in whole["actors"]}
    assert [*faults(schema, whole, schema["$defs"]), *faults(schema, file, schema["$defs"])] == []
    assert "ferry-club" not in read_graph(files(given)["relationships.graphml"])[0]


def test_every_path_of_the_data_leads_to_a_place_of_the_site(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Each path in the files, of records, claims, judgements and paragraphs, is a page of the built site and a place on it."""
    site = builds.small_site(tmp_path_factory)
    ids = {
        path.removesuffix("index.html"): {element.attributes.get("id", "") for element in page.each()}
        for path, page in builds.pages(site).items()
    }
    found = set(re.findall(r'"path":"([^"]+)"', files()["dossier.json"].decode()))
    found |= {row["path"] for name in ("claims.csv", "relationships.csv") for row in rows(name)}
    assert len(found) > 20
    for path in found:
        page, _, anchor = path.partition("#")
        assert page in ids, path
        assert not anchor or anchor in ids[page], path
    for name, content in files().items():
        assert (site / "data" / name).read_bytes() == content


def test_files_and_pages_share_no_path() -> None:
    """Two records of one id would be one file, which is refused with both paths."""
    dossier = small.dossier()
    twin = dossier.sources["gazette-2024-05"].model_copy(update={"id": "northland"})
    with pytest.raises(ClashError, match=r"docs/data/records/northland\.json and docs/data/records/northland\.json would be one file"):
        generate(dataclasses.replace(dossier, sources={**dossier.sources, "northland": twin}))


def test_the_same_records_give_the_same_bytes() -> None:
    """The order of files changes no byte, and nothing in the data is of the day or the machine it was made on."""
    found, twin = (small.dossier(dict(given)) for given in (small.files().items(), reversed(small.files().items())))
    assert dict(exports_files.data_files(Views(found))) == dict(exports_files.data_files(Views(twin)))
    assert queries.data_path("northland") == "data/records/northland.json"


@pytest.mark.parametrize("site", ["https://ferry.example/brief", "https://ferry.example/brief/"])
def test_a_path_is_an_address_if_the_site_has_one(site: str) -> None:
    """With a `site_url` the files name the root that paths begin at, and a path is a whole address; without one neither is made up."""
    given = small.changed("dossier.yml", "publisher: The tests", f"publisher: The tests\nsite_url: {site}")
    assert parsed("dossier.json", given)["dossier"]["site"] == "https://ferry.example/brief/"
    assert (
        queries.address(small.dossier(given), "actors/northland/#paid-for-pier")
        == "https://ferry.example/brief/actors/northland/#paid-for-pier"
    )
    assert parsed("dossier.json")["dossier"]["site"] is None
    assert queries.address(small.dossier(), "actors/northland/") == ""
