"""Decides what the preview renders next, and what it reports.

Edits come first, then requests of browsers, then the open pages.  All other pages follow while nothing is waiting, and briefs and gates
come last.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from ..build import engine
from ..system import reading
from ..system.processes import ChildEndedError, ChildProcess
from ..system.watcher import named
from ..text.problems import printable
from ..text.prose import count
from ..views.queries import BOOK, volume
from .store import Get, InspectSite, Kept, Load, Loaded, PageStore, Papers, PrintBriefs, Step

#: Seconds after a request in which a browser may send more, so that no background work is started; and the maximum total.
_LOADING: Final = 0.3
_LONGEST: Final = 2.0
#: The maximum number of problems shown at once.
_MOST: Final = 100
Tell = Callable[[str], None]


class Workers:
    """The child processes of a preview: one makes pages, one prints briefs and runs the gates in the background."""

    def __init__(self, home: Path, most: str = "") -> None:
        self.home, self.most = home, most
        self.page: ChildProcess | None = None
        self.brief: ChildProcess | None = None
        self._leaving: list[threading.Thread] = []

    def page_worker(self) -> ChildProcess:
        """The process that makes pages, started if it does not run."""
        self.page = self.page or ChildProcess("preview.workers", str(self.home), "pages", self.most, environment=engine.environment())
        return self.page

    def brief_worker(self) -> ChildProcess:
        """The process in the background, started if it does not run."""
        self.brief = self.brief or ChildProcess("preview.workers", str(self.home), "briefs", self.most, environment=engine.environment())
        return self.brief

    def end_page(self) -> None:
        """End the process that makes pages."""
        page, self.page = self.page, None
        if page is not None:
            page.end()

    def end_brief(self) -> None:
        """End what is done in the background: it may have to tidy up, and nobody is to wait for that."""
        brief, self.brief = self.brief, None
        if brief is not None:
            thread = threading.Thread(target=brief.end)
            thread.start()
            self._leaving = [thread, *(other for other in self._leaving if other.is_alive())]

    def end(self) -> None:
        """Leave no process behind."""
        self.end_brief()
        self.end_page()
        for thread in self._leaving:
            thread.join()


@dataclass
class Round:
    """The progress of the pages after the last change: whether all are rendered, and the work postponed until then.

    It is `quiet` if browsers need not reload pages; `began` and `drawn` are the times of its start and of the last rendered open page.
    """

    settled: bool = True
    quiet: bool = False
    began: float = 0.0
    drawn: float = 0.0
    postponed: set[str] = field(default_factory=set)
    waiting: list[tuple[str, Future[Kept]]] = field(default_factory=list)


@dataclass
class Briefs:
    """The printed briefs, and the `pending` background work: `papers`, then `faults`."""

    wanted: bool
    pending: str = ""
    offered: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def first(self) -> str:
        """What is to be done first in the background after an edit."""
        return "papers" if self.wanted else "faults"


class Scheduler:
    """The preview of a project; `tell` receives the messages for the editor, one at a time.

    `most` is the highest label of TLP that it shows; empty for everything.
    """

    def __init__(self, home: Path, store: PageStore, tell: Tell, *, briefs: bool = True, most: str = "") -> None:
        self.store = store
        self.tell = tell
        self.workers = Workers(home, most)
        self.edited: set[str] | None = set()
        self.news: deque[Callable[[], None]] = deque()
        self.round = Round()
        self.briefs = Briefs(wanted=briefs)
        self.wrong = False
        self.faults: tuple[str, ...] = ()

    def edit(self, paths: Iterable[str]) -> None:
        """Note changed files; may be called in any thread."""
        with self.store.changed:
            self.edited = {*(self.edited or ()), *paths}
            self.store.changed.notify_all()

    def follow(self) -> None:
        """Work until the preview ends."""
        while True:
            with self.store.changed:
                while (work := self._next()) is None:
                    self.store.changed.wait(self._rest())
            try:
                work()
            except ChildEndedError as error:
                self._gone(error)

    def end(self) -> None:
        """End all processes and clean up."""
        self.store.end()
        self.workers.end()

    # The next work

    def _next(self) -> Callable[[], None] | None:
        """The most urgent work; None if there is nothing to do now."""
        if self.edited is not None:
            return self._load
        if self.store.wanted:
            return self._answer
        if self.workers.page is not None and set(self.store.stale()) - self.round.postponed:
            return self._draw
        if self.news:
            return self.news.popleft()
        if self._rest():
            return None
        if not self.round.settled and self.workers.page is not None:
            return self._step
        return self._start_background if self.round.settled and self.briefs.pending and not self.wrong else None

    def _rest(self) -> float | None:
        """Seconds during which background work waits for a browser that is loading; None if there is no background work."""
        if self.round.settled and not self.briefs.pending:
            return None
        now, longest = time.monotonic(), self.round.began + _LONGEST
        loading = self.round.drawn > self.store.arrived  # a page that was rendered again has not been fetched by its browser yet
        quiet = longest if loading else min(max(self.store.asked, self.store.arrived) + _LOADING, longest)
        return quiet - now if quiet > now else None

    # An edit

    def _load(self) -> None:
        """Read the project in its current state."""
        edited, self.edited = self.edited or set(), None
        if edited or self.workers.page is None:
            self.workers.end_brief()
        loaded = self.workers.page_worker().ask(Load(self.briefs.offered))
        if loaded.problems:
            self._refuse(loaded)
            return
        if loaded.changed:
            self._begin(loaded)
        if self.wrong or (loaded.changed and (edited or self.store.round == 1)):
            counted = f"{count(loaded.claims, 'claim')} in {count(loaded.records, 'record')}"
            self.tell(f"{named(edited)}{': ' if edited else ''}{counted}{': no problems' if self.wrong or not edited else ''}")
        if self.wrong:
            self.wrong = False
            self._tell_faults()
        if edited or not self.store.round:
            self.briefs.pending = self.briefs.first

    def _begin(self, loaded: Loaded) -> None:
        first = not self.store.round
        self.store.begin(loaded.base, loaded.static_files, loaded.asset_version)
        for path, content in self.briefs.files.items():
            self.store.keep(path, content, quiet=True)
        self.round = Round(settled=False, quiet=loaded.quiet, began=time.monotonic(), drawn=self.round.drawn, waiting=self.round.waiting)
        if first:
            self.briefs.pending = self.briefs.first

    def _refuse(self, loaded: Loaded) -> None:
        """Keep the last good state, and report the problems here and on every page."""
        self.wrong = True
        counted = f"{count(len(loaded.problems), 'problem')} in {count(loaded.files_with_problems, 'file')}"
        more = f"; {len(loaded.problems) - _MOST} more are not shown" if len(loaded.problems) > _MOST else ""
        then = "the pages do not change" if self.store.round else "nothing can be shown yet"
        shown = loaded.problems[:_MOST]
        self.store.tell(f"{counted}{more}; {then}", shown)
        self.tell("\n\n".join([*shown, f"{counted}{more}; {then}"]))

    def _gone(self, error: ChildEndedError) -> None:
        """The page process has ended: its pages stay, and the next edit starts a new process."""
        self.workers.end_page()
        self.round.settled, self.wrong = True, True
        for path, found in self.round.waiting:
            _give(found, self.store.kept.get(path, Kept(None, 0, "none")))
        self.round.waiting.clear()
        self.store.tell(f"{error}; the pages do not change, and the next edit starts it again", ())
        self.tell(f"{error}; the next edit starts it again")

    # Requests

    def _answer(self) -> None:
        """Render what a browser requested."""
        with self.store.changed:
            path, found = self.store.wanted.popleft()
        if self.workers.page is None:
            _give(found, self.store.kept.get(path, Kept(None, 0, "none")))
            return
        made = self.workers.page.ask(Get(path))
        if made.later:
            self.round.waiting.append((path, found))
        else:
            _give(found, self._keep(path, made.content))

    def _draw(self) -> None:
        """Render an open page again."""
        assert self.workers.page is not None
        path = min(set(self.store.stale()) - self.round.postponed)
        before, made = self.store.state(path), self.workers.page.ask(Get(path))
        self.round.postponed.add(path)
        if not made.later and self._keep(path, made.content).version != before.version:
            self.round.drawn = time.monotonic()

    def _keep(self, path: str, content: bytes | None) -> Kept:
        return self.store.keep(path, content, quiet=self.round.quiet)

    # Background work

    def _step(self) -> None:
        """Do the next part of the background work."""
        assert self.workers.page is not None
        stage = self.workers.page.ask(Step())
        for path, content in stage.files.items():
            self._keep(path, content)
        if stage.settled:
            self.round.settled = True
            if stage.all:
                self.store.settle(stage.all | self.briefs.files.keys())
            self.round.postponed.clear()
            with self.store.changed:
                self.store.wanted.extend(self.round.waiting)
            self.round.waiting.clear()
            self._hear_faults(stage.faults)

    def _hear_faults(self, faults: tuple[str, ...]) -> None:
        """Report faults that would make a build fail, if they are new."""
        if faults and faults != self.faults:
            lines = engine.few([printable(line) for fault in faults for line in fault.splitlines()])
            self.tell(f"a build would fail:\n{lines}")
        self.faults = faults
        if not self.wrong:
            self._tell_faults()

    def _tell_faults(self) -> None:
        self.store.tell("A build would fail" if self.faults else "", self.faults[:_MOST])

    def _start_background(self) -> None:
        """Start printing the briefs, and then checking the whole site."""
        pending, self.briefs.pending = self.briefs.pending, ""
        worker = self.workers.brief_worker()

        def hear(work: Callable[[], None]) -> None:
            """Let an answer be news, unless it is that of a process that was ended meanwhile."""
            with self.store.changed:
                self.news.append(lambda: work() if self.workers.brief is worker else None)
                self.store.changed.notify_all()

        if pending == "papers":
            worker.later(PrintBriefs(), lambda papers: hear(lambda: self._hear_papers(papers)))
        else:
            worker.later(InspectSite(self._whole()), lambda faults: hear(lambda: self._hear_gates(faults)))

    def _whole(self) -> dict[str, bytes]:
        """Every file of the site."""
        whole = {path: kept.content for path, kept in self.store.kept.items() if kept.content is not None}
        for path, file in self.store.static_files.items():
            with suppress(OSError):
                whole[path] = reading.read(file, reading.ASSET)
        return whole

    def _hear_papers(self, papers: Papers | None) -> None:
        if papers is None:
            return
        news = papers.files != self.briefs.files
        self.briefs.files, self.briefs.offered, self.briefs.pending = papers.files, papers.offered, "faults"
        for path, content in papers.files.items():
            self.store.keep(path, content, quiet=True)
        self._load()
        for failure in papers.failures:
            self.tell(printable(failure))
        if news:
            briefs = len([id for id in papers.offered if id != BOOK and "/" not in id])
            self.tell(f"{count(briefs, 'brief')}{' and the book' * (not {BOOK, volume(1)}.isdisjoint(papers.offered))}: ready")

    def _hear_gates(self, faults: tuple[str, ...] | None) -> None:
        self.workers.end_brief()
        if faults is not None:
            self._hear_faults((*self.faults, *(fault for fault in faults if fault not in self.faults)))


def _give(found: Future[Kept], kept: Kept) -> None:
    if found.set_running_or_notify_cancel():
        found.set_result(kept)
