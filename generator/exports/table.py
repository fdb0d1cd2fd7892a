"""Tables as CSV (RFC 4180): UTF-8 without a byte order mark, lines that end in CR LF, a head row first.

Floor 0: imports nothing of this package.  A spreadsheet runs a cell that begins like a formula, so such a cell gets an apostrophe in front
(OWASP, “CSV Injection”); `defused` and `plain` undo each other.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

#: What a spreadsheet takes for the beginning of a formula, full-width forms included, and white space it may skip before one.
_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")


def write(head: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A table with its head; every cell a text.  Raises ValueError where a row has more or fewer cells than the head."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(map(defused, head))
    for row in rows:
        if len(row) != len(head):
            raise ValueError(f"a row has {len(row)} cells, and the head {len(head)}")
        writer.writerow(map(defused, row))
    return text.getvalue().encode("utf-8")


def defused(cell: str) -> str:
    """A cell that no spreadsheet runs: one that begins like a formula, apostrophes aside, gets an apostrophe in front."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def plain(cell: str) -> str:
    """The text that was defused."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
