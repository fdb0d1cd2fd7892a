"""The order of names in lists: letters first, then accents, then capitals, as the Unicode collation algorithm has it.

Å is among A, Ø among O, Ł among L; apostrophes and hyphens do not count at first; a shorter word comes before a longer one that begins with it.
The letters of other scripts follow in the order of their alphabets.  Like the search, it uses no data that differ between versions of Unicode.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from .folding import folded

#: What a list is sorted by: letters, then accents, then capitals.
Key = tuple[str, str, str]
_BETWEEN: Final = re.compile(r"[^\w]+")
#: Chinese characters, which come after Korean ones.
_CHINESE: Final = re.compile("(?=[\u3400-\u9fff\U00020000-\U0003ffff])")
#: Letters that an alphabet has elsewhere than Unicode, each with the letter that it follows.
_FOLLOWS: Final = {
    "ґ": "г", "є": "е", "і": "и", "ј": "и", "ђ": "д", "љ": "л", "њ": "н", "ћ": "т", "џ": "ц",
    "پ": "ب", "چ": "ج", "ژ": "ز", "ک": "ك", "گ": "ك", "ی": "ي",
}  # fmt: skip
#: Behind every letter, before every other letter: what a letter that follows another one is sorted with.
_BEHIND: Final = "\U0010fffd"
_TABLE: Final[Mapping[int, str | int]] = {
    **{ord(letter): before + _BEHIND for letter, before in _FOLLOWS.items()},
    **{katakana: katakana - 0x60 for katakana in range(0x30A1, 0x30F7)},
}


@lru_cache(maxsize=65536)
def key(text: str) -> Key:
    """What a text is sorted by."""
    letters = _BETWEEN.sub(" ", folded(text)).strip()
    accents = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).lower())
    return _CHINESE.sub("\uffdc", letters.translate(_TABLE)), accents, text.swapcase()
