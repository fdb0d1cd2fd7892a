"""The pages of records as a reader meets them, and that any text in any field of a record shows on them as it was typed."""

from __future__ import annotations

import datetime as dt
import functools
import html
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from mkdocs.utils import meta

from generator.decode import decode
from generator.model import Dossier
from generator.pages import statements, timeline
from generator.pages.matrix import MOST
from generator.pages.parts import FELL, letters
from tests import built, full, seen, small
from tests.fields import FERRY, FIELDS, GAZETTE, HERALD, LENA_VOS, NORTHLAND, filled
from tests.reading import Element, body, rendered
from tests.seen import Showing, box, lines, links, pages, section, showings
from tests.test_tampering import dossier as real_dossier

FACING, EDDA_LIND = "relationships/outer-league--strait-pact.yml", "actors/edda-lind.yml"
UNION = "actors/harbour-union.md"


def shown(path: str, files: dict[str, bytes] | None = None) -> Element:
    """One page of a dossier, of the small one where none is given, as a reader gets it."""
    return seen.page(path, files or small.files())


@functools.cache
def of_full(path: str) -> Element:
    """One page of the full dossier, in which no source was corrected."""
    return rendered(body(pages_of_full()[path]))


@functools.cache
def pages_of_full() -> dict[str, str]:
    """The Markdown of all its pages."""
    return pages(sound())


@functools.cache
def sound() -> dict[str, bytes]:
    """The full dossier, with no source that was corrected."""
    return full.changed(
        "sources/strait-bulletin-2024-04.yml", "status: corrected\nstatus_why: The bulletin took back the number of pilots.\n", ""
    )


def values(page: Element, label: str) -> list[str]:
    """The values of a row of the box, in words."""
    return [value.text for value in box(page, label)]


def texts(part: Element, path: str) -> list[str]:
    """The claims of a part of a page, in reading order, by their references."""
    return [found.anchor or found.ref for found in _showings(part, path)]


def _showings(part: Element, path: str) -> list[Showing]:
    return list(showings(part, path))


def test_the_box_of_an_actor_says_who_leads_it_and_how_it_stands() -> None:
    """The box begins with who leads the actor, then its relationships in short by tone, each leading to its page; then what it is."""
    page = of_full("actors/southmark.md")
    terms = [term.text for term in page.of("infobox")[0].each("dt")]
    assert terms == ["Led by", "Friendly", "Mixed", "Kind", "Names", "In blocs", "Offices", "Bodies"]
    assert values(page, "Led by") == ["Edda Lind: president (as reported, 2023 to 2024)[1]"]
    assert values(page, "Friendly") == ["Fernmark"]
    assert values(page, "Mixed") == ["Northland: ferry line open (2 May 2024); reported since March 2024; growing closer"]
    assert links(box(page, "Mixed")[0]) == {"Northland": "../relationships/northland--southmark.md"}
    assert values(page, "Names") == ["Zuidmark (nl)"]
    assert values(page, "In blocs") == ["Strait Pact[1]"]
    assert values(page, "Offices") == ["Lena Vos: envoy (as reported, 15 March 2024)[2]"]
    assert values(page, "Bodies") == ["Ferry Office[1]"]
    assert values(of_full("actors/strait-pact.md"), "Members") == ["Northland[1]", "Southmark[1]"]
    assert values(of_full("actors/ferry-office.md"), "Part of") == ["Southmark[1]", "Eastholm[1]"]
    assert values(of_full("actors/northland.md"), "Paid for the pier") == ["3 million crowns[2]"]


def test_who_was_seen_leading_last_stands_first() -> None:
    """Of several who lead an actor the one whom a source shows last stands first."""
    files = small.changed(LENA_VOS, "cites: [herald-2024-03#4]}", "leads: true, cites: [herald-2024-03#4]}")
    other = "{title: director, of: southmark, seen: [⟦⟧], leads: true, cites: [herald-2024-03#8]}"
    for day, first in (("2024-03-16", "Olga Brandt"), ("2024-03-14", "Lena Vos")):
        old = small.OLGA_BRANDT.replace("{title: director, cites: [herald-2024-03#8]}", other.replace("⟦⟧", day))
        page = shown("actors/southmark.md", {**files, "actors/olga-brandt.yml": old.encode()})
        assert values(page, "Led by")[0].partition(":")[0] == first
        assert len(values(page, "Led by")) == 2


def test_an_actor_tells_what_is_said_of_it() -> None:
    """The page of an actor: its other names, what matters most, our judgements, its claims by topic, the other pages that tell of it, its sources."""
    page = of_full("actors/southmark.md")
    path = "actors/southmark.md"
    assert page.one("Names").text == "Also called Westhaven"
    assert [heading.attributes["id"] for heading in page.each("h2")] == [
        "Names", "Glance", "Judgements", "Relationships", "Topics", "Time", "Mentions", "Sources", "Notes", "Cite",
    ]  # fmt: skip
    whole = {found.anchor: found for found in showings(page, path) if found.anchor}
    glance = section(page, "Glance")
    assert [mark.attributes["href"] for mark in glance.of("permanent")] == [
        "#northland--southmark.no-deal", "#northland--southmark.opened", "#outer-league--strait-pact.pilot-rule",
    ]  # fmt: skip
    assert whole["northland--southmark.no-deal"].said == "Reported by 1 independent source, in our words · 14 March 2024"
    assert lines(section(page, "Judgements"))[:3] == [
        "The conclusions of the editors, not of any article.",
        "Southmark needs the ferry more than it says.[6][7]",
        "Confidence: moderate · rests on statements a, b",
    ]
    topics = [heading.text for heading in section(page, "Topics").each("h3")]
    assert topics == ["Ferry", "Other matters"]
    ferry = [line.partition("[")[0] for line in lines(section(page, "Topic-ferry"))[::2]]
    assert ferry == [
        "Southmark has “lost 1,200 passengers a week”, its envoy Lena Vos said.",
        "The president of Southmark, Edda Lind, thanked Northland in a letter.",
        "A second ship of Southmark is to come to Port Alder.",
    ]
    assert links(section(page, "Topics"))["Ferry"] == "../topics/ferry.md"
    assert lines(section(page, "Mentions")) == [
        "Northland and Southmark · 2 statements", "Outer League and Strait Pact · 2 statements", "Fernmark and Southmark · 1 statement",
    ]  # fmt: skip
    assert lines(section(page, "Sources"))[:2] == [
        "A pilot rule between four states, Strait Bulletin (Strait Wire), 15 April 2024",
        "reprint, reliability D · paragraphs 2, 4, 6, 7",
    ]
    assert links(section(page, "Sources"))["4"] in {"../sources/strait-bulletin-2024-04.md#p4", "../sources/herald-2024-03.md#p4"}


def test_an_actor_tells_how_it_stands_in_its_own_direction() -> None:
    """Its relationships by tone: what the actor does to the other, how it stood last and first, and where it is going, with the grounds."""
    page = of_full("actors/southmark.md")
    assert lines(section(page, "Relationships")) == [
        "Friendly",
        "Fernmark",
        "Southmark sends ships to Fernmark",
        "Mixed",
        "Northland",
        "Southmark has a dispute with Northland; sends ships to Northland",
        "As last reported: ferry line open (2 May 2024) · first: no deal on the ferry (March 2024) · Growing closer (as in statements a, b)",
    ]
    grounds = links(section(page, "Relationships"))
    assert (grounds["a"], grounds["b"]) == (
        "../relationships/northland--southmark.md#no-deal",
        "../relationships/northland--southmark.md#opened",
    )
    assert "Fernmark is sent ships by Southmark" in lines(of_full("actors/fernmark.md"))
    assert "Strait Pact has a dispute with Outer League; is lent pilots by Outer League" in lines(of_full("actors/strait-pact.md"))


def test_everything_an_actor_said_stands_together() -> None:
    """What an actor said, alone or jointly, stands in one section in order of time, with its offices; what it passed on of others apart."""
    page = shown(UNION)
    assert lines(section(page, "Said"))[0].startswith("Northland paid 3 million crowns for the pier, claims the Harbour Union.")
    assert [line.partition("[")[0] for line in lines(section(page, "Passed"))[:1]] == [
        "Southmark has “lost 1,200 passengers a week”, its envoy Lena Vos said."
    ]
    assert lines(section(shown("actors/lena-vos.md"), "Said"))[0] == "Speaks here as: envoy, Southmark (as reported, 15 March 2024)[1]"
    guild = section(of_full("actors/pilots-guild.md"), "Said")
    assert [line.partition("[")[0] for line in lines(guild) if "¶" in line] == [
        "The rule is “good for both shores”, the Pilots' Guild said.",
        "The rule that binds Northland and Southmark may be ended in June by Eastholm and Fernmark.",
        "The Pilots' Guild counts 40 pilots.",
    ]
    assert lines(section(of_full("actors/edda-lind.md"), "Said")) == []


def when_of(line: str) -> str:
    """The date of the matter, of the parts of the line below a claim."""
    return next((part for part in line.split(" · ") if re.fullmatch(r"(?:\d+ )?[A-Z][a-z]+ \d{4}", part)), "")


def test_the_dated_statements_are_folded_away() -> None:
    """All dated statements of an actor's page stand once more in order of time, closed until a reader opens them."""
    page = of_full("actors/southmark.md")
    folded = list(section(page, "Time").each("details"))
    assert len(folded) == 1
    assert "open" not in folded[0].attributes
    assert next(folded[0].each("summary")).text == "6 dated statements, the oldest first"
    times = [line.rpartition(" · filed")[0] or line for line in lines(folded[0]) if re.match("Reported|Planned|Statement", line)]
    assert [when_of(time) for time in times] == [
        "March 2024",
        "14 March 2024",
        "12 April 2024",
        "May 2024",
        "2 May 2024",
        "June 2024",
    ]
    single = section(shown("actors/lena-vos.md"), "Time")
    assert next(single.each("summary")).text == "1 dated statement, the oldest first"
    assert lines(section(shown("actors/olga-brandt.md"), "Time")) == []


def test_a_person_has_an_office_as_of_its_source() -> None:
    """An office says whose, as reported when, and in which paragraph; a former one says so; one without a date says no date."""
    assert values(shown("actors/lena-vos.md"), "Office") == ["envoy, Southmark (as reported, 15 March 2024)[1]"]
    former = small.changed(LENA_VOS, "seen: [2024-03-15],", "seen: [2024-03-15], former: true,")
    assert values(shown("actors/lena-vos.md", former), "Office") == ["envoy, Southmark (former; as reported, 15 March 2024)[1]"]
    over = small.changed(LENA_VOS, "seen: [2024-03-15],", "former: true,")
    assert values(shown("actors/lena-vos.md", over), "Office") == ["envoy, Southmark (former)[1]"]
    assert values(shown("actors/olga-brandt.md"), "Office") == ["director[1]"]


def test_a_name_that_lists_order_otherwise_says_why() -> None:
    """Where an article leads astray about the family name, the box says how lists order the name, and why."""
    assert values(of_full("actors/edda-lind.md"), "Listed under") == ["Lind, Edda: The articles give the family name last."]


def test_a_relationship_tells_who_what_and_when() -> None:
    """The page of a relationship: parties, kinds with their direction, states in order of time, trend, key claims, judgement, changes."""
    path = "relationships/northland--southmark.md"
    page = shown(path)
    assert page.one("Top").text == "Northland and Southmark"
    assert values(page, "Between") == ["Northland · Southmark"]
    assert values(page, "Kinds") == ["Dispute: Northland has a dispute with Southmark", "Supply: Southmark sends ships to Northland"]
    assert lines(section(page, "States")) == [
        "March 2024: no deal on the ferry[1]",
        "2 May 2024: ferry line open[2]",
        "Growing closer (as in statements a, b)",
    ]
    assert links(section(page, "States"))["no deal on the ferry"] == "../relationships/northland--southmark.md#no-deal"
    assert lines(section(page, "Glance")) == [
        "Northland and Southmark talked for three days until 14 March 2024 and found no deal on the ferry.[1] ¶",
        "Reported by 1 independent source, in our words · 14 March 2024",
        "Northland and Southmark opened the line on 2 May 2024 with five ships.[2] ¶",
        "Reported by 1 independent source, in our words · 2 May 2024",
    ]
    assert lines(section(page, "Judgements")) == [
        "The conclusions of the editors, not of any article.",
        "The dispute of Northland and Southmark is over.[1][2]",
        "Confidence: moderate · rests on statements a, b",
    ]
    assert lines(section(page, "Changes")) == ["3 May 2024: new. First edition."]
    assert links(section(page, "Claims"))["Ferry"] == "../topics/ferry.md"


def test_a_relationship_gives_its_statements_in_order_of_time() -> None:
    """Everything said on a relationship stands in order of time, those without a date last, whatever their order in the file."""
    page = of_full("relationships/outer-league--strait-pact.md")
    claims = section(page, "Claims")
    assert [mark.attributes["href"] for mark in claims.of("permanent")] == [
        "#pilot-rule", "#guild-letter", "#may-end", "#forty-five-pilots", "#forty-pilots",
    ]  # fmt: skip
    also = section(of_full("relationships/northland--southmark.md"), "Claims")
    assert [mark.attributes["href"] for mark in also.of("permanent")] == ["#no-deal", "#outer-league--strait-pact.guild-letter", "#opened"]


def test_a_relationship_leads_to_the_other_relationships_of_its_parties() -> None:
    """Below stand the other relationships of either party, each as that party has it, and never the one at hand."""
    page = of_full("relationships/northland--southmark.md")
    assert [heading.text for heading in page.each("h2") if heading.attributes["id"].startswith("Others")] == [
        "Other relationships of Southmark"
    ]
    assert links(section(page, "Others-2")) == {"Fernmark": "../relationships/fernmark--southmark.md"}
    other = of_full("relationships/fernmark--southmark.md")
    assert lines(section(other, "Others-2")) == ["Northland: ferry line open (2 May 2024); reported since March 2024; growing closer"]
    assert lines(section(other, "Others-1")) == []


def test_accounts_that_differ_stand_side_by_side() -> None:
    """Two accounts of the same time stand beside each other on a page of their own, and on each record that shows one; each with its outlet."""
    for path, heading in (("differences/index.md", "Pair-1"), ("relationships/outer-league--strait-pact.md", "Differing")):
        page = of_full(path)
        pair = section(page, heading)
        assert [side.of("claim")[0].text.partition("[")[0] for side in pair.of("side")] == [
            "Eastholm speaks of 45 pilots.", "The Pilots' Guild counts 40 pilots.",
        ]  # fmt: skip
        assert [lines(side)[-1] for side in pair.of("side")] == ["Printed by Strait Bulletin (Strait Wire), 15 April 2024"] * 2
    concerned = {path for path, text in pages_of_full().items() if "{: #Differing" in text}
    assert concerned == {f"{path}.md" for path in ("relationships/outer-league--strait-pact", "actors/eastholm", "actors/pilots-guild")}
    assert of_full("differences/index.md").one("Pair-1").text == "Outer League and Strait Pact"
    assert "No two accounts of the same time differ in this dossier." in lines(shown("differences/index.md"))


def test_where_no_accounts_differ_the_page_says_so() -> None:
    """The page on reading counts the statements that differ, and leads to them, or says plainly that none does."""
    plain = lines(section(shown("reading/index.md"), "Differences"))
    assert plain[0].startswith("Where accounts differ: no two accounts of the same time do in this dossier.")
    told = section(of_full("reading/index.md"), "Differences")
    assert lines(told)[0].startswith("Where accounts differ: 1 pair of statements.")
    assert links(told) == {"Where accounts differ": "../differences/index.md"}


def test_notes_are_numbered_by_first_mark_and_lead_to_the_paragraph() -> None:
    """A citation has one number on a page, given where it first occurs; its note gives outlet, date and paragraph, and leads there."""
    page = shown("relationships/northland--southmark.md")
    marks = [(mark.text, mark.attributes["href"]) for mark in page.of("cite")]
    assert marks == [("[1]", "#Note-1"), ("[2]", "#Note-2")] * 4
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
    assert lines(section(page, "Sources"))[-1] == "report, reliability C · paragraphs 2, 3"
    assert links(section(page, "Sources"))["2"] == "../sources/gazette-2024-05.md#p2"


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
    page = shown(UNION)
    assert {found.ref for found in showings(page, UNION)} == {"northland/paid-for-pier", "southmark/lost-passengers"}
    homes = [links(said) for said in page.of("said") if "filed under Northland" in said.text]
    assert [leads["Northland"] for leads in homes] == ["../actors/northland.md#paid-for-pier"]
    also = full.files()
    assert "outer-league--strait-pact/pilot-rule" in {
        found.ref for found in showings(shown("actors/strait-pact.md", also), "actors/strait-pact.md")
    }


def assert_reads_alike(whole: dict[str, Element]) -> Counter[str]:
    """Each claim has the same text, line, remarks and citations on all these pages; how often each is shown."""
    known: dict[str, tuple[str, Showing]] = {}
    count = Counter[str]()
    for path, page in whole.items():
        for found in showings(page, path):
            count[found.ref] += 1
            there, first = known.setdefault(found.ref, (path, found))
            assert found._replace(anchor="") == first._replace(anchor=""), f"{found.ref} on {path} and on {there}"
    return count


def test_the_same_claim_reads_the_same_everywhere() -> None:
    """Text, speakers, work, dates, coverage, notes and citations of a claim are one unit, the same on every page that shows it."""
    for files in (small.files(), full.files()):
        count = assert_reads_alike({path: rendered(body(text)) for path, text in pages(files).items()})
        assert count.keys() == small.dossier(files).claims.keys()
        assert min(count.values()) > 1


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Element]:
    """The pages of this repository's own dossier, as they are published; the handbook left out."""
    site: Path = built.real_site(tmp_path_factory)
    return {path: page for path, page in built.pages(site).items() if not path.startswith("handbook/")}


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
    assert lines(section(page, "p1")) == ["Not used. The headline."]
    assert lines(section(page, "p2")) == [
        "Northland and Southmark opened the line on 2 May 2024 with five ships.[1] ¶",
        "Reported by 1 independent source, in our words · 2 May 2024 · filed under Northland and Southmark",
    ]
    assert links(section(page, "p2"))["Northland and Southmark"] == "../relationships/northland--southmark.md#opened"
    silent = small.changed(GAZETTE, "unused:\n  - {paragraphs: 1, why: The headline.}\n", "")
    assert lines(section(shown("sources/gazette-2024-05.md", silent), "p1")) == ["Not used."]
    assert lines(section(shown("sources/herald-2024-03.md"), "p4")) == ["Lena Vos: envoy"]


def test_a_source_shows_where_it_appeared() -> None:
    """The box of a source: outlet, date, authors, nature, grade with its reason; and the address that is asked, in punycode."""
    files = small.changed(HERALD, "nature: report", "nature: report\nprinted_as: AH\nurl: https://bücher.example/a")
    box = shown("sources/herald-2024-03.md", files).of("infobox")[0]
    assert lines(box) == [
        "Outlet", "Alder Herald (prints itself “AH”)", "Published", "15 March 2024", "Headline", "“Harbour talks end without a deal”",
        "By", "Ines Okafor", "Nature", "report", "Language", "en", "Reliability", "B: Invented.", "Publisher’s page", "https://xn--bcher-kva.example/a",
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
    """A claim that differs from another, or was superseded, names the other's words and leads to it; so does the other."""
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
        "Differs from: Northland paid 3 million crowns for the pier, claims the Harbour Union.": ["../actors/northland.md#paid-for-pier"],
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
    for files, home in ((small.files(), page), (sound(), of_full("index.md"))):
        leads = {link.attributes["href"] for link in home.each("a")}
        records = {path.removesuffix(".yml") + ".md" for path in files if "/" in path and path.endswith(".yml")}
        assert records <= leads
        assert {"topics/ferry.md", "topics/money.md", "relationships/northland--southmark.md#no-deal"} <= leads
    assert lines(section(page, "Scope")) == ["Two invented articles about a ferry."]


def test_home_says_what_matters_most() -> None:
    """Home gives the key judgements alone, the blocs side by side with their members, and how they face each other."""
    page = of_full("index.md")
    judged = section(page, "Judgements")
    assert lines(judged) == [
        "The conclusions of the editors, not of any article.",
        "Southmark needs the ferry more than it says.",
        "Confidence: moderate · rests on statements a, b",
        "Filed under Southmark",
        "The rule holds as long as both blocs gain by it.",
        "Confidence: moderate · rests on statements a, b",
        "Filed under Outer League and Strait Pact",
    ]
    leads = [link.attributes["href"] for link in judged.each("a") if len(link.text) == 1]
    assert leads[:2] == ["actors/southmark.md#lost-passengers", "actors/southmark.md#second-ship"]
    assert links(judged)["Outer League and Strait Pact"] == "relationships/outer-league--strait-pact.md#holds"
    blocs = section(page, "Blocs")
    assert [lines(side) for side in blocs.of("side")] == [["Outer League", "Eastholm · Fernmark"], ["Strait Pact", "Northland · Southmark"]]
    assert [lines(facing) for facing in blocs.of("facing")] == [
        [
            "Outer League and Strait Pact",
            "As last reported: pilot rule agreed (12 April 2024) · No single direction (as in statements a, b)",
        ]
    ]
    assert not shown("index.md").of("sides")


def test_home_gives_relationships_by_tone_and_the_newest_sources() -> None:
    """Home gives each relationship under its tone with how it was last reported; five sources at most, the newest first."""
    page = of_full("index.md")
    assert lines(section(page, "Relationships")) == [
        "Friendly", "Fernmark and Southmark",
        "Mixed", "Northland and Southmark: ferry line open (2 May 2024)",
        "Hostile", "Outer League and Strait Pact: pilot rule agreed (12 April 2024)",
    ]  # fmt: skip
    assert [line.rpartition(", ")[2] for line in lines(section(page, "Sources"))[::2]] == ["3 May 2024", "15 April 2024", "15 March 2024"]
    more = {f"sources/paper-{day}.yml": small.HERALD_SOURCE.replace("2024-03-15", f"2024-04-0{day}").encode() for day in range(1, 6)}
    newest = lines(section(shown("index.md", {**small.files(), **more}), "Sources"))[::2]
    assert [line.rpartition(", ")[2] for line in newest] == ["3 May 2024", "5 April 2024", "4 April 2024", "3 April 2024", "2 April 2024"]


def test_topics_count_the_statements_of_each_record() -> None:
    """The page of a topic gives the relationships and actors that show statements on it, those with the most first, and every statement."""
    page = shown("topics/ferry.md")
    assert "The ferry line and its ships." in lines(page)
    assert values(page, "Relationships") == ["Northland and Southmark (2)"]
    rows = values(page, "Actors")[0]
    counts = [int(count) for count in re.findall(r"\((\d+)\)", rows)]
    assert rows.startswith("Southmark (5)")
    assert counts == sorted(counts, reverse=True)
    on_topic = {ref for ref, (_, claim) in small.dossier().claims.items() if "ferry" in claim.topics}
    assert {found.ref for found in showings(page, "topics/ferry.md")} == on_topic
    assert [when_of(line) for line in lines(section(page, "Claims"))[1::2]][:4] == [
        "March 2024", "14 March 2024", "May 2024", "2 May 2024",
    ]  # fmt: skip
    assert lines(shown("topics/index.md")) == [
        "Topics",
        "Ferry", "The ferry line and its ships.", "6 statements on 6 pages",
        "Money", "What was paid and owed.", "1 statement on 2 pages",
    ]  # fmt: skip
    assert links(shown("topics/index.md")) == {"Ferry": "../topics/ferry.md", "Money": "../topics/money.md"}


def rows(page: Element) -> list[list[str]]:
    """The rows of a page's list, the head first, in words."""
    table = next(page.of("list")[0].each("table"))
    return [[cell.text.strip() for cell in row.each() if cell.name in ("th", "td")] for row in table.each("tr")]


def test_actors_are_listed_by_kind() -> None:
    """Actors stand kind by kind in the order of their names, family name first, with offices, counts and what is said of them."""
    index = shown("actors/index.md")
    assert "States: 2 · People: 2 · Organisations: 1" in lines(index)
    assert rows(index) == [
        ["Name", "Kind", "Office", "Relationships", "Statements", "Topics"],
        ["Northland", "State", "", "1", "4", "Ferry · Money"],
        ["Southmark", "State", "", "1", "5", "Ferry"],
        ["Olga Brandt", "Person", "director", "0", "1", "Ferry"],
        ["Lena Vos", "Person", "envoy, Southmark", "0", "1", "Ferry"],
        ["Harbour Union", "Organisation", "", "0", "2", "Ferry · Money"],
    ]


def test_relationships_are_listed_by_tone() -> None:
    """Relationships stand tone by tone, each with its kinds, how it was last reported, which leads to the statement, when, and the trend."""
    index = of_full("relationships/index.md")
    assert "Friendly: 1 · Mixed: 1 · Hostile: 1" in lines(index)
    last, trend = "ferry line open", "Growing closer (as in statements a, b)"
    assert rows(index)[:3] == [
        ["Between", "Kinds", "Tone", "As last reported", "When", "Trend"],
        ["Fernmark and Southmark", "Supply", "Friendly", "", "", ""],
        ["Northland and Southmark", "Dispute · Supply", "Mixed", last, "2 May 2024", trend],
    ]
    assert [tone.classes for tone in index.of("tone")] == [["tone", tone] for tone in ("friendly", "mixed", "hostile")]
    assert links(index)[last] == "../relationships/northland--southmark.md#opened"
    assert [value.text for value in index.of("value")][-5:-3] == ["Outer League", "Strait Pact"]


def test_sources_are_listed_the_newest_first() -> None:
    """Sources stand the newest first, each with its outlet and agency, how far it is trusted, and its share."""
    assert rows(shown("sources/index.md", full.files())) == [
        ["Source", "Outlet", "Nature", "Reliability", "When", "Used"],
        ["Ferry runs again", "Gazette", "report", "C", "3 May 2024", "2 of 3 paragraphs used (66 %), 2 statements"],
        ["A pilot rule between four states (corrected)", "Strait Bulletin (Strait Wire)", "reprint", "D", "15 April 2024", "6 of 7 paragraphs used (85 %), 6 statements"],
        ["Harbour talks end without a deal", "Alder Herald", "report", "B", "15 March 2024", "6 of 8 paragraphs used (75 %), 5 statements"],
    ]  # fmt: skip


def test_statements_are_listed_in_order_of_time() -> None:
    """Statements stand in order of time, those without a date last, each leading to its permanent place, with who says it on what."""
    index = shown("statements/index.md")
    assert rows(index)[:2] == [
        ["Statement", "Type", "Speakers", "Topics", "On", "When"],
        ["Southmark has “lost 1,200 passengers a week”, its envoy Lena Vos said.", "Statement", "Lena Vos · Harbour Union", "Ferry", "Southmark", "March 2024"],
    ]  # fmt: skip
    assert [row[5] for row in rows(index)[1:]] == ["March 2024", "14 March 2024", "May 2024", "2 May 2024", "", "", ""]
    assert (
        links(index)["Southmark has “lost 1,200 passengers a week”, its envoy Lena Vos said."] == "../actors/southmark.md#lost-passengers"
    )
    assert "The Pilots' Guild counts 40 pilots. (superseded by another statement)" in {
        row[0] for row in rows(of_full("statements/index.md"))
    }


def test_a_statement_that_fell_says_so_in_the_list() -> None:
    """A statement that rests only on a source that was corrected carries the warning in the list, and no other does."""
    warned = [row[0] for row in rows(shown("statements/index.md", full.files())) if FELL in row[0]]
    on_it = [claim for _, claim in small.dossier(full.files()).claims.values() if {cite.source for cite in claim.cites} == {"strait-bulletin-2024-04"}]  # fmt: skip
    assert len(warned) == len(on_it) == 6


def test_many_statements_have_a_page_for_each_year(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where statements are many, the list has a page for each year and one for those without a date, and the first page leads to them."""
    monkeypatch.setattr(statements, "MOST", 3)
    found = pages(small.changed(FERRY, "when: 2024-03-14\n", "when: 2023-12-14\n"))
    index = rendered(body(found["statements/index.md"]))
    assert not index.of("list")
    assert [line for line in lines(index) if re.search(r": \d", line)] == [
        "Statements of 2023: 1 statement", "Statements of 2024: 3 statements", "Statements without a date: 3 statements",
    ]  # fmt: skip
    assert list(links(index).values())[-3:] == ["2023.md", "2024.md", "undated.md"]
    shares = [len(rows(rendered(body(found[f"statements/{name}.md"])))) - 1 for name in ("2023", "2024", "undated")]
    assert shares == [1, 3, 3]


def test_the_indexes_are_complete() -> None:
    """Each index leads to all of its records, or statements, and to each once, from the first column."""
    found: Dossier = small.dossier(full.files())
    places = {folder: [f"../{folder}/{id}.md" for id in getattr(found, folder)] for folder in ("actors", "relationships", "sources")}
    homes = {record.id: "relationships" if "--" in record.id else "actors" for record, _ in found.claims.values()}
    places["statements"] = [f"../{homes[record.id]}/{record.id}.md#{claim.id}" for record, claim in found.claims.values()]
    for folder, wanted in places.items():
        cells = [next(row.each("td")) for row in of_full(f"{folder}/index.md").each("tr") if next(row.each("td"), None)]
        assert Counter(link.attributes["href"] for cell in cells for link in cell.each("a")) == Counter(wanted), folder


def test_a_cell_whose_words_are_not_in_order_says_its_place() -> None:
    """Names, kinds, tones and dates carry their place in their column, so that dates in words can be put in order of time."""
    index = shown("statements/index.md")
    dated = [cell for row in index.each("tr") for cell in list(row.each("td"))[-1:] if cell.text]
    places = [int(cell.attributes["data-order"]) for cell in dated]
    assert places == [dt.date(2024, month, day).toordinal() for month, day in ((3, 1), (3, 14), (5, 1), (5, 2))]
    names = [next(row.each("td")) for row in list(shown("actors/index.md").each("tr"))[1:]]
    assert [(cell.text, cell.attributes["data-order"]) for cell in names] == [
        ("Northland", "1"), ("Southmark", "3"), ("Olga Brandt", "2"), ("Lena Vos", "4"), ("Harbour Union", "0"),
    ]  # fmt: skip


SHORT = "topics:\n  ferry:", 'abbreviations: {PA: "Port \\"Alder\\" <b>", XX: Nowhere}\ntopics:\n  ferry:'


def explained(page: Element) -> list[tuple[str, str]]:
    """The short forms that a part of a page explains, in order, with what they are said to mean."""
    return [(short.text, short.attributes["title"]) for short in page.each("abbr")]


def test_an_abbreviation_is_explained_where_a_text_first_has_it() -> None:
    """A short form has its meaning, as typed, at its first place in each text and label, within the words of a link too; as a whole word only."""
    files = small.changed("vocabulary.yml", *SHORT) | {
        FERRY: small.FERRY.replace("label: ferry line open", "label: the PA line").encode(),
        NORTHLAND: small.NORTHLAND.replace("[[northland]] paid", "[[northland|PA]]-led PA, not PAX or pa, paid").encode(),
    }
    means = 'Port "Alder" <b>'
    page = shown("actors/northland.md", files)
    claim = page.one("paid-for-pier")
    assert explained(claim) == [("PA", means)]
    assert next(claim.each("a")).text == "PA"
    assert links(claim)["PA"] == "../actors/northland.md"
    assert claim.text.startswith("PA-led PA, not PAX or pa, paid 3 million crowns")
    assert explained(section(shown("relationships/northland--southmark.md", files), "States")) == [("PA", means)]
    assert [row for row in explained(shown("statements/index.md", files)) if row[1] != means] == []
    told = section(shown("reading/index.md", files), "Abbreviations")
    assert lines(told)[1:] == ["PA", means, "XX", "Nowhere"]
    assert not lines(section(shown("reading/index.md"), "Abbreviations"))


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("{P A: Port}", "wrong-value"),
        ("{P: Port}", "too-short"),
        ("{PA: ''}", "no-value"),
        ("{'': Port}", "no-value"),
        ("[PA]", "wrong-shape"),
    ],
)
def test_an_abbreviation_is_a_word_with_a_meaning(typed: str, code: str) -> None:
    """A short form of several words, of one letter or of none, and one without a meaning, is refused where it stands."""
    _, problems = decode(small.changed("vocabulary.yml", "topics:\n", f"abbreviations: {typed}\ntopics:\n"))
    assert [(problem.code, problem.place.path) for problem in problems] == [(code, "briefings/vocabulary.yml")]


def test_a_cell_of_the_matrix_says_how_the_two_stand() -> None:
    """A cell gives tone and trend and leads to the relationship; what it shows as a pointer rests on it are the kinds, an arrow for each way."""
    table = next(of_full("matrix/index.md").each("table"))
    rows = [[cell for cell in row.each() if cell.name in ("th", "td")] for row in table.each("tr")]
    names = [cell.text for cell in rows[0][1:]]
    assert names == ["Outer League", "Strait Pact", "Fernmark", "Northland", "Southmark"]
    assert [row[0].text for row in rows[1:]] == names
    cells = {(row[0].text, name): cell for row in rows[1:] for name, cell in zip(names, row[1:], strict=True)}
    link = {pair: next(cell.each("a"), None) for pair, cell in cells.items()}
    there, back = link["Outer League", "Strait Pact"], link["Strait Pact", "Outer League"]
    assert there is not None
    assert back is not None
    assert (there.text, there.attributes["href"]) == ("Hostile, no single direction", "../relationships/outer-league--strait-pact.md")
    assert there.classes == ["tone", "hostile"]
    last = "As last reported: pilot rule agreed (12 April 2024)"
    assert there.attributes["title"] == f"Dispute; Pilotage →. {last}"
    assert back.attributes["title"] == f"Dispute; Pilotage ←. {last}"
    one_way = link["Fernmark", "Southmark"]
    assert one_way is not None
    assert (one_way.text, one_way.attributes["title"]) == ("Friendly", "Supply ←")
    assert cells["Northland", "Northland"].text == "–"
    assert cells["Northland", "Fernmark"].text == ""


def test_a_matrix_of_many_says_how_many_it_leaves_out() -> None:
    """Of more actors than a reader can take in the first stand in the matrix, and the page says how many do not."""
    many = {f"actors/state-{number}.yml": f"name: State {number}\nkind: state\n".encode() for number in range(100, 100 + MOST)}
    ties = {
        f"relationships/southmark--{path[7:-4]}.yml": f"parties: [southmark, {path[7:-4]}]\nkinds: [dispute]\n".encode() for path in many
    }
    page = shown("matrix/index.md", {**small.files(), **many, **ties})
    assert len(list(page.each("tr"))) == MOST + 1
    assert f"The first {MOST} actors, in the order of the index of actors; 2 more are on their own pages only." in lines(page)


def test_the_timeline_goes_by_year_and_month() -> None:
    """Every statement with a date stands once, by the date of the matter, else by that of the utterance, below its year and month."""
    page = of_full("timeline/index.md")
    dated = {ref for ref, (_, claim) in small.dossier(full.files()).claims.items() if claim.when or claim.said_when}
    found = [item.ref for item in showings(page, "timeline/index.md")]
    assert sorted(found) == sorted(dated)
    assert [heading.text for heading in page.each() if heading.name in ("h2", "h3")] == ["2024", "March", "April", "May", "June", "Notes"]
    april = section(page, next(part.attributes["id"] for part in page.each("h3") if part.text == "April")).of("permanent")
    assert [mark.attributes["href"] for mark in april] == [
        "#outer-league--strait-pact.pilot-rule",
        "#outer-league--strait-pact.guild-letter",
    ]
    year_alone = shown("timeline/index.md", small.changed(FERRY, "when: 2024-03-14\n", "when: 2024\n"))
    assert lines(section(year_alone, "Year-2024"))[0].startswith("Northland and Southmark talked for three days")


def test_a_long_timeline_has_a_page_for_each_year(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where dated statements are many, each year has its page, with its own notes, and the first page leads to them."""
    monkeypatch.setattr(timeline, "MOST", 3)
    files = small.changed(FERRY, "when: 2024-03-14\n", "when: 2023-12-14\n")
    found = pages(files)
    index = rendered(body(found["timeline/index.md"]))
    assert [line for line in lines(index) if re.match(r"\d{4}: ", line)] == ["2023: 1 statement", "2024: 3 statements"]
    assert (links(index)["2023"], links(index)["2024"]) == ("2023.md", "2024.md")
    shares = {path: [item.ref for item in showings(rendered(body(found[path])), path)] for path in ("timeline/2023.md", "timeline/2024.md")}
    assert shares["timeline/2023.md"] == ["northland--southmark/no-deal"]
    assert shares["timeline/2024.md"] == ["southmark/lost-passengers", "southmark/thanked", "northland--southmark/opened"]


@pytest.mark.parametrize(("record", "path"), [(FERRY, "relationships/northland--southmark.md"), (NORTHLAND, "actors/northland.md")])
def test_what_changed_on_a_record_leads_where_it_says(record: str, path: str) -> None:
    """The changes of a record stand on its page, the newest first; of one day the later one first; and their links are links."""
    history = "history:\n" + "".join(
        f"  - {{date: 2024-05-{day}, change: '{text}', kind: changed}}\n"
        for day, text in (("01", "Old."), ("02", "See [[lena-vos]]."), ("02", "Then [[southmark|this]]."))
    )
    files = small.files()
    text = files[record].decode().partition("history:")[0]
    page = shown(path, {**files, record: f"{text}{history}".encode()})
    assert lines(section(page, "Changes")) == [
        "2 May 2024: changed. Then this.", "2 May 2024: changed. See Lena Vos.", "1 May 2024: changed. Old.",
    ]  # fmt: skip
    assert links(section(page, "Changes")) == {"this": "../actors/southmark.md", "Lena Vos": "../actors/lena-vos.md"}


def test_a_corrected_claim_says_what_it_was_wherever_it_is_shown() -> None:
    """Beside a claim that was corrected stands the day, what was mended, and what it said before, on every page that shows it."""
    told = "Corrected on 22 April 2024: The day was mended. Before, it said: “They agreed on a pilot rule on 11 April.”"
    remarks = {(item.ref, told in item.remarks) for path in pages_of_full() for item in showings(of_full(path), path)}
    assert {ref for ref, corrected in remarks if corrected} == {"outer-league--strait-pact/pilot-rule"}
    assert ("outer-league--strait-pact/pilot-rule", False) not in remarks


def test_letters_go_on_after_z() -> None:
    """Statements that something rests on are lettered without end."""
    assert [letters(number) for number in (0, 25, 26, 51, 52, 701, 702)] == ["a", "z", "aa", "az", "ba", "zz", "aaa"]


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
    """A tree with the plain word replaced in its text and in what it shows as a pointer rests on it."""
    inside = [part.replace(PLAIN, raw) if isinstance(part, str) else in_place(part, raw) for part in element.inside]
    attributes = {name: value.replace(PLAIN, raw) if name == "title" else value for name, value in element.attributes.items()}
    return Element(element.name, attributes, inside)


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
