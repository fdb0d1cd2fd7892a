"""The files that a site is made from: what is refused before anything reads them."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.project import files, inputs, load, shipped
from tests.support import builds, small
from tests.support.projects import run

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg">{}</svg>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with the small dossier, and a file of somebody else's beside it."""
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "passwd").write_text("secret", encoding="utf-8")
    return builds.project(tmp_path / "project", small.files())


def _link(path: Path) -> None:
    path.symlink_to(path.parents[len(path.parts) - 1 - path.parts.index("project")] / "secret" / "passwd")


def _link_to_a_folder(path: Path) -> None:
    path.symlink_to("/etc", target_is_directory=True)


def _loop(path: Path) -> None:
    path.symlink_to("..", target_is_directory=True)


def _hard_link(path: Path) -> None:
    path.hardlink_to(path.parents[len(path.parts) - 1 - path.parts.index("project")] / "secret" / "passwd")


NO_FILES: dict[str, tuple[Callable[[Path], None], str]] = {
    "link": (_link, "is a link"),
    "link to a folder": (_link_to_a_folder, "is a link"),
    "loop": (_loop, "is a link"),
    "hard link": (_hard_link, "is a hard link: another name of the same file exists outside"),
    "pipe": (os.mkfifo, "is a named pipe"),
}
PLACES = ["docs/handbook/x.md", "docs/assets/x.txt", "docs/.x", "theme/x.html", "articles/x.txt", ".cache/briefs/x.pdf"]


@pytest.mark.threat("b202")
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(("make", "said"), NO_FILES.values(), ids=NO_FILES)
def test_what_is_not_a_file_of_the_project_is_rejected(folder: Path, place: str, make: Callable[[Path], None], said: str) -> None:
    """Wherever it is, it is one problem with its path and a remedy, and nothing is opened: a pipe would never end."""
    (folder / place).parent.mkdir(parents=True, exist_ok=True)
    make(folder / place)
    problems = inputs.examine(folder).problems
    assert [(problem.place.path, problem.code) for problem in problems] == [(place, "not-a-file")]
    assert problems[0].message.startswith(said)
    assert problems[0].hint


@pytest.mark.threat("b202")
@pytest.mark.parametrize("path", ["docs", "theme", "mkdocs.yml", ".cache", ".cache/briefs"])
def test_a_linked_part_of_a_project_is_refused(folder: Path, path: str) -> None:
    """A folder or the configuration as a whole is not a link either."""
    (folder / ".cache" / "briefs").mkdir(parents=True)
    (folder / path).rename(folder.parent / "moved")
    (folder / path).symlink_to(folder.parent / "moved")
    assert [(problem.place.path, problem.code) for problem in inputs.examine(folder).problems] == [(path, "not-a-file")]


@pytest.mark.threat("b202")
def test_links_that_do_no_harm_are_left_alone(folder: Path) -> None:
    """A project behind a link, an editor's lock, a linked folder of articles, two names of one file in docs/."""
    (folder / "docs" / "handbook" / ".#index.md").symlink_to("me@host.1234:5678")
    (folder / "articles").symlink_to("../secret", target_is_directory=True)
    (folder / "docs" / "assets" / "a.txt").write_text("a", encoding="utf-8")
    (folder / "docs" / "assets" / "b.txt").hardlink_to(folder / "docs" / "assets" / "a.txt")
    (folder.parent / "here").symlink_to("project", target_is_directory=True)
    assert inputs.examine(folder.parent / "here").problems == ()


@pytest.mark.threat("b202")
@pytest.mark.parametrize("command", [["check"], ["generate"], ["build", "--no-briefs"]])
def test_commands_refuse_before_the_engine_runs(folder: Path, command: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A link to a system file and a pipe end the command with their paths; nothing is written."""
    monkeypatch.setattr("generator.build.engine.run", lambda *_: pytest.fail("the engine was started"))
    (folder / "docs" / "assets" / "leak.txt").symlink_to("/etc/passwd")
    os.mkfifo(folder / "docs" / "handbook" / "x.md")
    result = run(folder, *command)
    assert result.exit_code == 1
    assert "docs/assets/leak.txt:1:1: not-a-file: is a link" in result.output
    assert "docs/handbook/x.md:1:1: not-a-file: is a named pipe" in result.output
    assert not (folder / "docs" / "index.md").exists()


#: Files in docs/, and a part of the message if they are refused.
KINDS = [
    ("assets/map.svg", DRAWING.format('<path d="M0 0h9v9z"/>'), ""),
    ("assets/x.svg", DRAWING.format("<script>alert(1)</script>"), "is a drawing with an element <script>"),
    ("assets/x.SVG", "<svg/>", "is a drawing with an element <svg>"),
    ("assets/x.htm", "<script>alert(1)</script>", "can run scripts in a reader's browser, as .htm files can"),
    ("assets/x.xhtml", "", "can run scripts"),
    ("assets/x.xml", "", "can run scripts"),
    ("assets/changes.atom", "", "can run scripts"),
    ("sitemap.xml", "", "can run scripts"),
    ("changes.atom", "", ""),  # the program refuses to overwrite it unless it is the feed
    ("assets/x.js", "alert(1)", "is a script that is not the program's"),
    ("lists.js", "alert(1)", "is a script that is not the program's"),
    ("assets/x", "", "is of a kind that is not published: files without an extension"),
    ("assets/x.exe", "", "is of a kind that is not published: files with the extension .exe"),
    ("CNAME", "ferry.example", ""),
    ("assets/x.PNG", "", ""),
    ("handbook/index.md~", "", ""),
    ("handbook/.index.md.swp", "", ""),
]


@pytest.mark.threat("b203")
@pytest.mark.parametrize(("path", "content", "said"), KINDS)
def test_only_known_kinds_are_published(folder: Path, path: str, content: str, said: str) -> None:
    """A file that could run in a browser, or of an unknown kind, is refused by its path; pictures and data are not."""
    (folder / "docs" / path).write_text(content, encoding="utf-8")
    problems = inputs.examine(folder).problems
    assert [(problem.place.path, problem.code) for problem in problems] == ([(f"docs/{path}", "unexpected-file")] if said else [])
    assert not said or problems[0].message.startswith(said)


@pytest.mark.threat("b203")
def test_a_forged_list_of_generated_files_publishes_nothing(folder: Path) -> None:
    """A file that a list calls generated is written anew, or removed, or is in the way: it is never published as it is."""
    (folder / "docs" / "changes.htm").write_text("x", encoding="utf-8")
    (folder / "docs" / ".generated.json").write_text('{"changes.htm": ["00"], "assets/x.htm": []}', encoding="utf-8")
    assert inputs.examine(folder).problems == ()
    with pytest.raises(FileExistsError, match=r"docs/changes\.htm has changed"):
        load.write_docs(folder)
    (folder / "docs" / "assets" / "x.htm").write_text("x", encoding="utf-8")
    assert [problem.place.path for problem in inputs.examine(folder).problems] == ["docs/assets/x.htm"]


def test_a_folder_that_vanishes_is_as_if_it_had_not_been_there(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is deleted during the walk is left out."""
    listed = os.scandir

    def gone(path: str) -> object:
        if path.endswith("assets"):
            raise FileNotFoundError(path)
        return listed(path)

    monkeypatch.setattr(os, "scandir", gone)
    found = inputs.examine(folder)
    assert not any(path.startswith("docs/assets/") for path in found.found)
    assert found.problems == ()


def test_too_many_files_end_the_walk(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The walk ends where there are more files than any project has."""
    monkeypatch.setattr(inputs, "MOST_FILES", 5)
    assert [problem.code for problem in inputs.examine(folder).problems] == ["too-large"]


def test_the_program_s_scripts_are_known() -> None:
    """Its own scripts and those of the theme are recognised by their content at their path."""
    assert set(shipped.scripts()) == {
        f"assets/{name}.js"
        for name in ("as-of", "lists", "network", "notes", "page", "previews", "ranking", "search", "statements", "verify", "words")
    }
    for path, content in shipped.scripts().items():
        assert shipped.is_ours(path, content.replace(b"\n", b"\r\n"))
        assert not shipped.is_ours(path, content + b" ")
        assert not shipped.is_ours(f"x/{path}", content)


def test_records_and_inputs_are_read_apart(folder: Path) -> None:
    """The walk leaves briefings/ to the reading of records."""
    assert files.read_briefings(folder)[1] == []
    assert not any(path.startswith("briefings/") for path in inputs.examine(folder).found)


@pytest.mark.threat("b202")
@pytest.mark.parametrize("arguments", [["check"], ["build", "--no-briefs"], ["generate"]])
def test_links_in_a_circle_are_no_project(tmp_path: Path, arguments: list[str]) -> None:
    """A folder that is a link to itself ends a command with 1 and a message."""
    (tmp_path / "loop").symlink_to("loop")
    result = run(tmp_path / "loop", *arguments)
    assert (result.exit_code, isinstance(result.exception, SystemExit)) == (1, True)
    assert "loop" in result.output or "briefings/" in result.output
