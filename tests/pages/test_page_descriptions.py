"""The line that describes a page, and the texts and dates in its head: what matters most, cut after a word, as far as it is known."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages import page
from generator.pages.site import generate
from generator.text import dates
from generator.views.wording import FELL
from tests.support import small
from tests.support.fields import FERRY, HERALD
from tests.support.small import TALKS


def described(path: str, files: Mapping[str, bytes]) -> str:
    """The description of a page of some records, as its front matter has it."""
    found = re.search(r"(?m)^description: (.*)$", generate(small.dossier(dict(files)))[path].decode())
    assert found is not None
    return str(json.loads(found[1]))


FALLEN = small.changed(HERALD, "nature: report", "nature: report\nstatus: retracted\nstatus_why: It was made up.")


LONG = "Northland " + "and the ferry " * 30


DESCRIPTIONS = {
    "first-key-statement": ("actors/northland.md", small.files(), TALKS),
    "fallen-statements-are-passed-over": (
        "actors/southmark.md", FALLEN, "Northland and Southmark opened the line on 2 May 2024 with five ships.",
    ),
    "nothing-stands": ("actors/lena-vos.md", FALLEN, "Lena Vos: Person"),
    "no-states": (
        "relationships/northland--southmark.md",
        {**small.files(), FERRY: re.sub(r"(?s)states:.*?(?=trend)", "", small.FERRY).encode()},
        "Northland and Southmark: growing closer.",
    ),
    "no-states-and-no-trend": (
        "relationships/northland--southmark.md",
        {**small.files(), FERRY: re.sub(r"(?s)states:.*?(?=claims)", "", small.FERRY).encode()},
        "Northland and Southmark: dispute, supply.",
    ),
    "a-state-that-fell": (
        "relationships/northland--southmark.md",
        {**FALLEN, FERRY: re.sub(r"  - \{when: 2024-05-02.*\n", "", small.FERRY).encode()},
        f"Northland and Southmark, as last reported (March 2024): no deal on the ferry ({FELL}); growing closer.",
    ),
    "long": (
        "actors/southmark.md",
        small.changed(FERRY, "[[northland]] and [[southmark]] talked", f"{LONG}[[southmark]] talked"),
        f"{('Northland ' + 'and the ferry ' * 30)[: 10 + 14 * 20].rstrip()} and the…",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("path", "files", "wanted"), DESCRIPTIONS.values(), ids=DESCRIPTIONS)
def test_a_description_is_the_line_that_matters_most(path: str, files: dict[str, bytes], wanted: str) -> None:
    """An actor's is its key statement that stands, a relationship's how it was last reported; neither is longer than 300 characters."""
    assert described(path, files) == wanted
    assert len(wanted) <= page.MOST_DESCRIBED


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60), st.integers(2, 40))
def test_a_cut_text_is_a_beginning_of_it(text: str, most: int) -> None:
    """A text that fits is whole; another is a beginning of it, ends with “…”, and is not too long."""
    found = page.cut(text, most)
    assert len(found) <= most
    assert found == text if len(text) <= most else found.endswith("…") and text.startswith(found[:-1])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("one two three", "one two…"), ("one two, three", "one two,…"), ("onetwothree", "onetwoth…"), ("one two", "one two")],
)
def test_a_text_is_cut_after_a_word(text: str, wanted: str) -> None:
    """The cut falls between words; one long word is cut within."""
    assert page.cut(text, 9) == wanted


@pytest.mark.parametrize(
    ("date", "wanted"),
    [("2024-05-03", "2024-05-03"), ("2024-05", "2024-05"), ("0987", "0987"), ("'[2023-08-02..2023-08-18]'", "2023-08"), ("2022/2023", "")],
)
def test_a_date_is_printed_as_precisely_as_it_is_known(date: str, wanted: str) -> None:
    """Programs get what both ends of a date have, and nothing that is not known."""
    assert page.iso(dates.parse(date.strip("'"))) == wanted
