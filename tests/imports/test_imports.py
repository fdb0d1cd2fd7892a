"""Data sets of others as records: each format from a file as a user has it, what is there already, what is lost, and a large cluster."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.exports.files import data_files
from generator.imports.extract import UnusableDataError
from generator.imports.registry import FORMATS
from generator.pages.site import generate
from generator.text.json import dumps
from generator.views.queries import Views
from tests.support import builds, full, small
from tests.support.rows import each

CASES = Path(__file__).parent / "cases"
#: The file of each format, and what the command is given with it.
GIVEN: Mapping[str, tuple[str, str, list[str]]] = {
    "misp": ("misp", "misp.json", ["--kind", "crew=organisation", "--kind", "similar=dispute"]),
    "stix": ("stix", "stix.json", ["--kind", "*=organisation", "--kind", "attributed-to=supply"]),
    "followthemoney": ("followthemoney", "followthemoney.jsonl", ["--kind", "Company=organisation", "--kind", "Directorship=supply", "--title", "Strait register", "--data-version", "2024-04"]),
    "wikidata": ("wikidata", "wikidata.json", ["--kind", "Q6256=state", "--kind", "P530=dispute"]),
    "actors": ("csv", "actors.csv", ["--title", "Wren list", "--publisher", "Wren Press"]),
    "relations": ("csv", "relations.csv", ["--title", "Strait ties"]),
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with the small dossier."""
    return builds.project(tmp_path, small.files())


def imported(folder: Path, *arguments: str) -> Result:
    """`briefings import` in a project."""
    return CliRunner().invoke(main, ["--project", str(folder), "import", *arguments], catch_exceptions=False)


def written(folder: Path) -> dict[str, bytes]:
    """The files of the records."""
    root = folder / "briefings"
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("name", GIVEN)
def test_a_file_becomes_records(name: str, folder: Path, accept: bool) -> None:
    """Everything that can be recorded, with its row; what cannot be is listed; the records follow all rules, and no other file changes."""
    format, file, options = GIVEN[name]
    before = written(folder)
    result = imported(folder, format, str(CASES / file), *options)
    assert result.exit_code == 0, result.output
    after = written(folder)
    assert before.items() <= after.items()
    assert not small.problems(after)
    new = {path: content.decode() for path, content in after.items() if path not in before}
    found = "\n".join([result.output, *(f"--- {path}\n{text}" for path, text in new.items())])
    expected = CASES / f"{name}.expected"
    if accept:
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")


def test_nothing_is_written_twice_and_a_second_import_only_reports(folder: Path) -> None:
    """What is there is found again by its ids, its row or its name; a dry run writes nothing."""
    format, file, options = GIVEN["misp"]
    before = written(folder)
    dry = imported(folder, format, str(CASES / file), *options, "--dry-run", "--format", "json")
    assert written(folder) == before
    assert imported(folder, format, str(CASES / file), *options).exit_code == 0
    after = written(folder)
    again = json.loads(imported(folder, format, str(CASES / file), *options, "--format", "json").output)
    assert written(folder) == after
    made = json.loads(dry.output)
    assert not made["written"]
    assert made["actors"] == ["grey-heron", "black-b-tern-b"]
    assert {f"actors/{id}.yml" for id in made["actors"]} <= after.keys() - before.keys()
    assert (again["actors"], again["relationships"], again["sources"]) == ([], [], [])
    assert [(it["id"], it["by"], it["would_add"]) for it in again["matched"]] == [
        ("grey-heron", "the row", {}), ("black-b-tern-b", "the row", {}), ("harbour-union", "the name", {"aliases": ["HU"]}),
        ("black-b-tern-b--grey-heron", "its parties", {"kinds": ["dispute"]}),
    ]  # fmt: skip


def test_two_data_sets_never_share_a_source(folder: Path) -> None:
    """A title that another record's id is made of gets another id; the same title is the same data set."""
    titles = ["--title", "Gazette 2024 05", "--dry-run", "--format", "json"]
    assert json.loads(imported(folder, "csv", str(CASES / "actors.csv"), *titles).output)["data_set"]["source"] == "gazette-2024-05-2"
    assert imported(folder, "csv", str(CASES / "relations.csv"), "--title", "潮").exit_code == 0
    for title, source in (("潮", "data-set"), ("波", "data-set-2")):
        made = imported(folder, "csv", str(CASES / "relations.csv"), "--title", title, "--dry-run", "--format", "json")
        assert json.loads(made.output)["data_set"]["source"] == source


def test_the_vocabulary_says_what_data_sets_call_a_kind(tmp_path: Path) -> None:
    """`known_as` of a kind is as good as `--kind`."""
    vocabulary = small.VOCABULARY.replace("plural: Organisations}", "plural: Organisations, known_as: [crew]}")
    vocabulary = vocabulary.replace("tone: hostile}", "tone: hostile, known_as: [similar]}")
    folder = builds.project(tmp_path, {**small.files(), "vocabulary.yml": vocabulary.encode()})
    made = json.loads(imported(folder, "misp", str(CASES / "misp.json"), "--format", "json", "--dry-run").output)
    assert (len(made["actors"]), made["relationships"], made["unmapped"]) == (2, ["black-b-tern-b--grey-heron"], [])


def test_our_own_exports_come_back() -> None:
    """The names, ids and kinds of actors, as the bundle, the entities and the table have them."""
    data = {path.removeprefix("data/"): content for path, content in data_files(Views(small.dossier(full.files())))}
    for format, name in (("stix", "stix.json"), ("followthemoney", "followthemoney.jsonl"), ("csv", "actors.csv")):
        found = {entry.name: entry for entry in FORMATS[format].read(data[name]).entries}
        assert found.keys() >= {"Fernmark", "Pilots' Guild", "Edda Lind"}, name
        assert "wikidata:Q42" in found["Fernmark"].same_as, name
    ties = FORMATS["csv"].read(data["relationships.csv"]).relations
    assert ("southmark", "supply", "fernmark") in {(tie.start, tie.type, tie.end) for tie in ties}


#: Files that are refused, each with its format and what is said.
REFUSED: Mapping[str, tuple[str, bytes, str]] = {
    "empty": ("misp", b" \n", "it is empty"),
    "not-utf8": ("stix", b'{"type":\n"b\xff', "line 2: byte 11 is not UTF-8"),
    "not-json": ("stix", b'{"type": "bundle",\n "objects": [}', "line 2, column 14: not valid JSON (Expecting value)"),
    "deep": ("misp", b'{\n"values": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "line 2: values are more than 100 levels deep"),
    "not-a-number": ("wikidata", b'[{"labels": NaN}]', "line 1: not valid JSON (NaN is not a number in JSON)"),
    "long-number": ("misp", b'{"values": [' + b"9" * 5000 + b"]}", "line 1: not valid JSON (Exceeds the limit"),
    "other-json": ("misp", b"[1, 2]", "not a cluster of a MISP galaxy: it has no `values`"),
    "values": ("misp", b'{"values": {"a": 1}}', "values is not a list"),
    "bundle": ("stix", b'{"type": "report"}', "not a bundle of STIX: its `type` is not bundle"),
    "no-objects": ("stix", b'{"type": "bundle"}', "objects is not a list"),
    "entity": ("followthemoney", b'{"id": "a", "schema": "Person", "properties": {}}\n{"id": 7}', "line 2: not an entity of FollowTheMoney"),
    "entities": ("wikidata", b'{"entities": [1]}', "not an extract of Wikidata: no entity has `labels`"),
    "no-head": ("csv", b"a,b\n1,2\n", "line 1: the head has neither a column `name` nor the columns `from` and `to`; it has a, b"),
    "twice": ("csv", b"name,name\n", "line 1: two columns are called 'name'"),
    "quotes": ("csv", b'name\n"a" b\n', "line 2: not a valid table in CSV"),
    "cell": ("csv", b"name\n" + b"x" * 200_000, "line 2: not a valid table in CSV (field larger than field limit (100000))"),
    "many": ("csv", b"name\n" + b"a\n" * 50_001, "entries; at most 50,000 are imported: split it"),
}  # fmt: skip


@each("format, content, said", REFUSED.values(), ids=REFUSED)
def test_a_file_that_cannot_be_used_is_refused_with_its_place(format: str, content: bytes, said: str) -> None:
    """In a line, whatever it contains."""
    with pytest.raises(UnusableDataError, match=re.escape(said)):
        FORMATS[format].read(content)


#: Values of the wrong type, with control characters, or that look like others.
HOSTILE: tuple[Any, ...] = (
    None,
    True,
    7,
    1.5,
    [],
    {},
    ["a", 7, None],
    {"a": {"b": []}},
    "a\x00b",
    "\ud800",
    "p\u0430ypal",
    "x" * 300,
    "\u202eevil",
    "a\nb",
    [[["a"]]],
)
_ROWS: Mapping[str, Any] = {
    "misp": lambda it: {"name": it, "type": it, "version": it, "values": [{"value": "Lark", "uuid": it, "meta": {"synonyms": it, "refs": it}}, {"value": it, "meta": it}, it]},
    "stix": lambda it: {"type": "bundle", "objects": [{"type": "tool", "id": it, "name": "Lark", "aliases": it, "identity_class": it}, {"type": it, "name": it}, it, {"type": "relationship", "source_ref": it, "start_time": it}]},
    "followthemoney": lambda it: {"id": it, "schema": "Person", "properties": {"name": "Lark", "alias": it, "website": it, "proof": it, "wikidataId": it}},
    "keys": lambda it: [{"labels": {"en": {"value": "Lark"}}, str(it): it, "claims": {str(it): [{"mainsnak": {"datavalue": {"value": {"id": it}}}}]}}],
    "wikidata": lambda it: [{"labels": {"en": {"value": "Lark"}}, "id": it, "aliases": {"en": it}, "claims": it}, {"labels": it, "claims": {"P31": it}}, it],
}  # fmt: skip


@pytest.mark.parametrize("format", _ROWS)
def test_values_of_any_type_are_listed_as_lost(format: str) -> None:
    """Nothing in a file ends in an error of the program, and what is taken is a text that a record may have."""
    for value in HOSTILE:
        made = FORMATS["wikidata" if format == "keys" else format].read(json.dumps(_ROWS[format](value)).encode())
        assert dumps([loss._asdict() for loss in made.losses])
        assert dumps([[entry.type, entry.row] for entry in made.entries])
        for entry in made.entries:
            assert entry.name
            assert not {*"\x00\n\u202e\ud800\u0430"} & {*"".join((entry.name, entry.row, *entry.aliases))}, value


def test_a_large_cluster_is_imported_checked_and_generated(tmp_path: Path) -> None:
    """A thousand actors and four hundred relations: all are there, follow the rules, and have pages with their rows."""

    def uuid(number: int) -> str:
        return f"7a2f0c11-1d52-4a3e-9b7c-{number:012x}"

    values: list[dict[str, Any]] = [
        {
            "value": f"Crew {number:04} of the Strait",
            "uuid": uuid(number),
            "meta": {"synonyms": [f"SC-{number:04}"], "refs": [f"https://herald.example/{number % 50}"]},
        }
        for number in range(1000)
    ]
    for number in range(400):
        values[number]["related"] = [{"dest-uuid": uuid(number + 500), "type": "similar"}]
    cluster = tmp_path / "cluster.json"
    cluster.write_text(json.dumps({"name": "Crews", "type": "crew", "version": 3, "values": values}))
    folder = builds.project(tmp_path / "project", small.files())
    result = imported(folder, "misp", str(cluster), "--kind", "crew=organisation", "--kind", "similar=dispute")
    assert result.output.splitlines()[0] == "Wrote 1,000 actors, 400 relationships, 51 sources", result.output
    dossier = small.dossier(written(folder))
    pages = {path: content.decode() for path, content in generate(dossier).items() if path.endswith(".md")}
    assert len([path for path in pages if path.startswith("actors/crew-")]) == 1000
    page = pages["relationships/crew-0007-of-the-strait--crew-0507-of-the-strait.md"]
    assert f"version 3, {uuid(7)}, related 1 (not read by us)" in html.unescape(page)
