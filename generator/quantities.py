"""Numbers of a text as paragraphs have them: with their unit or without, in figures or in words that count.

Floor 5: imports `words`, `evidence`, `prose`, `passages` and `visible`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator import prose, words
from generator.evidence import Paragraph
from generator.passages import Passages
from generator.visible import Visible

#: One counts behind a word that says of which: “its one ally”.  An article's “common gauge” may well be “one gauge” of ours.
_ONE = re.compile(
    r"\b(?:the|its|their|his|her|our|only|just|these|those) one "
    r"(?!(?:of|who|whom|that|which|to|is|was|in|on|at|by|for|from|with|as)\b)(?:“|[^\W_])"
)
_IN_WORDS: Final = {"100": "hundred", "1000": "thousand", "12": "dozen"}


def stands(paragraph: Paragraph, number: str, unit: str) -> bool:
    """Whether a paragraph has a number, with the unit, or where none is given without a size; an ordinal holds its number."""
    if unit:
        return paragraph.has_pair(number, unit)
    return paragraph.has_number(number) or (not number.endswith("th") and paragraph.has(f"{number}th"))


def size(passages: Passages, number: str, *, but: str) -> str:
    """A size that the number has in some passages, other than one, as it is written; empty where it has none."""
    sizes = (size for size in words.SIZES if size != but and passages.has_pair(number, size))
    return next((_IN_WORDS.get(size, size) for size in sizes), "")


def counting(visible: Visible) -> Iterator[str]:
    """The words of a text that count and have no figures: second, and one behind the, its and the like, but for “the one … the other”."""
    if "second" in visible.keys:
        yield "second"
    if "one" in visible.keys and "other" not in visible.keys and _ONE.search(prose.without_quotations(visible.text).casefold()):
        yield "one"
