"""A reader's browser: which one, how pages are opened, the page that tests share, and when a page has come to rest."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final, Literal

from playwright.sync_api import Browser, Error, Locator, Page, expect

Opener = Callable[..., Page]
Serving = Callable[[Path], str]
Scheme = Literal["dark", "light"]

#: How long a browser is waited for before a test fails, in milliseconds: a busy machine is no fault of a page.
MOST: Final = 30_000
#: What Chromium is called, the first that is installed is taken.
NAMES: Final = ("chromium", "chromium-browser", "google-chrome")
MISSING: Final = "Chromium is missing, and what a reader sees in it cannot be tested without: apt-get install chromium"

#: Comes back once nothing moves: fonts are there, every animation has ended, and for two frames no part of the page has another place.
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
    """Where the system's Chromium is, if there is one."""
    return next(filter(None, map(shutil.which, NAMES)), None)


class SharedPage:
    """A reader's page that one test after the other takes: to open another takes as long as to load it, and a process of its own."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._page: Page | None = None
        self._taken = False

    def take(self, width: int, scheme: Scheme) -> Page | None:
        """The page, as if nobody had read on it; nothing while a test has it."""
        if self._taken:
            return None
        if self._page is None or self._page.is_closed():
            self._page = self._browser.new_context().new_page()
        self._taken = True
        self._page.set_viewport_size({"width": width, "height": 900})
        self._page.emulate_media(media="null", color_scheme=scheme, reduced_motion="null", forced_colors="null", contrast="null")
        return self._page

    def give_back(self, origins: set[str]) -> None:
        """Take from the page what a test left there; where that fails, the next test gets another page."""
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


def settled(page: Page) -> Page:
    """The page once nothing on it moves: what is measured before, while the theme moves a part of it, is true of no page that a reader sees."""
    page.evaluate(_SETTLED)
    return page


def search(page: Page, words: str) -> Locator:
    """The results of a search for some words, the first of which is there; the words come at once, so that no result is of a part of them."""
    page.keyboard.press("/")
    field = page.locator("input[name=query]")
    expect(field).to_be_focused()
    field.fill(words)
    field.press("End")  # the search looks at its field as a key comes up
    results = page.locator(".md-search-result__item > a.md-search-result__link:first-child")
    expect(results.first).to_be_visible()
    return results
