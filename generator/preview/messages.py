"""What the preview asks its child processes, and what they answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from ..system.processes import Request

_NOTHING: Final[Mapping[str, str]] = {}


class Loaded(NamedTuple):
    """What came of looking at the project anew: whether anything changed, or the problems for which it stays as it was.

    It is `quiet` where nothing changed but what is said of briefs that were offered before.
    `statements` and `records` count what is in the dossier; `base` is the path at which the site stands on its host.  `static_files` says
    where on the disk files are that are served as they are; `asset_version` tells one state of those from another.
    """

    changed: bool = True
    quiet: bool = False
    problems: tuple[str, ...] = ()
    files_with_problems: int = 0
    statements: int = 0
    records: int = 0
    base: str = "/"
    static_files: Mapping[str, str] = _NOTHING
    asset_version: str = ""


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


@dataclass(frozen=True)
class Load(Request[Loaded]):
    """Look at the project anew; `offered` says of each brief that was printed how it is described."""

    offered: Mapping[str, str]


@dataclass(frozen=True)
class Get(Request[Made]):
    """Make a file, by its path on the site."""

    path: str


@dataclass(frozen=True)
class Step(Request[Stage]):
    """Make some more of what nobody has asked for yet."""


@dataclass(frozen=True)
class PrintBriefs(Request[Papers | None]):
    """Print every brief, and the book; no answer where the records are no longer right."""


@dataclass(frozen=True)
class InspectSite(Request[tuple[str, ...] | None]):
    """What the gates have against a site of these files; no answer where the records are no longer right."""

    files: Mapping[str, bytes]
