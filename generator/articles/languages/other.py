"""Any language without a pack: figures, names in Latin letters and quotations; whatever else is not found is a doubt."""

from __future__ import annotations

import re
from typing import Final

from ..language import Language
from ..rewriting import plain_digits, rewriting, sentences

#: Scripts without spaces between words, of which each character is a token: Thai to Burmese, Khmer, and those of East Asia.
_UNSPACED: Final = "\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_WORD: Final = re.compile(rf"\d+(?:[.,]\d+)*|%|[{_UNSPACED}]|(?:(?![{_UNSPACED}])[^\W\d_])+(?:'[^\W\d_]+)*")
_GROUPED: Final = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:(?:[.,]\d{3}){2,}|(?: \d{3})+)(?![\d.,]\d|\d)")
_WITH_BOTH: Final = re.compile(r"(?<![\d.,])[1-9]\d{0,2}((?:([.,])\d{3})(?:\2\d{3})*)(?!\2)[.,](\d+)(?![\d.,]\d)")
_DECIMAL: Final = re.compile(r"(?<![\d.,])(\d+),(\d{1,2}|\d{4,})(?![\d.,]\d|\d)")


def _separators(text: str) -> str:
    """Numbers whose separators can mean one thing only; `1.234` stays as it is."""
    text = _WITH_BOTH.sub(lambda found: re.sub(r"[.,]", "", found[0][: -len(found[3]) - 1]) + "." + found[3], text)
    text = _GROUPED.sub(lambda found: re.sub(r"[., ]", "", found[0]), text)
    return _DECIMAL.sub(r"\1.\2", text)


LANGUAGE: Final = Language(
    code="und",
    name="a language without a pack",
    known=False,
    word=_WORD,
    same={"%": "percent", "km": "kilometre", "kg": "kilogram"},
    plain=rewriting(plain_digits, _separators),
    sentences=sentences(),
)
