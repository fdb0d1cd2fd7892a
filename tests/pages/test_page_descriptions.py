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
from generator.text import dates, prose
from generator.views.wording import FELL
from tests.support import small
from tests.support.fields import FERRY, HERALD
from tests.support.rows import each


def described(path: str, files: Mapping[str, bytes]) -> str:
    """The description of a page of some records, as its front matter has it."""
    found = re.search(r"(?m)^description: (.*)$", generate(small.dossier(dict(files)))[path].decode())
    assert found is not None
    return str(json.loads(found[1]))


FALLEN = small.changed(HERALD, "nature: report", "nature: report\nstatus: retracted\nstatus_why: It was made up.")


DESCRIPTIONS = {
    "relations-by-tone": (
        "actors/northland.md", small.files(), "State; mixed relations with Southmark, as of 2 May 2024 (as reported; not assessed).",
    ),
    "an-office": ("actors/lena-vos.md", small.files(), "Envoy, Southmark; 1 statement, as of March 2024 (as reported; not assessed)."),
    "an-office-that-fell": (
        "actors/lena-vos.md", FALLEN, f"Envoy, Southmark ({FELL}); 1 statement, as of March 2024 (as reported; not assessed).",
    ),
    "a-judgement": (
        "relationships/northland--southmark.md",
        small.files(),
        "Mixed relations, growing closer: ferry line open, as of 2 May 2024 (our judgement: moderate confidence).",
    ),
    "no-states": (
        "relationships/northland--southmark.md",
        {**small.files(), FERRY: re.sub(r"(?s)states:.*?(?=trend)", "", small.FERRY).encode()},
        "Mixed relations, growing closer: dispute, supply, as of 2 May 2024 (our judgement: moderate confidence).",
    ),
    "no-states-and-no-trend": (
        "relationships/northland--southmark.md",
        {**small.files(), FERRY: re.sub(r"(?s)states:.*?(?=claims)", "", small.FERRY).encode()},
        "Mixed relations: dispute, supply, as of 2 May 2024 (our judgement: moderate confidence).",
    ),
    "a-state-that-fell": (
        "relationships/northland--southmark.md",
        {**FALLEN, FERRY: re.sub(r"  - \{when: 2024-05-02.*\n", "", small.FERRY).encode()},
        f"Mixed relations, growing closer: no deal on the ferry ({FELL}), as of March 2024 (our judgement: moderate confidence).",
    ),
}  # fmt: skip


@each(("path", "files", "wanted"), DESCRIPTIONS.values(), ids=DESCRIPTIONS)
def test_a_description_says_what_a_record_is_and_how_it_stands(path: str, files: dict[str, bytes], wanted: str) -> None:
    """The sentence under the title: what it is, how it stands, as of when, with the confidence of our judgement; it is the description too."""
    assert described(path, files) == wanted
    assert len(wanted) <= page.MOST_DESCRIBED


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60), st.integers(2, 40))
def test_a_cut_text_is_a_beginning_of_it(text: str, most: int) -> None:
    """A text that fits is whole; another is a beginning of it, ends with “…”, and is not too long."""
    found = prose.cut(text, most)
    assert len(found) <= most
    assert found == text if len(text) <= most else found.endswith("…") and text.startswith(found[:-1])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("one two three", "one two…"), ("one two, three", "one two,…"), ("onetwothree", "onetwoth…"), ("one two", "one two")],
)
def test_a_text_is_cut_after_a_word(text: str, wanted: str) -> None:
    """The cut falls between words; one long word is cut within."""
    assert prose.cut(text, 9) == wanted


@pytest.mark.parametrize(
    ("date", "wanted"),
    [("2024-05-03", "2024-05-03"), ("2024-05", "2024-05"), ("0987", "0987"), ("'[2023-08-02..2023-08-18]'", "2023-08"), ("2022/2023", "")],
)
def test_a_date_is_printed_as_precisely_as_it_is_known(date: str, wanted: str) -> None:
    """Programs get what both ends of a date have, and nothing that is not known."""
    assert page.iso(dates.parse(date.strip("'"))) == wanted
