"""Speakers whom no article names, and statements of many speakers: on pages, in briefs, in data and in the search."""

from __future__ import annotations

import json

import pytest

from generator.briefs import brief
from generator.briefs.book import Choice, book_values
from generator.exports import search, tables
from generator.pages.site import generate
from generator.records.decode import decode
from generator.views import queries, wording
from generator.views.queries import Views
from tests.support import small
from tests.support.data_files import rows
from tests.support.html import body, rendered

_STATES = [f"state-{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"]
_CLAIMS = f"""\
  - id: official
    text: "The ferry of [[northland]] may run again, it was said."
    type: statement
    said_by: [{{words: a senior official, of: northland}}]
    cites: [herald-2024-03#6, gazette-2024-05#2]
    topics: [ferry]
  - id: residents
    text: "The pier of [[northland]] is old, they said."
    type: statement
    said_by: [{{words: two residents}}, harbour-union]
    cites: [herald-2024-03#6]
    topics: [ferry]
  - id: together
    text: "They want the ferry of [[northland]]."
    type: statement
    said_by: [[southmark, lena-vos, {{words: an envoy}}, {", ".join(_STATES)}]]
    cites: [herald-2024-03#3]
    topics: [ferry]
judgements:
  - {{id: sure, text: "[[northland]] runs it.", based_on: [official, residents], confidence: CONFIDENCE}}
"""


def given(confidence: str = "moderate") -> dict[str, bytes]:
    """The small dossier with an official and two residents without names, and a statement of 29 speakers."""
    found = small.files()
    found["actors/northland.yml"] += _CLAIMS.replace("CONFIDENCE", confidence).encode()
    states = {f"actors/{id}.yml": f"name: {id.replace('-', ' ').title()}\nkind: state\n".encode() for id in _STATES}
    return {**found, **states}


DOSSIER = small.dossier(given())


def line(claim: str) -> str:
    """The line below a statement, in words."""
    record, found = DOSSIER.claims[f"northland/{claim}"]
    assert record.id == "northland"
    return wording.plain(wording.joined(wording.attribution(DOSSIER, found).line), DOSSIER.name)


def test_an_unnamed_speaker_is_no_origin() -> None:
    """Two papers with the same official are not two origins, nor are two officials: nobody can tell whether they are the same."""
    found = {ref: queries.origins(DOSSIER, claim) for ref, (_, claim) in DOSSIER.claims.items()}
    assert found["northland/official"] == found["northland/residents"] == frozenset()
    assert queries.origins_anywhere(DOSSIER, DOSSIER.claims["northland/official"][1]) == frozenset()
    assert len(found["northland/together"]) == 1
    assert line("official") == "a senior official (Northland, unnamed)"
    assert wording.coverage_words(DOSSIER, DOSSIER.claims["northland/official"][1]) == "of an unnamed speaker, in 2 outlets, paraphrased"
    assert line("residents") == "two residents (unnamed), through Harbour Union"


@pytest.mark.parametrize(("confidence", "codes"), [("high", ["overconfident"]), ("moderate", [])])
def test_a_judgement_is_no_surer_than_unnamed_speakers(confidence: str, codes: list[str]) -> None:
    """What rests on nobody who is named is at most of moderate confidence."""
    wrong = small.problems(given(confidence))
    assert [problem.code for problem in wrong if problem.code in ("overconfident", "no-speaker")] == codes


def test_many_speakers_are_one_list() -> None:
    """Below the statement are the first two and the number of the others; the whole list opens, and a brief has it in a note."""
    assert line("together") == "Southmark, Lena Vos and 27 others"
    page = rendered(body(generate(DOSSIER)["actors/northland.md"].decode()))
    (together,) = {part.text for part in page.each("p") if "speakers" in part.attributes.get("class", "").split()}
    named = ["Southmark", "Lena Vos", "an envoy (unnamed)", *(f"State {id[-1].upper()}" for id in _STATES)]
    assert together == f"All speakers: {', '.join(named)}"
    values = brief.brief_values(DOSSIER.actors["northland"], brief.BriefContext(DOSSIER))
    units = [unit for part in values["sections"] for group in part["groups"] for unit in group["statements"]]
    (remarks,) = [unit["remarks"] for unit in units if unit["remarks"]]
    assert remarks[0]["kind"] == "speakers"
    assert remarks[0]["text"][:2] == ["All speakers: ", {"words": "Southmark", "record": "southmark", "url": ""}]
    assert book_values(brief.BriefContext(DOSSIER), Choice())["parts"]


def test_data_have_the_words() -> None:
    """JSON has the words and for whom, the table the words, and a question mark among the ids; the search finds them."""
    claims = json.loads(generate(DOSSIER)["data/records/northland.json"])["record"]["claims"]
    assert [claim["said_by"] for claim in claims if claim["id"] == "official"] == [
        [[{"words": "a senior official", "of": {"id": "northland", "name": "Northland", "path": "actors/northland/"}}]]
    ]
    assert [claim["origins"] for claim in claims] == [1, 0, 0, 1]
    row = {row["ref"]: row for row in rows("claims.csv", given())}["northland/residents"]
    assert (row["said_by"], row["said_by_ids"]) == ("two residents (unnamed), through Harbour Union", "?; harbour-union")
    found = b"".join(content for _, content in search.files(Views(DOSSIER), lambda _: False))
    assert b"a senior official (Northland, unnamed)" in found
    assert b'"residents":' in found
    assert tables.CLAIM_COLUMNS["said_by_ids"].endswith("? for one whom the article does not name.")


@pytest.mark.parametrize(
    ("said_by", "message"),
    {
        "{words: a senior official, from: northland}": "unknown field 'from' in an unnamed",
        "{of: northland}": "missing field 'words' in an unnamed",
        "[lena-vos, {words: ''}]": "words has no value",
        "{words: an official, of: north}": "unknown actor 'north'",
        "Lena Vos": "said_by: 'Lena Vos' is not a valid id",
    }.items(),
)
def test_a_wrong_speaker_is_reported_in_its_place(said_by: str, message: str) -> None:
    """Fields of an unnamed speaker are checked like all others, and errors are where they were written."""
    files = small.changed("actors/northland.yml", "said_by: [harbour-union]", f"said_by: [{said_by}]")
    dossier, wrong = decode(files)
    assert dossier is not None
    found = [problem for problem in (wrong or small.problems(files)) if problem.place.path == "briefings/actors/northland.yml"]
    assert [(problem.place.line, problem.message.startswith(message)) for problem in found] == [(9, True)]
