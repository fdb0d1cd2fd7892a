"""The characters that the fonts of the briefs have, known without typesetting anything."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Final

#: The number of characters that a message names.
_NAMED: Final = 8
#: Ranges of code points in hexadecimal: of the fonts in the Typst wheel, and of those for Chinese, Japanese and Korean.
COVERAGE: Final = Path(__file__).parent / "glyphs.txt"


@cache
def _lacking() -> re.Pattern[str]:
    lines = (line for line in COVERAGE.read_text(encoding="ascii").splitlines() if not line.startswith("#"))
    ranges = ([chr(int(end, 16)) for end in item.split("-")] for line in lines for item in line.split())
    kept = "".join(f"{re.escape(ends[0])}-{re.escape(ends[-1])}" for ends in ranges)
    return re.compile(rf"[^\t\n\r{kept}]")


def lacking(text: str) -> list[str]:
    """The characters of a text that no font of the briefs has, each once."""
    return list(dict.fromkeys(_lacking().findall(text)))


def named(characters: str) -> str:
    """Some characters as a message shows them, each with its number and name; the compiler, which imports nothing, has the same form."""
    shown = (f"{one} (U+{ord(one):04X} {unicodedata.name(one, 'without a name').lower()})" for one in characters[:_NAMED])
    return ", ".join(shown) + (f" and {len(characters) - _NAMED} more" if len(characters) > _NAMED else "")
