"""The floors: what the table in the architecture page says of each module holds."""

from __future__ import annotations

import ast
import re

import pytest

from tests.support.modules import FLOORS, GENERATOR, MODULES, imports

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


WORLDLY |= {name for name in MODULES if name.startswith("commands.")}


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
