"""What shows a dossier as a whole: the first page, the topics, the indexes, the matrix and the timeline."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter

import pytest

from generator.pages import parting
from generator.records.decode import decode
from generator.records.dossier import Dossier
from generator.views.queries import MOST_IN_MATRIX
from generator.views.wording import FELL
from tests.support import full, small
from tests.support.fields import FERRY, NORTHLAND
from tests.support.html import Element, body, rendered
from tests.support.page_contents import lines, links, pages, section, showings, when_of, words_of
from tests.support.rendered_pages import UNION, of_full, shown, sound, values


def test_home_leads_to_every_record() -> None:
    """The home page leads to each record and topic, says as of when, and what its introduction rests on."""
    page = shown("index.md")
    assert lines(page)[:5] == [
        "The Ferry",
        "Northland and Southmark",
        "As of 3 May 2024 · The tests",
        "Northland and Southmark disagreed about a ferry.",
        "Actors (5) · Relationships (1) · Matrix · Network · Statements (7) · Topics (2) · Timeline · Sources (2)",
    ]
    assert lines(page.one("Grounds"))[-1] == "Based on: “Northland and Southmark talked for three …”"
    for files, home in ((small.files(), page), (sound(), of_full("index.md"))):
        leads = {link.attributes["href"] for link in home.each("a")}
        records = {path.removesuffix(".yml") + ".md" for path in files if "/" in path and path.endswith(".yml")}
        assert records <= leads
        assert {"topics/ferry.md", "topics/money.md", "relationships/northland--southmark.md#no-deal"} <= leads
    assert lines(page.one("Scope")) == ["Scope", "Two invented articles about a ferry."]


def test_home_says_what_matters_most() -> None:
    """Home gives the key judgements alone, the blocs side by side with their members, and how they face each other."""
    page = of_full("index.md")
    assert lines(section(page, "Judgements"))[0] == "The conclusions of the editors, not of any article."
    (judged,) = page.of("judgements")
    assert lines(judged) == [
        "Southmark needs the ferry more than it says.",
        "Confidence: moderate · based on 2 statements on Southmark",
        "The rule holds as long as both blocs gain by it.",
        "Confidence: moderate · based on 2 statements on Outer League and Strait Pact",
    ]
    assert links(judged)["Outer League and Strait Pact"] == "relationships/outer-league--strait-pact.md#holds"
    blocs = page.one("Blocs")
    assert [lines(side) for side in blocs.of("side")] == [
        ["Outer League", "Eastholm · Fernmark (since April 2024)"],
        ["Strait Pact", "Northland · Southmark"],
    ]
    assert [lines(facing) for facing in blocs.of("facing")] == [
        [
            "Outer League and Strait Pact",
            "No clear trend · As of 12 April 2024: pilot rule agreed",
        ]
    ]
    assert not shown("index.md").of("sides")


def test_home_gives_relationships_by_tone_and_the_newest_sources() -> None:
    """Home gives each relationship under its tone with how it was last reported; five sources at most, the newest first."""
    page = of_full("index.md")
    assert lines(page.one("Relationships"))[1:] == [
        "Friendly", "Fernmark and Southmark",
        "Mixed", "Northland and Southmark: ferry line open (2 May 2024)",
        "Hostile", "Outer League and Strait Pact: pilot rule agreed (12 April 2024)",
    ]  # fmt: skip
    assert [line.rpartition(", ")[2] for line in lines(page.one("Sources"))[1::2]] == [
        "3 May 2024", "15 April 2024", "15 March 2024", "undated",
    ]  # fmt: skip
    more = {f"sources/paper-{day}.yml": small.HERALD_SOURCE.replace("2024-03-15", f"2024-04-0{day}").encode() for day in range(1, 6)}
    newest = lines(shown("index.md", {**small.files(), **more}).one("Sources"))[1::2]
    assert [line.rpartition(", ")[2] for line in newest] == ["3 May 2024", "5 April 2024", "4 April 2024", "3 April 2024", "2 April 2024"]


def test_topics_count_the_statements_of_each_record() -> None:
    """The page of a topic gives the relationships and actors that show statements on it, those with the most first, and every statement."""
    page = shown("topics/ferry.md")
    assert lines(page)[2] == "The ferry line and its ships. 6 statements, March 2024 to 2 May 2024."
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
        "Topics", "Home", "What the statements are about.",
        "Ferry", "The ferry line and its ships.", "6 statements on 6 pages",
        "Money", "What was paid and owed.", "1 statement on 2 pages",
    ]  # fmt: skip
    assert links(shown("topics/index.md")) == {"Home": "../index.md", "Ferry": "../topics/ferry.md", "Money": "../topics/money.md"}


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
    last, trend = "ferry line open", "Growing closer"
    assert rows(index)[:3] == [
        ["Between", "Type", "Tone", "Latest", "As of", "Trend"],
        ["Fernmark and Southmark", "Pilotage (ended, in a data set) · Supply", "Friendly", "", "", ""],
        ["Northland and Southmark", "Dispute · Supply", "Mixed", last, "2 May 2024", trend],
    ]
    assert [tone.classes for tone in index.of("tone")] == [["tone", tone] for tone in ("friendly", "mixed", "hostile")]
    assert links(index)[last] == "../relationships/northland--southmark.md#opened"
    assert [value.text for value in index.of("value")][-5:-3] == ["Outer League", "Strait Pact"]


def test_sources_are_listed_the_newest_first() -> None:
    """Sources stand the newest first, each with its outlet and agency, how far it is trusted, and its share."""
    assert rows(shown("sources/index.md", full.files())) == [
        ["Source", "Outlet", "Nature", "Reliability", "Published", "Used"],
        ["Ferry runs again", "Gazette", "report", "C", "3 May 2024", "2 of 3 paragraphs used (66 %), 2 statements"],
        ["A pilot rule between four states (corrected)", "Strait Bulletin (Strait Wire)", "reprint", "D", "15 April 2024", "6 of 7 paragraphs used (85 %), 1 not read, 8 statements"],
        ["Harbour talks end without a deal", "Alder Herald", "report", "B", "15 March 2024", "6 of 8 paragraphs used (75 %), 5 statements"],
        ["A register of states and leagues", "Register of Leagues", "document", "F", "undated", "not read by us"],
    ]  # fmt: skip


def test_a_data_set_lists_the_records_that_are_in_it() -> None:
    """With the version and the row of each; a source lists those for which a data set names it."""
    rows = {
        "league-register": ["Fernmark: version 2024.1, row 14", "Fernmark and Southmark: row 15"],
        "strait-bulletin-2024-04": ["Fernmark: named by A register of states and leagues"],
    }
    for id, wanted in rows.items():
        found = lines(shown(f"sources/{id}.md", full.files()))
        start = found.index("Entries of data sets") + 1
        assert found[start : found.index("Cite this page")] == wanted


def test_statements_are_listed_in_order_of_time() -> None:
    """Statements stand in order of time, those without a date last, each leading to its permanent place, with who says it on what."""
    index = shown("statements/index.md")
    assert rows(index)[:2] == [
        ["Statement", "Type", "Speakers", "Topics", "About", "When"],
        ["Southmark has “lost 1,200 passengers a week”, its envoy Lena Vos said.", "Statement", "Lena Vos · Harbour Union", "Ferry", "Southmark", "March 2024"],
    ]  # fmt: skip
    assert [row[5] for row in rows(index)[1:]] == ["March 2024", "14 March 2024", "May 2024", "2 May 2024", "", "", ""]
    assert (
        links(index)["Southmark has “lost 1,200 passengers a week”, its envoy Lena Vos said."] == "../actors/southmark.md#lost-passengers"
    )
    assert "The Pilots' Guild counts 40 pilots. (superseded by another statement)" in {
        row[0] for row in rows(of_full("statements/index.md"))
    }


@pytest.mark.parametrize("path", ["statements/index.md", "timeline/index.md"])
def test_statements_have_what_readers_filter_them_by(path: str) -> None:
    """A row of the list and a statement of the timeline have the same values: month, sources, coverage, review, and the newest source's day."""
    marked = {part.text: part.attributes for part in of_full(path).each() if "data-by-month" in part.attributes}
    found = next(values for words, values in marked.items() if "lost 1,200 passengers a week" in words)
    assert {name: value for name, value in found.items() if name.startswith("data-by-")} == {
        "data-by-month": "2024-03",
        "data-by-source": "Alder Herald, 15 March 2024",
        "data-by-coverage": "One source",
        "data-by-reviewed": "By the program only",
        "data-by-as-of": "2024-03-15",
        **({"data-by-year": "March 2024"} if path.startswith("timeline") else {}),
    }


def test_statements_of_several_origins_can_be_found() -> None:
    """A statement that two outlets report has both among its values, several independent sources, and the day of the later one."""
    page = shown("timeline/index.md", small.changed(FERRY, "cites: [gazette-2024-05#2]", "cites: [gazette-2024-05#2, herald-2024-03#6]"))
    (found,) = [part.attributes for part in page.each() if part.attributes.get("data-by-coverage") == "Several independent sources"]
    assert found["data-by-source"].split("\u2028") == ["Gazette, 3 May 2024", "Alder Herald, 15 March 2024"]
    assert found["data-by-as-of"] == "2024-05-03"


def test_a_statement_that_fell_says_so_in_the_list() -> None:
    """A statement that rests only on a source that was corrected carries the warning in the list, and no other does."""
    warned = [row[0] for row in rows(shown("statements/index.md", full.files())) if FELL in row[0]]
    on_it = [claim for _, claim in small.dossier(full.files()).claims.values() if {cite.source for cite in claim.cites} == {"strait-bulletin-2024-04"}]  # fmt: skip
    assert len(warned) == len(on_it) == 8


def test_many_statements_have_a_page_for_each_year(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where statements are many, the list has a page for each year and one for those without a date, and the first page leads to them."""
    monkeypatch.setattr(parting, "MOST", 60)
    found = pages(small.changed(FERRY, "when: 2024-03-14\n", "when: 2023-12-14\n"))
    index = rendered(body(found["statements/index.md"]))
    assert not index.of("list")
    assert [line for line in lines(index) if re.search(r": \d", line)] == [
        "2023: 1 statement", "2024: 3 statements", "No date: 3 statements",
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
    dated = [cell for row in index.each("tr") for cell in list(row.each("td"))[5:6] if cell.text]
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


def test_an_abbreviation_is_explained_at_its_first_use() -> None:
    """A short form has its meaning, as typed, at its first place in each text and label, within the words of a link too; as a whole word only."""
    files = small.changed("vocabulary.yml", *SHORT) | {
        FERRY: small.FERRY.replace("label: ferry line open", "label: the PA line").encode(),
        NORTHLAND: small.NORTHLAND.replace("[[northland]] paid", "[[northland|PA]]-led PA, not PAX or pa, paid").encode(),
    }
    means = 'Port "Alder" <b>'
    page = shown("actors/northland.md", files)
    claim = page.one("paid-for-pier")
    assert explained(claim) == [("PA", means)]
    assert links(shown(UNION, files).one("northland.paid-for-pier"))["PA"] == "../actors/northland.md"
    assert "PA" not in links(claim), "it would be a link of the page to itself"
    assert words_of(claim).startswith("PA-led PA, not PAX or pa, paid 3 million crowns")
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


def test_a_cell_of_the_matrix_gives_the_state_of_the_relationship() -> None:
    """A cell gives tone and trend and leads to the relationship; what it shows as a pointer rests on it are the kinds, an arrow for each way."""
    table = next(of_full("matrix/index.md").each("table"))
    rows = [[cell for cell in row.each() if cell.name in ("th", "td")] for row in table.each("tr")]
    names = [cell.text for cell in rows[0][1:]]
    assert names == ["Southmark", "Fernmark", "Northland", "Outer League", "Strait Pact"]
    assert [row[0].text for row in rows[1:]] == names
    cells = {(row[0].text, name): cell for row in rows[1:] for name, cell in zip(names, row[1:], strict=True)}
    link = {pair: next(cell.each("a"), None) for pair, cell in cells.items()}
    there, back = link["Outer League", "Strait Pact"], link["Strait Pact", "Outer League"]
    assert there is not None
    assert back is not None
    assert (there.text, there.attributes["href"]) == ("Hostile, no clear trend", "../relationships/outer-league--strait-pact.md")
    assert there.classes == ["tone", "hostile"]
    last = "Latest: pilot rule agreed (12 April 2024)"
    assert there.attributes["title"] == f"Dispute; Pilotage, since 12 April 2024 →. {last}"
    assert back.attributes["title"] == f"Dispute; Pilotage, since 12 April 2024 ←. {last}"
    one_way = link["Fernmark", "Southmark"]
    assert one_way is not None
    assert (one_way.text, one_way.attributes["title"]) == ("Friendly", "Pilotage (ended, in a data set), 2021 →; Supply ←")
    assert cells["Northland", "Northland"].text == "–"
    assert cells["Northland", "Fernmark"].text == ""


def test_a_matrix_of_many_says_how_many_it_leaves_out() -> None:
    """Of more actors than a reader can take in the most connected are in the matrix, and the page names the others."""
    many = {f"actors/state-{number}.yml": f"name: State {number}\nkind: state\n".encode() for number in range(100, 100 + MOST_IN_MATRIX)}
    ties = {
        f"relationships/southmark--{path[7:-4]}.yml": f"parties: [southmark, {path[7:-4]}]\nkinds: [dispute]\n".encode() for path in many
    }
    page = shown("matrix/index.md", {**small.files(), **many, **ties})
    assert len(list(page.each("tr"))) == MOST_IN_MATRIX + 1
    assert f"The {MOST_IN_MATRIX} actors with the most relationships; 2 more have theirs on their own pages." in lines(page)
    names = [cell.text for cell in next(page.each("tr")).each("th")]
    assert names[:2] == ["Actor", "Southmark"]
    assert [link.text for fold in page.each("details") for link in fold.each("a")] == ["State 138", "State 139"]


def test_the_timeline_goes_by_year_and_month() -> None:
    """Every statement with a date stands once, by the date of the matter, else by that of the utterance, below its year and month."""
    page = of_full("timeline/index.md")
    dated = {ref for ref, (_, claim) in small.dossier(full.files()).claims.items() if claim.when or claim.said_when}
    found = [item.ref for item in showings(page, "timeline/index.md")]
    assert sorted(found) == sorted(dated)
    assert [heading.text for heading in page.each() if heading.name in ("h2", "h3")] == [
        "2022",
        "2023",
        "2024",
        "March",
        "April",
        "May",
        "June",
    ]
    april = section(page, next(part.attributes["id"] for part in page.each("h3") if part.text == "April")).of("permanent")
    assert [mark.attributes["href"] for mark in april] == [
        "#outer-league--strait-pact.pilot-rule",
        "#outer-league--strait-pact.guild-letter",
    ]
    year_alone = shown("timeline/index.md", small.changed(FERRY, "when: 2024-03-14\n", "when: 2024\n"))
    assert lines(section(year_alone, "Year-2024"))[0].startswith("1 Northland and Southmark talked for three days")


def test_a_long_timeline_has_a_page_for_each_year(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where dated statements are many, each year has its page, and the first page leads to them."""
    monkeypatch.setattr(parting, "MOST", 60)
    files = small.changed(FERRY, "when: 2024-03-14\n", "when: 2023-12-14\n")
    found = pages(files)
    index = rendered(body(found["timeline/index.md"]))
    assert [line for line in lines(index) if re.match(r"\d{4}: ", line)] == ["2023: 1 statement", "2024: 3 statements"]
    assert (links(index)["2023"], links(index)["2024"]) == ("2023.md", "2024.md")
    shares = {path: [item.ref for item in showings(rendered(body(found[path])), path)] for path in ("timeline/2023.md", "timeline/2024.md")}
    assert shares["timeline/2023.md"] == ["northland--southmark/no-deal"]
    assert shares["timeline/2024.md"] == ["southmark/lost-passengers", "southmark/thanked", "northland--southmark/opened"]
