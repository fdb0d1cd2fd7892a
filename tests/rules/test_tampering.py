"""A number, a date, a quoted word or a paragraph changed in any claim of the dossier is told of, at that claim.

The few changes that no rule can see are listed in tests/tampering.txt: a paragraph that carries the same names, a number that the
paragraph holds too, a claim that waives the rule.  `pytest --accept` writes the list anew; the difference is for a person to read.
"""

from __future__ import annotations

from functools import cache

import pytest

from benchmarks.grounding import claim_problems, is_in_doubt
from generator.evidence.passages import EvidenceIndex
from tests.support.dossiers import real
from tests.support.repository import ROOT
from tests.support.tampering import DRAWS, KINDS, Change, Kind, paragraphs

LISTED = ROOT / "tests" / "rules" / "tampering.txt"
HEADING = """\
# Changes to claims that no rule sees, as `pytest --accept` finds them: record/claim: what stands there -> what it was changed to.
# Another paragraph that carries the same names, a number that the paragraph holds too, or a rule that the claim waives.
"""


@cache
def library() -> EvidenceIndex:
    """The evidence of this repository's dossier."""
    return EvidenceIndex(real())


def unseen(change: Change) -> bool:
    """Whether the changed claim is neither refused, at the claim and with words that help, nor in doubt."""
    record, claim = real().claims[change.ref]
    number = record.claims.index(claim)
    problem = next(claim_problems(library(), record, number, change.claim), None)
    if problem is None:
        return not is_in_doubt(library(), number, change.claim)
    assert problem.place.path == record.path
    assert problem.place.line in lines(record.path, number), problem
    assert problem.message
    assert problem.hint
    return False


@cache
def lines(path: str, number: int) -> range:
    """The lines on which the claim with that number stands in its file."""
    document = real().documents[path]
    start, end = (document.place(("claims", at)).line for at in (number, number + 1))
    return range(start, end if end > start else len(document.text.splitlines()) + 1)


@cache
def changes(kind: Kind) -> list[tuple[Change, bool]]:
    """Every change of a kind to every claim, and whether no rule sees it."""
    return [(change, unseen(change)) for ref, (_, claim) in real().claims.items() for change in kind(ref, claim)]


def test_changes_that_no_rule_sees_are_listed(accept: bool) -> None:
    """Whatever is changed in a claim, check tells of it, but for the changes that tests/rules/tampering.txt lists, of which it tells nothing."""
    found = HEADING + "".join(sorted(f"{change}\n" for kind in KINDS for change, quiet in changes(kind) if quiet))
    if accept:
        LISTED.write_text(found, encoding="utf-8")
    assert LISTED.read_text(encoding="utf-8") == found, "read the difference, and write the list anew with pytest --accept"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_few_changes_go_unseen(kind: Kind) -> None:
    """Of the changes of each kind few go unseen; those that do are mostly of a paragraph to another that carries the same names."""
    found = [quiet for _, quiet in changes(kind)]
    assert len(found) > DRAWS
    assert sum(found) / len(found) <= KINDS[kind], f"{sum(found)} of {len(found)} go unseen"


def test_no_claim_is_left_out() -> None:
    """Each claim of the dossier has its paragraphs changed, each several times."""
    refs = [change.ref for change, _ in changes(paragraphs)]
    assert {ref: refs.count(ref) for ref in refs} == {ref: DRAWS * len(claim.cites) for ref, (_, claim) in real().claims.items()}
