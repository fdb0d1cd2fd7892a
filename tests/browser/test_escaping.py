"""The same texts in a reader's browser: the elements are those of the twins, and nothing runs; nor from an address, a search or a folder."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support import builds, small
from tests.support.browser import MOST, Opener, Serving, search
from tests.support.fields import HOSTILE
from tests.support.payload_sites import FOLDERS, SHEETS, paths
from tests.support.payloads import WITHIN

pytestmark = pytest.mark.exhaustive


#: Gives, of two folders of pages that a server holds, those paths at which a browser makes other elements of the one than of the other.
#: Tags and some lists are in the order of their texts, which is another if signs are letters: their items are compared in any order.
#: How many elements a drawing has depends on how wide its names are, so only the kinds of its elements are compared.
COMPARE = """async ([one, other, paths]) => {
    const named = element => `${element.tagName}|${[...element.attributes].map(attribute => attribute.name).sort().join()}`;
    const tree = element => {
        if (element.localName === "svg") return [...new Set([element, ...element.querySelectorAll("*")].map(named))].sort().join(" ");
        const inside = [...element.children].map(tree);
        if (element.matches("ul, .md-tags")) inside.sort();
        return `<${named(element)}>${inside.join("")}</>`;
    };
    const page = async (folder, path) => new DOMParser().parseFromString(await (await fetch(folder + path)).text(), "text/html");
    const differing = [];
    for (const path of paths) {
        const [a, b] = await Promise.all([page(one, path), page(other, path)]);
        const few = a.querySelectorAll("*").length < 50;
        if (few || tree(a.documentElement) !== tree(b.documentElement)) differing.push(path);
    }
    return differing;
}"""


#: Loads pages one after the other in a frame, and gives the paths of those that did not come to their heading.
LOAD = """async (paths) => {
    const failed = [];
    for (const path of paths) {
        const frame = document.createElement("iframe");
        frame.src = path;
        await new Promise(done => { frame.onload = done; document.body.append(frame); });
        if (!frame.contentDocument.querySelector("article h1")) failed.push(path);
        frame.remove();
    }
    return failed;
}"""


@pytest.fixture
def both(payload_site: Path, letter_site: Path, tmp_path: Path) -> Iterator[str]:
    """The address below which `signs/` and `letters/` are the two sites, whose search knows one page."""
    (tmp_path / "signs").symlink_to(payload_site)
    (tmp_path / "letters").symlink_to(letter_site)
    with builds.served(tmp_path, search=False) as address:
        yield address


@pytest.mark.threat("b110")
@pytest.mark.browser
def test_a_browser_reads_the_same_elements(both: str, payload_site: Path, opened: Opener) -> None:
    """Chromium's own reader of HTML makes the same elements with the same attributes of every page as of its twin."""
    page = opened(both + "signs/")
    every = [path for folder in FOLDERS for path in paths(payload_site, folder) if path != "404.html"]
    assert page.evaluate(COMPARE, [both + "signs/", both + "letters/", every]) == []


def opening(payload_site: Path) -> list[str]:
    """The pages to be opened: those of actors on which every text is in most fields, every index, and one in sixteen of the others."""
    every = [path for folder in FOLDERS for path in paths(payload_site, folder)]
    actors = [path for path in every if path.startswith("actors/a")]
    indexes = [path for path in every if not re.search(r"\d", path)]
    assert len(actors) == len(SHEETS)
    return [*actors, *indexes, *[path for path in every if path not in {*actors, *indexes}][::16]]


@pytest.mark.threat("b089", "b118")
@pytest.mark.browser
@pytest.mark.parametrize("half", [0, 1])
def test_pages_full_of_scripts_do_nothing(both: str, payload_site: Path, opened: Opener, half: int) -> None:
    """A page with scripts and markup in every field opens without a dialog, an error or a request to another host."""
    page = opened(both + "signs/")
    assert (
        page.evaluate(LOAD, [f"{both}signs/{path}" for path in dict.fromkeys(opening(payload_site)) if path != "404.html"][half::2]) == []
    )


@pytest.mark.threat("b136")
@pytest.mark.browser
def test_a_payload_in_the_address_stays_a_text(tmp_path_factory: pytest.TempPathFactory, opened: Opener, serving: Serving) -> None:
    """What an address asks to search for or to highlight is searched for and highlighted, and does nothing else."""
    address = serving(builds.hostile_site(tmp_path_factory))
    page = opened(address)
    for raw in [raw for id, raw in WITHIN.items() if re.match("b089-[is]|b112-title$|b136", id)]:
        page.goto(f"{address}?q={quote(raw)}")
        expect(page.locator("input[name=query]")).to_have_value(raw)
        page.goto(f"{address}actors/lena-vos/?h={quote(raw)}")
        expect(page.locator("article h1")).to_have_text(HOSTILE["name"])


@pytest.mark.threat("b136")
@pytest.mark.browser
def test_a_payload_that_is_searched_for_stays_a_text(payload_site: Path, opened: Opener, serving: Serving) -> None:
    """Markup typed into the field of the search finds the pages that say it, and shows it in the results as it was typed."""
    page = opened(serving(payload_site))
    for raw in ("<img src=x onerror=alert(1)>", "</title><script>alert(1)</script>", '<span title="&#34; onmouseover=alert(1)">x</span>'):
        search(page, raw)
        expect(page.locator(".md-search-result__list")).to_contain_text(raw)
        assert page.locator(".md-search-result__list :is(script, img[src=x], [onmouseover], [onerror])").count() == 0


@pytest.fixture(scope="module")
def flat(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the small dossier whose addresses are names of files."""

    def make(folder: Path) -> None:
        builds.project(folder, small.files())
        configuration = (folder / "mkdocs.yml").read_text(encoding="utf-8")
        (folder / "mkdocs.yml").write_text(configuration.replace("use_directory_urls: true", "use_directory_urls: false"), encoding="utf-8")
        builds.build(folder, small.files())

    return builds.once(tmp_path_factory, "flat", make) / "site"


@pytest.mark.threat("b138")
@pytest.mark.browser
def test_a_site_works_below_any_path(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path, opened: Opener, serving: Serving) -> None:
    """Served from a folder of another site, every link of every page leads to a page there, and search and style sheets work."""
    (tmp_path / "sub").mkdir()
    os.symlink(builds.small_site(tmp_path_factory), tmp_path / "sub" / "path")
    address = serving(tmp_path)
    page = opened(f"{address}sub/path/")
    followed = follow(page, f"{address}sub/path/")
    assert len(followed) > 15
    page.goto(f"{address}sub/path/actors/northland/")
    search(page, "Westhaven").first.click()
    page.wait_for_url(f"{address}sub/path/actors/southmark/**")


def follow(page: Page, top: str) -> list[str]:
    """Every page that links lead to from the top, each asked for and found."""
    script = """async (top) => {
        const known = new Set([top]), pending = [top];
        while (pending.length) {
            const at = pending.pop(), answer = await fetch(at);
            if (!answer.ok) throw new Error(at);
            if (!answer.headers.get("content-type").startsWith("text/html")) continue;  // the style of a drawing is not that of a page
            const page = new DOMParser().parseFromString(await answer.text(), "text/html");
            for (const link of page.querySelectorAll("a[href]")) {
                const address = new URL(link.getAttribute("href"), at);
                address.hash = "";
                if (address.origin === location.origin && !address.href.startsWith(top)) throw new Error(at + " leads to " + address);
                if (address.origin === location.origin && !known.has(address.href)) { known.add(address.href); pending.push(address.href); }
            }
        }
        return [...known];
    }"""
    found: list[str] = page.evaluate(script, top)
    return found


@pytest.fixture
def from_disk(browser: Browser) -> Iterator[Opener]:
    """Opens pages of a folder; they ask for nothing but its files, and miss none."""
    asked: list[str] = []
    wrong: list[str] = []
    context = browser.new_context()
    context.set_default_timeout(MOST)
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", lambda dialog: wrong.append(dialog.message))

    def go(path: Path) -> Page:
        page.goto(path.as_uri(), wait_until="load")
        return page

    yield go
    context.close()
    assert [address for address in asked if not address.startswith("file:///")] == []
    assert wrong == []


@pytest.mark.threat("b138")
@pytest.mark.browser
def test_a_copy_in_a_folder_can_be_read(flat: Path, from_disk: Opener) -> None:
    """Opened from a disk, a site whose addresses are names of files shows its style, and its links lead from page to page."""
    page = from_disk(flat / "actors" / "index.html")
    page.locator("article").get_by_role("link", name="Lena Vos").first.click()
    page.wait_for_url("file:///**/actors/lena-vos.html")
    expect(page.locator("article h1")).to_have_text("Lena Vos")
    assert page.evaluate("document.styleSheets.length") >= 3
    page.locator("article").get_by_role("link", name="Home").first.click()
    page.wait_for_url("file:///**/index.html")


@pytest.mark.threat("b138")
@pytest.mark.browser
def test_a_published_site_opened_from_a_disk_shows_its_pages(tmp_path_factory: pytest.TempPathFactory, from_disk: Opener) -> None:
    """Opened from a disk, a page as it is published shows whole and with its style; its links lead to folders, each with its page in it."""
    start = builds.small_site(tmp_path_factory) / "actors" / "lena-vos" / "index.html"
    page = from_disk(start)
    expect(page.locator("article h1")).to_have_text("Lena Vos")
    assert page.evaluate("document.styleSheets.length") >= 3
    hrefs = page.locator("article a[href]").evaluate_all("links => links.map(link => link.getAttribute('href').split('#')[0])")
    inside = {href for href in hrefs if href and not re.match("[a-z]+:", href)}
    assert inside
    leads = [start.parent / href for href in inside]
    assert [path for path in leads if not (path if path.suffix else path / "index.html").is_file()] == []
