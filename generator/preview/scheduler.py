"""What the preview makes next, and what it reports.

An edit comes first, then what a browser is waiting for, then the pages that are open.  All other pages follow while nothing is waiting,
and briefs and gates last.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from ..build import engine
from ..system.processes import ChildEndedError, ChildProcess
from ..system.watcher import named
from ..text.numbers import count
from ..text.problems import printable
from ..views.addresses import BOOK
from .store import Kept, Loaded, Made, PageStore, Papers, Stage

#: Seconds after a browser asked for something in which it may ask for more, so that nothing else is begun; and how long that holds.
_LOADING: Final = 0.3
_LONGEST: Final = 2.0
#: The most problems that are told at once.
_MOST: Final = 100
Tell = Callable[[str], None]


class Scheduler:
    """The preview of a project; `tell` hears what an editor is to know, a text at a time."""

    def __init__(self, home: Path, shelf: PageStore, tell: Tell, *, briefs: bool = True) -> None:
        self.home = home
        self.shelf = shelf
        self.tell = tell
        self.briefs = briefs
        self.shop: ChildProcess | None = None
        self.aside: ChildProcess | None = None
        self.leaving: list[threading.Thread] = []
        self.edited: set[str] | None = set()
        self.news: deque[Callable[[], None]] = deque()
        self.later: list[tuple[str, Future[Kept]]] = []
        self.postponed: set[str] = set()
        self.offered: Mapping[str, str] = {}
        self.papers: Mapping[str, bytes] = {}
        self.due = ""
        self.settled = True
        self.quiet = False
        self.began = self.drawn = 0.0
        self.wrong = False
        self.faults: tuple[str, ...] = ()

    def edit(self, paths: Iterable[str]) -> None:
        """Hear, in whatever thread, of files that changed."""
        with self.shelf.changed:
            self.edited = {*(self.edited or ()), *paths}
            self.shelf.changed.notify_all()

    def follow(self) -> None:
        """Do what is to be done, for ever."""
        while True:
            with self.shelf.changed:
                while (work := self._next()) is None:
                    self.shelf.changed.wait(self._rest())
            try:
                work()
            except ChildEndedError as error:
                self._gone(error)

    def end(self) -> None:
        """Leave nothing behind."""
        self.shelf.end()
        self._leave_aside()
        if self.shop is not None:
            self.shop.end()
        for thread in self.leaving:
            thread.join()

    # What is next

    def _next(self) -> Callable[[], None] | None:
        """The most urgent work; none where there is nothing to do now."""
        if self.edited is not None:
            return self._load
        if self.shelf.wanted:
            return self._answer
        if self.shop is not None and set(self.shelf.stale()) - self.postponed:
            return self._draw
        if self.news:
            return self.news.popleft()
        if self._rest():
            return None
        if not self.settled and self.shop is not None:
            return self._step
        return self._do_aside if self.settled and self.due and not self.wrong else None

    def _rest(self) -> float | None:
        """Seconds in which a browser that is loading is not to be disturbed; none where nothing waits for their end."""
        if self.settled and not self.due:
            return None
        now = time.monotonic()
        loading = self.drawn > self.shelf.arrived  # a page that was made anew has not been fetched by whoever looks at it
        quiet = self.began + _LONGEST if loading else min(max(self.shelf.asked, self.shelf.arrived) + _LOADING, self.began + _LONGEST)
        return quiet - now if quiet > now else None

    # An edit

    def _load(self) -> None:
        """Look at the project as it is now."""
        edited, self.edited = self.edited or set(), None
        if edited or self.shop is None:
            self._leave_aside()
        if self.shop is None:
            self.shop = ChildProcess("preview.page_worker", str(self.home), environment=engine.environment())
        loaded: Loaded = self.shop.ask("load", self.offered)
        if loaded.problems:
            self._refuse(loaded)
            return
        if loaded.changed:
            self._begin(loaded)
        if self.wrong or (loaded.changed and (edited or self.shelf.round == 1)):
            counted = f"{count(loaded.statements, 'statement')} in {count(loaded.records, 'record')}"
            self.tell(f"{named(edited)}{': ' if edited else ''}{counted}{': no problems' if self.wrong or not edited else ''}")
        if self.wrong:
            self.wrong = False
            self._tell_faults()
        if edited or not self.shelf.round:
            self.due = self._first_aside()

    def _first_aside(self) -> str:
        return "papers" if self.briefs else "faults"

    def _begin(self, loaded: Loaded) -> None:
        first = not self.shelf.round
        self.shelf.begin(loaded.base, loaded.lying, loaded.look)
        for path, content in self.papers.items():
            self.shelf.keep(path, content, quiet=True)
        self.settled, self.quiet, self.began = False, loaded.quiet, time.monotonic()
        self.postponed.clear()
        if first:
            self.due = self._first_aside()

    def _refuse(self, loaded: Loaded) -> None:
        """The project stays as it was: tell why, here and on every page."""
        self.wrong = True
        counted = f"{count(len(loaded.problems), 'problem')} in {count(loaded.files_with_problems, 'file')}"
        more = f"; {len(loaded.problems) - _MOST} more are not shown" if len(loaded.problems) > _MOST else ""
        then = "the pages stay as they were" if self.shelf.round else "nothing can be shown yet"
        shown = loaded.problems[:_MOST]
        self.shelf.tell(f"{counted}{more}; {then}", shown)
        self.tell("\n\n".join([*shown, f"{counted}{more}; {then}"]))

    def _gone(self, error: ChildEndedError) -> None:
        """The process that makes pages is no more: what it made stays, and the next edit starts another."""
        if self.shop is not None:
            self.shop.end()
        self.shop, self.settled, self.wrong = None, True, True
        for path, found in self.later:
            _give(found, self.shelf.kept.get(path, Kept(None, 0, "none")))
        self.later.clear()
        self.shelf.tell(f"{error}; the pages stay as they were, and the next edit starts it again", ())
        self.tell(f"{error}; the next edit starts it again")

    # What somebody waits for

    def _answer(self) -> None:
        """Make what a browser asked for."""
        with self.shelf.changed:
            path, found = self.shelf.wanted.popleft()
        if self.shop is None:
            _give(found, self.shelf.kept.get(path, Kept(None, 0, "none")))
            return
        made: Made = self.shop.ask("get", path)
        if made.later:
            self.later.append((path, found))
        else:
            _give(found, self._keep(path, made.content))

    def _draw(self) -> None:
        """Make a page anew that somebody looks at."""
        assert self.shop is not None
        path = min(set(self.shelf.stale()) - self.postponed)
        before, made = self.shelf.state(path), self.shop.ask("get", path)
        self.postponed.add(path)
        if not made.later and self._keep(path, made.content).version != before.version:
            self.drawn = time.monotonic()

    def _keep(self, path: str, content: bytes | None) -> Kept:
        return self.shelf.keep(path, content, quiet=self.quiet)

    # What nobody waits for

    def _step(self) -> None:
        """Make some more of everything else."""
        assert self.shop is not None
        stage: Stage = self.shop.ask("step")
        for path, content in stage.files.items():
            self._keep(path, content)
        if stage.settled:
            self.settled = True
            if stage.all:
                self.shelf.settle(stage.all | self.papers.keys())
            self.postponed.clear()
            with self.shelf.changed:
                self.shelf.wanted.extend(self.later)
            self.later.clear()
            self._hear_faults(stage.faults)

    def _hear_faults(self, faults: tuple[str, ...]) -> None:
        """Tell what a build would be refused for, where that is news."""
        if faults and faults != self.faults:
            lines = engine.few([printable(line) for fault in faults for line in fault.splitlines()])
            self.tell(f"a build would be refused:\n{lines}")
        self.faults = faults
        if not self.wrong:
            self._tell_faults()

    def _tell_faults(self) -> None:
        self.shelf.tell("A build would be refused" if self.faults else "", self.faults[:_MOST])

    def _do_aside(self) -> None:
        """Have the briefs printed, then the whole site looked at."""
        what, self.due = self.due, ""
        if self.aside is None:
            self.aside = ChildProcess("preview.brief_worker", str(self.home), environment=engine.environment())
        aside = self.aside
        given = (self._whole(),) if what == "faults" else ()
        heard: Callable[[Any], None] = self._hear_papers if what == "papers" else self._hear_gates

        def hear(answer: object) -> None:
            with self.shelf.changed:
                self.news.append(lambda: heard(answer) if self.aside is aside else None)
                self.shelf.changed.notify_all()

        aside.later(hear, what, *given)

    def _whole(self) -> dict[str, bytes]:
        """Every file of the site."""
        whole = {path: kept.content for path, kept in self.shelf.kept.items() if kept.content is not None}
        for path, lies in self.shelf.lying.items():
            with suppress(OSError):
                whole[path] = Path(lies).read_bytes()
        return whole

    def _hear_papers(self, papers: Papers | None) -> None:
        if papers is None:
            return
        news = papers.files != self.papers
        self.papers, self.offered, self.due = papers.files, papers.offered, "faults"
        for path, content in papers.files.items():
            self.shelf.keep(path, content, quiet=True)
        self._load()
        for failure in papers.failures:
            self.tell(printable(failure))
        if news:
            self.tell(
                f"{count(len(papers.offered) - (BOOK in papers.offered), 'brief')}{' and the book' * (BOOK in papers.offered)}: ready"
            )

    def _hear_gates(self, faults: tuple[str, ...] | None) -> None:
        self._leave_aside()
        if faults is not None:
            self._hear_faults((*self.faults, *(fault for fault in faults if fault not in self.faults)))

    def _leave_aside(self) -> None:
        """Stop what is done aside."""
        aside, self.aside = self.aside, None
        if aside is not None:  # it may have to tidy up, and nobody is to wait for that
            thread = threading.Thread(target=aside.end)
            thread.start()
            self.leaving = [thread, *(other for other in self.leaving if other.is_alive())]


def _give(found: Future[Kept], kept: Kept) -> None:
    if found.set_running_or_notify_cancel():
        found.set_result(kept)
