"""The rulebook: every code has an example that breaks its rule, one that keeps it, and a place on the page of rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.pages import about
from generator.pages.context import PageContext
from generator.rules import reporting
from generator.rules.check import RULES
from generator.rules.reporting import Entry, Example, Part, entry
from tests.support import rule_examples, small
from tests.support.html import Element, body, rendered

ENTRIES = [entry for chapter in reporting.chapters() for entry in chapter.entries]
EXAMPLES = [(entry, example) for entry in ENTRIES for example in entry.examples]
NAMES = [f"{example.code}-{number}" for number, (_, example) in enumerate(EXAMPLES)]


@pytest.mark.parametrize(("told", "example"), EXAMPLES, ids=NAMES)
def test_the_bad_example_gives_exactly_its_code_and_the_good_one_nothing(told: Entry, example: Example, tmp_path: Path) -> None:
    """What the page of rules shows as bad is refused for that reason alone; what it shows as good can be published."""
    assert example.code in told.codes
    assert {problem.code for problem in rule_examples.problems(example.bad, tmp_path / "bad")} == {example.code}
    assert rule_examples.problems(example.good, tmp_path / "good") == []


def test_every_code_is_in_the_rulebook_with_an_example() -> None:
    """Each code of a rule has an entry, and each code that has an entry has a bad and a good example in one of its entries."""
    assert {code for rule in RULES for code in rule.codes} <= set(reporting.by_code())
    without = {"false-receipt"}  # it needs an article, and the digest of a text
    assert set(reporting.by_code()) == {example.code for _, example in EXAMPLES} | without


@pytest.fixture(scope="module")
def page() -> Element:
    """The page of rules as a reader gets it."""
    return rendered(body(about.rules_page(PageContext(small.dossier())).content))


def test_the_page_shows_every_entry_with_its_examples(page: Element) -> None:
    """Each entry stands under its codes, says all that it asks, and shows the lines of its examples as they are typed."""
    headings = [heading.text for heading in page.each("h3")]
    assert headings == [", ".join(told.codes) for told in ENTRIES]
    parts = [part for _, example in EXAMPLES for part in (*example.bad, *example.good)]
    assert [block.text for block in page.each("pre")] == [part.text.removesuffix("\n") for part in parts if part.text]
    shown = page.text
    for told in ENTRIES:
        for words in told.said:
            assert words.replace("`", "") in shown.replace("“", "").replace("”", "") or "“" in words


def test_every_code_has_a_place_of_its_own_on_the_page(page: Element) -> None:
    """A link to the code leads to the first entry that tells it, and no two entries have one place."""
    places = [heading.attributes["id"] for heading in page.each("h3")]
    assert len(set(places)) == len(places)
    assert len(set(places) & set(reporting.by_code())) > 60


def test_an_entry_is_read_from_a_docstring() -> None:
    """What is said comes first, folded; then the examples, of one file or of several, each with its remark and its lines."""
    found = entry(
        ("one", "two"),
        """A rule
        of two lines.

        And more.

        Bad (one), actors/a.yml (a link to b.yml):
            x: y

            z: w
        Good:
            x: z
        And, actors/c.yml:
          odd
        Bad (two), d.yml:
        Good, e.yml:
        """,
    )
    assert found.said == ("A rule of two lines.", "And more.")
    assert found.examples == (
        Example(
            "one",
            (Part("actors/a.yml", "a link to b.yml", "x: y\n\nz: w\n"),),
            (Part("actors/a.yml", "", "x: z\n"), Part("actors/c.yml", "", "  odd\n")),
        ),
        Example("two", (Part("d.yml", "", ""),), (Part("e.yml", "", ""),)),
    )


@pytest.mark.parametrize("text", ["Bad (one), a.yml:\n    x", "Bad (one):\n    x\nGood, a.yml:\n    y"], ids=["no-good", "no-path"])
def test_an_example_of_one_side_is_refused(text: str) -> None:
    """An example has both sides, and says of which file it is."""
    with pytest.raises(ValueError, match="the example of 'one' has no"):
        entry(("one",), f"A rule.\n\n{text}\n")
