"""The commands that answer questions about the sources: what they print, and how they end."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.support import builds, small


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the small dossier."""
    return builds.project(tmp_path_factory.mktemp("asking"), small.files())


def run(folder: Path, *arguments: str) -> Result:
    """A command in a project."""
    return CliRunner().invoke(main, ["--project", str(folder), *arguments], catch_exceptions=False)


GAZETTE = """\
gazette-2024-05: 2 of 3 paragraphs used (66 %), 2 statements
   1  not used: The headline.
   2  1 statement
   3  1 statement
"""
HERALD = """\
herald-2024-03: 6 of 8 paragraphs used (75 %), 5 statements
   1  not used: The headline and the author's name.
   2  not used: The headline and the author's name.
   3  1 statement
   4  1 office
   5  1 statement
   6  1 statement
   7  1 statement
   8  1 statement, 1 office
"""


@pytest.mark.parametrize(
    ("sources", "printed"),
    [
        ((), f"{GAZETTE}\n{HERALD}"),
        (("herald-2024-03",), HERALD),
        (("herald-2024-03", "gazette-2024-05"), f"{HERALD}\n{GAZETTE}"),
    ],
)  # fmt: skip
def test_coverage_prints_each_source_paragraph_by_paragraph(folder: Path, sources: tuple[str, ...], printed: str) -> None:
    """All sources, the newest first, or those that are named, in the order of the names; a blank line between them."""
    result = run(folder, "coverage", *sources)
    assert (result.exit_code, result.output) == (0, printed)


IMPACT = """\
unsupported  lena-vos: office: envoy
unsupported  northland: claim 'paid-for-pier': Northland paid 3 million crowns for the pier, claims the Harbour Union.
unsupported  olga-brandt: claim 'small-cup': Olga Brandt, who directs the Institute of Straits, called the dispute “a storm in a very small cup”.
unsupported  olga-brandt: office: director
unsupported  southmark: claim 'lost-passengers': Southmark has “lost 1,200 passengers a week”, its envoy Lena Vos said.
unsupported  southmark: claim 'second-ship': A second ship of Southmark is to come to Port Alder.
unsupported  northland--southmark: claim 'no-deal': Northland and Southmark talked for three days until 14 March 2024 and found no deal on the ferry.
unsupported  northland--southmark: state of March 2024: no deal on the ferry
weakened  northland--southmark: trend: closer
weakened  northland--southmark: judgement 'solved': The dispute of Northland and Southmark is over.
unsupported  home page: introduction: Northland and Southmark disagreed about a ferry.
If herald-2024-03 were retracted, 9 items would lose their only source and 2 would lose one of several
"""


def test_impact_lists_what_would_lose_its_support(folder: Path) -> None:
    """Every statement, office, state, trend and judgement that rests on a source, record by record; what has another leg is weaker."""
    result = run(folder, "impact", "herald-2024-03")
    assert (result.exit_code, result.output) == (0, IMPACT)


def test_impact_of_a_source_that_carries_nothing(tmp_path: Path) -> None:
    """Where nothing rests on a source, that is what is said."""
    source = small.GAZETTE_SOURCE.replace("paragraphs: 1, why: The headline.", "paragraphs: 1-3, why: It repeats what is known.")
    evidence = small.files()["sources/gazette-2024-05.evidence"]
    files = {**small.files(), "sources/paper.yml": source.encode(), "sources/paper.evidence": evidence}
    result = run(builds.project(tmp_path, files), "impact", "paper")
    assert (result.exit_code, result.output) == (
        0,
        "If paper were retracted, 0 items would lose their only source and 0 would lose one of several\n",
    )


@pytest.mark.parametrize("command", ["coverage", "impact"])
def test_an_unknown_source_is_reported(folder: Path, command: str) -> None:
    """A name that no source has ends the command as wrong usage, with the nearest one that there is."""
    result = run(folder, command, "herald-2024-02")
    assert result.exit_code == 2
    assert "unknown source 'herald-2024-02'; did you mean 'herald-2024-03'?" in result.output


@pytest.mark.parametrize("arguments", [("coverage",), ("impact", "herald-2024-03")])
def test_problems_come_before_answers(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """Of a dossier with problems nothing is answered: the problems are told, with status 1."""
    project = builds.project(tmp_path, small.changed("actors/lena-vos.yml", "of: southmark", "of: southmrak"))
    result = run(project, *arguments)
    assert result.exit_code == 1
    assert "unknown-actor: unknown actor 'southmrak'" in result.output
    assert "paragraphs used" not in result.output


def test_impact_needs_a_source(folder: Path) -> None:
    """Without a source there is nothing to ask about: wrong usage."""
    assert run(folder, "impact").exit_code == 2
