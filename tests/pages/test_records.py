"""The pages of actors and relationships as a reader meets them."""

from __future__ import annotations

import re

import pytest

from tests.support import small
from tests.support.fields import FERRY, LENA_VOS, NORTHLAND
from tests.support.html import Element
from tests.support.page_contents import Showing, box, lines, links, section, showings, words_of
from tests.support.rendered_pages import UNION, of_full, pages_of_full, shown, values

FACING, EDDA_LIND = "relationships/outer-league--strait-pact.yml", "actors/edda-lind.yml"


def _showings(part: Element, path: str) -> list[Showing]:
    return list(showings(part, path))


def test_the_box_of_an_actor_has_its_leader_and_its_relationships() -> None:
    """The box begins with who leads the actor, then whom it has relations with by tone, each leading to their page; then what it is."""
    page = of_full("actors/southmark.md")
    terms = [term.text for term in page.of("infobox")[0].each("dt")]
    assert terms == [
        "Led by",
        "Friendly relations with",
        "Mixed relations with",
        "Kind",
        "Names",
        "Referred to as",
        "Member of",
        "Offices",
        "Bodies",
    ]
    assert values(page, "Led by") == ["Edda Lind: president (2023 to 2024)[1]"]
    assert values(page, "Friendly relations with") == ["Fernmark"]
    assert values(page, "Mixed relations with") == ["Northland"]
    assert links(box(page, "Mixed relations with")[0]) == {"Northland": "../relationships/northland--southmark.md"}
    assert values(page, "Names") == ["Zuidmark (nl)"]
    assert values(page, "Member of") == ["Strait Pact[1]"]
    assert values(page, "Offices") == ["Lena Vos: envoy (as of 15 March 2024)[2]"]
    assert values(page, "Bodies") == ["Ferry Office[1]"]
    assert values(of_full("actors/strait-pact.md"), "Members") == ["Northland[1]", "Southmark[1]"]
    assert values(of_full("actors/ferry-office.md"), "Part of") == ["Southmark[1]", "Eastholm[1]"]
    assert values(of_full("actors/northland.md"), "Paid for the pier") == ["3 million crowns (2024)[2]"]


def test_the_latest_leader_comes_first() -> None:
    """Of several who lead an actor the one whom a source shows last stands first."""
    files = small.changed(LENA_VOS, "cites: [herald-2024-03#4]}", "leads: true, cites: [herald-2024-03#4]}")
    other = "{title: director, of: southmark, seen: [⟦⟧], leads: true, cites: [herald-2024-03#8]}"
    for day, first in (("2024-03-16", "Olga Brandt"), ("2024-03-14", "Lena Vos")):
        old = small.OLGA_BRANDT.replace("{title: director, cites: [herald-2024-03#8]}", other.replace("⟦⟧", day))
        page = shown("actors/southmark.md", {**files, "actors/olga-brandt.yml": old.encode()})
        assert values(page, "Led by")[0].partition(":")[0] == first
        assert len(values(page, "Led by")) == 2


def test_an_actor_lists_what_is_said_of_it() -> None:
    """The page of an actor: its other names, what matters most, our judgements, its claims by topic, the other pages that tell of it, its sources."""
    page = of_full("actors/southmark.md")
    path = "actors/southmark.md"
    assert values(page, "Referred to as") == ["Westhaven"]
    assert [heading.attributes["id"] for heading in page.each("h2")] == [
        "Judgements", "Gaps", "Glance", "Connections", "Relationships", "Topics", "Mentions", "Sources",
    ]  # fmt: skip
    whole = {found.anchor: found for found in showings(page, path) if found.anchor}
    glance = section(page, "Glance")
    assert [mark.attributes["href"] for mark in glance.of("permanent")] == [
        "#northland--southmark.no-deal", "#northland--southmark.opened", "#outer-league--strait-pact.pilot-rule",
    ]  # fmt: skip
    assert whole["northland--southmark.no-deal"].said == "Reported by Alder Herald · 14 March 2024"
    assert lines(section(page, "Judgements"))[:3] == [
        "The conclusions of the editors, not of any article.",
        "Southmark needs the ferry more than it says.[3][4]",
        "Confidence: moderate · based on statements 4, 6",
    ]
    topics = [heading.text for heading in section(page, "Topics").each("h3")]
    assert topics == ["Ferry", "Other matters"]
    ferry = [line.partition("[")[0] for line in lines(section(page, "Topic-ferry"))[::2]]
    assert ferry == [
        "4 Southmark has “lost 1,200 passengers a week”, its envoy Lena Vos said.",
        "5 The president of Southmark, Edda Lind, thanked Northland in a letter.",
        "6 A second ship of Southmark is to come to Port Alder.",
    ]
    assert links(section(page, "Topics"))["Ferry"] == "../topics/ferry.md"
    assert lines(section(page, "Mentions")) == [
        "Northland and Southmark (2 statements)", "Outer League and Strait Pact (2 statements)", "Fernmark and Southmark (1 statement)",
    ]  # fmt: skip
    assert lines(section(page, "Sources"))[:2] == [
        "A pilot rule between four states, Strait Bulletin (Strait Wire), 15 April 2024",
        "reprint, reliability D · paragraph 4",
    ]
    assert [link.attributes["href"] for link in section(page, "Sources").each("a") if link.text == "4"][:1] == [
        "../sources/strait-bulletin-2024-04.md#p4"
    ]


def test_an_actor_shows_a_relationship_from_its_own_side() -> None:
    """Its relationships by tone: what the actor does to the other, where it is going, and how it stood last and first."""
    page = of_full("actors/southmark.md")
    assert lines(section(page, "Relationships")) == [
        "Friendly",
        "Fernmark: Southmark was lent pilots by Fernmark, 2021, according to a data set; sends ships to Fernmark",
        "Mixed",
        "Northland: Southmark has a dispute with Northland; sends ships to Northland",
        "Growing closer · As of 2 May 2024: ferry line open · In March 2024: no deal on the ferry",
    ]
    assert links(section(page, "Relationships"))["Northland"] == "../relationships/northland--southmark.md"
    assert "Southmark: Fernmark no longer lends pilots to Southmark, 2021, according to a data set; is sent ships by Southmark" in lines(
        of_full("actors/fernmark.md")
    )
    assert "Outer League: Strait Pact has a dispute with Outer League; is lent pilots by Outer League, since 12 April 2024" in lines(
        of_full("actors/strait-pact.md")
    )


def test_everything_an_actor_said_is_in_one_list() -> None:
    """What an actor said, alone or jointly, stands in one section in order of time, with its offices; what it passed on of others apart."""
    page = shown(UNION)
    assert lines(section(page, "Said"))[0].startswith("1 Northland paid 3 million crowns for the pier, claims the Harbour Union.")
    assert [line.partition("[")[0] for line in lines(section(page, "Passed"))[:1]] == [
        "2 Southmark has “lost 1,200 passengers a week”, its envoy Lena Vos said."
    ]
    assert lines(section(shown("actors/lena-vos.md"), "Said"))[0] == "Speaking as: envoy, Southmark (as of 15 March 2024)[1]"
    guild = section(of_full("actors/pilots-guild.md"), "Said")
    assert [words_of(claim) for claim in guild.of("claim")] == [
        "The rule is “good for both shores”, the Pilots' Guild said.",
        "The rule that binds Northland and Southmark may be ended in June by Eastholm and Fernmark.",
        "The Pilots' Guild counts 40 pilots.",
    ]
    assert lines(section(of_full("actors/edda-lind.md"), "Said")) == []


def test_dates_lead_to_the_statements() -> None:
    """The dates of an actor's statements, in order, with the numbers of the statements, closed until a reader opens them."""
    folded = of_full("actors/southmark.md").one("Time")
    assert "open" not in folded.attributes
    assert lines(folded) == [
        "Statements by date", "March 2024", "4", "14 March 2024", "1", "12 April 2024", "3", "May 2024", "5", "2 May 2024", "2", "June 2024", "7",
    ]  # fmt: skip
    assert links(folded)["3"] == "#outer-league--strait-pact.pilot-rule"
    assert "#Time" not in shown("actors/lena-vos.md").text


def test_a_person_has_an_office_as_of_its_source() -> None:
    """An office says whose, as reported when, and in which paragraph; a former one says so; one without a date says no date."""
    assert values(shown("actors/lena-vos.md"), "Office") == ["envoy, Southmark (as of 15 March 2024)[1]"]
    former = small.changed(LENA_VOS, "seen: [2024-03-15],", "seen: [2024-03-15], former: true,")
    assert values(shown("actors/lena-vos.md", former), "Office") == ["envoy, Southmark (former; as of 15 March 2024)[1]"]
    over = small.changed(LENA_VOS, "seen: [2024-03-15],", "former: true,")
    assert values(shown("actors/lena-vos.md", over), "Office") == ["envoy, Southmark (former)[1]"]
    assert values(shown("actors/olga-brandt.md"), "Office") == ["director[1]"]


def test_a_name_that_lists_order_otherwise_says_why() -> None:
    """Where an article leads astray about the family name, the box says how lists order the name, and why."""
    assert values(of_full("actors/edda-lind.md"), "Listed under") == ["Lind, Edda: The articles give the family name last."]


def test_a_relationship_has_parties_kinds_and_states() -> None:
    """The page of a relationship: parties, kinds with their direction, states in order of time, trend, key claims, judgement, changes."""
    path = "relationships/northland--southmark.md"
    page = shown(path)
    assert page.one("Top").text == "Northland and Southmark"
    assert values(page, "Between") == ["Northland · Southmark"]
    assert values(page, "Type of relationship") == [
        "Dispute: Northland has a dispute with Southmark",
        "Supply: Southmark sends ships to Northland",
    ]
    assert lines(section(page, "States"))[-3:] == [
        "a March 2024: no deal on the ferry[1]",
        "b 2 May 2024: ferry line open[2]",
        "Growing closer; based on statements 1, 2",
    ]
    assert links(section(page, "States"))["no deal on the ferry"] == "../relationships/northland--southmark.md#no-deal"
    assert lines(section(page, "Glance")) == [
        "1 Northland and Southmark talked for three days until 14 March 2024 and found no deal on the ferry.[1]",
        "Reported by Alder Herald · 14 March 2024 · one source, paraphrased",
        "2 Northland and Southmark opened the line on 2 May 2024 with five ships.[2]",
        "Reported by Gazette · 2 May 2024 · one source, paraphrased",
    ]
    assert lines(section(page, "Judgements")) == [
        "The conclusions of the editors, not of any article.",
        "The dispute of Northland and Southmark is over.[1][2]",
        "Confidence: moderate · based on statements 1, 2",
    ]
    assert lines(section(page, "Changes")) == ["3 May 2024: new. First edition.", "Follow the changes of this page (Atom)"]
    assert links(box(page, "Topics")[0]) == {"Ferry": "../topics/ferry.md"}


def test_a_relationship_gives_its_statements_in_order_of_time() -> None:
    """Everything said on a relationship stands in order of time, those without a date last, in the order of the file."""
    page = of_full("relationships/outer-league--strait-pact.md")
    claims = section(page, "Claims")
    assert lines(claims)[0] == "Also statement 1, above."
    assert [mark.attributes["href"] for mark in claims.of("permanent")] == [
        "#guild-letter", "#may-end", "#forty-pilots", "#forty-five-pilots",
    ]  # fmt: skip
    also = section(of_full("relationships/northland--southmark.md"), "Claims")
    assert lines(also)[0] == "Also statements 1, 2, above."
    assert [mark.attributes["href"] for mark in also.of("permanent")] == ["#outer-league--strait-pact.guild-letter"]


def test_a_relationship_leads_to_the_other_relationships_of_its_parties() -> None:
    """Below are the other relationships of either party, by name, and never the one at hand; a party without any is left out."""
    page = of_full("relationships/northland--southmark.md")
    assert lines(section(page, "Others")) == ["Southmark", "Fernmark"]
    assert links(section(page, "Others")) == {"Fernmark": "../relationships/fernmark--southmark.md"}
    assert lines(section(of_full("relationships/fernmark--southmark.md"), "Others")) == ["Southmark", "Northland"]


def test_differing_accounts_are_shown_side_by_side() -> None:
    """Two accounts of the same time are beside each other on a page of their own, and on each record that shows one; each with its outlet."""
    for path, heading in (("differences/index.md", "Pair-1"), ("relationships/outer-league--strait-pact.md", "Differing")):
        pair = section(of_full(path), heading)
        assert [re.sub(r"^(?:Statement )?\d:? |\[¶?\d\]$", "", lines(side)[0]) for side in pair.of("side")] == [
            "Eastholm speaks of 45 pilots.", "The Pilots' Guild counts 40 pilots.",
        ]  # fmt: skip
        assert [lines(side)[-1] for side in pair.of("side")] == ["Printed by Strait Bulletin (Strait Wire), 15 April 2024"] * 2
    concerned = {path for path, text in pages_of_full().items() if "{: #Differing" in text}
    assert concerned == {f"{path}.md" for path in ("relationships/outer-league--strait-pact", "actors/eastholm", "actors/pilots-guild")}
    assert of_full("differences/index.md").one("Pair-1").text == "Outer League and Strait Pact"
    assert "In this dossier, no two accounts of the same time or event differ." in lines(shown("differences/index.md"))


def test_without_differing_accounts_the_page_says_so() -> None:
    """The page on reading counts the statements that differ, and leads to them, or says plainly that none does."""
    plain = lines(section(shown("reading/index.md"), "Differences"))
    assert plain[0].startswith("Where accounts differ: no two accounts of the same time or event do in this dossier.")
    told = section(of_full("reading/index.md"), "Differences")
    assert lines(told)[0].startswith("Where accounts differ: 1 pair of statements.")
    assert links(told) == {"Where accounts differ": "../differences/index.md"}


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
        "Follow the changes of this page (Atom)",
    ]  # fmt: skip
    leads = links(section(page, "Changes"))
    assert (leads["this"], leads["Lena Vos"]) == ("../actors/southmark.md", "../actors/lena-vos.md")
    assert page.of("newest")[0].text == "Latest change: 2 May 2024: changed. Then this. (all changes)"
