"""What cannot be checked here is neither passed nor blamed on the editor: it is reported as not checked, with the reason."""

from __future__ import annotations

import dataclasses
import functools
import json
from collections.abc import Mapping
from itertools import combinations
from pathlib import Path
from typing import Final

from generator.articles.doubt import not_here
from generator.articles.fingerprints import Evidence
from generator.articles.language import Language
from generator.briefs.brief import BriefContext, brief_values
from generator.commands import check
from generator.pages.site import generate
from generator.records.decode import decode
from generator.records.dossier import Dossier
from generator.records.doubts import by_part
from generator.rules import registry
from generator.rules.check import examine, held_to, unchecked
from generator.rules.examination import Examination
from generator.text import markdown as md
from tests.support import small
from tests.support.rows import each
from tests.support.rule_cases import Case

CASES: Final = sorted(Path(__file__).parent.glob("*/bad-*.yml"))
ALL_CASES: Final = sorted(Path(__file__).parent.glob("*/*.yml"))
#: The number of texts that must fail for the test to mean something.
MANY: Final = 50
UNION = "actors/harbour-union.yml"
FACT: Final = "facts:\n  - {label: Paid for the pier, value: 3 million crowns, claim: paid-for-pier}\n"


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


@each(
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
    problems = [*unchecked(dataclasses.replace(dossier, doubts=found.doubts))]
    assert {problem.code for problem in problems} == {"not-checked"}
    assert {problem.place.line: problem.message for problem in problems if problem.place.path == f"briefings/{UNION}"} == {
        5: f"this claim was not checked: {not_here('herald-2024-03')}",
        1: f"this record was not checked: {not_here('herald-2024-03')}",
    }


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


def _as_far_as(dossier: Dossier, kind: str, texts: Mapping[str, str]) -> Dossier:
    """A dossier that has the text of its articles as evidence, or only their lean marks, or these without their key."""
    return dataclasses.replace(
        dossier, evidence={id: _known(texts[id], one.language, kind) if id in texts else one for id, one in dossier.evidence.items()}
    )


@functools.cache
def _known(text: str, language: Language, kind: str) -> Evidence:
    """What is known of an article; nearly every case cites the same two, so each is read once."""
    if kind == "text":
        return Evidence.of(text, language)
    lean = Evidence.lean(text, language, keep_key=kind == "marks")
    return Evidence.loads(lean.dumps(), language)


def test_with_less_evidence_a_no_becomes_a_doubt_and_nothing_becomes_a_no() -> None:
    """With lean marks, these without their key, or no evidence: what the text refuses is refused or not checked, and nothing else is refused.

    In each case of a rule, with the articles of the case; with its receipts and without.
    """
    refused: set[str] = set()
    decided = 0
    for path in ALL_CASES:
        made = Case.of(path.read_text(encoding="utf-8")).made()
        texts = {"herald-2024-03": small.HERALD, "gazette-2024-05": small.GAZETTE}
        texts |= {Path(name).stem: text.decode() for name, text in made.items() if name.startswith("articles/") and name.endswith(".txt")}
        every = {name.removeprefix("briefings/"): content for name, content in made.items() if name.startswith("briefings/")}
        bare = {name: content for name, content in every.items() if not name.startswith("receipts/")}
        for given in (bare, every) if len(every) > len(bare) else (bare,):
            dossier, _ = decode(given)
            if dossier is None:
                continue
            full = examine(_as_far_as(dossier, "text", texts))
            if full.failed and path in CASES:
                refused |= {problem.code for problem in full.problems}
            marks = examine(_as_far_as(dossier, "marks", texts))
            decided += len(full.failed & marks.failed)
            poorer = (
                [_as_far_as(dossier, "no key", texts), without(dossier, *dossier.sources)] if full.failed and not dossier.broken else []
            )
            for found in (marks, *map(examine, poorer)):
                assert full.failed <= found.failed | found.doubts.keys(), path
                assert found.failed <= full.failed, path
    asked = {code for rule in held_to(registry.TEXT, registry.CLAIM) for code in rule.codes if not rule.editorial}
    assert asked <= refused, asked - refused
    assert decided > MANY // 2


def test_a_made_up_quotation_is_not_passed_because_one_source_was_not_read() -> None:
    """A claim also cites a paragraph of an article that nobody has here: it is not checked, marked so, and the unread source counts for nothing."""
    text = "claims that [[northland]] “will gladly pay nine trillion crowns”"
    dossier = without(small.dossier(claim(text, "herald-2024-03#7, gazette-2024-05#9999")), "gazette-2024-05")
    found = examine(dossier)
    assert found.doubts["harbour-union/pier"] == (not_here("gazette-2024-05"),)
    dossier = dataclasses.replace(dossier, doubts=found.doubts, doubtful=by_part(dossier, found.doubts))
    assert "harbour-union/pier" in check.verdicts_on(dossier).not_checked
    made = json.loads(generate(dossier, {}, {})["data/records/harbour-union.json"])["record"]["claims"][0]
    assert (made["origins"], made["not_checked"]) == (1, [not_here("gazette-2024-05")])
    alone = small.dossier(claim(text, "herald-2024-03#7"))
    assert "harbour-union/pier" in examine(alone).failed


def test_what_else_was_not_checked_is_counted_and_marked() -> None:
    """Offices, facts, states, judgements and the introduction: in the summary, on pages, in briefs, in the data, and on request as problems."""
    read, _ = decode({**small.files(), "actors/northland.yml": (small.NORTHLAND + FACT).encode()})
    assert read is not None
    dossier = without(read, *read.sources)
    doubts = examine(dossier).doubts
    dossier = dataclasses.replace(dossier, doubts=doubts, doubtful=by_part(dossier, doubts))
    why = not_here("herald-2024-03")
    [line] = check._verdicts(check.verdicts_on(dossier))
    assert line.endswith("; also not checked: 4 records, 2 offices, 2 states, 1 fact, 1 introduction, 1 judgement")
    assert check.verdicts_on(dossier).fields["parts"]["lena-vos/roles.0"] == [why]
    reported = [problem.message.partition(" was not")[0] for problem in unchecked(dossier)]
    assert [reported.count(f"this {noun}") for noun in ("fact", "office", "judgement", "state", "introduction")] == [1, 2, 1, 2, 1]
    made = {path: content.decode() for path, content in generate(dossier, {}, {}).items() if path.endswith((".md", ".json"))}
    mark = md.text(f" (not checked: {why})")
    assert f"3 million crowns[&#91;1&#93;](#Note-1){{: #Ref-1-1 .cite data-search-exclude }}{mark}" in made["actors/northland.md"]
    assert "Envoy, Southmark &#40;not checked&#41;; 1 statement" in made["actors/lena-vos.md"]
    assert made["actors/lena-vos.md"].count(mark) == 2
    assert made["relationships/northland--southmark.md"].count(mark) == 2  # in the figure of the states and in the list below it
    for path in ("relationships/northland--southmark.md", "index.md"):
        assert made[path].count("could not be compared with every paragraph it rests on") == 1
    assert made["sources/herald-2024-03.md"].count(mark) == 2
    office = json.loads(made["data/records/lena-vos.json"])["record"]["roles"][0]
    both = json.loads(made["data/records/northland--southmark.json"])["record"]
    assert [office["not_checked"], both["states"][0]["not_checked"], len(both["judgements"][0]["not_checked"])] == [[why], [why], 2]
    printed = brief_values(dossier.profiles["northland"], BriefContext(dossier))
    assert [row["values"][0]["after"] for row in printed["facts"] if row["label"] == "Paid for the pier"] == [f" (not checked: {why})"]
