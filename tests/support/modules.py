"""The modules of the program: their names, their floors, and what each imports."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.support.repository import ROOT

GENERATOR = ROOT / "generator"


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
FLOORS = floors()
