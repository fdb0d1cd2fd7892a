"""The commit that a manifest names, read from git's files in all the forms that they have."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from generator.build import origin

QUIET = ("-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "init.defaultBranch=main", "-c", "commit.gpgsign=false")


def git(folder: Path, *arguments: str) -> str:
    """The output of git in a folder."""
    return subprocess.run(["git", *QUIET, *arguments], cwd=folder, capture_output=True, text=True, check=True).stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one commit."""
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "--quiet")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "first")
    return folder


@pytest.mark.threat("b216")
def test_the_commit_is_the_one_that_git_names(repository: Path, tmp_path: Path) -> None:
    """On a branch, in a folder below, with packed references, detached, and in a linked worktree."""
    wanted = git(repository, "rev-parse", "HEAD")
    (repository / "dossier").mkdir()
    assert origin.commit(repository) == wanted
    assert origin.commit(repository / "dossier") == wanted
    git(repository, "worktree", "add", "--quiet", "-b", "other/branch", str(tmp_path / "linked"))
    assert origin.commit(tmp_path / "linked") == wanted
    git(repository, "pack-refs", "--all")
    assert origin.commit(repository) == wanted
    assert origin.commit(tmp_path / "linked") == wanted
    git(repository, "checkout", "--quiet", "--detach")
    assert origin.commit(repository) == wanted


@pytest.mark.threat("b216")
@pytest.mark.parametrize("head", ["", "ref: refs/heads/none\n", "ref: ../../secret\n", "ref: refs/../../secret\n", "x" * 40, None])
def test_without_a_commit_there_is_none(tmp_path: Path, head: str | None) -> None:
    """A folder without git, or with a git folder that is empty or damaged, has no commit, and nothing outside is read."""
    (tmp_path / "secret").write_text("a" * 40, encoding="utf-8")
    (tmp_path / "a" / "b").mkdir(parents=True)
    if head is not None:
        (tmp_path / "a" / ".git").mkdir()
        (tmp_path / "a" / ".git" / "HEAD").write_text(head, encoding="utf-8")
    assert origin.commit(tmp_path / "a" / "b") == ""
