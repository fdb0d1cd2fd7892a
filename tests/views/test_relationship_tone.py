"""How two actors stand to each other: the tone of their relationship, how it stood first and last, and where it is going."""

from __future__ import annotations

import pytest

from generator.records.dossier import Dossier, Relationship
from generator.views import kinds, queries
from generator.views.profile import Presentation
from generator.views.queries import Views
from tests.support import full, small
from tests.support.rows import each

FERRY = "relationships/northland--southmark.yml"
KINDS = "kinds: [dispute, {kind: supply, from: southmark}]"
VERBS = {"friendly": "helps", "hostile": "fights", "mixed": "meets", "neutral": "knows"}


def with_tones(*tones: str) -> Dossier:
    """The small dossier with the kinds of its relationship of these tones."""
    files = small.files()
    kinds = "".join(f"  k{number}: {{label: K, symmetric: true, verb: meets, tone: {tone}}}\n" for number, tone in enumerate(tones))
    vocabulary = files["vocabulary.yml"].decode().replace("relationship_kinds:\n", f"relationship_kinds:\n{kinds}")
    listed = ", ".join(f"k{number}" for number in range(len(tones)))
    ferry = files[FERRY].decode().replace(KINDS, f"kinds: [{listed}]")
    return small.dossier({**files, "vocabulary.yml": vocabulary.encode(), FERRY: ferry.encode()})


def ferry(dossier: Dossier) -> Relationship:
    """The relationship of the small dossier."""
    return dossier.relationships["northland--southmark"]


@each(
    ("tones", "told"),
    [
        (["friendly"], "friendly"),
        (["hostile"], "hostile"),
        (["neutral"], "neutral"),
        (["mixed"], "mixed"),
        (["friendly", "friendly"], "friendly"),
        (["friendly", "neutral"], "friendly"),
        (["neutral", "hostile", "neutral"], "hostile"),
        (["neutral", "neutral"], "neutral"),
        (["friendly", "hostile"], "mixed"),
        (["friendly", "mixed"], "mixed"),
        (["hostile", "mixed", "neutral"], "mixed"),
        (["neutral", "mixed"], "mixed"),
    ],
)
def test_the_tone_of_a_relationship_is_that_of_its_kinds(tones: list[str], told: str) -> None:
    """Where the kinds agree, neutral ones apart, that is the tone; where they do not, it is mixed; neutral only where all are."""
    found = with_tones(*tones)
    assert kinds.tone(found, ferry(found)) == told


def test_lists_go_from_friendly_to_hostile() -> None:
    """Relationships stand by tone in one order, those of a tone in the order given, and no tone is named that does not occur."""
    found = small.dossier(full.files())
    groups = queries.by_tone(found, found.relationships.values())
    assert {tone: [item.id for item in items] for tone, items in groups.items()} == {
        "friendly": ["fernmark--southmark"],
        "mixed": ["northland--southmark"],
        "hostile": ["outer-league--strait-pact"],
    }
    assert list(groups) == ["friendly", "mixed", "hostile"]
    assert queries.by_tone(found, []) == {}


def test_the_first_and_the_last_state_are_those_of_the_file() -> None:
    """How it stood first and last; only last if it has one state, neither if it has none."""
    found = small.dossier(full.files())
    presentation = Presentation(Views(found))
    for id, first, last in (
        ("northland--southmark", "no deal on the ferry", "ferry line open"),
        ("outer-league--strait-pact", "", "pilot rule agreed"),
        ("fernmark--southmark", "", ""),
    ):
        relationship = found.relationships[id]
        standing, state = presentation.standing(relationship), queries.last_state(relationship)
        assert [entry.label if entry else "" for entry in (standing.first, standing.last)] == [first, last]
        assert (state.label if state else "") == last


@pytest.mark.parametrize(
    ("direction", "told"),
    [("closer", "Growing closer"), ("apart", "Growing apart"), ("steady", "Steady"), ("mixed", "No clear trend")],
)
def test_a_trend_is_given_in_words(direction: str, told: str) -> None:
    """Each direction has its words; where the record says none, nothing is said."""
    found = small.dossier(small.changed(FERRY, "direction: closer", f"direction: {direction}"))
    assert queries.trend_words(ferry(found)) == told
    gift = small.dossier(full.files()).relationships["fernmark--southmark"]
    assert queries.trend_words(gift) == ""


def test_a_trend_rests_on_claims_with_their_homes() -> None:
    """The grounds of a trend are claims of its own record or of another's, each with the record it is at home in, in their order."""
    found = small.dossier(small.changed(FERRY, "based_on: [no-deal, opened]}", "based_on: [southmark/thanked, opened]}"))
    grounds = queries.trend_grounds(found, ferry(found))
    assert [(home.id, claim.id) for home, claim in grounds] == [("southmark", "thanked"), ("northland--southmark", "opened")]
    assert queries.trend_grounds(found, small.dossier(full.files()).relationships["fernmark--southmark"]) == ()
