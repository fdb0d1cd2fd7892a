"""Images of actors: on the page, in the data and the notice, in the terminal; and nowhere if the record is not published."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from types import MappingProxyType

import pytest
from mkdocs.utils import meta

from generator.editing.show import Showing
from generator.pages.site import generate
from generator.records import release
from generator.records.dossier import Dossier
from tests.support import pictures, small
from tests.support.html import body, rendered

PAGE = "actors/harbour-union.md"
RECORD = """\
name: Harbour Union
kind: organisation
image: {file: house.png, alt: A house on a quay, credit: Ana Ruiz, licence: CC BY 4.0}
"""


def dossier(more: str = "", others: Mapping[str, bytes] = MappingProxyType({})) -> Dossier:
    """The small dossier with an image of the harbour union."""
    files = {**small.files(), "actors/harbour-union.yml": (RECORD + more).encode(), "images/house.png": pictures.PNG}
    files["dossier.yml"] += b"site_url: https://ferry.example/brief/\n"
    return small.dossier({**files, **others})


def test_the_page_shows_it_with_its_author() -> None:
    """The image keeps its place before it is loaded, has words for those who do not see it, and says whose work it is."""
    files = generate(dossier())
    figure = rendered(body(files[PAGE].decode())).of("portrait")[0]
    assert figure.name == "figure"
    assert [image.attributes for image in figure.each("img")] == [
        {"alt": "A house on a quay", "height": "32", "loading": "lazy", "src": "../images/house.png", "width": "24"}
    ]
    assert [caption.text for caption in figure.each("figcaption")] == ["Image: Ana Ruiz (CC BY 4.0)"]
    assert files["images/house.png"] == pictures.PNG


def test_the_data_say_where_it_is_and_whose() -> None:
    """Programs find the file, its digest and its size, and whose work it is; search engines find the same."""
    files = generate(dossier())
    assert json.loads(files["data/records/harbour-union.json"])["record"]["image"] == {
        "path": "images/house.png",
        "sha256": hashlib.sha256(pictures.PNG).hexdigest(),
        "width": 24,
        "height": 32,
        "alt": "A house on a quay",
        "credit": "Ana Ruiz",
        "licence": "CC BY 4.0",
    }
    assert json.loads(files["data/records/southmark.json"])["record"]["image"] is None
    assert json.loads(meta.get_data(files[PAGE].decode())[1]["linked_data"])["mainEntity"]["image"] == {
        "@type": "ImageObject",
        "contentUrl": "https://ferry.example/brief/images/house.png",
        "width": 24,
        "height": 32,
        "caption": "A house on a quay",
        "creditText": "Ana Ruiz",
        "license": {"@type": "CreativeWork", "name": "CC BY 4.0"},
    }


def test_the_notice_names_each_image_once() -> None:
    """Two actors with one image, with the same words, are one entry of the list of works of others."""
    image = RECORD.partition("\n")[2].partition("\n")[2]
    lena = small.changed("actors/lena-vos.yml", "kind: person\n", f"kind: person\n{image}")["actors/lena-vos.yml"]
    notice = generate(dossier(others={"actors/lena-vos.yml": lena}))["data/NOTICE.txt"].decode()
    assert notice.count("images/house.png (A house on a quay)\n  Ana Ruiz\n  Licence: CC BY 4.0\n") == 1


def test_the_terminal_describes_it() -> None:
    """`show` has what the page shows, in words."""
    given = dossier()
    lines = [line.text for line in Showing(given, given.documents).lines("harbour-union", "actor")]
    assert "Image: Ana Ruiz (CC BY 4.0): A house on a quay (images/house.png)" in lines


@pytest.mark.parametrize(
    "more",
    ["marking: TLP:AMBER\n", "history:\n  - {date: 2024-05-02, change: There is no such union., kind: withdrawn}\n"],
    ids=["marked", "withdrawn"],
)
def test_the_image_goes_with_the_record(more: str) -> None:
    """What is marked higher, or was withdrawn, leaves no image in the site: neither the file nor a word of it."""
    files = generate(release.up_to(dossier(more), "TLP:GREEN"))
    assert [path for path in files if path.startswith("images/")] == []
    assert [path for path, content in files.items() if b"A house on a quay" in content or b"house.png" in content] == []
