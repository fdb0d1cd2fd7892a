"""The bands of the timeline: each statement as exactly as its date is known, in lanes, and as numbers where there are too many."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from itertools import pairwise
from random import Random

import pytest

from generator.records.dossier import Dossier
from generator.views import bands
from generator.views.bands import Band, Mark, actors_of, topics_of
from generator.views.queries import Shown, Views
from tests.support import small
from tests.support.harbour import dossier, files
from tests.support.rows import each


def shown(given: Dossier, *records: str) -> tuple[Shown, ...]:
    """The dated statements of some records."""
    return tuple(one for one in Views(given).dated if one.home.id in (records or ("old-harbour",)))


def drawn(dates: Sequence[str], plans: Sequence[int] = (), by: bands.By = actors_of) -> Band:
    """The band of statements of these dates, all of one year."""
    given = dossier(dates, plans)
    some = shown(given)
    band = bands.of_time(Views(given), some, by, *bands.ends(bands.day(some[0]).year, some))
    assert band is not None
    return band


@functools.cache
def of_2024() -> Band:
    """A year of marks of every kind."""
    return drawn(
        [
            "2024-01-01",
            "2024",
            "2024-03",
            "[2024-05-02..2024-05-18]",
            "2024-06-01/2024-06-30",
            "2024-08-10?",
            "2024-10/..",
            "2024-12-31",
            "2024-12-31",
        ],
        plans=(7,),
    )


def marks(band: Band) -> dict[str, Mark]:
    """The marks by their time and by whether they are plans."""
    return {f"{mark.when}{' plan' if mark.plan else ''}": mark for lane in band.lanes for row in lane.rows for mark in row}


@each(
    ("when", "start", "end", "day", "soft"),
    [
        ("1 January 2024", 0, 1 / 366, True, False), ("2024", 0, 1, False, False), ("March 2024", 60 / 366, 91 / 366, False, False),
        ("between 2 and 18 May 2024", 122 / 366, 139 / 366, False, True), ("1 to 30 June 2024", 152 / 366, 182 / 366, False, False),
        ("perhaps 10 August 2024", 222 / 366, 223 / 366, False, True), ("31 December 2024", 365 / 366, 1, True, False),
    ],
)  # fmt: skip
def test_a_mark_is_as_exact_as_its_date(when: str, start: float, end: float, day: bool, soft: bool) -> None:
    """A day is a day, a month is as long as a month, and what is only known to be in between is soft."""
    mark = marks(of_2024())[when]
    assert [mark.start, mark.end] == pytest.approx([start, end], abs=1e-4)
    assert (mark.day, mark.soft) == (day, soft)


def test_plans_are_apart_from_what_happened() -> None:
    """On the same day they are two marks; what has no end yet is soft and ends with the dossier's date or with the band."""
    found = marks(of_2024())
    assert {when for when in found if when.startswith("31 December")} == {"31 December 2024", "31 December 2024 plan"}
    assert found["since October 2024"].soft
    assert found["since October 2024"].start < found["since October 2024"].end <= 1


def test_statements_of_one_time_are_one_mark() -> None:
    """It counts them; the sentence says how many there are, of which month most are, and whom they concern."""
    band = drawn(["2024-03"] * 6 + ["2024-05-01", "2024-05-02"])
    assert [mark.words for mark in marks(band).values()] == ["6 statements", "The pier", "The pier"]
    assert band.sentence == "2024: 8 statements, 6 of them from March. Most concern Old Harbour (8)."
    assert [lane.about for lane in drawn(["2024-03"] * 6 + ["2024-05-01", "2024-05-02"], by=topics_of).lanes] == ["ferry", "money"]


def test_a_band_begins_and_ends_with_the_months_that_it_is_of() -> None:
    """A year of which only the summer has statements is the summer, and a month has its days."""
    summer, july = drawn(["2024-06-03", "2024-08-09"] * 4), drawn(["2024-07-03", "2024-07-09"] * 4)
    assert [words for _, words in summer.ticks] == ["Jun", "Jul", "Aug"]
    assert [words for _, words in july.ticks] == ["1", "8", "15", "22", "29"]


def test_marks_of_a_row_do_not_touch() -> None:
    """Each is in the first row in which there is room for a finger."""
    rng = Random(3)
    band = drawn([f"2024-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}" for _ in range(14)])
    assert band.lanes
    for row in band.lanes[0].rows:
        middles = [(mark.start + mark.end) / 2 for mark in row]
        assert all(two - one >= bands.APART - 1e-6 for one, two in pairwise(middles))


def test_many_statements_are_numbers_of_months_and_of_days() -> None:
    """What could not be told apart is counted; nothing is left out."""
    days = [f"2024-{month:02}-{day:02}" for month in (4, 5) for day in range(1, 29)]
    year = drawn([*days, *["2024-04"] * 3])
    assert not year.lanes
    assert [(column.words, len(cell)) for column, cell in zip(year.columns, year.numbers[0].cells, strict=True)] == [
        ("April 2024", 31), ("May 2024", 28)]  # fmt: skip
    assert drawn(days[:28]).lanes
    month = drawn([*days[:28]] * 2, plans=range(28))
    assert (len(month.columns), month.columns[-1].words) == (30, "30 April 2024")
    assert [len(cell) for cell in month.numbers[0].cells] == [2] * 28 + [0] * 2


def test_years_are_numbers_and_many_years_share_a_column() -> None:
    """There are at most as many columns as have room."""
    given = dossier([f"{year}-05-01" for year in range(1950, 2021, 2)])
    band = bands.over_years(Views(given), shown(given), actors_of)
    assert band is not None
    assert len(band.columns) <= bands.MOST_COLUMNS
    assert (band.columns[0].words, sum(map(len, band.numbers[0].cells))) == ("1950 to 1952", 36)
    assert [column.last < after.first for column, after in pairwise(band.columns)] == [True] * (len(band.columns) - 1)


@each("dates", [["2024-03-01"] * 20, ["2024-03-01", "2024-04-01"]])
def test_what_says_nothing_is_not_drawn(dates: list[str]) -> None:
    """All of one time, or only a few."""
    given = dossier(dates)
    some = shown(given)
    assert bands.of_time(Views(given), some, actors_of, *bands.ends(2024, some)) is None
    assert bands.over_years(Views(given), some, actors_of) is None


def test_without_topics_there_is_no_band_by_topic() -> None:
    """Not even if there are many statements: all would be among the others.  The one by actor is drawn."""
    harbour = re.sub(rb", topics: \[\w+\]", b"", files(["2023-03-01", "2024-04-02"] * 8)["actors/old-harbour.yml"])
    given = small.dossier({**small.files(), "actors/old-harbour.yml": harbour})
    some = shown(given)
    assert bands.over_years(Views(given), some, actors_of)
    assert bands.over_years(Views(given), some, topics_of) is None
    assert bands.of_time(Views(given), some[8:], topics_of, *bands.ends(2024, some[8:])) is None


def test_the_less_mentioned_are_one_lane() -> None:
    """At most some lanes have a name; a statement on two parties is in both lanes, and one on neither among the others."""
    given = small.dossier()
    views = Views(given)
    every = views.dated
    band = bands.over_years(views, every * 4, actors_of) or bands.of_time(views, every * 4, actors_of, *bands.ends(2024, every))
    assert band is not None
    named = [lane.name for lane in band.lanes] + [lane.name for lane in band.numbers]
    assert len(named) <= bands.MOST_LANES + 1
    assert {"Northland", "Southmark"} <= set(named)
