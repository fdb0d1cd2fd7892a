"""Sources that are no articles: each medium with the type that reference managers know, and the day on which a page was read."""

from __future__ import annotations

import json
from typing import get_args

import pytest

from generator.exports import bibliographies
from generator.exports.bibliographies import Reference
from generator.records.sources import Medium
from generator.views.queries import Views
from tests.support import small
from tests.support.rows import each

#: The types of CSL 1.0.2 and of RIS that sources have here.
CSL = {"report", "dataset", "document", "broadcast", "motion_picture", "graphic", "book", "webpage"}
RIS = {"RPRT", "DATA", "GEN", "ADVS", "VIDEO", "ART", "CHART", "BOOK", "ELEC"}


def reference(medium: str, accessed: str = "2024-05-04") -> Reference:
    """The reference to the second article of the small dossier as another medium."""
    given = small.changed("sources/gazette-2024-05.yml", "nature: report", f"nature: report\nmedium: {medium}\naccessed: {accessed}")
    return bibliographies.of_sources(Views(small.dossier(given)))[0]


@each("medium", get_args(Medium))
def test_each_medium_has_a_type(medium: str) -> None:
    """In each format the type is one that it has, and the medium is named beside it, for readers where the type is only near."""
    found = bibliographies.formats(reference(medium))
    (item,) = json.loads(found["csl"])
    assert item["type"] in CSL
    assert item["genre"] == medium.capitalize()
    assert found["ris"].partition("\r\n")[0].removeprefix("TY  - ") in RIS
    assert f"M3  - {medium.capitalize()}\r\n" in found["ris"]
    assert f"  type = {{{medium.capitalize()}}}" in found["bibtex"]
    assert "journal =" not in found["bibtex"]


@pytest.mark.parametrize(("accessed", "parts", "ris"), [("2024-05-04", [2024, 5, 4], "2024/05/04/"), ("2024-05", [2024, 5], "2024/05//")])
def test_the_day_of_access_is_exported(accessed: str, parts: list[int], ris: str) -> None:
    """BibLaTeX has it as urldate, CSL as accessed, RIS as Y2, as precisely as it is known."""
    found = bibliographies.formats(reference("dataset", accessed))
    assert f"  urldate = {{{accessed}}}" in found["bibtex"]
    assert json.loads(found["csl"])[0]["accessed"]["date-parts"] == [parts]
    assert f"Y2  - {ris}\r\n" in found["ris"]
    assert found["bibtex"].startswith("@dataset{gazette-2024-05,")


def test_an_article_stays_what_it_was() -> None:
    """Without a medium nothing changes, so that references of earlier dossiers stay the same."""
    (gazette, _) = bibliographies.of_sources(Views(small.dossier()))
    found = bibliographies.formats(gazette)
    assert found["bibtex"].startswith("@article{")
    assert "genre" not in found["csl"]
    assert "M3  - " not in found["ris"]
