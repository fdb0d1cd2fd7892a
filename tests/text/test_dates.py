"""Dates: the forms a record may write, the days they cover, how they are said, and what is refused, in words for an editor."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.text.dates import Date, Point, parse

CASES = settings(derandomize=True, deadline=None, max_examples=50)


def days(date: Date) -> tuple[str, str]:
    """The first and the last day, as ISO writes them."""
    return date.lower.isoformat(), date.upper.isoformat()


@pytest.mark.parametrize(
    ("text", "lower", "upper", "said"),
    [
        # a day, a month, a year
        ("2023-07-26", "2023-07-26", "2023-07-26", "26 July 2023"),
        ("2023-07", "2023-07-01", "2023-07-31", "July 2023"),
        ("2023", "2023-01-01", "2023-12-31", "2023"),
        ("2024-02", "2024-02-01", "2024-02-29", "February 2024"),
        ("2024-02-29", "2024-02-29", "2024-02-29", "29 February 2024"),
        # lasting
        ("2022/2023", "2022-01-01", "2023-12-31", "2022 to 2023"),
        ("2023-07/2023-08", "2023-07-01", "2023-08-31", "July to August 2023"),
        ("2022-12/2023-01", "2022-12-01", "2023-01-31", "December 2022 to January 2023"),
        ("2023-07-25/2023-07-27", "2023-07-25", "2023-07-27", "25 to 27 July 2023"),
        ("2023-07-26/2023-08-02", "2023-07-26", "2023-08-02", "26 July to 2 August 2023"),
        ("2022-12-30/2023-01-02", "2022-12-30", "2023-01-02", "30 December 2022 to 2 January 2023"),
        ("2023-07/2023-07", "2023-07-01", "2023-07-31", "July 2023"),
        ("2023-07-26/2023-07", "2023-07-26", "2023-07-31", "26 July to July 2023"),
        ("2023-07/2023-07-26", "2023-07-01", "2023-07-26", "July to 26 July 2023"),
        ("2022/2023-07", "2022-01-01", "2023-07-31", "2022 to July 2023"),
        # approximate, uncertain, both
        ("2023-07~", "2023-07-01", "2023-07-31", "about July 2023"),
        ("2023-07-26~", "2023-07-26", "2023-07-26", "about 26 July 2023"),
        ("2023?", "2023-01-01", "2023-12-31", "perhaps 2023"),
        ("2023-07?", "2023-07-01", "2023-07-31", "perhaps July 2023"),
        ("2023%", "2023-01-01", "2023-12-31", "perhaps about 2023"),
        ("2022~/2023~", "2022-01-01", "2023-12-31", "about 2022 to 2023"),
        ("2022/2023~", "2022-01-01", "2023-12-31", "about 2022 to 2023"),
        ("2022~/2023?", "2022-01-01", "2023-12-31", "perhaps about 2022 to 2023"),
        # sometime between
        ("[2023-08-02..2023-08-18]", "2023-08-02", "2023-08-18", "between 2 and 18 August 2023"),
        ("[2023-07-26..2023-08-18]", "2023-07-26", "2023-08-18", "between 26 July and 18 August 2023"),
        ("[2022-12..2023-01]", "2022-12-01", "2023-01-31", "between December 2022 and January 2023"),
        ("[2022..2023]", "2022-01-01", "2023-12-31", "between 2022 and 2023"),
    ],
)
def test_a_date_covers_its_days_and_is_said_in_words(text: str, lower: str, upper: str, said: str) -> None:
    """Each form of a record has a first and a last day, and words for a reader; the text stays as the editor wrote it."""
    date = parse(text)
    assert days(date) == (lower, upper)
    assert date.words() == said
    assert str(date) == text


@pytest.mark.parametrize(
    ("text", "mark", "lasting", "points"),
    [
        ("2023-07", "", False, (Point(2023, 7),)),
        ("2023-07-26~", "~", False, (Point(2023, 7, 26),)),
        ("2022?/2023?", "?", True, (Point(2022), Point(2023))),
        ("2022~/2023?", "%", True, (Point(2022), Point(2023))),
        ("2023-07/2023-07", "", True, (Point(2023, 7),)),
        ("[2023-08-02..2023-08-18]", "", False, (Point(2023, 8, 2), Point(2023, 8, 18))),
    ],
)
def test_a_date_keeps_its_marks_and_its_points(text: str, mark: str, lasting: bool, points: tuple[Point, ...]) -> None:
    """What lasts is told from what happened sometime between, and the dates that the editor named are kept."""
    date = parse(text)
    assert (date.mark, date.lasting, date.points) == (mark, lasting, points)


FORMS = "is not a valid date; write 2023, 2023-07, 2023-07-26, 2022/2023, 2023-07~, 2023? or '[2023-08-02..2023-08-18]'"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("2024-13-01", "'2024-13-01' does not exist: there is no month 13", id="b006-month"),
        pytest.param("2023-02-29", "'2023-02-29' does not exist: February 2023 has no day 29", id="b006-leap-day"),
        pytest.param("2100-02-29", "'2100-02-29' does not exist: February 2100 has no day 29", id="b006-leap-century"),
        pytest.param("2023-04-31", "'2023-04-31' does not exist: April 2023 has no day 31", id="b006-april"),
        pytest.param("2023-00", "'2023-00' does not exist: there is no month 00", id="b006-month-0"),
        pytest.param("2023-07-00", "'2023-07-00' does not exist: July 2023 has no day 00", id="b006-day-0"),
        pytest.param("0000", "'0000' does not exist: there is no year 0", id="year-0"),
        pytest.param("0000-07-26", "'0000-07-26' does not exist: there is no year 0", id="year-0-day"),
        pytest.param("2023/2024-13", "'2024-13' does not exist: there is no month 13", id="end-of-stretch"),
        pytest.param("[2023-02-30..2023-08]", "'2023-02-30' does not exist: February 2023 has no day 30", id="between"),
        pytest.param("2023-21", "'2023-21' does not exist: there is no month 21", id="season"),
        pytest.param("2023/2022", "'2023/2022' ends before it begins", id="b060-backwards"),
        pytest.param("2023-07-26/2023-07-25", "'2023-07-26/2023-07-25' ends before it begins", id="b060-a-day"),
        pytest.param("[2023-08-18..2023-08-02]", "'[2023-08-18..2023-08-02]' ends before it begins", id="b060-between"),
        pytest.param(
            "[2023..2023-08]", "'[2023..2023-08]' is more precise at one end than at the other; write two years, two months or two days", id="uneven",
        ),
        pytest.param("2024-01-02T03:04:05Z", f"'2024-01-02T03:04:05Z' {FORMS}", id="b008-timestamp"),
        *(pytest.param(text, f"{text!r} {FORMS}", id=text or "empty") for text in (
            "", " ", "2023-7", "23-07", "2023-7-26", "20230726", "2023-W30", "2023-207", "2023-07-XX", "20XX", "-0044", "Y20230", "../2023",
            "2023/..", "2023/", "/2023", "2023/2024/2025", "2023..2024", "[2023]", "[2023..]", "[2023-08-02,2023-08-18]", "{2023,2024}",
            "2023~?", "~2023", "2023-07-26 ", "2023-07\n", "July 2023", "26/07/2023", "summer 2023", "today", "1e999", ".nan",
            "２０２３", "٢٠٢٣", "2023–07",
        )),
    ],
)  # fmt: skip
def test_an_invalid_date_is_rejected_in_words(text: str, said: str) -> None:
    """Another form, or a day that no calendar has, is refused with what an editor should know."""
    with pytest.raises(ValueError) as caught:  # noqa: PT011  the message is compared whole
        parse(text)
    assert str(caught.value) == said


def point(text: str) -> st.SearchStrategy[str]:
    """A calendar date in as many parts as `text` has."""
    return st.dates().map(lambda date: date.isoformat()[: len(text)])


CLOSENESS = ("2023", "2023-07", "2023-07-26")
POINTS = st.one_of([point(text) for text in CLOSENESS])
MARKS = st.sampled_from(["", "~", "?", "%"])
SINGLE = st.builds(str.__add__, POINTS, MARKS)
PAIRS = st.tuples(POINTS, POINTS).map(sorted)
EVEN = st.one_of([st.tuples(point(text), point(text)).map(sorted) for text in CLOSENESS])
DATES = SINGLE | st.builds("{0[0]}{1}/{0[1]}{2}".format, PAIRS, MARKS, MARKS) | EVEN.map(lambda pair: f"[{pair[0]}..{pair[1]}]")


@CASES
@given(POINTS)
def test_a_plain_date_covers_what_the_edtf_library_says(text: str) -> None:
    """Our reading of a day, a month or a year by the calendar is that of the library which reads the other forms."""
    date, value = parse(text), parse_edtf(text)
    assert (date.lower, date.upper) == (dt.date(*value.lower_strict()[:3]), dt.date(*value.upper_strict()[:3]))


@CASES
@given(DATES)
def test_every_date_of_the_accepted_forms_is_read(text: str) -> None:
    """A date covers the days from the first of its beginning to the last of its end, and names the years it was written with."""
    date = parse(text)
    assert (date.lower, date.upper) == (date.start.first(), date.end.last())
    assert date.lower <= date.upper
    assert date.end.last() - date.end.first() < dt.timedelta(366)
    assert str(date.end.year) in date.words()


@CASES
@given(st.dates())
def test_a_day_is_within_its_month_and_its_month_within_its_year(day: dt.date) -> None:
    """What is known less closely covers what is known more closely, to the last day of the month."""
    year, month, exact = (parse(day.isoformat()[:length]) for length in (4, 7, 10))
    assert year.lower <= month.lower <= exact.lower == day == exact.upper <= month.upper <= year.upper
    assert month.upper.day == monthrange(day.year, day.month)[1]
    assert (year.upper.month, year.upper.day) == (12, 31)
