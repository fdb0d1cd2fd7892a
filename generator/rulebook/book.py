"""The rulebook: every code that an editor may meet, with what its rule asks, in chapters.

Floor 8: imports `checks`, `problems`, `references` and `rulebook`.  The entry of a rule is its docstring.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple

from generator.checks import CLAIM_RULES, EXTRA_RULES, WAIVABLE
from generator.problems import codes_of
from generator.references import RULES
from generator.rulebook import fields, surroundings, syntax
from generator.rulebook.entries import Entry, entry


class Chapter(NamedTuple):
    """Entries that belong together, under words that name them; `id` is the place on the page of rules."""

    words: str
    id: str
    entries: tuple[Entry, ...]


def _of_rules(rules: Iterable[Callable[..., Iterator[object]]]) -> tuple[Entry, ...]:
    """The entries of rules that are functions; one can be waived where each of its codes can."""
    return tuple(entry(codes_of(rule), inspect.getdoc(rule) or "", waivable=WAIVABLE.issuperset(codes_of(rule))) for rule in rules)


@cache
def chapters() -> tuple[Chapter, ...]:
    """The whole book, in the order of its page."""
    written = {"Fields": fields.ENTRIES, "Files": syntax.ENTRIES, "Surroundings": surroundings.ENTRIES}
    told = {id: tuple(entry((code,), text) for code, text in sorted(entries.items())) for id, entries in written.items()}
    return (
        Chapter("Statements and their paragraphs", "Grounding", _of_rules((*CLAIM_RULES, *EXTRA_RULES))),
        Chapter("Records and each other", "References", _of_rules(RULES)),
        Chapter("Fields", "Fields", told["Fields"]),
        Chapter("Files", "Form", told["Files"]),
        Chapter("What stands around the records", "Surroundings", told["Surroundings"]),
    )


@cache
def by_code() -> dict[str, tuple[Entry, ...]]:
    """The entries that tell each code, in the order of the book; the codes in the order of the alphabet."""
    entries = [entry for chapter in chapters() for entry in chapter.entries]
    codes = sorted({code for entry in entries for code in entry.codes})
    return {code: tuple(entry for entry in entries if code in entry.codes) for code in codes}


#: What is said of a rule that can be waived.
CAN_BE_WAIVED: Final = "Can be waived."
