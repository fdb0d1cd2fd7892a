"""Cases as folders: pages as they are generated, and a dossier in which everything is wrong.  `tests/cases/README.md` describes them.

Single rules are tested in `tests/rules/`.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.pages.site import generate
from generator.project.load import load
from generator.rules import reporting
from generator.text.problems import InvalidDossierError, Problem
from tests.support import small
from tests.support.rule_cases import LIBRARY_WORDS

TESTS = Path(__file__).parent
CASES = sorted(path.parent for path in (TESTS / "cases").glob("*/README.md"))


def produced(case: Path, project: Path) -> tuple[tuple[Problem, ...], dict[str, bytes]]:
    """The problems of a case, as `briefings check` reports them in the folder `project`, or its pages if there are none."""
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
    """What is published, or refused, is what the case's folder says; the wording of problems is in `tests/rules/`."""
    problems, pages = produced(case, tmp_path)
    places = "".join(f"{problem.place}: {problem.code}\n" for problem in problems)
    golden, docs = case / "expected" / "problems.txt", case / "expected" / "docs"
    wanted = [path for path in sorted(docs.rglob("*")) if path.is_file()]
    if accept:
        _accept(golden, places.encode())
        for path in wanted:
            _accept(path, pages.get(path.relative_to(docs).as_posix(), b""))
    assert (golden.read_text(encoding="utf-8") if golden.exists() else "") == places
    for path in wanted:
        assert path.read_text(encoding="utf-8") == pages[path.relative_to(docs).as_posix()].decode()
    assert problems or wanted, "the case expects neither problems nor pages"
    for problem in problems:
        assert problem.hint, f"what is an editor to do? {problem}"
        assert not LIBRARY_WORDS.search(f"{problem.message} {problem.hint}")


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


def test_everything_wrong_breaks_every_rule(tmp_path: Path) -> None:
    """The case that breaks every rule has each code but those of articles, of the engine's settings, of a newer program, of missing, linked or huge files, of images, and
    of what is asked only if all citations lead somewhere, all articles are known, or nothing else is wrong.
    """
    reported = {problem.code for problem in produced(TESTS / "cases" / "everything-wrong", tmp_path)[0]}
    assert reported <= set(reporting.by_code())
    assert set(reporting.by_code()) - reported == {
        "not-a-file",
        "too-large",
        "missing-file",
        "newer-format",
        "undecided-name",
        "ungrounded-gap",
        "ungrounded-note",
        "bad-receipt",
        "unused-waiver",
        "other-speaker",
        "missing-attribution",
        "added-cause",
        "unsupported-kind",
        "idle-tone",
        "other-unit",
        "exchanged-numbers",
        "other-title",
        "other-negation",
        "opposite-word",
        "cut-quotation",
        "other-bound",
        "other-quantifier",
        "other-former",
        "plan-as-done",
        "mixed-scripts",
        "mixed-digits",
        "untrusted-config",
        "untrusted-theme",
        "false-receipt",
        "no-article",
        "article-differs",
        "wrong-title",
        "uncovered-paragraph",
        "unnamed-actor",
        "no-glyph",
        "ungrounded-estimate",
        "bad-image",
        "unknown-image",
        "unused-image",
    }
