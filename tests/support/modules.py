"""The modules of the program."""

from __future__ import annotations

from tests.support.repository import ROOT

GENERATOR = ROOT / "generator"
#: Every module by its name below `generator`, such as `pages.records`.
MODULES = {
    ".".join(path.relative_to(GENERATOR).with_suffix("").parts): path
    for path in sorted(GENERATOR.rglob("*.py"))
    if path.name != "__init__.py"
}
