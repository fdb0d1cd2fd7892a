"""Packs: a reader's own selection, and those that a site offers on its topics and actors."""

from __future__ import annotations

import html
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.briefs import book, packs, render
from generator.briefs.book import Choice
from generator.briefs.brief import BriefContext
from generator.cli import main
from generator.pages.site import generate
from generator.records.dossier import Dossier
from tests.support import pdfs, small
from tests.support.fields import NORTHLAND
from tests.support.pdfs import bound, printed, reader, squeezed
from tests.support.small import changed


def inside(dossier: Dossier) -> dict[str, tuple[str, ...]]:
    """The records in each pack that the site of a dossier offers."""
    paper = BriefContext(dossier)
    return {id: book.actors_inside(paper, choice) for id, choice in packs.choices(paper).items()}


def test_a_site_offers_a_pack_for_each_topic_with_two_briefs() -> None:
    """A topic that only one brief has needs no pack, nor does one that all have: that is the book."""
    assert inside(small.dossier()) == {"topics/money": ("northland", "harbour-union")}


def test_a_record_without_a_brief_is_in_no_pack() -> None:
    """`brief: false` is respected, and what is left of the topic is no pack any more."""
    files = changed(NORTHLAND, "kind: state", "kind: state\nbrief: false")
    assert "topics/money" not in inside(small.dossier(files))
    assert "northland" not in book.actors_inside(BriefContext(small.dossier(files)), Choice(topic="ferry"))


def test_what_concerns_a_bloc_is_its_members_and_what_is_between_them() -> None:
    """The choice has the bloc, its members and their relationship, and says so."""
    choice = Choice(actors=("harbour-union",), members=("northland", "southmark"))
    paper = BriefContext(small.dossier())
    assert book.actors_inside(paper, choice) == ("northland", "southmark", "harbour-union", "northland--southmark")
    assert choice.words(paper.dossier) == "On Harbour Union and its members"


def test_a_large_topic_has_the_briefs_with_most_on_it() -> None:
    """Of many briefs the site's pack takes those with most statements on the topic, in the order of the book, and says so."""
    paper = BriefContext(small.dossier())
    choice = Choice(topic="ferry", most=2)
    assert book.actors_inside(paper, choice) == ("northland", "southmark")
    assert choice.words(paper.dossier) == "On the topic Ferry: the 2 briefs with most on it"


def numbers(values: Any, key: str) -> list[int]:
    """The note numbers below a key, wherever it is."""
    if isinstance(values, list):
        return [number for item in values for number in numbers(item, key)]
    if not isinstance(values, dict):
        return []
    here = [item if isinstance(item, int) else item["number"] for item in values.get(key, ())]
    return here + [number for item in values.values() for number in numbers(item, key)]


def test_the_notes_of_a_pack_are_numbered_through() -> None:
    """Each number is one note of the pack; marks and passages lead to notes of their own brief; the text has the same numbers."""
    paper = BriefContext(small.dossier())
    found = book.book_values(paper, Choice(actors=("northland", "southmark")))
    briefs = [values for part in found["parts"] for values in part["briefs"]]
    notes = [numbers(values, "notes") for values in briefs]
    assert [number for part in notes for number in part] == list(range(1, sum(map(len, notes)) + 1))
    for values, own in zip(briefs, notes, strict=True):
        assert set(numbers(values, "marks")) == set(own) == set(numbers(values, "passages"))
    text = "".join(
        page.extract_text()
        for page in reader(bound(printed(paper.dossier, ids=(), chosen=Choice(actors=("northland", "southmark"))))).pages
    )
    assert f"[{notes[-1][-1]}]" in squeezed(text)


def test_a_pack_begins_without_a_cover() -> None:
    """Its first page says what it is about, of which dossier, from when, and what is inside; few actors need no matrix."""
    found = reader(bound(printed(small.dossier(), ids=(), chosen=Choice(topic="money"))))
    first = found.pages[0].extract_text()
    assert all(words in first for words in ("On the topic Money", "The Ferry", "As of 3 May 2024", "Contents", "Harbour Union"))
    assert found.metadata.title == "The Ferry: On the topic Money"
    assert "Matrix" not in "".join(page.extract_text() for page in found.pages)


def test_pages_of_topics_and_actors_offer_their_packs() -> None:
    """A link says what is printed, with the pages and the size; without a pack there is none."""
    dossier = small.dossier()
    pages = generate(dossier, {"topics/money": "PDF, 3 pages, 40 kB", "actors/northland": "PDF, 5 pages, 70 kB"})
    assert "Print the briefs on Money (PDF, 3 pages, 40 kB)](../briefs/topics/money.pdf)" in plain(pages["topics/money.md"])
    assert "Print what concerns Northland (PDF, 5 pages, 70 kB)](../briefs/actors/northland.pdf)" in plain(pages["actors/northland.md"])
    assert "/briefs/topics/" not in plain(pages["topics/ferry.md"])


def plain(page: bytes) -> str:
    """A page without the numbers that stand for signs of Markdown."""
    return html.unescape(page.decode())


def test_the_packs_of_a_site_are_printed_with_it(tmp_path: Path) -> None:
    """They are files below `briefs/`, offered by their ids, and kept like briefs."""
    found = pdfs.whole(render.print_all(small.dossier(), tmp_path, chosen=Choice(), for_site=True))
    assert set(found.packs) == {"topics/money"}
    assert {"briefs/topics/money.pdf", "briefs/book.pdf"} <= found.files().keys()
    assert re.fullmatch(r"PDF, \d pages, \d+ kB", found.offered()["topics/money"])
    endings = Counter(path.suffix for path in tmp_path.iterdir())
    assert endings == {".pdf": 8, ".json": 8}


def project(folder: Path) -> Path:
    """The small dossier as a project's folder."""
    for path, content in small.files().items():
        target = folder / "briefings" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    (folder / "mkdocs.yml").write_text("site_name: The Ferry\n", encoding="utf-8")
    return folder


def test_brief_prints_a_reader_s_own_selection_as_one_file(tmp_path: Path) -> None:
    """`brief --actors … --topic …` writes one pack instead of a file for each record."""
    arguments = ["brief", "--actors", "northland,southmark", "--topic", "ferry"]
    found = CliRunner().invoke(main, ["--project", str(project(tmp_path)), *arguments])
    assert found.exit_code == 0, found.output
    assert [path.name for path in (tmp_path / "printed").iterdir()] == ["pack.pdf"]
    first = reader((tmp_path / "printed" / "pack.pdf").read_bytes()).pages[0].extract_text()
    assert "On the topic Ferry; On Northland, Southmark" in " ".join(first.split())


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["northland", "--topic", "ferry"], "give IDs, or --topic and --actors, but not both"),
        (["--fit", "--actors", "northland"], "--fit is about single briefs"),
        (["--topic", "fery"], "unknown topic 'fery'; did you mean 'ferry'?"),
    ],
)
def test_a_selection_that_cannot_be_printed_is_reported(arguments: list[str], complaint: str, tmp_path: Path) -> None:
    """Options that contradict each other, and names that the dossier does not have, are errors of use."""
    found = CliRunner().invoke(main, ["--project", str(project(tmp_path)), "brief", *arguments])
    assert found.exit_code == 2
    assert complaint in found.output


def test_a_book_of_many_briefs_is_in_volumes(monkeypatch: pytest.MonkeyPatch) -> None:
    """No file has more briefs than can be laid out: the volumes have all of them once, in order, with their names, and pages link to each."""
    monkeypatch.setattr(book, "MOST_IN_VOLUME", 8)
    dossier = small.dossier()
    paper = BriefContext(dossier)
    whole = book.actors_inside(paper, Choice())
    volumes = book.in_volumes(paper, Choice())
    assert [id for choice in volumes for id in book.actors_inside(paper, choice)] == [*whole]
    assert len(volumes) > 1
    assert all(book.actors_inside(paper, choice) for choice in volumes)
    first, last = dossier.title(whole[0]), dossier.title(book.actors_inside(paper, volumes[0])[-1])
    assert volumes[0].words(dossier) == f"Volume 1 of {len(volumes)}: {first} to {last}"
    found = printed(dossier, chosen=Choice())
    assert found.book is None
    assert found.failures == ()
    assert [paper.path for paper in found.books] == [f"briefs/volumes/{number}.pdf" for number in range(1, len(volumes) + 1)]
    assert reader(found.books[0].content).metadata.title == f"{dossier.settings.title}: {volumes[0].words(dossier)}"
    home = generate(dossier, found.offered())["index.md"].decode()
    assert [f"briefs/volumes/{number}.pdf)" in home for number in range(1, len(volumes) + 2)] == [*[True] * len(volumes), False]


def test_a_matrix_longer_than_a_page_is_printed() -> None:
    """Its head is repeated on each page, where the standard for accessible files allows no links."""
    states = {f"actors/state-{number:02}.yml": f"name: Old State {number:02}\nkind: state\n".encode() for number in range(30)}
    ties = {
        f"relationships/state-{number:02}--state-{number + 1:02}.yml": f"parties: [state-{number:02}, state-{number + 1:02}]\nkinds: [dispute]\n".encode()
        for number in range(29)
    }
    found = printed(small.dossier({**small.files(), **states, **ties}), ids=(), chosen=Choice())
    assert found.failures == ()
    assert sum("Old State 00" in page.extract_text() for page in reader(bound(found)).pages) > 1
