"""PDF: the characters of each page with their places, from pdfium; `pdf_layout` puts them in order, `pdf_paragraphs` joins lines."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise
from typing import Any, Final

from ..articles.article import Article, Dropped, Found, Proposal
from .document import MOST_CHARACTERS, Document, UnreadableError, extra, one_line
from .page_metadata import day, people
from .pdf_layout import Glyph, Page, lines_of
from .pdf_paragraphs import blocks_of
from .transcript import with_turns

_MOST_PAGES: Final = 3000
#: The number of characters below which a page is a picture, and the share of unknown characters above which a text is unusable.
_FEW: Final = 8
_UNKNOWN: Final = 0.2
_BOLD: Final = re.compile(r"bold|black|heavy|semibd|demi", re.IGNORECASE)
#: What pdfium gives for a hyphen at the end of a line.
_HYPHEN: Final = 0x02
_SLANTED: Final = 0.05


def read(document: Document) -> Article:
    """Read a PDF."""
    pdfium = extra("pypdfium2", "reading a PDF")
    try:
        pdf = pdfium.PdfDocument(document.content)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableError("this PDF needs a password", "open it and save it without one") from None
        raise UnreadableError("this PDF is damaged", "download or save it again") from None
    try:
        return _article(pdf, str(pdfium.PYPDFIUM_INFO))
    except pdfium.PdfiumError:
        raise UnreadableError("this PDF is damaged", "download or save it again") from None
    finally:
        pdf.close()


def _article(pdf: Any, version: str) -> Article:
    if len(pdf) > _MOST_PAGES:
        raise UnreadableError(f"this PDF has {len(pdf):,} pages; at most {_MOST_PAGES:,} are read", "split it")
    pages: list[Page] = []
    slanted: list[Dropped] = []
    total = 0
    for number in range(len(pdf)):
        page = _page(pdf, number, slanted)
        total += sum(len(line.text) for line in page.lines)
        if total > MOST_CHARACTERS:
            raise UnreadableError(f"this PDF has more than {MOST_CHARACTERS:,} characters", "split it")
        pages.append(page)
    empty = [page.label for page in pages if sum(len(line.text.replace(" ", "")) for line in page.lines) < _FEW]
    _require_text(pages, len(empty))
    blocks, dropped = blocks_of(pages)
    remarks = (f"{'page' if len(empty) == 1 else 'pages'} {', '.join(empty)} without text, perhaps scanned",) if empty else ()
    return Article(with_turns(blocks), _found(pdf), (*dropped, *dict.fromkeys(slanted)), f"PDF, pypdfium2 {version}", remarks)


def _require_text(pages: list[Page], empty: int) -> None:
    """Reject a PDF of pictures, and one whose fonts do not say which letters they have."""
    text = "".join(line.text for page in pages for line in page.lines)
    if not text.strip() or (empty >= 0.8 * len(pages) and len(text) < 60 * len(pages)):
        raise UnreadableError("this PDF has no text layer: its pages are pictures", "run OCR first (for example `ocrmypdf in.pdf out.pdf`)")
    unknown = sum(character == "\ufffd" or "\ue000" <= character <= "\uf8ff" for character in text)
    if unknown > _UNKNOWN * len(text.replace(" ", "")):
        raise UnreadableError(
            "the fonts of this PDF do not say which letters they have", "run OCR first (for example `ocrmypdf --force-ocr in.pdf out.pdf`)"
        )


def _page(pdf: Any, number: int, slanted: list[Dropped]) -> Page:
    page = pdf[number]
    try:
        left, bottom, right, top = page.get_bbox()
        turned = page.get_rotation() // 90
        text = page.get_textpage()
        try:
            glyphs = list(_glyphs(text))
        finally:
            text.close()
    finally:
        page.close()
    straight = _upright(glyphs, slanted)
    width, height = right - left, top - bottom
    vertical = _is_vertical(straight)
    moved = [_placed(glyph, (left, bottom), (width, height), turned, vertical=vertical) for glyph in straight]
    if turned % 2 or vertical:
        width, height = height, width
    label = ""
    with suppress(Exception):  # a broken label is no reason to refuse a document
        label = one_line(pdf.get_page_label(number))
    return Page(label or str(number + 1), width, height, lines_of(moved))


def _glyphs(text: Any) -> Iterator[Glyph]:
    """The characters of a page in the order of the file, with box, size and weight."""
    raw = extra("pypdfium2.raw", "reading a PDF")
    box = [ctypes.c_double() for _ in range(4)]
    loose, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    origin = [ctypes.c_double(), ctypes.c_double()]
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    for index in range(min(text.count_chars(), MOST_CHARACTERS)):
        if raw.FPDFText_IsGenerated(text, index) == 1:
            continue
        code = raw.FPDFText_GetUnicode(text, index)
        if code == _HYPHEN or raw.FPDFText_IsHyphen(text, index) == 1:
            code = code if code == 0xAD else 0x2D
        if code in (0, 0xFFFE, 0xFFFF, 13, 10):
            continue
        raw.FPDFText_GetCharBox(text, index, *map(ctypes.byref, box))
        raw.FPDFText_GetLooseCharBox(text, index, ctypes.byref(loose))
        raw.FPDFText_GetCharOrigin(text, index, *map(ctypes.byref, origin))
        raw.FPDFText_GetMatrix(text, index, ctypes.byref(matrix))
        angle = raw.FPDFText_GetCharAngle(text, index)
        weight = raw.FPDFText_GetFontWeight(text, index)
        bold = weight >= 600
        if not bold:
            key = raw.FPDFText_GetFontInfo(text, index, name, 128, ctypes.byref(flags))
            bold = bool(key) and bool(_BOLD.search(name.value.decode("utf-8", "replace")))
        yield Glyph(
            chr(code if code < 0x110000 else 0xFFFD), loose.left, loose.right, origin[1].value, min(loose.bottom, loose.top), max(loose.bottom, loose.top),
            _size(matrix, raw.FPDFText_GetFontSize(text, index)), bold=bold, angle=angle,
        )  # fmt: skip


def _size(matrix: Any, size: float) -> float:
    """The size of a character on paper: the font's own size may be scaled."""
    scale = math.hypot(matrix.c, matrix.d)
    return size * scale if 0 < size * scale < 1000 else size


def _upright(glyphs: list[Glyph], slanted: list[Dropped]) -> list[Glyph]:
    """The characters without those at another angle than most, such as watermarks."""
    angles = Counter(round(glyph.angle / _SLANTED) for glyph in glyphs if not glyph.text.isspace())
    if len(angles) < 2:
        return glyphs
    usual = angles.most_common(1)[0][0]
    off = "".join(glyph.text for glyph in glyphs if round(glyph.angle / _SLANTED) != usual)
    if off.strip():
        slanted.append(Dropped("not part of the article", f"at an angle: {one_line(off)[:80]}"))
    return [glyph for glyph in glyphs if round(glyph.angle / _SLANTED) == usual]


def _is_vertical(glyphs: list[Glyph]) -> bool:
    """Whether most characters are below the one before, as in vertical Japanese and Chinese."""
    letters = [glyph for glyph in glyphs if not glyph.text.isspace()]
    below = sum(
        abs((one.left + one.right) - (two.left + two.right)) < one.size and one.base - 1.6 * one.size < two.base < one.base - 0.4 * one.size
        for one, two in pairwise(letters)
    )
    return len(letters) > 20 and below > 0.6 * len(letters)


def _placed(glyph: Glyph, corner: tuple[float, float], size: tuple[float, float], turned: int, *, vertical: bool) -> Glyph:
    """A character in the coordinates of the page as it is read: from its lower left corner, lines from left to right."""
    (left, bottom), (width, height) = corner, size
    x0, x1, y0, y1, base = glyph.left - left, glyph.right - left, glyph.bottom - bottom, glyph.top - bottom, glyph.base - bottom
    if turned == 1:
        x0, x1, y0, y1, base = y0, y1, width - x1, width - x0, width - x1
    elif turned == 2:
        x0, x1, y0, y1, base = width - x1, width - x0, height - y1, height - y0, height - y1
    elif turned == 3:
        x0, x1, y0, y1, base = height - y1, height - y0, x0, x1, x0
    if vertical:
        x0, x1, y0, y1, base = height - y1, height - y0, x0, x1, x0
    if not all(map(math.isfinite, (x0, x1, y0, y1, base))):
        x0 = x1 = y0 = y1 = base = 0.0
    return glyph._replace(left=x0, right=x1, bottom=y0, top=y1, base=base)


def _found(pdf: Any) -> Found:
    """What the document's properties say."""
    with suppress(Exception):  # properties are only proposals
        stated = {name: one_line(value) for name, value in pdf.get_metadata_dict().items() if one_line(value)}
        title, date = stated.get("Title", ""), re.match(r"D:(\d{8})", stated.get("CreationDate", ""))
        made = day(date[1]) if date else ""
        return Found(
            title=Proposal(title, "PDF property Title")
            if title and not re.search(r"\.\w{2,4}$|^untitled|^Microsoft Word", title, re.IGNORECASE)
            else None,
            authors=tuple(Proposal(name, "PDF property Author") for name in people(stated.get("Author", ""))),
            published=Proposal(made, "PDF property CreationDate") if made else None,
        )
    return Found()
