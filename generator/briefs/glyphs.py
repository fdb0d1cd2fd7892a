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


#: Emoji with what belongs to them: colours of skin, the form in colours, and others that are joined.  Some older signs are letters of the fonts.
_EMOJI: Final = re.compile(
    "[\U0001f000-\U0001faff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff][\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*"
)
_JOINED: Final = re.compile(f"{_EMOJI.pattern}(?:\u200d{_EMOJI.pattern})*")
#: The letters of which flags consist, and A, the first of them.
_FLAGS: Final = (0x1F1E6, 0x1F1FF)


def without_emoji(text: str) -> str:
    """A text with the name of each emoji that no font has in brackets, “[rocket]”; an emoji stops no brief."""
    return _JOINED.sub(lambda found: found[0] if not lacking(found[0][0]) else f"[{_emoji_name(found[0][0])}]", text)


def _emoji_name(character: str) -> str:
    """The name of an emoji, of several that are joined the first; a flag is two letters."""
    if _FLAGS[0] <= ord(character) <= _FLAGS[1]:
        return chr(ord(character) - _FLAGS[0] + ord("A"))
    return unicodedata.name(character, "emoji").lower()


def named(characters: str) -> str:
    """Some characters as a message shows them, each with its number and name; the compiler, which imports nothing, has the same form."""
    shown = (f"{one} (U+{ord(one):04X} {unicodedata.name(one, 'without a name').lower()})" for one in characters[:_NAMED])
    return ", ".join(shown) + (f" and {len(characters) - _NAMED} more" if len(characters) > _NAMED else "")
