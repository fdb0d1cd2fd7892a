"""A record's page as of an earlier day: what had been published by then, in the address, on links and on paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.browser import Opener

pytestmark = pytest.mark.browser

RELATIONSHIP = "relationships/china--russia/"


def shown(page: Page, words: str) -> Locator:
    """What is seen of the page with these words."""
    return page.locator("article :is(li, dd)", has_text=words).locator("visible=true")


def test_what_was_published_later_is_not_shown(real: str, opened: Opener) -> None:
    """Statements, judgements, states and kinds that rest on the later article, what has no date, and their entries in the contents; and all is back."""
    page = opened(real + RELATIONSHIP)
    day, said = page.get_by_label("As of"), page.locator(".as-of output")
    everything = page.locator("article .claim").locator("visible=true").count()
    day.select_option("18 August 2023")
    expect(said).to_have_text(re.compile(r"^As published by 18 August 2023: 15 of 25 statements and 1 of 3 judgements\. "))
    expect(page.locator("article .claim").locator("visible=true")).to_have_count(15)
    expect(shown(page, "aligned against Washington")).to_have_count(0)
    expect(shown(page, "apparently on a joint patrol")).not_to_have_count(0)
    for gone in (".standfirst", ".drawn", "dt:text-is('Tone')", "#Glance", ".md-nav--secondary a[href$='#Glance']"):
        expect(page.locator(gone).first).to_be_hidden()
    assert page.url.endswith("?as-of=2023-08-18")
    day.select_option("now")
    expect(page.locator("article .claim").locator("visible=true")).to_have_count(everything)
    expect(page.locator(".standfirst")).to_be_visible()
    assert page.url.endswith(RELATIONSHIP)


def test_the_day_goes_from_page_to_page(real: str, opened: Opener) -> None:
    """Links to records and to the list of statements keep it; a day between two publications is that of the first of them."""
    page = opened(real + RELATIONSHIP + "?as-of=2024-06-01")
    expect(page.get_by_label("As of")).to_have_value("2023-08-18")
    page.locator(".infobox").get_by_role("link", name="China", exact=True).click()
    page.wait_for_url("**/actors/china/?as-of=2023-08-18")
    expect(page.get_by_label("As of")).to_have_value("2023-08-18")
    page.locator(".md-tabs").get_by_role("link", name="Statements").click()
    page.wait_for_url("**/statements/?as-of=2023-08-18")
    expect(page.locator(".filters output")).to_have_text(re.compile(r"^\d+ of \d+ shown$"))


def test_paper_says_the_day(real: str, opened: Opener) -> None:
    """What is printed says as of when it is, without the control; a page of today says nothing of it."""
    page = opened(real + RELATIONSHIP)
    page.emulate_media(media="print")
    expect(page.locator(".as-of output")).to_be_empty()
    page.emulate_media(media="screen")
    page.get_by_label("As of").select_option("18 August 2023")
    page.emulate_media(media="print")
    expect(page.locator(".as-of output")).to_be_visible()
    expect(page.get_by_label("As of")).to_be_hidden()
    page.emulate_media(media="screen")
