"""Changed copies of the small dossier in which ⟦ and ⟧ mark the words that a problem should point at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from generator.records.decode import decode
from generator.text.problems import Problem
from tests.support import small


class Mark(NamedTuple):
    """The place a problem points at: file, line and column from 1, and the number of underlined characters."""

    path: str
    line: int
    column: int
    width: int


def changed(path: str, old: str, new: str) -> tuple[dict[str, bytes], Mark]:
    """The small dossier with `old` replaced by `new` in one file, without the marks, and their positions."""
    text, mark = taken_out(path, small.changed(path, old, new)[path].decode())
    return {**small.files(), path: text.encode()}, mark


def taken_out(path: str, text: str) -> tuple[str, Mark]:
    """The text of a file without its marks, and their positions."""
    before, opening, rest = text.partition("⟦")
    inside, closing, after = rest.partition("⟧")
    assert opening, f"nothing is marked in {path}"
    assert closing, f"the mark in {path} is not closed"
    line_start = before.rfind("\n") + 1
    return before + inside + after, Mark(f"briefings/{path}", before.count("\n") + 1, len(before) - line_start + 1, max(1, len(inside)))


def mark_of(problem: Problem) -> Mark:
    """The place a problem points at."""
    return Mark(problem.place.path, problem.place.line, problem.place.column, problem.place.width)


def told(files: Mapping[str, bytes]) -> list[Problem]:
    """The problems found by decoding the files alone."""
    return sorted(decode(files)[1])
