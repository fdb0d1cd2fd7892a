"""The floors: what the table in the architecture page says of each module holds."""

from __future__ import annotations

import ast
import functools
import re

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


def test_a_module_imports_lower_floors_only() -> None:
    """What a module imports of this program stands on a floor below its own."""
    higher = [(name, other) for name in MODULES for other in imports(MODULES[name]) if other in MODULES and FLOORS[other] >= FLOORS[name]]
    assert higher == []


def test_a_module_says_its_floor() -> None:
    """The docstring of a module names the floor that the table gives it."""
    said = {name: re.search(r"\nFloor (\d+): ", ast.get_docstring(tree(name)) or "") for name in MODULES if name != "__main__"}
    assert [name for name, floor in said.items() if floor is None or int(floor[1]) != FLOORS[name]] == []


def test_a_pure_module_does_not_look_at_the_world() -> None:
    """But for those that touch the world: text and values in, text and values out; no clock, no environment, no file, no network."""
    assert {name: used for name in sorted(MODULES.keys() - WORLDLY) if (used := worldly(name))} == {}


@functools.cache
def tree(name: str) -> ast.Module:
    """A module as it is read."""
    return ast.parse(MODULES[name].read_text(encoding="utf-8"))


def worldly(name: str) -> set[str]:
    """What a module uses of the world."""
    used = {module for module in imports(MODULES[name]) if module in WORLD or module.partition(".")[0] in WORLD or module == "pathlib.Path"}
    nodes = list(ast.walk(tree(name)))
    used |= {
        node.attr for node in nodes if isinstance(node, ast.Attribute) and node.attr in {"now", "today", "utcnow", "environ", "getenv"}
    }
    return used | {node.id for node in nodes if isinstance(node, ast.Name) and node.id in {"open", "print", "input"}}


def test_what_touches_the_world_stands_above_the_rules() -> None:
    """No module that is pure imports one that is not."""
    found = {(name, other) for name in MODULES.keys() - WORLDLY for other in imports(MODULES[name]) if other in WORLDLY}
    assert found == set()


def test_a_package_imports_nothing() -> None:
    """The files that make folders packages hold a sentence and no code, so that importing one module runs no other."""
    for path in GENERATOR.rglob("__init__.py"):
        assert [type(node) for node in ast.parse(path.read_text(encoding="utf-8")).body] == [ast.Expr], path
