"""How long checking and generating take, and how much memory, by the number of records.

    python benchmarks/check.py [--records 1000 2000 5000 10000] [--runs 3]
    python benchmarks/check.py --against CHECKOUT [--records 500 2000] [--runs 3]

Every figure is of a whole process, from its start to its end, as the system accounts for it: the least of some runs, because what
disturbs a run only adds to it.  The dossiers are those of `dossier.py`; they are made anew and removed.

With `--against`, the program of another checkout and this one check the same dossier in turn, and the ratio of processor time is printed.  The other program
writes it, since an earlier one cannot read later evidence, with the phrases of this one, which its rules accept.
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

#: The exit status of a check that found problems.
_PROBLEMS: Final = 1


class Cost(NamedTuple):
    """What one process took: seconds by the clock, seconds of a processor, the most memory in MB."""

    wall: float
    cpu: float
    memory: float


def cost(*command: str, checkout: Path | None = None) -> Cost:
    """What a command took, in another checkout if one is given, where a few problems do no harm: rules may have become stricter.

    Ends the program where it fails, since the time of a failure says nothing.
    """
    began = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        with subprocess.Popen(command, stdout=said, stderr=said, env=environment, cwd=checkout) as process:
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - began
        if process.returncode not in ((0, _PROBLEMS) if checkout else (0,)):
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
            shutil.rmtree(folder / ".cache", ignore_errors=True)
            check.append(briefings(folder, "check"))
            shutil.rmtree(folder / ".cache")  # otherwise the check of `generate` takes no time
            generate.append(briefings(folder, "generate"))
            rewrite.append(briefings(folder, "generate"))
        return Row(records, least(check), least(generate), least(rewrite))
    finally:
        shutil.rmtree(folder)


#: Writes a dossier with the phrases of a file.
_WRITE: Final = """
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
spec = spec_from_file_location("benchmarks.wording", sys.argv[1])
sys.modules[spec.name] = module_from_spec(spec)
spec.loader.exec_module(sys.modules[spec.name])
from benchmarks import dossier
dossier.write(int(sys.argv[2]), Path(sys.argv[3]))
"""


def compared(records: int, runs: int, other: Path) -> list[str]:
    """Rows of a Markdown table: what checking took in another checkout and here, on marks and with the articles, in turn.

    Here it is checked three times: first without a memory, then again, then with a comment in one record.
    """
    folder, here = Path(tempfile.mkdtemp(prefix="briefings-benchmark-")), Path(__file__).resolve().parent.parent
    try:
        phrases = here / "benchmarks" / "wording.py"
        subprocess.run([sys.executable, "-c", _WRITE, str(phrases), str(records), str(folder)], cwd=other, check=True)
        articles = folder / "articles"
        articles.rename(folder.with_suffix(".articles"))
        rows = []
        for name, options in (("marks", ()), ("articles", ("--articles", str(folder.with_suffix(".articles"))))):
            command = (sys.executable, "-m", "generator", "--project", str(folder), "check", *options)
            costs: dict[str, list[Cost]] = {"before": [], "first": [], "again": [], "changed": []}
            for _ in range(runs):
                _prepare(folder, other)
                costs["before"].append(cost(*command, checkout=other))
                _prepare(folder, here)
                costs["first"].append(cost(*command, checkout=here))
                costs["again"].append(cost(*command, checkout=here))
                with sorted((folder / "briefings" / "actors").iterdir())[0].open("a", encoding="utf-8") as record:
                    record.write("# a comment\n")
                costs["changed"].append(cost(*command, checkout=here))
            before, *now = (least(found) for found in costs.values())
            cells = [f"{records:,}", name, f"{before.wall:.2f}", f"{before.cpu:.2f}"]
            cells += [f"{one.wall:.2f}, {one.cpu:.2f} ({one.cpu / before.cpu:.2f})" for one in now]
            rows.append(f"| {' | '.join(cells)} |")
        return rows
    finally:
        shutil.rmtree(folder)
        shutil.rmtree(folder.with_suffix(".articles"), ignore_errors=True)


def _prepare(project: Path, checkout: Path) -> None:
    """Give a project the theme of a checkout, which its program compares with its own, and remove the receipts and the memory of an earlier run."""
    shutil.rmtree(project / "theme", ignore_errors=True)
    shutil.copytree(checkout / "theme", project / "theme")
    for made in ("briefings/receipts", ".cache"):
        shutil.rmtree(project / made, ignore_errors=True)


COMPARED: Final = (
    "| records | evidence | before, s | before, CPU s | first check: s, CPU s (ratio) | again: s, CPU s (ratio) | one record changed: s, CPU s (ratio) |\n"
    "| --- | --- | --- | --- | --- | --- | --- |"
)


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
    parser.add_argument("--against", type=Path, metavar="CHECKOUT", help="compare with the program of another checkout")
    given = parser.parse_args()
    if given.against:
        print(f"{machine()}; the least of {given.runs} runs, in turn.\n\n{COMPARED}", flush=True)
        for records in given.records:
            print("\n".join(compared(records, given.runs, given.against.resolve())), flush=True)
        return
    print(f"{machine()}; the least of {given.runs} runs.\n\n{HEAD}", flush=True)
    first: Row | None = None
    for records in given.records:
        row = measured(records, given.runs)
        first = first or row
        print(line(row, first), flush=True)


if __name__ == "__main__":
    main()
