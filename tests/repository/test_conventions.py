"""What other tools expect of a repository: hooks, an action, a citation, a container for editors."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from generator.cli import main
from tests.support import builds, small
from tests.support.fields import FERRY
from tests.support.repository import ROOT


def test_a_hook_runs_a_command_that_exists() -> None:
    """Each hook of pre-commit has what it needs, and its command has help."""
    for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")):
        assert {"id", "name", "entry", "language", "files"} <= hook.keys()
        re.compile(hook["files"])
        program, *words = shlex.split(hook["entry"])
        assert program == "briefings"
        assert CliRunner().invoke(main, [*words, "--help"]).exit_code == 0


def test_the_citation_names_the_version_of_the_program() -> None:
    """The file has the required fields of its format, and the version and licence of pyproject.toml."""
    found = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert {"cff-version", "message", "title", "authors"} <= found.keys()
    assert (str(found["version"]), found["license"]) == (project["version"], project["license"])


def test_the_container_for_editors_runs_a_target_that_exists() -> None:
    """The file is JSON with comments, and its command a target of the Makefile."""
    text = (ROOT / ".devcontainer" / "devcontainer.json").read_text(encoding="utf-8")
    found = json.loads(re.sub(r"(?m)^//.*$", "", text))
    program, target = found["postCreateCommand"].split()
    assert program == "make"
    assert re.search(rf"(?m)^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"))


def git(folder: Path, *arguments: str) -> str:
    """Run git without the settings of this machine."""
    command = ["git", "-c", "user.name=Test", "-c", "user.email=test@example.invalid", "-c", "init.defaultBranch=main", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout.strip()


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An environment in which `briefings` is this program, and the summary of the job is a file."""
    program = tmp_path / "bin" / "briefings"
    program.parent.mkdir()
    program.write_text(
        f'#!/bin/sh\nPYTHONPATH={shlex.quote(str(ROOT))} exec {shlex.quote(sys.executable)} -m generator "$@"\n', encoding="utf-8"
    )
    program.chmod(0o755)
    path = f"{program.parent}:{Path(sys.executable).parent}:{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md")}


def test_the_action_writes_what_a_pull_request_changes(tmp_path: Path, environment: dict[str, str]) -> None:
    """Its script compares the records with those of the base, writes the summary, and leaves no worktree behind."""
    folder = builds.project(tmp_path / "project", small.files())
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "Before")
    base = git(folder, "rev-parse", "HEAD")
    (folder / "briefings" / FERRY).write_bytes(small.changed(FERRY, "confidence: moderate", "confidence: low")[FERRY])
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    (step,) = action["runs"]["steps"]
    given = {**environment, "BASE": base, "PROJECT": action["inputs"]["project"]["default"], "GITHUB_ACTION_PATH": str(ROOT)}
    done = subprocess.run(["bash", "-c", step["run"]], cwd=folder, env=given, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    summary = Path(environment["GITHUB_STEP_SUMMARY"]).read_text(encoding="utf-8").replace("&#58;", ":").replace("&#45;", "-")
    assert "confidence down: solved" in summary
    assert "was: “moderate”" in summary
    assert git(folder, "worktree", "list").count("\n") == 0
