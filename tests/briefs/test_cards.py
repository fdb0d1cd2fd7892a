"""Cards: what is shown beside a link to the site, drawn if its address is known, and named in the head of each page."""

from __future__ import annotations

import re
import struct
from pathlib import Path

import pytest

from generator.briefs import cards, render
from generator.briefs.brief import BriefContext
from generator.pages.site import generate
from tests.support import pdfs, small

ADDRESSED = small.changed(
    "dossier.yml", "publisher: The tests\n", "publisher: The tests\nsite_url: https://ferry.example/brief/\nmarking: TLP:GREEN\n"
)
_IMAGES = re.compile(r'\{"property": "og:image(:\w+)?", "content": "([^"]*)"\}')


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> render.Printed:
    """Everything that is printed for the site of the small dossier."""
    return pdfs.whole(render.print_all(small.dossier(ADDRESSED), tmp_path_factory.mktemp("cache"), for_site=True))


def test_each_record_and_the_dossier_have_a_picture_of_the_size_that_chats_show(printed: render.Printed) -> None:
    """1200 × 630 pixels, as sites that show links ask for."""
    found = {path: content for path, content in printed.files().items() if path.endswith(".png")}
    wanted = {f"briefs/cards/{id}.png" for id in ("home", *printed.briefs)}
    assert found.keys() == wanted
    assert {struct.unpack(">8xI4sII", content[:24])[1:] for content in found.values()} == {(b"IHDR", 1200, 630)}


def test_a_page_names_its_own_picture_or_the_dossiers(printed: render.Printed) -> None:
    """With its whole address and its size."""
    pages = generate(small.dossier(ADDRESSED), printed.offered())
    for path, card in (("actors/northland.md", "northland"), ("index.md", "home"), ("topics/ferry.md", "home")):
        rows = dict(_IMAGES.findall(pages[path].decode()))
        assert rows[""] == f"https://ferry.example/brief/briefs/cards/{card}.png", path
        assert (rows[":width"], rows[":height"]) == ("1200", "630")
        assert rows[":alt"]


def test_a_card_says_what_the_page_says_with_its_marking() -> None:
    """The sentence is the one under the title, whole: a hedge at its end is not lost."""
    dossier = small.dossier(ADDRESSED)
    found = dict(cards.card_values([dossier.actors["northland"]], BriefContext(dossier)))["cards/northland"]
    assert found["said"] == BriefContext(dossier).profile(dossier.actors["northland"]).lead
    assert (found["title"], found["above"], found["marking"]["words"]) == ("Northland", "The Ferry", "TLP:GREEN")


def test_without_an_address_there_is_none() -> None:
    """A picture in a link must have a whole address."""
    dossier = small.dossier()
    assert not list(cards.card_values(dossier.profiles.values(), BriefContext(dossier)))
    assert "og:image" not in generate(dossier)["index.md"].decode()


def test_a_card_has_the_same_bytes_each_time(printed: render.Printed, tmp_path: Path) -> None:
    """Printed again, by another process and without the cache."""
    again = render.print_all(small.dossier(ADDRESSED), tmp_path, ids=["northland"], for_site=True)
    path = "briefs/cards/northland.png"
    assert again.files()[path] == printed.files()[path]
