"""The reader of YAML: what it refuses, what it leaves as it is written, and that every value knows where it stands.

The numbers are those of the threat list: class A whole, and what of class H the reader holds.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import events, yamltext
from generator.characters import refused
from generator.decode import decode
from generator.problems import InvalidDossierError, Place, Problem
from generator.yamltext import Document, Loc, Value, read
from tests import small

#: The same cases in every run, as many as two seconds allow.
CASES = settings(derandomize=True, deadline=None, max_examples=150)
NORTHLAND = "actors/northland.yml"
HERALD = "sources/herald-2024-03.yml"


def document(text: str | bytes) -> Document:
    """The document in a text that is fine."""
    found, problems = read("f.yml", text.encode() if isinstance(text, str) else text)
    assert found is not None, problems
    assert not problems
    return found


def value(text: str | bytes) -> dict[str, Value]:
    """What is read from a text that is fine."""
    return document(text).value


def refusal(text: str | bytes) -> Problem:
    """The one problem of a text that cannot be read at all."""
    found, problems = read("f.yml", text.encode() if isinstance(text, str) else text)
    assert found is None
    (problem,) = problems
    return problem


def told(problem: Problem) -> tuple[str, int, int]:
    """The code of a problem, its line and its column."""
    return problem.code, problem.place.line, problem.place.column


def ends(path: str, old: str, new: str) -> list[tuple[str, int, int]]:
    """What is told of the small dossier after a change in one of its files, by the reader and the schema."""
    _, problems = decode(small.changed(path, old, new))
    assert {problem.place.path for problem in problems} <= {f"briefings/{path}"}
    return [told(problem) for problem in sorted(problems)]


# Scalars that YAML readers turn into something else.


@pytest.mark.parametrize("word", ["NO", "no", "Yes", "on", "OFF", "y", "True", "false"])
def test_b001_words_that_yaml_takes_for_true_or_false_stay_text(word: str) -> None:
    """An actor may be called NO."""
    assert value(f"name: {word}") == {"name": word}
    dossier, problems = decode(small.changed(NORTHLAND, "name: Northland", f"name: {word}"))
    assert not problems
    assert dossier is not None
    assert dossier.actors["northland"].name == word


@pytest.mark.parametrize("key", ["on", "yes", "no", "Off", "y"])
def test_b002_keys_that_yaml_takes_for_true_or_false_are_unknown_fields(key: str) -> None:
    """A key is the text that stands there; it is refused where the schema has no such field, and is fine where keys are free."""
    assert ends(NORTHLAND, "kind: state", f"kind: state\n{key}: x") == [("unknown-field", 3, 1)]
    dossier, problems = decode(small.changed(NORTHLAND, "kind: state", "kind: state\nnative_names: {no: Nordland}"))
    assert not problems
    assert dossier is not None
    assert dossier.actors["northland"].native_names == {"no": "Nordland"}


@pytest.mark.parametrize("number", ["010", "0o10", "0x1F", "1_000", "08"])
def test_b004_numbers_on_which_readers_disagree_stay_text(number: str) -> None:
    """They are the text that stands there, and no number of a paragraph."""
    assert value(f"unit: {number}") == {"unit": number}
    assert ends(HERALD, "paragraphs: 1-2", f"paragraphs: {number}") == [("bad-citation", 8, 18)]


@pytest.mark.parametrize("number", ["1.10", "22:22", "+1", "1e3", "2024-01-01", "12e03"])
def test_b005_a_number_keeps_its_zeros_and_its_colons(number: str) -> None:
    """A version 1.10 is not 1.1, and 22:22 is no 1342."""
    assert value(f"version: {number}") == {"version": number}


@pytest.mark.parametrize("date", ["2024-13-01", "2024-02-30", "2024-00"])
def test_b006_a_day_that_no_calendar_has_is_refused_in_its_line(date: str) -> None:
    """A wrong date is a problem with a place, not an error of Python's."""
    assert ends(HERALD, "published: 2024-03-15", f"published: {date}") == [("bad-date", 2, 12)]


@pytest.mark.parametrize("stamp", ["2024-01-02T03:04:05Z", "2024-01-02 03:04:05", "2024-01-02t03:04:05+01:00"])
def test_b008_a_time_of_day_is_no_date(stamp: str) -> None:
    """Where a date is wanted, a timestamp is refused."""
    assert ends(HERALD, "published: 2024-03-15", f"published: {stamp}") == [("bad-date", 2, 12)]


@pytest.mark.parametrize("number", [".inf", "-.inf", ".nan", "1e999"])
def test_b009_infinity_is_a_text_and_no_date(number: str) -> None:
    """No value becomes a float, so none is written as NaN."""
    assert value(f"n: {number}") == {"n": number}
    assert ends(HERALD, "published: 2024-03-15", f"published: {number}") == [("bad-date", 2, 12)]


def test_b010_a_number_of_5000_digits_is_too_long() -> None:
    """It is never made into an integer: as a name it is too long, as a paragraph it is none."""
    digits = "9" * 5000
    assert value(f"n: {digits}") == {"n": digits}
    assert ends(NORTHLAND, "name: Northland", f"name: {digits}") == [("too-long", 1, 7)]
    assert ends(HERALD, "paragraphs: 1-2", f"paragraphs: {digits}") == [("bad-citation", 8, 18)]


# Keys.


@pytest.mark.parametrize(
    ("text", "line", "column", "width"),
    [
        pytest.param("a: 1\na: 2\n", 2, 1, 1, id="b012-plain"),
        pytest.param("x:\n  name: 1\n  kind: 2\n  name: 3\n", 4, 3, 4, id="b012-nested"),
        pytest.param("a: 1\n\"a\": 2\n'a': 3\n", 2, 1, 3, id="b012-quotes"),
        pytest.param("x: {b: 1, b: 2}\n", 1, 11, 1, id="b012-flow"),
        pytest.param("x:\n  - {b: 1}\n  - b: 1\n    b: 2\n", 4, 5, 1, id="b012-list"),
        pytest.param("Café: 1\nCafe\u0301: 2\n", 2, 1, 5, id="b014-nfc"),
        pytest.param("Cafe\u0301: 1\nCafé: 2\n", 2, 1, 4, id="b014-nfd-first"),
        pytest.param("Name: 1\nname: 2\n", 2, 1, 4, id="b014-case"),
        pytest.param("STRASSE: 1\nstraße: 2\n", 2, 1, 6, id="b014-case-fold"),
    ],
)
def test_duplicate_keys(text: str, line: int, column: int, width: int) -> None:
    """A key that a reader takes for one above is refused, and the first one is kept to be looked at further."""
    found, problems = read("f.yml", text.encode())
    assert found is not None
    assert told(problems[0]) == ("duplicate-key", line, column)
    assert problems[0].place.width == width
    assert {problem.code for problem in problems} == {"duplicate-key"}
    flat = str(found.value)
    assert "1" in flat
    assert "2" not in flat.replace("'kind': '2'", "")


def test_all_duplicates_are_told_at_once() -> None:
    """One run tells every second key and every missing value of a file."""
    _, problems = read("f.yml", b"a: 1\nb: 2\na: 3\nc:\nB: 4\n")
    assert [told(problem) for problem in problems] == [("duplicate-key", 3, 1), ("no-value", 4, 3), ("duplicate-key", 5, 1)]
    assert [problem.message for problem in problems[::2]] == ["the key 'a' stands here a second time", "the key 'B' is the key 'b' again"]


def test_of_two_equal_keys_the_first_is_pointed_at() -> None:
    """What the schema says of a value is said at the key whose value was taken."""
    found, _ = read("f.yml", b"a: {b: 1}\nc: 2\na: {b: 3}\n")
    assert found is not None
    assert (found.place(("a", "b")).line, found.place(("a", "b")).column) == (1, 8)
    assert found.place(("a",), key=True).line == 1


@pytest.mark.parametrize("key", ["1", "1.0", "true", "~", "2024-01-01"])
def test_b013_keys_that_are_no_names_are_unknown_fields(key: str) -> None:
    """A key is text whatever it looks like, and no field has such a name."""
    assert value(f"{key}: x") == {key: "x"}
    assert ends(NORTHLAND, "kind: state", f"kind: state\n{key}: x") == [("unknown-field", 3, 1)]


@pytest.mark.parametrize("text", ["? [a]\n: b", "? {a: b}\n: c", "[a, b]: c", "{a: b}: c"])
def test_a_key_that_is_a_list_or_a_mapping_is_refused(text: str) -> None:
    """A key is plain text."""
    assert refusal(text).code == "no-text-key"


# What repeats, extends or constructs.

LAUGHS = "a: &a [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]\n" + "".join(
    f"{name}: &{name} [{', '.join(['*' + before] * 10)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


def test_b016_billion_laughs_end_at_the_first_anchor() -> None:
    """Reading stops where the first value gets a name, before anything could be repeated by it."""
    assert len(LAUGHS) > 400
    assert told(refusal(LAUGHS)) == ("yaml-anchor", 1, 4)


def test_b016_no_event_of_a_repeated_value_is_passed_on() -> None:
    """Of a text with aliases no more than what stands before the first anchor or alias becomes a value."""
    passed: list[str] = []

    def taken(stream: Iterator[yaml.Event]) -> None:
        passed.extend(event.value for event in stream if isinstance(event, yaml.ScalarEvent))

    with pytest.raises(events.Refused):
        taken(events.each("first: text\n" + LAUGHS))
    assert passed == ["first", "text", "a"]
    passed.clear()
    with pytest.raises(events.Refused):
        taken(events.each("first: text\nlist: [*a, *a]\nlast: text\n"))
    assert passed == ["first", "text", "list"]


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        pytest.param("a: &a [*a]", "yaml-anchor", 1, 4, id="b017-recursive"),
        pytest.param("a: &a\n  b: *a", "yaml-anchor", 1, 4, id="b017-recursive-mapping"),
        pytest.param("x: 1\na: [*a]", "yaml-alias", 2, 5, id="b017-alias-alone"),
        pytest.param("b: &b {c: d}\na:\n  <<: *b", "yaml-anchor", 1, 4, id="b018-merge-with-anchor"),
        pytest.param("a:\n  <<: *b", "yaml-merge", 2, 3, id="b018-merge"),
        pytest.param("a: 1\n<<: b", "yaml-merge", 2, 1, id="b018-literal"),
        pytest.param('"<<": {a: b}', "yaml-merge", 1, 1, id="b018-quoted"),
        pytest.param("a: !ENV SECRET", "yaml-tag", 1, 4, id="b020-env"),
        pytest.param("a: 1\nb: !include ../../x", "yaml-tag", 2, 4, id="b020-include"),
        pytest.param("a: !relative", "yaml-tag", 1, 4, id="b020-relative"),
        pytest.param("a: !!python/object/apply:os.system [x]", "yaml-tag", 1, 4, id="b020-python"),
        pytest.param("a: !!str 5", "yaml-tag", 1, 4, id="b020-standard"),
        pytest.param("a: ! 5", "yaml-tag", 1, 4, id="b020-none"),
        pytest.param("!x a: b", "yaml-tag", 1, 1, id="b020-key"),
        pytest.param("!x {a: b}", "yaml-tag", 1, 1, id="b020-whole"),
        pytest.param("&x a: b", "yaml-anchor", 1, 1, id="b017-key"),
        pytest.param("a: 1\n---\nb: 2", "several-documents", 3, 1, id="b021-two"),
        pytest.param("a: 1\n---\n", "several-documents", 3, 1, id="b021-empty-second"),
        pytest.param("a: 1\n...\nb: 2", "several-documents", 3, 1, id="b021-dots"),
        pytest.param("a: 1\n...\ntext", "several-documents", 3, 1, id="b021-dots-and-text"),
        pytest.param("%YAML 1.1\n---\na: 1", "yaml-directive", 1, 1, id="b022-yaml"),
        pytest.param("%TAG ! tag:x,2000:\n---\na: 1", "yaml-directive", 1, 1, id="b022-tag"),
        pytest.param("%YAML 3.0\n---\na: 1", "yaml-directive", 1, 1, id="b022-later"),
        pytest.param("%FOO\n---\na: 1", "yaml-directive", 1, 5, id="b022-unknown"),
    ],
)
def test_what_repeats_extends_or_constructs_is_refused(text: str, code: str, line: int, column: int) -> None:
    """Nothing stands for something else, and a file is one record."""
    assert told(refusal(text)) == (code, line, column)


@pytest.mark.parametrize("text", ["---\na: 1\n", "a: 1\n...\n", "--- {a: 1}\n", "# comment\n---\na: 1 # more\n...\n# end\n"])
def test_b021_one_document_may_have_its_marks(text: str) -> None:
    """A line of dashes before the record and a line of dots behind it are no second document."""
    assert value(text) == {"a": "1"}


# Size and depth.


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(b"a: b # " + b"x" * 10_000_000, id="b024-ten-megabytes"),
        pytest.param(b"a: " + b"x" * 5_000_000, id="b024-one-scalar"),
        pytest.param(b"".join(b"k%d: v\n" % number for number in range(200_000)), id="b024-keys"),
    ],
)
def test_a_file_above_the_limit_is_refused_unread(text: bytes) -> None:
    """The size decides before a byte is decoded: nothing of the text is kept or shown."""
    problem = refusal(text)
    assert problem.code == "too-large"
    assert f"{len(text):,} bytes" in problem.message
    assert problem.place == Place("f.yml")


@pytest.mark.parametrize("item", [b"a,", b"[],", b"{},", b"a: b,"])
def test_b024_many_small_values_are_refused_where_there_are_too_many(item: bytes) -> None:
    """A file below the limit of size holds no more values than a record can."""
    count = 900_000 // len(item)
    problem = refusal(b"x: [" + item * count + b"]")
    assert problem.code == "too-large"
    assert problem.place.column < 4 + len(item) * events.MOST


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "[{a: "])
def test_b024_a_hundred_thousand_levels_end_at_the_deepest_allowed(opening: str) -> None:
    """What lies too deep is refused before the stack of a parser could be used up."""
    problem = refusal("a:\n  " + opening * (100_000 // len(opening)))
    assert (problem.code, problem.place.line) == ("too-deep", 2)
    assert problem.place.column <= 3 + len(opening) * yamltext.DEEPEST


def test_the_deepest_allowed_values_are_read() -> None:
    """The limit itself is no fault."""
    depth = yamltext.DEEPEST - 1
    assert value("a: " + "[" * depth + "b" + "]" * depth)["a"] != "b"
    assert refusal("a: " + "[" * (depth + 1) + "b" + "]" * (depth + 1)).code == "too-deep"


# What is no record, and the usual mistakes.


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("", "the file is empty", id="b025-empty"),
        pytest.param("# only\n\n# comments\n", "the file is empty", id="b025-comments"),
        pytest.param("---\n", "the file holds nothing", id="b025-dashes"),
        pytest.param("- a\n- b\n", "the file holds a list", id="b025-list"),
        pytest.param("[]", "the file holds a list", id="b025-flow-list"),
        pytest.param("word\n", "the file holds the text 'word'", id="b025-scalar"),
        pytest.param("name:x\nkind: y\n", "the file holds the text 'name:x kind'", id="b025-no-space"),
    ],
)
def test_what_is_no_mapping_is_no_record(text: str, said: str) -> None:
    """A record is a mapping of fields."""
    problem = refusal(text)
    assert problem.code == "no-mapping"
    assert problem.message == f"{said}; a record is a mapping of fields"
    assert problem.hint == "begin with a field: a key, a colon, a space and a value"


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
    pytest.param("name: * x", 1, 7, "begins with *, & or !", QUOTES, id="b029-star"),
    pytest.param("name: **x**", 1, 7, "begins with *, & or !", QUOTES, id="b029-stars"),
    pytest.param("names:\n  - * x", 2, 5, "begins with *, & or !", QUOTES, id="b029-star-in-list"),
    pytest.param("name: & x", 1, 7, "begins with *, & or !", QUOTES, id="b029-ampersand"),
    pytest.param("name: %x", 1, 7, "cannot begin with @, ` or %", QUOTES, id="b029-percent"),
    pytest.param("name: @x", 1, 7, "cannot begin with @, ` or %", QUOTES, id="b029-at"),
    pytest.param("name: `x`", 1, 7, "cannot begin with @, ` or %", QUOTES, id="b029-backtick"),
    pytest.param("names: [a, @x]", 1, 12, "cannot begin with @, ` or %", QUOTES, id="b029-at-in-flow-list"),
    pytest.param("name: [x] y", 1, 11, "after its closing bracket", QUOTES, id="b029-bracket"),
    pytest.param("name: [[x]] y", 1, 13, "after its closing bracket", QUOTES, id="b029-link"),
    pytest.param("name: {x} y", 1, 11, "after its closing bracket", QUOTES, id="b029-brace"),
    pytest.param("name: [x", 1, 7, "is not closed", QUOTES, id="b029-open-bracket"),
    pytest.param("name: {x\nkind: y", 1, 7, "is not closed", QUOTES, id="b029-open-brace"),
    pytest.param("name: > x", 1, 7, "beside > or |", QUOTES, id="b029-greater"),
    pytest.param("name: |x", 1, 7, "beside > or |", QUOTES, id="b029-bar"),
    pytest.param("name: ]x", 1, 7, "cannot begin with a closing bracket", QUOTES, id="b029-closing"),
    pytest.param("a: 'x' y", 1, 8, "after its closing quote", QUOTES, id="after-quote"),
    pytest.param("a: 'it's'", 1, 8, "after its closing quote", QUOTES, id="apostrophe"),
    pytest.param('a:\n  - "x" y', 2, 9, "after its closing quote", QUOTES, id="after-quote-in-list"),
    pytest.param('a: 1\nb: "x\nc: d\n', 2, 4, "opened and not closed", "close it", id="open-quote"),
    pytest.param('a: "\\d"', 1, 5, "a backslash in double quotes", "single quotes", id="escape"),
    pytest.param('a: "\\ud800"', 1, 7, "a backslash in double quotes", "single quotes", id="surrogate"),
    pytest.param("name: x\nkind:y\nfoo: z", 2, 1, "a space is missing after the colon", "`key: value`", id="no-space-below"),
    pytest.param("text: >-\n  a\nb\nkind: x", 3, 1, "has no key", "indent it", id="text-not-indented"),
    pytest.param("name: x\n  kind: y", 2, 7, "indented like none", "indent it", id="too-far-in"),
    pytest.param("a:\n  - b: c\n   d: e", 3, 4, "indented like none", "indent it", id="between"),
    pytest.param("a: b\n- c", 2, 1, "an item of a list", "the key of the list", id="list-without-key"),
    pytest.param("a: - b\n   - c", 1, 4, "begins on the line below", "on a line of its own", id="list-beside-key"),
    pytest.param(": b", 1, 1, "a key is missing", "`key: value`", id="no-key"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "column", "said", "hint"), MISTAKES)
def test_a_usual_mistake_is_told_in_words_for_an_editor(text: str, line: int, column: int, said: str, hint: str) -> None:
    """A mistake in the form is told where it was made, with what to do."""
    problem = refusal(text)
    assert told(problem) == ("yaml-syntax", line, column)
    assert said in problem.message
    assert hint in problem.hint
    assert problem.place.excerpt == text.split("\n")[line - 1]


@pytest.mark.parametrize(
    "line", [" kind: " + "- a: " * 150_000, " kind: b: " + "- a: " * 150_000, '"' + "- a: " * 150_000, "\t: " * 200_000]
)
def test_b024_the_mistake_of_a_long_line_is_looked_for_around_its_spot(line: str) -> None:
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
def test_a_sign_of_yaml_where_text_is_wanted_is_refused(given_value: str, code: str) -> None:
    """Where the schema wants a text and YAML yields something else, the editor is told at the value."""
    assert ends(NORTHLAND, "name: Northland", f"name: {given_value}") == [(code, 1, 7)]


def test_b029_flow_lists_and_block_scalars_are_fine() -> None:
    """Lists in brackets, mappings in braces, and texts below > and | are what they look like."""
    text = "a: [b, 'c: d', [e]]\nf: {g: h}\ni: >-\n  j\n  k\n\n  l\nm: |\n  n\n   o\n"
    assert value(text) == {"a": ["b", "c: d", ["e"]], "f": {"g": "h"}, "i": "j k\nl", "m": "n\n o\n"}


@pytest.mark.parametrize("nothing", ["", "~", "null", "Null", "NULL", "# comment"])
def test_a_field_without_a_value_is_told(nothing: str) -> None:
    """Nothing is never taken for a text, and a quoted word is never taken for nothing."""
    _, problems = read("f.yml", f"a: 1\nb: {nothing}\n".encode())
    assert [(problem.code, problem.place.line) for problem in problems] == [("no-value", 2)]
    assert value("a: 'null'\nb: \"~\"\nc: ''\n") == {"a": "null", "b": "~", "c": ""}


# Characters.

HIDDEN = [
    pytest.param("\u0085", "a next-line character (U+0085)", id="b030-next-line"),
    pytest.param("\u2028", "a line separator (U+2028)", id="b030-line-separator"),
    pytest.param("\u2029", "a paragraph separator (U+2029)", id="b030-paragraph-separator"),
    pytest.param("\x00", "a control character (U+0000)", id="b032-null"),
    pytest.param("\x07", "a control character (U+0007)", id="b032-bell"),
    pytest.param("\x0c", "a control character (U+000C)", id="b032-form-feed"),
    pytest.param("\x1b", "a control character (U+001B)", id="b032-escape"),
    pytest.param("\x7f", "a control character (U+007F)", id="b032-delete"),
    pytest.param("\x9b", "a control character (U+009B)", id="b032-c1"),
    pytest.param("\ufeff", "a byte order mark (U+FEFF)", id="b033-middle"),
    pytest.param("\ufffe", "a character of no meaning (U+FFFE)", id="b037-noncharacter"),
    pytest.param("\uffff", "a character of no meaning (U+FFFF)", id="b037-last"),
    pytest.param("\ufdd0", "a character of no meaning (U+FDD0)", id="b037-arabic-block"),
    pytest.param("\U0001fffe", "a character of no meaning (U+1FFFE)", id="b037-plane-1"),
    pytest.param("\ue000", "a character of private use (U+E000)", id="b037-private"),
    pytest.param("\U0010fffd", "a character of private use (U+10FFFD)", id="b037-private-plane"),
    pytest.param("\ufffd", "a replacement character (U+FFFD)", id="b037-replacement"),
    *(pytest.param(chr(code), f"(U+{code:04X})", id=f"b164-{code:04x}") for code in (0x202A, 0x202E, 0x2066, 0x2069, 0x200E, 0x200F, 0x61C)),
    *(pytest.param(chr(code), f"(U+{code:04X})", id=f"b165-{code:04x}")
      for code in (0x200B, 0x200C, 0x200D, 0x2060, 0xAD, 0x180E, 0xE0041, 0xFE0F, 0xE0100, 0x3164, 0x115F, 0x34F)),
    pytest.param("\u0301" * 5, "a letter with 5 marks upon it", id="b170-five"),
    pytest.param("\u0336\u0488" * 100, "a letter with 200 marks upon it", id="b170-two-hundred"),
]  # fmt: skip


@pytest.mark.parametrize(("hidden", "called"), HIDDEN)
def test_a_character_that_no_reader_can_see_is_refused(hidden: str, called: str) -> None:
    """It is named, pointed at in its line, and shown as an escape: the message itself hides nothing."""
    text = f"a: 1\nname: No{hidden}rth: x\nb: 2\n"
    problem = refusal(text)
    assert told(problem) == ("hidden-character", 2, 9)
    assert called in problem.message
    assert problem.place.excerpt == text.split("\n")[1]
    shown = str(problem)
    assert all(line.isprintable() for line in shown.split("\n"))
    if len(hidden) == 1 and hidden != "\ufffd":
        assert hidden not in shown
        assert f"    2 | name: No{hidden.encode('unicode_escape').decode()}rth: x\n" in shown


@pytest.mark.parametrize(
    ("escape", "code"),
    [("\\e[31m", "U+001B"), ("\\x7f", "U+007F"), ("\\a", "U+0007"), ("\\0", "U+0000"), ("\\r", "U+000D"), ("\\N", "U+0085"),
     ("\\L", "U+2028"), ("\\P", "U+2029"), ("\\u202e", "U+202E"), ("\\ufeff", "U+FEFF"), ("\\U000e0041", "U+E0041")],
)  # fmt: skip
def test_b032_an_escape_brings_in_no_hidden_character(escape: str, code: str) -> None:
    """What may not stand in a file may not be written as an escape either, neither in a value nor in a key."""
    for text, column in ((f'a: "x{escape}"', 4), (f'"x{escape}": a', 1)):
        problem = refusal(text)
        assert told(problem) == ("hidden-character", 1, column)
        assert code in problem.message


def test_escapes_of_what_can_be_seen_are_read() -> None:
    """A tab, a line end and a letter may be written as escapes."""
    assert value('a: "x\\ty\\nz\\u00e9\\"\\\\"') == {"a": 'x\ty\nzé"\\'}


@pytest.mark.parametrize(
    "text",
    ["Ελλάδα", "Россия", "中国 北朝鮮", "대한민국", "ايران", "می\u200cخواهم", "क\u094d\u200dष", "ประเทศไทย", "Việt Nam", "ישראל", "👩\u200d🚀", "❤\ufe0f\u200d🔥",
     "“x” – ‘y’ … — €", "a\u0301\u0301\u0301\u0301"],
)  # fmt: skip
def test_b165_scripts_keep_the_joiners_they_need(text: str) -> None:
    """Names in every script are read as they are written, in NFC."""
    assert value(f"name: {text}\n'{text}': x") == {"name": unicodedata.normalize("NFC", text), unicodedata.normalize("NFC", text): "x"}


def test_b168_letters_in_parts_are_put_together() -> None:
    """Keys and values are NFC, whatever the editor's system writes."""
    assert value("Cafe\u0301: re\u0301sume\u0301") == {"Café": "résumé"}
    assert document("Cafe\u0301: x").place(("Café",)).column == 8


@pytest.mark.parametrize(
    ("data", "line", "column", "said"),
    [
        pytest.param(b"\xff\xfea\0:\0 \0b\0", 1, 1, "UTF-16", id="b034-utf-16-le"),
        pytest.param(b"\xfe\xff\0a\0:\0 \0b", 1, 1, "UTF-16", id="b034-utf-16-be"),
        pytest.param("a: b".encode("utf-16-le"), 1, 1, "UTF-16", id="b034-utf-16-without-mark"),
        pytest.param("a: b".encode("utf-32"), 1, 1, "UTF-32", id="b034-utf-32-le"),
        pytest.param(b"\0\0\xfe\xff\0\0\0a", 1, 1, "UTF-32", id="b034-utf-32-be"),
        pytest.param("a: b\nname: Café x".encode("latin-1"), 2, 10, "byte 14 ", id="b034-latin-1"),
        pytest.param("a: Россия".encode("cp1251"), 1, 4, "byte 3 ", id="b034-cp1251"),
        pytest.param(b"\xef\xbb\xbfa: \xe9", 1, 4, "byte 6 ", id="b034-after-byte-order-mark"),
        pytest.param(b"a: b\rc: d\r\n\xe9", 3, 1, "byte 11 ", id="b034-after-other-line-ends"),
        pytest.param(b"a: \xc0\xaf", 1, 4, "byte 3 ", id="b036-overlong"),
        pytest.param(b"a: \xed\xa0\x80", 1, 4, "byte 3 ", id="b036-surrogate"),
        pytest.param(b"a: \xf4\x90\x80\x80", 1, 4, "byte 3 ", id="b036-above-unicode"),
        pytest.param("a: é".encode()[:-1], 1, 4, "byte 3 ", id="b036-truncated"),
    ],
)
def test_only_utf_8_is_read(data: bytes, line: int, column: int, said: str) -> None:
    """Other bytes are refused, with the number of the first wrong one."""
    problem = refusal(data)
    assert told(problem) == ("not-utf8", line, column)
    assert said in problem.message
    assert "save" in problem.hint


def test_b034_the_line_of_a_wrong_byte_is_shown() -> None:
    """The excerpt shows the byte as an escape, and the caret stands below it."""
    assert str(refusal(b"a: b\nname: Caf\xe9 x\n")) == (
        "f.yml:2:10: not-utf8: byte 14 is not UTF-8\n    2 | name: Caf\\xe9 x\n      |          ^\n   help: save the file as UTF-8"
    )


def test_b033_a_byte_order_mark_at_the_start_is_left_out() -> None:
    """The first key is the key without it, and columns count as an editor shows them."""
    assert value(b"\xef\xbb\xbfname: x") == {"name": "x"}
    assert document(b"\xef\xbb\xbfname: x").place(("name",)).column == 7
    assert told(refusal(b"\xef\xbb\xbf\xef\xbb\xbfname: x")) == ("hidden-character", 1, 1)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_b038_line_ends_do_not_matter(end: str) -> None:
    """The same record with other line ends is the same document, texts over several lines included."""
    for text in (small.NORTHLAND, small.FERRY, "a: |\n  b\n\n  c\nd: 'e\n\n  f'\n"):
        assert read("f.yml", text.replace("\n", end).encode()) == read("f.yml", text.encode())
    mixed = "a: b\rc: d\r\ne: f\n"
    assert value(mixed) == {"a": "b", "c": "d", "e": "f"}
    assert (document(mixed).place(("e",)).line, document(mixed).place(("e",)).excerpt) == (3, "e: f")


# Twins and what editors leave behind.


def test_b040_two_files_of_one_record_are_refused() -> None:
    """A .yaml beside a .yml of the same name is told as its twin, and alone as misnamed."""
    twin = {**small.files(), "actors/northland.yaml": small.NORTHLAND.encode()}
    (problem,) = decode(twin)[1]
    assert (problem.code, problem.place.path) == ("unexpected-file", "briefings/actors/northland.yaml")
    assert "'actors/northland.yml'" in problem.message
    alone = {path: data for path, data in twin.items() if path != NORTHLAND}
    (problem,) = decode(alone)[1]
    assert (problem.code, problem.place.path) == ("unexpected-file", "briefings/actors/northland.yaml")


@pytest.mark.parametrize(
    "name", ["northland.yml~", "northland.yaml~", ".#northland.yml", "#northland.yml#", "northland.yml.orig", "northland.yml.rej",
             ".northland.yml.swp", "northland.yml.bak", ".DS_Store", "Thumbs.db", "desktop.ini"],
)  # fmt: skip
def test_b040_what_editors_leave_behind_is_passed_over(name: str) -> None:
    """A backup or a system's own file changes nothing, whatever it holds."""
    dossier, problems = decode({**small.files(), f"actors/{name}": b"\xff not yaml: ["})
    assert not problems
    assert dossier is not None
    assert (dossier.actors, dossier.documents, dossier.broken) == (small.dossier().actors, small.dossier().documents, frozenset())


def test_the_problems_of_all_files_are_told_in_one_run() -> None:
    """A file that cannot be read hides nothing that is wrong in another, the settings included."""
    files = {
        **small.files(),
        "dossier.yml": small.DOSSIER.replace("as_of: 2024-05-03", "as_of: 2024-13-03").encode(),
        NORTHLAND: small.NORTHLAND.replace("name: Northland", "name: North: land").encode(),
        "actors/southmark.yml": small.SOUTHMARK.replace("kind: state", "kind: state\nkind: person\nkindd: x").encode(),
        "actors/lena-vos.yml": small.LENA_VOS.replace("name: Lena Vos", "name: Lena\u2028Vos").encode(),
        HERALD: small.HERALD_SOURCE.replace("2024-03-15", "2024-13-15").encode("utf-16"),
    }
    _, problems = decode(files)
    assert str(InvalidDossierError(problems)).split("\n") == [
        "briefings/actors/lena-vos.yml:1:11: hidden-character: here stands a line separator (U+2028), which no reader can see",
        r"    1 | name: Lena\u2028Vos",
        "      |           ^^^^^^",
        "   help: delete it",
        "briefings/actors/northland.yml:1:12: yaml-syntax: the value holds a colon followed by a space, which begins another key",
        "    1 | name: North: land",
        "      |            ^",
        "   help: put the whole value in quotes, or write it below `>-`",
        "briefings/actors/southmark.yml:3:1: duplicate-key: the key 'kind' stands here a second time",
        "    3 | kind: person",
        "      | ^^^^",
        "   help: keep one of the two",
        "briefings/actors/southmark.yml:4:1: unknown-field: 'kindd' is no field of an actor",
        "    4 | kindd: x",
        "      | ^^^^^",
        "   help: did you mean 'kind'?",
        "briefings/dossier.yml:3:8: bad-date: as_of: '2024-13-03' is no day of the calendar: there is no month 13",
        "    3 | as_of: 2024-13-03",
        "      |        ^^^^^^^^^^",
        "briefings/sources/herald-2024-03.yml:1:1: not-utf8: the file is UTF-16 or UTF-32, or no text at all",
        "   help: save it as UTF-8",
    ]


# Places.

RECORD = """\
name: Northland   # a comment
aliases: [North, 'The “North”', "N"]
text: >-
  Some words about
  [[northland]] and the Ferry Line
  of “Port Alder”.
claims:
  - id: one
    cites: [a#1, b#2]
    why: {rule: x, why: because of it}
  -
    id: two
"東": {北: 南}
last: Ferry
"""


@pytest.mark.parametrize(
    ("loc", "key", "token", "spot"),
    [
        ((), False, "", (1, 1, 1)),
        (("name",), False, "", (1, 7, 9)),
        (("name",), True, "", (1, 1, 4)),
        (("aliases",), False, "", (2, 10, 1)),
        (("aliases", 1), False, "", (2, 18, 13)),
        (("aliases", 2), False, "", (2, 33, 3)),
        (("text",), False, "", (3, 7, 1)),
        (("claims", 0), False, "", (8, 5, 1)),
        (("claims", 0, "cites", 1), False, "", (9, 18, 3)),
        (("claims", 0, "why", "why"), False, "", (10, 25, 13)),
        (("claims", 0, "why", "why"), True, "", (10, 20, 3)),
        (("claims", 1, "id"), False, "", (12, 9, 3)),
        (("東", "北"), False, "", (13, 10, 1)),
        (("東", "北"), True, "", (13, 7, 1)),
        # the nearest one that exists
        (("claims", 1, "cites"), False, "", (12, 5, 1)),
        (("claims", 1, "cites"), True, "", (12, 5, 1)),
        (("claims", 7, "cites", 0), False, "", (8, 3, 1)),
        (("nothing",), False, "", (1, 1, 1)),
        (("nothing",), True, "", (1, 1, 1)),
        # a word inside
        (("text",), False, "northland", (5, 5, 9)),
        (("text",), False, "[[", (5, 3, 2)),
        (("text",), False, "“", (6, 6, 1)),
        (("text",), False, "Ferry Line of", (5, 25, 10)),
        (("text",), False, "“Port Alder”", (6, 6, 12)),
        (("claims",), False, "two", (12, 9, 3)),
        (("claims", 0), False, "because", (10, 25, 7)),
        (("claims", 0, "cites"), False, "b#2", (9, 18, 3)),
        ((), False, "Ferry", (5, 25, 5)),
        (("last",), False, "Ferry", (14, 7, 5)),
        # no part of another word, and nothing outside
        (("text",), False, "north", (3, 7, 1)),
        (("claims", 0, "id"), False, "two", (8, 9, 3)),
        (("name",), False, "North", (1, 7, 9)),
        (("claims", 0, "cites", 0), False, "b", (9, 13, 3)),
        (("claims", 0, "why", "why"), False, "why", (10, 25, 13)),
    ],
)
def test_a_place_is_where_an_editor_looks(loc: Loc, key: bool, token: str, spot: tuple[int, int, int]) -> None:
    """The value, its key, or a word in it; and where there is none, what lies around it."""
    place = document(RECORD).place(loc, key=key, token=token)
    assert place == Place("f.yml", *spot, RECORD.split("\n")[spot[0] - 1])


def test_a_file_with_a_comment_first_is_pointed_at_where_its_fields_begin() -> None:
    """The place of the whole is the first line, and those of fields count the comment."""
    found = document("# who: wrote it\n\nname: x\n")
    assert (found.place().line, found.place(("name",)).line) == (1, 3)


# What holds for every text.

LETTERS = st.characters(exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"])
TEXTS = st.text(LETTERS | st.sampled_from("\n\t :#-[]{}'\"&*!|>%@`?,~"), max_size=40).filter(lambda text: not refused(text))
SIGNS = st.text(st.sampled_from("abAé1 \n\n  \t:-?[]{},#&*!|>'\"%@`~<=.\\x\u2028\ufeff\r北"), max_size=60)


def holds(data: bytes) -> None:
    """Whatever the bytes, there is a document or a problem, and every problem stands at a place that exists."""
    found, problems = read("f.yml", data)
    assert found is not None or problems
    for problem in problems:
        assert problem.message
        assert problem.place.column <= len(problem.place.excerpt) + 1
        assert all(line.isprintable() for line in str(problem).split("\n"))
    if found is not None:
        assert all(problem.code in ("duplicate-key", "no-value") for problem in problems)


@CASES
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """No bytes make the reader raise."""
    holds(data)


@CASES
@given(st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")) | SIGNS.map(str.encode))
def test_any_text_is_read_or_refused(data: bytes) -> None:
    """No text makes the reader raise, signs of YAML in any order included."""
    holds(data)


@settings(CASES, max_examples=400)
@given(SIGNS | SIGNS.map("a: ".__add__))
def test_what_is_read_is_what_yaml_says(text: str) -> None:
    """What another reader of YAML finds in a text, one that types nothing and takes the text, is what is read here."""
    found, problems = read("f.yml", text.encode())
    if found is not None and not problems:
        try:
            other = yaml.load(found.text, Loader=yaml.BaseLoader)  # noqa: S506  BaseLoader makes texts alone
        except yaml.YAMLError:
            return
        assert found.value == normal(other)


def normal(given_value: Any) -> Any:
    """A value with all its texts in NFC."""
    if isinstance(given_value, dict):
        return {normal(key): normal(inner) for key, inner in given_value.items()}
    if isinstance(given_value, list):
        return [normal(inner) for inner in given_value]
    return unicodedata.normalize("NFC", given_value)


@CASES
@given(st.dictionaries(TEXTS, TEXTS, min_size=1, max_size=5), st.sampled_from([None, "'", '"', "|", ">"]), st.booleans())
def test_a_mapping_of_texts_reads_back(fields: dict[str, str], style: str | None, unicode: bool) -> None:
    """What YAML's own writer makes of plain texts is read as these texts."""
    written = yaml.safe_dump(fields, default_style=style, allow_unicode=unicode, sort_keys=False)
    expected = normal(fields)
    if len({key.casefold() for key in expected}) == len(fields) and "<<" not in fields:
        assert value(written) == expected


def numbered(shape: Any, numbers: Iterator[int]) -> Any:
    """Lists and mappings in each other as `shape` has them, with texts and keys of which no two begin alike."""
    if isinstance(shape, str):
        return f"v{next(numbers):04}v{shape}"
    if isinstance(shape, tuple):
        return {f"k{next(numbers):04}": numbered(one, numbers) for one in shape}
    return [numbered(one, numbers) for one in shape]


LEAVES = st.sampled_from(["", " and more", " – “é” 北", " and\nthen this", ": [so] #{it} 'is'", " a" * 40])
SHAPES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, min_size=1, max_size=3) | st.lists(inner, min_size=1, max_size=3).map(tuple), max_leaves=6
)


def every(given_value: Any, loc: Loc = ()) -> Iterator[tuple[Loc, Any]]:
    """Each value with the way to it."""
    yield loc, given_value
    inner = given_value.items() if isinstance(given_value, dict) else enumerate(given_value) if isinstance(given_value, list) else ()
    for step, one in inner:
        yield from every(one, (*loc, step))


@settings(CASES, max_examples=100)
@given(
    st.lists(SHAPES, min_size=1, max_size=3).map(lambda shapes: numbered(tuple(shapes), iter(range(10_000)))),
    st.sampled_from([None, True, False]),
    st.sampled_from([None, "'", '"', "|", ">"]),
    st.sampled_from([2, 4]),
    st.booleans(),
)
def test_every_value_knows_where_it_begins(
    fields: dict[str, Any], flow: bool | None, style: str | None, indent: int, unicode: bool
) -> None:
    """At the line and column of a value stand its first words, its quote, its bracket, its dash, or the sign of a text below."""
    text = yaml.safe_dump(
        fields, default_flow_style=flow, default_style=style, indent=indent, allow_unicode=unicode, width=60, sort_keys=False
    )
    found = document(text)
    assert found.value == fields
    for loc, one in list(every(fields))[1:]:
        begins(found, loc, one)
        if isinstance(loc[-1], str):
            at = found.place(loc, key=True)
            assert at.excerpt[at.column - 1 :].lstrip("\"'").startswith(loc[-1])
            assert at.width == len(loc[-1])


def begins(found: Document, loc: Loc, one: Any) -> None:
    """What stands at the place of a value is how it begins."""
    place = found.place(loc)
    lines = found.text.split("\n")
    assert lines[place.line - 1] == place.excerpt
    here = "\n".join([place.excerpt[place.column - 1 :], *lines[place.line :]])
    if isinstance(one, dict):
        assert here.lstrip("{\"'? \n").startswith(next(iter(one)))
    elif isinstance(one, list):
        assert here[0] in "-["
    elif here[0] in "|>":
        below = lines[place.line]
        assert below.strip().startswith(one[:6])
        token = found.place(loc, token=one[:6])
        assert (token.line, token.column, token.width) == (place.line + 1, below.index(one[0]) + 1, 6)
    else:
        assert here.lstrip("\"'").startswith(one[:6])
        assert place.width == 1 or here[place.width] in "\n,]}"
