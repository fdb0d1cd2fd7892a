"""Videos, tables and photographs as sources: cited by time or row, or as a whole, from the record to the page and the references."""

from __future__ import annotations

import html

import pytest

from generator.articles.fingerprints import Evidence
from generator.pages.site import generate
from tests.support import small
from tests.support.fields import HERALD, NORTHLAND

PHOTOGRAPH = """\
publisher: Harbour Office
published_why: The print has no date.
describes: The new pier of Port Alder
authors: [{name: Harbour Office, corporate: true}]
nature: document
medium: photograph
reliability: {grade: A, why: Invented.}
evidence: none
"""


def pages(files: dict[str, bytes]) -> dict[str, str]:
    """The pages and data of a dossier that keeps all rules."""
    assert small.problems(files) == []
    found = generate(small.dossier(files))
    return {path: html.unescape(content.decode("utf-8", "replace")).replace("\\", "") for path, content in found.items()}


@pytest.mark.parametrize(
    ("medium", "mark", "cite", "place", "entry"),
    [("video", "time 00:{:02}:31", "7:31", "7:31", "@video{"), ("table", "row {}", "row7", "row 7", "@misc{")],
    ids=["video", "table"],
)
def test_a_time_and_a_row_lead_to_their_paragraph(medium: str, mark: str, cite: str, place: str, entry: str) -> None:
    """A citation by time or row is a note with the number of the paragraph and the place, and the source says what it is."""
    blocks = small.HERALD.strip().split("\n\n")
    marked = "\n\n".join(f"%% {mark.format(number)}\n{block}" for number, block in enumerate(blocks, 1))
    files = small.changed(NORTHLAND, "cites: [herald-2024-03#7]", f'cites: ["herald-2024-03#{cite}"]')
    files[HERALD] += f"medium: {medium}\n".encode()
    files["sources/herald-2024-03.evidence"] = Evidence.of(f"#briefings-article 1\n---\n\n{marked}\n").dumps().encode()
    found = pages(files)
    assert f"paragraph 7 ({place})" in found["actors/northland.md"]
    source = found["sources/herald-2024-03.md"]
    assert f"### Paragraph 7 ({place})" in source
    assert f"Medium\n:   {medium}\n" in source
    assert f"{entry}herald-2024-03," in found["data/sources.bib"]


def test_a_photograph_is_named_as_a_whole() -> None:
    """It has no paragraphs, no date and an institution as author; the note says that nobody read it."""
    files = small.changed(NORTHLAND, "cites: [herald-2024-03#7]", "cites: [herald-2024-03#7, pier-photograph]")
    files["sources/pier-photograph.yml"] = PHOTOGRAPH.encode()
    found = pages(files)
    assert "Harbour Office, undated" in found["actors/northland.md"]
    source = found["sources/pier-photograph.md"]
    assert "Medium\n:   photograph\n" in source
    assert "undated: The print has no date." in source
    assert "@image{pier-photograph,\n  author = {{Harbour Office}}," in found["data/sources.bib"]
