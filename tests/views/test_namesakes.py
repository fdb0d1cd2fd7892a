"""Two people of one name are recorded, and told apart wherever their names stand alone: in headings, lists, search, briefs and data."""

from __future__ import annotations

import csv
import functools
import io
import json

from generator.briefs import brief, figures
from generator.briefs.brief import BriefContext
from generator.exports import graphs, search, tables
from generator.exports.json_records import Forms
from generator.pages.context import PageContext
from generator.pages.page import schema_thing
from generator.records.dossier import Dossier
from generator.views.queries import Views
from tests.support import namesakes, page_contents, small
from tests.support.html import Element
from tests.support.namesakes import MASTER, PAINTER
from tests.support.page_contents import lines
from tests.support.rows import each


@functools.cache
def dossier() -> Dossier:
    """The dossier of the two."""
    return small.dossier(namesakes.files())


@functools.cache
def page(path: str) -> Element:
    """A page of it as a reader gets it."""
    return page_contents.page(path, namesakes.files())


def test_both_can_be_recorded() -> None:
    """Nothing is held against the articles but the name that they print."""
    assert small.problems(namesakes.files()) == []


@each(
    ("path", "words"),
    [
        ("actors/lind-master.md", MASTER),
        ("actors/lind-painter.md", PAINTER),
        ("actors/index.md", f"{MASTER} {PAINTER}"),
        ("relationships/lind-master--lind-painter.md", f"{MASTER} and {PAINTER}"),
        ("relationships/index.md", MASTER),
        ("matrix/index.md", PAINTER),
    ],
)
def test_pages_show_the_qualifier(path: str, words: str) -> None:
    """Headings and lists show it beside the name."""
    text = " ".join(page(path).text.split())
    assert all(name in text for name in (MASTER, PAINTER) if name in words)


def test_a_sentence_has_the_plain_name_and_the_line_below_it_the_qualifier() -> None:
    """The words of a statement are those that were held against the article."""
    shown = lines(page("actors/lind-master.md"))
    assert any("The quay is closed, said Tove Lind of Grayhaven." in line for line in shown)
    assert any(MASTER in line and "statement" in line for line in shown)


def test_titles_of_pages_differ() -> None:
    """A tab of a browser shows nothing but the title."""
    titles = PageContext(dossier()).titles
    assert (titles["actors/lind-master.md"], titles["actors/lind-painter.md"]) == (MASTER, PAINTER)


def test_briefs_and_figures_show_the_qualifier() -> None:
    """The printed brief has it as its title, the figure in its boxes."""
    values = brief.brief_values(dossier().actors["lind-painter"], BriefContext(dossier()))
    assert PAINTER in json.dumps(values, ensure_ascii=False)
    drawn = figures.ego_network(Views(dossier()), dossier().actors["lind-painter"])
    assert (drawn["centre"], [tie["name"] for tie in (*drawn["left"], *drawn["right"])]) == (PAINTER, [MASTER])


def test_data_show_the_qualifier() -> None:
    """JSON has it as a field, tables and the search in the name, programs that read a page as what tells the two apart."""
    views = Views(dossier())
    form = Forms(dossier(), views).actor(dossier().actors["lind-painter"])
    assert (form.name, form.qualifier) == ("Tove Lind", "painter")
    assert form.claims[0].means[0].actor.name == PAINTER
    rows = list(csv.DictReader(io.StringIO(tables.claims_csv(views).decode("utf-8-sig"))))
    assert {PAINTER, MASTER} <= {value for row in rows for value in row.values()}
    assert b"painter" in graphs.relationships_graphml(views)
    assert any(PAINTER.encode() in content for _, content in search.files(views, lambda _: False))
    assert schema_thing(dossier(), "lind-painter")["disambiguatingDescription"] == "painter"
