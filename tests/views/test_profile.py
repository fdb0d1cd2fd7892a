"""The profile of a record: the numbers of its notes, and each statement once for the media that print it so."""

from __future__ import annotations

import dataclasses
import itertools

import pytest

from generator.views.profile import Presentation, Profile, StatementNumbers, numbered_once
from generator.views.profiles import record_profile
from generator.views.queries import Views
from generator.views.wording import Grounds, plain
from tests.support import full, small

FULL = small.dossier(full.files())
PRESENTATION = Presentation(Views(FULL))


@pytest.fixture(params=sorted(FULL.profiles))
def profile(request: pytest.FixtureRequest) -> Profile:
    """The profile of each record of the full dossier."""
    return record_profile(PRESENTATION, FULL.profiles[request.param])


def test_notes_are_numbered_as_they_are_first_cited(profile: Profile) -> None:
    """The numbers of notes count up along the profile, each citation has one, and the sources are those of the notes."""
    seen = list(dict.fromkeys(profile.cites()))
    assert [profile.numbers[cite] for cite in seen] == list(range(1, len(seen) + 1))
    assert [(note.number, note.cite) for note in profile.notes] == list(enumerate(seen, 1))
    assert {source.id for source in profile.sources} == {cite.source for cite in seen}


def test_a_profile_cannot_be_changed(profile: Profile) -> None:
    """What is decided stays decided, whoever prints it."""
    with pytest.raises(dataclasses.FrozenInstanceError):
        profile.title = "Other"  # type: ignore[misc]


def test_each_statement_is_numbered_once(profile: Profile) -> None:
    """A profile for paper has every statement once, numbered in the order in which it is read, and names those that are repeated."""
    once, numbers = numbered_once(profile, FULL.name)
    groups = (group.statements for section in once.sections for group in section.groups)
    printed = [*once.glance, *itertools.chain.from_iterable(groups)]
    assert [numbers.number(statement) for statement in printed] == list(range(1, len(printed) + 1))
    assert {statement.key for statement in printed} == {statement.key for statement in profile.statements}
    for section in once.sections:
        assert all(numbers.number(statement) <= len(once.glance) for statement in section.repeated)


def test_grounds_without_a_number_are_named_by_their_record() -> None:
    """A claim that is not in the profile is named by the record in which it is at home."""
    shown = PRESENTATION.views.shown["northland--southmark"][:2]
    here = StatementNumbers(FULL.name, {(shown[0].home.id, shown[0].claim.id): 7})
    assert (
        plain(here.resolved(("based on ", Grounds(shown))), FULL.name) == "based on statement 7 and statements on Northland and Southmark"
    )


def test_records_with_equally_many_statements_are_in_the_order_of_lists() -> None:
    """Persons are under their family names in “See also”, as in every other list."""
    claim = 'claims: [{id: met, text: "[[southmark]] was there.", type: report, cites: [herald-2024-03#3]}]\n'
    persons = {"zed-adams": "name: Zed Adams\nsort_as: Adams, Zed\n", "amy-zorn": "name: Amy Zorn\nsort_as: Zorn, Amy\n"}
    given = {**small.files(), **{f"actors/{id}.yml": f"{text}kind: person\n{claim}".encode() for id, text in persons.items()}}
    found = small.dossier(given)
    mentions = record_profile(Presentation(Views(found)), found.actors["southmark"]).mentions
    assert [item.record.id for item in mentions if item.record.id in persons] == ["zed-adams", "amy-zorn"]
