"""Abbreviations explained where they occur: a short form of the vocabulary carries its meaning where a text first has it.

Floor 1: imports `markdown`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator import markdown as md
from generator.markdown import Md


class Abbreviations:
    """The short forms of a dossier with their meanings; a short form is found as a whole word, in its own letters."""

    def __init__(self, meanings: Mapping[str, str]) -> None:
        self._meanings = meanings
        longest = sorted(map(re.escape, meanings), key=lambda short: (-len(short), short))
        self._found = re.compile(rf"(?<!\w)({'|'.join(longest)})(?!\w)") if longest else None

    def text(self, raw: str, told: set[str]) -> Md:
        """A plain text as it was typed, its short forms explained; those in `told` were, earlier in the same text, and what is explained is added."""
        if self._found is None:
            return md.text(raw)
        pieces = enumerate(self._found.split(raw))
        return md.join(*(self._explained(piece, told) if number % 2 else md.text(piece) for number, piece in pieces))

    def _explained(self, short: str, told: set[str]) -> Md:
        if short in told:
            return md.text(short)
        told.add(short)
        return md.abbreviation(short, self._meanings[short])
