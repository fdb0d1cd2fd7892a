"""Builds in parts: joined, they are the site that one run makes; parts that do not belong together are refused."""

from __future__ import annotations

import shlex
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.build import engine, incremental, memory, publish, shards
from generator.build.shards import Part, Share
from generator.build.staging import BuildError
from generator.project import unchanged
from tests.support import builds, projects, small
from tests.support.repository import ROOT


def _workflow() -> dict[str, Any]:
    """The workflow of the handbook's page about publishing."""
    page = (ROOT / "docs" / "handbook" / "publishing.md").read_text(encoding="utf-8")
    block = next(block.partition("```")[0] for block in page.split("```yaml\n")[1:] if block.startswith("name: large site"))
    found: dict[str, Any] = yaml.safe_load(block)["jobs"]
    return found


def _commands(job: dict[str, Any], part: int = 0) -> Iterator[list[str]]:
    """The commands of this program that a job runs."""
    for step in job["steps"]:
        words = shlex.split(step.get("run", "").replace("${{ matrix.part }}", str(part)))
        if words[:1] == [".venv/bin/briefings"]:
            yield words[1:]


@pytest.fixture(scope="module")
def joined(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of what the workflow's jobs did: the whole site, the parts, and the site of the parts."""
    home = tmp_path_factory.mktemp("parts")
    origin = builds.project(home / "origin", small.files())
    jobs = _workflow()
    numbers = jobs["part"]["strategy"]["matrix"]["part"]
    with pytest.MonkeyPatch.context() as patch:
        for part in numbers:
            checkout = shutil.copytree(origin, home / f"job-{part}")
            patch.chdir(checkout)
            for command in _commands(jobs["part"], part):
                assert projects.run(checkout, *command).exit_code == 0
            shutil.copytree(checkout / "part", home / "last" / "parts" / f"part-{part}")
        last = shutil.copytree(origin, home / "last", dirs_exist_ok=True)
        patch.chdir(last)
        for command in _commands(jobs["site"]):
            words = [path for word in command for path in (map(str, sorted(last.glob(word))) if "*" in word else [word])]
            assert projects.run(last, *words).exit_code == 0
    assert projects.run(origin, "build", "--no-briefs").exit_code == 0
    return home


@pytest.mark.exhaustive
def test_parts_joined_are_the_site_of_one_run(joined: Path) -> None:
    """The same bytes, manifest included, on three machines; each page was rendered once, by one of the parts."""
    assert publish.contents(joined / "last" / "site") == publish.contents(joined / "origin" / "site")
    parts = [set(publish.contents(joined / "last" / "parts" / f"part-{part}" / "site")) for part in (1, 2)]
    pages = {path for path in publish.contents(joined / "origin" / "site") if path.endswith(".html")} - {"404.html"}
    assert parts[0] | parts[1] == pages
    assert not parts[0] & parts[1]


@pytest.mark.exhaustive
def test_joining_renders_no_page(joined: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All of them are taken from the parts."""
    for name, value in engine.environment(small.dossier().settings.as_of.upper.date).items():
        monkeypatch.setenv(name, value)
    site, kept = shards.read([joined / "last" / "parts" / f"part-{part}" for part in (2, 1)]).lay(tmp_path)
    building = incremental.Building(joined / "last", site, tmp_path / "new")
    assert building.build(memory.load(kept, incremental.made_with(joined / "last", unchanged.program()))) == []
    assert building.rendered == {}


@pytest.mark.exhaustive
def test_parts_of_other_records_are_refused(joined: Path, tmp_path: Path) -> None:
    """Nothing is published of them; nor of parts with other options."""
    project = builds.project(tmp_path / "project", small.files())
    parts = [str(joined / "last" / "parts" / f"part-{part}") for part in (1, 2)]
    assert "with other options" in projects.run(project, "join", *parts).output
    with (project / "briefings" / "actors" / "northland.yml").open("a", encoding="utf-8") as record:
        record.write("# a comment\n")
    found = projects.run(project, "join", "--no-briefs", *parts)
    assert (found.exit_code, "made from other records" in found.output) == (1, True)
    assert not (project / "site").exists()


def _folder(home: Path, name: str, part: Part) -> Path:
    (home / name).mkdir()
    (home / name / shards.MARK).write_bytes(part.dumps())
    return home / name


PART = Part(Share(1, 2), "program", "records", "inputs")


def _differing(field: str, home: Path) -> list[Path]:
    """Two parts with different values of a field."""
    others = {"program": PART._replace(program="x"), "records": PART._replace(records="x"), "inputs": PART._replace(inputs="x")}
    return [_folder(home, "a", PART), _folder(home, "b", others[field]._replace(share=Share(2, 2)))]


REFUSED: dict[str, tuple[Callable[[Path], list[Path]], str]] = {
    "no part": (lambda home: [home], r"is not a part of a build: it has no shard\.json that can be read"),
    "one is missing": (lambda home: [_folder(home, "a", PART)], "missing: 2/2"),
    "one twice": (lambda home: [_folder(home, name, PART) for name in "ab"], "missing: 2/2"),
    "all, and one twice": (
        lambda home: [*(_folder(home, name, PART) for name in "ab"), _folder(home, "c", PART._replace(share=Share(2, 2)))],
        "a part was given twice",
    ),
    "another number of parts": (
        lambda home: [_folder(home, "a", PART), _folder(home, "b", PART._replace(share=Share(2, 3)))],
        "b is part 2/3 of another build than",
    ),
    **{
        f"another {field}": (partial(_differing, field), "b is part 2/2 of another build than")
        for field in ("program", "records", "inputs")
    },
}


@pytest.mark.parametrize(("given", "said"), REFUSED.values(), ids=REFUSED)
def test_parts_that_do_not_belong_together_are_refused(tmp_path: Path, given: Callable[[Path], list[Path]], said: str) -> None:
    """Before anything is read of them, with what is wrong."""
    with pytest.raises(BuildError, match=said):
        shards.read(given(tmp_path))


@pytest.mark.parametrize("written", [b"[", b"{}", b'{"form": 2}', b'{"form": 1, "share": "3/2"}', b"[1]"])
def test_a_part_that_cannot_be_read_is_refused(tmp_path: Path, written: bytes) -> None:
    """Whatever is in the file."""
    (tmp_path / shards.MARK).write_bytes(written)
    with pytest.raises(BuildError, match=r"another version|not a part of a build"):
        shards.read([tmp_path])


@pytest.mark.parametrize("text", ["", "0/2", "3/2", "1", "1/0", "a/b", "-1/2", "1/2000", "1/2/3"])
def test_what_is_not_a_part_is_a_mistake(tmp_path: Path, text: str) -> None:
    """As is a part without a folder."""
    found = projects.run(tmp_path, "build", "--shard", text, "--to", "x")
    assert found.exit_code == 2
    assert "Error: " in found.output
    assert projects.run(tmp_path, "build", "--shard", "1/2").exit_code == 2


def test_shares_are_of_one_size_and_always_the_same() -> None:
    """However the pages are ordered."""
    sizes = {f"{number}.html": number * number for number in range(40)}
    groups = incremental.apart(sizes, 3)
    assert sorted(path for group in groups for path in group) == sorted(sizes)
    assert max(sum(sizes[path] for path in group) for group in groups) < 1.1 * min(sum(sizes[path] for path in group) for group in groups)
    assert incremental.apart(dict(reversed(sizes.items())), 3) == groups


def test_what_only_the_engine_can_build_is_not_built_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that depends on others is none of a part's; nothing is left behind."""
    project = builds.project(tmp_path / "project", small.files())
    monkeypatch.setattr(engine, "run_remembering", lambda *_: False)
    found = projects.run(project, "build", "--no-briefs", "--shard", "1/2", "--to", str(tmp_path / "part"))
    assert (found.exit_code, "cannot be built in parts" in found.output) == (1, True)
    assert not (tmp_path / "part").exists()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").touch()
    kept = projects.run(project, "build", "--no-briefs", "--shard", "1/2", "--to", str(tmp_path / "mine"))
    assert "contains files" in kept.output
    assert (tmp_path / "mine" / "letter.txt").exists()
