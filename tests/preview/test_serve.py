"""The preview as an editor runs it: what is served after an edit, what is reported, and what is left behind."""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.briefs import compiler
from generator.build.publish import ADDED
from tests.support import builds, small
from tests.support.previews import LIMIT, Preview, ended, previewed, put
from tests.support.projects import COUNTED, run

SCRIPT = re.compile(r'<script src="/\.preview/preview\.js" data-version="\w+" data-assets="\w+"></script>')


def project(folder: Path) -> Path:
    """A project whose folder has a space in its name, with the small dossier."""
    return builds.project(folder / "the dossier", small.files())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of the preview that these tests share."""
    made = tmp_path_factory.mktemp("preview") / "the dossier"
    made.mkdir()
    return builds.project(made, small.files())


@pytest.fixture(scope="module")
def shared(folder: Path) -> Iterator[Preview]:
    """A preview without briefs that has reported that it shows the site."""
    with previewed(folder, "--no-briefs") as preview:
        preview.line(rf"{COUNTED}: no problems$")
        yield preview


def replace(file: Path, old: str, new: str) -> None:
    """Save a file with another text, as a plain editor does."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    put(file, text.replace(old, new, 1))


@pytest.mark.exhaustive
def test_what_is_served_after_edits_is_what_a_build_makes(shared: Preview, folder: Path) -> None:
    """After edits of every kind each file is, byte for byte, that of a clean build, which may run at the same time: but for the script."""
    records, style = folder / "briefings", folder / "docs" / "assets" / "briefings.css"
    history = "history:\n  - {date: 2024-05-03, change: Mended., kind: changed}\n"
    tagged = folder / "docs/handbook/evidence.md"
    first: list[tuple[str, Callable[[], object]]] = [
        ("mkdocs.yml", lambda: replace(folder / "mkdocs.yml", "  - Home: index.md", "  - Start: index.md")),
        ("docs/handbook/evidence.md", lambda: put(tagged, "---\ntags: [one, two]\n---\n# Evidence\n")),
    ]
    then: list[tuple[str, Callable[[], object]]] = [
        ("docs/handbook/evidence.md", lambda: put(tagged, "# Evidence\n")),
        (
            "briefings/actors/northland.yml",
            lambda: put(records / "actors/northland.yml", small.NORTHLAND + history),
        ),
        ("briefings/vocabulary.yml", lambda: replace(records / "vocabulary.yml", "label: State", "label: Land")),
        ("docs/assets/briefings.css", lambda: put(style, style.read_text(encoding="utf-8") + "/* x */\n")),
        ("docs/handbook/style.md", lambda: put(folder / "docs/handbook/style.md", "# How to write\n")),
    ]
    with shared.states("/actors/northland/") as states:
        version = next(states)["version"]
        for edits in (first, then):
            for path, edit in edits:
                edit()
                shared.line(rf"{path}: {COUNTED}$")
            assert shared.get("search/search_index.json")[0] == 200  # all is made
        assert next(states)["version"] != version
    assert run(folder, "build", "--no-briefs").exit_code == 0
    site = {path.relative_to(folder / "site").as_posix(): path.read_bytes() for path in (folder / "site").rglob("*") if path.is_file()}
    served = {}
    for path in site.keys() - ADDED:
        status, content = shared.bytes(path)
        assert (status, path) == (404 if path == "404.html" else 200, path)
        served[path] = SCRIPT.sub("", content.decode()).encode() if path.endswith(".html") else content
        assert path.endswith(".html") == (served[path] != content)
    assert [path for path in sorted(served) if served[path] != site[path]] == []


def vim(file: Path, content: bytes) -> None:
    """Save as vim does: a trial file, the old one aside, a new one in its place, and a swap file all the time."""
    swap, trial, backup = file.with_name(f".{file.name}.swp"), file.with_name("4913"), file.with_name(f"{file.name}~")
    swap.write_bytes(b"b0VIM")
    trial.touch()
    trial.unlink()
    file.rename(backup)
    with file.open("wb") as new:
        new.write(content)
        os.fsync(new.fileno())
    backup.unlink()
    swap.write_bytes(b"b0VIM 2")
    swap.unlink()


def emacs(file: Path, content: bytes) -> None:
    """Save as emacs does: a lock that is a link to nowhere, its own copy, and the old one aside."""
    lock, copy = file.with_name(f".#{file.name}"), file.with_name(f"#{file.name}#")
    lock.symlink_to("editor@host.1:1")
    copy.write_bytes(content)
    file.rename(file.with_name(f"{file.name}~"))
    file.write_bytes(content)
    copy.unlink()
    lock.unlink()


def jetbrains(file: Path, content: bytes) -> None:
    """Save as JetBrains' editors do: beside, the old one aside, then in its place."""
    beside, aside = file.with_name(f"{file.name}___jb_tmp___"), file.with_name(f"{file.name}___jb_old___")
    beside.write_bytes(content)
    file.rename(aside)
    beside.rename(file)
    aside.unlink()


def renaming(file: Path, content: bytes) -> None:
    """Save by a rename from a hidden file, as many do."""
    beside = file.with_name(f".{file.name}.new")
    beside.write_bytes(content)
    beside.replace(file)


def in_pieces(file: Path, content: bytes) -> None:
    """Save in place, a piece at a time."""
    with file.open("wb", buffering=0) as new:
        for start in range(0, len(content), 200):
            new.write(content[start : start + 200])


@pytest.mark.parametrize("save", [vim, emacs, jetbrains, renaming, in_pieces])
def test_a_save_is_one_rebuild(shared: Preview, folder: Path, save: Callable[[Path, bytes], None]) -> None:
    """However an editor saves, the next line is that of the save, and the one after it that of the next save."""
    record, page = folder / "briefings/actors/lena-vos.yml", folder / "docs/handbook/records.md"
    with shared.paused():
        save(record, record.read_bytes() + f"# saved by {save.__name__}\n".encode())
    shared.line(rf"briefings/actors/lena-vos\.yml: {COUNTED}$")
    put(page, f"# Records\n\nAfter {save.__name__}.\n")
    shared.line(rf"docs/handbook/records\.md: {COUNTED}$")
    assert f"After {save.__name__}." in shared.get("handbook/records/")[1]


def test_a_mistake_keeps_the_last_good_page(shared: Preview, folder: Path) -> None:
    """A mistake is reported with its place, here and to the open pages, and the pages stay; once corrected, nothing is reported."""
    record = folder / "briefings/actors/olga-brandt.yml"
    good, before = record.read_bytes(), SCRIPT.sub("", shared.get("actors/olga-brandt/")[1])
    with shared.states("/actors/olga-brandt/") as states:
        assert next(states)["headline"] == ""
        put(record, good + b"\x1b]0;x\x07nmae: x\n")
        shared.line(r"briefings/actors/olga-brandt\.yml:\d+:\d+: ")
        assert shared.until(r"\d+ problem")[-1] == "1 problem in 1 file; the pages do not change"
        state = next(states)
        assert state["headline"] == "1 problem in 1 file; the pages do not change"
        assert re.match(r"briefings/actors/olga-brandt\.yml:\d+:\d+: ", state["problems"][0])
        assert "\x1b" not in state["problems"][0]
        assert SCRIPT.sub("", shared.get("actors/olga-brandt/")[1]) == before
        put(record, good)
        shared.line(rf"briefings/actors/olga-brandt\.yml: {COUNTED}: no problems$")
        assert next(states)["headline"] == ""


REFUSED = [
    ("engine", "# Printing\n\n[away](nowhere.md)\n", "WARNING  -  Doc file 'handbook/printing.md' contains a link 'nowhere.md'"),
    (
        "gates",
        '# Printing\n\n<p id="a">1</p>\n<p id="a">2</p>\n',
        "site/handbook/printing/index.html: duplicate-id: 2 elements have the id 'a'",
    ),
]


@pytest.mark.parametrize(("page", "said"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_would_stop_a_build_is_reported(shared: Preview, folder: Path, page: str, said: str) -> None:
    """What the engine or a gate reports about a page is printed here and sent to the pages, which still show it; once corrected, it goes."""
    file = folder / "docs/handbook/printing.md"
    good = file.read_bytes()
    with shared.states("/") as states:
        assert next(states)["headline"] == ""
        put(file, page)
        shared.line(r"docs/handbook/printing\.md: ")
        shared.line("a build would fail:")
        assert shared.lines.get(timeout=LIMIT) == state_of(states, said)
        put(file, good)
        shared.line(r"docs/handbook/printing\.md: ")
        assert next(state for state in states if not state["headline"])["problems"] == []


def state_of(states: Iterator[dict[str, Any]], said: str) -> str:
    """The first problem of a build that is sent to an open page; it must begin like this."""
    problem: str = next(state for state in states if state["headline"] == "A build would fail")["problems"][0]
    assert problem.startswith(said)
    return problem


HOSTS = [
    ("127.0.0.1", 200), ("localhost:1234", 200), ("[::1]:80", 200), ("192.0.2.7", 200), ("ferry.localhost", 200),
    ("evil.example", 421), ("localhost.evil.example", 421), ("127.0.0.1.evil.example", 421), ("", 421),
]  # fmt: skip


@pytest.mark.parametrize(("host", "status"), HOSTS)
def test_a_name_of_somebody_elses_gets_nothing(shared: Preview, host: str, status: int) -> None:
    """A browser that was led here by the name of another host is answered with nothing of the dossier."""
    found, text = shared.get("", Host=host)
    assert (found, "Northland" in text) == (status, status == 200)


def test_only_what_the_site_has_is_served(shared: Preview) -> None:
    """An address outside the site, or of a record file, is not found; one without its last slash is redirected; scripts have their type."""
    for path in ("../mkdocs.yml", "%2e%2e/mkdocs.yml", "briefings/dossier.yml", "mkdocs.yml", "assets/../../mkdocs.yml", "actors/nobody/"):
        status, text = shared.get(path)
        assert (status, "site_name" in text) == (404, False)
    assert shared.get("actors/northland")[1] == shared.get("actors/northland/")[1]
    assert shared.get(".preview/preview.js")[0] == 200


def test_a_record_that_comes_and_goes(shared: Preview, folder: Path) -> None:
    """A page that is open although its record is missing comes with it, and goes with it; its neighbours follow."""
    record = folder / "briefings/actors/olga-brandt.yml"
    source = folder / "briefings/sources/herald-2024-03.yml"
    good, cited = record.read_bytes(), source.read_bytes()
    assert shared.get("actors/olga-brandt/")[0] == 200
    with shared.states("/actors/olga-brandt/") as states:
        there = next(states)["version"]
        record.unlink()
        shared.until(r"\d+ problem")
        put(source, cited + b"  - {paragraphs: 8, why: Nobody is left to say it.}\n")
        shared.line(r"briefings/sources/herald-2024-03\.yml: .*: no problems$")
        assert next(state for state in states if state["version"] != there)["version"] == "none"
        assert shared.get("actors/olga-brandt/")[0] == 404
        assert "olga-brandt" not in shared.get("actors/")[1]
        put(record, good)
        shared.line(rf"briefings/actors/olga-brandt\.yml: {COUNTED}$")
        put(source, cited)
        shared.line(rf"briefings/sources/herald-2024-03\.yml: {COUNTED}$")
        assert next(state for state in states if state["version"] != "none")["version"] == there
        assert "olga-brandt" in shared.get("actors/")[1]


def test_nothing_was_written_into_the_project(shared: Preview, folder: Path) -> None:
    """The preview writes no pages and no site: below docs/ there is what people wrote, or what a build did."""
    docs = {path.relative_to(folder / "docs").parts[0] for path in (folder / "docs").rglob("*.md")}
    assert (docs == {"handbook"}) == (not (folder / "site").exists())
    assert not (folder / ".preview").exists()


ENDS = [
    pytest.param("SIGINT", 0, id="SIGINT"),
    pytest.param("SIGTERM", 128 + signal.SIGTERM, id="SIGTERM", marks=pytest.mark.exhaustive),
    pytest.param("SIGHUP", 128 + signal.SIGHUP, id="SIGHUP", marks=pytest.mark.exhaustive),
    pytest.param("SIGKILL", -signal.SIGKILL, id="SIGKILL"),
]


def wait_for_printing(preview: Preview, vocabulary: Path) -> None:
    """Wait until a process prints briefs; if they were ready before it was seen, an edit has them printed again."""
    while not any(Path(compiler.__file__).name in command for command in preview.servants().values()):
        if not preview.lines.empty():
            preview.line(r"\d+ briefs and the book: ready$")
            text = vocabulary.read_text(encoding="utf-8")
            put(vocabulary, text.replace("label: State", "label: State of"))
            preview.line(rf"briefings/vocabulary\.yml: {COUNTED}")
        time.sleep(0.02)  # seldom enough to leave the processors to what is waited for


@pytest.mark.parametrize(("name", "status"), ENDS)
def test_nothing_is_left_behind(tmp_path: Path, name: str, status: int) -> None:
    """Ended while briefs are printed, by whatever signal: no process of the preview goes on, no folder of its own stays, no lock is held."""
    (tmp_path / "scratch").mkdir()
    (tmp_path / "the dossier").mkdir()
    folder = project(tmp_path)
    before = {path for path in folder.rglob("*") if ".cache" not in path.parts}
    with previewed(folder, TMPDIR=str(tmp_path / "scratch")) as preview:
        preview.line(COUNTED)
        wait_for_printing(preview, folder / "briefings/vocabulary.yml")
        handles = {process: os.pidfd_open(process) for process in preview.servants()}
        assert preview.end(getattr(signal, name)) == status
        assert ended(handles)
    assert list((tmp_path / "scratch").iterdir()) == []
    assert {path for path in folder.rglob("*") if ".cache" not in path.parts} == before


def test_the_preview_prints_briefs_in_the_background(tmp_path: Path) -> None:
    """The site is shown before a brief is ready; then its page links to it, and it is there.  An edit has it printed again."""
    (tmp_path / "the dossier").mkdir()
    folder = project(tmp_path)
    with previewed(folder) as preview:
        assert "briefs/northland.pdf" not in preview.get("actors/northland/")[1]
        preview.line(rf"{COUNTED}: no problems$")
        preview.line(r"\d+ briefs and the book: ready$")
        assert "briefs/northland.pdf" in preview.get("actors/northland/")[1]
        status, brief = preview.bytes("briefs/northland.pdf")
        assert (status, brief[:5]) == (200, b"%PDF-")
        replace(folder / "briefings/vocabulary.yml", "label: State", "label: Land")
        preview.line(rf"briefings/vocabulary\.yml: {COUNTED}$")
        preview.line(r"\d+ briefs and the book: ready$")
        assert preview.bytes("briefs/northland.pdf")[1] != brief


def test_a_project_that_is_wrong_from_the_start_is_shown_once_it_is_right(tmp_path: Path) -> None:
    """Until the records are right, a page says that nothing can be shown; then it reloads.  A warning says who else can read the dossier."""
    (tmp_path / "the dossier").mkdir()
    folder = project(tmp_path)
    record = folder / "briefings/actors/northland.yml"
    put(record, "name: [\n")
    with previewed(folder, "--no-briefs", "--host", "0.0.0.0") as preview:  # noqa: S104 - what is tested
        preview.line("warning: with host 0.0.0.0, everybody who can reach this machine can read the dossier")
        assert preview.until(r"\d+ problem")[-1].endswith("; nothing can be shown yet")
        status, text = preview.get("", Host="127.0.0.1")
        assert (status, "Nothing can be shown yet" in text) == (503, True)
        put(record, small.NORTHLAND)
        preview.line(rf"briefings/actors/northland\.yml: {COUNTED}: no problems$")
        assert preview.get("", Host="127.0.0.1")[0] == 200


def test_a_port_in_use_is_refused(tmp_path: Path) -> None:
    """A port that something answers on is refused before any work, status 2."""
    folder = builds.project(tmp_path, small.files())
    with builds.served(folder) as address:
        result = run(folder, "serve", "--port", address.rpartition(":")[2].strip("/"))
    assert result.exit_code == 2
    assert "is in use; choose another" in result.output
