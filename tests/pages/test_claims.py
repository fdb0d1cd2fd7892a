"""Statements as every page shows them: with their marks, their notes, their permanent links, and the same wherever they stand."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from generator.views.wording import letters
from tests.support import builds, full, small
from tests.support.dossiers import real as real_dossier
from tests.support.fields import FERRY, GAZETTE, HERALD, NORTHLAND
from tests.support.html import Element, body, rendered
from tests.support.page_contents import Showing, lines, links, pages, section, showings
from tests.support.rendered_pages import UNION, of_full, pages_of_full, shown
from tests.support.rows import each


def test_notes_are_numbered_by_first_mark_and_lead_to_the_paragraph() -> None:
    """A citation has one number on a page, given where it first occurs; its note gives outlet, date and paragraph, and leads there."""
    page = shown("relationships/northland--southmark.md")
    marks = [(mark.text, mark.attributes["href"]) for mark in page.of("cite")]
    assert marks == [("[1]", "#Note-1"), ("[2]", "#Note-2")] * 3
    assert page.one("Note-1").text == "Alder Herald, 15 March 2024, paragraph 3"
    assert links(page.one("Note-1")) == {"paragraph 3": "../sources/herald-2024-03.md#p3"}
    assert page.one("Note-2").text == "Gazette, 3 May 2024, paragraph 2"


def test_a_note_names_the_agency_and_several_paragraphs() -> None:
    """A note names the wire that an article came over, and leads to the first of several paragraphs."""
    files = small.changed(GAZETTE, "publisher: Gazette", "publisher: Gazette\nagency: Strait Wire")
    files = {**files, FERRY: small.changed(FERRY, "[gazette-2024-05#2]", "[gazette-2024-05#2-3]")[FERRY]}
    note = shown("relationships/northland--southmark.md", files).one("Note-2")
    assert note.text == "Gazette (Strait Wire), 3 May 2024, paragraphs 2–3"
    assert links(note) == {"paragraphs 2–3": "../sources/gazette-2024-05.md#p2"}


def test_the_sources_of_a_page_list_their_paragraphs_once() -> None:
    """Where citations overlap, the sources of a page name each paragraph once, in order, and lead to it."""
    files = small.changed(FERRY, "cites: [gazette-2024-05#2]", "cites: [gazette-2024-05#2-3, gazette-2024-05#2]")
    page = shown("relationships/northland--southmark.md", files)
    assert "report, reliability C · paragraphs 2, 3" in lines(section(page, "Sources"))
    assert links(next(section(page, "Sources").each("ul")))["2"] == "../sources/gazette-2024-05.md#p2"


def test_a_claim_keeps_its_anchor_at_home_and_elsewhere() -> None:
    """A claim's anchor is its id at home and `record.claim` elsewhere, and its number is a link to itself."""
    for path, anchor in (("relationships/northland--southmark.md", "no-deal"), ("actors/northland.md", "northland--southmark.no-deal")):
        claim = shown(path).one(anchor)
        assert claim.classes == ["claim", "report"]
        permanent = claim.of("permanent")
        assert [mark.attributes["href"] for mark in permanent] == [f"#{anchor}"]


@each("id", ["notes", "claims", "glance", "top", "relationships", "mentions"])
def test_a_claim_may_be_called_like_a_section(id: str) -> None:
    """No heading of ours takes the permanent anchor of a claim."""
    page = shown("actors/northland.md", small.changed(NORTHLAND, "id: paid-for-pier", f"id: {id}"))
    assert page.one(id).classes == ["claim", "statement"]


def test_a_claim_shows_on_every_page_it_links_to() -> None:
    """A claim that links to an actor, is said by it, or names it in `also` is on its page, and leads home from there."""
    page = shown(UNION)
    assert {found.ref for found in showings(page, UNION)} == {"northland/paid-for-pier", "southmark/lost-passengers"}
    homes = [links(said) for said in page.of("said") if "see also Northland" in said.text]
    assert [leads["Northland"] for leads in homes] == ["../actors/northland.md#paid-for-pier"]
    also = full.files()
    assert "outer-league--strait-pact/pilot-rule" in {
        found.ref for found in showings(shown("actors/strait-pact.md", also), "actors/strait-pact.md")
    }


#: What a guest says of a remark that its home has in full.
IN_SHORT = {"corrected": "Corrected on ", "note": "Note: ", "not checked": "Not checked: "}


def assert_reads_alike(whole: dict[str, Element]) -> Counter[str]:
    """Each claim has the same text, marks, speakers and dates on all these pages, and everything else at its home; how often each is shown.

    Outside its home it says in a word what more is there.
    """
    homes = {found.ref: found for path, page in whole.items() for found in showings(page, path) if "." not in found.link}
    count = Counter[str]()
    for path, page in whole.items():
        for found in showings(page, path):
            count[found.ref] += 1
            home = homes[found.ref]
            assert (found.text, found.cited, found.fallen) == (home.text, home.cited, home.fallen), f"{found.ref} on {path}"
            if "." in found.link:
                assert_in_short(found, home, path)
    return count


def assert_in_short(found: Showing, home: Showing, path: str) -> None:
    """A guest says nothing that its home does not, says who and when as it does, and leads there."""
    parts, known = found.said.split(" · "), home.said.split(" · ")
    more = [part for part in parts if part in IN_SHORT and part not in known]
    assert set(parts) - set(more) <= set(known), f"{found.ref} on {path}"
    assert parts[0] == known[0]
    assert set(found.remarks) <= set(home.remarks)
    left_out = {part for part, lead in IN_SHORT.items() if any(remark.startswith(lead) for remark in home.remarks)}
    assert left_out <= set(parts), f"{found.ref} on {path}"
    assert found.leads.endswith(f"#{found.ref.partition('/')[2]}"), f"{found.ref} on {path}"


def test_the_same_claim_reads_the_same_everywhere() -> None:
    """Text, speakers, dates and citations of a claim are the same on every page that shows it; its home has everything else."""
    for files in (small.files(), full.files()):
        count = assert_reads_alike({path: rendered(body(text)) for path, text in pages(files).items()})
        assert count.keys() == small.dossier(files).claims.keys()
        assert min(count.values()) > 1


def test_a_page_says_each_statement_once() -> None:
    """Every statement of a page is printed there once, whichever of its parts it belongs to."""
    for path in pages_of_full():
        count = Counter(found.ref for found in showings(of_full(path), path))
        assert {ref for ref, times in count.items() if times > 1} == set(), path


def test_a_part_of_a_page_links_a_record_once_and_a_page_links_itself_nowhere() -> None:
    """The first mention is a link, later ones are words; so are mentions of the page's own record."""
    for path in (path for path in pages_of_full() if path.startswith(("actors/", "relationships/")) and "index" not in path):
        page = of_full(path)
        own = f"../{path}"
        for part in page.of("claims"):
            leads = [
                link.attributes["href"]
                for claim in part.of("claim")
                for link in claim.each("a")
                if link.attributes["href"].startswith("../")
            ]
            assert max(Counter(leads).values(), default=1) == 1, path
            assert own not in leads, path


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Element]:
    """The pages of this repository's own dossier, as they are published; the handbook left out."""
    site: Path = builds.real_site(tmp_path_factory)
    return {path: page for path, page in builds.pages(site).items() if not path.startswith("handbook/")}


def test_the_same_claim_reads_the_same_on_every_published_page(real: dict[str, Element]) -> None:
    """The same holds for every statement of this repository's own dossier, on every page of its site."""
    assert assert_reads_alike(real).keys() == real_dossier().claims.keys()


def assert_anchored_once(whole: dict[str, Element]) -> None:
    """On each of these pages a claim has its anchor at the first place that shows it, and at no other."""
    for path, page in whole.items():
        found: dict[str, list[str]] = {}
        for item in showings(page, path):
            found.setdefault(item.ref, []).append(item.anchor)
        for ref, anchors in found.items():
            assert anchors[0], f"{ref} on {path}"
            assert set(anchors[1:]) <= {""}, f"{ref} on {path}"


def test_a_claim_has_its_anchor_once_on_every_page_that_shows_it() -> None:
    """However often a page shows a claim, its permanent anchor is there once, on the first of them."""
    assert_anchored_once({path: of_full(path) for path in pages_of_full()})


def test_a_claim_has_its_anchor_once_on_every_published_page(real: dict[str, Element]) -> None:
    """The same holds for every page of this repository's own dossier."""
    assert_anchored_once(real)


def test_a_source_shows_each_paragraph_and_what_rests_on_it() -> None:
    """The page of a source numbers every paragraph, with the claims on it and who says them, or why there are none."""
    page = shown("sources/gazette-2024-05.md")
    assert [heading.attributes["id"] for heading in page.each("h3")] == ["p1", "p2", "p3"]
    assert lines(section(page, "p1")) == ["No statement is based on this paragraph. The headline."]
    assert lines(section(page, "p2")) == [
        "1 Northland and Southmark opened the line on 2 May 2024 with five ships.[¶2]",
        "Reported by Gazette · 2 May 2024 · see also Northland and Southmark",
    ]
    assert links(section(page, "p2"))["Northland and Southmark"] == "../relationships/northland--southmark.md#opened"
    silent = small.changed(GAZETTE, "unused:\n  - {paragraphs: 1, why: The headline.}\n", "")
    assert lines(section(shown("sources/gazette-2024-05.md", silent), "p1")) == ["No statement is based on this paragraph."]
    assert lines(section(shown("sources/herald-2024-03.md"), "p4")) == ["Lena Vos: envoy"]


def test_a_source_shows_where_it_appeared() -> None:
    """The box of a source: outlet, date, authors, nature, grade with its reason; and the address that is asked, in punycode."""
    files = small.changed(HERALD, "nature: report", "nature: report\nprinted_as: AH\nurl: https://bücher.example/a")
    box = shown("sources/herald-2024-03.md", files).of("infobox")[0]
    assert lines(box) == [
        "Outlet", "Alder Herald (calls itself “AH”)", "Published", "15 March 2024", "Headline", "“Harbour talks end without a deal”",
        "By", "Ines Okafor", "Nature", "report", "Language", "English", "Reliability", "B: Invented.", "Publisher’s page", "https://xn--bcher-kva.example/a",
    ]  # fmt: skip
    assert links(box) == {"https://xn--bcher-kva.example/a": "https://xn--bcher-kva.example/a"}


def test_a_headline_in_another_language_says_so() -> None:
    """A headline is marked with its language where that is not the site's: as a title, in the box, and as the words of a link."""
    marked = [("fr", "Harbour talks end without a deal")]
    files = small.changed(HERALD, "nature: report", "nature: report\nlanguage: fr")
    page = shown("sources/herald-2024-03.md", files)
    assert [(bdi.attributes["lang"], bdi.text) for bdi in page.each("bdi")] == marked * 2
    assert [(bdi.attributes["lang"], bdi.text) for bdi in shown("sources/index.md", files).each("bdi")] == marked
    british = small.changed(HERALD, "nature: report", "nature: report\nlanguage: en-GB")
    assert list(shown("sources/herald-2024-03.md", british).each("bdi")) == []


def test_claims_that_disagree_lead_to_each_other() -> None:
    """A claim that differs from another, or was superseded, names the other's number and leads to it; so does the other.  A page without the other has all of its words."""
    files = small.changed(
        NORTHLAND,
        "topics: [money]",
        "topics: [money]\n    differs_from: [southmark/second-ship]\n    superseded_by: northland--southmark/opened",
    )
    said = shown("actors/northland.md", files).of("said")
    found = {line.text: list(links(line).values()) for line in said if line.text.startswith(("Another", "Superseded"))}
    assert found == {
        "Another account: statement 5": ["#southmark.second-ship"],
        "Superseded by: statement 2": ["#northland--southmark.opened"],
        "Another account: statement 4": ["#paid-for-pier"],
    }


def test_a_corrected_claim_says_so_wherever_it_is_shown() -> None:
    """At its home are the day, what was mended, and what it said before; every other page that shows it says that it was corrected."""
    told = "Corrected on 22 April 2024: The day was mended. It used to say: “They agreed on a pilot rule on 11 April.”"
    found = [item for path in pages_of_full() for item in showings(of_full(path), path)]
    assert {item.ref for item in found if told in item.remarks or "corrected" in item.said.split(" · ")} == {
        "outer-league--strait-pact/pilot-rule"
    }
    ways = [("." in item.link, told in item.remarks) for item in found if item.ref == "outer-league--strait-pact/pilot-rule"]
    assert set(ways) == {(False, True), (True, False)}


def test_letters_go_on_after_z() -> None:
    """Statements that something rests on are lettered without end."""
    assert [letters(number) for number in (0, 25, 26, 51, 52, 701, 702)] == ["a", "z", "aa", "az", "ba", "zz", "aaa"]
