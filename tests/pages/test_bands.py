"""The bands of the timeline as drawings: every mark is a link with its words, and none is on a page where it says nothing."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from generator.pages.site import generate
from tests.support import small
from tests.support.harbour import dossier, files
from tests.support.html import leads_to
from tests.support.page_contents import page as page_of

DATES = [
    *["2023-03"] * 5,
    "2024-01-02",
    "2024-01-02",
    "[2024-02-01..2024-02-08]",
    "2024-03-01",
    "2024-04",
    "2024-05-01",
    "2024-06-01",
    "2024-07-01",
]


@functools.cache
def site() -> Mapping[str, bytes]:
    """The generated files of a dossier with enough statements."""
    return generate(dossier(DATES, plans=(8,)))


def test_every_mark_is_a_link_with_its_words() -> None:
    """One statement leads to it, several to where they are listed, a year to its heading."""
    page = page_of("timeline/index.md", files(DATES, plans=(8,)))
    marks = [link for link in page.each("a") if "mark" in link.classes]
    assert marks
    assert all(next(mark.each("title")).text for mark in marks)
    years, *times = page.of("band")
    assert {link.attributes["href"] for link in years.each("a") if "mark" in link.classes} == {"#Year-2023", "#Year-2024"}
    ids = {element.attributes["id"] for element in page.each() if "id" in element.attributes}
    for mark in (link for band in times for link in band.each("a") if "mark" in link.classes):
        target = leads_to("timeline/index.md", mark.attributes["href"])
        assert (
            (mark.attributes["href"].removeprefix("#") in ids)
            if mark.attributes["href"].startswith("#")
            else (target and target[0] in site())
        )
    (plan,) = {mark.attributes["href"] for mark in marks if "plan" in mark.classes}
    assert plan == "../actors/old-harbour.md#c8"


def test_a_year_with_few_statements_has_no_band() -> None:
    """The band of all years and that of the one year with enough are drawn, each with its file, by actor and by topic."""
    assert sorted(path for path in site() if path.startswith("figures/timeline/")) == [
        "figures/timeline/2024-actors.svg", "figures/timeline/2024-topics.svg",
        "figures/timeline/years-actors.svg", "figures/timeline/years-topics.svg",
    ]  # fmt: skip
    page = site()["timeline/index.md"].decode()
    assert set(re.findall(r"\.\./(figures/timeline/[^)]*)\)", page)) == {path for path in site() if path.startswith("figures/timeline/")}
    assert not any(path.startswith("figures/timeline/") for path in generate(small.dossier()))


def test_soft_ends_are_pointed_and_plans_hollow() -> None:
    """In the file too, whose look is in attributes; a dot is round."""
    content = site()["figures/timeline/2024-actors.svg"].decode()
    assert re.search(r'<path d="M[\d.]+ [\d.]+L[\d. ]+H[\d.]+L[^"]+Z" fill="#5c6066"', content)
    assert re.search(r'<path d="M[^"]*a3.5 3.5 0 1 1 7.0 0[^"]*" fill="#ffffff" stroke="#5c6066"', content)
