"""An article as a reader made it: its paragraphs in order, each with its place in the original, and what was found out about the article.

The text format begins with a line that no other text has, then the values found, then the paragraphs, one line each, between blank lines.
A line of marks above a paragraph has its place: `%% p. 12; row 3; turn 5; speaker MR. KIRBY; time 00:12:30; heading`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields, replace
from typing import Final, Literal, get_args

from .locators import NOWHERE, Locator, numbered_inside

#: The first line of the format.
SIGNATURE: Final = "#briefings-article 1"
_RULE: Final = "---"
_MARK: Final = "%%"

Kind = Literal["paragraph", "heading", "item", "row", "turn", "caption", "note"]
#: Why a part of the original is not among the paragraphs.
Reason = Literal[
    "menu", "advertisement", "footer", "cookie bar", "comments", "related articles", "sharing", "sign-up", "hidden", "running head",
    "page number", "line numbers", "form", "deleted text", "remark", "not part of the article",
]  # fmt: skip

_KINDS: Final[dict[str, Kind]] = {kind: kind for kind in get_args(Kind)}
_REASONS: Final[dict[str, Reason]] = {reason: reason for reason in get_args(Reason)}


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list item, table row or turn: its text on one line, what it is, and its place."""

    text: str
    kind: Kind = "paragraph"
    at: Locator = NOWHERE


@dataclass(frozen=True, slots=True)
class Proposal:
    """A value found in an article, and where: `og:title`, `the first heading`."""

    value: str
    origin: str


@dataclass(frozen=True, slots=True)
class Found:
    """What an article says about itself.  Nobody has checked it: an editor accepts or changes each value.

    `published` is as precise as the article: 2024-06-04, 2024-06 or 2024.  `language` is a BCP 47 tag.
    """

    title: Proposal | None = None
    authors: tuple[Proposal, ...] = ()
    publisher: Proposal | None = None
    published: Proposal | None = None
    address: Proposal | None = None
    language: Proposal | None = None
    rights: Proposal | None = None

    def over(self, other: Found) -> Found:
        """These values; those of `other` for what is missing here."""
        return Found(**{item.name: getattr(self, item.name) or getattr(other, item.name) for item in fields(self)})


@dataclass(frozen=True, slots=True)
class Dropped:
    """A part of the original that is not among the paragraphs, and why."""

    reason: Reason
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """What a reader made of a file; `reader` names it and its version, `remarks` are for the editor."""

    blocks: tuple[Block, ...]
    found: Found = Found()
    dropped: tuple[Dropped, ...] = ()
    reader: str = ""
    remarks: tuple[str, ...] = field(default=())

    def dumps(self) -> str:
        """The article in the text format."""
        lines = [SIGNATURE, *self._header(), _RULE, ""]
        for block in self.blocks:
            marks = _marks(block)
            if marks or block.text.startswith(_MARK):
                lines.append(" ".join(filter(None, (_MARK, marks))))
            lines += [block.text, ""]
        return "\n".join(lines)

    def _header(self) -> Iterator[str]:
        for item in fields(self.found):
            value = getattr(self.found, item.name)
            for proposal in value if isinstance(value, tuple) else filter(None, (value,)):
                yield f"{item.name}: {_line(proposal.value)} [{_line(proposal.origin).replace(']', ')')}]"
        if self.reader:
            yield f"reader: {_line(self.reader)}"
        for part in self.dropped:
            yield f"dropped: {part.reason}: {_line(part.text)}"


def is_article(text: str) -> bool:
    """Whether a text is in the text format."""
    return text.removeprefix("\ufeff").startswith((f"{SIGNATURE}\n", f"{SIGNATURE}\r\n"))


def texts(text: str) -> Iterator[str]:
    """The paragraphs of a text: the blocks between blank lines, without the format's header and marks if it has them."""
    if not is_article(text):
        yield from _blocks(text)
        return
    for marks, body in _marked(text):
        if body or not marks:
            yield body


def loads(text: str) -> Article:
    """Read the text format; a text that is not in it consists of paragraphs."""
    if not is_article(text):
        return Article(tuple(Block(_line(block)) for block in _blocks(text) if block.strip()))
    header, _, _ = _split(text)
    blocks = tuple(_block(marks, body) for marks, body in _marked(text) if body)
    return _with_header(Article(blocks), header.splitlines()[1:])


def locators_in(text: str) -> dict[int, Locator]:
    """Where the paragraphs of a text in the format are in the original, by number; those without a place are left out."""
    if not is_article(text):
        return {}
    places = numbered_inside([block.at for block in loads(text).blocks])
    return {number: place for number, place in enumerate(places, 1) if place != NOWHERE}


def _line(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def _blocks(text: str) -> list[str]:
    return re.split(r"\n[^\S\n]*\n", text.replace("\r\n", "\n").replace("\r", "\n").strip())


def _split(text: str) -> tuple[str, str, str]:
    """Header, rule and body."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return plain.partition(f"\n{_RULE}\n")


def _marked(text: str) -> Iterator[tuple[str, str]]:
    """The marks and the text of each paragraph in the text format."""
    for block in _blocks(_split(text)[2]):
        first, _, rest = block.partition("\n")
        if first.startswith(_MARK):
            yield first.removeprefix(_MARK).strip(), rest.strip()
        else:
            yield "", block


_WORDS: Final = {"p.": "page", "row": "row", "turn": "turn", "speaker": "speaker", "time": "time"}


def _marks(block: Block) -> str:
    """The marks of a paragraph, in a fixed order."""
    at = block.at
    parts = [
        f"{word} {_line(str(value)).replace(';', ',')}" for word, name in _WORDS.items() if (value := getattr(at, name)) not in ("", None)
    ]
    return "; ".join([*parts, *([] if block.kind == "paragraph" else [block.kind])])


def _block(marks: str, body: str) -> Block:
    """A paragraph with its marks; marks that nobody knows are ignored."""
    block = Block(_line(body))
    for mark in filter(None, map(str.strip, marks.split(";"))):
        word, _, value = mark.partition(" ")
        name = _WORDS.get(word, "")
        if not value and mark in _KINDS:
            block = replace(block, kind=_KINDS[mark])
        elif name in ("row", "turn") and value.isdecimal():
            block = replace(block, at=replace(block.at, row=int(value)) if name == "row" else replace(block.at, turn=int(value)))
        elif name == "page":
            block = replace(block, at=replace(block.at, page=value))
        elif name == "speaker":
            block = replace(block, at=replace(block.at, speaker=value))
        elif name == "time":
            block = replace(block, at=replace(block.at, time=value))
    return block


def _with_header(article: Article, lines: Iterable[str]) -> Article:
    found: dict[str, Proposal] = {}
    authors: list[Proposal] = []
    names = {item.name for item in fields(Found)}
    for line in lines:
        name, _, value = line.partition(": ")
        given = re.fullmatch(r"(.*) \[([^\]]*)\]", value)
        if name == "authors" and given:
            authors.append(Proposal(*given.groups()))
        elif name in names and given:
            found[name] = Proposal(*given.groups())
        elif name == "reader":
            article = replace(article, reader=value)
        elif name == "dropped":
            reason, _, part = value.partition(": ")
            if reason in _REASONS:
                article = replace(article, dropped=(*article.dropped, Dropped(_REASONS[reason], part)))
    return replace(article, found=Found(authors=tuple(authors), **found))
