"""A build in parts, each on a machine of its own: a part renders its share of the pages, and one machine joins them to a site.

A part is a folder with the pages, what is remembered of each, and a file that says which part it is and what it was made from.  The first part
has the generated files as well, so that they need not be made again.  Joining is a build whose memory consists of the parts.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from ..project import unchanged
from ..system import guard, reading
from . import memory
from .memory import Memory
from .staging import BuildError

#: The file that says which part a folder is; and what else is in it.
MARK: Final = "shard.json"
PAGES, SITE, DOCS = "pages.json", "site", "docs"
_FORM: Final = 1
#: The largest number of parts.
MOST: Final = 1_000


class Share(NamedTuple):
    """Which part of a build: its number, from 1, and how many there are."""

    number: int
    total: int

    @classmethod
    def of(cls, text: str) -> Share:
        """The share that a text such as `2/3` names.  Raises ValueError."""
        number, slash, count = text.partition("/")
        if not (slash and number.isdecimal() and count.isdecimal() and 1 <= int(number) <= int(count) <= MOST):
            raise ValueError(f"{text!r} is not a part such as 2/3, of at most {MOST:,}")
        return cls(int(number), int(count))

    def __str__(self) -> str:
        """As it is typed."""
        return f"{self.number}/{self.total}"


class Part(NamedTuple):
    """What a part says of itself: its share, and the digests of the program, of the records with the options, and of what the engine read."""

    share: Share
    program: str
    records: str
    inputs: str

    def dumps(self) -> bytes:
        """The file that says it."""
        return (json.dumps({"form": _FORM, **self._asdict(), "share": str(self.share)}, indent=1) + "\n").encode()


def _loads(folder: Path) -> Part:
    try:
        found = json.loads(reading.read(folder / MARK, reading.SETTING))
        if found["form"] != _FORM:
            raise BuildError(f"{folder} was written by another version of this program")
        return Part(Share.of(found["share"]), *(str(found[name]) for name in Part._fields[1:]))
    except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError):
        raise BuildError(f"{folder} is not a part of a build: it has no {MARK} that can be read") from None


class Shards(NamedTuple):
    """All parts of a build, in order; what they were made from is the same."""

    folders: tuple[Path, ...]
    made_from: Part

    def generated(self, made_from: str) -> Mapping[str, bytes]:
        """The generated files, given the digest of what they would be made from here.  Raises BuildError if it is another."""
        if (made_from, unchanged.program()) != (self.made_from.records, self.made_from.program):
            raise BuildError(
                "the parts were made from other records, with other options or by another program: "
                "join them at the same commit, with the same options and lock file"
            )
        docs = self.folders[0] / DOCS
        return {Path(entry.path).relative_to(docs).as_posix(): reading.read(entry.path, reading.ASSET) for entry in reading.walk(docs)}

    def require(self, inputs: str) -> None:
        """Raise BuildError unless what the engine would read here is what it read for the parts."""
        if inputs != self.made_from.inputs:
            raise BuildError("the parts were made from other files in docs/, theme/ or mkdocs.yml: join them at the same commit")

    def lay(self, place: Path) -> tuple[Path, Path]:
        """Lay the pages of all parts into a folder, as if they were the last site; returns it, and the file with what is remembered of them."""
        site, kept = place / SITE, place / PAGES
        made_with, entries = "", dict[str, memory.Entry]()
        for folder in self.folders:
            found = memory.read(folder / PAGES)
            made_with = found.made_with
            entries |= found.entries
            for path in found.entries:
                there = site / path
                there.parent.mkdir(parents=True, exist_ok=True)
                guard.write(there, reading.read(folder / SITE / path, reading.ASSET), place)
        guard.write(kept, memory.dumps(Memory(made_with, entries)), place)
        return site, kept


def read(folders: Sequence[Path]) -> Shards:
    """The parts of a build in some folders.  Raises BuildError unless they are all the parts of one build."""
    parts = {folder: _loads(folder) for folder in folders}
    first = next(iter(parts.values()))
    found = sorted((part.share.number, folder) for folder, part in parts.items())
    for folder, part in parts.items():
        if part.share.total != first.share.total or part[1:] != first[1:]:
            raise BuildError(f"{folder} is part {part.share} of another build than {next(iter(parts))}")
    missing = sorted({*range(1, first.share.total + 1)} - {number for number, _ in found})
    if missing:
        raise BuildError(f"missing: {', '.join(str(Share(number, first.share.total)) for number in missing)}")
    if len(found) != first.share.total:
        raise BuildError("a part was given twice")
    return Shards(tuple(folder for _, folder in found), first)
