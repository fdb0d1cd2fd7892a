"""The pages of records as a reader meets them, and that any text in any field of a record shows on them as it was typed."""

from __future__ import annotations

import functools
import html
import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from mkdocs.utils import meta

from generator.decode import decode
from generator.pages.parts import _letters
from generator.site import generate
from tests import small
from tests.fields import FERRY, FIELDS, GAZETTE, HERALD, LENA_VOS, NORTHLAND, filled
from tests.reading import Element, body, rendered


def pages(files: dict[str, bytes]) -> dict[str, str]:
    """The Markdown of every page of a dossier."""
    found, _ = decode(files)
    assert found is not None
    return {path: content.decode() for path, content in generate(found).items()}


def shown(path: str, files: dict[str, bytes] | None = None) -> Element:
    """One page of a dossier, of the small one where none is given, as a reader gets it."""
    return rendered(body(pages(files or small.files())[path]))


def lines(element: Element) -> list[str]:
    """The text of an element, line by line, blank ones left out."""
    return [line for line in element.text.splitlines() if line.strip()]


def section(page: Element, id: str) -> list[str]:
    """The lines between a heading and the next one of its level."""
    found: list[str] = []
    inside = False
    for part in page.inside:
        if isinstance(part, Element) and part.name == "h2":
            inside = part.attributes["id"] == id
        elif isinstance(part, Element) and inside:
            found += lines(part)
    return found


def links(element: Element) -> dict[str, str]:
    """Where the links of an element lead, by their words."""
    return {link.text: link.attributes["href"] for link in element.each("a")}


def test_a_relationship_tells_who_what_and_when() -> None:
    """The page of a relationship: parties, kinds with their direction, trend, states in order of time, claims, judgement, changes."""
    page = shown("relationships/northland--southmark.md")
    assert page.one("Top").text == "Northland and Southmark"
    assert lines(page.of("infobox")[0]) == [
        "Between", "Northland", "Southmark",
        "Kinds", "Dispute: Northland has a dispute with Southmark", "Supply: Southmark sends ships to Northland",
        "Trend", "Growing closer (as in statements a, b)",
        "Topics", "Ferry",
    ]  # fmt: skip
    assert section(page, "Glance") == [
        "Northland and Southmark talked for three days until 14 March 2024 and found no deal on the ferry.[1] ¶",
        "Reported · 14 March 2024",
        "Northland and Southmark opened the line on 2 May 2024 with five ships.[2] ¶",
        "Reported · 2 May 2024",
    ]
    assert section(page, "States") == ["March 2024: no deal on the ferry[1]", "2 May 2024: ferry line open[2]"]
    assert section(page, "Judgements") == [
        "The conclusions of the editors, not of any article.",
        "The dispute of Northland and Southmark is over.[1][2]",
        "Confidence: moderate · rests on statements a, b",
    ]
    assert section(page, "Changes") == ["3 May 2024: added. First edition."]


def test_an_actor_tells_who_it_is_and_how_it_stands() -> None:
    """The page of an actor: its other names, the box of facts, its relationships in its own direction, its own claims, those of other pages."""
    page = shown("actors/southmark.md")
    assert page.one("Names").text == "Also called Westhaven"
    assert lines(page.of("infobox")[0]) == [
        "Kind",
        "State",
        "Offices",
        "envoy: Lena Vos (as reported, 15 March 2024)",
        "Topics",
        "Ferry",
    ]
    assert section(page, "Relationships") == [
        "has a dispute with; sends ships to Northland. As last reported (2 May 2024): ferry line open"
    ]
    assert section(page, "Claims")[:4] == [
        "Southmark has “lost 1,200 passengers a week”, its envoy Lena Vos said.[3] ¶",
        "Statement · by Lena Vos, through Harbour Union · March 2024",
        "A second ship of Southmark is to come to Port Alder.[4] ¶",
        "Planned",
    ]
    mentions = section(shown("actors/northland.md"), "Glance")
    assert mentions[1] == "Reported · 14 March 2024 · filed under Northland and Southmark"


def test_a_person_has_an_office_as_of_its_source() -> None:
    """An office says whose, as reported when, and in which paragraph; a former one says so; one without a date says no date."""
    assert "envoy, Southmark (as reported, 15 March 2024)[1]" in lines(shown("actors/lena-vos.md"))
    former = small.changed(LENA_VOS, "seen: [2024-03-15],", "seen: [2024-03-15], former: true,")
    assert "envoy, Southmark (former; as reported, 15 March 2024)[1]" in lines(shown("actors/lena-vos.md", former))
    over = small.changed(LENA_VOS, "seen: [2024-03-15],", "former: true,")
    assert "envoy, Southmark (former)[1]" in lines(shown("actors/lena-vos.md", over))
    assert "director[1]" in lines(shown("actors/olga-brandt.md"))


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


def test_a_claim_keeps_its_anchor_at_home_and_elsewhere() -> None:
    """A claim's anchor is its id at home and `record.claim` elsewhere, and the mark behind it is a link to itself."""
    for path, anchor in (("relationships/northland--southmark.md", "no-deal"), ("actors/northland.md", "northland--southmark.no-deal")):
        claim = shown(path).one(anchor)
        assert claim.classes == ["claim", "report"]
        permanent = claim.of("permanent")
        assert [mark.attributes["href"] for mark in permanent] == [f"#{anchor}"]


@pytest.mark.parametrize("id", ["notes", "claims", "glance", "top", "relationships", "mentions"])
def test_a_claim_may_be_called_like_a_section(id: str) -> None:
    """No heading of ours takes the permanent anchor of a claim."""
    page = shown("actors/northland.md", small.changed(NORTHLAND, "id: paid-for-pier", f"id: {id}"))
    assert page.one(id).classes == ["claim", "statement"]


def test_a_claim_shows_on_every_page_it_links_to() -> None:
    """A claim that links to an actor, is said by it, or names it in `also` is on its page, and leads home from there."""
    page = shown("actors/harbour-union.md")
    claims = [(claim.attributes["id"], claim.text.partition("[")[0]) for claim in page.of("claim")]
    assert claims == [
        ("northland.paid-for-pier", "Northland paid 3 million crowns for the pier, claims the Harbour Union."),
        ("southmark.lost-passengers", "Southmark has “lost 1,200 passengers a week”, its envoy Lena Vos said."),
    ]
    assert [links(said)["Northland"] for said in page.of("said")[:1]] == ["../actors/northland.md#paid-for-pier"]


def test_a_source_shows_each_paragraph_and_what_rests_on_it() -> None:
    """The page of a source numbers every paragraph, with the claims on it and who says them, or why there are none."""
    page = shown("sources/gazette-2024-05.md")
    assert [heading.attributes["id"] for heading in page.each("h3")] == ["p1", "p2", "p3"]
    assert section(page, "Paragraphs")[:5] == [
        "Paragraph 1", "Not used. The headline.",
        "Paragraph 2", "Northland and Southmark opened the line on 2 May 2024 with five ships.", "Reported · 2 May 2024 · filed under Northland and Southmark",
    ]  # fmt: skip
    assert links(page.of("said")[1])["Northland and Southmark"] == "../relationships/northland--southmark.md#opened"
    silent = small.changed(GAZETTE, "unused:\n  - {paragraphs: 1, why: The headline.}\n", "")
    assert section(shown("sources/gazette-2024-05.md", silent), "Paragraphs")[:2] == ["Paragraph 1", "Not used."]


def test_a_source_shows_where_it_appeared() -> None:
    """The box of a source: outlet, date, authors, nature, grade with its reason; and the address that is asked, in punycode."""
    files = small.changed(HERALD, "nature: report", "nature: report\nprinted_as: AH\nurl: https://bücher.example/a")
    box = shown("sources/herald-2024-03.md", files).of("infobox")[0]
    assert lines(box) == [
        "Outlet", "Alder Herald (prints itself “AH”)", "Published", "15 March 2024", "Headline", "“Harbour talks end without a deal”",
        "By", "Ines Okafor", "Nature", "report", "Language", "en", "Reliability", "B: Invented.", "Publisher’s page", "https://xn--bcher-kva.example/a",
    ]  # fmt: skip
    assert links(box) == {"https://xn--bcher-kva.example/a": "https://xn--bcher-kva.example/a"}


def test_claims_that_disagree_lead_to_each_other() -> None:
    """A claim that differs from another, or was superseded, names the other's words and leads to it."""
    files = small.changed(
        NORTHLAND,
        "topics: [money]",
        "topics: [money]\n    differs_from: [southmark/second-ship]\n    superseded_by: northland--southmark/opened",
    )
    said = shown("actors/northland.md", files).of("said")
    found = {line.text: list(links(line).values()) for line in said if line.text.startswith(("Differs", "Superseded"))}
    assert found == {
        "Differs from: A second ship of Southmark is to come to Port Alder.": ["../actors/southmark.md#second-ship"],
        "Superseded by: Northland and Southmark opened the line on 2 May 2024 with five ships.": [
            "../relationships/northland--southmark.md#opened"
        ],
    }


def test_home_leads_to_every_record() -> None:
    """The home page leads to each record and topic, says as of when, and what its introduction rests on."""
    page = shown("index.md")
    assert lines(page)[:5] == [
        "The Ferry",
        "Northland and Southmark",
        "As of 3 May 2024 · The tests",
        "Northland and Southmark disagreed about a ferry.",
        "Rests on statement a",
    ]
    leads = {link.attributes["href"] for link in page.each("a")}
    records = {path.removesuffix(".yml") + ".md" for path in small.files() if "/" in path and path.endswith(".yml")}
    assert records <= leads
    assert {"topics.md#ferry", "topics.md#money", "relationships/northland--southmark.md#no-deal"} <= leads


def test_topics_count_the_statements_of_each_record() -> None:
    """Under a topic stand the relationships and actors that show statements on it, those with the most first."""
    page = shown("topics.md")
    assert section(page, "money") == ["What was paid and owed.", "Actors", "Harbour Union (1) · Northland (1)"]
    about, *rows = section(page, "ferry")
    assert [about, *rows[::2]] == ["The ferry line and its ships.", "Relationships", "Actors"]
    for row in rows[1::2]:
        counts = [int(count) for count in re.findall(r"\((\d+)\)", row)]
        assert counts == sorted(counts, reverse=True)
    assert rows[3].startswith("Southmark (")


def test_indexes_list_records_by_kind_and_time() -> None:
    """Actors stand by kind in the order of their names, family name first; sources the newest first."""
    assert lines(shown("actors/index.md")) == [
        "Actors",
        "States",
        "Northland",
        "Southmark",
        "People",
        "Olga Brandt",
        "Lena Vos",
        "Organisations",
        "Harbour Union",
    ]
    assert lines(shown("sources/index.md")) == [
        "Sources", "Ferry runs again, Gazette, 3 May 2024", "Harbour talks end without a deal, Alder Herald, 15 March 2024",
    ]  # fmt: skip
    assert lines(shown("relationships/index.md")) == ["Relationships", "Northland and Southmark: ferry line open (2 May 2024)"]


def test_letters_go_on_after_z() -> None:
    """Statements that something rests on are lettered without end."""
    assert [_letters(number) for number in (0, 25, 26, 51, 52, 701, 702)] == ["a", "z", "aa", "az", "ba", "zz", "aaa"]


PLAIN = "Qqqqqqqq"
#: Fields by which lists are ordered: only the pages named are the same in all but the text.
ORDERED = {
    "name": "actors/lena-vos.md",
    "sort as": "actors/lena-vos.md",
    "headline": "sources/herald-2024-03.md",
    "describes": "sources/herald-2024-03.md",
}


@functools.cache
def plain(field: str) -> dict[str, str]:
    """The pages with a plain word in a field."""
    return pages(filled({field: PLAIN}))


def in_place(element: Element, raw: str) -> Element:
    """A tree with the plain word replaced in its text, as a block's ends lose white space."""
    inside = [part.replace(PLAIN, raw) if isinstance(part, str) else in_place(part, raw) for part in element.inside]
    return Element(element.name, element.attributes, inside)


def assert_shows(field: str, raw: str) -> None:
    """Each page is the one that a plain word gives, with the text in its place, in the front matter too."""
    found, expected = pages(filled({field: raw})), plain(field)
    changed = [path for path in expected if found[path] != expected[path]]
    assert changed
    for path in [ORDERED[field]] if field in ORDERED else changed:
        assert rendered(body(found[path])) == in_place(rendered(body(expected[path])), raw), path
        _, front = meta.get_data(found[path])
        _, before = meta.get_data(expected[path])
        assert front.keys() == before.keys()
        for key in ("title", "description"):
            text = html.unescape(before.get(key, ""))
            assert html.unescape(front.get(key, "")).casefold() == text.replace(PLAIN, raw).replace(PLAIN.casefold(), raw).casefold(), key


NASTY = r"""--- # *a* _b_ `c` [d](e) ![f](g) <script>alert("h")</script> &amp; {: .i } | "j" 'k' 1. \l {{m}} [^n] ~o~ ^p^ :q: $r$ <!-- s --> 't' -"""


@pytest.mark.parametrize("field", FIELDS)
def test_b088_every_field_shows_as_typed(field: str) -> None:
    """Markup of every sort in each field that holds a text shows as typed, wherever the field is shown."""
    assert_shows(field, NASTY if field != "words of a link" else NASTY.replace("[", "(").replace("]", ")"))


FOLDED = (st.lists(st.sampled_from([*"\\`*_{}[]<>()#+-!|~^=:\"&$@.;,/?%'1aXé中", " a", "](", "{: ", "<b>", "--", "1. ", "&#"]), min_size=2, max_size=12) | st.lists(st.characters(exclude_categories=["C", "Z"]), min_size=2, max_size=12)).map("".join).map(str.strip)  # fmt: skip


@settings(max_examples=30)
@given(st.sampled_from(sorted(FIELDS)), FOLDED)
def test_any_text_in_any_field_shows_as_typed(field: str, raw: str) -> None:
    """Any text in any field shows as typed; only a link `[[id]]` is markup, and only in prose."""
    assume(len(raw) > 1 and "[[" not in raw and (field != "words of a link" or not set("[]|") & set(raw)))
    found, problems = decode(filled({field: raw}))
    assume(found is not None and not problems)
    assert_shows(field, raw)


def test_where_no_accounts_differ_the_page_says_so() -> None:
    """The page on reading names the statements that differ from another account, or says plainly that none does."""
    plain = shown("reading/index.md").text
    assert "No two accounts of the same time differ" in plain
    differing = small.changed("relationships/northland--southmark.yml", "- id: no-deal\n", "- id: no-deal\n    differs_from: [opened]\n")
    told = shown("reading/index.md", differing)
    assert "No two accounts of the same time differ" not in told.text
    assert any(target.endswith("northland--southmark.md#no-deal") for target in links(told).values())
