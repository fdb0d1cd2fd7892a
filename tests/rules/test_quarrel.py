"""Statements about an article that no rule was written for: how many fair ones are refused, and how many wrong ones are reported.

`tests/dossiers/quarrel/` has an article, the records of its actors, statements about it, and the codes that report a wrong one for its own
fault.  `pytest --accept` writes what is reported of each into its `expected.yml`; the difference is for a person to read.
"""

from __future__ import annotations

import dataclasses
from typing import Any, Final

import yaml

from generator.articles.fingerprints import Evidence
from generator.evidence.passages import EvidenceIndex
from generator.evidence.statements import claim_text
from generator.records.decode import decode
from generator.rules.check import findings
from tests.support.repository import ROOT

FOLDER: Final = ROOT / "tests" / "dossiers" / "quarrel"
EXPECTED: Final = FOLDER / "expected.yml"
SOURCE: Final = "gaz-2024-06"
#: The actor whose record gets the statements.
HOME: Final = "northland"
#: How many fair ones may be refused, and how many wrong ones have to be reported.
MOST_REFUSED: Final = 1
LEAST_REPORTED: Final = 24


def reported() -> dict[str, dict[str, list[str]]]:
    """The codes that are reported of each statement with the text at hand, by group and id."""
    groups: dict[str, list[dict[str, Any]]] = yaml.safe_load((FOLDER / "statements.yml").read_text(encoding="utf-8"))
    below = FOLDER / "briefings"
    files = {path.relative_to(below).as_posix(): path.read_bytes() for path in sorted(below.rglob("*.yml"))}
    claims = yaml.safe_dump({"claims": [claim for group in groups.values() for claim in group]}, allow_unicode=True, width=1000)
    files[f"actors/{HOME}.yml"] += claims.encode()
    dossier, problems = decode(files)
    assert dossier is not None, problems
    evidence = {SOURCE: Evidence.of((FOLDER / "article.txt").read_text(encoding="utf-8"))}
    library = EvidenceIndex(dataclasses.replace(dossier, evidence=evidence))
    texts = {claim.id: claim_text(number, claim) for number, claim in enumerate(dossier.actors[HOME].claims)}
    found = {id: sorted({finding.code for finding in findings(library, text).certain}) for id, text in texts.items()}
    return {group: {claim["id"]: found[claim["id"]] for claim in each} for group, each in groups.items()}


def test_fair_statements_pass_and_wrong_ones_are_reported(accept: bool) -> None:
    """At most one fair statement is refused, at least 24 of 29 wrong ones are reported for their own fault, and each as it was when it was last read."""
    found = reported()
    if accept:
        EXPECTED.write_text(yaml.safe_dump(found, sort_keys=False, allow_unicode=True, default_flow_style=None), encoding="utf-8")
    refused = [id for id, codes in found["fair"].items() if codes]
    faults = yaml.safe_load((FOLDER / "faults.yml").read_text(encoding="utf-8"))
    missed = [id for id, codes in found["wrong"].items() if not {*codes} & {*faults[id]}]
    assert (len(found["fair"]), len(found["wrong"])) == (16, 29)
    assert len(refused) <= MOST_REFUSED, refused
    assert len(found["wrong"]) - len(missed) >= LEAST_REPORTED, missed
    assert found == yaml.safe_load(EXPECTED.read_text(encoding="utf-8"))
