"""Printed papers as a reader's program takes them in: dossiers to PDF, PDF to text, links and marks."""

from __future__ import annotations

import functools
import io
import re
import tempfile
from pathlib import Path
from typing import Any

import pypdf
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from generator import pdf
from generator.model import Dossier
from generator.pdf import Printed
from generator.project import load
from generator.sheets.book import Choice
from tests import small
from tests.reading import ROOT


def printed(dossier: Dossier, *, chosen: Choice | None = None, ids: tuple[str, ...] | None = None) -> Printed:
    """The papers of a dossier, printed anew."""
    with tempfile.TemporaryDirectory() as cache:
        return pdf.print_all(dossier, Path(cache), ids=ids, chosen=chosen)


@functools.cache
def of_small() -> Printed:
    """The briefs and the book of the small dossier."""
    return whole(printed(small.dossier(), chosen=Choice()))


def whole(found: Printed) -> Printed:
    """What was printed; fails where something was not."""
    assert found.failures == ()
    return found


def bound(found: Printed) -> bytes:
    """The book; fails where it was not printed."""
    assert found.failures == ()
    assert found.book is not None
    return found.book.content


def real() -> Dossier:
    """The dossier of this project."""
    return load(ROOT)


def reader(content: bytes) -> Any:
    """A PDF, strictly read; what its objects are is only known in the reading."""
    return pypdf.PdfReader(io.BytesIO(content), strict=True)


def squeezed(text: str) -> str:
    """A text without white space and without the mark that keeps a number at its word: lines break where paper ends."""
    return re.sub(r"[\s\u2060]+", "", text)


def text(content: bytes, first: str = "", later: str = "", foot: str = "") -> str:
    """All the text of a PDF, squeezed, without what stands at the head of its first and of its later pages, and at the foot of each."""
    pages, all_pages = [], reader(content).pages
    for number, page in enumerate(all_pages, 1):
        found = squeezed(page.extract_text()).removesuffix(f"{number}of{len(all_pages)}")
        pages.append(found.removesuffix(squeezed(foot)).removeprefix(squeezed(first if number == 1 else later)))
    return "".join(pages)


def everything(content: bytes) -> list[Any]:
    """Every dictionary of a PDF."""
    found = reader(content)
    ids = (IndirectObject(number, 0, found) for number in range(1, int(str(found.trailer["/Size"]))))
    objects = [item.get_object() for item in ids]
    dictionaries: list[DictionaryObject] = []
    pending: list[object] = list(objects)
    while pending:
        item = pending.pop()
        if isinstance(item, DictionaryObject):
            dictionaries.append(item)
            pending += [value for value in item.values() if not isinstance(value, IndirectObject)]
        elif isinstance(item, ArrayObject):
            pending += [value for value in item if not isinstance(value, IndirectObject)]
    return dictionaries
