"""A build of what was built before: neither pages nor site are made again, and any change, however small, makes them again.

What is counted is work: how often the engine ran, and whether pages were generated.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from generator.build import publish, staging
from generator.pages import site as site_pages
from generator.project import load, unchanged
from generator.system import reading
from tests.support import builds, projects, small
from tests.support.stub_engine import PAGE, engine

COUNTS = f"""
import pathlib, sys
target = pathlib.Path(sys.argv[-1])
with open("runs", "a") as log: log.write("x")
target.mkdir()
(target / "index.html").write_text({PAGE.format("new")!r})
(target / "sitemap.xml").write_text("new")
"""


@pytest.fixture
def counted(project: Path) -> Path:
    """A project that was built once, by an engine that counts its runs."""
    engine(project, "counts", COUNTS)
    shutil.rmtree(project / "site")
    publish.build(project, project / "site", engine="counts")
    return project


def runs(project: Path) -> int:
    """How often the engine ran."""
    return len((project / "runs").read_text(encoding="utf-8"))


@pytest.fixture(autouse=True)
def installed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program does not change during these tests."""
    found = unchanged.program()
    monkeypatch.setattr(unchanged, "program", lambda: found)


def test_an_unchanged_site_is_kept_without_running_the_engine(counted: Path) -> None:
    """The second build keeps every file, and says so."""
    before = {path: path.stat().st_ino for path in (counted / "site").rglob("*")}
    assert publish.build(counted, counted / "site", engine="counts") == publish.Built((), unchanged=True)
    assert runs(counted) == 1
    assert {path: path.stat().st_ino for path in (counted / "site").rglob("*")} == before


def test_an_unchanged_build_reads_no_page_and_looks_for_no_texts(counted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it does beside the check is one look at each file."""
    monkeypatch.setattr("generator.project.digests.time.time_ns", lambda: 4_000_000_000_000_000_000)
    facts = publish.Generated(literal=lambda: pytest.fail("the texts of the records were looked for"))
    publish.build(counted, counted / "site", engine="counts", generate=lambda: facts)
    read, really = list[str](), reading.read

    def reads(path: str | Path, *given: int, **options: bool) -> bytes:
        read.append(Path(path).relative_to(counted).as_posix())
        return really(path, *given, **options)

    monkeypatch.setattr(reading, "read", reads)
    assert publish.build(counted, counted / "site", engine="counts", generate=lambda: facts).unchanged
    assert [path for path in read if not path.startswith((".cache/", "briefings/"))] == ["site/manifest.json"]


def test_a_fresh_build_runs_the_engine(counted: Path) -> None:
    """`--fresh` makes everything again."""
    assert not publish.build(counted, counted / "site", engine="counts", fresh=True).unchanged
    assert runs(counted) == 2


def add(path: Path, content: str) -> None:
    """Write a file in a new folder."""
    path.parent.mkdir()
    path.write_text(content, encoding="utf-8")


def replace_with_link(path: Path, there: Path) -> None:
    """Move a file, and put a link to it in its place."""
    path.rename(there)
    path.symlink_to(there)


CHANGES: dict[str, Callable[[Path], object]] = {
    "a page": lambda home: (home / "docs" / "b.md").write_text("after", encoding="utf-8"),
    "a new page": lambda home: (home / "docs" / "c.md").touch(),
    "the configuration": lambda home: (home / "mkdocs.yml").write_text("site_name: x", encoding="utf-8"),
    "the theme": lambda home: add(home / "theme" / "main.html", ""),
    "the commit": lambda home: add(home / ".git" / "HEAD", "a" * 40),
    "a file of the site": lambda home: (home / "site" / "index.html").write_text(PAGE.format("old"), encoding="utf-8"),
    "a missing file of the site": lambda home: (home / "site" / "sitemap.xml").rename(home / "site.xml"),
    "a file too many": lambda home: (home / "site" / "more.html").touch(),
    "a link instead of a file": lambda home: replace_with_link(home / "site" / "index.html", home / "there"),
    "permissions": lambda home: (home / "site" / "index.html").chmod(0o600),
    "the manifest": lambda home: (home / "site" / publish.MANIFEST).write_bytes((home / "site" / publish.MANIFEST).read_bytes()),
    "no record of the last run": lambda home: (home / unchanged.RECORD).unlink(),
    "an unreadable record": lambda home: (home / unchanged.RECORD).write_text("[", encoding="utf-8"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_each_change_builds_the_site_again(counted: Path, change: Callable[[Path], object]) -> None:
    """Whatever changed, in what the site is made from or in the site itself, the engine runs."""
    change(counted)
    if (counted / "site" / "sitemap.xml").exists():
        assert not publish.build(counted, counted / "site", engine="counts").unchanged
    else:
        with pytest.raises(staging.BuildError, match="files that are not a site"):
            publish.build(counted, counted / "site", engine="counts")
        return
    assert runs(counted) == 2


def test_another_engine_program_or_day_builds_again(counted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is not in the project counts as well."""
    (counted / "other.py").write_text(COUNTS, encoding="utf-8")
    publish.build(counted, counted / "site", engine="other")
    facts = publish.Generated(made_from="other records")
    publish.build(counted, counted / "site", engine="other", generate=lambda: facts)
    monkeypatch.setattr(unchanged, "program", lambda: "newer")
    publish.build(counted, counted / "site", engine="other", generate=lambda: facts)
    assert runs(counted) == 4
    assert publish.build(counted, counted / "site", engine="other", generate=lambda: facts).unchanged


def test_a_record_that_comes_with_a_project_is_not_believed(counted: Path, tmp_path: Path) -> None:
    """A stranger's project may contain a site and the record that it is up to date: it is built again."""
    shutil.copytree(counted, tmp_path / "copy")
    assert not publish.build(tmp_path / "copy", tmp_path / "copy" / "site", engine="counts").unchanged


def test_a_project_that_keeps_no_cache_is_built_again(counted: Path) -> None:
    """A cache that cannot be written costs time and nothing else."""
    shutil.rmtree(counted / ".cache")
    (counted / ".cache").touch()
    for _ in range(2):
        assert not publish.build(counted, counted / "site", engine="counts").unchanged


def _commented(record: Path) -> None:
    record.write_bytes(record.read_bytes() + b"# a comment\n")


@pytest.fixture
def generated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, list[int]]:
    """A project whose pages were generated once, and the number of pages of each time that pages are generated."""
    home, sizes, generate = builds.project(tmp_path / "project", small.files()), list[int](), site_pages.generate

    def counting(*given: object) -> dict[str, bytes]:
        pages = generate(*given)  # type: ignore[arg-type]
        sizes.append(len(pages))
        return pages

    monkeypatch.setattr(site_pages, "generate", counting)
    load.write_docs(home)
    return home, sizes


def test_unchanged_pages_are_not_generated_again(generated: tuple[Path, list[int]]) -> None:
    """The records are checked each time; pages are generated once."""
    home, sizes = generated
    assert load.write_docs(home)[1:3] == (0, 0)
    assert len(sizes) == 1
    load.write_docs(home, fresh=True)
    assert len(sizes) == 2


def test_a_check_with_articles_alone_changes_no_pages(generated: tuple[Path, list[int]]) -> None:
    """It writes receipts: the pages show what was found, which they do not change.  Who read a statement is shown, too."""
    home, sizes = generated
    (home / "articles").mkdir()
    for id, text in {"herald-2024-03": small.HERALD, "gazette-2024-05": small.GAZETTE}.items():
        (home / "articles" / f"{id}.txt").write_text(text, encoding="utf-8")
    load.write_docs(home)
    sizes.clear()
    before = {path: path.read_bytes() for path in (home / "briefings" / "receipts").rglob("*")}
    load.load_for_editors(home)
    after = {path: path.read_bytes() for path in (home / "briefings" / "receipts").rglob("*")}
    assert after != before
    load.write_docs(home)
    assert sizes == []
    assert load.write_docs(home, fresh=True)[1:3] == (0, 0)
    sizes.clear()
    receipt = home / "briefings" / "receipts" / "northland.txt"
    checked = next(line.split() for line in receipt.read_text(encoding="utf-8").splitlines() if line.startswith("checked paid-for-pier "))
    with receipt.open("a", encoding="utf-8") as file:
        file.write(f'reviewed {checked[1]} {checked[2]} by "Ada" 2024-06-10\n')
    load.write_docs(home)
    assert len(sizes) == 1


def test_each_input_of_pages_generates_them_again(generated: tuple[Path, list[int]]) -> None:
    """A record, an article at hand, the title of a handwritten page, and a page that was changed by hand."""
    home, sizes = generated
    changes: list[Callable[[], object]] = [
        partial(_commented, home / "briefings" / "dossier.yml"),
        *(
            partial(_commented, home / "briefings" / path)
            for path in ("vocabulary.yml", "actors/northland.yml", "sources/herald-2024-03.yml")
        ),
        lambda: add(home / "articles" / "x.txt", "A text.\n"),
        lambda: (home / "docs" / "notes.md").write_text("# Notes of our own\n", encoding="utf-8"),
        lambda: (home / "docs" / "index.md").write_bytes(b"changed\n"),
        (home / "docs" / "index.md").unlink,
    ]
    for number, change in enumerate(changes, start=2):
        change()
        load.write_docs(home)
        assert len(sizes) == number
        load.write_docs(home)
        assert len(sizes) == number


def test_the_command_says_that_the_site_is_up_to_date(counted: Path) -> None:
    """`briefings clean` removes the record with everything else."""
    record = json.loads((counted / unchanged.RECORD).read_text(encoding="utf-8"))
    assert list(record) == ["site/manifest.json"]
    projects.run(counted, "clean")
    assert not os.path.lexists(counted / unchanged.RECORD)
