"""The review page of the preview in a browser: keys confirm and skip, what happened is announced, and nobody is shut out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]

from generator.project import load
from tests.support import builds, small
from tests.support.browser import Opener, overflow, until
from tests.support.previews import Preview, previewed

pytestmark = pytest.mark.browser
#: What the page says was done, and the statement that has the focus.
_STATE = "[document.querySelector('#said').textContent, document.activeElement.textContent].join('|')"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with its articles at hand."""
    return builds.with_articles(builds.project(tmp_path_factory.mktemp("review"), small.files()))


@pytest.fixture(scope="module")
def serving(folder: Path) -> Iterator[Preview]:
    """A preview, which outlives the pages that are opened."""
    with previewed(folder, "--no-briefs", "--as", "Ada Berg") as preview:
        yield preview


def test_a_statement_is_confirmed_and_another_skipped(opened: Opener, serving: Preview, folder: Path) -> None:
    """With one key each, without loading the page: the next one has the focus, and the result is announced."""
    page = opened(f"{serving.url}.preview/review/", width=390, scheme="dark")
    assert overflow(page) == []
    assert Axe().run(page).response["violations"] == []
    first = page.locator("h2 small").inner_text()
    page.keyboard.press("c")
    until(page, f"{_STATE}.startsWith('Confirmed {first} as Ada Berg.|')")
    second = page.locator("h2 small").inner_text()
    assert page.evaluate("document.activeElement.tagName") == "H2"
    page.get_by_label("Keys").uncheck()
    page.keyboard.press("s")
    page.get_by_label("Keys").check()
    page.keyboard.press("s")
    until(page, f"{_STATE}.startsWith('Skipped {second}.|')")
    assert "5 statements to read." in page.locator("main").inner_text()
    place = page.locator("code").inner_text()
    page.keyboard.press("e")
    until(page, "place => document.querySelector('#said').textContent.includes(place)", place)
    assert load.load(folder).reviews.keys() == {first}


def test_it_works_in_light_and_without_scripts(opened: Opener, serving: Preview) -> None:
    """The buttons send forms, which lead back to the page."""
    page = opened(f"{serving.url}.preview/review/")
    assert overflow(page) == []
    assert Axe().run(page).response["violations"] == []
    plain = opened(f"{serving.url}.preview/review/", java_script_enabled=False)
    before = plain.locator("h2 small").inner_text()
    plain.get_by_role("button", name="Skip").click()
    plain.get_by_text(f"Skipped {before}.").wait_for()
