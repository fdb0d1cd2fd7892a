"""What `add-source` proposes for the record of a new source, and what it says of one that is there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.project import load
from generator.text.problems import InvalidDossierError
from tests.support import builds, small

PAGE = """\
#briefings-article 1
title: The tide: high at “seven” # sharp [<meta property="og:title">]
authors: Per Holm [<meta name="author">]
publisher: Tide Times [<meta property="og:site_name">]
published: 2024-05-02 [<meta property="article:published_time">]
address: https://tides.example/seven [<link rel="canonical">]
language: en [<html lang>]
rights: CC BY 4.0 [<link rel="license">]
reader: html 1
---

The tide: high at seven

High water at Westhaven is expected at seven.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with the small dossier, and an article beside it."""
    (tmp_path / "tides.txt").write_text(PAGE, encoding="utf-8")
    return builds.project(tmp_path, small.files())


def add(folder: Path, *options: str, article: str = "tides.txt", id: str = "tides") -> Result:
    """Add an article."""
    arguments = ["--project", str(folder), "add-source", str(folder / article), "--id", id, *options]
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def test_the_record_of_a_new_source_is_proposed(folder: Path) -> None:
    """Each value stands with where it was found; the record can be checked as it is; nobody decides that the text may be copied."""
    done = add(folder)
    assert done.exit_code == 0, done.output
    written = (folder / "briefings" / "sources" / "tides.yml").read_text(encoding="utf-8")
    lines = [" ".join(line.split()) for line in written.splitlines()]
    assert 'publisher: Tide Times # from <meta property="og:site_name">' in lines
    assert "headline: 'The tide: high at “seven” # sharp' # from <meta property=\"og:title\">" in lines
    assert 'authors: [Per Holm] # from <meta name="author">' in lines
    assert any(line.startswith("# rights: open") for line in lines)
    assert load.load(folder).sources["tides"].rights == "reserved"
    assert load.load(folder).sources["tides"].headline == "The tide: high at “seven” # sharp"


def test_what_an_editor_wrote_stays(folder: Path) -> None:
    """A record that is there is not touched; what it leaves out is told."""
    path = folder / "briefings" / "sources" / "tides.yml"
    own = "publisher: The Tide Times\npublished: 2024-05-02\nheadline: Tides\nnature: report\nreliability: {grade: A, why: Mine.}\n"
    path.write_text(own, encoding="utf-8")
    done = add(folder)
    assert path.read_text(encoding="utf-8") == own
    assert "the record has no url; proposed: 'https://tides.example/seven' (from <link rel=\"canonical\">)" in done.output
    assert "publisher" not in done.output


def test_a_reference_manager_knows_better(folder: Path) -> None:
    """Its values come first; those of the article fill the gaps; of several entries, the one with this title or address counts."""
    items = [
        {"id": "a", "type": "report", "title": "Another", "publisher": "Nobody"},
        {"id": "b", "type": "report", "title": "Seven", "publisher": "Tide Office", "URL": "http://tides.example/seven"},
    ]
    (folder / "library.json").write_text(json.dumps(items), encoding="utf-8")
    assert add(folder, "--metadata", str(folder / "library.json")).exit_code == 0
    source = load.load(folder).sources["tides"]
    assert (source.publisher, source.headline, source.nature) == ("Tide Office", "Seven", "document")
    assert source.author_names == ("Per Holm",)


def test_a_library_without_the_article_is_refused(folder: Path) -> None:
    """Nothing is guessed, and nothing is written."""
    (folder / "library.ris").write_text("TY  - NEWS\nTI  - One\nER  - \nTY  - NEWS\nTI  - Two\nER  - \n", encoding="utf-8")
    done = add(folder, "--metadata", str(folder / "library.ris"))
    assert done.exit_code == 1
    assert "has 2 entries, and none of them has the article's title or address; export the one reference" in done.output
    assert not (folder / "briefings" / "sources" / "tides.evidence").exists()


def test_the_same_text_is_recognised_at_once(folder: Path) -> None:
    """A copy of an article that the dossier has is one origin with it, and the new record says so."""
    text = PAGE.partition("\n\n")[0] + "\n\n" + small.GAZETTE.replace("Ferry runs again", "The ferry is back")
    (folder / "echo.txt").write_text(text, encoding="utf-8")
    done = add(folder, article="echo.txt", id="hill-echo")
    assert "% of its text is that of gazette-2024-05: the two are one origin" in done.output
    with pytest.raises(InvalidDossierError) as caught:
        load.load(folder)
    assert {problem.code for problem in caught.value.problems} == {"uncovered-paragraph"}
    assert "same_text_as: gazette-2024-05" in (folder / "briefings" / "sources" / "hill-echo.yml").read_text(encoding="utf-8")
