"""Where a paragraph is in its original: how people write it, how it is found, and how it is printed."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.articles.article import locators_in
from generator.articles.fingerprints import Evidence, EvidenceError
from generator.articles.locators import NOWHERE, PATTERN, Locator, absence, descends, numbered_inside, parse, resolve, words
from tests.support.rows import each

PAGES = dict(enumerate(numbered_inside([Locator(page=page) for page in ("ii", "1", "1", "1", "2", "2")]), 1))
TALK = dict(
    enumerate(
        numbered_inside(
            [
                Locator(turn=1, speaker="QUESTION", time="0:00:05"),
                Locator(turn=2, speaker="MR. KIRBY", time="0:00:12"),
                Locator(turn=2, speaker="MR. KIRBY", time="0:01:40"),
                Locator(turn=3, speaker="QUESTION", time="0:12:31"),
            ]
        ),
        1,
    )
)
TABLE = {number: Locator(row=number + 10) for number in range(1, 5)}


@each(
    ("places", "text", "numbers", "shown"),
    [
        (PAGES, "5", (5, 5), "p. 2, ¶ 1"),
        (PAGES, "p1", (2, 4), "p. 1, ¶ 1–3"),
        (PAGES, "p1.2", (3, 3), "p. 1, ¶ 2"),
        (PAGES, "p1.2-3", (3, 4), "p. 1, ¶ 2–3"),
        (PAGES, "p1.3-p2.1", (4, 5), "p. 1, ¶ 3 to p. 2, ¶ 1"),
        (PAGES, "p1-2", (2, 6), "p. 1, ¶ 1 to p. 2, ¶ 2"),
        (PAGES, "pii", (1, 1), "p. ii, ¶ 1"),
        (TALK, "turn2", (2, 3), "turn 2, ¶ 1–2, MR. KIRBY, 0:12–1:40"),
        (TALK, "turn2.2", (3, 3), "turn 2, ¶ 2, MR. KIRBY, 1:40"),
        (TALK, "turn1-2", (1, 3), "turns 1–2, 0:05–1:40"),
        (TALK, "12:31", (4, 4), "turn 3, QUESTION, 12:31"),
        (TALK, "1:00", (2, 2), "turn 2, ¶ 1, MR. KIRBY, 0:12"),
        (TALK, "0:12-12:31", (2, 4), "turns 2–3, 0:12–12:31"),
        (TABLE, "row14", (4, 4), "row 14"),
        (TABLE, "row12-13", (2, 3), "rows 12–13"),
    ],
)  # fmt: skip
def test_a_place_is_found_and_printed(places: dict[int, Locator], text: str, numbers: tuple[int, int], shown: str) -> None:
    """What people write leads to running numbers, and these are printed as people say it."""
    span = parse(text)
    assert span
    assert resolve(places, span) == numbers
    assert words(places[numbers[0]], places[numbers[1]]) == shown


@pytest.mark.parametrize(
    ("places", "text", "said"),
    [
        (PAGES, "p9", ("has no page 9", "it has pages ii to 2")),
        (PAGES, "p2.3", ("has no paragraph 3 in page 2", "write 1 to 2")),
        (PAGES, "row1", ("has no rows", "write the number of a paragraph or its page")),
        (TALK, "0:01", ("has no such times", "it has times 0:05 to 12:31")),
        ({}, "12:31", ("has no times", "write the number of a paragraph")),
    ],
)
def test_a_missing_place_is_reported(places: dict[int, Locator], text: str, said: tuple[str, str]) -> None:
    """The message says what the article has instead."""
    span = parse(text)
    assert span
    assert resolve(places, span) is None
    assert absence(places, span) == said


@each("text", ["p5-3", "p2.4-2", "turn7-2", "row9-1", "2:00-1:00", "p3.1-p2.1"])
def test_a_span_that_runs_backwards_is_noticed(text: str) -> None:
    """Its end is before its beginning, as far as numbers show."""
    span = parse(text)
    assert span
    assert descends(span)


@each("text", ["", "0", "p", "p0", "p1.", "turn", "rows3", "12:99", "p1.2.3", "-3", "turn5-", "p 3", "pq"])
def test_what_is_not_a_place_is_rejected(text: str) -> None:
    """Neither the program nor an editor takes it."""
    assert parse(text) is None
    assert not re.fullmatch(PATTERN, text)


@given(st.text(st.sampled_from("0123456789p.-:turnowix"), max_size=12))
def test_editors_and_the_program_agree(text: str) -> None:
    """The pattern of the schema takes exactly what the program takes."""
    assert bool(re.fullmatch(PATTERN, text)) == (parse(text) is not None)


def test_what_is_written_leads_back() -> None:
    """The citation that a renumbering writes names the paragraph it is for."""
    for places in (PAGES, TALK, TABLE):
        for number, place in places.items():
            span = parse(place.written)
            assert span
            assert resolve(places, span) == (number, number)
    assert NOWHERE.written == ""


def test_the_evidence_keeps_the_places() -> None:
    """They are read from the marks of a text and survive the file; evidence without any has no word of them."""
    text = "#briefings-article 1\n---\n\n%% p. 12\nOne here.\n\n%% p. 12\nTwo here.\n\nNowhere.\n"
    evidence = Evidence.of(text)
    assert evidence.locators == {1: Locator(page="12", paragraph=1), 2: Locator(page="12", paragraph=2)} == locators_in(text)
    assert Evidence.loads(evidence.dumps()).locators == evidence.locators
    assert "locators" not in json.loads(Evidence.of("One here.").dumps())


@each(
    "locators",
    [[], {"0": {}}, {"9": {"page": "1"}}, {"1": {"page": 1}}, {"1": {"row": -1}}, {"1": {"colour": "red"}}, {"1": {"speaker": "a\nb"}}],
)
def test_places_that_nobody_wrote_are_refused(locators: object) -> None:
    """An evidence file with anything else is none of ours."""
    body = {**json.loads(Evidence.of("One here.").dumps()), "locators": locators}
    with pytest.raises(EvidenceError):
        Evidence.loads(json.dumps(body))
