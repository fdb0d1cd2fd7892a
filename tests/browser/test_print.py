"""Pages as a browser prints them: what is on the paper, what is not, and where."""

from __future__ import annotations

import functools
import io
import re
import unicodedata
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect
from pypdf import PageObject, PdfReader

from generator.briefs import brief
from generator.briefs.brief import BriefContext
from tests.support import full, small
from tests.support.browser import Opener, settled
from tests.support.pdfs import shown, squeezed, units

pytestmark = pytest.mark.browser
Papers = Callable[[str], list[PageObject]]

#: Pages of the full dossier that differ in what they hold.
PRINTED = {
    "actor": "actors/southmark/",
    "relationship": "relationships/outer-league--strait-pact/",
    "source": "sources/strait-bulletin-2024-04/",
    "list": "statements/",
    "matrix": "matrix/",
}


TITLES = {
    "actor": "Southmark ",
    "relationship": "Outer League and Strait Pact ",
    "source": "A pilot rule between four states ",
    "list": "Statements ",
    "matrix": "Matrix ",
}


@pytest.fixture(scope="module")
def papers(addressed: str, browser: Browser) -> Iterator[Papers]:
    """The sheets of each kind of page, which is printed once: A4 unless its style says otherwise."""
    context = browser.new_context()
    page = context.new_page()

    @functools.cache
    def printed(kind: str) -> list[PageObject]:
        page.goto(addressed + PRINTED[kind])
        for fold in page.locator("details > summary").all():
            fold.click()
        settled(page)
        return list(PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True))).pages)

    yield printed
    context.close()


def text(sheets: list[PageObject]) -> str:
    """What stands on the sheets, in one line: where a browser breaks lines says nothing."""
    return re.sub(r"\s+", " ", " ".join(without_marking(sheet.extract_text()) for sheet in sheets))


#: The handling marking of each kind of page, which is on each sheet twice.
MARKINGS = {
    "actor": "TLP:AMBER · For the harbour only", "relationship": "TLP:AMBER+STRICT · For the harbour only",
    "source": "TLP:AMBER+STRICT · For the harbour only", "list": "TLP:AMBER+STRICT · For the harbour only",
    "matrix": "TLP:AMBER+STRICT · For the harbour only",
}  # fmt: skip


def without_marking(words: str) -> str:
    """The words of a sheet without the handling marking at its head and at its foot."""
    return re.sub(r"TLP:[A-Z+]+ · For the harbour only\n?", "", words)


@pytest.mark.parametrize("kind", PRINTED)
def test_every_sheet_has_the_marking_twice(papers: Papers, kind: str) -> None:
    """The first and the last words on each sheet are the marking, above and below everything else."""
    for sheet in papers(kind):
        found = re.sub(r"\s+", " ", sheet.extract_text()).strip()
        assert found.startswith(MARKINGS[kind])
        assert found.endswith(MARKINGS[kind])


#: What a page has and a brief has not.
OFF_PAPER = ("See also", "Other relationships", "Download SVG", "As a table", "As a list", "Follow the changes of this page")


@pytest.mark.parametrize("kind", ["actor", "relationship"])
def test_a_printed_page_has_the_statements_of_its_brief(kind: str, papers: Papers, addressed: str, opened: Opener) -> None:
    """The same statements, each once with its number, and dossier, date and address on every sheet, as on those of the brief."""
    dossier = small.dossier(full.files())
    id = PRINTED[kind].split("/")[1]
    wanted = [
        (str(unit["number"]), squeezed(shown(unit["text"])))
        for unit in units(brief.brief_values(dossier.profiles[id], BriefContext(dossier)))
    ]
    page = opened(addressed + PRINTED[kind])
    page.emulate_media(media="print")
    found = page.locator("article .claims .claim:visible")
    assert found.locator(".permanent").all_inner_texts() == [number for number, _ in wanted]
    printed = squeezed(unicodedata.normalize("NFKC", text(papers(kind))))
    assert [words for _, words in wanted if unicodedata.normalize("NFKC", words) not in printed] == []
    foot = squeezed(f"The Ferry · As of 3 May 2024 · https://ferry.example/brief/{PRINTED[kind]}")
    assert all(foot in squeezed(sheet.extract_text()) for sheet in papers(kind))


@pytest.mark.parametrize("kind", PRINTED)
def test_the_site_around_a_page_is_not_printed(papers: Papers, kind: str) -> None:
    """Navigation, header, footer, search, ways back, tools and filters stay away; the title comes first on the first sheet."""
    words = text(papers(kind)).replace("[¶", "[")  # a mark that names the paragraph
    assert words.startswith(TITLES[kind])
    for absent in (
        "Search",
        "Timeline Matrix",
        "Home",
        "Skip to",
        "¶",
        "back to",
        "Copy",
        "Back to top",
        "Filter",
        "Clear",
        "in all",
        "↕",
        *OFF_PAPER,
    ):
        assert absent not in words, absent


def test_addresses_of_other_sites_are_printed_once(papers: Papers) -> None:
    """Behind the words of a link to another site stands its address; one whose words are the address has it once; a link within the site has none."""
    words = text(papers("relationship")).replace(" ", "")
    assert "“goodforbothshores”(https://bulletin.example/rule#:~:text=" in words
    assert "127.0.0.1" not in words
    box = text(papers("source")).replace(" ", "").partition("Coverage")[0]
    assert box.count("https://bulletin.example/rule") == 1
    assert box.count("https://archive.example/rule") == 1


def test_notes_are_at_the_end(papers: Papers) -> None:
    """After everything that has marks come the notes, each whole, in order."""
    words = text(papers("relationship"))
    statements, _, notes = words.partition(" notes 1. ")
    assert re.findall(r"\[\d+\]", notes) == []
    assert "[1]" in statements
    found = re.findall(r"(?:^| )(\d+)\. (?:Alder Herald|Gazette|Strait Bulletin)", f" 1. {notes}")
    assert found == [str(number) for number in range(1, len(found) + 1)]
    assert len(found) > 2


def test_the_chronology_is_not_printed_again(papers: Papers) -> None:
    """The folded chronology of an actor repeats what stands above, and stays away with its heading, opened or not."""
    words = text(papers("actor"))
    assert "In order of time" not in words
    assert "dated statements" not in words
    assert words.count("Southmark has “lost 1,200 passengers a week”") == 1


def test_no_table_is_cut(addressed: str, papers: Papers, opened: Opener) -> None:
    """Every column of a list and of the matrix is on the paper, and no word ends beyond its edge; the matrix lies on its side."""
    for kind in ("list", "matrix"):
        sheets = papers(kind)
        words = text(sheets)
        for column in (
            "Statement Type Speakers Topics About When".split() if kind == "list" else ("Outer League", "Strait Pact", "Southmark")
        ):
            assert column in words, column
        assert {sheet.mediabox.width > sheet.mediabox.height for sheet in sheets} == {kind == "matrix"}
        for sheet in sheets:
            assert furthest(sheet) < float(sheet.mediabox.width) - 40
    page = opened(addressed + PRINTED["matrix"])
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 1000, "height": 700})
    settled(page)
    assert (
        page.evaluate("(() => { const t = document.querySelector('table'); return t.scrollWidth - t.parentElement.clientWidth; })()") <= 0
    )


def furthest(sheet: PageObject) -> float:
    """How far to the right a piece of text begins on a sheet, in points."""
    ends: list[float] = []
    sheet.extract_text(visitor_text=lambda words, cm, tm, *_: ends.append(tm[4] * cm[0] + cm[4]) if words.strip() else None)
    return max(ends)


def test_paper_is_black_on_white(addressed: str, opened: Opener) -> None:
    """Links, marks and numbers of paragraphs print in black on nothing, from the dark scheme too."""
    page = opened(addressed + PRINTED["source"], scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.emulate_media(media="print")
    for selector in ("article h1", "article p > a", "a.cite", ".coverage a.used"):
        expect(page.locator(selector).first).to_have_css("color", "rgb(0, 0, 0)")
        expect(page.locator(selector).first).to_have_css("background-color", "rgba(0, 0, 0, 0)")
    expect(page.locator("body")).to_have_css("background-color", re.compile(r"rgba\(0, 0, 0, 0\)|rgb\(255, 255, 255\)"))


def test_nothing_moves_on_paper(addressed: str, opened: Opener) -> None:
    """No colour is on its way to another while a page is printed: a print is taken at one moment."""
    page = opened(addressed + PRINTED["source"], scheme="dark")
    page.emulate_media(media="print")
    moving = """all => all.map(e => [e, getComputedStyle(e)]).filter(([e, s]) => s.transitionProperty !== "none" &&
        s.transitionDuration.split(",").some(t => parseFloat(t) > 0)).map(([e]) => e.outerHTML.slice(0, 80))"""
    assert page.locator("*").evaluate_all(moving) == []


def test_headings_keep_with_what_follows(addressed: str, papers: Papers, opened: Opener) -> None:
    """No heading stands at the end of a sheet, and statements, notes, rows and boxes are not torn."""
    page = opened(addressed + PRINTED["source"])
    page.emulate_media(media="print")
    style = "(e, name) => getComputedStyle(e)[name]"
    headings = page.locator("article :is(h1, h2, h3)")
    assert set(headings.evaluate_all("all => all.map(e => getComputedStyle(e).breakAfter)")) == {"avoid"}
    words = {heading.strip() for heading in headings.all_inner_texts()}
    page.goto(addressed + PRINTED["relationship"])
    for selector in (".claims li", "#Notes ol > li", ".infobox", ".banner"):
        assert page.locator(selector).first.evaluate(style, "breakInside") == "avoid", selector
    page.goto(addressed + PRINTED["list"])
    assert page.locator(".list tr").first.evaluate(style, "breakInside") == "avoid"
    assert page.locator(".list thead").evaluate(style, "display") == "table-header-group"
    assert len(papers("source")) > 1
    assert [sheet for sheet in papers("source") if sheet.extract_text().strip().rpartition("\n")[2].strip() in words] == []
