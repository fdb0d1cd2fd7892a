"""Measures what printing briefs takes: so many of a synthetic dossier, from nothing, after one edit, and when nothing changed.

Run it in the project's folder: `python benchmarks/briefs.py --briefs 200`.  Other work on a machine doubles what the clock says.  So the seconds of
processors are counted too, those of all presses together, and a fixed piece of work is measured beside them.
"""

from __future__ import annotations

import argparse
import dataclasses
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import dossier as synthetic
from generator.briefs import brief, render
from generator.briefs.brief import BriefContext
from generator.project import load
from generator.records.dossier import Dossier


def main() -> None:
    """Print the figures as a row."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--briefs", type=int, default=200)
    parser.add_argument("--project", type=Path, help="a project to print the briefs of, instead of synthetic ones")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument(
        "--before", type=Path, help="another checkout, whose program prints its own in turn with this one; prints the ratio"
    )
    asked = parser.parse_args()
    if asked.before:
        _compared(asked.before, asked.briefs, asked.runs)
        return
    with tempfile.TemporaryDirectory() as folder:
        if asked.project is None:
            synthetic.write(round(asked.briefs * 1.02) + 2, Path(folder) / "dossier")
        whole = load.load(asked.project or Path(folder) / "dossier")
    paper = BriefContext(whole)
    ids = [id for id, record in whole.profiles.items() if brief.printed(record, paper)][: asked.briefs]
    print("| briefs | from scratch, s | CPU, s | after one edit, s | no change, s | pages | size, MB | reference load, ms |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for _ in range(asked.runs):
        with tempfile.TemporaryDirectory() as cache:
            began = _processors()
            cold, found = _timed(whole, ids, Path(cache))
            spent = _processors() - began
            edited = _edited(whole, next(id for id, actor in whole.actors.items() if actor.claims))
            warm, _ = _timed(edited, ids, Path(cache))
            same, _ = _timed(edited, ids, Path(cache))
        pages = sum(paper.pages for paper in found.briefs.values())
        size = sum(len(paper.content) for paper in found.briefs.values()) / 1e6
        print(
            f"| {len(found.briefs)} | {cold:.2f} | {spent:.2f} | {warm:.2f} | {same:.2f} | {pages} | {size:.1f} | {piece():.2f} |",
            flush=True,
        )


def _compared(before: Path, briefs: int, runs: int) -> None:
    """Print the seconds of processors from scratch of both checkouts, in turn, and their ratio: what else a machine does concerns both."""
    print("| before, CPU s | now, CPU s | ratio |")
    print("| --- | --- | --- |")
    for _ in range(runs):
        then, now = (_spent_by(home, briefs) for home in (before, Path(__file__).resolve().parent.parent))
        print(f"| {then:.2f} | {now:.2f} | {now / then:.2f} |", flush=True)


def _spent_by(home: Path, briefs: int) -> float:
    """The seconds of processors that the benchmark of a checkout reports for one run."""
    command = [sys.executable, "benchmarks/briefs.py", "--briefs", str(briefs), "--runs", "1"]
    done = subprocess.run(command, cwd=home, check=True, capture_output=True, text=True)
    return float(done.stdout.splitlines()[-1].split("|")[3])


def _timed(dossier: Dossier, ids: list[str], cache: Path) -> tuple[float, render.Printed]:
    began = time.perf_counter()
    found = render.print_all(dossier, cache, ids=ids)
    took = time.perf_counter() - began
    if found.failures:
        sys.exit("\n".join(found.failures))
    return took, found


def _processors() -> float:
    """Seconds of processors that this process and those it ended have taken."""
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))


def _edited(dossier: Dossier, id: str) -> Dossier:
    """The dossier with a note at the first statement of an actor."""
    actor = dossier.actors[id]
    first, *rest = actor.claims
    edited = actor.model_copy(update={"claims": (first.model_copy(update={"note": "Seen again."}), *rest)})
    return dataclasses.replace(dossier, actors={**dossier.actors, id: edited})


def piece() -> float:
    """Milliseconds that `yaml.compose` with libyaml takes for 4.1 kB, as the other figures of this folder count it."""
    text = "".join(f"key-{number}: {{a: one, b: [two, three], c: a text of some words}}\n" for number in range(75))
    began = time.perf_counter()
    for _ in range(50):
        yaml.compose(text, Loader=yaml.CSafeLoader)
    return (time.perf_counter() - began) * 20 * 4100 / len(text)


if __name__ == "__main__":
    main()
