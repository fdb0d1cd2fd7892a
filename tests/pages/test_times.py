"""Times of all sorts on pages and in data: in order, in words, and in a form that programs read."""

from __future__ import annotations

import pytest

from generator.pages import parting
from generator.views.wording import dated_apart
from tests.support import small, times
from tests.support.data_files import parsed, rows
from tests.support.html import body, rendered
from tests.support.page_contents import lines, links, pages, section, showings
from tests.support.rendered_pages import shown

HOME = "actors/harbour-union.md"
#: The claims of the dossier in order of time, with their dates in words.
IN_ORDER = {
    "signed": "44 BC",
    "broke": "1868",
    "none": "the 1990s",
    "kept": "since 2022",
    "bought": "spring 2023",
    "sailed": "March 2023",
    "sailed-again": "June 2023",
    "closed": "18 August 2023, 14:30 UTC",
}


def test_the_dossier_follows_all_rules() -> None:
    """Each of its times is supported by its paragraph, with the article at hand and without."""
    assert small.problems(times.files()) == []


def test_times_are_said_in_words_in_order() -> None:
    """The page of a record gives its statements in order of time, each with its time in plain words."""
    found = [item for item in showings(shown(HOME, times.files()), HOME) if item.ref.startswith("harbour-union/")]
    said = {item.ref.partition("/")[2]: item.said.split(" · ")[1] for item in found}
    assert list(said.items()) == list(IN_ORDER.items())


def test_the_timeline_has_years_before_christ_and_seasons() -> None:
    """The timeline goes from before Christ to the newest year; a season has its place before its months."""
    page = shown("timeline/index.md", times.files())
    heads = [head.text for level in ("h2", "h3") for head in page.each(level)]
    assert heads == ["44 BC", "1868", "1990", "2022", "2023", "2024", "Spring", "March", "June", "August", "March", "May"]
    order = [item.ref.partition("/")[2] for item in showings(page, "timeline/index.md") if item.ref.startswith("harbour-union/")]
    assert order == list(IN_ORDER)
    assert section(page, "Year-44-bc")


def test_years_before_christ_have_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """If there are many statements, each year has a page, also one before Christ, whose address is plain."""
    monkeypatch.setattr(parting, "MOST", 60)
    found = pages(times.files())
    assert links(rendered(body(found["timeline/index.md"])))["44 BC"] == "44-bc.md"
    assert links(rendered(body(found["statements/index.md"])))["44 BC"] == "44-bc.md"
    assert lines(rendered(body(found["timeline/44-bc.md"])))[0] == "Timeline: 44 BC"


def test_data_keep_the_form_of_the_record() -> None:
    """Data give a time as the record has it, its first and last day, which an open end does not have, and in words."""
    claims = {claim["id"]: claim["when"] for claim in parsed("records/harbour-union.json", times.files())["record"]["claims"]}
    assert claims["signed"] == {"edtf": "-0043", "earliest": "-0043-01-01", "latest": "-0043-12-31", "words": "44 BC"}
    assert claims["kept"] == {"edtf": "2022/..", "earliest": "2022-01-01", "latest": None, "words": "since 2022"}
    assert claims["none"] == {"edtf": "199X", "earliest": "1990-01-01", "latest": "1999-12-31", "words": "the 1990s"}
    table = {row["ref"].partition("/")[2]: row for row in rows("claims.csv", times.files())}
    names = ("when", "when_earliest", "when_latest")
    assert [table["closed"][name] for name in names] == ["2023-08-18T14:30Z", "2023-08-18", "2023-08-18"]
    assert [table["kept"][name] for name in names] == ["2022/..", "2022-01-01", ""]


ACCOUNTS = """
claims:
  - id: nine-hurt
    text: The boiler of the dredger burst on 6 April 2024, said [[northland]].
    type: statement
    said_by: [northland]
    when: 2024-04-06
    cites: [herald-2024-03#4]
    differs_from: [ten-hurt]
  - id: ten-hurt
    text: The boiler of the dredger burst on 8 April 2024, said [[southmark]].
    type: statement
    said_by: [southmark]
    when: 2024-04-08
    cites: [herald-2024-03#5]
"""


@pytest.mark.parametrize(
    ("event", "said"),
    [
        ("", "One event, two dates: 6 April 2024; 8 April 2024"),
        ("    event: The boiler of the Petrel\n", "The boiler of the Petrel, two dates: 6 April 2024; 8 April 2024"),
    ],
)
def test_two_dates_of_one_event_stand_side_by_side(event: str, said: str) -> None:
    """The page of differences gives both accounts, each with its date, and says that they date one event; both are on the timeline."""
    union = small.files()["actors/harbour-union.yml"] + ACCOUNTS.replace("    cites:", f"{event}    cites:").encode()
    found = {**small.files(), "actors/harbour-union.yml": union}
    page = shown("differences/index.md", found)
    assert said in lines(page)
    sides = list(showings(page, "differences/index.md"))
    assert [item.ref for item in sides] == ["harbour-union/nine-hurt", "harbour-union/ten-hurt"]
    assert ["6 April 2024" in sides[0].said, "8 April 2024" in sides[1].said] == [True, True]
    listed = [item.ref for item in showings(shown("timeline/index.md", found), "timeline/index.md")]
    assert {"harbour-union/nine-hurt", "harbour-union/ten-hurt"} <= {*listed}
    one, two = small.dossier(found).actors["harbour-union"].claims
    assert dated_apart(one, one) == ""
    assert dated_apart(two, one) == said


UNDATED = """
claims:
  - {id: zinc, text: First came the zinc., type: report, cites: [herald-2024-03#3]}
  - {id: late, text: Then came the rest., type: report, when: 2024-03-15, cites: [herald-2024-03#3]}
  - {id: copper, text: Second came the copper., type: report, cites: [herald-2024-03#4], also: [northland]}
  - {id: early, text: Then came a part., type: report, when: 2024-03-15, cites: [herald-2024-03#3]}
  - {id: brass, text: Third came the brass., type: report, cites: [herald-2024-03#5]}
"""


def test_what_has_no_date_stays_in_the_order_of_the_file() -> None:
    """Statements without a date, and those of one day, are listed as the record has them, and not by their ids."""
    found = {**small.files(), "actors/harbour-union.yml": small.files()["actors/harbour-union.yml"] + UNDATED.encode()}
    refs = dict.fromkeys(item.ref for item in showings(shown(HOME, found), HOME))
    own = [ref.partition("/")[2] for ref in refs if ref.startswith("harbour-union/")]
    assert own == ["late", "early", "zinc", "copper", "brass"]
    listed = [line for line in lines(shown("statements/index.md", found)) if " came " in line]
    assert [line.split(" came ")[1].split()[-1] for line in listed] == ["rest.", "part.", "zinc.", "copper.", "brass."]
