"""What the processes of a preview answer to the one that shows it.

Floor 0: imports nothing of this package.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

_NOTHING: Final[Mapping[str, str]] = {}


class Loaded(NamedTuple):
    """What came of looking at the project anew: whether anything changed, or the problems for which it stays as it was.

    It is `quiet` where nothing changed but what is said of briefs that were offered before.
    `statements` and `records` count what is in the dossier; `base` is the path at which the site stands on its host; `lying` says where files
    lie that are served as they are; `look` tells one state of those from another.
    """

    changed: bool = True
    quiet: bool = False
    problems: tuple[str, ...] = ()
    files_with_problems: int = 0
    statements: int = 0
    records: int = 0
    base: str = "/"
    lying: Mapping[str, str] = _NOTHING
    look: str = ""


class Made(NamedTuple):
    """A file of the site; none where there is none, or where `later` it can be told whether there is."""

    content: bytes | None = None
    later: bool = False


class Stage(NamedTuple):
    """How far everything else is: the files that came to be or changed.

    Once it is `settled`: what a build would be refused for, and the paths of all files that are made.
    """

    files: Mapping[str, bytes]
    settled: bool = False
    faults: tuple[str, ...] = ()
    all: frozenset[str] = frozenset()


class Papers(NamedTuple):
    """What was printed: what pages say of each paper, the papers by their path on the site, and a line for each that could not be."""

    offered: Mapping[str, str]
    files: Mapping[str, bytes]
    failures: tuple[str, ...]
