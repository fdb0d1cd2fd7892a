"""Subtitles of sound and video (WebVTT and SubRip): what is said, in paragraphs with the time at which each begins."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from ..articles.article import Article, Block
from ..articles.locators import Locator
from .document import Document, one_line
from .encodings import decode
from .transcript import with_turns

_TIMES: Final = re.compile(r"(?m)^[ \t]*((?:\d{1,3}:)?\d{1,2}:\d{2})[.,]\d{3}[ \t]*-->[ \t]*(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{3}[^\n]*$")
_VOICE: Final = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]+)>")
_ENDED: Final = re.compile(r"[.!?。！？…][\"”’»)\]]*$")
#: The length from which on a paragraph ends with its sentence.
_LONG: Final = 200


class _Cue(NamedTuple):
    """What is shown at a time, and who says it if that is marked."""

    time: str
    speaker: str
    text: str


def is_subtitles(document: Document) -> bool:
    """Whether a file has subtitles."""
    head = (
        document.content[:4096]
        .removeprefix(b"\xef\xbb\xbf")
        .replace(b"\x00", b"")
        .decode("ascii", "replace")
        .replace("\r\n", "\n")
        .lstrip()
    )
    return head.startswith("WEBVTT") or bool(re.match(r"\d+[ \t]*\n", head) and _TIMES.search(head))


def read(document: Document) -> Article:
    """Read subtitles.  A paragraph ends with a sentence, once it is long enough, and where the speaker changes."""
    text, remarks = decode(document)
    blocks: list[Block] = []
    held: list[_Cue] = []
    for cue in _cues(re.sub(r"\r\n?", "\n", text)):
        length = sum(len(one.text) for one in held)
        if held and (
            cue.speaker not in ("", held[0].speaker) or cue.text.startswith("- ") or (length > _LONG and _ENDED.search(held[-1].text))
        ):
            blocks.append(_block(held))
            held = []
        if not (held and held[-1].text == cue.text):  # a line that rolls up is repeated
            held.append(cue)
    return Article(with_turns([*blocks, *([_block(held)] if held else [])]), remarks=remarks)


def _cues(text: str) -> Iterator[_Cue]:
    """The subtitles in their order."""
    found = list(_TIMES.finditer(text))
    for number, times in enumerate(found):
        end = found[number + 1].start() if number + 1 < len(found) else len(text)
        shown = re.split(r"\n[ \t]*\n", text[times.end() : end].lstrip("\n"))[0]
        voice = _VOICE.search(shown)
        plain = one_line(html.unescape(re.sub(r"<[^<>]*>|\{\\[^{}]*\}", "", shown)))
        if plain:
            yield _Cue(times[1], one_line(voice[1]) if voice else "", plain)


def _block(cues: list[_Cue]) -> Block:
    said = one_line("\n".join(cue.text for cue in cues))
    speaker = cues[0].speaker
    return Block(f"{speaker}: {said}" if speaker else said, at=Locator(time=cues[0].time))
