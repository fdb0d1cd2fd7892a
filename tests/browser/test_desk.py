"""The desk in a browser: from a saved web page to checked statements and a printed brief, without opening a file."""

from __future__ import annotations

import re
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from click.testing import CliRunner
from playwright.sync_api import Browser, Page, expect

from generator.cli import main
from generator.project import load
from tests.support import desk_pictures, desks
from tests.support.browser import MOST, overflow, select_words, until
from tests.support.desks import Line, at_the_desk
from tests.support.previews import LIMIT, previewed
from tests.support.repository import ROOT

pytestmark = pytest.mark.browser

SAVED = """<!doctype html><html lang="en"><head><title>Vale fair opens with 40 stalls</title>
<meta property="og:title" content="Vale fair opens with 40 stalls"><meta property="og:site_name" content="Vale Courier">
<meta property="article:published_time" content="2024-05-04T08:00:00Z"></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Vale fair opens with 40 stalls</h1>
<p>The Vale Guild opened its spring fair on the river meadow on 3 May 2024 with 40 stalls, ten more than last year, the guild reported.</p>
<p>“We had hoped for twice as many visitors on the first day,” said Mira Sand, who leads the guild. It rained until noon.</p>
<p>The town of Aldbrook lent its meadow for three days. Nobody paid rent, according to the Vale Guild, and the grass is to be sown anew.</p>
</article><footer>All rights reserved</footer></body></html>
"""


class Hands:
    """Somebody at the desk, whose actions are counted."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.actions = 0

    def click(self, name: str, role: str = "button", *, exact: bool = False) -> None:
        """Press a button or follow a link."""
        self.actions += 1
        self.page.get_by_role(role, name=name, exact=exact).first.click()  # type: ignore[arg-type] # a role

    def write(self, label: str, words: str) -> None:
        """Fill in a field."""
        self.actions += 1
        self.page.get_by_label(re.compile(f"^{label}")).first.fill(words)

    def choose(self, label: str, value: str) -> None:
        """Choose one of several."""
        self.actions += 1
        until(self.page, "document.documentElement.classList.contains('scripted')")
        self.page.get_by_role("combobox", name=re.compile(f"^{label}")).first.select_option(value)

    def select(self, number: int, words: str) -> None:
        """Select words in a paragraph of the article."""
        self.actions += 1
        select_words(self.page, number, words)

    def verdict(self, words: str) -> None:
        """Wait for what the rules say; that is no action."""
        expect(self.page.locator("#summary")).to_contain_text(words, timeout=MOST)

    def said(self, words: str) -> None:
        """Wait for what was done."""
        expect(self.page.locator("#said")).to_contain_text(words, timeout=MOST)


def test_from_a_saved_page_to_a_published_brief(tmp_path: Path, browser: Browser) -> None:
    """Two actors, three statements, a wrong quotation and somebody else's change, with at most forty actions and no file opened."""
    home, saved = tmp_path / "vale", tmp_path / "saved.html"
    saved.write_text(SAVED, encoding="utf-8")
    commands = 3  # init, edit and build
    assert CliRunner().invoke(main, ["init", "--empty", "--title", "The Vale", str(home)]).exit_code == 0
    with previewed(home, "--no-open", command="edit") as desk:
        page = browser.new_context().new_page()
        page.set_default_timeout(MOST)
        page.goto(desk.url)
        hands = Hands(page)
        _add_article(hands, saved)
        _first_actor(hands)
        _second_actor(hands)
        _meanwhile(hands, home)
        assert hands.actions + commands <= 40, hands.actions
        brief = page.get_by_role("link", name="Its brief").get_attribute("href")
        until_printed(desk.url, str(brief))
        page.context.close()
    assert load.checked(home)[1] == []
    assert CliRunner().invoke(main, ["--project", str(home), "build"]).exit_code == 0
    assert "40 stalls" in (home / "site" / "actors" / "vale-guild" / "index.html").read_text(encoding="utf-8")
    assert (home / "site" / "briefs" / "vale-guild.pdf").read_bytes().startswith(b"%PDF")


def test_the_tutorial_leads_to_a_dossier_without_problems(tmp_path: Path, browser: Browser) -> None:
    """Its first part is followed as its pictures are taken; each is light, and the page has a text for it."""
    home = tmp_path / "river"
    assert CliRunner().invoke(main, ["init", str(home)]).exit_code == 0
    context = browser.new_context(viewport={"width": desk_pictures.WIDTH, "height": desk_pictures.HEIGHT})
    with at_the_desk(home) as line:
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{line.port}{line.application.base}")
        desk_pictures.follow(desk_pictures.Album(page, tmp_path), home / "downloads")
    context.close()
    assert load.checked(home)[1] == []
    tutorial = (ROOT / "docs" / "handbook" / "tutorial.md").read_text(encoding="utf-8")
    shown = dict(re.findall(r"!\[([^\]]{20,})\]\((desk[\w-]*\.png)\)", tutorial))
    assert sorted(shown.values()) == sorted(path.name for path in tmp_path.glob("*.png"))
    for name in shown.values():
        assert (ROOT / "docs" / "handbook" / name).stat().st_size < 70_000, name


def until_printed(address: str, brief: str) -> None:
    """Wait for a brief from the preview beside the desk."""
    until_then = time.monotonic() + LIMIT
    root = "/".join(address.split("/")[:3])
    while True:
        try:
            with urllib.request.urlopen(root + brief, timeout=LIMIT) as answer:  # noqa: S310 - our own
                assert answer.read(4) == b"%PDF"
                return
        except OSError:
            assert time.monotonic() < until_then
            time.sleep(0.2)


def _add_article(hands: Hands, saved: Path) -> None:
    """A saved web page becomes a source, whose details were read from it."""
    hands.actions += 1
    expect(hands.page.locator("#article-file")).to_be_visible()
    hands.page.locator("#article-file").set_input_files(saved)
    hands.write("Id of the source", "courier-2024-05")
    hands.click("Add the article")
    hands.said("Added courier-2024-05")
    expect(hands.page.get_by_label(re.compile("^Publisher"))).to_have_value("Vale Courier")
    hands.choose("Grade", "C")
    hands.write("Why$", "A local paper.")
    hands.click("Save")
    hands.said("Changed courier-2024-05")


def _first_actor(hands: Hands) -> None:
    """An actor from a name in the text, and a statement about it."""
    hands.select(2, "Vale Guild")
    hands.click("New actor", exact=True)
    hands.choose("Kind", "organisation")
    hands.click("Create")
    hands.said("Created vale-guild")
    hands.click("Cite paragraph 2", exact=True)
    hands.said("Cited courier-2024-05#2")
    hands.write("Text", "The [[vale-guild]] began its fair with 40 stalls.")
    hands.verdict("No problems")
    hands.click("Save")
    hands.said("Added vale-guild/")


def _second_actor(hands: Hands) -> None:
    """Another one, whose words are quoted: wrongly at first."""
    hands.select(3, "Mira Sand")
    hands.click("New actor", exact=True)
    hands.choose("Kind", "person")
    hands.click("Create")
    hands.said("Created mira-sand")
    hands.select(3, "twice as many visitors")
    hands.click("Quote", exact=True)
    hands.said("Cited courier-2024-05#3; proposed mira-sand as the speaker")
    hands.write("Text", "[[mira-sand]] had hoped for “thrice as many visitors” on the first day.")
    hands.verdict("thrice as many visitors")
    hands.click("Save")
    hands.said("Not saved: ")
    hands.write("Text", "[[mira-sand]] had hoped for “twice as many visitors” on the first day.")
    hands.verdict("No problems")
    hands.click("Save")
    hands.said("Added mira-sand/")


def _meanwhile(hands: Hands, home: Path) -> None:
    """Somebody else changes the file while the third statement is written: both are kept."""
    hands.choose("Record", "vale-guild")
    expect(hands.page.get_by_role("heading", name="Vale Guild", level=3)).to_be_visible()
    hands.click("Cite paragraph 4", exact=True)
    hands.said("Cited courier-2024-05#4")
    hands.write("Text", "The [[vale-guild]] says that nobody paid rent for the meadow.")
    hands.choose("Type", "statement")
    hands.write("Said by", "vale-guild")
    hands.verdict("No problems")
    file = home / "briefings" / "actors" / "vale-guild.yml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("name: Vale Guild", "name: Vale Guild   # as on its flag", 1), encoding="utf-8"
    )
    hands.click("Save")
    expect(hands.page.get_by_role("alert")).to_contain_text("# as on its flag")
    hands.click("Save")
    hands.said("Added vale-guild/")
    text = file.read_text(encoding="utf-8")
    assert "# as on its flag" in text
    assert "nobody paid rent" in text


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Line]:
    """The desk of the small dossier."""
    with at_the_desk(desks.project(tmp_path_factory.mktemp("desk"))) as found:
        yield found


PLACES = {
    "nothing open": "",
    "a statement": "?source=herald-2024-03&record=northland&open=claim&part=paid-for-pier",
    "a record": "?record=northland--southmark&open=fields",
    "a source": "?source=herald-2024-03&open=source",
    "a new actor": "?source=herald-2024-03&open=actor",
    "the vocabulary": "?open=vocabulary",
}


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES.keys())
def test_nobody_is_shut_out(line: Line, browser: Browser, place: str) -> None:
    """axe-core finds nothing in light and dark, and nothing is wider than a phone."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{line.port}{line.application.base}{place}")
    for details in page.locator("summary").all()[:12]:
        details.evaluate("it => it.parentElement.open = true")
    for scheme, width in (("light", 1440), ("dark", 390)):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type] # one of two words
        page.set_viewport_size({"width": width, "height": 900})
        assert overflow(page) == []
        found = Axe().run(page).response["violations"]
        assert [(one["id"], node["html"][:120]) for one in found for node in one["nodes"]] == []
    page.set_viewport_size({"width": 720, "height": 450})  # as 1440 pixels at 200 %
    assert overflow(page) == []
    context.close()


def test_the_statement_and_its_paragraph_are_in_view_together(line: Line, browser: Browser) -> None:
    """From a record without its article, in forced colours and on a phone too; after a change, the caret is where it was."""
    context = browser.new_context(viewport={"width": 1440, "height": 500}, forced_colors="active")
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{line.port}{line.application.base}?record=northland")
    page.get_by_role("link", name="Edit paid-for-pier").click()
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 800})
        page.reload()
        expect(page.locator("#f-text")).to_be_focused()
        expect(page.locator("#p7")).to_be_in_viewport()
        expect(page.locator("#p7")).to_have_css("border-left-width", "4px")
        assert page.locator("#p7").evaluate("it => getComputedStyle(it).borderLeftColor") != page.locator("#p6").evaluate(
            "it => getComputedStyle(it).borderLeftColor"
        )
    page.set_viewport_size({"width": 1440, "height": 500})
    page.get_by_text("Move, mark, give, delete").first.click()
    page.get_by_role("button", name="Mark key: paid-for-pier").click()
    expect(page.get_by_role("button", name="Not key: paid-for-pier")).to_be_focused()
    page.get_by_role("button", name="Not key: paid-for-pier").press("Enter")
    expect(page.get_by_role("button", name="Mark key: paid-for-pier")).to_be_focused()
    context.close()


def test_what_was_begun_is_found_again(line: Line, browser: Browser) -> None:
    """After a new actor, a way leads back to the statement that was being written; a second click saves nothing twice."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{line.port}{line.application.base}?source=herald-2024-03&record=lena-vos&open=new")
    page.locator("#f-text").fill("A second ship of [[southmark]] is expected in Port Alder.")
    page.get_by_role("link", name="New actor").click()
    page.get_by_role("link", name="Go on with “A second ship").click()
    expect(page.locator("#f-text")).to_have_value("A second ship of [[southmark]] is expected in Port Alder.")
    page.get_by_role("button", name="Cite paragraph 6", exact=True).click()
    page.locator("#f-type").select_option("plan")
    expect(page.locator("#summary")).to_contain_text("No problems", timeout=MOST)
    page.locator("button[data-save]").dblclick()
    expect(page.locator("#said")).to_contain_text("Added lena-vos/second-ship-expected")
    expect(page.locator("#f-text")).to_have_value("")
    expect(page.locator("#f-text")).to_be_focused()
    expect(page.get_by_role("alert")).to_have_count(0)
    page.get_by_role("button", name="Undo: Added lena-vos/second-ship-expected").click()
    expect(page.locator("#said")).to_contain_text("Undone: ")
    context.close()


def test_a_statement_is_saved_without_the_script(line: Line, browser: Browser) -> None:
    """Each button is a form that the server answers: cite, check, refuse, save, undo."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{line.port}{line.application.base}?source=herald-2024-03&record=southmark&open=new")
    page.locator("#f-text").fill("A third ship of [[southmark]] is expected in Port Alder.")
    page.get_by_role("button", name="Cite paragraph 6", exact=True).click()
    expect(page.locator("#f-cites")).to_have_value("herald-2024-03#6")
    page.locator("#f-type").select_option("plan")
    page.get_by_role("button", name="Check").click()
    expect(page.locator("#summary")).to_contain_text("does not contain the number 'third'")
    page.locator("#f-text").fill("A second ship of [[southmark]] is expected in Port Alder.")
    page.locator("#f-when").press("Enter")
    expect(page.locator("#said")).to_have_text("Added southmark/second-ship-expected.")
    page.get_by_role("button", name="Undo: Added southmark/second-ship-expected").click()
    expect(page.locator("#said")).to_contain_text("Undone: ")
    context.close()


def test_a_statement_is_written_with_the_keyboard_alone(line: Line, browser: Browser) -> None:
    """A paragraph is cited by its button, an actor completed after [[, and the statement saved with Ctrl+S."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{line.port}{line.application.base}?source=herald-2024-03&record=southmark&open=new")
    page.get_by_role("button", name="Cite paragraph 6", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#f-text")).to_be_focused()
    expect(page.locator("#f-cites")).to_have_value("herald-2024-03#6")
    until(page, "!!document.querySelector('#summary').textContent")
    page.keyboard.type("A second ship of [[south")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#f-text")).to_have_value("A second ship of [[southmark]]")
    page.keyboard.type(" is expected in Port Alder.")
    page.locator("#f-type").select_option("plan")
    expect(page.locator("#summary")).to_contain_text("No problems", timeout=MOST)
    page.keyboard.press("Control+s")
    expect(page.locator("#said")).to_contain_text("Added southmark/second-ship-expected.")
    page.get_by_role("button", name="Undo: Added southmark/second-ship-expected").press("Enter")
    expect(page.locator("#said")).to_contain_text("Undone: ")
    context.close()
