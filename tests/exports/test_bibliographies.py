"""References in every format that readers ask for: the same in each, dated as surely as the record is, and whole whatever a text holds."""

from __future__ import annotations

import dataclasses
import json
import re

import pytest
from hypothesis import given

from generator.exports import bibliographies
from generator.exports.bibliographies import Name
from generator.readers.references import references
from generator.views.queries import Views
from tests.support import small
from tests.support.bibliography_files import FULL, bib_entries, ris_lines, typed
from tests.support.data_files import TEXT, files, parsed
from tests.support.fields import GAZETTE, HERALD, HOSTILE, filled
from tests.support.rows import each


def test_the_sources_are_references_in_every_format() -> None:
    """Title, outlet, author and date of a source stand in BibTeX, RIS and CSL-JSON under its id, and nothing that no record gives."""
    found = files()
    kind, key, fields = bib_entries(found["sources.bib"].decode())[1]
    assert (kind, key) == ("article", "herald-2024-03")
    assert fields == {
        "author": "{{Ines Okafor}}", "title": "{{Harbour talks end without a deal}}", "journal": "{Alder Herald}", "date": "{2024-03-15}",
        "year": "{2024}", "month": "mar", "language": "{en}",
    }  # fmt: skip
    assert ris_lines(found["sources.ris"])[-9:] == [
        ("TY", "NEWS"), ("ID", "herald-2024-03"), ("AU", "Ines Okafor"), ("TI", "Harbour talks end without a deal"), ("T2", "Alder Herald"), ("PY", "2024"),
        ("DA", "2024/03/15/"), ("LA", "en"), ("ER", ""),
    ]  # fmt: skip
    assert parsed("sources.csl.json")[1] == {
        "id": "herald-2024-03", "type": "article-newspaper", "title": "Harbour talks end without a deal", "container-title": "Alder Herald",
        "author": [{"literal": "Ines Okafor"}], "issued": {"date-parts": [[2024, 3, 15]]}, "language": "en",
    }  # fmt: skip


def test_a_title_that_the_article_does_not_show_is_in_brackets() -> None:
    """A supplied title is told from a headline in every format."""
    given = small.changed(GAZETTE, "headline: Ferry runs again", "describes: About the ferry")
    found = files(given)
    assert bib_entries(found["sources.bib"].decode())[0][2]["title"] == "{{[About the ferry]}}"
    assert ("TI", "[About the ferry]") in ris_lines(found["sources.ris"])
    assert parsed("sources.csl.json", given)[0]["title"] == "[About the ferry]"


def test_an_author_s_name_is_split_only_as_a_record_says() -> None:
    """An author whose record has a family name in front is given so; any other name is whole."""
    given = small.changed(HERALD, "authors: [Ines Okafor]", "authors: [Ms Vos, Ines Okafor, Olga Brandt]")
    assert parsed("sources.csl.json", given)[1]["author"] == [
        {"family": "Vos", "given": "Lena"},
        {"literal": "Ines Okafor"},
        {"literal": "Olga Brandt"},
    ]
    found = files(given)
    assert bib_entries(found["sources.bib"].decode())[1][2]["author"] == "{Vos, Lena and {Ines Okafor} and {Olga Brandt}}"
    assert [value for tag, value in ris_lines(found["sources.ris"]) if tag == "AU"] == ["Vos, Lena", "Ines Okafor", "Olga Brandt"]


AUTHORS = """\
authors:
  - {name: Institute of Straits and Harbours, corporate: true}
  - {name: Ines Okafor, sort_as: "Okafor, Ines"}
  - Per Holm
"""


def test_institutions_and_persons_are_authors_side_by_side() -> None:
    """An institution is one name in every format, a person is split if the record says how, and another name is left whole."""
    given = small.changed(HERALD, "authors: [Ines Okafor]\n", AUTHORS)
    _, reference = bibliographies.of_sources(Views(small.dossier(given)))
    found = bibliographies.formats(reference)
    assert "  author = {{Institute of Straits and Harbours} and Okafor, Ines and {Per Holm}}," in found["bibtex"]
    assert json.loads(found["csl"])[0]["author"] == [
        {"literal": "Institute of Straits and Harbours"}, {"family": "Okafor", "given": "Ines"}, {"literal": "Per Holm"},
    ]  # fmt: skip
    assert [line for line in found["ris"].split("\r\n") if line.startswith("AU")] == [
        "AU  - Institute of Straits and Harbours", "AU  - Okafor, Ines", "AU  - Per Holm",
    ]  # fmt: skip
    assert found["plain"].startswith("Institute of Straits and Harbours and Ines Okafor and Per Holm. ")
    record = json.loads(files(given)["records/herald-2024-03.json"])["record"]
    assert record["authors"] == ["Institute of Straits and Harbours", "Ines Okafor", "Per Holm"]
    assert record["corporate_authors"] == ["Institute of Straits and Harbours"]
    assert small.problems(given) == []


def test_the_comma_of_an_institution_divides_no_name() -> None:
    """Readers of RIS divide a name at its first comma, and the format has no other form: a dash takes its place, and a note has the name."""
    given = small.changed(HERALD, "authors: [Ines Okafor]\n", 'authors: [{name: "Ministry of Ferries, Northland", corporate: true}]\n')
    _, reference = bibliographies.of_sources(Views(small.dossier(given)))
    found = bibliographies.formats(reference)
    (entry,) = pytest.importorskip("rispy").loads(found["ris"].replace("\r\n", "\n"))
    assert entry["authors"] == ["Ministry of Ferries – Northland"]
    assert "Author: Ministry of Ferries, Northland" in entry["notes"]
    assert "  author = {{Ministry of Ferries, Northland}}," in found["bibtex"]
    assert json.loads(found["csl"])[0]["author"] == [{"literal": "Ministry of Ferries, Northland"}]


def test_a_reference_manager_reads_the_authors_back() -> None:
    """Readers of BibTeX and RIS see three authors, and none of them is cut at its “and”."""
    bibtexparser, middlewares = pytest.importorskip("bibtexparser"), pytest.importorskip("bibtexparser.middlewares")
    found = files(small.changed(HERALD, "authors: [Ines Okafor]\n", AUTHORS))
    parts = [middlewares.SeparateCoAuthors(), middlewares.SplitNameParts()]
    names = bibtexparser.parse_string(found["sources.bib"].decode(), append_middleware=parts)
    assert [part.merge_last_name_first for part in names.entries_dict["herald-2024-03"]["author"]] == [
        "{Institute of Straits and Harbours}", "Okafor, Ines", "{Per Holm}",
    ]  # fmt: skip
    for name in ("sources.bib", "sources.ris", "sources.csl.json"):
        (read,) = (entry for entry in references(found[name], name) if entry.key == "herald-2024-03")
        assert [author.value for author in read.found.authors] == ["Institute of Straits and Harbours", "Ines Okafor", "Per Holm"]


#: A date as the record has it; then of BibTeX date, year and month; of RIS year and date; of CSL the parts, and whether about; its words, where told.
DATES: dict[str, tuple[tuple[str, str, str], tuple[str, str], list[list[int]], bool, str]] = {
    "2024-03-15": (("2024-03-15", "2024", "mar"), ("2024", "2024/03/15/"), [[2024, 3, 15]], False, ""),
    "2024-03": (("2024-03", "2024", "mar"), ("2024", "2024/03//"), [[2024, 3]], False, ""),
    "2024": (("2024", "2024", ""), ("2024", "2024///"), [[2024]], False, ""),
    "2024-03~": (("2024-03~", "2024", "mar"), ("2024", "2024/03//about March 2024"), [[2024, 3]], True, "about March 2024"),
    "2024?": (("2024?", "2024", ""), ("2024", "2024///perhaps 2024"), [[2024]], True, "perhaps 2024"),
    "2023/2024": (("2023/2024", "", ""), ("", ""), [[2023], [2024]], False, "2023 to 2024"),
    "[2024-03-02..2024-03-18]": (("2024-03", "2024", "mar"), ("2024", "2024/03//between 2 and 18 March 2024"), [[2024, 3, 2], [2024, 3, 18]], False,
                                 "between 2 and 18 March 2024"),
    "[2024-03..2024-05]": (("2024", "2024", ""), ("2024", "2024///between March and May 2024"), [[2024, 3], [2024, 5]], False, "between March and May 2024"),
    "[2023..2024]": (("", "", ""), ("", ""), [[2023], [2024]], False, "between 2023 and 2024"),
}  # fmt: skip


@each("edtf", DATES)
def test_a_date_is_not_more_certain_than_the_record(edtf: str) -> None:
    """What is known of a date is given, and no more; what figures cannot say is said in words."""
    given = small.changed(HERALD, "published: 2024-03-15", f"published: '{edtf}'")
    bib, in_ris, parts, circa, words = DATES[edtf]
    found = files(given)
    fields = bib_entries(found["sources.bib"].decode())[1][2]
    assert tuple(fields.get(name, "").strip("{}") for name in ("date", "year", "month")) == bib
    tags = dict(ris_lines(found["sources.ris"])[len(ris_lines(found["sources.ris"])) // 2 :])
    assert (tags.get("PY", ""), tags.get("DA", "")) == in_ris
    item = parsed("sources.csl.json", given)[1]
    assert item["issued"] == {"date-parts": parts, **({"circa": True} if circa else {}), **({"literal": words} if words else {})}
    note = f"Date: {words}" if words else ""
    assert (fields.get("note", "{}")[1:-1], tags.get("N1", ""), item.get("note", "")) == (note, note, note)


def test_agency_copy_and_status_are_shown() -> None:
    """The wire, an archived copy, and that a source was retracted stand in the notes; a document has a publisher and no outlet."""
    given = small.changed(
        HERALD,
        "nature: report",
        "nature: document\nagency: Strait Wire\nurl: https://example.org/a\narchive_url: https://archive.example/a--b\nstatus: retracted\nstatus_why: Made up.",
    )
    item = parsed("sources.csl.json", given)[1]
    assert item["note"] == "Agency: Strait Wire; Retracted: Made up; Archived copy: https://archive.example/a--b"
    assert (item["type"], item["publisher"], item["URL"]) == ("document", "Alder Herald", "https://example.org/a")
    assert "container-title" not in item
    kind, _, fields = bib_entries(files(given)["sources.bib"].decode())[1]
    assert (kind, fields["publisher"], fields["url"]) == ("misc", "{Alder Herald}", "{https://example.org/a}")
    assert fields["note"] == r"{Agency: Strait Wire; Retracted: Made up; Archived copy: \url{https://archive.example/a--b}}"
    lines = ris_lines(files(given)["sources.ris"])
    assert {
        ("TY", "GEN"),
        ("PB", "Alder Herald"),
        ("UR", "https://example.org/a"),
        ("N1", "Retracted: Made up"),
        ("N1", "Archived copy: https://archive.example/a--b"),
    } <= set(lines)


def test_a_reference_is_escaped_for_tex() -> None:
    """Signs of TeX are commands, a group of authors is one name, and the address stays as it is asked."""
    (_, _, fields), *_ = bib_entries(bibliographies.bibtex_entry(FULL))
    assert fields["title"] == (
        r"{{50\% of \textbraceleft{}ships\textbraceright{} \& “ferries” cost \$1\_000 \#1 \textasciitilde{} \textasciicircum{} "
        r"\textbackslash{} -{}- why?}}"
    )
    assert fields["author"] == "{Vos, Lena and {Harbour Union and Friends}}"
    assert fields["url"] == "{https://example.org/a_b%20c}"
    assert fields["note"] == r"{Agency: Wire \& Co; Retracted: a mistake}"


def test_a_name_with_a_comma_or_an_and_is_one_name() -> None:
    """Parts of a name that BibTeX would take for names or for the marks between them are in braces."""
    (_, _, fields), *_ = bib_entries(
        bibliographies.bibtex_entry(dataclasses.replace(FULL, authors=(Name("Vos and Sons", "Lena, Jr"), Name("Sandland", "Anders"))))
    )
    assert fields["author"] == "{{Vos and Sons}, {Lena, Jr} and Sandland, Anders}"


@each("raw", ["a -- b", "a---b", "``x''", "?`x!`", "<<x>>", ",,x", "{}", "}{", "\\{", "\\", "%", "{\\", "@article{x,", '"'])
def test_tex_sets_what_was_typed(raw: str) -> None:
    """Ligatures are parted, braces balance, and a comment begins nowhere."""
    (_, _, fields), *_ = bib_entries(bibliographies.bibtex_entry(dataclasses.replace(FULL, title=raw)))
    assert typed(fields["title"][2:-2]) == raw
    assert not re.search(r"--|``|''|\?`|!`|<<|>>|,,", fields["title"])


@given(TEXT, TEXT, TEXT)
def test_any_reference_stays_in_its_lines(title: str, name: str, note: str) -> None:
    """Whatever a title, a name and a note hold, an entry of BibTeX is one entry with each field on its line, and RIS has a tag on every line."""
    long = dataclasses.replace(
        FULL, title=f"x{title}", container=f"x{title}", authors=(Name(f"x{name}", name), Name(f"x{name}")), notes=(f"x{note}",)
    )
    entries = bib_entries(bibliographies.bibtex([long, long]).decode("utf-8"))
    assert [(kind, key, list(fields)) for kind, key, fields in entries] == [
        ("article", "herald-2024-03", ["author", "title", "journal", "date", "year", "month", "url", "language", "note"])
    ] * 2
    assert len(bibliographies.bibtex_entry(long).splitlines()) == 11
    assert typed(entries[0][2]["title"][2:-2]) == bibliographies.line(f"x{title}")
    lines = ris_lines(bibliographies.ris([long]))
    assert [tag for tag, _ in lines] == ["TY", "ID", "AU", "AU", "TI", "T2", "PY", "DA", "LA", "UR", "N1", "ER"]
    assert dict(lines)["TI"] == bibliographies.line(f"x{title}")
    assert len(bibliographies.ris_entry(long).splitlines()) == len(lines)
    assert json.loads(bibliographies.csl([long]))[0]["title"] == f"x{title}"


def test_a_hostile_dossier_stays_in_its_lines() -> None:
    """Markup in every field of a source breaks out of no format."""
    found = files(filled(HOSTILE))
    (_, key, fields) = bib_entries(found["sources.bib"].decode())[1]
    assert (key, typed(fields["title"][2:-2])) == ("herald-2024-03", HOSTILE["headline"])
    assert ("TI", HOSTILE["headline"]) in ris_lines(found["sources.ris"])


def test_a_page_of_the_site_is_cited_like_a_source() -> None:
    """A page is cited by its title, the dossier, its publisher and the day it is as of, in every format."""
    page = bibliographies.of_page(
        small.dossier(), "northland--southmark", "Northland and Southmark", url="https://example.org/relationships/northland--southmark/"
    )
    found = bibliographies.formats(page)
    assert found["plain"] == (
        "“Northland and Southmark”. The Ferry. The tests. https://example.org/relationships/northland--southmark/. As of 3 May 2024."
    )
    (kind, key, fields), *_ = bib_entries(found["bibtex"])
    assert (kind, key, fields["howpublished"], fields["publisher"], fields["date"]) == (
        "misc", "northland--southmark", "{The Ferry}", "{The tests}", "{2024-05-03}",
    )  # fmt: skip
    assert ("TY", "ELEC") in ris_lines(found["ris"].encode())
    assert json.loads(found["csl"])[0]["type"] == "webpage"
    assert (
        bibliographies.plain_citation(bibliographies.of_sources(Views(small.dossier()))[1])
        == "Ines Okafor. “Harbour talks end without a deal”. Alder Herald. 15 March 2024."
    )
