"""Receipts: which statements were checked against the text of their articles, so that a checkout without the articles can tell.

A file of lines, one for each checked part of a record and one for each quotation; `briefings check` writes it.  The order of lines has no
meaning and unknown lines of a newer program are refused, so Git may merge two versions by keeping the lines of both.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

FOLDER: Final = "receipts"
SUFFIX: Final = ".txt"
#: The part of a record that a receipt is for, if it is for the record itself.
WHOLE: Final = "-"
_ABOUT: Final = "# Written by `briefings check` when the articles were at hand. Do not edit."
_CHECKED: Final = re.compile(
    r"checked (?P<part>\S{1,200}) (?P<digest>[0-9a-f]{32}) rules (?P<rules>[1-9][0-9]{0,4}) (?P<date>\d{4}-\d\d-\d\d)"
)
_QUOTED: Final = re.compile(r"quoted (?P<source>[a-z0-9-]{1,64})#(?P<number>[1-9][0-9]{0,6}) (?P<mark>(?:[0-9a-f]{2}){3})")


class ReceiptError(ValueError):
    """A line that is not one of a receipt; `line` counts from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


class Checked(NamedTuple):
    """When, and by which version of the rules, something was checked."""

    date: dt.date
    rules: int


class Quoted(NamedTuple):
    """Words that a claim quotes: the paragraph that has them, and their mark in its evidence."""

    source: str
    number: int
    mark: bytes


@dataclass(frozen=True)
class Receipts:
    """The receipts of one record: by part and digest of what was checked; and the quotations in it."""

    checked: Mapping[tuple[str, str], Checked] = field(default_factory=dict)
    quoted: frozenset[Quoted] = frozenset()

    def of(self, part: str, digest: str) -> Checked | None:
        """The receipt for a part of the record, if exactly this was checked."""
        return self.checked.get((part or WHOLE, digest))

    def dumps(self) -> str:
        """The file, with its lines sorted; empty if there is nothing to say."""
        lines = [
            *(f"checked {part} {digest} rules {one.rules} {one.date.isoformat()}" for (part, digest), one in sorted(self.checked.items())),
            *(f"quoted {one.source}#{one.number} {one.mark.hex()}" for one in sorted(self.quoted)),
        ]
        return "\n".join([_ABOUT, *lines, ""]) if lines else ""

    @classmethod
    def loads(cls, text: str) -> Receipts:
        """Read a file.  Raises ReceiptError."""
        checked: dict[tuple[str, str], Checked] = {}
        quoted: set[Quoted] = set()
        for number, line in _lines(text):
            one, other = _CHECKED.fullmatch(line), _QUOTED.fullmatch(line)
            try:
                if one:
                    receipt = Checked(dt.date.fromisoformat(one["date"]), int(one["rules"]))
                    known = checked.get((one["part"], one["digest"]), receipt)
                    checked[one["part"], one["digest"]] = max(known, receipt, key=lambda made: (made.rules, made.date))
                elif other:
                    quoted.add(Quoted(other["source"], int(other["number"]), bytes.fromhex(other["mark"])))
                else:
                    raise ReceiptError(number)
            except ValueError as error:
                raise ReceiptError(number) from error
        return cls(checked, frozenset(quoted))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that say something, with their numbers."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, line.strip()


def renewed(old: Receipts | None, fresh: Mapping[tuple[str, str], int], quoted: Iterable[Quoted], today: dt.date) -> Receipts:
    """The receipts after a check with the articles: what was checked before by the same rules keeps its date."""
    before = old.checked if old else {}
    made = {}
    for key, rules in fresh.items():
        known = before.get(key)
        made[key] = known if known and known.rules == rules else Checked(today, rules)
    return Receipts(made, frozenset(quoted))
