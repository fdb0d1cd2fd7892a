"""Dates: the forms a record may write, the days they cover, how they are said, and what is refused, in words for an editor."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from itertools import combinations

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.text.dates import WRITTEN, Date, Day, Point, parse, span, year_words
from tests.support.rows import each

CASES = settings(derandomize=True, deadline=None, max_examples=50)


def days(date: Date) -> tuple[str, str]:
    """The first and the last day, as ISO writes them."""
    return date.lower.isoformat(), date.upper.isoformat()


@each(
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
        # before Christ: the year 0 is 1 BC
        ("-0043", "-0043-01-01", "-0043-12-31", "44 BC"),
        ("-0043-03-15", "-0043-03-15", "-0043-03-15", "15 March 44 BC"),
        ("-0004-02", "-0004-02-01", "-0004-02-29", "February 5 BC"),
        ("0000", "0000-01-01", "0000-12-31", "1 BC"),
        ("0044", "0044-01-01", "0044-12-31", "AD 44"),
        ("0476", "0476-01-01", "0476-12-31", "476"),
        ("-0049/-0043", "-0049-01-01", "-0043-12-31", "50 BC to 44 BC"),
        ("-0026/0476", "-0026-01-01", "0476-12-31", "27 BC to AD 476"),
        ("[-0049..-0043]", "-0049-01-01", "-0043-12-31", "between 50 BC and 44 BC"),
        # with one end
        ("2022/..", "2022-01-01", "10000-12-31", "since 2022"),
        ("2022-05-03~/..", "2022-05-03", "10000-12-31", "since about 3 May 2022"),
        ("../2022", "-10000-01-01", "2022-12-31", "until 2022"),
        ("../2022-05?", "-10000-01-01", "2022-05-31", "until perhaps May 2022"),
        # digits that are not known
        ("199X", "1990-01-01", "1999-12-31", "the 1990s"),
        ("190X", "1900-01-01", "1909-12-31", "the 1900s"),
        ("199X~", "1990-01-01", "1999-12-31", "about the 1990s"),
        ("19XX", "1900-01-01", "1999-12-31", "the 20th century"),
        ("20XX", "2000-01-01", "2099-12-31", "the 21st century"),
        ("199X/2003", "1990-01-01", "2003-12-31", "the 1990s to 2003"),
        ("1999-XX", "1999-01-01", "1999-12-31", "a month in 1999"),
        ("1999-XX-XX", "1999-01-01", "1999-12-31", "a day in 1999"),
        ("2023-08-XX", "2023-08-01", "2023-08-31", "a day in August 2023"),
        # seasons
        ("2023-21", "2023-03-01", "2023-05-31", "spring 2023"),
        ("2023-22", "2023-06-01", "2023-08-31", "summer 2023"),
        ("2023-23", "2023-09-01", "2023-11-30", "autumn 2023"),
        ("2023-24", "2023-12-01", "2024-02-29", "winter 2023"),
        ("2023-21/2023-23", "2023-03-01", "2023-11-30", "spring to autumn 2023"),
        # the time of a clock
        ("2023-08-18T14:30Z", "2023-08-18", "2023-08-18", "18 August 2023, 14:30 UTC"),
        ("2023-08-18T14:30+02:00", "2023-08-18", "2023-08-18", "18 August 2023, 14:30 UTC+2"),
        ("2023-08-18T14:30:05-03:30", "2023-08-18", "2023-08-18", "18 August 2023, 14:30:05 UTC−3:30"),
        ("2023-08-18T04:05", "2023-08-18", "2023-08-18", "18 August 2023, 04:05"),
    ],
)
def test_a_date_covers_its_days_and_is_said_in_words(text: str, lower: str, upper: str, said: str) -> None:
    """Each form of a record has a first and a last day, and words for a reader; the text stays as the editor wrote it."""
    date = parse(text)
    assert days(date) == (lower, upper)
    assert date.words() == said
    assert str(date) == text


@each(
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


FORMS = (
    "is not a valid date; write 2023, 2023-07, 2023-07-26, 2022/2023, 2022/.., 199X, 2023-21 (spring), 2023-07-26T14:30Z, 2023-07~, 2023?, "
    "-0043 (44 BC) or '[2023-08-02..2023-08-18]'"
)


@each(
    ("text", "said"),
    [
        pytest.param("2024-13-01", "'2024-13-01' does not exist: there is no month 13", id="b006-month"),
        pytest.param("2023-02-29", "'2023-02-29' does not exist: February 2023 has no day 29", id="b006-leap-day"),
        pytest.param("2100-02-29", "'2100-02-29' does not exist: February 2100 has no day 29", id="b006-leap-century"),
        pytest.param("2023-04-31", "'2023-04-31' does not exist: April 2023 has no day 31", id="b006-april"),
        pytest.param("2023-00", "'2023-00' does not exist: there is no month 00", id="b006-month-0"),
        pytest.param("2023-07-00", "'2023-07-00' does not exist: July 2023 has no day 00", id="b006-day-0"),
        pytest.param("-0000", "'-0000' does not exist: 1 BC is the year 0000, and 2 BC is -0001", id="minus-0"),
        pytest.param("-0043-02-29", "'-0043-02-29' does not exist: February 44 BC has no day 29", id="leap-day-before-christ"),
        pytest.param("2023/2024-13", "'2024-13' does not exist: there is no month 13", id="end-of-stretch"),
        pytest.param("[2023-02-30..2023-08]", "'2023-02-30' does not exist: February 2023 has no day 30", id="between"),
        pytest.param("2023-25", "'2023-25' does not exist: there is no month 25", id="no-season"),
        pytest.param("2023-21-03", "'2023-21-03' does not exist: there is no month 21", id="day-of-a-season"),
        pytest.param("2023-21-XX", "'2023-21-XX' does not exist: there is no month 21", id="some-day-of-a-season"),
        pytest.param("-0043/-0049", "'-0043/-0049' ends before it begins", id="backwards-before-christ"),
        pytest.param("2023/2022", "'2023/2022' ends before it begins", id="b060-backwards"),
        pytest.param("2023-07-26/2023-07-25", "'2023-07-26/2023-07-25' ends before it begins", id="b060-a-day"),
        pytest.param("[2023-08-18..2023-08-02]", "'[2023-08-18..2023-08-02]' ends before it begins", id="b060-between"),
        pytest.param(
            "[2023..2023-08]", "'[2023..2023-08]' is more precise at one end than at the other; write two years, two months or two days", id="uneven",
        ),
        pytest.param("2024-01-02T24:04:05Z", f"'2024-01-02T24:04:05Z' {FORMS}", id="b008-timestamp"),
        *(pytest.param(text, f"{text!r} {FORMS}", id=text or "empty") for text in (
            "", " ", "2023-7", "23-07", "2023-7-26", "20230726", "2023-W30", "2023-207", "2XXX", "XXXX", "20X3", "2023-XX-26", "-19X", "-0044-XX", "-44", "Y20230", "../..",
            "..", "2023-08-18T14", "2023-08-18T14:30+15:00", "2023-08T14:30", "2023-08-18T14:30Z/..", "2023/", "/2023", "2023/2024/2025", "2023..2024", "[2023]", "[2023..]", "[2023-08-02,2023-08-18]", "{2023,2024}",
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
YEARS = st.integers(1000, 2999).map(str)
UNKNOWN = st.builds(
    lambda year, form: form.format(year), YEARS, st.sampled_from(["{0:.3}X", "{0:.2}XX", "{0}-XX", "{0}-XX-XX", "{0}-02-XX"])
)
SEASON = st.builds("{}-{}".format, YEARS, st.sampled_from([21, 22, 23]))
READ = POINTS | UNKNOWN | SEASON
OLD = st.integers(-9999, -1).map(lambda year: f"-{-year:04}")
CLOCK = st.builds(
    "{}T{:02}:{:02}{}".format,
    point("2023-07-26"),
    st.integers(0, 23),
    st.integers(0, 59),
    st.sampled_from(["", "Z", "+02:00", "-11", ":59Z"]),
)
OPEN = st.builds(str.format, st.sampled_from(["{0}/..", "../{0}"]), READ | OLD)
EVERY = DATES | UNKNOWN | SEASON | OLD | CLOCK | OPEN


@CASES
@given(READ)
def test_a_date_covers_what_the_edtf_library_says(text: str) -> None:
    """A date of a form that the reference library reads covers the same days; its winter ends with the year, and it reads no open ends."""
    date, value = parse(text), parse_edtf(text)
    assert (date.lower, date.upper) == (Day(*value.lower_strict()[:3]), Day(*value.upper_strict()[:3]))


@CASES
@given(EVERY)
def test_what_is_read_is_what_was_written(text: str) -> None:
    """The text of a date is kept, reads as the same date again, and says its words again."""
    date = parse(text)
    assert parse(str(date)) == date
    assert date.words() == parse(str(date)).words()
    assert re.fullmatch(WRITTEN, text)


@CASES
@given(st.lists(EVERY, min_size=2, max_size=6, unique=True))
def test_the_order_of_dates_is_total_and_agrees_with_their_bounds(texts: list[str]) -> None:
    """Any two dates have an order, whichever stands first; one that is over before another begins comes before it."""
    found = sorted(map(parse, texts), key=lambda date: date.order)
    assert found == sorted(map(parse, reversed(texts)), key=lambda date: date.order)
    for one, two in combinations(found, 2):
        assert one.order < two.order
        assert not two.upper < one.lower
        assert one.place <= two.place


@CASES
@given(EVERY)
def test_a_date_is_listed_under_a_day_that_it_covers(text: str) -> None:
    """The place of a date in the timeline is one of its days, and an open end has no day."""
    date = parse(text)
    assert date.lower <= date.place <= date.upper
    assert (date.earliest, date.latest) == (None if text.startswith("..") else date.lower, None if text.endswith("..") else date.upper)


@CASES
@given(st.integers(-9999, 9999), st.integers(-9999, 9999))
def test_years_before_christ_are_counted_without_a_gap(one: int, two: int) -> None:
    """The number of a day grows by the days between, also across the beginning of our era."""
    earlier, later = sorted((one, two))
    days = Day(later, 1, 1).ordinal - Day(earlier, 1, 1).ordinal
    assert abs(days - 365.2425 * (later - earlier)) < 2
    assert year_words(one) == (f"{1 - one} BC" if one < 1 else f"AD {one}" if one < 100 else str(one))


@each(
    ("first", "last", "said"),
    [
        ("2019", "2024-05", "2019 to May 2024"),
        ("2019", "2019", "2019"),
        ("2019", "2022/..", "since 2019"),
        ("2019/..", "2019/..", "since 2019"),
        ("2019/..", "2023/..", "since 2019"),
        ("../2019", "2024", "until 2024"),
        ("../2019", "2023/..", ""),
        ("-0043", "19XX", "44 BC to the 20th century"),
    ],
)
def test_the_span_of_two_dates_is_said_in_words(first: str, last: str, said: str) -> None:
    """What has no end is said to go on, and not to reach to its beginning."""
    assert span(parse(first), parse(last)) == said


@CASES
@given(DATES)
def test_every_date_of_the_accepted_forms_is_read(text: str) -> None:
    """A date covers the days from the first of its beginning to the last of its end, and names the years it was written with."""
    date = parse(text)
    assert (date.lower, date.upper) == (date.start.first(), date.end.last())
    assert date.lower <= date.upper
    assert 0 <= date.end.last().ordinal - date.end.first().ordinal < 366
    assert str(date.end.year) in date.words()


@CASES
@given(st.dates())
def test_a_day_is_within_its_month_and_its_month_within_its_year(day: dt.date) -> None:
    """What is known less closely covers what is known more closely, to the last day of the month."""
    year, month, exact = (parse(day.isoformat()[:length]) for length in (4, 7, 10))
    assert year.lower <= month.lower <= exact.lower == (day.year, day.month, day.day) == exact.upper <= month.upper <= year.upper
    assert month.upper.day == monthrange(day.year, day.month)[1]
    assert (year.upper.month, year.upper.day) == (12, 31)
