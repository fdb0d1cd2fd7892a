"""A dossier on another topic, invented and with words of its own, becomes a site and briefs by the same program; nothing in that is of the first."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from generator.articles import languages
from generator.articles.fingerprints import Evidence
from generator.project import files
from generator.records.decode import decode
from generator.records.dossier import Dossier
from tests.support import builds, pdfs
from tests.support.html import Element, read
from tests.support.repository import ROOT
from tests.support.rows import each

COMET = ROOT / "tests" / "dossiers" / "comet"


def records() -> dict[str, bytes]:
    """The files of the second dossier."""
    found, problems = files.read_briefings(COMET)
    assert problems == []
    return found


def first() -> Dossier:
    """The dossier that the program was written for."""
    dossier, problems = decode(files.read_briefings(ROOT)[0])
    assert dossier is not None, problems
    return dossier


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the second dossier, built by the command."""
    return builds.comet_site(tmp_path_factory)


def page(site: Path, path: str) -> Element:
    """A page of the site."""
    return read((site / path / "index.html").read_text(encoding="utf-8"))


def test_the_evidence_is_that_of_its_articles() -> None:
    """What is committed of each article is what the program makes of it today."""
    for article in sorted((COMET / "articles").glob("*.txt")):
        committed = (COMET / "briefings" / "sources" / f"{article.stem}.evidence").read_text(encoding="utf-8")
        assert committed == Evidence.lean(article.read_text(encoding="utf-8")).dumps(), article.name


def test_it_is_built_and_printed(site: Path) -> None:
    """The build ends with status 0 and says nothing on standard error; each record has its page and its brief, and there is a book."""
    status, said, wrong = json.loads((site.parent / "said.json").read_text(encoding="utf-8"))
    assert (status, wrong) == (0, ""), said + wrong
    ids = {path.stem: path.parent.name for path in (COMET / "briefings").rglob("*.yml") if path.parent.name in ("actors", "relationships")}
    assert len(ids) == 8
    assert [id for id, kind in ids.items() if not (site / kind / id / "index.html").is_file()] == []
    assert {path.stem for path in (site / "briefs").glob("*.pdf")} == {*ids, "book"}


TEXTS = [
    ("", ["A Comet over Two Observatories", "Two invented articles about a comet that was never seen."]),
    ("actors", ["Surveys", "Observatories", "Astronomers", "Ana Peña"]),
    ("actors/ana-pena", ["Astronomer", "low in the dawn, with a short tail", "Night Sky Gazette"]),
    ("actors/dawn-survey", ["Survey", "Ridge Array", "December 2019"]),
    ("relationships/alto-verde--mount-kestrel", ["Dispute over priority", "14 February 2020", "The dispute is over, as each side has its name."]),
    ("relationships/mount-kestrel--ridge-array", ["sends images to", "36 images"]),
    ("topics/orbit", ["Where the comet goes.", "212 years"]),
    ("reading", ["doubtful", "below 30 %", "probable"]),
]  # fmt: skip


@each(("path", "texts"), TEXTS, ids=[row[0] or "home" for row in TEXTS])
def test_its_pages_say_what_its_records_say(site: Path, path: str, texts: list[str]) -> None:
    """Kinds, verbs, topics, the scale and the statements on its pages are its own."""
    shown = page(site, path).text
    assert [text for text in texts if text not in shown] == []


def test_its_briefs_say_what_its_records_say(site: Path) -> None:
    """A brief has the title, the statements and the judgement of its record, on the paper that the dossier asks for."""
    content = (site / "briefs" / "alto-verde--mount-kestrel.pdf").read_bytes()
    paper = pdfs.reader(content)
    assert [round(float(side)) for side in paper.pages[0].mediabox[2:]] == [612, 792]
    printed = pdfs.squeezed(" ".join(part.extract_text() for part in paper.pages))
    for text in (
        "Alto Verde and Mount Kestrel",
        "A Comet over Two Observatories",
        "to give the comet the names of both",
        "Comet Almanac",
        "each side has its name",
    ):
        assert pdfs.squeezed(text) in printed, text


def words_of(dossier: Dossier) -> set[str]:
    """What tells a dossier from any other: the ids and names of its actors, its relationships, its articles and those who wrote them."""
    actors = {name for actor in dossier.actors.values() for name in (actor.id, *actor.names, *actor.metonyms, *actor.native_names.values())}
    sources = {
        name
        for source in dossier.sources.values()
        for name in (source.id, source.publisher, source.agency, source.headline, *source.author_names)
        if name
    }
    spoken = {languages.for_tag(tag).name for tag in languages.PACKS}  # a language may be called what people are: Russian
    return {word for word in (actors | sources | dossier.relationships.keys()) - spoken if len(word) > 3}


def holding(words: set[str], text: str) -> set[str]:
    """Those of some words that a text holds, whatever their case; scripts may be called what they are called."""
    folded = text.replace("Chinese, Japanese and Korean", "").replace("Chinese,\nJapanese and Korean", "").casefold()
    near = {word for word in words if word.casefold() in folded}
    return {word for word in near if re.search(rf"(?<![\w-]){re.escape(word.casefold())}(?![\w-])", folded)}


def test_the_search_finds_what_it_looks_for() -> None:
    """A word of the first dossier is found in a text of it, so that the next tests can fail."""
    assert {"russia", "Russia"} <= holding(words_of(first()), "The Russian ship; `[[russia]]`.")


SOURCES = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in ("generator", "theme", "docs/assets")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".py", ".typ", ".html", ".xml", ".js", ".css", ".yml", ".md", ".txt", ""} and path.is_file()
    if path.name
    not in {"short_forms.py", "demonyms.py"}  # names of states and peoples of the whole world, those of the first dossier among them
)


def test_the_program_knows_nothing_of_the_first_dossier() -> None:
    """No module, template, style or script has an id or a name of the dossier that the program was written for."""
    assert len(SOURCES) > 100
    words = words_of(first())
    found = {path: held for path in SOURCES if (held := holding(words, (ROOT / path).read_text(encoding="utf-8")))}
    assert found == {}


def test_nothing_of_the_first_dossier_is_published(site: Path) -> None:
    """No file of the second site that can be read as text has a name of the first dossier."""
    words = words_of(first())
    readable = [
        path
        for path in sorted(site.rglob("*"))
        if path.suffix in {".html", ".json", ".csv", ".jsonl", ".jsonld", ".gexf", ".xml", ".atom", ".bib", ".ris", ".graphml", ".txt"}
    ]
    ours = [path for path in readable if "assets" not in path.relative_to(site).parts]
    assert len(ours) > 40
    assert {path.relative_to(site).as_posix(): held for path in ours if (held := holding(words, path.read_text(encoding="utf-8")))} == {}
