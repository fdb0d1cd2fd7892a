"""The preview in a browser: a page follows the records by itself, and a mistake stands above it until it is mended."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]

from tests.support import builds, small
from tests.support.browser import Opener, settled, until
from tests.support.previews import Preview, previewed, put

pytestmark = pytest.mark.browser
BANNER = "[role=alert]"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of the preview that these tests share."""
    return builds.project(tmp_path_factory.mktemp("preview"), small.files())


@pytest.fixture(scope="module")
def shared(folder: Path) -> Iterator[Preview]:
    """A preview without briefs."""
    with previewed(folder, "--no-briefs") as preview:
        yield preview


@pytest.fixture
def serving(shared: Preview) -> Preview:
    """The preview outlives the pages that are opened."""
    return shared


def test_a_mistake_is_shown_above_the_page_until_it_is_corrected(opened: Opener, shared: Preview, folder: Path) -> None:
    """A broken record: its message above the page as it was, read out to who cannot see it; mended: the new text and no message, unasked."""
    record = folder / "briefings" / "actors" / "northland.yml"
    page = opened(f"{shared.url}actors/northland/")
    heading = page.locator("h1").inner_text()
    assert page.locator(BANNER).count() == 0
    put(record, "name: [\n")
    page.wait_for_selector(BANNER)
    said = page.locator(BANNER).inner_text()
    assert said.startswith("1 problem in 1 file; the pages do not change\n")
    assert "briefings/actors/northland.yml:2:1: " in said
    assert page.locator("h1").inner_text() == heading
    assert page.locator(BANNER).bounding_box()["y"] == 0  # type: ignore[index]
    page.mouse.wheel(0, 600)
    until(page, "scrollY > 0")
    settled(page)
    assert page.locator(BANNER).bounding_box()["y"] == 0  # type: ignore[index]
    assert [rule["id"] for rule in Axe().run(settled(page), {"include": [[BANNER]]}).response["violations"]] == []
    other = opened(f"{shared.url}sources/")
    other.wait_for_selector(BANNER)
    put(record, small.NORTHLAND + "history:\n  - {date: 2024-05-03, change: Mended as told., kind: changed}\n")
    page.get_by_text("Mended as told.").first.wait_for()
    assert page.locator(BANNER).count() == 0
    other.wait_for_selector(BANNER, state="detached")


def test_no_text_of_a_record_acts_in_the_banner(opened: Opener, shared: Preview, folder: Path) -> None:
    """Markup and scripts in what is wrong stand in the banner as they were typed, and nothing of them runs."""
    record = folder / "briefings" / "actors" / "lena-vos.yml"
    good = record.read_bytes()
    page = opened(f"{shared.url}")
    evil = "</pre></script><img src=x onerror=alert(1)><script>alert(2)</script>"
    put(record, good + f"'{evil}': x\n".encode())
    page.wait_for_selector(BANNER)
    assert evil in page.locator(BANNER).inner_text()
    assert page.locator(f"{BANNER} img, {BANNER} script").count() == 0
    put(record, good)
    page.wait_for_selector(BANNER, state="detached")


def test_a_page_that_did_not_change_is_not_loaded_again(opened: Opener, shared: Preview, folder: Path) -> None:
    """An edit elsewhere leaves a page as it is, with what its reader has typed; a style sheet that changed is seen on every page."""
    page = opened(f"{shared.url}handbook/records/")
    page.evaluate("window.mine = true")
    other = opened(f"{shared.url}handbook/style/")
    put(folder / "docs" / "handbook" / "style.md", "# Style\n\nEdited.\n")
    other.get_by_text("Edited.").first.wait_for()
    assert page.evaluate("window.mine") is True
    style = folder / "docs" / "assets" / "briefings.css"
    put(style, style.read_text(encoding="utf-8") + "h1 { letter-spacing: 7px !important; }\n")
    until(page, "getComputedStyle(document.querySelector('h1')).letterSpacing === '7px'")
    assert page.evaluate("window.mine") is None


def test_a_page_in_the_background_follows_when_it_is_looked_at(opened: Opener, shared: Preview, folder: Path) -> None:
    """A page that nobody sees lets go of the preview, and is as the records are when it is seen again."""
    page = opened(f"{shared.url}handbook/evidence/")
    page.evaluate("Object.defineProperty(document, 'hidden', {get: () => window.away, configurable: true}); window.away = true")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    put(folder / "docs" / "handbook" / "evidence.md", "# Evidence\n\nMeanwhile.\n")
    shared.until(r"docs/handbook/evidence\.md: ")
    assert "Meanwhile." in shared.get("handbook/evidence/")[1]
    assert page.get_by_text("Meanwhile.").count() == 0
    page.evaluate("window.away = false; document.dispatchEvent(new Event('visibilitychange'))")
    page.get_by_text("Meanwhile.").first.wait_for()
