"""What all tests share: `pytest --accept` writes what the cases produce into their folders, properties try the same
examples each time, and the tests that need a reader's browser share one."""

from __future__ import annotations

import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Dialog, Page, sync_playwright

from tests import built

Opener = Callable[..., Page]
Serving = Callable[[Path], str]

settings.register_profile("same-each-time", derandomize=True, database=None, deadline=None, max_examples=60)
settings.load_profile("same-each-time")


def pytest_configure(config: pytest.Config) -> None:
    """Heed the signals that end a build: a run in the background ignores some, and what it starts would inherit that."""
    for number, heeded in ((signal.SIGINT, signal.default_int_handler), (signal.SIGHUP, signal.SIG_DFL), (signal.SIGTERM, signal.SIG_DFL)):
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, heeded)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that rewrites what the cases expect."""
    parser.addoption(
        "--accept", action="store_true", help="write what tests/cases/ produces into its expected/ folders; review the difference"
    )


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether what a case produces becomes what it expects."""
    return bool(request.config.getoption("--accept"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, one for all tests of a worker."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        pytest.fail("Chromium is missing, and a reader's browser cannot be tested without it: apt-get install chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of this repository's dossier as a site."""
    return built.real_site(tmp_path_factory)


@pytest.fixture(scope="session")
def real(site: Path) -> Iterator[str]:
    """The address of this repository's dossier."""
    with built.served(site) as address:
        yield address


@pytest.fixture(scope="session")
def addressed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the full dossier."""
    with built.served(built.addressed_site(tmp_path_factory)) as address:
        yield address


@pytest.fixture
def serving() -> Iterator[Serving]:
    """Serves a site until the test is over, and tells its address."""
    with ExitStack() as servers:
        yield lambda site: servers.enter_context(built.served(site))


@pytest.fixture
def opened(browser: Browser, serving: object) -> Iterator[Opener]:
    """Opens pages, with what else Playwright's contexts take; after the test none of them has shown an error or a dialog, or asked another host for anything.

    They close before the sites that the test is `serving`: a page may still be asking for something."""
    wrong: list[str] = []
    contexts = []

    def dismiss(dialog: Dialog) -> None:
        wrong.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def go(address: str, *, width: int = 1440, scheme: str = "light", **more: Any) -> Page:
        colours: Literal["dark", "light"] = "dark" if scheme == "dark" else "light"
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=colours, **more)
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        host = "/".join(address.split("/")[:3]) + "/"
        page.on("console", lambda message: wrong.append(message.text) if message.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", dismiss)
        page.on("request", lambda request: wrong.append(request.url) if not request.url.startswith((host, "data:", "blob:")) else None)
        page.goto(address, wait_until="load")
        return page

    yield go
    for context in contexts:
        context.close()
    assert wrong == []
