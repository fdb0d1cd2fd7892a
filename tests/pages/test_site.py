"""The whole site: what is generated, and the built dossier of this repository as a reader's program crawls it."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from pathlib import Path

import pytest

from benchmarks import engines
from generator.pages.context import PageContext
from generator.pages.site import generate, one_by_one
from generator.records.decode import decode
from generator.records.dossier import Dossier
from generator.system import processes
from generator.text import prose
from generator.text.problems import ClashError
from tests.support import builds, small
from tests.support.html import Element, leads_to
from tests.support.repository import ROOT

RECORDS = ("actors", "relationships", "sources")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of this repository's dossier."""
    return builds.real_site(tmp_path_factory)


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Element]:
    """Its pages by path."""
    return builds.pages(site)


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    """The dossier of this repository."""
    folder = ROOT / "briefings"
    found, _ = decode({path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.*")})
    assert found is not None
    return found


def html_of(id: str, dossier: Dossier) -> str:
    """The path of a record's page in the built site."""
    folder = next(folder for folder in RECORDS if id in getattr(dossier, folder))
    return f"{folder}/{id}/index.html"


def article(page: Element) -> Element:
    """What a page says, without the frame of the engine."""
    return next(page.each("article"))


def without_code(element: Element) -> str:
    """What an element says, but for its examples."""
    return "".join(part if isinstance(part, str) else "" if part.name == "code" else without_code(part) for part in element.inside)


def test_every_record_has_a_page(pages: dict[str, Element], dossier: Dossier) -> None:
    """Each actor, relationship and source is a page, and no other page but the network is in their folders."""
    found = {path for path in pages if path.startswith(RECORDS) and path.count("/") == 2} - {"relationships/network/index.html"}
    assert found == {html_of(id, dossier) for folder in RECORDS for id in getattr(dossier, folder)}


def test_every_link_and_anchor_leads_somewhere(site: Path, pages: dict[str, Element]) -> None:
    """Each link within the site leads to a file of it, and each anchor to an element of that page."""
    ids = {path: {element.attributes.get("id") for element in page.each()} for path, page in pages.items()}
    for path, page in pages.items():
        for link in page.each("a"):
            target = leads_to(path, link.attributes.get("href", ""))
            if target:
                assert (site / target[0]).is_file(), f"{path} links to {link.attributes['href']}"
                assert not target[1] or target[1] in ids[target[0]] or target[1].startswith("__"), (
                    f"{path} links to {link.attributes['href']}"
                )


@pytest.mark.threat("b132")
def test_no_id_is_twice_in_a_page(pages: dict[str, Element]) -> None:
    """An id names one element."""
    for path, page in pages.items():
        count = Counter(element.attributes["id"] for element in page.each() if "id" in element.attributes)
        assert [id for id, times in count.items() if times > 1] == [], path


def test_every_claim_is_on_every_page_that_shows_it(pages: dict[str, Element], dossier: Dossier) -> None:
    """A claim stands at home under its id, and as `record.claim` on each record that it links to, is said by, or names in `also`."""
    for record, _, claim in dossier.each():
        assert article(pages[html_of(record.id, dossier)]).one(claim.id).text
        elsewhere = {*(link.record for link in prose.links(claim.text)), *claim.speakers, *claim.also} - {record.id}
        for id in elsewhere & dossier.profiles.keys():
            assert article(pages[html_of(id, dossier)]).one(f"{record.id}.{claim.id}").text


def test_every_mark_leads_to_its_note_and_on_to_the_paragraph(pages: dict[str, Element], dossier: Dossier) -> None:
    """On every page with claims each mark leads to the note of its number, and the note to the paragraph it names; that of a guest to the paragraph."""
    for id in dossier.profiles:
        path = html_of(id, dossier)
        page = article(pages[path])
        for mark in page.of("cite"):
            if "title" in mark.attributes:
                target = leads_to(path, mark.attributes["href"])
                assert target is not None
                assert mark.text.strip("[]").partition("–")[0] == f"¶{target[1].removeprefix('p')}"
                assert re.fullmatch(rf".+, paragraphs? {target[1].removeprefix('p')}(–\d+)?", mark.attributes["title"])
                continue
            note = page.one(mark.attributes["href"].removeprefix("#"))
            assert mark.text == f"[{note.attributes['id'].removeprefix('Note-')}]"
            passage = next(note.each("a"))
            target = leads_to(path, passage.attributes["href"])
            assert target is not None
            number = target[1].removeprefix("p")
            assert re.fullmatch(rf".+, paragraphs? {number}(–\d+)?", note.text)
            assert article(pages[target[0]]).one(target[1]).text == f"Paragraph {number}"


def test_every_citation_has_its_mark(pages: dict[str, Element], dossier: Dossier) -> None:
    """Behind a claim stand the marks of all its citations, in their order, and nothing else is a mark."""
    for record, _, claim in dossier.each():
        page = article(pages[html_of(record.id, dossier)])
        marks = page.one(claim.id).of("cite")
        told = [page.one(mark.attributes["href"].removeprefix("#")).text.rpartition(", ")[2] for mark in marks]
        expected = [f"paragraphs {cite.first}–{cite.last}" if cite.last > cite.first else f"paragraph {cite.first}" for cite in claim.cites]
        assert told == expected, f"{record.id}/{claim.id}"


def test_what_rests_on_a_paragraph_is_shown_there(pages: dict[str, Element], dossier: Dossier) -> None:
    """The page of a source has each paragraph of the article, with every claim that cites it, leading to the claim."""
    for id, source in dossier.sources.items():
        path = html_of(id, dossier)
        at, leading = "", set()
        for element in article(pages[path]).each():
            at = element.attributes.get("id", at) if element.name == "h3" else at
            if element.name == "a":
                leading.add((at, leads_to(path, element.attributes["href"])))
        cited = {
            (f"p{number}", (html_of(record.id, dossier), claim.id))
            for record, _, claim in dossier.each()
            for cite in claim.cites
            if cite.source == source.id
            for number in cite.numbers
        }
        here = {(at, claim) for at, target in leading if target and target[0] == path for claim in [target[1]]}
        assert {
            (at, there) for at, there in cited if (at, there[1]) not in {(at, claim.partition(".")[2]) for at, claim in here}
        } <= leading
        assert len(list(article(pages[path]).each("h3"))) == len(dossier.evidence[id])


@pytest.mark.threat("b133")
def test_every_page_is_reached_from_home(pages: dict[str, Element]) -> None:
    """A reader gets from home to every page by links, to every record in three steps."""
    steps, edge = {"index.html": 0}, ["index.html"]
    while edge:
        path = edge.pop(0)
        for link in pages[path].each("a"):
            target = leads_to(path, link.attributes.get("href", ""))
            if target and target[0] in pages and target[0] not in steps:
                steps[target[0]] = steps[path] + 1
                edge.append(target[0])
    assert steps.keys() == pages.keys()
    assert {path for path in pages if path.startswith(RECORDS) and steps[path] > 3} == set()


def test_three_steps_to_what_the_sources_say_of_the_troops(pages: dict[str, Element]) -> None:
    """From home: the relationship; there the statement on North Korean troops, who says it, and its mark; the paragraph."""
    home = article(pages["index.html"])
    first = next(link for link in home.each("a") if link.text == "North Korea and Russia")
    path, _ = leads_to("index.html", first.attributes["href"]) or ("", "")
    item = next(item for item in article(pages[path]).each("li") if item.of("claim") and "troops" in item.text and "Ukraine" in item.text)
    assert "North Korea" in item.of("claim")[0].text
    assert "National Institute for Defence Studies" in item.of("said")[0].text
    note = article(pages[path]).one(item.of("cite")[0].attributes["href"].removeprefix("#"))
    assert note.text.startswith("The Straits Times (KYODO NEWS), 20 November 2025, paragraph")
    source, paragraph = leads_to(path, next(note.each("a")).attributes["href"]) or ("", "")
    assert source == "sources/straits-times-2025-11/index.html"
    assert article(pages[source]).one(paragraph).text == note.text.rpartition(", ")[2].capitalize()


@pytest.mark.threat("b120")
def test_nothing_comes_from_another_host(site: Path, pages: dict[str, Element]) -> None:
    """No page and no style sheet makes a browser ask another host for anything."""
    for path, page in pages.items():
        fetched = [
            element.attributes[name]
            for element in page.each()
            for name in ("src", "data", "poster", "srcset")
            if name in element.attributes
        ]
        fetched += [link.attributes.get("href", "") for link in page.each("link") if link.attributes.get("rel") != "canonical"]
        assert [address for address in fetched if re.match(r"(?:[a-z]+:)?//", address)] == [], path
    for style in site.rglob("*.css"):
        assert re.findall(r"url\(\s*['\"]?(?:https?:)?//[^)]*\)|@import[^;]*//[^;]*", style.read_text(encoding="utf-8")) == [], style


@pytest.mark.threat("b134")
def test_nothing_is_left_over(pages: dict[str, Element], dossier: Dossier) -> None:
    """No page of a record shows markup, a placeholder or a program's word for nothing."""
    for path, page in pages.items():
        if not path.startswith("handbook/"):
            shown = without_code(article(page)) if path.startswith("rules/") else article(page).text  # rules give examples of records
            found = re.findall(r"\[\[|\]\]|\{\{|\}\}|\{:|\[\^|\bNone\b|\bnan\b|TODO|object at 0x", shown)
            assert found == [], path


def test_a_file_says_where_it_comes_from() -> None:
    """Each generated page names the file to edit in the first lines; none begins with what the engine would take for its own."""
    for path, content in generate(small.dossier()).items():
        if not path.endswith(".md"):
            continue  # what a file of data was made from is one of its fields
        first, second = content.decode().split("\n")[:2]
        assert first == "---"
        assert re.fullmatch(r"# Generated from (briefings/[a-z/-]*([a-z0-9-]+\.yml)?|the program); edit that, not this page", second), path
        record = path.removesuffix(".md") + ".yml"
        assert record not in small.files() or f"briefings/{record};" in second


def test_two_processes_make_the_same_files_in_the_same_order() -> None:
    """Each makes about half of the parts; some are in neither twice."""
    found = generate(small.dossier(), run=processes.beside)
    assert [*found.items()] == [*generate(small.dossier()).items()]
    assert [*found] == [path for path, _ in one_by_one(PageContext(small.dossier()))]


def test_the_order_of_files_changes_nothing() -> None:
    """The same records in any order give the same bytes."""
    files = small.files()
    assert generate(small.dossier(dict(reversed(files.items())))) == generate(small.dossier(files))


@pytest.mark.threat("b081")
@pytest.mark.parametrize("id", ["index", "Northland"])
def test_two_pages_at_one_address_are_refused(id: str) -> None:
    """A page that would overwrite another, or differs from it in case alone, is refused, naming both."""
    dossier = small.dossier()
    twin = dossier.actors["northland"].model_copy(update={"id": id})
    clashing = dataclasses.replace(dossier, actors={**dossier.actors, id: twin})
    with pytest.raises(ClashError, match=rf"docs/actors/{id}\.md and docs/actors/(index|northland)\.md would be one page"):
        generate(clashing)


@pytest.mark.exhaustive
def test_the_other_engine_builds_the_same_pages(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> None:
    """ProperDocs builds every page with the same words, links and anchors as MkDocs, from the same configuration."""
    site = builds.small_site(tmp_path_factory)
    done = builds.run(builds.project(tmp_path, small.files()), "build", "--engine", "properdocs")
    assert (done.returncode, done.stderr) == (0, "")
    assert [how for _, how in engines.differences(engines.read(site), engines.read(tmp_path / "site")) if how] == []
