"""The material of `benchmarks.verdicts` is sound, and its measurement counts what its README says.

Messages name statements by their ids only, since some of them are held back.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from functools import cache

import pytest

from benchmarks.verdicts import __main__ as command
from benchmarks.verdicts import prices, report
from benchmarks.verdicts.material import HALVES, HELD_BACK, HERE, Distortion, Fair, Half, Text, kinds, texts
from benchmarks.verdicts.measure import Desk, DistortionResult, FairResult, Results, verdict
from generator.articles.normal import paragraphs
from generator.records.decode import decode
from generator.records.schema import Claim
from generator.rules.prices import PRICES, Price
from generator.text.problems import Place, Problem
from tests.support.rows import each

TEXTS = {text.id: text for text in texts()}
ENGLISH = TEXTS["kessel-collision"]
each_text = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)


@cache
def halves(id: str) -> dict[Half, tuple[list[Fair], list[Distortion]]]:
    return {half: TEXTS[id].statements(half) for half in TEXTS[id].halves}


def statements(text: Text) -> tuple[list[Fair], list[Distortion]]:
    found = halves(text.id).values()
    return [item for fair, _ in found for item in fair], [item for _, distortions in found for item in distortions]


def cited(text: Text, claim: Claim) -> str:
    blocks = paragraphs(text.article)
    return "\n".join(blocks[number - 1] for cite in claim.cites for number in cite.numbers)


@each_text
def test_every_text_has_its_fair_statements_in_its_halves(text: Text) -> None:
    assert decode(text.files)[1] == []
    sizes = [len(fair) for fair, _ in halves(text.id).values()]
    if len(text.halves) == 1:
        english = 16 if text.halves == ("reserve",) else 8
        assert sizes == [english if text.language == "en" else 6]
        return
    assert sum(sizes) >= (30 if "open" in text.halves or text.language == "en" else 16)
    assert abs(sizes[0] - sizes[1]) <= 1


@each_text
def test_every_statement_is_a_claim_about_paragraphs_and_actors_that_exist(text: Text) -> None:
    blocks = paragraphs(text.article)
    actors = {path.removeprefix("actors/").removesuffix(".yml") for path in text.files if path.startswith("actors/")}
    fair, distortions = statements(text)
    for statement in [*fair, *distortions]:
        claim = Claim.model_validate(statement.claim)
        assert claim.id == statement.id
        assert all(cite.source == text.source and cite.last <= len(blocks) for cite in claim.cites), statement.id
        named = {statement.record, *re.findall(r"\[\[([^\]|]+)", claim.text), *statement.claim.get("said_by", [])}
        assert named <= actors, (statement.id, named - actors)
        assert (claim.type in {"statement", "assessment"}) <= bool(claim.said_by), statement.id


@each_text
def test_every_distortion_is_made_from_a_fair_statement_of_its_half(text: Text) -> None:
    for fair, distortions in halves(text.id).values():
        known = {statement.id: statement for statement in fair}
        for distortion in distortions:
            assert distortion.kind in kinds(), distortion.id
            assert distortion.record == known[distortion.of].record, distortion.id
            assert {**distortion.claim, "id": ""} != {**known[distortion.of].claim, "id": ""}, distortion.id


@each_text
def test_no_statement_is_given_twice(text: Text) -> None:
    fair, distortions = statements(text)
    both = [*fair, *distortions]
    ids = Counter(item.id for item in both)
    said = Counter((item.claim["text"], item.claim["type"], str(item.claim.get("said_by")), str(item.claim.get("when"))) for item in both)
    assert (max(ids.values()), max(said.values())) == (1, 1)


@each_text
def test_fair_statements_quote_what_their_paragraphs_say(text: Text) -> None:
    for statement in statements(text)[0]:
        claim = Claim.model_validate(statement.claim)
        for quotation in re.findall("“([^”]+)”", claim.text):
            assert quotation.rstrip(".,").lower() in cited(text, claim).lower(), statement.id


def test_every_kind_has_distortions_in_every_half() -> None:
    counts = {half: Counter(item.kind for id in TEXTS for item in halves(id).get(half, ((), ()))[1]) for half in HALVES}
    for kind in kinds():
        assert min(counts[half][kind] for half in HALVES) >= 2, kind
        assert sum(counts[half][kind] for half in HALVES) >= 4, kind


def test_every_text_keeps_its_halves_and_open_halves_are_looked_at() -> None:
    assert set(HELD_BACK) == {"sealed", "autumn", "frost"}
    for text in TEXTS.values():
        assert {path.stem for path in (HERE / "texts" / text.id).glob("*.yml")} == {*text.halves}, text.id


def problem(code: str, message: str = "") -> Problem:
    return Problem(Place("briefings/actors/a.yml"), code, message)


@each(
    ("kind", "codes", "of_fair", "expected"),
    [
        ("number", ["ungrounded-number"], [], "own"),
        ("number", ["ungrounded-name"], [], "other"),
        ("number", [], [], "missed"),
        ("number", ["ungrounded-number"], ["ungrounded-number"], "other"),
        ("number", ["ungrounded-number", "ungrounded-number"], ["ungrounded-number"], "own"),
        ("quotation-words", ["quotation-not-found"], ["ungrounded-number"], "own"),
    ],
)
def test_what_counts_as_a_catch(kind: str, codes: list[str], of_fair: list[str], expected: str) -> None:
    assert verdict(kind, tuple(map(problem, codes)), tuple(map(problem, of_fair))) == expected


def test_a_statement_is_checked_alone() -> None:
    claim = {"id": "alone", "text": "The Orsa had a crew of 19.", "type": "report", "cites": ["meridian-2025-03#9"]}
    desk = Desk(ENGLISH)
    right = desk.problems(Fair("alone", "tarvia", claim))
    wrong = desk.problems(Fair("alone", "tarvia", {**claim, "text": "The Orsa had a crew of 91."}))
    assert right == {"text": (), "evidence": ()}
    assert {mode: [found.code for found in wrong[mode]] for mode in wrong} == {
        "text": ["ungrounded-number"],
        "evidence": ["ungrounded-number"],
    }


def test_the_tables_of_a_half_held_back_hold_no_statement() -> None:
    fair = Fair("f1", "tarvia", {"text": "SECRET"})
    distortion = Distortion("d1", "tarvia", {"text": "SECRET"}, "number", "f1")
    found = Results(
        [FairResult(ENGLISH, fair, {"text": (problem("x", "SECRET"),), "evidence": ()})],
        [DistortionResult(ENGLISH, distortion, {"text": (), "evidence": ()}, {"text": "own", "evidence": "missed"})],
    )
    shown = "\n".join([*report.tables(found, by_text=False), str(report.totals(found))])
    assert "SECRET" not in shown
    assert "| en | 1 | 100 % (1 of 1) | 0 % (0 of 1) | 1 | 100 % (1 of 1) | 0 % (0 of 1) | 0 |" in shown
    assert "SECRET" in "\n".join(report.details(found))


@pytest.mark.parametrize("half", ["sealed", "autumn", "frost", "both", "all"])
def test_details_of_a_half_held_back_are_not_given(half: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["verdicts", "--half", half, "--details"])
    with pytest.raises(SystemExit):
        command.main()
    assert "--details is not for autumn, frost, sealed: " in capsys.readouterr().err


def test_the_price_of_a_rule_counts_refused_fair_statements_and_reported_distortions() -> None:
    fair, other = Fair("f1", "orsa", {}), Fair("f2", "orsa", {})
    alarm = problem("ungrounded-number")
    found = Results(
        [FairResult(ENGLISH, fair, {"text": (alarm,), "evidence": ()}), FairResult(ENGLISH, other, {"text": (), "evidence": ()})],
        [
            DistortionResult(ENGLISH, Distortion(id, "orsa", {}, kind, of), {"text": problems, "evidence": ()}, {})
            for id, kind, of, problems in (
                ("d1", "number", "f1", (alarm,)),
                ("d2", "number", "f2", (alarm,)),
                ("d3", "bound", "f2", ()),
                ("d4", "name", "f2", (alarm, problem("ungrounded-name"))),
            )
        ],
    )
    assert prices.priced(found) == {"ungrounded-name": Price(0, 2, 1, 1), "ungrounded-number": Price(1, 2, 1, 3)}


def test_no_rule_refuses_more_than_two_in_a_hundred_fair_statements() -> None:
    """By the figures that the page of rules shows, which the last measurement wrote."""
    assert {code: price.rate for code, price in PRICES.items() if price.rate > 0.02} == {}
