"""What was not checked is marked as such, and counts neither as an origin nor as a used paragraph."""

from __future__ import annotations

import dataclasses

from generator.articles.paragraph import Hashes
from generator.records.dossier import Dossier
from generator.rules.check import examine
from generator.views import queries, wording
from generator.views.profile import Presentation
from generator.views.queries import Shown, Views
from tests.support import small

REF = "northland/paid-for-pier"


def without_herald() -> Dossier:
    """The small dossier where the evidence of the Herald is kept elsewhere, after a check."""
    given = small.files()
    path = "sources/herald-2024-03.yml"
    given[path] = given[path].replace(b"nature: report", b"nature: report\nevidence: local")
    del given["sources/herald-2024-03.evidence"]
    found = small.dossier(given)
    return dataclasses.replace(found, doubts=examine(found).doubts)


def test_a_claim_that_was_not_checked_says_so() -> None:
    """Pages and briefs have the word and the reason; the data have the reason."""
    found = without_herald()
    home, claim = found.claims[REF]
    remarks = Presentation(Views(found)).statement(Shown(home, claim)).remarks
    assert (
        remarks[0].lead
        == "Not checked: it could not be compared with every paragraph it cites (the article of herald-2024-03 is not here)."
    )
    assert not any("Not checked" in remark.lead for remark in Presentation(Views(small.dossier())).statement(Shown(home, claim)).remarks)


def test_an_unchecked_source_is_not_an_origin() -> None:
    """Nor a used paragraph; with the evidence it is both, and rules about a record do not depend on where it is checked."""
    found = without_herald()
    claim = found.claims[REF][1]
    assert queries.origins(found, claim) == frozenset()
    assert wording.coverage_words(found, claim) == "not checked"
    assert queries.origins_anywhere(found, claim) == queries.origins(small.dossier(), claim) != frozenset()


def test_a_receipt_stands_for_the_comparison() -> None:
    """Evidence without its key counts if the claim is not in doubt, as with a receipt."""
    whole = small.dossier()
    claim = whole.claims[REF][1]
    keyless = {id: dataclasses.replace(one, hashes=Hashes(b"")) for id, one in whole.evidence.items()}
    found = dataclasses.replace(whole, evidence=keyless)
    assert queries.origins(found, claim)
    assert not queries.origins(dataclasses.replace(found, doubts={REF: ("the key of the evidence is not here",)}), claim)
