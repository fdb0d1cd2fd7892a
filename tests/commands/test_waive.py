"""The command `waive`: what it writes, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import builds, small
from tests.support.projects import everything, run

NORTHLAND = "actors/northland.yml"
#: A claim with a number that its paragraph does not have.
WRONG = small.changed(NORTHLAND, "paid 3 million crowns for the pier", "paid 3 million crowns for the pier, in four parts")
WHY = "Said of the pier: ‘four parts’, it's in the annex."


def _line(folder: Path, path: str, words: str) -> str:
    lines = (folder / "briefings" / path).read_text().splitlines()
    return f"briefings/{path}:{1 + next(number for number, line in enumerate(lines) if words in line)}"


@pytest.mark.parametrize("where", ["place", "claim"])
def test_a_true_text_is_waived_with_the_reason(tmp_path: Path, where: str) -> None:
    """The file gets these lines and no other change, and `check` passes."""
    folder = builds.project(tmp_path, WRONG)
    assert "ungrounded-number" in run(folder, "check").output
    place = "northland/paid-for-pier" if where == "claim" else _line(folder, NORTHLAND, "in four parts") + ":9"
    result = run(folder, "waive", place, "--why", WHY)
    assert result.exit_code == 0, result.output
    assert result.output.startswith("waived ungrounded-number at briefings/actors/northland.yml:")
    added = f"    waive:\n      - {{rule: ungrounded-number, why: '{WHY.replace(chr(39), chr(39) * 2)}'}}\n"
    after = (folder / "briefings" / NORTHLAND).read_text()
    assert after == WRONG[NORTHLAND].decode() + added
    assert run(folder, "check").exit_code == 0


def test_a_second_waiver_joins_the_first(tmp_path: Path) -> None:
    """The list of waivers grows, in the way in which it is written."""
    folder = builds.project(tmp_path, small.changed("actors/southmark.yml", "lost 1,200 passengers", "lost some 1,200 passengers"))
    place = _line(folder, "actors/southmark.yml", "lost some")
    result = run(folder, "waive", place, "--rule", "quotation-not-found", "--why", "As heard.")
    assert result.exit_code == 0, result.output
    written = (folder / "briefings/actors/southmark.yml").read_text()
    assert "whose envoy she is.}\n      - {rule: quotation-not-found, why: As heard.}\n" in written


def test_an_office_in_braces_is_waived(tmp_path: Path) -> None:
    """The waiver goes between its braces."""
    folder = builds.project(tmp_path, small.changed("actors/lena-vos.yml", "{title: envoy,", "{title: ambassador,"))
    result = run(folder, "waive", _line(folder, "actors/lena-vos.yml", "ambassador"), "--why", "Her title abroad")
    assert result.exit_code == 0, result.output
    assert (
        "cites: [herald-2024-03#4], waive: [{rule: ungrounded-role, why: Her title abroad}]}"
        in (folder / "briefings/actors/lena-vos.yml").read_text()
    )


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("northland/paid-for-pier", "--why", "So."), 1, "there is nothing to waive"),
        (("briefings/actors/northland.yml:2", "--why", "So."), 1, "there is nothing to waive"),
        (("northland/paid", "--why", "So."), 2, "unknown claim 'northland/paid'; did you mean"),
        (("northland/paid-for-pier", "--why", " "), 2, "give the reason"),
        (("briefings/actors/nobody.yml:3", "--why", "So."), 2, "is not a file of the dossier"),
    ],
)
def test_what_is_not_a_problem_cannot_be_waived(tmp_path: Path, arguments: tuple[str, ...], status: int, said: str) -> None:
    """Nothing is written, and the message says why."""
    folder = builds.project(tmp_path, small.files())
    before = everything(folder / "briefings")
    result = run(folder, "waive", *arguments)
    assert (result.exit_code, said in " ".join(result.output.split())) == (status, True), result.output
    assert everything(folder / "briefings") == before


def test_a_rule_that_always_applies_cannot_be_waived(tmp_path: Path) -> None:
    """An unknown paragraph has to be mended."""
    folder = builds.project(tmp_path, small.changed(NORTHLAND, "herald-2024-03#7", "herald-2024-03#77"))
    result = run(folder, "waive", "northland/paid-for-pier", "--why", "So.")
    assert (result.exit_code, "unknown-paragraph cannot be waived; fix the problem instead" in result.output) == (1, True), result.output
