"""Mails and newsletters (`.eml`), and pages saved as one file (MHTML), which have the form of a mail."""

from __future__ import annotations

import re
from collections.abc import Sequence
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import getaddresses
from typing import Final

from ..articles.article import Article, Block, Dropped, Found, Proposal
from . import web_page
from .document import Document, UnreadableError, one_line
from .encodings import decode
from .page_metadata import day
from .page_walk import Piece, Walk
from .transcript import with_turns

_HEADER: Final = re.compile(rb"(?:From [^\n]*\n)?(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*)+", re.IGNORECASE)
_OF_MAILS: Final = re.compile(
    rb"^(?:message-id|mime-version|received|return-path|delivered-to|content-type):", re.IGNORECASE | re.MULTILINE
)
_WHO: Final = re.compile(rb"^(?:from|subject|date|to|snapshot-content-location|content-location):", re.IGNORECASE | re.MULTILINE)
_TOP: Final = re.compile(
    r"view (?:this |it )?(?:email |message )?(?:in|on) (?:your |a |the )?(?:web )?browser|read (?:this )?online|im browser (?:ansehen|anzeigen)|voir dans",
    re.IGNORECASE,
)
_END: Final = re.compile(
    r"unsubscribe|manage (?:your )?(?:subscription|preferences)|update (?:your )?preferences|you (?:are receiving|received|get) this|abbestellen|abmelden|"
    r"se désabonner|darse de baja|отписаться|配信停止|订阅",
    re.IGNORECASE,
)
_SHOWN: Final = 200


def is_mail(document: Document) -> bool:
    """Whether a file begins with the header of a mail."""
    header = _HEADER.match(document.content[:16384].lstrip().replace(b"\r\n", b"\n"))
    return bool(header and _OF_MAILS.search(header[0]) and _WHO.search(header[0]))


def is_saved_page(document: Document) -> bool:
    """Whether a mail is a page that a browser saved."""
    head = document.content[:16384]
    return (
        is_mail(document)
        and bool(re.search(rb"^content-type:\s*multipart/related", head, re.IGNORECASE | re.MULTILINE))
        and bool(re.search(rb"^(?:snapshot-content-location|from:\s*<?saved by)", head, re.IGNORECASE | re.MULTILINE))
    )


def read_saved_page(document: Document) -> Article:
    """Read a page saved as MHTML: its first part of HTML."""
    message = _message(document)
    address = str(message.get("Snapshot-Content-Location", "") or "")
    pages = [part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    wanted = [part for part in pages if str(part.get("Content-Location", "")) == address] or pages
    if not wanted:
        raise UnreadableError("this saved page has no HTML", "save it again in the browser")
    content, charset = _content(wanted[0])
    return web_page.read(
        Document(
            content, document.encoding, charset, one_line(address or str(wanted[0].get("Content-Location", "") or "")) or document.address
        )
    )


def read(document: Document) -> Article:
    """Read a mail: its HTML if it has some, otherwise its plain text."""
    message = _message(document)
    body = message.get_body(("html", "plain"))
    remarks = tuple(
        f"the attachment {one_line(str(part.get_filename() or 'without a name'))} was not read" for part in message.iter_attachments()
    )
    if body is None:
        raise UnreadableError("this mail has no text", "save its attachment as a file, and add that")
    content, charset = _content(body)
    if body.get_content_type() == "text/html":
        found = re.search(rb"""charset\s*=\s*["']?\s*([\w.:-]{2,40})""", content[:4096])
        text, more = decode(Document(content, document.encoding, charset), found[1].decode() if found else "")
        blocks, dropped = _of_html(text)
    else:
        text, more = decode(Document(content, document.encoding, charset))
        blocks, dropped = _of_plain(text)
    if not blocks:
        raise UnreadableError("this mail has no text", "save its attachment as a file, and add that")
    return Article(with_turns(blocks), _found(message), tuple(dropped), "mail", (*remarks, *more))


def _message(document: Document) -> EmailMessage:
    message = message_from_bytes(document.content.lstrip(), policy=policy.default)
    assert isinstance(message, EmailMessage), "the policy makes messages of this class"
    return message


def _content(part: MIMEPart) -> tuple[bytes, str]:
    """The bytes of a part, and their encoding."""
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b"", str(part.get_content_charset() or "")


def _of_html(text: str) -> tuple[list[Block], list[Dropped]]:
    pieces = Walk(web_page.parsed(text), judged=False).pieces
    end = _end([piece.text for piece in pieces])
    kept: list[Piece] = []
    dropped: list[Dropped] = []
    for number, piece in enumerate(pieces):
        if piece.reason or number >= end or (_TOP.search(piece.text) and len(piece.text) < 100):
            dropped.append(Dropped(piece.reason or ("footer" if number >= end else "menu"), one_line(piece.text)[:_SHOWN]))
        else:
            kept.append(piece)
    return [web_page.block(piece) for piece in kept], dropped


def _of_plain(text: str) -> tuple[list[Block], list[Dropped]]:
    body, mark, signature = re.sub(r"\r\n?", "\n", text).partition("\n-- \n")
    parts = [part for part in re.split(r"\n[^\S\n]*\n", body) if part.strip()]
    end = _end(parts)
    dropped = [Dropped("footer", one_line(part)[:_SHOWN]) for part in (*parts[end:], *([signature] if mark else []))]
    return [Block(part.strip()) for part in parts[:end]], dropped


def _end(texts: Sequence[str]) -> int:
    """The number of texts before those about the subscription, which are at the end."""
    return next((n for n, text in enumerate(texts) if n >= 0.5 * len(texts) and n and _END.search(text) and len(text) < 400), len(texts))


def _found(message: EmailMessage) -> Found:
    """What the header says."""
    subject = one_line(str(message.get("Subject", "")))
    names = [one_line(name) for name, _ in getaddresses([str(message.get("From", ""))]) if name.strip()]
    date = day(str(message.get("Date", "")))
    archived = re.search(r"https?://[^\s>]+", str(message.get("Archived-At", "")))
    return Found(
        title=Proposal(subject, "Subject of the mail") if subject else None,
        publisher=Proposal(names[0], "From of the mail") if names else None,
        published=Proposal(date, "Date of the mail") if date else None,
        address=Proposal(archived[0], "Archived-At of the mail") if archived else None,
    )
