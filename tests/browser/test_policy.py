"""The content security policy in a browser: the whole site works under it, from a host and from a disk, and what is injected does not run."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.support.browser import MOST, search, until

pytestmark = pytest.mark.browser
#: Collects what the policy blocks, from before the first script of a page on.
WATCH = """window.blocked = [];
document.addEventListener("securitypolicyviolation", event => blocked.push(`${event.effectiveDirective} ${event.blockedURI}`))"""
INJECT = """() => {
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    const image = document.createElement("div");
    image.innerHTML = "<img src=none onerror='window.ran = true'><p style='color: red'>styled</p>";
    document.body.append(script, image);
}"""


@pytest.fixture
def context(browser: Browser) -> BrowserContext:
    """A reader's browser that collects what is blocked, with paper that does not open a dialog."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.set_default_timeout(MOST)
    context.add_init_script(WATCH)
    context.add_init_script("window.print = () => { window.printed = true }")
    return context


def use(page: Page) -> None:
    """Use whatever a page offers: its colours, a citation, the filter of a list, copying and printing."""
    page.locator("label.md-header__button[for^=__palette]:visible").first.click()
    if page.locator("a.cite").count():
        page.locator("a.cite").first.click()
        expect(page.locator("[role=dialog]").last).to_be_visible()
        page.keyboard.press("Escape")
    if page.locator(".list form input").count():
        page.locator(".list form input").first.fill("russia")
        page.keyboard.press("Enter")
    if page.locator("a.permanent").count():
        page.locator("a.permanent").first.focus()
        page.locator(".copies button").first.click()
    if page.locator("button.print-page").count():
        page.locator("button.print-page").click()
        assert page.evaluate("window.printed")


KINDS = [
    "index.html",
    "relationships/north-korea--russia/index.html",
    "statements/index.html",
    "relationships/index.html",
    "matrix/index.html",
    "relationships/network/index.html",
]


@pytest.mark.threat("b213")
@pytest.mark.parametrize("host", ["served", "disk"])
def test_the_whole_site_works_under_its_policy(site: Path, real: str, context: BrowserContext, host: str) -> None:
    """Nothing is blocked while a reader uses every kind of page; then a script, a handler and a style that are injected are."""
    page = context.new_page()
    start = real if host == "served" else f"{site.as_uri()}/"
    for path in KINDS:
        page.goto(f"{start}{path}", wait_until="load")
        use(page)
        assert page.evaluate("blocked") == [], path
    if host == "served":
        page.goto(start)
        search(page, "russia").first.click()
        page.wait_for_url("**/actors/russia/")
        assert page.evaluate("blocked") == []
    page.evaluate(INJECT)
    until(page, "blocked.length >= 3")
    assert {line.split()[0] for line in page.evaluate("blocked")} == {"script-src-elem", "script-src-attr", "style-src-attr"}
    assert page.evaluate("window.ran") is None
    context.close()
