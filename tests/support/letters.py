"""Where each letter of a printed file is, as a reader's program finds it."""

from __future__ import annotations

import functools
import importlib
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

#: Letters of scripts that are joined, or stacked with their marks, so that their boxes meet.
_JOINED = ("ARABIC", "DEVANAGARI", "THAI", "COMBINING", "HEBREW POINT")
#: The letters of a ligature share its box: “ffi” is three letters.
_LIGATURE = 2
_PDFIUM: Any = importlib.import_module("pypdfium2")


class Letter(NamedTuple):
    """A letter with its box in points, from the lower left of its page."""

    sign: str
    page: int
    left: float
    low: float
    right: float
    high: float


@functools.lru_cache(maxsize=1)
def letters(content: bytes) -> list[tuple[tuple[float, float], list[Letter]]]:
    """The letters of each page, with its width and height; spaces and invisible signs are none.

    Several questions about one file in a row read it once.
    """
    return list(_read(content))


def _read(content: bytes) -> Iterator[tuple[tuple[float, float], list[Letter]]]:
    document = _PDFIUM.PdfDocument(content)
    for number, page in enumerate(document, 1):
        texts = page.get_textpage()
        signs = [(texts.get_text_range(index, 1, errors="ignore"), index) for index in range(texts.count_chars())]
        boxes = (
            (sign, texts.get_charbox(index)) for sign, index in signs if sign.strip() and unicodedata.category(sign[0]) not in {"Cf", "Cc"}
        )
        yield page.get_size(), [Letter(sign, number, *box) for sign, box in boxes]


def beyond(content: bytes, across: float) -> list[str]:
    """The letters outside the margins at the left and the right, with the letters around each."""
    lost = []
    for (width, _), found in letters(content):
        out = [index for index, it in enumerate(found) if it.left < across - 1 or it.right > width - across + 1]
        lost += [_around(found, index) for index in out]
    return lost


def overlapping(content: bytes) -> list[str]:
    """The pairs of letters of which one covers a third of the other, each with the letters around it."""
    return [f"{_around(found, first)} / {_around(found, second)}" for _, found in letters(content) for first, second in _pairs(found)]


def smaller(content: bytes, least: float) -> list[str]:
    """The letters that are set smaller than a size in points, each page's once with its size."""
    document = _PDFIUM.PdfDocument(content)
    found = {}
    for number, page in enumerate(document, 1):
        texts = page.get_textpage()
        for index in range(texts.count_chars()):
            size = _PDFIUM.raw.FPDFText_GetFontSize(texts.raw, index)
            if size < least - 0.01 and texts.get_text_range(index, 1, errors="ignore").strip():
                found[number, round(size, 2)] = texts.get_text_range(index, 20, errors="ignore")
    return [f"page {number}, {size} pt: {words}" for (number, size), words in found.items()]


def _pairs(found: list[Letter]) -> Iterator[tuple[int, int]]:
    order = sorted((it.left, index) for index, it in enumerate(found) if not unicodedata.name(it.sign[0], "").startswith(_JOINED))
    for place, (_, index) in enumerate(order):
        one = found[index]
        for left, other in order[place + 1 :]:
            if left >= one.right:
                break
            two = found[other]
            if two.low < one.high and one.low < two.high and abs(index - other) > _LIGATURE and _shared(one, two) > 1 / 3:
                yield min(index, other), max(index, other)


def _shared(one: Letter, other: Letter) -> float:
    """The part of the smaller of two boxes that is in the other."""
    wide = min(one.right, other.right) - max(one.left, other.left)
    tall = min(one.high, other.high) - max(one.low, other.low)
    smaller = min((it.right - it.left) * (it.high - it.low) for it in (one, other))
    return wide * tall / smaller if wide > 0 and tall > 0 and smaller > 0 else 0.0


def _around(found: list[Letter], index: int) -> str:
    """A letter with those before and after it on its page."""
    near = found[max(0, index - 12) : index + 12]
    spaced = (
        f" {after.sign}" if after.low > before.high or after.left > before.right + 2 else after.sign for before, after in pairwise(near)
    )
    return f"page {found[index].page}: {near[0].sign}{''.join(spaced)}"
