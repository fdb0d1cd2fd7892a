"""Forms made from the schema: every field of it has one, and what is shown and sent again changes nothing."""

from __future__ import annotations

import pytest

from generator.desk import forms
from generator.desk.changes import kind_of
from generator.editing import descriptions, parts
from tests.support import full


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


def test_speakers_are_written_one_step_in_a_line() -> None:
    """Joint speakers with commas, and somebody unnamed in quotation marks."""
    field = next(field for field in forms.fields("actor", "Claim") if field.name == "said_by")
    text = "lena-vos\nnorthland, southmark\n“a senior official” of northland"
    steps = ["lena-vos", ["northland", "southmark"], {"words": "a senior official", "of": "northland"}]
    assert forms.value_of(field, {"said_by": text}) == steps
    assert forms.shown(field, steps) == {"said_by": text}  # type: ignore[arg-type] # as a file has it
