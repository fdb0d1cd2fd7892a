"""Numbers in texts: a count with its noun, and consecutive numbers as ranges."""

from __future__ import annotations

from collections.abc import Iterable


def count(number: int, noun: str) -> str:
    """A number with its noun: “1 page”, “1,200 pages”."""
    return f"{number:,} {plural(number, noun)}"


def plural(number: int, noun: str) -> str:
    """A noun in the singular or plural, depending on a number."""
    return noun if number == 1 else f"{noun}s"


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Numbers in any order as ranges without gaps, each with its first and last number."""
    found: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def ranges(numbers: Iterable[int], dash: str = "-") -> str:
    """Numbers in a line, with consecutive ones as ranges: “3-5, 8”."""
    return ", ".join(f"{first}" if first == last else f"{first}{dash}{last}" for first, last in runs(numbers))
