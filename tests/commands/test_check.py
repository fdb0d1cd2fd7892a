"""The command `check`: what it shows of which files, to people and as JSON, and how it ends."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import Result

from generator.text.yaml import read
from tests.support import builds, small
from tests.support.check_command import LENA_VOS, NORTHLAND, WRONG, put, run
from tests.support.repository import ROOT

PAGE = ROOT / "docs" / "handbook" / "checking.md"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with the small dossier."""
    return builds.project(tmp_path, small.files())


def told(result: Result) -> list[str]:
    """The places and codes of the problems in a text."""
    return re.findall(r"(?m)^(\S+:\d+:\d+: [a-z0-9-]+):", result.output)


# What is shown.


@pytest.mark.parametrize(
    ("paths", "shown", "last"),
    [
        pytest.param([], [LENA_VOS, NORTHLAND, NORTHLAND], "3 problems in 2 files", id="all"),
        pytest.param([NORTHLAND], [NORTHLAND, NORTHLAND], "1 problem in other files is not shown", id="a-file"),
        pytest.param([LENA_VOS, NORTHLAND], [LENA_VOS, NORTHLAND, NORTHLAND], "3 problems in 2 files", id="two-files"),
        pytest.param(["briefings/actors"], [LENA_VOS, NORTHLAND, NORTHLAND], "3 problems in 2 files", id="a-folder"),
        pytest.param(["briefings/sources"], [], "no problems here; 3 problems in other files are not shown", id="another-folder"),
        pytest.param(["."], [LENA_VOS, NORTHLAND, NORTHLAND], "3 problems in 2 files", id="the-project"),
        pytest.param(["mkdocs.yml"], [], "no problems here; 3 problems in other files are not shown", id="the-engines"),
    ],
)
def test_what_was_asked_for_is_shown_and_decides(
    folder: Path, monkeypatch: pytest.MonkeyPatch, paths: list[str], shown: list[str], last: str
) -> None:
    """Paths choose what is shown; the status is of that, and what is not shown is counted."""
    put(folder, WRONG)
    monkeypatch.chdir(folder)
    result = run(folder, *paths)
    assert result.exit_code == (1 if shown else 0)
    assert [place.partition(":")[0] for place in told(result)] == shown
    assert result.output.splitlines()[-1] == last


def test_a_path_may_be_given_as_a_shell_completes_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From where one stands, from the project, and from the root: the same file."""
    put(folder, WRONG)
    monkeypatch.chdir(folder / "briefings" / "actors")
    (folder.parent / "linked").symlink_to(folder)
    outputs = {
        run(folder, path).output
        for path in (
            "northland.yml",
            "../actors/northland.yml",
            NORTHLAND,
            str(folder / NORTHLAND),
            str(folder.parent / "linked" / NORTHLAND),
        )
    }
    assert len(outputs) == 1
    assert len(told(run(folder, "northland.yml"))) == 2


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("briefings/actors/northlnd.yml", "did you mean 'briefings/actors/northland.yml'"),
        ("README.md", "its files are in briefings/"),
        ("/etc/hostname", "its files are in briefings/"),
        ("briefings/../mkdocs.txt", "is not a file of the dossier"),
    ],
)
def test_a_path_outside_the_dossier_is_a_usage_error(folder: Path, path: str, said: str) -> None:
    """It is refused before anything is checked, with the nearest that there is."""
    result = run(folder, path)
    assert result.exit_code == 2
    assert said in result.output


def test_many_problems_are_counted_by_their_codes(folder: Path) -> None:
    """A hundred are shown; below them stands how often each code occurs, the most frequent first, and where all are."""
    put(folder, {**WRONG, LENA_VOS: small.LENA_VOS + "".join(f"field{number}: x\n" for number in range(120))})
    lines = run(folder).output.splitlines()
    assert sum(": unknown-field: " in line for line in lines) == 100
    assert [line for line in lines[-5:] if line] == [
        "   120  unknown-field",
        "     1  unknown-paragraph",
        "     1  unknown-topic",
        "122 problems in 2 files; 22 more are not shown: briefings check --format json has all",
    ]


def test_colours_are_for_terminals_that_want_them(folder: Path) -> None:
    """The same words in each case; colour in a terminal, none in a file, none where NO_COLOR is set or the terminal is dumb."""
    put(folder, WRONG)
    plain, coloured = run(folder).output, run(folder, colour=True).output
    assert "\x1b[31m" in coloured
    assert re.sub(r"\x1b\[\d+m", "", coloured) == plain
    assert run(folder, colour=True, NO_COLOR="1").output == plain
    assert run(folder, colour=True, TERM="dumb").output == plain
    assert run(folder, colour=True, NO_COLOR="").output == coloured


# For programs.


def test_json_has_all_problems_with_all_their_fields(folder: Path) -> None:
    """The shape that the handbook describes; counts are of what is shown, and all problems are, however many."""
    put(folder, WRONG)
    result = run(folder, "--format", "json", NORTHLAND)
    assert result.exit_code == 1
    value = json.loads(result.output)
    assert value["form"] == 1
    assert value["counts"] == {"problems": 2, "files": 1, "codes": {"unknown-paragraph": 1, "unknown-topic": 1}, "elsewhere": 1}
    assert value["problems"][0] == {
        "path": NORTHLAND,
        "line": 10,
        "column": 13,
        "end_column": 30,
        "code": "unknown-paragraph",
        "message": "herald-2024-03 has 8 paragraphs; there is no paragraph 99",
        "help": "write 1 to 8",
        "excerpt": "    cites: [herald-2024-03#99]",
    }
    put(folder, {NORTHLAND: small.NORTHLAND + "".join(f"field{number}: x\n" for number in range(120))})
    assert len(json.loads(run(folder, "--format", "json").output)["problems"]) == 121


def test_the_handbook_shows_the_json_that_there_is(folder: Path) -> None:
    """The page on checking has the output word for word."""
    put(folder, {NORTHLAND: small.NORTHLAND.replace("[herald-2024-03#7]", "[herald-2023-03#7]")})
    shown = re.search(r"```json\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert shown is not None
    assert json.loads(shown[1]) == json.loads(run(folder, "--format", "json").output)


def test_the_handbook_says_of_a_number_sign_what_is_so() -> None:
    """Each row of the table of comments: refused, a comment, or text."""
    rows = re.findall(r"(?m)^\| `(.+?)`.* \| (refused|a comment|text)", PAGE.read_text(encoding="utf-8"))
    assert len(rows) == 6
    for text, what in rows:
        found, problems = read("f.yml", text.encode())
        assert [problem.code for problem in problems] == (["cut-value"] if what == "refused" else [])
        assert found is not None
        assert ("#" in str(found.value)) is (what == "text")


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_a_program_gets_json_without_problems_too(folder: Path, form: str) -> None:
    """Nothing wrong: the same shape, empty, and status 0."""
    result = run(folder, "--format", form)
    assert result.exit_code == 0
    value = json.loads(result.output)
    assert value["problems" if form == "json" else "runs"] == ([] if form == "json" else value["runs"])
    assert form == "json" or value["runs"][0]["results"] == []
