"""The briefs on the site: linked from each page, printed with it, and where they cannot be printed a clear line and no broken link."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from generator.briefs import render
from generator.build import gates, publish
from tests.support import builds, small


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """The files of the small dossier's site, built by the command."""
    return publish.contents(builds.small_site(tmp_path_factory))


def linked(page: bytes) -> dict[str, str]:
    """The papers that a page offers: where each link leads, with its words."""
    found = re.findall(r'<p class="print"[^>]*><a [^>]*href="([^"]+)"[^>]*>([^<]+)</a>', page.decode())
    return {target: html.unescape(words) for target, words in found}


def test_each_record_leads_to_its_brief(site: Mapping[str, bytes]) -> None:
    """The page of an actor and of a relationship offers its brief, with the pages and the size that the file has."""
    records = [path for path in small.files() if path.startswith(("actors/", "relationships/"))]
    assert len(records) == 6
    for path in records:
        id = Path(path).stem
        paper = site[f"briefs/{id}.pdf"]
        pages = len(PdfReader(BytesIO(paper)).pages)
        words = f"Print brief (PDF, {pages} page{'' if pages == 1 else 's'}, {max(1, round(len(paper) / 1000)):,} kB)"
        assert linked(site[path.replace(".yml", "/index.html")]) == {f"../../briefs/{id}.pdf": words}


def test_home_and_indexes_lead_to_the_book(site: Mapping[str, bytes]) -> None:
    """The first page and the indexes of actors, relationships and sources offer the book of all briefs, and the book is there."""
    assert list(linked(site["index.html"])) == ["briefs/book.pdf"]
    for index in ("actors", "relationships", "sources"):
        assert list(linked(site[f"{index}/index.html"])) == ["../briefs/book.pdf"]
    assert len(PdfReader(BytesIO(site["briefs/book.pdf"])).pages) > 6


def broken(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in which no engine for briefs is installed."""
    project = builds.project(folder, small.files())
    away = folder / "away"
    (away / "typst").mkdir(parents=True)
    (away / "typst" / "__init__.py").write_text("raise ImportError('no typst')\n", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(away))
    return project


@pytest.mark.threat("f15")
def test_without_the_engine_the_site_is_built_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where briefs cannot be printed the site stands without them and without links to them; one line says why; exit status 3."""
    project = broken(tmp_path, monkeypatch)
    done = builds.run(project, "build")
    assert done.returncode == 3
    told = [line for line in done.stderr.splitlines() if line]
    assert len(told) == 1
    assert told[0].startswith("briefs are not printed: ")
    files = publish.contents(project / "site")
    assert gates.inspect_site(files) == []
    assert [path for path in files if path.endswith(".pdf")] == []
    assert all(linked(content) == {} for path, content in files.items() if path.endswith(".html"))


@pytest.mark.threat("f15")
def test_a_build_may_insist_on_briefs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With `--require-briefs` nothing is published where one cannot be printed."""
    project = broken(tmp_path, monkeypatch)
    done = builds.run(project, "build", "--require-briefs")
    assert done.returncode == 1
    assert "briefs are not printed: " in done.stderr
    assert not (project / "site").exists()


def test_a_build_may_do_without_briefs(tmp_path: Path) -> None:
    """With `--no-briefs` none is printed, kept or linked, and nothing is wrong."""
    project = builds.project(tmp_path, small.files())
    done = builds.run(project, "build", "--no-briefs")
    assert done.returncode == 0
    assert not (project / render.CACHE).exists()
    assert not (project / "site" / "briefs").exists()


def test_the_manifest_names_the_briefs(site: Mapping[str, bytes]) -> None:
    """What is published with the site is held by its manifest."""
    names = {item["path"] for item in json.loads(site["manifest.json"])["files"]}
    assert {path for path in site if path.endswith(".pdf")} <= names
