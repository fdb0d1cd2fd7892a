"""A reader's browser: how pages are opened, and the page that tests share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, Literal

from playwright.sync_api import Browser, Error, Page

Opener = Callable[..., Page]
Serving = Callable[[Path], str]
Scheme = Literal["dark", "light"]

#: How long a browser is waited for before a test fails, in milliseconds: a busy machine is no fault of a page.
MOST: Final = 30_000


class Kept:
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
