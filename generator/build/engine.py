"""Runs the site engine (MkDocs) on `docs/`, and filters its output for editors."""

from __future__ import annotations

import datetime as dt
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from ..project.configuration import TRUST
from ..system import processes
from ..text.problems import printable

#: Output of the engine that is useless to editors: its progress, and notices about its own future.
_NOISE = re.compile(
    r"^(?:INFO|DEBUG)\b|^\s*$|^(?!WARNING|ERROR|CRITICAL).*(?:Material for MkDocs|MkDocs 2|squidfunk|zensical)|^ *[│┃]", re.IGNORECASE
)
#: Variables that change the engine's output: terminal width, language, clock, Python options.
_DISTURBING = re.compile(
    r"SOURCE_DATE_EPOCH|COLUMNS|LINES|TZ|LANG|LANGUAGE|LC_\w+|PYTHON(?!PATH$|HOME$|PYCACHEPREFIX$|DONTWRITEBYTECODE$)\w+"
)
_FIXED: Final = {
    "NO_MKDOCS_2_WARNING": "1",
    "PYTHONUTF8": "1",
    "PYTHONHASHSEED": "0",
    "PYTHONWARNINGS": "ignore",
    "LC_ALL": "C.UTF-8",
    "TZ": "UTC",
}
#: The range of days that the engine can use as a date: after the epoch, and as long as its archives store seconds in four bytes.
_FIRST: Final = dt.date(1970, 1, 2)
_LAST: Final = dt.date(2106, 2, 6)
_SYSTEM_ERROR = re.compile(r"\[Errno \d+\] (?P<what>[^:]+)(?:: (?P<path>['\"].*))?$")
#: The engine that builds with a memory, and its status if pages depend on others in a way that only its own build knows.
OWN: Final = "mkdocs"
UNABLE: Final = 77
_KILLED_WITH_PARENT: Final = 1  # PR_SET_PDEATHSIG of prctl(2)


class EngineError(Exception):
    """The engine failed or printed a warning; the message is its output."""


def environment(day: dt.date | None = None) -> dict[str, str]:
    """The environment of the engine: the same on every machine, without its notices about its own future.

    All dates it writes are `day`; an outer SOURCE_DATE_EPOCH is ignored, because the records have their own date.
    """
    kept = {name: value for name, value in os.environ.items() if _DISTURBING.fullmatch(name) is None}
    if TRUST in kept:
        kept["PYTHONDONTWRITEBYTECODE"] = "1"  # compiled hooks beside the hooks would change what is trusted
    if day is None:
        return kept | _FIXED
    midnight = dt.datetime.combine(min(max(day, _FIRST), _LAST), dt.time(), dt.UTC)
    return kept | _FIXED | {"SOURCE_DATE_EPOCH": str(int(midnight.timestamp()))}


def is_noise(line: str) -> bool:
    """Whether a line of the engine's output is useless to editors."""
    return _NOISE.search(line) is not None


def run(engine: str, project: Path, target: Path, day: dt.date) -> None:
    """Build the project's `docs/` into the folder `target`.

    Raises EngineError if the engine fails, prints anything but noise, or writes no page.  The engine ends with the program in any case.
    """
    command = [engine, "build", "--strict", "--config-file", str(project / "mkdocs.yml"), "--site-dir", str(target)]
    _finished(command, project, target, environment(day), target / "index.html")


class Job(NamedTuple):
    """A build with a memory, as `incremental` takes it: the `last` site, the `memory` of it, if there is one, and the digest of the program.

    What is remembered next is written to `report`, the site to `target`.  With a `share` such as `1/2`, only those pages are made.
    """

    project: Path
    last: Path
    memory: Path | None
    program: str
    report: Path
    target: Path
    share: str = ""


def run_remembering(job: Job, day: dt.date) -> bool:
    """Build a site with MkDocs, rendering only what has changed; False if only the engine's own build can make it.

    Raises EngineError as `run` does.
    """
    command = [f"{processes.PACKAGE}.build.incremental", *(str(part or "") for part in (*job[:-2], job.share, job.target))]
    given = processes.with_program(environment(day))
    wanted = job.report if job.share else job.target / "index.html"
    return _finished(command, job.project, job.target, given, wanted, accepted=UNABLE) == 0


def _finished(module: Sequence[str], project: Path, target: Path, given: dict[str, str], wanted: Path, *, accepted: int = 0) -> int:
    """Run a module of Python that builds a site, to its end; returns its status, which is 0 or `accepted`.

    Raises EngineError; `wanted` is a file that must be there afterwards.
    """
    engine, process = OWN if module[0].startswith(f"{processes.PACKAGE}.") else module[0], None
    try:
        with processes.held_off():
            # With -P, no module is imported from the working directory: the project may be a stranger's.
            process = start([sys.executable, "-P", "-m", *module], project, given)
        output, _ = process.communicate()
    except BaseException:
        if process is not None:
            _end(process)
        raise
    for path in (target, project):
        output = output.replace(str(path), printable(str(path)))  # a line of its output is one line, whatever the folder is called
    said = [line for line in output.splitlines() if not is_noise(line)]
    if accepted and process.returncode == accepted:
        return accepted
    if process.returncode or said or not wanted.is_file():
        raise EngineError(_complaint(engine, process.returncode, said, target))
    return 0


def start(command: Sequence[str], folder: Path, given: dict[str, str]) -> subprocess.Popen[str]:
    """Start the engine in its own process group, so that it can be ended together with its child processes."""
    return subprocess.Popen(
        command,
        cwd=folder,
        env=given,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,
        umask=0o022 if sys.platform != "win32" else -1,
        preexec_fn=bound_to_parent() if sys.platform != "win32" else None,  # noqa: PLW1509 - there are no threads here
    )


def bound_to_parent() -> Callable[[], None]:
    """The first step of a process that must be killed with its parent, on Linux; elsewhere it ends by itself."""
    parent, prctl = os.getpid(), processes.call("prctl")

    def bind() -> None:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, processes.SIGNALS)
        if prctl is not None:
            prctl(_KILLED_WITH_PARENT, signal.SIGKILL)
            if os.getppid() != parent:
                os._exit(1)

    return bind


def _end(process: subprocess.Popen[str]) -> None:
    """End the engine and its child processes."""
    with suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _complaint(engine: str, status: int, said: list[str], target: Path) -> str:
    """A short message why the engine's output cannot be published."""
    if status < 0:
        return f"{engine} was ended by {signal.Signals(-status).name}"
    if not said:
        return f"{engine} exited with {status} and printed nothing"
    if "Traceback (most recent call last):" in said:
        last = said[-1]
        if found := _SYSTEM_ERROR.search(last):
            return f"{engine} could not write: {found['what'].lower()}: {(found['path'] or str(target)).strip(chr(34) + chr(39))}"
        return f"{engine} failed: {last}"
    return few(said)


def few(said: Sequence[str], most: int = 20) -> str:
    """The first lines of an output, with the number of those left out."""
    return "\n".join([*said[:most], *([f"… and {len(said) - most} more lines"] if len(said) > most else [])])
