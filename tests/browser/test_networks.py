"""The network of the whole dossier as a reader uses it: by pointer, by keyboard, by its filters and its address, and without JavaScript."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.browser import Opener, settled, until

pytestmark = pytest.mark.browser
NETWORK = "relationships/network/"


def bright(page: Page) -> set[str]:
    """The actors that are not faint."""
    nodes = page.locator("a.node:not(.faint)").evaluate_all("all => all.map(e => e.id.replace('node-', ''))")
    return set(nodes)


def test_a_name_shows_its_neighbours_and_then_its_page(addressed: str, opened: Opener) -> None:
    """A click leaves the actor's ties in the drawing and in the list, and is in the address; Escape leads back; a second click opens the page."""
    page = opened(addressed + NETWORK)
    everybody = bright(page)
    page.locator("#node-outer-league").click()
    until(page, "document.querySelectorAll('a.node.faint').length > 0")
    assert bright(page) == {"outer-league", "eastholm", "fernmark", "strait-pact"}
    assert page.locator(".list tbody tr:not([hidden])").count() == page.locator("a.tone:not(.faint)").count() == 3
    until(page, "location.search === '?party=Outer+League'")
    page.keyboard.press("Escape")
    until(page, "document.querySelectorAll('a.node.faint').length === 0")
    assert bright(page) == everybody
    page.locator("#node-outer-league").click()
    page.locator("#node-outer-league").click()
    page.wait_for_url("**/actors/outer-league/**")


def test_the_keyboard_goes_from_name_to_name(addressed: str, opened: Opener) -> None:
    """An arrow goes to a name in its direction; Enter selects; then Tab reaches the lines of that name, and no faint one."""
    page = opened(addressed + NETWORK)
    middle = "(e => e.getBoundingClientRect().y + e.getBoundingClientRect().height / 2)"
    page.locator("#node-southmark").focus()
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.matches('a.node:not(#node-southmark)')")
    assert page.evaluate(f"{middle}(document.querySelector('#node-southmark')) - {middle}(document.activeElement)") > 0
    expect(page.locator("a.tone[tabindex='0']")).to_have_count(0)
    page.locator("#node-southmark").focus()
    page.keyboard.press("Enter")
    until(page, "document.querySelectorAll('a.tone[tabindex=\"0\"]').length === 6")
    assert page.locator("a.tone.faint[tabindex='0']").count() == 0
    expect(page.get_by_role("link", name="Open Southmark")).to_have_attribute("href", "../../actors/southmark/")


def test_the_filters_of_the_list_are_those_of_the_drawing(addressed: str, opened: Opener) -> None:
    """Tone, kind, topic, year and the day of publication, from the address, leave their ties; the others are faint."""
    page = opened(f"{addressed}{NETWORK}?tone=Hostile")
    assert bright(page) == {"outer-league", "strait-pact"}
    for name, value in (("kind", "Person"), ("topic", "Ferry"), ("year", "2024"), ("as-of", None)):
        page.goto(f"{addressed}{NETWORK}")
        page.locator(f".filters select[name='{name}']").select_option(
            value or page.locator(f".filters select[name='{name}'] option").nth(1).get_attribute("value")
        )
        shown = page.locator(".list tbody tr:not([hidden])").count()
        until(page, f"document.querySelectorAll('a.tone:not(.faint)').length === {shown}")
        assert 0 < shown < 13, name


def test_without_a_script_all_of_it_is_there(addressed: str, browser: Browser) -> None:
    """Without JavaScript there is the drawing, whose names and lines are links, and the whole list, and no control that does nothing."""
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(addressed + NETWORK)
    assert page.locator("a.node[href*='actors/']").count() == 10
    assert page.locator("a.tone[href]").count() == page.locator(".list tbody tr").count() == 13
    expect(page.locator(".list :is(button, select, input), .hint")).to_have_count(0)
    page.context.close()


def test_on_a_phone_the_drawing_moves_in_its_own_box(addressed: str, opened: Opener) -> None:
    """At 390 px names are as large as elsewhere; the drawing is wider than its box, the page is not wider than the window."""
    page = settled(opened(addressed + NETWORK, width=390))
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    wide, seen = page.locator(".network svg").evaluate("e => [e.getBoundingClientRect().width, e.parentElement.clientWidth]")
    assert wide >= 900 > seen
