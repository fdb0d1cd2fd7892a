"""Tables as CSV: their rows, and cells that come back as they were and are run by no spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.exports import tables
from generator.exports import tables as claims_table
from generator.pages import about
from generator.pages.context import PageContext
from tests.support import small
from tests.support.data_files import TEXT, files, rows
from tests.support.fields import FERRY, LENA_VOS, NORTHLAND, SOUTHMARK
from tests.support.html import Element, body, rendered
from tests.support.rows import each

# Tables


def test_claims_are_a_table() -> None:
    """A row each, in the order of the records, with every column that the page of data describes."""
    found = {row["ref"]: row for row in rows("claims.csv")}
    assert [*found] == [f"{record.id}/{claim.id}" for record, _, claim in small.dossier().each()]
    assert found["southmark/lost-passengers"] == {
        "ref": "southmark/lost-passengers", "path": "actors/southmark/#lost-passengers", "record": "southmark", "record_name": "Southmark",
        "type": "statement", "text": "Southmark has “lost 1,200 passengers a week”, its envoy Lena Vos said.",
        "said_by": "Lena Vos, through Harbour Union", "said_by_ids": "lena-vos; harbour-union", "work": "", "confidence": "", "likelihood": "",
        "when": "2024-03", "when_earliest": "2024-03-01", "when_latest": "2024-03-31",
        "said_when": "", "said_when_earliest": "", "said_when_latest": "",
        "cites": "herald-2024-03#5", "places": "", "sources": "herald-2024-03", "publishers": "Alder Herald", "not_read": "", "source_status": "current", "origins": "1", "not_checked": "", "readers": "0",
        "topics": "ferry", "key": "no", "shown_on": "harbour-union; lena-vos; southmark", "differs_from": "", "superseded_by": "", "note": "", "event": "", "marking": "",
    }  # fmt: skip


def test_a_claim_that_leans_on_others_names_them_in_full() -> None:
    """Joint speakers, several sources, other accounts and a successor are cells with whole references."""
    given = small.changed(SOUTHMARK, "said_by: [lena-vos, harbour-union]", "said_by: [[lena-vos, olga-brandt], harbour-union]")
    text = (
        given[SOUTHMARK]
        .decode()
        .replace(
            "cites: [herald-2024-03#6]",
            "cites: [herald-2024-03#6, gazette-2024-05#2]\n    differs_from: [thanked]\n    superseded_by: northland--southmark/opened",
        )
    )
    found = {row["ref"]: row for row in rows("claims.csv", {**given, SOUTHMARK: text.encode()})}
    assert found["southmark/lost-passengers"]["said_by_ids"] == "lena-vos+olga-brandt; harbour-union"
    assert found["southmark/lost-passengers"]["said_by"] == "Lena Vos and Olga Brandt, through Harbour Union"
    second = found["southmark/second-ship"]
    assert (second["sources"], second["publishers"], second["source_status"], second["origins"]) == (
        "herald-2024-03; gazette-2024-05", "Alder Herald; Gazette", "current; current", "2",
    )  # fmt: skip
    assert (second["differs_from"], second["superseded_by"]) == ("southmark/thanked", "northland--southmark/opened")


def test_relationships_are_a_table_of_edges() -> None:
    """A row for each kind: from the party that acts, with the state as last reported and the trend."""
    first, second = rows("relationships.csv")
    assert second == {
        "id": "northland--southmark.supply.southmark", "relationship": "northland--southmark", "path": "relationships/northland--southmark/",
        "from": "southmark", "from_name": "Southmark", "from_same_as": "", "to": "northland", "to_name": "Northland",
        "to_same_as": "", "kind": "supply", "kind_label": "Supply",
        "symmetric": "no", "verb": "sends ships to", "tone": "friendly", "state": "ferry line open", "state_when": "2024-05-02",
        "state_earliest": "2024-05-02", "state_latest": "2024-05-02", "state_claim": "northland--southmark/opened", "trend": "closer", "marking": "",
        "tone_of": "this dossier", "ended": "no", "when": "", "when_earliest": "", "when_latest": "", "claim": "", "recorded": "",
    }  # fmt: skip
    assert (first["id"], first["from"], first["symmetric"], first["tone"]) == (
        "northland--southmark.dispute",
        "northland",
        "yes",
        "hostile",
    )
    twice = small.changed(FERRY, "kinds: [dispute,", "kinds: [{kind: dispute, when: 2020}, {kind: dispute, when: 2023},")
    ids = [row["id"].removeprefix("northland--southmark.") for row in rows("relationships.csv", twice)]
    assert ids == ["dispute", "dispute.2", "supply.southmark"]
    bare = small.changed(
        FERRY,
        "states:\n  - {when: 2024-03, label: no deal on the ferry, claim: no-deal}\n  - {when: 2024-05-02, label: ferry line open, claim: opened}\ntrend: {direction: closer, based_on: [no-deal, opened]}\n",
        "",
    )
    assert {row["state"] + row["state_when"] + row["state_claim"] + row["trend"] for row in rows("relationships.csv", bare)} == {""}


@pytest.mark.parametrize("columns", [claims_table.CLAIM_COLUMNS, tables.RELATIONSHIP_COLUMNS], ids=["claims", "relationships"])
def test_the_page_of_data_describes_every_column(columns: Mapping[str, str]) -> None:
    """Each column stands on the page with what it holds."""
    page = rendered(body(about.data_page(PageContext(small.dossier())).content))
    terms: list[Element | str] = [part for element in page.each("dl") for part in element.inside if isinstance(part, Element)]
    pairs = {(term.text, value.text.strip()) for term, value in pairwise(terms) if isinstance(term, Element) and isinstance(value, Element)}
    assert set(columns.items()) <= pairs


CELLS = {
    "quotation": 'say "so"', "comma": "a, b", "semicolon": "a; b", "line": "a\nb", "return": "a\rb", "both": "a\r\nb", "nul": "a\0b", "bom": "\ufeffa",
    "nothing": "", "space": " ", "apostrophe": "'Twas", "two": "''", "wide": "＝1", "formula": "=1+1", "plus": "+1", "minus": "-1", "at": "@x", "tab": "\tx",
    "lone-return": "\r=x", "defused": "'=x", "twice": "''=x",
}  # fmt: skip


@pytest.mark.threat("b152")
@each("cell", CELLS.values(), ids=CELLS)
def test_any_cell_comes_back_from_a_table(cell: str) -> None:
    """Quotation marks, commas, line ends, NUL and a byte order mark in a cell are read as they were, in any place of a row."""
    content = tables.csv_table(["a", "b", "c"], [[cell, "x", cell], ["x", cell, "y"]])
    read = list(csv.reader(io.StringIO(content.decode("utf-8"), newline=""), strict=True))
    assert [list(map(tables.plain_cell, row)) for row in read] == [["a", "b", "c"], [cell, "x", cell], ["x", cell, "y"]]
    assert content.endswith(b"\r\n")
    assert not content.startswith(b"\xef\xbb\xbf")


@pytest.mark.threat("b152")
@given(st.lists(st.lists(TEXT | st.sampled_from(sorted(CELLS.values())), min_size=3, max_size=3), max_size=4))
def test_any_table_comes_back(given: list[list[str]]) -> None:
    """Whatever cells hold, a table read again is the one that was written."""
    read = list(csv.reader(io.StringIO(tables.csv_table(["a", "b", "c"], given).decode("utf-8"), newline=""), strict=True))
    assert [list(map(tables.plain_cell, row)) for row in read[1:]] == given


@pytest.mark.threat("b152")
@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
@pytest.mark.parametrize("before", ["", "'", "''"], ids=["bare", "one", "two"])
def test_no_cell_begins_like_a_formula(sign: str, before: str) -> None:
    """A cell that a spreadsheet would run gets an apostrophe in front, and loses that one alone when it is read."""
    cell = f"{before}{sign}HYPERLINK(1)"
    assert tables.defused(cell) == f"'{cell}"
    assert tables.plain_cell(tables.defused(cell)) == cell


@pytest.mark.threat("b152")
@given(TEXT)
def test_no_text_is_run(cell: str) -> None:
    """No defused cell begins with a sign of a formula, and none that is no formula is changed."""
    found = tables.defused(cell)
    assert not found or found[0] not in "=+-@\t\r\n＝＋－＠"
    assert found == cell or cell.lstrip("'")[0] in "=+-@\t\r\n＝＋－＠"


@pytest.mark.threat("b152")
def test_a_name_that_is_a_formula_is_defused_in_the_files() -> None:
    """The tables of a dossier are written by the one writer that defuses."""
    given = small.changed(LENA_VOS, "name: Lena Vos", "name: '=1+1'")
    assert ",'=1+1," in files(small.changed(NORTHLAND, "name: Northland", "name: '=1+1'"))["relationships.csv"].decode()
    assert "'=1+1, through Harbour Union" in files(given)["claims.csv"].decode()


def test_a_row_has_a_cell_for_each_column() -> None:
    """A row that is too short or too long is a mistake of the program, not a table."""
    for row in (["x"], ["x", "y", "z"]):
        with pytest.raises(ValueError, match=f"a row has {len(row)} cells, but the header has 2"):
            tables.csv_table(["a", "b"], [row])
