"""“Cite this page”: what stands there, that its files are read as what they are, and where a record is edited."""

from __future__ import annotations

import json
from pathlib import PurePosixPath

import pytest
from playwright.sync_api import expect

from generator.exports import bibliographies
from generator.pages import citing
from generator.pages.context import PageContext
from generator.pages.site import generate
from generator.views import queries
from generator.views.queries import Views
from tests.support import builds, full, page_contents, small
from tests.support.bibliography_files import bib_entries, ris_lines, typed
from tests.support.browser import Opener, Serving, until
from tests.support.fields import FERRY, HOSTILE, filled
from tests.support.html import Element, rendered

ADDRESSED = "publisher: The tests\nsite_url: https://ferry.example/brief\n"
FORMATS = ("bib", "ris", "csl.json")
CITED = {
    "actors/southmark": "“Southmark”. The Ferry. The tests. As of 3 May 2024.",
    "relationships/northland--southmark": "“Northland and Southmark”. The Ferry. The tests. As of 3 May 2024.",
    "topics/ferry": "“Ferry”. The Ferry. The tests. As of 3 May 2024.",
    "sources/herald-2024-03": "“Harbour talks end without a deal (Alder Herald, 15 March 2024)”. The Ferry. The tests. As of 3 May 2024.",
}
ARTICLE = "The article itself: Ines Okafor. “Harbour talks end without a deal”. Alder Herald. 15 March 2024."
CHANGED = "As of 3 May 2024 · Last changed 3 May 2024"


def said(section: Element) -> list[str]:
    """The paragraphs of a section."""
    return [paragraph.text.strip() for paragraph in section.each("p")]


def cite(path: str, files: dict[str, bytes] | None = None) -> Element:
    """The section of a page of some records, of the small dossier's where none are given."""
    return page_contents.page(f"{path}.md", files or small.files()).one("Cite")


@pytest.mark.parametrize(
    ("path", "lines"),
    [
        ("actors/southmark", ["As of 3 May 2024", "This record as JSON · Edit this record: briefings/actors/southmark.yml"]),
        (
            "relationships/northland--southmark",
            [CHANGED, "This record as JSON · Edit this record: briefings/relationships/northland--southmark.yml"],
        ),
        ("topics/ferry", ["As of 3 May 2024", "Edit this record: briefings/vocabulary.yml"]),
        ("sources/herald-2024-03", ["As of 3 May 2024", "This record as JSON · Edit this record: briefings/sources/herald-2024-03.yml"]),
    ],
)
def test_a_page_says_how_to_cite_it(path: str, lines: list[str]) -> None:
    """The citation in words, its files, as of when, when last changed, and the record; on a source's page the article's citation, too."""
    article = [ARTICLE] if path.startswith("sources/") else []
    assert said(cite(path)) == [CITED[path], *article, "BibTeX · RIS · CSL-JSON", *lines]
    links = page_contents.links(cite(path))
    assert [links[name] for name in ("BibTeX", "RIS", "CSL-JSON")] == [f"../data/cite/{path}.{ending}" for ending in FORMATS]
    record = PurePosixPath(path).name
    assert links.get("This record as JSON") == (None if path.startswith("topics/") else f"../data/records/{record}.json")


def test_the_box_is_the_last_of_a_page_and_folded_away() -> None:
    """It comes after the notes, closed until a reader opens it."""
    page = page_contents.page("actors/southmark.md", small.files())
    assert [fold.attributes for fold in page.each("details")][-2:] == [{"id": "Notes"}, {"id": "Cite"}]
    assert page_contents.page("index.md", small.files()).text.count("Cite this page") == 0


def test_the_newest_change_is_shown_wherever_it_is_in_the_file() -> None:
    """“Last changed” is the newest day of the history, not its last line."""
    files = small.changed(
        FERRY, "  - {date: 2024-05-03,", "  - {date: 2024-05-03, change: A later one., kind: changed}\n  - {date: 2024-04,"
    )
    assert CHANGED in said(cite("relationships/northland--southmark", files))


@pytest.mark.parametrize(
    ("repository", "wanted"),
    [
        ("https://code.example/ferry", "https://code.example/ferry/briefings/actors/southmark.yml"),
        ("https://code.example/ferry/edit/main/", "https://code.example/ferry/edit/main/briefings/actors/southmark.yml"),
        ("https://code.example/edit?file=", "https://code.example/edit?file=briefings/actors/southmark.yml"),
    ],
)
def test_edit_leads_to_the_file_of_the_record(repository: str, wanted: str) -> None:
    """The file's path is appended to the address that the settings give."""
    files = small.changed("dossier.yml", "publisher: The tests", f"publisher: The tests\nrepository: {repository}")
    assert page_contents.links(cite("actors/southmark", files))["Edit this record"] == wanted


def test_a_citation_has_the_address_if_the_site_has_one() -> None:
    """Words and files name the page's whole address."""
    files = small.changed("dossier.yml", "publisher: The tests\n", ADDRESSED)
    address = "https://ferry.example/brief/actors/southmark/"
    assert said(cite("actors/southmark", files))[0] == f"“Southmark”. The Ferry. The tests. {address}. As of 3 May 2024."
    found = {path: content.decode() for path, content in bibliographies.citation_files(Views(small.dossier(files)))}
    stem = "data/cite/actors/southmark"
    assert bib_entries(found[f"{stem}.bib"])[0][2]["url"] == f"{{{address}}}"
    assert ("UR", address) in ris_lines(found[f"{stem}.ris"].encode())
    assert json.loads(found[f"{stem}.csl.json"])[0]["URL"] == address


@pytest.mark.parametrize("files", [small.files(), filled(HOSTILE), full.files()], ids=["plain", "hostile", "full"])
def test_every_file_is_one_citation_of_its_page(files: dict[str, bytes]) -> None:
    """Each page that can be cited has the three files; each is read as one thing, called as the page is, whatever texts it holds."""
    dossier = small.dossier(files)
    wanted = {
        queries.record_path(dossier, id): bibliographies.record_reference(Views(dossier), id)
        for id in (*dossier.profiles, *dossier.sources)
    }
    wanted |= {queries.topic_path(id): bibliographies.topic_reference(Views(dossier), id) for id in dossier.vocabulary.topics}
    found = dict(bibliographies.citation_files(Views(dossier)))
    assert len(found) == 3 * len(wanted)
    for page, cited in wanted.items():
        bib, ris, csl = (found[queries.citation_path(page, ending)] for ending in FORMATS)
        (entry,) = bib_entries(bib.decode())
        assert typed(entry[2]["title"][2:-2]) == cited.title
        lines = ris_lines(ris)
        assert [value for tag, value in lines if tag == "TI"] == [cited.title]
        assert [tag for tag, _ in lines].count("TY") == 1
        (item,) = json.loads(csl)
        assert (item["title"], item["publisher"], item["type"]) == (cited.title, dossier.settings.publisher, "webpage")


def test_every_link_to_a_citation_leads_to_its_file() -> None:
    """Each page of a record or a topic links to files that are written."""
    written = generate(small.dossier())
    seen_links = 0
    for path in written:
        if path.endswith(".md") and "Cite this page" in written[path].decode():
            for target in page_contents.links(cite(path.removesuffix(".md"))).values():
                assert target.removeprefix("../") in written
                seen_links += 1
    assert seen_links == 10 * 3 + 8


def test_no_text_gets_out_of_the_section() -> None:
    """Markup in every field shows as it was typed, and makes no element but those of the plain section."""
    for path in ("actors/lena-vos", "sources/herald-2024-03", "topics/ferry"):
        hostile, plain = cite(path, filled(HOSTILE)), cite(path)
        assert [element.name for element in hostile.each()] == [element.name for element in plain.each()]
    assert said(cite("topics/ferry", filled(HOSTILE)))[0].startswith(f"“{HOSTILE['topic']}”. {HOSTILE['title']}. ")


def test_the_record_of_a_topic_has_no_json() -> None:
    """A topic is no record: nothing but the vocabulary's file is offered."""
    found = rendered(citing.cite_topic("ferry", PageContext(small.dossier())))
    assert [link.text for link in found.each("a")] == ["BibTeX", "RIS", "CSL-JSON"]


@pytest.mark.browser
def test_a_reader_can_print_a_page(tmp_path_factory: pytest.TempPathFactory, opened: Opener, serving: Serving) -> None:
    """With JavaScript each page has a button that prints, by pointer and by keyboard, in the line above its title."""
    address = serving(builds.small_site(tmp_path_factory))
    page = opened(f"{address}actors/southmark/")
    page.evaluate("window.printed = 0; window.print = () => { window.printed += 1 }; null")
    button = page.get_by_role("button", name="Print", exact=True)
    button.click()
    button.press("Enter")
    until(page, "window.printed === 2")
    for path in ("", "timeline/", "actors/"):
        expect(opened(address + path).get_by_role("button", name="Print", exact=True)).to_be_visible()


@pytest.mark.browser
def test_a_wrong_address_offers_to_search_for_its_words(tmp_path_factory: pytest.TempPathFactory, opened: Opener, serving: Serving) -> None:
    """The page for addresses that are none searches for the words of the address, which are text and nothing else."""
    address = serving(builds.small_site(tmp_path_factory))
    page = opened(f"{address}404.html")
    page.evaluate("history.replaceState(null, '', '/actors/sout-mark_%3Cb%3E%26x.html')")
    page.evaluate("document.querySelector('a.search-words').setAttribute('href', '/search/?q=')")
    page.add_script_tag(url="/assets/page.js")
    link = page.locator("a.search-words")
    expect(link).to_have_text("Search the site for “sout mark b x”")
    expect(link).to_have_attribute("href", "/search/?q=sout%20mark%20b%20x")
    link.click()
    expect(page.get_by_role("searchbox", name="Words")).to_have_value("sout mark b x")
    expect(page.locator(".search-nothing").get_by_role("link", name="Actors")).to_be_visible()
