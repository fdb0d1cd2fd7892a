"""What cannot be checked here is neither passed nor blamed on the editor: it is reported as not checked, with the reason."""

from __future__ import annotations

import dataclasses
from itertools import combinations
from pathlib import Path
from typing import Final

import pytest

from generator.articles.doubt import not_here
from generator.articles.fingerprints import Evidence
from generator.articles.language import Language
from generator.records.decode import decode
from generator.records.dossier import Dossier
from generator.rules import registry
from generator.rules.check import Examination, examine, held_to, unchecked
from tests.support import small
from tests.support.rule_cases import Case

CASES: Final = sorted(Path(__file__).parent.glob("*/bad-*.yml"))
#: The number of texts that must fail for the test to mean something.
MANY: Final = 50
UNION = "actors/harbour-union.yml"


def without(dossier: Dossier, *sources: str) -> Dossier:
    """A dossier whose evidence of some sources is kept elsewhere."""
    kept = dict(dossier.sources)
    for id in sources:
        kept[id] = kept[id].model_copy(update={"evidence": "local"})
    return dataclasses.replace(dossier, sources=kept, evidence={id: one for id, one in dossier.evidence.items() if id not in sources})


def examined(files: dict[str, bytes], *removed: str) -> Examination:
    return examine(without(small.dossier(files), *removed))


CLAIM = b"""\
name: Harbour Union
kind: organisation
claims:
  - id: pier
    text: "The [[harbour-union]] %s."
    type: report
    cites: [%s]
"""


def claim(text: str, cites: str) -> dict[str, bytes]:
    return {**small.files(), UNION: CLAIM % (text.encode(), cites.encode())}


@pytest.mark.parametrize(
    ("text", "cites", "removed", "failed", "doubtful"),
    [
        ("claims that [[northland]] paid 3 million crowns", "herald-2024-03#7", (), False, False),
        ("claims that [[northland]] paid 9 million crowns", "herald-2024-03#7", (), True, False),
        ("claims that [[northland]] paid 9 million crowns", "herald-2024-03#7", ("herald-2024-03",), False, True),
        ("claims that [[northland]] paid 9 million crowns", "herald-2024-03#7, gazette-2024-05#2", ("gazette-2024-05",), False, True),
        ("claims that [[northland]] paid 3 million crowns", "herald-2024-03#7, gazette-2024-05#2", ("gazette-2024-05",), False, False),
        ("claims that [[northland]] paid “nine trillion crowns”", "herald-2024-03#7, gazette-2024-05#2", ("gazette-2024-05",), False, True),
        ("claims that [[northland]] paid", "herald-2024-03#7, gazette-2024-05#2", ("gazette-2024-05",), False, False),
    ],
)
def test_a_claim_is_checked_against_each_citation_that_is_here(
    text: str, cites: str, removed: tuple[str, ...], failed: bool, doubtful: bool
) -> None:
    """What the readable paragraphs have holds; what only an unread source could have is a doubt, and never a pass."""
    found = examined(claim(text, cites), *removed)
    assert ("harbour-union/pier" in found.failed, "harbour-union/pier" in found.doubts) == (failed, doubtful)


def test_the_reason_is_given_and_can_be_made_a_problem() -> None:
    """A doubt names its reason; `--require-all` reports it at the claim."""
    dossier = without(small.dossier(claim("claims that [[northland]] paid 9 million crowns", "herald-2024-03#7")), "herald-2024-03")
    found = examine(dossier)
    assert found.doubts["harbour-union/pier"] == (not_here("herald-2024-03"),)
    problems = {problem.place.path: problem for problem in unchecked(dataclasses.replace(dossier, doubts=found.doubts))}
    assert problems[f"briefings/{UNION}"].code == "not-checked"
    assert problems[f"briefings/{UNION}"].place.line == 5


def test_without_evidence_a_no_becomes_a_doubt_and_nothing_becomes_a_no() -> None:
    """Removing the evidence of any sources turns no failing text of the rules' cases into a pass, and no other text into a failing one."""
    failing = 0
    for path in CASES:
        given = {name.removeprefix("briefings/"): content for name, content in Case.of(path.read_text(encoding="utf-8")).made().items()}
        dossier, _ = decode({name: content for name, content in given.items() if not name.startswith(("articles/", "mkdocs"))})
        if dossier is None:
            continue
        full = examine(dossier)
        failing += len(full.failed)
        for length in (1, 2) if full.failed else ():
            for removed in combinations(sorted(dossier.sources), length):
                found = examine(without(dossier, *removed))
                assert full.failed <= found.failed | found.doubts.keys(), (path.name, removed)
                assert found.failed <= full.failed, (path.name, removed)
    assert failing > MANY


def _as_far_as(dossier: Dossier, kind: str) -> Dossier:
    """A dossier that has the text of its articles as evidence, or only their lean marks, or these without their key."""
    texts = {"herald-2024-03": small.HERALD, "gazette-2024-05": small.GAZETTE}

    def made(text: str, language: Language) -> Evidence:
        if kind == "text":
            return Evidence.of(text, language)
        lean = Evidence.lean(text, language, keep_key=kind == "marks")
        return Evidence.loads(lean.dumps(), language)

    return dataclasses.replace(
        dossier, evidence={id: made(texts[id], one.language) if id in texts else one for id, one in dossier.evidence.items()}
    )


def test_with_less_evidence_a_no_becomes_a_doubt_for_each_kind_of_rule() -> None:
    """What the text refuses is refused or not checked with lean marks, without their key, and with no evidence: for each rule that has a case."""
    refused: set[str] = set()
    for path in CASES:
        given = {name.removeprefix("briefings/"): content for name, content in Case.of(path.read_text(encoding="utf-8")).made().items()}
        dossier, _ = decode({name: content for name, content in given.items() if not name.startswith(("articles/", "mkdocs", "receipts/"))})
        if dossier is None or dossier.broken:
            continue
        full = examine(_as_far_as(dossier, "text"))
        refused |= {problem.code for problem in full.problems} if full.failed else set()
        less = [_as_far_as(dossier, "marks"), _as_far_as(dossier, "no key"), without(dossier, *dossier.sources)] if full.failed else []
        for poorer in less:
            found = examine(poorer)
            assert full.failed <= found.failed | found.doubts.keys(), path
            assert found.failed <= full.failed, path
    asked = {code for rule in held_to(registry.TEXT, registry.CLAIM) for code in rule.codes if not rule.editorial}
    assert asked <= refused, asked - refused
