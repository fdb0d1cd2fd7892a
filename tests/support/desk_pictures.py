"""The pictures of the desk in the handbook, taken in Chromium while somebody does what the tutorial says in its first part.

`python -m tests.support.desk_pictures` writes them to `docs/handbook/`, or to the folder that is given.
"""

from __future__ import annotations

import re
import sys
import tempfile
from io import BytesIO
from pathlib import Path
from typing import Final

from click.testing import CliRunner
from PIL import Image
from playwright.sync_api import Page, expect, sync_playwright

from generator.cli import main
from tests.support.browser import FLAGS, MOST, chromium, select_words, until
from tests.support.desks import at_the_desk
from tests.support.repository import ROOT

#: The size of the window, and the number of colours of a picture: enough for letters with smooth edges, and a quarter of the bytes.
WIDTH, HEIGHT, COLOURS = 1280, 760, 48
ARTICLE: Final = "river-beacon-2024-06"


class Album:
    """A page at the desk, and the folder for pictures of it."""

    def __init__(self, page: Page, folder: Path) -> None:
        self.page, self.folder = page, folder

    def take(self, name: str, height: int = HEIGHT) -> None:
        """Keep what is in view, down to a height."""
        self.page.wait_for_timeout(300)  # the caret and the status have come to rest
        shot = self.page.screenshot(clip={"x": 0, "y": 0, "width": WIDTH, "height": height}, animations="disabled", caret="hide")
        image = Image.open(BytesIO(shot)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        image.save(self.folder / f"{name}.png", optimize=True)

    def press(self, name: str) -> None:
        """Press a button."""
        self.page.get_by_role("button", name=name, exact=True).first.click()

    def save(self) -> None:
        """Press Ctrl+S, once the page listens to it."""
        until(self.page, "document.documentElement.classList.contains('scripted')")
        self.page.keyboard.press("Control+s")

    def said(self, words: str) -> None:
        """Wait for what was done."""
        expect(self.page.locator("#said")).to_contain_text(words, timeout=MOST)

    def verdict(self, words: str) -> None:
        """Wait for what the rules say."""
        expect(self.page.locator("#summary")).to_contain_text(words, timeout=MOST)

    def select(self, number: int, words: str) -> None:
        """Select words in a paragraph."""
        select_words(self.page, number, words)


def follow(album: Album, downloads: Path) -> None:
    """Do what the first part of the tutorial says."""
    page = album.page
    album.take("desk-begin", 520)
    page.locator("#add-article summary").click()
    page.locator("#article-file").set_input_files(downloads / "ferry-replaces-bridge.html")
    page.locator("#article-id").fill(ARTICLE)
    album.press("Add the article")
    album.said(f"Added {ARTICLE}")
    album.take("desk-source")
    page.get_by_role("combobox", name=re.compile("^Grade")).select_option("C")
    page.locator("#f-reliability-why").fill("Invented; a paper from down the river.")
    album.save()
    album.said(f"Changed {ARTICLE}")
    page.get_by_role("link", name="Dossier", exact=True).click()
    page.get_by_label(re.compile("^As of")).fill("2024-06-04")
    album.save()
    album.said("Changed dossier")
    album.select(2, "Ferry Guild")
    album.press("New actor")
    page.get_by_role("combobox", name=re.compile("^Kind")).select_option("organisation")
    album.take("desk-actor", 620)
    album.press("Create")
    album.said("Created ferry-guild")
    album.press("Cite paragraph 2")
    album.said(f"Cited {ARTICLE}#2")
    page.locator("#f-text").fill("The [[ferry-guild]] takes people across for [[carrow]] in four boats.")
    album.verdict("does not contain the number 'four'")
    album.take("desk")
    page.locator("#f-text").fill("The [[ferry-guild]] takes people across for [[carrow]] in two boats.")
    album.verdict("No problems")
    album.save()
    album.said("Added ferry-guild/")
    page.get_by_role("link", name=re.compile("^Edit takes")).click()
    album.verdict("No problems")
    album.take("desk-statement")
    page.get_by_text("Not used yet").click()
    page.get_by_label(re.compile("^Why nothing was taken")).fill("Not our subject.")
    album.press("List them as unused")
    album.said(f"Listed unused paragraphs of {ARTICLE}")
    page.get_by_role("link", name="Problems").click()
    expect(page.get_by_role("heading", name="No problems")).to_be_visible(timeout=MOST)


def take(folder: Path) -> None:
    """Take all pictures."""
    with tempfile.TemporaryDirectory() as made, sync_playwright() as started:
        home = Path(made) / "river"
        done = CliRunner().invoke(main, ["init", str(home)])
        assert done.exit_code == 0, done.output
        browser = started.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        page.set_default_timeout(MOST)
        with at_the_desk(home) as line:
            page.goto(f"http://127.0.0.1:{line.port}{line.application.base}")
            follow(Album(page, folder), home / "downloads")
        browser.close()


if __name__ == "__main__":
    take(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "handbook")
