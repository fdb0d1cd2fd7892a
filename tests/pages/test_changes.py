"""What a reader is told of changes: the page of them, notices, and the pages at addresses that records had."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages import changes, parting
from generator.pages.context import PageContext
from generator.pages.site import generate
from generator.project.files import write_generated
from generator.views.queries import Views
from generator.views.wording import change_entries, correction_line
from tests.support import builds, full, small
from tests.support.dossiers import HISTORY, PIER_COMPANY, changing, renamed
from tests.support.html import Element, body, leads_to, rendered

FERRY = "relationships/northland--southmark.yml"


def page(files: dict[str, bytes], path: str = "changes/index.md") -> Element:
    """A generated page as the engine renders it."""
    return rendered(body(generate(small.dossier(files))[path].decode()))


def said(element: Element) -> str:
    """The words of an element on one line."""
    return " ".join(element.text.split())


def test_the_dossier_of_these_tests_is_right() -> None:
    """The records with their changes break no rule."""
    assert small.problems(changing(HISTORY)) == []


def test_changes_are_listed_by_day_newest_first() -> None:
    """Each day is a section; in it each change with its kind, its record, what changed, and what was there before."""
    found = page(changing(HISTORY))
    days = [(heading.text, heading.attributes["id"]) for heading in found.each("h2")]
    assert days == [
        ("3 May 2024", "Day-2024-05-03"),
        ("2 May 2024", "Day-2024-05-02"),
        ("1 May 2024", "Day-2024-05-01"),
        ("April 2024", "Day-2024-04"),
        ("Addresses that changed", "Moved"),
    ]
    assert [said(item) for item in found.each("li")] == [
        "Corrected · Northland and Southmark: The ships were counted. It used to say: “Northland sent ‘four’ ships.” The statement as it is now",
        "New · Northland and Southmark: First edition.",
        "Withdrawn · Pier Company: It is the Harbour Union.",
        "Withdrawn · Northland and Southmark: No article has a price. It used to say: “It cost four crowns.” The statement was withdrawn.",
        "Changed · Northland: The debt is told by Northland.",
        "pier is now Pier Company",
    ]


def test_a_change_leads_to_its_record_and_its_claim() -> None:
    """The links of a change lead to the record, to what the text names, and to the claim as it stands."""
    found = page(changing(HISTORY)).one("Change-northland--southmark.2024-05-03.2")
    assert [link.attributes["href"] for link in found.each("a")] == ["../relationships/northland--southmark.md"]
    item = next(item for item in page(changing(HISTORY)).each("li") if "counted" in item.text)
    assert [link.attributes["href"] for link in item.each("a")][-1] == "../relationships/northland--southmark.md#opened"


def test_a_withdrawn_claim_has_its_place_on_the_page_of_changes() -> None:
    """The notice of a withdrawn claim carries the anchor that the claim had on other pages."""
    assert page(changing(HISTORY)).one("northland--southmark.price").text == "The statement was withdrawn."


def test_without_a_change_the_page_says_so() -> None:
    """A dossier without a history has the page all the same, so that links to it lead somewhere."""
    files = small.changed(FERRY, "history:\n  - {date: 2024-05-03, change: First edition., kind: added}\n", "")
    assert "No changes have been recorded yet." in page(files).text


def test_anchors_of_changes_stay() -> None:
    """A change below another of its day, and another id of the record, leave the anchors there were."""
    before = {entry.anchor for entry in change_entries(small.dossier())}
    assert before == {"Change-northland--southmark.2024-05-03.1"}
    assert before < {entry.anchor for entry in change_entries(small.dossier(changing(HISTORY)))}
    assert {entry.anchor for entry in change_entries(small.dossier(renamed()))} == before


@pytest.mark.threat("b132")
@given(st.lists(st.sampled_from(["2024", "2024-01-01", "2024-01~", "2024-01?", "2023/2024", "[2024-01-01..2024-01-09]"]), max_size=6))
def test_every_day_has_an_id_of_its_own(days: list[str]) -> None:
    """Days that begin alike and are written otherwise are sections of their own; no id stands twice, whatever the order in the file."""
    history = "".join(f"  - {{date: '{day}', change: So., kind: changed}}\n" for day in days)
    dossier = small.dossier(changing(history))
    [page] = changes.changes_pages(PageContext(dossier))
    found = rendered(page.body)
    ids = [element.attributes["id"] for element in found.each() if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    assert len(list(found.each("h2"))) == len({*days, "2024-05-03"})
    shown = [entry.change.date.lower for entry in change_entries(dossier)]
    assert shown == sorted(shown, reverse=True)


def test_many_changes_have_a_page_for_each_month(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page of changes then lists the months, which have pages at addresses of their own; a month that is long lists its days."""
    before = changes.changes_pages(PageContext(small.dossier(changing(HISTORY))))
    anchors = {entry.anchor for entry in change_entries(small.dossier(changing(HISTORY)))}
    assert [page.path for page in before] == ["changes/index.md"]
    monkeypatch.setattr(parting, "MOST", 30)
    found = {page.path: rendered(page.body) for page in changes.changes_pages(PageContext(small.dossier(changing(HISTORY))))}
    assert list(found) == [f"changes/{name}.md" for name in ("index", "2024-05", "2024-05-03", "2024-05-02", "2024-05-01", "2024-04")]
    listed = [said(item) for item in found["changes/index.md"].each("li")]
    assert listed[:2] == ["May 2024: 4 changes 3 May 2024 (2) · 2 May 2024 (1) · 1 May 2024 (1)", "April 2024: 1 change"]
    assert "pier is now Pier Company" in listed[-1]
    shown = [element.attributes["id"] for page in found.values() for element in page.each() if "id" in element.attributes]
    assert sorted(id for id in shown if id.startswith("Change-")) == sorted(anchors)


def test_corrections_are_found_by_their_claim() -> None:
    """The view of corrections has each corrected claim with its corrections, the newest first, and nothing else."""
    more = HISTORY + "  - {date: 2024-05-02, change: Again., kind: corrected, claim: opened, was: x y}\n"
    found = Views(small.dossier(changing(more))).corrections
    assert {key: [change.change for change in found[key]] for key in found} == {
        ("northland--southmark", "opened"): ["The ships were counted.", "Again."]
    }


def test_a_notice_quotes_what_a_claim_said_before() -> None:
    """Beside a corrected claim stands when and why, and its words before, its inner quotation marks single, its links none."""
    desk = PageContext(small.dossier(changing(HISTORY)))
    [change] = desk.views.corrections["northland--southmark", "opened"]
    notice = rendered(desk.change(correction_line(change, desk.dossier.name)))
    assert said(notice) == "Corrected on 3 May 2024: The ships were counted. It used to say: “Northland sent ‘four’ ships.”"
    assert list(notice.each("a")) == []


@pytest.mark.threat("f11")
def test_the_page_of_a_withdrawn_record_says_why() -> None:
    """Its page says that it was withdrawn, when and why, and leads to what the reason names; its former address says the same."""
    files = changing(HISTORY)
    for path in ("actors/pier-company.md", "actors/pier.md"):
        found = page(files, path)
        assert "This record was withdrawn on 2 May 2024: It is the Harbour Union." in said(found)
        assert [link.attributes["href"] for link in found.each("a")] == ["../index.md", "index.md", "../actors/harbour-union.md"]


@pytest.mark.threat("f11")
def test_a_withdrawn_record_is_in_no_list() -> None:
    """Of pages and tables, only its own addresses, the page of changes and the feed name a withdrawn record."""
    rules = {
        path: content for path, content in generate(small.dossier()).items() if path.startswith("rules/")
    }  # whose examples are no records
    files = generate(small.dossier(changing(HISTORY)))
    assert rules.items() <= files.items()
    files = {path: content for path, content in files.items() if path not in rules}
    naming = {path for path, content in files.items() if b"Pier Company" in content or b"pier-company" in content}
    naming = {path for path in naming if not path.endswith(".json")}  # the data in full tells what became of a record, too
    assert naming == {"actors/pier-company.md", "actors/pier.md", "changes/index.md", "changes.atom"}


@pytest.mark.threat("f12")
def test_a_former_address_leads_to_the_new_one() -> None:
    """The page at a former address leads to the record, and each permanent link of its claims to the claim."""
    found = page(renamed(), "actors/northland.md")
    assert [heading.text for heading in found.each("h1")] == ["northland has moved"]
    assert "This page has moved to Northland." in said(found)
    [link] = found.one("paid-for-pier").each("a")
    assert leads_to("actors/northland.md", link.attributes["href"]) == ("actors/norrland.md", "paid-for-pier")


@pytest.mark.threat("f12")
def test_at_the_former_address_of_a_source_each_paragraph_leads_on() -> None:
    """The page at a former address leads to the source, and each number of a paragraph to that paragraph; it counts as many as the source."""
    dossier = small.dossier(full.files())
    found = page(full.files(), "sources/strait-bulletin.md")
    assert [heading.text for heading in found.each("h1")] == ["strait-bulletin has moved"]
    assert "This page has moved to A pilot rule between four states." in said(found)
    leading = [
        (item.attributes["id"], link.attributes["href"]) for item in found.each("p") for link in item.each("a") if "id" in item.attributes
    ]
    there = "../sources/strait-bulletin-2024-04.md"
    assert leading == [(f"p{number}", f"{there}#p{number}") for number in range(1, len(dossier.evidence["strait-bulletin-2024-04"]) + 1)]
    assert [link.attributes["href"] for link in found.each("a")][:3] == ["../index.md", "index.md", there]


@pytest.mark.threat("f12")
def test_a_topic_s_former_address_leads_to_the_new_one() -> None:
    """The page at a former address leads to the topic; its title is not that of a record's that was called so."""
    found = page(full.files(), "topics/crowns.md")
    assert [heading.text for heading in found.each("h1")] == ["crowns (topic) has moved"]
    assert [link.attributes["href"] for link in found.each("a")] == ["../index.md", "index.md", "../topics/money.md"]


@pytest.mark.threat("f12")
def test_former_addresses_of_every_sort_are_listed() -> None:
    """The page of changes has each address that changed, in the folder it is in, and what stands there now."""
    found = [item for item in page(full.files()).each("li") if " is now " in item.text]
    assert [(said(item), [link.attributes["href"] for link in item.each("a")]) for item in found] == [
        ("eda-lind is now Edda Lind", ["../actors/eda-lind.md", "../actors/edda-lind.md"]),
        (
            "outer-league--pact-of-the-strait is now Outer League and Strait Pact",
            ["../relationships/outer-league--pact-of-the-strait.md", "../relationships/outer-league--strait-pact.md"],
        ),
        (
            "strait-bulletin is now A pilot rule between four states",
            ["../sources/strait-bulletin.md", "../sources/strait-bulletin-2024-04.md"],
        ),
        ("crowns is now Money", ["../topics/crowns.md", "../topics/money.md"]),
    ]


@pytest.mark.threat("f11", "f12")
@pytest.mark.parametrize("after", ["renamed", "withdrawn"])
def test_no_page_is_left_behind(tmp_path: Path, after: str) -> None:
    """Generated over the pages of before, a folder holds what it would hold if it were new."""
    files = renamed() if after == "renamed" else changing(HISTORY)
    write_generated(tmp_path / "old", generate(small.dossier()))
    write_generated(tmp_path / "old", generate(small.dossier(files)))
    write_generated(tmp_path / "new", generate(small.dossier(files)))
    old, new = (
        {path.relative_to(tmp_path / name): path.read_bytes() for path in (tmp_path / name).rglob("*") if path.is_file()}
        for name in ("old", "new")
    )
    assert old == new


@pytest.mark.threat("f12")
def test_the_engine_builds_moved_and_withdrawn_records(tmp_path: Path) -> None:
    """A site with former addresses and a withdrawn record passes every gate, and its search finds neither."""
    files = renamed()
    files["actors/pier-company.yml"] = PIER_COMPANY.encode()
    folder = builds.project(tmp_path, files)
    builds.build(folder, files)
    index = (folder / "site" / "search" / "names-0.js").read_text(encoding="utf-8")
    assert "actors/pier-company/" not in index
    assert "actors/northland/" not in index
    assert "actors/norrland/" in index
    assert (folder / "site" / "changes.atom").is_file()


def test_the_order_of_records_changes_nothing() -> None:
    """Changes come in the order of days and ids, in whatever order records were read."""
    files = changing(HISTORY)
    files["actors/southmark.yml"] += b"history:\n  - {date: 2024-04, change: It is thanked., kind: changed}\n"
    dossier = small.dossier(files)
    turned = dataclasses.replace(dossier, actors={id: dossier.actors[id] for id in reversed(list(dossier.actors))})
    assert [entry.key for entry in change_entries(turned)] == [entry.key for entry in change_entries(dossier)]
    assert [entry.record.id for entry in change_entries(dossier)][-2:] == ["northland", "southmark"]


def test_a_change_of_a_claim_of_a_withdrawn_record_leads_to_why() -> None:
    """Where the record is gone, what its history tells of a claim leads to the record's page: the claim has no other place."""
    files = changing(HISTORY)
    files["actors/pier-company.yml"] = PIER_COMPANY.replace(
        "history:\n", "history:\n  - {date: 2024, change: So., kind: changed, claim: debt}\n"
    ).encode()
    assert small.problems(files) == []
    assert [entry.there for entry in change_entries(small.dossier(files)) if entry.record.id == "pier-company"] == ["pier-company"] * 2
    assert "The statement" not in [item.text for item in page(files).each("li")][-2]
