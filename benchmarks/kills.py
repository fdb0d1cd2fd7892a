"""Kills commands that write, at random moments, and looks at what they leave: the old state or the new one, never a mix.

`tests/project/test_killed_commands.py` and `tests/build/test_faults.py` kill at every single call instead; this is the same with real programs.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Final

from generator.build import publish
from generator.cli import main
from tests.support import builds, small
from tests.support.repository import ROOT

#: The commands, and which part of the project must be whole after each.
COMMANDS: Final[Mapping[str, tuple[list[str], str]]] = {
    "build": (["build", "--no-briefs"], "site"),
    "rename": (["rename", "northland", "northlandia"], "briefings"),
    "fmt": (["fmt"], "briefings"),
    "add-source": (["add-source", "articles/log.txt", "--id", "gazette-2024-05", "--local"], "briefings"),
    "edition": (["edition", "first", "--force"], "briefings"),
}
#: The share of the kills that come at any moment; the others come soon after the first file has changed.
_AT_ANY_MOMENT: Final = 0.5


class Scene:
    """A project before a command and after it."""

    def __init__(self, folder: Path, name: str) -> None:
        self.name, (arguments, self.part) = name, COMMANDS[name]
        self.before, self.project = folder / f"{name}-before", folder / name
        self.arguments = [argument.replace("articles", str(self.project / "articles")) for argument in arguments]
        builds.project(self.before, small.files())
        (self.before / "articles").mkdir()
        (self.before / "articles" / "log.txt").write_text(small.GAZETTE + "\nOne more paragraph.\n", encoding="utf-8")
        for path in (self.before / "briefings" / "actors").glob("*.yml") if name == "fmt" else ():
            first, *others = path.read_text(encoding="utf-8").splitlines(keepends=True)
            path.write_text("".join([*others, first]), encoding="utf-8")
        if name in ("build", "edition"):
            self._finish(self.before, ["build", "--no-briefs"] if name == "build" else ["edition", "first"])
        for path in (self.before / "briefings" / "actors").glob("olga-brandt.yml") if name in ("build", "edition") else ():
            path.write_text(path.read_text(encoding="utf-8").replace("who directs", "who leads"), encoding="utf-8")
        self.reset()
        self.old = self.found()
        self.lasts, self.writes = self._run(None)
        self.new = self.found()
        if self.old == self.new:
            raise RuntimeError(f"{name} changes nothing")

    def _finish(self, project: Path, arguments: list[str]) -> None:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()), contextlib.suppress(SystemExit):
            main(["--project", str(project), *arguments])

    def reset(self) -> None:
        """Restore the project to its former state."""
        shutil.rmtree(self.project, ignore_errors=True)
        shutil.copytree(self.before, self.project)

    def found(self) -> dict[str, bytes]:
        """The part that must be whole, once the next command has run."""
        if self.part == "site":
            return publish.contents(self.project / "site")
        self._finish(self.project, ["coverage"])
        paths = [path for path in (self.project / self.part).rglob("*") if path.is_file() and path.suffix not in (".tmp", ".bak")]
        ignoring = self.project / ".gitignore"
        return {str(path): path.read_bytes() for path in (*paths, *([ignoring] if ignoring.is_file() else []))}

    def _marks(self) -> tuple[int, ...]:
        """The times of the folders that the command writes to."""
        folders = [self.project, *(path for path in (self.project / "briefings").iterdir() if path.is_dir())]
        return tuple(path.stat().st_mtime_ns for path in folders)

    def _run(self, chance: Random | None) -> tuple[float, float]:
        """Run the command, and kill it if there is a chance; returns the seconds that it ran, and those since the first file had changed."""
        command = [sys.executable, "-m", "generator", "--project", str(self.project), *self.arguments]
        before, began = self._marks(), time.monotonic()
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True) as running:
            if chance and chance.random() < _AT_ANY_MOMENT:
                time.sleep(chance.uniform(0, self.lasts))
            else:
                while running.poll() is None and self._marks() == before:
                    time.sleep(0.0005)
            first = time.monotonic()
            if chance:
                time.sleep(chance.uniform(0, self.writes))
                with contextlib.suppress(ProcessLookupError):
                    os.kill(running.pid, signal.SIGKILL)
            running.wait()
        return time.monotonic() - began, time.monotonic() - first

    def killed(self, chance: Random) -> str:
        """Run the command from the former state, kill it, and look: `old`, `new` or `mixed`."""
        self.reset()
        self._run(chance)
        found = self.found()
        state = "old" if found == self.old else "new" if found == self.new else "mixed"
        if self.part == "site" and list(publish.verify_manifest(found)):
            return "mixed"
        return state


def _main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kills", type=int, default=20, help="the number of kills of each command")
    given = parser.parse_args()
    mixed = 0
    with tempfile.TemporaryDirectory(prefix="kills-") as folder:
        for name in COMMANDS:
            scene = Scene(Path(folder), name)
            chance = Random(f"{given.seed}/{name}")
            states = Counter(scene.killed(chance) for _ in range(given.kills))
            mixed += states["mixed"]
            told = ", ".join(f"{states[state]} {state}" for state in ("old", "new", "mixed"))
            print(f"{name}: {given.kills} kills within {scene.lasts:.1f} s: {told}", flush=True)
    return bool(mixed)


if __name__ == "__main__":
    sys.exit(_main())
