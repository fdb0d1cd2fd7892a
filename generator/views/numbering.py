"""The numbers of the statements of a profile for media that have each statement once: a brief and the terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from ..text import prose
from ..text.numbers import plural, ranges
from ..text.prose import Link
from .presentation import Remark, Statement
from .profile import Profile, Section, speaks_as
from .queries import Shown
from .wording import Grounds, Run, Text, joined, plain


@dataclass(frozen=True)
class StatementNumbers:
    """The number of each statement, by the ids of its record and its claim; `name` gives the name of a record.

    What has no number is named by the record in which it is at home.
    """

    name: Callable[[str], str]
    numbers: Mapping[tuple[str, str], int] = field(default_factory=dict)

    def number(self, statement: Statement) -> int:
        """The number of a statement of the profile."""
        return self.numbers[statement.key]

    def resolved(self, run: Run) -> Text:
        """A run with its grounds in words."""
        return tuple(part for piece in run for part in (self._grounds(piece) if isinstance(piece, Grounds) else (piece,)))

    def _grounds(self, grounds: Grounds) -> Text:
        """The claims that something rests on: “statements 1, 3 and statements filed under …”."""
        found = [(shown.home.id, self.numbers.get((shown.home.id, shown.claim.id), 0)) for shown in grounds.claims]
        here = sorted(number for _, number in found if number)
        elsewhere = dict.fromkeys(id for id, number in found if not number)
        numbered: Text = (f"{plural(len(here), 'statement')} {', '.join(map(str, here))}",) if here else ()
        filed: Text = ("statements filed under ", *joined(((Link(id, ""),) for id in elsewhere), ", ")) if elsewhere else ()
        return joined((numbered, filed), " and ")

    def remark(self, remark: Remark) -> Text:
        """A remark; the statements that it names are named by their numbers, or quoted in full."""
        if remark.change:
            return remark.change.run
        related = joined(((self._named(shown),) for shown in remark.related), "; ")
        return tuple(filter(None, (remark.lead, remark.text, *related)))

    def _named(self, shown: Shown) -> str:
        number = self.numbers.get((shown.home.id, shown.claim.id))
        return f"statement {number}" if number else plain(prose.segments(shown.claim.text), self.name)

    def lead(self, section: Section) -> Text:
        """The line above a section: in which capacity an actor speaks, and which statements are printed further up."""
        repeated = self._repeated(section)
        return joined((speaks_as(section.capacity), (repeated,) if repeated else ()))

    def _repeated(self, section: Section) -> str:
        found = [self.number(statement) for statement in section.repeated]
        return f"Also {plural(len(found), 'statement')} {ranges(found, '–')}, printed above." if found else ""


def numbered_once(profile: Profile, name: Callable[[str], str]) -> tuple[Profile, StatementNumbers]:
    """A profile whose sections have each statement once, those at a glance left out, and the numbers of its statements as they follow."""
    numbers: dict[tuple[str, str], int] = {}
    _take(profile.glance, numbers)
    sections = [_once(section, numbers) for section in profile.sections]
    # What an actor said is kept even if all of it is further up, as only this section says whose words it is.
    kept = tuple(section for section in sections if section.groups or section.anchor == "Said")
    for pair in profile.differing:
        _take(pair, numbers)
    return replace(profile, sections=kept), StatementNumbers(name, numbers)


def _once(section: Section, numbers: dict[tuple[str, str], int]) -> Section:
    """A section without the statements that are numbered already; the others get their numbers."""
    known = set(numbers)
    groups = tuple(replace(group, statements=_take(group.statements, numbers)) for group in section.groups)
    repeated = tuple(statement for statement in section.statements if statement.key in known)
    return replace(section, groups=tuple(group for group in groups if group.statements), repeated=repeated)


def _take(statements: Iterable[Statement], numbers: dict[tuple[str, str], int]) -> tuple[Statement, ...]:
    """Those of some statements that have no number yet; they get one."""
    fresh = tuple(statement for statement in statements if statement.key not in numbers)
    for statement in fresh:
        numbers[statement.key] = len(numbers) + 1
    return fresh
