"""Builds with a memory: after every kind of edit the site has the bytes of a build without one, and of the engine's own build.

What is counted is work: how many pages were rendered.
"""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from generator.build import engine, finishing, gates, incremental, memory, page_facts, policy, publish, staging
from generator.build.incremental import Building
from generator.pages.site import generate
from generator.project import files, unchanged
from generator.project.configuration import TRUST
from generator.records.decode import decode
from tests.support import builds, small
from tests.support.repository import ROOT

DAY = small.dossier().settings.as_of.upper.date


@pytest.fixture(autouse=True)
def as_in_a_build(monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine runs in this process, in the environment of a build."""
    for name, value in engine.environment(DAY).items():
        monkeypatch.setenv(name, value)


class Line:
    """A project that is built again and again, each time with the memory of the build before."""

    def __init__(self, folder: Path, records: Mapping[str, bytes], *, own: bool = True) -> None:
        self.records = dict(records)
        self.project = builds.project(folder / "project", records, own=own)
        self.sites = folder / "sites"
        self.last, self.remembered = self.sites / "0", dict[str, memory.Entry]()
        self.number = 0

    def build(self, *, fresh: bool = False) -> Building:
        """Generate the pages, and build the next site."""
        dossier, problems = decode(self.records)
        assert dossier is not None, problems
        files.write_generated(self.project / "docs", generate(dossier))
        self.number += 1
        building = Building(self.project, self.last, self.sites / str(self.number))
        common = incremental.made_with(self.project, "program")
        kept = self.sites / "memory.json"
        said = building.build({} if fresh or not kept.exists() else memory.load(kept, common))
        assert said == []
        if not fresh:
            kept.write_bytes(memory.dumps(memory.Memory(common, building.entries)))
            self.last = building.target
        return building

    def plain(self) -> dict[str, bytes]:
        """What the engine's own build makes, with the policies."""
        target = self.sites / "plain"
        command = [sys.executable, "-P", "-m", "mkdocs", "build", "--strict", "-f", str(self.project / "mkdocs.yml"), "-d", str(target)]
        done = subprocess.run(command, env=engine.environment(DAY), capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        found = publish.contents(target)
        found.pop("sitemap.xml.gz", None)
        return {path: policy.protected(content) if path.endswith(".html") else content for path, content in found.items()}

    def edit(self, path: str, old: str, new: str) -> None:
        """Change a record."""
        text = self.records[path].decode()
        assert old in text
        self.records[path] = text.replace(old, new, 1).encode()

    def change(self, path: str, old: str, new: str) -> None:
        """Change another file of the project."""
        text = (self.project / path).read_text(encoding="utf-8")
        assert old in text
        (self.project / path).write_text(text.replace(old, new, 1), encoding="utf-8")


def differing(one: Path, two: Mapping[str, bytes]) -> list[str]:
    """The files that two sites do not have alike."""
    found = publish.contents(one)
    return sorted(path for path in found.keys() | two.keys() if found.get(path) != two.get(path))


#: Edits, in this order, with the number of pages that are rendered after each of them; None for all.
NEW = b"name: Port Alder\nkind: organisation\n"
EDITS: list[tuple[str, Callable[[Line], object], int | None]] = [
    ("nothing", lambda _: None, 0),
    ("the name of a person", lambda line: line.edit("actors/olga-brandt.yml", "name: Olga Brandt", "name: Olga Brand"), 6),
    ("a new record", lambda line: line.records.update({"actors/port-alder.yml": NEW}), 3),
    ("a record that goes", lambda line: line.records.pop("actors/port-alder.yml"), 2),
    ("a word of the vocabulary", lambda line: line.edit("vocabulary.yml", "label: Person", "label: Human"), 4),
    ("a page of people's own", lambda line: line.change("docs/handbook/style.md", "# Style", "# Manner\n\n[x](index.md)"), None),
    ("tags", lambda line: line.change("docs/handbook/style.md", "# Manner", "---\ntags: [b, a]\ndate: 2024-01-01\n---\n# Manner"), None),
    ("the configuration", lambda line: line.change("mkdocs.yml", "toc.follow", "toc.integrate"), None),
    ("the theme", lambda line: line.change("theme/main.html", 'class="sheet"', 'class="page"'), None),
    (
        "a style sheet",
        lambda line: line.change("docs/assets/briefings.css", "", "/* x */"),
        1,
    ),  # the page with a date in its front matter, which JSON cannot hold
]


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, tuple[int, int, list[str]]]]:
    """Of each edit the number of pages, of those rendered, and of files that differ from those of a build without a memory."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in engine.environment(DAY).items():
            patch.setenv(name, value)
        line = Line(tmp_path_factory.mktemp("line"), small.files())
        line.build()
        found = {}
        for name, edit, _ in EDITS:
            edit(line)
            building = line.build()
            whole = publish.contents(line.build(fresh=True).target)
            found[name] = (len(building.files), len(building.rendered), differing(building.target, whole))
        found["plain"] = (0, 0, differing(line.last, line.plain()))
        yield found


@pytest.mark.parametrize(("name", "rendered"), [(name, rendered) for name, _, rendered in EDITS], ids=[edit[0] for edit in EDITS])
def test_a_build_with_a_memory_has_the_same_bytes(history: dict[str, tuple[int, int, list[str]]], name: str, rendered: int | None) -> None:
    """After each edit, with only those pages rendered that have changed."""
    pages, found, differ = history[name]
    assert differ == []
    assert found == (pages if rendered is None else rendered)


def test_a_build_with_a_memory_has_the_bytes_of_the_engine_s_own(history: dict[str, tuple[int, int, list[str]]]) -> None:
    """After all edits the engine's own build makes the same files."""
    assert history["plain"][2] == []


def test_a_page_that_was_changed_in_the_last_site_is_rendered_again(tmp_path: Path) -> None:
    """Only a page with the digest that is remembered is taken from there."""
    line = Line(tmp_path, small.files())
    whole = publish.contents(line.build().target)
    (line.last / "actors/northland/index.html").write_bytes(b"<script>alert(1)</script>")
    (line.last / "actors/southmark/index.html").unlink()
    again = line.build()
    assert sorted(again.rendered) == ["actors/northland/index.html", "actors/southmark/index.html"]
    assert differing(again.target, whole) == []


def test_a_page_whose_template_looks_at_all_pages_is_not_remembered(tmp_path: Path) -> None:
    """A theme that lists the pages of the site on each of them: all are rendered each time."""
    line = Line(tmp_path, small.files())
    line.change("theme/main.html", "{% block extrahead %}", "{% block extrahead %}<!-- {{ pages | length }} -->")
    line.build()
    again = line.build()
    assert [*again.rendered] == [*again.files]


def test_a_list_of_tags_is_left_to_the_engine(tmp_path: Path) -> None:
    """A page that lists the tags of others needs them all before the first page is written."""
    line = Line(tmp_path, small.files())
    line.change("docs/handbook/style.md", "# Style", "---\ntags: [a]\n---\n# Style\n\n<!-- material/tags -->\n")
    assert line.build().own


@pytest.mark.parametrize("written", [b"", b"[", b"{}", b"[1]", b'["x", {"a": [1]}]', b'["x", {"a": null}]', b"\xff"])
def test_a_memory_that_cannot_be_read_is_empty(tmp_path: Path, written: bytes) -> None:
    """Whatever is in the file."""
    (tmp_path / "pages.json").write_bytes(written)
    assert memory.load(tmp_path / "pages.json") == {}


@pytest.fixture
def built(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with its site and its memory, made by a build in its place."""
    folder = tmp_path / "built"
    shutil.copytree(builds.small_site(tmp_path_factory).parent, folder)
    publish.build(folder, folder / "site", generate=lambda: publish.Generated(DAY, lambda: gates.literal_texts(small.dossier())))
    return folder


def believed(folder: Path, monkeypatch: pytest.MonkeyPatch, *, fresh: bool = False) -> Path | None:
    """The memory that the next build of a project would use."""
    jobs: list[engine.Job] = []

    def run(job: engine.Job, day: dt.date) -> bool:
        jobs.append(job)
        raise engine.EngineError

    monkeypatch.setattr(engine, "run_remembering", run)
    (folder / "docs" / "handbook" / "style.md").write_text("# Manner\n", encoding="utf-8")
    with pytest.raises(staging.BuildError):
        publish.build(folder, folder / "site", generate=lambda: publish.Generated(DAY), fresh=fresh)
    return jobs[0].memory


def test_a_memory_is_believed_where_it_was_made(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next build in the same project uses it; one that is to be fresh does not."""
    assert believed(built, monkeypatch) == built / memory.FILE
    assert believed(built, monkeypatch, fresh=True) is None


def test_a_configuration_that_has_to_be_trusted_is_left_to_the_engine(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may run code, of which nobody knows what it depends on."""
    monkeypatch.setenv(TRUST, "0" * 64)
    monkeypatch.setattr(engine, "run", lambda *_: (_ for _ in ()).throw(engine.EngineError("the engine's own")))
    with pytest.raises(staging.BuildError, match="the engine's own"):
        publish.build(built, built / "site", fresh=True)


@pytest.mark.threat("b203")
def test_a_memory_that_came_with_a_project_is_not_believed(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy of a project brings its cache and its site, in which there could be anything: nothing is taken from them."""
    shutil.copytree(built, tmp_path / "copy")
    assert unchanged.is_remembered(built, built / memory.FILE, "pages")
    assert believed(tmp_path / "copy", monkeypatch) is None


@pytest.mark.threat("b203")
def test_a_memory_that_was_changed_is_not_believed(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even if it has the same bytes again."""
    (built / memory.FILE).write_bytes((built / memory.FILE).read_bytes())
    assert believed(built, monkeypatch) is None


@pytest.mark.exhaustive
def test_the_real_dossier_after_several_edits(tmp_path: Path) -> None:
    """The dossier of this repository: the same bytes as without a memory, and as the engine's own build, and few pages rendered."""
    records = {path.relative_to(ROOT / "briefings").as_posix(): path.read_bytes() for path in (ROOT / "briefings").rglob("*.*")}
    line = Line(tmp_path, records, own=False)
    line.build()
    line.edit("relationships/china--russia.yml", "is strengthening its", "is steadily strengthening its")
    edited = line.build()
    assert 0 < len(edited.rendered) < len(edited.files) / 4
    line.edit("vocabulary.yml", "state: {label: State,", "state: {label: Land,")
    line.records["actors/port-alder.yml"] = NEW.replace(b"organisation", b"state")
    last = line.build()
    assert len(last.rendered) < len(last.files)
    assert differing(last.target, publish.contents(line.build(fresh=True).target)) == []
    assert differing(last.target, line.plain()) == []


@pytest.mark.exhaustive
def test_a_published_site_is_the_same_with_and_without_a_memory(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After an edit a build reads no page for the gates that the engine did not render, and publishes what a fresh one does, its manifest included."""
    read: list[str] = []

    def counted(path: str, content: bytes) -> page_facts.Facts:
        read.append(path)
        return page_facts.read_page(path, content)

    monkeypatch.setattr(finishing, "read_page", counted)
    (built / "docs" / "handbook" / "style.md").write_text("# Manner\n\n[Home](../index.md#nowhere)\n", encoding="utf-8")
    with pytest.raises(staging.BuildError, match=r"handbook/style\.md.*#nowhere"):
        publish.build(built, built / "site", generate=lambda: publish.Generated(DAY, lambda: gates.literal_texts(small.dossier())))
    assert read == []
    (built / "docs" / "handbook" / "style.md").write_text("# Manner\n\n[Home](../index.md)\n", encoding="utf-8")
    sites = []
    for fresh in (False, True):
        publish.build(
            built, built / "site", generate=lambda: publish.Generated(DAY, lambda: gates.literal_texts(small.dossier())), fresh=fresh
        )
        sites.append(publish.contents(built / "site"))
    assert read == ["404.html", "404.html"]
    assert sites[0] == sites[1]
