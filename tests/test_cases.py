"""Cases as folders: what is published of some files, or why it is refused, is what the folder says.  `tests/cases/README.md` describes them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.pages.site import generate
from generator.project.load import load
from generator.text.problems import InvalidDossierError, Problem
from tests import small

TESTS = Path(__file__).parent
CASES = sorted(path.parent for path in (TESTS / "cases").glob("*/README.md"))
CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

#: How libraries speak, and no message does.
LIBRARIES = re.compile(r"(?i)field required|input should|extra inputs|expecting .* delimiter|did not find|could not find|found character")

#: Codes that no case can hold, since they need more than records: each with the module that tests it.
ELSEWHERE = {
    "not-a-file": "test_files.py",
    "too-large": "test_files.py",
}

#: Calls whose arguments hold the code of a problem, in small letters.
TELLING = {"problem", "finding", "refused", "refuse", "wrong", "mistake", "trouble"}


def produced(case: Path, project: Path) -> tuple[tuple[Problem, ...], dict[str, bytes]]:
    """The problems of a case, as `briefings check` tells them in the folder `project`, and where there are none its pages."""
    (project / "mkdocs.yml").write_text("site_name: The Ferry\n", encoding="utf-8")
    for path, content in small.files().items():
        _put(project / "briefings" / path, content)
    for path in (case / "removed.txt").read_text(encoding="utf-8").split() if (case / "removed.txt").exists() else ():
        (project / "briefings" / path).unlink()
    for changed in (case / "project").rglob("*"):
        if changed.is_file():
            _put(project / changed.relative_to(case / "project"), changed.read_bytes())
    try:
        dossier = load(project, case / "articles" if (case / "articles").exists() else None)
    except InvalidDossierError as error:
        return error.problems, {}
    return (), generate(dossier)


def _put(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path, accept: bool, tmp_path: Path) -> None:
    """What is published, or refused, is what the case's folder says."""
    problems, pages = produced(case, tmp_path)
    told = "".join(f"{problem}\n\n" for problem in problems)
    golden, docs = case / "expected" / "problems.txt", case / "expected" / "docs"
    wanted = [path for path in sorted(docs.rglob("*")) if path.is_file()]
    if accept:
        _accept(golden, told.encode())
        for path in wanted:
            _accept(path, pages.get(path.relative_to(docs).as_posix(), b""))
    assert (golden.read_text(encoding="utf-8") if golden.exists() else "") == told
    for path in wanted:
        assert path.read_text(encoding="utf-8") == pages[path.relative_to(docs).as_posix()].decode()
    assert problems or wanted, "the case expects neither problems nor pages"
    for problem in problems:
        assert problem.hint, f"what is an editor to do? {problem}"
        assert not LIBRARIES.search(f"{problem.message} {problem.hint}")


def _accept(golden: Path, content: bytes) -> None:
    """Make a file of `expected/` what the case produces; remove it where the case produces nothing of the kind."""
    if content:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_bytes(content)
    else:
        golden.unlink(missing_ok=True)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case_says_what_it_shows(case: Path) -> None:
    """A case's README is one sentence, and its folder holds nothing that the runner does not know."""
    sentence = (case / "README.md").read_text(encoding="utf-8")
    assert re.fullmatch(r"[A-Z][^\n]*\.\n", sentence)
    assert {path.name for path in case.iterdir()} <= {"README.md", "project", "removed.txt", "articles", "expected"}


def test_every_folder_is_a_case() -> None:
    """No folder of cases is passed over for want of a README."""
    assert [path for path in (TESTS / "cases").iterdir() if path.is_dir() and path not in CASES] == []


def test_every_code_is_in_a_case() -> None:
    """Each code that the program can tell occurs in some case, or is named here with the module that tests it."""
    goldens = (path.read_text(encoding="utf-8") for path in (TESTS / "cases").rglob("problems.txt"))
    told = set(re.findall(r"(?m)^\S+:\d+:\d+: ([a-z0-9-]+): ", "\n".join(goldens)))
    known = set(codes())
    assert told <= known, "a code is told and not found in the program: does TELLING name the call that tells it?"
    assert known - told == set(ELSEWHERE)


@pytest.mark.parametrize(("code", "module"), ELSEWHERE.items(), ids=ELSEWHERE)
def test_code_is_tested_elsewhere(code: str, module: str) -> None:
    """A code that no case can hold is tested where the list says."""
    assert f'"{code}"' in (TESTS / module).read_text(encoding="utf-8")


def test_everything_wrong_breaks_every_rule(tmp_path: Path) -> None:
    """The case that breaks every rule has each code but those of articles, of the engine's settings, of missing files, and of what is
    asked only where all citations lead somewhere and all articles are known.
    """
    told = {problem.code for problem in produced(TESTS / "cases" / "everything-wrong", tmp_path)[0]}
    assert set(codes()) - told == {
        *ELSEWHERE,
        "missing-file",
        "no-article",
        "article-differs",
        "wrong-title",
        "uncovered-paragraph",
        "unnamed-actor",
    }


def codes() -> Iterator[str]:
    """Every code of a problem that stands in the program: an argument of a call that tells one, or the first of code and message."""
    for path in sorted((TESTS.parent / "generator").rglob("*.py")):
        if path.parent.name == "commands":
            continue  # they tell problems, and find none
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _called(node.func) in TELLING:
                yield from (text for part in node.args[:2] for text in _texts(part) if CODE.fullmatch(text))
            elif isinstance(node, ast.Tuple) and len(node.elts) in (2, 3):
                yield from (text for text in _texts(node.elts[0]) if CODE.fullmatch(text) and "-" in text)


def _texts(part: ast.expr) -> Iterator[str]:
    """The texts that an expression may have for its value; what it calls is looked at on its own."""
    if isinstance(part, ast.Constant) and isinstance(part.value, str):
        yield part.value
    elif isinstance(part, ast.IfExp):
        yield from _texts(part.body)
        yield from _texts(part.orelse)


def _called(function: ast.expr) -> str:
    name = function.id if isinstance(function, ast.Name) else function.attr if isinstance(function, ast.Attribute) else ""
    return name.strip("_").lower()
