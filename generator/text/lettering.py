"""How wide words are in a drawing, and where they break into lines.

The letters of a reader's system are unknown, so widths are estimates for wide sans-serif letters: a label may have room to spare, but it
does not run into another one.
"""

from __future__ import annotations

import unicodedata
from typing import Final

#: Widths as fractions of the size of the letters.
_NARROW: Final = frozenset("fijlrtI.,:;'’‘|!()[]- ")
_BROAD: Final = frozenset("mwMWQOGD—…%@&")


def width(words: str, size: float) -> float:
    """The width of words on one line, in the unit of `size`."""
    return sum(map(_letter, words)) * size


def _letter(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.05
    if letter in _NARROW:
        return 0.37
    return 0.9 if letter in _BROAD else 0.72 if letter.isupper() else 0.6


def lines(words: str, room: float, size: float) -> tuple[str, ...]:
    """Words in lines that are at most `room` wide; a word that is wider is divided."""
    found: list[str] = []
    for word in words.split():
        for piece in _pieces(word, room, size):
            joined = f"{found[-1]} {piece}" if found else piece
            if found and width(joined, size) <= room:
                found[-1] = joined
            else:
                found.append(piece)
    return tuple(found)


def _pieces(word: str, room: float, size: float) -> list[str]:
    """A word, in pieces that fit into a line; the marks above a letter stay with it."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(pieces[-1] + letter, size) > room and not unicodedata.combining(letter):
            pieces.append("")
        pieces[-1] += letter
    return pieces
