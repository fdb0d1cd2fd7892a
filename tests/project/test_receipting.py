"""A check with the articles leaves receipts, by which a checkout without them can tell what was checked."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.articles.fingerprints import Evidence
from generator.project import load
from generator.records.dossier import Dossier
from generator.rules.check import VERSION
from tests.support import builds, small

NORTHLAND = "briefings/actors/northland.yml"
RECEIPT = "briefings/receipts/northland.txt"


@pytest.fixture
def checked(tmp_path: Path) -> Path:
    """The small dossier with lean evidence, checked once while the articles were there, and then without them."""
    given = small.files()
    texts = {"herald-2024-03": small.HERALD, "gazette-2024-05": small.GAZETTE}
    given |= {f"sources/{id}.evidence": Evidence.lean(text).dumps().encode() for id, text in texts.items()}
    project = builds.project(tmp_path, given)
    (project / "articles").mkdir()
    for id, text in texts.items():
        (project / "articles" / f"{id}.txt").write_text(text, encoding="utf-8")
    load.load_for_editors(project)
    (project / "articles").rename(project / "away")
    return project


def dossier(project: Path) -> Dossier:
    """The dossier, however much is wrong with it."""
    found, _ = load.checked(project)
    assert found is not None
    return found


def test_what_was_checked_holds_without_the_articles(checked: Path) -> None:
    """Every statement has a receipt; without the receipts, the marks alone leave some in doubt."""
    assert (dossier(checked).doubts, dossier(checked).failed) == ({}, frozenset())
    shutil.rmtree(checked / "briefings" / "receipts")
    assert "northland/paid-for-pier" in dossier(checked).doubts


def test_a_changed_statement_has_no_receipt(checked: Path) -> None:
    """A reworded one is in doubt; one with a wrong number is refused by the marks."""
    path = checked / NORTHLAND
    before = path.read_text(encoding="utf-8")
    path.write_text(before.replace("claims the [[harbour-union]]", "says the [[harbour-union]]"), encoding="utf-8")
    assert [*dossier(checked).unchecked] == ["northland/paid-for-pier"]
    path.write_text(before.replace("3 million", "4 million"), encoding="utf-8")
    assert dossier(checked).failed == {"northland/paid-for-pier"}


def test_a_receipt_survives_what_readers_do_not_see(checked: Path) -> None:
    """Topics and comments do not change what was checked."""
    path = checked / NORTHLAND
    path.write_text(path.read_text(encoding="utf-8").replace("topics: [money]", "topics: [ferry]  # moved"), encoding="utf-8")
    assert dossier(checked).doubts == {}


def test_a_forged_receipt_is_found_once_the_article_is_there(checked: Path) -> None:
    """Somebody writes a receipt for a statement that the article does not support."""
    path = checked / NORTHLAND
    path.write_text(path.read_text(encoding="utf-8").replace("3 million", "4 million"), encoding="utf-8")
    receipts = checked / RECEIPT
    forged = receipts.read_text(encoding="utf-8")
    (checked / "away").rename(checked / "articles")
    found = load._examined(checked, None)
    from generator.evidence import binding
    from generator.evidence.passages import EvidenceIndex

    assert found.exact is not None
    record, claim = found.exact.claims["northland/paid-for-pier"]
    digest = binding.digest(EvidenceIndex(found.exact), binding.Bound(record, claim))
    receipts.write_text(forged + f"checked paid-for-pier {digest} rules {VERSION} 2024-05-03\n", encoding="utf-8")
    _, problems = load.checked(checked)
    assert sorted(problem.code for problem in problems) == ["false-receipt", "ungrounded-number"]


def test_checking_again_writes_nothing(checked: Path) -> None:
    """The receipts keep their dates, so that a check leaves the working tree alone."""
    (checked / "away").rename(checked / "articles")
    before = {path: path.read_bytes() for path in (checked / "briefings" / "receipts").iterdir()}
    load.load_for_editors(checked)
    assert {path: path.read_bytes() for path in (checked / "briefings" / "receipts").iterdir()} == before
    assert len(before) > 3
