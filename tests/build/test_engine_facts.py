"""The twelve facts about the engines that the design rests on, each with what keeps our output safe from it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from unittest.mock import MagicMock

import pytest

from generator.briefs import compiler as briefs_compiler
from generator.build import publish, staging
from generator.commands.build import WITHOUT_ADDRESS
from generator.pages.site import generate
from generator.records.decode import decode
from generator.records.dossier import Dossier
from tests.support import builds, small
from tests.support.fields import HOSTILE, filled
from tests.support.html import Element, body, rendered
from tests.support.repository import ROOT
from tests.support.rows import each


@pytest.fixture(scope="module")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of the small dossier."""
    return builds.small_site(tmp_path_factory)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Element]:
    """The pages of the small dossier with markup and scripts in every field."""
    return builds.pages(builds.hostile_site(tmp_path_factory))


@pytest.fixture(scope="module")
def plain(small_site: Path) -> dict[str, Element]:
    """The pages of the small dossier."""
    return builds.pages(small_site)


def pages(dossier: Dossier) -> dict[str, bytes]:
    """The generated pages of a dossier, without its files of data."""
    return {path: content for path, content in generate(dossier).items() if path.endswith(".md")}


def live(page: Element) -> list[tuple[str, tuple[str, ...]]]:
    """What of a page a browser acts on: its elements with the names of their attributes, but for links and lists of contents."""
    return [
        (element.name, tuple(sorted(element.attributes)))
        for element in page.each()
        if element.name in {"script", "style", "link", "meta", "img", "iframe", "svg", "form", "input", "b"}
        and element.attributes.get("name") != "dcterms.accessRights"  # only what is marked has it
        and "/images/" not in element.attributes.get("src", "")  # the images of actors, which only the hostile dossier has
    ]


def test_fact_01_a_title_never_runs(hostile: dict[str, Element], plain: dict[str, Element]) -> None:
    """The engine un-escapes a heading for `<title>`; ours stands in the front matter, escaped once, and shows as typed."""
    page = hostile["actors/lena-vos/index.html"]
    assert [title.text for title in next(page.each("head")).each("title")] == [f"{HOSTILE['name']} - {HOSTILE['title']}"]
    assert [heading.text for heading in page.each("h1")] == [HOSTILE["name"]]
    assert {path: live(page) for path, page in hostile.items()} == {path: live(page) for path, page in plain.items()}


def test_fact_02_front_matter_is_escaped_for_the_html_it_becomes(hostile: dict[str, Element]) -> None:
    """Title and description of a page come out of its `<head>` as the texts they were made of."""
    head = next(hostile["sources/herald-2024-03/index.html"].each("head"))
    described = [meta.attributes["content"] for meta in head.each("meta") if meta.attributes.get("name") == "description"]
    assert described == [
        (
            f"Report by {HOSTILE['author']} in {HOSTILE['publisher']}, 15 March 2024; "
            "6 of 7 paragraphs used (85 %), 1 not read, 5 statements; reliability B, usually reliable."
        )
    ]
    home = next(hostile["index.html"].each("head"))
    assert [meta.attributes["content"] for meta in home.each("meta") if meta.attributes.get("name") == "description"] == [
        HOSTILE["subtitle"]
    ]


def test_fact_03_no_extension_undoes_the_escape() -> None:
    """Text is escaped by references, never by a backslash; smartsymbols, which looks inside references, is not configured."""
    assert not re.search(
        r"(?m)^  - (?:pymdownx\.(?:smartsymbols|snippets|emoji|magiclink)|smarty)", (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    )
    for path, content in pages(small.dossier(filled(HOSTILE))).items():
        text = body(content.decode())
        assert "\\" not in text, path
        assert re.findall(r"\]\([^)]*&[^)]*\)", re.sub(r' "[^"]*"\)', ")", text)) == [], path


def test_fact_04_each_mark_has_one_note(plain: dict[str, Element]) -> None:
    """No footnotes of the engine: the notes of a page are numbered from 1, each once; a mark leads to one, or a guest's to a paragraph."""
    seen = 0
    for path, page in plain.items():
        notes = [id for element in page.each() if re.fullmatch(r"Note-\d+", id := element.attributes.get("id", ""))]
        assert notes == [f"Note-{number}" for number in range(1, len(notes) + 1)], path
        marks = {mark.attributes["href"] for mark in page.of("cite")}
        assert {mark for mark in marks if not re.search(r"/#p\d+$", mark)} == {f"#{note}" for note in notes}, path
        seen += len(notes)
    assert seen > 5


def test_fact_05_a_broken_link_stops_the_build(tmp_path: Path) -> None:
    """A link or an anchor that leads nowhere is told and stops the build, however quiet the engine was asked to be."""
    folder = builds.project(tmp_path, small.files())
    (folder / "docs" / "handbook" / "rules.md").write_text("# Rules\n\n[a](nowhere.md) [b](index.md#nowhere)\n", encoding="utf-8")
    with pytest.raises(staging.BuildError) as error:
        builds.build(folder, small.files())
    assert "'nowhere.md'" in str(error.value)
    assert "'#nowhere'" in str(error.value) or "index.md#nowhere" in str(error.value)
    assert sorted(path.name for path in folder.iterdir()) == ["briefings", "docs", "mkdocs.yml", "theme"]


def test_fact_06_an_interrupted_build_leaves_the_old_site(tmp_path: Path) -> None:
    """The engine empties what it builds into; killed in the middle, the published site is whole, and the next build tidies up."""
    site = tmp_path / "site"
    site.mkdir()
    for name in ("index.html", "sitemap.xml"):
        (site / name).write_text("old", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    killer = "import os, pathlib, signal, sys; t = pathlib.Path(sys.argv[-1]); t.mkdir(); (t / 'index.html').write_text('half'); os.kill(os.getppid(), signal.SIGKILL)"
    (tmp_path / "killer.py").write_text(killer, encoding="utf-8")
    command = "import sys; from pathlib import Path; from generator.build import publish; p = Path(sys.argv[1]); publish.build(p, p / 'site', engine='killer')"
    done = subprocess.run([sys.executable, "-c", command, str(tmp_path)], cwd=ROOT, check=False)
    assert done.returncode == -9
    assert {path.name: path.read_text(encoding="utf-8") for path in site.iterdir()} == {"index.html": "old", "sitemap.xml": "old"}
    assert [path.name for path in tmp_path.glob(".site-*")] != []
    (tmp_path / "nothing.py").write_text("import sys; sys.exit(3)", encoding="utf-8")
    with pytest.raises(staging.BuildError, match="nothing exited with 3"):
        publish.build(tmp_path, site, engine="nothing")
    assert [path.name for path in tmp_path.glob(".site-*")] == []


def test_fact_07_no_page_hides_or_eats_another() -> None:
    """No generated page is a dotfile, stands in a folder the engine drops, begins with `Key: value`, or shares its address."""
    written = generate(small.dossier())
    addresses = [path.removesuffix(".md").removesuffix("/index") for path in written]
    assert len(set(addresses)) == len(written)
    assert not [path for path in written if re.search(r"(^|/)(\.|templates/)", path)]
    assert {content.decode().split("\n")[0] for content in pages(small.dossier()).values()} == {"---"}


@each(
    ("typed", "marking", "code"),
    [
        ("NO", "NO", ""),
        ("22:22", "22:22", ""),
        ("1.10", "1.10", ""),
        ("a\nmarking: b", "", "duplicate-key"),
        ("a\u2028b", "", "hidden-character"),
        ("[" * 100_000, "", "any"),
    ],
    ids=["no", "sexagesimal", "number", "twice", "hidden-key", "brackets"],
)
def test_fact_08_yaml_means_what_is_typed(typed: str, marking: str, code: str) -> None:
    """What YAML would take for something else is text, and what it would drop or crash on is a problem with its line."""
    files = {**small.files(), "dossier.yml": small.DOSSIER.encode() + f"marking: {typed}\n".encode()}
    dossier, problems = decode(files)
    if code:
        assert [problem.place.path for problem in problems] == ["briefings/dossier.yml"]
        assert code in {problems[0].code, "any"}
    else:
        assert dossier is not None
        assert dossier.settings.marking == marking


def test_fact_08_an_impossible_day_is_a_problem() -> None:
    """A date that YAML would raise an error of its own for is told like any other mistake."""
    found = small.problems(small.changed("dossier.yml", "as_of: 2024-05-03", "as_of: 2024-13-01"))
    assert [(problem.code, problem.place.line) for problem in found] == [("bad-date", 3)]


def test_fact_09_a_text_reaches_the_typesetter_as_a_value(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Typst gets the path of a template, texts as `sys_inputs`, which are never markup, a day as `timestamp`, and no font of the system."""
    typst, compiler = MagicMock(__version__="0", TypstError=ValueError), MagicMock()
    typst.Compiler.return_value = compiler
    compiler.compile_with_warnings.return_value, compiler.query.return_value = (b"%PDF-", []), "[{}]"
    monkeypatch.setitem(sys.modules, "typst", typst)
    job = {"template": "brief.typ", "root": str(tmp_path), "fonts": ["fonts"], "inputs": {"data": "#panic()"}, "day": 1}
    assert briefs_compiler._Compiler().print({**job, "output": str(tmp_path / "a.pdf")}) == {"fit": {}, "warnings": []}
    typst.Fonts.assert_called_once_with(include_system_fonts=False, font_paths=["fonts"])
    given = {"root": str(tmp_path), "font_paths": typst.Fonts.return_value, "sys_inputs": {"data": "#panic()"}}
    typst.Compiler.assert_called_once_with(str(tmp_path / "brief.typ"), **given)
    compiler.compile_with_warnings.assert_called_once_with(format="pdf", pdf_standards=briefs_compiler.STANDARDS, timestamp=1)


def test_fact_10_every_heading_has_an_id_of_its_own() -> None:
    """No heading gets an id made up from its words, so that one in another script is not called `_1`, and none moves."""
    texts = {"title": "연락선", "name": "Лена Вос", "actor kinds": "Κράτη", "topic": "渡輪", "headline": "谈判"}
    foreign, plain = pages(small.dossier(filled(texts))), pages(small.dossier())
    for path, content in foreign.items():
        text = body(content.decode())
        assert re.findall(r"(?m)^#+ (?!.* \{: #[A-Za-z][A-Za-z0-9-]*(?: data-search-exclude)? \}$).*$", text) == [], path
        ids = [
            [element.attributes["id"] for element in rendered(markdown).each() if element.name in {"h1", "h2", "h3"}]
            for markdown in (text, body(plain[path].decode()))
        ]
        assert ids[0] == ids[1], path


def test_fact_11_a_date_of_zero_in_the_environment_does_no_harm(small_site: Path) -> None:
    """With SOURCE_DATE_EPOCH=0, which the engine fails on, the command builds the site and says only what it did."""
    returncode, out, err = json.loads((small_site.parent / "said.json").read_text(encoding="utf-8"))
    dossier = small.dossier()
    papers = sum(1 for _ in (small_site / "briefs").rglob("*.pdf"))  # the book, a brief for each record, and the packs
    counted = f"{len(dossier.claims)} claims in {len(dossier.profiles)} records; {len(generate(dossier)) + papers} files written, 0 removed"
    printed = f"printed {small_site / 'briefs' / 'book.pdf'} and a brief for each actor and relationship"
    assert (returncode, out, err) == (0, f"{counted}\n{WITHOUT_ADDRESS}\nbuilt {small_site / 'index.html'}\n{printed}\n", "")
    assert (small_site / "index.html").is_file()


def test_fact_12_pages_need_no_inline_style_and_no_other_host(plain: dict[str, Element]) -> None:
    """No element has a style or a handler; the inline scripts are the engine's three, the same on all pages of a depth; nothing is off the host."""
    scripts: dict[int, set[tuple[str, ...]]] = {}
    for path, page in plain.items():
        assert [name for element in page.each() for name in element.attributes if name == "style" or name.startswith("on")] == [], path
        assert list(page.each("style")) == [], path
        inline = tuple(script.text for script in page.each("script") if not {"src", "type"} & script.attributes.keys())
        assert len(inline) == 3, path
        scripts.setdefault(path.count("/"), set()).add(inline)
        addresses = [
            element.attributes.get("src", element.attributes.get("href", "")) for element in page.each() if element.name not in {"a"}
        ]
        assert [address for address in addresses if re.match(r"(?:[a-z]+:)?//", address)] == [], path
    assert {depth: len(found) for depth, found in scripts.items()} == {0: 1, 1: 1, 2: 1}
