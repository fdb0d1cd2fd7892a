"""Receipts: which statements were checked against the text of their articles, so that a checkout without the articles can tell.

A file of lines, one for each checked part of a record, one for each quotation and one for each reading by a person; `briefings check` and
`briefings review` write it.  The order of lines has no meaning and unknown lines of a newer program are refused, so Git may merge two versions by keeping the lines of both.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

FOLDER: Final = "receipts"
SUFFIX: Final = ".txt"
#: The part of a record that a receipt is for, if it is for the record itself.
WHOLE: Final = "-"
_ABOUT: Final = "# Written by `briefings check` when the articles were at hand. Do not edit."
#: The name of a reader, as it may be in a receipt.
NAME: Final = re.compile(r'[^"\x00-\x1f\x7f-\x9f\u2028\u2029]{1,100}')
_CHECKED: Final = re.compile(
    r"checked (?P<part>\S{1,200}) (?P<digest>[0-9a-f]{32}) rules (?P<rules>[1-9][0-9]{0,4}) (?P<date>\d{4}-\d\d-\d\d)"
)
_QUOTED: Final = re.compile(r"quoted (?P<source>[a-z0-9-]{1,64})#(?P<number>[1-9][0-9]{0,6}) (?P<mark>(?:[0-9a-f]{2}){3})")

_REVIEWED: Final = re.compile(
    rf'reviewed (?P<part>\S{{1,200}}) (?P<digest>[0-9a-f]{{32}}) by "(?P<name>{NAME.pattern})" (?P<date>\d{{4}}-\d\d-\d\d)'
)


class ReceiptError(ValueError):
    """A line that is not one of a receipt; `line` counts from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


class Checked(NamedTuple):
    """When, and by which version of the rules, something was checked."""

    date: dt.date
    rules: int


class Reviewed(NamedTuple):
    """Who read a statement beside its paragraphs and confirmed it, and when."""

    name: str
    date: dt.date


class Quoted(NamedTuple):
    """Words that a claim quotes: the paragraph that has them, and their mark in its evidence."""

    source: str
    number: int
    mark: bytes


@dataclass(frozen=True)
class Receipts:
    """The receipts of one record: by part and digest of what was checked; the quotations in it; and who read what, by part and digest."""

    checked: Mapping[tuple[str, str], Checked] = field(default_factory=dict)
    quoted: frozenset[Quoted] = frozenset()
    reviewed: Mapping[tuple[str, str], frozenset[Reviewed]] = field(default_factory=dict)

    def of(self, part: str, digest: str) -> Checked | None:
        """The receipt for a part of the record, if exactly this was checked."""
        return self.checked.get((part or WHOLE, digest))

    def with_review(self, part: str, digest: str, review: Reviewed) -> Receipts:
        """The receipts with one more reading; somebody who reads the same again has one, the latest."""
        others = frozenset(known for known in self.reviewed.get((part, digest), ()) if known.name != review.name)
        return replace(self, reviewed={**self.reviewed, (part, digest): others | {review}})

    def dumps(self) -> str:
        """The file, with its lines sorted; empty if there is nothing to say."""
        lines = [
            *(f"checked {part} {digest} rules {one.rules} {one.date.isoformat()}" for (part, digest), one in sorted(self.checked.items())),
            *(f"quoted {one.source}#{one.number} {one.mark.hex()}" for one in sorted(self.quoted)),
            *(
                f'reviewed {part} {digest} by "{one.name}" {one.date.isoformat()}'
                for (part, digest), reviews in sorted(self.reviewed.items())
                for one in sorted(reviews)
            ),
        ]
        return "\n".join([_ABOUT, *lines, ""]) if lines else ""

    @classmethod
    def loads(cls, text: str) -> Receipts:
        """Read a file.  Raises ReceiptError."""
        checked: dict[tuple[str, str], Checked] = {}
        quoted: set[Quoted] = set()
        read: dict[tuple[str, str], dict[str, dt.date]] = {}
        for number, line in _lines(text):
            one, other, third = (form.fullmatch(line) for form in (_CHECKED, _QUOTED, _REVIEWED))
            try:
                if one:
                    receipt = Checked(dt.date.fromisoformat(one["date"]), int(one["rules"]))
                    known = checked.get((one["part"], one["digest"]), receipt)
                    checked[one["part"], one["digest"]] = max(known, receipt, key=lambda made: (made.rules, made.date))
                elif other:
                    quoted.add(Quoted(other["source"], int(other["number"]), bytes.fromhex(other["mark"])))
                elif third:
                    date, dates = dt.date.fromisoformat(third["date"]), read.setdefault((third["part"], third["digest"]), {})
                    dates[third["name"]] = max(date, dates.get(third["name"], date))
                else:
                    raise ReceiptError(number)
            except ValueError as error:
                raise ReceiptError(number) from error
        reviewed = {key: frozenset(Reviewed(*pair) for pair in dates.items()) for key, dates in read.items()}
        return cls(checked, frozenset(quoted), reviewed)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that say something, with their numbers."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, line.strip()


def renewed(old: Receipts | None, fresh: Mapping[tuple[str, str], int], quoted: Iterable[Quoted], today: dt.date) -> Receipts:
    """The receipts after a check with the articles: what was checked before by the same rules keeps its date.

    A reading of what is no longer there, because the statement or a paragraph was changed, is dropped.
    """
    before = old.checked if old else {}
    made = {}
    for key, rules in fresh.items():
        known = before.get(key)
        made[key] = known if known and known.rules == rules else Checked(today, rules)
    parts = {part for part, _ in fresh}
    read = old.reviewed if old else {}
    return Receipts(made, frozenset(quoted), {key: reviews for key, reviews in read.items() if key in fresh or key[0] not in parts})
