"""How long checking and generating take, and how much memory, by the number of records.

    python benchmarks/check.py [--records 1000 2000 5000 10000] [--runs 3]

Every figure is of a whole process, from its start to its end, as the system accounts for it: the least of some runs, because what
disturbs a run only adds to it.  The dossiers are those of `dossier.py`; they are made anew and removed.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks import dossier


class Cost(NamedTuple):
    """What one process took: seconds by the clock, seconds of a processor, the most memory in MB."""

    wall: float
    cpu: float
    memory: float


def cost(*command: str) -> Cost:
    """What a command took.  Ends the program where it fails, since the time of a failure says nothing."""
    began = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        with subprocess.Popen(command, stdout=said, stderr=said, env=environment) as process:
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - began
        if process.returncode:
            said.seek(0)
            sys.exit(f"{' '.join(command)} ended with {process.returncode}:\n{said.read().decode(errors='replace')[-3000:]}")
    unit = 1_000_000 if sys.platform == "darwin" else 1_000
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / unit)


def least(costs: list[Cost]) -> Cost:
    """The least of each figure."""
    return Cost(*(min(figures) for figures in zip(*costs, strict=True)))


def briefings(project: Path, command: str) -> Cost:
    """What a command of the program took for a project."""
    return cost(sys.executable, "-m", "generator", "--project", str(project), command)


class Row(NamedTuple):
    """The figures of one size of dossier; a rewrite is a `generate` where no page has changed."""

    records: int
    check: Cost
    generate: Cost
    rewrite: Cost


def measured(records: int, runs: int) -> Row:
    """Check, generate and rewrite a dossier of so many records, each so often."""
    folder = Path(tempfile.mkdtemp(prefix="briefings-benchmark-"))
    try:
        dossier.write(records, folder)
        check, generate, rewrite = [], [], []
        for _ in range(runs):
            for made in ("actors", "relationships", "sources", "tags"):
                shutil.rmtree(folder / "docs" / made, ignore_errors=True)
            check.append(briefings(folder, "check"))
            generate.append(briefings(folder, "generate"))
            rewrite.append(briefings(folder, "generate"))
        return Row(records, least(check), least(generate), least(rewrite))
    finally:
        shutil.rmtree(folder)


def machine() -> str:
    """The machine in neutral words."""
    return f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"


HEAD: Final = (
    "| records | check, s | CPU, s | ms per record | relative to first row | memory, MB "
    "| generate, s | in addition to check, s | rewrite, s | relative to generate |\n"
    "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"
)


def line(row: Row, first: Row) -> str:
    """The figures of one size as a row of a Markdown table, with their ratios; memory is that of check and of generate."""
    each = 1000 * row.check.wall / row.records
    over = row.generate.wall - row.check.wall
    cells = (
        f"{row.records:,}", f"{row.check.wall:.2f}", f"{row.check.cpu:.2f}", f"{each:.2f}",
        f"{each / (1000 * first.check.wall / first.records):.2f}", f"{row.check.memory:.0f} / {row.generate.memory:.0f}",
        f"{row.generate.wall:.2f}", f"{over:.2f}", f"{row.rewrite.wall:.2f}", f"{row.rewrite.wall / row.generate.wall:.2f}",
    )  # fmt: skip
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure checking and generating.")
    parser.add_argument("--records", type=int, nargs="+", default=[1000, 2000, 5000, 10000])
    parser.add_argument("--runs", type=int, default=3, help="how often each is run; the least counts")
    given = parser.parse_args()
    print(f"{machine()}; the least of {given.runs} runs.\n\n{HEAD}", flush=True)
    first: Row | None = None
    for records in given.records:
        row = measured(records, given.runs)
        first = first or row
        print(line(row, first), flush=True)


if __name__ == "__main__":
    main()
