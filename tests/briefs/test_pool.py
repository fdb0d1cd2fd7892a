"""The pool of compilers: what happens if the engine fails, hangs or is missing, or if printing is stopped; and that all print the same."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from generator.briefs import compiler, pool, render
from generator.briefs.book import Choice
from generator.briefs.pool import StoppedError
from tests.support import pdfs, small
from tests.support.pdfs import printed, reader

READY = """import sys, json
def put(line, text):
    if path := json.loads(line)["output"]: open(path, "w").write(text)
print(json.dumps({'ready': '1'}), flush=True)
"""
FIT = "{'fit': {'pages': 1, 'y': 60, 'from': 50, 'to': 700}, 'warnings': []}"
ENGINES = {
    "is killed": (READY + "for line in sys.stdin: import os; os.kill(os.getpid(), 9)", "the PDF engine ended (status -9)"),
    "hangs": (READY + "import time\nfor line in sys.stdin: time.sleep(60)", "the PDF engine did not answer within 1 seconds"),
    "answers garbage": (READY + "for line in sys.stdin: print('%PDF-', flush=True)", "the PDF engine ended (status -9)"),
    "answers no object": (READY + "for line in sys.stdin: print('[]', flush=True)", "the PDF engine gave an unexpected answer"),
    "writes nothing": (
        READY + f"for line in sys.stdin: print(json.dumps({FIT}), flush=True)",
        "the PDF engine produced an incomplete file",
    ),
    "writes no bytes": (
        READY + f"for line in sys.stdin:\n    put(line, '')\n    print(json.dumps({FIT}), flush=True)",
        "the PDF engine produced an incomplete file",
    ),
    "writes half": (
        READY + f"for line in sys.stdin:\n    put(line, '%PDF-1.7 half')\n    print(json.dumps({FIT}), flush=True)",
        "the PDF engine produced an incomplete file",
    ),
}


@pytest.mark.threat("f14")
@pytest.mark.parametrize("engine", ENGINES)
def test_a_failing_engine_loses_one_brief_and_is_reported(engine: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed, hanging, garbage, nothing, half a file: each brief is reported with its record, none is kept, and printing ends."""
    if engine == "hangs":
        monkeypatch.setattr(pool, "PATIENCE", 1)
    code, complaint = ENGINES[engine]
    found = render.print_all(small.dossier(), tmp_path, ids=("northland", "southmark"), command=[sys.executable, "-c", code])
    assert found.briefs == {}
    assert [
        failure.startswith(f"briefings/actors/{id}.yml: cannot be printed: ")
        for id, failure in zip(("northland", "southmark"), found.failures, strict=True)
    ] == [True] * 2
    assert all(complaint in failure for failure in found.failures), found.failures
    assert list(tmp_path.iterdir()) == []


@pytest.mark.threat("f14")
def test_a_pdf_engine_that_dies_once_is_replaced(tmp_path: Path) -> None:
    """The brief that ended the process is reported; the next ones are printed by a new one."""
    mark = tmp_path / "died"
    code = (
        f"import os, sys, runpy, pathlib\nmark = pathlib.Path({str(mark)!r})\n"
        f'if not mark.exists():\n    mark.touch()\n    print(\'{{"ready": "1"}}\', flush=True)\n    sys.stdin.readline()\n    os.kill(os.getpid(), 9)\n'
        f"runpy.run_path({compiler.__file__!r}, run_name='__main__')\n"
    )
    found = render.print_all(small.dossier(), tmp_path / "cache", ids=("northland", "southmark"), command=[sys.executable, "-c", code])
    assert len(found.briefs) == 1
    assert len(found.failures) == 1


@pytest.mark.threat("f15")
@pytest.mark.parametrize(
    ("command", "complaint"),
    [
        (["/nowhere/typst"], "the PDF engine cannot be started: No such file or directory"),
        ([sys.executable, "-c", "import sys; sys.exit(3)"], "the PDF engine ended (status 3)"),
        ([sys.executable, "-c", 'print(\'{"error": "typst cannot be loaded: no glibc"}\')'], "typst cannot be loaded: no glibc"),
    ],
)
def test_an_engine_that_does_not_start_is_one_line(command: list[str], complaint: str, tmp_path: Path) -> None:
    """Missing, made for another system, broken: one line, no briefs, and no traceback."""
    found = render.print_all(small.dossier(), tmp_path, command=command)
    assert (found.briefs, found.book, found.files()) == ({}, None, {})
    assert found.failures == (f"briefs are not printed: {complaint}",)


@pytest.mark.threat("f15")
def test_an_engine_that_is_not_installed_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without typst nothing is printed, and the line says what installs it."""

    def absent(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(render, "version", absent)
    assert render.print_all(small.dossier(), tmp_path).failures == (
        "briefs are not printed: typst and pikepdf are not both installed; make site installs them",
    )


@pytest.mark.threat("f16")
def test_a_pdf_engine_without_fonts_prints_no_empty_boxes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing family is refused, whatever the machine's own fonts are."""
    pdfs.templates(tmp_path, monkeypatch, '#let own = "Libertinus Serif"', '#let own = "Times New Roman"')
    found = printed(small.dossier(), ids=("northland",))
    assert found.failures == ("briefings/actors/northland.yml: cannot be printed: unknown font family: times new roman",)


class EnoughError(Exception):
    """Raised by the caller while progress is reported."""


def enough(done: int, of: int) -> None:
    """Raise an exception when progress is reported."""
    raise EnoughError(f"{done} of {of}")


def working(folder: Path) -> tuple[list[str], Path, Callable[[], list[int]]]:
    """A compiler that notes its process, prints the first brief and never the next; the file that says it has reached it; and the processes."""
    mark = folder / "at-it"
    code = f"""import os, pathlib, time
(pathlib.Path({str(folder)!r}) / f"pid-{{os.getpid()}}").touch()
{READY}
for number, line in enumerate(sys.stdin):
    if number > 1:  # a brief is laid out, and then set
        pathlib.Path({str(mark)!r}).touch()
        time.sleep(60)
    put(line, "%PDF-1.7 %%EOF")
    print(json.dumps({FIT}), flush=True)
"""
    return [sys.executable, "-c", code], mark, lambda: [int(file.name[4:]) for file in folder.glob("pid-*")]


def alive(process: int) -> bool:
    """Whether a process exists."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("how", ["asked", "told"])
def test_printing_that_is_stopped_leaves_nothing_behind(how: str, tmp_path: Path) -> None:
    """If the caller stops printing, or raises an exception, that is raised; no process, no thread and no incomplete file is left."""
    command, mark, started = working(tmp_path)
    before = set(threading.enumerate())  # some of which, such as those of other tests' servers, may end meanwhile
    cache = tmp_path / "cache"
    if how == "asked":
        with pytest.raises(StoppedError):
            render.print_all(small.dossier(), cache, command=command, stopped=mark.exists)
    else:
        with pytest.raises(EnoughError, match="1 of 6"):
            render.print_all(small.dossier(), cache, command=command, told=enough)
    assert started()
    assert [process for process in started() if alive(process)] == []
    assert set(threading.enumerate()) - before == set()
    kept = [path for path in cache.iterdir() if path.suffix == ".pdf"]
    assert {path.read_bytes() for path in kept} == {b"%PDF-1.7 %%EOF"}


def test_a_book_may_be_stopped_while_it_is_set(tmp_path: Path) -> None:
    """The one long job is stopped like the short ones."""
    pdfs.whole(render.print_all(small.dossier(), tmp_path / "cache"))
    command, mark, started = working(tmp_path)
    late = [sys.executable, "-c", command[2].replace("if number > 1:", "if True:")]
    with pytest.raises(StoppedError):
        render.print_all(small.dossier(), tmp_path / "cache", chosen=Choice(), command=late, stopped=mark.exists)
    assert [alive(process) for process in started()] == [False]


def test_printing_cancelled_in_time_starts_no_pdf_engine(tmp_path: Path) -> None:
    """If printing is stopped before it begins, no process is started."""
    command, _, started = working(tmp_path)
    with pytest.raises(StoppedError):
        render.print_all(small.dossier(), tmp_path / "cache", command=command, stopped=lambda: True)
    assert started() == []


def test_no_pdf_engine_starts_after_the_end(tmp_path: Path) -> None:
    """A thread that comes late finds the pool ended, and its own process is ended."""
    command, _, started = working(tmp_path)
    with pool.ready(command) as ready:
        pass
    with pytest.raises(StoppedError):
        ready.begin()
    assert [process for process in started() if alive(process)] == []


@pytest.mark.parametrize(("processors", "zone", "language"), [(1, "Pacific/Kiritimati", "C"), (3, "Etc/GMT+12", "tr_TR.UTF-8")])
def test_the_same_records_make_the_same_bytes(processors: int, zone: str, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Printed again, by one process or several, anywhere, briefs and book have the same bytes; their date is that of the records."""
    monkeypatch.setattr(os, "cpu_count", lambda: processors)
    for name, value in (("TZ", zone), ("LC_ALL", language), ("LANG", language)):
        monkeypatch.setenv(name, value)
    found = printed(small.dossier(), chosen=Choice())
    assert found.files() == pdfs.of_small().files()
    assert reader(found.briefs["southmark"].content).metadata.creation_date_raw == "D:20240503000000Z"
