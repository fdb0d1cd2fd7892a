"""What a page costs a reader: bytes over the wire, movement while it loads, and what is left of it without scripts or below a folder."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from tests.support.browser import Opener, Serving, search, settled

pytestmark = [pytest.mark.browser, pytest.mark.exhaustive]
ACTOR = "actors/russia/"
#: What an actor's page may weigh, compressed, with everything it asks for but the index of the search.
MOST = 350_000
#: What a site of this kind is asked for by every page: the page, the engine's and our style, the engine's and our scripts.
PARTS = (".css", ".js", "/")
#: What a page asks for last, once it has loaded.
LAST = "**/assets/search.js"
#: What a server says to what it has: here it is, or the browser has it already, which depends on how fast both are.
GOT = (200, 304)


def answers(page: Page) -> list[Response]:
    """What the page is answered from here on."""
    heard: list[Response] = []

    def hear(response: Response) -> None:
        heard.append(response)

    page.on("response", hear)
    return heard


def test_an_actors_page_is_light(searchable: str, browser: Browser) -> None:
    """The heaviest actor's page and everything it asks for weigh at most 350 kB as a server compresses them."""
    context = browser.new_context()
    page = context.new_page()
    asked = answers(page)
    with page.expect_response(LAST):
        page.goto(searchable + ACTOR)
    weights = {urlsplit(one.url).path: len(gzip.compress(one.body(), 6)) for one in asked}
    context.close()
    assert not [path for path in weights if path.startswith("/search/")]  # the index is loaded when somebody searches
    assert {part for part in PARTS if any(path.endswith(part) for path in weights)} == set(PARTS)
    assert sum(weights.values()) <= MOST, weights


def test_the_weight_is_taken_of_the_heaviest_page(site: Path) -> None:
    """No actor's page has more bytes than the one that is weighed."""
    pages = {path.parent.name: len(gzip.compress(path.read_bytes(), 6)) for path in (site / "actors").glob("*/index.html")}
    assert max(pages, key=pages.__getitem__) == Path(ACTOR).name


#: Kept before the page begins: how far what stands there moves by itself, as browsers count it (layout instability).
SHIFTS = """window.moved = []; new PerformanceObserver(list => list.getEntries().forEach(e =>
    moved.push([e.value, ...e.sources.map(s => s.node?.outerHTML?.slice(0, 80))]))).observe({type: "layout-shift", buffered: true})"""


@pytest.fixture(scope="module")
def newcomer(browser: Browser) -> Iterator[Page]:
    """The page of a reader who comes for the first time: nothing is in the cache."""
    context = browser.new_context()
    context.add_init_script(SHIFTS)
    page = context.new_page()
    context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    yield page
    context.close()


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("path", ["", ACTOR, "actors/", "relationships/north-korea--russia/", "statements/", "matrix/"])
def test_nothing_moves_while_a_page_loads(searchable: str, newcomer: Page, path: str, width: int) -> None:
    """What is read stays where it is: the shifts of a page's loading sum up to less than a hundredth."""
    newcomer.goto("about:blank")
    newcomer.set_viewport_size({"width": width, "height": 900})
    with newcomer.expect_response(LAST):
        newcomer.goto(searchable + path)
    moved = settled(newcomer).evaluate("moved")
    assert sum(one[0] for one in moved) < 0.01, moved


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("", ("h1", ".judgement", ".drawn a")),
        (ACTOR, ("h1", ".infobox", ".claim", "#Notes > summary", "a.permanent")),
        ("actors/", ("h1", "tbody tr")),
        ("matrix/", ("h1", "tbody td a")),
    ],
)
def test_a_page_is_whole_without_scripts(real: str, opened: Opener, path: str, shown: tuple[str, ...]) -> None:
    """With JavaScript off a page shows its title, its box, statements and rows; what is folded away, such as its notes, unfolds."""
    page = opened(real + path, java_script_enabled=False)
    for selector in shown:
        expect(page.locator(selector).first).to_be_visible()
    for fold in page.locator("#Notes, #Cite").all():
        fold.locator("summary").click()
        expect(fold.locator("ol > li, .citation").first).to_be_visible()


def test_the_site_works_below_a_folder(site: Path, opened: Opener, serving: Serving, tmp_path: Path) -> None:
    """Served below `/a/b/`, a page asks nothing outside of it and gets all it asks for; links, search and previews lead on."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b").symlink_to(site, target_is_directory=True)
    address = serving(tmp_path)
    page = opened(address + "a/b/" + ACTOR)
    asked = answers(page)
    with page.expect_response(LAST):
        page.reload()
    assert [one.url for one in asked if one.status not in GOT or not one.url.startswith(address + "a/b/")] == []
    assert len(asked) > 5
    page.locator(".crumbs a").first.click()
    page.wait_for_url(address + "a/b/")
    search(page, "Moscow").first.click()
    page.wait_for_url("**/a/b/actors/russia/**")
