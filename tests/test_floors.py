"""The floors: what the table in the architecture page says of each module holds."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.reading import ROOT

GENERATOR = ROOT / "generator"
#: The modules that read, write or run something; everything else takes text and values, and gives text and values.
WORLDLY = {
    *("editors", "engines", "exchange", "files", "locks", "processes", "project", "publish", "stopping", "system"),
    *("aside", "following", "preview", "rendering", "servants", "shelf", "watching", "workshop"),
    *("fonts", "pdf", "press", "presses", "prints", "cli", "__main__"),
}
#: The clock, chance, the machine and the network.
WORLD = {
    "os",
    "sys",
    "time",
    "random",
    "secrets",
    "uuid",
    "subprocess",
    "socket",
    "tempfile",
    "shutil",
    "urllib.request",
    "http",
    "threading",
    "multiprocessing",
}


def modules() -> dict[str, Path]:
    """Every module of the program by its name below `generator`, such as `pages.actor`."""
    found = {path.relative_to(GENERATOR).with_suffix(""): path for path in sorted(GENERATOR.rglob("*.py")) if path.name != "__init__.py"}
    return {".".join(name.parts): path for name, path in found.items()}


def floors() -> dict[str, int]:
    """The floor of each module, as the table says."""
    page = (ROOT / "docs" / "handbook" / "architecture.md").read_text(encoding="utf-8")
    section = page.partition("\n## Floors\n")[2].partition("\n## ")[0]
    return {found[1]: int(found[2]) for found in re.finditer(r"(?m)^\| `([a-z_.]+)` \| (\d+) \| \S.* \|$", section)}


def imports(path: Path) -> Iterator[str]:
    """What a module imports, wherever in it: of this package the module's name below `generator`, of others the whole name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.removeprefix("generator.") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = (node.module or "").removeprefix("generator").lstrip(".")
            for alias in node.names:
                whole = ".".join(filter(None, (base, alias.name)))
                yield (
                    whole
                    if whole in MODULES
                    or node.module in {"generator", "pathlib", "generator.pages", "generator.commands", "generator.exports"}
                    else base
                )


MODULES = modules()
WORLDLY |= {name for name in MODULES if name.startswith("commands.")}
FLOORS = floors()


def test_the_table_names_every_module_and_no_other() -> None:
    """Each module of the program has its row, and no row tells of a module that is gone."""
    assert FLOORS.keys() == MODULES.keys()


@pytest.mark.parametrize("name", MODULES)
def test_a_module_imports_lower_floors_only(name: str) -> None:
    """What a module imports of this program stands on a floor below its own."""
    higher = {other: FLOORS[other] for other in imports(MODULES[name]) if other in MODULES and FLOORS[other] >= FLOORS[name]}
    assert higher == {}


@pytest.mark.parametrize("name", MODULES)
def test_a_module_says_its_floor(name: str) -> None:
    """The docstring of a module names the floor that the table gives it."""
    docstring = ast.get_docstring(ast.parse(MODULES[name].read_text(encoding="utf-8"))) or ""
    said = re.search(r"\nFloor (\d+): ", docstring)
    assert said is not None or name == "__main__"
    assert said is None or int(said[1]) == FLOORS[name]


@pytest.mark.parametrize("name", sorted(MODULES.keys() - WORLDLY))
def test_a_pure_module_does_not_look_at_the_world(name: str) -> None:
    """But for those that touch the world: text and values in, text and values out; no clock, no environment, no file, no network."""
    tree = ast.parse(MODULES[name].read_text(encoding="utf-8"))
    used = {module for module in imports(MODULES[name]) if module in WORLD or module.partition(".")[0] in WORLD or module == "pathlib.Path"}
    used |= {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in {"now", "today", "utcnow", "environ", "getenv"}
    }
    used |= {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id in {"open", "print", "input"}}
    assert used == set()


def test_what_touches_the_world_stands_above_the_rules() -> None:
    """No module that is pure imports one that is not."""
    found = {(name, other) for name in MODULES.keys() - WORLDLY for other in imports(MODULES[name]) if other in WORLDLY}
    assert found == set()


def test_a_package_imports_nothing() -> None:
    """The files that make folders packages hold a sentence and no code, so that importing one module runs no other."""
    for path in GENERATOR.rglob("__init__.py"):
        assert [type(node) for node in ast.parse(path.read_text(encoding="utf-8")).body] == [ast.Expr], path
