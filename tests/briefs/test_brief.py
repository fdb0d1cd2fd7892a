"""The values of a brief: what the record's page says, each statement once, with the page's labels and its own notes."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.briefs import brief, figures
from generator.briefs.brief import BriefContext, Values
from generator.pages import records as actor_page
from generator.pages import records as relationship_page
from generator.pages.context import PageContext
from generator.records.dossier import Actor, Dossier
from generator.text.prose import ranges
from generator.views import figures as drawn_values
from generator.views.wording import joined
from tests.support import small
from tests.support.dossiers import real
from tests.support.fields import FERRY, GAZETTE, HERALD, LENA_VOS, NORTHLAND, SOUTHMARK
from tests.support.html import Element, body, rendered
from tests.support.page_contents import cited
from tests.support.pdfs import shown, units

CORRECTED = """\
  - {date: 2024-05-04, change: The number was wrong., kind: corrected, claim: opened, was: The line opened with “six” ships.}
"""
DOSSIERS: dict[str, Callable[[], dict[str, bytes]]] = {
    "small": small.files,
    "retracted": lambda: small.changed(HERALD, "nature: report", "nature: report\nstatus: retracted\nstatus_why: It was made up."),
    "a correction": lambda: small.changed(FERRY, "history:\n", f"history:\n{CORRECTED}"),
    "differing": lambda: {
        **small.changed(NORTHLAND, "topics: [money]", "topics: [money]\n    differs_from: [southmark/second-ship]"),
        SOUTHMARK: small.changed(SOUTHMARK, "type: plan", "type: plan\n    note: Nobody saw it.\n    superseded_by: thanked")[SOUTHMARK],
    },
    "several paragraphs": lambda: small.changed(FERRY, "[gazette-2024-05#2]", "[gazette-2024-05#2-3]"),
    "an agency": lambda: small.changed(GAZETTE, "publisher: Gazette", "publisher: Gazette\nagency: Strait Wire"),
    "a leader": lambda: small.changed(LENA_VOS, "of: southmark,", "of: southmark, leads: true, former: true,"),
    "facts": lambda: small.changed(NORTHLAND, "kind: state", "kind: state\nfacts: [{label: Pier, value: 3 million, claim: paid-for-pier}]"),
    "ties": lambda: small.changed(NORTHLAND, "kind: state", "kind: state\nmembers: [{actor: lena-vos, cites: [herald-2024-03#4]}]"),
}


@pytest.fixture(params=DOSSIERS)
def dossier(request: pytest.FixtureRequest) -> Dossier:
    """Each of some dossiers that pages set in different ways."""
    return small.dossier(DOSSIERS[request.param]())


def sheets(dossier: Dossier) -> dict[str, Values]:
    """The sheet of every record."""
    paper = BriefContext(dossier)
    return {id: brief.brief_values(record, paper) for id, record in dossier.profiles.items()}


def pages(dossier: Dossier) -> dict[str, Element]:
    """The page of every record as a reader gets it."""
    desk = PageContext(dossier)
    found = {}
    for id, record in dossier.profiles.items():
        page = (
            next(actor_page.actor_pages(record, desk)) if isinstance(record, Actor) else relationship_page.relationship_page(record, desk)
        )
        found[id] = rendered(body(page.content))
    return found


def on_paper(unit: Values, sheet: Values) -> tuple[str, tuple[str, ...], str]:
    """What a statement says on paper: its text, its notes, the line below."""
    return shown(unit["text"]), noted(unit["marks"], sheet), shown(unit["said"])


def noted(marks: Sequence[int], sheet: Values) -> tuple[str, ...]:
    """The notes of some marks."""
    notes = {note["number"]: shown(note["text"]) for note in sheet["notes"]}
    return tuple(notes[number] for number in marks)


def on_page(page: Element, kind: str) -> list[tuple[str, tuple[str, ...], str]]:
    """What the statements (or judgements) of a page say: the text, the notes of its marks, the line below."""
    found = []
    for item in page.each("li"):
        inside = [part for part in item.inside if isinstance(part, Element) and part.name == "p"]
        if inside and kind in inside[0].classes:
            text = inside[0].text.strip()
            text = text.removeprefix(f"{text.split()[0]} ") if kind == "claim" else text
            marks = tuple(cited(page, mark) for mark in inside[0].of("cite"))
            found.append((re.sub(r"(\[¶?\d+(–\d+)?\])+$", "", text).strip(), marks, inside[1].text.strip().replace(" · note", "")))
    return found


def assert_weighed_as_on_the_page(found: list[Values], sheet: Values, page: Element, id: str) -> None:
    """Assert that statements have the text and the marks of the page, and below them what the page says, but for what it lets readers look up."""
    paper, there = sorted(on_paper(unit, sheet) for unit in found), sorted(set(on_page(page, "claim")))
    assert [unit[:2] for unit in paper] == [unit[:2] for unit in there], id
    for (*_, said), (*_, whole) in zip(paper, there, strict=True):
        assert set(said.split(" · ")) <= set(whole.split(" · ")), id
        assert said.split(" · ")[0] == whole.split(" · ")[0], id


def test_a_brief_says_each_statement_of_the_page_once(dossier: Dossier) -> None:
    """The statements of a brief are those of the page: same text, same marks, the same below; each once, numbered in order."""
    there = pages(dossier)
    for id, sheet in sheets(dossier).items():
        found = list(units(sheet))
        assert_weighed_as_on_the_page(found, sheet, there[id], id)
        assert [unit["number"] for unit in found] == list(range(1, len(found) + 1)), id


def test_a_brief_says_each_judgement_of_the_page(dossier: Dossier) -> None:
    """Judgements have the page's text, marks and confidence; what they rest on has numbers on paper and letters on the page."""
    there = pages(dossier)
    for id, sheet in sheets(dossier).items():
        found = [on_paper(item, sheet) for item in sheet["judgements"]["items"]]
        paper = [(text, notes, said.split(" · based on")[0]) for text, notes, said in found]
        assert paper == [(text, marks, said.split(" · based on")[0]) for text, marks, said in on_page(there[id], "judgement")], id


def test_a_brief_has_a_note_for_whatever_the_page_cites(dossier: Dossier) -> None:
    """The notes of a brief are numbered through; they are those of the page, and the paragraphs to which marks of guests lead there."""
    there = pages(dossier)
    for id, sheet in sheets(dossier).items():
        notes = [shown(note["text"]) for note in sheet["notes"]]
        assert [note["number"] for note in sheet["notes"]] == list(range(1, len(notes) + 1))
        assert set(notes) == {cited(there[id], mark) for mark in there[id].of("cite")}


def test_the_key_facts_are_the_box_of_the_page(dossier: Dossier) -> None:
    """Each row of the key facts stands in the page's box, with its marks and warnings; the box has only kind and relationships besides."""
    there = pages(dossier)
    tones = {*(f"{tone} relations with" for tone in ("Friendly", "Mixed", "Neutral", "Hostile")), "Kind", "Between", "Tone", "Topics"}
    for id, sheet in sheets(dossier).items():
        box = there[id].of("infobox")[0]
        terms = [element.text for element in box.each("dt")]
        values = [
            (re.sub(r"\[\d+\]", "", " ".join(element.text.split())), tuple(cited(there[id], mark) for mark in element.of("cite")))
            for element in box.each("dd")
        ]
        for row in sheet["facts"]:
            for value in row["values"]:
                found = (f"{shown(value['text'])}{value['after']}", noted(value["marks"], sheet))
                assert row["label"] in tones or found in values, (id, row["label"])
        assert set(terms) - tones == {row["label"] for row in sheet["facts"]} - tones, id


def test_the_changes_are_those_of_the_page(dossier: Dossier) -> None:
    """What a reader is told of changes, the newest first, in the page's words."""
    there = pages(dossier)
    for id, sheet in sheets(dossier).items():
        told = [shown(change) for change in sheet["changes"]]
        assert told == section(there[id], "Changes"), id


def section(page: Element, id: str) -> list[str]:
    """The items between a heading and the next one of its level."""
    found: list[str] = []
    inside = False
    for part in page.inside:
        if isinstance(part, Element) and part.name == "h2":
            inside = part.attributes["id"] == id
        elif isinstance(part, Element) and inside:
            found += [" ".join(item.text.split()) for item in part.each("li")]
    return found


def test_remarks_are_printed_beside_their_statement() -> None:
    """Cautions, notes, what differs and what took a statement's place: on paper by number, where the other stands there too."""
    found = list(units(sheets(small.dossier(DOSSIERS["differing"]()))["southmark"]))
    remarks = {shown(unit["text"]).split(" ")[1]: [shown(remark["text"]) for remark in unit["remarks"]] for unit in found}
    numbers = {shown(unit["text"]).split(" ")[1]: unit["number"] for unit in found}
    # Whichever of two says that they differ, both tell.
    differs = f"Another account: statement {numbers['paid']}"
    assert remarks["second"] == ["Note: Nobody saw it.", differs, f"Superseded by: statement {numbers['president']}"]
    # The pair brings the other account to the brief, with a number of its own.
    assert remarks["paid"] == [f"Another account: statement {numbers['second']}"]


def test_a_retracted_source_is_marked_wherever_it_counts() -> None:
    """A retracted source: a warning on top, a caution at each statement that rests on it alone, at judgements, states and offices."""
    found = sheets(small.dossier(DOSSIERS["retracted"]()))
    fell = "rests only on a source that was corrected or retracted"
    ferry = found["northland--southmark"]
    (banner,) = map(shown, ferry["banner"])
    assert banner.startswith(
        "A source of this brief was retracted, Harbour talks end without a deal (Alder Herald, 15 March 2024): It was made up."
    )
    assert banner.endswith("What rests on it alone is marked.")
    remarks = {unit["marks"][0]: [shown(remark["text"]) for remark in unit["remarks"]] for unit in units(ferry)}
    assert remarks == {1: [f"Caution: {fell}."], 2: []}
    assert [shown(state["text"]) for state in ferry["states"]] == [
        f"no deal on the ferry (March 2024) ({fell})",
        "ferry line open (2 May 2024)",
    ]
    assert [shown(remark["text"]) for remark in ferry["judgements"]["items"][0]["remarks"]] == [
        f"Caution: based on a statement that {fell}."
    ]
    assert found["lena-vos"]["facts"][0]["values"][0]["after"] == f" ({fell})"
    assert "(retracted)" in shown(ferry["notes"][0]["text"])


def test_a_correction_is_printed_beside_its_statement() -> None:
    """A corrected statement says on paper when, what, and what it said before; the changes of the record are told too."""
    ferry = sheets(small.dossier(DOSSIERS["a correction"]()))["northland--southmark"]
    remarks = [shown(remark["text"]) for unit in units(ferry) for remark in unit["remarks"]]
    assert remarks == ["Corrected on 4 May 2024: The number was wrong. It used to say: “The line opened with ‘six’ ships.”"]
    assert shown(ferry["changes"][0]) == "4 May 2024: corrected. The number was wrong. It used to say: “The line opened with ‘six’ ships.”"


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (FERRY, "trend:", "brief: false\ntrend:"),
        ("vocabulary.yml", "state: {label: State,", "state: {brief: false, label: State,"),
    ],
)
def test_a_record_or_its_kind_may_have_no_brief(path: str, old: str, new: str) -> None:
    """`brief: false` holds for a record, or for all of a kind."""
    dossier = small.dossier(small.changed(path, old, new))
    paper = BriefContext(dossier)
    without = {id for id, record in dossier.profiles.items() if not brief.printed(record, paper)}
    assert without == ({"northland--southmark"} if path == FERRY else {"northland", "southmark"})


def test_links_lead_to_the_site_if_it_has_an_address() -> None:
    """With a site_url, names, statements and notes lead to their permanent addresses, and a code shows that of the page."""
    settings = small.changed("dossier.yml", "publisher: The tests", "publisher: The tests\nsite_url: https://example.org/ferry")
    sheet = sheets(small.dossier(settings))["lena-vos"]
    urls = set(re.findall(r'"url": "([^"]+)"', json.dumps(sheet)))
    assert sheet["address"] == "https://example.org/ferry/actors/lena-vos/"
    assert {
        "https://example.org/ferry/actors/southmark/",
        "https://example.org/ferry/actors/southmark/#lost-passengers",
        "https://example.org/ferry/sources/herald-2024-03/#p4",
    } <= urls
    assert all(url.startswith("https://example.org/ferry/") for url in urls)
    assert len(sheet["code"]) == len(sheet["code"][0]) > 20
    without = sheets(small.dossier())["lena-vos"]
    assert (without["address"], without["url"], without["code"]) == ("actors/lena-vos/", "", [])


def test_the_ties_of_an_actor_are_drawn_on_two_sides() -> None:
    """Relationships stand by tone, what binds on the left; offices and memberships are ties as well; alt text says who and how."""
    drawn = sheets(small.dossier())["southmark"]["figure"]
    assert [(tie["name"], tie["tone"]) for tie in (*drawn["left"], *drawn["right"])] == [("Lena Vos", "belongs"), ("Northland", "mixed")]
    assert drawn["alt"] == "Connections of Southmark. Northland: mixed; Lena Vos: envoy."


def test_the_states_of_a_relationship_are_drawn_on_a_timeline() -> None:
    """A state known to the month is as long as the month; a day is a day; ticks name the months."""
    line = sheets(small.dossier())["northland--southmark"]["figure"]
    assert [(state["letter"], round(state["from"], 2), round(state["to"], 2)) for state in line["states"]] == [
        ("a", 0.0, 0.34),
        ("b", 0.67, 0.68),
    ]
    assert [tick["words"] for tick in line["ticks"]] == ["Mar 2024", "Apr 2024", "May 2024"]
    assert line["going"] == "Growing closer"


@given(st.lists(st.floats(0, 1), max_size=30))
def test_letters_on_the_line_keep_apart_and_in_order(places: list[float]) -> None:
    """Whatever the places, the letters stand in their order, on the line, and as far apart as it has room for."""
    moved = drawn_values.spread(places)
    order = sorted(range(len(places)), key=lambda index: (places[index], index))
    step = min(drawn_values.APART, 1 / max(1, len(places) - 1))
    assert all(0 <= place <= 1 for place in moved)
    assert all(moved[after] - moved[before] >= step - 1e-9 for before, after in itertools.pairwise(order))


@pytest.mark.parametrize(("when", "ticks"), [("0001", 7), ("9999", 7), ("2023-12/2024-02", 3), ("1066/2024", 9), ("2023", 6)])
def test_a_line_of_time_has_ticks_that_can_be_read(when: str, ticks: int) -> None:
    """From a month to two thousand years, at both ends of the calendar: a tick where the line begins and at most nine more, on the line."""
    dossier = small.dossier(small.changed(FERRY, "when: 2024-03,", f'when: "{when}",'))
    dossier.relationships["northland--southmark"]
    ferry = dossier.relationships["northland--southmark"]
    alone = ferry.model_copy(update={"states": ferry.states[:1], "claims": ()})
    views = BriefContext(dossier).views
    views.__dict__["shown"] = {**views.shown, ferry.id: ()}
    line = figures.time_line(views, alone)
    assert all(0 <= tick["at"] < 1 for tick in line["ticks"])
    assert 1 <= len(line["ticks"]) <= 10
    assert len(line["ticks"]) >= min(ticks, 3)


@pytest.mark.parametrize(("numbers", "words"), [([], ""), ([3], "3"), ([1, 2], "1–2"), ([7, 1, 2, 3, 9, 9], "1–3, 7, 9")])
def test_numbers_in_a_row_are_a_range(numbers: list[int], words: str) -> None:
    """An index names runs of statements by their ends."""
    assert ranges(numbers, "–") == words


def test_runs_are_joined_without_gaps() -> None:
    """Empty runs leave no separator behind."""
    assert joined([(), ("a",), (), ("b",)]) == ("a", " · ", "b")


@pytest.mark.exhaustive
def test_the_real_dossier_keeps_to_its_pages() -> None:
    """Every record of this project: the brief's statements, judgements and notes are the page's."""
    dossier = real()
    there, found = pages(dossier), sheets(dossier)
    for id, sheet in found.items():
        assert_weighed_as_on_the_page(list(units(sheet)), sheet, there[id], id)
        assert [on_paper(item, sheet)[:2] for item in sheet["judgements"]["items"]] == [
            item[:2] for item in on_page(there[id], "judgement")
        ], id
        assert {shown(note["text"]) for note in sheet["notes"]} == {cited(there[id], mark) for mark in there[id].of("cite")}, id
