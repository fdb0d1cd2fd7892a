"""From an article as people have it to numbered paragraphs: `add-source` and `article`."""

from __future__ import annotations

import http.server
import threading
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.articles.article import loads
from generator.articles.fingerprints import Evidence
from generator.articles.normal import paragraphs
from generator.cli import main
from tests.support import builds, small
from tests.support.article_files import CASES, content

ID = "beacon-2024-06"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with the small dossier."""
    return builds.project(tmp_path / "project", small.files())


def run(folder: Path, *arguments: str) -> Result:
    """A command in a project."""
    return CliRunner().invoke(main, ["--project", str(folder), *arguments], catch_exceptions=False)


def add(folder: Path, article: Path | str, *options: str) -> Result:
    """Add an article."""
    return run(folder, "add-source", str(article), "--id", ID, *options)


def test_a_saved_page_becomes_a_numbered_text_of_ones_own(folder: Path) -> None:
    """The text is in articles/, which git ignores; the evidence was made from it and names the reader; what was left out is counted."""
    result = add(folder, CASES / "news-page.html")
    assert result.exit_code == 0, result.output
    text = (folder / "articles" / f"{ID}.txt").read_text(encoding="utf-8")
    evidence = Evidence.loads((folder / "briefings" / "sources" / f"{ID}.evidence").read_text(encoding="utf-8"))
    assert evidence.is_of(text)
    assert evidence.reader.startswith("web page, trafilatura 2.")
    assert "/articles/" in (folder / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert "left out: " in result.output
    assert "cookie bar" in result.output
    assert f"wrote articles/{ID}.txt\n" in result.output


def test_a_second_run_gives_the_same_and_changes_nothing(folder: Path) -> None:
    """The same file gives the same bytes; a file that was not changed is not written again."""
    add(folder, CASES / "news-page.html")
    before = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in (folder / "articles").iterdir()}
    result = add(folder, CASES / "news-page.html")
    assert result.exit_code == 0
    assert {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in (folder / "articles").iterdir()} == before


def test_a_text_that_was_numbered_before_keeps_its_numbers(folder: Path, tmp_path: Path) -> None:
    """Blank lines divided it; even if the reader would divide it otherwise today, its numbers stay as long as the evidence is there."""
    text = "Q: One?\nA: Two.\nQ: Three?\nA: Four.\n\nThe end.\n"
    (tmp_path / "talk.txt").write_text(text, encoding="utf-8")
    evidence = folder / "briefings" / "sources" / f"{ID}.evidence"
    evidence.write_text(Evidence.of(text).dumps(), encoding="utf-8")
    assert add(folder, tmp_path / "talk.txt").exit_code == 0
    assert len(Evidence.loads(evidence.read_text(encoding="utf-8"))) == 2
    evidence.unlink()
    assert add(folder, tmp_path / "talk.txt", "--replace").exit_code == 0
    assert len(Evidence.loads(evidence.read_text(encoding="utf-8"))) == 5


def test_another_text_does_not_replace_the_first_silently(folder: Path, tmp_path: Path) -> None:
    """It is refused with where it differs, and nothing is written; with --replace it is written."""
    for name, end in (("one.txt", "The pier cracked."), ("two.txt", "The pier has cracked.")):
        (tmp_path / name).write_text(f"Ferry\n\n{end}\n", encoding="utf-8")
    add(folder, tmp_path / "one.txt")
    before = (folder / "briefings" / "sources" / f"{ID}.evidence").read_bytes()
    result = add(folder, tmp_path / "two.txt")
    assert (result.exit_code, "differs from paragraph 2 on; nothing was written" in result.output) == (1, True), result.output
    assert (folder / "briefings" / "sources" / f"{ID}.evidence").read_bytes() == before
    assert add(folder, tmp_path / "two.txt", "--replace").exit_code == 0
    assert "has cracked" in (folder / "articles" / f"{ID}.txt").read_text(encoding="utf-8")


def test_a_text_in_its_place_is_left_as_it_is(folder: Path) -> None:
    """Who writes a plain text into articles/ and adds it from there keeps that file."""
    file = folder / "articles" / f"{ID}.txt"
    file.parent.mkdir()
    file.write_text("Ferry\n\nThe pier cracked.\n", encoding="utf-8")
    assert add(folder, file).exit_code == 0
    assert file.read_text(encoding="utf-8") == "Ferry\n\nThe pier cracked.\n"


def test_article_shows_numbers_places_and_what_was_left_out(folder: Path, tmp_path: Path) -> None:
    """Each paragraph with its number and its place, and on demand the rest of the page with the reasons."""
    (tmp_path / "report.pdf").write_bytes(content(CASES / "report-with-table.typ"))
    add(folder, tmp_path / "report.pdf")
    lines = run(folder, "article", ID).output.splitlines()
    assert lines[1].startswith("14 paragraphs, read as PDF, pypdfium2 ")
    assert "   1  [p. 1, ¶ 1, heading] Annual report of the River Board" in lines
    assert any(line.startswith("   8  [p. 1, ") and line.endswith(", row 2] May | 0 | 0") for line in lines), lines
    dropped = run(folder, "article", ID, "--dropped").output.splitlines()
    assert "page number: Page 1 of 3" in dropped


def test_article_says_if_the_text_is_another(folder: Path, tmp_path: Path) -> None:
    """A text that was edited by hand is no longer the one of the evidence."""
    (tmp_path / "one.txt").write_text("Ferry\n\nThe pier cracked.\n", encoding="utf-8")
    add(folder, tmp_path / "one.txt")
    assert "this is not the text" not in run(folder, "article", ID).output
    file = folder / "articles" / f"{ID}.txt"
    file.write_text(file.read_text(encoding="utf-8").replace("cracked", "broke"), encoding="utf-8")
    assert f"this is not the text that briefings/sources/{ID}.evidence was made from" in run(folder, "article", ID).output


WRONG = [
    ("no file", ["add-source", "nowhere.html", "--id", ID], 2, "nowhere.html does not exist"),
    ("folder", ["add-source", "/", "--id", ID], 2, "is a folder"),
    ("not at hand", ["article", "herald-2024-03"], 1, "not at hand; read it again: briefings add-source FILE --id herald-2024-03"),
    ("unknown", ["article", "herold"], 2, "unknown article 'herold'"),
    ("encoding", ["add-source", str(CASES / "koi8.txt"), "--id", ID, "--encoding", "klingon"], 1, "unknown encoding 'klingon'"),
    ("this machine", ["add-source", "http://127.0.0.1:9/", "--id", ID], 1, "private network"),
    ("no web page", ["add-source", str(CASES / "paywall.html"), "--id", ID], 1, "paywall stub"),
]


@pytest.mark.parametrize(("arguments", "status", "said"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_what_is_wrong_is_said_in_one_line(folder: Path, arguments: list[str], status: int, said: str) -> None:
    """Each ends with its status, and nothing is written."""
    result = run(folder, *arguments)
    assert (result.exit_code, said in result.output) == (status, True), result.output
    assert not (folder / "articles").exists()


def test_an_encoding_can_be_named(folder: Path) -> None:
    """Then nothing is guessed."""
    result = add(folder, CASES / "koi8.txt", "--encoding", "koi8-r")
    assert (result.exit_code, "guessed" in result.output) == (0, False), result.output


def test_an_address_is_fetched_once_and_kept(folder: Path) -> None:
    """The page is kept beside the text, so that it can be read again without the network."""
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write((CASES / "news-page.html").read_bytes())

        def log_message(self, format: str, *args: Any) -> None:
            """Be silent."""

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.handle_request, daemon=True)
    thread.start()
    result = add(folder, f"http://127.0.0.1:{server.server_port}/ferry", "--loopback")
    thread.join()
    server.server_close()
    assert (result.exit_code, asked) == (0, ["/ferry"]), result.output
    kept = folder / "articles" / f"{ID}.original.html"
    assert kept.read_bytes() == (CASES / "news-page.html").read_bytes()
    assert add(folder, kept).exit_code == 0


def test_the_text_format_comes_back_as_it_was_written() -> None:
    """Paragraphs, places, values and what was left out; and the numbers of a plain text are those of its blocks."""
    made = loads((CASES / "press-briefing.txt").read_text(encoding="utf-8"))
    assert len(made.blocks) == len(paragraphs((CASES / "press-briefing.txt").read_text(encoding="utf-8")))
    assert loads(made.dumps()) == made
