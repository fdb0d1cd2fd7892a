"""Handling markings: the label of what holds several parts, and what may be given to whom."""

from __future__ import annotations

import itertools

from generator.records import handling
from generator.records.handling import Handling
from generator.records.scalars import TLP
from tests.support import small
from tests.support.rows import each


def test_the_labels_are_those_of_the_standard() -> None:
    """TLP 2.0 has five, in this order."""
    assert TLP == ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED")


@each("pair", [*itertools.combinations(TLP, 2)])
def test_the_highest_label_counts(pair: tuple[str, str]) -> None:
    """Of two labels the narrower one is that of the whole, in whatever order they come; what is narrower may not be given to more."""
    low, high = pair
    assert handling.label([low, high]) == handling.label([high, low]) == handling.tlp(high) == high
    assert handling.allowed([low], high)
    assert not handling.allowed([low, high], low)


def test_free_text_is_added() -> None:
    """Free text has no order: it stays beside a label, and nothing with free text may be given out by a label."""
    assert handling.label(["Not for the press", "TLP:GREEN", "Board only", "TLP:CLEAR"]) == "TLP:GREEN · Board only · Not for the press"
    assert handling.tlp("TLP:AMBER+STRICT · Board only") == "TLP:AMBER+STRICT"
    assert handling.tlp("For TLP:RED readers") == handling.label([]) == ""
    assert not handling.allowed(["Board only"], "TLP:RED")


def test_a_part_has_the_markings_of_what_it_names() -> None:
    """A statement is marked like its record, its speakers, its sources, and the records in its text; a relationship like its parties."""
    files = small.changed("actors/lena-vos.yml", "kind: person", "kind: person\nmarking: TLP:AMBER")
    files |= {"sources/gazette-2024-05.yml": files["sources/gazette-2024-05.yml"] + b"marking: Board only\n"}
    dossier = small.dossier(files)
    found = Handling(dossier)
    claims = {ref: handling.label(found.claim(*item)) for ref, item in dossier.claims.items()}
    assert {ref: label for ref, label in claims.items() if label} == {
        "northland--southmark/opened": "Board only",
        "southmark/lost-passengers": "TLP:AMBER",
        "southmark/thanked": "Board only",
    }
    (solved,) = dossier.relationships["northland--southmark"].judgements
    assert handling.label(found.judgement(dossier.relationships["northland--southmark"], solved)) == "Board only"
    assert handling.label(found.everything) == "TLP:AMBER · Board only"
    assert not Handling(small.dossier()).marked


def test_a_gap_of_the_dossier_has_the_markings_of_what_it_names() -> None:
    """What the dossier as a whole does not know is marked like the records that it links to and the statements that raise it."""
    gaps = "gaps: [{text: Open.}, {text: 'Of [[lena-vos]].'}, {text: Open., based_on: [southmark/lost-passengers]}]\npublisher: The tests"
    files = small.changed("dossier.yml", "publisher: The tests", gaps)
    files |= {"actors/lena-vos.yml": files["actors/lena-vos.yml"] + b"marking: TLP:AMBER\n"}
    dossier = small.dossier(files)
    found = Handling(dossier)
    assert [handling.label(found.gap(None, item)) for item in dossier.settings.gaps] == ["", "TLP:AMBER", "TLP:AMBER"]


@each(
    ("markings", "whole"),
    [
        (["", ""], ""),
        (["TLP:GREEN", ""], "TLP:GREEN"),
        (["TLP:CLEAR", "TLP:AMBER+STRICT", "TLP:AMBER"], "TLP:AMBER+STRICT"),
        (["TLP:GREEN · Board only", "Board only"], "TLP:GREEN · Board only"),
        (["TLP:RED"], "TLP:RED"),
        (["TLP:RED", "TLP:RED"], None),
        (["TLP:GREEN", "TLP:RED"], None),
        (["Board only", ""], None),
        (["Board only", "Not for the press"], None),
    ],
)
def test_what_may_be_on_one_site(markings: list[str], whole: str | None) -> None:
    """The highest label counts; what is for named recipients, and what only some have and has no order, may not be together with others."""
    try:
        found: str | None = handling.together(markings)
    except handling.ApartError:
        found = None
    assert found == whole
