"""Whether a link can lead to a quotation: each rule with rows that break it and rows that keep it.

⟦ and ⟧ in a row mark the words that the problem points at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

import pytest

from generator import contexts
from generator.evidence import Evidence
from generator.model import Dossier
from generator.problems import Problem
from tests import full, small
from tests.marked import Mark, mark_of

FACING, SOURCE = "relationships/outer-league--strait-pact.yml", "sources/strait-bulletin-2024-04.yml"
CONTEXT = "{quotation: good for both shores, before: The rule is, after: said the Pilots'}"
CONTEXTS = f"    contexts:\n      - {CONTEXT}\n"
MANY, NONE = "ambiguous-passage", "wrong-context"
QUOTED = "The rule is “good for both shores”"


class Row(NamedTuple):
    """A change to the full dossier: the file, the old and the new text."""

    path: str
    old: str
    new: str


class Broken(NamedTuple):
    """A change that breaks a rule: the file, the old and the new text, the code, and words of message and hint."""

    path: str
    old: str
    new: str
    code: str
    message: str
    hint: str


BROKEN: Mapping[str, Broken] = {
    "stands-in-two-paragraphs": Broken(FACING, f"{QUOTED}, the [[pilots-guild]] said.", "The rule is “⟦good⟧ for both shores”, the [[pilots-guild]] said.", MANY, "“good for both shores” stands more than once in strait-bulletin-2024-04", "add contexts: [{quotation: …"),
    "context-of-another": Broken(FACING, CONTEXT, f"{CONTEXT}\n      - ⟦{{⟧quotation: the rule, before: The rule is}}", NONE, "“the rule” is no quotation of this claim", "copy the words that stand beside the quotation"),
    "context-of-a-part": Broken(FACING, CONTEXT, f"{CONTEXT}\n      - ⟦{{⟧quotation: good for both, before: The rule is}}", NONE, "“good for both” is no quotation of this claim", "copy the words"),
    "context-without-words": Broken(FACING, CONTEXT, "⟦{⟧quotation: good for both shores}", NONE, "a context gives one to 3 words before or after", "copy the words"),
    "context-of-signs": Broken(FACING, CONTEXT, "⟦{⟧quotation: good for both shores, before: '—', after: '…'}", NONE, "a context gives one to 3 words before or after", "copy the words"),
    "four-words-before": Broken(FACING, CONTEXT, "⟦{⟧quotation: good for both shores, before: shores. The rule is}", NONE, "a context gives one to 3 words before or after", "copy the words"),
    "four-words-after": Broken(FACING, CONTEXT, "⟦{⟧quotation: good for both shores, after: said the Pilots' Guild}", NONE, "a context gives one to 3 words before or after", "copy the words"),
    "other-words-before": Broken(FACING, CONTEXT, "⟦{⟧quotation: good for both shores, before: The law is}", NONE, "no cited paragraph has “good for both shores” between these words", "copy the words"),
    "other-words-after": Broken(FACING, CONTEXT, "⟦{⟧quotation: good for both shores, before: The rule is, after: said Eastholm}", NONE, "no cited paragraph has", "copy the words"),
    "words-of-the-other-place": Broken(FACING, CONTEXT, "⟦{⟧quotation: good for both shores, before: who are}", NONE, "no cited paragraph has", "copy the words"),
}  # fmt: skip

KEPT: Mapping[str, Row] = {
    "both-sides": Row(FACING, CONTEXT, CONTEXT),
    "before-alone": Row(FACING, CONTEXT, "{quotation: good for both shores, before: rule is}"),
    "after-alone": Row(FACING, CONTEXT, "{quotation: good for both shores, after: said}"),
    "three-words": Row(FACING, CONTEXT, "{quotation: good for both shores, before: The rule is, after: said the Pilots’}"),
    "an-ellipsis": Row(FACING, f"{QUOTED}, the", "The “rule is … shores”, the"),
    "no-address": Row(SOURCE, "url: https://bulletin.example/rule\n", ""),
    "once": Row(FACING, QUOTED, "The rule is “good for both shores”"),
}

CODES = {rule.__name__: rule for rule in contexts.RULES}


def changed(row: Row | Broken) -> tuple[dict[str, bytes], Mark]:
    """The full dossier with the row's change, the marks taken out again, and where they stood."""
    text = full.changed(row.path, row.old, row.new)[row.path].decode()
    before, _, rest = text.partition("⟦")
    inside, _, after = rest.partition("⟧")
    start = before.rfind("\n") + 1
    mark = Mark(f"briefings/{row.path}", before.count("\n") + 1, len(before) - start + 1, max(1, len(inside)))
    return {**full.files(), row.path: (before + inside + after).encode()}, mark


def problems(files: dict[str, bytes]) -> list[Problem]:
    """What the rules of the module find."""
    dossier: Dossier = small.dossier(files)
    rules: tuple[Callable[[Dossier], Iterator[Problem]], ...] = contexts.RULES
    return [problem for rule in rules for problem in rule(dossier)]


@pytest.mark.parametrize("row", BROKEN.values(), ids=BROKEN)
def test_what_breaks_a_rule_is_told_at_its_place(row: Broken) -> None:
    """Each row breaks one rule, which points at the words that are marked and says what would be right."""
    files, mark = changed(row)
    if row.code == MANY:
        files[row.path] = files[row.path].replace(CONTEXTS.encode(), b"")
    found = problems(files)
    assert [(problem.code, mark_of(problem)) for problem in found] == [(row.code, mark)]
    assert row.message in found[0].message
    assert row.hint in (found[0].hint or "")


@pytest.mark.parametrize("row", KEPT.values(), ids=KEPT)
def test_what_keeps_the_rules_is_let_be(row: Row) -> None:
    """Each row comes near to a rule and keeps it."""
    files, _ = changed(row)
    if row.old == QUOTED or "…" in row.new or row.path == SOURCE:
        files[FACING] = files[FACING].replace(CONTEXTS.encode(), b"")
    if row.old == QUOTED:
        bulletin = full.BULLETIN.replace(', who are "good for both shores"', "")
        files["sources/strait-bulletin-2024-04.evidence"] = Evidence.of(bulletin).dumps().encode()
    assert problems(files) == []


def test_every_rule_has_rows_that_break_it() -> None:
    """No rule of the module stands without a row."""
    codes = {"quotations_can_be_found": MANY, "contexts_stand_in_the_article": NONE}
    assert codes.keys() == CODES.keys()
    assert {row.code for row in BROKEN.values()} == set(codes.values())
