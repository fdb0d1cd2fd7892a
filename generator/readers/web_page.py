"""Web pages: the paragraphs of the article, without menus, advertisements, cookie bars, comments and footers.

`page_walk` divides the page into texts, `page_parts` says which are not the article by their names, and trafilatura says where the article is.
Numbers depend on trafilatura only where names say nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, Final

from ..articles.article import Article, Block, Dropped, Reason
from ..articles.locators import Locator
from . import page_metadata
from .document import Document, UnreadableError, extra, one_line
from .encodings import decode
from .page_walk import Piece, Walk
from .transcript import with_turns

_CHARSET: Final = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,80}?encoding\s*=\s*["']([\w.:-]{2,40})""", re.IGNORECASE
)
#: A text shorter than this is not looked for in what trafilatura found, because it may be anywhere.
_DISTINCT: Final = 12
#: The share of characters in links from which on a text is a list of links.
_LINKS: Final = 0.6
_LURE: Final = 0.75
#: The maximum length of a box that repeats a quotation.
_BOX: Final = 400
#: The maximum length of an article of which only the beginning is on the page.
_STUB: Final = 1500
_SHOWN: Final = 200
#: The length of a text that is surely no heading or label, and how many texts before it the heading may be.
_LONG: Final = 80
_NEAR: Final = 25
_WALLED: Final = re.compile(
    r"(?:subscribe|sign in|log in|register) (?:now )?to (?:continue|keep|read)|to (?:continue|keep) reading|already a subscriber|subscribers? only|"
    r"read the (?:full|whole) (?:article|story)|nur für abonnent|jetzt weiterlesen|réservée? aux abonnés|déjà abonné|solo para suscriptores|"
    r"только для подписчиков|続きを読むには|有料会員|会員限定",
    re.IGNORECASE,
)
_OWNED: Final = re.compile(
    r"©|\(c\) ?\d{4}|\bcopyright\b|all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos|все права защищены|版权所有|無断転載",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(
    r"(?:advertisement|advertising|ad|sponsored(?: content)?|anzeige|werbung|publicité|publicidad|pubblicità|реклама|reklama|広告|广告|광고)[:.]?",
    re.IGNORECASE,
)
_SENTENCE: Final = re.compile(r"[.!?。！？…:][\"”’»)\]]*$")
_CHALLENGE: Final = re.compile(
    r"(?:enable|turn on|requires?) javascript|javascript is (?:disabled|required)|checking your browser|just a moment|verify(?:ing)? (?:that )?you are (?:a )?human|"
    r"access denied|are you a robot",
    re.IGNORECASE,
)


def read(document: Document) -> Article:
    """Read a web page."""
    found = _CHARSET.search(document.content[:8192])
    text, remarks = decode(document, (found[1] or found[2]).decode("ascii") if found else "")
    return page(text, document.address, remarks)


def page(text: str, address: str = "", remarks: tuple[str, ...] = ()) -> Article:
    """Read the text of a web page.  Raises UnreadableError if it has no article."""
    trafilatura = extra("trafilatura", "reading a web page")
    root = parsed(text)
    stated = page_metadata.found(root, text, address)
    pieces, voted = _pieces(root, _squeezed(_main_text(trafilatura, text)))
    kept, left = _chosen(pieces, voted, stated.title.value if stated.title else "")
    _require_article(kept, pieces, text)
    blocks = with_turns([block(piece) for piece in kept])
    return Article(blocks, stated, tuple(_dropped(left)), f"web page, trafilatura {trafilatura.__version__}", remarks)


def parsed(text: str) -> Any:
    """The elements of a page or mail; scripts do not run, and nothing is loaded."""
    html, etree = extra("lxml.html", "reading a web page"), extra("lxml.etree", "reading a web page")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise UnreadableError("this page has no elements", "save the article again, as HTML or plain text") from None
    for ruby in root.iter("rt", "rp"):  # readings are no part of the text
        ruby.text = None
        for below in list(ruby):
            ruby.remove(below)
    return root


def block(piece: Piece) -> Block:
    """The paragraph of a piece; its line breaks are kept until turns are known."""
    return Block(piece.text, piece.kind, Locator(row=piece.row))


def _main_text(trafilatura: Any, text: str) -> str:
    """What trafilatura takes for the article; empty if it finds none."""
    made = trafilatura.extract(text, output_format="txt", include_comments=False, include_tables=True, favor_recall=True)
    return made or ""


def _squeezed(text: str) -> str:
    """Letters and digits only, for comparison."""
    return re.sub(r"[\W_]+", "", text).casefold()


def _pieces(root: Any, main: str) -> tuple[list[Piece], list[bool]]:
    """The texts of the page, and which of them trafilatura found.

    A part whose name says that it is not the article, but which has most of what trafilatura found, is the article all the same.
    """
    whole: frozenset[Any] = frozenset()
    for _ in range(4):
        pieces = Walk(root, whole=whole).pieces
        voted = [len(one := _squeezed(piece.text)) >= _DISTINCT and one in main for piece in pieces]
        weights: Counter[Any] = Counter()
        for piece, found in zip(pieces, voted, strict=True):
            if found and piece.reason != "comments":
                weights[piece.part] += len(piece.text)
        named = {part: weight for part, weight in weights.items() if part is not None and weight > weights.total() / 2}
        if not named:
            break
        whole |= named.keys()
    return pieces, voted


def _chosen(pieces: Sequence[Piece], voted: Sequence[bool], title: str) -> tuple[list[Piece], list[tuple[Piece, Reason]]]:
    """The texts of the article, and the others with the reason."""
    choice = _Choice(pieces, voted, title)
    kept: list[Piece] = []
    left: list[tuple[Piece, Reason]] = []
    for number, piece in enumerate(pieces):
        why = choice.reason(number)
        if why:
            left.append((piece, why))
        elif not (kept and kept[-1].text == piece.text):
            kept.append(piece)
    return kept, left


class _Choice:
    """Where the article is among the texts of a page.

    `core` are the texts that trafilatura found and no name excludes; the article is between the first and the last of them, and continues in the
    elements that contain them.
    """

    def __init__(self, pieces: Sequence[Piece], voted: Sequence[bool], title: str) -> None:
        self.pieces, self.voted = pieces, voted
        self.core = [n for n, piece in enumerate(pieces) if piece.reason is None and voted[n]] or [
            n for n, piece in enumerate(pieces) if piece.reason is None and not _is_links(piece) and len(piece.text) > _LONG
        ]
        self.first, self.last = (_begin(pieces, self.core, title), self.core[-1]) if self.core else (len(pieces), 0)
        found = [pieces[n] for n in self.core if n >= self.first and pieces[n].kind == "paragraph" and len(pieces[n].within) > 1]
        self.containers = {piece.within[1] for piece in found if piece.within[1].tag != "body"}
        self.repeated = _repeated(pieces, self.core)

    def reason(self, n: int) -> Reason | None:
        """Why a text is not part of the article; None if it is."""
        piece = self.pieces[n]
        if piece.reason:
            return piece.reason
        if _LABEL.fullmatch(piece.text):
            return "advertisement"
        if any(element in self.repeated for element in piece.within):
            return "not part of the article"
        around = piece.within[1:] if piece.kind in ("row", "item") else piece.within[1:2]
        inside = self.first <= n <= self.last or (n > self.last and any(element in self.containers for element in around))
        owned = n >= self.last and len(piece.text) < _SHOWN and _OWNED.search(piece.text)
        lure = (_is_links(piece) and not self.voted[n]) or _is_lure(piece)
        if not inside or owned or lure or _leads_away(self.pieces, n, self.voted):
            return _unnamed(piece, before=n < self.first)
        return None


def _begin(pieces: Sequence[Piece], core: Sequence[int], title: str) -> int:
    """The number of the piece that begins the article: its heading, if there is one shortly before the first long text."""
    wanted = _squeezed(title)
    text = next((n for n in core if len(pieces[n].text) >= _LONG and pieces[n].kind != "heading"), core[0])
    near = [n for n in range(max(0, text - _NEAR), text + 1) if pieces[n].reason is None and not _is_links(pieces[n])]
    headings = [n for n in near if pieces[n].kind == "heading" and pieces[n].within[0].tag == "h1"]
    titles = [n for n in near if wanted and _squeezed(pieces[n].text) == wanted]
    return next((found[-1] for found in ([n for n in titles if n in headings], headings, titles) if found), core[0])


def _repeated(pieces: Sequence[Piece], core: Sequence[int]) -> frozenset[Any]:
    """Boxes with a quotation from the article, which is in its paragraphs as well."""
    texts = [_squeezed(pieces[n].text) for n in core]
    boxes = set()
    for piece in pieces:
        box = next((element for element in reversed(piece.within) if element.tag in ("aside", "figure", "blockquote")), None)
        own = _squeezed(piece.text)
        if (
            box is not None
            and len(box.text_content()) < _BOX
            and len(own) >= _DISTINCT
            and any(own in text and len(text) > len(own) for text in texts)
        ):
            boxes.add(box)
    return frozenset(boxes)


def _is_lure(piece: Piece) -> bool:
    """Whether a paragraph is only a link, and no sentence: it leads to another article."""
    return piece.kind == "paragraph" and piece.links > _LURE * len(piece.text) and not _SENTENCE.search(piece.text)


def _leads_away(pieces: Sequence[Piece], number: int, voted: Sequence[bool]) -> bool:
    """Whether a text is the heading of a list of links: short, and followed by nothing but them."""
    piece, following = pieces[number], range(number + 1, min(number + 3, len(pieces)))
    if len(piece.text) > _LONG or _SENTENCE.search(piece.text) or piece.kind == "item" or not following:
        return False
    return all(_is_links(pieces[n]) and not voted[n] for n in following)


def _is_links(piece: Piece) -> bool:
    return piece.kind != "heading" and piece.links > _LINKS * len(piece.text)


def _unnamed(piece: Piece, *, before: bool) -> Reason:
    """The reason for leaving out a text that no name speaks of."""
    if _OWNED.search(piece.text):
        return "footer"
    if _is_links(piece):
        return "menu" if before else "related articles"
    return "not part of the article"


def _require_article(kept: Sequence[Piece], pieces: Iterable[Piece], source: str) -> None:
    """Reject a page without an article, or with the beginning of one only."""
    length = sum(len(piece.text) for piece in kept if piece.kind != "heading")
    every = " ".join(piece.text for piece in pieces)
    if length < _STUB and (_WALLED.search(every) or re.search(r'"isAccessibleForFree"\s*:\s*"?false', source, re.IGNORECASE)):
        raise UnreadableError(
            "this page is a paywall stub: it has only the beginning of the article",
            "save it again while signed in, or save the whole article as PDF",
        )
    if length < _STUB and _CHALLENGE.search(every or source) and len(kept) < 6:
        raise UnreadableError(
            "this page asks for JavaScript or a human reader instead of showing the article", "open it in a browser and save it there"
        )
    if not kept:
        raise UnreadableError("this page has no text that can be numbered", "open it in a browser and save it there, or save it as PDF")


def _dropped(left: Iterable[tuple[Piece, Reason]]) -> Iterator[Dropped]:
    """What was left out: neighbours of one part and one reason together."""
    for (why, _), group in groupby(left, key=lambda pair: (pair[1], pair[0].part)):
        text = one_line(" ".join(piece.text for piece, _ in group))
        yield Dropped(why, text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…")
