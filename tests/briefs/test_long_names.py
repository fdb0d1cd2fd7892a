"""Names that are long, or written in other scripts: everything stays in its box, in briefs and book, on A4 and on Letter."""

from __future__ import annotations

import json

import pytest

from generator.briefs.book import Choice
from generator.briefs.render import Printed
from tests.support import full, small
from tests.support.fields import NORTHLAND, SOUTHMARK
from tests.support.letters import beyond, overlapping, smaller
from tests.support.pdfs import printed, whole

#: Sixty letters without a space.
LONG = "Nordwestlandtransportgenossenschaftsverwaltungsratsvorsitzender"[:60]
NAMES = {
    "long": (LONG, f"Süd{LONG.lower()}"[:60]),
    "hebrew": ("ממלכת הצפון הגדולה והמאוחדת של האיים הרחוקים", "ארץ הדרום"),
    "arabic": ("المملكة الشمالية الكبرى والمتحدة للجزر البعيدة", "أرض الجنوب"),
    "japanese": ("北方諸島連合王国運輸交通協同組合管理評議会議長及び事務局長代理", "南国"),
}
#: The margin at the left and the right of the densest brief and of the book, in points.
MARGIN = 16 * 72 / 25.4


def named(names: tuple[str, str], size: str) -> Printed:
    """The papers of a dossier with every field, whose two states have these names, also as aliases and in their own languages."""
    files = dict(full.files())
    for path, name in ((NORTHLAND, names[0]), (SOUTHMARK, names[1])):
        text = files[path].decode()
        old = next(line for line in text.split("\n") if line.startswith("name:"))
        files[path] = text.replace(old, f"name: {json.dumps(name, ensure_ascii=False)}").encode()
    files["dossier.yml"] = files["dossier.yml"].replace(b"publisher:", f"page_size: {size}\npublisher:".encode(), 1)
    return whole(printed(small.dossier(files), chosen=Choice()))


@pytest.mark.parametrize("size", ["a4", "us-letter"])
@pytest.mark.parametrize("kind", NAMES)
def test_no_letter_leaves_its_box(kind: str, size: str) -> None:
    """No letter is in the margins, and none on another, and none is smaller than 8.5 pt: titles, tables, figures, key facts, running heads, contents, matrix and index."""
    found = named(NAMES[kind], size)
    assert found.book is not None
    for paper in (*found.briefs.values(), found.book):
        assert beyond(paper.content, MARGIN) == [], paper.path
        assert overlapping(paper.content) == [], paper.path
        assert smaller(paper.content, 8.5) == [], paper.path
