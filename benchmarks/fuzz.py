"""Damages the files of a small project in thousands of ways, and runs the commands on each: exit 0, 1 or 2, no traceback, and soon.

Case N of a seed is the same on every machine: `python -m benchmarks.fuzz --seed 1 --only N` repeats it and keeps its folder.
Each case runs in a forked process; one in a hundred runs as a program of its own.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import io
import os
import re
import resource
import select
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random
from typing import Final, NamedTuple, NoReturn

from benchmarks.damage import SHARES, damaged
from generator.cli import main
from tests.support import builds, small

#: The commands, each with its share; the words in capitals are drawn from `_WORDS`.
COMMANDS: Final = {
    "check": 30, "check --articles articles": 4, "check --format sarif": 3, "check --format json": 2, "check --format github": 1,
    "fmt": 6, "fmt --check": 3, "generate": 8, "coverage": 3, "coverage SOURCE": 1, "impact SOURCE": 3, "stale": 2, "show ANY": 6, "where-used ANY": 3,
    "where-used --format json ANY": 1, "diff first": 6, "diff --format markdown first": 2, "diff --format json first": 2, "edition second": 3, "edition first --force": 1,
    "candidates SOURCE": 3, "rename ANY other-name --dry-run": 6, "rename ANY other-name": 3, "schema --check": 2, "schema": 1, "doctor": 1, "clean": 1,
    "add-source articles/herald.txt --id SOURCE": 2, "new actor somebody --name Somebody --kind person": 1, "new source a-source --publisher P --published 2024-01-01 "
    "--headline H --grade C --why W": 1, "new claim ANY --cites herald-2024-03#3 --text Talks. --type report": 2,
}  # fmt: skip
_WORDS: Final = {
    "ANY": ("northland", "southmark", "lena-vos", "northland--southmark", "northland/paid-for-pier", "herald-2024-03", "ferry", "supply", "state", "nobody"),
    "SOURCE": ("herald-2024-03", "gazette-2024-05", "nothing-2024"),
}  # fmt: skip
#: Builds take seconds each, so few cases run one; and few a program of their own.
_BUILD_EVERY: Final = 400
_PROGRAM_EVERY: Final = 100
#: The processor seconds that a case may take, and the seconds after which it counts as hanging, however busy the machine is.
SLOW: Final = 5.0
_HANGS: Final = 120.0


class Outcome(NamedTuple):
    """How a case ended: its command, the damaged file, the status, the seconds of processor time, and what was printed."""

    number: int
    command: str
    path: str
    status: int
    seconds: float
    said: str

    @property
    def fault(self) -> str:
        """What is wrong with it; empty if nothing is."""
        if "Traceback (most recent call last)" in self.said:
            return "traceback"
        if self.status not in (0, 1, 2):
            return f"status {self.status}"
        return f"{self.seconds:.1f} s" if self.seconds > SLOW else ""


class Project:
    """The project that is damaged: the small dossier with an edition, schemas and articles."""

    def __init__(self, folder: Path) -> None:
        self.folder = builds.project(folder / "project", small.files())
        articles = self.folder / "articles"
        articles.mkdir()
        (articles / "herald.txt").write_text(small.HERALD, encoding="utf-8")
        (articles / "gazette.txt").write_text(small.GAZETTE, encoding="utf-8")
        with contextlib.redirect_stdout(io.StringIO()):
            for arguments in (["edition", "first"], ["schema"]):
                main(["--project", str(self.folder), *arguments], standalone_mode=False)
        parts = [self.folder / name for name in ("briefings", "schema", "articles", "mkdocs.yml")]
        found = sorted(path for part in parts for path in (part, *part.rglob("*")) if path.is_file())
        self.files = {path: path.read_bytes() for path in found}
        names = [path.relative_to(self.folder).as_posix() for path in self.files]
        self.kinds = {pattern: [name for name in names if re.fullmatch(pattern, name)] for pattern in SHARES}

    def restore(self) -> None:
        """Undo what a case did."""
        for name in ("briefings", "schema", "site"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        for path, content in self.files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)

    def case(self, seed: int, number: int) -> tuple[str, str]:
        """Damage a file as the case says; returns the command to run, and the file."""
        self.restore()
        chance = Random(f"{seed}/{number}")
        kind = chance.choices(list(SHARES), list(SHARES.values()))[0]
        name = chance.choice(self.kinds[kind])
        path = self.folder / name
        path.write_bytes(damaged(self.files[path], name, chance))
        command = chance.choices(list(COMMANDS), list(COMMANDS.values()))[0]
        if number % _BUILD_EVERY == 0:
            command = "build --no-briefs"
        return " ".join(chance.choice(_WORDS.get(word, (word,))) for word in command.split()), name

    def run(self, seed: int, number: int) -> Outcome:
        """The outcome of a case."""
        command, name = self.case(seed, number)
        arguments = ["--project", str(self.folder), *command.replace("articles", str(self.folder / "articles")).split()]
        with tempfile.TemporaryFile() as output:
            child = os.fork()
            if child == 0:
                _child(arguments, output.fileno(), program=number % _PROGRAM_EVERY == 1)
            status, seconds = _ended(child)
            output.seek(0)
            said = output.read().decode("utf-8", "replace")
        return Outcome(number, command, name, status, seconds, said)


def _child(arguments: list[str], output: int, *, program: bool) -> NoReturn:
    """Run a command in this forked process, or as a program, and end."""
    status = 70
    try:
        os.setsid()
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(output, 1)
        os.dup2(output, 2)
        resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
        if program:
            os.execv(sys.executable, [sys.executable, "-m", "generator", *arguments])  # noqa: S606
        sys.stdout, sys.stderr = (open(number, "w", encoding="utf-8", closefd=False) for number in (1, 2))  # noqa: SIM115
        main(arguments, prog_name="briefings")
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    except BaseException:  # noqa: BLE001 - what the interpreter would print is what the fuzz is for
        os.write(2, traceback.format_exc().encode("utf-8", "replace"))
    finally:
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        finally:
            os._exit(status)


def _ended(child: int) -> tuple[int, float]:
    """Wait for a case: its status, negative for a signal, and the processor time of it and of what it started."""
    handle = os.pidfd_open(child)
    try:
        if not select.select([handle], [], [], _HANGS)[0]:
            os.killpg(child, signal.SIGKILL)
    finally:
        os.close(handle)
    _, status, used = os.wait4(child, 0)
    return os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime


def outcomes(folder: Path, seed: int, numbers: Iterable[int]) -> Iterator[Outcome]:
    """The outcomes of some cases, one after the other."""
    project = Project(folder)
    sys.stdout.flush()
    gc.freeze()
    for number in numbers:
        yield project.run(seed, number)


def _tell(found: Outcome) -> None:
    last = "\n    ".join(found.said.strip().splitlines()[-4:])
    print(f"case {found.number}: {found.fault}: {found.command} ({found.path})\n    {last}", flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cases", type=int, default=20_000)
    parser.add_argument("--first", type=int, default=0, help="the number of the first case")
    parser.add_argument("--only", type=int, default=None, help="one case, whose folder is kept")
    return parser.parse_args()


def _main() -> int:
    given = _arguments()
    if given.only is not None:
        folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
        (found,) = outcomes(folder, given.seed, [given.only])
        print(f"{found.command} ({found.path}), status {found.status}, {found.seconds:.2f} s, in {folder}\n{found.said}")
        return bool(found.fault)
    began, slowest, faults = time.monotonic(), 0.0, 0
    statuses: Counter[int] = Counter()
    with tempfile.TemporaryDirectory(prefix="fuzz-") as kept:
        for found in outcomes(Path(kept), given.seed, range(given.first, given.first + given.cases)):
            statuses[found.status] += 1
            slowest = max(slowest, found.seconds)
            if found.fault:
                faults += 1
                _tell(found)
    each = ", ".join(f"status {status}: {number:,}" for status, number in sorted(statuses.items()))
    print(
        f"{given.cases:,} cases of seed {given.seed}: {each}; {faults} faults; the slowest took {slowest:.1f} s; {time.monotonic() - began:,.0f} s in all"
    )
    return bool(faults)


if __name__ == "__main__":
    sys.exit(_main())
