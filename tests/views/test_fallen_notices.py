"""Notices about corrected and retracted sources: of what a page, a brief or a book cites, and only counted if there are many."""

from __future__ import annotations

import pytest

from generator.briefs import book, brief
from generator.briefs.book import Choice
from generator.briefs.brief import BriefContext
from tests.support import page_contents, small

_FALLEN = 4
_SOURCE = small.HERALD_SOURCE.replace("nature: report", "nature: report\nstatus: corrected\nstatus_why: The sum was wrong.")
_CLAIM = """\
  - id: sum-{number}
    text: The [[harbour-union]] claims that [[northland]] paid 3 million crowns.
    type: statement
    said_by: [harbour-union]
    cites: [sum-{number}#7]
"""


def _files(fallen: int) -> dict[str, bytes]:
    """The small dossier with claims of one actor that rest on so many more sources, all of which were corrected."""
    claims = "".join(_CLAIM.format(number=number) for number in range(1, fallen + 1))
    files = {**small.files(), "actors/harbour-union.yml": f"{small.HARBOUR_UNION}claims:\n{claims}".encode()}
    for number in range(1, fallen + 1):
        files[f"sources/sum-{number}.yml"] = _SOURCE.replace("Alder Herald", f"Herald {number}").encode()
        files[f"sources/sum-{number}.evidence"] = files["sources/herald-2024-03.evidence"]
    return files


@pytest.mark.threat("b063")
def test_many_are_counted_with_a_link_to_the_list() -> None:
    """Up to three sources have a notice each; more are one line, with a link to the index of sources."""
    few, many = (page_contents.page("actors/harbour-union.md", _files(fallen)).of("banner")[0] for fallen in (_FALLEN - 1, _FALLEN))
    assert [notice.text.partition(",")[0] for notice in few.each("p")] == ["A source of this page was corrected"] * (_FALLEN - 1)
    assert [notice.text for notice in many.each("p")] == [
        "4 sources of this page were corrected or retracted (4 corrected). What rests on them alone is marked. Their status is in the list of sources."
    ]
    assert [link.attributes["href"] for link in many.each("a")] == ["../sources/index.md"]


@pytest.mark.threat("b063")
def test_a_page_does_not_warn_of_what_it_does_not_cite() -> None:
    """The first page shows nothing that rests on these sources, and so says nothing of them; nor does the page of another actor."""
    files = _files(_FALLEN)
    assert not page_contents.page("index.md", files).of("banner")
    assert not page_contents.page("actors/lena-vos.md", files).of("banner")


@pytest.mark.threat("b063")
def test_a_book_warns_of_what_its_selection_cites() -> None:
    """A book of other actors has no notice, and one with the statements counts the sources, as does the brief."""
    paper = BriefContext(small.dossier(_files(_FALLEN)))
    assert book.book_values(paper, Choice(actors=("lena-vos",)))["banner"] == []
    (notice,) = book.book_values(paper, Choice(actors=("harbour-union",)))["banner"]
    assert notice[0].startswith("4 sources of this book were corrected or retracted (4 corrected).")
    assert notice[1] == {"words": "the list of sources", "record": "", "url": ""}
    (notice,) = brief.brief_values(paper.dossier.actors["harbour-union"], paper)["banner"]
    assert notice[0].startswith("4 sources of this brief were")
