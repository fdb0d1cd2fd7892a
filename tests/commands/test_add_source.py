"""The commands for an article that has just arrived: what `add-source` and `candidates` tell, and how they end."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.support import builds, small
from tests.support.strait_log import LOG, SOURCE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with the small dossier, and the third article beside it."""
    (tmp_path / "log.txt").write_text(LOG, encoding="utf-8")
    return builds.project(tmp_path, small.files())


def run(folder: Path, *arguments: str) -> Result:
    """A command in a project."""
    return CliRunner().invoke(main, ["--project", str(folder), *arguments], catch_exceptions=False)


def test_add_source_lists_the_actors_the_article_names(folder: Path) -> None:
    """Behind the paragraphs stand the known actors, the one most often named first, each with its paragraphs as a citation has them."""
    result = run(folder, "add-source", str(folder / "log.txt"), "--id", "strait-log-2024-06")
    assert result.exit_code == 0
    assert result.output.partition("\n\n")[2] == (
        "names 5 known actors:\n"
        "  northland      in 2-3, 5-6, 8-9\n"
        "  southmark      in 2-4, 6, 8\n"
        "  harbour-union  in 3, 5\n"
        "  lena-vos       in 4\n"
        "  olga-brandt    in 10\n"
        "\n"
        "read as: text\n"
        "wrote articles/strait-log-2024-06.txt\n"
        "wrote briefings/sources/strait-log-2024-06.evidence: 10 paragraphs, 150 words\n"
        "next: briefings new source strait-log-2024-06, to describe where the article appeared, in briefings/sources/strait-log-2024-06.yml\n"
    )


def test_add_source_needs_no_other_record(folder: Path) -> None:
    """Where the vocabulary cannot be read the evidence is written all the same, and the command says why it tells no actors."""
    (folder / "briefings" / "vocabulary.yml").unlink()
    result = run(folder, "add-source", str(folder / "log.txt"), "--id", "strait-log-2024-06")
    assert result.exit_code == 0
    assert "the actors it names cannot be listed: dossier.yml or vocabulary.yml cannot be read; see briefings check" in result.output
    assert (folder / "briefings" / "sources" / "strait-log-2024-06.evidence").is_file()


@pytest.mark.threat("b167")
def test_add_source_reports_deceptive_letters(folder: Path) -> None:
    """A word of mixed scripts in an article matches no plain word, so an editor hears of it here, with the letter."""
    (folder / "log.txt").write_text("The ferry\n\nThe pаypal money.\n", encoding="utf-8")
    result = run(folder, "add-source", str(folder / "log.txt"), "--id", "strait-log-2024-06")
    assert "note: paragraph 2: U+0430 CYRILLIC SMALL LETTER A in the Latin word 'pаypal'; the plain word does not match it" in result.output


def test_candidates_prints_what_to_write_and_where(folder: Path) -> None:
    """Each paragraph with its statements, the reasons, and the file, the line and the text to write there; then what has none; status 0."""
    run(folder, "add-source", str(folder / "log.txt"), "--id", "strait-log-2024-06")
    (folder / "briefings" / "sources" / "strait-log-2024-06.yml").write_text(SOURCE, encoding="utf-8")
    result = run(folder, "candidates", "strait-log-2024-06")
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert lines[:4] == [
        "strait-log-2024-06#2  The ferry line of Northland and Southmark, which opened on 2 May with five ships, is full…",
        "  northland--southmark/opened (1 origin, then 2)",
        "    both have: the actors northland, southmark; the date 2 May 2024; the number five; the words opened, line, ships; the topic Ferry",
        "    briefings/relationships/northland--southmark.yml:21: cites: [gazette-2024-05#2, strait-log-2024-06#2]",
    ]
    assert "  southmark/lost-passengers (1 origin, not more with it)" in lines
    assert lines[-2:] == ["no candidates for 1, 6-9", "5 paragraphs may corroborate 5 claims; read before you cite"]
    assert run(folder, "candidates", "strait-log-2024-06", "--articles", str(folder / "articles")).output.splitlines() == lines


def test_candidates_shows_the_likeliest_and_counts_the_rest(folder: Path) -> None:
    """More statements than are shown for a paragraph are counted, with what shows them."""
    record = folder / "briefings" / "relationships" / "northland--southmark.yml"
    text = record.read_text(encoding="utf-8")
    twin = text[text.index("  - id: opened") : text.index("judgements:")]
    record.write_text(text.replace("judgements:", twin.replace("id: opened", "id: again") + "judgements:"), encoding="utf-8")
    run(folder, "add-source", str(folder / "log.txt"), "--id", "strait-log-2024-06")
    (folder / "briefings" / "sources" / "strait-log-2024-06.yml").write_text(SOURCE, encoding="utf-8")
    lines = run(folder, "candidates", "strait-log-2024-06", "--most", "1").output.splitlines()
    assert lines[1].startswith("  northland--southmark/again ")
    assert lines[4] == "  and 1 more: --most 2"
    assert "and 1 more" not in run(folder, "candidates", "strait-log-2024-06", "--most", "2").output


WRONG = [
    ("unknown source", "strait-lag-2024-06", 2, "unknown source 'strait-lag-2024-06'; did you mean 'strait-log-2024-06'"),
    ("no evidence", "strait-log-2024-06", 2, "briefings add-source FILE --id strait-log-2024-06"),
]


@pytest.mark.parametrize(("source", "status", "said"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_candidates_of_what_is_not_there(folder: Path, source: str, status: int, said: str) -> None:
    """A source that is none, or whose evidence is not here, is told with what to do."""
    (folder / "briefings" / "sources" / "strait-log-2024-06.yml").write_text(SOURCE, encoding="utf-8")
    result = run(folder, "candidates", source)
    assert (result.exit_code, said in result.output) == (status, True), result.output


def test_candidates_of_a_source_that_is_half_there(folder: Path) -> None:
    """Evidence without a record says how the record is begun; a record that cannot be read says so."""
    run(folder, "add-source", str(folder / "log.txt"), "--id", "strait-log-2024-06")
    result = run(folder, "candidates", "strait-log-2024-06")
    assert (result.exit_code, "create it: briefings new source strait-log-2024-06" in result.output) == (2, True), result.output
    (folder / "briefings" / "sources" / "strait-log-2024-06.yml").write_text("publisher: Log\n", encoding="utf-8")
    result = run(folder, "candidates", "strait-log-2024-06")
    assert (result.exit_code, "cannot be read; see briefings check" in result.output) == (2, True), result.output


def test_candidates_with_articles_that_are_others(folder: Path) -> None:
    """A folder without the article is told as such; that of another source need not be there."""
    run(folder, "add-source", str(folder / "log.txt"), "--id", "strait-log-2024-06")
    (folder / "briefings" / "sources" / "strait-log-2024-06.yml").write_text(SOURCE, encoding="utf-8")
    (folder / "log.txt").unlink()
    result = run(folder, "candidates", "strait-log-2024-06", "--articles", str(folder))
    assert result.exit_code == 1
    assert "no-article: no article in the folder has a paragraph of 'strait-log-2024-06'" in result.output


def test_candidates_leaves_out_a_record_that_cannot_be_read(folder: Path) -> None:
    """While a record is half written the rest takes part, and the command says that one does not; without a vocabulary it tells what is wrong."""
    run(folder, "add-source", str(folder / "log.txt"), "--id", "strait-log-2024-06")
    (folder / "briefings" / "sources" / "strait-log-2024-06.yml").write_text(SOURCE, encoding="utf-8")
    (folder / "briefings" / "actors" / "northland.yml").write_text("name: [\n", encoding="utf-8")
    result = run(folder, "candidates", "strait-log-2024-06")
    assert (result.exit_code, result.output.splitlines()[-1]) == (0, "1 record cannot be read and not included: briefings check")
    (folder / "briefings" / "vocabulary.yml").unlink()
    result = run(folder, "candidates", "strait-log-2024-06")
    assert (result.exit_code, "missing-file" in result.output) == (1, True)
