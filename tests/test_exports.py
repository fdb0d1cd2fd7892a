"""The dossier as data: what each file holds, that strict readers take it, and that no text breaks out of it."""

from __future__ import annotations

import csv
import dataclasses
import functools
import io
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import dates, model
from generator.decode import decode
from generator.exports import bibtex, bundle, citing, csl, form, graphml, jsontext, network, paths, reference, ris, table
from generator.exports import claims as claims_table
from generator.exports.graphml import Edge, Node
from generator.exports.reference import Name, Reference
from generator.pages import data
from generator.site import ClashError, generate
from generator.views import Views
from tests import built, full, small
from tests.fields import FERRY, GAZETTE, HERALD, HOSTILE, LENA_VOS, NORTHLAND, SOUTHMARK, filled
from tests.reading import Element, body, rendered

#: Any character that a text can hold; surrogates are no characters.
ANY = st.characters(exclude_categories=["Cs"])
TEXT = st.text(ANY, max_size=20)


def files(given: dict[str, bytes] | None = None) -> dict[str, bytes]:
    """The files of data of a dossier, of the small one where none is given, without their folder."""
    return made(frozenset((given or small.files()).items()))


@functools.lru_cache(maxsize=8)
def made(given: frozenset[tuple[str, bytes]]) -> dict[str, bytes]:
    """The files of data of some records."""
    found, _ = decode(dict(sorted(given)))
    assert found is not None
    return {path.removeprefix("data/"): content for path, content in bundle.files(found, Views(found))}


def parsed(name: str, given: dict[str, bytes] | None = None) -> Any:
    """A JSON file of a dossier, read as strictly as a program can."""
    return json.loads(files(given)[name].decode("utf-8"), parse_constant=lambda word: pytest.fail(f"{word} is no JSON"))


def rows(name: str, given: dict[str, bytes] | None = None) -> list[dict[str, str]]:
    """The rows of a table by its head, the cells as they were before they were defused."""
    head, *found = csv.reader(io.StringIO(files(given)[name].decode("utf-8"), newline=""), strict=True)
    return [dict(zip(head, map(table.plain, row), strict=True)) for row in found]


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
                    yield f"{at} is none of {rule}"
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
    kinds = {"string": str, "integer": int, "boolean": bool, "null": type(None), "array": list, "object": dict}
    return isinstance(value, kinds[name]) and not (name == "integer" and isinstance(value, bool))


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
JSON_FILES = ["dossier.json", *(f"records/{id}.json" for id in RECORDS)]


def test_the_files_are_those_that_the_page_names() -> None:
    """One JSON file a record, three citations a page that can be cited, and the files about the whole dossier, each of which the page of data links to."""
    found = set(files())
    assert found == {
        "schema.json",
        "claims.csv",
        "relationships.csv",
        "relationships.graphml",
        "sources.bib",
        "sources.ris",
        "sources.csl.json",
        *JSON_FILES,
        *CITED,
    }
    page = rendered(body(data.render().content))
    assert {link.attributes["href"] for link in page.each("a")} - {"../index.md"} == {
        name for name in found if not name.startswith(("records/", "cite/"))
    }


@pytest.mark.parametrize("given", [small.files(), filled(HOSTILE), full.files()], ids=["plain", "hostile", "full"])
def test_every_json_file_keeps_the_schema(given: dict[str, bytes]) -> None:
    """Each JSON file is what the published schema says, whatever its texts hold and whatever fields it fills."""
    schema = parsed("schema.json")
    names = [name for name in files(given) if name.endswith(".json") and name != "schema.json" and not name.endswith(".csl.json")]
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
    """Each form and each field has a description, every field is required, and no number can be a fraction."""
    schema = parsed("schema.json")
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    for name, definition in schema["$defs"].items():
        assert definition["description"], name
        assert set(definition["required"]) == set(definition["properties"]), name
        assert definition["additionalProperties"] is False
        assert [field for field, said in definition["properties"].items() if not said.get("description")] == [], name
    assert '"number"' not in files()["schema.json"].decode()


#: Fields of records that are for editors and the program alone.
NOT_EXPORTED = {"Claim": {"contexts"}, "Source": {"evidence"}}


@pytest.mark.parametrize(
    "name", ["Actor", "Relationship", "Source", "Claim", "Judgement", "Change", "Role", "Tie", "Fact", "Kind", "State", "Trend"]
)
def test_no_field_of_a_record_is_lost(name: str) -> None:
    """What a record can say is in its exported form under the same name, but for what is named here."""
    assert set(getattr(model, name).model_fields) - set(getattr(form, name).model_fields) == NOT_EXPORTED.get(name, set())


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
    assert claim["cites"] == [{"source": "herald-2024-03", "first": 5, "last": 5, "path": "sources/herald-2024-03/#p5"}]
    assert [[speaker["name"] for speaker in step] for step in claim["said_by"]] == [["Lena Vos"], ["Harbour Union"]]
    assert claim["origins"] == 1


def test_a_relationship_keeps_its_direction_and_its_states() -> None:
    """A kind says who acts, a state which claim says so, and claims of other records that the page shows are pointed at."""
    record = parsed("records/northland--southmark.json")["record"]
    assert record["kinds"] == [{"kind": "dispute", "from": None}, {"kind": "supply", "from": "southmark"}]
    assert record["states"][1]["claim"] == {"ref": "northland--southmark/opened", "path": "relationships/northland--southmark/#opened"}
    assert record["trend"]["direction"] == "closer"
    assert {pointer["ref"] for pointer in parsed("records/northland.json")["record"]["elsewhere"]} == {
        "northland--southmark/no-deal", "northland--southmark/opened", "southmark/thanked",
    }  # fmt: skip


def test_a_source_tells_what_rests_on_each_paragraph() -> None:
    """A source accounts for each of its paragraphs, and holds none of its text."""
    record = parsed("records/herald-2024-03.json")["record"]
    used = {item["paragraph"]: item for item in record["used"]}
    assert used[5]["claims"] == ["southmark/lost-passengers"]
    assert used[4]["offices"] == [{"actor": "lena-vos", "words": "envoy"}]
    unused = {number for item in record["unused"] for number in range(item["first"], item["last"] + 1)}
    assert used.keys() | unused == set(range(1, record["paragraphs"] + 1))
    assert "ended three days of talks" not in files()["dossier.json"].decode()


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
    site = built.small_site(tmp_path_factory)
    ids = {
        path.removesuffix("index.html"): {element.attributes.get("id", "") for element in page.each()}
        for path, page in built.pages(site).items()
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
    assert dict(bundle.files(found, Views(found))) == dict(bundle.files(twin, Views(twin)))
    assert paths.data_of("northland") == "data/records/northland.json"


# Tables


def test_claims_are_a_table() -> None:
    """A row each, in the order of the records, with every column that the page of data describes."""
    found = {row["ref"]: row for row in rows("claims.csv")}
    assert [*found] == [f"{record.id}/{claim.id}" for record, _, claim in small.dossier().each()]
    assert found["southmark/lost-passengers"] == {
        "ref": "southmark/lost-passengers", "path": "actors/southmark/#lost-passengers", "record": "southmark", "record_name": "Southmark",
        "type": "statement", "text": "Southmark has “lost 1,200 passengers a week”, its envoy Lena Vos said.",
        "said_by": "Lena Vos, through Harbour Union", "said_by_ids": "lena-vos; harbour-union", "work": "",
        "when": "2024-03", "when_earliest": "2024-03-01", "when_latest": "2024-03-31",
        "said_when": "", "said_when_earliest": "", "said_when_latest": "",
        "cites": "herald-2024-03#5", "sources": "herald-2024-03", "publishers": "Alder Herald", "source_status": "current", "origins": "1",
        "topics": "ferry", "key": "no", "shown_on": "harbour-union; lena-vos; southmark", "differs_from": "", "superseded_by": "", "note": "",
    }  # fmt: skip


def test_a_claim_that_leans_on_others_names_them_in_full() -> None:
    """Joint speakers, several sources, other accounts and a successor are cells with whole references."""
    given = small.changed(SOUTHMARK, "said_by: [lena-vos, harbour-union]", "said_by: [[lena-vos, olga-brandt], harbour-union]")
    text = (
        given[SOUTHMARK]
        .decode()
        .replace(
            "cites: [herald-2024-03#6]",
            "cites: [herald-2024-03#6, gazette-2024-05#2]\n    differs_from: [thanked]\n    superseded_by: northland--southmark/opened",
        )
    )
    found = {row["ref"]: row for row in rows("claims.csv", {**given, SOUTHMARK: text.encode()})}
    assert found["southmark/lost-passengers"]["said_by_ids"] == "lena-vos+olga-brandt; harbour-union"
    assert found["southmark/lost-passengers"]["said_by"] == "Lena Vos and Olga Brandt, through Harbour Union"
    second = found["southmark/second-ship"]
    assert (second["sources"], second["publishers"], second["source_status"], second["origins"]) == (
        "herald-2024-03; gazette-2024-05", "Alder Herald; Gazette", "current; current", "2",
    )  # fmt: skip
    assert (second["differs_from"], second["superseded_by"]) == ("southmark/thanked", "northland--southmark/opened")


def test_relationships_are_a_table_of_edges() -> None:
    """A row for each kind: from the party that acts, with the state as last reported and the trend."""
    first, second = rows("relationships.csv")
    assert second == {
        "id": "northland--southmark.supply.southmark", "relationship": "northland--southmark", "path": "relationships/northland--southmark/",
        "from": "southmark", "from_name": "Southmark", "to": "northland", "to_name": "Northland", "kind": "supply", "kind_label": "Supply",
        "symmetric": "no", "verb": "sends ships to", "tone": "friendly", "state": "ferry line open", "state_when": "2024-05-02",
        "state_earliest": "2024-05-02", "state_latest": "2024-05-02", "state_claim": "northland--southmark/opened", "trend": "closer",
    }  # fmt: skip
    assert (first["id"], first["from"], first["symmetric"], first["tone"]) == (
        "northland--southmark.dispute",
        "northland",
        "yes",
        "hostile",
    )
    bare = small.changed(
        FERRY,
        "states:\n  - {when: 2024-03, label: no deal on the ferry, claim: no-deal}\n  - {when: 2024-05-02, label: ferry line open, claim: opened}\ntrend: {direction: closer, based_on: [no-deal, opened]}\n",
        "",
    )
    assert {row["state"] + row["state_when"] + row["state_claim"] + row["trend"] for row in rows("relationships.csv", bare)} == {""}


@pytest.mark.parametrize("columns", [claims_table.COLUMNS, network.COLUMNS], ids=["claims", "relationships"])
def test_the_page_of_data_describes_every_column(columns: Mapping[str, str]) -> None:
    """Each column stands on the page with what it holds."""
    page = rendered(body(data.render().content))
    terms: list[Element | str] = [part for element in page.each("dl") for part in element.inside if isinstance(part, Element)]
    pairs = {(term.text, value.text.strip()) for term, value in pairwise(terms) if isinstance(term, Element) and isinstance(value, Element)}
    assert set(columns.items()) <= pairs


CELLS = {
    "quotation": 'say "so"', "comma": "a, b", "semicolon": "a; b", "line": "a\nb", "return": "a\rb", "both": "a\r\nb", "nul": "a\0b", "bom": "\ufeffa",
    "nothing": "", "space": " ", "apostrophe": "'Twas", "two": "''", "wide": "＝1", "formula": "=1+1", "plus": "+1", "minus": "-1", "at": "@x", "tab": "\tx",
    "lone-return": "\r=x", "defused": "'=x", "twice": "''=x",
}  # fmt: skip


@pytest.mark.parametrize("cell", CELLS.values(), ids=CELLS)
def test_b152_any_cell_comes_back_from_a_table(cell: str) -> None:
    """Quotation marks, commas, line ends, NUL and a byte order mark in a cell are read as they were, in any place of a row."""
    content = table.write(["a", "b", "c"], [[cell, "x", cell], ["x", cell, "y"]])
    read = list(csv.reader(io.StringIO(content.decode("utf-8"), newline=""), strict=True))
    assert [list(map(table.plain, row)) for row in read] == [["a", "b", "c"], [cell, "x", cell], ["x", cell, "y"]]
    assert content.endswith(b"\r\n")
    assert not content.startswith(b"\xef\xbb\xbf")


@given(st.lists(st.lists(TEXT | st.sampled_from(sorted(CELLS.values())), min_size=3, max_size=3), max_size=4))
def test_b152_any_table_comes_back(given: list[list[str]]) -> None:
    """Whatever cells hold, a table read again is the one that was written."""
    read = list(csv.reader(io.StringIO(table.write(["a", "b", "c"], given).decode("utf-8"), newline=""), strict=True))
    assert [list(map(table.plain, row)) for row in read[1:]] == given


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
@pytest.mark.parametrize("before", ["", "'", "''"], ids=["bare", "one", "two"])
def test_b152_no_cell_begins_like_a_formula(sign: str, before: str) -> None:
    """A cell that a spreadsheet would run gets an apostrophe in front, and loses that one alone when it is read."""
    cell = f"{before}{sign}HYPERLINK(1)"
    assert table.defused(cell) == f"'{cell}"
    assert table.plain(table.defused(cell)) == cell


@given(TEXT)
def test_b152_no_text_is_run(cell: str) -> None:
    """No defused cell begins with a sign of a formula, and none that is no formula is changed."""
    found = table.defused(cell)
    assert not found or found[0] not in "=+-@\t\r\n＝＋－＠"
    assert found == cell or cell.lstrip("'")[0] in "=+-@\t\r\n＝＋－＠"


def test_b152_a_name_that_is_a_formula_is_defused_in_the_files() -> None:
    """The tables of a dossier are written by the one writer that defuses."""
    given = small.changed(LENA_VOS, "name: Lena Vos", "name: '=1+1'")
    assert ",'=1+1," in files(small.changed(NORTHLAND, "name: Northland", "name: '=1+1'"))["relationships.csv"].decode()
    assert "'=1+1, through Harbour Union" in files(given)["claims.csv"].decode()


def test_a_row_has_a_cell_for_each_column() -> None:
    """A row that is too short or too long is a mistake of the program, not a table."""
    for row in (["x"], ["x", "y", "z"]):
        with pytest.raises(ValueError, match=f"a row has {len(row)} cells, and the head 2"):
            table.write(["a", "b"], [row])


# JSON

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)


@given(JSON)
def test_b153_any_value_comes_back_from_json(value: Any) -> None:
    """Whatever a value holds, it is read again as it was: nothing is escaped that a reader would not undo."""
    assert json.loads(jsontext.dumps(value)) == value


@pytest.mark.parametrize("text", ["</script><script>", "<!--", "]]>", "\u2028\u2029", "\\u003c", 'a"b\\c', "\x00\x1f\x7f", "é中🚢"])
def test_b153_json_files_hold_texts_as_they_are(text: str) -> None:
    """A file of JSON is no script: what a script would have to escape is there as it is, and what JSON must escape is escaped."""
    content = jsontext.dumps({"a": text}).decode("utf-8")
    assert json.loads(content) == {"a": text}
    assert "\\u003c" not in content.replace("\\\\u003c", "")


@pytest.mark.parametrize(
    "value", [float("nan"), float("inf"), -float("inf"), [{"a": float("nan")}], "\ud800", {"\udfff": 1}, ["a\udc80b"]], ids=repr
)
def test_b154_what_is_no_json_value_is_refused(value: Any) -> None:
    """No number that is none and no half of a character reaches a file."""
    with pytest.raises(ValueError, match=r"."):
        jsontext.dumps(value)


@pytest.mark.parametrize(
    "value", [b"a", {1: "a"}, {None: "a"}, [{True: 1}], {"a": {1, 2}}, object()], ids=["bytes", "number", "none", "bool", "set", "object"]
)
def test_b154_what_json_has_no_form_for_is_refused(value: Any) -> None:
    """Bytes, and keys that are no texts, which the standard library would turn into texts."""
    with pytest.raises(TypeError):
        jsontext.dumps(value)


def test_b154_no_record_holds_half_a_character() -> None:
    """The writer of records refuses it too, rather than write what no reader takes."""
    actor = small.dossier().actors["northland"].model_copy(update={"name": "a\ud800"})
    dossier = dataclasses.replace(small.dossier(), actors={"northland": actor}, relationships={}, sources={})
    with pytest.raises(ValueError, match="surrogates"):
        dict(bundle.files(dossier, Views(dossier)))


# The graph


def read_graph(content: bytes) -> tuple[dict[str, dict[str, str]], dict[str, tuple[str, str, dict[str, str]]]]:
    """Nodes and edges of a graph as networkx reads them: attributes by the names of their keys."""
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


def test_the_graph_holds_actors_and_edges() -> None:
    """Each actor is a node, those without a relationship too; each row of the table of edges is an edge with the same ends and values."""
    nodes, edges = read_graph(files()["relationships.graphml"])
    assert list(nodes) == list(small.dossier().actors)
    assert nodes["lena-vos"] == {"name": "Lena Vos", "kind": "person", "kind_label": "Person", "path": "actors/lena-vos/"}
    for row in rows("relationships.csv"):
        start, end, values = edges.pop(row["id"])
        assert (start, end, values.pop("symmetric")) == (row["from"], row["to"], "true" if row["symmetric"] == "yes" else "false")
        assert values == {name: row[name] for name in values}
        assert {name for name in row if row[name]} - values.keys() == {"id", "from", "from_name", "to", "to_name", "symmetric"}
    assert edges == {}


def test_the_graph_shows_texts_as_typed() -> None:
    """Markup in names, labels and verbs is text in the graph."""
    nodes, edges = read_graph(files(filled(HOSTILE))["relationships.graphml"])
    assert nodes["lena-vos"]["name"] == HOSTILE["name"]
    assert {values["kind_label"] for _, _, values in edges.values()} == {HOSTILE["relationship kind"], "Supply"}
    assert {values["state"] for _, _, values in edges.values()} == {HOSTILE["state"]}


A, B = Node("a", {"name": "A"}), Node("b", {"name": "B"})
REFUSED: dict[str, tuple[list[Node], list[Edge], str]] = {
    "missing-target": ([A], [Edge("e", "a", "b", {})], "the edge 'e' leads to 'b', which is no node"),
    "missing-source": ([B], [Edge("e", "a", "b", {})], "the edge 'e' leads to 'a', which is no node"),
    "node-twice": ([A, A], [], "the id 'a' stands twice"),
    "edge-twice": ([A, B], [Edge("e", "a", "b", {})] * 2, "the id 'e' stands twice"),
    "space-in-node": ([Node("a b", {})], [], "'a b' is no id"),
    "space-in-edge": ([A, B], [Edge("e f", "a", "b", {})], "'e f' is no id"),
    "empty-id": ([Node("", {})], [], "'' is no id"),
    "space-in-key": ([Node("a", {"the name": "A"})], [], "'the name' is no name"),
    "two-types": ([A, Node("b", {"name": True})], [], "'name' is string and boolean"),
    "control": ([Node("a", {"name": "x\x00"})], [], r"U\+0000"),
    "return": ([Node("a", {"name": "x\r"})], [], r"U\+000D"),
    "surrogate": ([Node("a", {"name": "\ud800"})], [], r"U\+D800"),
    "noncharacter": ([Node("a", {"name": "\uffff"})], [], r"U\+FFFF"),
}


@pytest.mark.parametrize(("nodes", "edges", "said"), REFUSED.values(), ids=REFUSED)
def test_b156_what_is_no_graph_is_refused(nodes: list[Node], edges: list[Edge], said: str) -> None:
    """Ids that are no names or stand twice, edges to nowhere, keys with spaces, and characters that XML cannot hold."""
    with pytest.raises(ValueError, match=said):
        graphml.write("x", nodes, edges)


def test_b156_a_relationship_with_nobody_is_refused() -> None:
    """An edge of a dossier to an actor that it does not have is refused by the writer, whatever let it through."""
    dossier = small.dossier()
    half = dataclasses.replace(dossier, actors={id: actor for id, actor in dossier.actors.items() if id != "southmark"})
    with pytest.raises(ValueError, match="leads to 'southmark', which is no node"):
        network.graph(half)


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=20),
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=20),
)
def test_b156_any_text_comes_back_from_the_graph(name: str, other: str) -> None:
    """Whatever a name holds, it is read again as it was; an empty one is not there."""
    nodes, _ = read_graph(graphml.write(other, [Node("a", {"name": name, "it": other})], []))
    assert nodes == {"a": {key: value for key, value in (("name", name), ("it", other)) if value}}


# References

FULL = Reference(
    key="herald-2024-03",
    kind="article",
    title="50% of {ships} & “ferries” cost $1_000 #1 ~ ^ \\ -- why?",
    container="Alder Herald",
    authors=(Name("Vos", "Lena"), Name("Harbour Union and Friends")),
    issued=dates.parse("2024-03-15"),
    language="en",
    url="https://example.org/a_b%20c",
    notes=("Agency: Wire & Co", "Retracted: a mistake"),
)
#: The texts behind the commands that BibTeX is written with.
COMMANDS = {
    r"\textbackslash{}": "\\", r"\textbraceleft{}": "{", r"\textbraceright{}": "}", r"\textasciitilde{}": "~", r"\textasciicircum{}": "^",
    r"\$": "$", r"\&": "&", r"\%": "%", r"\#": "#", r"\_": "_",
}  # fmt: skip


def bib_entries(text: str) -> list[tuple[str, str, dict[str, str]]]:
    """The entries of a file as BibTeX reads them, by braces, which count behind a backslash too: type, key, fields as written."""
    found = []
    at = 0
    while opened := re.compile(r"\s*@(\w+)\{([^,\s{}]+),\s*").match(text, at):
        at, fields = opened.end(), {}
        while name := re.compile(r"(\w+) = ").match(text, at):
            start = at = name.end()
            depth = 0
            while depth or text[at] not in ",\n":
                depth += {"{": 1, "}": -1}.get(text[at], 0)
                assert depth >= 0
                at += 1
            assert name[1] not in fields
            fields[name[1]] = text[start:at]
            at += len(re.compile(r",?\s*").match(text, at)[0])  # type: ignore[index]
        assert text[at] == "}"
        at += 1
        found.append((opened[1], opened[2], fields))
    assert text[at:].strip() == ""
    return found


def typed(value: str) -> str:
    """What TeX sets of a text: commands are their signs, and empty braces part what would be joined."""
    signs = "|".join(map(re.escape, COMMANDS))
    return re.sub(rf"{signs}|{{}}", lambda found: COMMANDS.get(found[0], ""), value)


def ris_lines(content: bytes) -> list[tuple[str, str]]:
    """The tags and values of a file of RIS; each line has both."""
    lines = content.decode("utf-8").split("\r\n")
    assert lines.pop() == ""
    found = [re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)|", line) for line in lines]
    assert None not in found
    return [(line[1], line[2]) for line in found if line and line[1]]


def test_the_sources_are_references_in_every_format() -> None:
    """Title, outlet, author and date of a source stand in BibTeX, RIS and CSL-JSON under its id, and nothing that no record gives."""
    found = files()
    kind, key, fields = bib_entries(found["sources.bib"].decode())[1]
    assert (kind, key) == ("article", "herald-2024-03")
    assert fields == {
        "author": "{{Ines Okafor}}", "title": "{{Harbour talks end without a deal}}", "journal": "{Alder Herald}", "date": "{2024-03-15}",
        "year": "{2024}", "month": "mar", "language": "{en}",
    }  # fmt: skip
    assert ris_lines(found["sources.ris"])[-9:] == [
        ("TY", "NEWS"), ("ID", "herald-2024-03"), ("AU", "Ines Okafor"), ("TI", "Harbour talks end without a deal"), ("T2", "Alder Herald"), ("PY", "2024"),
        ("DA", "2024/03/15/"), ("LA", "en"), ("ER", ""),
    ]  # fmt: skip
    assert parsed("sources.csl.json")[1] == {
        "id": "herald-2024-03", "type": "article-newspaper", "title": "Harbour talks end without a deal", "container-title": "Alder Herald",
        "author": [{"literal": "Ines Okafor"}], "issued": {"date-parts": [[2024, 3, 15]]}, "language": "en",
    }  # fmt: skip


def test_a_title_that_the_article_does_not_show_is_in_brackets() -> None:
    """A supplied title is told from a headline in every format."""
    given = small.changed(GAZETTE, "headline: Ferry runs again", "describes: About the ferry")
    found = files(given)
    assert bib_entries(found["sources.bib"].decode())[0][2]["title"] == "{{[About the ferry]}}"
    assert ("TI", "[About the ferry]") in ris_lines(found["sources.ris"])
    assert parsed("sources.csl.json", given)[0]["title"] == "[About the ferry]"


def test_an_author_is_taken_apart_only_where_a_record_says_how() -> None:
    """An author whose record has a family name in front is given so; any other name is whole."""
    given = small.changed(HERALD, "authors: [Ines Okafor]", "authors: [Ms Vos, Ines Okafor, Olga Brandt]")
    assert parsed("sources.csl.json", given)[1]["author"] == [
        {"family": "Vos", "given": "Lena"},
        {"literal": "Ines Okafor"},
        {"literal": "Olga Brandt"},
    ]
    found = files(given)
    assert bib_entries(found["sources.bib"].decode())[1][2]["author"] == "{Vos, Lena and {Ines Okafor} and {Olga Brandt}}"
    assert [value for tag, value in ris_lines(found["sources.ris"]) if tag == "AU"] == ["Vos, Lena", "Ines Okafor", "Olga Brandt"]


#: A date as the record has it; then of BibTeX date, year and month; of RIS year and date; of CSL the parts, and whether about; its words, where told.
DATES: dict[str, tuple[tuple[str, str, str], tuple[str, str], list[list[int]], bool, str]] = {
    "2024-03-15": (("2024-03-15", "2024", "mar"), ("2024", "2024/03/15/"), [[2024, 3, 15]], False, ""),
    "2024-03": (("2024-03", "2024", "mar"), ("2024", "2024/03//"), [[2024, 3]], False, ""),
    "2024": (("2024", "2024", ""), ("2024", "2024///"), [[2024]], False, ""),
    "2024-03~": (("2024-03~", "2024", "mar"), ("2024", "2024/03//about March 2024"), [[2024, 3]], True, "about March 2024"),
    "2024?": (("2024?", "2024", ""), ("2024", "2024///perhaps 2024"), [[2024]], True, "perhaps 2024"),
    "2023/2024": (("2023/2024", "", ""), ("", ""), [[2023], [2024]], False, "2023 to 2024"),
    "[2024-03-02..2024-03-18]": (("2024-03", "2024", "mar"), ("2024", "2024/03//between 2 and 18 March 2024"), [[2024, 3, 2], [2024, 3, 18]], False,
                                 "between 2 and 18 March 2024"),
    "[2024-03..2024-05]": (("2024", "2024", ""), ("2024", "2024///between March and May 2024"), [[2024, 3], [2024, 5]], False, "between March and May 2024"),
    "[2023..2024]": (("", "", ""), ("", ""), [[2023], [2024]], False, "between 2023 and 2024"),
}  # fmt: skip


@pytest.mark.parametrize("edtf", DATES)
def test_a_date_is_no_surer_than_the_record(edtf: str) -> None:
    """What is known of a date is given, and no more; what figures cannot say is said in words."""
    given = small.changed(HERALD, "published: 2024-03-15", f"published: '{edtf}'")
    bib, in_ris, parts, circa, words = DATES[edtf]
    found = files(given)
    fields = bib_entries(found["sources.bib"].decode())[1][2]
    assert tuple(fields.get(name, "").strip("{}") for name in ("date", "year", "month")) == bib
    tags = dict(ris_lines(found["sources.ris"])[len(ris_lines(found["sources.ris"])) // 2 :])
    assert (tags.get("PY", ""), tags.get("DA", "")) == in_ris
    item = parsed("sources.csl.json", given)[1]
    assert item["issued"] == {"date-parts": parts, **({"circa": True} if circa else {}), **({"literal": words} if words else {})}
    note = f"Date: {words}" if words else ""
    assert (fields.get("note", "{}")[1:-1], tags.get("N1", ""), item.get("note", "")) == (note, note, note)


def test_agency_copy_and_status_are_told() -> None:
    """The wire, an archived copy, and that a source was retracted stand in the notes; a document has a publisher and no outlet."""
    given = small.changed(
        HERALD,
        "nature: report",
        "nature: document\nagency: Strait Wire\nurl: https://example.org/a\narchive_url: https://archive.example/a--b\nstatus: retracted\nstatus_why: Made up.",
    )
    item = parsed("sources.csl.json", given)[1]
    assert item["note"] == "Agency: Strait Wire; Retracted: Made up; Archived copy: https://archive.example/a--b"
    assert (item["type"], item["publisher"], item["URL"]) == ("document", "Alder Herald", "https://example.org/a")
    assert "container-title" not in item
    kind, _, fields = bib_entries(files(given)["sources.bib"].decode())[1]
    assert (kind, fields["publisher"], fields["url"]) == ("misc", "{Alder Herald}", "{https://example.org/a}")
    assert fields["note"] == r"{Agency: Strait Wire; Retracted: Made up; Archived copy: \url{https://archive.example/a--b}}"
    lines = ris_lines(files(given)["sources.ris"])
    assert {
        ("TY", "GEN"),
        ("PB", "Alder Herald"),
        ("UR", "https://example.org/a"),
        ("N1", "Retracted: Made up"),
        ("N1", "Archived copy: https://archive.example/a--b"),
    } <= set(lines)


def test_a_reference_is_escaped_for_tex() -> None:
    """Signs of TeX are commands, a group of authors is one name, and the address stays as it is asked."""
    (_, _, fields), *_ = bib_entries(bibtex.entry(FULL))
    assert fields["title"] == (
        r"{{50\% of \textbraceleft{}ships\textbraceright{} \& “ferries” cost \$1\_000 \#1 \textasciitilde{} \textasciicircum{} "
        r"\textbackslash{} -{}- why?}}"
    )
    assert fields["author"] == "{Vos, Lena and {Harbour Union and Friends}}"
    assert fields["url"] == "{https://example.org/a_b%20c}"
    assert fields["note"] == r"{Agency: Wire \& Co; Retracted: a mistake}"


def test_a_name_with_a_comma_or_an_and_is_one_name() -> None:
    """Parts of a name that BibTeX would take for names or for the marks between them are in braces."""
    (_, _, fields), *_ = bib_entries(
        bibtex.entry(dataclasses.replace(FULL, authors=(Name("Vos and Sons", "Lena, Jr"), Name("Sandland", "Anders"))))
    )
    assert fields["author"] == "{{Vos and Sons}, {Lena, Jr} and Sandland, Anders}"


@pytest.mark.parametrize(
    "raw", ["a -- b", "a---b", "``x''", "?`x!`", "<<x>>", ",,x", "{}", "}{", "\\{", "\\", "%", "{\\", "@article{x,", '"']
)
def test_tex_sets_what_was_typed(raw: str) -> None:
    """Ligatures are parted, braces balance, and a comment begins nowhere."""
    (_, _, fields), *_ = bib_entries(bibtex.entry(dataclasses.replace(FULL, title=raw)))
    assert typed(fields["title"][2:-2]) == raw
    assert not re.search(r"--|``|''|\?`|!`|<<|>>|,,", fields["title"])


@given(TEXT, TEXT, TEXT)
def test_any_reference_stays_in_its_lines(title: str, name: str, note: str) -> None:
    """Whatever a title, a name and a note hold, an entry of BibTeX is one entry with each field on its line, and RIS has a tag on every line."""
    long = dataclasses.replace(
        FULL, title=f"x{title}", container=f"x{title}", authors=(Name(f"x{name}", name), Name(f"x{name}")), notes=(f"x{note}",)
    )
    entries = bib_entries(bibtex.write([long, long]).decode("utf-8"))
    assert [(kind, key, list(fields)) for kind, key, fields in entries] == [
        ("article", "herald-2024-03", ["author", "title", "journal", "date", "year", "month", "url", "language", "note"])
    ] * 2
    assert len(bibtex.entry(long).splitlines()) == 11
    assert typed(entries[0][2]["title"][2:-2]) == reference.line(f"x{title}")
    lines = ris_lines(ris.write([long]))
    assert [tag for tag, _ in lines] == ["TY", "ID", "AU", "AU", "TI", "T2", "PY", "DA", "LA", "UR", "N1", "ER"]
    assert dict(lines)["TI"] == reference.line(f"x{title}")
    assert len(ris.entry(long).splitlines()) == len(lines)
    assert json.loads(csl.write([long]))[0]["title"] == f"x{title}"


def test_a_hostile_dossier_stays_in_its_lines() -> None:
    """Markup in every field of a source breaks out of no format."""
    found = files(filled(HOSTILE))
    (_, key, fields) = bib_entries(found["sources.bib"].decode())[1]
    assert (key, typed(fields["title"][2:-2])) == ("herald-2024-03", HOSTILE["headline"])
    assert ("TI", HOSTILE["headline"]) in ris_lines(found["sources.ris"])


@pytest.mark.parametrize("site", ["https://ferry.example/brief", "https://ferry.example/brief/"])
def test_a_path_is_an_address_where_the_site_has_one(site: str) -> None:
    """With a `site_url` the files name the root that paths begin at, and a path is a whole address; without one neither is made up."""
    given = small.changed("dossier.yml", "publisher: The tests", f"publisher: The tests\nsite_url: {site}")
    assert parsed("dossier.json", given)["dossier"]["site"] == "https://ferry.example/brief/"
    assert (
        paths.address(small.dossier(given), "actors/northland/#paid-for-pier")
        == "https://ferry.example/brief/actors/northland/#paid-for-pier"
    )
    assert parsed("dossier.json")["dossier"]["site"] is None
    assert paths.address(small.dossier(), "actors/northland/") == ""


def test_a_page_of_the_site_is_cited_like_a_source() -> None:
    """A page is cited by its title, the dossier, its publisher and the day it is as of, in every format."""
    page = reference.of_page(
        small.dossier(), "northland--southmark", "Northland and Southmark", url="https://example.org/relationships/northland--southmark/"
    )
    found = citing.formats(page)
    assert found["plain"] == (
        "“Northland and Southmark”. The Ferry. The tests. https://example.org/relationships/northland--southmark/. As of 3 May 2024."
    )
    (kind, key, fields), *_ = bib_entries(found["bibtex"])
    assert (kind, key, fields["howpublished"], fields["publisher"], fields["date"]) == (
        "misc", "northland--southmark", "{The Ferry}", "{The tests}", "{2024-05-03}",
    )  # fmt: skip
    assert ("TY", "ELEC") in ris_lines(found["ris"].encode())
    assert json.loads(found["csl"])[0]["type"] == "webpage"
    assert (
        citing.plain(reference.of_sources(small.dossier())[1])
        == "Ines Okafor. “Harbour talks end without a deal”. Alder Herald. 15 March 2024."
    )
