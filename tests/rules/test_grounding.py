"""What holds of the rules of paragraphs beyond single cases: parts of a dossier checked alone, missing evidence, a fingerprint that is met by chance."""

from __future__ import annotations

import dataclasses

from benchmarks.grounding import claim_problems
from generator.articles.fingerprints import Evidence, Sentence
from generator.evidence import matching
from generator.evidence.passages import EvidenceIndex
from generator.rules.check import check, ground_record
from tests.support import small
from tests.support.fields import NORTHLAND


def test_without_evidence_nothing_is_said_of_paragraphs() -> None:
    """If the evidence of a source is missing, that is reported, and no rule guesses what its paragraphs hold."""
    files = small.files()
    del files["sources/herald-2024-03.evidence"]
    assert set(small.codes(files)) <= {"no-evidence", "unused-waiver", "unnamed-actor"}


def test_parts_of_a_dossier_are_checked_alone() -> None:
    """A record, or a claim in the place of one of its own, can be checked alone, with the places of the whole."""
    dossier = small.dossier(small.changed(NORTHLAND, "paid 3 million", "paid 4 million"))
    library = EvidenceIndex(dossier)
    assert [*ground_record(library, dossier.actors["northland"]).problems] == check(dossier)
    assert [*ground_record(library, dossier.actors["southmark"]).problems] == []
    record = dossier.actors["northland"]
    (problem,) = claim_problems(library, record, 0, record.claims[0])
    assert (problem.code, problem.place.line) == ("ungrounded-number", 7)
    mended = record.claims[0].model_copy(update={"text": record.claims[0].text.replace("4", "3")})
    assert [*claim_problems(library, record, 0, mended)] == []


def test_a_false_yes_refuses_no_number() -> None:
    """A mark of another pair of words that a hash happens to meet does not make a number that stands by itself one of billions."""
    (paragraph,) = Evidence.loads(Evidence.of("Northland shipped 768 tonnes.").dumps()).paragraphs
    met = dataclasses.replace(paragraph, sentences=(Sentence(paragraph.marks | {paragraph.hashes["768 billion"]}),))
    assert met.has_pair("768", "billion")
    assert matching.number_occurs(met, "768", "")
