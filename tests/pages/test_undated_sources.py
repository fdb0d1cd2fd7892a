"""A source without a date: readers see that it has none, references have no year, and what only its day could show is not checked."""

from __future__ import annotations

import html
import json

import pytest

from generator.briefs.brief import BriefContext, brief_values
from generator.editing.show import Showing
from generator.exports import bibliographies
from generator.pages.site import generate
from generator.rules.check import examine
from generator.views.profiles import ages
from generator.views.queries import Views
from tests.support import small
from tests.support.data_files import files
from tests.support.fields import FERRY, HERALD

WHY = "published_why: The leaflet shows no date."
UNDATED = small.changed(HERALD, "published: 2024-03-15", WHY)


def test_a_source_may_have_no_date_if_it_says_why() -> None:
    """A date that was forgotten is still reported."""
    assert small.problems(UNDATED) == []
    assert small.codes(small.changed(HERALD, "published: 2024-03-15\n", "")) == ["missing-field"]


def test_what_only_its_day_could_show_is_not_checked() -> None:
    """The article says 14 March, and only the day on which it appeared would give the year."""
    doubts = examine(small.dossier(UNDATED)).doubts
    assert doubts["northland--southmark/no-deal"] == ("the source has no date",)
    assert "northland--southmark/opened" not in doubts
    assert not examine(small.dossier()).doubts


@pytest.mark.parametrize("day", ["2024-04-14", "2024-03-13"])
def test_what_its_day_could_not_show_either_is_refused(day: str) -> None:
    """Another month, or another day of that month, than the article has."""
    given = {**UNDATED, FERRY: small.changed(FERRY, "when: 2024-03-14", f"when: {day}")[FERRY]}
    assert "ungrounded-date" in small.codes(given)


def test_readers_see_that_it_has_no_date() -> None:
    """On its page, in the list of sources, in a brief and in the terminal; the list has it last."""
    dossier = small.dossier(UNDATED)
    pages = {path: html.unescape(content.decode()) for path, content in generate(dossier).items() if path.endswith(".md")}
    assert "undated: The leaflet shows no date." in pages["sources/herald-2024-03.md"]
    listed = pages["sources/index.md"]
    assert listed.index("Ferry runs again") < listed.index("Harbour talks end without a deal")
    assert "undated" in listed
    assert "Alder Herald, undated" in json.dumps(brief_values(dossier.actors["northland"], BriefContext(dossier)))
    shown = [str(line.text) for line in Showing(dossier, {}).lines("herald-2024-03", "source")]
    assert "Published: undated: The leaflet shows no date." in shown


def test_references_have_no_year() -> None:
    """BibTeX, RIS and CSL-JSON leave the date out, a footnote has “n.d.”, and JSON has null."""
    _, herald = bibliographies.of_sources(Views(small.dossier(UNDATED)))
    found = bibliographies.formats(herald)
    assert not any(part in found["bibtex"] for part in ("year =", "date =", "month ="))
    assert not any(part in found["ris"] for part in ("PY  -", "DA  -"))
    assert "issued" not in json.loads(found["csl"])[0]
    assert found["plain"] == "Ines Okafor. “Harbour talks end without a deal”. Alder Herald. n.d."
    assert json.loads(files(UNDATED)["records/herald-2024-03.json"])["record"]["published"] is None


def test_a_record_that_rests_on_it_alone_is_as_old_as_can_be() -> None:
    """Whether it is stale is not known, so `stale` lists it; a dated source beside it counts."""
    found = {item.id: item for item in ages(small.dossier(UNDATED))}
    assert (found["northland/paid-for-pier"].source, found["northland/paid-for-pier"].published) == ("herald-2024-03", None)
    assert found["northland--southmark"].source == "gazette-2024-05"
