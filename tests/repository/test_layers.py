"""What `make lint` cannot hold of the layers: pure modules take text and values, and give text and values.

The contracts of import-linter in pyproject.toml forbid them whole modules of the standard library; here are the parts of others.
"""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

from tests.support.modules import GENERATOR, MODULES
from tests.support.repository import ROOT

#: What looks at the world in modules that do other things too, and what Python has without an import.
WORLDLY = {"pathlib.Path", "urllib.request"}
ATTRIBUTES = {"now", "today", "utcnow", "environ", "getenv"}
BUILTINS = {"open", "print", "input"}


def pure() -> tuple[str, ...]:
    """The packages and modules that the contract names, such as `rules`."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    (sources,) = (contract["source_modules"] for contract in contracts if contract["type"] == "forbidden")
    return tuple(name.removeprefix("generator.") for name in sources)


def looks(path: Path) -> Iterator[str]:
    """What a module has that reads or writes something, or asks for the time or the environment."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield from {node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)} & WORLDLY
        elif isinstance(node, ast.Import):
            yield from {alias.name for alias in node.names} & (WORLDLY | {"pathlib"})
        elif isinstance(node, ast.Attribute):
            yield from {node.attr} & ATTRIBUTES
        elif isinstance(node, ast.Name):
            yield from {node.id} & BUILTINS


def test_pure_modules_do_not_look_at_the_world() -> None:
    """No clock, no environment, no file, no network."""
    modules = {
        name: path for name, path in MODULES.items() if name.startswith(tuple(f"{package}." for package in pure())) or name in pure()
    }
    assert len(modules) > 50
    own = {"exports.bundled": ["pathlib.Path"]}  # the texts of licences, which are part of the package
    assert {name: found for name, path in modules.items() if (found := [*looks(path)])} == own


def test_a_package_imports_nothing() -> None:
    """The files that make folders packages hold a sentence and no code, so that importing one module runs no other."""
    languages = GENERATOR / "articles" / "languages" / "__init__.py"  # the list of languages: each is a module beside it
    for path in {*GENERATOR.rglob("__init__.py")} - {languages}:
        assert [type(node) for node in ast.parse(path.read_text(encoding="utf-8")).body] == [ast.Expr], path
