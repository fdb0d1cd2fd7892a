"""Where a value stands in its file; and what holds of every text, whatever its signs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.text.problems import Place
from generator.text.yaml import Document, Loc, read
from generator.text.yaml_errors import refused
from tests.support.rows import each
from tests.support.yaml_reading import CASES, document, value

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


@each(
    ("loc", "key", "token", "spot"),
    [
        ((), False, "", (1, 1, 1)),
        (("name",), False, "", (1, 7, 9)),
        (("name",), True, "", (1, 1, 4)),
        (("aliases",), False, "", (2, 10, 1)),
        (("aliases", 1), False, "", (2, 18, 13)),
        (("aliases", 2), False, "", (2, 33, 3)),
        (("text",), False, "", (4, 3, 16)),
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
        (("text",), False, "north", (4, 3, 16)),
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
    """The place of the whole is its first field: comments and a line for editors' programs may stand above it."""
    found = document("# who: wrote it\n\nname: x\n")
    assert (found.place().line, found.place(("name",)).line) == (3, 3)


# What holds for every text.

LETTERS = st.characters(exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"])
TEXTS = st.text(LETTERS | st.sampled_from("\n\t :#-[]{}'\"&*!|>%@`?,~"), max_size=40).filter(lambda text: not refused(text))
SIGNS = st.text(st.sampled_from("abAé1 \n\n  \t:-?[]{},#&*!|>'\"%@`~<=.\\x\u2028\ufeff\r北"), max_size=60)


def holds(data: bytes) -> None:
    """Whatever the bytes, there is a document or a problem; a problem stands in the file and says what is and what to do; so does every value."""
    found, problems = read("f.yml", data)
    assert found is not None or problems
    lines = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "backslashreplace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in problems:
        assert problem.place.excerpt in ("", lines[problem.place.line - 1])
        assert 1 <= problem.place.column <= len(problem.place.excerpt) + 1
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", problem.code)
        assert problem.message
        assert problem.hint
        assert all(line.isprintable() for line in str(problem).split("\n"))
    if found is not None:
        assert {problem.code for problem in problems} <= {"duplicate-key", "no-value", "cut-value"}
        for loc, _ in every(found.value):
            place = found.place(loc)
            assert place.excerpt == lines[place.line - 1]
            assert 1 <= place.column <= len(place.excerpt) + 1


@CASES
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """No bytes make the reader raise, and all that it tells of them can be acted on."""
    holds(data)


@CASES
@given(st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")) | SIGNS.map(str.encode))
def test_any_text_is_read_or_refused(data: bytes) -> None:
    """No text makes the reader raise, signs of YAML in any order included, and all that it tells of one can be acted on."""
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
