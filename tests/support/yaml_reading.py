"""The results of reading a text as YAML: its document, its one problem, and the problems of the small dossier with it."""

from __future__ import annotations

from hypothesis import settings

from generator.records.decode import decode
from generator.text.problems import Problem
from generator.text.yaml import Document, Value, read
from tests.support import small

#: The same cases in every run, as many as fit into two seconds.
CASES = settings(derandomize=True, deadline=None, max_examples=150)


def document(text: str | bytes) -> Document:
    """The document in a text that is valid."""
    found, problems = read("f.yml", text.encode() if isinstance(text, str) else text)
    assert found is not None, problems
    assert not problems
    return found


def value(text: str | bytes) -> dict[str, Value]:
    """The value of a text that is valid."""
    return document(text).value


def refusal(text: str | bytes) -> Problem:
    """The one problem of a text that cannot be read at all."""
    found, problems = read("f.yml", text.encode() if isinstance(text, str) else text)
    assert found is None
    (problem,) = problems
    return problem


def told(problem: Problem) -> tuple[str, int, int]:
    """The code of a problem, its line and its column."""
    return problem.code, problem.place.line, problem.place.column


def ends(path: str, old: str, new: str) -> list[tuple[str, int, int]]:
    """The problems of the small dossier after a change in one of its files, from the reader and the schema."""
    _, problems = decode(small.changed(path, old, new))
    assert {problem.place.path for problem in problems} <= {f"briefings/{path}"}
    return [told(problem) for problem in sorted(problems)]
