"""The canonical text of an article and its numbered paragraphs, which are the same in every language."""

from __future__ import annotations

import re
import unicodedata

_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "‑": "-", "…": "..."})


def canonical(text: str) -> str:
    """`text` as it is compared: NFC, straight quotes and plain dashes, single spaces."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).translate(_STRAIGHT)
    return " ".join(text.split())


def paragraphs(article: str) -> tuple[str, ...]:
    """The article's paragraphs in order: the blocks between blank lines, canonical; the first is number 1."""
    plain = article.replace("\r\n", "\n").replace("\r", "\n")
    blocks = re.split(r"\n[^\S\n]*\n", plain.strip())
    return tuple(filter(None, (canonical(block) for block in blocks)))
