"""What a reader with the article sees on a source's page: the own text beside the statements on it, found in the browser alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, expect

from tests.support import builds, small
from tests.support.browser import MOST, Opener, Scheme, overflow, settled

pytestmark = pytest.mark.browser
SOURCE: Final = "sources/herald-2024-03/index.html"


@pytest.fixture(scope="module")
def lean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site of the small dossier with lean evidence."""
    return builds.lean_site(tmp_path_factory)


@pytest.fixture(scope="module")
def served(lean: Path) -> Iterator[str]:
    """Its address."""
    with builds.served(lean, search=False) as address:
        yield address


def compare(page: Page, text: str) -> None:
    """Paste a text and compare it, by keyboard."""
    if not page.locator("#Verify-text").is_visible():
        page.locator("details.verify > summary").press("Enter")
    page.get_by_label("Text of the article").fill(text)
    page.get_by_role("button", name="Compare").press("Enter")


@pytest.mark.parametrize("place", ["served", "file"])
def test_a_pasted_article_is_beside_its_statements_without_any_request(lean: Path, served: str, browser: Browser, place: str) -> None:
    """Each paragraph is found wherever it is, typed with other quotes and line breaks, on a server and in a copy on a disk; nothing is requested."""
    page = browser.new_page()
    page.set_default_timeout(MOST)
    page.goto(served + SOURCE if place == "served" else (lean / SOURCE).as_uri())
    settled(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    pasted = (
        small.HERALD.replace('"storm', "“storm")
        .replace('"', "“")
        .replace("Northland and Southmark ended", "Northland and\nSouthmark  ended")
    )
    compare(page, f"Home\n\nSport\n\n{pasted}\n\nRead more")
    expect(page.locator(".verify-status")).to_have_text("8 of 8 paragraphs found.")
    pair = page.locator(".verify-pair").nth(4)
    expect(pair.locator(".verify-text")).to_contain_text("“We have lost 1,200 passengers a week,“ Ms Vos said in Westhaven")
    known = page.locator("#p5 + .claims .claim").all_text_contents()
    assert known
    assert pair.locator(".verify-statements .claim").all_text_contents() == known
    assert pair.locator(".verify-statements [id]").count() == 0
    page.get_by_text("Not found in the article (3)").click()
    expect(page.locator(".verify-missing li")).to_have_text(["Home", "Sport", "Read more"])
    assert asked == []
    page.close()


def test_another_text_matches_nothing(served: str, opened: Opener) -> None:
    """Words changed in each paragraph are another text; an empty one is answered too."""
    page = opened(served + SOURCE)
    compare(page, small.HERALD.replace("e", "a"))
    expect(page.locator(".verify-status")).to_contain_text("0 of 8 paragraphs found.")
    assert page.locator(".verify-pair").count() == 0
    compare(page, " ")
    expect(page.locator(".verify-status")).to_have_text("Paste the text of the article first.")


def test_a_file_is_read_if_it_is_text(served: str, opened: Opener) -> None:
    """A text file is compared at once; for any other, the page asks for the text."""
    page = opened(served + SOURCE)
    page.locator("details.verify > summary").click()
    chosen = page.locator("#Verify-file")
    chosen.set_input_files({"name": "herald.txt", "mimeType": "text/plain", "buffer": small.HERALD.replace("\n", "\r\n").encode()})
    expect(page.locator(".verify-status")).to_have_text("8 of 8 paragraphs found.")
    chosen.set_input_files({"name": "herald.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\n\xff\x00"})
    expect(page.locator(".verify-status")).to_contain_text("paste the text instead")
    assert page.locator(".verify-pair").count() == 0


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_the_comparison_is_for_everybody(served: str, opened: Opener, width: int, scheme: Scheme) -> None:
    """Its form and its result have no fault for assistive technology, and fit on a phone."""
    page = opened(served + SOURCE, width=width, scheme=scheme)
    compare(page, f"{small.HERALD}\n\n{'unbroken' * 60}")
    expect(page.locator(".verify-pair")).to_have_count(8)
    page.evaluate(AXE_SCRIPT)
    answer = page.evaluate("axe.run('details.verify').then(r => r.violations.map(v => [v.id, v.nodes.map(n => n.html)]))")
    assert answer == []
    assert overflow(page) == []


def test_only_pages_of_sources_load_the_script(lean: Path) -> None:
    """No other page has the script."""
    pages = {path.relative_to(lean).as_posix() for path in lean.rglob("*.html") if b"assets/verify.js" in path.read_bytes()}
    assert pages == {SOURCE, "sources/gazette-2024-05/index.html"}
