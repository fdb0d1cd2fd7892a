"""Commands that change files, killed at each call that changes something: afterwards the records are the old or the new ones, never a mix."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.cli import main
from generator.project.files import read_briefings
from generator.records.decode import decode
from generator.system import atomic
from tests.support import small
from tests.support.faults import COUNT, GENERATOR, Fault, inject

#: Each command that writes records, and what is written by several files at once.
COMMANDS = {
    "rename": ["rename", "lena-vos", "magda-vos"],
    "rename-source": ["rename", "gazette-2024-05", "gazette-2024-06"],
    "fmt": ["fmt"],
    "add-source": ["add-source", "log.txt", "--id", "gazette-2024-05"],
    "add-source-local": ["add-source", "log.txt", "--id", "gazette-2024-05", "--local"],
    "edition": ["edition", "first", "--force"],
    "new-claim": ["new", "claim", "northland", "--cites", "herald-2024-03#3", "--text", "It ended talks.", "--type", "report"],
}
#: A new version of an article: with one more paragraph, so that no citation has to change.
LONGER = f"{small.GAZETTE}\nThe line may close in winter, it adds.\n"
Files = dict[str, bytes]


class Scene:
    """A project before a command, what the command writes, and the project after it."""

    def __init__(self, folder: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
        self.before, self.project = folder / "before", folder / "project"
        for path, content in small.files().items():
            target = self.before / "briefings" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(
                content.replace(b"kind: person\n", b"") + b"kind: person\n" if name == "fmt" and b"kind: person\n" in content else content
            )
        (self.before / "mkdocs.yml").write_text("site_name: The Ferry\n", encoding="utf-8")
        (self.before / ".gitignore").write_text("/site/\n/articles/\n", encoding="utf-8")
        (self.before / "log.txt").write_text(LONGER, encoding="utf-8")
        (self.before / "briefings" / "editions").mkdir()
        self.reset()
        self.old = self.files()
        self.writes: list[Callable[[], None]] = []
        for called in ("keep", "write_together"):
            real = getattr(atomic, called)
            monkeypatch.setattr(atomic, called, lambda *given, real=real, **named: self.writes.append(lambda: real(*given, **named)))
        monkeypatch.chdir(self.project)
        main(["--project", str(self.project), *COMMANDS[name]], standalone_mode=False)
        monkeypatch.undo()
        self.write()
        self.new = self.files()

    def write(self) -> None:
        """Do what the command does once it has checked everything."""
        for write in self.writes:
            write()

    def reset(self) -> None:
        """Restore the project to its former state."""
        shutil.rmtree(self.project, ignore_errors=True)
        shutil.copytree(self.before, self.project)

    def files(self) -> Files:
        """The records as the next command reads them, and .gitignore."""
        found, problems = read_briefings(self.project)
        assert [problem.code for problem in problems] == []
        assert "unexpected-file" not in {problem.code for problem in decode(found)[1]}
        kept = {path: content for path, content in found.items() if not path.endswith((".tmp", ".bak"))}
        return {**kept, ".gitignore": (self.project / ".gitignore").read_bytes()}

    def killed(self, work: Callable[[], object]) -> Iterator[int]:
        """Do some work in processes of its own, killed at its first call that changes something, at its second, and so on; then no more."""
        for number in range(1, 1000):
            COUNT.value = 0
            child = os.fork()
            if child == 0:
                GENERATOR.value = os.getpid()
                try:
                    inject(Fault("killed", number), exchanging=True)
                    work()
                finally:
                    os._exit(0)
            if os.waitpid(child, 0)[1] == 0:
                return
            yield number

    def left(self) -> list[str]:
        """What a killed run has left of a change of several files."""
        return [path.name for path in self.project.rglob("*") if path.name == ".unfinished.tmp" or path.name.endswith(".bak")]


@pytest.mark.threat("f36")
@pytest.mark.parametrize("name", COMMANDS)
def test_a_killed_command_leaves_the_old_records_or_the_new_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Whatever the call; the next command finds one of the two, and nothing that was left is in its way."""
    scene = Scene(tmp_path, name, monkeypatch)
    assert scene.old != scene.new
    seen = []
    scene.reset()
    for number in scene.killed(scene.write):
        found = scene.files()
        assert found in (scene.old, scene.new), number
        assert scene.left() == []
        seen.append(found == scene.new)
        scene.write() if found == scene.old else None
        assert scene.files() == scene.new, number
        scene.reset()
    assert seen == sorted(seen)
    assert len(seen) >= 4
    assert not seen[0]


@pytest.mark.threat("f36")
def test_a_command_killed_while_it_finishes_another_does_no_more_damage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever the command was killed, and wherever the next one is, the one after that finds the old records or the new ones."""
    scene, state = Scene(tmp_path, "rename", monkeypatch), tmp_path / "state"
    states = finished = 0
    scene.reset()
    for _ in scene.killed(scene.write):
        states += bool(scene.left())
        if scene.left() and states % 4 == 3:
            scene.project.rename(state)
            shutil.copytree(state, scene.project)
            for _ in scene.killed(lambda: read_briefings(scene.project)):
                assert scene.files() == scene.new
                finished += 1
                shutil.rmtree(scene.project)
                shutil.copytree(state, scene.project)
            shutil.rmtree(state)
        scene.reset()
    assert finished > 20


@pytest.mark.threat("f36")
def test_what_somebody_changed_meanwhile_is_not_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If a file was edited between a killed command and the next one, that one says so, and leaves everything as it is."""
    scene = Scene(tmp_path, "rename", monkeypatch)
    scene.reset()
    for _ in scene.killed(scene.write):
        if ".unfinished.tmp" in scene.left():
            break
        scene.reset()
    (scene.project / "briefings" / "actors" / "southmark.yml").write_bytes(b"mine")
    before = {path: path.read_bytes() for path in scene.project.rglob("*") if path.is_file()}
    with pytest.raises(OSError, match=r"southmark\.yml was changed after a command had been interrupted"):
        read_briefings(scene.project)
    assert {path: path.read_bytes() for path in scene.project.rglob("*") if path.is_file()} == before


@pytest.mark.threat("f36")
@pytest.mark.parametrize("path", ["../other.txt", "/etc/hostname", "docs/index.md", "briefings/../mkdocs.yml", "briefings/link/a.yml"])
def test_a_list_of_unfinished_changes_reaches_no_other_file(tmp_path: Path, path: str) -> None:
    """Whoever wrote it: it names files of the records alone, or nothing is done."""
    (tmp_path / "briefings").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "briefings" / "link").symlink_to(tmp_path / "docs")
    for file in ("docs/index.md", "docs/a.yml", "mkdocs.yml"):
        (tmp_path / file).write_bytes(b"mine")
    (tmp_path / "briefings" / ".unfinished.tmp").write_text(f'{{"{path}": ["{atomic._digest(b"mine")}", ""]}}', encoding="utf-8")
    read_briefings(tmp_path)
    assert [(tmp_path / file).read_bytes() for file in ("docs/index.md", "docs/a.yml", "mkdocs.yml")] == [b"mine"] * 3
