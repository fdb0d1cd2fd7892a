"""A new project as `briefings init` makes it: it checks and builds at once, from a checkout and from an installed package alike."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.cli import main
from generator.editing import descriptions, scaffold
from tests.support.repository import ROOT

#: What a new project has beside its records, its schemas and its looks.
OWN = {
    ".gitattributes",
    ".gitignore",
    "CODEOWNERS.example",
    "Makefile",
    "README.md",
    "articles/vale-courier-2024-05.txt",
    "downloads/ferry-replaces-bridge.html",
    "downloads/river-board-notice.pdf",
    "mkdocs.yml",
    "program.txt",
    "requirements.txt",
}


def unmade() -> dict[str, str]:
    """The environment without what one make tells another: the tests are run by one."""
    return {name: value for name, value in os.environ.items() if name not in {"MAKEFLAGS", "MAKELEVEL", "MFLAGS"}}


def begun(folder: Path) -> Path:
    """A new project in a folder."""
    assert init(folder).exit_code == 0
    return folder


def init(folder: Path) -> Result:
    """`briefings init` for a folder."""
    return CliRunner().invoke(main, ["init", str(folder)], catch_exceptions=False)


def run(folder: Path, *arguments: str) -> Result:
    """A command in a project."""
    return CliRunner().invoke(main, ["--project", str(folder), *arguments], catch_exceptions=False)


def files(folder: Path) -> dict[str, bytes]:
    """The files of a folder by path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_new_project_has_one_of_everything(tmp_path: Path) -> None:
    """Records of every kind, the article with its evidence, the looks of this project byte for byte, and nothing else of it."""
    made = files(begun(tmp_path / "new"))
    records = {path for path in made if path.startswith("briefings/")}
    assert {path.split("/")[1] for path in records} == {"dossier.yml", "vocabulary.yml", "sources", "actors", "relationships"}
    assert len([path for path in records if path.startswith("briefings/actors/")]) == 3
    looks = {path for path in made if path.startswith(("docs/assets/", "theme/", ".vscode/"))}
    assert made.keys() == OWN | records | looks | descriptions.files().keys() | {"schema/known.json"}
    assert {path: made[path] for path in looks} == {path: (ROOT / path).read_bytes() for path in looks}
    configured = yaml.safe_load(made["mkdocs.yml"])
    wanted = [*configured["extra_css"], *(script["path"] for script in configured["extra_javascript"])]
    assert {f"docs/{path}" for path in wanted} <= looks
    assert not any(path.endswith(".png") for path in made)


def test_an_empty_project_passes_and_records_can_be_added_one_by_one(tmp_path: Path) -> None:
    """No example, no introduction; an actor before its claims, a source before its claims, and a claim then."""
    folder = tmp_path / "new"
    result = CliRunner().invoke(main, ["init", "--empty", "--title", "The Lake: North", str(folder)], catch_exceptions=False)
    assert result.exit_code == 0
    assert "next: in that folder, run `briefings edit`" in result.output
    assert sorted(path for path in files(folder) if path.startswith(("briefings/", "articles/", "downloads/"))) == [
        "briefings/dossier.yml",
        "briefings/vocabulary.yml",
    ]
    assert run(folder, "check").output == "0 claims in 0 records, 0 sources: no problems\n"
    (tmp_path / "text.txt").write_text(
        "Vale fair opens\n\nThe Vale Guild opened its fair on 3 May 2024 with 40 stalls.\n", encoding="utf-8"
    )
    for arguments in (
        ("new", "actor", "vale-guild", "--name", "Vale Guild", "--kind", "organisation"),
        ("add-source", str(tmp_path / "text.txt"), "--id", "courier-2024-05"),
        (
            "new",
            "source",
            "courier-2024-05",
            "--publisher",
            "Vale Courier",
            "--published",
            "2024-05-04",
            "--headline",
            "Vale fair opens",
            "--grade",
            "C",
            "--why",
            "A local paper.",
        ),
        (
            "new",
            "claim",
            "vale-guild",
            "--cites",
            "courier-2024-05#2",
            "--text",
            "The [[vale-guild]] began its fair with 40 stalls.",
            "--when",
            "2024-05-03",
        ),
    ):
        result = run(folder, *arguments)
        assert result.exit_code == 0, result.output
    result = run(folder, "check")
    assert "1 claim in 1 record, 1 source" in result.output


def test_questions_of_an_empty_project_are_asked_in_a_terminal_only(tmp_path: Path) -> None:
    """Without one, the title has to be given; the example has its own."""
    for arguments in (["--empty"], ["--title", "The Lake"]):
        result = CliRunner().invoke(main, ["init", *arguments, str(tmp_path / "new")])
        assert result.exit_code == 2
        assert not (tmp_path / "new").exists()


def test_a_new_project_knows_its_address(tmp_path: Path) -> None:
    """`--site-url` is written into both files that must have it; another scheme than https is refused."""
    folder = tmp_path / "new"
    result = CliRunner().invoke(main, ["init", "--site-url", "https://lake.example/a/", str(folder)], catch_exceptions=False)
    assert result.exit_code == 0
    assert all("\nsite_url: https://lake.example/a/\n" in (folder / path).read_text() for path in ("mkdocs.yml", "briefings/dossier.yml"))
    assert run(folder, "check").exit_code == 0
    assert CliRunner().invoke(main, ["init", "--site-url", "ftp://x", str(tmp_path / "other")]).exit_code == 2


def test_a_new_project_keeps_every_rule(tmp_path: Path) -> None:
    """It has no problem, with the evidence alone and with its article at hand, nothing to put in order, and its schemas are fresh."""
    folder = begun(tmp_path / "new")
    for arguments in (["check"], ["check", "--articles", str(folder / "articles")]):
        result = run(folder, *arguments)
        assert (result.exit_code, "no problems" in result.output) == (0, True), result.output
    for arguments in (["fmt", "--check"], ["schema", "--check"]):
        result = run(folder, *arguments)
        assert result.exit_code == 0, result.output


def test_a_new_project_writes_its_pages(tmp_path: Path) -> None:
    """Its pages are written at once, and each that its configuration names is there; `test_tutorial.py` builds such a project whole."""
    folder = begun(tmp_path / "new")
    assert run(folder, "generate").exit_code == 0
    named = re.findall(r"[a-z-]+(?:/[a-z-]+)*\.md", (folder / "mkdocs.yml").read_text(encoding="utf-8").partition("not_in_nav")[0])
    assert {"index.md", "actors/index.md"} <= set(named)
    assert not any(path.startswith(("handbook/", "rules/")) for path in named)
    assert [path for path in named if not (folder / "docs" / path).is_file()] == []


@pytest.mark.parametrize(("target", "runs"), [("site", "build"), ("serve", "serve"), ("check", "check")])
def test_make_runs_the_program_at_hand(tmp_path: Path, target: str, runs: str) -> None:
    """`make site BRIEFINGS=…` in a new project runs that program, and installs nothing."""
    folder = begun(tmp_path / "new")
    done = subprocess.run(["make", target, "BRIEFINGS=echo ran"], cwd=folder, env=unmade(), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, f"ran {runs}\n"), done.stderr
    assert not (folder / ".venv").exists()


def test_make_alone_lists_the_targets_of_a_new_project(tmp_path: Path) -> None:
    """The Makefile of a new project describes its targets; its README and its tasks for an editor's program are of targets that it has."""
    folder = begun(tmp_path / "new")
    said = subprocess.run(["make"], cwd=folder, env=unmade(), capture_output=True, text=True, check=True).stdout
    listed = re.findall(r"(?m)^  make (\S+) +\S", said)
    assert listed == ["help", "site", "serve", "check"]
    assert set(re.findall(r"(?m)^make ([a-z]+)", (folder / "README.md").read_text(encoding="utf-8"))) <= set(listed)
    tasks = json.loads((folder / ".vscode" / "tasks.json").read_text(encoding="utf-8"))["tasks"]
    assert {task["command"] for task in tasks} == {"make", "${workspaceFolder}/.venv/bin/briefings"}
    assert {target for task in tasks if task["command"] == "make" for target in task["args"]} <= set(listed)


def test_the_commands_that_a_new_project_mentions_exist(tmp_path: Path) -> None:
    """Each command in its README is one of the program's."""
    page = (begun(tmp_path / "new") / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`briefings ([a-z-]+)", page))
    assert len(named) >= 5
    assert named <= main.commands.keys()


def test_an_installed_package_begins_the_same_project(tmp_path: Path) -> None:
    """What `init` needs is in the wheel: unpacked elsewhere, it writes the same files; only the line that says where it is from may differ."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "wheel")]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    (wheel,) = (tmp_path / "wheel").glob("*.whl")
    zipfile.ZipFile(wheel).extractall(tmp_path / "installed")
    command = [sys.executable, "-m", "generator", "init", str(tmp_path / "one")]
    subprocess.run(
        command, cwd=tmp_path / "installed", env=os.environ | {"PYTHONPATH": str(tmp_path / "installed")}, capture_output=True, check=True
    )
    one, other = files(tmp_path / "one"), files(begun(tmp_path / "other"))
    assert {**one, "program.txt": b""} == {**other, "program.txt": b""}


@pytest.mark.parametrize("there", ["a file", "a hidden file", "itself a file"])
def test_init_refuses_a_folder_that_is_not_empty(tmp_path: Path, there: str) -> None:
    """Whatever stands there stays as it is, nothing is added, and the exit status is 2."""
    target = tmp_path / "new"
    if there == "itself a file":
        target.write_text("mine", encoding="utf-8")
    else:
        target.mkdir()
        (target / (".mine" if "hidden" in there else "mine")).write_text("mine", encoding="utf-8")
    result = init(target)
    assert result.exit_code == 2
    assert ("is not a folder" if there == "itself a file" else "is not empty; choose another") in result.output
    assert list(files(tmp_path).values()) == [b"mine"]


def test_init_fills_a_folder_that_is_empty_and_makes_those_above_it(tmp_path: Path) -> None:
    """A folder that is there and empty is taken, and one below folders that are not there is made."""
    (tmp_path / "there").mkdir()
    assert files(begun(tmp_path / "there")) == files(begun(tmp_path / "not" / "yet"))


ORIGINS = [
    ("index", None, "briefings==1.2\n"),
    ("repository", '{"url": "https://code.example/b", "vcs_info": {"vcs": "git", "commit_id": "ab12"}}', "briefings @ git+https://code.example/b@ab12\n"),
    ("archive", '{"url": "https://code.example/b-1.2.whl", "archive_info": {}}', "briefings @ https://code.example/b-1.2.whl\n"),
    ("hashed", '{"url": "https://code.example/b-1.2.whl", "archive_info": {"hashes": {"sha256": "ab"}}}', "briefings @ https://code.example/b-1.2.whl --hash=sha256:ab\n"),
]  # fmt: skip


@pytest.mark.threat("b215")
def test_a_new_project_pins_its_packages(tmp_path: Path) -> None:
    """Its packages are those that the program is tested with, with hashes; its Makefile installs them by these, and the program without dependencies."""
    folder = begun(tmp_path / "new")
    assert (folder / "requirements.txt").read_bytes() == (ROOT / "requirements.txt").read_bytes()
    installs = re.findall(r"pip install (.*)", (folder / "Makefile").read_text(encoding="utf-8"))
    assert ["--require-hashes" in line or "--no-deps --no-build-isolation" in line for line in installs] == [True, True]


@pytest.mark.parametrize(("origin", "line"), [row[1:] for row in ORIGINS], ids=[row[0] for row in ORIGINS])
def test_a_new_project_installs_the_program_from_where_it_came(origin: str | None, line: str) -> None:
    """The requirement is the version of an index, the commit of a repository, or the file."""
    assert scaffold.program("1.2", origin) == line


def test_a_new_project_says_that_a_folder_is_of_one_machine() -> None:
    """Where the program was installed from a folder, the requirement names it, and says to name its repository instead."""
    note, line = scaffold.program("1.2", '{"url": "file:///srv/b", "dir_info": {"editable": true}}').splitlines()
    assert note.startswith("# A folder on this machine: ")
    assert line == "briefings @ file:///srv/b"
