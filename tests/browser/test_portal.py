"""The portal of three dossiers as readers use it: searched from a folder and from a server, on a phone, in the dark, and without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]
from playwright.sync_api import Browser, expect

from tests.support import builds
from tests.support.browser import MOST, Opener, overflow

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the portal."""
    return builds.portal(tmp_path_factory)


@pytest.fixture(scope="module")
def served(portal: Path) -> Iterator[str]:
    """The address of the portal."""
    with builds.served(portal) as address:
        yield address


QUERIES = (
    ("Ana Pena", "actors/ana-pena/", "comet"),
    ("Moscow", "actors/russia/", "alignments"),
    ("Aldbrok", "actors/aldbrook/", "bridge"),
)


def test_one_search_finds_what_is_in_any_dossier(served: str, opened: Opener) -> None:
    """Names in any spelling and statements are found with the dossier that they are from; a filter narrows, and a result leads to its page."""
    page = opened(served)
    words = page.get_by_label("Words")
    for query, path, name in QUERIES:
        words.fill(query)
        expect(page.locator(f'.search-results a[href*="/{name}/{path}"]').first).to_be_visible()
    words.fill("hokkaido")
    first = page.locator(".search-results.statements a").first
    expect(first).to_contain_text("Two Alignments in North-East Asia")
    words.fill("comet")
    page.get_by_label("Kind").select_option("statements")
    expect(page.locator(".search-results")).to_have_count(1)
    first.click()
    page.wait_for_url("**/comet/**")
    expect(page.locator(":target")).to_be_visible()
    page.get_by_role("link", name="All dossiers").first.click()
    expect(page.locator("h1")).to_have_text("Three dossiers")


def test_a_copy_in_a_folder_is_searched(portal: Path, browser: Browser) -> None:
    """Opened from a disk, the search finds names of every dossier, and its results lead to their files."""
    context = browser.new_context()
    context.set_default_timeout(MOST)
    page = context.new_page()
    page.goto((portal / "index.html").as_uri())
    page.get_by_label("Words").fill("pena")
    page.locator(".search-results.actors a").first.click()
    page.wait_for_url("file:///**/comet/actors/ana-pena/index.html")
    context.close()


def test_it_is_read_without_scripts(served: str, opened: Opener) -> None:
    """The home and the list of actors are whole without scripts, and say what needs them."""
    page = opened(served, java_script_enabled=False)
    expect(page.get_by_text("The search needs scripts.")).to_be_visible()
    page.get_by_role("link", name="list of all actors").click()
    expect(page.locator("h1")).to_have_text("Actors of all dossiers")


def test_axe_finds_nothing(served: str, browser: Browser) -> None:
    """Both pages, in light and in dark, fit a phone and hold to WCAG 2.2, with results too."""
    wrong = []
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme, viewport={"width": 390, "height": 844})
        context.add_init_script(AXE_SCRIPT)
        page = context.new_page()
        for path in ("index.html?q=comet", "actors/index.html"):
            page.goto(served + path)
            if "?" in path:
                expect(page.locator(".search-results").first).to_be_visible()
            assert overflow(page) == []
            answer = page.evaluate("axe.run(document, {resultTypes: ['violations'], preload: false})")
            wrong += [(scheme, path, one["id"], node["html"][:90]) for one in answer["violations"] for node in one["nodes"]]
        context.close()
    assert wrong == []
