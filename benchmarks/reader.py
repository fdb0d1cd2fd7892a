"""A reader with Chromium: search, the Content-Security-Policy, and the site opened from a folder."""

from __future__ import annotations

import functools
import http.server
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import TimeoutError as Expired

CHROMIUM: Final = "/usr/bin/chromium"
FLAGS: Final = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
_FIELD: Final = ".md-search__input"
_META: Final = ".md-search-result__meta"
_RESULTS: Final = ".md-search-result__link"
_VIOLATIONS: Final = """
window.violations = [];
document.addEventListener("securitypolicyviolation", e => window.violations.push(`${e.effectiveDirective} ${e.blockedURI} ${e.sourceFile || ""}`));
"""


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder, silently, with a Content-Security-Policy where one is set."""

    policy = ""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def end_headers(self) -> None:
        """Add the policy."""
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()


class Server(http.server.ThreadingHTTPServer):
    """A server that is silent where a page is closed before it has come."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing."""


@contextmanager
def served(site: Path, policy: str = "") -> Iterator[str]:
    """The address of a site on this machine, for as long as it is wanted."""
    handler = type("Here", (Handler,), {"policy": policy})
    server = Server(("127.0.0.1", 0), functools.partial(handler, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


class Found(NamedTuple):
    """What a search gave: how many pages, and where the wanted one stands among them (0: not shown)."""

    shown: int
    rank: int


def _typed(page: Page, query: str) -> None:
    """Put a text into the search field at once."""
    page.locator(_FIELD).fill(query)


def searched(page: Page, query: str, wanted: str) -> Found:
    """Type a query into the open page's search and read what it shows."""
    _typed(page, "")
    page.wait_for_function(f"() => /^Type/.test(document.querySelector('{_META}').textContent)", timeout=120_000)
    _typed(page, query)
    page.wait_for_function(f"() => /result|Nothing/.test(document.querySelector('{_META}').textContent)", timeout=120_000)
    said = page.locator(_META).inner_text()
    links = page.locator(_RESULTS).evaluate_all("links => links.map(link => link.getAttribute('href'))")
    paths = [urlsplit(link).path for link in links]
    number = said.rpartition(" result")[0].rpartition(" ")[2].replace(",", "")
    return Found(int(number or 0), next((number for number, path in enumerate(paths, 1) if f"/{wanted}" in path), 0))


def first_results(browser: Browser, address: str, query: str) -> float:
    """Seconds from the beginning of a page's load to the first results of a query typed at once."""
    page = browser.new_page(bypass_csp=True)
    began = time.perf_counter()
    page.goto(address)
    page.keyboard.press("f")
    _typed(page, query)
    page.wait_for_function(f"() => /result/.test(document.querySelector('{_META}').textContent)", timeout=120_000)
    took = time.perf_counter() - began
    page.close()
    return took


def searches(browser: Browser, site: Path, queries: list[tuple[str, str]]) -> list[Found]:
    """What each query finds; pairs of a query and the wanted page."""
    with served(site) as address:
        page = browser.new_page(bypass_csp=True)
        page.goto(f"{address}sources/")
        page.keyboard.press("f")
        found = [searched(page, query, wanted) for query, wanted in queries]
        page.close()
        return found


def violations(browser: Browser, site: Path, policy: str, paths: list[str], *, used: bool) -> dict[str, list[str]]:
    """What a policy blocks on each page as it loads and, where `used`, while a reader switches the palette and searches."""
    found = {}
    with served(site, policy) as address:
        for path in paths:
            page = browser.new_page(bypass_csp=True)
            page.add_init_script(_VIOLATIONS)
            page.goto(address + path)
            if used:
                _used(page)
            found[path] = page.evaluate("window.violations")
            page.close()
    return found


def _used(page: Page) -> str:
    """Switch the palette and search, as a reader does; what the search says."""
    page.locator("label.md-header__button[for^=__palette]:visible").first.click()
    if not page.locator(_FIELD).is_visible():
        return "there is no search field"
    page.keyboard.press("f")
    _typed(page, "harbour")
    with suppress(Expired):  # that nothing comes is a finding too
        page.wait_for_function(f"() => /result|Nothing/.test(document.querySelector('{_META}').textContent)", timeout=30_000)
    return page.locator(_META).inner_text().strip()


class Opened(NamedTuple):
    """What happened where a page was opened from a folder."""

    styled: bool
    palette: str
    search: str
    followed: str
    requests: list[str]
    errors: list[str]


def opened(browser: Browser, page_file: Path) -> Opened:
    """Open a page as a file, use it, and follow the first link of its article that leads to another page."""
    page = browser.new_page(bypass_csp=True)
    requests: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: None if request.url.startswith(("file:", "data:", "blob:")) else requests.append(request.url))
    page.on("pageerror", lambda error: errors.append(error.message.replace(page_file.parent.as_uri(), "")))
    page.goto(page_file.as_uri())
    styled = page.evaluate("getComputedStyle(document.querySelector('.md-header')).position") == "sticky"
    before = page.evaluate("document.body.dataset.mdColorScheme")
    said = _used(page)
    page.wait_for_timeout(300)
    after = page.evaluate("document.body.dataset.mdColorScheme")
    page.goto(page_file.as_uri())
    kept = page.evaluate("document.body.dataset.mdColorScheme")
    link = page.locator("article a[href]:not([href^='#']):not([href^='http'])").first
    target = link.evaluate("link => link.href")
    page.goto(target)
    followed = f"{Path(urlsplit(target).path).name or 'a folder'}: {page.title()}"
    page.close()
    return Opened(styled, f"{before} → {after}, next page {kept}", said, followed, sorted(set(requests)), sorted(set(errors)))
