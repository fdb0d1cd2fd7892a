"""The search as readers use it: by keyboard, on its page with filters, from a folder, and with what is not found."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.support.browser import MOST, Opener, search, until

pytestmark = pytest.mark.browser


def groups(page: Page) -> list[str]:
    """The names of the groups of results, in order, without their numbers."""
    return [text.rpartition(" ")[0] for text in page.locator(".search-group").all_inner_texts()]


def test_a_reader_searches_by_keyboard(searchable: str, opened: Opener) -> None:
    """`/` goes to the field, the arrows through the results and back, Enter opens the first one, Esc closes; the number is announced."""
    page = opened(searchable)
    results = search(page, "Kim Jong-un")
    expect(results.first).to_contain_text("Kim Jong Un")
    expect(page.locator(".md-search").get_by_role("status")).to_have_text("14 results")
    field = page.locator("input[name=query]")
    page.keyboard.press("ArrowDown")
    expect(results.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(results.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(results.first).to_be_hidden()
    expect(field).not_to_be_focused()
    page.keyboard.press("/")
    expect(field).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/actors/kim-jong-un/")


def test_the_focus_stays_on_a_result_as_more_arrives(searchable: str, opened: Opener) -> None:
    """A few names answer before all are loaded, and names before statements are; who has gone to one of them stays there."""
    page = opened(searchable, own=True)
    held: dict[str, list[Route]] = {"names": [], "words": []}
    page.route(
        re.compile(r"/search/(?:names|words)-\d+\.js$"), lambda route: held[re.findall(r"names|words", route.request.url)[0]].append(route)
    )
    first = search(page, "Kim Jong-un").first
    page.keyboard.press("ArrowDown")
    expect(first).to_be_focused()
    status, number = page.locator(".md-search").get_by_role("status"), page.locator(".search-count")
    expect(number).to_have_count(0)
    for routes in held.values():
        expect(status).not_to_contain_text("result")
        assert routes
        for route in routes:
            route.continue_()
        expect(number.first).to_be_visible()
        expect(first).to_be_focused()
    expect(status).to_contain_text("result")
    expect(first).to_be_focused()


def test_enter_does_not_wait_for_a_result_to_be_shown(searchable: str, opened: Opener) -> None:
    """Who types a name and presses Enter at once comes to its page."""
    page = opened(searchable)
    page.keyboard.press("/")
    page.keyboard.insert_text("pat ryder")
    page.keyboard.press("Enter")
    page.wait_for_url("**/actors/pat-ryder/")
    expect(page.locator("article h1")).to_have_text("Pat Ryder")


def test_an_input_method_keeps_its_keys(searchable: str, opened: Opener) -> None:
    """Enter and the arrows that choose among characters open and move nothing."""
    page = opened(searchable)
    search(page, "Putin")
    page.locator("input[name=query]").evaluate(
        """field => ["Enter", "ArrowDown", "Escape"].forEach(key =>
            field.dispatchEvent(new KeyboardEvent("keydown", { key, isComposing: true, bubbles: true, cancelable: true })))"""
    )
    expect(page.locator("input[name=query]")).to_be_focused()
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert page.url == searchable


def test_a_statement_is_a_result_with_its_place(searchable: str, opened: Opener) -> None:
    """It shows the sentence and who says it, when and where, and leads to it on its page."""
    page = opened(searchable)
    found = search(page, "hwasong").first
    expect(found).to_contain_text("intercontinental ballistic missiles")
    expect(found).to_contain_text("July 2023 · JAPAN Forward")
    found.click()
    page.wait_for_url("**/actors/north-korea/#hwasong-missiles")
    expect(page.locator("#hwasong-missiles")).to_be_in_viewport()


def test_results_are_narrowed_on_the_page(searchable: str, opened: Opener) -> None:
    """All results with filters by kind, type, speaker, year and source, each with its number; the address keeps the choice."""
    page = opened(searchable + "search/?q=ukraine")
    expect(page.locator(".search-status")).to_contain_text("results")
    assert groups(page)[0] == "ACTORS"
    page.get_by_label("Kind").select_option("statements")
    expect(page.locator(".search-group")).to_have_count(1)
    number = page.locator(".search-list li").count()
    page.get_by_label("Speaker").select_option("Masayuki Masuda")
    until(page, "most => document.querySelectorAll('.search-list li').length < most", number)
    expect(page.locator(".search-line").first).to_contain_text("Masayuki Masuda")
    page.wait_for_url("**/search/?q=ukraine&kind=statements&speaker=Masayuki+Masuda")
    shown = page.locator(".search-list li").all_inner_texts()
    page.reload()
    expect(page.get_by_label("Speaker")).to_have_value("Masayuki Masuda")
    expect(page.locator(".search-list li")).to_have_text(shown, use_inner_text=True)


def test_nothing_found_is_not_the_end(searchable: str, opened: Opener) -> None:
    """What was meant is offered; where nothing is near, the indexes are."""
    page = opened(searchable)
    search(page, "Shoygu")
    expect(page.locator(".md-search").get_by_role("status")).to_contain_text("Did you mean “shoigu”?")
    page.locator("input[name=query]").fill("xyzzyq")
    expect(page.locator(".md-search").get_by_role("status")).to_have_text("Nothing found for “xyzzyq”")
    page.locator(".md-search .search-nothing").get_by_role("link", name="Topics").click()
    page.wait_for_url("**/topics/")


def test_the_programs_handbook_is_not_what_readers_look_for(searchable: str, opened: Opener) -> None:
    """Words of the handbook and of the page of rules find the dossier or nothing."""
    page = opened(searchable + "search/?q=waiver+yaml")
    expect(page.locator(".search-status")).to_have_text("Nothing found for “waiver yaml”")


def test_a_copy_in_a_folder_is_searched(site: Path, browser: Browser) -> None:
    """Opened from a disk, the search finds names and statements, and its results lead to the pages."""
    context = browser.new_context()
    context.set_default_timeout(MOST)
    page = context.new_page()
    page.goto((site / "index.html").as_uri())
    search(page, "Moscow").first.click()
    page.wait_for_url("file:///**/actors/russia/index.html")
    expect(page.locator("article h1")).to_have_text("Russia")
    search(page, "hwasong").first.click()
    page.wait_for_url("file:///**/actors/north-korea/index.html#hwasong-missiles")
    expect(page.locator(":target")).to_contain_text("Hwasong")
    context.close()


def test_without_scripts_the_search_page_leads_on(searchable: str, opened: Opener) -> None:
    """The page says what it needs, and links to the lists of everything."""
    page = opened(searchable + "search/", java_script_enabled=False)
    expect(page.locator(".search-page")).to_contain_text("needs JavaScript")
    page.locator(".search-page").get_by_role("link", name="Actors").click()
    page.wait_for_url("**/actors/")
