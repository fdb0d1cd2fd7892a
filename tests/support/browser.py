"""A reader's browser: how it is found, how pages are opened, the page that tests share, and how to wait until a page has settled."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, Literal

from playwright.sync_api import Browser, Error, Locator, Page, expect

Opener = Callable[..., Page]
Serving = Callable[[Path], str]
Scheme = Literal["dark", "light"]

#: The time to wait for a browser before a test fails, in milliseconds; generous, as a busy machine is not a fault of the page.
MOST: Final = 60_000
#: The names of Chromium; the first one that is installed is used.
NAMES: Final = ("chromium", "chromium-browser", "google-chrome")
MISSING: Final = "Chromium is missing, and what a reader sees in it cannot be tested without: apt-get install chromium"

#: What it does not do: the popup of its address bar is two pages and a process of their own for each window, which takes twice the time of one of
#: our pages.  Of several such flags the last one counts, so this one repeats what Playwright turns off.
WITHOUT: Final = (
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay",
    "MediaRouter",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "OptimizationHints",
    "NetworkTimeServiceQuerying",
    "AimEnabled",
    "PreconnectToSearch",
)
#: How it is started.  All sites are our own, so that they may share a process: starting another for each takes a third of the time of a page.
FLAGS: Final = (
    f"--disable-features={','.join(WITHOUT)}",
    "--no-sandbox",
    "--disable-gpu",
    "--in-process-gpu",
    "--disable-background-networking",
    "--disable-site-isolation-trials",
    "--renderer-process-limit=1",
)

#: Resolves once nothing moves: fonts are loaded, every animation has ended, and no part of the page has moved for two frames.
_SETTLED: Final = """async () => {
    const frame = () => new Promise(requestAnimationFrame);
    const parts = () => [document.documentElement, ...document.querySelectorAll("body, header, nav, main, aside, article, [data-md-component]")];
    const places = () => JSON.stringify([scrollX, scrollY, innerWidth, parts().map(e => Object.values(e.getBoundingClientRect().toJSON()))]);
    const running = () => document.getAnimations().filter(a => a.playState !== "finished" && a.effect?.getComputedTiming().endTime !== Infinity);
    let before, now = "";
    do {
        await document.fonts.ready;
        await Promise.all(running().map(a => a.finished.catch(() => null)));
        before = now;
        await frame();
        await frame();
        now = places();
    } while (now !== before || running().length);
}"""


def chromium() -> str | None:
    """The path of the system's Chromium, if there is one."""
    return next(filter(None, map(shutil.which, NAMES)), None)


class SharedPage:
    """A page used by one test after another: a new page takes as long as loading two, and needs a process of its own."""

    def __init__(self, browser: Browser, options: Mapping[str, Any]) -> None:
        self._browser = browser
        self._options = options
        self._page: Page | None = None
        self._taken = False

    def take(self, width: int, scheme: Scheme) -> Page | None:
        """The page as new; None while another test has it."""
        if self._taken:
            return None
        if self._page is None or self._page.is_closed():
            self._page = self._browser.new_context(**self._options).new_page()
        self._taken = True
        self._page.set_viewport_size({"width": width, "height": 900})
        self._page.emulate_media(media="null", color_scheme=scheme, reduced_motion="null", forced_colors="null", contrast="null")
        return self._page

    def give_back(self, origins: set[str]) -> None:
        """Remove everything that a test left on the page, if it had it; if that fails, the next test gets another page."""
        if not self._taken:
            return
        page, self._taken = self._page, False
        if page is None or page.is_closed():
            return
        try:
            page.mouse.move(0, 0)
            page.goto("about:blank")
            page.unroute_all()
            page.context.unroute_all()
            page.context.clear_cookies()
            session = page.context.new_cdp_session(page)
            for origin in origins:
                session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
            session.detach()
        except Error:
            page.context.close()


class SharedPages:
    """The pages that the tests of a worker share: one for each kind of reader, by the options of Playwright's contexts."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._pages: dict[str, SharedPage] = {}

    def take(self, width: int, scheme: Scheme, options: Mapping[str, Any]) -> Page | None:
        """The page of a kind of reader as new; None while another test has it."""
        kind = json.dumps(options, sort_keys=True)
        return self._pages.setdefault(kind, SharedPage(self._browser, options)).take(width, scheme)

    def give_back(self, origins: set[str]) -> None:
        """Remove everything that a test left on the pages it had."""
        for page in self._pages.values():
            page.give_back(origins)


def settled(page: Page) -> Page:
    """Wait until nothing on the page moves: measurements made earlier, while the theme is moving parts, are not what a reader sees."""
    page.evaluate(_SETTLED)
    return page


def until(page: Page, expression: str, arg: object = None) -> None:
    """Wait until an expression is true on a page; Playwright's own way to wait evaluates a text, which the policy of our pages forbids."""
    deadline = time.monotonic() + MOST / 1000
    while True:
        with suppress(Error):  # the page is loading again
            if page.evaluate(expression, arg):
                return
        assert time.monotonic() < deadline, f"not true after {MOST} ms: {expression}"
        page.wait_for_timeout(20)


def overflow(page: Page) -> list[str]:
    """The elements that extend beyond the right edge of the window."""
    found: list[str] = settled(page).evaluate(
        """() => {
            const wide = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= wide) return [];
            const out = [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > wide + 1).map(e => e.outerHTML.slice(0, 80));
            return out.length ? out : [`the page is ${document.documentElement.scrollWidth} wide`];
        }"""
    )
    return found


def search(page: Page, words: str) -> Locator:
    """The results of a search for some words, the first of which is there; the words come at once, so that no result is of a part of them."""
    page.keyboard.press("/")
    field = page.locator("input[name=query]")
    expect(field).to_be_focused()
    field.fill(words)
    results = page.locator(".md-search-result__item > a.md-search-result__link:first-child")
    expect(results.first).to_be_visible()
    return results


def select_words(page: Page, number: int, words: str) -> None:
    """Select words in a paragraph of the article at the desk, and wait until the desk has seen it."""
    until(page, "document.documentElement.classList.contains('scripted')")
    page.evaluate(
        """([number, words]) => {
            const node = document.querySelector(`[data-number="${number}"]`).firstChild;
            const start = node.data.indexOf(words);
            document.getSelection().setBaseAndExtent(node, start, node, start + words.length);
        }""",
        [number, words],
    )
    until(page, "words => document.getElementById('selected').textContent.includes(words)", words)
