"""What a reference manager exports, as values for the record of a source."""

from __future__ import annotations

import importlib.util
import json

import pytest

from generator.articles.article import Found
from generator.exports import bibliographies
from generator.readers.document import UnreadableError
from generator.readers.references import Reference, references
from generator.views.queries import Views
from tests.support import small

RIS = """\
TY  - NEWS
ID  - herald-2024-03
AU  - Okafor, Ines
AU  - Harbour Union
TI  - Harbour talks end
  without a deal
T2  - Alder Herald
DA  - 2024/03/15/
LA  - en
UR  - https://herald.example/talks
ER  -

TY  - RPRT
TI  - Annual report
PB  - Institute of Straits
PY  - 2023
ER  -
"""
CSL = json.dumps([
    {
        "id": "herald", "type": "article-newspaper", "title": "Harbour talks end without a deal", "container-title": "Alder Herald",
        "author": [{"family": "Okafor", "given": "Ines"}, {"literal": "Harbour Union"}], "issued": {"date-parts": [[2024, 3, 15]]},
        "URL": "https://herald.example/talks", "language": "en",
    },
])  # fmt: skip
BIBTEX = r"""
@online{herald, title = {Harbour talks end without a deal}, author = {Okafor, Ines and {Harbour Union}}, journal = {Alder Herald},
  year = 2024, month = mar, day = 15, url = {https://herald.example/talks}, langid = {en}}
"""


def said(found: Found) -> dict[str, object]:
    """The values without their origins."""
    return {
        "title": found.title and found.title.value, "authors": [author.value for author in found.authors],
        "publisher": found.publisher and found.publisher.value, "published": found.published and found.published.value,
        "address": found.address and found.address.value, "language": found.language and found.language.value,
    }  # fmt: skip


EXPECTED = {
    "title": "Harbour talks end without a deal", "authors": ["Ines Okafor", "Harbour Union"], "publisher": "Alder Herald",
    "published": "2024-03-15", "address": "https://herald.example/talks", "language": "en",
}  # fmt: skip
NO_BIBTEX = pytest.mark.skipif(importlib.util.find_spec("bibtexparser") is None, reason="bibtexparser is in the extra `articles`")


@pytest.mark.parametrize("text", [RIS, CSL, pytest.param(BIBTEX, marks=NO_BIBTEX)], ids=["ris", "csl", "bibtex"])
def test_the_three_formats_say_the_same(text: str) -> None:
    """Title, authors as articles print them, outlet, day, address and language; and the nature, from the type."""
    found = references(text.encode(), "library")[0]
    assert said(found.found) == EXPECTED
    assert found.nature
    assert found.nature.value == "report"


def test_each_value_says_where_it_was_found() -> None:
    """The origin names the field and the file."""
    found = references(RIS.encode(), "library.ris")[0].found
    assert found.title
    assert found.title.origin == "TI in library.ris"


def test_what_is_missing_is_left_out() -> None:
    """A report without an address or an author has none, and a year is a year."""
    found = references(RIS.encode(), "library.ris")[1]
    assert said(found.found) == {
        "title": "Annual report", "authors": [], "publisher": "Institute of Straits", "published": "2023", "address": None, "language": None,
    }  # fmt: skip
    assert found.nature
    assert found.nature.value == "document"


def ours(format: str) -> list[Reference]:
    """The references that the site offers of the small dossier, as read back."""
    given = bibliographies.of_sources(Views(small.dossier()))
    return references({"ris": bibliographies.ris, "csl": bibliographies.csl, "bibtex": bibliographies.bibtex}[format](given), "site")


@pytest.mark.parametrize("format", ["ris", "csl", pytest.param("bibtex", marks=NO_BIBTEX)])
def test_what_the_site_offers_is_read_back(format: str) -> None:
    """One dossier's references are another's proposals."""
    found = {entry.key: said(entry.found) for entry in ours(format)}
    assert found["herald-2024-03"]["title"] == "Harbour talks end without a deal"
    assert found["herald-2024-03"]["publisher"] == "Alder Herald"
    assert found["herald-2024-03"]["published"] == "2024-03-15"
    assert found["herald-2024-03"]["authors"] == ["Ines Okafor"]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"Dear editor,", "neither RIS nor BibTeX nor CSL-JSON"),
        (b"[{", "damaged JSON"),
        (b"\xff\xfe", "byte 0 is not UTF-8"),
        (b"", "neither RIS nor BibTeX nor CSL-JSON"),
    ],
)
def test_anything_else_is_refused_by_name(content: bytes, what: str) -> None:
    """The message says what is wrong."""
    with pytest.raises(UnreadableError, match=what):
        references(content, "library")


@pytest.mark.parametrize("body", ['{"items": 7}', "[1, null]", '[{"author": "x", "issued": "y"}]', '[{"issued": {"date-parts": [["x"]]}}]'])
def test_a_strange_item_does_no_harm(body: str) -> None:
    """What is not of the right kind is left out."""
    assert [entry for entry in references(body.encode(), "library") if entry.found.published or entry.found.authors] == []
