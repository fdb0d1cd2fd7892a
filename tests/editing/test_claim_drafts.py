"""A claim that an editor begins: its id, its lines, and where quoted words go."""

from __future__ import annotations

from generator.editing import scaffold, yaml_values
from tests.support.rows import each

IDS = [
    ("the first words", "The ferry line of [[northland]] was opened in May.", (), "ferry-line-opened"),
    ("a figure first", "7 ships came.", (), "claim-7-ships-came"),
    ("words of links left out", "[[northland|The northern state]] paid.", (), "paid"),
    ("other scripts left out", "Übersee 한국 paid crowns.", (), "paid-crowns"),
    ("no word at all", "[[northland]]", (), "claim"),
    ("taken", "It paid.", ("paid", "paid-2"), "paid-3"),
]


@each(("text", "taken", "id"), [row[1:] for row in IDS], ids=[row[0] for row in IDS])
def test_an_id_is_made_of_the_words(text: str, taken: tuple[str, ...], id: str) -> None:
    """The first words that say something, in small letters, that no other claim of the record is called by."""
    assert scaffold.suggested_id(text, taken) == id


QUOTED = [
    ("in the text", "He spoke of a small cup there.", "small cup", "He spoke of a “small cup” there."),
    ("with marks already", "He spoke of a “small cup”.", "“small cup”", "He spoke of a “small cup”."),
    ("not as a part of a word", "Small cups.", "Small cup", "Small cups: “Small cup”."),
    ("at the end", "So he said.", "small cup", "So he said: “small cup”."),
    ("nothing", "So he said.", " ", "So he said."),
    ("characters of patterns", "So (he) said.", "(he)", "So “(he)” said."),
]


@each(("text", "quotation", "written"), [row[1:] for row in QUOTED], ids=[row[0] for row in QUOTED])
def test_quoted_words_get_their_marks(text: str, quotation: str, written: str) -> None:
    """Where the text has the words they are marked there, once; else they follow it."""
    assert scaffold.quoted(text, quotation) == written


def test_fields_are_in_the_order_of_the_schema() -> None:
    """The text is folded to the width of the file, what needs quotes has them, and what is empty is left out."""
    long = "word " * 40
    given = {
        "topics": ["ferry"],
        "cites": ["a-b#1-2"],
        "when": "[2024-05-01..2024-05-03]",
        "id": "x-y",
        "text": long.strip(),
        "said_when": "",
    }
    lines = scaffold.claim_lines(given, 6)
    assert [line.partition(":")[0] for line in lines if not line.startswith(" ")] == ["id", "text", "when", "cites", "topics"]
    assert max(map(len, lines)) <= yaml_values.WIDTH
    assert " ".join(line.strip() for line in lines[2:4]) == long.strip()
    assert lines[-3:] == ["when: '[2024-05-01..2024-05-03]'", "cites: [a-b#1-2]", "topics: [ferry]"]
