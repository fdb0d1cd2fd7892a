"""Turns values into PDF files, with a cache keyed by content."""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import json
import os
import re
import tempfile
import threading
import unicodedata
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from contextlib import ExitStack, suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from ..records.dossier import Actor, Dossier, Relationship
from ..system import atomic, guard, processes, reading
from ..text import direction
from ..views.queries import BOOK, CARDS, VOLUMES, brief_path, volume
from . import book as book_values
from . import brief, cards, glyphs, length, packs, pool
from .brief import BriefContext, Values
from .compiler import installed_fonts, missing_glyphs_message
from .pool import NoCompilerError, Pool, Printer, StoppedError

#: The length of a cache key.
_NAME: Final = 40


class PrintedBrief(NamedTuple):
    """A printed brief or a card: its path below `docs/`, its bytes, its page count, the font size step, and how full the last page is (0 to 1)."""

    path: str
    content: bytes
    pages: int
    density: int
    filled: float

    def words(self) -> str:
        """The description in links to it: “PDF, 2 pages, 58 kB”."""
        return f"PDF, {self.pages} page{'' if self.pages == 1 else 's'}, {max(1, round(len(self.content) / 1000)):,} kB"


def cache_key(text: str) -> str:
    """The cache key of a brief, from everything that determines its appearance."""
    return hashlib.sha256(text.encode()).hexdigest()[:_NAME]


def cached_brief(cache: Path, key: str, path: str) -> PrintedBrief | None:
    """A brief from the cache; None if it is missing or incomplete."""
    try:
        facts = json.loads(reading.read(cache / f"{key}.json", reading.SETTING))
        content = reading.read(cache / f"{key}{PurePosixPath(path).suffix}", reading.ASSET)
        if facts["sha256"] != hashlib.sha256(content).hexdigest():
            return None
        return PrintedBrief(path, content, facts["pages"], facts["density"], facts["filled"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def keep_brief(cache: Path, key: str, printed: PrintedBrief) -> str:
    """Write a brief to the cache; its facts are written last, so that an incomplete brief is not used.

    Returns why that is not possible: then the brief is printed again the next time, and nothing else is lost.
    """
    digest = hashlib.sha256(printed.content).hexdigest()
    facts = {"pages": printed.pages, "density": printed.density, "filled": printed.filled, "sha256": digest}
    temporary = cache / f"{key}.{os.getpid()}-{threading.get_ident()}.new"
    for ending, content in ((PurePosixPath(printed.path).suffix, printed.content), (".json", json.dumps(facts).encode())):
        try:
            atomic.keep(cache / f"{key}{ending}", content, aside=temporary)
        except FileNotFoundError:
            return ""  # another run that prints everything has deleted it
        except OSError as error:
            return (error.strerror or str(error)).lower()
    return ""


def prune_cache(cache: Path, keys: Container[str]) -> None:
    """Delete the cached briefs of former states of records, as far as the cache can be written."""
    for kept in cache.glob("*"):
        name = kept.name.partition(".")[0]
        if len(name) == _NAME and (name not in keys or kept.suffix == ".new") and kept.is_file():
            with suppress(OSError):
                guard.delete(kept, cache)


def remove_printed(folder: Path, cache: Path) -> list[Path]:
    """Remove the PDF files in a folder that are in the cache as they are; returns the files that were kept."""
    if folder.is_symlink() or not folder.is_dir():
        return []
    known = {_digest(path) for ending in ("pdf", "png") for path in cache.glob(f"*.{ending}")} - {""}
    kept = []
    for path in sorted(folder.iterdir()):
        if _digest(path) not in known:
            kept.append(path)
        else:
            guard.delete(path, folder)
    if not kept:
        guard.delete_if_empty(folder, folder.parent)
    return kept


def _digest(path: Path) -> str:
    """The digest of a regular file; empty if it is not one."""
    with suppress(reading.UnusableError):
        return hashlib.sha256(reading.read(path, reading.ASSET)).hexdigest()
    return ""


#: The folder of the cache, below the project.
CACHE: Final = ".cache/briefs"
TEMPLATES: Final = Path(__file__).parent / "templates"
#: The maximum number of times that a brief is typeset.
_TRIES: Final = 3
#: The time limit for the book, in seconds.
_BOOK_PATIENCE: Final = 600.0
#: The length of the values of a file that is large: that of some 50 briefs.
_LARGE: Final = 1_000_000


class Printed(NamedTuple):
    """The result of printing: the briefs by the id of their record, the book if requested, a line for each failure, why briefs are not kept,
    and the packs by their ids, among them the volumes of a book that is too large for one file, and the cards.
    """

    briefs: Mapping[str, PrintedBrief]
    book: PrintedBrief | None
    failures: tuple[str, ...]
    unkept: str = ""
    packs: Mapping[str, PrintedBrief] = MappingProxyType({})

    @property
    def books(self) -> tuple[PrintedBrief, ...]:
        """The book, or its volumes in order."""
        return (self.book,) if self.book else tuple(paper for id, paper in self.packs.items() if id.startswith(VOLUMES))

    def files(self) -> dict[str, bytes]:
        """The PDF files by their path below `docs/`."""
        return {printed.path: printed.content for printed in self._all().values()}

    def offered(self) -> dict[str, str]:
        """The description of each brief, by the record's id, of each pack by its own, and of the book under the empty id."""
        return {id: printed.words() for id, printed in self._all().items()}

    def _all(self) -> dict[str, PrintedBrief]:
        return {**self.briefs, **self.packs, **({BOOK: self.book} if self.book else {})}


def _nothing(done: int, of: int) -> None:
    """Do not report progress."""


def _never() -> bool:
    """Never stop."""
    return False


class _Callbacks(NamedTuple):
    """The callbacks for progress and for stopping."""

    told: Callable[[int, int], None]
    stopped: Callable[[], bool]

    def check(self) -> None:
        """Raise StoppedError if printing should stop."""
        if self.stopped():
            raise StoppedError


def print_all(
    dossier: Dossier,
    cache: Path,
    *,
    ids: Iterable[str] | None = None,
    chosen: book_values.Choice | None = None,
    for_site: bool = False,
    told: Callable[[int, int], None] = _nothing,
    stopped: Callable[[], bool] = _never,
    command: Sequence[str] = (),
) -> Printed:
    """Print the briefs of some records (of all that have one, if `ids` is None), the book if one is selected, and the packs and
    the cards of a site.

    `told` is called with the number of finished briefs and the total.  A brief that cannot be printed is a failure; so is a missing engine,
    once.  `stopped` (for example the `is_set` of an event) is polled: soon after it returns true, StoppedError is raised, even while the book
    is being printed.  Exceptions of `told` and `stopped` are passed on.  In any case, all processes and threads end, and finished briefs stay
    in the cache.
    """
    callbacks = _Callbacks(told, stopped)
    context = BriefContext(dossier)
    records = [dossier.profiles[id] for id in ids] if ids is not None else list(dossier.profiles.values())
    wanted = {record.id for record in records if brief.printed(record, context)}
    volumes = book_values.in_volumes(context, chosen) if chosen is not None else ()
    books = {volume(found.volume.number) if found.volume else BOOK: found for found in volumes}
    books |= packs.choices(context) if for_site else {}
    try:
        setup = _Setup(cache, dossier.settings.as_of.upper.date, _images(dossier))
        found_values = _brief_values([record for id, record in dossier.profiles.items() if id in wanted], context, callbacks)
        tasks = {id: setup.task("brief.typ", brief_path(id), values) for id, values in found_values.items()}
        for id, choice in books.items():
            callbacks.check()
            tasks[id] = setup.task("book.typ", brief_path(id), book_values.book_values(context, choice, found_values))
        drawn = cards.card_values([dossier.profiles[id] for id in found_values], context) if for_site else ()
        tasks |= {id: setup.task("card.typ", brief_path(id), values) for id, values in drawn}
        results = _all(tasks, command, callbacks)
    except NoCompilerError as error:
        return Printed({}, None, (f"briefs are not printed: {error}",))
    if ids is None:
        prune_cache(cache, {task.key for task in tasks.values()})
    failures = tuple(f"{_origin(dossier, id)}: {result}" for id, result in results.items() if isinstance(result, str))
    done = {id: result for id, result in results.items() if isinstance(result, PrintedBrief)}
    briefs = {id: result for id, result in done.items() if id in wanted}
    packed = {id: result for id, result in done.items() if id not in briefs and id != BOOK}
    return Printed(briefs, done.get(BOOK), failures, setup.unkept, packed)


def _images(dossier: Dossier) -> dict[str, bytes]:
    """The files of images, by their names for the PDF engine."""
    shown = ((actor.image, dossier.picture(actor)) for actor in dossier.actors.values())
    return {brief.image_file(image, picture): picture.content for image, picture in shown if image and picture}


def _brief_values(records: Iterable[Actor | Relationship], context: BriefContext, callbacks: _Callbacks) -> dict[str, Values]:
    """The values of the briefs of some records."""
    found = {}
    for record in records:
        callbacks.check()
        found[record.id] = brief.brief_values(record, context)
    return found


def _all(tasks: Mapping[str, _Task], command: Sequence[str], callbacks: _Callbacks) -> dict[str, PrintedBrief | str]:
    """Each brief from the cache or printed now, or the reason why it failed."""
    kept = {id: found for id, task in tasks.items() if (found := cached_brief(task.setup.cache, task.key, task.path))}
    return {**kept, **_print({id: task for id, task in tasks.items() if id not in kept}, command, callbacks)}


def _origin(dossier: Dossier, id: str) -> str:
    """What was to be printed, as a message names it."""
    if id.startswith(CARDS):
        return f"the card of {id.removeprefix(CARDS)}"
    if id.startswith(VOLUMES):
        return f"volume {id.removeprefix(VOLUMES)} of the book"
    return dossier.profiles[id].path if id in dossier.profiles else f"the pack {id}" if id else "the book"


class _Setup:
    """What all briefs have in common: the cache, and why it is not used; the images; the date, and what else determines their appearance."""

    def __init__(self, cache: Path, day: dt.date, images: Mapping[str, bytes]) -> None:
        self.cache = cache
        self.images = images
        self.unkept = ""
        self.day = int(dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC).timestamp())
        self.fonts = installed_fonts()
        try:
            engine = f"{version('typst')} {version('pikepdf')}"
        except PackageNotFoundError:
            raise NoCompilerError("typst and pikepdf are not both installed; make site installs them") from None
        templates = hashlib.sha256(repr(_templates(TEMPLATES)).encode()).hexdigest()
        self.appearance = json.dumps([engine, self.fonts.versions, self.day, _TRIES, length.POLICY, templates])

    def task(self, template: str, path: str, values: Values) -> _Task:
        """A brief to be printed, with its cache key."""
        text = json.dumps(_typeset(values), ensure_ascii=False, separators=(",", ":"))
        key = cache_key(f"{self.appearance}\n{template}\n{text}")
        return _Task(self, template, path, text, key, length.estimated_pages(values) if template == "brief.typ" else 0.0)


#: The keys whose values are no words: ids, addresses and drawings.
_NO_WORDS: Final = frozenset({"id", "inside", "record", "url", "address", "code", "file"})
#: A word so long that it may be wider than a column.
_LEAST: Final = 22
_LONG: Final = re.compile(rf"[^\W_]{{{_LEAST},}}")


def _typeset(value: object) -> object:
    """Values as they are set: with invisible marks around what is written from right to left, and in words that may be wider than a column.

    Emoji, which no font has, are names.
    """
    if isinstance(value, str):
        if len(value) < _LEAST and value.isascii():
            return value
        whole = value if value.isascii() else direction.isolated(glyphs.without_emoji(value))
        return _LONG.sub(_divisible, whole)
    if isinstance(value, dict):
        return {key: inner if key in _NO_WORDS else _typeset(inner) for key, inner in value.items()}
    return [_typeset(inner) for inner in value] if isinstance(value, list | tuple) else value


def _divisible(found: re.Match[str]) -> str:
    """A long word that may be divided between any two letters but the first two and the last three; scripts without spaces divide anyway."""
    word = found[0]
    return word if unicodedata.east_asian_width(word[0]) == "W" else "\u00ad".join([word[:2], *word[2:-3], word[-3:]])


@functools.cache
def _templates(folder: Path) -> tuple[tuple[str, bytes], ...]:
    """The templates, each with its name.  Raises NoCompilerError if one is a link, because Typst would follow it."""
    files = sorted(folder.iterdir())
    for file in (folder, *files):
        if file.is_symlink():
            raise NoCompilerError(f"the template {file.name} is a link; replace it with a copy")
    return tuple((file.name, file.read_bytes()) for file in files if file.is_file())


class _Task(NamedTuple):
    """A brief that is still to be printed."""

    setup: _Setup
    template: str
    path: str
    values: str
    key: str
    length: float


def _print(tasks: Mapping[str, _Task], command: Sequence[str], callbacks: _Callbacks) -> dict[str, PrintedBrief | str]:
    """Print what is not in the cache, on all processors: the briefs, or the reason for each failure."""
    if not tasks:
        return {}
    with pool.ready(command) as started:
        return dict(zip(tasks, _printed(list(tasks.values()), started, callbacks), strict=True))


def _printed(tasks: list[_Task], started: Pool, callbacks: _Callbacks) -> list[PrintedBrief | str]:
    # The longest first, so that not a single processor is busy with it at the end.
    order = sorted(range(len(tasks)), key=lambda index: -len(tasks[index].values))
    with ExitStack() as kept:
        with processes.held_off():  # so that no folder is left behind that was just created
            scratch = kept.enter_context(tempfile.TemporaryDirectory(prefix="briefs-"))
        jobs = [functools.partial(_one, tasks[index], Path(scratch)) for index in order]
        found = started.print(jobs, lambda done: callbacks.told(done, len(jobs)), callbacks.stopped)
    results: list[PrintedBrief | str] = [""] * len(tasks)
    for index, result in zip(order, found, strict=True):
        results[index] = result
    return results


def _one(task: _Task, scratch: Path, printer: Printer) -> PrintedBrief | str:
    """A brief in the font size step that suits its length, written to the cache; or the reason why it failed."""
    folder = _working_folder(scratch / str(printer.index), task.setup.images)
    density = _step(task, folder, printer) if task.template == "brief.typ" else length.DESIGNED
    if isinstance(density, str):
        return density
    found = _set(task, folder, printer, density)
    if isinstance(found, PrintedBrief):
        task.setup.unkept = keep_brief(task.setup.cache, task.key, found) or task.setup.unkept
    return found


def _step(task: _Task, folder: Path, printer: Printer) -> int | str:
    """The font size step of a brief, which is laid out in it last; or the reason why it cannot be.

    Layout is slow, so the step is estimated from the values first, and corrected from the result if the estimate was wrong.
    """
    tried: dict[int, tuple[int, float]] = {}
    step = length.suited(task.length)
    while step not in tried and len(tried) < _TRIES:
        found = _answer(task, folder, printer, step, None)
        if isinstance(found, str):
            return found
        tried[step] = _fit(found["fit"])
        step = length.suited_after(tried)
    return length.best(tried)


def _working_folder(folder: Path, images: Mapping[str, bytes]) -> Path:
    """The folder of one compiler process, from which it reads only the templates, the images, and the job beside them."""
    if not folder.exists():
        folder.mkdir()
        for name, content in (*_templates(TEMPLATES), *images.items()):
            guard.write(folder / name, content, folder)
    return folder


def _set(task: _Task, folder: Path, printer: Printer, density: int) -> PrintedBrief | str:
    """A brief in one font size step, or the reason why it failed."""
    output = folder / f"paper{PurePosixPath(task.path).suffix}"
    answer = _answer(task, folder, printer, density, output)
    if isinstance(answer, str):
        return answer
    content = output.read_bytes() if output.is_file() else b""
    guard.delete(output, folder, missing_ok=True)
    if not _is_whole(content):
        return "cannot be printed: the PDF engine produced an incomplete file"
    pages, filled = _fit(answer["fit"])
    return PrintedBrief(task.path, content, pages, density, filled)


def _is_whole(content: bytes) -> bool:
    """Whether a file of the engine has its beginning and its end: a PDF file, or a picture."""
    return (content.startswith(b"%PDF-") and content.rstrip().endswith(b"%%EOF")) or (
        content.startswith(b"\x89PNG\r\n") and content.endswith(b"IEND\xaeB`\x82")
    )


def _answer(task: _Task, folder: Path, printer: Printer, density: int, output: Path | None) -> pool.Answer | str:
    """The answer of the engine, which writes to `output` or only lays out; or the reason why it failed."""
    # Values are passed as a file: passing them as inputs would invalidate the engine's own cache.
    guard.write(folder / "job.json", f'{{"density":{density},"values":{task.values}}}'.encode(), folder)
    job = {
        "template": task.template,
        "root": str(folder),
        "fonts": list(task.setup.fonts.folders),
        "inputs": {"families": ",".join(task.setup.fonts.families)},
        "output": str(output) if output else "",
        "day": task.setup.day,
    }
    patience = pool.PATIENCE if task.template != "book.typ" else _BOOK_PATIENCE
    answer = printer.print(job, patience, large=len(task.values) > _LARGE)
    if answer.get("missing"):
        return missing_glyphs_message(answer["missing"])
    if "error" in answer or answer["warnings"]:
        return f"cannot be printed: {answer.get('error') or answer['warnings'][0]}"
    return answer


def _fit(fit: Mapping[str, Any]) -> tuple[int, float]:
    """Page count, and how full the last page is."""
    filled = (fit["y"] - fit["from"]) / (fit["to"] - fit["from"])
    return int(fit["pages"]), round(min(1.0, max(0.0, filled)), 3)
