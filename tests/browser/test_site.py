"""The site in a reader's browser: nothing fails, nothing runs that should not, search and citations lead where they say."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.support import builds
from tests.support.browser import Opener, Scheme, SharedPages, overflow, search, settled
from tests.support.fields import HOSTILE

pytestmark = pytest.mark.browser

RELATIONSHIP = "relationships/north-korea--russia/"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the small dossier with markup and scripts in every field."""
    with builds.served(builds.hostile_site(tmp_path_factory)) as address:
        yield address


def test_no_test_leaves_anything_to_the_next(real: str, browser: Browser) -> None:
    """The page that tests share comes back as it was: no choice, no cookie, no route, no paper, the size and colours that are asked for."""
    shared_pages = SharedPages(browser)
    page = shared_pages.take(390, "dark", {})
    assert page is not None
    assert shared_pages.take(390, "dark", {}) is None
    page.goto(real)
    page.evaluate("localStorage.setItem('a', 'b'); sessionStorage.setItem('a', 'b'); document.cookie = 'a=b'")
    page.emulate_media(media="print", reduced_motion="reduce", forced_colors="active")
    page.route("**/*", lambda route: route.abort())
    page.context.route("**/*", lambda route: route.abort())
    shared_pages.give_back({real.rstrip("/")})
    assert shared_pages.take(1440, "light", {}) is page
    page.goto(real)
    state = """() => [localStorage.getItem("a"), document.cookie, innerWidth, ...["print", "(prefers-color-scheme: dark)",
        "(prefers-reduced-motion)", "(forced-colors: active)"].filter(query => matchMedia(query).matches)]"""
    assert page.evaluate(state) == [None, "", 1440]
    assert page.evaluate("sessionStorage.getItem('a')") is None
    page.context.close()


@pytest.mark.threat("b108")
def test_hostile_pages_do_nothing(hostile: str, opened: Opener) -> None:
    """Markup and scripts in every field show as typed and do nothing, and the page still fits a phone."""
    page = opened(hostile + "actors/lena-vos/", width=320)
    expect(page.locator("h1")).to_have_text(HOSTILE["name"])
    assert page.title() == f"{HOSTILE['name']} - {HOSTILE['title']}"
    assert overflow(page) == []
    for path in ("", "relationships/northland--southmark/", "sources/herald-2024-03/", "topics/", "actors/"):
        page.goto(hostile + path)
        expect(page.locator("article h1")).to_be_visible()
        assert overflow(page) == []


@pytest.mark.threat("b136")
def test_a_search_runs_nothing(hostile: str, opened: Opener) -> None:
    """Scripts in names, tags and texts stay text in the results of a search, and so does one in the address."""
    page = opened(hostile)
    search(page, "onmouseover")
    expect(page.locator(".md-search-result__list")).to_contain_text("<b onmouseover=alert(4)>")
    page.goto(hostile + "actors/lena-vos/?h=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E")
    page.goto(hostile + "?q=%3Cimg%20src=x%20onerror=alert(1)%3E")
    expect(page.locator("input[name=query]")).to_have_value("<img src=x onerror=alert(1)>")


def test_a_search_finds_an_actor_by_another_name(searchable: str, opened: Opener) -> None:
    """A capital that stands for a government finds the state's page first, and the result leads there."""
    page = opened(searchable)
    results = search(page, "Moscow")
    expect(results.first).to_contain_text("Russia")
    results.first.click()
    page.wait_for_url("**/actors/russia/**")
    expect(page.locator("h1")).to_have_text("Russia")
    expect(page.locator(".infobox")).to_contain_text("Moscow")


@pytest.mark.parametrize(("scheme", "before", "after"), [("light", "default", "slate"), ("dark", "slate", "default")])
def test_light_and_dark(real: str, opened: Opener, scheme: Scheme, before: str, after: str) -> None:
    """A page comes in the system's light or dark; a button changes it, and the next page keeps the choice."""
    page = opened(real + RELATIONSHIP, scheme=scheme)
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", before)
    light_text = settled(page).locator("h1").evaluate("e => getComputedStyle(e).color")
    page.locator("form[data-md-component=palette] label:not([hidden])").click()
    expect(body).to_have_attribute("data-md-color-scheme", after)
    expect(page.locator("h1")).not_to_have_css("color", light_text)
    page.goto(real)
    expect(body).to_have_attribute("data-md-color-scheme", after)


def luminance(colour: str) -> float:
    """The relative luminance of a colour `rgb(r, g, b)` (WCAG 2.2)."""
    parts = [int(float(part)) / 255 for part in colour.partition("(")[2].rstrip(")").split(",")[:3]]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_small_print_can_be_read(real: str, opened: Opener, scheme: Scheme) -> None:
    """Marks, permanent links and the lines below statements have at least the contrast of 4.5 to 1 that WCAG asks for."""
    page = opened(real + RELATIONSHIP, scheme=scheme)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate" if scheme == "dark" else "default")
    settled(page)
    ground = luminance(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    for selector in (".said", "a.permanent", "a.cite", ".crumbs", "article h1", "article h2"):
        text = luminance(page.locator(selector).first.evaluate("e => getComputedStyle(e).color"))
        assert (max(text, ground) + 0.05) / (min(text, ground) + 0.05) >= 4.5, selector


@pytest.mark.parametrize("width", [390, 1440])
def test_a_citation_leads_to_its_note_and_on_to_the_paragraph(real: str, opened: Opener, width: int) -> None:
    """Without scripts a click on a mark shows the note of its number, a click on the note's paragraph shows it, below the bar at the top."""
    page = opened(real + RELATIONSHIP, width=width, java_script_enabled=False)
    mark = page.locator(".claims li").filter(has_text="troops").filter(has_text="Ukraine").first.locator("a.cite").first
    number = mark.inner_text().strip("[]")
    mark.click()
    note = page.locator(f"#Note-{number}")
    expect(note).to_be_in_viewport()
    words = note.locator("a").inner_text()
    note.locator("a").click()
    page.wait_for_url("**/sources/*/#p*")
    paragraph = page.locator(":target")
    expect(paragraph).to_have_text(words.capitalize())
    expect(paragraph).to_be_in_viewport()
    bar = page.locator(".md-header").bounding_box()
    place = paragraph.bounding_box()
    assert bar is not None
    assert place is not None
    assert place["y"] >= bar["y"] + bar["height"]


def test_a_permanent_link_shows_its_statement(real: str, opened: Opener) -> None:
    """The address of a statement, opened from elsewhere, shows the statement, and the link behind it is that address.

    The address that it had on a page that does not show it any more leads to its home.
    """
    page = opened(real + RELATIONSHIP)
    last = page.locator("a.permanent:not([href*='.'])").last.evaluate("e => e.href")
    page.goto(real)
    page.goto(last)
    statement = page.locator(":target")
    expect(statement).to_be_in_viewport()
    assert statement.locator("a.permanent").evaluate("e => e.href") == last
    record, _, anchor = last.partition("#")
    page.goto(f"{real}statements/#{record.rstrip('/').rpartition('/')[2]}.{anchor}")
    page.wait_for_url(last)


def test_the_text_has_room_beside_the_box(real: str, opened: Opener) -> None:
    """On a wide screen the statements stand beside the box in lines of 60 characters or more; on a phone below it, as wide as it."""
    page = settled(opened(real + RELATIONSHIP))
    box, text = page.locator(".infobox").bounding_box(), page.locator(".claims li").first.bounding_box()
    assert box is not None
    assert text is not None
    assert box["x"] >= text["x"] + 480
    page.set_viewport_size({"width": 390, "height": 844})
    settled(page)
    box, text = page.locator(".infobox").bounding_box(), page.locator(".claims li").first.bounding_box()
    assert box is not None
    assert text is not None
    assert text["y"] >= box["y"] + box["height"]


def test_a_phone_has_the_way_to_every_section(real: str, opened: Opener) -> None:
    """On a phone the menu of a record's page leads to the sections of the site."""
    page = opened(real + RELATIONSHIP, width=390)
    page.locator("label.md-header__button[for=__drawer]").click()
    sources = page.locator(".md-nav--primary").get_by_role("link", name="Sources")
    expect(sources).to_be_in_viewport()
    sources.click()
    expect(page.locator("h1")).to_have_text("Sources")


def test_three_clicks_from_home_answer_a_question_with_the_passage(real: str, opened: Opener) -> None:
    """Did China help Russia in Ukraine, according to whom, and when?  The relationship, the mark, the paragraph."""
    page = opened(real)
    page.locator("article").get_by_role("link", name="China and Russia", exact=True).first.click()
    claim = page.locator("p.claim", has_text="remained at a distance from Russia's invasion of Ukraine").first
    expect(claim).to_contain_text("Masayuki Masuda")
    expect(claim.locator("xpath=following-sibling::p[1]")).to_contain_text("November 2025")
    claim.locator("a.cite").first.click()
    page.get_by_role("link", name="Go to the paragraph").click()
    expect(page).to_have_url(re.compile(r"/sources/straits-times-2025-11/#p\d+$"))
    place = page.locator(":target")
    expect(place).to_be_in_viewport()
    expect(place.locator("xpath=following-sibling::div[1]")).to_contain_text("remained at a distance from Russia's invasion of Ukraine")


def test_a_figure_is_saved_as_pixels(real: str, opened: Opener) -> None:
    """“PNG” downloads the drawing's file as a picture of at least 1,600 pixels across, on white, in its own proportions."""
    page = opened(f"{real}actors/japan/", accept_downloads=True)
    with page.expect_download() as download:
        page.get_by_role("button", name="PNG").first.click()
    assert download.value.suggested_filename == "japan.png"
    content = Path(download.value.path()).read_bytes()
    width, height = struct.unpack(">II", content[16:24])
    shape = page.locator(".drawn svg").first.evaluate("drawing => drawing.viewBox.baseVal.height / drawing.viewBox.baseVal.width")
    assert (content[:8], width) == (b"\x89PNG\r\n\x1a\n", 1600)
    assert height >= 1600 * shape - 1
