"""The characters a record may hold: what hides from a reader, reorders the line or is no letter is found and named here.

Floor 0: imports nothing of this package.  Source of the rules: Unicode TR 36 and 39, and CVE-2021-42574 (text that shows in
another order than it is read).
"""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby
from typing import Final

#: Controls, and the line ends that parsers disagree about.  Tab and line feed are plain.
_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029"
_REORDERING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2065\u206a-\u206f\u2800\u3164\ufeff\uffa0"
    "\U00016fe4\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a\U000e0000-\U000e00ff"
)
#: Surrogates, private use, noncharacters, and the marks of damaged text.
_NO_LETTERS = "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufff0-\uffff\U000e0ffe-\U0010ffff" + "".join(
    chr(plane + 0xFFFE) + chr(plane + 0xFFFF) for plane in range(0x10000, 0xE0000, 0x10000)
)
#: Marks that stand upon a letter; a few upon one are a script, many are a smear over the lines around.
_UPON = "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
#: Scripts and emoji in which a joiner or a variation selector changes what is seen.
_JOINED = "\u0600-\u1cff\u2190-\u2bff\u2e80-\ud7ff\uf900-\ufaff\ufb50-\ufdff\ufe70-\ufefe\U0001f000-\U0003ffff"
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"

_REFUSED = re.compile(
    f"[{_CONTROLS}{_REORDERING}{_INVISIBLE}{_NO_LETTERS}]|[{_UPON}]{{5,}}|(?<![{_JOINED}])[\u200c{_SELECTORS}]|(?<![{_JOINED}\ufe0f])\u200d"
)
#: Runs of what English prose does not hold.  Nothing outside them is refused, so most files need this one look.
_UNCOMMON = re.compile("[^\n -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027]+")

#: What is neither a letter nor a figure, in a row as long as a smear; most of it is marks, but not all.
_ROW = re.compile("[^\\w\\s\x00-\u02ff\u2010-\u2027]{9,}")

_NAMES: Final = {
    0x85: "a next-line character", 0x2028: "a line separator", 0x2029: "a paragraph separator", 0xFEFF: "a byte order mark",
    0xFFFD: "a replacement character", 0xA0: "a no-break space", 0xAD: "a soft hyphen", 0x200B: "a zero-width space",
}  # fmt: skip


def refused(text: str) -> re.Match[str] | None:
    """The first character of a text that a record may not hold."""
    for run in _UNCOMMON.finditer(text):
        found = _REFUSED.search(text, run.start(), run.end()) or _smear(text, run.start(), run.end())
        if found:
            return found
    return None


def _smear(text: str, start: int, end: int) -> re.Match[str] | None:
    """Nine marks or more in a row, of whatever script: some set seven upon one letter, none more."""
    for row in _ROW.finditer(text, start, end):
        at = row.start()
        for marks, group in groupby(row[0], lambda character: unicodedata.category(character) in ("Mn", "Me")):
            count = sum(1 for _ in group)
            if marks and count >= 9:
                return re.compile(f"(?s:.{{{count}}})").match(text, at)
            at += count
    return None


def complaint(character: str) -> str:
    """What is wrong with a character that is refused, as the end of a sentence that begins with `here stands`."""
    if len(character) > 1:
        return f"a letter with {len(character)} marks upon it, which cover the lines around it"
    code, kind = ord(character), unicodedata.category(character)
    return f"{named(character)}, which {'no two systems show alike' if kind in ('Co', 'Cn') or code == 0xFFFD else 'no reader can see'}"


def named(character: str) -> str:
    """A character by its name and its number: “a zero-width space (U+200B)”."""
    code, kind, name = ord(character), unicodedata.category(character), unicodedata.name(character, "").lower()
    unnamed = {"Cc": "a control character", "Co": "a character of private use"}.get(kind, "a character of no meaning")
    return f"{_NAMES.get(code) or (f'the character {name}' if name else unnamed)} (U+{code:04X})"
