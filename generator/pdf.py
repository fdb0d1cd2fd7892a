"""Sheets to PDF: each brief in the largest of a few sizes in which it fits, kept by its content, so that only what changed is printed.

Floor 11: imports `fonts`, `model`, `presses`, `prints`, `stopping`, `pages.printed`, `sheets.book`, `sheets.brief`, `sheets.length` and `sheets.paper`.
"""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import json
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final, NamedTuple

from generator import fonts, presses, prints, stopping
from generator.model import Actor, Dossier, Relationship
from generator.pages.printed import BOOK, path
from generator.presses import NoPressError, Presses, Printer, StoppedError
from generator.prints import Brief
from generator.sheets import book, brief, length
from generator.sheets.paper import Paper, Values

#: Where papers are kept by their content, below the project.
CACHE: Final = ".cache/briefs"
TEMPLATES: Final = Path(__file__).parent / "templates"
#: How often a brief is set at most.
_TRIES: Final = 3
#: Seconds that the book may take.
_BOOK_PATIENCE: Final = 600.0


class Printed(NamedTuple):
    """What came of printing: the briefs by the id of their record, the book where it was asked for, and a line for each failure."""

    briefs: Mapping[str, Brief]
    book: Brief | None
    failures: tuple[str, ...]

    def files(self) -> dict[str, bytes]:
        """The papers by their path below `docs/`."""
        return {paper.path: paper.content for paper in self._all().values()}

    def offered(self) -> dict[str, str]:
        """What pages say of each paper, by the record's id, and of the book under no id."""
        return {id: paper.words() for id, paper in self._all().items()}

    def _all(self) -> dict[str, Brief]:
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
    chosen: book.Choice | None = None,
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
    paper = Paper(dossier)
    records = [dossier.profiles[id] for id in ids] if ids is not None else list(dossier.profiles.values())
    wanted = {record.id for record in records if brief.printed(record, paper)}
    inside = book.inside(paper, chosen) if chosen is not None else ()
    try:
        shop = _Shop(cache, dossier.settings.as_of.upper)
        # The book sets each brief in the size in which it fits alone, so those come first.
        sheets = _sheets([record for id, record in dossier.profiles.items() if id in wanted or id in inside], paper, watch)
        tasks = {id: shop.task("brief.typ", path(id), values) for id, values in sheets.items()}
        results = _all(tasks, command, watch)
        if chosen is not None:
            densities = {id: found.density for id in inside if isinstance(found := results[id], Brief)}
            tasks[BOOK] = shop.task("book.typ", path(BOOK), {**book.sheet(paper, chosen), "densities": densities})
            results |= _all({BOOK: tasks[BOOK]}, command, watch)
    except NoPressError as error:
        return Printed({}, None, (f"briefs are not printed: {error}",))
    if ids is None:
        prints.prune(cache, {task.key for task in tasks.values()})
    failures = tuple(
        f"{_origin(dossier, id)}: {result}" for id, result in results.items() if isinstance(result, str) and id in {BOOK, *wanted}
    )
    whole = results.get(BOOK)
    briefs = {id: found for id in sheets if id in wanted and isinstance(found := results[id], Brief)}
    return Printed(briefs, whole if isinstance(whole, Brief) else None, failures)


def _sheets(records: Iterable[Actor | Relationship], paper: Paper, watch: _Watch) -> dict[str, Values]:
    """The values of the briefs of some records."""
    found = {}
    for record in records:
        watch.check()
        found[record.id] = brief.sheet(record, paper)
    return found


def _all(tasks: Mapping[str, _Task], command: Sequence[str], watch: _Watch) -> dict[str, Brief | str]:
    """Each paper as it was kept, or printed now; or what went wrong."""
    kept = {id: found for id, task in tasks.items() if (found := prints.read(task.shop.cache, task.key, task.path))}
    return {**kept, **_print({id: task for id, task in tasks.items() if id not in kept}, command, watch)}


def _origin(dossier: Dossier, id: str) -> str:
    return dossier.profiles[id].path if id else "the book"


class _Shop:
    """What everything printed here has in common: where it is kept, the day it bears, and all that decides how it looks."""

    def __init__(self, cache: Path, day: dt.date) -> None:
        self.cache = cache
        self.day = int(dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC).timestamp())
        self.fonts, eastern = fonts.eastern()
        try:
            engine = version("typst")
        except PackageNotFoundError:
            raise NoPressError("typst is not installed; make site installs it") from None
        templates = hashlib.sha256(repr(_templates(TEMPLATES)).encode()).hexdigest()
        self.look = json.dumps([engine, eastern, self.day, _TRIES, length.POLICY, templates])

    def task(self, template: str, path: str, values: Values) -> _Task:
        """A paper to be printed, named by its content and by all that decides how it looks."""
        text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
        key = prints.key(f"{self.look}\n{template}\n{text}")
        return _Task(self, template, path, text, key, length.pages(values) if template == "brief.typ" else 0.0)


@functools.cache
def _templates(folder: Path) -> tuple[tuple[str, bytes], ...]:
    """The templates, each with its name.  Raises NoPressError where one is a link: Typst would follow it."""
    files = sorted(folder.iterdir())
    for file in (folder, *files):
        if file.is_symlink():
            raise NoPressError(f"the template {file.name} is a link; replace it with a copy")
    return tuple((file.name, file.read_bytes()) for file in files if file.is_file())


class _Task(NamedTuple):
    """A paper that is yet to be printed."""

    shop: _Shop
    template: str
    path: str
    values: str
    key: str
    length: float


def _print(tasks: Mapping[str, _Task], command: Sequence[str], watch: _Watch) -> dict[str, Brief | str]:
    """Print what was not kept, on all processors: the papers, or for each what went wrong."""
    if not tasks:
        return {}
    with presses.ready(command) as started:
        return dict(zip(tasks, _printed(list(tasks.values()), started, watch), strict=True))


def _printed(tasks: list[_Task], started: Presses, watch: _Watch) -> list[Brief | str]:
    # The longest first, so that no processor is left with it at the end.
    order = sorted(range(len(tasks)), key=lambda index: -len(tasks[index].values))
    with ExitStack() as kept:
        with stopping.held_off():  # so that no folder stays behind that is made and not yet known
            scratch = kept.enter_context(tempfile.TemporaryDirectory(prefix="briefs-"))
        jobs = [functools.partial(_one, tasks[index], Path(scratch)) for index in order]
        found = started.print(jobs, lambda done: watch.told(done, len(jobs)), watch.stopped)
    results: list[Brief | str] = [""] * len(tasks)
    for index, result in zip(order, found, strict=True):
        results[index] = result
    return results


def _one(task: _Task, scratch: Path, printer: Printer) -> Brief | str:
    """A paper in the step of size that suits its length, kept for the next time; or what went wrong.

    Setting a paper is what takes time, so the step is told from the values, and from what was set where that is off.
    """
    desk = _desk(scratch / str(printer.index))
    tried: dict[int, Brief] = {}
    density = length.suited(task.length)
    while density not in tried and len(tried) < _TRIES:
        found = _try(task, desk, printer, density)
        if isinstance(found, str):
            return found
        tried[density] = found
        if task.template == "brief.typ":
            density = length.suited_after({step: (paper.pages, paper.filled) for step, paper in tried.items()})
    best = min(tried.values(), key=lambda paper: length.worth(paper.pages, paper.filled, paper.density))
    prints.keep(task.shop.cache, task.key, best)
    return best


def _desk(folder: Path) -> Path:
    """The folder of one press, from which it reads nothing but the templates and the job that is laid beside them."""
    if not folder.exists():
        folder.mkdir()
        for name, content in _templates(TEMPLATES):
            (folder / name).write_bytes(content)
    return folder


def _try(task: _Task, desk: Path, printer: Printer, density: int) -> Brief | str:
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
    answer = printer.print(job, presses.PATIENCE if task.template == "brief.typ" else _BOOK_PATIENCE)
    if answer.get("missing"):
        return fonts.lacking(answer["missing"])
    if "error" in answer or answer["warnings"]:
        return f"it cannot be printed: {answer.get('error') or answer['warnings'][0]}"
    content = output.read_bytes() if output.is_file() else b""
    output.unlink(missing_ok=True)
    if not (content.startswith(b"%PDF-") and content.rstrip().endswith(b"%%EOF")):
        return "it cannot be printed: the engine made no whole PDF"
    return Brief(task.path, content, *_fit(answer["fit"], density))


def _fit(fit: Mapping[str, Any], density: int) -> tuple[int, int, float]:
    """Pages, step of size, and how far the last page is filled."""
    filled = (fit["y"] - fit["from"]) / (fit["to"] - fit["from"])
    return int(fit["pages"]), density, round(min(1.0, max(0.0, filled)), 3)
