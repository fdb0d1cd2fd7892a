"""Prose: the text of a claim with its quotations and links `[[id]]` or `[[id|words]]`, counted nouns, and lists of numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from ..articles.language import Language


def count(number: int, noun: str) -> str:
    """A number with its noun: “1 page”, “1,200 pages”."""
    return f"{number:,} {plural(number, noun)}"


def plural(number: int, noun: str) -> str:
    """A noun in the singular or plural, depending on a number."""
    return noun if number == 1 else f"{noun}s"


def capitalized(text: str) -> str:
    """The text with a capital at its beginning; a letter that its capital does not lead back to (ı, ß, ﬁ) stays as it was typed."""
    capital = text[:1].upper()
    return f"{capital}{text[1:]}" if capital.lower() == text[:1] else text


def cut(text: str, most: int) -> str:
    """A text of at most `most` characters: if it is longer, cut after a word, with “…”."""
    if len(text) <= most:
        return text
    words, space, _ = text[:most].rpartition(" ")
    return f"{words if space else text[: most - 1]}…"


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Numbers in any order as ranges without gaps, each with its first and last number."""
    found: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def ranges(numbers: Iterable[int], dash: str = "-") -> str:
    """Numbers in a line, with consecutive ones as ranges: “3-5, 8”."""
    return ", ".join(f"{first}" if first == last else f"{first}{dash}{last}" for first, last in runs(numbers))


LONGEST_QUOTATION: Final = 12
_LINK = re.compile(r"\[\[([^\[\]|]*)(?:\|([^\[\]]*))?\]\]")
_QUOTATION = re.compile(r"“([^“”]*)”")
#: A word with an apostrophe, which some publishers set straight and others curved.
_APOSTROPHE = re.compile(r"\S*['’‘]\S*")
#: The article at the beginning of a name, and the words before a name that take its place.
_ARTICLE = re.compile(r"[Tt]he\s+(?=\S)")
_DETERMINED = re.compile(r"(?<![\w’'-])(?:the|an?|its|their|our|this|every|another)\s+$", re.IGNORECASE)
_GAP = re.compile(r"\[\s*(?:\.\.\.|…)\s*\]|\[[^\]]*\]|…|\.\.\.")


class Link(NamedTuple):
    """A link in a text: `target` is a record's id, or `record/claim`; `words` are shown, or, if empty, the record's name."""

    target: str
    words: str

    @property
    def record(self) -> str:
        """The record that the link refers to."""
        return self.target.partition("/")[0]


@lru_cache(maxsize=65536)
def segments(text: str) -> tuple[str | Link, ...]:
    """The text as plain pieces and links, in order."""
    pieces: list[str | Link] = []
    start = 0
    for found in _LINK.finditer(text):
        if found.start() > start:
            pieces.append(text[start : found.start()])
        pieces.append(Link(found[1].strip(), (found[2] or "").strip()))
        start = found.end()
    if start < len(text):
        pieces.append(text[start:])
    return tuple(pieces)


def targets(text: str) -> Iterator[tuple[int, str]]:
    """The targets of the links in a text as written in a file, each with its position."""
    for found in _LINK.finditer(text):
        yield found.start(1) + len(found[1]) - len(found[1].lstrip()), found[1].strip()


def links(text: str) -> Iterator[Link]:
    """The links in a text, in order."""
    return (piece for piece in segments(text) if isinstance(piece, Link)) if "[[" in text else iter(())


def one_article(pieces: Iterable[str | Link], name: Callable[[str], str]) -> Iterator[str | Link]:
    """Pieces of a text, with words for links to names with “The” that follow an article: the Tide Post, a Tide Post report."""
    before: str | Link = ""
    for piece in pieces:
        article = _ARTICLE.match(name(piece.record)) if isinstance(piece, Link) and not piece.words and isinstance(before, str) else None
        if article and isinstance(piece, Link) and isinstance(before, str) and _DETERMINED.search(before):
            yield Link(piece.target, name(piece.record)[article.end() :])
        else:
            yield piece
        before = piece


def with_names(text: str, name: Callable[[str], str]) -> tuple[str | Link, ...]:
    """The pieces of a text, with a name as the words of each link that has none."""
    pieces = one_article(segments(text), name)
    return tuple(piece if isinstance(piece, str) or piece.words else Link(piece.target, name(piece.record)) for piece in pieces)


def shown(text: str, name: Callable[[str], str]) -> str:
    """The text as a reader sees it; `name` returns the words of a link that has none."""
    if "[[" not in text:
        return text
    return "".join(piece if isinstance(piece, str) else piece.words for piece in with_names(text, name))


def faults(text: str) -> Iterator[tuple[str, str, str]]:
    """The problems in the form of a text: the token to mark, the message and the suggested fix."""
    for piece in segments(text):
        if isinstance(piece, str):
            for bracket in ("[[", "]]"):
                if bracket in piece:
                    yield bracket, f"{bracket!r} is not part of a link", "write links as [[id]] or [[id|words]]"
        elif not piece.target:
            yield "[[", "the link has no target", "write links as [[id]] or [[id|words]]"
    if '"' in text:
        yield '"', "straight quotation marks are not checked against the article", "put quoted words in “ ”"
    yield from _unpaired(text)


def _unpaired(text: str) -> Iterator[tuple[str, str, str]]:
    """The first “ or ” of a text that is unpaired, or inside another quotation."""
    depth = deepest = 0
    for mark in re.findall("[“”]", text):
        depth += 1 if mark == "“" else -1
        deepest = max(depth, deepest)
        if depth < 0:
            yield "”", "a quotation is closed but not opened", "quoted words must be between “ and ”"
            return
    if depth:
        yield "“", "a quotation is opened but not closed", "quoted words must be between “ and ”"
    elif deepest > 1:
        yield "“", "a quotation inside a quotation", "write the inner one in ‘ ’"


def quotations(visible: str) -> tuple[str, ...]:
    """The quoted words of a text as a reader sees it, in order."""
    return tuple(_QUOTATION.findall(visible)) if "“" in visible else ()


def without_quotations(visible: str) -> str:
    """The text with each quotation blanked, so that positions stay."""
    return _QUOTATION.sub(lambda found: "“" + " " * len(found[1]) + "”", visible) if "“" in visible else visible


@lru_cache(maxsize=65536)
def parts(quotation: str, language: Language) -> tuple[tuple[str, ...], ...]:
    """The keys of the parts of a quotation around an ellipsis or an insertion in brackets, empty parts left out."""
    return tuple(filter(None, map(language.keys, _GAP.split(quotation))))


def plain_runs(quotation: str) -> tuple[str, ...]:
    """The runs of words of a quotation between ellipses, insertions and words with an apostrophe, without the marks at their ends."""
    return tuple(filter(None, (run.strip(" ,.;:!?–—-") for part in _GAP.split(quotation) for run in _APOSTROPHE.split(part))))
