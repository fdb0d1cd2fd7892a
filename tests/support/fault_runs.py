"""Builds in which one file-system call goes wrong, for each call in turn.

A separate program: it imports the generator once and forks a process for each build, so that hundreds of builds take seconds.
`python -m tests.support.fault_runs FOLDER` reads a scene, a fault and a step from each line, as JSON, and answers with the outcomes.
"""

from __future__ import annotations

import gc
import json
import os
import re
import shutil
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final, NoReturn

from generator.build import engine as build_engine
from generator.build import publish, reads
from generator.cli import main
from generator.commands import build as build_command
from generator.pages import site
from generator.pages.site import generate
from generator.project import digests, load, unchanged
from tests.support import small
from tests.support.faults import CODES, COUNT, FIRST, GENERATOR, LAST, Fault, inject, withdraw

#: One page that stays, one that goes and one that comes: each further page makes the same calls once more.
PAGES: Final = ("index.md", "actors/olga-brandt.md", "actors/olga-brand.md")


class Forked:
    """The engine as a forked process, bound to its parent like the real one."""

    def __init__(self, command: Sequence[str], folder: Path, given: Mapping[str, str]) -> None:
        here, there = os.pipe()
        bind = build_engine.bound_to_parent()
        self.returncode = 0
        self.pid = os.fork()
        if self.pid == 0:
            os.setsid()
            bind()
            os.dup2(there, 2)
            os.closerange(3, 256)  # as an executed program has none of them: the lock ends with the program
            _end_after(lambda: engine(folder / "docs", Path(command[-1])))
        os.close(there)
        self._said = here

    def communicate(self) -> tuple[str, None]:
        """The engine's output, once it has ended."""
        with os.fdopen(self._said, "rb") as pipe:
            said = pipe.read().decode()
        self.wait()
        return said, None

    def wait(self) -> None:
        """Wait until the engine has ended."""
        self.returncode = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


def engine(docs: Path, target: Path) -> None:
    """The simplest possible engine with output like the real one's: a folder and a page for each page of `docs/`, and the sitemap."""
    pages = sorted(path.relative_to(docs).with_suffix("") for path in docs.rglob("*.md") if not path.name.startswith("."))
    addresses = [(page.parent if page.name == "index" else page).as_posix() for page in pages]
    for page, address in zip(pages, addresses, strict=True):
        up = "../" * (0 if address == "." else address.count("/") + 1)
        links = "".join(f'<a href="{up}{other}/">{other}</a>' for other in addresses)
        text = (docs / page).with_suffix(".md").read_text(encoding="utf-8").count("e")
        _put(target / address / "index.html", PAGE.format(title=address, links=links, text=text))
    _put(target / "assets" / "style.css", "p {}\n")
    _put(target / "sitemap.xml", "<urlset/>\n")
    _put(target / "sitemap.xml.gz", "packed")


PAGE: Final = (
    '<!doctype html><html lang="en"><head><title>{title}</title></head><body><main><h1>{title}</h1>{links}{text}</main></body></html>'
)


def _put(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


def _status(work: Callable[[], object]) -> int:
    """The exit status of a program that does some work; what the interpreter would report of it is printed."""
    try:
        work()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    except BaseException:  # noqa: BLE001 - reported as the interpreter would report it
        os.write(2, traceback.format_exc().encode())
        return 1
    finally:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
    return 0


def _end_after(work: Callable[[], object]) -> NoReturn:
    """End this process with the status of its work, without running anything of the process it was forked from."""
    os._exit(_status(work))


@dataclass(frozen=True)
class Outcome:
    """The outcome of one build and of the next."""

    at: int
    status: int
    said: str
    site: str
    differs: list[str]
    left: list[str]
    next_status: int
    next_said: str
    next_site: str
    next_left: list[str]


class Scene:
    """A project before a build, and the permitted states of its site afterwards."""

    def __init__(self, folder: Path, name: str) -> None:
        folder.mkdir()
        self.before, self.folder, self._log = folder / "before", folder / "project", folder / "said.txt"
        renamed = {
            path.replace("olga-brandt", "olga-brand"): content.replace(b"olga-brandt", b"olga-brand")
            for path, content in small.files().items()
        }
        for path, content in {f"briefings/{path}": content for path, content in renamed.items()}.items():
            (self.before / path).parent.mkdir(parents=True, exist_ok=True)
            (self.before / path).write_bytes(content)
        _put(self.before / "docs" / "handbook" / "index.md", "# Handbook\n")
        _put(self.before / "mkdocs.yml", "site_name: The Ferry\n")
        self.old: dict[str, bytes] = {}
        self._known: dict[str, tuple[int, str, str, list[str]]] = {}
        self._exchanging = name != "by renames"
        if name != "first":
            self._build(small.files())
            shutil.rmtree(self.before)
            self.folder.rename(self.before)
            self.old = publish.contents(self.before / "site")
        self._build(renamed)
        self.new = publish.contents(self.folder / "site")

    def _build(self, records: Mapping[str, bytes]) -> None:
        """Build the project of these records without a fault."""
        self._load(records)
        self.reset()
        status, said = self._run(Fault())
        if status:
            raise RuntimeError(said)

    def _load(self, records: Mapping[str, bytes]) -> None:
        """Check and render the records once for all builds: that changes nothing on the disk."""
        dossier = small.dossier(dict(records))
        pages = {path: content for path, content in generate(dossier).items() if path in PAGES}
        vars(load).update(load=lambda *_: dossier)
        vars(site).update(generate=lambda *_: pages)

    def reset(self) -> None:
        """Restore the project to its former state."""
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self.before, self.folder)

    def _run(self, fault: Fault) -> tuple[int, str]:
        """Build with a fault, and return the status and the output: in a process of its own if the fault ends or stops it."""
        COUNT.value = 0
        if fault.kind != "none" and fault.kind not in CODES:
            child = os.fork()
            if child == 0:
                self._log_to()
                _end_after(lambda: self._command(fault))
            return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), self._log.read_text(encoding="utf-8")
        kept = os.dup(1), os.dup(2)
        self._log_to()
        try:
            status = _status(lambda: self._command(fault))
        finally:
            withdraw()
            for stream, copy in enumerate(kept, start=1):
                os.dup2(copy, stream)
                os.close(copy)
            gc.collect()  # as the end of a process closes what it has open
        return status, self._log.read_text(encoding="utf-8")

    def _log_to(self) -> None:
        """From now on, this process prints to the log."""
        log = os.open(self._log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(log, 1)
        os.dup2(log, 2)
        os.close(log)

    def _command(self, fault: Fault) -> None:
        """Build in this process."""
        GENERATOR.value = os.getpid()
        inject(fault, exchanging=self._exchanging)
        main(["--project", str(self.folder), build_command.build.name or "", "--no-briefs"])

    def _site(self) -> tuple[str, list[str]]:
        """Whether the site is the old or the new one, and how it differs from its manifest."""
        found = publish.contents(self.folder / "site")
        state = "none" if not (self.folder / "site").exists() else "old" if found == self.old else "new" if found == self.new else "mixed"
        return state, [] if state == "none" else list(publish.verify_manifest(found))

    def _left(self) -> list[str]:
        """The files in the project that neither people nor a complete build put there."""
        known = {".cache", "briefings", "docs", "mkdocs.yml", "site"}
        hidden = [path for folder in ("docs", ".cache") for path in (self.folder / folder).rglob(".*") if path.name != ".generated.json"]
        return sorted([*{path.name for path in self.folder.iterdir()} - known, *(path.name for path in hidden)])

    def observe(self, fault: Fault) -> Outcome:
        """Build with a fault, then without."""
        self.reset()
        status, said = self._run(fault)
        (site, differs), left = self._site(), self._left()
        return Outcome(fault.at, status, said, site, differs, left, *self._next())

    def _next(self) -> tuple[int, str, str, list[str]]:
        """The outcome of the next build, without a fault; determined once for folders that are equal."""
        files = {re.sub(r"building-\w+", "building", path): found for path, found in publish.contents(self.folder).items()}
        files |= dict.fromkeys(
            (unchanged.RECORD, digests.FILE), b"differs from run to run, as it has numbers that the system gives to files"
        )
        state = reads.digest(files)
        if state not in self._known:
            self._known[state] = (*self._run(Fault()), self._site()[0], self._left())
        return self._known[state]

    def calls(self, kind: str) -> range:
        """The calls of a build at which such a fault is possible."""
        self.reset()
        FIRST.value = 0
        self._run(Fault())
        if kind == "engine killed":
            return range(FIRST.value, LAST.value + 1)
        # Whether folders can be exchanged makes no difference before the engine has ended.
        return range(1 if self._exchanging else LAST.value + 1, COUNT.value + 1)


def observe(scene: Scene, kind: str, step: int) -> list[Outcome]:
    """The outcome of a fault at each call of a build, or at every nth call."""
    return [scene.observe(Fault(kind, at)) for at in scene.calls(kind)[::step]]


def answer(folder: Path) -> None:
    """Answer until there are no more questions; a scene is set once."""
    scenes: dict[str, Scene] = {}
    for line in sys.stdin:
        name, kind, step = json.loads(line)
        if name not in scenes:
            scenes[name] = Scene(folder / name, name)
            gc.freeze()
        print(json.dumps([asdict(outcome) for outcome in observe(scenes[name], kind, step)]), flush=True)


if __name__ == "__main__":
    gc.disable()
    build_engine.start = Forked  # type: ignore[assignment]
    vars(publish).update(_versions=lambda *names: dict.fromkeys(names, "1"))  # which are read from many small files
    answer(Path(sys.argv[1]))
