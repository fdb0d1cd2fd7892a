"""Tests of many rows in one fail for each row that fails, and only then."""

from __future__ import annotations

import inspect

import pytest

from tests.support.rows import each


def test_every_row_that_fails_is_listed_with_its_id() -> None:
    """Rows that pass say nothing; the others are all listed, whatever they raise, each with its id."""

    @each(("number", "less"), [(1, 1), (2, 1), pytest.param(3, 1, id="three"), (1, 0)], ids=["one", "two", "3", "zero"])
    def test(number: int, less: int) -> None:
        """A row."""
        if number == 3:
            pytest.fail("too many")
        assert 1 / less == number

    with pytest.raises(ExceptionGroup, match="3 of 4 rows fail: two, three, zero") as found:
        test()
    assert [type(error) for error in found.value.exceptions] == [AssertionError, AssertionError, ZeroDivisionError]


def test_rows_that_pass_say_nothing_and_share_the_fixtures() -> None:
    """What is no column of the rows is a fixture; each row is tried with it."""
    seen: list[str] = []

    @each("row", "abc")
    def test(row: str, fixture: list[str]) -> None:
        """A row."""
        fixture.append(row)

    test(fixture=seen)
    assert seen == ["a", "b", "c"]
    assert [*inspect.signature(test).parameters] == ["fixture"]


def test_no_rows_are_a_mistake() -> None:
    """A list that has become empty would test nothing."""
    with pytest.raises(AssertionError, match="no rows"):
        each("row", [])
