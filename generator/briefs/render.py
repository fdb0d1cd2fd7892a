"""Turns values into PDF files, with a cache keyed by content."""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import json
import os
import tempfile
import threading
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from contextlib import ExitStack, suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final, NamedTuple

from ..records.dossier import Actor, Dossier, Relationship
from ..system import atomic, processes
from ..views.addresses import BOOK, brief_path
from . import book as book_values
from . import brief, pool
from .context import BriefContext, Values
from .fonts import cjk_fonts, missing_glyphs_message
from .pool import NoCompilerError, Pool, Printer, StoppedError

#: Letters of the name that a kept paper has by its content.
_NAME: Final = 40


class PrintedBrief(NamedTuple):
    """A printed paper: its path below `docs/`, its bytes, its pages, the step of size, and how far its last page is filled (0 to 1)."""

    path: str
    content: bytes
    pages: int
    density: int
    filled: float

    def words(self) -> str:
        """What a link to it says of it: “PDF, 2 pages, 58 kB”."""
        return f"PDF, {self.pages} page{'' if self.pages == 1 else 's'}, {max(1, round(len(self.content) / 1000)):,} kB"


def cache_key(text: str) -> str:
    """The name of a paper by all that decides how it looks."""
    return hashlib.sha256(text.encode()).hexdigest()[:_NAME]


def cached_brief(cache: Path, key: str, path: str) -> PrintedBrief | None:
    """A paper as it was kept; nothing where it is not there whole."""
    try:
        facts = json.loads((cache / f"{key}.json").read_text(encoding="utf-8"))
        content = (cache / f"{key}.pdf").read_bytes()
        if facts["sha256"] != hashlib.sha256(content).hexdigest():
            return None
        return PrintedBrief(path, content, facts["pages"], facts["density"], facts["filled"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep_brief(cache: Path, key: str, paper: PrintedBrief) -> None:
    """Keep a paper by its name; the facts are written last, so that half a paper is none."""
    digest = hashlib.sha256(paper.content).hexdigest()
    facts = {"pages": paper.pages, "density": paper.density, "filled": paper.filled, "sha256": digest}
    aside = cache / f"{key}.{os.getpid()}-{threading.get_ident()}.new"
    for ending, content in (("pdf", paper.content), ("json", json.dumps(facts).encode())):
        # Another run that prints all may have swept it away: what is not kept is printed again.
        with suppress(FileNotFoundError):
            atomic.keep(cache / f"{key}.{ending}", content, aside=aside)


def prune_cache(cache: Path, keys: Container[str]) -> None:
    """Throw away what was kept for records as they no longer are."""
    for kept in cache.glob("*"):
        name = kept.name.partition(".")[0]
        if len(name) == _NAME and (name not in keys or kept.suffix == ".new") and kept.is_file():
            kept.unlink(missing_ok=True)


#: Where papers are kept by their content, below the project.
CACHE: Final = ".cache/briefs"
TEMPLATES: Final = Path(__file__).parent / "templates"
#: How often a brief is set at most.
_TRIES: Final = 3
#: Seconds that the book may take.
_BOOK_PATIENCE: Final = 600.0


class Printed(NamedTuple):
    """What came of printing: the briefs by the id of their record, the book where it was asked for, and a line for each failure."""

    briefs: Mapping[str, PrintedBrief]
    book: PrintedBrief | None
    failures: tuple[str, ...]

    def files(self) -> dict[str, bytes]:
        """The papers by their path below `docs/`."""
        return {paper.path: paper.content for paper in self._all().values()}

    def offered(self) -> dict[str, str]:
        """What pages say of each paper, by the record's id, and of the book under no id."""
        return {id: paper.words() for id, paper in self._all().items()}

    def _all(self) -> dict[str, PrintedBrief]:
        return {**self.briefs, **({BOOK: self.book} if self.book else {})}


def _nothing(done: int, of: int) -> None:
    """Tell nobody how far it is."""


def _never() -> bool:
    """Go on to the end."""
    return False


class _Watch(NamedTuple):
    """Who hears how far printing is, and who says that it is to stop."""

    told: Callable[[int, int], None]
    stopped: Callable[[], bool]

    def check(self) -> None:
        """Raise StoppedError where printing is to stop."""
        if self.stopped():
            raise StoppedError


def print_all(
    dossier: Dossier,
    cache: Path,
    *,
    ids: Iterable[str] | None = None,
    chosen: book_values.Choice | None = None,
    told: Callable[[int, int], None] = _nothing,
    stopped: Callable[[], bool] = _never,
    command: Sequence[str] = (),
) -> Printed:
    """Print the briefs of some records (of all that have one, where `ids` is none), and the book where one is chosen.

    `told` hears how many papers are done, and of how many.  A paper that cannot be printed is a failure; so is a missing engine, once.
    `stopped` (the `is_set` of an event, say) is asked all the while: soon after it says so, StoppedError is raised, also while the book is set.
    What `told` and `stopped` raise goes through.  Whatever is raised, no process and no thread of it is left, and the papers done are kept.
    """
    watch = _Watch(told, stopped)
    paper = BriefContext(dossier)
    records = [dossier.profiles[id] for id in ids] if ids is not None else list(dossier.profiles.values())
    wanted = {record.id for record in records if brief.printed(record, paper)}
    inside = book_values.actors_inside(paper, chosen) if chosen is not None else ()
    try:
        shop = _Shop(cache, dossier.settings.as_of.upper)
        # The book sets each brief in the size in which it fits alone, so those come first.
        sheets = _sheets([record for id, record in dossier.profiles.items() if id in wanted or id in inside], paper, watch)
        tasks = {id: shop.task("brief.typ", brief_path(id), values) for id, values in sheets.items()}
        results = _all(tasks, command, watch)
        if chosen is not None:
            densities = {id: found.density for id in inside if isinstance(found := results[id], PrintedBrief)}
            tasks[BOOK] = shop.task("book.typ", brief_path(BOOK), {**book_values.book_values(paper, chosen), "densities": densities})
            results |= _all({BOOK: tasks[BOOK]}, command, watch)
    except NoCompilerError as error:
        return Printed({}, None, (f"briefs are not printed: {error}",))
    if ids is None:
        prune_cache(cache, {task.key for task in tasks.values()})
    failures = tuple(
        f"{_origin(dossier, id)}: {result}" for id, result in results.items() if isinstance(result, str) and id in {BOOK, *wanted}
    )
    whole = results.get(BOOK)
    briefs = {id: found for id in sheets if id in wanted and isinstance(found := results[id], PrintedBrief)}
    return Printed(briefs, whole if isinstance(whole, PrintedBrief) else None, failures)


def _sheets(records: Iterable[Actor | Relationship], paper: BriefContext, watch: _Watch) -> dict[str, Values]:
    """The values of the briefs of some records."""
    found = {}
    for record in records:
        watch.check()
        found[record.id] = brief.brief_values(record, paper)
    return found


def _all(tasks: Mapping[str, _Task], command: Sequence[str], watch: _Watch) -> dict[str, PrintedBrief | str]:
    """Each paper as it was kept, or printed now; or what went wrong."""
    kept = {id: found for id, task in tasks.items() if (found := cached_brief(task.shop.cache, task.key, task.path))}
    return {**kept, **_print({id: task for id, task in tasks.items() if id not in kept}, command, watch)}


def _origin(dossier: Dossier, id: str) -> str:
    return dossier.profiles[id].path if id else "the book"


class _Shop:
    """What everything printed here has in common: where it is kept, the day it bears, and all that decides how it looks."""

    def __init__(self, cache: Path, day: dt.date) -> None:
        self.cache = cache
        self.day = int(dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC).timestamp())
        self.fonts, font_version = cjk_fonts()
        try:
            engine = version("typst")
        except PackageNotFoundError:
            raise NoCompilerError("typst is not installed; make site installs it") from None
        templates = hashlib.sha256(repr(_templates(TEMPLATES)).encode()).hexdigest()
        self.look = json.dumps([engine, font_version, self.day, _TRIES, brief.POLICY, templates])

    def task(self, template: str, path: str, values: Values) -> _Task:
        """A paper to be printed, named by its content and by all that decides how it looks."""
        text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
        key = cache_key(f"{self.look}\n{template}\n{text}")
        return _Task(self, template, path, text, key, brief.estimated_pages(values) if template == "brief.typ" else 0.0)


@functools.cache
def _templates(folder: Path) -> tuple[tuple[str, bytes], ...]:
    """The templates, each with its name.  Raises NoPressError where one is a link: Typst would follow it."""
    files = sorted(folder.iterdir())
    for file in (folder, *files):
        if file.is_symlink():
            raise NoCompilerError(f"the template {file.name} is a link; replace it with a copy")
    return tuple((file.name, file.read_bytes()) for file in files if file.is_file())


class _Task(NamedTuple):
    """A paper that is yet to be printed."""

    shop: _Shop
    template: str
    path: str
    values: str
    key: str
    length: float


def _print(tasks: Mapping[str, _Task], command: Sequence[str], watch: _Watch) -> dict[str, PrintedBrief | str]:
    """Print what was not kept, on all processors: the papers, or for each what went wrong."""
    if not tasks:
        return {}
    with pool.ready(command) as started:
        return dict(zip(tasks, _printed(list(tasks.values()), started, watch), strict=True))


def _printed(tasks: list[_Task], started: Pool, watch: _Watch) -> list[PrintedBrief | str]:
    # The longest first, so that no processor is left with it at the end.
    order = sorted(range(len(tasks)), key=lambda index: -len(tasks[index].values))
    with ExitStack() as kept:
        with processes.held_off():  # so that no folder stays behind that is made and not yet known
            scratch = kept.enter_context(tempfile.TemporaryDirectory(prefix="briefs-"))
        jobs = [functools.partial(_one, tasks[index], Path(scratch)) for index in order]
        found = started.print(jobs, lambda done: watch.told(done, len(jobs)), watch.stopped)
    results: list[PrintedBrief | str] = [""] * len(tasks)
    for index, result in zip(order, found, strict=True):
        results[index] = result
    return results


def _one(task: _Task, scratch: Path, printer: Printer) -> PrintedBrief | str:
    """A paper in the step of size that suits its length, kept for the next time; or what went wrong.

    Setting a paper is what takes time, so the step is told from the values, and from what was set where that is off.
    """
    desk = _desk(scratch / str(printer.index))
    tried: dict[int, PrintedBrief] = {}
    density = brief.suited(task.length)
    while density not in tried and len(tried) < _TRIES:
        found = _try(task, desk, printer, density)
        if isinstance(found, str):
            return found
        tried[density] = found
        if task.template == "brief.typ":
            density = brief.suited_after({step: (paper.pages, paper.filled) for step, paper in tried.items()})
    best = min(tried.values(), key=lambda paper: brief.worth(paper.pages, paper.filled, paper.density))
    keep_brief(task.shop.cache, task.key, best)
    return best


def _desk(folder: Path) -> Path:
    """The folder of one press, from which it reads nothing but the templates and the job that is laid beside them."""
    if not folder.exists():
        folder.mkdir()
        for name, content in _templates(TEMPLATES):
            (folder / name).write_bytes(content)
    return folder


def _try(task: _Task, desk: Path, printer: Printer, density: int) -> PrintedBrief | str:
    # Values come as a file: what comes as an input makes the engine take all its own names for new.
    (desk / "job.json").write_text(f'{{"density":{density},"values":{task.values}}}', encoding="utf-8")
    output = desk / "paper.pdf"
    job = {
        "template": task.template,
        "root": str(desk),
        "fonts": [task.shop.fonts] if task.shop.fonts else [],
        "inputs": {"eastern": "true" if task.shop.fonts else "false"},
        "output": str(output),
        "day": task.shop.day,
    }
    answer = printer.print(job, pool.PATIENCE if task.template == "brief.typ" else _BOOK_PATIENCE)
    if answer.get("missing"):
        return missing_glyphs_message(answer["missing"])
    if "error" in answer or answer["warnings"]:
        return f"it cannot be printed: {answer.get('error') or answer['warnings'][0]}"
    content = output.read_bytes() if output.is_file() else b""
    output.unlink(missing_ok=True)
    if not (content.startswith(b"%PDF-") and content.rstrip().endswith(b"%%EOF")):
        return "it cannot be printed: the engine made no whole PDF"
    return PrintedBrief(task.path, content, *_fit(answer["fit"], density))


def _fit(fit: Mapping[str, Any], density: int) -> tuple[int, int, float]:
    """Pages, step of size, and how far the last page is filled."""
    filled = (fit["y"] - fit["from"]) / (fit["to"] - fit["from"])
    return int(fit["pages"]), density, round(min(1.0, max(0.0, filled)), 3)
