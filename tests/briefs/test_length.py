"""The length of briefs: in which size each is set, how that is told from its values, and that those of this project keep to their pages."""

from __future__ import annotations

import pytest

from generator.briefs import brief, length
from generator.briefs.book import Choice
from generator.briefs.brief import BriefContext, Values
from tests.support import small
from tests.support.dossiers import real
from tests.support.fields import SOUTHMARK
from tests.support.pdfs import assert_says_its_sheet, printed, whole
from tests.support.rows import each

DENSER, DENSEST = 1, 2


@each(
    ("foreseen", "step"),
    [
        (0.4, length.DESIGNED),
        (0.96, length.DESIGNED),
        (0.98, DENSER),  # so near the end of a page it may run over
        (1.05, DENSER),  # a few lines too many
        (1.13, DENSEST),
        (1.22, length.LOOSER),  # no step makes it a page; a last page of a few lines is worse than a fuller one
        (1.3, length.DESIGNED),
        (2.1, DENSER),
        (2.3, DENSEST),
        (2.6, length.DESIGNED),
    ],
)
def test_a_brief_is_set_in_the_size_that_suits_its_length(foreseen: float, step: int) -> None:
    """No last page of a few lines, then few pages, then a size near the designed one."""
    assert length.suited(foreseen) == step


@pytest.mark.parametrize(
    ("tried", "step"),
    [
        ({length.DESIGNED: (1, 0.98)}, length.DESIGNED),
        ({length.DESIGNED: (2, 0.05)}, DENSER),
        ({length.DESIGNED: (2, 0.3)}, length.DESIGNED),
        ({DENSER: (2, 0.69)}, DENSER),  # the designed size would have no fewer pages
        ({DENSEST: (2, 0.9)}, DENSEST),
        ({length.DESIGNED: (2, 0.21), DENSEST: (2, 0.04)}, length.LOOSER),
    ],
)
def test_the_printed_length_decides_the_next_size(tried: dict[int, tuple[int, float]], step: int) -> None:
    """A size that was tried is known, the others are reckoned from the last; the best of all is next, if it gains a page or a better last one."""
    assert length.suited_after(tried) == step


def sheet(claims: int, letters: int) -> Values:
    """The values of a brief with so many claims of so many letters beside its own."""
    text = ("The ferry sailed again to Port Alder " * 9)[:letters].strip()
    many = "".join(f"  - {{id: c{n}, text: {text}., type: report, cites: [herald-2024-03#3]}}\n" for n in range(claims))
    dossier = small.dossier(small.changed(SOUTHMARK, "claims:\n", f"claims:\n{many}"))
    return brief.brief_values(dossier.profiles["southmark"], BriefContext(dossier))


def test_more_text_makes_a_brief_longer() -> None:
    """A brief that fits beside its key facts is foreseen on one page; each statement more, and each word more, takes room."""
    assert length.estimated_pages(sheet(0, 40)) == 0.0
    lengths = [length.estimated_pages(sheet(*asked)) for asked in ((12, 40), (12, 80), (24, 80), (48, 80), (48, 240))]
    assert lengths == sorted(lengths)
    assert 0.5 < lengths[0] < 1.2 < lengths[2] < lengths[-1] < 6


def test_a_brief_with_a_wrong_estimate_is_laid_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """If a brief that was foreseen to need the looser size fits on a page, it is set as designed."""
    fair = whole(printed(small.dossier(), ids=("southmark",))).briefs["southmark"]
    monkeypatch.setattr(length, "_foreseen", lambda _length, step: (step != length.LOOSER, 1, 0))
    laid_out = []

    def designed(tried: dict[int, tuple[int, float]]) -> int:
        laid_out.append(list(tried))
        return length.DESIGNED

    monkeypatch.setattr(length, "suited_after", designed)
    assert whole(printed(small.dossier(), ids=("southmark",))).briefs["southmark"] == fair
    assert laid_out == [[length.LOOSER], [length.LOOSER, length.DESIGNED]]


@pytest.mark.exhaustive
def test_the_briefs_of_this_project_say_what_their_pages_say() -> None:
    """Every record of the real dossier: all of it is in the PDF, nine in ten have two pages or fewer, none ends with a few lines; the book keeps to 65 pages and 1.2 MB."""
    dossier = real()
    found = whole(printed(dossier, chosen=Choice()))
    assert_says_its_sheet(dossier, found)
    sizes = [paper.pages for paper in found.briefs.values()]
    assert sum(pages <= length.MOST_PAGES for pages in sizes) >= 0.9 * len(sizes)
    assert {id: paper.filled for id, paper in found.briefs.items() if paper.pages > 1 and paper.filled < 0.15} == {}
    assert found.book is not None
    assert found.book.pages <= 65
    assert len(found.book.content) <= 1_200_000
