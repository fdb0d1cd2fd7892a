"""Forms made from the schema: every field of it has one, and what is shown and sent again changes nothing."""

from __future__ import annotations

import pytest

from generator.desk import forms
from generator.desk.changes import kind_of, record_fields
from generator.editing import descriptions, parts
from tests.support import full

CLAIM = forms.fields("actor", "Claim")


def test_every_field_of_the_schema_is_asked_for() -> None:
    """And nothing that it has not."""
    for kind in descriptions.KINDS:
        schema = descriptions.schema(descriptions.KINDS[kind])
        assert [field.name for field in forms.fields(kind)] == list(schema["properties"])
        for part, made in schema["$defs"].items():
            if "properties" in made:
                assert [field.name for field in forms.fields(kind, part)] == list(made["properties"])


@pytest.mark.parametrize("path", [path for path in full.files() if path.endswith(".yml")])
def test_a_form_that_is_sent_as_it_was_shown_says_the_same(path: str) -> None:
    """For every file of the dossier that has every field."""
    value = parts.layout(f"briefings/{path}", full.files()[path]).document.value
    inner = forms.fields(kind_of(f"briefings/{path}"))
    found = forms.values(inner, forms.all_shown(inner, value))
    assert found.keys() == value.keys()
    for name in value:
        assert parts.same(value[name], found[name]) or name == "kinds", (name, value[name], found[name])


@pytest.mark.parametrize("path", [path for path in full.files() if path.endswith(".yml")])
def test_saving_a_form_as_it_was_shown_changes_no_byte(path: str) -> None:
    """Neither the fields of a file nor its statements: only what somebody changes is written."""
    where, content = f"briefings/{path}", full.files()[path]
    value = parts.layout(where, content).document.value
    inner = record_fields(kind_of(where))
    given = forms.values(inner, forms.all_shown(inner, value))
    after = parts.with_fields(where, content, (), {field.name: given.get(field.name) for field in inner}, list(value))
    claims = value.get("claims", [])
    for position, claim in enumerate(claims if isinstance(claims, list) else []):
        assert isinstance(claim, dict)
        said = forms.values(CLAIM, forms.all_shown(CLAIM, claim))
        after = parts.with_fields(where, after, ("claims", position), {field.name: said.get(field.name) for field in CLAIM}, list(claim))
    assert after == content


def test_speakers_are_written_one_step_in_a_line() -> None:
    """Joint speakers with commas, and somebody unnamed in quotation marks."""
    field = next(field for field in forms.fields("actor", "Claim") if field.name == "said_by")
    text = "lena-vos\nnorthland, southmark\n“a senior official” of northland"
    steps = ["lena-vos", ["northland", "southmark"], {"words": "a senior official", "of": "northland"}]
    assert forms.value_of(field, {"said_by": text}) == steps
    assert forms.shown(field, steps) == {"said_by": text}  # type: ignore[arg-type] # as a file has it
