"""Printed files as a reader's program parses them: dossiers to PDF, PDF to text, links and marks."""

from __future__ import annotations

import functools
import io
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf
import pytest
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from generator.briefs import brief, render
from generator.briefs.book import Choice
from generator.briefs.brief import BriefContext, Run, Values
from generator.briefs.render import Printed
from generator.records.dossier import Dossier
from tests.support import small


def printed(dossier: Dossier, *, chosen: Choice | None = None, ids: tuple[str, ...] | None = None) -> Printed:
    """Print the briefs and the book of a dossier."""
    with tempfile.TemporaryDirectory() as cache:
        return render.print_all(dossier, Path(cache), ids=ids, chosen=chosen)


@functools.cache
def of_small() -> Printed:
    """The briefs and the book of the small dossier."""
    return whole(printed(small.dossier(), chosen=Choice()))


def whole(found: Printed) -> Printed:
    """Everything that was printed; fails if something was not."""
    assert found.failures == ()
    return found


def bound(found: Printed) -> bytes:
    """The book; fails if it was not printed."""
    assert found.failures == ()
    assert found.book is not None
    return found.book.content


def templates(folder: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str) -> None:
    """Templates with one part replaced by another."""
    changed = 0
    for path in render.TEMPLATES.iterdir():
        content = path.read_text(encoding="utf-8")
        changed += content.count(old)
        (folder / path.name).write_text(content.replace(old, new), encoding="utf-8")
    assert changed, f"{old!r} is in no template any more"
    monkeypatch.setattr(render, "TEMPLATES", folder)


def running(dossier: Dossier, id: str) -> tuple[str, str, str]:
    """The text of the header of a brief's first page, of its later headers, and of each footer."""
    settings = dossier.settings
    paper = BriefContext(dossier)
    address = brief.head(paper.profile(dossier.profiles[id]), paper)["address"]
    title = dossier.name(id)
    asof = f"As of {settings.as_of.words()}"
    return f"{settings.title}{asof}", f"{title}{asof}", f"{settings.title}: {address}" if not paper.site else address


def assert_says_its_sheet(dossier: Dossier, found: Printed) -> None:
    """Assert that the text of each brief has everything on its sheet: statements, judgements, key facts, states, relationships, notes."""
    paper = BriefContext(dossier)
    assert found.briefs.keys() == {id for id, record in dossier.profiles.items() if brief.printed(record, paper)}
    for id, printed_brief in found.briefs.items():
        said, sheet = text(printed_brief.content, *running(dossier, id)), brief.brief_values(dossier.profiles[id], paper)
        assert [part for part in _parts(sheet) if squeezed(part) not in said] == [], id


def _parts(sheet: Values) -> Iterator[str]:
    """Every part of a sheet; statements and judgements with their marks."""
    yield from (sheet["title"], sheet["also"])
    yield from (shown(item["text"]) for row in sheet["facts"] for item in row["values"])
    for unit in (*units(sheet), *sheet["judgements"]["items"]):
        yield shown(unit["text"]) + "".join(f"[{number}]" for number in unit["marks"])
        yield from (shown(unit["said"]), *(shown(remark["text"]) for remark in unit["remarks"]))
    yield from (shown(state["text"]) + "".join(f"[{number}]" for number in state["marks"]) for state in sheet["states"])
    yield from (words for group in sheet["relationships"] for row in group["rows"] for words in (row["acts"], row["last"], row["first"]))
    yield from (shown(item["text"]) for item in sheet["sources"])
    yield from (f"{passage['number']}{shown(passage['text'])}" for source in sheet["sources"] for passage in source["passages"])
    yield from map(shown, sheet["changes"])


def shown(run: Run) -> str:
    """A run as a reader sees it."""
    return "".join(piece if isinstance(piece, str) else piece["words"] for piece in run)


def units(sheet: Values) -> Iterator[Values]:
    """Every statement of a sheet, in the order used in print."""
    yield from sheet["glance"]
    for section in sheet["sections"]:
        for group in section["groups"]:
            yield from group["statements"]
    for pair in sheet["differing"]:
        yield from (side["unit"] for side in pair if not side["above"])


def reader(content: bytes) -> Any:
    """A PDF, parsed strictly; the types of its objects are known only after parsing."""
    return pypdf.PdfReader(io.BytesIO(content), strict=True)


def squeezed(text: str) -> str:
    """A text without white space, without hyphens where a word is divided, and without the mark that keeps a number with its word.

    Lines break where the page ends.
    """
    return re.sub(r"[\s\u2060\u00ad]+", "", text)


def text(content: bytes, first: str = "", later: str = "", foot: str = "") -> str:
    """All the text of a PDF, squeezed, without the headers of its first and of its later pages and without the footers."""
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
