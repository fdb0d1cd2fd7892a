"""With the articles at hand the same rules run on the text: each article is known by its fingerprint, and the verdicts stay the same.

The tests of the real articles need them in shared/articles/ beside the checkout, as they are not ours to give away.  Where that folder is not
there, nothing of `TestArticlesAtHand` is collected.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from benchmarks.grounding import claim_problems, is_in_doubt
from generator.articles.fingerprints import Evidence
from generator.articles.language import Language
from generator.evidence.clauses import Clause
from generator.evidence.passages import EvidenceIndex, exact_evidence, numbered
from generator.project.articles import read_articles
from generator.records.dossier import Dossier
from generator.rules.check import check, ground_record
from generator.text.problems import Problem
from tests.support import small, tampering
from tests.support.dossiers import real
from tests.support.repository import ROOT

FOLDER = ROOT.parent / "shared" / "articles"
HERALD, GAZETTE = "briefings/sources/herald-2024-03.evidence", "briefings/sources/gazette-2024-05.evidence"


def told(folder: Path, **articles: str) -> list[Problem]:
    """What is wrong with the articles of a folder, given by name, where they are to be those of the small dossier."""
    for name, text in articles.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
    return exact_evidence(small.dossier(), read_articles(folder))[1]


@pytest.mark.parametrize(
    ("herald", "gazette"),
    [
        (small.HERALD, small.GAZETTE),
        (small.HERALD.replace("\n", "\r\n"), f"\ufeff{small.GAZETTE}"),
        (small.HERALD.replace("\n\n", "\n \t\n\n"), small.GAZETTE.replace(" ", "  ")),
        (small.HERALD.replace('"We', "“We").replace('week,"', "week,”"), f"\n\n{small.GAZETTE}\n\n"),
    ],
    ids=["as-they-were", "b038-line-ends-and-mark", "white-space", "quotation-marks"],
)
def test_articles_that_are_the_same(tmp_path: Path, herald: str, gazette: str) -> None:
    """An article is the same however its lines end, its words are spaced and its quotation marks are shaped, and whatever its file is called."""
    assert told(tmp_path, one=herald, two=gazette, three="Another article.") == []


@pytest.mark.parametrize(
    ("herald", "paragraph"),
    [
        (small.HERALD.replace("two sides", "three sides"), 4),
        (small.HERALD.replace("Harbour talks", "Talks"), 1),
        (small.HERALD.replace("By Ines Okafor\n\n", ""), 2),
        (f"{small.HERALD}\nOur partners\n", 9),
        (small.HERALD.partition("\nIn a note")[0], 8),
    ],
    ids=["a-word", "the-headline", "one-less", "one-more-at-the-end", "one-less-at-the-end"],
)
def test_article_that_differs(tmp_path: Path, herald: str, paragraph: int) -> None:
    """An article that is not the one the evidence was made from is told, with the first paragraph that differs."""
    (problem,) = told(tmp_path, herald=herald, gazette=small.GAZETTE)
    assert (problem.code, problem.place.path) == ("article-differs", HERALD)
    assert problem.message == (
        f"herald.txt is not the article that the evidence of 'herald-2024-03' was made from: they differ from paragraph {paragraph} on"
    )
    assert problem.hint.endswith("briefings add-source herald.txt --id herald-2024-03")


def test_article_that_is_not_there(tmp_path: Path) -> None:
    """A source whose article is not in the folder is told; its evidence alone is then asked."""
    (problem,) = told(tmp_path, herald=small.HERALD, other="Another article.")
    assert (problem.code, problem.place.path) == ("no-article", GAZETTE)
    assert problem.message == "no article in the folder has a paragraph of 'gazette-2024-05'"
    assert problem.hint == "put its text into the folder, as .txt"
    found, _ = exact_evidence(small.dossier(), read_articles(tmp_path))
    assert {id: evidence[2].order is not None for id, evidence in found.items()} == {"herald-2024-03": True, "gazette-2024-05": False}


def test_folder_without_articles(tmp_path: Path) -> None:
    """An empty folder is told once for each source."""
    assert [problem.code for problem in told(tmp_path)] == ["no-article", "no-article"]


@pytest.mark.parametrize("quotation", ["week … lost", "a storm in a storm"], ids=["order-of-parts", "words-side-by-side"])
def test_what_only_the_text_can_decide(quotation: str) -> None:
    """Two things are told only with the article at hand: the order of a quotation's parts, and that its words stand in a row."""
    paragraph = 8 if "storm" in quotation else 5
    quoting = f"  - id: probe\n    text: It says “{quotation}”.\n    type: report\n    cites: [herald-2024-03#{paragraph}]\n"
    files = {**small.files(), "actors/northland.yml": (small.NORTHLAND + quoting).encode()}
    assert small.codes(files) == []
    assert small.codes(files, with_text=True) == ["quotation-not-found"]


def test_paragraphs_are_numbered_as_they_are_cited() -> None:
    """An editor who looks for a paragraph sees the beginning of each, in order, on a line each."""
    shown = [*numbered(small.HERALD)]
    assert len(shown) == len(Evidence.of(small.HERALD))
    assert shown[:2] == ["Harbour talks end without a deal", "By Ines Okafor"]
    assert shown[2] == "Northland and Southmark ended three days of talks in Port Alder on 14 March without a dea…"
    assert max(map(len, shown)) == 90


@cache
def with_text() -> Dossier:
    """The dossier of this project with its articles."""
    evidence, missing = exact_evidence(real(), read_articles(FOLDER))
    assert missing == []
    return dataclasses.replace(real(), evidence=evidence)


@pytest.mark.articles
class TestArticlesAtHand:
    """The dossier of this project, with its articles beside the checkout."""

    __test__ = FOLDER.is_dir()

    def test_evidence_is_of_the_articles(self) -> None:
        """The evidence files are, byte for byte, what the program makes of the articles."""
        files = {path.stem: path.read_text(encoding="utf-8") for path in (ROOT / "briefings" / "sources").glob("*.evidence")}
        assert sorted(files.values()) == sorted(Evidence.lean(text).dumps() for text in read_articles(FOLDER).values())

    def test_dossier_keeps_the_exact_rules(self) -> None:
        """The dossier breaks no rule with the articles at hand either."""
        assert check(with_text()) == []

    def test_the_evidence_and_the_receipts_agree(self) -> None:
        """Without the articles every record has the verdict that it has with them, and nothing is in doubt."""
        alone, exactly = EvidenceIndex(real()), EvidenceIndex(with_text())
        for record in with_text().profiles.values():
            assert ground_record(alone, record)[:3] == ground_record(exactly, record)[:3]
            assert ground_record(alone, record).doubts == {}

    def test_the_receipts_are_those_of_the_articles(self) -> None:
        """The committed receipts are, digest by digest, what a check with the articles gives."""
        found = {
            key: digest
            for record in with_text().profiles.values()
            for key, digest in ground_record(EvidenceIndex(with_text()), record).fresh.items()
        }
        kept = {
            (id, part): digest for id, receipts in real().receipts.items() for part, digest in receipts.checked if id in real().profiles
        }
        assert kept == found

    def test_verdicts_on_changes_do_not_differ(self) -> None:
        """Two hundred changes to claims get the same verdict with the evidence alone as with the articles, or none."""
        alone, exactly = EvidenceIndex(real()), EvidenceIndex(with_text())
        changes = [change for kind in tampering.KINDS for ref, (_, claim) in with_text().claims.items() for change in kind(ref, claim)]
        for change in tampering.drawn(changes, "both ways")[:200]:
            record, claim = with_text().claims[change.ref]
            number = record.claims.index(claim)
            found = {problem.code for problem in claim_problems(alone, record, number, change.claim)}
            wanted = {problem.code for problem in claim_problems(exactly, record, number, change.claim)}
            assert found <= wanted, change
            assert found == wanted or is_in_doubt(alone, number, change.claim), change


def test_a_paragraph_is_divided_once_however_many_statements_rest_on_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The work of checking grows with the paragraphs and the statements, not with their product: each paragraph is divided into its sentences
    once, and into its clauses once."""
    made: Counter[str] = Counter()
    divide = Clause.of

    def counted(text: str, sentence: str, language: Language) -> Clause:
        made[text] += 1
        return divide(text, sentence, language)

    monkeypatch.setattr(Clause, "of", counted)
    claims = "".join(
        f'  - {{id: more-{number}, text: "The [[harbour-union]] does not claim that {number} crowns were paid.", type: report, cites: [herald-2024-03#7]}}\n'
        for number in range(20)
    )
    dossier = small.dossier({**small.files(), "actors/northland.yml": f"{small.NORTHLAND}{claims}".encode()})
    evidence, missing = exact_evidence(dossier, {"herald.txt": small.HERALD, "gazette.txt": small.GAZETTE})
    found = check(dataclasses.replace(dossier, evidence=evidence))
    asked = {text: count for text, count in made.items() if any(text in paragraph for paragraph in (small.HERALD, small.GAZETTE))}
    assert not missing
    assert len([problem for problem in found if problem.code == "ungrounded-number"]) >= 20
    assert asked
    assert max(asked.values()) <= 2, asked
