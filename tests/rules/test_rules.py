"""Each rule is tested by files that a user could have written, with the expected problems as comments: see README.md beside this file."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

import pytest

from generator.records.decode import decode
from generator.rules import reporting
from generator.rules.check import WAIVABLE, held_to
from generator.rules.registry import DOSSIER
from tests.support.rule_cases import LIBRARY_WORDS, Case, reported

FOLDER = Path(__file__).parent
CASES = sorted(FOLDER.glob("*/*.yml"))
EXPECTED = re.compile(r"(?m)^\s*# E(?: \((?:articles|evidence)\))?: ([a-z0-9-]+): ")


def names(path: Path) -> str:
    """What a case is called: its code and its file."""
    return f"{path.parent.name}/{path.stem}"


@pytest.mark.parametrize("path", CASES, ids=names)
def test_case(path: Path, accept: bool, tmp_path: Path) -> None:
    """The check reports what the comments of the case expect: every problem, at these words, and nothing else."""
    text = path.read_text(encoding="utf-8")
    case = Case.of(text)
    found = reported(case, tmp_path)
    written = case.written(found)
    if accept:
        path.write_text(written, encoding="utf-8")
    elif written != text:
        pytest.fail(difference(path, text, written), pytrace=False)
    for problem, _ in found:
        assert problem.hint, f"what is an editor to do? {problem}"
        assert not LIBRARY_WORDS.search(f"{problem.message} {problem.hint}")


def difference(path: Path, expected: str, given: str) -> str:
    """Where a case and the check disagree: the lines of the case, with - what it expects and with + what is reported."""
    compared = difflib.unified_diff(expected.split("\n"), given.split("\n"), "expected", "reported", n=2, lineterm="")
    lines = [re.sub(r"^@@ -(\d+).*", lambda at: f"\n{path.relative_to(FOLDER.parents[1])}:{at[1]}", line) for line in [*compared][2:]]
    return "\n".join(["the check does not report what the case expects (- expected, + reported):", *lines])


def test_the_example_in_the_readme_is_right(tmp_path: Path) -> None:
    """The case that README.md shows is one that would pass."""
    example = (FOLDER / "README.md").read_text(encoding="utf-8").partition("```yaml\n")[2].partition("```")[0]
    case = Case.of(example)
    assert case.written(reported(case, tmp_path)) == example


def test_every_code_has_a_bad_case_and_a_good_one() -> None:
    """Each code of the rulebook has a case that is refused for it, and one that comes near and keeps the rule."""
    sides = {(path.parent.name, path.name.partition("-")[0]) for path in CASES}
    assert [f"{code}/{side}-….yml" for code in reporting.by_code() for side in ("bad", "good") if (code, side) not in sides] == []


def test_cases_are_what_their_names_say() -> None:
    """A folder is called by a code; a bad case expects that code, and a good case expects nothing."""
    assert {path.parent.name for path in CASES} == set(reporting.by_code())
    for path in CASES:
        codes = set(EXPECTED.findall(path.read_text(encoding="utf-8")))
        if path.name.startswith("good"):
            assert not codes, path
        else:
            assert path.name.startswith("bad"), path
            assert path.parent.name in codes, path
            assert codes <= set(reporting.by_code()), path


def test_each_rule_that_can_be_waived_is_waived_in_a_good_case() -> None:
    """A waiver excepts from each of the rules that can be waived, and these are rules that some case breaks."""
    waived = {
        rule
        for path in CASES
        if path.name.startswith("good")
        for rule in re.findall(r"\{rule: ([a-z-]+)", path.read_text(encoding="utf-8"))
    }
    assert waived == WAIVABLE


def test_every_rule_between_records_finds_something() -> None:
    """Each rule is broken by some bad case, so that none is left untested behind another one that reports the same code."""
    silent = set(held_to(DOSSIER))
    for path in CASES:
        if path.name.startswith("bad") and silent:
            files = Case.of(path.read_text(encoding="utf-8")).made().items()
            dossier, _ = decode({name.removeprefix("briefings/"): content for name, content in files if name.startswith("briefings/")})
            silent -= {rule for rule in silent if dossier and [*rule(dossier)]}
    assert not silent
