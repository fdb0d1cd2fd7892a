"""JSON, JSON Lines and CSV from bytes, with the place of whatever cannot be read."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from typing import Any, Final, NoReturn

from .extract import UnusableDataError

#: The maximum size of a file in bytes.
LARGEST: Final = 100_000_000
#: The maximum depth of values in each other.
_DEEPEST: Final = 100
#: The maximum length of a cell of a table.
_LONGEST_CELL: Final = 100_000
_BRACKETS: Final = re.compile(r'"(?:[^"\\]|\\.)*+"|[\[{]|[\]}]', re.DOTALL)


def text_of(content: bytes) -> str:
    """A file as text.  Raises UnusableDataError if it is too large, empty, or not UTF-8."""
    if len(content) > LARGEST:
        raise UnusableDataError(f"it has {len(content):,} bytes; at most {LARGEST:,} are read: split it")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise UnusableDataError(f"line {line}: byte {error.start} is not UTF-8; save it as UTF-8") from None
    if not text.strip():
        raise UnusableDataError("it is empty")
    return text


def json_of(text: str, line: int = 1) -> Any:
    """A value of JSON whose text begins in a line of its file.  Raises UnusableDataError with the place if it is not valid."""
    try:
        return json.loads(text, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise UnusableDataError(f"line {line + error.lineno - 1}, column {error.colno}: not valid JSON ({error.msg})") from None
    except RecursionError:
        raise UnusableDataError(f"line {line + _depth_line(text)}: values are more than {_DEEPEST} levels deep") from None
    except ValueError as error:
        raise UnusableDataError(f"line {line}: not valid JSON ({error})") from None


def json_lines(text: str) -> Iterator[tuple[int, Any]]:
    """The values of a file of JSON Lines, with the numbers of their lines."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield number, json_of(line, number)


def table(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a table in CSV, with the lines in which they end; the delimiter is the one of comma, semicolon and tab that its head has most."""
    csv.field_size_limit(_LONGEST_CELL)
    head = text.lstrip("\n").partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    rows = csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True)
    try:
        for row in rows:
            yield rows.line_num, row
    except csv.Error as error:
        raise UnusableDataError(f"line {rows.line_num}: not a valid table in CSV ({error})") from None


def _no_number(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not a number in JSON")


def _depth_line(text: str) -> int:
    """The line, from 0, in which values are too deep."""
    depth = 0
    for found in _BRACKETS.finditer(text):
        depth += (found[0] in "[{") - (found[0] in "]}")
        if depth > _DEEPEST:
            return text.count("\n", 0, found.start())
    return 0
