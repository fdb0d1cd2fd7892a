"""Whether a link can lead to a quotation: each rule with rows that break it and rows that keep it.

⟦ and ⟧ in a row mark the words that the problem points at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import pytest

from generator.articles.fingerprints import Evidence
from generator.records.dossier import Dossier
from generator.rules import quotations
from generator.text.problems import Problem
from tests import full, small
from tests.marked import Broken, Kept, Mark, assert_told, taken_out

FOUND, STANDS = "quotations_can_be_found", "contexts_stand_in_the_article"
FACING, SOURCE = "relationships/outer-league--strait-pact.yml", "sources/strait-bulletin-2024-04.yml"
CONTEXT = "{quotation: good for both shores, before: The rule is, after: said the Pilots'}"
CONTEXTS = f"    contexts:\n      - {CONTEXT}\n"
MANY, NONE = "ambiguous-passage", "wrong-context"
QUOTED = "The rule is “good for both shores”"


BROKEN: Mapping[str, Broken] = {
    "stands-in-two-paragraphs": Broken(FOUND, FACING, f"{QUOTED}, the [[pilots-guild]] said.", "The rule is “⟦good⟧ for both shores”, the [[pilots-guild]] said.", MANY, "“good for both shores” stands more than once in strait-bulletin-2024-04", "add contexts: [{quotation: …"),
    "context-of-another": Broken(STANDS, FACING, CONTEXT, f"{CONTEXT}\n      - ⟦{{⟧quotation: the rule, before: The rule is}}", NONE, "“the rule” is no quotation of this claim", "copy the words that stand beside the quotation"),
    "context-of-a-part": Broken(STANDS, FACING, CONTEXT, f"{CONTEXT}\n      - ⟦{{⟧quotation: good for both, before: The rule is}}", NONE, "“good for both” is no quotation of this claim", "copy the words"),
    "context-without-words": Broken(STANDS, FACING, CONTEXT, "⟦{⟧quotation: good for both shores}", NONE, "a context gives one to 3 words before or after", "copy the words"),
    "context-of-signs": Broken(STANDS, FACING, CONTEXT, "⟦{⟧quotation: good for both shores, before: '—', after: '…'}", NONE, "a context gives one to 3 words before or after", "copy the words"),
    "four-words-before": Broken(STANDS, FACING, CONTEXT, "⟦{⟧quotation: good for both shores, before: shores. The rule is}", NONE, "a context gives one to 3 words before or after", "copy the words"),
    "four-words-after": Broken(STANDS, FACING, CONTEXT, "⟦{⟧quotation: good for both shores, after: said the Pilots' Guild}", NONE, "a context gives one to 3 words before or after", "copy the words"),
    "other-words-before": Broken(STANDS, FACING, CONTEXT, "⟦{⟧quotation: good for both shores, before: The law is}", NONE, "no cited paragraph has “good for both shores” between these words", "copy the words"),
    "other-words-after": Broken(STANDS, FACING, CONTEXT, "⟦{⟧quotation: good for both shores, before: The rule is, after: said Eastholm}", NONE, "no cited paragraph has", "copy the words"),
    "words-of-the-other-place": Broken(STANDS, FACING, CONTEXT, "⟦{⟧quotation: good for both shores, before: who are}", NONE, "no cited paragraph has", "copy the words"),
}  # fmt: skip

KEPT: Mapping[str, Kept] = {
    "both-sides": Kept(STANDS, FACING, CONTEXT, CONTEXT),
    "before-alone": Kept(STANDS, FACING, CONTEXT, "{quotation: good for both shores, before: rule is}"),
    "after-alone": Kept(STANDS, FACING, CONTEXT, "{quotation: good for both shores, after: said}"),
    "three-words": Kept(STANDS, FACING, CONTEXT, "{quotation: good for both shores, before: The rule is, after: said the Pilots’}"),
    "an-ellipsis": Kept(STANDS, FACING, f"{QUOTED}, the", "The “rule is … shores”, the"),
    "no-address": Kept(FOUND, SOURCE, "url: https://bulletin.example/rule\n", ""),
    "once": Kept(FOUND, FACING, QUOTED, "The rule is “good for both shores”"),
}

CODES = {rule.__name__: rule for rule in quotations.CONTEXT_RULES}


def told_at(row: Broken) -> tuple[dict[str, bytes], Mark]:
    """The full dossier with the row's change, the marks taken out again, and where they stood."""
    text, mark = taken_out(row.path, full.changed(row.path, row.old, row.new)[row.path].decode())
    return {**full.files(), row.path: text.encode()}, mark


def problems(files: dict[str, bytes]) -> list[Problem]:
    """What the rules of the module find."""
    dossier: Dossier = small.dossier(files)
    rules: tuple[Callable[[Dossier], Iterator[Problem]], ...] = quotations.CONTEXT_RULES
    return [problem for rule in rules for problem in rule(dossier)]


@pytest.mark.parametrize("row", BROKEN.values(), ids=BROKEN)
def test_what_breaks_a_rule_is_told_at_its_place(row: Broken) -> None:
    """Each row breaks one rule, which points at the words that are marked and says what would be right."""
    files, mark = told_at(row)
    if row.code == MANY:
        files[row.path] = files[row.path].replace(CONTEXTS.encode(), b"")
    assert_told(problems(files), mark, row.code, row.message, row.hint)


@pytest.mark.parametrize("row", KEPT.values(), ids=KEPT)
def test_what_keeps_the_rules_is_let_be(row: Kept) -> None:
    """Each row comes near to a rule and keeps it."""
    files = full.changed(row.path, row.old, row.new)
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
