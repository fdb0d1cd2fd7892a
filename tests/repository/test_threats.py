"""The register of threats: each has a test that is called by its number, or a line in THREATS.md that says why it has none.

A test is called by a number where its name begins with it (`test_b088_…`), or where the name of one of its rows does (`b088-…`).
"""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.repository import ROOT

TESTS = ROOT / "tests"

#: The numbers of the list of threats, by class; those that are not there were never given.
THREATS = {
    "A: YAML bytes and syntax": "1 2 4 5 6 8 9 10 12 13 14 16 17 18 20 21 22 24 25 26 28 29 30 32 33 34 36 37 38 40",
    "B: schema and content": "41 42 44 45 46 48 49 50 52 53 54 56 57 58 60 61 62 64 65 66 68 69 70 72",
    "C: ids, paths, files": "73 74 76 77 78 80 81 82 84 85 86",
    "D: markup in a text": "88 89 90 92 93 94 96 97 98 100 101 102 104 105 106 108 109 110 112 113 114 116 117 118 120",
    "E: front matter and engine": "121 122 124 125 126 128 129 130 132 133 134 136 137 138",
    "F: printing": "140 141 142 144 145 146 148 149 150",
    "G: exports": "152 153 154 156 157 158 160 161 162",
    "H: deceiving characters": "164 165 166 168 169 170",
    "I: repository": "172 173 174 176 177 178 180 181 182 184 185",
}
FAULTS = [f"f{number:02}" for number in range(1, 36)]
#: The faults that publishing and printing must survive.
SURVIVED = "01 02 04 06 07 09 10 11 12 14 15 16 25 26 27"


def numbers(classes: dict[str, str]) -> list[str]:
    """The numbers of some classes, as `b088`."""
    return [f"b{int(number):03}" for row in classes.values() for number in row.split()]


ASKED = [*numbers(THREATS), *(f"f{number}" for number in SURVIVED.split())]
KNOWN = {*ASKED, *FAULTS}


@functools.cache
def names() -> dict[str, set[str]]:
    """The names of the tests and of all texts that could be names of rows, by file."""
    found: dict[str, set[str]] = {}
    for path in sorted(TESTS.glob("*.py")):
        if path != Path(__file__):
            nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
            found[path.name] = {node.name for node in nodes if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")}
            found[path.name] |= {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return found


@functools.cache
def numbered() -> frozenset[str]:
    """The numbers that tests and their rows are called by."""
    every = (name for found in names().values() for name in found)
    called = (re.match(r"(?:test_|fact-\d\d-)?((?:[bf]\d{2,3}[_-])*[bf]\d{2,3})(?:[_-]|$)", name) for name in every)
    return frozenset(number for name in called if name for number in re.findall(r"[bf]\d{2,3}", name[1]))


def lines() -> Iterator[tuple[str, str]]:
    """The lines of the register: a number, and why no test is called by it."""
    for line in (TESTS / "THREATS.md").read_text(encoding="utf-8").split("\n"):
        if line.startswith("- "):
            found = re.fullmatch(r"- \*\*([BF]\d{2,3})\*\* (\S.*)", line)
            assert found is not None, line
            yield found[1].lower(), found[2]


LINES = list(lines())


@pytest.mark.parametrize("number", ASKED)
def test_each_threat_has_a_test_or_a_reason(number: str) -> None:
    """A number of the list is that of a test, or stands in the register with the reason; never both."""
    told = [why for named, why in LINES if named == number]
    assert len(told) + (number in numbered()) == 1, told or "neither a test nor a line"


@pytest.mark.parametrize(("number", "why"), LINES, ids=[number for number, _ in LINES])
def test_no_line_of_the_register_is_stale(number: str, why: str) -> None:
    """A line is of a known number that no test is called by, and each test and each row that it names is there."""
    assert number in KNOWN
    assert number not in numbered()
    assert len(why.split()) > 4
    for path, name in re.findall(r"`(test_\w+\.py)::([^`]+)`", why):
        assert name in names()[path], f"{path} has no {name}"


def test_the_register_is_in_order_and_says_each_number_once() -> None:
    """The lines stand in the order of their numbers, threats before faults."""
    assert [number for number, _ in LINES] == sorted({number for number, _ in LINES})


def test_no_test_is_called_by_a_number_that_is_none() -> None:
    """A number in the name of a test is one of the list, so that a slip does not count as a test of another threat."""
    named = {
        number
        for found in names().values()
        for name in found
        if name.startswith("test_")
        for number in re.findall(r"(?<=_)[bf]\d{2,3}(?=_)", name)
    }
    assert named - KNOWN == set()


def test_each_fact_has_a_test() -> None:
    """Each of the twelve facts that the design rests on has a test that is called by it."""
    found = {name[5:12] for name in names()["test_facts.py"] if name.startswith("test_fact_")}
    assert found == {f"fact_{number:02}" for number in range(1, 13)}
