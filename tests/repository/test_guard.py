"""Where the program deletes, moves, overwrites and reads: in one module each, which look first."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.support.repository import ROOT
from tests.support.rows import each

PROGRAM = ROOT / "generator"
#: Methods and functions that delete, move or overwrite, whatever they are called on.
ALWAYS = frozenset(
    "rmtree unlink rmdir removedirs write_bytes write_text symlink_to hardlink_to touch truncate copyfile copytree copy2".split()
)
#: Functions of the modules `os` and `shutil` whose names other objects have too.
OF_MODULES = frozenset("remove rename renames replace link symlink truncate move copy".split())
WRITING = frozenset("wax+")
FLAGS = frozenset("O_WRONLY O_RDWR O_CREAT O_TRUNC O_APPEND".split())
#: What may do so: the guard, and the script that must not import anything of the program.
EXEMPT = {
    "system/guard.py": "it is the guard",
    "briefs/compiler.py": "imports nothing of the program; writes to the path in the scratch folder that it is given",
}


def strays(source: str) -> Iterator[str]:
    """The lines of a program that delete, move or overwrite by themselves."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        called = node.func
        name = called.attr if isinstance(called, ast.Attribute) else called.id if isinstance(called, ast.Name) else ""
        owner = called.value.id if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name) else ""
        of_path = name in {"rename", "replace"} and len(node.args) == 1 and not node.keywords and owner != "dataclasses"
        if name in ALWAYS or (owner in {"os", "shutil"} and name in OF_MODULES) or of_path or _opens_to_write(node, owner, name):
            yield f"{node.lineno}: {ast.unparse(node)}"


def _opens_to_write(node: ast.Call, owner: str, name: str) -> bool:
    if owner == "os" and name == "open":
        return ast.unparse(node.args[0]) != "os.devnull" and any(
            isinstance(part, ast.Attribute) and part.attr in FLAGS for argument in node.args for part in ast.walk(argument)
        )
    modes = [*node.args[: 1 if owner else 2], *(keyword.value for keyword in node.keywords if keyword.arg == "mode")]
    given = {part.value for part in modes if isinstance(part, ast.Constant) and isinstance(part.value, str)}
    return name == "open" and any(set(mode) & WRITING and len(mode) <= 3 for mode in given)


@pytest.mark.threat("b201")
def test_only_the_guard_deletes_moves_and_overwrites() -> None:
    """No module calls the system for it, except through the guard, which takes the folder that bounds it."""
    found = {
        path.relative_to(PROGRAM).as_posix(): lines
        for path in sorted(PROGRAM.rglob("*.py"))
        if (lines := list(strays(path.read_text(encoding="utf-8"))))
    }
    assert found.keys() == EXEMPT.keys(), found


@each(
    "line",
    [
        "shutil.rmtree(x)",
        "path.unlink()",
        "os.remove(x)",
        "a.rename(b)",
        "os.replace(a, b)",
        "a.replace(b)",
        "path.write_text('x')",
        "open(path, 'w')",
        "path.open('ab')",
        "os.open(path, os.O_WRONLY | os.O_CREAT)",
    ],
)
def test_strays_are_recognised(line: str) -> None:
    """Each way to delete, move or overwrite is found."""
    assert len(list(strays(line))) == 1


@pytest.mark.parametrize("line", ["text.replace('a', 'b')", "found.remove(file)", "open(path, 'rb')", "os.open(path, os.O_RDONLY)"])
def test_similar_names_are_not_strays(line: str) -> None:
    """Texts, lists and reading are left alone."""
    assert list(strays(line)) == []
