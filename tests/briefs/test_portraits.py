"""Images in briefs: printed in each format, with their words for those who do not see them, and their author; a new file is a new brief."""

from __future__ import annotations

import pytest

from generator.briefs import brief
from generator.briefs.book import Choice
from generator.briefs.brief import BriefContext
from generator.records.dossier import Dossier
from tests.support import pdfs, pictures, small
from tests.support.pdfs import everything, printed, text, whole

IMAGE = "image: {file: NAME, alt: 'A [head] and “shoulders”', credit: Ana *Ruiz*, licence: CC BY 4.0}"


def dossier(name: str, content: bytes) -> Dossier:
    """The small dossier with an image of the harbour union, which has nothing else in its box."""
    record = f"name: Harbour Union\nkind: organisation\n{IMAGE.replace('NAME', name)}\n"
    return small.dossier({**small.files(), "actors/harbour-union.yml": record.encode(), f"images/{name}": content})


@pytest.mark.parametrize(("name", "content"), [("a.png", pictures.PNG), ("a.jpg", pictures.JPEG), ("a.webp", pictures.WEBP)])
def test_each_format_is_printed(name: str, content: bytes) -> None:
    """The image has its words, and below it whose work it is and on what terms, as typed."""
    found = whole(printed(dossier(name, content), ids=("harbour-union",)))
    pdf = found.briefs["harbour-union"].content
    figures = [str(item["/Alt"]) for item in everything(pdf) if item.get("/S") == "/Figure" and "/Alt" in item]
    assert "A [head] and “shoulders”" in figures
    assert pdfs.squeezed("Image: Ana *Ruiz* (CC BY 4.0)") in text(pdf)
    pixels = [item for item in everything(pdf) if item.get("/Subtype") == "/Image"]
    assert {(int(item["/Width"]), int(item["/Height"])) for item in pixels} == {(24, 32)}


def test_the_book_has_it_as_well() -> None:
    """The images of all briefs are at hand for the book."""
    found = whole(printed(dossier("a.png", pictures.PNG), chosen=Choice()))
    assert found.book
    assert pdfs.squeezed("Image: Ana *Ruiz* (CC BY 4.0)") in text(found.book.content)


def test_another_file_of_the_same_name_makes_another_brief() -> None:
    """The values name the image by its content, so that a brief in the cache is not taken for the new one."""
    files = (pictures.PNG, pictures.PNG, pictures.PNG.replace(b"\0\0\0\0IEND", b"\0\0\0\0tEXt\0\0\0\0\0\0\0\0IEND"))
    given = (dossier("a.png", content) for content in files)
    one, same, other = (brief.brief_values(it.actors["harbour-union"], BriefContext(it))["portrait"]["file"] for it in given)
    assert one == same != other


def test_damage_behind_the_header_is_named() -> None:
    """The check reads headers alone; what only the PDF engine finds is the failure of this brief, and the others are printed."""
    at = pictures.JPEG.index(b"\xff\xda") + 20
    damaged = pictures.JPEG[:at] + b"\xff\xd9"
    found = printed(dossier("a.jpg", damaged), ids=("harbour-union", "southmark"))
    assert found.briefs.keys() >= {"southmark"}
    assert all(failure.startswith("briefings/actors/harbour-union.yml: cannot be printed: ") for failure in found.failures)
