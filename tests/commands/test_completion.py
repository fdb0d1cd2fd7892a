"""What a shell offers while a command is typed: commands, options, and the ids of the dossier that the line names."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.commands import completion
from generator.project import load as projects
from tests.support import builds, commands_page, small
from tests.support.repository import ROOT
from tests.support.rows import each


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the small dossier, an edition, and files in it that are called as no record is."""
    folder = builds.project(tmp_path_factory.mktemp("completed"), small.files())
    (folder / "briefings" / "editions").mkdir()
    for path in ("editions/2024-05.json", "actors/Nobody Here.yml", "actors/$(touch x).yml", "actors/north.yml~", "relationships/notes.md"):
        (folder / "briefings" / path).write_text("", encoding="utf-8")
    return folder


ACTORS = ["harbour-union", "lena-vos", "northland", "olga-brandt", "southmark"]
PAIR = "northland--southmark"
SOURCES = ["gazette-2024-05", "herald-2024-03"]

LINES = [
    ("a command", "cov", ["coverage"]),
    ("an option", "brief --f", ["--fit"]),
    ("records", "brief ", [*ACTORS, PAIR]),
    ("records that begin so", "brief north", ["northland", PAIR]),
    ("a second record", "brief lena-vos ol", ["olga-brandt"]),
    ("no record", "brief x", []),
    ("a source", "impact ", SOURCES),
    ("sources", "coverage herald-2024-03 g", ["gazette-2024-05"]),
    ("an actor of several", "book --actors ", ACTORS),
    (
        "the next actor",
        "book --actors lena-vos,northland,",
        [f"lena-vos,northland,{id}" for id in ("harbour-union", "olga-brandt", "southmark")],
    ),
    ("a topic", "book --topic f", ["ferry"]),
    ("an edition", "diff ", ["2024-05"]),
    ("an option's values", "diff 2024-05 --format m", ["markdown"]),
    ("a field", "new actor x --set na", ["name=", "native_names="]),
    ("a field of a claim", "new claim southmark --set con", ["confidence=", "contexts="]),
    ("a shell", "completion ", ["bash", "zsh", "fish"]),
]


def offered(line: str, **environment: str) -> list[str]:
    """What the program answers a shell that asks what the last word of a line may become."""
    words = line.split(" ")
    asked = {"_BRIEFINGS_COMPLETE": "bash_complete", "COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1), **environment}
    result = CliRunner().invoke(main, prog_name="briefings", env=asked, catch_exceptions=False)
    assert result.stderr == ""
    return [answer.partition(",")[2] for answer in result.stdout.split("\n") if answer]


@each(("line", "expected"), [row[1:] for row in LINES], ids=[row[0] for row in LINES])
def test_a_line_is_completed(folder: Path, line: str, expected: list[str]) -> None:
    """What is offered is all that fits and nothing else, in order; what is called as no record is, is not offered."""
    assert offered(f"briefings --project {folder} {line}") == expected


def test_ids_are_those_of_this_folder(folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without `--project` the ids are those of the folder one stands in; in any other there are none, and no complaint."""
    monkeypatch.chdir(folder)
    assert offered("briefings impact h") == ["herald-2024-03"]
    monkeypatch.chdir(tmp_path)
    for line in ("impact ", "brief ", "book --topic ", "diff ", "--project /nowhere brief "):
        assert offered(f"briefings {line}") == []


SPOILT = [("no YAML", b"topics: ["), ("no text", b"\xff\xfe"), ("no list", b"topics: 1"), ("nothing", b"")]


@pytest.mark.parametrize("content", [row[1] for row in SPOILT], ids=[row[0] for row in SPOILT])
def test_a_vocabulary_that_cannot_be_read_offers_nothing(tmp_path: Path, content: bytes) -> None:
    """Pressing a key tells no problem of a file: nothing is offered then."""
    (tmp_path / "briefings").mkdir()
    (tmp_path / "briefings" / "vocabulary.yml").write_bytes(content)
    assert offered(f"briefings --project {tmp_path} book --topic ") == []


def test_no_record_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ids come from the names of files alone, so that a key is answered at once however many records there are."""
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("a file was read"))
    monkeypatch.setattr(projects, "load", lambda *_: pytest.fail("the dossier was read"))
    assert offered(f"briefings --project {folder} brief lena") == ["lena-vos"]


def test_other_shells_describe_each_id(folder: Path) -> None:
    """Shells that show a word beside each offer are told whether it is an actor, a relationship or a source."""
    context = click.Context(main)
    context.params["home"] = folder
    found = {item.value: item.help for item in completion.everything(context, click.Argument(["id"]), "")}
    assert found == {**dict.fromkeys(ACTORS, "actor"), PAIR: "relationship", **dict.fromkeys(SOURCES, "source")}
    asked = {"_BRIEFINGS_COMPLETE": "fish_complete", "COMP_WORDS": f"briefings --project {folder} brief lena", "COMP_CWORD": "lena"}
    assert CliRunner().invoke(main, prog_name="briefings", env=asked).stdout == "plain,lena-vos\tactor\n"


#: Commands whose words are ids, and of what.  Every argument and option that names a record or a source is completed.
IDS = {"actors", "actor", "record", "records", "source", "sources", "id", "ids", "old", "topic", "edition"}
#: Ids of what is not there yet.
NEW = {("add-source", "id"), ("new", "id"), ("edition", "name"), ("rename", "new")}


def test_every_id_is_completed() -> None:
    """No command takes the id of something that is there without completing it."""
    left = {
        (name, parameter.name)
        for name, command in commands_page.every_command()
        for parameter in command.params
        if parameter.name in IDS and parameter._custom_shell_complete is None and (name.split()[0], parameter.name) not in NEW
    }
    assert left == set()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_is_printed_for_each_shell(shell: str) -> None:
    """The script names the shell's own way of completing and asks this program; another shell is refused with the three."""
    result = CliRunner().invoke(main, ["completion", shell], catch_exceptions=False)
    assert result.exit_code == 0
    assert f"_BRIEFINGS_COMPLETE={shell}_complete" in result.stdout
    assert {"bash": "complete -o nosort -F", "zsh": "#compdef briefings", "fish": "complete --no-files --command briefings"}[
        shell
    ] in result.stdout


def test_another_shell_is_refused() -> None:
    """A shell that is none of the three ends with 2, and the three are named."""
    result = CliRunner().invoke(main, ["completion", "ksh"])
    assert result.exit_code == 2
    assert "'bash', 'zsh', 'fish'" in result.output


def test_bash_completes_with_the_script(folder: Path, tmp_path: Path) -> None:
    """A bash that ran the script offers what the program answers, also where the program is called by its path."""
    bash = shutil.which("bash")
    assert bash is not None
    program = tmp_path / "briefings"
    program.write_text(
        f'#!/bin/sh\nexec {sys.executable} -c "from generator.cli import main; main(prog_name=\'briefings\')" "$@"\n', encoding="utf-8"
    )
    program.chmod(0o755)
    script = f"""
eval "$({program} completion bash)"
complete -p briefings
COMP_WORDS=({program} --project {folder} brief north) COMP_CWORD=4
_briefings_completion {program} north brief
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
    done = subprocess.run(
        [bash, "--norc", "-c", script], env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True
    )
    assert done.stdout.split("\n") == ["complete -o nosort -F _briefings_completion briefings", "northland", PAIR, ""]
    assert done.stderr == ""
