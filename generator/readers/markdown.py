"""Markdown: headings, paragraphs, items, rows and notes, without the signs."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from ..articles.article import Article, Block, Found, Kind, Proposal
from ..articles.locators import Locator
from .document import Document
from .encodings import decode
from .page_metadata import day, people
from .transcript import with_turns

_HEADING: Final = re.compile(r" {0,3}(#{1,6})\s+(.*?)\s*#*\s*")
_UNDERLINE: Final = re.compile(r" {0,3}(?:=+|-{2,})\s*")
_RULE: Final = re.compile(r" {0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})")
_ITEM: Final = re.compile(r"\s*(?:[-*+]|(\d{1,3}[.)]))\s+(?=\S)")
_ROW: Final = re.compile(r"\s*\|.*\|\s*|[^|\n]+(?:\|[^|\n]+)+")
_DIVIDER: Final = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*")
_NOTE: Final = re.compile(r" {0,3}\[\^([^\]\s]{1,40})\]:\s*")
_FENCE: Final = re.compile(r" {0,3}(```+|~~~+)")
_FRONT: Final = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_INLINE: Final = (
    (re.compile(r"!\[[^\]]*\]\([^)]*\)|!\[[^\]]*\]\[[^\]]*\]"), ""),
    (re.compile(r"\[\^([^\]\s]{1,40})\]"), r"[\1]"),
    (re.compile(r"\[([^\]]*)\]\((?:[^()]|\([^()]*\))*\)"), r"\1"),
    (re.compile(r"\[([^\]]+)\]\[[^\]]*\]"), r"\1"),
    (re.compile(r"<(https?://[^>\s]+|[\w.+-]+@[\w.-]+)>"), r"\1"),
    (re.compile(r"</?(?:a|abbr|b|big|cite|code|del|div|em|i|kbd|mark|p|q|s|small|span|strong|sub|sup|u|br)\b[^>]*>", re.IGNORECASE), ""),
    (re.compile(r"(\*\*\*|\*\*|\*)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(\*\*|\*)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<!\w)(___|__|_)(?=\S)(.+?)(?<=\S)\1(?!\w)"), r"\2"),
    (re.compile(r"~~(?=\S)(.+?)(?<=\S)~~"), r"\1"),
)
_CODE: Final = re.compile(r"(`+)(.+?)\1")


def is_markdown(document: Document) -> bool:
    """Whether a text has the signs of Markdown: front matter with a title, a heading, or a link."""
    head = document.content[:20000].removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
    if b"\x00" in head:
        return False
    return bool(
        re.match(rb"---[ \t]*\n(?:[\w-]+:.*\n|[ \t-].*\n)+(?:---|\.\.\.)", head)
        or re.search(rb"(?:\A|\n)#{1,6} \S[^\n]*(?:\n|\Z)", head)
        or re.search(rb"\]\(https?://[^)\s]+\)", head)
        or re.search(rb"(?:\A|\n)\|?[^\n|]+\|[^\n]+\n\|?[ :]*-{3,}[-| :]*\n", head)
    )


@dataclass(slots=True)
class _Block:
    """A block while its lines are read."""

    kind: Kind = "paragraph"
    lines: list[str] = field(default_factory=list)
    row: int | None = None
    mark: str = ""


def read(document: Document) -> Article:
    """Read a Markdown text."""
    text, remarks = decode(document)
    plain = re.sub(r"\r\n?", "\n", text).removeprefix("\ufeff")
    front = _FRONT.match(plain)
    body = plain[front.end() :] if front else plain
    parts = list(_parts(re.sub(r"<!--.*?-->", "", body, flags=re.DOTALL)))
    _number_rows(parts)
    blocks = [block for part in parts if (block := _made(part)) is not None]
    ordered = [block for block in blocks if block.kind != "note"] + [block for block in blocks if block.kind == "note"]
    return Article(with_turns(ordered), _found(front[1] if front else ""), (), "Markdown", remarks)


def _parts(text: str) -> Iterator[_Block]:
    """The blocks of a text, by line."""
    part, fence = _Block(), ""
    for line in text.split("\n"):
        if fence:
            if line.strip().startswith(fence):
                yield part
                part, fence = _Block(), ""
            elif not line.strip():
                yield part
                part = _Block()
            else:
                part.lines.append(line)
            continue
        quoted = re.sub(r"^ {0,3}(?:> ?)+", "", line)
        if found := _FENCE.match(quoted):
            yield part
            part, fence = _Block(), found[1]
            continue
        begun = _begun(quoted, part)
        if begun is None:
            part.lines.append(quoted)
            continue
        yield part
        part = begun
    yield part


def _begun(line: str, part: _Block) -> _Block | None:
    """The block that a line begins; None if it continues the block before."""
    if not line.strip():
        return _Block()
    if found := _HEADING.fullmatch(line):
        return _Block("heading", [found[2]])
    if _UNDERLINE.fullmatch(line) and part.kind == "paragraph" and len(part.lines) == 1 and "|" not in line:
        part.kind = "heading"
        return _Block()
    if _RULE.fullmatch(line):
        return _Block()
    if _DIVIDER.fullmatch(line) and "|" in line:
        if part.kind == "paragraph" and len(part.lines) == 1:
            part.kind = "row"
        return _Block("row") if part.kind == "row" else _Block()
    if _ROW.fullmatch(line) and (part.kind == "row" or line.strip().startswith("|")):
        return _Block("row", [line])
    if found := _NOTE.match(line):
        return _Block("note", [f"[{found[1]}] {line[found.end() :]}"])
    if (found := _ITEM.match(line)) and (part.kind == "item" or not part.lines or found[1] in (None, "1.", "1)")):
        return _Block("item", [line[found.end() :]], mark=found[1] or "")
    return _Block("paragraph", [line]) if part.kind in ("heading", "row") else None


def _number_rows(parts: Iterable[_Block]) -> None:
    """Number the rows of each table."""
    number = 0
    for part in parts:
        if part.lines:
            number = number + 1 if part.kind == "row" else 0
            part.row = number or None


def _made(part: _Block) -> Block | None:
    """A block without signs; None if nothing is left of it."""
    raw = "\n".join(re.sub(r"(?: {2,}|\\)$", "", line) for line in part.lines)
    if part.kind == "row":
        cells = [inline(cell.replace("\x00", "|")).strip() for cell in raw.replace("\\|", "\x00").strip().strip("|").split("|")]
        return Block(" | ".join(cells), "row", Locator(row=part.row)) if any(cells) else None
    text = inline(raw).strip()
    if not text or re.fullmatch(r"\[[^\]]+\]:\s*\S+.*", raw.strip()):
        return None
    return Block(f"{part.mark} {text}" if part.mark else text, part.kind)


def inline(text: str) -> str:
    """A text without the signs of links, emphasis and code."""
    held: list[str] = []

    def hold(found: re.Match[str]) -> str:
        held.append(found[2] if found.re is _CODE else found[1])
        return f"\x01{len(held) - 1}\x02"

    made = re.sub(r"\\([!-/:-@\[-`{-~])", hold, _CODE.sub(hold, text))
    for pattern, replacement in _INLINE:
        made = pattern.sub(replacement, made)
    made = html.unescape(made)
    return re.sub("\x01(\\d+)\x02", lambda found: held[int(found[1])].strip(), made)


def _found(front: str) -> Found:
    """What the front matter says, as far as it has simple values."""
    stated: dict[str, str] = {}
    for line in front.split("\n"):
        name, colon, value = line.partition(":")
        if colon and re.fullmatch(r"[\w-]+", name) and value.strip():
            stated.setdefault(name.lower(), value.strip().strip("\"'"))

    def one(*names: str) -> Proposal | None:
        return next((Proposal(stated[name], f"front matter {name}") for name in names if stated.get(name)), None)

    authors = one("author", "authors", "creator")
    date = one("date", "published", "created")
    address = one("source", "url", "link", "canonical")
    return Found(
        title=one("title"),
        authors=tuple(Proposal(name, authors.origin) for name in people(authors.value.strip("[]"))) if authors else (),
        publisher=one("publisher", "site", "publication"),
        published=Proposal(day(date.value), date.origin) if date and day(date.value) else None,
        address=address if address and re.match(r"https?://\S+$", address.value) else None,
        language=one("lang", "language"),
        rights=one("license", "licence", "rights"),
    )
