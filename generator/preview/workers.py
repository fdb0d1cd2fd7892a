"""The preview's worker processes: one renders a page at a time on request, the other prints briefs and runs the gates.

The page worker keeps the dossier and the engine, and writes nothing to disk.  The brief worker has the lowest priority and may be ended at
any time; its compiler processes and its scratch directory then go with it.
"""

from __future__ import annotations

import gc
import os
import sys
import time
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple, cast
from urllib.parse import urlsplit

from ..briefs.book import Choice
from ..briefs.render import CACHE, print_all
from ..build import engine, gates
from ..build.renderer import Renderer
from ..pages import site
from ..pages.context import PageContext
from ..project import files, handwritten, inputs, kinds, load, shipped
from ..project import load as loading
from ..records.dossier import Dossier
from ..records.release import ReleaseError
from ..system import processes, reading
from ..text.problems import ClashError, InvalidDossierError, Problem
from ..views import queries
from .store import Get, InspectSite, Load, Loaded, Made, Papers, PrintBriefs, Stage, Step

_LOWEST: Final = 19


class BriefWorker:
    """The dossier, read when it is first needed, and the answers to the preview."""

    def __init__(self, home: str, most: str = "") -> None:
        self.home, self.most = Path(home), most
        self.read: Dossier | None = None

    def answer(self, request: PrintBriefs | InspectSite) -> Papers | tuple[str, ...] | None:
        """Answer the preview; None if the records have problems by now."""
        with suppress(InvalidDossierError, ReleaseError, OSError):
            match request:
                case PrintBriefs():
                    return self.papers()
                case InspectSite(files):
                    return self.faults(files)
        return None

    def dossier(self) -> Dossier:
        """The dossier at the time of the preview's first request."""
        if self.read is None:
            self.read = load.load_up_to(self.home, self.most)
        return self.read

    def papers(self) -> Papers:
        """Print all briefs and the book."""
        printed = print_all(self.dossier(), self.home / CACHE, chosen=Choice(), for_site=True)
        return Papers(printed.offered(), printed.files(), printed.failures)

    def faults(self, files: Mapping[str, bytes]) -> tuple[str, ...]:
        """The faults that the gates find in a site with these files."""
        return tuple(map(str, gates.inspect_site(files, gates.literal_texts(self.dossier()))))


def _serve_briefs(parent: int, home: str, most: str) -> None:
    """Print and inspect for the preview, at the lowest priority."""
    processes.bind(parent)
    if hasattr(os, "nice"):
        os.nice(_LOWEST)
    try:
        with processes.stoppable():
            processes.serve(BriefWorker(home, most).answer)
    except processes.Stopped as stop:
        sys.exit(stop.status)


#: Seconds of background work after which the worker checks for requests.
_UNHEEDING: Final = 0.03


class Drafts:
    """The texts of generated pages and the data files, by path: generated one after the other, or a record's page on request.

    Earlier results are used until they are generated again, so that the site always has all its files.
    """

    def __init__(self) -> None:
        self.texts: dict[str, bytes] = {}
        self._fresh: set[str] = set()
        self._making: Iterator[tuple[str, bytes]] = iter(())
        self._context: PageContext | None = None

    def begin(self, context: PageContext) -> None:
        """Start a new round, in which nothing is up to date yet."""
        self._context, self._making, self._fresh = context, site.one_by_one(context), set()

    def fresh(self, path: str) -> bool:
        """Whether a file was generated since the last change."""
        return path in self._fresh

    def text(self, path: str) -> str:
        """The current text of a generated page: that of a record's own page at once, that of another page in its turn."""
        assert self._context is not None
        if path not in self._fresh:
            content = site.of_record(path, self._context)
            if content is not None:
                self.texts[path] = content
                self._fresh.add(path)
        remaining = self.remaining()
        while path not in self._fresh and next(remaining, None) is not None:
            pass
        return self.texts.get(path, b"").decode()

    def remaining(self) -> Iterator[str]:
        """Generate the remaining files, one after the other."""
        for path, content in self._making:
            self.texts[path] = content
            self._fresh.add(path)
            yield path

    def drop(self) -> None:
        """Forget files that are no longer generated."""
        for path in self.texts.keys() - self._fresh:
            del self.texts[path]


class Paths(NamedTuple):
    """Which files of a site people wrote, which are pages of records, and which are printed."""

    authored: frozenset[str] = frozenset()
    records: frozenset[str] = frozenset()
    papers: frozenset[str] = frozenset()


class PageWorker:
    """The dossier and the engine of a project, in its last state without problems; `most` is the highest marking shown, or empty."""

    def __init__(self, home: str, most: str = "") -> None:
        self.home, self.most = Path(home), most
        self.dossier: Dossier | None = None
        self.rendering: Renderer | None = None
        self.states: dict[str, object] = {}
        self.offered: Mapping[str, str] = {}
        self.paths = Paths()
        self.drafts = Drafts()
        self.staging: Iterator[Stage] = iter(())
        #: The files that depend on all pages; None until all pages are rendered.
        self.together: dict[str, bytes] | None = None
        self.sent: dict[str, bytes] = {}

    def answer(self, request: Load | Get | Step) -> Loaded | Made | Stage:
        """Answer the preview."""
        match request:
            case Load(offered):
                return self.load(offered)
            case Get(path):
                return self.get(path)
            case Step():
                return self.step()

    # The project

    def load(self, offered: Mapping[str, str]) -> Loaded:
        """Read the project, and prepare to render what changed."""
        gc.unfreeze()
        states = self._states(offered)
        if states == self.states:
            return self._loaded(changed=False)
        try:
            if self.dossier is None or states["records"] != self.states.get("records"):
                self.dossier = loading.load_for_editors(self.home, most=self.most)
            if read := states["refused"]:
                raise InvalidDossierError(cast("tuple[Problem, ...]", read))
            self._ready(states, offered)
        except InvalidDossierError as error:
            return Loaded(
                problems=tuple(map(str, error.problems)), files_with_problems=len({problem.place.path for problem in error.problems})
            )
        except ReleaseError as error:
            told = str(error).splitlines()
            return Loaded(problems=tuple(told), files_with_problems=len({line.partition(": ")[0] for line in told}))
        except engine.EngineError as error:
            return Loaded(problems=(str(error),), files_with_problems=1)
        except (OSError, ClashError) as error:
            return Loaded(problems=(f"error: {error}",), files_with_problems=1)
        others = [part for part in states if states[part] != self.states.get(part)]
        quiet = others == ["offered"] and set(offered) == set(self.offered)
        self.states, self.offered = states, offered
        return self._loaded(changed=True, quiet=quiet)

    def _states(self, offered: Mapping[str, str]) -> dict[str, object]:
        """The state of each part of the project, for comparison."""
        records, problems = files.read_briefings(self.home)
        read = inputs.examine(self.home)
        text = b""
        with suppress(FileNotFoundError, reading.UnusableError):
            text = reading.read(self.home / "mkdocs.yml", reading.SETTING)
        generated = files.generated_before(self.home / "docs")
        authored = {path: status for path, status in read.below("docs").items() if path not in generated and not kinds.is_junk(path)}
        self.paths = self.paths._replace(authored=frozenset(authored))
        assets = {path: status for path, status in authored.items() if not path.endswith(".md")}
        templates = _marks(read.below("theme"))
        return {
            "records": (records, problems, text, templates),
            "refused": read.problems,
            "offered": dict(offered),
            "engine": (text, templates),
            "authored": _marks(authored),
            "assets": _marks(assets),
        }

    def _ready(self, states: Mapping[str, object], offered: Mapping[str, str]) -> None:
        """Start a new round: nothing is rendered yet, and earlier results are reused if they would be the same."""
        assert self.dossier is not None
        day = self.dossier.settings.as_of.upper.date
        os.environ.update(engine.environment(day))
        rendering = self.rendering
        if rendering is None or states["engine"] != self.states.get("engine"):
            rendering = Renderer(self.home, self.drafts.text)
        self.rendering = rendering
        self.drafts.begin(PageContext(self.dossier, offered, handwritten.titles(self.home)))
        self.staging, self.together = self._stages(), None
        likely, papers = self._likely(), frozenset(queries.brief_path(id) for id in offered)
        self.paths = self.paths._replace(records=self._of_records(), papers=papers)
        rendering.keep(likely | papers, self.paths.authored - likely - papers)

    def _of_records(self) -> frozenset[str]:
        """The paths of the pages of records."""
        assert self.dossier is not None
        folders = {"actors": self.dossier.actors, "relationships": self.dossier.relationships, "sources": self.dossier.sources}
        return frozenset(f"{folder}/{id}.md" for folder, records in folders.items() for id in records)

    def _likely(self) -> set[str]:
        """The expected files: the earlier ones, and for a new record the same as for others of its type.

        The actual files are known when everything is rendered; pages rendered before that are rendered again if it makes a difference.
        """
        before, records, paths = self.paths.records, self._of_records(), set(self.drafts.texts)
        for page in before - records:
            paths -= _named_as(page, paths)
        for page in records - before:
            kind = [other for other in before & records if PurePosixPath(other).parent == PurePosixPath(page).parent]
            if not kind:  # as at the start
                for _ in self.drafts.remaining():
                    pass
                self.drafts.drop()
                return set(self.drafts.texts)
            paths |= {path.replace(PurePosixPath(kind[0]).stem, PurePosixPath(page).stem) for path in _named_as(kind[0], paths)}
        return paths

    def _loaded(self, *, changed: bool, quiet: bool = False) -> Loaded:
        assert self.dossier is not None
        assert self.rendering is not None
        base = urlsplit(self.rendering.config.site_url or "/").path
        return Loaded(
            changed,
            quiet,
            claims=len(self.dossier.claims),
            records=len(self.dossier.profiles),
            base=base if base.endswith("/") else f"{base}/",
            static_files={path: self._static(path, file) for path, file in self.rendering.others().items() if file},
            asset_version=f"{zlib.crc32(repr(self.states['assets']).encode()):08x}",
        )

    def _static(self, path: str, file: str) -> str:
        """The file to serve at a path: a script from the program, and one of a package, which may be linked there, where it really is."""
        if path in shipped.scripts():
            return str(shipped.shared(f"docs/{path}"))
        return file if Path(file).is_relative_to(self.home) else os.path.realpath(file)

    # One file

    def get(self, path: str) -> Made:
        """A file of the site, by its path."""
        rendering = self.rendering
        if rendering is None:
            return Made()
        page = rendering.pages().get(path)
        if page is not None:
            with suppress(engine.EngineError):
                return Made(rendering.page(page))
            return Made()
        if path in self.drafts.texts and not self.drafts.fresh(path):
            return Made(later=True)
        if path in self.drafts.texts and not path.endswith(".md"):
            return Made(self.drafts.texts[path])
        return Made(self.together.get(path)) if self.together is not None else Made(later=True)

    # All files

    def step(self) -> Stage:
        """Do the next part of the background work."""
        return next(self.staging, Stage({}, settled=True))

    def _stages(self) -> Iterator[Stage]:
        """Render everything: texts and data first, because only then all pages are known; then the pages; then the files that depend on all pages."""
        rendering = self.rendering
        assert rendering is not None
        try:
            for _ in _now_and_then(self.drafts.remaining()):
                yield Stage({})
        except ClashError as error:
            yield Stage({}, settled=True, faults=(str(error),))
            return
        self.drafts.drop()
        texts, papers = self.drafts.texts, self.paths.papers
        rendering.keep(texts.keys() | papers, self.paths.authored - texts.keys() - papers)
        made: dict[str, bytes] = {path: content for path, content in texts.items() if not path.endswith(".md")}
        changing = True
        while changing:  # a changed title appears on every page
            for new in _now_and_then(self._drawn(rendering, made)):
                yield Stage(new)
            changing = rendering.reframe()
        self.together = rendering.together()
        made |= self.together
        yield Stage(self._unsent(made), settled=True, faults=(*rendering.faults(), *self._in_the_way()), all=frozenset(made))

    def _drawn(self, rendering: Renderer, made: dict[str, bytes]) -> Iterator[dict[str, bytes]]:
        for path, page in rendering.pages().items():
            with suppress(engine.EngineError):
                made[path] = rendering.page(page)
                yield self._unsent({path: made[path]})

    def _unsent(self, made: Mapping[str, bytes]) -> dict[str, bytes]:
        """Those of some files that the preview does not have."""
        new = {path: content for path, content in made.items() if self.sent.get(path) != content}
        self.sent |= new
        return new

    def _in_the_way(self) -> Iterator[str]:
        """Handwritten files in the places of generated pages, which would make a build fail."""
        for path in sorted(self.paths.authored & self.drafts.texts.keys()):
            if reading.read(self.home / "docs" / path, reading.ASSET) != self.drafts.texts[path]:
                yield f"docs/{path} was not written by the generator; move it, and run the command again"


def _now_and_then(parts: Iterator[dict[str, bytes]] | Iterator[str]) -> Iterator[dict[str, bytes]]:
    """The parts of a work in small batches, so that requests need not wait for all of it."""
    together: dict[str, bytes] = {}
    until = time.monotonic() + _UNHEEDING
    for part in parts:
        if isinstance(part, dict):
            together |= part
        if time.monotonic() > until:
            yield together
            together, until = {}, time.monotonic() + _UNHEEDING
    yield together


def _named_as(page: str, paths: Iterable[str]) -> set[str]:
    """The files with the same name as a page."""
    return {path for path in paths if PurePosixPath(path).name.partition(".")[0] == PurePosixPath(page).stem}


def _marks(found: Mapping[str, os.stat_result]) -> list[tuple[str, int, int]]:
    """The state of some files, for comparison."""
    return sorted((path, status.st_mtime_ns, status.st_size) for path, status in found.items())


def _serve_pages(parent: int, home: str, most: str) -> None:
    """Render pages for the preview."""
    processes.bind(parent)
    processes.serve(PageWorker(home, most).answer)


if __name__ == "__main__":
    {"pages": _serve_pages, "briefs": _serve_briefs}[sys.argv[3]](int(sys.argv[1]), sys.argv[2], sys.argv[4])
