"""The canonical text of an article: one form for everything that means the same, whatever it was typed with.

Fingerprints and comparisons both use it, so a change here is a new recipe; evidence of an older recipe is compared in its own form.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final

from .article import texts

#: The version of everything derived from a text: its canonical form, and the tokens, sentences and hedges of its language.
RECIPE: Final = 3

_STRAIGHT: Final = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "‑": "-", "…": "..."})
#: Further quotation marks, dashes and signs within numbers, with the sign that means the same.
_STRAIGHTER: Final = _STRAIGHT | str.maketrans(
    {"‛": "'", "‟": '"', "\u2010": "-", "\u2012": "-", "\u2015": "-", "\u2212": "-", "\u066b": ".", "\u066c": ","}
)
#: Characters without a form of their own (Default_Ignorable_Code_Point): soft hyphens, joiners, selectors, marks of direction, tags.
_INVISIBLE: Final = re.compile(
    "[\u00ad\u034f\u061c\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]"
)
#: Forms of other characters: digits of any script, ligatures, full and half width, Arabic by position, mathematical alphabets.
#: Raised and lowered signs and fractions are not among them, because 10² is not 102.
_FORMS: Final = re.compile("(?![0-9])\\d|[\u00b5\u0132\u0133\ufb00-\ufdfc\ufe70-\ufefc\uff01-\uffee\U0001d400-\U0001d7ff]")


def _as_in_recipe_2(text: str) -> str:
    return unicodedata.normalize("NFC", text).translate(_STRAIGHT)


def _as_in_recipe_3(text: str) -> str:
    plain = _FORMS.sub(lambda found: _plain(found[0]), _INVISIBLE.sub("", text))
    return unicodedata.normalize("NFC", plain).translate(_STRAIGHTER)


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    """The characters that one character is a form of."""
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    return unicodedata.normalize("NFKC", character)


_RECIPES: Final[Mapping[int, Callable[[str], str]]] = {2: _as_in_recipe_2, RECIPE: _as_in_recipe_3}
#: The recipes by which evidence can be compared.
KNOWN: Final = tuple(_RECIPES)


def canonical(text: str, recipe: int = RECIPE) -> str:
    """`text` in the form used for comparison: NFC, plain letters and digits, straight quotes, plain dashes, single spaces, nothing invisible."""
    return " ".join(formed(text, recipe).split())


def paragraphs(article: str, recipe: int = RECIPE) -> tuple[str, ...]:
    """The article's paragraphs in order: the blocks between blank lines, canonical; the first is number 1."""
    # before recipe 3, a line with nothing but an invisible character was not blank
    blocks = texts(_INVISIBLE.sub("", article) if recipe > 2 else article)
    return tuple(filter(None, (canonical(block, recipe) for block in blocks)))


def formed(text: str, recipe: int) -> str:
    """The canonical form of a text, except for its spaces."""
    return text if text.isascii() else _RECIPES[recipe](text)
