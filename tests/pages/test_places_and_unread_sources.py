"""What readers see of a page, turn, row or time in the original, and of a reference that nobody read: on pages, in briefs and as data."""

from __future__ import annotations

import csv
import functools
import html
import io
import json

import pytest

from generator.articles.fingerprints import Evidence
from generator.briefs.brief import BriefContext, brief_values
from generator.editing.show import Showing
from generator.exports.files import data_files
from generator.pages.site import generate
from generator.records.dossier import Dossier
from generator.views.profiles import ages
from generator.views.queries import Views, origins
from generator.views.support import coverage
from tests.support import small

REGISTER = """\
publisher: Harbour Office
published: 2024-05-03
headline: The register of piers
nature: document
reliability: {grade: A, why: Invented.}
evidence: none
"""


@functools.cache
def dossier() -> Dossier:
    """The small dossier, whose first article has pages, with a register beside it that nobody read."""
    blocks = small.HERALD.strip().split("\n\n")
    marked = "\n\n".join(
        f"%% p. {(number - 1) // 4 + 11}; turn {number}; speaker MR. KIRBY; time 00:{number:02}:31\n{block}"
        for number, block in enumerate(blocks, 1)
    )
    files = small.changed("actors/northland.yml", "cites: [herald-2024-03#7]", "cites: [herald-2024-03#p12.3, pier-register#p40-41]")
    files["sources/herald-2024-03.evidence"] = Evidence.of(f"#briefings-article 1\n---\n\n{marked}\n").dumps().encode()
    files["sources/pier-register.yml"] = REGISTER.encode()
    assert small.problems(files) == []
    return small.dossier(files)


@functools.cache
def pages() -> dict[str, str]:
    """The pages and data of the site."""
    return {path: html.unescape(content.decode("utf-8", "replace")).replace("\\", "") for path, content in generate(dossier()).items()}


PLACE = "p. 12, ¶ 3, turn 7, MR. KIRBY, 7:31"


def test_a_note_has_the_number_and_the_place() -> None:
    """Side by side, so that readers find it in the article and on the source's page."""
    page = pages()["actors/northland.md"]
    assert f"paragraph 7 ({PLACE})" in page
    assert "sources/herald-2024-03.md#p7" in page


def test_the_page_of_a_source_has_the_places() -> None:
    """Each paragraph has its own."""
    assert f"### Paragraph 7 ({PLACE})" in pages()["sources/herald-2024-03.md"]


def test_what_nobody_read_is_printed_as_such() -> None:
    """In the note, in the list of sources, on its own page, in the index and beside the claims that name it."""
    page = pages()["actors/northland.md"]
    assert (
        ", 3 May 2024</a>, pp. 40–41 (not read by us)" in page
        or ", 3 May 2024](../sources/pier-register.md), pp. 40–41 (not read by us)" in page
    )
    assert "pp. 40–41, not read by us" in page
    register = pages()["sources/pier-register.md"]
    assert "We have not read this source paragraph by paragraph." in register
    assert "Statements that name it" in register
    assert "### Paragraph" not in register
    assert "not read by us" in pages()["sources/index.md"]


def test_what_nobody_read_counts_nowhere() -> None:
    """Neither as an origin nor as coverage nor as the age of a claim."""
    found = dossier()
    claim = found.claims["northland/paid-for-pier"][1]
    assert origins(found, claim) == {"harbour-union/"}
    assert coverage(Views(found), found.sources["pier-register"]).words() == "not read by us"
    assert {age.source for age in ages(found) if age.id == "northland/paid-for-pier"} == {"herald-2024-03"}
    assert "in 2 outlets" not in pages()["actors/northland.md"]


def test_a_brief_says_the_same() -> None:
    """The note has the place, and the list of sources says what was not read."""
    values = json.dumps(brief_values(dossier().actors["northland"], BriefContext(dossier())), ensure_ascii=False)
    assert f"paragraph 7 ({PLACE})" in values
    assert "pp. 40–41 (not read by us)" in values
    assert "reliability\u00a0A, not read by us" in values


def test_the_terminal_says_the_same() -> None:
    """`show` has the place and the words."""
    lines = "\n".join(line.text for line in Showing(dossier(), {}).lines("northland/paid-for-pier", "claim"))
    assert f"paragraph 7 ({PLACE}) (herald-2024-03#7)" in lines
    assert "(not read by us) (pier-register#p40-41)" in lines


def test_the_data_have_both() -> None:
    """JSON and CSV give the place in words; a source that was not read has no paragraphs and is named as such."""
    files = dict(data_files(Views(dossier())))
    record = json.loads(files["data/records/northland.json"])["record"]
    assert record["claims"][0]["cites"] == [
        {"source": "herald-2024-03", "first": 7, "last": 7, "place": PLACE, "path": "sources/herald-2024-03/#p7"},
        {"source": "pier-register", "first": None, "last": None, "place": "pp. 40–41", "path": "sources/pier-register/"},
    ]
    source = json.loads(files["data/records/pier-register.json"])["record"]
    assert (source["read"], source["paragraphs"], source["used"]) == (False, 0, [])
    rows = {row["ref"]: row for row in csv.DictReader(io.StringIO(files["data/claims.csv"].decode()))}
    assert rows["northland/paid-for-pier"]["places"] == f"{PLACE}; pp. 40–41"
    assert rows["northland/paid-for-pier"]["not_read"] == "pier-register"
    assert "Not read by us" in files["data/sources.ris"].decode()


@pytest.mark.parametrize("path", ["actors/southmark.md", "sources/gazette-2024-05.md"])
def test_articles_without_places_are_printed_as_before(path: str) -> None:
    """No empty brackets."""
    assert "()" not in pages()[path]
