"""The course of a preview: what comes first, and how often anything is done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.preview.scheduler import Scheduler
from generator.preview.store import Get, Load, Loaded, Made, PageStore, Stage
from generator.system.processes import ChildEndedError


class Done(Exception):
    """There is nothing left to do."""


class Shop:
    """Answers as the one that makes pages does, writes down what it was asked, and does something at some questions."""

    def __init__(self, during: dict[int, Callable[[], object]], loads: list[Loaded], steps: int) -> None:
        self.during = during
        self.loads = loads
        self.steps = steps
        self.asked: list[tuple[object, ...]] = []

    def ask(self, request: object) -> object:
        named = type(request).__name__.casefold()
        self.asked.append((named, request.path) if isinstance(request, Get) else (named,))
        if work := self.during.get(len(self.asked)):
            work()
        if isinstance(request, Load):
            return self.loads.pop(0) if self.loads else Loaded()
        if isinstance(request, Get):
            return Made(b"page")
        self.steps -= 1
        return Stage({}, settled=self.steps <= 0, all=frozenset({"index.html", "a/index.html"}))

    def end(self) -> None:
        """Nothing is left behind."""


@pytest.fixture
def told() -> list[str]:
    """What an editor was told."""
    return []


def course(told: list[str], shop: Callable[[Scheduler], Shop]) -> tuple[Scheduler, list[tuple[object, ...]]]:
    """What is asked of the one that makes pages until there is nothing left to do."""
    following = Scheduler(Path(), PageStore(), told.append, briefs=False)
    made = shop(following)
    following.workers.page = made  # type: ignore[assignment]
    following._start_background = lambda: (_ for _ in ()).throw(Done)  # type: ignore[method-assign]
    with pytest.raises(Done):
        following.follow()
    return following, made.asked


def test_an_edit_during_a_rebuild_is_one_more(told: list[str]) -> None:
    """Edits that come while a rebuild goes on, however many, are one rebuild after it, at once."""

    def shop(following: Scheduler) -> Shop:
        def again(*paths: str) -> Callable[[], object]:
            return lambda: [following.edit([path]) for path in paths]  # type: ignore[func-returns-value]

        edits: dict[int, Callable[[], object]] = {1: again("a", "b"), 3: again("c", "c")}
        return Shop(edits, [], 3)

    _, asked = course(told, shop)
    assert asked == [("load",), ("load",), ("step",), ("load",), ("step",), ("step",)]
    assert [line.partition(": ")[0] for line in told[1:]] == ["a, b", "c"]


def test_what_a_browser_waits_for_comes_before_what_is_open_and_before_the_rest(told: list[str]) -> None:
    """An edit first, then a page that was asked for, then the pages that are open, then everything else."""

    def shop(following: Scheduler) -> Shop:
        following.store.open["a/index.html"] = 1
        following.store.find("b/index.html")
        return Shop({}, [], 2)

    _, asked = course(told, shop)
    assert asked == [("load",), ("get", "b/index.html"), ("get", "a/index.html"), ("step",), ("step",)]


def test_what_changed_nothing_is_not_reported(told: list[str]) -> None:
    """A file that was saved as it was begins no round, and is told to nobody."""

    def shop(following: Scheduler) -> Shop:
        return Shop({2: lambda: following.edit(["a"])}, [Loaded(), Loaded(changed=False)], 2)

    following, asked = course(told, shop)
    assert asked == [("load",), ("step",), ("load",), ("step",)]
    assert (following.store.round, len(told)) == (1, 1)


def test_a_quiet_round_lets_readers_be(told: list[str]) -> None:
    """Where nothing changed but what is said of a brief, the page is made anew, and whoever looks at it is not told."""
    store = PageStore()
    store.begin("/", {}, "")
    first = store.keep("index.html", b"58 kB")
    store.begin("/", {}, "")
    quiet = store.keep("index.html", b"59 kB", quiet=True)
    store.begin("/", {}, "")
    again = store.keep("index.html", b"59 kB")
    loud = store.keep("index.html", b"60 kB")
    assert (quiet.version, again.version, quiet.content) == (first.version, first.version, b"59 kB")
    assert loud.version != first.version


def test_if_the_renderer_ends_the_pages_stay(told: list[str]) -> None:
    """A process that died is told, here and on the pages; what it made is still there for whoever asks."""
    following = Scheduler(Path(), PageStore(), told.append, briefs=False)
    following.store.begin("/", {}, "")
    following.store.keep("index.html", b"page")
    following.store.begin("/", {}, "")
    following.edited = None
    following._gone(ChildEndedError("preview.workers exited with -9"))
    found = following.store.find("index.html")
    work = following._next()
    assert work is not None
    work()
    assert found.result(0).content == b"page"
    assert following.store.state("index.html").headline == told[0].replace("; the next", "; the pages do not change, and the next")
