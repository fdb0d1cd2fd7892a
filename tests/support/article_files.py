"""The files of articles for the tests of readers: as they are, or made from a readable form."""

from __future__ import annotations

import functools
from pathlib import Path

import typst


@functools.cache
def content(path: Path) -> bytes:
    """The bytes of a case: a PDF from its Typst source, any other file as it is."""
    if path.suffix == ".typ":
        made = typst.compile(path.read_bytes(), format="pdf", ignore_system_fonts=True)
        assert isinstance(made, bytes)
        return made
    return path.read_bytes()
