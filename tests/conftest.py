"""Configuration and fixtures for all tests.

`pytest --accept` writes the results of the cases into their folders, properties try the same examples in each run, and the tests that need
a reader's browser share one.
"""

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
from tests.support.browser import FLAGS, MISSING, MOST, Opener, Scheme, Serving, SharedPages, chromium
from tests.support.payload_sites import SHEETS, TWINS
from tests.support.repository import missing

#: Compiled code is kept for the workers of this run and for everything that tests start: compiling takes seconds each time.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

expect.set_options(timeout=MOST)

settings.register_profile("same-each-time", derandomize=True, database=None, deadline=None, max_examples=60)
settings.load_profile("same-each-time")


def pytest_configure(config: pytest.Config) -> None:
    """Restore the signals that end a build: a background run ignores some, and its child processes would inherit that."""
    for number, heeded in ((signal.SIGINT, signal.default_int_handler), (signal.SIGHUP, signal.SIG_DFL), (signal.SIGTERM, signal.SIG_DFL)):
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, heeded)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a browser, skip the tests that need one before anything is built for them; in CI they fail."""
    if chromium() is None and not os.environ.get("CI"):
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(pytest.mark.skip(reason=MISSING))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the number of skipped tests once for each reason."""
    reasons = Counter(str(report.longrepr[2]).removeprefix("Skipped: ") for report in terminalreporter.stats.get("skipped", ()))
    for reason, count in reasons.most_common():
        terminalreporter.line(f"NOT RUN [{count}] {reason}")


def pytest_collection_finish(session: pytest.Session) -> None:
    """Exclude the imported modules from garbage collection, and collect rarely: trees of pages live until the end."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that rewrites the expected results of the cases."""
    parser.addoption(
        "--accept",
        action="store_true",
        help="write what the check and the pages are now into tests/rules/ and tests/cases/; review the difference",
    )


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether the results of a case replace its expected results."""
    return bool(request.config.getoption("--accept"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, one for all tests of a worker."""
    found = chromium()
    if found is None:
        missing(MISSING)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=found, args=[*FLAGS])
        yield running
        running.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site of this repository's dossier."""
    return builds.real_site(tmp_path_factory)


@pytest.fixture(scope="session")
def real(site: Path) -> Iterator[str]:
    """The address of the site of this repository's dossier, whose search knows one page: see `searchable`."""
    with builds.served(site, search=False) as address:
        yield address


@pytest.fixture(scope="session")
def searchable(site: Path) -> Iterator[str]:
    """The address of the site of this repository's dossier with its search."""
    with builds.served(site) as address:
        yield address


@pytest.fixture(scope="session")
def addressed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site of the full dossier, whose search knows one page."""
    with builds.served(builds.addressed_site(tmp_path_factory), search=False) as address:
        yield address


@pytest.fixture(scope="session")
def payload_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with the payloads."""
    return builds.once(tmp_path_factory, "signs", lambda folder: payload_dossier.build(folder, SHEETS)) / "site"


@pytest.fixture(scope="session")
def letter_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with their twins."""
    return builds.once(tmp_path_factory, "letters", lambda folder: payload_dossier.build(folder, TWINS)) / "site"


@pytest.fixture
def serving() -> Iterator[Serving]:
    """Serve a site until the end of the test, and return its address."""
    with ExitStack() as servers:
        yield lambda site: servers.enter_context(builds.served(site))


@pytest.fixture(scope="session")
def shared_pages(browser: Browser) -> SharedPages:
    """The pages that the tests of a worker share."""
    return SharedPages(browser)


@pytest.fixture
def opened(browser: Browser, shared_pages: SharedPages, serving: object) -> Iterator[Opener]:
    """Open pages that may not show an error or a dialog, or request anything from another host; this is checked after the test.

    Takes the further options of Playwright's contexts, too.  The first page of each kind of context is the shared one, unless a test asks for
    one of its `own`; each further page belongs to another reader.  They close before the sites that the test is `serving`,
    since a page may still be requesting something.
    """
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
        page = (None if own else shared_pages.take(width, scheme, more)) or another(width, scheme, more)
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
    shared_pages.give_back(origins)
    assert wrong == []
