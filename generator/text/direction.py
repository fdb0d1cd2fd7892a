"""Words that are written from right to left, kept apart from the text around them.

Without a mark, a browser or a PDF moves the figures and the punctuation beside such words to their other side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

#: Letters of Hebrew, Arabic, Syriac, Thaana, N'Ko and the like.
_LETTER: Final = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
#: A quotation that begins with one, or words of one direction with what is between them.
_RUN: Final = re.compile(rf"(?<=“)[{_LETTER}][^“”]*(?=”)|[{_LETTER}](?:(?:[^\w“”]|[\d_])*[{_LETTER}])*")
_BACKWARDS: Final = re.compile(f"[{_LETTER}]")
#: The first strong isolate of Unicode, and its end: what HTML does with `bdi` where there is no markup.
_ISOLATE, _POP = "\u2068", "\u2069"


class Run(NamedTuple):
    """A part of a text, and whether it is written from right to left."""

    text: str
    backwards: bool


def runs(text: str) -> Iterator[Run]:
    """The parts of a text, each in one direction."""
    at = 0
    for found in _RUN.finditer(text):
        if found.start() > at:
            yield Run(text[at : found.start()], backwards=False)
        yield Run(found[0], backwards=True)
        at = found.end()
    if at < len(text):
        yield Run(text[at:], backwards=False)


def isolated(text: str) -> str:
    """A text without markup, with invisible marks around what is written from right to left."""
    return "".join(f"{_ISOLATE}{run.text}{_POP}" if run.backwards else run.text for run in runs(text))


def backwards(text: str) -> bool:
    """Whether a text is written from right to left: it has letters, and all of them are."""
    if text.isascii():
        return False
    letters = [letter for letter in text if letter.isalpha()]
    return bool(letters) and all(_BACKWARDS.match(letter) for letter in letters)


def plain(text: str) -> str:
    """A text without these marks."""
    return text.replace(_ISOLATE, "").replace(_POP, "")
