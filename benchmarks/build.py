"""Measures builds of synthetic dossiers: cold, after one edit and unchanged, each beside other engines on the same Markdown.

    python -m benchmarks.build --records 500 1000 2000 4000

Everything of one size runs in turn, `--rounds` times, so that ratios are of neighbours: a machine that others use changes its speed within
minutes.  Elapsed time says what somebody waits for; processor time, of all processes together, says more on such a machine.  An exponent is
how a time grows with the number of records: 1 is linear.  Zensical and Hugo take part if they are installed.
"""

from __future__ import annotations

import argparse
import importlib.util
import math
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks import dossier
from generator.build import engine

_ROOT: Final = Path(__file__).resolve().parent.parent
#: What times are compared with: the engine's own build of the same Markdown.
_PLAIN: Final = "plain `mkdocs build`"
#: Hugo with the plainest possible theme: each page's content and its title.
_HUGO: Final = {
    "hugo.toml": 'baseURL = "/"\ntitle = "x"\ndisableKinds = ["taxonomy", "term", "RSS"]\n[markup.goldmark.renderer]\nunsafe = true\n',
    "layouts/_default/single.html": "<!doctype html><html><head><title>{{ .Title }}</title></head><body>{{ .Content }}</body></html>",
    "layouts/_default/list.html": "<!doctype html><html><head><title>{{ .Title }}</title></head><body>{{ .Content }}</body></html>",
    "layouts/index.html": "<!doctype html><html><head><title>{{ .Title }}</title></head><body>{{ .Content }}</body></html>",
}


class Took(NamedTuple):
    """The seconds of a run: elapsed, and of all processors; and the largest process, in MB."""

    wall: float
    cpu: float
    memory: float


class Step(NamedTuple):
    """What is measured: its name, what prepares it, and the command."""

    name: str
    prepare: Callable[[], object]
    command: Sequence[str]


def timed(command: Sequence[str], folder: Path) -> Took:
    """What a command takes.  Exits if it fails."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, env=engine.environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    output = process.stdout.read() if process.stdout else b""
    _, status, used = os.wait4(process.pid, 0)
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"{' '.join(command)}\n{output.decode()}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Took(wall, cpu, used.ru_maxrss / 1024)


def steps(project: Path, beside: Path) -> Iterator[Step]:
    """What is measured of a project, in this order."""
    ours = [sys.executable, "-m", "generator", "--project", str(project)]
    build = [*ours, "build", "--no-briefs"]

    def nothing() -> None:
        return

    yield Step("check, with nothing remembered", lambda: _forget(project), [*ours, "check"])
    yield Step("build, cold", lambda: _forget(project), build)
    yield Step("build, unchanged", nothing, build)
    yield Step("check, unchanged", nothing, [*ours, "check"])
    yield Step("build, one edit", lambda: _edit(project), build)
    plain = [sys.executable, "-P", "-m", "mkdocs", "build", "--quiet", "--config-file", str(project / "mkdocs.yml")]
    yield Step(_PLAIN, nothing, [*plain, "--site-dir", str(beside / "plain")])
    if importlib.util.find_spec("zensical"):
        yield Step(
            "Zensical, cold", lambda: _copied(project, beside / "zensical"), [sys.executable, "-P", "-m", "zensical", "build", "--clean"]
        )
    if shutil.which("hugo"):
        yield Step("Hugo, cold", lambda: _for_hugo(project, beside / "hugo"), ["hugo", "--quiet", "--source", str(beside / "hugo")])


def _forget(project: Path) -> None:
    for path in ("site", ".cache"):
        shutil.rmtree(project / path, ignore_errors=True)


def _edit(project: Path) -> None:
    """Change the topic of one statement in the first record of an actor."""
    record = min((project / "briefings" / "actors").glob("*.yml"))
    text = record.read_text(encoding="utf-8")
    old = re.search(r"topics: \[(\w+)\]", text)
    assert old is not None
    topic = "trade" if old[1] != "trade" else "transport"
    record.write_text(text.replace(old[0], f"topics: [{topic}]", 1), encoding="utf-8")


def _copied(project: Path, target: Path) -> None:
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    shutil.copy(project / "mkdocs.yml", target)
    for folder in ("docs", "theme"):
        shutil.copytree(project / folder, target / folder)


def _for_hugo(project: Path, target: Path) -> None:
    """The same Markdown for Hugo, whose index pages begin with an underscore, and whose pages do not begin with a comment."""
    shutil.rmtree(target, ignore_errors=True)
    for path, text in _HUGO.items():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_text(text, encoding="utf-8")
    for page in (project / "docs").rglob("*.md"):
        there = target / "content" / page.relative_to(project / "docs")
        there.parent.mkdir(parents=True, exist_ok=True)
        text = page.read_text(encoding="utf-8")
        there.with_name("_index.md" if there.name == "index.md" else there.name).write_text(
            f"---\n---\n\n{text}" if text.startswith("<!--") else text, encoding="utf-8"
        )


def measured(records: int, rounds: int, folder: Path) -> dict[str, list[Took]]:
    """What each step takes at one size, in each round."""
    project = folder / "project"
    dossier.write(records, project)
    found: dict[str, list[Took]] = {}
    for _ in range(rounds):
        for step in steps(project, folder):
            step.prepare()
            working = folder / "zensical" if step.name.startswith("Zensical") else _ROOT
            found.setdefault(step.name, []).append(timed(step.command, working))
            print(f"{records} {step.name}: {found[step.name][-1]}", file=sys.stderr, flush=True)
    return found


def middle(found: Sequence[Took]) -> Took:
    """The median of each figure."""
    return Took(*(statistics.median(figures) for figures in zip(*found, strict=True)))


def ratio(one: Sequence[Took], two: Sequence[Took], figure: str) -> float:
    """The median of the ratios of neighbours."""
    return statistics.median(float(getattr(first, figure) / getattr(second, figure)) for first, second in zip(one, two, strict=True))


def exponent(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """How seconds grow with size, from the first to the last."""
    return math.log(seconds[-1] / seconds[0]) / math.log(sizes[-1] / sizes[0])


def table(found: dict[int, dict[str, list[Took]]]) -> Iterator[str]:
    """The figures of all sizes, with the ratios to the engine's own build of the same Markdown, and the exponents of both times."""
    sizes = sorted(found)
    heads = [f"{size:,} records: elapsed, s; processors, s; MB; to plain" for size in sizes]
    yield f"| step | {' | '.join(heads)} | exponents: elapsed; processors |"
    yield f"| --- |{' --- |' * (len(sizes) + 1)}"
    for name in found[sizes[0]]:
        cells = []
        for size in sizes:
            took = middle(found[size][name])
            to_plain = ratio(found[size][name], found[size][_PLAIN], "cpu")
            cells.append(f"{took.wall:.1f}; {took.cpu:.1f}; {took.memory:.0f}; {to_plain:.2f}")
        grows = (f"{exponent(sizes, [getattr(middle(found[size][name]), figure) for size in sizes]):.2f}" for figure in ("wall", "cpu"))
        yield f"| {name} | {' | '.join(cells)} | {'; '.join(grows) if len(sizes) > 1 else ''} |"


#: The goals: what is compared, with what, and how much it may be at most; the first is a difference in seconds, the others are ratios.
_GOALS: Final = (
    ("build, unchanged", "check, unchanged", 1.0),
    ("build, one edit", "Hugo, cold", 0.6),
    ("build, cold", _PLAIN, 0.45),
)


def goals(found: dict[int, dict[str, list[Took]]]) -> Iterator[str]:
    """What is reached of each goal at each size, by elapsed time and by processor time."""
    sizes = sorted(found)
    yield f"| goal | {' | '.join(f'{size:,} records: elapsed; processors' for size in sizes)} |"
    yield f"| --- |{' --- |' * len(sizes)}"
    for name, other, most in _GOALS:
        if other in found[sizes[0]]:
            more = most == 1.0
            cells = (
                "; ".join(_reached(found[size][name], found[size][other], figure, more=more) for figure in ("wall", "cpu"))
                for size in sizes
            )
            what = f"{name}: at most {most:.0f} s more than {other}" if more else f"{name}: at most {most} × {other}"
            yield f"| {what} | {' | '.join(cells)} |"


def _reached(one: Sequence[Took], two: Sequence[Took], figure: str, *, more: bool) -> str:
    if more:
        return f"{getattr(middle(one), figure) - getattr(middle(two), figure):+.1f} s"
    return f"{ratio(one, two, figure):.2f}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Measure builds of synthetic dossiers.")
    parser.add_argument("--records", type=int, nargs="+", default=[500, 1000, 2000, 4000], help="the sizes; by default 500 to 4000")
    parser.add_argument("--rounds", type=int, default=1, help="how often everything runs at each size")
    asked = parser.parse_args()
    found = {}
    for records in asked.records:
        with tempfile.TemporaryDirectory() as folder:
            found[records] = measured(records, asked.rounds, Path(folder))
        print("\n".join([*table(found), "", *goals(found), ""]), flush=True)


if __name__ == "__main__":
    main()
