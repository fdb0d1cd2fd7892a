"""The register of threats, THREATS.md: each has a test that names its number, or the reason why it has none.

A test names a number in its mark, `@pytest.mark.threat("b088")`, or in the id of one of its rows, `"b088-backslash"`.
A case of `rules/` names one in a comment, `# Threat: b088`; its folder stands for it.
`pytest --accept` writes the paths of the tests into the register.
"""

from __future__ import annotations

import re
from collections import defaultdict

import pytest

from tests.support.repository import ROOT

TESTS = ROOT / "tests"
REGISTER = TESTS / "THREATS.md"
#: A line of the register: the number, what is to happen, and the paths of tests or why there are none.
LINE = re.compile(r"- \*\*(?P<number>[BF]\d{2,3})\*\* (?P<threat>[^`].*?\.)(?: No test: (?P<why>.+)|(?P<paths>(?: `[\w./-]+`,?)+))?")


def named() -> dict[str, list[str]]:
    """The numbers that tests name, each with the paths of those tests."""
    found = defaultdict(list)
    for path in sorted(path for path in TESTS.rglob("*.py") if path.parent.name != "repository" or "threat" not in path.name):
        source = path.read_text(encoding="utf-8")
        literals = re.findall(r'"(?:fact-\d\d-)?((?:[bf]\d{2,3}\b-?)+)', source) + re.findall(r"def test_((?:[bf]\d{2,3}_)+)", source)
        for number in {number for literal in literals for number in re.findall(r"[bf]\d+", literal)}:
            found[number.upper()].append(path.relative_to(TESTS).as_posix())
    for folder in sorted({path.parent for path in TESTS.glob("rules/*/*.yml")}):
        comments = re.findall(r"(?m)^# Threat: (.+)", "\n".join(path.read_text(encoding="utf-8") for path in folder.glob("*.yml")))
        for number in {number for numbers in comments for number in numbers.split(", ")}:
            found[number.upper()].append(f"{folder.relative_to(TESTS).as_posix()}/")
    return found


def register(lines: list[str], tests: dict[str, list[str]]) -> str:
    """The register with the paths of tests as they are now."""
    written = []
    for line in lines:
        found = LINE.fullmatch(line)
        if found and not found["why"]:
            paths = ", ".join(f"`{path}`" for path in tests.get(found["number"], ()))
            written.append(f"- **{found['number']}** {found['threat']} {paths}".rstrip())
        else:
            written.append(line)
    return "\n".join(written)


def test_the_register_has_every_threat_with_its_tests(accept: bool) -> None:
    """Each line has its tests or the reason why there are none, and each number that a test names has its line."""
    before, tests = REGISTER.read_text(encoding="utf-8"), named()
    after = register(before.split("\n"), tests)
    if accept:
        REGISTER.write_text(after, encoding="utf-8")
    assert before == after, "`pytest --accept` writes the paths anew"
    lines = [LINE.fullmatch(line) or pytest.fail(line) for line in before.split("\n") if line.startswith("- ")]
    assert [line["number"] for line in lines] == sorted({line["number"] for line in lines})
    assert {line["number"] for line in lines if bool(line["why"]) == bool(line["paths"])} == set()
    assert tests.keys() == {line["number"] for line in lines if line["paths"]}
