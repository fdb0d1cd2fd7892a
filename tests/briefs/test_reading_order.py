"""What a screen reader says of a brief, in which order: from the tree of tags, not from the places on the page."""

from __future__ import annotations

from generator.briefs import brief
from generator.briefs.brief import BriefContext, Values
from tests.support import full, pdfs, small
from tests.support.pdfs import printed, shown, squeezed, units
from tests.support.reading_order import items, spoken

#: Sections of which the first is to be read before the second; the column at the side comes after what is beside it.
PAIRS = [
    ("Our judgement", "At a glance"), ("At a glance", "What is not known"), ("At a glance", "Key facts"), ("What is not known", "Key facts"),
    ("Key facts", "How relations have changed"), ("Key facts", "Relationships"), ("By topic", "What they said"),
    ("Relationships", "Where accounts differ"), ("Where accounts differ", "Sources and notes"),
]  # fmt: skip


def test_a_brief_is_read_aloud_in_order() -> None:
    """Title, judgement, key points, key facts, notes: each heading is in its place in the tree of tags."""
    dossier = small.dossier(full.files())
    paper = BriefContext(dossier)
    for id, found in printed(dossier).briefs.items():
        said, sheet = spoken(found.content), brief.brief_values(dossier.profiles[id], paper)
        first, *headings = [words for tag, words in said if tag in {"/H1", "/H2"}]
        assert squeezed(first) == squeezed(sheet["title"])
        wrong = [(one, two) for one, two in PAIRS if one in headings and two in headings and headings.index(one) > headings.index(two)]
        assert wrong == [], id


def test_statements_are_read_aloud_as_items_of_lists() -> None:
    """Each statement is an item: its number is the label; the body is its text with its marks, who said it, and the remarks, as on paper."""
    dossier = small.dossier(full.files())
    paper = BriefContext(dossier)
    for id, found in printed(dossier).briefs.items():
        heard = [(label, squeezed(body)) for label, body in items(found.content)]
        assert heard == [(str(unit["number"]), _aloud(unit)) for unit in units(brief.brief_values(dossier.profiles[id], paper))], id


def _aloud(unit: Values) -> str:
    marks = "".join(f"[{number}]" for number in unit["marks"])
    return squeezed("".join([shown(unit["text"]), marks, shown(unit["said"]), *(shown(remark["text"]) for remark in unit["remarks"])]))


def test_a_figure_is_read_aloud_in_words() -> None:
    """Every figure has an alternative text, which stands in its place."""
    said = spoken(pdfs.of_small().briefs["southmark"].content)
    assert [words for tag, words in said if tag == "/Figure"] == ["Connections of Southmark. Northland: mixed; Lena Vos: envoy."]
