"""The real engine: full disk and killed half-way, records that went, and what it says."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from pathlib import Path

import pytest

from generator.build import engine as build_engine
from generator.build import publish, staging
from generator.pages.site import generate
from generator.project import files
from tests.support import builds, small
from tests.support.stub_engine import engine

pytestmark = pytest.mark.exhaustive


REAL = """
import os, runpy, signal, sys
left = 25
def audit(event, given):
    global left
    if event == "open" and ".site-building-" in str(given[0]) and given[2] & os.O_WRONLY:
        left -= 1
        if left < 0:
            {fault}
sys.addaudithook(audit)
runpy.run_module("mkdocs", run_name="__main__", alter_sys=True)
"""


FULL = "raise OSError(28, 'No space left on device', str(given[0]))"


KILLED = "os.kill(os.getpid(), signal.SIGKILL)"


@pytest.mark.parametrize(("fault", "said"), [(FULL, r"fault could not write: no space left on device: /\S+"), (KILLED, "fault was ended by SIGKILL")],
                         ids=["f04-full", "f01-killed"])  # fmt: skip
def test_the_real_engine_half_way(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, fault: str, said: str) -> None:
    """MkDocs itself, out of room or killed after some of its files: told in a line, and the old site is as it was."""
    folder = tmp_path / "project"
    shutil.copytree(builds.small_site(tmp_path_factory).parent, folder)
    before = publish.contents(folder / "site")
    engine(folder, "fault", REAL.format(fault=fault))
    with pytest.raises(staging.BuildError, match=f"^{said}$"):
        publish.build(folder, folder / "site", engine="fault")
    assert publish.contents(folder / "site") == before
    assert list(publish.verify_manifest(before)) == []
    assert list(folder.glob(".site-*")) == []


@pytest.mark.threat("f11", "f12", "b158")
def test_a_record_that_went_leaves_no_trace(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A record that is deleted, and the old name of one that is renamed: no page, link, sitemap or search entry; the sitemap has the dossier's date."""
    records = {path: content.replace(b"lena-vos", b"lena-voss") for path, content in small.files().items() if "olga" not in path}
    records["actors/lena-voss.yml"] = records.pop("actors/lena-vos.yml")
    source = records["sources/herald-2024-03.yml"].decode() + "  - {paragraphs: 8, why: Nobody is left to say it.}\n"
    records["sources/herald-2024-03.yml"] = source.encode()
    records["dossier.yml"] += b"site_url: https://example.org/\n"
    folder = builds.project(tmp_path / "project", records)
    files.write_generated(folder / "docs", generate(small.dossier()))
    shutil.copytree(builds.small_site(tmp_path_factory), folder / "site")
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as configuration:
        configuration.write("\nsite_url: https://example.org/\n")
    done = builds.run(folder, "build", "--no-briefs", SOURCE_DATE_EPOCH="1700000000")
    assert (done.returncode, done.stderr) == (0, "")
    site = publish.contents(folder / "site")
    assert "actors/lena-voss/index.html" in site
    gone = ("olga-brandt", "lena-vos/", 'lena-vos"')
    assert [path for path in site if any(name in path for name in gone)] == []
    sought = {path: content.decode() for path, content in site.items() if path.startswith("search/") and path != "search/search_index.json"}
    assert len(sought) > 4
    assert [path for path, content in sought.items() if any(name in content for name in gone)] == []
    for path in ("sitemap.xml", "actors/index.html", "index.html", "manifest.json"):
        assert [name for name in gone if name in site[path].decode()] == [], path
    assert b"<loc>https://example.org/actors/lena-voss/</loc>" in site["sitemap.xml"]
    assert set(re.findall(rb"<lastmod>(.*?)</lastmod>", site["sitemap.xml"])) == {b"2024-05-03"}


VERBOSITY = {"quiet": ["--quiet"], "as always": [], "verbose": ["--verbose"]}


TEMPLATE = """<!doctype html><html lang="en"><head><title>{{ page.title }}</title></head><body>{{ page.content }}</body></html>"""


@pytest.mark.threat("f35")
@pytest.mark.parametrize("said", VERBOSITY.values(), ids=VERBOSITY)
@pytest.mark.parametrize("broken", [True, False], ids=["broken", "whole"])
def test_how_much_the_engine_says_does_not_change_the_verdict(tmp_path: Path, said: list[str], broken: bool) -> None:
    """The real engine, quiet or verbose: a broken link stops the build even where the engine is told to say nothing, and a whole site is published."""
    link = "[a](nowhere.md)" if broken else "a"
    for path, content in {"docs/index.md": f"# Home\n\n{link}\n", "theme/main.html": TEMPLATE}.items():
        (tmp_path / path).parent.mkdir()
        (tmp_path / path).write_text(content, encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nplugins: []\ntheme: {name: null, custom_dir: theme}\n", encoding="utf-8")
    engine(tmp_path, "talks", f"import runpy, sys; sys.argv[2:2] = {said}; runpy.run_module('mkdocs', run_name='__main__', alter_sys=True)")
    if broken:
        with pytest.raises(staging.BuildError, match=r"nowhere\.md"):
            publish.build(tmp_path, tmp_path / "site", engine="talks")
    else:
        publish.build(tmp_path, tmp_path / "site", engine="talks")
    assert (tmp_path / "site" / "index.html").exists() == (not broken)


@pytest.mark.threat("f35")
@pytest.mark.parametrize(
    "name", ["COLUMNS", "PYTHONVERBOSE", "PYTHONDEVMODE", "PYTHONWARNINGS", "PYTHONIOENCODING", "LC_ALL", "TZ", "SOURCE_DATE_EPOCH"]
)
def test_no_variable_makes_the_engine_say_or_write_something_else(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """The width of a terminal, switches of Python, language and clock do not reach the engine; what it needs to run does."""
    day = dt.date(2024, 5, 3)
    before = build_engine.environment(), build_engine.environment(day)
    monkeypatch.setenv(name, "always")
    assert (build_engine.environment(), build_engine.environment(day)) == before
    monkeypatch.setenv("PYTHONPATH", "kept")
    assert build_engine.environment()["PYTHONPATH"] == "kept"
