"""The reader of YAML: what it refuses, and what it leaves as it is written.

The numbers are those of the threat list: class A whole.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import yaml

from generator.records.decode import decode
from generator.text import yaml as text_yaml
from generator.text.problems import Place
from generator.text.yaml import read
from tests.support import small
from tests.support.fields import HERALD, NORTHLAND
from tests.support.rows import each
from tests.support.yaml_reading import ends, refusal, told, value

# Scalars that YAML readers turn into something else.


@pytest.mark.threat("b001")
@each("word", ["NO", "no", "Yes", "on", "OFF", "y", "True", "false"])
def test_words_that_yaml_takes_for_true_or_false_stay_text(word: str) -> None:
    """An actor may be called NO."""
    assert value(f"name: {word}") == {"name": word}
    dossier, problems = decode(small.changed(NORTHLAND, "name: Northland", f"name: {word}"))
    assert not problems
    assert dossier is not None
    assert dossier.actors["northland"].name == word


@pytest.mark.threat("b002")
@pytest.mark.parametrize("key", ["on", "yes", "no", "Off", "y"])
def test_keys_that_yaml_takes_for_true_or_false_are_unknown_fields(key: str) -> None:
    """A key is the text that stands there; it is refused where the schema has no such field, and is fine where keys are free."""
    assert ends(NORTHLAND, "kind: state", f"kind: state\n{key}: x") == [("unknown-field", 3, 1)]
    dossier, problems = decode(small.changed(NORTHLAND, "kind: state", "kind: state\nnative_names: {no: Nordland}"))
    assert not problems
    assert dossier is not None
    assert dossier.actors["northland"].native_names == {"no": "Nordland"}


@pytest.mark.threat("b004")
@pytest.mark.parametrize("number", ["010", "0o10", "0x1F", "1_000", "08"])
def test_numbers_on_which_readers_disagree_stay_text(number: str) -> None:
    """They are the text that stands there, and no number of a paragraph."""
    assert value(f"unit: {number}") == {"unit": number}
    assert ends(HERALD, "paragraphs: 1-2", f"paragraphs: {number}") == [("bad-citation", 8, 18)]


@pytest.mark.threat("b005")
@each("number", ["1.10", "22:22", "+1", "1e3", "2024-01-01", "12e03"])
def test_a_number_keeps_its_zeros_and_its_colons(number: str) -> None:
    """A version 1.10 is not 1.1, and 22:22 is no 1342."""
    assert value(f"version: {number}") == {"version": number}


@pytest.mark.threat("b006")
@pytest.mark.parametrize("date", ["2024-13-01", "2024-02-30", "2024-00"])
def test_a_day_that_no_calendar_has_is_refused_in_its_line(date: str) -> None:
    """A wrong date is a problem with a place, not an error of Python's."""
    assert ends(HERALD, "published: 2024-03-15", f"published: {date}") == [("bad-date", 2, 12)]


@pytest.mark.threat("b008")
@pytest.mark.parametrize("stamp", ["2024-01-02T03:04:05Z", "2024-01-02 03:04:05", "2024-01-02t03:04:05+01:00"])
def test_a_time_of_day_is_not_a_date(stamp: str) -> None:
    """Where a date is wanted, a timestamp is refused."""
    assert ends(HERALD, "published: 2024-03-15", f"published: {stamp}") == [("bad-date", 2, 12)]


@pytest.mark.threat("b009")
@pytest.mark.parametrize("number", [".inf", "-.inf", ".nan", "1e999"])
def test_infinity_is_a_text_and_no_date(number: str) -> None:
    """No value becomes a float, so none is written as NaN."""
    assert value(f"n: {number}") == {"n": number}
    assert ends(HERALD, "published: 2024-03-15", f"published: {number}") == [("bad-date", 2, 12)]


@pytest.mark.threat("b010")
def test_a_number_of_5000_digits_is_too_long() -> None:
    """It is never made into an integer: as a name it is too long, as a paragraph it is none."""
    digits = "9" * 5000
    assert value(f"n: {digits}") == {"n": digits}
    assert ends(NORTHLAND, "name: Northland", f"name: {digits}") == [("too-long", 1, 7)]
    assert ends(HERALD, "paragraphs: 1-2", f"paragraphs: {digits}") == [("bad-citation", 8, 18)]


# Keys.


@each(
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


def test_all_duplicates_are_reported_at_once() -> None:
    """One run tells every second key and every missing value of a file."""
    _, problems = read("f.yml", b"a: 1\nb: 2\na: 3\nc:\nB: 4\n")
    assert [told(problem) for problem in problems] == [("duplicate-key", 3, 1), ("no-value", 4, 3), ("duplicate-key", 5, 1)]
    assert [problem.message for problem in problems[::2]] == ["duplicate key 'a'", "duplicate key 'B': it reads like 'b'"]


def test_of_two_equal_keys_the_first_is_pointed_at() -> None:
    """What the schema says of a value is said at the key whose value was taken."""
    found, _ = read("f.yml", b"a: {b: 1}\nc: 2\na: {b: 3}\n")
    assert found is not None
    assert (found.place(("a", "b")).line, found.place(("a", "b")).column) == (1, 8)
    assert found.place(("a",), key=True).line == 1


@pytest.mark.threat("b013")
@pytest.mark.parametrize("key", ["1", "1.0", "true", "~", "2024-01-01"])
def test_keys_that_are_no_names_are_unknown_fields(key: str) -> None:
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


@pytest.mark.threat("b016")
def test_billion_laughs_end_at_the_first_anchor() -> None:
    """Reading stops where the first value gets a name, before anything could be repeated by it."""
    assert len(LAUGHS) > 400
    assert told(refusal(LAUGHS)) == ("yaml-anchor", 1, 4)


@pytest.mark.threat("b016")
def test_no_event_of_a_repeated_value_is_passed_on() -> None:
    """Of a text with aliases no more than what stands before the first anchor or alias becomes a value."""
    passed: list[str] = []

    def taken(stream: Iterator[yaml.Event]) -> None:
        passed.extend(event.value for event in stream if isinstance(event, yaml.ScalarEvent))

    with pytest.raises(text_yaml.Refused):
        taken(text_yaml.each("first: text\n" + LAUGHS))
    assert passed == ["first", "text", "a"]
    passed.clear()
    with pytest.raises(text_yaml.Refused):
        taken(text_yaml.each("first: text\nlist: [*a, *a]\nlast: text\n"))
    assert passed == ["first", "text", "list"]


@each(
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


@pytest.mark.threat("b021")
@pytest.mark.parametrize("text", ["---\na: 1\n", "a: 1\n...\n", "--- {a: 1}\n", "# comment\n---\na: 1 # more\n...\n# end\n"])
def test_one_document_may_have_its_marks(text: str) -> None:
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


@pytest.mark.threat("b024")
@pytest.mark.parametrize("item", [b"a,", b"[],", b"{},", b"a: b,"])
def test_too_many_small_values_are_rejected(item: bytes) -> None:
    """A file below the limit of size holds no more values than a record can."""
    count = 900_000 // len(item)
    problem = refusal(b"x: [" + item * count + b"]")
    assert problem.code == "too-large"
    assert problem.place.column < 4 + len(item) * text_yaml.MOST


@pytest.mark.threat("b024")
@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "[{a: "])
def test_a_hundred_thousand_levels_end_at_the_deepest_allowed(opening: str) -> None:
    """What lies too deep is refused before the stack of a parser could be used up."""
    problem = refusal("a:\n  " + opening * (100_000 // len(opening)))
    assert (problem.code, problem.place.line) == ("too-deep", 2)
    ahead = 1_000 if opening == "[" else 0  # libyaml's own limit, which it meets while it looks for a key
    assert problem.place.column <= 3 + len(opening) * max(text_yaml.DEEPEST, ahead)


def test_the_deepest_allowed_values_are_read() -> None:
    """The limit itself is no fault."""
    depth = text_yaml.DEEPEST - 1
    assert value("a: " + "[" * depth + "b" + "]" * depth)["a"] != "b"
    assert refusal("a: " + "[" * (depth + 1) + "b" + "]" * (depth + 1)).code == "too-deep"
