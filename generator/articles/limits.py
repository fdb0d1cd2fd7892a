"""What the text of an article may be: longer or stranger ones would cost minutes, or look different from what is compared."""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NamedTuple

#: The maximum number of characters in a line, of which a paragraph usually is one, and of paragraphs: several times those of a long report.
LONGEST_LINE: Final = 20_000
MOST_PARAGRAPHS: Final = 2_000
_BINARY: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_REORDERING: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
#: Only from the beginning of a line: tried at each character, it would take the square of the length of a line.
_LONG: Final = re.compile(rf"(?<![^\r\n])[^\r\n]{{{LONGEST_LINE + 1}}}")
_BETWEEN: Final = re.compile(r"\n[^\S\n]*\n")


class Unfit(NamedTuple):
    """Why a text is not used as an article: the problem's code, the line, and what to do."""

    code: str
    line: int
    said: str
    hint: str


def unfit(text: str) -> Unfit | None:
    """The first reason not to use a text as an article; None if there is none."""
    if found := _BINARY.search(text):
        return Unfit(
            "hidden-character", _line(text, found), f"has {_named(found[0])}: it is not plain text", "save the article as plain text"
        )
    if found := _REORDERING.search(text):
        return Unfit(
            "hidden-character", _line(text, found), f"has {_named(found[0])}, which shows words in another order", "delete the character"
        )
    if found := _LONG.search(text):
        return Unfit(
            "too-long",
            _line(text, found),
            f"has a line of more than {LONGEST_LINE:,} characters",
            "put each paragraph on a line of its own",
        )
    if sum(1 for _ in _BETWEEN.finditer(text)) >= MOST_PARAGRAPHS:
        return Unfit("too-many", 1, f"has more than {MOST_PARAGRAPHS:,} paragraphs", "split it into several articles")
    return None


def _line(text: str, found: re.Match[str]) -> int:
    before = text[: found.start()]
    return before.count("\n") + before.replace("\r\n", "\n").count("\r") + 1


def _named(character: str) -> str:
    """A character by its number and name."""
    return f"the character U+{ord(character):04X} ({unicodedata.name(character, 'a control character').lower()})"
