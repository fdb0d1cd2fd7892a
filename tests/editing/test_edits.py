"""Edits of a file by position: where things stand, however they are written; what is appended and taken out; and that no other byte changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.editing.edits import Edit, HiddenError, Layout, apply_edits, apply_to_bytes, scalar
from generator.text.yaml import Loc, read
from tests.support.rows import each

ORDER = ("name", "claims", "history", "formerly", "brief")


def layout(text: str) -> Layout:
    """The layout of a file; fails where it cannot be read."""
    document, problems = read("briefings/x.yml", text.encode())
    assert document is not None, problems
    return Layout(document)


WRITTEN = [
    ("plain", "of: southmark  # why\n"),
    ("single quotes", "of: 'southmark'\n"),
    ("double quotes", 'of:   "southmark"\n'),
    ("folded", "of: >-\n  southmark\n"),
    ("folded with a comment", "of: >-  # southmark\n  southmark\n\n# southmark\n"),
    ("literal at the end", "of: |\n    southmark"),
    ("braces", "x: {of: southmark}\n"),
    ("brackets", "x: [ southmark ]\n"),
]


@each("text", [row[1] for row in WRITTEN], ids=[row[0] for row in WRITTEN])
def test_a_word_is_found_however_it_is_written(text: str) -> None:
    """The word itself is found, without its quotes, and not a comment that says the same."""
    loc: Loc = ("of",) if text.startswith("of") else ("x", "of" if "{" in text else 0)
    start, end = layout(text).word(loc)
    assert text[start:end] == "southmark"
    assert "#" not in text[:start].rsplit("\n", maxsplit=1)[-1]


@pytest.mark.parametrize("text", ['of: "s\\x6futhmark"\n', 'of: "south\\\n  mark"\n'], ids=["escape", "broken line"])
def test_a_word_that_the_file_spells_otherwise_is_not_edited(text: str) -> None:
    """What an escape or a broken line hides cannot be replaced by position."""
    with pytest.raises(HiddenError):
        layout(text).word(("of",))


LINKED = [
    ("folded", "t: >-  # [[a]]\n  The [[north-land]] and\n  [[ south/x |the [[b]]\n  [[south|words]].\n", ["north-land", "b", "south"]),
    ("double quotes", 't: "a \\"[[a]]\\" [[b|é]]"\n', ["a", "b"]),
    ("single quotes", "t: 'it''s [[a]], [[b/c]]'\n", ["a", "b/c"]),
    ("white space", "t: go to [[ a ]] and [[b\n  |c]]\n", ["a", "b"]),
]


@pytest.mark.parametrize(("text", "targets"), [row[1:] for row in LINKED], ids=[row[0] for row in LINKED])
def test_links_are_found_in_the_text_and_not_in_comments(text: str, targets: list[str]) -> None:
    """The target of each link, without the white space around it, in order."""
    assert [text[start:end] for start, end in layout(text).links(("t",))] == targets


def test_a_link_that_an_escape_hides_is_not_edited() -> None:
    """Where the file shows other links than the text has, nothing is replaced."""
    with pytest.raises(HiddenError):
        layout('t: "go to \\x5b[a]]"\n').links(("t",))


ITEMS = [
    ("brackets", "formerly: [a-b]\nbrief: false\n", "formerly: [a-b, old]\nbrief: false\n"),
    ("empty brackets", "formerly: []\n", "formerly: [old]\n"),
    ("brackets with a comment", "formerly: [a-b] # was\n", "formerly: [a-b, old] # was\n"),
    ("brackets over lines", "formerly: [\n  a-b,\n]\n", "formerly: [\n  a-b, old,\n]\n"),
    ("lines", "formerly:\n  - a-b # was\n\n# end\n", "formerly:\n  - a-b # was\n  - old\n\n# end\n"),
    ("lines without indentation", "formerly:\n- a-b\nbrief: false\n", "formerly:\n- a-b\n- old\nbrief: false\n"),
    ("lines without an end", "formerly:\n  - a-b", "formerly:\n  - a-b\n  - old"),
    ("missing", "name: X\n", "name: X\nformerly: [old]\n"),
    ("missing, and no end", "name: X", "name: X\nformerly: [old]"),
    ("missing above another", "name: X\n# print it not\nbrief: false\n", "name: X\nformerly: [old]\n# print it not\nbrief: false\n"),
    ("missing above all", "# X\nbrief: false\n", "# X\nformerly: [old]\nbrief: false\n"),
    ("missing before the mark of the end", "name: X\n...\n", "name: X\nformerly: [old]\n...\n"),
    ("missing below comments", "name: X\n# aliases: [Y]\n", "name: X\n# aliases: [Y]\nformerly: [old]\n"),
]


@each(("before", "after"), [row[1:] for row in ITEMS], ids=[row[0] for row in ITEMS])
def test_an_item_is_appended_in_the_form_of_its_list(before: str, after: str) -> None:
    """A list goes on as it is written; a key that is missing stands where the schema has it."""
    assert apply_edits(before, [layout(before).item("formerly", "old", ORDER)]) == after


TOPICS = ("label", "about", "formerly")
AMONG = [
    ("braces", "a:\n  t: {label: X, about: a b}  # why\nz: y\n", "a:\n  t: {label: X, about: a b, formerly: [old]}  # why\nz: y\n"),
    ("braces with a last comma", "a: {t: {label: 'X',},}\n", "a: {t: {label: 'X', formerly: [old],},}\n"),
    ("braces over lines", "a:\n  t: {\n    label: X,  # why\n    about: a\n      b  # end\n  }\n", "a:\n  t: {\n    label: X,  # why\n    about: a\n      b, formerly: [old]  # end\n  }\n"),
    ("lines", "a:\n  t:\n    label: X\n    about: >-\n      a b\n\n  # u\n  u: {label: Y}\n", "a:\n  t:\n    label: X\n    about: >-\n      a b\n    formerly: [old]\n\n  # u\n  u: {label: Y}\n"),
    ("lines at the end", "a:\n  t:\n    label: X", "a:\n  t:\n    label: X\n    formerly: [old]"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), [row[1:] for row in AMONG], ids=[row[0] for row in AMONG])
def test_a_list_deeper_in_the_file_is_begun_and_taken_out(before: str, after: str) -> None:
    """A key that is missing among those of an inner value stands at their end, as they are written; taken out, all is as before."""
    assert apply_edits(before, [layout(before).item("formerly", "old", TOPICS, ("a", "t"))]) == after
    assert apply_edits(after, [layout(after).without("formerly", 0, ("a", "t"))]) == before
    more = apply_edits(after, [layout(after).item("formerly", "older", TOPICS, ("a", "t"))])
    assert more == after.replace("[old]", "[old, older]")
    assert apply_edits(more, [layout(more).without("formerly", 1, ("a", "t"))]) == after


def test_a_list_that_is_the_first_of_its_braces_is_taken_out() -> None:
    """What follows moves up to the brace."""
    text = "a: {t: {formerly: [old], label: X}}\n"
    assert apply_edits(text, [layout(text).without("formerly", 0, ("a", "t"))]) == "a: {t: {label: X}}\n"


LINES = [
    ("lines", "claims:\n    - id: a\n      text: >-\n        b\n\nhistory: []\n", "claims:\n    - id: a\n      text: >-\n        b\n    - id: c\n      text: d\n\nhistory: []\n"),
    ("a comment inside", "claims:\n- id: a\n  # why\nbrief: false\n", "claims:\n- id: a\n  # why\n- id: c\n  text: d\nbrief: false\n"),
    ("empty brackets", "claims: []\nbrief: false\n", "claims:\n  - id: c\n    text: d\nbrief: false\n"),
    ("missing", "name: X\nbrief: false\n", "name: X\nclaims:\n  - id: c\n    text: d\nbrief: false\n"),
    ("kept blank lines", "claims:\n  - text: |+\n      a\n\n\nbrief: false\n", "claims:\n  - text: |+\n      a\n\n\n  - id: c\n    text: d\nbrief: false\n"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), [row[1:] for row in LINES], ids=[row[0] for row in LINES])
def test_an_item_of_several_lines_keeps_to_the_indentation(before: str, after: str) -> None:
    """Several lines are appended below the last line of the list, indented as its items are."""
    assert apply_edits(before, [layout(before).item("claims", ["id: c", "text: d"], ORDER)]) == after


@pytest.mark.parametrize("text", ["claims: [{id: a}]\n", "claims: x\n", "{name: X}\n"], ids=["braces", "no list", "all in braces"])
def test_lines_do_not_go_to_missing_actors(text: str) -> None:
    """Lines cannot be appended between brackets, nor to what is no list."""
    with pytest.raises(HiddenError):
        layout(text).item("claims", ["id: c"], ORDER)


WITHOUT = [
    ("the only one", "name: X\nformerly: [a]\nbrief: false\n", 0, "name: X\nbrief: false\n"),
    ("the only line", "formerly:\n  - a\n", 0, ""),
    ("the first", "formerly: [a, b]\n", 0, "formerly: [b]\n"),
    ("the last", "formerly: [a,  b ]\n", 1, "formerly: [a ]\n"),
    ("a line", "formerly:\n  - a\n  - b  # was\n  - c\n", 1, "formerly:\n  - a\n  - c\n"),
]


@pytest.mark.parametrize(("before", "position", "after"), [row[1:] for row in WITHOUT], ids=[row[0] for row in WITHOUT])
def test_an_item_is_taken_out_with_what_parted_it(before: str, position: int, after: str) -> None:
    """An item goes with its comma or its line, and the key with its only item."""
    assert apply_edits(before, [layout(before).without("formerly", position)]) == after


def test_two_edits_of_one_place_are_refused() -> None:
    """Edits that touch each other would lose one of the two."""
    with pytest.raises(ValueError, match="overlap at 1"):
        apply_edits("abc", [Edit(0, 2, "x"), Edit(1, 3, "y")])


@given(
    st.lists(st.text(st.sampled_from("aé“한 #:"), max_size=6), min_size=1, max_size=6),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.booleans(),
    st.data(),
)
def test_every_byte_outside_an_edit_stays(lines: list[str], ending: str, marked: bool, data: st.DataObject) -> None:
    """Whatever the line ends and the byte order mark: an edit counted in the text as it is read changes its own stretch alone."""
    text = "\n".join(lines)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    mark = "\ufeff" if marked else ""
    held = (mark + text.replace("\n", ending)).encode()
    wanted = mark + (text[:start] + "⟦new⟧" + text[end:]).replace("\n", ending)
    assert apply_to_bytes(held, [Edit(start, end, "⟦new⟧")]).decode() == wanted


def test_new_lines_end_as_the_lines_of_the_file_do() -> None:
    """What is appended to a file with other line ends gets these."""
    assert apply_to_bytes(b"a: 1\r\nb: 2\r\n", [Edit(5, 5, "x: 1\ny: 2\n")]) == b"a: 1\r\nx: 1\r\ny: 2\r\nb: 2\r\n"


@each("text", ["plain words", "it's, so", "a: b", "# x", "[[a|b]]", "NO", "null", "2024-05", "x #y", "“a” — b", "-", "(a) b"])
def test_a_scalar_reads_as_it_was(text: str) -> None:
    """A text that is written as a value, between braces or not, is read as the same text."""
    for written in (f"x: {{a: {scalar(text)}, b: 1}}\n", f"x:\n  a: {scalar(text)}\n"):
        assert layout(written).value(("x", "a")) == text
