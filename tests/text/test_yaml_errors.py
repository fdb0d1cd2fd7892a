"""The usual mistakes in the form of a file: each is told where it was made, in words for an editor, with what to do.

The numbers are those of the threat list.
"""

from __future__ import annotations

import pytest

from generator.text.yaml import read
from tests.support.fields import NORTHLAND
from tests.support.rows import each
from tests.support.yaml_reading import ends, refusal, told, value

# What is no record, and the usual mistakes.


@each(
    ("text", "said"),
    [
        pytest.param("", "the file is empty; expected a mapping of fields", id="b025-empty"),
        pytest.param("# only\n\n# comments\n", "the file is empty; expected a mapping of fields", id="b025-comments"),
        pytest.param("---\n", "expected a mapping of fields, got nothing", id="b025-dashes"),
        pytest.param("- a\n- b\n", "expected a mapping of fields, got a list", id="b025-list"),
        pytest.param("[]", "expected a mapping of fields, got a list", id="b025-flow-list"),
        pytest.param("word\n", "expected a mapping of fields, got the text 'word'", id="b025-scalar"),
        pytest.param("The ferry\nsank.\n", "expected a mapping of fields, got the text 'The ferry sank.'", id="b025-prose"),
    ],
)
def test_what_is_not_a_mapping_is_not_a_record(text: str, said: str) -> None:
    """A record is a mapping of fields."""
    problem = refusal(text)
    assert problem.code == "no-mapping"
    assert problem.message == said
    assert problem.hint == "start with a field: a key, a colon, a space and a value"


QUOTES = "in quotes"
MISTAKES = [
    pytest.param("\tname: x", 1, 1, "indented with a tab", "indent with spaces", id="b026-first-line"),
    pytest.param("a:\n\tb: c", 2, 1, "indented with a tab", "indent with spaces", id="b026-nested"),
    pytest.param("a:\n  b: c\n\td: e", 3, 1, "indented with a tab", "indent with spaces", id="b026-after-spaces"),
    pytest.param("a: >-\n\tb", 2, 1, "indented with a tab", "indent with spaces", id="b026-block-text"),
    pytest.param("a:\n-\tb: c", 2, 2, "a tab", "space", id="b026-after-dash"),
    pytest.param("claim: foo: bar", 1, 11, "a colon followed by a space", QUOTES, id="b028-colon"),
    pytest.param("a:\n  - b: c: d", 2, 9, "a colon followed by a space", QUOTES, id="b028-in-list"),
    pytest.param("claim: foo:", 1, 11, "a colon followed by a space", QUOTES, id="b028-at-the-end"),
    pytest.param("name: * x", 1, 7, "starts with *, & or !", QUOTES, id="b029-star"),
    pytest.param("name: **x**", 1, 7, "starts with *, & or !", QUOTES, id="b029-stars"),
    pytest.param("names:\n  - * x", 2, 5, "starts with *, & or !", QUOTES, id="b029-star-in-list"),
    pytest.param("name: & x", 1, 7, "starts with *, & or !", QUOTES, id="b029-ampersand"),
    pytest.param("name: %x", 1, 7, "cannot start with @, ` or %", QUOTES, id="b029-percent"),
    pytest.param("name: @x", 1, 7, "cannot start with @, ` or %", QUOTES, id="b029-at"),
    pytest.param("name: `x`", 1, 7, "cannot start with @, ` or %", QUOTES, id="b029-backtick"),
    pytest.param("names: [a, @x]", 1, 12, "cannot start with @, ` or %", QUOTES, id="b029-at-in-flow-list"),
    pytest.param("name: [x] y", 1, 11, "after its closing bracket", QUOTES, id="b029-bracket"),
    pytest.param("name: [[x]] y", 1, 7, "starts with a link [[…]]", QUOTES, id="b029-link"),
    pytest.param("name: {x} y", 1, 8, "has no colon", QUOTES, id="b029-brace"),
    pytest.param("name: [x", 1, 7, "is not closed", QUOTES, id="b029-open-bracket"),
    pytest.param("name: {x\nkind: y", 1, 8, "has no colon", QUOTES, id="b029-open-brace"),
    pytest.param("name: > x", 1, 7, "on the same line as > or |", QUOTES, id="b029-greater"),
    pytest.param("name: |x", 1, 7, "on the same line as > or |", QUOTES, id="b029-bar"),
    pytest.param("name: ]x", 1, 7, "cannot start with a closing bracket", QUOTES, id="b029-closing"),
    pytest.param("a: 'x' y", 1, 8, "after its closing quote", QUOTES, id="after-quote"),
    pytest.param("a: 'it's'", 1, 8, "the apostrophe ends the text", "twice ('')", id="apostrophe"),
    pytest.param('a:\n  - "x" y', 2, 9, "after its closing quote", QUOTES, id="after-quote-in-list"),
    pytest.param('a: 1\nb: "x\nc: d\n', 2, 4, "opened but not closed", "close it", id="open-quote"),
    pytest.param('a: "\\d"', 1, 5, "a backslash in double quotes", "single quotes", id="escape"),
    pytest.param('a: "\\ud800"', 1, 7, "a backslash in double quotes", "single quotes", id="surrogate"),
    pytest.param("name: x\nkind:y\nfoo: z", 2, 5, "a space is missing after the colon", "`key: value`", id="no-space-below"),
    pytest.param("name:x\nkind: y\n", 1, 5, "a space is missing after the colon", "`key: value`", id="no-space-in-the-first-line"),
    pytest.param("a: {b: c, d:e}\n", 1, 12, "a space is missing after the colon", "`key: value`", id="no-space-in-braces"),
    pytest.param("a: {b: c, and d}\n", 1, 11, "this field in { } has no colon", "in quotes", id="comma-in-braces"),
    pytest.param("a: {b: c: d}\n", 1, 9, "a colon followed by a space", "in quotes", id="colon-in-braces"),
    pytest.param("a: [b\nc: d\n", 1, 4, "is not closed", "close it", id="open-bracket-before-a-field"),
    pytest.param("a: ['b'c]\n", 1, 8, "after its closing quote", "in quotes", id="after-quote-in-brackets"),
    pytest.param("a:\n  -id: x\n   text: y\n", 2, 3, "a space is missing after the dash", "`- key: value`", id="dash-without-space"),
    pytest.param("a:\n  - id: x\n  -id: y\n", 3, 3, "a space is missing after the dash", "`- key: value`", id="second-dash-without-space"),
    pytest.param("a:\n  - id: x\n  – id: y\n", 3, 3, "starts with a long dash", "a plain hyphen", id="long-dash"),
    pytest.param("a:\n  – id: x\n    text: y\n", 2, 3, "starts with a long dash", "a plain hyphen", id="first-long-dash"),
    pytest.param("a: 'b\n---\nc: d\n", 1, 4, "opened but not closed", "close it", id="open-quote-before-dashes"),
    pytest.param("a: >-\nb c\nkind: x", 2, 1, "not indented further than its key", "two spaces more", id="text-below-not-indented"),
    pytest.param("text: >-\n  a\nb\nkind: x", 3, 1, "has no key", "indent it", id="text-not-indented"),
    pytest.param("name: x\n  kind: y", 2, 3, "matches no line above", "remove the 2 spaces before it", id="too-far-in"),
    pytest.param("a:\n  - b: c\n   d: e", 3, 4, "matches no line above", "indent it by 4, 2 or 0 spaces, like the fields it belongs to; it has 3", id="between"),
    pytest.param("a: b\n- c", 2, 1, "an item of a list", "the key of the list", id="list-without-key"),
    pytest.param("a: - b\n   - c", 1, 4, "starts on the line below", "on its own line", id="list-beside-key"),
    pytest.param(": b", 1, 1, "a key is missing", "`key: value`", id="no-key"),
]  # fmt: skip


@each(("text", "line", "column", "said", "hint"), MISTAKES)
def test_a_common_mistake_is_explained_in_words_for_an_editor(text: str, line: int, column: int, said: str, hint: str) -> None:
    """A mistake in the form is told where it was made, with what to do."""
    problem = refusal(text)
    assert told(problem) == ("yaml-syntax", line, column)
    assert said in problem.message
    assert hint in problem.hint
    assert problem.place.excerpt == text.split("\n")[line - 1]


@each(
    ("text", "line", "column", "width"),
    [
        pytest.param("text: Ship #4 sank", 1, 12, 7, id="b028-number"),
        pytest.param("text: Ship  #4 sank", 1, 13, 7, id="b028-number-two-spaces-off"),
        pytest.param("text: The ship # 4 sank", 1, 16, 8, id="b028-number-apart"),
        pytest.param("text: Ship # 4", 1, 12, 3, id="b028-number-behind-one-word"),
        pytest.param("text: The ferry # which one?", 1, 17, 12, id="b028-one-space"),
        pytest.param("text: The ferry\n  sank #4 times\n  twice", 2, 8, 8, id="b028-text-of-two-lines"),
        pytest.param("cites: [herald #7]", 1, 16, 3, id="b028-citation"),
        pytest.param("a: {b: c #d}", 1, 10, 3, id="b028-in-braces"),
        pytest.param("text: The ship\t#4", 1, 16, 2, id="b028-behind-a-tab"),
    ],
)
def test_a_value_cut_off_by_a_number_sign_is_reported(text: str, line: int, column: int, width: int) -> None:
    """What stands behind a ` #` is no part of the value: where it may be meant as one, it is pointed at whole."""
    _, problems = read("f.yml", text.encode())
    assert [(*told(problem), problem.place.width) for problem in problems] == [("cut-value", line, column, width)]
    assert ("remove the space before #: herald#7" if "[herald" in text else "put the whole value in quotes") in problems[0].hint


@each(
    "text",
    [
        pytest.param("kind: state # one of the vocabulary", id="one-word"),
        pytest.param("when: 2024-03 #", id="empty"),
        pytest.param("name: Harbour Union  # as it calls itself", id="two-spaces-off"),
        pytest.param("name: Harbour Union\t# as it calls itself", id="behind-a-tab"),
        pytest.param("name: 'Harbour Union' #as it calls itself", id="behind-a-quote"),
        pytest.param("names: [Harbour Union] #as it calls itself", id="behind-a-bracket"),
        pytest.param("names: #as they call themselves\n  - Harbour Union", id="behind-a-key"),
        pytest.param("name: Harbour#Union", id="in-a-word"),
        pytest.param("name: Harbour Union\n#as it calls itself", id="in-a-line-of-its-own"),
        pytest.param("text: >-\n  Ship #4 sank", id="in-a-text-below"),
        pytest.param("text: 'Ship #4 sank'", id="in-quotes"),
        pytest.param("names: [Harbour Union, # the first\n  Ferry]", id="behind-a-comma"),
    ],
)
def test_a_comment_is_not_part_of_a_value(text: str) -> None:
    """A comment two spaces off, behind one word, or behind something that is closed is passed over; a # in quotes or below >- is text."""
    assert value(text)


def test_the_value_that_was_cut_off_is_reported_beside_another_mistake() -> None:
    """A text that cannot be read further down tells what was cut off before, once."""
    _, problems = read("f.yml", b"text: Ship #4 sank\nkind: a\ntype:state\nname: x\n")
    assert [told(problem) for problem in problems] == [("cut-value", 1, 12), ("yaml-syntax", 3, 5)]


@pytest.mark.parametrize("sign", ["\u00a0", "\u3000", "\u2003"])
def test_a_space_unknown_to_yaml_is_not_an_indent(sign: str) -> None:
    """A line that is indented with wide or no-break spaces, as copied from a page, is told as such."""
    problem = refusal(f"a: b\n{sign}{sign}kind: x")
    assert told(problem) == ("hidden-character", 2, 1)
    assert "looks like an indent" in problem.message
    assert problem.hint == "write plain spaces instead"


@pytest.mark.threat("b024")
@pytest.mark.parametrize(
    "line", [" kind: " + "- a: " * 150_000, " kind: b: " + "- a: " * 150_000, '"' + "- a: " * 150_000, "\t: " * 200_000]
)
def test_the_mistake_of_a_long_line_is_looked_for_around_its_spot(line: str) -> None:
    """A line of a megabyte that is no YAML is told like a short one: what is looked at does not grow with it."""
    problem, short = refusal(f"x: a\n{line}"), refusal(f"x: a\n{line[:200]}")
    assert (told(problem), problem.message) == (told(short), short.message)


@pytest.mark.parametrize(
    ("given_value", "code"),
    [
        pytest.param("*x", "yaml-alias", id="b029-alias"),
        pytest.param("&x y", "yaml-anchor", id="b029-anchor"),
        pytest.param("!x y", "yaml-tag", id="b029-tag"),
        pytest.param("[x]", "wrong-shape", id="b029-list"),
        pytest.param("{x: y}", "wrong-shape", id="b029-mapping"),
        pytest.param(">", "no-value", id="b029-folded"),
        pytest.param("|", "no-value", id="b029-literal"),
    ],
)
def test_yaml_syntax_in_place_of_text_is_rejected(given_value: str, code: str) -> None:
    """Where the schema wants a text and YAML yields something else, the editor is told at the value."""
    assert ends(NORTHLAND, "name: Northland", f"name: {given_value}") == [(code, 1, 7)]


@pytest.mark.threat("b029")
def test_flow_lists_and_block_scalars_are_fine() -> None:
    """Lists in brackets, mappings in braces, and texts below > and | are what they look like."""
    text = "a: [b, 'c: d', [e]]\nf: {g: h}\ni: >-\n  j\n  k\n\n  l\nm: |\n  n\n   o\n"
    assert value(text) == {"a": ["b", "c: d", ["e"]], "f": {"g": "h"}, "i": "j k\nl", "m": "n\n o\n"}


@each("nothing", ["", "~", "null", "Null", "NULL", "# comment"])
def test_a_field_without_a_value_is_reported(nothing: str) -> None:
    """Nothing is never taken for a text, and a quoted word is never taken for nothing."""
    _, problems = read("f.yml", f"a: 1\nb: {nothing}\n".encode())
    assert [(problem.code, problem.place.line) for problem in problems] == [("no-value", 2)]
    assert value("a: 'null'\nb: \"~\"\nc: ''\n") == {"a": "null", "b": "~", "c": ""}
