"""The verdicts on any draft: as a library function, and as the command `ground`."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from generator.cli import main
from generator.rules.drafts import Judged, ground
from tests.support import small
from tests.support.rows import each

ARTICLES = {"herald": small.HERALD, "gazette": small.GAZETTE}


def judged(sentence: str) -> Judged:
    """The verdict on one sentence."""
    (one,) = ground(sentence, ARTICLES)
    return one


@each(
    ("sentence", "verdict", "codes"),
    [
        ("Both opened the ferry line with five ships [gazette#2].", "holds", []),
        ("Both opened the ferry line with five ships. [gazette#2]", "holds", []),
        ('Vos said that it had "lost 1,200 passengers a week" [herald#4; #5].', "holds", []),
        ("Both opened the ferry line with **six** ships [gazette#2].", "does not hold", ["ungrounded-number"]),
        ("They opened the ferry line with Iceland [gazette#2].", "does not hold", ["ungrounded-name"]),
        ("Iceland opened the ferry line [gazette#2].", "does not hold", ["ungrounded-name"]),
        ('Vos said that it had "lost its passengers" [herald#5].', "does not hold", ["quotation-not-found"]),
        ("Northland paid 3 million crowns for the pier [herald#7].", "does not hold", ["lost-hedge"]),
        ("They met [times#1].", "does not hold", ["unknown-source"]),
        ("They met [herald#9].", "does not hold", ["unknown-paragraph"]),
        ("They were pleased with it [gazette#2].", "not checked", []),
        ("They were pleased.", "no citation", []),
    ],
)
def test_each_sentence_has_a_verdict(sentence: str, verdict: str, codes: list[str]) -> None:
    """What does not hold has the code of a rule; what cannot be known here is neither right nor wrong."""
    one = judged(sentence)
    assert (one.verdict, [problem.code for problem in one.problems]) == (verdict, codes)
    assert bool(one.reasons) is (verdict == "not checked")


def test_sentences_are_divided_and_keep_their_lines() -> None:
    """Headings, code and marks of lists are left out."""
    draft = "# Ferry [herald#1]\n\n- One ran [herald#6]. Two ran.\n```\ncode [herald#1]\n```\n2. “Three,” Mr. Berg said. [herald#4]\n"
    assert [(one.line, one.text, one.cites) for one in ground(draft, ARTICLES)] == [
        (3, "One ran.", ("herald#6",)),
        (3, "Two ran.", ()),
        (7, "“Three,” Mr. Berg said.", ("herald#4",)),
    ]


def test_a_year_that_only_the_day_of_the_article_could_give_is_not_checked() -> None:
    """Nobody says when the article appeared."""
    assert judged("Northland and Southmark ended talks on 14 March 2024 [herald#3].").verdict == "not checked"


def test_an_article_in_another_script_is_not_taken_for_english() -> None:
    """What it cannot tell is not blamed on the draft."""
    (one,) = ground("Iceland and Norway opened the line [x#1].", {"x": "Исландия и Норвегия открыли линию."})
    assert one.verdict == "not checked"


def test_the_command_prints_text_json_and_sarif(tmp_path: Path) -> None:
    """The status is 1 if something does not hold."""
    for name, text in ARTICLES.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")

    def run(draft: str, form: str = "text") -> tuple[int, str]:
        result = CliRunner().invoke(
            main, ["ground", "-", "--against", str(tmp_path), "--format", form], input=draft, catch_exceptions=False
        )
        return result.exit_code, result.stdout

    status, text = run("Five ships sailed [gazette#2]. They were pleased [gazette#2].")
    assert (status, text.splitlines()) == (0, [
        "line 1: not checked: They were pleased. (gazette#2): it has no name, number, date or quotation that could be compared",
        "2 sentences: 1 hold, 0 do not, 1 not checked, 0 without a citation",
    ])  # fmt: skip
    wrong = "Six ships sailed [gazette#2]."
    status, text = run(wrong)
    assert (status, text.splitlines()[-1]) == (1, "1 sentence: 0 hold, 1 do not, 0 not checked, 0 without a citation")
    assert json.loads(run(wrong, "json")[1])["sentences"][0]["problems"][0]["code"] == "ungrounded-number"
    assert json.loads(run(wrong, "sarif")[1])["runs"][0]["results"][0]["ruleId"] == "ungrounded-number"
