"""What editors and people are told of records: the schemas, their companion, the page of fields, the settings of editors, and the command that writes them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

import pytest
from click.testing import CliRunner, Result
from pydantic import BaseModel

from generator.cli import main
from generator.editing import descriptions
from generator.editing.descriptions import KINDS
from generator.project import files
from generator.records import decode as decoding
from generator.records.decode import decode
from generator.records.dossier import Profile
from generator.system import atomic
from generator.text.yaml import read
from tests.support import small
from tests.support.previews import put
from tests.support.repository import ROOT


def parts(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """A model and everything that its fields hold."""
    yield model
    for info in model.model_fields.values():
        for inner in within(info.annotation):
            yield from parts(inner)


def within(annotation: Any) -> list[type[BaseModel]]:
    """The models that an annotation names directly."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [found for inner in get_args(annotation) for found in within(inner)]


MODELS = list(dict.fromkeys(part for kind in KINDS.values() for part in parts(kind.model)))
FIELDS = {f"{model.__name__}.{name}": (model, name, info) for model in MODELS for name, info in descriptions.fields(model).items()}
SCHEMAS = {name: descriptions.schema(kind) for name, kind in KINDS.items()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with the small dossier and its schemas."""
    for path, content in small.files().items():
        atomic.keep(tmp_path / "briefings" / path, content)
    files.write(tmp_path, files.made(tmp_path))
    return tmp_path


def run(folder: Path, *arguments: str) -> Result:
    """A command in a project."""
    return CliRunner().invoke(main, ["--project", str(folder), *arguments], catch_exceptions=False)


def known(folder: Path) -> dict[str, Any]:
    """What the companion of a project says there is."""
    found = json.loads((folder / "schema" / "known.json").read_text(encoding="utf-8"))["$defs"]
    assert isinstance(found, dict)
    return found


def test_what_is_committed_is_what_would_be_written() -> None:
    """The schemas, what editors complete and the page of fields are those that the models and the records make: `briefings schema` writes them."""
    wanted = files.made(ROOT)
    assert files.stale(ROOT, wanted) == []
    assert {*descriptions.files(), "schema/known.json", descriptions.PATH} == wanted.keys()


def test_every_kind_of_file_has_its_schema() -> None:
    """The files that people write are those that the program reads: the settings, the vocabulary, and each folder of records."""
    places = {kind.place.removeprefix("briefings/") for kind in KINDS.values()}
    assert places == {*decoding._SINGLE, *(f"{folder}/*.yml" for folder in decoding._FOLDERS)}


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_part_of_a_schema_is_described(name: str) -> None:
    """A schema, its parts and their fields each have a title and a description; it is of 2020-12, and knows no other field."""
    found = SCHEMAS[name]
    assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    for part in (found, *(part for part in found["$defs"].values() if "properties" in part)):
        assert part["title"]
        assert part["description"]
        assert part["additionalProperties"] is False
        assert [field for field, said in part["properties"].items() if not said.get("title") or not said.get("description")] == []


def test_every_field_has_a_description_and_an_example() -> None:
    """A field of a record says what it is for, in sentences, and shows how it is written."""
    found = {field: info for field, (_, _, info) in FIELDS.items()}
    assert [field for field, info in found.items() if not re.fullmatch(r"(?s)\S.*[.]", info.description or "") or not info.examples] == []


def least(model: type[BaseModel]) -> dict[str, Any]:
    """The required fields of a part, each with its first example."""
    return {name: (info.examples or [None])[0] for name, info in descriptions.fields(model).items() if info.is_required()}


def placed(model: type[BaseModel], value: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """A kind of file, and what such a file holds where one of its parts is this one."""
    for name, kind in KINDS.items():
        if kind.model is model:
            return name, value
    outer, field, info = next((outer, field, info) for outer, field, info in FIELDS.values() if model in within(info.annotation))
    example = (info.examples or [None])[0]
    among = [value] if isinstance(example, list) else {next(iter(example)): value} if "Mapping" in str(info.annotation) else value
    return placed(outer, {**least(outer), field: among})


#: What some fields need beside them: the value of a fact, and the other coordinate of a place.
BESIDE: Mapping[str, dict[str, Any]] = {
    **{f"Fact.{name}": {"number": "1200"} for name in ("label", "unit", "when", "claim")},
    "Location.lat": {"long": "129.0"},
    "Location.long": {"lat": "35.1"},
}


def test_an_example_is_right() -> None:
    """Each example stands in a file that the program reads without a problem, and is read there as it is shown."""
    wrong = {}
    for model, name, info in FIELDS.values():
        for example in info.examples or ():
            kind, value = placed(model, {**least(model), **BESIDE.get(f"{model.__name__}.{name}", {}), name: example})
            text = "".join(descriptions.written(key, inner) for key, inner in value.items())
            path = KINDS[kind].place.removeprefix("briefings/").replace("*", "aa--bb" if kind == "relationship" else "aa")
            problems = decode({**small.files(), path: text.encode()})[1]
            document, _ = read("x.yml", descriptions.written(name, example).encode())
            if problems or document is None or document.value != {name: descriptions._texts(example)}:
                wrong[f"{model.__name__}.{name}", str(example)] = problems
    assert wrong == {}


def test_the_page_of_fields_has_a_place_for_each() -> None:
    """Each field has a heading of its own on the page, once, with whether it is required."""
    page = descriptions.page().decode()
    ids = re.findall(r"(?m)^#{1,4} .*\{: #(\S+) \}$", page)
    assert len(ids) == len(set(ids))
    said = dict(re.findall(r"(?m)^#{3,4} <code>[^<]+</code> \{: #(\S+) \}\n\n(Required|Optional)", page))
    wanted = {}
    for model, name, info in FIELDS.values():
        own = next((kind for kind, found in KINDS.items() if found.model is model), model.__name__.lower())
        prefix = "both" if issubclass(model, Profile) and name in descriptions.fields(Profile) else own
        wanted[f"{prefix}-{name}"] = "Required" if info.is_required() else "Optional"
    assert said == wanted


def test_what_editors_complete_follows_the_records(folder: Path) -> None:
    """`check` brings the companion up to date, where ids came or went, and leaves it alone where they did not."""
    companion = folder / "schema" / "known.json"
    os.utime(companion, ns=(0, 0))
    run(folder, "check")
    assert companion.stat().st_mtime_ns == 0
    assert known(folder)["actor"]["enum"] == ["harbour-union", "lena-vos", "northland", "olga-brandt", "southmark"]
    atomic.keep(folder / "briefings" / "actors" / "eastmark.yml", b"name: Eastmark\nkind: state\n")
    run(folder, "check")
    assert "eastmark" in known(folder)["actor"]["enum"]


def test_a_record_with_a_problem_is_known_all_the_same(folder: Path) -> None:
    """What names a record whose file is broken is right: its id, its statements and, of a source, its paragraphs."""
    for name in ("actors/southmark.yml", "sources/gazette-2024-05.yml", "relationships/northland--southmark.yml"):
        atomic.keep(folder / "briefings" / name, b"name: [\n")
    assert run(folder, "check").exit_code == 1
    found = known(folder)
    assert "southmark" in found["actor"]["enum"]
    assert [part for part in ("actor", "record") if "northland--southmark" in found[part]["enum"]] == ["record"]
    assert any(re.match(branch.get("pattern", "$^"), "southmark/thanked") for branch in found["claim"]["anyOf"])
    assert re.match(found["citation"]["pattern"], "gazette-2024-05#2")
    assert not re.match(found["citation"]["pattern"], "gazette-2024-06#2")


def test_an_id_that_an_editor_takes_for_no_text_is_known_as_both(folder: Path) -> None:
    """A topic called `true` is a boolean to an editor's YAML, where it stands without quotes."""
    vocabulary = small.files()["vocabulary.yml"].decode()
    atomic.keep(folder / "briefings" / "vocabulary.yml", f"{vocabulary}  true: {{label: Truth, about: What is so.}}\n".encode())
    run(folder, "check")
    assert known(folder)["topic"]["enum"] == ["ferry", "money", "true", True]


@pytest.mark.parametrize("there", ["no folder", "a link", "a folder that cannot be written"])
def test_a_project_without_schemas_is_left_without(folder: Path, there: str) -> None:
    """`check` makes no folder for editors, follows no link to one, and does not fail where it cannot write."""
    elsewhere = folder / "elsewhere"
    (folder / "schema").rename(elsewhere)
    if there == "a link":
        (folder / "schema").symlink_to(elsewhere)
    elif there == "a folder that cannot be written":
        (folder / "schema" / "known.json").mkdir(parents=True)
    before = (elsewhere / "known.json").read_bytes()
    atomic.keep(folder / "briefings" / "actors" / "eastmark.yml", b"name: Eastmark\nkind: state\n")
    assert "error:" not in run(folder, "check").output
    assert (elsewhere / "known.json").read_bytes() == before
    assert (folder / "schema").exists() == (there != "no folder")


def test_schema_writes_only_what_has_changed(folder: Path) -> None:
    """The command writes what is missing or differs and says so; with --check it writes nothing, and ends with 1."""
    assert run(folder, "schema", "--check").output == "6 files, 0 written\n"
    (folder / "schema" / "actor.schema.json").write_text("{}", encoding="utf-8")
    (folder / "schema" / "known.json").unlink()
    told = run(folder, "schema", "--check")
    assert (told.exit_code, told.output.splitlines()) == (
        1,
        [f"schema/{name} is out of date; run: briefings schema" for name in ("actor.schema.json", "known.json")],
    )
    assert not (folder / "schema" / "known.json").exists()
    assert run(folder, "schema").output.splitlines() == ["wrote schema/actor.schema.json", "wrote schema/known.json", "6 files, 2 written"]
    assert files.stale(folder, files.made(folder)) == []


def test_the_settings_give_each_kind_of_file_its_schema() -> None:
    """VS Code finds the schema of each kind of file, and looks for none on another host."""
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    assert settings["yaml.schemas"] == {f"./schema/{name}.schema.json": kind.place for name, kind in KINDS.items()}
    assert settings["yaml.schemaStore.enable"] is False


def tasks() -> list[dict[str, Any]]:
    """What VS Code can run here."""
    found = json.loads((ROOT / ".vscode" / "tasks.json").read_text(encoding="utf-8"))["tasks"]
    assert isinstance(found, list)
    return found


def test_the_tasks_are_targets_that_exist() -> None:
    """Each task of VS Code runs a target of the Makefile, but for the one that goes on, which runs the command itself."""
    targets = re.findall(r"(?m)^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"))
    assert {task["label"] for task in tasks() if task["command"] == "make" and task["args"][0] in targets} == {"check", "build", "serve"}
    assert [task["args"] for task in tasks() if task["command"] != "make"] == [["check", "--watch"]]


@pytest.mark.parametrize("task", [task for task in tasks() if task["problemMatcher"]], ids=lambda task: task["label"])
def test_the_editor_finds_the_place_of_a_problem(folder: Path, task: dict[str, Any]) -> None:
    """Of what `check` says, the first line of each problem, and no other, leads VS Code to its file, line and column."""
    (folder / "briefings" / "actors" / "lena-vos.yml").write_text(
        small.LENA_VOS.replace("of: southmark", "of: southmrak"), encoding="utf-8"
    )
    pattern = task["problemMatcher"]["pattern"]
    found = [match for line in run(folder, "check").output.splitlines() if (match := re.match(pattern["regexp"], line))]
    groups = [{name: match[number] for name, number in pattern.items() if name != "regexp"} for match in found]
    assert groups[0] == {
        "file": "briefings/actors/lena-vos.yml",
        "line": "6",
        "column": "24",
        "code": "unknown-actor",
        "message": "unknown actor 'southmrak'",
    }
    assert {group["code"] for group in groups} == {"unknown-actor", "wrong-title"}


def until(running: subprocess.Popen[str], last: re.Pattern[str]) -> list[str]:
    """What a command says next, to the line that is waited for."""
    lines: list[str] = []
    for line in running.stdout or ():
        lines.append(line.rstrip())
        if last.search(lines[-1]):
            return lines
    raise AssertionError(lines)


def test_the_editor_knows_when_a_check_begins_and_ends(folder: Path) -> None:
    """Of what `check --watch` says, a save begins a check to VS Code, and the count of problems ends it, so that none stays that was mended."""
    told = next(task["problemMatcher"]["background"] for task in tasks() if "--watch" in task["args"])
    begins, ends = (re.compile(told[name]) for name in ("beginsPattern", "endsPattern"))
    command = [sys.executable, "-u", "-m", "generator", "--project", str(folder), "check", "--watch"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as watching:
        try:
            first = until(watching, ends)
            assert [line for line in first if begins.search(line)] == []
            assert first[-1] == "1 problem in 1 file"
            record = small.LENA_VOS.replace("kind: person", "kind: persn")
            put(folder / "briefings" / "actors" / "lena-vos.yml", record)
            said = until(watching, ends)
        finally:
            watching.kill()
    assert [line for line in said if begins.search(line)] == ["briefings/actors/lena-vos.yml"]
    assert said[-1] == "2 problems in 2 files"
