"""The characters that the fonts of the briefs have, as Typst says: `python -m tests.support.glyphs` writes them for the program."""

from __future__ import annotations

import json
import tempfile
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import typst

from generator.briefs.compiler import STANDARDS, installed_fonts, missing_glyphs
from generator.briefs.glyphs import COVERAGE

_HEAD = """\
# The characters that the fonts of the briefs have: ranges of code points in hexadecimal.
# Written by `python -m tests.support.glyphs`, which asks Typst.
"""
_AT_ONCE = 4000


def characters() -> list[str]:
    """Every assigned character that a record may have."""
    return [chr(code) for code in range(0x20, 0x110000) if unicodedata.category(chr(code)) not in ("Cc", "Cs", "Co", "Cn")]


def missing(asked: Iterable[str]) -> set[str]:
    """Those of some characters that Typst cannot set in the fonts of the briefs."""
    typesetter: Any = typst  # its stubs know the standards as words only
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.typ"
        families = json.dumps(["Libertinus Serif", *installed_fonts().families])[1:-1]
        head = f'#set document(title: "x")\n#set text(font: ({families}), fallback: true)\n'
        page.write_text(head + "\n\n".join(f'#"\\u{{{ord(character):x}}}"' for character in asked), encoding="utf-8")
        fonts = typesetter.Fonts(include_system_fonts=False, font_paths=list(installed_fonts().folders))
        try:
            typesetter.Compiler(str(page), root=folder, font_paths=fonts).compile(format="pdf", pdf_standards=STANDARDS, timestamp=0)
        except typst.TypstError as error:
            return set(missing_glyphs(str(error.diagnostic)))
    return set()


def _ranges() -> Iterator[str]:
    """The ranges of the characters that are there; those that are not assigned do not interrupt a range."""
    every = characters()
    lost = set().union(*(missing(every[start : start + _AT_ONCE]) for start in range(0, len(every), _AT_ONCE)))
    first = last = ""
    for character in [*every, ""]:
        if character and character not in lost:
            first, last = first or character, character
        elif first:
            yield f"{ord(first):x}" if first == last else f"{ord(first):x}-{ord(last):x}"
            first = last = ""


if __name__ == "__main__":
    COVERAGE.write_text(_HEAD + textwrap.fill(" ".join(_ranges()), 140) + "\n", encoding="ascii")
