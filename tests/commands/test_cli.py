"""The commands as an editor runs them: what they say, what they write, and how they end."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from generator.articles.fingerprints import Evidence
from generator.cli import main
from generator.commands.build import WITHOUT_ADDRESS
from generator.pages.site import generate
from tests.support import builds, small
from tests.support.fields import HOSTILE, filled
from tests.support.projects import COUNTED, run
from tests.support.repository import ROOT
from tests.support.rows import each

SMALL = small.dossier()
PAGES = len(generate(SMALL))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with the small dossier."""
    return builds.project(tmp_path, small.files())


def test_check_counts_what_it_found_right(folder: Path) -> None:
    """Records without problems: one line that counts them, status 0."""
    result = run(folder, "check")
    assert (result.exit_code, result.output) == (0, f"{COUNTED}, {len(SMALL.sources)} sources: no problems\n")


def test_check_reports_every_problem_of_every_file(folder: Path) -> None:
    """Problems: each with file, line, column, code, the line itself and what would be right; then how many; status 1."""
    for path, old, new in (("actors/lena-vos.yml", "of: southmark", "of: southmrak"), ("actors/northland.yml", "#7]", "#99]")):
        file = folder / "briefings" / path
        file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    result = run(folder, "check")
    assert result.exit_code == 1
    told = result.stdout.splitlines()
    assert told[:5] == [
        "briefings/actors/lena-vos.yml:6:24: unknown-actor: unknown actor 'southmrak'",
        "    6 |   - {title: envoy, of: southmrak, seen: [2024-03-15], cites: [herald-2024-03#4]}",
        "      |                        ^^^^^^^^^",
        "   help: did you mean 'southmark'? or create it: briefings new actor southmrak",
        "",
    ]
    assert told[5].startswith("briefings/actors/northland.yml:10:13: ")
    assert told[-1] == "2 problems in 2 files"


def test_check_counts_what_it_does_not_show(folder: Path) -> None:
    """After a hundred problems the rest is counted."""
    file = folder / "briefings" / "actors" / "northland.yml"
    file.write_text(small.NORTHLAND + "".join(f"field{number}: x\n" for number in range(120)), encoding="utf-8")
    result = run(folder, "check")
    assert result.output.count(": unknown-field: ") == 100
    assert result.output.splitlines()[-1] == "120 problems in 1 file; 20 more are not shown: briefings check --format json has all"


def test_check_with_the_articles_reads_them(folder: Path) -> None:
    """With the articles at hand the exact rules run: a text that is not one of the sources' leaves each source without its own."""
    articles = folder / "articles"
    articles.mkdir()
    (articles / "herald.txt").write_text(small.HERALD, encoding="utf-8")
    (articles / "gazette.txt").write_text(small.GAZETTE, encoding="utf-8")
    assert run(folder, "check", "--articles", str(articles)).exit_code == 0
    (articles / "gazette.txt").write_text("Another text.\n", encoding="utf-8")
    result = run(folder, "check", "--articles", str(articles))
    assert result.exit_code == 1
    assert "gazette-2024-05" in result.output


def test_a_folder_without_records_is_reported(tmp_path: Path) -> None:
    """Somewhere else than in a project: what is missing and what to do, status 1."""
    result = run(tmp_path, "check")
    assert result.exit_code == 1
    assert result.output.startswith("briefings:1:1: missing-file: missing folder briefings/\n   help: run in the project's folder")


WRONG = [
    ("unknown command", ["chekc"], "No such command 'chekc'"),
    ("unknown option", ["check", "--fast"], "No such option"),
    ("no id", ["add-source", str(ROOT / "LICENSE")], "Missing option '--id'"),
    ("no id at all", ["add-source", str(ROOT / "LICENSE"), "--id", "A--b"], "'A--b' is not a valid id"),
    ("no such article", ["add-source", "nowhere.txt", "--id", "x-1"], "does not exist"),
    ("unknown engine", ["build", "--engine", "hugo"], "is not one of"),
    ("no port", ["serve", "--port", "65536"], "0<=x<=65535"),
]


@pytest.mark.parametrize(("arguments", "said"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_wrong_usage_ends_with_2(folder: Path, arguments: list[str], said: str) -> None:
    """A command that cannot be understood says why, status 2."""
    result = run(folder, *arguments)
    assert result.exit_code == 2
    assert said in result.output


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n\x00", b" \n\n \n"], ids=["picture", "empty"])
def test_an_article_that_is_not_text_is_rejected(folder: Path, content: bytes) -> None:
    """A file that is no article, or has no paragraph, is refused with the remedy, and nothing is written."""
    (folder / "a.txt").write_bytes(content)
    result = run(folder, "add-source", str(folder / "a.txt"), "--id", "a-1")
    assert result.exit_code == 1
    assert "run OCR first" in result.output or "the file is empty" in result.output
    assert not (folder / "briefings" / "sources" / "a-1.evidence").exists()


def test_add_source_writes_the_evidence_and_prints_the_next_step(folder: Path) -> None:
    """The paragraphs with their numbers, the file that was written, and what to write next; the article's words are not in the file."""
    (folder / "a.txt").write_text("Head\n\nThe ferry sank,\nsaid Vos.\n", encoding="utf-8")
    result = run(folder, "add-source", str(folder / "a.txt"), "--id", "ferry-1")
    assert result.exit_code == 0
    assert result.output.splitlines() == [
        "   1  Head",
        "   2  The ferry sank, said Vos.",
        "",
        "names 0 known actors",
        "",
        "read as: text",
        "wrote articles/ferry-1.txt",
        "wrote briefings/sources/ferry-1.evidence: 2 paragraphs, 6 words",
        "next: briefings new source ferry-1, to describe where the article appeared, in briefings/sources/ferry-1.yml",
    ]
    assert "ferry" not in (folder / "briefings" / "sources" / "ferry-1.evidence").read_text(encoding="utf-8")


def test_add_source_again_writes_the_same(folder: Path) -> None:
    """The same article gives the same evidence, and a source that has its record needs no next step."""
    (folder / "herald.txt").write_text(small.HERALD, encoding="utf-8")
    result = run(folder, "add-source", str(folder / "herald.txt"), "--id", "herald-2024-03")
    assert result.output.splitlines()[-2].startswith("wrote briefings/sources/herald-2024-03.evidence: 8 paragraphs, ")
    assert (folder / "briefings" / "sources" / "herald-2024-03.evidence").read_text(encoding="utf-8") == Evidence.lean(small.HERALD).dumps()


def test_generate_writes_pages_once(folder: Path) -> None:
    """The pages are written, and a second time nothing is; a record that goes takes its page and its data with it."""
    assert run(folder, "generate").output == f"{COUNTED}; {PAGES} files written, 0 removed\n{WITHOUT_ADDRESS}\n"
    assert (folder / "docs" / "actors" / "northland.md").is_file()
    assert run(folder, "generate").output == f"{COUNTED}; 0 files written, 0 removed\n{WITHOUT_ADDRESS}\n"
    (folder / "briefings" / "actors" / "olga-brandt.yml").unlink()
    source = folder / "briefings" / "sources" / "herald-2024-03.yml"
    source.write_text(small.HERALD_SOURCE + "  - {paragraphs: 8, why: Nobody is left to say it.}\n", encoding="utf-8")
    assert re.fullmatch(
        rf"\d claims in \d records; \d+ files written, 5 removed\n{re.escape(WITHOUT_ADDRESS)}\n", run(folder, "generate").output
    )
    assert not (folder / "docs" / "actors" / "olga-brandt.md").exists()


def test_generate_writes_nothing_if_a_record_is_wrong(folder: Path) -> None:
    """A problem stops the command before the first page."""
    (folder / "briefings" / "actors" / "northland.yml").write_text("name: Northland\n", encoding="utf-8")
    assert run(folder, "generate").exit_code == 1
    assert not (folder / "docs" / "index.md").exists()


def test_a_page_of_somebody_else_is_not_overwritten(folder: Path) -> None:
    """A file that the generator did not make stays, and the command says which it is, status 1."""
    (folder / "docs" / "index.md").write_text("mine", encoding="utf-8")
    result = run(folder, "generate")
    assert result.exit_code == 1
    assert result.stderr == "error: docs/index.md was not written by the generator; move it, and run the command again\n"
    assert (folder / "docs" / "index.md").read_text(encoding="utf-8") == "mine"


TITLES = [
    ("another", "site_name: The Fery", 12, "site_name: The Fery"),
    ("in quotes", 'site_name: "The Fery"', 12, 'site_name: "The Fery"'),
    ("none", "name: The Ferry", 1, ""),
    ("no text", "site_name: [The Ferry]", 1, ""),
]


@pytest.mark.parametrize(("line", "column", "excerpt"), [row[1:] for row in TITLES], ids=[row[0] for row in TITLES])
def test_the_site_s_name_is_the_dossier_s_title(folder: Path, line: str, column: int, excerpt: str) -> None:
    """A `site_name` that is not the title is refused at its place, with the line that would be right."""
    (folder / "mkdocs.yml").write_text(f"# x\n{line}\n", encoding="utf-8")
    result = run(folder, "check")
    assert result.exit_code == 1
    told = result.output.splitlines()
    (at,) = (number for number, text in enumerate(told) if text.startswith(f"mkdocs.yml:{2 if excerpt else 1}:{column}: wrong-title: "))
    assert not excerpt or told[at + 1] == f"    2 | {excerpt}"
    assert '   help: write in mkdocs.yml: site_name: "The Ferry"' in told


def test_a_configuration_that_cannot_be_read_is_one_problem(folder: Path) -> None:
    """A `mkdocs.yml` that is not YAML, or not UTF-8, is reported at its line, and not as a missing title as well."""
    for content, code in (
        (b'# x\nsite_name: "The Ferry\n', "yaml-syntax"),
        (b"# x\nsite_name: \xff\n", "not-utf8"),
        (b"site_name: " + b"[" * 90_000, "too-deep"),
    ):
        (folder / "mkdocs.yml").write_bytes(content)
        result = run(folder, "check")
        assert result.exit_code == 1
        assert re.findall(r"(?m)^mkdocs\.yml:\d+:\d+: ([a-z0-9-]+): ", result.output) == [code]


def test_a_title_with_markup_is_named_as_the_engine_needs_it(tmp_path: Path) -> None:
    """The engine puts `site_name` into pages as it stands: a title with `<` has to be there escaped, and the help says how."""
    folder = builds.project(tmp_path, filled({"title": HOSTILE["title"]}))
    assert run(folder, "check").exit_code == 0
    (folder / "mkdocs.yml").write_text(f"site_name: '{HOSTILE['title']}'\n", encoding="utf-8")
    assert 'help: write in mkdocs.yml: site_name: "title &lt;img src=x onerror=alert(1)&gt;"' in run(folder, "check").output


def test_build_rejects_a_folder_that_is_not_a_site(folder: Path) -> None:
    """A site that would take the place of something else is refused in a line, status 1."""
    result = run(folder, "build", "--site", str(folder))
    assert result.exit_code == 1
    assert result.stderr == f"error: {folder} contains the project or is part of it; choose another folder\n"


COMMANDS = sorted(main.commands)


def test_a_check_starts_without_what_only_other_commands_need() -> None:
    """Asking for one command imports neither the other commands nor pages, briefs, and the engines of the site and of print."""
    apart = ("commands.build", "commands.desk", "desk", "pages", "briefs.book", "preview")
    line = f"import sys; from generator.cli import main; main.commands['check']; print(*{{'mkdocs', 'typst', *{[f'generator.{it}' for it in apart]}}} & {{*sys.modules}})"
    assert subprocess.run([sys.executable, "-c", line], cwd=ROOT, check=True, capture_output=True, text=True).stdout == "\n"


def test_these_are_the_commands() -> None:
    """The commands are those that the handbook tells of."""
    assert COMMANDS == [
        "add-source",
        "article",
        "book",
        "brief",
        "build",
        "candidates",
        "check",
        "clean",
        "completion",
        "coverage",
        "diff",
        "doctor",
        "edit",
        "edition",
        "export",
        "fmt",
        "generate",
        "ground",
        "impact",
        "import",
        "init",
        "join",
        "merge",
        "migrate",
        "new",
        "portal",
        "recheck",
        "rename",
        "review",
        "schema",
        "serve",
        "show",
        "split",
        "stale",
        "verify",
        "waive",
        "where-used",
    ]


@each("name", ["", *COMMANDS])
def test_every_command_has_help_with_an_example(name: str) -> None:
    """The help of a command says what it does, in a sentence, and shows a command line that its own options accept."""
    result = CliRunner().invoke(main, [*name.split(), "--help"])
    assert result.exit_code == 0
    example = result.output.strip().splitlines()[-1].split()
    assert example[:2] == ["Example:", "briefings"]
    command: click.Command = main.commands[name] if name else main
    options = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in example if word.startswith("--")} <= options
    assert not name or name in example
    assert (command.help or "").rstrip().endswith(".")
