"""What all tests share: `pytest --accept` writes what the cases produce into their folders, properties try the same
examples each time, and the tests that need a reader's browser share one."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, expect, sync_playwright

from tests.support import builds, payload_dossier
from tests.support.browser import MISSING, MOST, Opener, Scheme, Serving, SharedPage, chromium
from tests.support.payload_sites import SHEETS, TWINS
from tests.support.repository import missing

#: What is compiled is kept, for the workers of this run and all that tests start: it takes seconds of each.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

expect.set_options(timeout=MOST)

settings.register_profile("same-each-time", derandomize=True, database=None, deadline=None, max_examples=60)
settings.load_profile("same-each-time")


def pytest_configure(config: pytest.Config) -> None:
    """Heed the signals that end a build: a run in the background ignores some, and what it starts would inherit that."""
    for number, heeded in ((signal.SIGINT, signal.default_int_handler), (signal.SIGHUP, signal.SIG_DFL), (signal.SIGTERM, signal.SIG_DFL)):
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, heeded)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a browser pass over what needs one before anything is made for it; in CI it fails."""
    if chromium() is None and not os.environ.get("CI"):
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(pytest.mark.skip(reason=MISSING))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say once for each reason how many tests were not run."""
    reasons = Counter(str(report.longrepr[2]).removeprefix("Skipped: ") for report in terminalreporter.stats.get("skipped", ()))
    for reason, count in reasons.most_common():
        terminalreporter.line(f"NOT RUN [{count}] {reason}")


def pytest_collection_finish(session: pytest.Session) -> None:
    """Leave what was read in out of every later collection of garbage, and collect seldom: trees of pages live until the end."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that rewrites what the cases expect."""
    parser.addoption(
        "--accept",
        action="store_true",
        help="write what the check and the pages are now into tests/rules/ and tests/cases/; review the difference",
    )


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether what a case produces becomes what it expects."""
    return bool(request.config.getoption("--accept"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, one for all tests of a worker."""
    found = chromium()
    if found is None:
        missing(MISSING)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield running
        running.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of this repository's dossier as a site."""
    return builds.real_site(tmp_path_factory)


@pytest.fixture(scope="session")
def real(site: Path) -> Iterator[str]:
    """The address of this repository's dossier."""
    with builds.served(site) as address:
        yield address


@pytest.fixture(scope="session")
def addressed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the full dossier."""
    with builds.served(builds.addressed_site(tmp_path_factory)) as address:
        yield address


@pytest.fixture(scope="session")
def payload_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with the texts as they are."""
    return builds.once(tmp_path_factory, "signs", lambda folder: payload_dossier.build(folder, SHEETS)) / "site"


@pytest.fixture(scope="session")
def letter_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with their twins."""
    return builds.once(tmp_path_factory, "letters", lambda folder: payload_dossier.build(folder, TWINS)) / "site"


@pytest.fixture
def serving() -> Iterator[Serving]:
    """Serves a site until the test is over, and tells its address."""
    with ExitStack() as servers:
        yield lambda site: servers.enter_context(builds.served(site))


@pytest.fixture(scope="session")
def shared_page(browser: Browser) -> SharedPage:
    """The page that tests of a worker share."""
    return SharedPage(browser)


@pytest.fixture
def opened(browser: Browser, shared_page: SharedPage, serving: object) -> Iterator[Opener]:
    """Opens pages, with what else Playwright's contexts take; after the test none of them has shown an error or a dialog, or asked another host for anything.

    The first page is the one that all tests share, unless a test asks for one of its `own` or for another sort of context; each further
    page is another reader's.  They close before the sites that the test is `serving`: a page may still be asking for something."""
    wrong: list[str] = []
    origins: set[str] = set()
    contexts: list[BrowserContext] = []
    heard: list[tuple[Page, str, Callable[..., None]]] = []

    def dismiss(dialog: Dialog) -> None:
        wrong.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def another(width: int, scheme: Scheme, more: dict[str, Any]) -> Page:
        contexts.append(browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, **more))
        return contexts[-1].new_page()

    def go(address: str, *, width: int = 1440, scheme: Scheme = "light", own: bool = False, **more: Any) -> Page:
        page = (None if own or more else shared_page.take(width, scheme)) or another(width, scheme, more)
        page.set_default_timeout(MOST)
        origins.add("/".join(address.split("/")[:3]))
        host = "/".join(address.split("/")[:3]) + "/"
        hears: dict[str, Callable[..., None]] = {
            "console": lambda message: wrong.append(message.text) if message.type in {"error", "warning"} else None,
            "pageerror": lambda error: wrong.append(str(error)),
            "dialog": dismiss,
            "request": lambda asked: wrong.append(asked.url) if not asked.url.startswith((host, "data:", "blob:")) else None,
        }
        for event, hear in hears.items():
            cast("Any", page).on(event, hear)
            heard.append((page, event, hear))
        page.goto(address, wait_until="load")
        return page

    yield go
    for context in contexts:
        context.close()
    for page, event, hear in heard:
        page.remove_listener(event, hear)
    shared_page.give_back(origins)
    assert wrong == []
