"""An entry of the rulebook, read from a docstring: what a rule asks, and for each of its codes an example that breaks it and one that keeps it.

Floor 0: imports nothing of this package.  An example is a part of a file.  It begins with a line such as `Bad (unknown-actor), actors/northland.yml:`,
the lines of the file stand below it, indented; `Good:` follows, for the same file where it names none, and `And, PATH:` adds another file to either.
A remark in brackets behind the path says how the file differs from what its lines show.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

_HEAD: Final = re.compile(r"(?P<word>Bad|Good|And)(?: \((?P<code>[a-z0-9-]+)\))?(?:, (?P<path>[^():]+?)(?: \((?P<remark>[^()]+)\))?)?:")
_INDENT: Final = "    "


class Part(NamedTuple):
    """A file of an example: its path below `briefings/` (or `mkdocs.yml`, or `articles/…`), a remark on it, and its lines as typed."""

    path: str
    remark: str
    text: str


class Example(NamedTuple):
    """What breaks a rule and is told under `code`, and what keeps the rule: each a file, or several."""

    code: str
    bad: tuple[Part, ...]
    good: tuple[Part, ...]


class Entry(NamedTuple):
    """What a rule asks, in paragraphs, under the codes that it tells, with an example for each code that has it here."""

    codes: tuple[str, ...]
    said: tuple[str, ...]
    examples: tuple[Example, ...]
    waivable: bool = False


def entry(codes: tuple[str, ...], docstring: str, *, waivable: bool = False) -> Entry:
    """The entry that a docstring makes.  Raises ValueError where its examples are not of the form."""
    lines = inspect.cleandoc(docstring).split("\n")
    heads = [number for number, line in enumerate(lines) if _HEAD.fullmatch(line)]
    said = "\n".join(lines[: heads[0]] if heads else lines).strip()
    paragraphs = tuple(re.sub(r"\s+", " ", paragraph) for paragraph in re.split(r"\n\s*\n", said))
    return Entry(codes, paragraphs, tuple(_examples(lines, heads)), waivable)


def _examples(lines: list[str], heads: list[int]) -> Iterator[Example]:
    """The examples whose parts begin at the lines `heads`."""
    bad: list[Part] = []
    good: list[Part] = []
    code, side = "", bad
    for start, end in pairwise([*heads, len(lines)]):
        head = _HEAD.fullmatch(lines[start])
        assert head is not None, "only heads are given"
        if head["word"] == "Bad":
            if code:
                yield _example(code, bad, good)
            code, bad, good = head["code"] or "", [], []
            side = bad
        elif head["word"] == "Good":
            side = good
        text = "\n".join(line.removeprefix(_INDENT) for line in lines[start + 1 : end]).strip("\n")
        path = head["path"] or (bad[-1].path if bad else "")
        side.append(Part(path, head["remark"] or "", f"{text}\n" if text else ""))
    if code:
        yield _example(code, bad, good)


def _example(code: str, bad: list[Part], good: list[Part]) -> Example:
    if not bad or not good or not all(part.path for part in (*bad, *good)):
        raise ValueError(f"the example of {code!r} lacks its bad side, its good one, or a path")
    return Example(code, tuple(bad), tuple(good))
