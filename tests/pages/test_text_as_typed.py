"""Any text in any field of a record shows on its pages as it was typed."""

from __future__ import annotations

import functools
import html
import json
import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from mkdocs.utils import meta

from generator.briefs.brief import BriefContext, brief_values
from generator.editing.show import Showing
from generator.exports.files import data_files
from generator.records.decode import decode
from generator.text.prose import capitalized
from generator.text.yaml import read
from generator.views.queries import Views
from tests.support import small
from tests.support.fields import FIELDS, filled
from tests.support.html import Element, body, rendered
from tests.support.page_contents import pages

PLAIN = "Qqqqqqqq"


#: Fields by which lists are ordered: only the pages named are the same in all but the text.
ORDERED = {
    "name": "actors/lena-vos.md",
    "sort as": "actors/lena-vos.md",
    "headline": "sources/herald-2024-03.md",
    "describes": "sources/herald-2024-03.md",
}


@functools.cache
def plain(field: str) -> dict[str, str]:
    """The pages with a plain word in a field."""
    return pages(filled({field: PLAIN}))


def in_place(element: Element, raw: str) -> Element:
    """A tree with the plain word replaced in its text, in what it shows as a pointer rests on it, and in what it can be filtered by.

    The sentence under the title begins with a capital, whatever its first word is.
    """
    inside = [part.replace(PLAIN, raw) if isinstance(part, str) else in_place(part, raw) for part in _words(element)]
    if "standfirst" in element.classes and isinstance(inside[0], str):
        inside[0] = capitalized(inside[0])
    shown = ("title", "alt", "data-by-source", "data-by-kind", "data-by-type", "data-by-topic")
    attributes = {name: value.replace(PLAIN, raw) if name in shown else value for name, value in element.attributes.items()}
    return Element(element.name, attributes, inside)


def _words(element: Element) -> list[str | Element]:
    """What is in an element, without drawings: their lines of words break elsewhere; `test_figures.py` reads them."""
    return [part for part in element.inside if isinstance(part, str) or part.name != "svg"]


def assert_shows(field: str, raw: str) -> None:
    """Each page is the one that a plain word gives, with the text in its place, in the front matter too."""
    found, expected = pages(filled({field: raw})), plain(field)
    changed = [path for path in expected if found[path] != expected[path]]
    assert changed
    for path in [ORDERED[field]] if field in ORDERED else changed:
        assert in_place(rendered(body(found[path])), PLAIN) == in_place(rendered(body(expected[path])), raw), path
        _, front = meta.get_data(found[path])
        _, before = meta.get_data(expected[path])
        assert front.keys() == before.keys()
        for key in ("title", "description"):
            text = html.unescape(before.get(key, ""))
            assert html.unescape(front.get(key, "")).casefold() == text.replace(PLAIN, raw).replace(PLAIN.casefold(), raw).casefold(), key


NASTY = r"""--- # *a* _b_ `c` [d](e) ![f](g) <script>alert("h")</script> &amp; {: .i } | "j" 'k' 1. \l {{m}} [^n] ~o~ ^p^ :q: $r$ <!-- s --> 't' -"""


@pytest.mark.threat("b088")
@pytest.mark.parametrize("field", FIELDS)
def test_every_field_shows_as_typed(field: str) -> None:
    """Markup of every sort in each field that holds a text shows as typed, wherever the field is shown."""
    assert_shows(field, NASTY if field != "words of a link" else NASTY.replace("[", "(").replace("]", ")"))


FOLDED = (st.lists(st.sampled_from([*"\\`*_{}[]<>()#+-!|~^=:\"&$@.;,/?%'1aXé中", " a", "](", "{: ", "<b>", "--", "1. ", "&#"]), min_size=2, max_size=12) | st.lists(st.characters(exclude_categories=["C", "Z"]), min_size=2, max_size=12)).map("".join).map(str.strip)  # fmt: skip


@settings(max_examples=30)
@given(st.sampled_from(sorted(FIELDS)), FOLDED)
def test_any_text_in_any_field_shows_as_typed(field: str, raw: str) -> None:
    """Any text in any field shows as typed; only a link `[[id]]` is markup, and only in prose."""
    assume(len(raw) > 1 and "[[" not in raw and (field != "words of a link" or not set("[]|") & set(raw)))
    found, problems = decode(filled({field: raw}))
    assume(found is not None and not problems)
    assert_shows(field, raw)


def test_the_before_a_name_that_begins_with_it_is_written_once() -> None:
    """On pages, in briefs, in the data and in the terminal."""
    files = small.changed("actors/harbour-union.yml", "name: Harbour Union", "name: The Harbour Union")
    dossier = small.dossier(files)
    paper, documents = BriefContext(dossier), {path: document for path, text in files.items() if (document := read(path, text)[0])}
    shown = Showing(dossier, documents)
    found = {
        **pages(files),
        **{f"brief of {id}": json.dumps(brief_values(record, paper)) for id, record in dossier.profiles.items()},
        **{path: content.decode() for path, content in data_files(Views(dossier)) if path.endswith((".json", ".csv", ".md"))},
        "show": "\n".join(line.text for line in shown.lines("northland/paid-for-pier", "claim")),
    }
    assert [path for path, text in found.items() if re.search(r"\bthe\s+\W{0,3}The Harbour", text)] == []
    assert "claims the [Harbour Union](" in found["actors/northland.md"]
    assert '"words": "Harbour Union"' in found["brief of northland"]
    assert "claims the Harbour Union." in found["show"]
