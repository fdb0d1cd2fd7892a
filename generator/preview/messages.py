"""What the preview asks its child processes, and what they answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from ..system.processes import Request

_NOTHING: Final[Mapping[str, str]] = {}


class Loaded(NamedTuple):
    """The result of reading the project: whether anything changed, or the problems because of which the last state is kept.

    It is `quiet` if only the descriptions of briefs changed.
    `claims` and `records` are the numbers in the dossier; `base` is the path of the site on its host.  `static_files` has the places of
    files that are served unchanged; `asset_version` identifies their state.
    """

    changed: bool = True
    quiet: bool = False
    problems: tuple[str, ...] = ()
    files_with_problems: int = 0
    claims: int = 0
    records: int = 0
    base: str = "/"
    static_files: Mapping[str, str] = _NOTHING
    asset_version: str = ""


class Made(NamedTuple):
    """A file of the site; None if it does not exist, or if that is not known yet (`later`)."""

    content: bytes | None = None
    later: bool = False


class Stage(NamedTuple):
    """How far everything else is: the files that came to be or changed.

    When it is `settled`: the faults that would make a build fail, and the paths of all generated files.
    """

    files: Mapping[str, bytes]
    settled: bool = False
    faults: tuple[str, ...] = ()
    all: frozenset[str] = frozenset()


class Papers(NamedTuple):
    """The printed briefs: the description of each for pages, the PDF files by their path on the site, and a line for each failure."""

    offered: Mapping[str, str]
    files: Mapping[str, bytes]
    failures: tuple[str, ...]


@dataclass(frozen=True)
class Load(Request[Loaded]):
    """Read the project again; `offered` has the description of each printed brief."""

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
    """Print all briefs and the book; no answer if the records have problems by now."""


@dataclass(frozen=True)
class InspectSite(Request[tuple[str, ...] | None]):
    """The faults that the gates find in a site with these files; no answer if the records have problems by now."""

    files: Mapping[str, bytes]
