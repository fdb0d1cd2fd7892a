"""The book of briefs: what it has of which records, where it leads, and that its pages are those it names."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.briefs import book
from generator.briefs.book import Choice
from generator.briefs.brief import BriefContext
from generator.cli import main
from generator.commands.output import progress
from generator.pages import context as offering
from tests.support import full, pdfs, small
from tests.support.fields import FERRY, HERALD, NORTHLAND
from tests.support.pdfs import bound, everything, printed, reader, squeezed
from tests.support.rows import each
from tests.support.small import changed

KEY = changed(FERRY, "confidence: moderate", "confidence: moderate\n    key: true")


def sheet(choice: Choice) -> list[str]:
    """The records whose briefs a choice of the small dossier has."""
    return list(book.book_values(BriefContext(small.dossier()), choice)["inside"])


@each(
    ("choice", "inside"),
    [
        (Choice(), ["northland", "southmark", "olga-brandt", "lena-vos", "harbour-union", "northland--southmark"]),
        (Choice(actors=("southmark",)), ["southmark", "northland--southmark"]),
        (Choice(actors=("southmark", "lena-vos")), ["southmark", "lena-vos"]),
        (Choice(actors=("northland", "southmark")), ["northland", "southmark", "northland--southmark"]),
        (Choice(topic="money"), ["northland", "harbour-union"]),
        (Choice(topic="money", actors=("southmark",)), []),
    ],
)
def test_a_book_has_the_briefs_that_are_chosen(choice: Choice, inside: list[str]) -> None:
    """All; some actors with what is between them; one with all it has to do with; those with a statement on a topic."""
    assert sheet(choice) == inside


def test_a_chosen_book_says_so_on_its_cover() -> None:
    """A reader of a part knows that it is one."""
    words = Choice(topic="money", actors=("northland", "southmark")).words(small.dossier())
    assert words == "On the topic Money; On Northland, Southmark"
    first = reader(bound(pdfs.of_small())).pages[0].extract_text()
    assert all(
        part in first
        for part in ("The Ferry", "Northland and Southmark", "As of 3 May 2024", "The tests", "Two invented articles about a ferry.")
    )


def test_a_book_is_in_order() -> None:
    """Cover, contents, judgements, matrix, a chapter for each kind of actor, relationships, sources, index: the outline leads to the pages on which they
    are.
    """
    found = reader(bound(printed(small.dossier(KEY), ids=(), chosen=Choice())))
    outline = [(entry.title, found.get_destination_page_number(entry)) for entry in flat(found.outline)]
    assert [title for title, _ in outline] == [
        "Contents", "Key judgements", "Matrix", "States", "Northland", "Southmark", "People", "Olga Brandt", "Lena Vos", "Organisations",
        "Harbour Union", "Relationships", "Northland and Southmark", "Sources, and what rests on each", "Index of actors",
    ]  # fmt: skip
    for title, number in outline:
        assert squeezed(title) in squeezed(found.pages[number or 0].extract_text())
    contents = found.pages[1].extract_text()
    for title, number in outline[1:]:
        assert re.search(rf"{re.escape(title)}[\s.]*{(number or 0) + 1}\b", contents), title


def test_a_book_says_what_the_dossier_does_not_know() -> None:
    """The gaps of the dossier as a whole follow the introduction, under a heading that is in the contents; statements are named by their record."""
    found = reader(bound(printed(small.dossier(full.files()), ids=("northland",), chosen=Choice(actors=("northland",)))))
    place = next(entry for entry in flat(found.outline) if entry.title == "What is not known")
    text = " ".join(found.pages[found.get_destination_page_number(place) or 0].extract_text().split())
    assert "No article says what Northland will do. See statements on Northland and Southmark" in text


def test_a_book_without_key_judgements_has_an_introduction() -> None:
    """A heading promises nothing that is not there."""
    titles = [entry.title for entry in flat(reader(bound(pdfs.of_small())).outline)]
    assert titles[:3] == ["Contents", "Introduction", "Matrix"]


def flat(outline: list[Any]) -> list[Any]:
    """An outline without its levels."""
    return [entry for part in outline for entry in (flat(part) if isinstance(part, list) else [part])]


def test_a_book_says_of_what_it_names_on_which_page_that_is() -> None:
    """“see page 12”, the matrix, the index and the sources name the page on which a brief begins, and lead there."""
    found = reader(bound(printed(small.dossier(KEY), ids=(), chosen=Choice())))
    begins = {entry.title: (found.get_destination_page_number(entry) or 0) + 1 for entry in flat(found.outline)}
    at = begins["Northland and Southmark"]
    texts = {number: " ".join(page.extract_text().split()) for number, page in enumerate(found.pages, 1)}
    assert f"On Northland and Southmark (page {at})" in texts[begins["Key judgements"]]
    assert f"p. {at}" in texts[begins["Matrix"]]
    assert f"Southmark (see page {at})" in texts[begins["Northland"]]
    assert f"Northland and Southmark (page {at}): Northland and Southmark talked" in texts[begins["Sources, and what rests on each"]]
    index = texts[begins["Index of actors"]]
    assert f"Vos, Lena, {begins['Lena Vos']}" in index
    assert re.search(rf"Southmark, {begins['Southmark']}, .*\b{at}\b", index)


def test_what_a_book_names_leads_to_its_brief() -> None:
    """From contents, key judgements, matrix, other briefs, sources and index a link leads to the page on which a brief begins."""
    found = reader(bound(printed(small.dossier(KEY), ids=(), chosen=Choice())))
    begins = {entry.title: found.get_destination_page_number(entry) or 0 for entry in flat(found.outline)}
    at = begins["Northland and Southmark"]
    leading = {number for number, page in enumerate(found.pages) if at in targets(found, page)}
    assert {begins[title] for title in ("Key judgements", "Matrix", "Northland", "Southmark", "Sources, and what rests on each")} <= leading
    assert begins["Contents"] in leading
    assert begins["Southmark"] in targets(found, found.pages[begins["Index of actors"]])


def targets(found: Any, page: Any) -> set[int]:
    """The pages to which the links of a page lead within the book."""
    named = found.named_destinations
    links = [item.get_object() for item in page.get("/Annots", ())]
    places = [link.get("/Dest", link.get("/A", {}).get("/D")) for link in links]
    there = [named[place].dest_array[0] if isinstance(place, str) else place[0] for place in places if place is not None]
    return {found.get_page_number(target.get_object()) for target in there}


def test_a_book_is_marked_on_every_page() -> None:
    """The handling marking stands at the head and the foot of the cover and of each page; cover and pages say as of when."""
    files = small.changed("dossier.yml", "publisher: The tests", "publisher: The tests\nmarking: Not for release")
    pages = reader(bound(printed(small.dossier(files), ids=(), chosen=Choice()))).pages
    assert {page.extract_text().count("NOT FOR RELEASE") for page in pages} == {2}
    assert all("As of 3 May 2024" in page.extract_text() for page in pages)
    assert [f"{number} of {len(pages)}" in page.extract_text() for number, page in enumerate(pages, 1)] == [
        False,
        *[True] * (len(pages) - 1),
    ]


def test_the_briefs_of_a_book_are_those_that_are_printed_alone() -> None:
    """Each statement, judgement and note of the single briefs is in the book."""
    all_text = squeezed("".join(page.extract_text() for page in reader(bound(pdfs.of_small())).pages))
    inside = book.book_values(BriefContext(small.dossier()), Choice())
    briefs = [values for part in inside["parts"] for values in part["briefs"]]
    assert len(briefs) == 6
    for values in briefs:
        for section in values["sections"]:
            for group in section["groups"]:
                for unit in group["statements"]:
                    words = "".join(piece if isinstance(piece, str) else piece["words"] for piece in unit["text"])
                    assert squeezed(words) in all_text


def test_a_book_lists_each_source_once_with_what_rests_on_it() -> None:
    """One list for the whole book; a retracted source says so there, on the cover, and in the briefs that rest on it."""
    files = small.changed(HERALD, "nature: report", "nature: report\nstatus: retracted\nstatus_why: It was made up.")
    found = book.book_values(BriefContext(small.dossier(files)), Choice())
    assert [source["title"] for source in found["sources"]] == ["Ferry runs again", "Harbour talks end without a deal"]
    assert found["sources"][1]["said"].endswith("It was retracted: It was made up.")
    assert found["sources"][0]["rows"] == [
        {"number": 2, "homes": [{"record": found["sources"][0]["rows"][0]["homes"][0]["record"], "words": ["Northland and Southmark opened the line on 2 May …"]}]},
        {"number": 3, "homes": [{"record": {"words": "Southmark", "record": "southmark", "url": ""}, "words": ["The president of Southmark, Edda Lind, thanked Northland in …"]}]},
    ]  # fmt: skip
    assert [run[0] for run in found["banner"]] == ["A source of this book was retracted, "]


def test_a_book_keeps_to_the_standards_and_its_links_resolve() -> None:
    """Tagged, with title and language; every link is within the book where the dossier has no address, and leads somewhere."""
    content = bound(pdfs.of_small())
    found = reader(content)
    assert (found.metadata.title, found.trailer["/Root"]["/Lang"], found.trailer["/Root"]["/MarkInfo"]["/Marked"]) == (
        "The Ferry",
        "en",
        True,
    )
    links = [item for item in everything(content) if item.get("/Subtype") == "/Link"]
    named = found.named_destinations
    assert len(links) > 40
    for link in links:
        place = link.get("/Dest", link.get("/A", {}).get("/D"))
        assert place is not None
        assert not isinstance(place, str) or place in named
    tags = {str(item["/S"]) for item in everything(content) if item.get("/Type") == "/StructElem"}
    assert {"/TOC", "/TOCI", "/Table", "/TH", "/H1", "/H2", "/H3", "/Figure"} <= tags


def test_the_same_records_make_the_same_book() -> None:
    """The book of the same records has the same bytes."""
    assert printed(small.dossier(), ids=(), chosen=Choice()).book == pdfs.of_small().book


def test_what_cannot_be_printed_in_a_book_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sign without a glyph costs the book; the line names it."""
    dossier = small.dossier(small.changed(NORTHLAND, "kind: state", "kind: state\nnative_names: {am: ሀ}"))
    found = printed(dossier, ids=(), chosen=Choice())
    assert (found.book, found.failures) == (None, ("the book: no font of the briefs has ሀ (U+1200 ethiopic syllable ha)",))


def test_pages_offer_what_was_printed_and_nothing_else() -> None:
    """A link says what it leads to and how large that is; where nothing was printed there is none."""
    offered = pdfs.of_small().offered()
    assert re.fullmatch(r"PDF, 1 page, \d+ kB", offered["southmark"])
    assert "(../briefs/southmark.pdf)" in offering.brief_link(offered, "southmark")
    assert "(briefs/book.pdf)" in offering.book_link(offered, up="")
    assert set(pdfs.of_small().files()) == {f"briefs/{id or 'book'}.pdf" for id in offered}
    assert (offering.brief_link({}, "southmark"), offering.book_link({})) == ("", "")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["brief", "northlnd"], "unknown record 'northlnd'; did you mean 'northland'?"),
        (["book", "--topic", "fery"], "unknown topic 'fery'; did you mean 'ferry'?"),
        (["book", "--actors", "northland,southmrk"], "unknown actor 'southmrk'; did you mean 'southmark'?"),
    ],
)
def test_an_unknown_name_is_reported(arguments: list[str], complaint: str, tmp_path: Path) -> None:
    """The commands know the records, and what may have been meant."""
    project(tmp_path)
    found = CliRunner().invoke(main, ["--project", str(tmp_path), *arguments])
    assert found.exit_code == 2
    assert complaint in found.output


def project(folder: Path) -> None:
    """The small dossier as a project's folder."""
    for path, content in small.files().items():
        target = folder / "briefings" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    (folder / "mkdocs.yml").write_text("site_name: The Ferry\n", encoding="utf-8")


def test_the_commands_write_what_they_print(tmp_path: Path) -> None:
    """`brief` and `book` put papers into a folder or a file, tell of each how it fits, and keep what they printed beside the project."""
    project(tmp_path)
    found = CliRunner().invoke(main, ["--project", str(tmp_path), "brief", "--fit"])
    assert found.exit_code == 0, found.output
    assert re.search(r"^  1 pages, last +\d+% filled, as designed +southmark$", found.output, re.MULTILINE)
    assert "6 of 6 briefs (100 %) have 2 pages or fewer" in found.output
    assert reader((tmp_path / "printed" / "southmark.pdf").read_bytes()).metadata.title == "Southmark – The Ferry"
    assert len(list((tmp_path / ".cache" / "briefs").glob("*.pdf"))) == 6
    output = tmp_path / "elsewhere" / "rivals.pdf"
    found = CliRunner().invoke(main, ["--project", str(tmp_path), "book", "--actors", "northland, southmark", "--output", str(output)])
    assert found.exit_code == 0, found.output
    assert output.read_bytes().startswith(b"%PDF-")


def test_a_book_may_be_of_a_topic(tmp_path: Path) -> None:
    """`book --topic` has the briefs with a statement on it, and says so; without `--output` it stands beside the single briefs."""
    project(tmp_path)
    found = CliRunner().invoke(main, ["--project", str(tmp_path), "book", "--topic", "money"])
    assert found.exit_code == 0, found.output
    content = reader((tmp_path / "printed" / "book.pdf").read_bytes())
    assert "On the topic Money" in content.pages[0].extract_text()
    titles = [entry.title for entry in flat(content.outline)]
    assert [title for title in titles if title in ("Northland", "Southmark", "Lena Vos", "Harbour Union")] == ["Northland", "Harbour Union"]


def test_a_record_without_a_brief_is_reported(tmp_path: Path) -> None:
    """Who asks for the brief of a record that has none is told why."""
    project(tmp_path)
    path = tmp_path / "briefings" / NORTHLAND
    path.write_text(path.read_text(encoding="utf-8").replace("kind: state", "kind: state\nbrief: false"), encoding="utf-8")
    found = CliRunner().invoke(main, ["--project", str(tmp_path), "brief", "northland"])
    assert found.exit_code == 0
    assert "northland has no brief: brief is false in its record or its kind" in found.output
    assert "0 briefs in" in found.output


class Terminal(io.StringIO):
    """What a stream is written to, as a terminal or not."""

    def __init__(self, *, tty: bool) -> None:
        super().__init__()
        self.tty = tty

    def isatty(self) -> bool:
        return self.tty


def heard(seconds: list[float], *, tty: bool) -> str:
    """What somebody sees who waits while four parts are done at these times."""
    stream, times = Terminal(tty=tty), iter([0.0, *seconds])
    with progress("printing briefs", stream, lambda: next(times)) as told:
        for done in range(1, 5):
            told(done, 4)
    return stream.getvalue()


def test_short_work_reports_no_progress() -> None:
    """What takes less than two seconds shows no progress."""
    assert "printing briefs" not in heard([0.1, 0.2, 0.3, 0.4], tty=True)


def test_long_work_reports_its_progress() -> None:
    """A bar in a terminal; elsewhere nothing, so that what a command prints does not depend on the speed of the machine."""
    assert heard([1.0, 3.0, 5.0, 20.0], tty=False) == ""
    assert "printing briefs" in heard([1.0, 3.0, 5.0, 20.0], tty=True)
