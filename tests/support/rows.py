"""Tests of many rows in one: each row is tried, and every one that fails is listed with its id."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pytest

Test = Callable[..., None]
#: What `pytest.param` makes: a row with an id of its own.
_PARAM = type(pytest.param())


def each(
    names: str | Sequence[str], rows: Iterable[Any], ids: Iterable[str] | Callable[[Any], object] | None = None
) -> Callable[[Test], Test]:
    """Try a test with each row, as `pytest.mark.parametrize` does, but as one test: a test for each of thousands of rows costs more than they do.

    It takes the same arguments.  Rows share the fixtures of the test, so none of these may belong to one row, as `tmp_path` does.
    """
    wanted = [name.strip() for name in names.split(",")] if isinstance(names, str) else [*names]
    given = [*rows]
    listed = [tuple(row.values) if isinstance(row, _PARAM) else (row,) if len(wanted) == 1 else tuple(row) for row in given]
    own = [row.id if isinstance(row, _PARAM) else None for row in given]
    names_of = [str(mine or name) for mine, name in zip(own, _named(listed, ids), strict=True)]
    tried = [(name, dict(zip(wanted, row, strict=True))) for name, row in zip(names_of, listed, strict=True)]
    assert tried, "no rows"

    def decorate(test: Test) -> Test:
        @functools.wraps(test)
        def wrapper(**fixtures: Any) -> None:
            wrong = [error for name, row in tried if (error := _error(test, name, fixtures | row))]
            if wrong:
                raise ExceptionGroup(
                    f"{len(wrong)} of {len(tried)} rows fail: {', '.join(str(error.__notes__[-1]) for error in wrong)}", wrong[:10]
                )

        signature = inspect.signature(test)
        left = [parameter for name, parameter in signature.parameters.items() if name not in wanted]
        wrapper.__signature__ = signature.replace(parameters=left)  # type: ignore[attr-defined]
        return wrapper

    return decorate


def _named(rows: Sequence[tuple[Any, ...]], ids: Iterable[str] | Callable[[Any], object] | None) -> Sequence[str]:
    if ids is None:
        return ["-".join(repr(value)[:60] for value in row) for row in rows]
    return ["-".join(str(ids(value)) for value in row) for row in rows] if callable(ids) else [*ids]


def _error(test: Test, name: str, values: dict[str, Any]) -> Exception | None:
    """What a row fails with, noted with its name; None if it passes."""
    try:
        test(**values)
    except pytest.fail.Exception as failed:
        error: Exception = AssertionError(str(failed))
    except Exception as raised:  # noqa: BLE001 - whatever it is, the other rows are tried
        error = raised
    else:
        return None
    error.add_note(name)
    return error
