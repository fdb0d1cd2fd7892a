"""The command `clean`: what the program wrote goes, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.support import builds, small


def run(folder: Path, *arguments: str) -> Result:
    """What a command prints for a project."""
    return CliRunner().invoke(main, ["--project", str(folder), *arguments])


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with its site and a printed brief in `built`, and beside it the project without them."""
    folder = tmp_path_factory.mktemp("clean")
    shutil.copytree(builds.project(folder / "built", small.files()), folder / "before")
    assert run(folder / "built", "build", "--no-briefs").exit_code == 0
    assert run(folder / "built", "brief", "northland").exit_code == 0
    return folder


@pytest.fixture
def built(before: Path, tmp_path: Path) -> tuple[Path, dict[str, bytes]]:
    """A project with its site and a printed brief, and the files that it had before."""
    return shutil.copytree(before / "built", tmp_path / "project"), contents(before / "before")


def test_all_that_was_written_goes(built: tuple[Path, dict[str, bytes]]) -> None:
    """After `clean` a project has the files that it had before it was built, and no others; a second time there is nothing to do."""
    folder, before = built
    for _ in range(2):
        result = run(folder, "clean")
        assert (result.exit_code, result.output) == (0, "")
        assert contents(folder) == before
        assert not (folder / "site").exists()


def test_what_people_put_there_stays(built: tuple[Path, dict[str, bytes]]) -> None:
    """An edited page, a site with another file, and a PDF of other origin stay, are named, and the status is 1."""
    folder, before = built
    mine = {"docs/index.md": b"mine", "site/mine.txt": b"mine", "printed/mine.pdf": b"mine"}
    for path, content in mine.items():
        (folder / path).write_bytes(content)
    result = run(folder, "clean")
    assert result.exit_code == 1
    assert [line.partition(" ")[0] for line in result.output.splitlines()] == ["kept:"] * 3
    kept = contents(folder)
    assert kept.items() >= {**before, **mine}.items()
    assert {path for path in kept.keys() - before.keys() if not path.startswith("site/")} == {"docs/index.md", "printed/mine.pdf"}


def test_nothing_above_the_project_goes(built: tuple[Path, dict[str, bytes]]) -> None:
    """A list of generated files that comes with somebody's branch removes no file that it names: neither above the project nor in it."""
    folder, before = built
    (folder.parent / "escape.txt").write_text("x", encoding="utf-8")
    (folder / "docs" / ".generated.json").write_text('["../../escape.txt", "handbook/index.md", "index.md"]', encoding="utf-8")
    assert run(folder, "clean").exit_code == 1
    assert (folder.parent / "escape.txt").exists()
    assert contents(folder).items() >= before.items()
