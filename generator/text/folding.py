"""The words of a text as a search compares them: small letters without accents, apostrophes and endings.

`docs/assets/words.js` does the same in a browser; a test holds the two equal.  What differs between versions of Unicode is not used: marks
are removed by ranges of characters, and words are runs of letters and digits.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

#: Letters that no accent is removed from, with what people type for them.
LETTERS: Final = {
    "ß": "ss", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h", "ŧ": "t", "ŋ": "n",
    "ə": "e", "ς": "σ", "ى": "ي", "ة": "ه", "ـ": "",
}  # fmt: skip
#: Japanese has two signs for each syllable; names are typed in either.
_KANA: Final = {chr(code): chr(code - 0x60) for code in range(0x30A1, 0x30F7)}
_TABLE: Final = str.maketrans(LETTERS | _KANA)
_APOSTROPHES: Final = re.compile("['’‘‛`´′ʹʼʻʾʿ＇]")
#: Accents of Latin, Greek and Cyrillic, points of Hebrew, vowel signs of Arabic, voicing marks of Japanese.
_MARKS: Final = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1abd\u1dc0-\u1dff\u20d0-\u20dc\u3099\u309a\ufe20-\ufe2f]"
)
#: Single letters with full stops, as in “U.S.”
_DOTTED: Final = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W_]))?")
#: A character of a script without spaces is a word of its own.
_WORD: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]|[^\\W_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
_PLAIN: Final = re.compile("[a-z]{4,}")
_VOWEL: Final = re.compile("[aeiouy]")


def folded(text: str) -> str:
    """A text in small letters, without accents and apostrophes."""
    plain = unicodedata.normalize("NFKC", _APOSTROPHES.sub("", text)).lower()
    return unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFKD", plain))).translate(_TABLE)


def words(text: str) -> list[str]:
    """The folded words of a text, in order."""
    undotted = _DOTTED.sub(lambda found: found[0].replace(".", ""), folded(text))
    return _WORD.findall(undotted)


def stem(word: str) -> str:
    """A folded English word without its ending: “allies”, “allied” and “ally” are one."""
    if _PLAIN.fullmatch(word) is None:
        return word
    found = _without_plural(word)
    for ending in ("ied", "ing", "ed"):
        rest = found.removesuffix(ending)
        if rest != found and len(rest) >= (2 if ending == "ied" else 3) and _VOWEL.search(rest + ("y" if ending == "ied" else "")):
            found = f"{rest}y" if ending == "ied" else _undoubled(rest)
            break
    return _spelt(found[:-1] if len(found) > 4 and found.endswith("e") else found)


def _spelt(word: str) -> str:
    """A stem in one of its spellings: British and American ones are one."""
    if len(word) < 5:
        return word
    for ending, other in (("enc", "ens"), ("isation", "ization"), ("is", "iz"), ("our", "or"), ("tr", "ter")):
        word = word.removesuffix(ending) + other if word.endswith(ending) else word
    return word


def _without_plural(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}y" if len(word) > 4 else word[:-1]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and word != "news":
        return word[:-1]
    return word


def _undoubled(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz" else word
