"""How the parts of a work are done: one after the other, unless the caller knows better.

Floor 0: imports nothing of this package.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

Result = TypeVar("Result")


class Run(Protocol):
    """What does the parts of a work, in whatever way, and gives what each came to, in their order."""

    def __call__(self, works: Sequence[Callable[[], Result]], /) -> list[Result]: ...


def one_by_one(works: Sequence[Callable[[], Result]]) -> list[Result]:
    """Do the parts of the work in their order."""
    return [work() for work in works]
