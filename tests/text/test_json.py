"""Values as JSON: what comes back, and what is refused."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.exports import files
from generator.text import json as text_json
from generator.views.queries import Views
from tests.support import small
from tests.support.data_files import TEXT
from tests.support.rows import each

# JSON

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.threat("b153")
@given(JSON)
def test_any_value_comes_back_from_json(value: Any) -> None:
    """Whatever a value holds, it is read again as it was: nothing is escaped that a reader would not undo."""
    assert json.loads(text_json.dumps(value)) == value


@pytest.mark.threat("b153")
@each("text", ["</script><script>", "<!--", "]]>", "\u2028\u2029", "\\u003c", 'a"b\\c', "\x00\x1f\x7f", "é中🚢"])
def test_json_files_hold_texts_as_they_are(text: str) -> None:
    """A file of JSON is no script: what a script would have to escape is there as it is, and what JSON must escape is escaped."""
    content = text_json.dumps({"a": text}).decode("utf-8")
    assert json.loads(content) == {"a": text}
    assert "\\u003c" not in content.replace("\\\\u003c", "")


@pytest.mark.threat("b154")
@each("value", [float("nan"), float("inf"), -float("inf"), [{"a": float("nan")}], "\ud800", {"\udfff": 1}, ["a\udc80b"]], ids=repr)
def test_what_is_not_a_json_value_is_rejected(value: Any) -> None:
    """No number that is none and no half of a character reaches a file."""
    with pytest.raises(ValueError, match=r"."):
        text_json.dumps(value)


@pytest.mark.threat("b154")
@each(
    "value", [b"a", {1: "a"}, {None: "a"}, [{True: 1}], {"a": {1, 2}}, object()], ids=["bytes", "number", "none", "bool", "set", "object"]
)
def test_what_json_has_no_form_for_is_refused(value: Any) -> None:
    """Bytes, and keys that are no texts, which the standard library would turn into texts."""
    with pytest.raises(TypeError):
        text_json.dumps(value)


@pytest.mark.threat("b154")
def test_no_record_holds_half_a_character() -> None:
    """The writer of records refuses it too, rather than write what no reader takes."""
    actor = small.dossier().actors["northland"].model_copy(update={"name": "a\ud800"})
    dossier = dataclasses.replace(small.dossier(), actors={"northland": actor}, relationships={}, sources={})
    with pytest.raises(ValueError, match="surrogates"):
        dict(files.data_files(Views(dossier)))
