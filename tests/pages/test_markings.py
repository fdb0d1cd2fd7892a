"""The handling marking on every page, in every file of data and in every brief: the highest of what it holds."""

from __future__ import annotations

import functools
import html
import json
import xml.etree.ElementTree as ET
from collections.abc import Mapping

from mkdocs.utils import meta

from generator.briefs import brief
from generator.briefs.book import Choice, book_values
from generator.pages.site import generate
from tests.support import data_files, small
from tests.support.rows import each

#: A statement of a state, said by its envoy through the union, that is for few; a record and a source that are for some.
FILES = {
    **small.changed("dossier.yml", "publisher: The tests", "publisher: The tests\nmarking: TLP:CLEAR"),
    "actors/southmark.yml": small.SOUTHMARK.replace("    type: plan\n", "    type: plan\n    marking: TLP:RED\n").encode(),
    "actors/olga-brandt.yml": (small.OLGA_BRANDT + "marking: TLP:AMBER\n").encode(),
    "sources/gazette-2024-05.yml": (small.GAZETTE_SOURCE + "marking: Board only\n").encode(),
}


@functools.cache
def site() -> Mapping[str, bytes]:
    """The generated files of the marked dossier."""
    return generate(small.dossier(FILES))


def marking(path: str) -> str:
    """The marking of a page."""
    return str(meta.get_data(site()[path].decode())[1].get("marking", {}).get("words", ""))


@each(
    ("path", "wanted"),
    {
        "index.md": "TLP:RED · Board only", "actors/index.md": "TLP:RED · Board only", "timeline/index.md": "TLP:RED · Board only",
        "matrix/index.md": "TLP:RED · Board only", "statements/index.md": "TLP:RED · Board only", "search/index.md": "TLP:RED · Board only",
        "data/index.md": "TLP:RED · Board only", "changes/index.md": "TLP:RED · Board only", "relationships/network.md": "TLP:RED · Board only",
        "rules/index.md": "TLP:RED · Board only",
        "actors/southmark.md": "TLP:RED · Board only", "actors/olga-brandt.md": "TLP:AMBER", "actors/harbour-union.md": "TLP:CLEAR",
        "sources/herald-2024-03.md": "TLP:RED", "sources/gazette-2024-05.md": "TLP:CLEAR · Board only", "topics/money.md": "TLP:CLEAR",
        "relationships/northland--southmark.md": "TLP:CLEAR · Board only",
    }.items(),
)  # fmt: skip
def test_a_page_has_the_highest_of_what_it_holds(path: str, wanted: str) -> None:
    """Lists have the highest of the dossier; pages of records, sources and topics that of what they show."""
    assert marking(path) == wanted
    metas = {row["name"]: row["content"] for row in meta.get_data(site()[path].decode())[1]["metas"] if "name" in row}
    assert metas["dcterms.accessRights"] == wanted


def test_a_drawing_is_marked_like_its_page() -> None:
    """In the file of its own too, where it is a line at the foot; without any marking, there is no such line."""
    files = {path: html.unescape(content.decode()) for path, content in site().items() if path.startswith("figures/")}
    assert files
    for path, content in files.items():
        (page,) = (one for one in site() if one.endswith(path.replace("figures", "").replace(".svg", ".md")))
        assert f'font-weight="700">{marking(page)}</text></svg>' in content
    assert not any(b"TLP" in content for path, content in generate(small.dossier()).items() if path.startswith("figures/"))


def test_no_page_is_without_it() -> None:
    """Every page has a marking, those at old addresses too; without any in the dossier, none has."""
    assert [path for path in site() if path.endswith(".md") and not marking(path)] == []
    plain = generate(small.dossier())
    assert [
        path for path, content in plain.items() if b"marking:" in content.partition(b"linked_data")[0] and path != "rules/index.md"
    ] == []
    assert "data/MARKING.txt" not in plain


def test_a_statement_shows_its_own_if_it_differs() -> None:
    """Below a statement is its marking if its page has another; a page of a marked record does not repeat it at each statement."""
    lines = html.unescape(site()["actors/southmark.md"].decode()).splitlines()
    assert [line.strip() for line in lines if "· TLP:RED" in line] == [
        'Planned · Reported by Alder Herald · TLP:RED<span class="more"> · one source, paraphrased</span>'
    ]
    body = html.unescape(site()["actors/olga-brandt.md"].decode()).partition("---\n\n")[2]
    assert "TLP:" not in body.partition('id="Cite"')[0]


def test_every_file_of_data_has_it() -> None:
    """JSON in fields, tables in a column, the graph in an attribute, references in notes, the feed in its rights; and a file for all."""
    files = site()
    southmark = json.loads(files["data/records/southmark.json"])
    assert southmark["dossier"]["marking"] == "TLP:RED · Board only"
    assert {claim["id"]: claim["marking"] for claim in southmark["record"]["claims"]} == {
        "lost-passengers": "TLP:CLEAR", "second-ship": "TLP:RED", "thanked": "TLP:CLEAR · Board only",
    }  # fmt: skip
    assert json.loads(files["data/dossier.json"])["dossier"]["marking"] == "TLP:RED · Board only"
    rows = {row["ref"]: row["marking"] for row in data_files.rows("claims.csv", FILES)}
    assert (rows["southmark/second-ship"], rows["olga-brandt/small-cup"]) == ("TLP:RED", "TLP:AMBER")
    assert {row["marking"] for row in data_files.rows("relationships.csv", FILES)} == {"TLP:CLEAR · Board only"}
    graph = ET.fromstring(files["data/relationships.graphml"])  # noqa: S314  our own bytes
    assert graph.findtext(".//{*}desc") == "The Ferry · TLP:AMBER · Board only"
    assert "note = {TLP:CLEAR · Board only}".encode() in files["data/sources.bib"]
    assert "N1  - TLP:CLEAR · Board only\r\n".encode() in files["data/sources.ris"]
    assert [item["note"] for item in json.loads(files["data/sources.csl.json"])] == ["TLP:CLEAR · Board only", "TLP:CLEAR"]
    assert b'<rights type="text">TLP:CLEAR' in files["changes.atom"]
    assert files["data/MARKING.txt"].decode().startswith("TLP:RED · Board only\n")
    assert b'"marking":"TLP:RED \\u00b7 Board only"' in files["search/start.js"]


def test_briefs_have_it() -> None:
    """A brief has the marking of its record's page; a book that of its briefs and of the names in its index."""
    paper = brief.BriefContext(small.dossier(FILES))
    found = {record.id: brief.brief_values(record, paper)["marking"]["words"] for record in paper.dossier.profiles.values()}
    assert (found["southmark"], found["olga-brandt"], found["lena-vos"]) == ("TLP:RED · Board only", "TLP:AMBER", "TLP:CLEAR")
    assert book_values(paper, Choice())["marking"] == {"words": "TLP:RED · Board only", "tlp": "TLP:RED"}
    assert book_values(paper, Choice(actors=("lena-vos",)))["marking"]["words"] == "TLP:AMBER"
