"""Numbers in texts: a count with its noun, and numbers in a row as a range."""

from __future__ import annotations

from collections.abc import Iterable


def count(number: int, noun: str) -> str:
    """A number with its noun: “1 page”, “1,200 pages”."""
    return f"{number:,} {plural(number, noun)}"


def plural(number: int, noun: str) -> str:
    """A noun as it is with a number of things."""
    return noun if number == 1 else f"{noun}s"


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Numbers in any order as runs without a gap, each by its first and its last."""
    found: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def ranges(numbers: Iterable[int], dash: str = "-") -> str:
    """Numbers in a line, those in a row as a range: “3-5, 8”."""
    return ", ".join(f"{first}" if first == last else f"{first}{dash}{last}" for first, last in runs(numbers))
