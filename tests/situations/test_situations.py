"""Situations that people who keep dossiers meet, each a file beside this module: see README.md."""

from __future__ import annotations

import csv
import functools
import importlib
import io
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.briefs import brief, figures
from generator.briefs.book import Choice, book_values
from generator.briefs.brief import BriefContext
from generator.pages.site import generate
from generator.records.decode import decode
from generator.records.dossier import Dossier
from generator.rules.check import examine
from generator.text.problems import Problem
from generator.views import kinds
from generator.views.queries import Views, origins
from tests.support import pdfs, search
from tests.support.html import body, rendered
from tests.support.rule_cases import Case, reported

#: It has no types of its own.
pypdfium2: Any = importlib.import_module("pypdfium2")
FOLDER = Path(__file__).parent
SITUATIONS = sorted(path.stem for path in FOLDER.glob("*.yml"))
#: The situations that need a browser, with the test that has one.
BROWSED = {"print-from-dark": "tests/browser/test_print.py"}


def situation(name: str) -> str:
    """The text of a situation."""
    return (FOLDER / f"{name}.yml").read_text(encoding="utf-8")


def problems(text: str, folder: Path) -> list[Problem]:
    """The problems that the check reports for a situation, with the articles at hand and with the evidence alone."""
    return [found.problem for found in reported(Case.of(text), folder)]


def codes(text: str, folder: Path) -> set[str]:
    """The codes of these problems."""
    return {problem.code for problem in problems(text, folder)}


@functools.cache
def dossier(name: str) -> Dossier:
    """The dossier of a situation, checked by its evidence."""
    made = Case.of(situation(name)).made()
    found, wrong = decode({path.removeprefix("briefings/"): content for path, content in made.items() if path.startswith("briefings/")})
    assert found is not None, wrong
    assert [*wrong, *examine(found).problems] == []
    return found


@functools.cache
def site(name: str) -> Mapping[str, bytes]:
    """The generated files of a situation."""
    return generate(dossier(name))


def page(name: str, path: str) -> str:
    """The words of a page."""
    return " ".join(rendered(body(site(name)[path].decode())).text.split())


def rows(name: str) -> list[dict[str, str]]:
    """The relationships as a table."""
    return [*csv.DictReader(io.StringIO(site(name)["data/relationships.csv"].decode()))]


def test_anonymous_speaker() -> None:
    """A speaker without a record is one of the article's words, marked as unnamed; the same one in two papers is not two origins."""
    found = dossier("anonymous-speaker")
    claim = found.claims["harbour-union/ships"][1]
    assert len(origins(found, claim)) == 0
    words = page("anonymous-speaker", "actors/harbour-union.md")
    assert "of an unnamed speaker" in words
    assert "a senior Southmark official" in words
    assert "independent sources" not in words


HISTORY = {
    "'-0043'": ("in 44 BC", "44 BC"),
    "'2022/..'": ("since 2022", "since 2022"),
    "'../2022'": ("until 2022", "until 2022"),
    "199X": ("in the 1990s", "1990s"),
    "2023-21": ("in spring 2023", "spring 2023"),
    "'0044'": ("in AD 44", "AD 44"),
}


@pytest.mark.parametrize("when", HISTORY)
def test_dates_of_history(when: str, tmp_path: Path) -> None:
    """Years before Christ, open ends, decades and seasons are dates as EDTF has them, and are said in words."""
    written, words = HISTORY[when]
    text = situation("dates-of-history").replace("'-0043'", when).replace("in 44 BC", written)
    assert problems(text, tmp_path) == []
    made = Case.of(text).made()
    found, _ = decode({path.removeprefix("briefings/"): content for path, content in made.items() if path.startswith("briefings/")})
    assert found is not None
    assert words in " ".join(rendered(body(generate(found)["actors/harbour-union.md"].decode())).text.split())


def test_another_era_is_no_ground(tmp_path: Path) -> None:
    """The year 44 of our era is not supported by 44 BC."""
    assert codes(situation("dates-of-history").replace("'-0043'", "'0044'"), tmp_path) == {"ungrounded-date"}


def test_kind_without_a_claim(tmp_path: Path) -> None:
    """A dispute that no statement supports is refused."""
    assert codes(situation("kind-without-a-claim"), tmp_path) == {"unsupported-kind"}


def boxes(content: bytes) -> Iterable[tuple[int, str, tuple[float, float, float, float]]]:
    """Every letter of a PDF with its page and the box of its shape."""
    document = pypdfium2.PdfDocument(content)
    for number, sheet in enumerate(document):
        text = sheet.get_textpage()
        for at in range(text.count_chars()):
            letter = text.get_text_range(at, 1)
            if letter.strip():
                yield number, letter, text.get_charbox(at)


def test_long_names_on_paper() -> None:
    """A name of one long word lies over no other letter, and ends on the sheet: in the table, left of the figure and in its middle."""
    found = pdfs.whole(pdfs.printed(dossier("long-names-on-paper"), ids=("damm", "harbour-union")))
    for printed in found.briefs.values():
        letters = [(number, box) for number, letter, box in boxes(printed.content) if letter.isalpha()]
        assert all(0 < left < right < 596 for _, (left, _, right, _) in letters)
        over = [
            (one, two)
            for at, (number, one) in enumerate(letters)
            for other, two in letters[at + 1 :]
            if number == other and one != two and shared(one, two) > 0.5  # the letters of a ligature have one box
        ]
        assert over == []


def shared(one: tuple[float, float, float, float], two: tuple[float, float, float, float]) -> float:
    """The part of the smaller of two boxes that lies in the other."""
    width = min(one[2], two[2]) - max(one[0], two[0])
    height = min(one[3], two[3]) - max(one[1], two[1])
    smaller = min((box[2] - box[0]) * (box[3] - box[1]) for box in (one, two))
    return width * height / smaller if width > 0 and height > 0 and smaller > 0 else 0.0


def test_marking_on_pages_and_data() -> None:
    """The marking is at the head of every page, in each file of data, in the feed, and on every brief."""
    name = "marking-on-pages-and-data"
    files = site(name)
    assert [path for path, text in files.items() if path.endswith(".md") and b'marking: {"words": "TLP:AMBER+STRICT"' not in text] == []
    data = ("claims.csv", "relationships.csv", "relationships.graphml", "sources.bib", "sources.ris", "sources.csl.json", "dossier.json")
    assert [path for path in data if b"TLP:AMBER+STRICT" not in files[f"data/{path}"]] == []
    assert b"TLP:AMBER+STRICT" in files["changes.atom"]
    paper = BriefContext(dossier(name))
    assert all(brief.brief_values(record, paper)["marking"]["tlp"] == "TLP:AMBER+STRICT" for record in paper.dossier.profiles.values())


#: What the article says in its own words, as many as the name has.
COPIED = (
    "Its clerk read out forty letters from towns that want lower dues, shorter queues at the anchorage, cheaper pilots on Sundays, "
    "free towing in storms, and one inspection a year for each ship."
)


def test_name_of_many_words(tmp_path: Path) -> None:
    """A body's own name, which the program puts in the place of a link, is not copied from the article, however long it is."""
    assert problems(situation("name-of-many-words"), tmp_path) == []
    copied = situation("name-of-many-words").replace("The [[dues-board]] met.", COPIED).replace("mercury#2", "mercury#3")
    assert "copied-words" in codes(copied, tmp_path / "copied")


def test_one_event_two_dates(tmp_path: Path) -> None:
    """Another day and another count of one event are a difference: the check passes, and the page of differences shows both."""
    assert problems(situation("one-event-two-dates"), tmp_path) == []
    words = page("one-event-two-dates", "differences/index.md")
    assert "2 March 2024" in words
    assert "3 March 2024" in words
    assert "5 sheds" in words
    assert "7 sheds" in words


def test_order_of_lists() -> None:
    """Å is among A, Ø and Ö among O, Ç among C: on the page, in the book's index, and when a column is sorted."""
    lines = "Arbeck Åsgard Azmar Çizre Ørbel Otway Özal Zielm".split()
    found = dossier("order-of-lists")
    index = page("order-of-lists", "actors/index.md")
    assert re.findall(r"(\w+) Line\b", index) == lines
    book = [row["name"] for row in book_values(BriefContext(found), Choice())["actors"]]
    assert [name.removesuffix(" Line") for name in book if name.endswith(" Line")] == lines
    cells = [cell for cell in rendered(body(site("order-of-lists")["actors/index.md"].decode())).each("td") if " Line" in cell.text]
    places = sorted((int(cell.attributes["data-order"]), cell.text) for cell in cells if "data-order" in cell.attributes)
    assert [text.removesuffix(" Line") for _, text in places] == lines


def test_relationship_that_ended() -> None:
    """The alliance is over in the matrix, the box, the figure, the table and the graph, and it has no tone any more."""
    name = "relationship-that-ended"
    found = dossier(name)
    record = found.relationships["harbour-union--northland"]
    assert kinds.tone(found, record) == "ended"
    assert "was allied with" in page(name, "relationships/harbour-union--northland.md")
    assert "2019 to 3 March 2024" in page(name, "relationships/harbour-union--northland.md")
    assert "Ended" in page(name, "matrix/index.md")
    (row,) = [row for row in rows(name) if row["relationship"] == record.id]
    assert (row["ended"], row["tone"], row["verb"]) == ("yes", "", "was allied with")
    assert b"was allied with" in site(name)["data/relationships.graphml"]
    figure = figures.ego_network(Views(found), found.actors["northland"])
    assert "Harbour Union: ended" in figure["alt"]


SEARCHED = {
    "Asgard": "asgard", "Ozal": "ozal", "Orbel": "orbel", "Cizre": "cizre", "OBrae": "obrae", "O’Brae": "obrae", "O'Brae": "obrae", "Brae": "obrae",
    "Hawaru": "hawaru", "Hawa'ru": "hawaru", "Lukasz": "lukasz-morek", "Morek": "lukasz-morek",
}  # fmt: skip


def test_search_without_diacritics() -> None:
    """Each name is found as a reader types it, without its marks, and with any apostrophe or none."""
    answers = search.asked(search.index(dossier("search-without-diacritics")), SEARCHED)
    found = {query: search.first(answer) for query, answer in zip(SEARCHED, answers, strict=True)}
    assert found == {query: f"actors/{id}/" for query, id in SEARCHED.items()}


@pytest.mark.parametrize("language", ["de", "ko", "zh"])
def test_source_in_another_language(language: str, tmp_path: Path) -> None:
    """Dates, numbers and names of the article's language are found, and a quotation is translated beside it; another number is refused."""
    text = situation(f"source-in-{language}")
    assert problems(text, tmp_path) == []
    assert "ungrounded-number" in codes(text.replace("bought 3 ferries", "bought 4 ferries"), tmp_path / "number")
    assert "ungrounded-date" in codes(
        text.replace("when: 2024-03", "when: 2024-02").replace("March 2024", "February 2024"), tmp_path / "date"
    )


def test_two_people_of_one_name(tmp_path: Path) -> None:
    """Both are recorded under the name of the article; the qualifier is beside it in titles, lists, search and print, and needs no ground."""
    name = "two-people-of-one-name"
    assert problems(situation(name), tmp_path) == []
    titles = {"Tilda Rohn (mayor of Port Alder)", "Tilda Rohn (pilot)"}
    index = page(name, "actors/index.md")
    assert {title for title in titles if title in index} == titles
    assert page(name, "actors/tilda-rohn-pilot.md").startswith("Tilda Rohn (pilot)")
    paper = BriefContext(dossier(name))
    briefs = {brief.brief_values(paper.dossier.profiles[id], paper)["title"] for id in ("tilda-rohn-mayor", "tilda-rohn-pilot")}
    assert briefs == titles
    assert b"mayor of Port Alder" in b"".join(content for path, content in site(name).items() if path.startswith("search/"))


def test_the_readme_lists_every_situation() -> None:
    """The table of README.md names each situation once, and nothing else."""
    listed = re.findall(r"(?m)^\| `([a-z-]+)` \|", (FOLDER / "README.md").read_text(encoding="utf-8"))
    assert sorted(listed) == sorted([*SITUATIONS, *BROWSED])
