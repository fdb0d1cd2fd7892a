"""Long lists in parts: each part within the budget of a page, at an address of its own that depends on its key alone."""

from __future__ import annotations

import functools
import itertools
import json
import re
from collections import Counter

import pytest

from generator.pages import parting
from generator.pages.keys import by_letters, by_range, by_time
from generator.pages.parting import Part, parted
from generator.text import collation
from generator.text.dates import Date, parse
from tests.support import full, small
from tests.support.fields import LENA_VOS
from tests.support.html import Element, body, rendered
from tests.support.page_contents import pages, showings

NAMES = [first + second + rest for first in "abmxz" for second in "aeo" for rest in ("lt", "nd", "rm")] + ["5 Oaks", "中村", "Ørsted"]


def names(part: Part[str]) -> dict[str, int]:
    """The parts with their items, by the end of their addresses."""
    return {leaf.key.name: len(leaf.items) for leaf in part.leaves()}


def lettered(found: list[str]) -> Part[str]:
    """Names by their letters."""
    return parted(found, by_letters(collation.key), lambda _: 1)


def test_a_list_within_the_budget_is_one_page() -> None:
    """Nothing is parted that fits."""
    assert lettered(NAMES).parts == ()


@pytest.mark.parametrize("most", [1, 3, 8, 20, 40])
def test_every_item_is_in_one_part_and_every_part_within_the_budget(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """However small the budget: what no key tells apart is parted by number."""
    monkeypatch.setattr(parting, "MOST", most)
    same = [*NAMES, *["alt"] * 9]
    whole = lettered(same)
    assert sorted(item for leaf in whole.leaves() for item in leaf.items) == sorted(same)
    assert all(len(leaf.items) <= most for leaf in whole.leaves())
    assert len({leaf.key.name for leaf in whole.leaves()}) == len(list(whole.leaves()))
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", leaf.key.name) and leaf.key.words for leaf in whole.leaves())


def test_letters_are_those_that_a_list_is_in_order_of(monkeypatch: pytest.MonkeyPatch) -> None:
    """Accents do not matter; figures and other scripts have parts of their own; a group that is too long is parted by letters."""
    monkeypatch.setattr(parting, "MOST", 10)
    assert names(lettered(NAMES)) == {"letter-a": 9, "letter-b": 9, "m-o": 10, "letter-x": 9, "letter-z": 9, "0-9": 1, "other": 1}


def test_an_item_more_changes_its_own_part_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """No address depends on how many items others have."""
    monkeypatch.setattr(parting, "MOST", 10)
    before, after = names(lettered(NAMES)), names(lettered([*NAMES, "Osk"]))
    assert before.keys() - after.keys() == {"m-o"}
    assert {name: number for name, number in after.items() if before.get(name) != number} == {"letter-m": 9, "letter-o": 2}


def test_times_are_years_months_and_days(monkeypatch: pytest.MonkeyPatch) -> None:
    """A part that is too long is parted by the next key: a season or a year alone, too; what has no date, by its letters."""
    monkeypatch.setattr(parting, "MOST", 2)
    texts = ["2021", "2021-21", "2021-03", "2021-03-02", "2021-03-02", "2021-03-09", "2021-03-30", "2022-05-01", "-0043", "", "", ""]
    dates: list[tuple[Date | None, str]] = [
        (parse(text) if text else None, f"{'abz'[number % 3]}{number}") for number, text in enumerate(texts)
    ]
    whole = parted(dates, by_time(lambda item: item[0], lambda item: collation.key(item[1])), lambda _: 1)
    assert [leaf.key.name for leaf in whole.leaves()] == [
        "2021-year", "2021-spring", "2021-03-month", "2021-03-02", "2021-03-09", "2021-03-from-21", "2022", "44-bc", "undated_a-c", "undated_v-z",
    ]  # fmt: skip
    assert [leaf.key.words for leaf in whole.leaves()][3:6] == ["2 March 2021", "9 March 2021", "21–31 March 2021"]


def test_ranges_are_within_coarser_ranges(monkeypatch: pytest.MonkeyPatch) -> None:
    """No paragraph is in two ranges of one size, whatever the sizes around it."""
    monkeypatch.setattr(parting, "MOST", 3)
    whole = parted(range(1, 131), by_range(lambda number: number, 130), lambda _: 1)
    assert [number for leaf in whole.leaves() for number in leaf.items] == [*range(1, 131)]
    assert whole.parts[-1].key == ("p101-200", "Paragraphs 101–130")


@functools.cache
def site(most: int) -> dict[str, Element]:
    """The pages of the full dossier with another budget."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parting, "MOST", most)
        return {path: rendered(body(text)) for path, text in pages(full.files()).items()}


def test_nothing_is_lost_by_parting() -> None:
    """With the smallest budget the parts of a list show together what its page shows otherwise, and no page has both parts and items."""
    whole, parts = site(100_000), site(20)
    for folder in ("timeline/", "topics/", "sources/", "actors/"):
        once = {
            (path.partition("_")[0].removesuffix(".md"), found.ref)
            for path, page in whole.items()
            if path.startswith(folder)
            for found in showings(page, path)
        }
        many = {
            (path.partition("_")[0].removesuffix(".md"), found.ref)
            for path, page in parts.items()
            if path.startswith(folder)
            for found in showings(page, path)
        }
        assert {ref for _, ref in many} == {ref for _, ref in once}, folder
    for name in ("actors", "relationships", "sources", "statements"):
        rows = [
            [link.attributes["href"] for page in site.values() for row in page.of(name) for link in row.each("a")]
            for site in (whole, parts)
        ]
        assert set(rows[0]) == set(rows[1]), name
    assert all(not (page.of("index") and page.of("claims")) for path, page in parts.items() if path.startswith("timeline"))


def test_an_actors_own_statements_stay_and_guests_go() -> None:
    """The first page keeps what is at its home there, and leads from the heading of each topic to the others, which keep their numbers."""
    whole, parts = site(100_000), site(20)
    path = "actors/southmark.md"
    before = {found.ref: found.number for found in showings(whole[path], path)}
    pages = {name: page for name, page in parts.items() if name.startswith("actors/southmark")}
    assert len(pages) > 2
    after = {found.ref: found.number for name, page in pages.items() for found in showings(page, path)}
    assert after == before
    kept = {found.ref for found in showings(pages[path], path)}
    assert {ref for ref in before if ref.startswith("southmark/")} <= kept
    assert kept < before.keys()
    leads = {link.attributes["href"] for link in pages[path].each("a")}
    assert {name.removeprefix("actors/") for name, page in pages.items() if page.of("claims") and name != path} <= leads


def test_every_part_is_reached_and_leads_to_its_neighbours() -> None:
    """The page of a list leads to all parts; each part leads back, to those beside it, and on to the next."""
    found = site(20)
    assert small.problems(full.files()) == []
    leads = {path: {link.attributes["href"] for link in page.each("a")} for path, page in found.items()}
    parts = [path for path in found if path.startswith("timeline/") and not found[path].of("index")]
    assert len(parts) > 2
    assert {path.removeprefix("timeline/") for path in parts} <= leads["timeline/index.md"]
    for one, other in itertools.pairwise(parts):
        assert {other.removeprefix("timeline/"), "index.md"} <= leads[one]
        assert one.removeprefix("timeline/") in leads[other]


def test_the_title_of_a_part_is_its_heading_and_its_own() -> None:
    """No two pages have one title, and the title of each begins with its heading, even if records have equal names."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parting, "MOST", 20)
        texts = {
            path: text for path, text in pages(small.changed(LENA_VOS, "name: Lena Vos", "name: Southmark")).items() if path != "index.md"
        }
    titles = {path: json.loads(text.partition("\ntitle: ")[2].partition("\n")[0]) for path, text in texts.items()}
    assert [title for title, number in Counter(titles.values()).items() if number > 1] == []
    for path, text in texts.items():
        assert titles[path].startswith(next(rendered(body(text)).each("h1")).text), path


def test_a_paragraph_is_linked_where_it_is_and_its_old_address_leads_on() -> None:
    """Marks and notes lead to the part that has the paragraph; the source's own page has the paragraph's anchor on the link to it."""
    found = site(20)
    bulletin = found["sources/strait-bulletin-2024-04.md"]
    cells = {cell.attributes["id"]: cell.attributes["href"] for cell in bulletin.of("coverage")[0].each("a")}
    for path, page in found.items():
        for link in page.each("a"):
            target, _, anchor = link.attributes["href"].removeprefix("../sources/").partition("#")
            if target.startswith("strait-bulletin-2024-04") and re.fullmatch(r"p\d+", anchor):
                assert found[f"sources/{target}"].one(anchor).text.startswith("Paragraph"), path
                assert cells[anchor].endswith(f"{target}#{anchor}")
    assert all(path.endswith(f"#{anchor}") for anchor, path in cells.items())
