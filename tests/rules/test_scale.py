"""Rules about references where there are many: circles and chains of claims, relationships and aliases by the thousand, a dossier in ruins."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from generator.records.decode import decode
from generator.rules.check import held_to
from generator.rules.registry import DOSSIER
from generator.text.problems import Problem
from tests.support import small
from tests.support.fields import FERRY, SOUTHMARK

NEW_CLAIM = """claims:
  - id: {id}
    text: "[[northland]] and [[southmark]] opened the line on 2 May 2024 with five ships."
    type: report
    cites: [gazette-2024-05#2]
"""


def found_by_rule(files: Mapping[str, bytes]) -> list[tuple[str, Problem]]:
    """What the rules find in files that can all be decoded, each problem with the name of its rule."""
    dossier, wrong = decode(files)
    assert dossier is not None
    assert not wrong, wrong
    return [(rule.__name__, problem) for rule in held_to(DOSSIER) for problem in rule(dossier)]


@pytest.mark.threat("b062")
def test_a_circle_is_reported_at_each_of_its_claims() -> None:
    """Claims that supersede each other are each told, with the way that leads back."""
    text = small.FERRY.replace("- id: no-deal\n", "- id: no-deal\n    superseded_by: opened\n").replace(
        "- id: opened\n", "- id: opened\n    superseded_by: no-deal\n"
    )
    found = [problem for _, problem in found_by_rule({**small.files(), FERRY: text.encode()})]
    assert [(str(problem.place), problem.code) for problem in found] == [
        (f"briefings/{FERRY}:9:20", "supersession-cycle"),
        (f"briefings/{FERRY}:18:20", "supersession-cycle"),
    ]
    assert found[0].message.endswith("northland--southmark/no-deal → northland--southmark/opened → northland--southmark/no-deal")


@pytest.mark.parametrize(("steps", "told"), [(5, 0), (6, 1), (7, 2)], ids=["b062-five-steps", "b062-six-steps", "b062-seven-steps"])
def test_supersession_has_five_steps_at_most(steps: int, told: int) -> None:
    """From the claim that was superseded first, the one that stands is at most five steps away."""
    claims = [NEW_CLAIM.format(id=f"step-{number}") + f"    superseded_by: step-{number + 1}\n" for number in range(steps)]
    text = "".join([*claims, NEW_CLAIM.format(id=f"step-{steps}")]).replace("\nclaims:", "")
    found = found_by_rule({**small.files(), "actors/harbour-union.yml": f"{small.HARBOUR_UNION}{text}".encode()})
    assert [(rule, problem.code) for rule, problem in found] == [("supersession_ends", "supersession-cycle")] * told
    assert all("takes more than five steps: harbour-union/step-" in problem.message for _, problem in found)


@pytest.mark.threat("b069")
def test_relationships_by_the_thousand() -> None:
    """An actor with five thousand relationships is read and checked, and none of them is told."""
    files = small.files()
    for number in range(5000):
        files[f"actors/x{number}.yml"] = f"name: X {number}\nkind: state\n".encode()
        files[f"relationships/northland--x{number}.yml"] = (
            f"parties: [northland, x{number}]\nkinds: [{{kind: dispute, claim: northland/paid-for-pier}}]\n".encode()
        )
    dossier, wrong = decode(files)
    assert dossier is not None
    assert not wrong
    assert sum("northland" in relationship.parties for relationship in dossier.relationships.values()) == 5001
    assert [problem for rule in held_to(DOSSIER) for problem in rule(dossier)] == []


@pytest.mark.threat("b069")
def test_hub_that_is_gone() -> None:
    """Where an actor with a thousand relationships is deleted, each of them is told, with the same hint."""
    files = small.files()
    del files["actors/lena-vos.yml"]
    for number in range(1000):
        files[f"actors/x{number}.yml"] = f"name: X {number}\nkind: state\n".encode()
        files[f"relationships/lena-vos--x{number}.yml"] = f"parties: [lena-vos, x{number}]\nkinds: [dispute]\n".encode()
    found = [problem for _, problem in found_by_rule(files) if problem.code == "unknown-actor"]
    assert len(found) == 1001
    assert {problem.hint for problem in found} == {"create it: briefings new actor lena-vos"}


@pytest.mark.threat("b069")
def test_aliases_by_the_thousand() -> None:
    """Ten thousand aliases of one actor are read and compared; the one that looks like another actor's name is found."""
    aliases = "".join(f"  - Alias {number}\n" for number in range(10_000))
    files = small.changed(SOUTHMARK, "metonyms: [Westhaven]", f"aliases:\n{aliases}  - Ｎｏｒｔｈｌａｎｄ")
    found = found_by_rule(files)
    assert [(rule, problem.code, problem.place.line) for rule, problem in found] == [
        ("names_are_distinguishable", "ambiguous-name", 10_004)
    ]


@pytest.mark.threat("b069")
def test_unnamed_aliases_by_the_thousand() -> None:
    """Ten thousand aliases that no article has are each told, at their own lines."""
    aliases = "".join(f"  - Alias {number}\n" for number in range(10_000))
    found = small.problems(small.changed(SOUTHMARK, "metonyms: [Westhaven]", f"metonyms: [Westhaven]\naliases:\n{aliases}"))
    assert [(problem.code, problem.place.line) for problem in found] == [("unnamed-actor", line) for line in range(5, 10_005)]


def test_hints_end_if_most_of_a_dossier_is_broken() -> None:
    """With hundreds of different unknown names each is told; a likely one is looked up for the first hundred."""
    speakers = ", ".join(f"northland-{number}" for number in range(300))
    found = [
        problem for _, problem in found_by_rule(small.changed(SOUTHMARK, "said_by: [lena-vos, harbour-union]", f"said_by: [{speakers}]"))
    ]
    assert [problem.code for problem in found] == ["unknown-actor"] * 300
    assert found[0].hint == "did you mean 'northland'? or create it: briefings new actor northland-0"
    assert found[299].hint == "create it: briefings new actor northland-299"
