"""Fields in the order of the schema: what moves, what goes with it, what stays; and that a record says the same before and after."""

from __future__ import annotations

import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from generator.editing import field_order
from generator.editing.edits import Edit
from generator.editing.field_order import DisorderError, arranged, fields, model_of
from generator.records.dossier import Actor, Relationship
from generator.records.sources import Source
from generator.text.yaml import read
from tests.support import full, small
from tests.support.rows import each


def put(text: str, path: str = "actors/x.yml") -> str:
    """A file put in order; fails where it cannot be read."""
    document, problems = read(f"briefings/{path}", text.encode())
    assert document is not None, problems
    model = model_of(path)
    assert model is not None
    return arranged(document, model)


def test_the_order_is_that_of_the_schema() -> None:
    """First what is a record's own, then what it has in common with others; the id is the file's name."""
    assert fields(Relationship)[:5] == ("parties", "kinds", "states", "trend", "claims")
    assert fields(Actor)[0] == "name"
    assert fields(Actor)[-8:] == ("claims", "judgements", "gaps", "history", "formerly", "marking", "waive", "brief")
    assert {"id"} & {*fields(Actor), *fields(Source)} == set()


MOVED = [
    ("fields", "kind: state\nname: X\n", "name: X\nkind: state\n"),
    ("what is in order", "name: X\nkind: state\n", "name: X\nkind: state\n"),
    ("a comment at the end", "kind: state # is\nname: X # called\n", "name: X # called\nkind: state # is\n"),
    ("comments above", "kind: state\n# one\n# two\nname: X\n", "# one\n# two\nname: X\nkind: state\n"),
    ("a comment above the first", "# why\nkind: state\nname: X\n", "name: X\n# why\nkind: state\n"),
    ("the head of the file", "# Northland\n\nkind: state\nname: X\n", "# Northland\n\nname: X\nkind: state\n"),
    ("a line for programs", "# yaml-language-server: $schema=a\n# X\nkind: state\nname: X\n", "# yaml-language-server: $schema=a\n# X\nname: X\nkind: state\n"),
    ("the mark of a document", "---\nkind: state\nname: X\n", "---\nname: X\nkind: state\n"),
    ("a blank line", "kind: state\n\nname: X\n", "name: X\n\nkind: state\n"),
    ("what stands below all", "kind: state\nname: X\n# end\n", "name: X\nkind: state\n# end\n"),
    ("folded text", "claims:\n  - text: >-\n      a\n      # b\n\n    id: x-y\n", "claims:\n  - id: x-y\n\n    text: >-\n      a\n      # b\n"),
    ("the first of an item", "claims:\n  # it\n  - text: a\n    id: x-y # id\n    type: plan\n", "claims:\n  # it\n  - id: x-y # id\n    text: a\n    type: plan\n"),
    ("a comment above what becomes first", "claims:\n  - text: a\n    # why\n    id: x-y\n", "claims:\n  # why\n  - id: x-y\n    text: a\n"),
    ("an item on the next line", "claims:\n  -\n    # a\n    text: a\n    id: x-y\n", "claims:\n  -\n    id: x-y\n    # a\n    text: a\n"),
    ("a comment that is deeper", "claims:\n  - id: x-y\n    # of x-y\n# kind\nkind: state\n", "# kind\nkind: state\nclaims:\n  - id: x-y\n    # of x-y\n"),
    ("a list at the margin", "claims:\n- text: a\n  id: x-y\n# kind\nkind: state\n", "# kind\nkind: state\nclaims:\n- id: x-y\n  text: a\n"),
    ("both depths", "claims:\n  - cites: [a#1]\n    id: x-y\nname: X\n", "name: X\nclaims:\n  - id: x-y\n    cites: [a#1]\n"),
    ("braces", "roles:\n  - {cites: [ 'a#1' ],of: xy , title: \"b, c\"}\n", "roles:\n  - {title: \"b, c\",of: xy , cites: [ 'a#1' ]}\n"),
    ("braces in braces", "waive: [{why: b, rule: a}]\nname: X\n", "name: X\nwaive: [{rule: a, why: b}]\n"),
    ("a file in braces", "{kind: state, name: X}\n", "{name: X, kind: state}\n"),
    ("braces over lines", "roles:\n  - {\n      of: xy,\n      title: b,\n    }\n", "roles:\n  - {\n      title: b,\n      of: xy,\n    }\n"),
    ("a comment in braces", "roles:\n  - {of: xy, # why\n     title: b}\n", "roles:\n  - {of: xy, # why\n     title: b}\n"),
    ("words of a language", "native_names: {ko: a, de: b}\n", "native_names: {ko: a, de: b}\n"),
    ("an unknown field", "kind: state\ntitel: x\nname: X\nroles: [{of: xy, title: b}]\n", "kind: state\ntitel: x\nname: X\nroles: [{title: b, of: xy}]\n"),
    ("an explicit key", "? kind\n: state\nname: X\n", "? kind\n: state\nname: X\n"),
    ("quoted keys", "'kind': state\n\"name\": X\n", "\"name\": X\n'kind': state\n"),
    ("ends of lines", "name: X  \t\nkind: state \n\n\n", "name: X\nkind: state\n"),
    ("no end", "kind: state\nname: X", "name: X\nkind: state"),
    ("other line ends", "\ufeffkind: state\r\nname: X\r\n", "name: X\nkind: state\n"),
    ("an escape at an end", 'name: "a\\ \n  b"\n', 'name: "a\\ \n  b"\n'),
    ("the kinds of a relationship", "kinds: [{from: xy, kind: b}]\n", "kinds: [{kind: b, from: xy}]\n"),
]  # fmt: skip


@each(("before", "after"), [row[1:] for row in MOVED], ids=[row[0] for row in MOVED])
def test_fields_move_with_what_goes_with_them(before: str, after: str) -> None:
    """Whole lines move, with their comments; put in order again, nothing changes."""
    path = "relationships/a--b.yml" if "kinds" in before else "actors/x.yml"
    assert put(before, path) == after
    assert put(after, path) == after


def test_the_vocabulary_keeps_its_own_order() -> None:
    """Kinds and topics stand in an order that pages show; the fields of each are the schema's."""
    text = "topics:\n  b-b: {about: x, label: y}\n  a-a: {label: y, about: x}\nactor_kinds: {}\n"
    assert put(text, "vocabulary.yml") == "actor_kinds: {}\ntopics:\n  b-b: {label: y, about: x}\n  a-a: {label: y, about: x}\n"


@each(
    ("path", "is_record"),
    [("dossier.yml", True), ("sources/a.yml", True), ("sources/a.evidence", False), ("editions/a.json", False), ("actors/b/a.yml", False), ("other/a.yml", False)],
)  # fmt: skip
def test_only_files_of_records_have_an_order(path: str, is_record: bool) -> None:
    """Evidence and editions are the program's, and what is no file of a dossier is nobody's."""
    assert (model_of(path) is not None) is is_record


def test_a_file_that_would_say_something_else_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes of it is read again and held against what was: a mistake here loses nothing of an editor's."""
    monkeypatch.setattr(field_order._Arranging, "splices", lambda *_: [Edit(0, 4, "")])
    with pytest.raises(DisorderError):
        put("kind: state\nname: X\n")


#: Top-level blocks and items to shuffle: the fields of every record of the full dossier.
FILES = {path: content.decode() for path, content in full.files().items() if model_of(path)}
COMMENTS = st.sampled_from(
    ["", "", "", "# a comment\n", "\n", "\n# a comment\n\n", "  # a deeper one\n", "# yaml-language-server: $schema=x\n"]
)


@given(st.sampled_from(sorted(FILES)), st.randoms(use_true_random=False), st.lists(COMMENTS, min_size=12, max_size=12), st.booleans())
def test_a_record_says_the_same_in_whatever_order(path: str, random: Random, comments: list[str], braced: bool) -> None:
    """Fields shuffled and comments sprinkled in: in order again, every line is still there, the record is the same, and nothing moves twice."""
    blocks = re.findall(r"(?m)^\w[^\n]*\n(?:[ -][^\n]*\n)*", FILES[path])
    assert "".join(blocks) == FILES[path]
    random.shuffle(blocks)
    mixed = (
        "".join(comment + block for comment, block in zip(comments, blocks, strict=False)) + "".join(blocks[len(comments) :]) + comments[0]
    )
    if braced:
        mixed = re.sub(r"\{(\w+: [\w#-]+), (\w+: [\w#-]+)\}", r"{\2, \1}", mixed)
    after = put(mixed, path)
    kept = [sorted(re.sub(r"\{.*\}", "", line) for line in text.split("\n") if line.strip()) for text in (mixed, after)]
    assert kept[0] == kept[1]
    assert put(after, path) == after
    assert said(after, path) == said(mixed, path)


def said(text: str, path: str) -> BaseModel:
    """The record that a file holds."""
    document, model = read("x.yml", text.encode())[0], model_of(path)
    assert document is not None
    assert model is not None
    return model.model_validate({**document.value, **({"id": "x"} if "id" in model.model_fields else {})})


@each("path", sorted(path for path in small.files() if model_of(path)))
def test_the_files_of_the_small_dossier_are_in_order(path: str) -> None:
    """The example that other tests, and readers of them, go by is in the order of the schema."""
    text = small.files()[path].decode()
    assert put(text, path) == text
