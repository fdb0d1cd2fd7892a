"""The command `review`: a person reads statements beside their passages, and confirms them."""

from __future__ import annotations

import datetime as dt
import os
import re
import shlex
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Final

import click

from ..evidence.reviewing import SIGNS, Reading, readings, signed
from ..pages.packet import facts, packet
from ..project import files, load, reviewing
from ..records.dossier import Dossier, at
from ..system import atomic
from ..text.problems import printable
from ..text.prose import count
from .check import asked_for, within
from .output import error_boundary, known

#: The width from which on statement and passage fit side by side.
_WIDE: Final = 90
#: The colours for words that only one side has.
_COLOURS: Final = {"number": "red", "name": "magenta", "negation": "red", "bound": "yellow", "hedge": "cyan"}
_SIGNED: Final = re.compile("|".join(rf"(?P<{kind}>\[{re.escape(sign)}[^\]\s]+\])" for kind, sign in SIGNS.items()))
_LEGEND: Final = "only on one side: " + "  ".join(f"[{sign}] {kind}" for kind, sign in SIGNS.items())
_KEYS: Final = "c confirm · e edit · s skip · q quit"
#: How an editor is asked to open a file at a line, by its name.
_AT_LINE: Final = {"code": "-w -g {file}:{line}", "codium": "-w -g {file}:{line}", "subl": "-w {file}:{line}", "hx": "{file}:{line}"}
_PLUS: Final = frozenset("vi vim nvim nano emacs emacsclient micro kak joe ne".split())


@click.command(epilog="Example: briefings review --claim northland/lost-passengers --as 'Ada Berg'")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--claim", "refs", multiple=True, metavar="RECORD/CLAIM", help="Only this claim; may be repeated.")
@click.option(
    "--articles",
    "texts",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="A folder with the articles; by default articles/ in the project.",
)
@click.option("--as", "name", default="", metavar="NAME", help="Your name; by default the one that Git uses (user.name).")
@click.option("--list", "listing", is_flag=True, help="Only list the claims to read, the riskiest first, with the reasons.")
@click.option(
    "--packet",
    "target",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the claims as an HTML page to print, with boxes to tick.",
)
@click.pass_obj
def review(
    home: Path, paths: tuple[Path, ...], refs: tuple[str, ...], texts: Path | None, name: str, *, listing: bool, target: Path | None
) -> None:
    """Read claims beside the paragraphs they cite, the riskiest first, and confirm them.

    The keys: c confirms, e opens the editor ($VISUAL or $EDITOR) at the claim, s skips, q quits. A confirmation is kept with the receipts.
    With PATHS (files or folders), only their claims are shown.
    """
    only = asked_for(home, paths)
    who = reader(home, name)

    def queue() -> tuple[Dossier, list[Reading]]:
        found = load.load_with_articles(home, texts)
        for ref in refs:
            known(ref, found.dossier.claims, "claim", "--claim")
        return found.dossier, [one for one in readings(*found) if _is_asked(one, refs, only)]

    with error_boundary():
        dossier, found = queue()
        if target:
            _write_packet(dossier, found, target)
        elif listing:
            _list(found, who)
        else:
            _require_name(who)
            _Session(home, who, queue, dossier, found).run()


def reader(home: Path, given: str) -> str:
    """The name under which somebody confirms claims: the one given, or the one that Git uses; empty if there is none.

    Raises BadParameter if it cannot be kept.
    """
    who = given or reviewing.user_name(home)
    if who and not reviewing.is_name(who):
        raise click.BadParameter(reviewing.BAD_NAME, param_hint="--as")
    return who


def _is_asked(one: Reading, refs: tuple[str, ...], only: tuple[str, ...]) -> bool:
    """Whether a claim is among those that the command is limited to."""
    return (not refs or one.ref in refs) and (not only or any(within(one.home.path, path) for path in only))


def _require_name(who: str) -> None:
    if not who:
        raise click.UsageError(reviewing.NO_NAME)


def _list(found: list[Reading], who: str) -> None:
    queue = reviewing.to_read(found, who)
    for one in queue:
        read = f", read by {len(one.reviews)}" if one.reviews else ""
        click.echo(f"{one.risk:4}  {one.ref}{read}: {'; '.join(one.reasons)}")
    click.echo(f"{count(len(queue), 'claim')} to read")


def _write_packet(dossier: Dossier, found: list[Reading], target: Path) -> None:
    """Write the packet with the claims whose articles are at hand."""
    readable = [one for one in found if one.passages]
    if not readable:
        raise click.ClickException(
            "no article of these claims is at hand; put the texts into articles/, or name their folder: --articles DIR"
        )
    atomic.keep(target, packet(dossier, readable).encode())
    left = len(found) - len(readable)
    click.echo(
        f"{count(len(readable), 'claim')} in {files.shown(str(target))}" + (f"; {left} left out: no article at hand" if left else "")
    )


class _Session:
    """One person's way through the claims to read, in a terminal."""

    def __init__(
        self, home: Path, who: str, load: Callable[[], tuple[Dossier, list[Reading]]], dossier: Dossier, found: list[Reading]
    ) -> None:
        self.home, self.load, self.dossier = home, load, dossier
        self.queue = reviewing.Queue(who, found)

    def run(self) -> None:
        """Show one claim after the other, until all are read or a key ends it."""
        queue = self.queue
        if queue.rest:
            click.echo(_LEGEND)
        while queue.rest:
            one = queue.rest[0]
            for line in _shown(self.dossier, one, len(queue.rest)):
                click.echo(line, color=_colours())
            key = _key()
            if key in ("q", ""):
                break
            if key == "c":
                queue.confirm(self.home, dt.datetime.now(dt.UTC).date())
                click.echo(f"confirmed {one.ref}")
            elif key == "e":
                self._edit(one)
            else:
                queue.skip()
        click.echo(queue.summary)

    def _edit(self, one: Reading) -> None:
        """Open the editor at a claim, and read the dossier again."""
        place = at(self.dossier, one.home, ("claims", one.number, "text"))
        _open(self.home / place.path, place.line)
        self.dossier, found = self.load()
        self.queue.renew(found)


def _key() -> str:
    """The next key that means something; empty at the end of the input."""
    click.echo(_KEYS)
    while True:
        key = click.getchar() if sys.stdin.isatty() else sys.stdin.read(1)
        if key in ("c", "e", "s", "q", ""):
            return key


def _open(path: Path, line: int) -> None:
    """Open a file in the editor at a line, if the editor is one that can do so."""
    command = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "")
    if not command:
        click.echo(f"$EDITOR is not set; the claim is in {files.shown(str(path))}, line {line}")
        return
    name = Path(command[0]).stem
    form = _AT_LINE.get(name, "+{line} {file}" if name in _PLUS else "{file}")
    arguments = [part.format(file=path, line=line) for part in form.split()]
    subprocess.run([*command, *arguments], check=False)


def _colours() -> bool | None:
    return False if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" else None


def _shown(dossier: Dossier, one: Reading, left: int) -> Iterator[str]:
    """A claim beside its passages, or above them if the terminal is narrow."""
    width = max(40, shutil.get_terminal_size().columns)
    about = " · ".join(facts(dossier, one))
    read = f" · read by {', '.join(sorted(review.name for review in one.reviews))}" if one.reviews else ""
    yield ""
    yield click.style(f"{one.ref}  ({count(left, 'claim')} to read)", bold=True)
    yield from textwrap.wrap(printable(f"{about}{read} · {'; '.join(one.reasons)}"), width)
    note = [f"note: {one.claim.note}"] if one.claim.note else []
    statement = ["".join(piece for piece, _ in signed(one.text, one.marks)), *note]
    passages = [
        f"{passage.source}#{passage.number}  " + "".join(piece for piece, _ in signed(passage.text, passage.marks))
        for passage in one.passages
    ]
    if width < _WIDE:
        yield from map(_painted, (*_wrapped(statement, width), "---", *_wrapped(passages, width)))
        return
    half = (width - 3) // 2
    for mine, theirs in zip_longest(_wrapped(statement, half), _wrapped(passages, half), fillvalue=""):
        yield f"{_painted(mine)}{' ' * (half - len(mine))} | {_painted(theirs)}".rstrip()


def _wrapped(texts: list[str], width: int) -> list[str]:
    return [line for text in texts for line in textwrap.wrap(printable(text), width)]


def _painted(line: str) -> str:
    """A line with its marked words in colour; their signs show them without."""
    return _SIGNED.sub(lambda found: click.style(found[0], fg=_COLOURS[found.lastgroup or ""], bold=True), line)
