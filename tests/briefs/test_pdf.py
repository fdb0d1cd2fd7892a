"""Briefs as PDF: what a reader's program finds in them, what no record can do to them, and what they refuse."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import segno
from pypdf.generic import ContentStream

from generator.briefs import brief, compiler, glyphs, pool, render
from generator.briefs.brief import BriefContext
from generator.briefs.compiler import Fonts
from tests.support import glyphs as glyph_table
from tests.support import pdfs, small
from tests.support.fields import FACTS, FERRY, FIELDS, LENA_VOS, NORTHLAND, SOUTHMARK, filled
from tests.support.pdfs import assert_says_its_sheet, everything, printed, reader, running, shown, squeezed, text, units, whole

SITE = "publisher: The tests\nsite_url: https://example.org/ferry"
#: What Typst would take for its own, were it markup.
MARKUP = "*b* _i_ $x^2$ `raw` @ref <lbl> = h // c /* d */ #panic(1) #let \\ ~ \\u{41} - + / # [x] {y} http://x.org ' -- ... ---"
PIECES = MARKUP.split(" ")


def test_a_brief_prints_all_its_values() -> None:
    """All statements, judgements, facts, states and notes of the small dossier are text in its briefs."""
    assert_says_its_sheet(small.dossier(), pdfs.of_small())


def test_a_brief_knows_its_pages_and_says_which_it_is_of() -> None:
    """The number of pages is that of the PDF, stands on each page, and in the words of a link."""
    for paper in pdfs.of_small().briefs.values():
        found = reader(paper.content)
        assert len(found.pages) == paper.pages
        for number, page in enumerate(found.pages, 1):
            assert f"{number} of {paper.pages}" in page.extract_text()
        pages = "1 page" if paper.pages == 1 else f"{paper.pages} pages"
        assert re.fullmatch(rf"PDF, {pages}, \d+ kB", paper.words())


@pytest.mark.parametrize(("size", "width", "height"), [("a4", 595, 842), ("us-letter", 612, 792)])
def test_the_dossier_chooses_the_paper(size: str, width: int, height: int) -> None:
    """A4 or US Letter."""
    dossier = small.dossier(small.changed("dossier.yml", "publisher: The tests", f"publisher: The tests\npage_size: {size}"))
    box = reader(whole(printed(dossier, ids=("southmark",))).briefs["southmark"].content).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (width, height)


@pytest.mark.threat("b148")
def test_a_brief_is_tagged_and_says_what_it_is() -> None:
    """Title, author, language and tags are set; both standards are claimed; figures have words, headings skip no level, tables have heads."""
    content = pdfs.of_small().briefs["southmark"].content
    found = reader(content)
    root = found.trailer["/Root"]
    assert (found.metadata.title, found.metadata.author) == ("Southmark – The Ferry", "The tests")
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"], root["/ViewerPreferences"]["/DisplayDocTitle"]) == ("en", True, True)
    claims = root["/Metadata"].get_data().decode()
    assert re.findall(r"pdf(?:uaid|aid):(?:part|conformance)>([^<]+)<", claims) == ["2", "A", "1"]
    tags = [str(item["/S"]) for item in everything(content) if item.get("/Type") == "/StructElem"]
    assert {"/H1", "/H2", "/H3", "/P", "/Table", "/TH", "/TD", "/Figure", "/Link", "/L", "/LI", "/Lbl", "/LBody"} <= set(tags)
    figures = [item for item in everything(content) if item.get("/S") == "/Figure"]
    assert [str(item["/Alt"]) for item in figures] == ["Connections of Southmark. Northland: mixed; Lena Vos: envoy."]


@pytest.mark.threat("b148")
def test_the_engine_refuses_headings_that_skip_a_level(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The standard is held, not only claimed."""
    pdfs.templates(tmp_path, monkeypatch, "heading(level: 3 + o.level, words)", "heading(level: 4 + o.level, words)")
    (failure,) = printed(small.dossier(), ids=("southmark",)).failures
    assert "skipped from heading level" in failure


@pytest.mark.threat("b140")
@pytest.mark.parametrize("fact", FACTS)
def test_no_text_of_a_record_is_markup(fact: str) -> None:
    """Whatever Typst would take for its own stands in every field as it was typed, each form of a fact in turn."""
    chosen = {field: MARKUP for field in FIELDS if field == fact or field not in {"describes", "sort as", "words of a link", *FACTS}}
    dossier = small.dossier(filled(chosen))
    found = whole(printed(dossier))
    assert_says_its_sheet(dossier, found)
    said = text(found.briefs["southmark"].content)
    assert said.count(squeezed(MARKUP)) >= 4
    rows = brief.brief_values(dossier.profiles["northland"], BriefContext(dossier))["facts"]
    assert any(
        MARKUP in row["label"] + "".join(shown(item["text"]) for item in row["values"]) for row in rows if row["label"] in {"x", MARKUP}
    )


@pytest.mark.threat("b141")
def test_a_link_among_the_templates_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Typst follows links, so that a template that is one could show any file of the machine: nothing is printed."""
    pdfs.templates(tmp_path, monkeypatch, "#", "#")
    (tmp_path / "style.typ").unlink()
    (tmp_path / "style.typ").symlink_to("/etc/hostname")
    assert printed(small.dossier()).failures == ("briefs are not printed: the template style.typ is a link; replace it with a copy",)


@pytest.mark.threat("b142")
@pytest.mark.parametrize("endless", ["#{ while true { } }", "#let f(n) = range(10000000000).map(x => x * n).sum()\n#f(2)"])
def test_what_does_not_end_is_ended(endless: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A template that never ends or takes all memory costs its brief and the time allowed for it: the others are printed, however long they take."""
    pdfs.templates(tmp_path, monkeypatch, "#set document(", f'#if v.id == "southmark" [{endless}]\n#set document(')
    printing = pool.Printer.print

    def impatient(printer: pool.Printer, job: pool.Job, patience: float = pool.PATIENCE, *, large: bool = False) -> pool.Answer:
        values = json.loads((Path(job["root"]) / "job.json").read_text(encoding="utf-8"))["values"]
        return printing(printer, job, 1.5 if values["id"] == "southmark" else patience, large=large)

    monkeypatch.setattr(pool.Printer, "print", impatient)
    found = printed(small.dossier(), ids=("southmark", "northland"))
    assert found.briefs.keys() == {"northland"}
    assert [failure.startswith("briefings/actors/southmark.yml: cannot be printed: ") for failure in found.failures] == [True]


@pytest.mark.threat("b144")
def test_a_record_with_very_much_in_it_is_printed_whole() -> None:
    """Three hundred statements, one of them as long as can be, and a name of one long word: all of it is there, nothing runs out of the page."""
    many = "".join(
        f"  - {{id: c{n}, text: Statement number {n} about the ferry., type: report, cites: [herald-2024-03#3]}}\n" for n in range(300)
    )
    longest = "  - {id: long, text: " + "The ferry and the pier " * 50 + ", type: report, cites: [herald-2024-03#4], key: true}\n"
    files = small.changed(FERRY, "judgements:", f"{many}{longest}judgements:")
    files = {**files, LENA_VOS: small.changed(LENA_VOS, "title: envoy", f"title: {'Donaudampfschiff' * 12}")[LENA_VOS]}
    dossier = small.dossier(files)
    found = whole(printed(dossier, ids=("northland--southmark", "lena-vos")))
    paper = BriefContext(dossier)
    for id, printed_brief in found.briefs.items():
        said = text(printed_brief.content, *running(dossier, id))
        missing = [
            unit["number"] for unit in units(brief.brief_values(dossier.profiles[id], paper)) if squeezed(shown(unit["said"])) not in said
        ]
        assert missing == []
        assert squeezed("Statement number 299 about the ferry.") in said or id == "lena-vos"
        assert outside(printed_brief.content) == []


def outside(content: bytes) -> list[str]:
    """Texts that are set outside the page."""
    lost: list[str] = []
    for page in reader(content).pages:
        width, height = float(page.mediabox.width), float(page.mediabox.height)

        def look(words: str, user: list[float], matrix: list[float], *_: object, width: float = width, height: float = height) -> None:
            x = user[0] * matrix[4] + user[2] * matrix[5] + user[4]
            y = user[1] * matrix[4] + user[3] * matrix[5] + user[5]
            if words.strip() and not (0 <= x <= width and 0 <= y <= height):
                lost.append(words)

        page.extract_text(visitor_text=look)
    return lost


@pytest.mark.threat("b145")
def test_a_character_without_a_glyph_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """No empty box on paper: the record, each character with number and name, and where fonts for it are to be had."""
    for module in (compiler, render):
        monkeypatch.setattr(module, "installed_fonts", lambda: Fonts((), (), ()))
    dossier = small.dossier(small.changed(NORTHLAND, "kind: state", "kind: state\nnative_names: {ja: 北國, ko: 북}"))
    found = printed(dossier)
    assert found.briefs.keys() == dossier.profiles.keys() - {"northland"}
    (failure,) = found.failures
    assert failure == (
        "briefings/actors/northland.yml: no font of the briefs has 北 (U+5317 cjk unified ideograph-5317), "
        "國 (U+570B cjk unified ideograph-570b), 북 (U+BD81 hangul syllable bug); "
        "install fonts for Chinese, Japanese and Korean with pip install noto-cjk-sans-otc"
    )
    dossier = small.dossier(small.changed(NORTHLAND, "kind: state", "kind: state\nnative_names: {th: เหนือ}"))
    (failure,) = printed(dossier, ids=("northland",)).failures
    assert failure.endswith("; install fonts for Thai with pip install fontpkg-noto-sans-thai")


def test_the_fonts_cover_hebrew_arabic_devanagari_and_thai() -> None:
    """Names in these scripts are printed, from right to left where they are so written; each script has its own font."""
    names = {"ar": "أرض الشمال", "he": "ארץ הצפון", "hi": "उत्तरी देश", "th": "ดินแดนเหนือ"}
    files = small.changed(NORTHLAND, "kind: state", f"kind: state\nnative_names: {json.dumps(names, ensure_ascii=False)}")
    found = whole(printed(small.dossier(files), ids=("northland",))).briefs["northland"].content
    used = {
        re.sub(r"^/[A-Z]{6}\+", "", str(item["/BaseFont"])).partition("-")[0] for item in everything(found) if "/FontDescriptor" in item
    }
    assert used == {"LibertinusSerif", "Amiri", "NotoSansDevanagari", "NotoSansThai"}


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("Ferry 🚀 Line", "Ferry [rocket] Line"), ("A👩🏽‍🚀B", "A[woman]B"), ("🇳🇴", "[N][O]"), ("☎ 7", "☎ 7"), ("✈️ x", "✈️ x")],
)
def test_an_emoji_is_printed_as_its_name(typed: str, shown: str) -> None:
    """It stops no brief; an old sign that the fonts have stays."""
    assert glyphs.without_emoji(typed) == shown


def test_an_emoji_stops_no_brief() -> None:
    """A brief with one is printed, and `check` has nothing to say."""
    files = small.changed(NORTHLAND, "kind: state", "kind: state\naliases: [North 🚀 Land]")
    found = whole(printed(small.dossier(files), ids=("northland",))).briefs["northland"].content
    assert "North[rocket]Land" in text(found)
    assert [problem for problem in small.problems(files) if problem.code == "no-glyph"] == []


@pytest.mark.threat("b145")
def test_other_scripts_have_no_such_hint() -> None:
    """A sign that the fonts for East Asia lack too is named without the advice to install them."""
    dossier = small.dossier(small.changed(NORTHLAND, "kind: state", "kind: state\nnative_names: {am: ሀገር}"))
    (failure,) = printed(dossier, ids=("northland",)).failures
    assert failure == (
        "briefings/actors/northland.yml: no font of the briefs has ሀ (U+1200 ethiopic syllable ha), "
        "ር (U+122D ethiopic syllable re), ገ (U+1308 ethiopic syllable ga)"
    )


def test_the_fonts_cover_the_scripts_of_europe_and_east_asia() -> None:
    """All letters of the European languages with their marks, Cyrillic and Greek; Chinese, Japanese and Korean with their package."""
    latin = "".join(map(chr, (*range(0xC0, 0xD7), *range(0xD8, 0xF7), *range(0xF8, 0x17F), *range(0x218, 0x21C), *range(0x1E80, 0x1E86))))
    cyrillic = "".join(map(chr, (*range(0x400, 0x460), 0x490, 0x491, 0x4AE, 0x4AF, 0x4E8, 0x4E9, 0x4D8, 0x4D9)))
    greek = "".join(map(chr, (0x386, *range(0x388, 0x38B), 0x38C, 0x38E, 0x38F, *range(0x391, 0x3A2), *range(0x3A3, 0x3CF))))
    letters = f"{latin} ẞ ſ “ ” ‘ ’ „ « » – — … · † § ¶ € £ ° × − ½ {cyrillic} {greek}"
    languages = "{zh: 習近平, zh-Hant: 習近平, ja: 高市早苗 たかいち, ko: 김정은}"
    aliases = json.dumps([letters[start : start + 150] for start in range(0, len(letters), 150)], ensure_ascii=False)
    files = small.changed(NORTHLAND, "kind: state", f"kind: state\nnative_names: {languages}\naliases: {aliases}")
    found = whole(printed(small.dossier(files), ids=("northland",))).briefs["northland"].content
    said = text(found)
    assert all(letter in said for letter in squeezed(letters))
    assert all(name in said for name in ("習近平(Chinese)", "習近平(Chinese,zh-Hant)", "高市早苗たかいち(Japanese)", "김정은(Korean)"))
    used = {re.sub(r"^/[A-Z]{6}\+", "", str(item["/BaseFont"])) for item in everything(found) if "/FontDescriptor" in item}
    assert {name.partition("-")[0] for name in used} == {
        "LibertinusSerif",
        "NotoSansCJKsc",
        "NotoSansCJKtc",
        "NotoSansCJKjp",
        "NotoSansCJKkr",
    }


@pytest.mark.threat("b146")
def test_a_missing_font_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A family that no folder has is no warning that nobody reads: the brief is not printed."""
    monkeypatch.setattr(render, "installed_fonts", lambda: Fonts((str(tmp_path),), ("Noto Sans CJK SC",), ("an empty folder",)))
    found = printed(small.dossier(), ids=("northland",))
    assert found.failures == ("briefings/actors/northland.yml: cannot be printed: unknown font family: noto sans cjk sc",)


@pytest.mark.threat("b149")
@pytest.mark.parametrize("name", ["A (b) \\ <c> >> /d", "\\) endobj (", "(((", "é “ü” – 1\\000"])
def test_any_title_and_author_keep_the_file_whole(name: str) -> None:
    """What would close a string of the file's own language is a title like any other."""
    files = small.changed("dossier.yml", "publisher: The tests", f"publisher: {json.dumps(name)}")
    files = {**files, NORTHLAND: small.changed(NORTHLAND, "name: Northland", f"name: {json.dumps(name)}")[NORTHLAND]}
    found = reader(whole(printed(small.dossier(files), ids=("northland",))).briefs["northland"].content)
    assert (found.metadata.title, found.metadata.author) == (f"{name} – The Ferry", name)


@pytest.mark.threat("b150")
def test_links_lead_to_the_site_or_within_and_nothing_runs() -> None:
    """Every link is https or leads to a place in the paper; there is no script, no file inside, nothing that opens by itself."""
    dossier = small.dossier(small.changed("dossier.yml", "publisher: The tests", SITE))
    for paper in whole(printed(dossier)).briefs.values():
        found = everything(paper.content)
        actions = [item["/A"].get_object() if "/A" in item else item for item in found if item.get("/Subtype") == "/Link"]
        assert actions
        for action in actions:
            assert str(action.get("/URI", "https://")).startswith("https://")
            assert "/URI" in action or "/Dest" in action or action.get("/S") == "/GoTo"
        assert {str(item["/URI"]).split("/")[2] for item in actions if "/URI" in item} == {"example.org"}
        keys = {str(key) for item in found for key in item}
        assert keys.isdisjoint(
            {"/JS", "/JavaScript", "/Launch", "/EmbeddedFile", "/EmbeddedFiles", "/OpenAction", "/AA", "/AF", "/RichMedia"}
        )
        names = reader(paper.content).named_destinations
        assert all(str(action["/Dest"]) in names for action in actions if isinstance(action.get("/Dest"), str))


def test_marks_lead_to_their_notes() -> None:
    """Without an address of the site all links stay in the paper: each mark to its note."""
    content = pdfs.of_small().briefs["southmark"].content
    links = [item for item in everything(content) if item.get("/Subtype") == "/Link"]
    sheet = brief.brief_values(small.dossier().profiles["southmark"], BriefContext(small.dossier()))
    marks = sum(len(unit["marks"]) for unit in units(sheet)) + sum(len(value["marks"]) for row in sheet["facts"] for value in row["values"])
    assert len(links) == marks
    assert not any("/URI" in item.get("/A", {}) for item in links)


def test_a_marking_and_an_address_are_on_every_page() -> None:
    """The handling marking stands at the head and the foot of each page, the address at its foot."""
    many = "".join(
        f"  - {{id: c{n}, text: Statement number {n} about the ferry., type: report, cites: [herald-2024-03#3]}}\n" for n in range(40)
    )
    files = small.changed("dossier.yml", "publisher: The tests", f"{SITE}\nmarking: Not for release")
    files = {**files, SOUTHMARK: small.changed(SOUTHMARK, "claims:\n", f"claims:\n{many}")[SOUTHMARK]}
    pages = reader(whole(printed(small.dossier(files), ids=("southmark",))).briefs["southmark"].content).pages
    assert len(pages) > 1
    for page in pages:
        said = page.extract_text()
        assert said.count("NOT FOR RELEASE") == 2
        assert "https://example.org/ferry/actors/southmark/" in said


def test_the_code_is_that_of_the_address() -> None:
    """The dark parts of the code, as they are drawn, are those of the page's permanent address."""
    dossier = small.dossier(small.changed("dossier.yml", "publisher: The tests", SITE))
    page = reader(whole(printed(dossier, ids=("lena-vos",))).briefs["lena-vos"].content).pages[0]
    matrix = segno.make("https://example.org/ferry/actors/lena-vos/", error="m", micro=False).matrix
    boxes = max(filled_paths(page), key=len)
    cell = 15 / 25.4 * 72 / len(matrix)
    middles = [
        [
            any(left <= (x + 0.5) * cell <= right and top <= (y + 0.5) * cell <= bottom for left, top, right, bottom in boxes)
            for x in range(len(matrix))
        ]
        for y in range(len(matrix))
    ]
    assert middles == [[bool(dark) for dark in row] for row in matrix]


def filled_paths(page: Any) -> Iterator[list[tuple[float, float, float, float]]]:
    """Every filled path of a page, each as the boxes of its parts: left, top, right, bottom."""
    parts: list[list[tuple[float, float]]] = []
    for operands, operator in ContentStream(page.get_contents(), page.pdf).operations:
        if operator == b"m":
            parts.append([])
        if operator in (b"m", b"l"):
            parts[-1].append((float(operands[0]), float(operands[1])))
        elif operator in (b"f", b"S", b"n", b"B"):
            if operator == b"f":
                yield [(min(x), min(y), max(x), max(y)) for x, y in (zip(*part, strict=True) for part in parts)]
            parts = []


def test_a_mark_says_to_which_note_it_leads() -> None:
    """Who hears a brief, or rests on a mark, is told the number of the note, also in the book."""
    for content in (pdfs.of_small().briefs["southmark"].content, pdfs.bound(pdfs.of_small())):
        for page in reader(content).pages:
            links = [item.get_object() for item in page.get("/Annots", ())]
            told = [str(link["/Contents"]) for link in links if str(link["/Contents"]).startswith("Note ")]
            assert len(told) == len(re.findall(r"\[\d+\]", page.extract_text()))
            assert {words.removeprefix("Note ") for words in told} == set(re.findall(r"\[(\d+)\]", page.extract_text()))


def test_a_box_without_key_facts_is_left_out() -> None:
    """An actor of which nothing is to be told there has no empty box."""
    texts = {id: reader(paper.content).pages[0].extract_text() for id, paper in pdfs.of_small().briefs.items()}
    without = {id for id, words in texts.items() if "Key facts" not in words}
    paper = BriefContext(small.dossier())
    sheets = {id: brief.brief_values(record, paper) for id, record in small.dossier().profiles.items()}
    assert (
        without == {id for id, sheet in sheets.items() if not (sheet["facts"] or sheet["figure"] or sheet["states"])} == {"harbour-union"}
    )


@pytest.mark.threat("f44")
def test_the_known_glyphs_are_those_of_the_fonts() -> None:
    """What the check knows of the fonts is what Typst finds in them, for every so many characters."""
    some = glyph_table.characters()[::499]
    assert set(glyphs.lacking("".join(some))) == glyph_table.missing(some)
