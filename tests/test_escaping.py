"""Every text of the list of threats in every field of every kind of record: the pages are those that letters give, and nothing runs.

The site is built twice, once with the texts and once with their twins, in which each sign that is no letter is another letter.  With the
letters turned back, the elements of all pages, their attributes and their texts are the same.
"""

from __future__ import annotations

import contextlib
import html
import json
import os
import re
import signal
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from generator import gates, publish, verbatim
from generator import markdown as md
from generator.decode import decode
from generator.model import Actor, Relationship, Source
from generator.site import generate
from generator.vocabulary import Settings, Vocabulary
from tests import built, corpus, small
from tests.conftest import Opener, Serving
from tests.fields import FIELDS, HERALD, HOSTILE, UNSHOWN, filled
from tests.payloads import BOMBS, PAYLOADS, REFUSED, WITHIN, sheets, shown
from tests.reading import ROOT, Element, body, read, rendered

pytestmark = pytest.mark.exhaustive

SHEETS = sheets()
TWINS = tuple(text.translate(corpus.LETTERS) for text in SHEETS)
MODELS = (Settings, Vocabulary, Source, Actor, Relationship)
#: Where the pages of the site stand: those of each kind of record, and the others.
FOLDERS = ("actors", "relationships", "sources", "")


@pytest.fixture(scope="module")
def signs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with the texts as they are."""
    return built.once(tmp_path_factory, "signs", lambda folder: corpus.build(folder, SHEETS)) / "site"


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with their twins."""
    return built.once(tmp_path_factory, "letters", lambda folder: corpus.build(folder, TWINS)) / "site"


def test_b088_every_payload_is_in_every_field() -> None:
    """The dossier of the test has every text in every field of every kind that takes one, the reader's own white space apart."""
    wanted = {shown(text) for text in SHEETS}
    assert [id for id, raw in PAYLOADS.items() if not any(shown(raw) in text for text in wanted)] == []
    held: dict[str, set[str]] = {}
    dossier = corpus.dossier(SHEETS)
    values = [
        dossier.vocabulary,
        *dossier.sources.values(),
        *dossier.profiles.values(),
        *(found.settings for found in corpus.called(SHEETS)),
    ]
    for value in values:
        for field, text in corpus.texts_of(value):
            held.setdefault(field, set()).add(re.sub(r"^\d\d ", "", text) if field == "Actor.sort_as" else text)
    missing = {field: sorted(wanted - held.get(field, set()))[:3] for field in corpus.text_fields(*MODELS)}
    assert {field: texts for field, texts in missing.items() if texts and field != "Actor.sort_as"} == {}
    assert {text[:190] for text in wanted} <= {text[:190] for text in held["Actor.sort_as"]}


def test_the_fields_of_the_tests_are_those_of_the_records() -> None:
    """Each field of a record that holds a text is in the list of fields, and what no page shows is named apart."""
    found = set()
    for field in {**FIELDS, **UNSHOWN}:
        dossier, problems = decode(filled({field: "qqqq"}))
        assert dossier is not None, (field, problems)
        values = (dossier.settings, dossier.vocabulary, *dossier.sources.values(), *dossier.profiles.values())
        found |= {name for value in values for name, text in corpus.texts_of(value) if "qqqq" in text}
    assert found == corpus.text_fields(*MODELS)


def same(one: Element | str, other: Element | str, path: str = "") -> str:
    """Where two trees first differ, with the letters of the second turned back into signs; nothing where they are the same."""
    if isinstance(one, str) or isinstance(other, str):
        alike = isinstance(one, str) and isinstance(other, str) and one == other.translate(corpus.SIGNS)
        return "" if alike else f"{path}: {one!r:.200} is not {other!r:.200}"
    here = f"{path}/{one.name}"
    if one.attributes.get("type") == other.attributes.get("type") == "application/ld+json":
        return "" if json.loads(one.text) == turned(json.loads(other.text)) else f"{here}: {one.text} is not {other.text}"
    if one.name != other.name or attributes(one) != {name: value.translate(corpus.SIGNS) for name, value in attributes(other).items()}:
        return f"{here}: {one.attributes} is not {other.name} {other.attributes}"
    if len(one.inside) != len(other.inside):
        return f"{here}: {len(one.inside)} parts are not {len(other.inside)}"
    pairs = zip(*(map(in_order, (one, other))), strict=True)
    return next(filter(None, (same(part, twin, here) for part, twin in pairs)), "")


def turned(value: Any) -> Any:
    """A value of JSON with the letters of its texts turned back into signs."""
    if isinstance(value, dict):
        return {name: turned(inner) for name, inner in value.items()}
    return [turned(inner) for inner in value] if isinstance(value, list) else value.translate(corpus.SIGNS)


def in_order(element: Element) -> list[Element | str]:
    """The parts of an element; tags and some lists are in the order of their texts, which is another where signs are letters."""
    if "md-tags" not in element.classes and element.name != "ul":
        return element.inside
    return sorted(element.inside, key=lambda part: (part if isinstance(part, str) else part.text).translate(corpus.SIGNS))


def attributes(element: Element) -> dict[str, str]:
    """The attributes of an element; the engine escapes the title of its sign for home twice, which shows as the pointer rests there."""
    if "md-logo" in element.classes and "title" in element.attributes:
        return {**element.attributes, "title": html.unescape(element.attributes["title"])}
    return element.attributes


def paths(site: Path, folder: str) -> list[str]:
    """The pages of a site that stand in a folder; without a name those in no folder of records."""
    found = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return [path for path in found if (path.startswith(folder + "/") if folder else not path.startswith(FOLDERS[:-1]))]


@pytest.mark.parametrize("folder", FOLDERS)
def test_b089_b090_the_elements_are_those_that_letters_give(signs: Path, letters: Path, folder: str) -> None:
    """Elements, attributes, ids, addresses and texts of each page are those of its twin: no sign of a text made or lost anything."""
    assert paths(signs, folder) == paths(letters, folder)
    assert len(paths(signs, folder)) >= (len(SHEETS) if folder else 10)
    for path in paths(signs, folder):
        page, twin = (read((site / path).read_text(encoding="utf-8")) for site in (signs, letters))
        assert same(page, twin) == "", path


def test_b112_the_search_holds_the_texts_as_they_are(signs: Path, letters: Path) -> None:
    """The index of the search, which a browser puts into the page as HTML, makes no other elements of the texts than of their twins."""
    one, other = (json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))["docs"] for site in (signs, letters))
    assert [document["location"] for document in one] == [document["location"] for document in other]
    assert len(one) > 4 * len(SHEETS)
    for found, twin in zip(one, other, strict=True):
        for field in ("title", "text"):
            assert same(read(found[field]), read(twin[field])) == "", found["location"]
        tags = [html.unescape(tag) for tag in found.get("tags", [])]
        assert sorted(tags) == sorted(tag.translate(corpus.SIGNS) for tag in twin.get("tags", []))


@pytest.mark.parametrize("number", range(len(SHEETS)), ids=[text[:20] for text in SHEETS])
def test_b120_b121_b125_a_page_says_what_the_editor_typed(signs: Path, number: int) -> None:
    """Heading, title and statement of a page have the text to the byte, in every script, but for white space that HTML does not keep."""
    typed, title = shown(SHEETS[number]), shown(SHEETS[0])
    page = read((signs / "actors" / f"a{number}" / "index.html").read_text(encoding="utf-8"))
    assert [heading.text.encode() for heading in page.each("h1")] == [typed.encode()]
    assert next(next(page.each("head")).each("title")).text.encode() == f"{typed} - {title}".encode()
    assert typed.encode() in page.one("said").text.encode()
    assert page.text.count(typed) > 15


def test_b101_b134_the_gates_let_through_what_records_say(signs: Path) -> None:
    """Markup, placeholders and a program's words that stand in records are shown and published, and no gate takes them for leftovers."""
    faults = gates.inspect(publish.contents(signs), verbatim.texts(corpus.dossier(SHEETS)))
    # no link leads to the further home pages, and topics are called as actors are
    assert [str(fault) for fault in faults if not re.search(r"site/(?:home-\d+|topics/t\d+)/", str(fault))] == []
    assert {fault.gate for fault in faults} <= {"orphan", "title"}


@pytest.mark.parametrize(("raw", "code"), REFUSED.values(), ids=REFUSED)
@pytest.mark.parametrize("field", ["title", "claim", "name", "headline", "topic", "note"])
def test_b109_what_no_text_may_hold_is_refused(field: str, raw: str, code: str) -> None:
    """Marks that an engine keeps for itself, and ends of lines that parsers disagree about, come into no field, escaped or not."""
    _, problems = decode(filled({field: raw}))
    assert {problem.code for problem in problems} == {code}


@contextlib.contextmanager
def processor_seconds(most: float) -> Iterator[None]:
    """Ends what is done in it with an error as it has used so much of a processor, whatever else the machine does."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"more than {most} s of a processor")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, most)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@pytest.mark.parametrize("piece", BOMBS.values(), ids=BOMBS)
def test_b070_b114_the_longest_text_of_any_signs_is_a_page_in_two_seconds(piece: str) -> None:
    """The longest statement that a record takes is escaped, made a page and rendered in 2 s of a processor; a longer one is refused."""
    longest = (piece * 1200)[:1200].strip()
    with processor_seconds(2):
        found = generate(small.dossier(filled({"claim": longest, "note": longest, "judgement": longest, "scope": longest})))
        pages = [rendered(body(found[path].decode())) for path in ("actors/southmark.md", "reading/index.md")]
    assert all(longest in page.text for page in pages)
    with processor_seconds(2):
        _, problems = decode(filled({"claim": piece * 50_000}))
    assert [problem.code for problem in problems] == ["too-long"]


@pytest.mark.parametrize("piece", BOMBS.values(), ids=BOMBS)
def test_b114_no_length_makes_the_escape_slow(piece: str) -> None:
    """The escape itself is through with 100,000 signs in 2 s of a processor, and gives every one back."""
    raw = piece * (100_000 // len(piece))
    with processor_seconds(2):
        escaped = md.text(raw)
    assert html.unescape(escaped) == raw


def test_b137_nothing_is_fetched_while_building() -> None:
    """No plugin that fetches what pages name is configured, and no extension that reads what a text names."""
    configured = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert not re.search(r"privacy|social|snippets|magiclink|include|macros", configured)


ADDRESSES = {
    "b116-brackets": ("https://example.org/a(b)[c]", "https://example.org/a%28b%29%5Bc%5D"),
    "b116-signs": ("https://example.org/%20?a=1&copy;=2#f", "https://example.org/%20?a=1&copy%3B=2#f"),
    "b116-script": ("https://раypal.example/", "https://xn--ypal-43d9g.example/"),
    "b116-port": ("https://example.org:8443/{{7*7}}", "https://example.org:8443/%7B%7B7%2A7%7D%7D"),
    "b116-number": ("https://[2001:db8::1]/*a*_b_", "https://[2001:db8::1]/%2Aa%2A_b_"),
}


@pytest.mark.parametrize(("typed", "asked"), ADDRESSES.values(), ids=ADDRESSES)
def test_b116_an_address_reads_as_it_is_asked(typed: str, asked: str) -> None:
    """On a source's page the words of a link to another site are its address, so that the host a reader sees is the one that is asked."""
    files = small.changed(HERALD, "nature: report", f"nature: report\nurl: {json.dumps(typed, ensure_ascii=False)}")
    page = rendered(body(generate(small.dossier(files))["sources/herald-2024-03.md"].decode()))
    outside = [link for link in page.each("a") if re.match(r"[a-z]+:", link.attributes["href"])]
    assert asked in {link.attributes["href"] for link in outside if link.text == asked}


#: Gives, of two folders of pages that a server holds, those paths at which a browser makes other elements of the one than of the other.
COMPARE = """async ([one, other, paths]) => {
    const parts = root => [...root.querySelectorAll("*")].map(e => e.tagName + "|" + [...e.attributes].map(a => a.name).sort().join());
    const page = async (folder, path) => parts(new DOMParser().parseFromString(await (await fetch(folder + path)).text(), "text/html"));
    const differing = [];
    for (const path of paths) {
        const [a, b] = await Promise.all([page(one, path), page(other, path)]);
        if (a.length < 50 || a.join("\\n") !== b.join("\\n")) differing.push(path);
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
def both(signs: Path, letters: Path, tmp_path: Path) -> Iterator[str]:
    """The address below which `signs/` and `letters/` are the two sites."""
    (tmp_path / "signs").symlink_to(signs)
    (tmp_path / "letters").symlink_to(letters)
    with built.served(tmp_path) as address:
        yield address


@pytest.mark.browser
def test_b110_a_browser_reads_the_same_elements(both: str, signs: Path, opened: Opener) -> None:
    """Chromium's own reader of HTML makes the same elements with the same attributes of every page as of its twin."""
    page = opened(both + "signs/")
    every = [path for folder in FOLDERS for path in paths(signs, folder) if path != "404.html"]
    assert page.evaluate(COMPARE, [both + "signs/", both + "letters/", every]) == []


def opening(signs: Path) -> list[str]:
    """The pages to be opened: every actor's, on which every text is in most fields, every index, and one in sixteen of the others."""
    rest = [path for folder in FOLDERS[1:] for path in paths(signs, folder) if re.search(r"\d", path)]
    indexes = [path for folder in FOLDERS for path in paths(signs, folder) if not re.search(r"\d", path)]
    return [*paths(signs, "actors"), *indexes, *rest[::16]]


@pytest.mark.browser
@pytest.mark.parametrize("half", [0, 1])
def test_b089_b118_pages_full_of_scripts_do_nothing(both: str, signs: Path, opened: Opener, half: int) -> None:
    """A page with scripts and markup in every field opens without a dialog, an error or a request to another host."""
    page = opened(both + "signs/")
    assert page.evaluate(LOAD, [f"{both}signs/{path}" for path in dict.fromkeys(opening(signs)) if path != "404.html"][half::2]) == []


@pytest.mark.browser
def test_b136_a_payload_in_the_address_stays_a_text(tmp_path_factory: pytest.TempPathFactory, opened: Opener, serving: Serving) -> None:
    """What an address asks to search for or to highlight is searched for and highlighted, and does nothing else."""
    address = serving(built.hostile_site(tmp_path_factory))
    page = opened(address)
    for raw in [raw for id, raw in WITHIN.items() if re.match("b089-[is]|b112-title$|b136", id)]:
        page.goto(f"{address}?q={quote(raw)}")
        expect(page.locator("input[name=query]")).to_have_value(raw)
        page.goto(f"{address}actors/lena-vos/?h={quote(raw)}")
        expect(page.locator("article h1")).to_have_text(HOSTILE["name"])


@pytest.mark.browser
def test_b136_a_payload_that_is_searched_for_stays_a_text(both: str, opened: Opener) -> None:
    """Markup typed into the field of the search finds the pages that say it, and shows it in the results as it was typed."""
    page = opened(both + "signs/")
    page.keyboard.press("/")
    for raw in ("<img src=x onerror=alert(1)>", "</title><script>alert(1)</script>", '<span title="&#34; onmouseover=alert(1)">x</span>'):
        page.locator("input[name=query]").fill(raw)
        expect(page.locator(".md-search-result__list")).to_contain_text(raw)
        assert page.locator(".md-search-result__list :is(script, img[src=x], [onmouseover], [onerror])").count() == 0


@pytest.fixture(scope="module")
def flat(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the small dossier whose addresses are names of files."""

    def make(folder: Path) -> None:
        built.project(folder, small.files())
        configuration = (folder / "mkdocs.yml").read_text(encoding="utf-8")
        (folder / "mkdocs.yml").write_text(configuration.replace("use_directory_urls: true", "use_directory_urls: false"), encoding="utf-8")
        built.build(folder, small.files())

    return built.once(tmp_path_factory, "flat", make) / "site"


@pytest.mark.browser
def test_b138_a_site_works_below_any_path(
    tmp_path_factory: pytest.TempPathFactory, tmp_path: Path, opened: Opener, serving: Serving
) -> None:
    """Served from a folder of another site, every link of every page leads to a page there, and search and style sheets work."""
    (tmp_path / "sub").mkdir()
    os.symlink(built.small_site(tmp_path_factory), tmp_path / "sub" / "path")
    address = serving(tmp_path)
    page = opened(f"{address}sub/path/")
    followed = follow(page, f"{address}sub/path/")
    assert len(followed) > 15
    page.goto(f"{address}sub/path/actors/northland/")
    page.keyboard.press("/")
    page.locator("input[name=query]").press_sequentially("Westhaven")
    page.locator(".md-search-result__item > a").first.click()
    page.wait_for_url(f"{address}sub/path/actors/southmark/**")


def follow(page: Page, top: str) -> list[str]:
    """Every page that links lead to from the top, each asked for and found."""
    script = """async (top) => {
        const known = new Set([top]), pending = [top];
        while (pending.length) {
            const at = pending.pop(), answer = await fetch(at);
            if (!answer.ok) throw new Error(at);
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
    """Opens pages of a folder; they ask for nothing but its files, and all that is missed is the index of the search."""
    asked: list[str] = []
    wrong: list[str] = []
    context = browser.new_context()
    context.set_default_timeout(10_000)
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
    assert [message for message in wrong if not re.fullmatch(r"Invalid script: file:///\S+/search/search_index\.js", message)] == []


@pytest.mark.browser
def test_b138_a_copy_in_a_folder_can_be_read(flat: Path, from_disk: Opener) -> None:
    """Opened from a disk, a site whose addresses are names of files shows its style, and its links lead from page to page."""
    page = from_disk(flat / "actors" / "index.html")
    page.locator("article").get_by_role("link", name="Lena Vos").first.click()
    page.wait_for_url("file:///**/actors/lena-vos.html")
    expect(page.locator("article h1")).to_have_text("Lena Vos")
    assert page.evaluate("document.styleSheets.length") >= 3
    page.locator("article").get_by_role("link", name="Home").first.click()
    page.wait_for_url("file:///**/index.html")


@pytest.mark.browser
def test_b138_a_published_site_opened_from_a_disk_shows_its_pages(tmp_path_factory: pytest.TempPathFactory, from_disk: Opener) -> None:
    """Opened from a disk, a page as it is published shows whole and with its style; its links lead to folders, each with its page in it."""
    start = built.small_site(tmp_path_factory) / "actors" / "lena-vos" / "index.html"
    page = from_disk(start)
    expect(page.locator("article h1")).to_have_text("Lena Vos")
    assert page.evaluate("document.styleSheets.length") >= 3
    hrefs = page.locator("article a[href]").evaluate_all("links => links.map(link => link.getAttribute('href').split('#')[0])")
    inside = {href for href in hrefs if href and not re.match("[a-z]+:", href)}
    assert inside
    leads = [start.parent / href for href in inside]
    assert [path for path in leads if not (path if path.suffix else path / "index.html").is_file()] == []
