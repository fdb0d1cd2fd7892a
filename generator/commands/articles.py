"""The articles at hand: what `add-source` reads and keeps, and the command `article`."""

from __future__ import annotations

import os
import re
import shutil
import sys
import textwrap
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import click

from ..articles.article import Article, Block, is_article, loads, locators_in
from ..articles.fingerprints import Evidence, EvidenceError
from ..articles.locators import words
from ..articles.normal import paragraphs
from ..editing import edits
from ..project.files import ARTICLES, article_file, shown
from ..readers.document import LARGEST_FILE, Document, UnreadableError
from ..records.decode import ROOT
from ..system import atomic, reading
from ..text.problems import printable
from ..text.prose import count
from . import completion
from .output import error_boundary, known

_WEB: Final = re.compile(r"https?://", re.IGNORECASE)
_WIDEST: Final = 110
#: The endings of fetched files, by what they begin with.
_ENDINGS: Final = ((b"%PDF", ".pdf"), (b"PK", ".zip"), (b"<", ".html"))


def is_address(given: str) -> bool:
    """Whether an article is given by its address."""
    return bool(_WEB.match(given))


def document(given: str, *, page: str, encoding: str, loopback: bool) -> Document:
    """The file, or the page at the address, that an article is read from."""
    if is_address(given):
        from ..system import fetch  # other commands start faster without it

        try:
            fetched = fetch.fetch(given, fetch.Limits(loopback=loopback))
        except fetch.FetchError as error:
            raise click.ClickException(printable(str(error))) from None
        return Document(fetched.content, encoding, fetched.charset, fetched.address, page)
    path = Path(given).expanduser()
    if not path.is_file():
        what = "is a folder" if path.is_dir() else "does not exist" if not path.exists() else "is not a regular file"
        raise click.BadParameter(f"{shown(given)} {what}", param_hint="ARTICLE")
    if path.stat().st_size > LARGEST_FILE:
        raise click.BadParameter(f"{shown(given)} has more than {LARGEST_FILE:,} bytes; split it", param_hint="ARTICLE")
    return Document(path.read_bytes(), encoding, wanted=page)


def fetched(address: str, *, loopback: bool) -> Article:
    """The article at an address today.  Raises ClickException if it cannot be fetched or read."""
    from ..readers import registry

    try:
        return registry.read(document(address, page="", encoding="", loopback=loopback))
    except UnreadableError as error:
        raise click.ClickException(printable(f"{address}: {error.what}; {error.remedy}")) from None


def read(home: Path, id: str, given: Document, name: str) -> Article:
    """Read an article.  A text whose paragraphs have been numbered before keeps its numbers."""
    from ..readers import registry  # other commands start faster without the readers

    try:
        before = _numbered_before(home, id, given)
        return before or registry.read(given)
    except UnreadableError as error:
        raise click.ClickException(printable(f"{shown(name)}: {error.what}; {error.remedy}")) from None


def _numbered_before(home: Path, id: str, given: Document) -> Article | None:
    """A plain text divided at blank lines, if the evidence was made from these paragraphs."""
    from ..readers import plain
    from ..readers.encodings import decode

    try:
        evidence = Evidence.loads((home / ROOT / "sources" / f"{id}.evidence").read_text(encoding="utf-8"))
        text = decode(given).text
    except (OSError, UnicodeError, EvidenceError, UnreadableError):
        return None
    if is_article(text) or not evidence.is_of(text):
        return None
    return plain.read(Document(given.content, given.encoding, given.charset, by_blank_lines=True))


def keep(home: Path, id: str, article: Article, given: str, fetched: Document | None, *, replacing: bool) -> Path | None:
    """Write the numbered text below articles/, and the page it was read from if it was fetched; None if the same text is there already."""
    target = article_file(home, id)
    text = article.dumps()
    if target.exists():
        before = target.read_text(encoding="utf-8-sig", errors="replace")
        same = paragraphs(before) == paragraphs(text)
        if same and (not is_article(before) or before == text):
            return None
        if not same and not replacing:
            number = next((n for n, (one, two) in enumerate(zip(paragraphs(before), paragraphs(text), strict=False), 1) if one != two), 0)
            at = f"from paragraph {number} on" if number else "in its length"
            raise click.ClickException(
                f"{target.relative_to(home)} is another text: it differs {at}; nothing was written. To replace it, add --replace"
            )
        if not same and not is_address(given) and target.samefile(given):
            raise click.ClickException(f"{given} would be replaced by what was read from it; move it out of {ARTICLES}/ first")
    atomic.keep(target, text.encode(), within=home)
    if fetched is not None:
        ending = next((ending for beginning, ending in _ENDINGS if fetched.head.startswith(beginning)), ".bin")
        atomic.keep(target.with_suffix(f".original{ending}"), fetched.content, within=home)
    keep_out(home, f"/{ARTICLES}/")
    return target


def keep_out(home: Path, line: str) -> None:
    """Add a line to .gitignore, if it is not there."""
    path = ".gitignore"
    before = reading.read(home / path, reading.SETTING) if os.path.lexists(home / path) else None
    lines = [other.strip(b"/") for other in (before or b"").splitlines()]
    if line.strip("/").encode() not in lines:
        atomic.write_together(home, {path: before}, {path: edits.with_line(before or b"", line)})


def report(article: Article) -> Iterator[str]:
    """How an article was read: the reader, remarks, and what was left out."""
    yield f"read as: {article.reader}"
    yield from (f"note: {remark}" for remark in article.remarks)
    if article.dropped:
        counted = Counter(part.reason for part in article.dropped)
        yield f"left out: {', '.join(f'{reason} ({number})' if number > 1 else reason for reason, number in counted.items())}"


@click.command("article", epilog="Example: briefings article herald-2023-08")
@click.argument("id", shell_complete=completion.sources)
@click.option("--dropped", is_flag=True, help="Show what was left out of the original, and why, instead of the paragraphs.")
@click.pass_obj
def article(home: Path, id: str, dropped: bool) -> None:
    """Show the numbered text of an article that is at hand, in articles/.

    Each paragraph has its number, its page, row, turn or time in the original, and what it is if it is no ordinary paragraph.
    """
    with error_boundary():
        folder = home / ARTICLES
        ids = [path.stem for path in sorted(folder.glob("*.txt"))] if folder.is_dir() else []
        if id not in ids and not (home / ROOT / "sources" / f"{id}.yml").exists():
            known(id, ids, "article", "ID")
        file = article_file(home, id)
        if not file.is_file():
            raise click.ClickException(f"the text of {id} is not at hand; read it again: briefings add-source FILE --id {id}")
        text = file.read_text(encoding="utf-8-sig", errors="replace")
        made = loads(text)
        lines = [f"{part.reason}: {part.text}" for part in made.dropped] if dropped else list(_lines(made))
        shown_ = "\n".join(printable(line) for line in [*_heading(home, id, made, text), "", *lines]) + "\n"
        if sys.stdout.isatty():
            click.echo_via_pager(shown_)
        else:
            click.echo(shown_, nl=False)


def _heading(home: Path, id: str, made: Article, text: str) -> Iterator[str]:
    """What the text is, and whether the evidence was made from it."""
    title = made.found.title.value if made.found.title else ""
    yield f"{id}: {title}" if title else id
    yield f"{count(len(paragraphs(text)), 'paragraph')}{f', read as {made.reader}' if made.reader else ''}"
    try:
        evidence = Evidence.loads((home / ROOT / "sources" / f"{id}.evidence").read_text(encoding="utf-8"))
    except (OSError, UnicodeError, EvidenceError):
        return
    if not evidence.is_of(text):
        yield f"this is not the text that {ROOT}/sources/{id}.evidence was made from"


def _lines(made: Article) -> Iterator[str]:
    """The paragraphs with their numbers; wrapped in a terminal."""
    width = min(_WIDEST, shutil.get_terminal_size().columns) if sys.stdout.isatty() else None
    places = locators_in(made.dumps())
    for number, block in enumerate(made.blocks, 1):
        place = place_words(replace(block, at=places.get(number, block.at)))
        line = f"{number:4}  {f'[{place}] ' if place else ''}{block.text}"
        yield from textwrap.wrap(line, max(40, width), subsequent_indent=" " * 6) if width else [line]


def place_words(block: Block) -> str:
    """The place of a paragraph in words: `p. 12`, `row 3`, `turn 5`; and its kind, if it has no place."""
    named = words(block.at)
    kind = block.kind if block.kind in ("heading", "caption", "note") else ""
    return ", ".join(filter(None, (named, kind)))
