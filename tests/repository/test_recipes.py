"""The recipes of the handbook work: each file, with the line that makes the program use it, does what the page says."""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner

from generator.project import inputs
from generator.views.queries import Views
from tests.support import builds, small
from tests.support.repository import ROOT

PAGE = (ROOT / "docs" / "handbook" / "extending.md").read_text(encoding="utf-8")
#: The files that recipes add, by path, and the lines that they change in files of the program.
FILES = dict(re.findall(r"(?s)`(generator/[\w/]+\.py)`:\n\n```python\n(.*?)```", PAGE))
PATCHES = dict(re.findall(r"(?s)```diff\n # (generator/[\w/]+\.py)\n(.*?)```", PAGE))
Load = Callable[[str], ModuleType]


def patched(path: str) -> str:
    """A file of the program with the lines that its recipe adds and replaces."""
    text = (ROOT / path).read_text(encoding="utf-8")
    for group in re.findall(r"(?m)(?:^[ -].*\n)+(?:^\+.*\n)*", PATCHES[path]):
        before = "".join(line[1:] for line in group.splitlines(keepends=True) if line[0] in " -")
        after = "".join(line[1:] for line in group.splitlines(keepends=True) if line[0] in " +")
        assert text.count(before) == 1, f"{path} has changed; the recipe expects once:\n{before}"
        text = text.replace(before, after)
    return text


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch) -> Load:
    """Loads files of recipes and patched files of the program under their own names, until the end of the test."""

    def run(path: str) -> ModuleType:
        name = path.removesuffix(".py").replace("/", ".")
        is_package = name.endswith(".__init__")
        name = name.removesuffix(".__init__")
        importlib.import_module(name.rpartition(".")[0])
        module = ModuleType(name)
        module.__file__ = str(ROOT / path)
        module.__package__ = name if is_package else name.rpartition(".")[0]
        if is_package:
            module.__path__ = [str((ROOT / path).parent)]
        monkeypatch.setitem(sys.modules, name, module)
        source = FILES[path] if path in FILES else patched(path)
        exec(compile(source, path, "exec"), vars(module))  # noqa: S102 - it is our own page
        return module

    return run


def test_every_recipe_is_tested() -> None:
    """The page has the files and lines that are tested below, and no others."""
    assert [*FILES] == [
        "generator/rules/topics.py",
        "generator/rules/outlets.py",
        "generator/pages/speakers.py",
        "generator/exports/topics.py",
        "generator/imports/names.py",
        "generator/commands/outlets.py",
        "generator/articles/languages/nl.py",
    ]
    assert [*PATCHES] == [
        "generator/rules/check.py",
        "generator/rules/across.py",
        "generator/pages/site.py",
        "generator/exports/files.py",
        "generator/imports/registry.py",
        "generator/cli.py",
        "generator/preview/workers.py",
        "generator/project/inputs.py",
        "generator/system/watcher.py",
        "generator/articles/languages/__init__.py",
    ]


def test_a_rule(load: Load) -> None:
    """The rule is in the catalogue, passes the small dossier, and reports a claim without a topic at its place."""
    rule = load("generator/rules/topics.py").claims_have_topics
    assert rule in load("generator/rules/check.py").RULES
    assert rule.codes == ("no-topic",)
    assert list(rule(small.dossier())) == []
    files = small.files()
    files["actors/northland.yml"] = files["actors/northland.yml"].replace(b"    topics: [money]\n", b"")
    (problem,) = rule(small.dossier(files))
    assert str(problem).split("\n")[0] == "briefings/actors/northland.yml:5:9: no-topic: 'paid-for-pier' has no topic"
    assert problem.hint == "add topics: with one of ferry, money"


def test_a_kind_of_page(load: Load) -> None:
    """The site has the page, with a linked row for each speaker, the busiest first."""
    load("generator/pages/speakers.py")
    page = load("generator/pages/site.py").generate(small.dossier())["speakers/index.md"].decode()
    assert [line for line in page.split("\n") if line.startswith("| [")] == [
        "| [Harbour Union](../actors/harbour-union.md) | 1 |",
        "| [Olga Brandt](../actors/olga-brandt.md) | 1 |",
        "| [Lena Vos](../actors/lena-vos.md) | 1 |",
    ]


def test_an_export(load: Load) -> None:
    """The data has the table, with a row for each topic under the columns that are described."""
    columns = load("generator/exports/topics.py").COLUMNS
    head, *rows = dict(load("generator/exports/files.py").data_files(Views(small.dossier())))["data/topics.csv"].decode().split("\r\n")
    assert head.split(",") == list(columns)
    assert rows == [
        "ferry,Ferry,6",
        "money,Money,1",
        "",
    ]


def test_an_import(load: Load) -> None:
    """The format is read: an entry for each name, and a name that no record can have is listed."""
    load("generator/imports/names.py")
    made = load("generator/imports/registry.py").FORMATS["names"].read(b"Grey Heron\n\nBlack\x00Tern\n")
    assert [(entry.name, entry.row) for entry in made.entries] == [("Grey Heron", "line 1")]
    assert [(loss.what, loss.row) for loss in made.losses] == [("entry", "line 2"), ("name", "line 3")]


def test_a_command(load: Load, tmp_path: Path) -> None:
    """The program has the command, which lists the outlets, and reports a project without records in a line."""
    load("generator/commands/outlets.py")
    program = load("generator/cli.py").main
    project = builds.project(tmp_path, small.files())
    done = CliRunner().invoke(program, ["--project", str(project), "outlets"])
    assert (done.exit_code, done.stdout) == (0, "   1 Gazette\n   1 Alder Herald\n")
    done = CliRunner().invoke(program, ["--project", str(tmp_path / "nowhere"), "outlets"])
    assert done.exit_code == 1


def test_a_check_across_dossiers(load: Load) -> None:
    """An outlet that is spelt in two ways is reported with both files."""
    load("generator/rules/outlets.py")
    other = small.dossier(small.changed("sources/herald-2024-03.yml", "publisher: Alder Herald", "publisher: ALDER HERALD"))
    (problem,) = load("generator/rules/across.py").check({"one": small.dossier(), "two": other})
    assert (problem.code, problem.place.path) == ("two-outlets", "two/briefings/sources/herald-2024-03.yml")
    assert "one/briefings/sources/herald-2024-03.yml" in problem.message


def test_the_preview_follows_another_folder(load: Load, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A change in the folder is noticed, and is a change of the project's state."""
    project = builds.project(tmp_path, small.files())
    watcher, changed = load("generator/system/watcher.py"), load("generator/project/inputs.py")
    worker = load("generator/preview/workers.py").PageWorker(str(project))
    monkeypatch.setattr(inputs, "_FOLDERS", changed._FOLDERS)
    states, marks = worker._states({}), watcher.marks(project)
    (project / "data").mkdir()
    (project / "data" / "ships.csv").write_text("name\n", encoding="utf-8")
    assert watcher.marks(project).keys() - marks.keys() == {"data/ships.csv"}
    assert [part for part, state in worker._states({}).items() if state != states[part]] == ["data"]


def test_another_language_of_articles(load: Load) -> None:
    """The language is found by its tag, knows its numbers, months and hedges, and shares the keys of numbers with English."""
    language = load("generator/articles/languages/nl.py").LANGUAGE
    assert load("generator/articles/languages/__init__.py").for_tag("nl-BE") is language
    assert language.keys("Twee van 5 miljoen, 12 procent") == ("2", "van", "5", "million", "12", "percent")
    assert language.dates.numbers["mei"] == 5
    hedged = [
        language.hedges.within(language.tokens(sentence)) for sentence in language.sentences("Mogelijk vaart de boot. Hij ontkent het.")
    ]
    assert hedged == [("mogelijk",), ("ontkent",)]
