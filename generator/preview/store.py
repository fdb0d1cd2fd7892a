"""The preview's pages in memory, with the state of each, and the messages that its processes exchange."""

from __future__ import annotations

import hashlib
import threading
import time
from collections import Counter, deque
from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager
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


@dataclass(frozen=True)
class Review(Request[bytes]):
    """Do something with a claim as it was shown, by its name and digest, or nothing; the answer is the page of the review, whose forms have the token."""

    token: str
    action: str = ""
    ref: str = ""
    digest: str = ""


#: The page for addresses that do not exist.
MISSING: Final = "404.html"


class Kept(NamedTuple):
    """A file rendered in a round; the version changes if browsers should reload it."""

    content: bytes | None
    round: int
    version: str


class State(NamedTuple):
    """What a page that is open has to know: its version and that of files that are served as they are; what is wrong, in a line, and in full."""

    version: str
    asset_version: str
    headline: str
    problems: tuple[str, ...]


class PageStore:
    """The rendered files.  A change of the project starts a new round; until a file is rendered in it, it may be out of date."""

    def __init__(self) -> None:
        self.changed = threading.Condition()
        self.round = 0
        self.kept: dict[str, Kept] = {}
        self.static_files: Mapping[str, str] = {}
        self.base = "/"
        self.asset_version = ""
        self.headline = ""
        self.problems: tuple[str, ...] = ()
        self.open: Counter[str] = Counter()
        self.wanted: deque[tuple[str, Future[Kept]]] = deque()
        self.asked = self.arrived = 0.0
        self.ended = False

    # For the scheduler

    def begin(self, base: str, static_files: Mapping[str, str], asset_version: str) -> None:
        """Start a round."""
        with self.changed:
            self.round += 1
            self.base, self.static_files, self.asset_version = base, static_files, asset_version
            self.changed.notify_all()

    def keep(self, path: str, content: bytes | None, *, quiet: bool = False) -> Kept:
        """Store a file, or that it does not exist; if `quiet`, browsers need not reload it."""
        with self.changed:
            before = self.kept.get(path)
            same = before is not None and (before.content == content or (quiet and None not in (before.content, content)))
            version = before.version if before is not None and same else _version(content)
            kept = Kept(content, self.round, version)
            if content is not None or path in self.open or before is not None:
                self.kept[path] = kept
            self.changed.notify_all()
            return kept

    def settle(self, paths: frozenset[str]) -> None:
        """Mark every stored file in `paths` as up to date, and all other files as missing."""
        with self.changed:
            here = {path: kept._replace(round=self.round) for path, kept in self.kept.items() if path in paths}
            self.kept = {path: Kept(None, self.round, _version(None)) for path in self.open} | here
            self.changed.notify_all()

    def tell(self, headline: str, problems: tuple[str, ...]) -> None:
        """Set the problems that open pages show; none if both are empty."""
        with self.changed:
            self.headline, self.problems = headline, problems
            self.changed.notify_all()

    def stale(self) -> list[str]:
        """The open pages that were not rendered in this round."""
        with self.changed:
            return [path for path in self.open if path not in self.kept or self.kept[path].round < self.round]

    # For the server

    def find(self, path: str) -> Future[Kept]:
        """A file of this round, now or as soon as it is rendered."""
        with self.changed:
            found: Future[Kept] = Future()
            kept = self.kept.get(path)
            if kept is not None and kept.round == self.round:
                found.set_result(kept)
            else:
                self.wanted.append((path, found))
                self.changed.notify_all()
            return found

    def state(self, path: str) -> State:
        """The state of an open page."""
        with self.changed:
            kept = self.kept.get(path)
            return State(kept.version if kept is not None else _version(None), self.asset_version, self.headline, self.problems)

    @contextmanager
    def looking(self, path: str) -> Iterator[None]:
        """Count a page as open."""
        with self.changed:
            self.arrived = time.monotonic()
            self.open[path] += 1
        try:
            yield
        finally:
            with self.changed:
                self.open[path] -= 1
                self.open += Counter()

    def end(self) -> None:
        """Let go of everybody who waits."""
        with self.changed:
            self.ended = True
            for _, found in self.wanted:
                found.cancel()
            self.changed.notify_all()


def _version(content: bytes | None) -> str:
    return "none" if content is None else hashlib.sha256(content).hexdigest()[:16]
