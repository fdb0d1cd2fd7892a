"""Records that were withdrawn or renamed, and what earlier editions hold a dossier to, as a whole; single mistakes are cases beside this file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.records import edition_chain
from generator.records.dossier import Relationship
from generator.records.schema import Change
from generator.views.snapshot import digest
from tests.support import small
from tests.support.dossiers import renamed, with_gone
from tests.support.rows import each


@pytest.mark.threat("f11")
def test_withdrawn_records_are_no_records() -> None:
    """Records whose newest change withdraws them are set apart: no list, no count and no rule meets them, but they have their names."""
    files = with_gone(small.files())
    dossier, plain = small.dossier(files), small.dossier()
    assert small.problems(files) == []
    assert (dossier.actors, dossier.relationships, dossier.claims) == (plain.actors, plain.relationships, plain.claims)
    assert list(dossier.withdrawn) == ["pier-company", "northland--pier-company"]
    assert dossier.name("pier-company") == "Harbour Union"
    assert dossier.name("northland--pier-company") == "Northland and Harbour Union"


@each(
    ("history", "gone"),
    [
        ([("2024-01", "added", None), ("2024-02", "withdrawn", None)], True),
        ([("2024-02", "withdrawn", None), ("2024-01", "added", None)], True),
        ([("2024-02", "withdrawn", None), ("2024-03", "added", None)], False),
        ([("2024-02", "added", None), ("2024-02", "withdrawn", None)], True),
        ([("2024-02", "withdrawn", None), ("2024-02", "added", None)], False),
        ([("2024-02", "withdrawn", "price")], False),
        ([], False),
    ],
    ids=["withdrawn", "newest-on-top", "restored", "same-day", "same-day-restored", "a-claim-only", "no-history"],
)
def test_the_newest_change_decides_whether_a_record_is_withdrawn(history: list[tuple[str, str, str | None]], gone: bool) -> None:
    """A record is withdrawn if its newest change says so; of one day, the lower line is the newer one."""
    record = small.dossier().actors["lena-vos"]
    changes = tuple(Change.model_validate({"date": date, "change": "So.", "kind": kind, "claim": claim}) for date, kind, claim in history)
    assert (record.model_copy(update={"history": changes}).withdrawal is not None) is gone


@pytest.mark.threat("f12")
def test_a_renamed_record_keeps_every_rule() -> None:
    """Records under another id, with their former ones, are as right as before."""
    assert small.problems(renamed()) == []
    assert small.dossier(renamed()).moved == {"northland": "norrland", "northland--southmark": "norrland--southmark"}


@pytest.mark.threat("b085")
def test_an_edition_of_the_same_records_loses_nothing() -> None:
    """Records that are all there, renamed or not, keep what an edition promised."""
    edition = {"editions/2024-05.json": edition_chain.dumps(digest(small.dossier()))}
    assert small.problems({**small.files(), **edition}) == []
    assert small.problems({**renamed(), **edition}) == []


@given(st.permutations(range(4)))
def test_the_order_of_a_history_counts_within_a_day_only(order: list[int]) -> None:
    """Changes of different days are newest first in whatever order they are written."""
    days = ("2023", "2024-01", "2024-03-02", "2024-03-03")
    changes = tuple(Change.model_validate({"date": days[at], "change": "So.", "kind": "changed"}) for at in order)
    record = small.dossier().relationships["northland--southmark"]
    assert isinstance(record, Relationship)
    shown = [change.date.text for change in record.model_copy(update={"history": changes}).newest_first]
    assert shown == list(reversed(days))
