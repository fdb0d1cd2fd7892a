"""Problems: the form an editor sees, the excerpt with its caret, what a message never does to a terminal, and suggestions."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.text.problems import InvalidDossierError, Place, Problem, nearest, printable
from tests.support.rows import each

CASES = settings(derandomize=True, deadline=None, max_examples=200)


def shown(excerpt: str, column: int, width: int = 1) -> tuple[str, str]:
    """The excerpt and the carets below it, as a problem shows them, without what stands before the bar."""
    _, line, carets = str(Problem(Place("f.yml", 7, column, width, excerpt), "code", "message")).split("\n")
    assert line.startswith("    7 | ")
    assert carets.startswith("      | ")
    return line[8:], carets[8:]


def test_a_problem_is_printed_in_four_lines() -> None:
    """Place, code and message; the line; carets below the words meant; help."""
    place = Place("briefings/actors/north-korea.yml", 14, 13, 11, "    cites: [herald-2023#22]")
    message = "claim unknown source 'herald-2023' in the citation 'militant-friendship'"
    assert str(Problem(place, "unknown-source", message, "did you mean 'herald-2023-08'?")) == (
        "briefings/actors/north-korea.yml:14:13: unknown-source: claim unknown source 'herald-2023' in the citation 'militant-friendship'\n"
        "   14 |     cites: [herald-2023#22]\n"
        "      |             ^^^^^^^^^^^\n"
        "   help: did you mean 'herald-2023-08'?"
    )


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        pytest.param(
            Problem(Place("briefings/dossier.yml"), "missing-file", "a file"),
            "briefings/dossier.yml:1:1: missing-file: a file",
            id="no-line",
        ),
        pytest.param(Problem(Place("f.yml", 3, 2), "c", "m", "h"), "f.yml:3:2: c: m\n   help: h", id="no-excerpt"),
        pytest.param(Problem(Place("f.yml", 3, 1, 1, "a: b"), "c", "m"), "f.yml:3:1: c: m\n    3 | a: b\n      | ^", id="no-help"),
        pytest.param(
            Problem(Place("f.yml", 123456, 4, 1, "a: b"), "c", "m"), "f.yml:123456:4: c: m\n123456 | a: b\n       |    ^", id="long-number"
        ),
    ],
)
def test_what_is_not_there_is_not_shown(problem: Problem, text: str) -> None:
    """A problem without a line or without help is shorter, and a long line number moves the carets with it."""
    assert str(problem) == text


@each(
    ("excerpt", "column", "width", "carets"),
    [
        pytest.param("a: b", 4, 1, "   ^", id="last"),
        pytest.param("a:", 3, 1, "  ^", id="behind-the-end"),
        pytest.param("a: b", 4, 50, "   ^", id="wider-than-the-line"),
        pytest.param("x: “é” y", 8, 1, "       ^", id="letters-of-one-cell"),
        pytest.param("x: 中国 y", 7, 1, "        ^", id="letters-of-two-cells"),
        pytest.param("x: 中国 y", 4, 2, "   ^^^^", id="two-cells-meant"),
        pytest.param("x: ne\u0301e y", 9, 1, "       ^", id="mark-upon-a-letter"),
    ],
)
def test_the_caret_is_below_the_mistake(excerpt: str, column: int, width: int, carets: str) -> None:
    """Carets count the cells of a terminal: two for a Chinese letter, none for a mark upon a letter."""
    assert shown(excerpt, column, width) == (excerpt, carets)


@each(
    ("excerpt", "column", "line", "carets"),
    [
        pytest.param("a: \x1b[31mred", 9, r"a: \x1b[31mred", "           ^", id="b182-escape"),
        pytest.param("\tname: x", 2, r"\tname: x", "  ^", id="b026-tab"),
        pytest.param("a: b\u2028c: d", 5, r"a: b\u2028c: d", "    ^^^^^^", id="b030-line-separator"),
        pytest.param("a: \u202edcba", 4, r"a: \u202edcba", "   ^^^^^^", id="b164-right-to-left"),
        pytest.param("a: \U000e0041b", 5, r"a: \U000e0041b", "             ^", id="b165-tag"),
        pytest.param("a: x\u3164\ufe0fb", 7, r"a: x\u3164\ufe0fb", "                ^", id="b165-filler"),
    ],
)
def test_a_hidden_character_is_shown_and_the_caret_moves_with_it(excerpt: str, column: int, line: str, carets: str) -> None:
    """What cannot be seen is written as an escape, and the caret stays below what is meant."""
    assert shown(excerpt, column) == (line, carets)


@pytest.mark.parametrize("column", [1, 2, 36, 37, 38, 100, 110, 111, 150, 299, 300])
@pytest.mark.parametrize("width", [1, 8])
def test_a_long_line_is_cut_around_the_place(column: int, width: int) -> None:
    """Of a long line 110 characters are shown, with a sign where it was cut, and the carets stand below the same words."""
    excerpt = "".join(chr(ord("a") + number % 26) for number in range(300))
    line, carets = shown(excerpt, column, width)
    meant = excerpt[column - 1 : column - 1 + width]
    assert line[carets.index("^") : len(carets)] == meant
    cut = line.strip("…")
    assert cut in excerpt
    assert len(cut) == 110
    assert line.startswith("…") is not excerpt.startswith(cut)
    assert line.endswith("…") is not excerpt.endswith(cut)


def test_of_a_long_line_a_third_is_shown_before_the_place() -> None:
    """What leads up to the place is seen, and more of what follows."""
    assert shown("x" * 300, 150)[1] == " " * 37 + "^"


@pytest.mark.threat("b181")
def test_no_more_of_a_line_is_shown_than_fits() -> None:
    """A line of a megabyte with everything meant shows as many carets as characters, and no more than 110."""
    line, carets = shown("x" * 1_000_000, 500_000, 400_000)
    assert len(line) == 112
    assert carets.strip() == "^" * line[len(carets) - len(carets.strip()) :].count("x")


@pytest.mark.threat("b182")
@each(
    ("text", "safe"),
    [
        ("plain – “text” 中国 é ‘x’", "plain – “text” 中国 é ‘x’"),
        ("\x1b[2J", r"\x1b[2J"),
        ("\x9b31m", r"\x9b31m"),
        ("a\nb\r\tc", r"a\nb\r\tc"),
        ("\x00\x07\x7f\x85", r"\x00\x07\x7f\x85"),
        ("\u2028\u200b\ufeff", r"\u2028\u200b\ufeff"),
        ("\ud800", r"\ud800"),
        ("\U000e0041\U0010fffd", r"\U000e0041\U0010fffd"),
        ("\u00a0", r"\xa0"),
        ("", ""),
    ],
)
def test_what_acts_on_a_terminal_is_written_out(text: str, safe: str) -> None:
    """A character that is not seen is shown by its number."""
    assert printable(text) == safe


@pytest.mark.threat("b182")
@CASES
@given(st.tuples(st.text(), st.text(), st.text(), st.text()), st.integers(1, 300), st.integers(1, 300))
def test_no_part_of_a_problem_reaches_the_terminal_raw(parts: tuple[str, str, str, str], column: int, width: int) -> None:
    """Whatever stands in a path, a message, a hint or a line of a file, a problem is at most four lines of printable text."""
    path, excerpt, message, hint = parts
    lines = str(Problem(Place(path, 1, column, width, excerpt), "code", message, hint)).split("\n")
    assert len(lines) == 1 + 2 * bool(excerpt) + bool(hint)
    assert all(line.isprintable() for line in lines)


@CASES
@given(st.text(st.characters(categories=["Lu", "Ll", "Lo", "Nd", "Po", "Mn", "Cf", "Cc"]), min_size=1, max_size=100), st.data())
def test_the_carets_are_as_wide_as_the_mistake(excerpt: str, data: st.DataObject) -> None:
    """Below a line as many cells are left free as stand before the place, and as many carets as what is meant takes."""
    column = data.draw(st.integers(1, len(excerpt)))
    before, meant = printable(excerpt[: column - 1]), printable(excerpt[column - 1])
    assert shown(excerpt, column) == (printable(excerpt), " " * cells(before) + "^" * max(1, cells(meant)))


def cells(text: str) -> int:
    """The cells that a terminal gives to a text."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return len(text) + wide - sum(unicodedata.category(char) in ("Mn", "Me") for char in text)


def test_problems_are_printed_once_each_in_reading_order() -> None:
    """All problems of all files stand in the order of files, lines and columns, and a problem found twice is told once."""
    here = [Problem(Place("b.yml", line, column), "c", "m") for line, column in ((10, 1), (2, 5), (2, 1))]
    there = Problem(Place("a.yml", 99), "c", "m")
    error = InvalidDossierError([*here, there, here[0]])
    assert error.problems == (there, here[2], here[1], here[0])
    assert str(error) == "a.yml:99:1: c: m\nb.yml:2:1: c: m\nb.yml:2:5: c: m\nb.yml:10:1: c: m"


@pytest.mark.threat("b041", "b045")
@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("herald-2023", "did you mean 'herald-2023-08'?"),
        ("relaibility", "did you mean 'reliability'?"),
        ("south-korae", "did you mean 'south-korea' or 'north-korea'?"),
        ("zzz", ""),
        ("", ""),
    ],
)
def test_the_nearest_known_word_is_suggested(word: str, hint: str) -> None:
    """What an editor may have meant is named, the nearest first, and nothing where nothing is near."""
    assert nearest(word, iter(["reliability", "north-korea", "south-korea", "herald-2023-08"])) == hint


def test_no_more_than_three_words_are_suggested() -> None:
    """A hint is a line, not a list."""
    assert nearest("kim", ["kim1", "kim2", "kim3", "kim4"]).count(" or ") == 2
