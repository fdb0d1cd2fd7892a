"""Sheets to PDF: each brief in the largest of a few sizes in which it fits, kept by its content, so that only what changed is printed.

Floor 11: imports `fonts`, `model`, `presses`, `sheets.brief`, `sheets.book`, `sheets.length` and `sheets.paper`.
"""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import json
import math
import os
import tempfile
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final, NamedTuple

from generator import fonts, presses
from generator.model import Dossier
from generator.pages.printed import BOOK, path
from generator.presses import NoPressError, Presses, Printer
from generator.sheets import book, brief, length
from generator.sheets.paper import Paper, Values

#: Where papers are kept by their content, below the project.
CACHE: Final = ".cache/briefs"
TEMPLATES: Final = Path(__file__).parent / "templates"
#: A brief is to have so many pages at most, and the last of several is to be filled so far.
MOST_PAGES: Final = 2
FILLED: Final = 0.25
#: The steps of size, as the templates number them: as designed, two denser ones (1, 2), and a looser one; and which is rather taken.
DESIGNED, LOOSER = 0, 3
_ORDER: Final = (DESIGNED, 1, LOOSER, 2)
#: How long a brief becomes in each step, as measured; and how often one is set at most.
_LENGTHS: Final = {DESIGNED: 1.0, 1: 0.905, 2: 0.82, LOOSER: 1.19}
_TRIES: Final = 3
#: Seconds that the book may take.
_BOOK_PATIENCE: Final = 600.0
#: Letters of the name that a kept paper has by its content.
_NAME: Final = 40


class Brief(NamedTuple):
    """A printed paper: its path below `docs/`, its bytes, its pages, the step of size, and how far its last page is filled (0 to 1)."""

    path: str
    content: bytes
    pages: int
    density: int
    filled: float

    def words(self) -> str:
        """What a link to it says of it: “PDF, 2 pages, 58 kB”."""
        return f"PDF, {self.pages} page{'' if self.pages == 1 else 's'}, {max(1, round(len(self.content) / 1000)):,} kB"


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


def print_all(
    dossier: Dossier,
    cache: Path,
    *,
    ids: Iterable[str] | None = None,
    chosen: book.Choice | None = None,
    told: Callable[[int, int], None] = _nothing,
    command: Sequence[str] = (),
) -> Printed:
    """Print the briefs of some records (of all that have one, where `ids` is none), and the book where one is chosen.

    `told` hears how many papers are done, and of how many.  A paper that cannot be printed is a failure; so is a missing engine, once.
    """
    paper = Paper(dossier)
    records = [dossier.profiles[id] for id in ids] if ids is not None else list(dossier.profiles.values())
    wanted = {record.id for record in records if brief.printed(record, paper)}
    inside = book.inside(paper, chosen) if chosen is not None else ()
    try:
        shop = _Shop(cache, dossier.settings.as_of.upper)
        # The book sets each brief in the size in which it fits alone, so those come first.
        sheets = {id: brief.sheet(dossier.profiles[id], paper) for id in dossier.profiles if id in wanted or id in inside}
        tasks = {id: shop.task("brief.typ", path(id), values) for id, values in sheets.items()}
        results = _all(tasks, command, told)
        if chosen is not None:
            densities = {id: found.density for id in inside if isinstance(found := results[id], Brief)}
            tasks[BOOK] = shop.task("book.typ", path(BOOK), {**book.sheet(paper, chosen), "densities": densities})
            results |= _all({BOOK: tasks[BOOK]}, command, told)
    except NoPressError as error:
        return Printed({}, None, (f"briefs are not printed: {error}",))
    if ids is None:
        _prune(cache, {task.key for task in tasks.values()})
    failures = tuple(
        f"{_origin(dossier, id)}: {result}" for id, result in results.items() if isinstance(result, str) and id in {BOOK, *wanted}
    )
    whole = results.get(BOOK)
    briefs = {id: found for id in sheets if id in wanted and isinstance(found := results[id], Brief)}
    return Printed(briefs, whole if isinstance(whole, Brief) else None, failures)


def _all(tasks: Mapping[str, _Task], command: Sequence[str], told: Callable[[int, int], None]) -> dict[str, Brief | str]:
    """Each paper as it was kept, or printed now; or what went wrong."""
    kept = {id: found for id, task in tasks.items() if (found := _read(task))}
    return {**kept, **_print({id: task for id, task in tasks.items() if id not in kept}, command, told)}


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
        policy = (FILLED, _ORDER, _TRIES, *_LENGTHS.items())
        self.look = json.dumps([engine, eastern, self.day, policy, _templates()])

    def task(self, template: str, path: str, values: Values) -> _Task:
        """A paper to be printed, named by its content and by all that decides how it looks."""
        text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
        key = hashlib.sha256(f"{self.look}\n{template}\n{text}".encode()).hexdigest()[:_NAME]
        return _Task(self, template, path, text, key, length.pages(values) if template == "brief.typ" else 0.0)


@functools.cache
def _templates() -> str:
    """The digest of the templates.  Raises NoPressError where one is a link: Typst would follow it."""
    found = []
    for file in (TEMPLATES, *sorted(TEMPLATES.iterdir())):
        if file.is_symlink():
            raise NoPressError(f"the template {file.name} is a link; replace it with a copy")
        found.append((file.name, file.read_bytes() if file.is_file() else b""))
    return hashlib.sha256(repr(found).encode()).hexdigest()


class _Task(NamedTuple):
    """A paper that is yet to be printed."""

    shop: _Shop
    template: str
    path: str
    values: str
    key: str
    length: float


def _read(task: _Task) -> Brief | None:
    """A paper as it was kept; nothing where it is not there whole."""
    try:
        facts = json.loads((task.shop.cache / f"{task.key}.json").read_text(encoding="utf-8"))
        content = (task.shop.cache / f"{task.key}.pdf").read_bytes()
        if facts["sha256"] != hashlib.sha256(content).hexdigest():
            return None
        return Brief(task.path, content, facts["pages"], facts["density"], facts["filled"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _print(tasks: Mapping[str, _Task], command: Sequence[str], told: Callable[[int, int], None]) -> dict[str, Brief | str]:
    """Print what was not kept, on all processors: the papers, or for each what went wrong."""
    if not tasks:
        return {}
    with presses.ready(command) as started:
        return dict(zip(tasks, _printed(list(tasks.values()), started, told), strict=True))


def _printed(tasks: list[_Task], started: Presses, told: Callable[[int, int], None]) -> list[Brief | str]:
    # The longest first, so that no processor is left with it at the end.
    order = sorted(range(len(tasks)), key=lambda index: -len(tasks[index].values))
    with tempfile.TemporaryDirectory(prefix="briefs-") as scratch:
        jobs = [functools.partial(_one, tasks[index], Path(scratch) / f"{index}.pdf") for index in order]
        found = started.print(jobs, lambda done: told(done, len(jobs)))
    results: list[Brief | str] = [""] * len(tasks)
    for index, result in zip(order, found, strict=True):
        results[index] = result
    return results


def _one(task: _Task, output: Path, printer: Printer) -> Brief | str:
    """A paper in the step of size that suits its length, kept for the next time; or what went wrong.

    Setting a paper is what takes time, so the step is told from the values, and from what was set where that is off.
    """
    tried: dict[int, Brief] = {}
    density = _suited(task.length, tried)
    while density not in tried and len(tried) < _TRIES:
        found = _try(task, output, printer, density)
        if isinstance(found, str):
            return found
        tried[density] = found
        if task.template == "brief.typ":
            density = _suited((found.pages - 1 + found.filled) / _LENGTHS[density], tried)
    best = min(tried.values(), key=lambda paper: _worth(paper.pages, paper.filled, paper.density))
    _keep(task, best)
    return best


def _suited(length: float, tried: Mapping[int, Brief]) -> int:
    """The step of size for a brief that takes so many pages as designed, by what is known of those that were tried."""

    def worth(density: int) -> tuple[bool, int, int]:
        if density in tried:
            return _worth(tried[density].pages, tried[density].filled, density)
        pages = max(1, math.ceil(length * _LENGTHS[density]))
        return _worth(pages, length * _LENGTHS[density] - pages + 1, density)

    return min(_ORDER, key=worth)


def _worth(pages: int, filled: float, density: int) -> tuple[bool, int, int]:
    """What makes one setting better than another, the least the best: no last page of a few lines, few pages, a size near the designed."""
    return pages > 1 and filled < FILLED, pages, _ORDER.index(density)


def _try(task: _Task, output: Path, printer: Printer, density: int) -> Brief | str:
    inputs = {"values": task.values, "density": str(density), "eastern": "true" if task.shop.fonts else "false"}
    job = {
        "template": task.template,
        "root": str(TEMPLATES),
        "fonts": [task.shop.fonts] if task.shop.fonts else [],
        "inputs": inputs,
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


def _keep(task: _Task, paper: Brief) -> None:
    """Keep a paper by its content; the facts are written last, so that half a paper is none."""
    digest = hashlib.sha256(paper.content).hexdigest()
    facts = {"pages": paper.pages, "density": paper.density, "filled": paper.filled, "sha256": digest}
    task.shop.cache.mkdir(parents=True, exist_ok=True)
    for ending, content in (("pdf", paper.content), ("json", json.dumps(facts).encode())):
        target = task.shop.cache / f"{task.key}.{ending}"
        aside = target.with_suffix(f".{ending}.new")
        aside.write_bytes(content)
        os.replace(aside, target)


def _prune(cache: Path, keys: Container[str]) -> None:
    """Throw away what was kept for records as they no longer are."""
    for kept in cache.glob("*"):
        name = kept.name.partition(".")[0]
        if len(name) == _NAME and name not in keys and kept.is_file():
            kept.unlink(missing_ok=True)
