"""Words from right to left are kept apart from the figures and the punctuation beside them, on pages, in titles and in print."""

from __future__ import annotations

import pytest

from generator.briefs.render import _typeset
from generator.pages.page import make_page
from generator.text import direction
from generator.text import markdown as md
from tests.support.html import rendered

NAME, QUOTATION = "בנימין לוי", "שלום, Rina, עולם"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("no such words", "no such words"),
        (f"{NAME} (3), envoy", f"[{NAME}] (3), envoy"),
        (f"said “{QUOTATION}”, and 3 left", f"said “[{QUOTATION}]”, and 3 left"),
        ("محمود and שלום", "[محمود] and [שלום]"),
        ("“שלום” and “עולם”", "“[שלום]” and “[עולם]”"),
    ],
)
def test_each_run_is_typeset(text: str, wanted: str) -> None:
    """A name as far as its last letter; a quotation as a whole, with what it has from left to right."""
    marked = direction.isolated(text)
    assert marked.replace("\u2068", "[").replace("\u2069", "]") == wanted
    assert direction.plain(marked) == text


def test_a_page_has_an_element_around_them() -> None:
    """The text stays as it was typed; the element says where the direction changes."""
    page = rendered(md.text(f"Met {NAME}, 3 times"))
    assert [part.text for part in page.each("bdi")] == [NAME]
    assert page.text.strip() == f"Met {NAME}, 3 times"


def test_attributes_have_no_element() -> None:
    """A tooltip is text."""
    assert "<bdi>" not in md.abbreviation("HU", NAME)


def test_a_title_has_invisible_marks() -> None:
    """A tab shows plain text."""
    page = make_page("x.md", "x.yml", (), title=f"{NAME} (Person)")
    assert page.meta["title"] == f"\u2068{NAME}\u2069 (Person)"


def test_printed_values_have_invisible_marks() -> None:
    """Every text of a brief, however deep it is."""
    assert _typeset({"a": [f"{NAME}, 3", 4, {"b": "plain"}]}) == {"a": [f"\u2068{NAME}\u2069, 3", 4, {"b": "plain"}]}
